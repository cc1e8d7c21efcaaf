"""A shipment from a workbook: a sheet of names and values, and a table of goods; and the empty workbook for it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Union

from tegi import blank, typed
from tegi.certificate.basis import Basis, Records, named, verified
from tegi.certificate.fields import GOODS, INVOICE, LINE_INVOICE, PAPERS, SHIPMENT, Field, Form
from tegi.certificate.shipment import Faults, as_form
from tegi.errors import TegiError
from tegi.language import LANGUAGES, Language
from tegi.output import save
from tegi.table.sheet import letters
from tegi.table.source import of_content

# The invoice of the whole shipment stands beside its name, too.
OF_SHIPMENT = SHIPMENT + tuple(Field(f"invoices/0/{one.path}", one.kind, one.names, PAPERS[:1]) for one in INVOICE)
OF_GOODS = GOODS + LINE_INVOICE
SHEETS = (("Жөнелтілім", "Партия", "Shipment"), ("Тауарлар", "Товары", "Goods"))
LINES = 200

Cells = dict[str, str]
Sheet = Mapping[str, Any]


def read_book(source: Union[str, "PathLike[str]", bytes], name: str = "") -> tuple[dict[str, Any], Cells]:
    """The shipment of a workbook, and the cell of each of its facts by pointer, for `issue`.

    Names of facts and columns may be in Kazakh, Russian or English, in any order.

    Raises:
        TegiError: A cell or name is not understood, or there is no table of goods; every fault.
        ImportError: openpyxl is not installed.
        OSError: The file cannot be read.
    """
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    sheets = list(of_content(content, name or (source if isinstance(source, str) else "shipment.xlsx")))
    reader = _Reader()
    for sheet in sheets:
        if not isinstance(sheet, dict):
            raise TegiError([{"code": "kind-refused", "at": name, "given": "text", "allowed": ".json, .xlsx"}])
        reader.sheet(sheet)
    if not reader.has_goods:
        reader.faults.add("no-goods-sheet", name, allowed=GOODS[0].names[1])
    if reader.faults.found:
        raise TegiError(reader.faults.found)
    return reader.document, reader.cells


class _Reader:
    def __init__(self) -> None:
        self.document: dict[str, Any] = {}
        self.cells: Cells = {}
        self.faults = Faults()
        self.has_goods = False

    def sheet(self, sheet: Sheet) -> None:
        """One sheet: a table where a column of records stands in its first row, else names and values."""
        rows = sheet["rows"]
        if not rows:
            return
        heads = [by_name(cell, OF_GOODS) for cell in rows[0]["cells"]]
        if any(one is not None and one.kind == "digest" for one in heads):
            self.table(sheet["sheet"], rows, heads)
        else:
            self.labels(sheet["sheet"], rows)

    def labels(self, name: str, rows: Sequence[Sheet]) -> None:
        """A sheet of names and values."""
        for row in rows:
            cells: list[Any] = [*row["cells"], None, None]
            label, value = cells[:2]
            for place, cell in enumerate(cells[2:], 3):
                if cell is not None:
                    self.faults.add("cell-not-read", f"{name}!{letters(place)}{row['row']}", shown(cell))
            if label is None and value is None:
                continue
            field = by_name(label, OF_SHIPMENT)
            if field is None:
                self.faults.add("unknown-label", f"{name}!A{row['row']}", shown(label))
            elif value is not None:
                self.put(self.document, "", field, value, f"{name}!B{row['row']}")

    def table(self, name: str, rows: Sequence[Sheet], heads: Sequence[Field | None]) -> None:
        """The table of goods."""
        self.has_goods = True
        for place, (cell, field) in enumerate(zip(rows[0]["cells"], heads), 1):
            if cell is not None and field is None:
                self.faults.add("unknown-label", f"{name}!{letters(place)}{rows[0]['row']}", shown(cell))
        goods = self.document.setdefault("goods", [])
        for row in rows[1:]:
            if not any(cell is not None for cell in row["cells"]):
                continue
            at = f"/goods/{len(goods)}"
            goods.append({})
            self.cells[at] = f"{name}!A{row['row']}"
            for place, cell in enumerate(row["cells"], 1):
                where = f"{name}!{letters(place)}{row['row']}"
                field = heads[place - 1] if place <= len(heads) else None
                if cell is not None and field is not None:
                    self.put(goods[-1], at, field, cell, where)
                elif cell is not None and (place > len(heads) or rows[0]["cells"][place - 1] is None):
                    self.faults.add("unknown-label", where, shown(cell))

    def put(self, top: dict[str, Any], at: str, field: Field, cell: Any, where: str) -> None:
        """A fact of a cell into the document."""
        pointer = f"{at}/{field.path}"
        if pointer in self.cells:
            self.faults.add("stated-twice", where)
            return
        if isinstance(cell, dict) and ("e" in cell or "b" in cell):
            self.faults.add("cell-not-read", where, shown(cell))
            return
        self.cells[pointer] = where
        if field.path.startswith("invoices/"):
            top.setdefault("invoices", [{}])[0][field.path.rpartition("/")[2]] = value_of(cell, field)
            return
        *above, name = field.path.split("/")
        for member in above:
            top = top.setdefault(member, {})
        top[name] = value_of(cell, field)


def value_of(cell: Any, field: Field) -> str:
    """What a cell states, in the form in which JSON states it; what is in no such form stands as it is."""
    if isinstance(cell, dict):
        said = str(cell.get("d") or cell.get("n", ""))
        return said.partition("T")[0] if field.kind == "day" and "d" in cell else said
    said = " ".join(str(cell).split())
    if field.kind == "day" and (found := typed.DAY.fullmatch(said)):
        return typed.iso(found)
    return typed.number(said) if field.kind in ("decimal", "count") else said


def shown(cell: Any) -> str:
    """A cell as it is named in a fault."""
    if isinstance(cell, dict):
        return str(next((cell[key] for key in ("d", "n", "e", "b") if key in cell), ""))
    return "" if cell is None else str(cell)[:60]


def by_name(cell: Any, fields: Iterable[Field]) -> Field | None:
    """The field of a name in any of the three languages, or of its path."""
    if not isinstance(cell, str):
        return None
    said = typed.plain(cell)
    return next((one for one in fields if said in (one.path, *map(typed.plain, one.names))), None)


def write_template(
    path: str | PathLike[str],
    records: Records = (),
    language: Language = "ru",
    form: str = "ct-1",
    *,
    force: bool = False,
) -> None:
    """Writes a workbook for a shipment, with a line for each record: its digest, name, quantity and unit.

    Raises:
        TegiError: A record is none; a file of that name is not an earlier result of ours.
        ValueError: There is no such language or form.
        ImportError: xlsxwriter is not installed.
        OSError: The file cannot be written.
    """
    if language not in LANGUAGES:
        raise ValueError(f"templates are in {', '.join(LANGUAGES)}, not in {language}")
    of = as_form(form) or "ct-1"
    texts = named(records)
    bases, faults = verified(texts, of)
    unreadable = [fault for fault in faults if fault["at"] not in {one.name for one in bases}]
    if unreadable:
        raise TegiError(unreadable)
    save(path, template(bases, LANGUAGES.index(language), of), force)


def template(bases: Sequence[Basis], place: int, form: Form) -> bytes:
    """The bytes of the workbook."""
    content = io.BytesIO()
    book = blank.workbook(content)
    top = book.add_format(blank.HEAD)
    forms = {
        "day": book.add_format({"num_format": "dd.mm.yyyy", "border": 1}),
        "decimal": book.add_format({"num_format": "General", "border": 1}),
    }
    text = book.add_format(blank.TEXT)
    first, second = (book.add_worksheet(names[place]) for names in SHEETS)
    for sheet in (first, second):
        blank.page(sheet)
    first.set_column(0, 0, 44)
    first.set_column(1, 1, 60)
    for row, field in enumerate(OF_SHIPMENT):
        first.write_string(row, 0, field.names[place] + (" *" if form in field.needed else ""), top)
        style = forms.get(field.kind, text)
        if field.path == "form":
            first.write_string(row, 1, field.choices[form][place], style)
        else:
            first.write_blank(row, 1, None, style)
        if field.choices:
            names = [one[place] for one in field.choices.values()]
            first.data_validation(row, 1, row, 1, {"validate": "list", "source": names})
    second.set_row(0, 40)
    second.freeze_panes(1, 0)
    for column, field in enumerate(OF_GOODS):
        width = 68 if field.kind == "digest" else 34 if field.path in ("name", "description") else 16
        second.set_column(column, column, width)
        second.write_string(0, column, field.names[place] + (" *" if form in field.needed else ""), top)
        for row in range(1, LINES + 1):
            second.write_blank(row, column, None, forms.get(field.kind, text))
    for row, basis in enumerate(bases, 1):
        said = {"record": basis.digest, "name": basis.get("name"), "unit": basis.get("unit")}
        for column, field in enumerate(OF_GOODS):
            if field.path in said and said[field.path]:
                second.write_string(row, column, said[field.path], text)
            elif field.path == "quantity" and basis.get("quantity"):
                second.write_number(row, column, float(basis.get("quantity")), forms["decimal"])
    book.close()
    return content.getvalue()

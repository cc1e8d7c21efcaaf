"""From the sheets of a workbook to facts of a contract, every fault at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import tegi
from tegi.errors import TegiError
from tegi.workbook.cells import BLANK, Cell, Doubt, fact
from tegi.workbook.columns import (
    CONTRACT_COLUMNS,
    CONTRACTS,
    DOCUMENT,
    DOCUMENT_LINES,
    FOREIGN,
    GOODS,
    GOODS_COLUMNS,
    Column,
    Name,
    known_as,
)
from tegi.workbook.sheets import Sheet, Source, read_sheets

if TYPE_CHECKING:
    from tegi.types import Fault

RULEBOOK = "kz-procurement"
# A line of the document's sheet may fix a reading: `readings/payroll-share`.
READINGS = "readings/"


def read_contract(source: Source, engine: tegi.Engine | None = None) -> tuple[dict[str, Any], list[Fault]]:
    """Reads the facts of a contract from a workbook and has the engine check them.

    Sheets and headings may be in Kazakh, Russian or English, in any case and order; `write_template` gives them. A fact
    that cannot be taken at its word is a fault, and `None` among the facts.

    Args:
        source: An XLSX file; a folder with the CSV files document, contracts and goods; or these files.
        engine: The engine that checks; that of the process when absent.

    Returns:
        The facts for `tegi.assess_contract`, and every fault with its cell: ``{"code": "negative", "at": "goods!D7"}``.
        With no faults the facts can be assessed.

    Raises:
        ImportError: openpyxl is not installed.
        OSError: A file cannot be read.
    """
    try:
        reading = _Reading(read_sheets(source))
    except TegiError as error:
        return {}, error.errors
    reading.read()
    if reading.is_whole:
        try:
            (engine or tegi).assess_contract(reading.facts)
        except TegiError as error:
            reading.take(error.errors)
    return reading.facts, reading.faults


class _Reading:
    """What has been read so far."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = sheets
        self.facts: dict[str, Any] = {}
        self.faults: list[Fault] = []
        self.cells: dict[str, str] = {}
        """The cell of each fact, by its pointer."""
        self.is_whole = True
        """Whether all sheets are there."""

    def read(self) -> None:
        """Reads all sheets."""
        document, contracts = self.sheet(DOCUMENT), self.sheet(CONTRACTS)
        # Without goods there is no such sheet; but another one may be it, under a name that is not known.
        known = {known_as(name) for sheet in (DOCUMENT, CONTRACTS, GOODS) for name in sheet.names}
        others = any(known_as(sheet.name) not in known and any(sheet.rows) for sheet in self.sheets)
        goods = self.sheet(GOODS, is_required=others)
        if document:
            self.cells[""] = document.at(0, 0)
            self.document(document)
        rows: list[dict[str, Any]] = []
        if contracts:
            self.cells["/contracts"] = contracts.at(0, 0)
            self.facts["contracts"] = rows
            for line, cells in self.table(contracts, CONTRACT_COLUMNS):
                at = f"/contracts/{len(rows)}"
                self.cells[at] = contracts.at(line, 0)
                rows.append(self.row(at, cells, ("value", "subcontracts")))
        if goods and contracts:
            self.goods(goods, contracts, rows)

    def sheet(self, name: Name, is_required: bool = True) -> Sheet | None:
        """The sheet of that name."""
        names = set(map(known_as, name.names))
        found = [sheet for sheet in self.sheets if known_as(sheet.name) in names]
        if len(found) > 1:
            self.fault("duplicate-sheet", found[0].name, given=found[1].name)
        if not found and is_required:
            given = ", ".join(sheet.name for sheet in self.sheets)
            self.fault("missing-sheet", " / ".join(name.names), given=given)
        self.is_whole &= bool(found) or not is_required
        return found[0] if found else None

    def document(self, sheet: Sheet) -> None:
        """Lines of a name and a value."""
        lines = {known_as(heading): line for line in DOCUMENT_LINES for heading in line.headings}
        seen = set()
        self.facts["rulebook"] = RULEBOOK
        for row, cells in enumerate(sheet.rows):
            label = cells[0].shown if cells else ""
            if not label:
                continue
            line = lines.get(known_as(label))
            if line is None and label.startswith(READINGS):
                line = Column(label, "text", label, label, label)
            if line is None:
                self.fault("unknown-heading", sheet.at(row, 0), given=label)
            elif line.field in seen:
                self.fault("duplicate-heading", sheet.at(row, 0), given=label)
            else:
                seen.add(line.field)
                cell = cells[1] if len(cells) > 1 else BLANK
                self.state(self.facts, "", line, cell, sheet.at(row, 1))

    def goods(self, sheet: Sheet, contracts: Sheet, rows: list[dict[str, Any]]) -> None:
        """The goods, each under its contract."""
        places: dict[object, int] = {}
        for place, row in enumerate(rows):
            places.setdefault(row.get("id"), place)
        for line, cells in self.table(sheet, GOODS_COLUMNS):
            column, cell, address = cells.pop("contract", (GOODS_COLUMNS[0], BLANK, sheet.at(line, 0)))
            named: dict[str, Any] = {}
            self.state(named, "", column, cell, address)
            # With one contract there is nothing to name.
            above = 0 if cell.is_blank and len(rows) == 1 else places.get(named.get("contract") or ())
            if above is None:
                # A name that could not be read, here or there, has its fault already.
                if named.get("contract", "") is not None and None not in places:
                    self.fault("unknown-contract", address, given=cell.shown, allowed=contracts.name)
                continue
            under = rows[above].setdefault("goods", [])
            at = f"/contracts/{above}/goods/{len(under)}"
            self.cells[at] = sheet.at(line, 0)
            under.append(self.row(at, cells, ("value", "price")))

    def table(
        self, sheet: Sheet, columns: Sequence[Column]
    ) -> Iterator[tuple[int, dict[str, tuple[Column, Cell, str]]]]:
        """The rows below the headings that are not blank: their cells by field, with column and address."""
        filled = [(line, row) for line, row in enumerate(sheet.rows) if any(not cell.is_blank for cell in row)]
        line, headings = filled[0] if filled else (0, [])
        known = {known_as(heading): column for column in columns for heading in column.headings}
        places: dict[int, Column] = {}
        for place, cell in enumerate(headings):
            column = known.get(known_as(cell.shown))
            if column is not None and column in places.values():
                self.fault("duplicate-heading", sheet.at(line, place), given=cell.shown)
            elif column is not None:
                places[place] = column
            elif not cell.is_blank:
                self.fault("unknown-heading", sheet.at(line, place), given=cell.shown)
        for column in columns:
            if column.is_required and column not in places.values():
                self.fault("missing-heading", sheet.at(line, 0), allowed=" / ".join(column.headings[1:]))
                self.is_whole = False
        for line, row in filled[1:]:
            cells = ((place, row[place] if place < len(row) else BLANK) for place in places)
            yield line, {places[place].field: (places[place], cell, sheet.at(line, place)) for place, cell in cells}

    def row(self, at: str, cells: dict[str, tuple[Column, Cell, str]], money: Sequence[str]) -> dict[str, Any]:
        """The facts of a row. Where it names a currency, its money is of that one."""
        row: dict[str, Any] = {}
        rate: dict[str, Any] = {}
        for field, (column, cell, address) in cells.items():
            if column not in FOREIGN:
                self.state(row, at, column, cell, address)
                continue
            for sum_of in money:
                self.cells[f"{at}/{sum_of}/{field}"] = address
            self.state(rate, f"{at}/{money[0]}", column, cell, address)
        for sum_of in money:
            if rate and sum_of in row:
                row[sum_of] = {"amount": row[sum_of], **rate}
        return row

    def state(self, facts: dict[str, Any], at: str, column: Column, cell: Cell, address: str) -> None:
        """Puts what a cell says where it belongs."""
        self.cells[f"{at}/{column.field}"] = address
        if cell.is_blank:
            return
        *path, name = column.field.split("/")
        for part in path:
            facts = facts.setdefault(part, {})
        try:
            facts[name] = fact(cell, column.kind)
        except Doubt as doubt:
            facts[name] = None
            self.fault(doubt.code, address, given=doubt.given)

    def take(self, errors: Sequence[Fault]) -> None:
        """Takes the engine's faults, without what it says of a cell that has a fault already."""
        known = {fault["at"] for fault in self.faults}
        for error in errors:
            pointer = error["at"]
            while pointer not in self.cells:
                pointer = pointer.rpartition("/")[0]
            address = self.cells[pointer]
            if address not in known:
                self.faults.append({**error, "at": address})

    def fault(self, code: str, at: str, given: str = "", allowed: str = "") -> None:
        """Notes a fault."""
        fault: Fault = {"code": code, "at": at}
        if given:
            fault["given"] = given
        if allowed:
            fault["allowed"] = allowed
        self.faults.append(fault)

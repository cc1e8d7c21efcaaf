"""Reads tables and tells how they were understood."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import tegi
from tegi._tegi import text_of_bytes
from tegi.errors import TegiError
from tegi.language import Language
from tegi.table.rates import Rates, plain, rates_of
from tegi.table.source import Source, as_json, request

if TYPE_CHECKING:
    from tegi.types import Fault, TableDocument, TableMapping, TableReading, TableSheet, TableStated

About = Literal["goods", "bill", "contract", "period"]


@dataclass(frozen=True)
class Reading:
    """How tables were understood, and the facts that they state."""

    tables: list[TableSheet]
    """Each sheet and file that was given, in their order; those that were not read, too."""
    documents: list[TableDocument]
    """The facts of each good or contract, or those of a period; with cells and faults."""
    faults: list[Fault]
    """What is wrong with the tables as a whole. With any of these no document may be assessed."""
    mapping: TableMapping
    """How the tables were understood, to be corrected, saved and given again."""
    language: Language = "ru"
    engine: tegi.Engine | None = field(default=None, repr=False, compare=False)

    @property
    def errors(self) -> list[Fault]:
        """All faults: those of the whole, then those of each document; one that several have, once."""
        faults = [*self.faults, *(fault for document in self.documents for fault in document["faults"])]
        seen: set[tuple[str, str]] = set()
        return [f for f in faults if not ((key := (f["code"], f["at"])) in seen or seen.add(key))]  # type: ignore[func-returns-value]

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the one document, ready to be assessed.

        Raises:
            TegiError: Something is wrong with the tables, each fault at its cell.
            ValueError: There is not one document.
        """
        if self.errors:
            raise TegiError(self.errors)
        if len(self.documents) != 1:
            raise ValueError(f"one document is needed; the tables hold {len(self.documents)}")
        return self.documents[0]["facts"]

    def sentences(self, language: Language | None = None) -> list[str]:
        """All faults in sentences, each behind its place, with what may have been meant."""
        from tegi.faults import sentences
        from tegi.table.show import with_offers

        language = language or self.language
        said = zip(sentences(self.errors, language), self.errors)
        return [with_offers(sentence, fault, language) for sentence, fault in said]

    def show(self, language: Language | None = None) -> str:
        """How the tables were understood, as text for a person."""
        from tegi.table.show import print_reading

        language = language or self.language
        out = io.StringIO()
        print_reading(self.to_dict(), self.sentences(language), language, out)
        return out.getvalue()

    def save_mapping(self, path: str | PathLike[str]) -> None:
        """Writes the mapping as JSON, for a person to correct and `read` to take again."""
        Path(path).write_text(self.mapping_text(), encoding="utf-8")

    def mapping_text(self) -> str:
        """The mapping as JSON text, for a person to correct."""
        return json.dumps(self.mapping, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def to_dict(self) -> TableReading:
        """The reading as the engine's JSON has it."""
        names = ("tables", "documents", "faults", "mapping")
        return cast("TableReading", {"type": "tables", **{name: getattr(self, name) for name in names}})


def read(
    source: Source,
    *,
    about: About = "goods",
    mapping: TableMapping | str | PathLike[str] | None = None,
    ignore: Iterable[str] = (),
    rates: Rates = (),
    same: Mapping[str, object] | None = None,
    stated: Mapping[str, str] | Sequence[TableStated] = (),
    language: Language = "ru",
    name: str = "",
    engine: tegi.Engine | None = None,
) -> Reading:
    """Reads tables of goods, of one good's bill, of a contract or of a period.

    Nothing that cannot be read is dropped: it is a fault at its cell, and its document is not to be assessed.

        reading = tegi.table.read("calculation.xlsx", about="bill", same={"on": "2026-03-01", "rulebook": "cis-2009"})
        print(reading.show())
        answer = tegi.assess_good(reading.facts)

    Args:
        source: The path of a workbook, of a text table or of a folder with tables; a list of paths; the bytes of a file;
            rows of values; or rows by the name of their sheet.
        about: What the tables are about: ``goods``, each a document; ``bill``, the materials of one good; ``contract``
            with its subcontracts; ``period``, the purchases of a customer.
        mapping: How tables are to be understood, or the path of a file that says so; as a reading's `mapping`.
        ignore: Headings or letters of columns and names of sheets that are left out.
        rates: Rates of currencies, each ``{"currency": …, "day": …, "rate": …}`` or ``"USD=512.30@2026-03-01"``; or the
            path of a table with these columns.
        same: Facts that are the same for all documents. What a table states goes before them.
        stated: Facts as a person states them, by path or heading: ``{"Код ТН ВЭД": "8403 10 900 0"}``. They are read
            like cells, and the table may not contradict them.
        language: The language in which names are offered and `show` tells.
        name: What the table is called, where it is no file.
        engine: The engine whose rulebooks name operations; that of the process when absent.

    Raises:
        TegiError: A file is damaged or of a kind that is not read, or an option says nothing.
        OSError: A file cannot be read.
        ImportError: openpyxl is not installed.
    """
    reader = engine or tegi._engine
    options = asked(about, mapping, ignore, rates_of(rates, reader), same, language)
    if stated:
        options["stated"] = as_stated(stated)
    sheets, files = request(source, name)
    answer = json.loads(reader.read_table_text(as_json({"options": options, "sheets": sheets}), files))
    if answer["type"] == "refusal":
        raise TegiError(answer["errors"])
    return Reading(answer["tables"], answer["documents"], answer["faults"], answer["mapping"], language, engine)


def stated_facts(
    stated: Mapping[str, str] | Sequence[TableStated],
    *,
    about: About = "goods",
    rates: Rates = (),
    language: Language = "ru",
    engine: tegi.Engine | None = None,
) -> dict[str, Any]:
    """Reads facts that a person states as text, each like a cell under that heading, and returns them as facts.

        stated_facts({"on": "01.03.2026", "Код ТН ВЭД": "8403 10 900 0"}, about="bill")
        # {"on": "2026-03-01", "good": {"hs": "8403109000"}}

    Args:
        stated: The value of each fact, by its path or one of its headings.
        about: What the facts are about, as of `read`.
        rates: Rates of currencies, as of `read`.
        language: The language in which names are offered.
        engine: The engine whose rulebooks name operations; that of the process when absent.

    Raises:
        TegiError: A name is no fact, or a text is no value of it; each fault is at the name.
    """
    reader = engine or tegi._engine
    options = asked("bill" if about == "goods" else about, None, (), rates_of(rates, reader), None, language)
    options["stated"] = as_stated(stated)
    answer = json.loads(reader.read_table_text(as_json({"options": options, "sheets": []}), []))
    if answer["type"] == "refusal":
        raise TegiError(answer["errors"])
    [document] = answer["documents"]
    if document["faults"]:
        raise TegiError(document["faults"])
    facts: dict[str, Any] = document["facts"]
    return facts


def as_stated(stated: Mapping[str, str] | Sequence[TableStated]) -> list[Any]:
    """What is stated, as the core takes it."""
    if not isinstance(stated, Mapping):
        return list(stated)
    return [{"name": name, "value": value} for name, value in stated.items()]


def asked(
    about: str,
    mapping: TableMapping | str | PathLike[str] | None,
    ignore: Iterable[str],
    rates: Sequence[Any],
    same: Mapping[str, object] | None,
    language: Language,
) -> dict[str, Any]:
    """What is asked of the core, as JSON."""
    options: dict[str, Any] = {"about": about, "language": language, "ignore": list(ignore)}
    if mapping is not None:
        options["mapping"] = saved(Path(mapping)) if isinstance(mapping, (str, PathLike)) else mapping
    if same:
        options["same"] = {key: plain(value) for key, value in same.items()}
    if rates:
        options["rates"] = list(rates)
    return options


def at_cells(errors: Iterable[Fault], cells: Mapping[str, str], tables: Sequence[TableSheet] = ()) -> list[Fault]:
    """Faults of facts, each at the cell that states the fact, or would; else at that of the nearest fact above it."""
    return [at_cell(error, cells, tables) for error in errors]


def at_cell(error: Fault, cells: Mapping[str, str], tables: Sequence[TableSheet] = ()) -> Fault:
    """A fault of a fact at its cell. A missing fact that has no column is named."""
    at, has_own = place_of(error["at"], cells, tables)
    if error["code"] == "missing-field" and not has_own:
        parts = error["at"].split("/")
        if parts[1] == "materials" and len(parts) > 3:
            # A line has its facts in its row: no option states them.
            return {"code": "missing-fact-of-row", "at": at, "allowed": "/".join(parts[3:])}
        # Of a good that is not there at all its code is what is needed first.
        fact = "good/hs" if error["at"] == "/good" else error["at"].lstrip("/")
        return {"code": "missing-fact", "at": at, "allowed": fact}
    return {**error, "at": at}


def place_of(pointer: str, cells: Mapping[str, str], tables: Sequence[TableSheet] = ()) -> tuple[str, bool]:
    """The cell of a fact, and whether it is its own. Of a fact that is not stated it is the blank one in the row of what
    it belongs to, else the cell of that."""
    above, path = pointer, ""
    while above and above not in cells:
        above, _, name = above.rpartition("/")
        path = f"{name}/{path}" if path else name
    cell = cells.get(above, pointer)
    sheet, _, address = cell.rpartition("!")
    for table in tables if path else ():
        # Of a good a column names the path from its document on.
        columns = (column for column in table["columns"] if column["field"] in (path, pointer[1:]))
        if sheet in (table["sheet"], f"{table['file']}:{table['sheet']}") and (column := next(columns, None)):
            return f"{sheet}!{column['column']}{address.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}", True
    return cell, not path


def besides(
    errors: Iterable[Fault], faults: Sequence[Fault], document: TableDocument, tables: Sequence[TableSheet]
) -> list[Fault]:
    """The faults of facts beside those of cells: not what is missing, or follows, because a cell could not be read."""
    cells = document["cells"]
    known = {fault["at"] for fault in faults}
    labels = {table["sheet"] for table in tables if table["about"] == "document"}
    has_label = any(at.rpartition("!")[0] in labels for at in known)
    found: list[Fault] = []
    for error in errors:
        fact: Any = document["facts"]
        for part in error["at"].split("/")[1:]:
            fact = fact.get(part) if isinstance(fact, dict) else fact[int(part)] if isinstance(fact, list) else None
        placed = at_cell(error, cells, tables)
        cell = placed["at"]
        if error["code"] == "missing-field":
            is_own = cell not in known and not (has_label and cell == cells.get(""))
        else:
            is_own = error["at"] in cells and fact is not None and not isinstance(fact, (dict, list))
        if is_own:
            found.append(placed)
    return found


def saved(path: Path) -> Any:
    """A mapping from its file.

    Raises:
        TegiError: It is no JSON.
        OSError: It cannot be read.
    """
    text, _ = text_of_bytes(path.read_bytes(), path.name)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise TegiError([{"code": "not-json", "at": path.name, "given": f"{error.lineno}:{error.colno}"}]) from None

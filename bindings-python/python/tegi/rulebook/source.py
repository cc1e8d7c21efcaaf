"""Reads the workbook or folder of a rulebook: its sheets as rows of named cells, each cell with its address."""

from __future__ import annotations

import csv
import datetime
import difflib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import Any, Union

from tegi import typed
from tegi._tegi import kind_of, text_of_bytes
from tegi.errors import TegiError
from tegi.optional import imported
from tegi.rulebook_faults import fault
from tegi.rulebook.fields import ACT, REGISTER_SHEETS, SHEETS, VALUES, Column, Table, column_of, plain
from tegi.table.sheet import letters
from tegi.table.source import MOST_BYTES, of_content

Source = Union[str, "PathLike[str]"]

LAST_DAY, LAST_MONTH = 31, 12
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\ufeff]+")
# The names of all sheets.
KNOWN = {plain(one) for table in (*SHEETS, *REGISTER_SHEETS) for one in (table.key, *table.names)}
# Other sheets that the same files may hold, such as notes of the authors, begin with this.
APART = "#"


@dataclass(frozen=True)
class Cell:
    """What stands in a cell."""

    said: str
    at: str
    """Its address: `rows!D7`."""


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    at: str
    cells: Mapping[str, Cell]
    columns: Mapping[str, str]
    """The address that each column has in this row."""

    def said(self, key: str) -> str:
        """What stands in a column; empty where nothing does."""
        return self.cells[key].said if key in self.cells else ""

    def where(self, key: str) -> str:
        """The address of a column in this row, also of an empty cell."""
        return self.cells[key].at if key in self.cells else self.columns.get(key, self.at)


@dataclass
class Book:
    """The sheets of a rulebook as they stand in its files."""

    name: str
    act: dict[str, Row] = field(default_factory=dict)
    """Names and values, by name."""
    tables: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[dict[str, Any]] = field(default_factory=list)
    is_register: bool = False
    top: str = ""
    """Where a missing name of the act is told."""
    of_toml: str = ""
    """The name of the file with names and values, if it is TOML: it has no cells."""

    def address(self, title: str, column: int, number: int, key: str, cells: Sequence[Any]) -> str:
        """The address of a cell: `rows!D7`; of TOML the name and its part: `act.toml:title.kk`."""
        if title + ".toml" != self.of_toml:
            return f"{title}!{letters(column)}{number}"
        name = text(cells[0]) if cells else ""
        return f"{self.of_toml}:{name}" + (f".{key}" if key not in ("value", "name") else "")

    def rows(self, key: str) -> list[Row]:
        """The rows of a sheet; none where there is no such sheet."""
        return self.tables.get(key, [])


def read(source: Source) -> Book:
    """The sheets of a workbook, or of a folder with `act.toml` and CSV files.

    Raises:
        TegiError: It is neither, or a file is damaged.
        OSError: It cannot be read.
    """
    path = Path(source)
    if path.is_dir():
        return _folder(path)
    content = content_of(path)
    kind = kind_of(content, path.name)
    if kind != "xlsx":
        raise TegiError([fault("book-kind", path.name, path.suffix or kind)])  # type: ignore[list-item]
    found = [one for one in of_content(content, path.name) if isinstance(one, dict)]
    book = Book(path.name)
    # Of merged cells only the first holds the value: the others would be read as empty.
    book.faults += [
        fault("book-merged", f"{one['sheet']}!{merged.partition(':')[0]}", merged)
        for one in found
        for merged in one["merged"]
        if not one["sheet"].startswith(APART)
    ]
    sheets = [(one["sheet"], [(row["row"], row["cells"]) for row in one["rows"]]) for one in found]
    return _book(path.name, sheets, book)


def content_of(path: Path) -> bytes:
    """The bytes of a file that is not too large to be read whole.

    Raises:
        TegiError: It is too large.
        OSError: It cannot be read.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise TegiError([{"code": "file-too-large", "at": path.name, "given": str(size), "allowed": str(MOST_BYTES)}])
    return path.read_bytes()


def _folder(path: Path) -> Book:
    book = Book(path.name)
    sheets: list[tuple[str, list[tuple[int, list[Any]]]]] = []
    for file in sorted(path.iterdir()):
        if file.name.startswith((".", "_", "~", APART)):
            continue
        if file.suffix.lower() not in (".csv", ".toml"):
            if plain(file.stem) in KNOWN:
                book.faults.append(fault("book-file-kind", file.name, file.name))
            continue
        if file.suffix.lower() == ".toml":
            book.of_toml = file.name
            sheets.append((file.stem, list(_toml(file, book))))
        else:
            sheets.append((file.stem, list(_csv(file, book))))
    return _book(path.name, sheets, book)


def _csv(file: Path, book: Book) -> Iterator[tuple[int, list[Any]]]:
    text, _ = text_of_bytes(content_of(file), file.name)
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    # Strict: a quote that is not closed would take all rows below it into one cell.
    lines = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=sign, strict=True)
    wide, number = 0, 0
    try:
        for number, cells in enumerate(lines, 1):
            wide = wide or len(cells)
            if len(cells) > wide:
                # A comma within a text that has no quotes moves all texts behind it into other columns.
                at = f"{file.stem}!{letters(wide + 1)}{number}"
                book.faults.append(fault("book-row-too-long", at, str(len(cells)), str(wide)))
            yield number, [cell or None for cell in cells[: wide or None]]
    except csv.Error:
        book.faults.append(fault("book-quotes", f"{file.stem}!A{number + 1}"))


def toml_of(file: Path) -> dict[str, Any]:
    """The values of a TOML file.

    Raises:
        TegiError: It cannot be read.
    """
    text, _ = text_of_bytes(content_of(file), file.name)
    library = _tomllib()
    try:
        values: dict[str, Any] = library.loads(text)
    except library.TOMLDecodeError as error:
        raise TegiError([fault("book-not-toml", file.name, str(error))]) from None  # type: ignore[list-item]
    return values


def _tomllib() -> ModuleType:
    # Python has its own from 3.11 on.
    try:
        return imported("tomllib", "")
    except ImportError:
        return imported("tomli", "pip install tomli")


def _toml(file: Path, book: Book) -> Iterator[tuple[int, list[Any]]]:
    """A TOML file of names and values as the rows of such a sheet: a name, its value, place, mark and words."""
    try:
        values = toml_of(file)
    except TegiError as error:
        book.faults += [dict(one) for one in error.errors]
        return
    keys = [column.key for column in VALUES]
    yield 1, list(keys)
    for number, (name, value) in enumerate(values.items(), 2):
        parts = value if isinstance(value, dict) else {"value": value}
        if unknown := [key for key in parts if key not in keys]:
            at = f"{file.name}:{name}.{unknown[0]}"
            book.faults.append(fault("book-unknown-column", at, unknown[0], ", ".join(keys[1:])))
        yield number, [name, *(_of_toml(parts.get(key)) for key in keys[1:])]


def _of_toml(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, (datetime.date, int, float)):
        return str(value)
    return value


def _book(name: str, sheets: list[tuple[str, list[tuple[int, list[Any]]]]], book: Book | None = None) -> Book:
    book = book or Book(name)
    book.top = name
    found = {plain(title): rows for title, rows in sheets}
    act = next((rows for title, rows in found.items() if title in map(plain, ("act", *SHEETS[0].names))), None)
    # A list of the register says on which rulebook it builds.
    bases = {plain(ACT[0].key), *map(plain, ACT[0].names)}
    book.is_register = any(cells and plain(text(cells[0]) or "") in bases for _, cells in act or ())
    tables = REGISTER_SHEETS if book.is_register else SHEETS
    known = {plain(one): table for table in tables for one in (table.key, *table.names)}
    seen: set[str] = set()
    for title, rows in sheets:
        if title.startswith(APART):
            continue
        table = known.get(plain(title))
        if table is None:
            names = ", ".join(one.key for one in tables)
            book.faults.append(fault("book-unknown-sheet", title, title, names, nearest(title, names.split(", "))))
        elif table.key in seen:
            book.faults.append(fault("book-sheet-twice", title, title))
        else:
            seen.add(table.key)
            _table(book, table, title, rows)
    # Without the sheet of rows the general rule alone would apply to all goods.
    lacks = next((one.key for one in tables[:2] if one.key not in seen), None)
    if lacks and not book.faults:
        book.faults.append(fault("book-no-sheet", name, lacks))
    return book


def _table(book: Book, table: Table, title: str, rows: list[tuple[int, list[Any]]]) -> None:
    rows = [(number, cells) for number, cells in rows if any(cell is not None for cell in cells)]
    if not rows:
        return
    top, *below = rows
    heads = _heads(book, table, title, *top)
    if not any(heads):
        # A title stands where headings belong; each cell below would be told of.
        return
    columns = {head.key: place for place, head in enumerate(heads, 1) if head is not None}
    made = book.tables.setdefault(table.key, [])
    for number, cells in below:
        empty = {key: book.address(title, place, number, key, cells) for key, place in columns.items()}
        row = Row(book.address(title, 1, number, "name", cells), {}, empty)
        for place, cell in enumerate(cells, 1):
            head = heads[place - 1] if place <= len(heads) else None
            at = book.address(title, place, number, head.key if head else "", cells)
            said = text(cell)
            if cell is not None and said is None:
                book.faults.append(fault("book-cell-not-read", at, str(next(iter(cell.values()), ""))))
            elif said and head is None:
                if place > len(top[1]) or top[1][place - 1] is None:
                    book.faults.append(fault("book-no-heading", at, said[:60]))
            elif said and head is not None:
                row.cells[head.key] = Cell(said, at)  # type: ignore[index]
        if not row.cells or set(row.cells) == {"note"}:
            continue
        made.append(row)
        if table.key == "act":
            _name(book, title, row)


def _heads(book: Book, table: Table, title: str, number: int, cells: list[Any]) -> list[Column | None]:
    heads: list[Column | None] = []
    for place, cell in enumerate(cells, 1):
        said = text(cell) or ""
        head = column_of(said, table.columns) if said else None
        at = f"{title}!{letters(place)}{number}"
        if said and head is None:
            names = [one.key for one in table.columns]
            near = nearest(said, [name for one in table.columns for name in (one.key, *one.names)])
            book.faults.append(fault("book-unknown-column", at, said, ", ".join(names), near))
        elif head is not None and head in heads:
            book.faults.append(fault("book-column-twice", at, said))
        heads.append(head)
    return heads


def _name(book: Book, title: str, row: Row) -> None:
    said = row.said("name")
    if not said:
        book.faults.append(fault("book-missing", row.where("name"), allowed="name"))
        return
    name = column_of(said, ACT)
    if name is None:
        near = nearest(said, [one for column in ACT for one in (column.key, *column.names)])
        names = ", ".join(column.key for column in ACT)
        book.faults.append(fault("book-unknown-column", row.where("name"), said, names, near))
    elif name.key in book.act:
        book.faults.append(fault("book-column-twice", row.where("name"), said))
    else:
        book.act[name.key] = row
        book.top = title


def nearest(said: str, names: list[str]) -> list[str]:
    """The names that are nearest to one that is not known."""
    by_plain = {plain(name): name for name in reversed(names)}
    return [by_plain[one] for one in difflib.get_close_matches(plain(said), by_plain, 2, 0.7)]


def text(cell: Any) -> str | None:
    """What a cell says, as one line; days as `2026-01-31`. `None` if it holds an error, or true or false."""
    if cell is None:
        return None
    if isinstance(cell, dict):
        if "d" in cell:
            return str(cell["d"]).partition("T")[0]
        return str(cell["n"]) if "n" in cell else None
    said = _SPACES.sub(" ", str(cell)).strip()
    found = typed.DAY.fullmatch(said)
    # A code such as 84.71.3000 looks like a day, and is none.
    if found and 1 <= int(found[1]) <= LAST_DAY and 1 <= int(found[2]) <= LAST_MONTH:
        return typed.iso(found)
    return said

"""Goods and their materials from spreadsheets: an XLSX workbook with two sheets, or two CSV files."""

from __future__ import annotations

import json
import sqlite3
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tegi.batch.columns import GOODS, GOODS_COLUMNS, MATERIALS, MATERIALS_COLUMNS, OPEN
from tegi.batch.source import AT_ONCE, Chunk, documents
from tegi.errors import TegiError
from tegi.optional import library
from tegi.workbook.cells import BLANK, Cell, Doubt, fact
from tegi.workbook.columns import FOREIGN, Column, Name, known_as
from tegi.workbook.sheets import Sheet, csv_rows, of_size, row_of, rows_of

if TYPE_CHECKING:
    from tegi.types import Fault


class Table:
    """A sheet whose first line has the headings, read row by row."""

    def __init__(self, name: str, rows: Iterator[list[Cell]], columns: Sequence[Column]) -> None:
        self.sheet = Sheet(name, [])
        self.rows = enumerate(rows, 1)
        # A currency is that of the line where a rate stands beside it, else that of the document.
        self.has_rates = FOREIGN[1] in columns
        line, headings = next(((line, row) for line, row in self.rows if filled(row)), (1, []))
        self.places: dict[int, Column] = {}
        faults: list[Fault] = []
        known = {known_as(heading): column for column in columns for heading in column.headings}
        for place, cell in enumerate(headings):
            column = known.get(known_as(cell.shown)) or of_term(cell.shown)
            at = self.sheet.at(line - 1, place)
            if column is not None and column in self.places.values():
                faults.append({"code": "duplicate-heading", "at": at, "given": cell.shown})
            elif column is not None:
                self.places[place] = column
            elif not cell.is_blank:
                faults.append({"code": "unknown-heading", "at": at, "given": cell.shown})
        for column in columns:
            if column.is_required and column not in self.places.values():
                said = " / ".join(column.headings[1:])
                faults.append({"code": "missing-heading", "at": self.sheet.at(line - 1, 0), "allowed": said})
        if faults:
            raise TegiError(faults)

    def read(self) -> Iterator[tuple[int, dict[str, Any], dict[str, str], list[Fault]]]:
        """Each row's number, its facts, the cell of each fact by its path, and what is doubtful."""
        for line, row in self.rows:
            if filled(row):
                yield line, *self.facts(line, row)

    def facts(self, line: int, row: list[Cell]) -> tuple[dict[str, Any], dict[str, str], list[Fault]]:
        facts: dict[str, Any] = {}
        cells = {"": self.sheet.at(line - 1, 0)}
        doubts: list[Fault] = []
        rate: dict[str, Any] = {}
        for place, column in self.places.items():
            cell = row[place] if place < len(row) else BLANK
            address = cells[f"/{column.field}"] = self.sheet.at(line - 1, place)
            try:
                said = None if cell.is_blank else value(cell, column)
            except Doubt as doubt:
                said = None
                doubts.append({"code": doubt.code, "at": address, "given": doubt.given})
            if said is None:
                continue
            if column in FOREIGN and self.has_rates:
                rate[column.field] = said
            else:
                state(facts, column.field, said)
        if rate and "value" in facts:
            facts["value"] = {"amount": facts["value"], **rate}
            cells |= {f"/value/{name}": cells[f"/{name}"] for name in rate} | {"/value/amount": cells["/value"]}
        return facts, cells, doubts


def filled(row: list[Cell]) -> bool:
    """Whether anything stands in it."""
    return any(not cell.is_blank for cell in row)


def of_term(heading: str) -> Column | None:
    """The column of an answer or reading, `answers/<term>`."""
    if heading.startswith(OPEN) and len(heading.split("/")) == 2:
        return Column(heading, "flag" if heading.startswith(OPEN[0]) else "text", heading, heading, heading)
    return None


def value(cell: Cell, column: Column) -> Any:
    """What a cell says; several names stand behind one another, parted by semicolons."""
    if column.kind != "names":
        return fact(cell, column.kind)
    return [name for name in (part.strip() for part in cell.shown.replace("\n", ";").split(";")) if name]


def state(facts: dict[str, Any], path: str, said: Any) -> None:
    """Puts a fact where its path says."""
    *parts, name = path.split("/")
    for part in parts:
        facts = facts.setdefault(part, {})
    facts[name] = said


class Spreadsheet:
    """Goods on one sheet, their materials on another, in any order."""

    def __init__(self, path: Path, materials: Path | None, same: dict[str, Any]) -> None:
        self.path = path
        self.materials_path = materials
        self.same = same

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The goods behind the sheet's row `start`."""
        with TemporaryDirectory(prefix="tegi-") as folder, Lines(Path(folder)) as lines:
            goods, materials, size = self.tables()
            if materials is not None:
                lines.take(materials)
            chunk = Rows(self.same)
            line = 0
            for line, facts, cells, doubts in goods.read():
                name = facts.pop("id", None)
                is_first = lines.is_first(name)
                if line <= start:
                    continue
                if not is_first:
                    doubts.append({"code": "duplicate-id", "at": cells["/id"], "given": str(name)})
                of_good = lines.of(name) if materials is not None else None
                chunk.add(line, name, facts, cells, doubts, of_good)
                if len(chunk.rows) == AT_ONCE:
                    yield chunk.made(line, size(line))
                    chunk = Rows(self.same)
            # Lines whose good has no row are not lost: each such good is a row with its error.
            for number, (name, cell) in enumerate(lines.strays(), 1):
                if line + number > start:
                    fault: Fault = {"code": "unknown-good", "at": cell, "given": name}
                    chunk.add(None, name, {}, {"": cell}, [fault], None)
                    if len(chunk.rows) == AT_ONCE:
                        yield chunk.made(line + number, 1.0)
                        chunk = Rows(self.same)
            if chunk.rows:
                yield chunk.made(line + lines.stray_count, 1.0)

    def tables(self) -> tuple[Table, Table | None, Any]:
        """The goods, the materials where there are any, and how much has been read at a line."""
        if self.path.suffix.lower() == ".xlsx":
            return of_workbook(self.path)
        files = self.path, self.materials_path
        if self.path.is_dir():
            found = [of_folder(self.path, GOODS), of_folder(self.path, MATERIALS)]
            if found[0] is None:
                raise TegiError([{"code": "missing-sheet", "at": " / ".join(GOODS.names), "given": ""}])
            files = found[0], found[1]
        stream = files[0].open("rb")
        total = files[0].stat().st_size or 1
        goods = Table(files[0].stem, csv_rows(stream, files[0].name), GOODS_COLUMNS)
        materials = files[1]
        if materials is None:
            return goods, None, lambda _: min(1.0, stream.tell() / total)
        of_materials = Table(materials.stem, csv_rows(materials.open("rb"), materials.name), MATERIALS_COLUMNS)
        return goods, of_materials, lambda _: min(1.0, stream.tell() / total)


class Rows:
    """The rows of a chunk, while they are gathered."""

    def __init__(self, same: dict[str, Any]) -> None:
        self.same = same
        self.rows: list[int | None] = []
        self.ids: list[str | None] = []
        self.texts: list[str] = []
        self.cells: list[dict[str, str]] = []
        self.doubts: list[list[Fault]] = []

    def add(
        self,
        line: int | None,
        name: str | None,
        facts: dict[str, Any],
        cells: dict[str, str],
        doubts: list[Fault],
        of_good: list[tuple[dict[str, Any], dict[str, str], list[Fault]]] | None,
    ) -> None:
        """Adds a good with its materials."""
        facts = {**self.same, **facts}
        if of_good is not None:
            facts["materials"] = [material for material, _, _ in of_good]
            for place, (_, places, faults) in enumerate(of_good):
                cells |= {f"/materials/{place}{pointer}": cell for pointer, cell in places.items()}
                doubts.extend(faults)
        self.rows.append(line)
        self.ids.append(name)
        self.texts.append(json.dumps(facts, default=str))
        self.cells.append(cells)
        self.doubts.append(doubts)

    def made(self, done: int, part: float) -> Chunk:
        """The chunk of them."""
        return Chunk(documents(self.texts), self.rows, done, part, self.ids, self.cells, self.doubts)


class Lines:
    """The materials of all goods, on disk: a bill may be longer than memory, and in any order."""

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "lines.sqlite")
        self.base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE lines (good TEXT, line TEXT, cell TEXT); CREATE TABLE goods (id TEXT PRIMARY KEY);"
        )
        self.stray_count = 0

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        self.base.close()

    def take(self, table: Table) -> None:
        """Reads all lines."""
        self.base.executemany("INSERT INTO lines VALUES (?, ?, ?)", map(packed, table.read()))
        self.base.execute("CREATE INDEX by_good ON lines (good)")

    def of(self, name: str | None) -> list[tuple[dict[str, Any], dict[str, str], list[Fault]]]:
        """The lines of a good, in the order of the sheet."""
        found = self.base.execute("SELECT line FROM lines WHERE good = ? ORDER BY rowid", (name or "",))
        return [tuple(json.loads(line)) for (line,) in found]

    def is_first(self, name: str | None) -> bool:
        """Notes a good; whether none of that name was there."""
        if name is None:
            return True
        return self.base.execute("INSERT OR IGNORE INTO goods VALUES (?)", (name,)).rowcount == 1

    def strays(self) -> Iterator[tuple[str, str]]:
        """The goods that lines name and no row has, each with its first cell."""
        found = self.base.execute(
            "SELECT good, cell, min(rowid) FROM lines WHERE good NOT IN (SELECT id FROM goods) GROUP BY good ORDER BY 3"
        )
        for name, cell, _ in found:
            self.stray_count += 1
            yield name, cell


def packed(read: tuple[int, dict[str, Any], dict[str, str], list[Fault]]) -> tuple[str, str, str]:
    """A line as it is kept."""
    _, facts, cells, doubts = read
    good = facts.pop("good", None) or ""
    return good, json.dumps([facts, cells, doubts], default=str), cells["/good"]


def of_folder(folder: Path, name: Name) -> Path | None:
    """The CSV file that stands for a sheet."""
    names = set(map(known_as, name.names))
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() == ".csv")
    return next((file for file in files if known_as(file.stem) in names), None)


def of_workbook(path: Path) -> tuple[Table, Table | None, Any]:
    """The sheets of a workbook."""
    openpyxl = library("openpyxl", "batch")
    if zipfile.is_zipfile(path):
        # Sheets are read row by row; all else, such as the texts that cells share, is held whole.
        with zipfile.ZipFile(path) as archive:
            whole = (member for member in archive.infolist() if not member.filename.startswith("xl/worksheets/"))
            of_size(sum(member.file_size for member in whole), path)
    try:
        with warnings.catch_warnings():
            # It tells of decorations that it does not read; no figure is among them.
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(path, read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(path, read_only=True)
    except Exception as error:
        if isinstance(error, OSError):
            raise
        # Whatever the library makes of a file that is damaged, encrypted or of another kind.
        raise TegiError([{"code": "not-a-workbook", "at": path.name, "given": type(error).__name__}]) from error

    def rows(title: str) -> Iterator[list[Cell]]:
        for pair in zip_longest(rows_of(values[title]), rows_of(formulas[title])):
            yield row_of(*pair)

    def table(name: Name, columns: Sequence[Column]) -> Table | None:
        names = set(map(known_as, name.names))
        title = next((title for title in values.sheetnames if known_as(title) in names), None)
        return Table(title, rows(title), columns) if title else None

    # Before it is read: then the size that the file states is set aside.
    sizes = {title: values[title].max_row or 1 for title in values.sheetnames}
    goods, materials = table(GOODS, GOODS_COLUMNS), table(MATERIALS, MATERIALS_COLUMNS)
    if goods is None:
        given = ", ".join(values.sheetnames)
        raise TegiError([{"code": "missing-sheet", "at": " / ".join(GOODS.names), "given": given}])
    return goods, materials, lambda line: min(1.0, line / sizes[goods.sheet.name])

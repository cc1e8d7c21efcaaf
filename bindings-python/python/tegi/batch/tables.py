"""Goods and their materials from workbooks and text tables, read in passes: neither rows nor lines are held in memory.

First every row is looked at, and it is decided how each column is understood. Then rows become records, which are kept
on disk: a bill may be longer than memory, and its lines in any order. At last each good is made of its records.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

import tegi
from tegi._tegi import TablePasses, kind_of
from tegi.batch.source import AT_ONCE, Chunk, documents
from tegi.errors import TegiError
from tegi.table.book import Book
from tegi.table.sheet import Sheet
from tegi.table.source import as_json

if TYPE_CHECKING:
    from tegi.types import Fault, TableDocument, TableSheet

PIECE = 1 << 20
# Goods with long bills make smaller chunks: so many cells are held at a time.
CELLS_AT_ONCE = 100_000
# Of the whole: looking at all rows, reading them again, making goods of them.
LOOKED, READ = 0.4, 0.7

Record = tuple[str, "str | None", str, int, "list[str]", bytes]


@dataclass
class Input:
    """A text file, or a sheet whose rows were written to a file of their own."""

    path: Path
    is_text: bool


class Tables:
    """Goods in some files: workbooks, text tables, or both."""

    def __init__(self, paths: Sequence[Path], options: dict[str, Any], engine: tegi.Engine | None = None) -> None:
        self.paths = list(paths)
        self.options = options
        self.engine = engine or tegi._engine
        self.own: list[str] = []
        """The headings of the user's own columns, once they have been read."""
        self.tables: list[TableSheet] = []
        """How the tables were understood, once they have been read."""

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The goods behind the first `start`."""
        with TemporaryDirectory(prefix="tegi-") as name, Records(Path(name)) as records:
            passes = TablePasses(self.engine, as_json(self.options), len(self.paths) > 1)
            inputs = list(self.surveyed(passes, Path(name)))
            understood = json.loads(passes.understood())
            self.tables = understood["tables"]
            own = (column["heading"] for table in self.tables for column in table["columns"] if column["own"])
            self.own = list(dict.fromkeys(own))
            refuse(understood["faults"], self.paths[0].name)
            for place, table in enumerate(inputs):
                records.take(passes.again(place))
                for some in self.read(passes, table):
                    records.take(some)
            last, apart, faults = passes.read(self.engine)
            records.take(last)
            for place, part in json.loads(apart):
                self.tables[place]["apart"].append(part)
            refuse(json.loads(faults), self.paths[0].name)
            yield from self.made(passes, records, start)

    def surveyed(self, passes: TablePasses, folder: Path) -> Iterator[Input]:
        """Shows all rows to the first pass."""
        for path in self.paths:
            with path.open("rb") as stream:
                kind = kind_of(ends(stream), path.name)
                stream.seek(0)
                if kind == "text":
                    passes.begin_text(path.name)
                    for piece in pieces(stream):
                        passes.look(piece)
                    passes.looked()
                    stream.seek(0)
                    for piece in pieces(stream):
                        passes.push(self.engine, piece)
                    passes.end_text(self.engine)
                    yield Input(path, is_text=True)
                    continue
            if kind != "xlsx":
                fault: Fault = {"code": "kind-refused", "at": path.name, "given": kind, "allowed": ".xlsx, .csv"}
                raise TegiError([fault])
            with Book(path, path.name) as book:
                for number, part in enumerate(book.sheets):
                    # What is merged stands behind the rows: they are kept, so that they need not be unpacked again.
                    kept = folder / f"{path.name}-{number}.rows"
                    sheet = Sheet(book, part)
                    with kept.open("w", encoding="utf-8") as file:
                        for rows in sheet.rows():
                            file.write(as_json(rows) + "\n")
                    passes.sheet(as_json(sheet.head(path.name)))
                    with kept.open(encoding="utf-8") as file:
                        for line in file:
                            passes.rows(self.engine, line)
                    yield Input(kept, is_text=False)

    def read(self, passes: TablePasses, table: Input) -> Iterator[list[Record]]:
        """The records of a table's rows."""
        if not table.is_text:
            with table.path.open(encoding="utf-8") as file:
                for line in file:
                    yield passes.rows(self.engine, line)
            return
        with table.path.open("rb") as stream:
            for piece in pieces(stream):
                yield passes.push(self.engine, piece)
        yield passes.end_text(self.engine)

    def made(self, passes: TablePasses, records: Records, start: int) -> Iterator[Chunk]:
        """The goods behind the first `start`, then the lines that meet none."""
        records.meet(passes)
        rows = Rows(self.tables)
        done = 0
        for made in self.documents(passes, records):
            done += 1
            if done > start:
                rows.add(json.loads(made))
                if len(rows.rows) == AT_ONCE or rows.count_of_cells > CELLS_AT_ONCE:
                    yield rows.made(done, READ + (1 - READ) * done / max(records.count, done))
                    rows = Rows(self.tables)
        if rows.rows:
            yield rows.made(done, 1.0)

    def documents(self, passes: TablePasses, records: Records) -> Iterator[str]:
        """The document of each good, in the order of their rows; then those of lines that meet no good."""
        for good in records.goods():
            own, twins, lines = records.of(good)
            astray = records.astray_at(good)
            if own is not None and twins:
                astray.append(passes.duplicate(own))
            yield passes.good(own, lines, astray)
            for twin in twins:
                yield passes.good(twin, [], [passes.duplicate(twin)])
        for line, faults in records.strays():
            yield passes.astray(line, faults)


class Rows:
    """The rows of a chunk, while they are gathered."""

    def __init__(self, tables: list[TableSheet]) -> None:
        self.tables = tables
        self.rows: list[int | None] = []
        self.ids: list[str | None] = []
        self.texts: list[str] = []
        self.cells: list[dict[str, str]] = []
        self.doubts: list[list[Fault]] = []
        self.own: list[dict[str, str]] = []
        self.count_of_cells = 0

    def add(self, document: TableDocument) -> None:
        """Adds a good."""
        self.rows.append(document["row"])
        self.ids.append(document["id"])
        self.texts.append(as_json(document["facts"]))
        self.cells.append(document["cells"])
        self.doubts.append(document["faults"])
        self.own.append(document["own"])
        self.count_of_cells += len(document["cells"])

    def made(self, done: int, part: float) -> Chunk:
        """The chunk of them."""
        return Chunk(
            table=documents(self.texts),
            rows=self.rows,
            done=done,
            part=part,
            ids=self.ids,
            cells=self.cells,
            doubts=self.doubts,
            tables=self.tables,
            own=self.own,
        )


class Records:
    """The records of all tables, on disk."""

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "records.sqlite")
        self.base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE records (place INTEGER PRIMARY KEY, is_line INTEGER, is_own INTEGER, id TEXT, key TEXT,"
            " beside TEXT, record BLOB);"
            "CREATE TABLE goods (place INTEGER PRIMARY KEY, id TEXT, key TEXT, is_named INTEGER);"
            "CREATE TABLE astray (good INTEGER, fault TEXT); CREATE TABLE strays (id TEXT, fault TEXT, record BLOB);"
        )
        self.count = 0

    def __enter__(self) -> Records:
        return self

    def __exit__(self, *_: object) -> None:
        self.base.close()

    def take(self, records: list[Record]) -> None:
        """Keeps records."""
        rows = (
            (role == "lines", role == "goods", id, key, json.dumps(beside), record)
            for role, id, key, _, beside, record in records
        )
        self.base.executemany(
            "INSERT INTO records (is_line, is_own, id, key, beside, record) VALUES (?, ?, ?, ?, ?, ?)", rows
        )

    def meet(self, passes: TablePasses) -> None:
        """Finds out which goods there are, and which lines meet none of them."""
        self.base.executescript(
            "CREATE INDEX by_id ON records (id, is_line);"
            # A row of its own without a number is a good that no line can name.
            "INSERT INTO goods SELECT place, id, key, 0 FROM records WHERE is_own AND id IS NULL;"
            "INSERT INTO goods SELECT min(place), id, key, 1 FROM records"
            " WHERE NOT is_line AND id IS NOT NULL GROUP BY id;"
            # Lines that repeat their good, without a number: of one good.
            "INSERT OR IGNORE INTO goods SELECT min(place), NULL, key, 1 FROM records"
            " WHERE NOT is_line AND NOT is_own AND id IS NULL GROUP BY id;"
            "CREATE INDEX good_by_id ON goods (id); CREATE INDEX good_by_key ON goods (key);"
        )
        self.count = self.base.execute("SELECT count(*) FROM goods").fetchone()[0]
        for id, key, beside, record in self.unmet():
            near = self.base.execute("SELECT place, id FROM goods WHERE key = ? AND id IS NOT NULL", (key,))
            near_goods = near.fetchall() if id is not None else []
            fault = passes.stray(record, [name for _, name in near_goods])
            self.base.execute("INSERT INTO strays VALUES (?, ?, ?)", (id, fault, record))
            touched = [place for place, _ in near_goods]
            for name in json.loads(beside):
                touched += [place for (place,) in self.base.execute("SELECT place FROM goods WHERE id = ?", (name,))]
            self.base.executemany("INSERT INTO astray VALUES (?, ?)", [(place, fault) for place in touched])

    def unmet(self) -> Iterator[tuple[str | None, str, str, bytes]]:
        """The lines that meet no good."""
        return self.base.execute(
            "SELECT id, key, beside, record FROM records WHERE is_line"
            " AND (id IS NULL OR id NOT IN (SELECT id FROM goods WHERE id IS NOT NULL)) ORDER BY place"
        )

    def goods(self) -> Iterator[tuple[int, str | None]]:
        """The goods, each by its place and its id."""
        return self.base.execute("SELECT place, id FROM goods ORDER BY place")

    def of(self, good: tuple[int, str | None]) -> tuple[bytes | None, list[bytes], list[bytes]]:
        """A good's own record, others of the same id, and its lines."""
        place, id = good
        if id is None:
            found = self.base.execute("SELECT is_own, record FROM records WHERE place = ?", (place,)).fetchall()
            if not found[0][0]:
                query = (
                    "SELECT is_own, record FROM records WHERE id IS NULL AND NOT is_line AND NOT is_own ORDER BY place"
                )
                found = self.base.execute(query).fetchall()
        else:
            query = "SELECT is_own, record FROM records WHERE id = ? ORDER BY place"
            found = self.base.execute(query, (id,)).fetchall()
        own = [record for is_own, record in found if is_own]
        return (own[0] if own else None), own[1:], [record for is_own, record in found if not is_own]

    def astray_at(self, good: tuple[int, str | None]) -> list[str]:
        """The faults of lines that may be the good's."""
        return [fault for (fault,) in self.base.execute("SELECT fault FROM astray WHERE good = ?", good[:1])]

    def strays(self) -> Iterator[tuple[bytes, list[str]]]:
        """The lines that meet no good: of each number the first, with the faults of all."""
        firsts = self.base.execute("SELECT id, record, min(rowid) FROM strays GROUP BY id ORDER BY 3").fetchall()
        for id, record, _ in firsts:
            faults = self.base.execute("SELECT fault FROM strays WHERE id IS ? ORDER BY rowid", (id,))
            yield record, [fault for (fault,) in faults]


def refuse(faults: list[Fault], file: str) -> None:
    """Refuses tables in which something is wrong with the whole."""
    if faults:
        raise TegiError([{**fault, "at": fault["at"] or file} for fault in faults])


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """A file in pieces."""
    return iter(lambda: stream.read(PIECE), b"")


def ends(stream: IO[bytes]) -> bytes:
    """The beginning and the end of a file, by which its kind is told."""
    beginning = stream.read(PIECE)
    size = stream.seek(0, 2)
    stream.seek(max(PIECE, size - PIECE))
    return beginning + stream.read(PIECE)

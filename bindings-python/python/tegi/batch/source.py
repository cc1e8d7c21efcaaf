"""What a batch is read from, a chunk at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tegi.errors import TegiError
from tegi.optional import library
from tegi.parquet import bytes_of, reading

if TYPE_CHECKING:
    from tegi.types import Fault, TableSheet

# Rows that are held at once: large enough for all processors, small enough for any memory.
AT_ONCE = 16_384


@dataclass
class Chunk:
    """Some rows of a batch."""

    table: Any
    """The rows for `tegi.arrow`."""
    rows: Sequence[int | None]
    """Where each row stands in the file, counted from 1; nothing for one that stands nowhere."""
    done: int
    """How many rows of the file have been read with this chunk."""
    part: float
    """How much of the file has been read, of 1."""
    ids: list[str | None] | None = None
    """The names of the rows, where the table has none."""
    cells: list[dict[str, str]] = field(default_factory=list)
    """The cell of each fact, by its pointer; for each row of a spreadsheet."""
    doubts: list[list[Fault]] = field(default_factory=list)
    """What of a spreadsheet's row cannot be taken at its word."""
    tables: list[TableSheet] = field(default_factory=list)
    """How the tables that they come from were understood."""
    own: list[dict[str, str]] = field(default_factory=list)
    """What stands in the user's own columns, by their headings; for each row of a spreadsheet."""


class Source(Protocol):
    """A file of a batch."""

    own: list[str]
    """The headings of the user's own columns, in their order."""

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The rows behind the first `start`."""


class Parquet:
    """A Parquet file, or the parts of one, whose columns are named as `tegi.arrow` has them."""

    def __init__(self, *paths: Path) -> None:
        """Opens them.

        Raises:
            TegiError: A file is no Parquet, or a part has other columns than the first.
            OSError: A file cannot be read.
        """
        self.own: list[str] = []
        self.paths = paths
        self.total = 0
        names: list[str] = []
        for path in paths:
            with reading(path) as parquet:
                schema, rows = parquet.read_schema(path), parquet.read_metadata(path).num_rows
            if path != paths[0] and schema.names != names:
                other = ", ".join(sorted(set(names) ^ set(schema.names)) or schema.names)
                raise TegiError([{"code": "parts-differ", "at": path.name, "given": other, "allowed": paths[0].name}])
            names = schema.names
            self.total += rows

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The rows behind the first `start`."""
        before = 0
        for path in self.paths:
            with reading(path) as parquet, parquet.ParquetFile(path) as file:
                if before + file.metadata.num_rows > start:
                    yield from self.of_file(file, before, start)
                before += file.metadata.num_rows

    def of_file(self, file: Any, before: int, start: int) -> Iterator[Chunk]:
        """The rows of one file behind the first `start` of all; so many rows stand in the files before it."""
        metadata = file.metadata
        group, done = 0, before
        while group < metadata.num_row_groups and done + metadata.row_group(group).num_rows <= start:
            done += metadata.row_group(group).num_rows
            group += 1
        groups = list(range(group, metadata.num_row_groups))
        for batch in ahead(file.iter_batches(AT_ONCE, row_groups=groups)):
            behind = max(0, min(start - done, batch.num_rows))
            rows = list(range(done + behind + 1, done + batch.num_rows + 1))
            done += batch.num_rows
            if rows:
                yield Chunk(batch.slice(behind), rows, done, done / self.total)


def parts_of(folder: Path) -> list[Path]:
    """The Parquet files of a folder, as Spark and others write one; what begins with a dot or an underscore is none."""
    files = (file for file in folder.iterdir() if file.suffix.lower() == ".parquet" and file.name[0] not in "._")
    return sorted(files)


class JsonLines:
    """A file with a document of facts on each line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.own: list[str] = []

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The lines behind the first `start`; blank ones are none."""
        size = self.path.stat().st_size or 1
        texts: list[str] = []
        rows: list[int | None] = []
        read = number = 0
        with self.path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                read += len(line)
                if number <= start or not line.strip():
                    continue
                # What is no UTF-8 is no JSON either; the engine says so of this line.
                text = line.decode("utf-8", errors="surrogateescape").strip().removeprefix("\ufeff")
                texts.append(scrubbed(text))
                rows.append(number)
                if len(rows) == AT_ONCE:
                    yield Chunk(documents(texts), rows, number, read / size)
                    texts, rows = [], []
        if rows:
            yield Chunk(documents(texts), rows, number, 1.0)


def names_of(chunk: Chunk) -> list[str | None]:
    """The names of the goods, as the rows state them; nothing where a row cannot be read, of which it has its fault."""
    table = chunk.table
    if "facts" in table.schema.names:
        return [name_of(text) for text in table.column("facts").to_pylist()]
    for column in ("name", "good/name"):
        if column in table.schema.names:
            names = bytes_of(table.column(column)).to_pylist()
            return [name.decode("utf-8", "replace") if isinstance(name, bytes) else None for name in names]
    if "good" in table.schema.names:
        try:
            goods = table.column("good").to_pylist()
        except UnicodeDecodeError:
            return [None] * table.num_rows
        return [good.get("name") if isinstance(good, dict) else None for good in goods]
    return [None] * table.num_rows


def name_of(text: str | None) -> str | None:
    """The name of the good in a document."""
    try:
        name = json.loads(text or "", parse_float=str, parse_int=str)["good"]["name"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    # Half of a pair of letters is no text; such a row has its fault.
    return name.encode("utf-8", "replace").decode() if isinstance(name, str) else None


def scrubbed(text: str) -> str:
    """A text that can be UTF-8; one with broken letters is no JSON any more."""
    try:
        text.encode()
        return text
    except UnicodeEncodeError:
        return "\ufffd"


def documents(texts: list[str]) -> Any:
    """A table of whole documents."""
    pyarrow = library("pyarrow", "batch")
    return pyarrow.table({"facts": pyarrow.array(texts, pyarrow.large_string())})


def ahead(items: Iterator[Any]) -> Iterator[Any]:
    """The same, each one read while the one before is worked on."""
    with ThreadPoolExecutor(1) as reader:
        waiting = reader.submit(next, items, None)
        while (item := waiting.result()) is not None:
            waiting = reader.submit(next, items, None)
            yield item

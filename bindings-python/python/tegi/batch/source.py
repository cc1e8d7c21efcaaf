"""What a batch is read from, a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tegi.optional import library
from tegi.parquet import reading

if TYPE_CHECKING:
    from tegi.types import Fault

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


class Source(Protocol):
    """A file of a batch."""

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The rows behind the first `start`."""


class Parquet:
    """A Parquet file whose columns are named as `tegi.arrow` has them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with reading(path) as parquet:
            self.file = parquet.ParquetFile(path)
        self.names: list[str] = self.file.schema_arrow.names

    def chunks(self, start: int) -> Iterator[Chunk]:
        """The rows behind the first `start`."""
        metadata = self.file.metadata
        group, skipped = 0, 0
        while group < metadata.num_row_groups and skipped + metadata.row_group(group).num_rows <= start:
            skipped += metadata.row_group(group).num_rows
            group += 1
        groups = list(range(group, metadata.num_row_groups))
        done = skipped
        with reading(self.path):
            for batch in ahead(self.file.iter_batches(AT_ONCE, row_groups=groups)):
                behind = max(0, min(start - done, batch.num_rows))
                rows = list(range(done + behind + 1, done + batch.num_rows + 1))
                done += batch.num_rows
                if rows:
                    yield Chunk(batch.slice(behind), rows, done, done / metadata.num_rows)


class JsonLines:
    """A file with a document of facts on each line."""

    def __init__(self, path: Path) -> None:
        self.path = path

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

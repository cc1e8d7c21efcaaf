"""Assesses all rows of a file into another one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tegi
import tegi.arrow
from tegi.batch.parts import Parts, replace
from tegi.batch.result import WRITERS
from tegi.batch.sheets import Spreadsheet
from tegi.batch.source import Chunk, JsonLines, Parquet, Source
from tegi.optional import library

if TYPE_CHECKING:
    from tegi.types import Fault

READERS = (".parquet", ".jsonl", ".ndjson", ".csv", ".xlsx")


@dataclass
class Batch:
    """What is to be done."""

    source: Path
    out: Path
    materials: Path | None = None
    of_contracts: bool = False
    same: dict[str, Any] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    workers: int = 0
    resume: bool = False
    language: str = "ru"


@dataclass
class Summary:
    """What came of it."""

    rows: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """The rows that have an error."""
        return self.errors.total()

    def take(self, table: Any) -> None:
        """Counts the rows of a part; a row with several errors counts under its first."""
        self.rows += table.num_rows
        names = ("verdict", self.verdicts), ("error", self.errors)
        for name, counts in names:
            if name in table.column_names:
                for pair in table.column(name).value_counts().to_pylist():
                    if pair["values"] is not None:
                        counts[pair["values"]] += pair["counts"]
        if "verdict" not in table.column_names:
            self.verdicts["assessed"] = self.rows - self.failed

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"rows": self.rows, "verdicts": dict(self.verdicts), "errors": dict(self.errors)}


def run(batch: Batch, engine: tegi.Engine | None = None) -> Summary:
    """Assesses each row of a file by itself, in memory that does not grow with the file.

    Raises:
        TegiError: The file, or a column of it, cannot be read. A row that cannot be read is a row with its errors.
        ValueError: The file is of no kind that is known.
        OtherBatch: What is to be resumed is another batch.
        ImportError: A library of `tegi[batch]` is not installed.
        OSError: A file cannot be read or written.
    """
    write = WRITERS.get(batch.out.suffix.lower())
    if write is None:
        raise ValueError(f"{batch.out}: the result is .parquet, .jsonl, .csv or .xlsx")
    source = opened(batch)
    parts = Parts(batch.out, told(batch, engine), batch.resume)
    summary = Summary()
    for table in parts.read():
        summary.take(table)
    with progress() as show:
        for chunk in source.chunks(parts.done):
            table = assessed(batch, chunk, engine)
            parts.add(table, chunk.done)
            summary.take(table)
            show(chunk.part, len(chunk.rows), summary.rows)
        if not parts.count:
            parts.add(assessed(batch, empty(), engine), 0)
    replace(batch.out, lambda path: write(path, parts.read(), batch.language))
    parts.remove()
    return summary


def opened(batch: Batch) -> Source:
    """The file, by its name."""
    kind = batch.source.suffix.lower()
    if kind == ".parquet" and batch.materials is None:
        return Parquet(batch.source)
    if kind in (".jsonl", ".ndjson") and batch.materials is None:
        return JsonLines(batch.source)
    if (kind in (".csv", ".xlsx") or batch.source.is_dir()) and not batch.of_contracts:
        return Spreadsheet(batch.source, batch.materials, batch.same)
    if batch.materials is not None:
        raise ValueError(f"{batch.source}: materials of their own go with .csv only")
    if batch.of_contracts and kind in READERS:
        raise ValueError(f"{batch.source}: contracts in a batch are .parquet or .jsonl")
    raise ValueError(f"{batch.source}: goods are .parquet, .jsonl, .xlsx, .csv, or a folder with goods.csv")


def told(batch: Batch, engine: tegi.Engine | None) -> dict[str, Any]:
    """What makes a batch the same one: its files as they are, what is asked, and who answers by which rulebooks."""
    files = [batch.source]
    if batch.source.is_dir():
        files = sorted(file for file in batch.source.glob("*.[cC][sS][vV]") if file != batch.out)
    files += [batch.materials] if batch.materials else []
    return {
        "engine": tegi.version,
        "rulebooks": [edition["sha256"] for edition in (engine or tegi).rulebooks()],
        "files": [[file.name, file.stat().st_size, file.stat().st_mtime_ns] for file in files],
        "contracts": batch.of_contracts,
        "same": {name: str(value) for name, value in batch.same.items()},
        "more": list(batch.more),
    }


def empty() -> Chunk:
    """No rows at all: the result has its columns all the same."""
    pyarrow = library("pyarrow", "batch")
    return Chunk(pyarrow.table({"facts": pyarrow.array([], pyarrow.string())}), [], 0, 1.0)


def assessed(batch: Batch, chunk: Chunk, engine: tegi.Engine | None) -> Any:
    """The answers to a chunk's rows, each with its place in the file."""
    pyarrow = library("pyarrow", "batch")
    assess = tegi.arrow.assess_contracts if batch.of_contracts else tegi.arrow.assess_goods
    columns = (*(tegi.arrow.CONTRACT if batch.of_contracts else tegi.arrow.GOOD), *batch.more)
    # A spreadsheet's rows have them already.
    same = batch.same if chunk.ids is None else {}
    table = pyarrow.table(assess(chunk.table, columns=columns, workers=batch.workers, engine=engine, **same))
    if any(chunk.doubts) or chunk.cells:
        table = at_cells(table, chunk)
    if chunk.ids is not None:
        table = table.add_column(0, "id", pyarrow.array(chunk.ids, pyarrow.string()))
    return table.add_column(0, "row", pyarrow.array(chunk.rows, pyarrow.int64()))


def at_cells(table: Any, chunk: Chunk) -> Any:
    """The same, with errors at the cells of a spreadsheet; a row with a doubtful cell has no answer."""
    pyarrow = library("pyarrow", "batch")
    errors = table.column("errors").to_pylist()
    places = {place for place, faults in enumerate(errors) if faults}
    places |= {place for place, doubts in enumerate(chunk.doubts) if doubts}
    if not places:
        return table
    columns = {name: table.column(name).to_pylist() for name in table.column_names}
    for place in sorted(places):
        faults = joined(chunk.doubts[place], errors[place] or [], chunk.cells[place])
        for column in columns.values():
            column[place] = None
        columns["errors"][place] = faults
        columns["error"][place], columns["error_at"][place] = faults[0]["code"], faults[0]["at"]
    arrays = [pyarrow.array(columns[field.name], field.type) for field in table.schema]
    return pyarrow.table(arrays, schema=table.schema)


def joined(doubts: list[Fault], errors: list[Fault], cells: dict[str, str]) -> list[Fault]:
    """The doubts, then the engine's errors at their cells, without what it says of a cell that has one already."""
    faults = list(doubts)
    known = {fault["at"] for fault in doubts}
    for error in errors:
        pointer = error["at"]
        while pointer not in cells:
            pointer = pointer.rpartition("/")[0]
        if cells[pointer] not in known and not (pointer == "" and doubts):
            faults.append({**error, "at": cells[pointer]})
    return faults


@contextmanager
def progress() -> Iterator[Any]:
    """Shows how far it is, how fast and how long still; only to a person who watches."""
    if not sys.stderr.isatty():
        yield lambda part, rows, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rows]:,} · {task.fields[rate]:,.0f}/s")
    shown = Progress(BarColumn(), TaskProgressColumn(), rate, TimeRemainingColumn(), console=Console(stderr=True))
    with shown:
        task = shown.add_task("", total=1.0, rows=0, rate=0.0)
        seen = [0]

        def show(part: float, rows: int, total: int) -> None:
            seen[0] += rows
            elapsed = shown.tasks[task].elapsed or 1.0
            shown.update(task, completed=part, rows=total, rate=seen[0] / max(elapsed, 0.001))

        yield show


__all__ = ["Batch", "Summary", "run"]

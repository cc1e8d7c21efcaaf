"""Assesses all rows of a file into another one."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tegi
import tegi.arrow
from tegi import output
from tegi.batch.parts import Parts
from tegi.batch.dialect import Dialect, of_file
from tegi.batch.reports import Reports
from tegi.batch.result import FOR_PEOPLE, SUCCESS, WRITERS, Look, write_folder
from tegi.batch.tables import Tables
from tegi.batch.source import Chunk, JsonLines, Parquet, Source, names_of, parts_of
from tegi.batch.spoken import spoken
from tegi.conversion import of_text
from tegi.errors import TegiError
from tegi.language import LANGUAGES, Language
from tegi.optional import library
from tegi.table.rates import rates_of
from tegi.table.reading import asked, at_cell
from tegi.table.source import ENDINGS as TABLES
from tegi.table.source import tables_of
from tegi.place import working_on

if TYPE_CHECKING:
    from tegi.types import Fault, TableSheet

# Rows whose answers are held whole at a time.
WHOLE_AT_ONCE = 512
READERS = (".parquet", ".jsonl", ".ndjson", *TABLES)


@dataclass
class Batch:
    """What is to be done."""

    source: str | PathLike[str]
    out: str | PathLike[str]
    materials: str | PathLike[str] | None = None
    of_contracts: bool = False
    same: dict[str, Any] = field(default_factory=dict)
    more: tuple[str, ...] = ()
    workers: int = 0
    resume: bool = False
    language: Language = "ru"
    parted: bool = False
    """The result is a folder with parts in Parquet."""
    reports: str | PathLike[str] | None = None
    """A folder, for a worksheet of each good."""
    reports_as: str = "docx"
    """The kind of the worksheets: docx, xlsx or html."""
    mapping: Any = None
    """How tables are to be understood: a mapping, or the path of one."""
    ignore: tuple[str, ...] = ()
    """Columns and sheets of tables that are left out."""
    rates: Any = ()
    """Rates of currencies, as `tegi.table.read` takes them."""
    force: bool = False
    """Write over a file that is not an earlier result of ours; never over an input."""


@dataclass
class Located(Batch):
    """The same with its files as paths."""

    source: Path
    out: Path
    materials: Path | None = None
    reports: Path | None = None

    @classmethod
    def of(cls, batch: Batch) -> Located:
        """What is to be done, its files as paths."""
        given = vars(batch)
        optional = {name: Path(given[name]) if given[name] else None for name in ("materials", "reports")}
        return cls(**{**given, "source": Path(batch.source), "out": Path(batch.out), **optional})


@dataclass
class Summary:
    """What came of it."""

    rows: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    provisional: Counter[str] = field(default_factory=Counter)
    """The verdicts among them that are provisional."""
    errors: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Fault] = field(default_factory=dict)
    """The first of each of these errors."""

    @property
    def failed(self) -> int:
        """The rows that have an error."""
        return self.errors.total()

    def take(self, table: Any) -> None:
        """Counts the rows of a part; a row with several errors counts under its first."""
        self.rows += table.num_rows
        names = [("verdict", self.verdicts, table), ("error", self.errors, table)]
        if "provisional" in table.column_names:
            names.append(("verdict", self.provisional, table.filter(table.column("provisional"))))
        for name, counts, rows in names:
            if name in rows.column_names:
                for pair in rows.column(name).value_counts().to_pylist():
                    if pair["values"] is not None:
                        counts[pair["values"]] += pair["counts"]
        if "errors" in table.column_names:
            for code in self.errors.keys() - self.examples.keys():
                place = table.column("error").index(code).as_py()
                self.examples[code] = table.column("errors")[place].as_py()[0]
        if "verdict" not in table.column_names:
            self.verdicts["assessed"] = self.rows - self.failed

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        counts = {"verdicts": self.verdicts, "provisional": self.provisional, "errors": self.errors}
        return {"rows": self.rows, **{name: dict(count) for name, count in counts.items()}}


def run(
    batch: Batch, engine: tegi.Engine | None = None, progress: Callable[[float, int], object] | None = None
) -> Summary:
    """Assesses each row of a file by itself, in memory that does not grow with the file.

    Args:
        batch: What is to be done.
        engine: The engine; that of the process when absent.
        progress: Told after each part how much of the file has been read, of 1, and how many rows are answered. What
            it raises stops the batch, which `resume` goes on with. When absent, a bar shows it to a person who watches.

    Raises:
        TegiError: The file, or a column of it, cannot be read, or is of no kind that is known; an option is wrong; the
            result would be written over an input, or over a file that is not an earlier result. A row that cannot be
            read is a row with its errors.
        OtherBatch: What is to be resumed is another batch.
        ImportError: A library of `tegi[batch]` is not installed.
        OSError: A file cannot be read or written.
    """
    return done(Located.of(batch), engine, progress)


def done(batch: Located, engine: tegi.Engine | None, progress: Callable[[float, int], object] | None) -> Summary:
    """What came of a batch whose files are paths."""
    write = WRITERS.get(batch.out.suffix.lower())
    if write is None and not batch.parted:
        raise refusal("output-kind", batch.out)
    if batch.language not in LANGUAGES:
        allowed = ", ".join(LANGUAGES)
        raise TegiError([{"code": "unknown-language", "at": "", "given": str(batch.language), "allowed": allowed}])
    known = tegi.arrow.MORE_OF_CONTRACT if batch.of_contracts else tegi.arrow.MORE_OF_GOOD
    if unknown := [name for name in batch.more if name not in known]:
        raise TegiError([{"code": "unknown-name", "at": "/more", "given": unknown[0], "allowed": ", ".join(known)}])
    inputs = files(batch)
    source = opened(batch, inputs, engine)
    output.apart([batch.out], [batch.source, *inputs])
    if batch.source.is_dir() and is_for_parts(batch) and output.is_same(batch.out.parent, batch.source):
        # It would be one of the parts the next time.
        given = str(batch.source)
        raise TegiError([{"code": "output-is-input", "at": str(batch.out), "given": given}])
    free(batch)
    reports = None
    if batch.reports is not None:
        if batch.of_contracts:
            raise refusal("worksheets-of-contracts", batch.reports)
        reports = Reports(batch.reports, batch.reports_as, batch.language, engine)
        if not (batch.resume or batch.force):
            reports.free()
    # A wrong option is told at once, and not in each row.
    nothing = assessed(batch, empty(), engine)
    seen = [stamp(file) for file in inputs]
    with Parts(batch.out, told(batch, inputs, engine), batch.resume) as parts:
        try:
            summary = answered(batch, source, parts, reports, engine, progress)
            if not parts.count:
                parts.add(nothing, 0)
            for file, before in zip(inputs, seen):
                if stamp(file) != before:
                    raise TegiError([{"code": "input-changed", "at": str(file)}])
            # Once more: it may have come to be since.
            free(batch)
            look = Look(batch.language, source.own, dialect_of(batch, inputs))
            if write is None or batch.parted:
                write_folder(batch.out, parts.read, parts.folder)
            else:
                output.replace(batch.out, partial(write, tables=parts.read, look=look), parts.folder)
        except BaseException as error:
            if reports and not parts.goes_on(error):
                reports.undo()
            raise
    return summary


def answered(
    batch: Located,
    source: Source,
    parts: Parts,
    reports: Reports | None,
    engine: tegi.Engine | None,
    progress: Callable[[float, int], object] | None,
) -> Summary:
    """Assesses the rows behind those that are in the parts already, and keeps them there."""
    summary = Summary()
    for table in parts.read():
        summary.take(table)
    with shown(progress) as show:
        for chunk in source.chunks(parts.done):
            with working_on(f"{batch.source}: {chunk.rows[0]}–{chunk.rows[-1]}"):
                table = assessed(batch, chunk, engine)
                if reports:
                    # Before the part is kept: a batch that goes on behind it has its worksheets.
                    reports.write(chunk, table, batch.same, batch.force)
            parts.add(table, chunk.done)
            summary.take(table)
            show(chunk.part, summary.rows)
    return summary


def free(batch: Located) -> None:
    """Refuses to write over what is not our own earlier result: a file, or a folder with anything else in it."""
    if not batch.parted:
        output.free(batch.out, force=batch.force)
    elif batch.out.is_dir():
        for path in batch.out.iterdir():
            if path.is_dir() or not (path.name == SUCCESS or path.suffix == ".parquet" and output.is_own(path)):
                raise TegiError([{"code": "folder-not-ours", "at": str(batch.out), "given": path.name}])
    elif batch.out.exists():
        raise NotADirectoryError(20, "Not a directory", str(batch.out))


def is_for_parts(batch: Located) -> bool:
    """Whether a folder holds parts in Parquet."""
    has_parts = bool(parts_of(batch.source))
    if has_parts and (tables := tables_of(batch.source)):
        raise refusal("folder-unclear", batch.source, tables[0].name)
    return has_parts


def opened(batch: Located, inputs: list[Path], engine: tegi.Engine | None) -> Source:
    """The file, by its name."""
    kind = batch.source.suffix.lower()
    has_facts = kind in (".parquet", ".jsonl", ".ndjson") or is_of_parts(batch)
    options = {"--mapping": batch.mapping, "--ignore": batch.ignore, "--rates": batch.rates}
    if has_facts and (given := [name for name, value in options.items() if value]):
        raise TegiError([{"code": "only-with-table", "at": name} for name in given])
    if is_of_parts(batch):
        return Parquet(*parts_of(batch.source))
    if kind == ".parquet" and batch.materials is None and not batch.source.is_dir():
        return Parquet(batch.source)
    if kind in (".jsonl", ".ndjson") and batch.materials is None:
        return JsonLines(batch.source)
    if (kind in TABLES or batch.source.is_dir()) and not batch.of_contracts:
        rates = rates_of(batch.rates, engine or tegi._engine)
        options = asked("goods", batch.mapping, batch.ignore, rates, batch.same, batch.language)
        return Tables(inputs, options, engine)
    if batch.materials is not None:
        raise refusal("materials-apart", batch.source)
    if batch.of_contracts and kind in READERS:
        raise refusal("contracts-kind", batch.source)
    raise refusal("input-kind", batch.source)


def is_of_parts(batch: Located) -> bool:
    """Whether the source is a folder of parts in Parquet."""
    return batch.source.is_dir() and batch.materials is None and is_for_parts(batch)


def refusal(code: str, at: Path, given: str = "") -> TegiError:
    """What is wrong with a file that is named."""
    return TegiError([{"code": code, "at": str(at), "given": given}])


def files(batch: Located) -> list[Path]:
    """The files that are read."""
    found = [batch.source]
    if batch.source.is_dir() and is_for_parts(batch):
        found = parts_of(batch.source)
    elif batch.source.is_dir():
        found = tables_of(batch.source)
        if not found:
            raise TegiError([{"code": "no-tables", "at": str(batch.source), "allowed": ", ".join(TABLES)}])
    return [*found, *([batch.materials] if batch.materials else [])]


def stamp(file: Path) -> tuple[int, int]:
    """What changes when a file is written."""
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def told(batch: Located, inputs: list[Path], engine: tegi.Engine | None) -> dict[str, Any]:
    """What makes a batch the same one: what its files hold, what is asked, and who answers by which rulebooks."""
    contents = []
    for file in inputs:
        with file.open("rb") as stream:
            contents.append([file.name, output.digest(stream, file.stat().st_size)])
    return {
        "engine": tegi.version,
        "rulebooks": [edition["sha256"] for edition in (engine or tegi).rulebooks()],
        "keys": ((engine or tegi).keys() or {}).get("sha256"),
        "files": contents,
        "contracts": batch.of_contracts,
        "same": {name: str(value) for name, value in batch.same.items()},
        "more": list(batch.more),
        "tables": tables_asked(batch),
        # Words are in the parts, too.
        "words": batch.language if is_for_people(batch) else "",
    }


def tables_asked(batch: Located) -> str:
    """What is asked of how tables are understood; of files what they hold."""
    asked: list[Any] = [batch.mapping or None, list(batch.ignore), batch.rates or None]
    for place in (0, 2):
        if isinstance(asked[place], (str, os.PathLike)):
            asked[place] = Path(asked[place]).read_bytes().hex()
    return hashlib.sha256(repr(asked).encode()).hexdigest()


def is_for_people(batch: Located) -> bool:
    """Whether the result is read by people, who are told in words."""
    return batch.out.suffix.lower() in FOR_PEOPLE and not batch.parted


def dialect_of(batch: Located, inputs: list[Path]) -> Dialect | None:
    """The dialect of the CSV that came in."""
    csv = next((file for file in inputs if file.suffix.lower() in (".csv", ".tsv", ".txt")), None)
    return of_file(csv, batch.language) if csv else None


def empty() -> Chunk:
    """No rows at all: the result has its columns all the same."""
    pyarrow = library("pyarrow", "batch")
    return Chunk(pyarrow.table({"facts": pyarrow.array([], pyarrow.string())}), [], 0, 1.0)


def assessed(batch: Located, chunk: Chunk, engine: tegi.Engine | None) -> Any:
    """The answers to a chunk's rows, each with its place in the file."""
    pyarrow = library("pyarrow", "batch")
    assess = tegi.arrow.assess_contracts if batch.of_contracts else tegi.arrow.assess_goods
    columns = [*(tegi.arrow.CONTRACT if batch.of_contracts else tegi.arrow.GOOD), *batch.more]
    in_words = is_for_people(batch)
    if in_words and "answer" not in columns:
        columns.append("answer")
    # A table's rows have them already.
    same = batch.same if chunk.ids is None else {}

    def of_rows(rows: Any) -> Any:
        table = pyarrow.table(assess(rows, columns=columns, workers=batch.workers, engine=engine, **same))
        if in_words:
            said = spoken(table.column("answer").to_pylist(), batch.language, batch.workers, engine)
            for name, texts in said.items():
                table = table.append_column(name, pyarrow.array(texts, pyarrow.large_string()))
            if not batch.of_contracts:
                # Rows of columns have none to show; one that is answered by itself is a document.
                is_text = "facts" in rows.schema.names
                rates = (
                    [of_text(facts) for facts in rows.column("facts").to_pylist()] if is_text else [None] * len(table)
                )
                table = table.append_column("rates", pyarrow.array(rates, pyarrow.large_string()))
            if "answer" not in batch.more:
                table = table.drop_columns(["answer"])
        return table

    # Whole answers are long: all those of a chunk are not held at once.
    step = WHOLE_AT_ONCE if "answer" in columns else max(1, chunk.table.num_rows)
    starts = range(0, max(1, chunk.table.num_rows), step)
    table = pyarrow.concat_tables([each_answered(of_rows, chunk.table.slice(start, step)) for start in starts])
    if any(chunk.doubts) or chunk.cells:
        table = at_cells(table, chunk)
    if chunk.own:
        own = [list(columns.items()) for columns in chunk.own]
        table = table.add_column(0, "own", pyarrow.array(own, pyarrow.map_(pyarrow.string(), pyarrow.string())))
    if in_words and not batch.of_contracts:
        table = table.add_column(0, "name", pyarrow.array(names_of(chunk), pyarrow.string()))
    if chunk.ids is not None:
        table = table.add_column(0, "id", pyarrow.array(chunk.ids, pyarrow.string()))
    return table.add_column(0, "row", pyarrow.array(chunk.rows, pyarrow.int64()))


def each_answered(assess: Callable[[Any], Any], rows: Any) -> Any:
    """The answers to some rows; one on which something fails that nobody foresaw has its error, the others answers."""
    try:
        return assess(rows)
    except (ImportError, MemoryError, OSError):
        raise
    except Exception as error:
        # A column that breaks Arrow's specification may do so in one row alone.
        is_foreseen = isinstance(error, TegiError)
        if isinstance(error, TegiError) and error.errors[0]["code"] != "not-arrow" or rows.num_rows == 0:
            raise
        if not is_foreseen and "TEGI_TRACEBACK" in os.environ:
            raise
        pyarrow = library("pyarrow", "batch")
        if rows.num_rows > 1:
            half = rows.num_rows // 2
            return pyarrow.concat_tables([each_answered(assess, part) for part in (rows[:half], rows[half:])])
        faults: list[Any] = list(error.errors) if isinstance(error, TegiError) else [of_failure(error)]
        # A row that is refused, with these faults in place of its own.
        table = assess(pyarrow.table({"facts": ["?"]}))
        columns = {"error": [faults[0]["code"]], "error_at": [faults[0]["at"]], "errors": [faults]}
        for place, column in enumerate(table.schema):
            if column.name in columns:
                array = pyarrow.array(columns[column.name], column.type)
                table = table.set_column(place, column, array)
        return table


def of_failure(error: Exception) -> dict[str, str]:
    """The fault of a row on which something failed."""
    code = "not-readable" if isinstance(error, ValueError) else "unexpected"
    return {"code": code, "at": "", "given": " ".join(f"{type(error).__name__}: {error}".split())}


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
        faults = joined(chunk.doubts[place], errors[place] or [], chunk.cells[place], chunk.tables)
        for column in columns.values():
            column[place] = None
        columns["errors"][place] = faults
        columns["error"][place], columns["error_at"][place] = (faults[0]["code"], faults[0]["at"])
    arrays = [pyarrow.array(columns[field.name], field.type) for field in table.schema]
    return pyarrow.table(arrays, schema=table.schema)


def joined(
    doubts: list[Fault], errors: list[Fault], cells: dict[str, str], tables: Sequence[TableSheet] = ()
) -> list[Fault]:
    """The doubts, then the engine's errors at their cells, without what it says of a cell that has one already."""
    faults = list(doubts)
    known = {fault["at"] for fault in doubts}
    for error in errors:
        placed = at_cell(error, cells, tables)
        cell = placed["at"]
        # What is wrong with the whole may follow from a cell that could not be read.
        if cell not in known and not (doubts and cell == cells.get("")):
            faults.append(placed)
    return faults


@contextmanager
def shown(progress: Callable[[float, int], object] | None) -> Iterator[Callable[[float, int], object]]:
    """Tells how far it is; without anybody to tell it shows that, how fast and how long still, to one who watches."""
    if progress is not None or not sys.stderr.isatty():
        yield progress or (lambda part, rows: None)
        return
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
    except ImportError:
        # The batch needs no bar.
        yield lambda part, rows: None
        return
    rate = TextColumn("{task.fields[rows]:,} · {task.fields[rate]:,.0f}/s")
    bar = Progress(BarColumn(), TaskProgressColumn(), rate, TimeRemainingColumn(), console=Console(stderr=True))
    with bar:
        task = bar.add_task("", total=1.0, rows=0, rate=0.0)

        def show(part: float, rows: int) -> None:
            elapsed = bar.tasks[task].elapsed or 1.0
            bar.update(task, completed=part, rows=rows, rate=rows / max(elapsed, 0.001))

        yield show


__all__ = ["Batch", "Summary", "run"]

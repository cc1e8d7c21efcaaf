"""The result of a batch as a file: Parquet, JSON lines, CSV or XLSX."""

from __future__ import annotations

import csv
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from typing import Any

from tegi.batch.columns import ANSWERS, SEE, TEXT_HEADINGS, TEXTS
from tegi.batch.dialect import OF_LANGUAGE, Dialect
from tegi.batch.people import Layout, as_text, harmless
from tegi.blank import HEAD
from tegi.language import Language
from tegi.optional import library
from tegi.output import Sealed, keep, mark_archive

# A sheet of a workbook holds no more rows, a cell no more letters, and a number no more digits.
MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
DIGITS = 15
# Tables of a part in a folder of them; a table has up to 16 384 rows.
TABLES_OF_PART = 64
SUCCESS = "_SUCCESS"
# How numbers are shown.
SHARE = "0.00"
MONEY = "#,##0.00##########"


@dataclass
class Look:
    """How a result for people looks."""

    language: Language = "ru"
    own: list[str] = field(default_factory=list)
    """The headings of the user's own columns."""
    dialect: Dialect | None = None
    """That of the CSV which came in."""


Tables = Callable[[], Iterable[Any]]


def write_parquet(path: Path, tables: Tables, look: Look) -> None:
    """The columns as they are."""
    parquet = library("pyarrow.parquet", "batch")
    writer, file = None, Sealed(path)
    try:
        for table in tables():
            writer = writer or parquet.ParquetWriter(file, table.schema, compression="zstd")
            writer.write_table(table)
        if writer:
            writer.add_key_value_metadata(file.mark())
            writer.close()
    finally:
        file.close()


def write_folder(folder: Path, tables: Tables, beside: Path) -> None:
    """Parts in Parquet, each of about a million rows, and the mark of Spark's that all are there."""
    new = beside / f".tegi-{secrets.token_hex(8)}"
    new.mkdir()
    every = iter(tables())
    for number in count():
        some = list(islice(every, TABLES_OF_PART))
        if not some and number:
            break
        write_parquet(new / f"part-{number:05}.parquet", lambda some=some: some, Look())  # type: ignore[misc]
    (new / SUCCESS).touch()
    old = beside / f".tegi-{secrets.token_hex(8)}"
    if folder.exists():
        os.rename(folder, old)
    os.rename(new, folder)
    keep(folder.parent)


def write_json_lines(path: Path, tables: Tables, look: Look) -> None:
    """An object for each row, without what is null; decimals are text."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows(tables()):
            said = {name: value for name, value in row.items() if value is not None}
            if "own" in said:
                said["own"] = dict(said["own"])
            file.write(json.dumps(said, ensure_ascii=False, default=as_text, separators=(",", ":")) + "\n")


def write_csv(path: Path, tables: Tables, look: Look) -> None:
    """For spreadsheets: headings and sentences in words, in the dialect that came in."""
    dialect = look.dialect or OF_LANGUAGE[look.language]
    try:
        write_dialect(path, tables, look, dialect)
    except UnicodeEncodeError:
        # Windows-1251 has no Kazakh letters; none is to be lost.
        write_dialect(path, tables, look, Dialect(dialect.separator, dialect.decimal, "utf-8-sig"))


def write_dialect(path: Path, tables: Tables, look: Look, dialect: Dialect) -> None:
    """The same, in one dialect."""

    def shown(cell: str | int | Decimal) -> str:
        if isinstance(cell, Decimal):
            return as_text(cell).replace(".", dialect.decimal)
        return harmless(cell) if isinstance(cell, str) else str(cell)

    layout = None
    with path.open("w", encoding=dialect.encoding, newline="") as file:
        writer = csv.writer(file, delimiter=dialect.separator)
        for row in rows(tables()):
            if layout is None:
                layout = Layout(list(row), look.own, look.language)
                # In quotes, by which our own file is known; see `tegi.output`.
                quoted = csv.writer(file, delimiter=dialect.separator, quoting=csv.QUOTE_ALL)
                quoted.writerow(map(harmless, layout.headings))
            writer.writerow(map(shown, layout.cells(row)))


def write_xlsx(path: Path, tables: Tables, look: Look) -> None:
    """The same as a workbook, with as many sheets as are needed."""
    _Workbook(path, look).write(tables())


class _Workbook:
    def __init__(self, path: Path, look: Look) -> None:
        self.path = path
        self.look = look
        options = {"constant_memory": True, "strings_to_formulas": False}
        self.book = library("xlsxwriter", "batch").Workbook(path, options)
        self.top = self.book.add_format(HEAD)
        self.wrapped = self.book.add_format({"valign": "top", "text_wrap": True})
        self.numbers = {form: self.book.add_format({"valign": "top", "num_format": form}) for form in (SHARE, MONEY)}
        self.count = 0
        self.texts: list[tuple[str, str]] = []
        """The cells whose text is too long for one, and the texts."""

    def write(self, tables: Iterable[Any]) -> None:
        layout = sheet = None
        line = 0
        for row in rows(tables):
            layout = layout or Layout(list(row), self.look.own, self.look.language)
            if sheet is None or line == MOST_ROWS:
                sheet, line = self.sheet(layout.headings), 1
            for place, cell in enumerate(layout.cells(row)):
                self.cell(sheet, line, place, cell)
            line += 1
        if self.texts:
            self.long_texts()
        self.book.close()
        mark_archive(self.path)

    def sheet(self, headings: list[str]) -> Any:
        """A sheet with its headings."""
        name = getattr(ANSWERS, self.look.language)
        self.count += 1
        sheet = self.book.add_worksheet(name if self.count == 1 else f"{name} {self.count}")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings) - 1, 18)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, self.top)
        return sheet

    def cell(self, sheet: Any, line: int, place: int, cell: str | int | Decimal) -> None:
        """A number as one, as far as a spreadsheet's numbers hold it; a text that no cell holds on its own sheet."""
        if isinstance(cell, int):
            sheet.write_number(line, place, cell)
        elif isinstance(cell, Decimal):
            digits = len(cell.normalize().as_tuple().digits)
            form = SHARE if cell.as_tuple().exponent == -2 else MONEY
            if digits <= DIGITS:
                sheet.write_number(line, place, float(cell), self.numbers[form])
            else:
                sheet.write_string(line, place, as_text(cell))
        elif letters(cell) > MOST_LETTERS:
            utility = library("xlsxwriter.utility", "batch")
            self.texts.append((f"{sheet.get_name()}!{utility.xl_rowcol_to_cell(line, place)}", cell))
            see = getattr(SEE, self.look.language)
            sheet.write_string(
                line, place, see.format(sheet=getattr(TEXTS, self.look.language), number=len(self.texts))
            )
        elif cell:
            sheet.write_string(line, place, cell)

    def long_texts(self) -> None:
        """The sheet of long texts, each whole, in as many cells as it takes."""
        sheet = self.book.add_worksheet(getattr(TEXTS, self.look.language))
        sheet.freeze_panes(1, 0)
        sheet.set_column(3, 3, 120)
        for place, heading in enumerate(TEXT_HEADINGS):
            sheet.write_string(0, place, getattr(heading, self.look.language), self.top)
        line = 1
        for number, (at, text) in enumerate(self.texts, 1):
            for part, piece in enumerate(pieces(text), 1):
                sheet.write_number(line, 0, number)
                sheet.write_string(line, 1, at)
                sheet.write_number(line, 2, part)
                sheet.write_string(line, 3, piece, self.wrapped)
                line += 1


WRITERS = {".parquet": write_parquet, ".jsonl": write_json_lines, ".csv": write_csv, ".xlsx": write_xlsx}
WRITERS[".ndjson"] = write_json_lines
# The results that people read.
FOR_PEOPLE = (".csv", ".xlsx")


def rows(tables: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Row by row."""
    for table in tables:
        for batch in table.to_batches(max_chunksize=4_096):
            yield from batch.to_pylist()


def letters(text: str) -> int:
    """How long a text is for a spreadsheet, which counts letters beyond the first plane twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", errors="replace")) // 2


def pieces(text: str) -> Iterator[str]:
    """Parts of a text that a cell holds; put together they are the text."""
    # Half as many, where each may count twice.
    most = MOST_LETTERS if text.isascii() else MOST_LETTERS // 2
    for start in range(0, len(text), most):
        yield text[start : start + most]

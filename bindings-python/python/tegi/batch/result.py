"""The result of a batch as a file: Parquet, JSON lines, CSV or XLSX."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tegi.batch.columns import ANSWER_NAMES, ANSWERS, VERDICTS
from tegi.faults import sentences
from tegi.optional import library
from tegi.workbook.cells import plain

# A sheet of a workbook holds no more.
MOST_ROWS = 1_048_576


def write_parquet(path: Path, tables: Iterable[Any], language: str) -> None:
    """The columns as they are."""
    parquet = library("pyarrow.parquet", "batch")
    writer = None
    for table in tables:
        writer = writer or parquet.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer:
        writer.close()


def write_json_lines(path: Path, tables: Iterable[Any], language: str) -> None:
    """An object for each row, without what is null; decimals are text."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows(tables):
            said = {name: value for name, value in row.items() if value is not None}
            file.write(json.dumps(said, ensure_ascii=False, default=as_text, separators=(",", ":")) + "\n")


def write_csv(path: Path, tables: Iterable[Any], language: str) -> None:
    """For spreadsheets: headings and sentences in words."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for number, row in enumerate(rows(tables)):
            if number == 0:
                writer.writerow(headings(row, language))
            writer.writerow([harmless(cell) for cell in in_words(row, language)])


def write_xlsx(path: Path, tables: Iterable[Any], language: str) -> None:
    """The same as a workbook, with as many sheets as are needed."""
    book = library("xlsxwriter", "batch").Workbook(path, {"constant_memory": True, "strings_to_formulas": False})
    top = book.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True, "valign": "top"})
    name, line, sheet = getattr(ANSWERS, language), 0, None
    for row in rows(tables):
        if sheet is None or line == MOST_ROWS:
            sheet = book.add_worksheet(name if sheet is None else f"{name} {len(book.worksheets()) + 1}")
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(row) - 1, 18)
            for place, heading in enumerate(headings(row, language)):
                sheet.write_string(0, place, heading, top)
            line = 1
        for place, cell in enumerate(in_words(row, language)):
            if isinstance(cell, int):
                sheet.write_number(line, place, cell)
            elif cell:
                # Codes and shares stay the texts that they are: a spreadsheet's numbers have 15 digits.
                sheet.write_string(line, place, cell[:32_767])
        line += 1
    book.close()


WRITERS = {".parquet": write_parquet, ".jsonl": write_json_lines, ".csv": write_csv, ".xlsx": write_xlsx}
WRITERS[".ndjson"] = write_json_lines


def rows(tables: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Row by row."""
    for table in tables:
        for batch in table.to_batches(max_chunksize=4_096):
            yield from batch.to_pylist()


def headings(row: dict[str, Any], language: str) -> list[str]:
    """The names of the columns in words."""
    return [getattr(ANSWER_NAMES[name], language) if name in ANSWER_NAMES else name for name in row]


def in_words(row: dict[str, Any], language: str) -> Iterator[str | int]:
    """The cells of a row, as people read them."""
    for name, value in row.items():
        if value is None:
            yield ""
        elif name == "verdict":
            yield getattr(VERDICTS[value], language)
        elif name == "errors":
            said = [{key: part for key, part in error.items() if part is not None} for error in value]
            yield "\n".join(sentences(said, language))  # type: ignore[arg-type]
        elif isinstance(value, list):
            yield "; ".join(value)
        elif isinstance(value, int):
            yield value
        else:
            yield as_text(value)


def as_text(value: Any) -> str:
    """A share with its two decimals, money without the zeros that only its column has, a day as ISO 8601."""
    if isinstance(value, Decimal):
        return str(value) if value.as_tuple().exponent == -2 else plain(value)
    return str(value)


def harmless(cell: str | int) -> str | int:
    """A text that a spreadsheet would take for a formula is marked as text; numbers below zero are none."""
    is_formula = isinstance(cell, str) and cell[:1] in "=+-@\t\r" and bool(cell) and not is_number(cell)
    return f"'{cell}" if is_formula else cell


def is_number(text: str) -> bool:
    """Whether it is digits with a sign."""
    return text.removeprefix("-").replace(".", "", 1).isdecimal()

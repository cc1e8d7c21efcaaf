"""The sheets of an XLSX workbook, or of CSV files that stand for its sheets."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, Union

from tegi.errors import TegiError
from tegi.optional import library
from tegi.workbook.cells import BLANK, Cell, cell_of

Source = Union[str, PathLike[str], Sequence[Union[str, PathLike[str]]]]

# Bytes of a workbook unpacked, or of a CSV file: more than the largest contract takes, and no trap for the memory.
MOST_BYTES = 100 * 2**20
# Bytes of a line of headings, by which it is told what parts the cells.
MOST_HEADINGS = 2**16


@dataclass(frozen=True)
class Sheet:
    """A sheet's name and its cells, row by row."""

    name: str
    rows: list[list[Cell]]

    def at(self, row: int, column: int) -> str:
        """The address of a cell, both counted from 0: ``goods!D7``."""
        letters = ""
        column += 1
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{self.name}!{letters}{row + 1}"


def read_sheets(source: Source) -> list[Sheet]:
    """The sheets of a workbook, of a folder with CSV files, or of some CSV files.

    Raises:
        TegiError: A file is no workbook, no text in UTF-8, or larger than `MOST_BYTES`.
        ImportError: openpyxl is not installed.
        OSError: A file cannot be read.
    """
    if not isinstance(source, (str, PathLike)):
        return [_csv(Path(path)) for path in source]
    path = Path(source)
    if path.is_dir():
        return [_csv(file) for file in sorted(path.iterdir()) if file.suffix.lower() == ".csv"]
    return [_csv(path)] if path.suffix.lower() == ".csv" else _xlsx(path)


def _csv(path: Path) -> Sheet:
    of_size(path.stat().st_size, path)
    return Sheet(path.stem, list(csv_rows(path.open("rb"), path.name)))


def csv_rows(stream: BinaryIO, name: str) -> Iterator[list[Cell]]:
    """The rows of a CSV file, which is closed behind the last.

    Raises:
        TegiError: It is no text in UTF-8, or no CSV.
    """
    first = re.split(rb"[\r\n]", stream.readline(MOST_HEADINGS), maxsplit=1)[0]
    stream.seek(0)
    # Where the comma parts decimals, spreadsheets part cells by a semicolon; no heading of ours has one.
    delimiter = next((mark for mark in ";\t" if mark.encode() in first), ",")
    with io.TextIOWrapper(stream, "utf-8-sig", newline="") as text:
        rows = csv.reader(text, delimiter=delimiter)
        try:
            for row in rows:
                yield [cell_of(content) for content in row]
        except UnicodeDecodeError:
            raise TegiError([{"code": "not-utf-8", "at": name}]) from None
        except csv.Error as error:
            raise TegiError([{"code": "not-readable", "at": f"{name}:{rows.line_num}", "given": str(error)}]) from None


def _xlsx(path: Path) -> list[Sheet]:
    openpyxl = library("openpyxl")
    of_size(path.stat().st_size, path)
    content = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(content)):
        # What a member says of its size binds: no more of it is unpacked.
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            of_size(sum(member.file_size for member in archive.infolist()), path)

    def opened(with_values: bool) -> Any:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=with_values)

    try:
        with warnings.catch_warnings():
            # It tells of decorations that it does not read; no figure is among them.
            warnings.simplefilter("ignore")
            values, formulas = opened(True), opened(False)
            return [
                Sheet(title, [row_of(*rows) for rows in zip_longest(rows_of(values[title]), rows_of(formulas[title]))])
                for title in (sheet.title for sheet in values.worksheets)
            ]
    except Exception as error:
        # Whatever the library makes of a file that is damaged, encrypted or of another kind.
        raise TegiError([{"code": "not-a-workbook", "at": path.name, "given": type(error).__name__}]) from error


def of_size(size: int, path: Path) -> None:
    """Refuses what is larger than `MOST_BYTES`."""
    if size > MOST_BYTES:
        raise TegiError([{"code": "file-too-large", "at": path.name, "given": str(size), "allowed": str(MOST_BYTES)}])


def rows_of(sheet: Any) -> Iterator[Any]:
    """The rows of a sheet, one after another."""
    # Some programs write a wrong size of the sheet.
    sheet.reset_dimensions()
    rows: Iterator[Any] = sheet.iter_rows()
    return rows


def row_of(values: Any, formulas: Any) -> list[Cell]:
    """The cells of a row, by its values and the formulas behind them."""
    row = [_cell(*pair) for pair in zip_longest(values or (), formulas or ())]
    while row and row[-1] == BLANK:
        row.pop()
    return row


def _cell(value: Any, formula: Any) -> Cell:
    if value is None or value.value is None:
        has_formula = formula is not None and formula.data_type == "f"
        return Cell(None, doubt="formula-without-value") if has_formula else BLANK
    return cell_of(value.value, value.number_format, "cell-error" if value.data_type == "e" else "")

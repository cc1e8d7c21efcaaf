"""Answers of candidates from a table: a candidate on each row, or an answer on each row."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

import tegi
from tegi.optional import library

NUMBER = re.compile(r"\D*(\d+)\D*")
KINDS = (".csv", ".xlsx")


@dataclass(frozen=True)
class Answers:
    """Answers as `grade` takes them, and the cells where they stand."""

    rows: list[dict[str, Any]]
    """``{"candidate": …, "answers": {"1": "A"}}`` for each candidate."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """By the pointer into what is graded: the cell of the table."""

    @classmethod
    def of(cls, answers: Mapping[str, Mapping[str, str]]) -> Answers:
        """Of letters by question, by candidate."""
        rows = [
            {"candidate": name, "answers": {str(number): str(letter) for number, letter in letters.items()}}
            for name, letters in answers.items()
        ]
        return cls(rows)

    def place(self, at: str) -> str:
        """The cell of a pointer; the pointer itself where no table was read."""
        return self.cells.get(at, at)


def read_answers(path: str | PathLike[str]) -> Answers:
    """Reads answers from CSV or the first sheet of XLSX.

    A table either has a candidate on each row, in the first column, and a column for each question, headed by its
    number; or an answer on each row, in three columns: candidate, question, letter.

    Raises:
        TegiError: The table has neither form, at the cell that has not.
        ImportError: openpyxl is not installed.
        OSError: The file cannot be read.
    """
    rows = [[str(cell).strip() for cell in row] for row in table(path)]
    if not rows or len(rows[0]) < 2:
        raise tegi.TegiError([{"code": "exam-no-table", "at": "A1"}])
    heads = [NUMBER.fullmatch(cell) for cell in rows[0]]
    if all(heads[1:]):
        return by_candidate(rows, [head.group(1) if head else "" for head in heads])
    if len(rows[0]) == 3 and not any(heads[1:]):
        return by_answer(rows)
    wrong = next((place for place, head in enumerate(heads) if place and not head), 1)
    raise tegi.TegiError([{"code": "exam-no-table", "at": cell(0, wrong), "given": rows[0][wrong]}])


def by_candidate(rows: Sequence[Sequence[str]], numbers: Sequence[str]) -> Answers:
    """A candidate on each row."""
    found: list[dict[str, Any]] = []
    cells: dict[str, str] = {}
    for place, row in enumerate(rows[1:], 1):
        if not any(row):
            continue
        at = f"/answers/{len(found)}"
        cells[at] = cells[f"{at}/candidate"] = cell(place, 0)
        answers = {}
        for column, number in list(enumerate(numbers))[1:]:
            answers[number] = row[column] if column < len(row) else ""
            cells[f"{at}/answers/{number}"] = cell(place, column)
        found.append({"candidate": row[0], "answers": answers})
    return Answers(found, cells)


def by_answer(rows: Sequence[Sequence[str]]) -> Answers:
    """An answer on each row: candidate, question, letter."""
    found: dict[str, dict[str, str]] = {}
    cells: dict[str, str] = {}
    faults: list[dict[str, str]] = []
    for place, row in enumerate(rows[1:], 1):
        if not any(row):
            continue
        name, number, letter = ([*row, "", "", ""])[:3]
        number = match.group(1) if (match := NUMBER.fullmatch(number)) else number
        answers = found.setdefault(name, {})
        at = f"/answers/{list(found).index(name)}"
        cells.setdefault(at, cell(place, 0))
        if number in answers:
            faults.append({"code": "exam-answer-twice", "at": cell(place, 1), "given": number})
            continue
        answers[number] = letter
        cells[f"{at}/answers/{number}"] = cell(place, 2)
    if faults:
        raise tegi.TegiError(faults)  # type: ignore[arg-type]
    return Answers([{"candidate": name, "answers": answers} for name, answers in found.items()], cells)


def table(path: str | PathLike[str]) -> list[list[Any]]:
    """The rows of the table, as they stand.

    Raises:
        TegiError: The file is no such table.
        ImportError: openpyxl is not installed.
        OSError: The file cannot be read.
    """
    ending = Path(path).suffix.lower()
    if ending not in KINDS:
        raise tegi.TegiError([{"code": "kind-refused", "at": "", "given": ending, "allowed": ", ".join(KINDS)}])
    content = Path(path).read_bytes()
    if ending == ".xlsx":
        try:
            book = library("openpyxl").load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        except (OSError, KeyError, ValueError, EOFError) as error:
            raise tegi.TegiError([{"code": "exam-no-table", "at": "", "given": os.path.basename(path)}]) from error
        sheet = book.worksheets[0]
        return [["" if value is None else whole(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    text = decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(";\t,", key=first.count)
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]


def decoded(content: bytes) -> str:
    """The text of a CSV file: UTF-8, or what Excel writes in Russian and Kazakh."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


def whole(value: Any) -> Any:
    """A number of a question as people write it: Excel has only numbers with a point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def cell(row: int, column: int) -> str:
    """A cell as Excel names it."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"

"""Reads the cells of a sheet of an XLSX workbook, row by row, in the form in which the core takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Union

from tegi.table import number
from tegi.table.book import MOST_LETTERS, Book, Part, unescaped
from tegi.table.xml import Damaged, Reading, TooLarge

# Of a sheet, as Excel has it; and of a whole workbook: cells, the blank ones before a filled one among them.
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 50_000_000
MOST_MERGED = 1_000_000
# Rows that go to the core at once.
AT_ONCE = 512

Cell = Union[None, str, "dict[str, Any]"]

_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?", re.ASCII)


class Sheet:
    """A sheet while its rows are read; behind the last one, what was learned of the whole."""

    def __init__(self, book: Book, part: Part) -> None:
        self.book = book
        self.part = part
        self.name = part.name
        self.is_hidden = part.is_hidden
        self.merged: list[str] = []
        """Ranges, `A2:A4`."""
        self.hidden: list[tuple[int, int]] = []
        """Hidden columns, counted from 1: from, to."""
        self.width = 0
        """The columns of the widest row."""
        self.count = 0
        """The cells that were read."""
        self._columns: dict[str, int] = {}
        self._ready: list[dict[str, Any]] = []
        self._row = 0
        self._cells: list[Cell] = []
        self._is_row_hidden = self._is_hidden_unless_said = False
        self._column = 0
        self._kind = ""
        self._style: str | None = None
        self._has_formula = self._is_within = self._is_text = False
        self._text: list[str] = []
        self._letters = self._depth = 0

    @property
    def hidden_columns(self) -> list[str]:
        """The letters of the hidden columns that hold cells."""
        return [letters(place) for first, last in self.hidden for place in range(first, min(last, self.width) + 1)]

    def head(self, file: str) -> dict[str, Any]:
        """What the core is told of the sheet besides its rows."""
        head: dict[str, Any] = {"file": file, "sheet": self.name, "merged": self.merged}
        if self.is_hidden:
            head["hidden"] = True
        if self.hidden_columns:
            head["hidden_columns"] = self.hidden_columns
        return head

    def rows(self) -> Iterator[list[dict[str, Any]]]:
        """The rows that hold anything, some at once.

        Raises:
            TegiError: The sheet is damaged, or holds more than is allowed; where, is said.
        """
        # What is wrong is told at the cell that was read last.
        with self.book.told(self._place), self.book.open(self.part) as stream:
            reading = Reading(stream, self._start, self._end, self._characters)
            while reading.step():
                if len(self._ready) >= AT_ONCE:
                    yield self._taken()
            if self._ready:
                yield self._taken()

    def _taken(self) -> list[dict[str, Any]]:
        ready, self._ready = self._ready, []
        return ready

    def _place(self) -> str:
        return f"{self.name}!{letters(max(self._column, 1))}{max(self._row, 1)}"

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._is_within:
            if name == "c":
                self._begin_cell(attributes)
            elif name == "v" or (name == "t" and not self._depth):
                self._is_text = True
            elif name == "f":
                self._has_formula = True
            elif name == "rPh":
                self._depth += 1
            elif name == "row":
                self._begin_row(attributes)
        elif name == "sheetData":
            self._is_within = True
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", "").replace("$", ""))
            if len(self.merged) > MOST_MERGED:
                raise TooLarge("ranges", len(self.merged), MOST_MERGED)
        elif name == "col":
            if is_true(attributes.get("hidden")) or float_of(attributes.get("width", "1")) == 0:
                first, last = (int_of(attributes.get(key, "")) for key in ("min", "max"))
                if 1 <= first <= last <= MOST_COLUMNS:
                    self.hidden.append((first, last))
        elif name == "sheetFormatPr":
            self._is_hidden_unless_said = is_true(attributes.get("zeroHeight"))

    def _end(self, name: str) -> None:
        if not self._is_within:
            return
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._is_text = False
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._depth -= 1
        elif name == "sheetData":
            self._is_within = False

    def _characters(self, said: str) -> None:
        if self._is_text:
            self._letters += len(said)
            if self._letters > MOST_LETTERS:
                raise TooLarge("letters", self._letters, MOST_LETTERS)
            self._text.append(said)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        row = int_of(attributes["r"]) if "r" in attributes else self._row + 1
        if row <= self._row:
            raise Damaged(f"row {attributes.get('r')} behind row {self._row}")
        self._row, self._column, self._cells = row, 0, []
        if row > MOST_ROWS:
            raise TooLarge("rows", row, MOST_ROWS)
        said = attributes.get("hidden")
        self._is_row_hidden = is_true(said) if said is not None else self._is_hidden_unless_said

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        column = self._column + 1
        if address is not None:
            found = _ADDRESS.fullmatch(address.replace("$", ""))
            if not found or int(found[2]) != self._row:
                raise Damaged(f"a cell {address[:20]} in row {self._row}")
            column = self._columns.get(found[1]) or self._columns.setdefault(found[1], place(found[1]))
            if column <= self._column:
                raise Damaged(f"a cell {address} twice, or out of order")
        self._column = column
        if column > MOST_COLUMNS:
            raise TooLarge("columns", column, MOST_COLUMNS)
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s")
        self._has_formula = False
        self._text = []
        self._letters = 0

    def _end_cell(self) -> None:
        cell = self._cell("".join(self._text))
        if cell is not None:
            missing = self._column - 1 - len(self._cells)
            self.count += missing + 1
            if self.count > MOST_CELLS:
                raise TooLarge("cells", self.count, MOST_CELLS)
            if missing:
                self._cells.extend([None] * missing)
            self._cells.append(cell)

    def _end_row(self) -> None:
        if self._cells:
            row: dict[str, Any] = {"row": self._row, "cells": self._cells}
            if self._is_row_hidden:
                row["hidden"] = True
            self.width = max(self.width, len(self._cells))
            self._ready.append(row)

    def _cell(self, said: str) -> Cell:
        """What the core is told of a cell."""
        kind = self._kind
        if kind == "s":
            if not said:
                return None
            index = int_of(said.strip())
            if not 0 <= index < len(self.book.texts):
                raise Damaged(f"shared text {said[:20]} is missing")
            return self.book.texts[index] or None
        if kind in ("inlineStr", "str"):
            # Also a formula whose result is the empty text: blank.
            return unescaped(said) or None
        said = said.strip()
        if not said:
            return {"e": "#FORMULA"} if self._has_formula else None
        if kind == "n":
            return self._number(said)
        if kind == "b":
            return {"b": said in ("1", "true")}
        if kind == "e":
            return {"e": said}
        if kind == "d":
            found = _DAY.fullmatch(said)
            return {"d": found[1] + ("T" + found[2] if found[2] not in (None, "00:00:00") else "")} if found else said
        raise Damaged(f"a cell of the kind {kind[:20]}")

    def _number(self, said: str) -> Cell:
        text = number.plain(said)
        if text is None:
            # Some programs write what they show, 500,01: the core reads it as it reads a typed one.
            return said
        shown = self.book.format(self._style)
        cell = {"n": text}
        if shown.is_day and (day := number.day(said, self.book.from_1904)):
            cell = {"d": day}
        if shown.code:
            cell["f"] = shown.code
        return cell


def place(column: str) -> int:
    """The number of a column by its letters: 1 for A."""
    count = 0
    for letter in column:
        count = count * 26 + ord(letter) - ord("A") + 1
    return count


def letters(column: int) -> str:
    """The letters of a column by its number."""
    found = ""
    while column:
        column, letter = divmod(column - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


def is_true(said: str | None) -> bool:
    """A yes of XML."""
    return said in ("1", "true", "on")


def int_of(said: str) -> int:
    """A whole number of XML; -1 for none."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 12 else -1


def float_of(said: str) -> float:
    """A number of XML; -1 for none."""
    try:
        return float(said)
    except ValueError:
        return -1.0

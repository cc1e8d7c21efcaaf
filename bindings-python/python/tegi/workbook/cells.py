"""What stands in a cell, and what it says as a fact.

What a cell says is only brought into the engine's form here: what it may say, the engine judges.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from tegi.workbook.columns import CHOICES, Kind, known_as


class Doubt(Exception):
    """A cell that cannot be taken at its word."""

    def __init__(self, code: str, given: str) -> None:
        super().__init__(code)
        self.code = code
        self.given = given


@dataclass(frozen=True)
class Cell:
    """A cell."""

    content: str | Decimal | date | bool | None = None
    is_percent: bool = False
    """Whether shown as a percent: 0.6 stands for 60 %."""
    doubt: str = ""
    """Why the workbook itself gives no content, as a code."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.content is None and not self.doubt

    @property
    def shown(self) -> str:
        """Its content as text."""
        if self.content is None:
            return ""
        return plain(self.content) if isinstance(self.content, Decimal) else str(self.content)


BLANK = Cell()


def cell_of(content: object, number_format: str = "", doubt: str = "") -> Cell:
    """The cell that a spreadsheet's value makes."""
    if isinstance(content, str):
        text = content.strip()
        return Cell(text or None, doubt=doubt)
    if isinstance(content, bool):
        return Cell(content)
    if isinstance(content, (int, float)):
        # A spreadsheet shows and keeps 15 digits; what a float has behind them was never typed.
        number = Decimal(content) if isinstance(content, int) else Decimal(format(content, ".15g"))
        return Cell(number, is_percent="%" in re.sub(r'"[^"]*"|\\.|\[[^]]*]', "", number_format))
    if isinstance(content, datetime) and content.time() == time():
        return Cell(content.date())
    if isinstance(content, date) and not isinstance(content, datetime):
        return Cell(content)
    return Cell(None if content is None else str(content), doubt=doubt)


def plain(number: Decimal) -> str:
    """The digits of a number, without exponent and without zeros at the end."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def fact(cell: Cell, kind: Kind) -> str | bool:
    """What a cell states.

    Raises:
        Doubt: It cannot be taken at its word.
    """
    if cell.doubt:
        raise Doubt(cell.doubt, cell.shown)
    return _FACTS.get(kind, _choice(kind))(cell)


def _text(cell: Cell) -> str:
    if isinstance(cell.content, date):
        raise Doubt("became-a-date", cell.shown)
    return cell.shown


def _bin(cell: Cell) -> str:
    digits = _text(cell)
    if digits.isdigit() and len(digits) < 12:
        raise Doubt("leading-zeros-lost", digits)
    return digits


def _number(cell: Cell) -> str:
    if isinstance(cell.content, date):
        raise Doubt("became-a-date", cell.shown)
    return cell.shown if isinstance(cell.content, Decimal) else _typed_number(cell.shown)


def _typed_number(typed: str) -> str:
    """`1 234,50` and `1,234.50` as 1234.50; what is no number as it stands, for the engine to refuse."""
    text = re.sub(r"\s", " ", typed)
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", text, re.ASCII):
        raise Doubt("number-unclear", typed)
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", text, re.ASCII):
        return text.replace(",", "")
    if re.fullmatch(r"(\d+|\d{1,3}( \d{3})+)([.,]\d+)?", text, re.ASCII):
        return text.replace(" ", "").replace(",", ".")
    return typed


def _percent(cell: Cell) -> str:
    if cell.is_percent and isinstance(cell.content, Decimal):
        return plain(cell.content * 100)
    has_sign = cell.shown.endswith("%")
    number = _number(Cell(cell.shown[:-1].rstrip()) if has_sign else cell)
    # Is 0.6 a percent, or what a spreadsheet makes of 60 %?
    if not has_sign and re.fullmatch(r"0\.\d*[1-9]\d*|1(\.0+)?", number, re.ASCII):
        raise Doubt("percent-unclear", cell.shown)
    return number


def _day(cell: Cell) -> str:
    if isinstance(cell.content, date):
        return cell.content.isoformat()
    parts = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", cell.shown, re.ASCII)
    return f"{parts[3]}-{parts[2]:0>2}-{parts[1]:0>2}" if parts else cell.shown


def _flag(cell: Cell) -> str | bool:
    if isinstance(cell.content, bool):
        return cell.content
    said = _choice("flag")(cell)
    return {"true": True, "false": False}.get(said, said)


def _choice(kind: str) -> Callable[[Cell], str]:
    def choose(cell: Cell) -> str:
        said = known_as(_text(cell))
        for choice, name in CHOICES[kind].items():
            if said in map(known_as, (choice, *name.names)):
                return choice
        return cell.shown

    return choose


_FACTS: dict[Kind, Callable[[Cell], str | bool]] = {
    "text": _text,
    "bin": _bin,
    "number": _number,
    "percent": _percent,
    "day": _day,
    "flag": _flag,
}

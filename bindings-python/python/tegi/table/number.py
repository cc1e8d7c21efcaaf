"""Writes a spreadsheet's numbers and days as the core reads them: decimal text and ISO days.

A spreadsheet keeps binary floats and shows 15 digits; what stands behind them was never typed: 0.1+0.2 is 0.3.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from tegi.optional import library

DIGITS = 15
# Ties go away from zero, as JavaScript's `toPrecision` has them: no host's printing of floats decides.
_ROUNDED = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", re.ASCII)
_FLOAT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)


def plain(typed: str) -> str | None:
    """The decimal text of a number as a file has it (`1E+21`, `0.30000000000000004`); `None` if it is no number."""
    if len(typed) <= DIGITS and _PLAIN.fullmatch(typed) and typed != "-0":
        return typed
    if not _FLOAT.fullmatch(typed):
        return None
    number = float(typed)
    return decimal(number) if abs(number) != float("inf") else None


def decimal(number: float) -> str:
    """The decimal text of a float."""
    rounded = _ROUNDED.create_decimal_from_float(number)
    text = format(rounded, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def of_decimal(number: Decimal) -> str:
    """The decimal text of a number that was never a float: all its digits."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


# What parts of a format say of digits: a date's own fractions of a second are none.
_SPOKEN = re.compile(r'"[^"]*"|\\.|\[[^]]*]|[_*].')
_SECONDS = re.compile(r"[sS]+[.,]0+")


def is_day(number_format: str) -> bool:
    """Whether a number of this format is shown as a day. A length of time (`[h]:mm`) is none."""
    numbers = library("openpyxl.styles.numbers")
    if not numbers.is_date_format(number_format) or numbers.is_timedelta_format(number_format):
        return False
    # `0.00 USD` is an amount, though a D and an S stand in it.
    first = _SECONDS.sub("", _SPOKEN.sub("", number_format.split(";")[0]))
    return number_format.lower() != "standard" and not re.search("[0#?]", first)


def day(serial: str, from_1904: bool) -> str | None:
    """The ISO day of a spreadsheet's number; `None` if it is none, such as a time of day."""
    calendar = library("openpyxl.utils.datetime")
    try:
        said = calendar.from_excel(float(serial), calendar.MAC_EPOCH if from_1904 else calendar.WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return None
    return iso(said) if isinstance(said, datetime) else None


def iso(said: datetime) -> str:
    """A day, with its time to the second where it has one."""
    said = (said + timedelta(microseconds=500_000)).replace(microsecond=0)
    return said.date().isoformat() if said.time() == time() else said.isoformat()

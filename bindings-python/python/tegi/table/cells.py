"""Turns values of Python, as a program has them, into cells for the core."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tegi.table import number
from tegi.table.sheet import Cell


def cell_of(value: object) -> Cell:
    """A value as a cell: a text, number, day or flag; `None` and what is not a number are blank.

    Raises:
        TypeError: No cell holds such a value.
    """
    if value is None or value != value:  # noqa: PLR0124 - so NaN and NaT say that nothing is stated
        return None
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return {"b": value}
    if isinstance(value, int):
        return {"n": str(value)}
    if isinstance(value, float):
        if value in (float("inf"), -float("inf")):
            raise TypeError("no cell holds an infinite number")
        return {"n": number.decimal(value)}
    if isinstance(value, Decimal):
        return {"n": number.of_decimal(value)}
    if isinstance(value, datetime):
        return {"d": number.iso(value.replace(tzinfo=None))}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if hasattr(value, "item"):
        # A scalar of numpy or pandas.
        return cell_of(value.item())
    raise TypeError(f"no cell holds a value of the type {type(value).__name__}")


def sheet_of(file: str, name: str, rows: Iterable[Sequence[object]]) -> dict[str, Any]:
    """Rows of values as a sheet for the core."""
    made = ({"row": place, "cells": [cell_of(value) for value in row]} for place, row in enumerate(rows, 1))
    return {"file": file, "sheet": name, "merged": [], "rows": list(made)}

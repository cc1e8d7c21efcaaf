"""Rates of currencies, as people give them: in a table, in an option, in a dict."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import TYPE_CHECKING, Any, Union

import tegi
from tegi.errors import TegiError
from tegi.table.source import Source, as_json, request

if TYPE_CHECKING:
    from tegi.types import RateOfDay

Rate = Union[str, "Mapping[str, object]"]
Rates = Union[str, "PathLike[str]", Sequence[Rate]]


def rates_of(rates: Rates, engine: tegi.Engine) -> list[Any]:
    """Rates as the core takes them; of a file with a table of them, those in it.

    Raises:
        TegiError: A rate says nothing, or the table cannot be read.
        OSError: The file cannot be read.
    """
    if isinstance(rates, (str, PathLike)):
        return list(of_table(rates, engine))
    return [rate_of(rate) for rate in rates]


def of_table(source: Source, engine: tegi.Engine) -> list[RateOfDay]:
    """The rates of a table with the columns currency, day and rate.

    Raises:
        TegiError: The table cannot be read; each fault is at its cell.
        OSError: The file cannot be read.
    """
    sheets, files = request(source)
    answer = json.loads(engine.read_rates_text(as_json({"sheets": sheets}), files))
    if answer["type"] == "refusal":
        raise TegiError(answer["errors"])
    found: list[RateOfDay] = answer["rates"]
    return found


def rate_of(rate: Rate) -> dict[str, Any]:
    """A rate, perhaps as the command takes it: ``USD=512.30@2026-03-01``.

    Raises:
        TegiError: It is none.
    """
    if isinstance(rate, Mapping):
        return {key: plain(value) for key, value in rate.items()}
    currency, _, rest = rate.partition("=")
    digits, _, day = rest.partition("@")
    if not (currency and digits and day):
        raise TegiError([{"code": "not-a-rate", "at": rate, "given": rate, "allowed": "USD=512.30@2026-03-01"}])
    return {"currency": currency.strip().upper(), "rate": digits.strip().replace(",", "."), "day": day.strip()}


def plain(value: object) -> Any:
    """A fact as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value

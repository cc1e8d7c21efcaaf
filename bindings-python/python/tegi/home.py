"""Tells for which country a rulebook decides: its papers name that country and its currency."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tegi.language import Language

COUNTRY = "KZ"
CURRENCY = "KZT"


def abroad(book: Mapping[str, Any] | None, language: Language) -> str | None:
    """Returns the country whose goods are domestic, in words, or its code; ``None`` for Kazakhstan.

    A rulebook that borrows its rules, or is about contracts, is one of Kazakhstan.
    """
    origin = (book or {}).get("origin")
    country = origin.get("country") if isinstance(origin, Mapping) else None
    if country in (None, COUNTRY):
        return None
    name: str = (origin.get("country_name") or {}).get(language) or country  # type: ignore[union-attr]
    return name


def currency(facts: Mapping[str, Any], is_abroad: bool) -> str:
    """Returns the currency of the amounts: the stated one, else tenge under a rulebook of Kazakhstan."""
    stated: str | None = facts.get("currency")
    return stated or ("" if is_abroad else CURRENCY)

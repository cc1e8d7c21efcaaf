"""The rates by which amounts in other currencies were converted, as the facts state them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tegi.home import CURRENCY


def rates_used(facts: Mapping[str, Any], own: str | None = None) -> list[str]:
    """Each rate once, in the order of the facts: ``1 USD = 512.30 KZT (2026-03-01)``; ``own`` is the facts' currency.

    An amount that states no day of its rate was converted on the day of the facts.
    """
    own = facts.get("currency") or CURRENCY if own is None else own
    found = (
        f"1 {money['currency']} = {money['rate']} {own} ({money.get('rate_day') or facts.get('on')})"
        for money in _amounts(facts)
    )
    return list(dict.fromkeys(found))


def of_text(facts: str | None) -> str | None:
    """The same of facts as JSON text, one below the other; nothing where nothing was converted."""
    # Most facts have no rate: they need not be read.
    if facts is None or '"rate"' not in facts:
        return None
    try:
        document = json.loads(facts, parse_float=str, parse_int=str)
    except ValueError:
        return None
    return "\n".join(rates_used(document)) or None if isinstance(document, dict) else None


def _amounts(value: Any) -> Iterator[Mapping[str, Any]]:
    """All amounts with a rate, at any depth."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            if {"amount", "currency", "rate"} <= one.keys():
                yield one
            else:
                waiting.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            waiting.extend(reversed(one))

"""Gives a second person the papers of a good without what the first person judged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import tegi
from tegi.compare.one import facts_of, jsonable

# What can be read off the papers without judging anything.
KEPT: Mapping[str, frozenset[str]] = {
    "": frozenset({"on", "rulebook", "currency", "good", "materials"}),
    "good": frozenset({"name", "unit", "proof"}),
    "materials": frozenset({"id", "name", "unit", "proof", "made_from"}),
    "made_from": frozenset({"good", "materials"}),
    "proof": frozenset({"kind", "number", "date", "valid_to"}),
}
# What every second person is asked for: it stands as null even where the first one did not state it.
ASKED: Mapping[str, tuple[str, ...]] = {
    "": ("operations",),
    "good": ("hs",),
    "materials": ("hs", "value", "origin"),
    "made_from": ("operations",),
}
# Figures and papers, which stand as null where they were stated. All else, such as answers, readings, and what a
# material is taken for, is left out: that it stands there would tell what the first person claimed.
FIGURES = frozenset(
    {
        "ex_works_price",
        "made_from",
        "materials",
        "production_cost",
        "fob_value",
        "net_cost",
        "total_cost",
        "excluded_costs",
        "labour_cost",
        "mass",
        "overhead_cost",
        "profit",
        "quantity",
        "share",
        "unit_price",
        "vat",
        "vat_rate",
    }
)


@dataclass(frozen=True)
class Blind:
    """Facts to be filled in by a second person."""

    facts: dict[str, Any]
    """The facts; `None` where the second person is to state something."""
    hidden: tuple[str, ...]
    """What was stated and is hidden, as JSON pointers. The second person must not see it: it tells what was claimed."""

    def text(self) -> str:
        """The facts as JSON, for a person to fill in."""
        return json.dumps(self.facts, ensure_ascii=False, indent=2) + "\n"


def blind(of: object, *, engine: tegi.Engine | None = None) -> Blind:
    """Hides in facts, or in a record, what somebody judged, so that a second person judges it anew.

    Names, ids, units, and which papers there are stay: kind, number and days. Day, rulebook and currency stay too.
    Amounts, quantities and shares, tariff codes, countries and operations stand as `null`: they are not stated until
    the second person fills them in. Codes, values and countries of all materials do, stated or not. Answers, readings
    and claims are left out, and so are the answer and the salt of a record.

    Args:
        of: Facts or a record, as a dict or as JSON text.
        engine: The engine that holds a rulebook of your own.

    Raises:
        TegiError: It cannot be read, or is a record whose figures are hidden.

    >>> import tegi
    >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"name": "Boiler", "hs": "8403109000"}}
    >>> tegi.compare.blind(facts).facts["good"], tegi.compare.blind(facts).hidden
    ({'hs': None, 'name': 'Boiler'}, ('/good/hs',))
    """
    engine = engine or tegi._engine
    text, _ = facts_of(of, engine)
    answer = json.loads(engine.assess_good_text(text))
    if answer["type"] == "refusal":
        raise tegi.TegiError(answer["errors"])
    facts = jsonable(json.loads(text, parse_float=Decimal))
    hidden: list[str] = []
    return Blind(dict(shown(facts, "", "", hidden)), tuple(hidden))


def shown(facts: Mapping[str, Any], name: str, at: str, hidden: list[str]) -> Iterator[tuple[str, Any]]:
    """The members of an object that stay, and `None` in place of those that are to be stated anew."""
    asked = ASKED.get(name, ())
    for key, inside in facts.items():
        place = f"{at}/{key}"
        if inside is None or key not in KEPT[name] or (key == "made_from" and "type" in inside):
            if inside is not None:
                hidden.append(place)
            if key in asked or (key in FIGURES and inside is not None):
                yield key, None
        elif key == "materials":
            lines = enumerate(inside)
            yield key, [dict(shown(line, key, f"{place}/{number}", hidden)) for number, line in lines]
        elif key in KEPT:
            yield key, dict(shown(inside, key, place, hidden))
        else:
            yield key, inside
    yield from ((key, None) for key in asked if key not in facts)

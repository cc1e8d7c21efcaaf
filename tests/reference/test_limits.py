"""The core and the independent models of limits, of wholly obtained materials, of own subheadings and of points agree on
random statements: what is certain, and what is not.

TEGI_LIMITS=1000000 TEGI_SEED=7 tries more.
"""

from __future__ import annotations

import os
import random
from fractions import Fraction
from typing import Any

import tegi
from limits import COSTS, HOME, NOTHING, PARTY, Facts, Limit, World, verdict
from limits import mass as weighed
from obtained import Barring, Obtained, Points, Subheading

COUNT = int(os.environ.get("TEGI_LIMITS", "1500"))
SEED = int(os.environ.get("TEGI_SEED", "2026"))
OPERATIONS = ("cutting", "bending", "pressing", "welding", "painting")
# A rulebook of so many random limits is loaded at once, a row for each.
ROWS = 50
BASES = ("ex-works", "fob", "net-cost", "production-cost", "materials", "originating-materials")
WEIGHT_BASES = ("mass", "mass", "materials", "originating-materials")


def limit(chance: random.Random) -> Limit | Barring:
    if chance.random() < 0.15:
        return chance.choice((Obtained("85"), Subheading()))
    if chance.random() < 0.2:
        return points(chance)
    least = chance.random() < 0.4
    percent = chance.choice(("0", "10", "33.3333", "40", "50", "62.5", "99.9999"))
    # Of all materials all: then one foreign material decides whatever the others are worth, which the core leaves open.
    if not least and chance.random() < 0.2:
        percent = "100"
    if chance.random() < 0.35:
        chapter = None if chance.random() < 0.5 else "85"
        return Limit(least, percent, chance.choice(WEIGHT_BASES[: 3 if least else 4]), chapter, weight=True)
    base = chance.choice(BASES[: 5 if least else 6])
    chapter = None if least or chance.random() < 0.6 else "85"
    costs = tuple(chance.sample(sorted(COSTS), chance.randrange(4))) if least else ()
    return Limit(least, percent, base, chapter, costs)


def points(chance: random.Random) -> Points:
    names = chance.sample(OPERATIONS, len(OPERATIONS))
    entries = []
    while names and (not entries or chance.random() < 0.8):
        several = tuple(names.pop() for _ in range(min(len(names), chance.randrange(1, 3))))
        entries.append((several, chance.randrange(1, 6)))
    return Points(chance.randrange(1, 14), tuple(entries))


def work(chance: random.Random) -> Facts:
    """What was done: a list, answers about single operations beside no list, or nothing stated."""
    kind = chance.random()
    if kind < 0.5:
        return {"operations": [name for name in OPERATIONS if chance.random() < 0.5]}
    return {"answers": {name: chance.random() < 0.5 for name in OPERATIONS if chance.random() < 0.7}}


def money(chance: random.Random) -> str:
    # Round figures, so that limits are met exactly now and then.
    return chance.choice(("0", "10", "20", "30", "40", "50", "60", "100", "0.000001", f"{chance.randrange(20_000)}.25"))


def mass(chance: random.Random) -> Facts:
    # Round masses in each unit, so that limits are met exactly now and then.
    kilograms = chance.choice((0, 5, 10, 20, 25, 50, 100))
    unit = chance.choice(("g", "kg", "kg", "t"))
    written = {"g": f"{kilograms * 1000}", "kg": f"{kilograms}", "t": f"0.{kilograms:03}"}[unit]
    return {"amount": written, "unit": unit}


def material(chance: random.Random) -> Facts:
    found: Facts = {"hs": chance.choice(("8542310000", "8473302000", "8504400000"))}
    if chance.random() < 0.85:
        found["value"] = money(chance)
    if chance.random() < 0.85:
        found["mass"] = mass(chance)
    origin = chance.choice((HOME, HOME, PARTY, "CN", "CN", None))
    if origin:
        found["origin"] = origin
    if origin == PARTY and chance.random() < 0.5:
        found["proof"] = {"kind": chance.choice(("ct-1", "none"))}
    if chance.random() < 0.5:
        found["wholly_obtained"] = chance.random() < 0.7
    return found


def good(chance: random.Random, hs: str) -> Facts:
    found: Facts = {"hs": hs}
    for name in ("ex_works_price", "fob_value", "production_cost"):
        if chance.random() < 0.8:
            found[name] = chance.choice(("100", "200", "80.000001", "10000"))
    if chance.random() < 0.4:
        found["net_cost"] = chance.choice(("100", "90.5"))
    else:
        if chance.random() < 0.8:
            found["total_cost"] = chance.choice(("100", "120"))
        if chance.random() < 0.6:
            found["excluded_costs"] = chance.choice(("0", "12", "100"))
    if chance.random() < 0.8:
        found["mass"] = {"amount": chance.choice(("50", "100", "0.1", "200.5")), "unit": chance.choice(("kg", "t"))}
    for name in COSTS.values():
        if chance.random() < 0.7:
            found[name] = money(chance)
    return found


def book(limits: list[Limit | Barring]) -> Facts:
    def words(text: str) -> dict[str, str]:
        return {"kk": text, "ru": text, "en": text}

    reading = {
        **{"id": "value-of-all-materials", "status": "minority", "question": words("?"), "cite": "act whole primary"},
        "options": [{"id": one, "name": words(one)} for one in ("foreign", "all")],
    }
    rows = [
        {"id": f"row-{n}", "code": f"{8400 + n}", "expression": one.text(), "cite": "act p-1 primary"}
        for n, one in enumerate(limits, start=1)
    ]
    return {
        **{"id": "own", "first": "2026-01-01", "read_to": "2026-01-01", "in_force": "act whole primary"},
        **{"title": words("Own"), "acts": {"act": words("An act")}, "readings": [reading]},
        "terms": [{"id": one, "kind": "operation", "veto": "beyond", **words(one)} for one in OPERATIONS],
        "origin": {
            **{"country": HOME, "list": rows},
            "cumulation": {"cite": "act p-2 primary", "parties": [PARTY]},
        },
    }


def contradicts(facts: Facts) -> bool:
    """Whether the materials are worth more than a cost of the good, or weigh more than it: then neither counts."""
    own = facts["good"].get("mass")
    if own is not None:
        weights = (one for one in facts["materials"] if "mass" in one)
        if sum((weighed(one, "", World(), NOTHING) for one in weights), NOTHING) > weighed(
            facts["good"], "", World(), NOTHING
        ):
            return True
    worth = sum((Fraction(one.get("value", 0)) for one in facts["materials"]), Fraction(0))
    costs = [facts["good"].get(name) for name in ("production_cost", "net_cost", "total_cost")]
    return any(cost is not None and worth > Fraction(cost) for cost in costs)


def documents(chance: random.Random) -> Any:
    limits = [limit(chance) for _ in range(ROWS)]
    engine = tegi.Engine()
    engine.load_rulebook(book(limits))
    for n, one in enumerate(limits, start=1):
        for _ in range(10):
            facts: Facts = {
                **{"on": "2026-02-01", "rulebook": "own", "good": good(chance, f"{8400 + n}000000")},
                "materials": [material(chance) for _ in range(chance.randrange(4))],
            }
            if isinstance(one, Points):
                facts |= work(chance)
            if isinstance(one, Subheading):
                for line in facts["materials"]:
                    line["hs"] = chance.choice((f"{8400 + n}000000", f"{8400 + n}100000", f"{8400 + n}", "8542310000"))
            if not contradicts(facts):
                yield engine, one, facts


def test_limits_are_judged_alike() -> None:
    chance, tried = random.Random(SEED), dict.fromkeys(("originating", "not_originating", "undetermined"), 0)
    while sum(tried.values()) < COUNT:
        for engine, one, facts in documents(chance):
            expected = one.verdict(facts) if isinstance(one, Barring) else verdict(one, facts)
            found = engine.assess_good(facts)
            assert found.verdict == expected, (one.text(), facts, expected)
            tried[expected] += 1
    assert min(tried.values()) > COUNT // 20, tried

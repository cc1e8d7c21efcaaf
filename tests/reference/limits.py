"""An independent model of limits of value, as the world's agreements state them, in possible worlds.

Written from what the tests of the vocabulary mean, in exact fractions, without the core. A fact that is missing is
tried as nothing and as more than all others together; what holds in every world is certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Any

Facts = dict[str, Any]

HOME, PARTY = "KZ", "KG"
NOTHING, MUCH, MORE = Fraction(0), Fraction(10) ** 15, Fraction(10) ** 40
# What a base is read from; the net cost has a second way.
FIGURES = {
    "ex-works": "ex_works_price",
    "fob": "fob_value",
    "net-cost": "net_cost",
    "production-cost": "production_cost",
}
COSTS = {"labour": "labour_cost", "overhead": "overhead_cost", "profit": "profit"}


@dataclass
class World:
    """One way in which the missing facts may be."""

    chosen: dict[str, Any] = field(default_factory=dict)
    open: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def ask(self, name: str, options: tuple[Any, ...]) -> Any:
        if name not in self.chosen:
            self.open[name] = options
            return options[0]
        return self.chosen[name]


@dataclass(frozen=True)
class Limit:
    """A limit: at most or at least so many percent of a base; of materials of one chapter, or of all.

    Of one by weight the base is the good's mass where none is named.
    """

    least: bool
    percent: str
    base: str = "ex-works"
    chapter: str | None = None
    costs: tuple[str, ...] = ()
    weight: bool = False

    def text(self) -> str:
        """The same in the vocabulary's text form."""
        of = f" OF ch{self.chapter}" if self.chapter else ""
        base = "" if self.base in ("ex-works", "mass") else f" OF {self.base}"
        beside = f" WITH {{{', '.join(self.costs)}}}" if self.costs else ""
        words = ("MAXWEIGHT", "MINWEIGHT") if self.weight else ("MAXNOM", "MINOM")
        return f"{words[self.least]} {self.percent}{of}{beside}{base}"


def is_foreign(material: Facts, place: int, world: World) -> bool:
    origin = material.get("origin")
    if origin == PARTY:
        proof = material.get("proof")
        # Cumulated by a certificate only; whether there is one may not have been said.
        kind = world.ask(f"proof {place}", ("ct-1", "none")) if proof is None else proof["kind"]
        return bool(kind != "ct-1")
    return bool(origin != HOME)


def mass(of: Facts, key: str, world: World, much: Fraction) -> Fraction:
    """What something weighs, in kilograms."""
    stated = of.get("mass")
    if stated is None:
        return world.ask(key, (NOTHING, much))
    return Fraction(stated["amount"]) * {"g": Fraction(1, 1000), "kg": 1, "t": 1000}[stated["unit"]]


def amount(of: Facts, name: str, key: str, world: World, much: Fraction) -> Fraction:
    stated = of.get(name)
    return world.ask(key, (NOTHING, much)) if stated is None else Fraction(stated)


def base_of(limit: Limit, facts: Facts, lines: list[Fraction], world: World) -> Fraction:
    good = facts["good"]
    if limit.base == "materials":
        return sum(lines, NOTHING)
    if limit.base == "originating-materials":
        own = (line for i, line in enumerate(lines) if not is_foreign(facts["materials"][i], i, world))
        return sum(own, NOTHING)
    if limit.base == "mass":
        return mass(good, "mass", world, MORE)
    if limit.base == "net-cost" and good.get("net_cost") is None and good.get("total_cost") is not None:
        total = Fraction(good["total_cost"])
        excluded = good.get("excluded_costs")
        return total - (world.ask("excluded", (NOTHING, total)) if excluded is None else Fraction(excluded))
    return amount(good, FIGURES[limit.base], limit.base, world, MORE)


def holds(limit: Limit, facts: Facts, world: World) -> bool:
    materials = facts["materials"]
    if limit.weight:
        lines = [mass(one, f"mass {i}", world, MUCH) for i, one in enumerate(materials)]
    else:
        lines = [amount(one, "value", f"value {i}", world, MUCH) for i, one in enumerate(materials)]
    counted = NOTHING
    for i, material in enumerate(materials):
        if limit.chapter and material["hs"][:2] != limit.chapter:
            continue
        if is_foreign(material, i, world) != limit.least:
            counted += lines[i]
    for cost in limit.costs:
        counted += amount(facts["good"], COSTS[cost], cost, world, MUCH)
    bound = Fraction(limit.percent) / 100 * base_of(limit, facts, lines, world)
    return counted >= bound if limit.least else counted <= bound


def worlds(limit: Limit, facts: Facts) -> Iterator[bool]:
    """What comes of the limit in each world."""
    first = World()
    holds(limit, facts, first)
    names = list(first.open)
    for options in product(*first.open.values()):
        yield holds(limit, facts, World(dict(zip(names, options, strict=True))))


def verdict(limit: Limit, facts: Facts) -> str:
    found = set(worlds(limit, facts))
    if len(found) > 1:
        return "undetermined"
    return "originating" if found.pop() else "not_originating"

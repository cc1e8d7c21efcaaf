"""What the independent model says of a document of facts about a good, under each way to read the law."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from content import FORMULAS, Share, rounded
from contradiction import goods, sound
from expression import Node
from data import CIS, Facts, GENERAL, Law, NOT_ORIGINATING, ORIGINATING, OUTSIDE, UNREAD_ROWS, rows_of, rulebook
from origin import Good
from worlds import World, outcomes, under_readings

UNDETERMINED, DISPUTED = "undetermined", "disputed"


@dataclass
class Readings:
    """Of an edition: the options of each, the default first."""

    open: dict[str, list[str]]
    minority: dict[str, list[str]]


def edition(facts: Facts) -> str | None:
    """The edition in force on the day (section 1 of the law page)."""
    name, _, pinned = facts["rulebook"].partition("@")
    if pinned:
        return f"{name}@{pinned}"
    days = {
        "cis-2009": [("2024-05-04", "9999-12-31")],
        "kz-register": [("2025-09-08", "9999-12-31")],
        "ct-kz": [
            ("2010-06-30", "2014-07-11"),
            ("2015-06-16", "2021-07-31"),
            ("2021-08-01", "2024-04-27"),
            ("2024-04-28", "2025-12-31"),
        ],
    }[name]
    return next((f"{name}@{first}" for first, last in days if first <= facts["on"] <= last), None)


def readings(name: str) -> Readings:
    found = Readings({}, {})
    for book in (name,) if name.startswith("kz-register") else (name, CIS):
        for reading in rulebook(book)["readings"]:
            kind = found.open if reading["status"] == "open" else found.minority
            kind[reading["id"]] = [option["id"] for option in reading["options"]]
    return found


def forget_several_products(good: Facts) -> None:
    """A good is one of the products of its row, or of rows of the same codes: of several affirmed, none is believed."""
    answers = good.get("answers") or {}
    rows = rows_of(good["good"]["hs"])
    twins = ({other.gate for other in rows if (other.first, other.last) == (row.first, row.last)} for row in rows)
    products = [names for row in rows for names in products_of(row.condition)]
    for names in (*twins, *products):
        stated = [name for name in names if name and answers.get(name)]
        if len(stated) > 1:
            for name in stated:
                del answers[name]


def products_of(node: Node | None) -> list[list[str]]:
    if not isinstance(node, tuple) or not node:
        return []
    if node[0] == "SUBPRODUCT":
        return [[name for name, _ in node[1]]]
    return [found for part in node for found in products_of(part)]


class Model:
    """The model's answers about one document."""

    def __init__(self, facts: Facts, general: str = GENERAL, is_primary_only: bool = False) -> None:
        self.stated, self.facts = facts, sound(facts)
        for each in goods(self.facts):
            forget_several_products(each)
        name = edition(facts)
        assert name is not None
        self.name: str = name
        self.is_register = name.startswith("kz-register")
        self.readings = readings(name)
        self.fixed: dict[str, str] = facts.get("readings") or {}
        has_own_rows = name.startswith("ct-kz") and not name.endswith("2010-06-30")
        self.law = Law(UNREAD_ROWS if has_own_rows else (), general, is_primary_only)

    def good(self, world: World, cumulates: bool = True) -> Good:
        return Good(self.facts, world, self.is_register, cumulates=cumulates, law=self.law)

    def verdict(self) -> str:
        """Disputed where two readings contradict each other for certain."""
        found = under_readings(lambda world: self.good(world).judge().verdict, self.readings.open, self.fixed, 2)
        verdicts = {settled(each) for each in found.values()}
        if {ORIGINATING, NOT_ORIGINATING} <= verdicts:
            return DISPUTED
        return verdicts.pop() if len(verdicts) == 1 else UNDETERMINED

    def taken(self, chosen: dict[str, str]) -> dict[str, str]:
        return {**{name: options[0] for name, options in self.readings.open.items()}, **self.fixed, **chosen}

    def verdict_under(self, chosen: dict[str, str]) -> str:
        """Under these options, the other readings as taken."""
        return settled(outcomes(lambda world: self.good(world).judge().verdict, self.taken(chosen), 2))

    def rules(self) -> set[str | None]:
        return outcomes(lambda world: self.good(world).judge().rule, self.taken({}))

    def criterion(self) -> str | None:
        """Column 9 of the certificate, of a good that originates under the readings taken."""
        if self.is_register or self.name.startswith("ct-kz"):
            return None
        wholly = outcomes(lambda world: self.good(world).judge().wholly, self.taken({}))
        if wholly == {True}:
            return "П"
        alone = outcomes(lambda world: self.good(world, cumulates=False).judge().verdict, self.taken({}), 2)
        return "Д" + self.facts["good"]["hs"][:4] if alone == {ORIGINATING} else "К"

    def foreign(self, i: int) -> str:
        found = outcomes(lambda world: self.good(world).is_foreign(i), self.taken({}))
        return str(found.pop()).lower() if len(found) == 1 else "unknown"

    def shares(self, chosen: dict[str, str]) -> set[Fraction]:
        formula = FORMULAS[self.name]
        judged = outcomes(lambda world: Share(self.facts, formula, world).of(self.good(world)), self.taken(chosen))
        return judged


def settled(found: set[Any]) -> str:
    return str(next(iter(found))) if len(found) == 1 else UNDETERMINED


def percent(share: Fraction) -> str:
    # Without what only tells a share that may be less than nothing from one that is nothing.
    share = Fraction(round(share * 10**36), 10**36)
    hundredths = int(rounded(max(share, Fraction(0))) * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def verdict(facts: Facts) -> str:
    return Model(facts).verdict() if edition(facts) else OUTSIDE

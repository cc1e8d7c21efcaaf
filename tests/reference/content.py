"""An independent model of a good's domestic share: 100 % less foreign materials over a base, in one possible world."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from contradiction import is_disputed_origin
from data import HOME, LITTLE, MUCH, Facts, amount
from origin import Good
from worlds import World

# EAEU and CIS states besides Kazakhstan: reading eaeu-material.
UNION = {"AM", "AZ", "BY", "KG", "MD", "RU", "TJ", "TM", "UA", "UZ"}
ALL = Fraction(1)
LEAST = Fraction(-(10**9))  # where foreign materials may be worth anything


@dataclass(frozen=True)
class Formula:
    """F1 on the ex-works price, F2 on the production cost; the price of 2021–2024 includes VAT (secondary)."""

    base: str
    vat: bool = False


FORMULAS = {
    "ct-kz@2010-06-30": Formula("ex_works_price"),
    "ct-kz@2015-06-16": Formula("ex_works_price"),
    "ct-kz@2021-08-01": Formula("ex_works_price", vat=True),
    "ct-kz@2024-04-28": Formula("production_cost"),
    "kz-register@2025-09-08": Formula("production_cost"),
}


def rounded(share: Fraction) -> Fraction:
    """Half up to 0.01 % (inferred)."""
    return Fraction((share * 20_000 + 1).__floor__() // 2, 10_000)


def shown(share: Fraction) -> Fraction:
    """As a document states it: never less than nothing."""
    return rounded(max(share, Fraction(0)))


class Share:
    """The share of a good in one world."""

    def __init__(self, document: Facts, formula: Formula, world: World) -> None:
        self.document, self.formula, self.world = document, formula, world

    def of(self, good: Good) -> Fraction:
        """Below nothing where the foreign materials are worth more than the base."""
        if good.bill is None:
            if good.facts.get("wholly_produced") is not None:
                return ALL
            return Fraction(self.world.ask((good.path, "share of an unknown bill"), (LEAST, ALL)))
        foreign = [self.foreign_part(good, i) for i in range(len(good.bill))]
        known = sum((part for part in foreign if part is not None), Fraction(0))
        if MUCH not in foreign and known == 0:
            return ALL
        base = self.base(good)
        if base is MUCH:
            return ALL
        if MUCH in foreign or base == 0:
            return LEAST
        return ALL - known / base

    def base(self, good: Good) -> Fraction | None:
        """The price or cost, with VAT where the formula takes it with VAT."""
        stated = good.facts["good"].get(self.formula.base)
        asked = self.world.ask((good.path, self.formula.base), (LITTLE, MUCH)) if stated is None else amount(stated)
        if asked is MUCH or not (self.formula.vat and self.world.reading("ex-works-vat") == "included"):
            return asked
        rate = self.document.get("vat_rate")
        if rate is None:
            rate = self.world.ask("vat_rate", (Fraction(0), MUCH))
        return MUCH if rate is MUCH else asked * (1 + Fraction(str(rate)) / 100)

    def foreign_part(self, good: Good, i: int) -> Fraction | None:
        """What of a line counts as foreign."""
        assert good.bill is not None
        material = good.bill[i]
        origin = material.get("origin")
        if is_disputed_origin(material):
            return good.value(i) if good.is_foreign(i) else Fraction(0)
        if origin not in (None, HOME):
            if origin in UNION and self.world.reading("eaeu-material") == "domestic":
                return Fraction(0)
            return good.value(i)
        if good.is_foreign(i):
            return good.value(i)
        own = self.own_share(good, i)
        if own is None or own == ALL or self.world.reading("partial-share-material") == "binary":
            return Fraction(0)
        value = good.value(i)
        return None if value is None else value * (1 - own)

    def own_share(self, good: Good, i: int) -> Fraction | None:
        """What a domestic line's own document states, or would state for a part judged here."""
        assert good.bill is not None
        proof: dict[str, Any] = good.bill[i].get("proof") or {}
        if proof.get("kind", "none") != "none" and proof.get("share") is not None:
            return Fraction(str(proof["share"])) / 100
        if good.bill[i].get("made_from") is None:
            return None
        part = good.part(i)
        share = self.of(part)
        # What may be less than nothing is no certain nothing: told apart by less than any figure shows.
        is_open = share == LEAST and (part.bill is None or not self.is_used_up(part))
        return Fraction(-1, 10**40) if is_open else shown(share)

    def is_used_up(self, good: Good) -> bool:
        """Whether the materials whose value is known leave nothing that a document would show."""
        assert good.bill is not None
        base = self.base(good)
        if not base:
            return False
        known = (self.foreign_part(good, i) for i in range(len(good.bill)))
        return shown(1 - sum((part for part in known if part is not None), Fraction(0)) / base) == 0

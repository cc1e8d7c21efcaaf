"""The preferences against the words of their provisions, in exact fractions."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

tegi = pytest.importorskip("tegi")

SEED = 687


def given(preference: str, **facts: object) -> Fraction:
    """What the engine answers."""
    document = {"on": "2026-03-01", "rulebook": "kz-procurement", "preference": preference, **facts}
    return Fraction(tegi.preference(document)["value"])


def test_random_figures() -> None:
    source = random.Random(SEED)
    for _ in range(2_000):
        price = f"{source.randrange(10**9)}.{source.randrange(10**6):06}"
        one, other = (f"{source.randrange(100)}.{source.randrange(10**4):04}" for _ in range(2))
        # Subsoil Code, art. 131: one fifth less.
        assert given("conditional-price", price=price, kazakhstani_producer=True) == Fraction(price) * Fraction(4, 5)
        # Rules 687, p. 271-1: three hundredths less where six digits agree.
        digits = f"{source.randrange(10**6):06}"
        agreeing = {"code": f"{digits}.900", "register_code": f"{digits}.100"}
        assert given("conditional-discount", price=price, **agreeing) == Fraction(price) * Fraction(97, 100)
        # Rules 687, p. 301(2): whole tens of percentage points above the average.
        points = max(0, (Fraction(one) - Fraction(other)) // 10)
        assert given("turnkey-points", share=one, sector_average=other) == points
        # Subsoil Code, art. 221: three tenths of the shortfall; cut off behind twelve decimals.
        shortfall = max(Fraction(0), Fraction(one) - Fraction(other)) / 100
        penalty = Fraction(price) * shortfall * Fraction(3, 10)
        answer = given("shortfall-penalty", obligation=one, reached=other, total=price)
        assert 0 <= penalty - answer < Fraction(1, 10**12)

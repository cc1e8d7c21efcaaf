"""The flags' rates on honest sets and planted frauds stay within generous bounds; `-s` prints what was measured."""

from __future__ import annotations

import pytest
from frauds import FRAUDS
from honest import cases
from rates import Rate, measure, table

# Of each rule: the most false alarms, and the least of its frauds that it sees, in percent. What an inspector must know
# is the table in docs/measurements.md; these tell only when something has broken.
BOUNDS = {
    "cost-below-materials": (1, 40),
    "foreign-value-outlier": (3, 1),
    "shared-bill": (6, 30),
    "output-above-capacity": (2, 50),
    "mass-balance": (3, 40),
    "idle-operation": (15, 10),
    "just-above-threshold": (3, 20),
}


@pytest.fixture(scope="module")
def rates() -> dict[str, Rate]:
    measured = measure()
    print("\n" + table(measured))
    return measured


@pytest.mark.parametrize("rule", FRAUDS)
def test_rates(rates: dict[str, Rate], rule: str) -> None:
    most, least = BOUNDS[rule]
    rate = rates[rule]
    assert rate.looked_at > 1_000
    assert rate.alarm * 100 <= most, f"{rule}: {rate.false} of {rate.looked_at} honest cases flagged"
    assert least <= rate.detection * 100 < 100, f"{rule}: {rate.seen} of the frauds seen"
    # A bold lie is seen more often than a small one.
    (weak, of_weak), _, (strong, of_strong) = rate.seen
    assert strong / of_strong > weak / of_weak


def test_the_same_seed_makes_the_same_cases() -> None:
    assert cases(7, 50) == cases(7, 50) != cases(8, 50)

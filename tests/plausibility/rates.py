"""How often each rule is wrong on honest cases, and how often it sees a fraud: `python rates.py [SEED] [CASES]`."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import tegi
from frauds import FRAUDS, plant
from honest import cases

SEED, HONEST, PLANTED = 2026, 4_000, 300


@dataclass
class Rate:
    """What was measured of one rule."""

    looked_at: int
    false: int
    """Honest cases that it flagged, in a set that holds no other."""
    seen: tuple[tuple[int, int], ...]
    """Of frauds in each third of strength, how many its rule saw, and how many there are."""
    by_any: int
    """Of all, how many any rule saw."""

    @property
    def alarm(self) -> float:
        return self.false / self.looked_at if self.looked_at else 0.0

    @property
    def detection(self) -> float:
        return sum(seen for seen, _ in self.seen) / sum(count for _, count in self.seen)


def flagged(found: tegi.types.Flags, rule: str | None = None) -> set[str]:
    return {id for flag in found["flags"] if rule in (None, flag["rule"]) for id in flag["cases"]}


def measure(seed: int = SEED, honest: int = HONEST, planted: int = PLANTED) -> dict[str, Rate]:
    """Of each rule: the honest set by itself, then the same with frauds of its kind."""
    clean = tegi.flags(cases(seed, honest))
    assert clean["faults"] == []
    rates = {}
    for rule in FRAUDS:
        mixed = cases(seed, honest)
        strengths = plant(mixed, rule, planted, seed)
        found = tegi.flags(mixed)
        assert found["faults"] == [] and len(strengths) == planted
        seen, by_any = flagged(found, rule), flagged(found)
        thirds = []
        for third in range(3):
            of_third = [id for id, strength in strengths.items() if int(strength * 3) == third]
            thirds.append((sum(id in seen for id in of_third), len(of_third)))
        any_rule = sum(id in by_any for id in strengths)
        rates[rule] = Rate(clean["looked_at"][rule], len(flagged(clean, rule)), tuple(thirds), any_rule)
    return rates


def table(rates: dict[str, Rate]) -> str:
    lines = [
        "| rule | looked at | false alarms | weak frauds seen | middling | strong | all |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule, rate in rates.items():
        seen = " | ".join(f"{seen / count:.0%}" for seen, count in rate.seen)
        lines.append(f"| {rule} | {rate.looked_at} | {rate.false} ({rate.alarm:.1%}) | {seen} | {rate.detection:.0%} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure(*map(int, sys.argv[1:]))))

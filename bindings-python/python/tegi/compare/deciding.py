"""Finds which differences decide: those that change verdict or share alone, and the smallest sets that do.

The engine judges every set. The number of evaluations is bounded, and the result says how far the search went.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import comb
from typing import Any, Literal

Turned = Literal["verdict", "provisional", "share"]
TURNED: tuple[Turned, ...] = ("verdict", "provisional", "share")
# Twelve differences in every combination.
MOST = 4096
# For each evaluation, so many sets may be passed over because a smaller one decides already.
PASSED_OVER = 16

Outcome = dict[str, Any]
Chosen = frozenset[int]


@dataclass
class Deciding:
    """What decides."""

    alone: dict[int, Outcome] = field(default_factory=dict)
    """What each difference alone gives, of those that were judged."""
    sets: list[tuple[Chosen, tuple[Turned, ...], Outcome]] = field(default_factory=list)
    """The smallest sets: each changes something, and no part of it changes that. Small ones first."""
    reduced: list[tuple[Chosen, tuple[Turned, ...], Outcome]] = field(default_factory=list)
    """Where the search ended before it found a set: one from which nothing can be left out; others may be smaller."""
    evaluations: int = 0
    sizes: int = 0
    """Up to this size every set was looked at."""
    is_complete: bool = True


def deciding(number: int, outcome: Callable[[Iterable[int]], Outcome], most: int = MOST) -> Deciding:
    """Finds the sets of differences that change what the first document gives.

    Args:
        number: How many differences there are.
        outcome: What the first document gives with some of them taken from the second.
        most: How many sets are judged at most.
    """
    search = _Search(number, outcome, most)
    search.run()
    return search.found


def turned(before: Outcome, after: Outcome) -> tuple[Turned, ...]:
    """What differs between two outcomes. Of facts that cannot be judged nothing is said to differ."""
    if "refused" in before or "refused" in after:
        return ()
    return tuple(what for what in TURNED if before.get(what) != after.get(what))


class _Search:
    def __init__(self, number: int, outcome: Callable[[Iterable[int]], Outcome], most: int) -> None:
        self.number = number
        self.outcome = outcome
        self.most = most
        self.base = outcome(())
        self.found = Deciding()
        self.least: dict[Turned, list[Chosen]] = {what: [] for what in TURNED}

    def run(self) -> None:
        found = self.found
        for size in range(1, self.number + 1):
            for chosen in self.sets(size):
                if found.evaluations >= self.most:
                    found.is_complete = False
                    break
                self.judge(chosen)
            if not found.is_complete:
                break
            found.sizes = size
        if not found.is_complete:
            self.reduce()

    def sets(self, size: int) -> Iterator[Chosen]:
        """The sets of this size of which no part changes everything that can change."""
        sole = {what: {one for chosen in self.least[what] if len(chosen) == 1 for one in chosen} for what in TURNED}
        settled = set.intersection(*sole.values())
        free = [one for one in range(self.number) if one not in settled]
        if comb(len(free), size) > self.most * PASSED_OVER:
            # There are too many even to pass over.
            self.found.is_complete = False
            free = free[: self.most]
        for passed, members in enumerate(combinations(free, size)):
            if passed > self.most * PASSED_OVER:
                return
            chosen = frozenset(members)
            if any(self.is_open(what, chosen) for what in TURNED):
                yield chosen

    def is_open(self, what: Turned, chosen: Chosen) -> bool:
        """Whether no part of a set is known to change this."""
        return not any(least <= chosen for least in self.least[what])

    def judge(self, chosen: Chosen) -> None:
        """Judges one set."""
        given = self.given(chosen)
        if len(chosen) == 1:
            self.found.alone[min(chosen)] = given
        new = tuple(what for what in turned(self.base, given) if self.is_open(what, chosen))
        if new:
            self.found.sets.append((chosen, new, given))
            for what in new:
                self.least[what].append(chosen)

    def given(self, chosen: Iterable[int]) -> Outcome:
        self.found.evaluations += 1
        return self.outcome(sorted(chosen))

    def reduce(self) -> None:
        """Finds a set for each change that has none yet: all differences without those that it does not need."""
        if self.number > self.most:
            return
        everything = frozenset(range(self.number))
        sought = [what for what in turned(self.base, self.given(everything)) if not self.least[what]]
        for what in sought:
            kept = everything
            for one in range(self.number):
                if what in turned(self.base, self.given(kept - {one})):
                    kept -= {one}
            given = self.given(kept)
            self.found.reduced.append((kept, turned(self.base, given), given))

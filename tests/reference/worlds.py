"""What cannot be told is tried: every way in which the missing facts could turn out, one after the other.

The engine reckons with three values and intervals; here a judgement is plain true or false in each possible world, and
what all worlds agree on is certain. The two ways share nothing, so that they can judge each other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

MOST_WORLDS = 3_000


class NeedsReading(Exception):
    """The law can be read in several ways here, and none is chosen yet."""


class TooMany(Exception):
    """More possible worlds than are worth trying."""


class World:
    """One way in which the missing facts turn out: made up as they are asked for, then kept."""

    def __init__(self, script: list[int], readings: dict[str, str]) -> None:
        self.script = script
        self.readings = readings
        self.facts: dict[Hashable, Any] = {}
        self.widths: list[int] = []

    def ask(self, fact: Hashable, options: Sequence[Any] = (True, False)) -> Any:
        if fact not in self.facts:
            place = len(self.widths)
            if place == len(self.script):
                self.script.append(0)
            self.widths.append(len(options))
            self.facts[fact] = options[self.script[place]]
        return self.facts[fact]

    def reading(self, name: str) -> str:
        if name not in self.readings:
            raise NeedsReading(name)
        return self.readings[name]

    def next(self) -> list[int] | None:
        """The script of the world after this one."""
        script = self.script[: len(self.widths)]
        while script:
            script[-1] += 1
            if script[-1] < self.widths[len(script) - 1]:
                return script
            script.pop()
        return None


def outcomes(judge: Callable[[World], Any], readings: dict[str, str], enough: int = 10**9) -> set[Any]:
    """What the judgement is in all worlds, until `enough` different ones are known."""
    found: set[Any] = set()
    script: list[int] | None = []
    for _ in range(MOST_WORLDS):
        world = World(script, readings)
        found.add(judge(world))
        script = world.next()
        if script is None or len(found) >= enough:
            return found
    raise TooMany


def under_readings(
    judge: Callable[[World], Any], options: dict[str, list[str]], fixed: dict[str, str], enough: int = 10**9
) -> dict[tuple[tuple[str, str], ...], set[Any]]:
    """The outcomes under every combination of the readings that the judgement turns on."""
    try:
        return {tuple(sorted(fixed.items())): outcomes(judge, fixed, enough)}
    except NeedsReading as reading:
        name = str(reading)
    found: dict[tuple[tuple[str, str], ...], set[Any]] = {}
    for option in options[name]:
        found |= under_readings(judge, options, {**fixed, name: option}, enough)
    return found

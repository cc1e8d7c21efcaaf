"""Verifies many records and lists those that do not hold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tegi
from tegi.records import by_text, each, read

if TYPE_CHECKING:
    from tegi.arrow import ArrowTable


@dataclass
class Recheck:
    """What came of it."""

    records: int = 0
    """How many there are."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """How many of each outcome; ``unreadable`` where it is no record."""
    failing: list[tuple[str, Any]] = field(default_factory=list)
    """Those that do not hold, by name: what verifying them answered."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "type": "recheck",
            "records": self.records,
            "hold": self.records - len(self.failing),
            "outcomes": dict(self.outcomes),
            "failing": [{"record": name, "answer": answer} for name, answer in self.failing],
        }


def recheck(
    records: str | ArrowTable, engine: tegi.Engine, seen: Callable[[int], None] = lambda count: None
) -> Recheck:
    """Verifies all records of a folder, file or table.

    Args:
        records: A folder of ``.json``, ``.jsonl`` and ``.parquet`` files, one such file, or a table that speaks Arrow.
        engine: The engine, with the rulebooks that the records need.
        seen: Told after each record how many are done.

    Raises:
        OSError: The folder or a file cannot be read.
        TegiError: A table has no column ``record``, or no text in it.
    """
    found = Recheck()
    for name, text in each(by_text(engine.verify_text), read(records)):
        answer = json.loads(text)
        found.records += 1
        found.outcomes[answer.get("outcome", "unreadable")] += 1
        if not answer.get("holds"):
            found.failing.append((name, answer))
        seen(found.records)
    return found

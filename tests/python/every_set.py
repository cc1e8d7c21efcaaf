"""Edits of facts, and brute force over every set of them."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tegi.compare.deciding import turned

Facts = dict[str, Any]
Edits = Mapping[str, Callable[[Facts], None]]


def edited(edits: Edits, facts: Facts, names: Iterable[str]) -> Facts:
    """A copy of the facts after some edits."""
    found = copy.deepcopy(facts)
    for name in names:
        edits[name](found)
    return found


def brute_force(
    edits: Edits, outcome: Callable[[Facts], dict[str, Any]], facts: Facts, names: list[str]
) -> set[tuple[frozenset[str], str]]:
    """Every set of edits that changes something that none of its parts changes, by trying all."""
    base = outcome(facts)
    changes = {}
    for size in range(len(names) + 1):
        for chosen in itertools.combinations(names, size):
            changes[frozenset(chosen)] = set(turned(base, outcome(edited(edits, facts, chosen))))
    return {
        (chosen, what)
        for chosen, turns in changes.items()
        for what in turns
        if not any(what in changes[part] for part in changes if part < chosen)
    }

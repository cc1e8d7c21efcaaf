"""Compares what two people stated of one good, and finds the differences that decide.

found = tegi.compare.compare(expert, chamber)
tegi.compare.many("expert/", "chamber/").to_dict()
tegi.compare.blind(record).text()
tegi.compare.drift(record, bill_of_january, bill_of_february)
"""

from __future__ import annotations

from tegi.compare.blind import Blind, blind
from tegi.compare.deciding import MOST, Turned
from tegi.compare.differ import Difference, Line
from tegi.compare.drift import Drift, Drifts, Lost, drift, drifts
from tegi.compare.many import Joined, Many, many
from tegi.compare.one import Comparison, Lacking, Set, Side, compare

__all__ = [
    "MOST",
    "Blind",
    "Comparison",
    "Difference",
    "Drift",
    "Drifts",
    "Joined",
    "Lacking",
    "Line",
    "Lost",
    "Many",
    "Set",
    "Side",
    "Turned",
    "blind",
    "compare",
    "drift",
    "drifts",
    "many",
]

"""Changes of heading decided by originshift, another engine of rules of origin: milliseconds each, and by tegi.

Both are asked the same: goods by their headings, each made from three materials, of another heading or of the same.
"""

from __future__ import annotations

import json
from statistics import median
from time import process_time

import tegi
from originshift import resolve

# Goods whose rule is the change of heading alone in both lists, and materials of other headings.
GOODS = ("8308100000", "7317001000", "7616100000", "8302411000")
MATERIALS = ("7208512000", "3926909709", "7407211000")


def ours(good: str) -> str:
    """The verdict and its steps."""
    materials = [{"id": code, "hs": code, "value": "10.00", "origin": "CN"} for code in MATERIALS]
    facts = {
        "on": "2026-03-01",
        "rulebook": "cis-2009",
        "good": {"hs": good, "ex_works_price": "100.00"},
        "materials": materials,
        "beyond_insufficient_operations": True,
    }
    assessment = tegi.assess_good(facts)
    assert assessment.verdict == "originating" and assessment.steps
    return assessment.verdict


def theirs(good: str) -> str:
    """The origin that a shift of heading gives."""
    dotted = [f"{code[:4]}.{code[4:6]}" for code in (good, *MATERIALS)]
    origin = resolve(good=dotted[0], inputs=dotted[1:], country="KZ").origin
    assert origin == "KZ"
    return origin


def taken(decide: object, times: int) -> float:
    """Milliseconds for one decision."""
    found = []
    for _ in range(5):
        start = process_time()
        for _ in range(times):
            for good in GOODS:
                decide(good)  # type: ignore[operator]
        found.append((process_time() - start) / times / len(GOODS) * 1e3)
    return median(found)


print(json.dumps({"ours": taken(ours, 200), "theirs": taken(theirs, 1)}))

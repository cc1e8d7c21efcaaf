"""Counts how many verdicts are provisional, by what they rest on: python tests/plausibility/provisional.py [COUNT]

Of the shared cases about goods, and of so many honest made goods. docs/measurements.md has the numbers.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tegi

sys.path.insert(0, str(Path(__file__).parent))
from honest import cases  # noqa: E402

VECTORS = Path(__file__).parents[1] / "vectors"
SEED = 2026


def shared() -> Iterable[Any]:
    """The facts of the shared cases about goods."""
    for file in sorted(VECTORS.glob("*.json")):
        for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
            facts = case.get("facts")
            if isinstance(facts, dict) and "good" in facts and case.get("call", "good") == "good":
                yield facts


def count(name: str, goods: Iterable[Any]) -> None:
    """Prints how many of some goods have a provisional verdict, by ground, and how many contradict themselves."""
    answered = provisional = contradicted = 0
    grounds: Counter[str] = Counter()
    for facts in goods:
        answer = json.loads(tegi.assess_good_text(json.dumps(facts)))
        if answer["type"] == "refusal":
            continue
        answered += 1
        provisional += answer["provisional"]
        grounds.update({ground["kind"] for ground in answer["rests_on"] if ground["provisional"]})
        contradicted += any(warning["code"].startswith("contradiction") for warning in answer["warnings"])
    by_kind = ", ".join(f"{kind} {number}" for kind, number in grounds.most_common())
    print(f"{name}: {provisional} of {answered} are provisional ({by_kind}); {contradicted} contradict themselves")


if __name__ == "__main__":
    count("shared cases", shared())
    made = cases(SEED, int(sys.argv[1]) if len(sys.argv) > 1 else 4_000)
    count("made goods", (case["facts"] for case in made))

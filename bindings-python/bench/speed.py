"""How long `assess_good` takes beside a plain Decimal script: ratios of medians, both measured in turn.

python bindings-python/bench/speed.py [--json]
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import thread_time
from typing import Any

import tegi
from pure import pure

ROUNDS = 60


def facts(lines: int) -> dict[str, Any]:
    """A good of so many materials, half of them foreign, at an edition that has a share."""
    materials = [
        {"id": f"m{place}", "hs": "7208512000", "value": f"{place % 90 + 10}.25", "origin": ("CN", "KZ")[place % 2]}
        for place in range(lines)
    ]
    good = {"hs": "8403109000", "ex_works_price": f"{lines * 100}.00", "production_cost": f"{lines * 80}.00"}
    beyond = {"beyond_insufficient_operations": True}
    return {"on": "2025-06-01", "rulebook": "ct-kz", "good": good, "materials": materials, **beyond}


def read_both(good: dict[str, Any]) -> tuple[str, Any]:
    """The engine's verdict and share."""
    assessment = tegi.assess_good(good)
    return assessment.verdict, assessment.share


def read_all(good: dict[str, Any]) -> dict[str, Any]:
    """The engine's whole answer."""
    return tegi.assess_good(good).to_dict()


def by_text(good: dict[str, Any]) -> tuple[str, str]:
    """The same through JSON text."""
    answer = json.loads(tegi.assess_good_text(json.dumps(good)))
    return answer["verdict"], answer["local_content"]["share"]


def once(run: Callable[[Any], Any], good: dict[str, Any], count: int) -> float:
    """The processor time of one call, from so many: other programs of the machine do not count."""
    start = thread_time()
    for _ in range(count):
        run(good)
    return (thread_time() - start) / count


def import_time() -> float:
    """Milliseconds that `import tegi` adds to a program: the median of fresh processes."""
    program = "from time import perf_counter as now; start = now(); import tegi; print((now() - start) * 1e3)"
    run = [sys.executable, "-c", program]
    return median(float(subprocess.run(run, capture_output=True, check=True).stdout) for _ in range(15))


def main() -> None:
    """Prints the table."""
    rows = []
    for lines in (10, 100, 1_000):
        good = facts(lines)
        assert pure(good) == read_both(good), (pure(good), read_both(good))
        times: dict[Callable[[Any], Any], list[float]] = {pure: [], read_both: [], read_all: [], by_text: []}
        for _ in range(ROUNDS):
            for run, measured in times.items():
                measured.append(once(run, good, 2_000 // lines or 1))
        script, ours, whole, text = (median(measured) * 1e6 for measured in times.values())
        rows.append({"lines": lines, "script": script, "object": ours, "all": whole, "text": text})
    milliseconds = import_time()
    if "--json" in sys.argv:
        print(json.dumps({"rows": rows, "import": milliseconds}))
        return
    print("lines   script µs   assess_good   ratio   all of it   ratio   by JSON text   ratio")
    for row in rows:
        script = row["script"]
        times = f"{row['lines']:5} {script:11.1f}"
        for name, width in (("object", 13), ("all", 11), ("text", 14)):
            times += f" {row[name]:{width}.1f} {row[name] / script:7.2f}"
        print(times)
    print(f"import tegi: {milliseconds:.1f} ms")


main()

"""Measures time and memory of every door against the size of its input, honest and as bad as is known.

    make target/stamps/python
    python tests/bench/bounds.py                # all doors, 100 bytes to 10 MB: a table in Markdown
    python tests/bench/bounds.py advise audit   # some of them

Each figure is of a process of its own: seconds of the processor for the call alone, and the MiB that the process had
at most beyond what it had before the call. A star says that the input was refused. Input that a door bounds by number
is as large as it may be. The exit status is 1 where a call took longer than `--limit` seconds.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from worst import CIS, rulebook_of

SIZES = {"100 B": 100, "1 kB": 1_000, "10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
SAME = {"on": "2026-03-01", "rulebook": "cis-2009"}
Call = Callable[[], Any]
# Those that rows of the list name, once each.
HEADINGS = sorted({row["code"] for row in CIS["origin"]["list"] if re.fullmatch(r"[0-9]{4}", row["code"])})


def size(value: Any) -> int:
    return len(json.dumps(value, separators=(",", ":")))


def filled(
    target: int, whole: dict[str, Any], items: list[Any], item: Callable[[int], Any], most: int
) -> dict[str, Any]:
    """The document with as many items as its size allows, up to the limit of the door."""
    count = (target - size(whole)) // (size(item(10_000)) + 1)
    items.extend(item(place) for place in range(max(1, min(count, most))))
    return whole


def good(target: int, item: Callable[[int], Any], price: str = "100000000", most: int = 100_000) -> dict[str, Any]:
    lines: list[Any] = []
    whole = {
        **SAME,
        "good": {"hs": "8403109000", "ex_works_price": price},
        "operations": ["welding"],
        "materials": lines,
    }
    return filled(target, whole, lines, item, most)


def bare(target: int) -> dict[str, Any]:
    """A good of which nothing is stated but how many lines its bill has."""
    lines: list[Any] = []
    return filled(target, {**SAME, "good": {"hs": "8403109000"}, "materials": lines}, lines, lambda place: {}, 100_000)


def line(place: int) -> dict[str, Any]:
    return {"id": f"m{place}", "hs": "7208512000", "value": "12.50", "origin": "CN"}


def part(place: int) -> dict[str, Any]:
    made = {"good": {"hs": "8416109000", "ex_works_price": "100"}, "materials": [{"hs": "7208", "value": "5"}]}
    return {"id": f"p{place}", "value": "100", "made_from": made}


def nested(place: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for _ in range(30):
        made = {"made_from": {"good": {"hs": "8416"}, "materials": [made]}}
    return made


def contract(target: int, item: Callable[[int], Any]) -> dict[str, Any]:
    rows: list[Any] = [{"id": "c", "value": "10000000", "payroll": {"kazakhstani": "50", "total": "99"}}]
    whole = {"on": "2026-03-01", "rulebook": "kz-procurement", "kind": "works", "value": "10000000", "contracts": rows}
    return filled(target, whole, rows, item, 9_999)


def subcontract(place: int) -> dict[str, Any]:
    goods = [{"id": f"g{place}", "value": "10", "proof": {"kind": "register-extract", "share": "80"}}]
    payroll = {"kazakhstani": "50", "total": "99"}
    return {"id": f"c{place}", "parent": "c", "value": "100", "payroll": payroll, "goods": goods}


def chained(place: int) -> dict[str, Any]:
    # Each under the one before, each fraction with a denominator of its own.
    payroll = {"kazakhstani": "1", "total": str(1_000_003 + 2 * place)}
    return {"id": f"c{place}", "parent": f"c{place - 1}" if place else "c", "value": "100", "payroll": payroll}


def period(target: int, item: Callable[[int], Any]) -> dict[str, Any]:
    rows: list[Any] = []
    return filled(target, {"on": "2026-03-01", "rulebook": "kz-procurement", "rows": rows}, rows, item, 100_000)


def rulebook(target: int, is_worst: bool) -> dict[str, Any]:
    made: list[Any] = []
    book = rulebook_of(made)

    def row(place: int) -> dict[str, Any]:
        codes = ", ".join(HEADINGS[(place + step) % len(HEADINGS)] for step in range(1, 13))
        condition = "CTH AND MAXNOM 50"
        if is_worst:
            # The longest for its bytes of those that the search found: every list is a choice of its own.
            condition = (
                f"(FROM {{{codes}}} AND ((FROM {{7009, 9401, 2519, 5704, 1905}}) TOLERATING {{7227}} UP TO 14 OR "
                "MAXNOM 44 OR OPS ANY {g, e, d, b, a, f, h}))"
            )
        code = HEADINGS[place % len(HEADINGS)]
        return {"id": f"r{place}", "code": code, "expression": condition, "cite": "a p primary"}

    return filled(target, book, made, row, len(HEADINGS))


def csv(target: int, head: str, row: str) -> bytes:
    return (head + "\n" + (row + "\n") * max(1, (target - len(head)) // (len(row) + 1))).encode()


def doors(name: str, is_worst: bool, target: int) -> tuple[int, Call]:
    """How large the input is, and the call."""
    import tegi
    import tegi.table

    def text(document: Any, call: Callable[[str], str]) -> tuple[int, Call]:
        written = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        return len(written), lambda: call(written)

    if name in ("good", "explain", "record", "verify", "recheck", "dict", "advise"):
        facts = bare(target) if is_worst else good(target, line)
        if name == "advise":
            facts = good(target, part if is_worst else line, "100" if not is_worst else "100000000")
        if name == "dict":
            return size(facts), lambda: tegi.assess_good(facts)
        if name == "explain":
            answer = tegi.assess_good_text(json.dumps(facts))
            return len(answer), lambda: tegi.explain_text(answer, "ru")
        if name in ("verify", "recheck"):
            record = tegi.record_text(json.dumps(facts))
            if name == "verify":
                return len(record), lambda: tegi.verify_text(record)
            from tegi.recheck import recheck

            folder = Path(tempfile.mkdtemp())
            small = tegi.record_text(json.dumps(bare(300) if is_worst else good(1_000, line)))
            count = max(1, target // len(small))
            (folder / "all.jsonl").write_text("\n".join([small] * count))
            return len(small) * count, lambda: recheck(str(folder), tegi.Engine())
        calls = {"good": tegi.assess_good_text, "record": tegi.record_text, "advise": tegi.advise_text}
        return text(facts, calls[name])
    if name == "parts":
        return text(good(target, nested if is_worst else part), tegi.assess_good_text)
    if name == "contract":
        return text(contract(target, chained if is_worst else subcontract), tegi.assess_contract_text)
    if name == "period":
        worst = lambda place: {"id": f"r{place}", "kind": "works", "share": "33.333333", "value": "0.000001"}
        honest = lambda place: {"id": f"r{place}", "kind": "goods", "share": "80.00", "value": "50000"}
        return text(period(target, worst if is_worst else honest), tegi.assess_period_text)
    if name == "flags":
        case = lambda place: {"id": f"x{place}", "facts": bare(300) if is_worst else good(600, line)}
        cases: list[Any] = []
        return text(filled(target, {"cases": cases}, cases, case, 1_000_000), tegi._engine.flags_text)
    if name in ("load", "audit"):
        book = rulebook(target, is_worst)
        if name == "load":
            return text(book, lambda read: str(tegi.Engine().load_rulebook(read)))
        return text({"rulebook": book}, tegi._engine.audit_text)
    if name == "table":
        head, row = "Наименование;Код ТН ВЭД;Стоимость;Страна", "болт;7318155900;12,50;Китай"
        if is_worst:
            head, row = ";".join(["Наимен0вание", "Кодд", "Стоимастъ"] * 5), ";".join(
                ["1/2/3?", "12,345.6-7", "Кетай"] * 5
            )
        made = csv(target, head, row)
        return len(made), lambda: tegi.table.read(made, about="bill", same=SAME, name="bill.csv")
    if name == "arrow":
        import pyarrow
        import tegi.arrow

        bill = [{} for _ in range(10)] if is_worst else [line(place) for place in range(10)]
        count = max(1, target // 600)
        of = pyarrow.list_(pyarrow.struct({part: pyarrow.string() for part in ("id", "hs", "value", "origin")}))
        goods = pyarrow.table({"hs": ["8403109000"] * count, "materials": pyarrow.array([bill] * count, of)})
        return goods.nbytes, lambda: tegi.arrow.assess_goods(goods, **SAME)
    raise SystemExit(f"no door {name}")


NAMES = {
    "good": "facts as text",
    "dict": "facts as a dict",
    "parts": "facts with bills of parts",
    "arrow": "a table of Arrow",
    "table": "cells of a table",
    "explain": "an answer in words",
    "record": "a record",
    "verify": "verifying a record",
    "recheck": "rechecking a file of records",
    "contract": "a contract",
    "period": "a period",
    "flags": "flags over cases",
    "advise": "advice",
    "load": "loading a rulebook",
    "audit": "auditing a rulebook",
}


def peak(reset: bool = False) -> int:
    """The most memory of this process, in bytes; from now on after a reset."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(found.split()[1]) * 1024 for found in lines if found.startswith("VmHWM"))


def one(name: str, is_worst: bool, target: int) -> dict[str, Any]:
    import tegi
    import tegi.table

    tegi.rulebooks()
    given, call = doors(name, is_worst, target)
    before = peak(reset=True)
    # Of the processor, all threads together: other work beside it counts nothing.
    begun = time.process_time()
    try:
        answer = call()
        said = answer[-60:] if isinstance(answer, str) else ""
        outcome = "refused" if '"type":"refusal"' in said else "answered"
    except ValueError as error:
        outcome = f"refused: {str(error)[:60]}"
    seconds = time.process_time() - begun
    return {"bytes": given, "seconds": seconds, "mib": (peak() - before) / 2**20, "outcome": outcome}


def measured(name: str, is_worst: bool, target: int, limit: float) -> dict[str, Any]:
    words = [sys.executable, __file__, name, "--one", str(target), *(["--worst"] if is_worst else [])]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=limit * 30)
    except subprocess.TimeoutExpired:
        return {"bytes": target, "seconds": limit * 30, "mib": 0.0, "outcome": "stopped"}
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-2_000:]}")
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("doors", nargs="*", default=list(NAMES))
    parser.add_argument("--one", type=int)
    parser.add_argument("--worst", action="store_true")
    parser.add_argument("--limit", type=float, default=10)
    given = parser.parse_args()
    if given.one is not None:
        print(json.dumps(one(given.doors[0], given.worst, given.one)))
        return 0
    print("| door | input | " + " | ".join(SIZES) + " |")
    print("|---|---|" + "---|" * len(SIZES))
    slow = []
    for name in given.doors:
        for is_worst in (False, True):
            cells = []
            for target in SIZES.values():
                found = measured(name, is_worst, target, given.limit)
                if found["seconds"] > given.limit:
                    slow.append(f"{name}, {'worst' if is_worst else 'honest'}, {found['bytes']} bytes: {found}")
                mark = "*" if found["outcome"].startswith("refused") else ""
                cells.append(f"{found['seconds']:.2g} s{mark}, {found['mib']:.0f}")
            print(
                f"| {NAMES[name]} | {'worst known' if is_worst else 'honest'} | " + " | ".join(cells) + " |", flush=True
            )
    for found in slow:
        print(f"beyond the limit: {found}")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Searches for the documents that cost the engine most time for each byte, by changing those found so far.

    cargo build --release -p tegi --example door
    nice -n 19 python tests/bench/worst.py target/release/examples/door --minutes 15

Prints the worst of each door, and every answer that took longer than `--limit` seconds; then the exit status is 1.
"""

import argparse
import copy
import json
import random
import resource
import subprocess
import time
from pathlib import Path
from typing import Any

COMPILED = Path(__file__).parents[2] / "core" / "compiled"
MOST_BYTES = 20_000
DOORS = ("good", "advise", "contract", "audit", "flags", "record")


def book_of(name: str) -> dict[str, Any]:
    return json.loads(next(COMPILED.glob(f"{name}@*.json")).read_text(encoding="utf-8"))


CIS = book_of("cis-2009")
CODES = [row["code"] for row in CIS["origin"]["list"]] + ["8403109000", "9999", "8416"]
TERMS = [term["id"] for term in CIS["terms"]]
OPERATIONS = [term["id"] for term in CIS["terms"] if term["kind"] == "operation"]


def code(chance: random.Random) -> str:
    return chance.choice(CODES).ljust(4, "0")[:10] if chance.random() < 0.9 else "8403109000"


def line(chance: random.Random, depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if chance.random() < 0.4:
        made["hs"] = code(chance)
    if chance.random() < 0.4:
        made["value"] = str(chance.randint(0, 100))
    if chance.random() < 0.3:
        made["origin"] = chance.choice(["KZ", "RU", "CN"])
    if chance.random() < 0.1:
        made["proof"] = {"kind": chance.choice(["none", "ct-1", "invoice"])}
    if chance.random() < 0.2:
        made["answers"] = {chance.choice(TERMS): chance.random() < 0.5}
    if depth and chance.random() < 0.3:
        made["made_from"] = good(chance, depth - 1)
    return made


def good(chance: random.Random, depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {"good": {"hs": code(chance)}}
    if chance.random() < 0.5:
        made["good"]["ex_works_price"] = str(chance.randint(1, 1_000))
    if chance.random() < 0.9:
        made["materials"] = [line(chance, depth) for _ in range(chance.choice([0, 1, 3, 10]))]
    if chance.random() < 0.4:
        names = OPERATIONS + ["unheard-of"]
        made["operations"] = [chance.choice(names) for _ in range(chance.randint(0, 5))]
    return made


def facts(chance: random.Random) -> dict[str, Any]:
    rulebook = chance.choice(["cis-2009"] * 4 + ["kz-register", "ct-kz"])
    day = "2023-03-01" if rulebook == "ct-kz" else "2026-03-01"
    return {"on": day, "rulebook": rulebook, **good(chance, 3)}


def contract(chance: random.Random) -> dict[str, Any]:
    def goods(place: int) -> dict[str, Any]:
        found: dict[str, Any] = {"id": f"g{place}", "value": str(chance.randint(1, 100))}
        if chance.random() < 0.5:
            found["good_facts"] = facts(chance)
        if chance.random() < 0.5:
            found["proof"] = {"kind": "register-extract", "share": str(chance.randint(0, 100))}
        return found

    count = chance.choice([1, 3, 10])
    rows = [
        {
            "id": f"c{place}",
            **({"parent": f"c{chance.randrange(place)}"} if place else {}),
            "value": "1000",
            "payroll": {"kazakhstani": str(chance.randint(0, 50)), "total": str(chance.randint(50, 99))},
            "goods": [goods(line) for line in range(chance.choice([0, 1, 4]))],
        }
        for place in range(count)
    ]
    return {"on": "2026-03-01", "rulebook": "kz-procurement", "kind": "works", "value": "10000", "contracts": rows}


def expression(chance: random.Random, depth: int = 3) -> str:
    def names(count: int) -> str:
        return ", ".join(chance.choice(["a", "b", "c", "d", "e", "f", "g", "h"]) for _ in range(count))

    def codes(count: int) -> str:
        return ", ".join(chance.choice(CODES)[:4] for _ in range(count))

    if not depth or chance.random() < 0.2:
        count = chance.choice([1, 2, 5, 12])
        return chance.choice(
            [
                "CTH",
                "CTSH",
                f"MAXNOM {chance.randint(1, 99)} OF SUM {{{codes(count)}}}",
                f"MAXNOM {chance.randint(1, 99)}",
                f"FROM {{{codes(count)}}}",
                f"CTH OUTSIDE {{{codes(count)}}}",
                f"OPS AT-LEAST {max(1, count // 2)} OF {{{names(count)}}}",
                f"OPS ANY {{{names(count)}}}",
                f"OPS NOT-ALONE {{{names(count)}}}",
                f"FACT {chance.choice(['p', 'q', 'r', 's'])}",
            ]
        )
    joined = [expression(chance, depth - 1) for _ in range(chance.choice([2, 2, 3, 6]))]
    if chance.random() < 0.3:
        tolerated = f"{{{codes(chance.choice([1, 3]))}}} UP TO {chance.randint(1, 50)}"
        given = f" GIVEN {chance.choice(['p', 'q', 'r', 's'])}" if chance.random() < 0.5 else ""
        return f"({joined[0]}) TOLERATING {tolerated}{given}"
    return "(" + chance.choice([" AND ", " OR "]).join(joined) + ")"


def rulebook_of(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A rulebook of one's own with these rows."""
    words = {"kk": "x", "ru": "x", "en": "x"}
    terms = [{"id": name, "kind": "operation", **words} for name in "abcdefgh"]
    terms += [{"id": name, "kind": "fact", **words} for name in "pqrs"]
    return {
        "id": "my-rules",
        "first": "2000-01-01",
        "read_to": "2026-01-01",
        "in_force": "a p primary",
        "title": words,
        "acts": {"a": words},
        "terms": terms,
        "readings": [{**reading, "cite": "a p primary"} for reading in CIS["readings"]],
        "gaps": [],
        "origin": {"country": "KZ", "list": rows},
    }


def rulebook(chance: random.Random) -> dict[str, Any]:
    rows = [
        {"id": f"r{place}", "code": chance.choice(CODES), "expression": expression(chance), "cite": "a p primary"}
        for place in range(chance.choice([1, 1, 3]))
    ]
    return {"rulebook": rulebook_of(rows)}


def fresh(door: str, chance: random.Random) -> dict[str, Any]:
    if door == "contract" or (door == "advise" and chance.random() < 0.2):
        made = contract(chance)
        return {"facts": made, "wished_share": "60"} if door == "advise" else made
    if door == "audit":
        return rulebook(chance)
    if door == "flags":
        return {"cases": [{"id": f"x{place}", "facts": facts(chance)} for place in range(chance.choice([1, 5]))]}
    return facts(chance)


def lists_of(value: Any) -> list[list[Any]]:
    found = []
    if isinstance(value, dict):
        for inner in value.values():
            found += lists_of(inner)
    if isinstance(value, list):
        found.append(value)
        for inner in value:
            found += lists_of(inner)
    return found


def changed(door: str, document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The document with a list that is longer, shorter or other than it was."""
    document = copy.deepcopy(document)
    lists = lists_of(document)
    if not lists or chance.random() < 0.1:
        return fresh(door, chance)
    for _ in range(chance.choice([1, 1, 3])):
        chosen = chance.choice(lists)
        if chosen and chance.random() < 0.6:
            chosen.extend(copy.deepcopy(chance.choice(chosen)) for _ in range(chance.choice([1, 3, len(chosen)])))
        elif chosen and chance.random() < 0.5:
            chosen.pop(chance.randrange(len(chosen)))
        elif not chosen or isinstance(chosen[0], dict) and "kind" not in chosen[0] and door != "audit":
            chosen.append(line(chance, 2))
    return document


def taken(program: str, door: str, text: bytes) -> tuple[float, bool]:
    """Seconds of the processor for the answer and its words, and whether it was refused."""
    words = ["explain"] if door in ("good", "contract", "advise") else []
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    try:
        done = subprocess.run([program, door, *words], input=text, capture_output=True, timeout=300)
    except subprocess.TimeoutExpired:
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, False
    # Beside other work the clock tells more than the call took.
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    if done.returncode:
        raise RuntimeError(f"{door}: status {done.returncode}: {done.stderr[-500:]!r} for {text!r}")
    return seconds, b'"type":"refusal"' in done.stdout[-40:]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--limit", type=float, default=10)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--doors", nargs="*", default=DOORS)
    parser.add_argument("--keep", type=Path, help="a folder for the longest of each door")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    until = time.monotonic() + given.minutes * 60
    best: dict[str, list[tuple[float, float, bytes]]] = {door: [] for door in given.doors}
    tried, refused, slow = 0, 0, []
    longest: dict[str, float] = {}
    while time.monotonic() < until:
        door = given.doors[tried % len(given.doors)]
        known = best[door]
        base = json.loads(chance.choice(known)[2]) if known and chance.random() < 0.8 else fresh(door, chance)
        text = json.dumps(changed(door, base, chance), separators=(",", ":")).encode()
        tried += 1
        if len(text) > MOST_BYTES:
            continue
        seconds, is_refused = taken(given.program, door, text)
        refused += is_refused
        if is_refused:
            continue
        known.append((seconds / (len(text) + 200), seconds, text))
        known.sort(reverse=True)
        del known[12:]
        if given.keep and seconds > longest.get(door, 0):
            longest[door] = seconds
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{door}.json").write_bytes(text)
        if seconds > given.limit:
            slow.append((door, seconds, text))
    print(f"{tried} documents, {refused} refused")
    for door, known in best.items():
        most = max((seconds for _, seconds, _ in known), default=0)
        for rate, seconds, text in known[:1]:
            shown = (
                f"{door}: {len(text)} bytes, {seconds:.3f} s, {rate * 1e6:.0f} µs for each byte; longest {most:.3f} s"
            )
            print(f"{shown}\n  {text[:400].decode()}")
    for door, seconds, text in slow:
        print(f"too slow: {door} {seconds:.1f} s {text.decode()}")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())

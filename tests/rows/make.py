"""Writes the cases of Annex 1 (`tests/vectors/rows-*.json`) from its quoted conditions; `--check` compares them.

Of list.csv only what the act says is read: codes, condition, and whether the goods are described; never the expression.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import by_hand_chemicals
import by_hand_food
import by_hand_machines
import by_hand_materials
from act import regular
from build import Case, Row

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "core/rulebooks/cis-2009/2024-05-04/list.csv"
#: Chapters that have a line of their own which nobody here has read.
UNREAD = {"28", "34", "36", "37", "85"}
#: Regular by its words, but two conditions stand in it, or none.
BY_HAND = {"3901-3915", "880400000", "8803"}
#: What else is said of a good that a row does not describe, and the row that then applies.
NOT_DESCRIBED: dict[str, tuple[dict[str, bool], str]] = {
    "293299000#1": ({"internal-ethers": False}, "general"),
    "293299000#2": ({"other-cyclic-acetals": False}, "general"),
    "8523#1": ({"recorded-media-product": False}, "general"),
    "8523#2": ({"unrecorded-media-product": False}, "general"),
    "8521": ({}, "general"),
}
#: Codes just before and after a range that no other row covers.
BESIDE = {
    "1504-150600000": ["1503001100"],
    "1507-1515": ["1516101000"],
    "8425-8428": ["8424100000"],
    "844400-8447": ["8443991000"],
    "8456-8466": ["8455100001", "8467111000"],
}
FILES = [
    ("01-15", 16),
    ("16-24", 25),
    ("25-29", 30),
    ("30-38", 39),
    ("39-43", 44),
    ("44-57", 58),
    ("68-71", 72),
    ("72-83", 84),
    ("84", 85),
    ("85-to-8527", 8528),
    ("85-from-8528", 86),
    ("86-88", 89),
    ("90-96", 97),
]


def rows() -> dict[str, Row]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return {line["id"]: Row(line, UNREAD) for line in csv.DictReader(file)}


def all_cases() -> dict[str, list[Case]]:
    made = rows()
    for part in (by_hand_food, by_hand_chemicals, by_hand_materials, by_hand_machines):
        for write in part.ALL:
            write(made)
    for row in made.values():
        demand = None if row.id in BY_HAND else regular(row.condition)
        if demand is not None and not any(case["id"].endswith("/regular") for case in row.cases):
            row.regular(demand)
            if row.gate and not any(case["id"].endswith("/not-as-described") for case in row.cases):
                answers, rule = NOT_DESCRIBED.get(row.id, ({}, "general"))
                row.described(answers, rule)
        ranges(row)
    files: dict[str, list[Case]] = {name: [] for name, _ in FILES}
    for row in made.values():
        place = next(
            name
            for name, end in FILES
            if int(row.own[: len(str(end))].ljust(2, "0")) < end or len(str(end)) == 4 and int(row.own[:4]) < end
        )
        files[place] += unique(row)
    return files


def unique(row: Row) -> list[Case]:
    """The cases of a row; of two with the same facts one."""
    kept: dict[str, Case] = {}
    names: dict[str, int] = {}
    for case in row.cases:
        key = json.dumps(case["facts"], sort_keys=True)
        if key in kept:
            continue
        names[case["id"]] = names.get(case["id"], 0) + 1
        if names[case["id"]] > 1:
            case["id"] += f"-{names[case['id']]}"
        kept[key] = case
    assert kept, row.id
    return list(kept.values())


def ranges(row: Row) -> None:
    """A row for a range of codes covers the last one, and nothing beyond."""
    if not row.last or row.id in BY_HAND or not row.cases:
        return
    model = next(case for case in row.cases if case["expect"]["verdict"] in ("originating", "not_originating"))
    case = json.loads(json.dumps(model))
    case["id"] = f"{row.id}/last-code"
    case["comment"] = "The last code of the row."
    case["facts"]["good"]["hs"] = row.last.ljust(10, "0")
    row.cases.append(case)
    for code in BESIDE.get(row.id, []):
        row.case(
            f"beyond-{code[:4]}",
            "A code beside those of the row, which no other row covers: the general rule.",
            [("9401100000", 100)],
            "originating",
            good=code,
            rule="general",
        )


def text(value: Any, indent: int, room: int = 120) -> str:
    """JSON in lines of at most 120 characters, as full as they can be."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= room - 2 or not isinstance(value, dict | list) or not value:
        return flat
    pad = " " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {text(item, indent + len(key) + 5)}" for key, item in value.items()]
    else:
        parts = [text(item, indent + 1) for item in value]
    lines = [parts[0]]
    for part in parts[1:]:
        last = lines[-1].split("\n")[-1]
        if "\n" not in part and len(last) + len(part) + indent + 5 <= room:
            lines[-1] += f", {part}"
        else:
            lines.append(part)
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    return opening + f",\n{pad}".join(lines) + closing


def print_file(cases: list[Case]) -> str:
    body = ",\n".join("  " + text(case, 2) for case in cases)
    return '{"schema": "tegi-vectors-1", "cases": [\n' + body + "\n]}\n"


def main() -> None:
    check = "--check" in sys.argv[1:]
    for name, cases in all_cases().items():
        file = ROOT / f"tests/vectors/rows-{name}.json"
        made = print_file(cases)
        if check and (not file.exists() or file.read_text(encoding="utf-8") != made):
            sys.exit(f"{file} is not what its source says; run `python tests/rows/make.py`")
        if not check:
            file.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()

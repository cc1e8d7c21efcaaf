"""Writes the corpus that fuzzing begins from: the shared cases, the rulebooks, their rules, and answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OUT = Path(sys.argv[1])
# Words of the facts' form, for the dictionary that mutations draw on.
WORDS: set[str] = set()


def write(door: str, name: str, text: str) -> None:
    folder = OUT / door
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def note(value: Any) -> None:
    if isinstance(value, dict):
        WORDS.update(f'\\"{key}\\":' for key in value)
        for part in value.values():
            note(part)
    elif isinstance(value, list):
        for part in value:
            note(part)
    elif isinstance(value, str) and value.isascii() and len(value) < 20:
        WORDS.add(f'\\"{value}\\"')


def doors_of(case: dict[str, Any], facts: dict[str, Any]) -> list[str]:
    """The doors that a case's facts go through: its own, where it names one that is fuzzed, and that of records."""
    if (call := case.get("call")) in ("flags", "advise", "rule_for"):
        return [call]
    return ["record", door_of(facts)]


def door_of(facts: dict[str, Any]) -> str:
    for field, door in (("contracts", "contract"), ("rows", "period"), ("preference", "preference")):
        if field in facts:
            return door
    return "good"


for file in sorted((ROOT / "tests/vectors").glob("**/*.json")):
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        facts = case.get("facts")
        if isinstance(facts, dict) and len(text := json.dumps(facts, ensure_ascii=False)) < 4_000:
            for door in doors_of(case, facts):
                write(door, case["id"], text)
            note(facts)
for file in sorted((ROOT / "core/compiled").glob("*@*.json")):
    text = file.read_text(encoding="utf-8")
    book = json.loads(text)
    if len(text) < 20_000:
        write("rulebook", file.stem, text)
    for row in book.get("origin", {}).get("list", []):
        if "expression" in row:
            write("expression", row["id"], row["expression"])
for place, answer in enumerate(sys.stdin):
    write("explain", str(place), answer.split("\t")[-1].strip())
(OUT / "words.dict").write_text("".join(f'"{word}"\n' for word in sorted(WORDS)), encoding="utf-8")

"""Writes what this Python's engine answers to every shared case, as `cargo xtask answers` does: `answers.py OUT`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tegi import Engine

LANGUAGES = ("kk", "ru", "en")
VECTORS = Path(__file__).parent.parent / "vectors"
PARTS = VECTORS.parents[1] / "target/answers-parts.json"


def cases() -> Iterator[dict[str, Any]]:
    """Yields the shared cases in the order of their files."""
    for file in sorted([*VECTORS.glob("*.json"), *VECTORS.glob("plausibility/*.json")]):
        yield from json.loads(file.read_text(encoding="utf-8"))["cases"]


def engine_of(case: dict[str, Any]) -> Engine:
    """Returns an engine with the rulebooks and keys that a case brings."""
    engine = Engine()
    for book in case.get("load", []):
        engine.load_rulebook(book)
    if "keys" in case:
        engine.load_keys(case["keys"])
    return engine


def facts_of(case: dict[str, Any]) -> dict[str, Any]:
    """Returns the facts of a case. Where its parts are signed, Rust wrote them beside its answers."""
    if "parts" not in case:
        return dict(case["facts"])
    found: dict[str, Any] = json.loads(PARTS.read_text(encoding="utf-8"))[case["id"]]
    return found


def document_of(engine: Engine, case: dict[str, Any]) -> str:
    """Returns what a case is about: its facts, or the record of them, masked and altered as the case says."""
    text = case["text"] if "text" in case else json.dumps(facts_of(case), ensure_ascii=False)
    if case.get("call") in ("verify", "mask") and "facts" in case:
        text = engine.record_text(text, salt=case.get("salt"))
        text = engine.mask_text(text) if case.get("mask") else text
        for old, new in case.get("alter", []):
            text = text.replace(old, new, 1)
    return text


def answer_of(engine: Engine, case: dict[str, Any]) -> str:
    """Returns what a shared case answers."""
    document = document_of(engine, case)
    call = case.get("call", "assess_good")
    if call == "record":
        return engine.record_text(document, salt=case.get("salt"))
    if "later_keys" in case:
        engine.load_keys(case["later_keys"])
    if "beside" in case:
        return engine.verify_text(document, json.dumps(case["beside"]))
    return str(getattr(engine, f"{call}_text")(document))


def line_of_case(engine: Engine, case: dict[str, Any]) -> str:
    """Returns the line of a case: its id, its answer, the answer's words in three languages."""
    answer = answer_of(engine, case)
    return "\t".join([case["id"], answer, *(engine.explain_text(answer, language) for language in LANGUAGES)])


def line_of_edition(engine: Engine, name: str) -> str:
    """Returns the line of an edition: its name, its text, its rules in words, its audit with its words."""
    audit = engine.audit_text(json.dumps({"rulebook": name}))
    rules = (engine.rules_text(name, language) for language in LANGUAGES)
    words = (engine.explain_text(audit, language) for language in LANGUAGES)
    return "\t".join([name, engine.rulebook_text(name), *rules, audit, *words])


def editions(engine: Engine) -> list[str]:
    """Returns the names of the editions at hand."""
    return [f"{edition['id']}@{edition['first']}" for edition in engine.rulebooks()]


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as out:
        for case in cases():
            out.write(line_of_case(engine_of(case), case) + "\n")
        for name in editions(Engine()):
            out.write(line_of_edition(Engine(), name) + "\n")

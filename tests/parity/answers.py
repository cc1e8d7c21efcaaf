"""The canonical answer and its words for every shared case, and every edition with its rules in words and its audit, as
`cargo xtask answers` writes them."""

import json
import sys
from pathlib import Path

from tegi import Engine

LANGUAGES = ("kk", "ru", "en")


def line(case: dict) -> str:
    engine = Engine()
    for book in case.get("load", []):
        engine.load_rulebook(book)
    answer = answer_of(engine, case)
    words = [engine.explain_text(answer, language) for language in LANGUAGES]
    return "\t".join([case["id"], answer, *words]) + "\n"


def answer_of(engine: Engine, case: dict) -> str:
    """What a shared case answers; of one about a record, it makes the record first, masks and alters it."""
    text = case["text"] if "text" in case else json.dumps(case["facts"], ensure_ascii=False)
    call = case.get("call", "assess_good")
    if call == "record":
        return engine.record_text(text, salt=case.get("salt"))
    if call in ("verify", "mask") and "facts" in case:
        text = engine.record_text(text, salt=case.get("salt"))
        text = engine.mask_text(text) if case.get("mask") else text
        for old, new in case.get("alter", []):
            text = text.replace(old, new, 1)
    return getattr(engine, f"{call}_text")(text)


vectors = Path(__file__).parent.parent / "vectors"
with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as out:
    for file in sorted([*vectors.glob("*.json"), *vectors.glob("plausibility/*.json")]):
        for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
            out.write(line(case))
    engine = Engine()
    for edition in engine.rulebooks():
        name = f"{edition['id']}@{edition['first']}"
        rules = [engine.rules_text(name, language) for language in LANGUAGES]
        audit = engine.audit_text(json.dumps({"rulebook": name}))
        words = [engine.explain_text(audit, language) for language in LANGUAGES]
        out.write("\t".join([name, engine.rulebook_text(name), *rules, audit, *words]) + "\n")

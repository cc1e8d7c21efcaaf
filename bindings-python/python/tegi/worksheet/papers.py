"""Which paper proves a fact that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tegi.pairs import paired
from tegi.worksheet.bill import Bill
from tegi.worksheet.sheet import Question
from tegi.worksheet.words import Words

# By the kind of the fact.
PAPERS = {
    "materials": "paper_bill",
    "operations": "paper_process",
    "operation-names": "paper_process",
    "unknown-operation": "paper_process",
    "beyond-insufficient": "paper_process",
    "answer": "paper_process",
    "good-answer": "paper_description",
    "material-answer": "paper_description",
    "good-hs": "paper_code",
    "material-hs": "paper_code",
    "material-value": "paper_value",
    "ex-works-price": "paper_price",
    "production-cost": "paper_cost",
    "wholly-produced": "paper_produced",
    "proof": "paper_ct_1",
}
# What a paper would do for a material that counts as foreign, or as domestic on the maker's word alone.
NEEDS = {
    "need_ct_1": "paper_ct_1",
    "need_origin": "paper_origin",
    "need_domestic": "paper_domestic",
}
BECAUSE = {"no-ct-1": "need_ct_1", "ct-1-not-stated": "need_ct_1", "unknown-origin": "need_origin"}


# The facts in the order in which a person states them: the good, its bill, what was done; questions of yes and no last.
ORDER = ("good/hs", "good/name", "good", "materials", "operations", "threshold", "wholly_produced")


def place_of(fact: str) -> tuple[int, list[int]]:
    """Where a fact stands among those that a person states, from its pointer; lines of the bill in their order."""
    path = fact.strip("/")
    group = next((place for place, name in enumerate(ORDER) if path == name or path.startswith(f"{name}/")), len(ORDER))
    return group, [int(part) for part in path.split("/") if part.isdigit()]


def questions(answer: Mapping[str, Any], said: Mapping[str, Any], bill: Bill, words: Words) -> Iterator[Question]:
    """What is missing, in the order in which a person answers; a question that is asked of several materials stands once.

    The engine asks first what settles most: that one is marked.
    """
    asked: dict[tuple[str, str], list[str]] = {}
    first: tuple[str, str] | None = None
    pairs = list(paired(answer["missing"], said["missing"]))
    most = answer["missing"][0]["fact"] if len(pairs) > 1 else None
    for missing, question in sorted(pairs, key=lambda pair: place_of(pair[0]["fact"])):
        gives = question.get("gives") or {}
        text = " ".join([question["text"], "; ".join(gives[truth] for truth in ("true", "false") if truth in gives)])
        paper = PAPERS.get(missing["code"])
        key = (text.strip(), words(paper) if paper else "")
        first = key if missing["fact"] == most else first
        names = asked.setdefault(key, [])
        owner = bill.owner(missing["fact"])
        if owner is not None:
            names.append(owner)
    facts = {missing["fact"] for missing in answer["missing"]}
    for place, status in enumerate(answer["materials"]):
        need = BECAUSE.get(status["because"])
        if status["because"] == "domestic" and not _has_paper(bill, place):
            need = "need_domestic"
        # What is asked of it already, once.
        if need and f"/materials/{place}/proof" not in facts:
            asked.setdefault((words(need), words(NEEDS[need])), []).append(bill.name("", status["id"]))
    for (text, paper), names in asked.items():
        about = [words("of_materials", names=", ".join(dict.fromkeys(names)))] if names else []
        yield Question(" ".join([text, *about]), paper, (text, paper) == first)


def _has_paper(bill: Bill, place: int) -> bool:
    """Whether a material names a paper; without facts that cannot be told, and nothing is asked."""
    if place >= len(bill.materials):
        return True
    proof = bill.materials[place].get("proof") or {}
    return bool(proof) and proof["kind"] != "none"

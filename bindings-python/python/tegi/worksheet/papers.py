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


def questions(answer: Mapping[str, Any], said: Mapping[str, Any], bill: Bill, words: Words) -> Iterator[Question]:
    """What is missing; a question that is asked of several materials stands once."""
    asked: dict[tuple[str, str], list[str]] = {}
    for missing, question in paired(answer["missing"], said["missing"]):
        gives = question.get("gives") or {}
        text = " ".join([question["text"], "; ".join(gives[truth] for truth in ("true", "false") if truth in gives)])
        paper = PAPERS.get(missing["code"])
        names = asked.setdefault((text.strip(), words(paper) if paper else ""), [])
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
        yield Question(" ".join([text, *about]), paper)


def _has_paper(bill: Bill, place: int) -> bool:
    """Whether a material names a paper; without facts that cannot be told, and nothing is asked."""
    if place >= len(bill.materials):
        return True
    proof = bill.materials[place].get("proof") or {}
    return bool(proof) and proof["kind"] != "none"

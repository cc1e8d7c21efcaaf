"""What an answer says in words: why, what is missing, of what it warns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import tegi

from tegi.language import Language

if TYPE_CHECKING:
    from tegi.types import Sentence

SPOKEN = ("said", "reason", "to_answer", "cautions")
"""The columns of words: the verdict of a contract in one sentence, the reason, the questions, the warnings."""


def spoken(
    answers: Sequence[str | None], language: Language, workers: int, engine: tegi.Engine | None
) -> dict[str, Any]:
    """The words of some answers, by column; nothing where there is no answer."""
    explain = (engine or tegi._engine).explain_text

    def words(answer: str | None) -> tuple[str | None, ...]:
        if answer is None:
            return (None,) * len(SPOKEN)
        return in_words(json.loads(answer), json.loads(explain(answer, language)))

    # The engine lets all threads compute.
    with ThreadPoolExecutor(workers or None) as pool:
        rows = list(pool.map(words, answers))
    return dict(zip(SPOKEN, zip(*rows))) if rows else {name: [] for name in SPOKEN}


def in_words(answer: dict[str, Any], said: dict[str, Any]) -> tuple[str | None, ...]:
    """The words of one answer."""
    questions = [f"{one['text']} ({one['at']})" for one in said["missing"]]
    cautions = [cited(one) for one in said["warnings"]]
    return said["verdict"], lines(reasons(answer, said)), lines(questions), lines(cautions)


def reasons(answer: dict[str, Any], said: dict[str, Any]) -> list[str]:
    """Why the answer is what it is: the tests that decided, what the rulebook lacks, the readings that differ."""
    steps = zip(answer.get("steps", ()), said["steps"])
    found = [cited(one) for step, one in steps if step.get("decisive")]
    found += [cited(one) for one in said["outside"]]
    if answer.get("verdict") == "disputed":
        for reading in said["readings"]:
            options = "; ".join(f"«{option['name']}»: {option['text']}" for option in reading["options"])
            found.append(f"{reading['question']} {options} [{reading['citation']}]")
    return found


def cited(sentence: Sentence) -> str:
    """A sentence with its provision."""
    return f"{sentence['text']} [{sentence['citation']}]" if "citation" in sentence else sentence["text"]


def lines(sentences: list[str]) -> str | None:
    """One below the other; nothing for none."""
    return "\n".join(sentences) or None

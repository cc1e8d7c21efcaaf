"""Examinations: papers drawn from a rulebook, their sealed keys, and what came of the answers.

made = tegi.exam.new("cis-2009", questions=40)
tegi.exam.write(made.paper("ru"), "exam.docx")
found = tegi.exam.grade(made.key, tegi.exam.read_answers("answers.xlsx"))
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Any

import tegi
from tegi.exam.answers import Answers, read_answers
from tegi.language import Language

__all__ = ["KINDS", "Answers", "Exam", "Graded", "explained", "grade", "new", "paper", "read_answers", "write"]

KINDS = (".docx", ".xlsx", ".html")
# Bytes of a seed and of a salt that are drawn here.
SECRET = 32


@dataclass(frozen=True)
class Exam:
    """An examination that was drawn."""

    key: str
    """Its key as the text that is kept: not a byte of it may be changed."""
    engine: tegi.Engine

    def paper(self, language: Language = "ru") -> dict[str, Any]:
        """The paper for the candidates."""
        return paper(self.key, language, self.engine)


@dataclass(frozen=True)
class Graded:
    """What came of an examination."""

    grading: dict[str, Any]
    """Candidates and questions, with codes."""
    answers: dict[str, Any]
    """The right answers and why, topics and misconceptions, in words."""

    def to_dict(self) -> dict[str, Any]:
        """Both together."""
        return {"type": "exam_report", "grading": self.grading, "answers": self.answers}


def new(
    rulebook: str,
    questions: int = 40,
    *,
    seed: str | None = None,
    salt: str | None = None,
    topics: Sequence[str] | None = None,
    level: int | None = None,
    on: str | None = None,
    engine: tegi.Engine | None = None,
) -> Exam:
    """Draws an examination. The same seed and salt draw the same one, in every language and on every machine.

    Args:
        rulebook: A rulebook as ``id`` or ``id@first day``.
        questions: How many, up to 500.
        seed: At least 32 hexadecimal digits; drawn from the system where none is given.
        salt: The same, for the seal of the key.
        topics: Names of topics; all that the rulebook has where none are given.
        level: From 1 to 3; mixed where none is given.
        on: The day of the questions; by itself the last day to which the law was read.
        engine: The engine that holds a rulebook of your own.

    Raises:
        TegiError: The request cannot be met; every fault says what can.
    """
    engine = engine or tegi.Engine()
    request: dict[str, Any] = {
        "rulebook": rulebook,
        "questions": questions,
        "seed": seed or secrets.token_hex(SECRET),
        "salt": salt or secrets.token_hex(SECRET),
        "topics": list(topics) if topics else None,
        "level": level,
        "on": on,
    }
    stated = {name: value for name, value in request.items() if value is not None}
    text = engine.draw_exam_text(json.dumps(stated, ensure_ascii=False))
    _answer(text)
    return Exam(text, engine)


def paper(key: str, language: Language = "ru", engine: tegi.Engine | None = None) -> dict[str, Any]:
    """The paper of a key, in one language.

    Raises:
        TegiError: The key was altered, or there is no such language.
    """
    return _answer((engine or tegi.Engine()).exam_paper_text(key, language))


def explained(key: str, language: Language = "ru", engine: tegi.Engine | None = None) -> dict[str, Any]:
    """The right answers of a key, each with its steps and provisions, in one language.

    Raises:
        TegiError: The key was altered, or there is no such language.
    """
    return _answer((engine or tegi.Engine()).exam_answers_text(key, language))


def grade(
    key: str,
    answers: Answers | Mapping[str, Mapping[str, str]],
    language: Language = "ru",
    *,
    paper: Mapping[str, Any] | None = None,
    engine: tegi.Engine | None = None,
) -> Graded:
    """Grades answers by a key.

    Args:
        key: The key as its text.
        answers: Letters by question, by candidate; or what `read_answers` read.
        language: That of the explanations.
        paper: The paper, whose seal must then be the key's.
        engine: The engine that holds a rulebook of your own.

    Raises:
        TegiError: The key was altered or is of another paper, or answers cannot be read; at their cells, where they
            come from a table.
    """
    engine = engine or tegi.Engine()
    read = answers if isinstance(answers, Answers) else Answers.of(answers)
    given: dict[str, Any] = {"answers": read.rows}
    if paper is not None:
        given["paper"] = dict(paper)
    try:
        grading = _answer(engine.grade_exam_text(key, json.dumps(given, ensure_ascii=False)))
    except tegi.TegiError as error:
        raise tegi.TegiError([{**fault, "at": read.place(fault["at"])} for fault in error.errors]) from None
    return Graded(grading, explained(key, language, engine))


def write(
    document: Mapping[str, Any] | Graded | str,
    path: str | PathLike[str],
    language: Language = "ru",
    *,
    engine: tegi.Engine | None = None,
    force: bool = False,
) -> None:
    """Writes a paper, a key with its answers, or a report of grading, as DOCX, XLSX or HTML.

    Args:
        document: A paper of `new`, the text of a key, or what `grade` found.
        path: A file whose name ends in ``.docx``, ``.xlsx`` or ``.html``.
        language: ``kk``, ``ru`` or ``en``; a paper is written in its own.
        engine: The engine that holds a rulebook of your own.
        force: Write over a file that is not an earlier result of ours, or was changed since.

    Raises:
        TegiError: The key was altered, or a file of that name is not an earlier result of ours.
        ValueError: There is no such kind of file.
        ImportError: A library of `tegi[reports]` is not installed.
        OSError: The file cannot be written.
    """
    from tegi.paper import Paper, save
    from tegi.view import exam as view

    if isinstance(document, str):
        told = paper(document, language, engine)
        found = view.of_key(told, explained(document, language, engine), language)
        day = told["on"]
    elif isinstance(document, Graded):
        found, day = view.of_grading(document.grading, document.answers, language), "2000-01-01"
    else:
        found, day = view.of_paper(document), document["on"]
    save(Paper(found.title, day, found.document), path, force)


def _answer(text: str) -> dict[str, Any]:
    """An answer of the engine.

    Raises:
        TegiError: It is a refusal.
    """
    answer: dict[str, Any] = json.loads(text)
    if answer["type"] == "refusal":
        raise tegi.TegiError(answer["errors"])
    return answer

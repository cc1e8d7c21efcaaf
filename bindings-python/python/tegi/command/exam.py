"""The verb ``exam``: draws an examination, grades the answers, prints paper and key."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from typing import Any

import tegi
from tegi.command.files import ASSESSED, Unreadable, canonical, of_options, read, refusing, write
from tegi.command.parser import Parser
from tegi.command.words import HelpWords
from tegi.command.wrong import WrongWords
from tegi.language import Language

REPORTS = (".docx", ".xlsx", ".html")
TABLES = (".csv", ".xlsx")
# Whether a verb writes files.
VERBS = {"new": True, "grade": True, "print": True}
# The options by which members of a request are stated.
STATED = {
    "rulebook": "--rulebook",
    "questions": "--questions",
    "seed": "--seed",
    "salt": "--salt",
    "topics": "--topics",
    "level": "--level",
    "on": "--on",
}


def add_options(verb: Parser, said: HelpWords, common: Callable[..., Parser], count: Callable[[str], int]) -> None:
    """The options of the verb: one verb more for each thing that is done."""
    verbs = verb.add_subparsers(dest="done", required=True, metavar="VERB", parser_class=Parser)
    new, grade, printed = (common(verbs, name, f"exam-{name}", writes) for name, writes in VERBS.items())
    new.add_argument("--rulebook", required=True, metavar="NAME", help=said("exam-rulebook"))
    new.add_argument("--questions", type=count, default=40, metavar="N", help=said("exam-questions"))
    new.add_argument("--seed", metavar="HEX", help=said("exam-seed"))
    new.add_argument("--salt", metavar="HEX", help=said("exam-salt"))
    new.add_argument("--topics", nargs="+", metavar="TOPIC", help=said("exam-topics"))
    new.add_argument("--level", type=count, metavar="1–3", help=said("exam-level"))
    new.add_argument("--on", metavar="DAY", help=said("exam-on"))
    new.add_argument("-o", dest="out", required=True, metavar="OUT", help=said("exam-out"))
    grade.add_argument("file", metavar="KEY", help=said("exam-key"))
    grade.add_argument("other", metavar="ANSWERS", help=said("exam-answers"))
    grade.add_argument("--paper", dest="against", metavar="PAPER", help=said("exam-paper"))
    grade.add_argument("--report", metavar="OUT", help=said("exam-report"))
    printed.add_argument("file", metavar="FILE", help=said("exam-file"))
    printed.add_argument("out", metavar="OUT", help=said("exam-print-out"))


def fault_of(options: argparse.Namespace, wrong: WrongWords) -> str | None:
    """Why options do not go together; `None` if they do."""
    if options.done == "new" and not options.out.lower().endswith(".json"):
        return wrong("writes", option="-o", kinds=".json")
    if options.done == "grade" and options.report and not options.report.lower().endswith(REPORTS):
        return wrong("writes", option="--report", kinds=", ".join(REPORTS))
    if options.done == "print" and not options.out.lower().endswith(REPORTS):
        return wrong("writes", option="OUT", kinds=", ".join(REPORTS))
    return None


def key_of(out: str) -> str:
    """The file of the key beside that of its paper."""
    return os.path.splitext(out)[0] + ".key.json"


def exam(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Does what was asked of an examination."""
    return DONE[options.done](engine, options, language)


def new(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Draws an examination and writes paper and key."""
    from tegi import exam as exams
    from tegi.exam.words import ExamWords

    try:
        made = exams.new(
            options.rulebook,
            options.questions,
            seed=options.seed,
            salt=options.salt,
            topics=options.topics,
            level=options.level,
            on=options.on,
            engine=engine,
        )
    except tegi.TegiError as error:
        faults = of_options(error.errors, STATED)
        raise Unreadable("exam new", canonical({"type": "refusal", "errors": faults})) from None
    paper = made.paper(language)
    key = key_of(options.out)
    write({options.out: canonical(paper), key: made.key}, options.force)
    if options.json:
        print(canonical({"type": "exam_files", "paper": options.out, "key": key, "seal": paper["seal"]}))
        return ASSESSED
    said = ExamWords(language)
    print(said("paper-made", file=options.out), said("key-made", file=key), said("seal", seal=paper["seal"]), sep="\n")
    return ASSESSED


def grade(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Grades the answers of a table by a key."""
    from tegi import exam as exams
    from tegi.screen import show
    from tegi.view import exam as view

    key = read(options.file, is_exact=True)
    paper: Any = None
    if options.against:
        with refusing(options.against):
            paper = document(options.against)
    # An altered key is its own fault, whatever the answers are.
    with refusing(options.file):
        exams.paper(key, language, engine)
    with refusing(options.against or options.other):
        exams.grade(key, {}, language, paper=paper, engine=engine)
    with refusing(options.other):
        found = exams.grade(key, exams.read_answers(options.other), language, engine=engine)
    if options.report:
        with refusing(options.report):
            exams.write(found, options.report, language, engine=engine, force=options.force)
    if options.json:
        print(canonical(found.to_dict()))
        return ASSESSED
    show(view.of_grading(found.grading, found.answers, language).document)
    return ASSESSED


def document(file: str) -> Any:
    """A JSON document of a file.

    Raises:
        TegiError: It is none.
    """
    try:
        return json.loads(read(file))
    except ValueError:
        raise tegi.TegiError([{"code": "not-json", "at": "", "given": file}]) from None


def printed(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Writes a paper or a key as a document."""
    from tegi import exam as exams

    text = read(options.file, is_exact=True)
    with refusing(options.file):
        given = document(options.file)
        if not isinstance(given, dict) or given.get("type") not in ("exam_paper", "exam_key"):
            raise tegi.TegiError([{"code": "exam-not-a-key", "at": "/type"}])
        if given["type"] == "exam_key":
            exams.paper(text, language, engine)
            given = text
    with refusing(options.out):
        exams.write(given, options.out, language, engine=engine, force=options.force)
    return ASSESSED


DONE = {"new": new, "grade": grade, "print": printed}

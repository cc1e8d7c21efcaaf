"""The verbs on rulebooks at hand: ``rule``, ``operations``, ``audit`` and ``rulebooks``."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from typing import Any

import tegi
from tegi.command.files import ASSESSED, Unreadable, assessed, canonical, of_options, read, refusing
from tegi.language import Language


def rule(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Prints the rule of a code: what to know before filling in anything."""
    answer = of_code(engine.rule_for_text, options, language)
    if not options.json:
        from tegi.screen import show
        from tegi.view.guide import of_rule

        show(of_rule(answer, language))
    return ASSESSED


def operations(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Prints the operations to choose from for a code."""
    answer = of_code(engine.operations_text, options, language)
    if not options.json:
        from tegi.screen import show
        from tegi.view.guide import of_operations

        show(of_operations(answer, language))
    return ASSESSED


def of_code(tell: Callable[[str], str], options: argparse.Namespace, language: Language) -> Any:
    """What is told of a code; with ``--json`` it is printed as it is.

    Raises:
        Unreadable: The code, the day or the rulebook is wrong.
    """
    named = {"rulebook": options.rulebook, "on": options.on}
    request = {"hs": options.code, "language": language, **{name: value for name, value in named.items() if value}}
    text = tell(json.dumps(request))
    answer = json.loads(text)
    if answer["type"] == "refusal":
        names = {"hs": "CODE", "rulebook": "--rulebook", "on": "--on"}
        raise Unreadable(options.code, canonical({**answer, "errors": of_options(answer["errors"], names)}))
    if options.json:
        print(text)
    return answer


def audit(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Audits a rulebook, or every one at hand, writes the report where one is asked for, and prints the findings."""
    names = [options.name] if options.name else list(dict.fromkeys(edition["id"] for edition in engine.rulebooks()))
    # Other than the names of editions these are texts of JSON, which go to the engine as they are.
    asked = {"rule": json.dumps(options.rule) if options.rule else None}
    asked["against"] = rulebook_text(engine, options.against) if options.against else None
    asked["nomenclature"] = json.dumps(read(options.nomenclature)) if options.nomenclature else None
    answers = []
    given = [asked["against"]]
    for name in names:
        request = {"rulebook": rulebook_text(engine, name), **asked}
        given.append(request["rulebook"])
        members = (f'"{key}":{value}' for key, value in request.items() if value is not None)
        answers.append(assessed(name, engine.audit_text("{" + ",".join(members) + "}")))
    if options.report:
        from tegi.findings import save

        said = engine.explain(answers[0], language)
        with refusing(options.report):
            save(options.report, json.loads(answers[0]), said, language, options.force)
    if options.brief:
        from tegi import brief

        # A name is a text of JSON, too.
        documents = [book for book in map(json.loads, filter(None, given)) if isinstance(book, dict)]
        with refusing(options.name):
            found = brief.named(json.loads(answers[0]), documents, engine)
        for file in options.brief:
            with refusing(file):
                brief.save(found, file, language, engine, options.force)
    if options.json:
        print(answers[0] if options.name else f"[{','.join(answers)}]")
        return ASSESSED
    from tegi.screen import show
    from tegi.view.books import of_audit
    from tegi.view.document import Document

    for place, answer in enumerate(answers):
        if place:
            print()
        # What a brief sums up is not told in thousands of lines beside it.
        findings = of_audit(engine.explain(answer, language), language)
        show(Document(language, findings.parts[:1]) if options.brief else findings)
    return ASSESSED


def rulebook_text(engine: tegi.Engine, name: str) -> str:
    """The JSON of a rulebook's name, or the rulebook in a file; one that the engine takes is then known by its words."""
    if not name.lower().endswith(".json") and name != "-":
        return json.dumps(name)
    text = read(name)
    try:
        engine.load_rulebook(text)
    except tegi.TegiError as error:
        if any(fault["code"] in ("not-json", "too-deep", "duplicate-key") for fault in error.errors):
            raise Unreadable(name, canonical(error.to_dict())) from None
    return text


def rulebooks(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Lists the rulebooks at hand."""
    editions = engine.rulebooks()
    if options.json:
        print(canonical(editions))
        return ASSESSED
    from tegi.screen import show
    from tegi.view.books import of_editions

    show(of_editions(editions, language))
    return ASSESSED


def load(engine: tegi.Engine, file: str, language: Language) -> None:
    """Loads a rulebook of the user's own: JSON, or the workbook or folder from which it is made."""
    from tegi.rulebook_faults import title

    try:
        if os.path.isdir(file) or file.lower().endswith(".xlsx"):
            from tegi import rulebook

            engine.load_rulebook(rulebook.build(file, engine))
        else:
            engine.load_rulebook(read(file))
    except tegi.TegiError as error:
        raise Unreadable(file, canonical(error.to_dict()), title(language)) from None


def trust(engine: tegi.Engine, file: str) -> None:
    """Takes a list of trusted keys."""
    with refusing(file):
        engine.load_keys(read(file))

"""The verb ``rulebook``: what authors of rulebooks do with them."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from typing import Any

import tegi
from tegi.command.files import ASSESSED, DOES_NOT_HOLD, Unreadable, canonical, refusing, write
from tegi.command.parser import Parser
from tegi.command.words import HelpWords
from tegi.language import Language

# What is done, and whether it writes.
VERBS = {"new": True, "check": False, "show": False, "test": False, "diff": False, "build": True}


def add_options(verb: Parser, said: HelpWords, common: Callable[..., Parser]) -> None:
    """The options of the verb: one verb more for each thing that is done."""
    verbs = verb.add_subparsers(dest="done", required=True, metavar="VERB", parser_class=Parser)
    for name, writes in VERBS.items():
        one = common(verbs, name, f"rulebook-{name}", writes)
        if name == "new":
            one.add_argument("out", metavar="OUT", help=said("rulebook-out"))
            one.add_argument("--register", action="store_true", help=said("rulebook-register"))
        elif name == "diff":
            one.add_argument("file", metavar="OLD", help=said("rulebook-source"))
            one.add_argument("target", metavar="NEW", help=said("rulebook-source"))
            one.add_argument("--goods", nargs="+", default=[], metavar="FACTS", help=said("rulebook-goods"))
        else:
            one.add_argument("file", metavar="FILE", help=said("rulebook-source"))
        if name == "build":
            one.add_argument("-o", dest="out", metavar="OUT", help=said("rulebook-build-out"))


def rulebook(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Does what was asked of a rulebook."""
    return DONE[options.done](engine, options, language)


def refused(file: str, faults: Any, language: Language) -> Unreadable:
    """A rulebook that cannot be read, with all its faults."""
    from tegi.rulebook_faults import title

    return Unreadable(file, canonical({"type": "refusal", "errors": list(faults)}), title(language))


def sound(engine: tegi.Engine, file: str, language: Language) -> Any:
    """A rulebook of a file, or an edition at hand.

    Raises:
        Unreadable: Anything is wrong with it.
    """
    from tegi import rulebook as books
    from tegi.rulebook.view import of_any

    try:
        found = books.check(file, engine) if os.path.exists(file) else of_any(file, engine)
    except tegi.TegiError as error:
        raise refused(file, error.errors, language) from None
    if found.faults:
        raise refused(file, found.faults, language)
    return found


def new(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Writes a new rulebook to fill in."""
    from tegi import rulebook as books

    with refusing(options.out):
        books.new(options.out, "register" if options.register else "agreement", language, force=options.force)
    return told("written", options, language, file=options.out)


def told(name: str, options: argparse.Namespace, language: Language, **blanks: str) -> int:
    """Says what was done."""
    from tegi.rulebook.view import Said

    if options.json:
        print(canonical(blanks))
    else:
        print(Said(language)(name, **blanks))
    return ASSESSED


def check(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Prints that a rulebook is in order, with warnings; or refuses it with every fault at its cell."""
    found = sound(engine, options.file, language)
    if options.json:
        missing = {name: cells for name, cells in found.missing.items() if cells}
        said = {"name": found.name, "sha256": found.sha256, "warnings": found.warnings, "missing": missing}
        print(canonical(said))
        return ASSESSED
    from tegi.rulebook.view import of_check
    from tegi.screen import show as on_screen

    on_screen(of_check(found, language))
    return ASSESSED


def show(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Prints each rule of a rulebook in words beside its text; with ``--json`` its canonical JSON."""
    if options.json:
        print(sound(engine, options.file, language).text)
        return ASSESSED
    from tegi.rulebook.view import of_source
    from tegi.screen import show as on_screen

    try:
        shown = of_source(options.file, language, engine)
    except tegi.TegiError as error:
        if os.path.exists(options.file):
            raise refused(options.file, error.errors, language) from None
        raise Unreadable(options.file, canonical(error.to_dict())) from None
    on_screen(shown)
    return ASSESSED


def test(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Runs the cases of a rulebook and prints what came of each."""
    from tegi.rulebook.cases import run

    found = sound(engine, options.file, language)
    try:
        cases = run(found)
    except tegi.TegiError as error:
        raise refused(options.file, error.errors, language) from None
    failed = sum(not case.holds for case in cases)
    if options.json:
        shown = [
            {"name": case.name, "at": case.at, "expected": case.expected, "found": case.found, "errors": case.faults}
            for case in cases
        ]
        print(canonical(shown))
    else:
        from tegi.rulebook.view import of_cases
        from tegi.screen import show as on_screen

        on_screen(of_cases(cases, language))
    return DOES_NOT_HOLD if failed else ASSESSED


def diff(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Prints what differs between two rulebooks, and whose verdicts change."""
    from tegi.rulebook.compare import difference

    old, new_one = (sound(engine, file, language) for file in (options.file, options.target))
    with refusing(options.target):
        found = difference(old, new_one, language, options.goods)
    if options.json:
        print(canonical(found.to_dict()))
        return ASSESSED
    from tegi.rulebook.view import of_difference
    from tegi.screen import show as on_screen

    on_screen(of_difference(found, language))
    return ASSESSED


def build(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Prints the canonical JSON of a rulebook, or writes it and prints its digest."""
    found = sound(engine, options.file, language)
    if not options.out:
        print(found.text)
        return ASSESSED
    write({options.out: found.text}, options.force)
    if options.json:
        print(json.dumps({"name": found.name, "sha256": found.sha256}, separators=(",", ":")))
    else:
        print(f"{found.name}  sha256:{found.sha256}")
    return ASSESSED


DONE: dict[str, Callable[[tegi.Engine, argparse.Namespace, Language], int]] = {
    "new": new,
    "check": check,
    "show": show,
    "test": test,
    "diff": diff,
    "build": build,
}

"""The verb ``recheck`` with newer facts: what no longer holds of records, and since which change."""

from __future__ import annotations

import argparse

import tegi
from tegi.command import table as tables
from tegi.command.compare import REPORTS, labels, of_files, refusing_sides, tell, whole
from tegi.command.files import ASSESSED, DOES_NOT_HOLD, progress
from tegi.command.parser import Parser
from tegi.command.words import HelpWords
from tegi.command.wrong import WrongWords
from tegi.language import Language


def add_options(verb: Parser, said: HelpWords) -> None:
    """The options of the verb."""
    verb.add_argument("--facts", action="append", default=[], metavar="NEW", help=said("newer-facts"))
    verb.add_argument("--report", metavar="OUT", help=said("drift-report"))
    tables.add_facts(verb, said)
    tables.add_options(verb, said)


def fault_of(options: argparse.Namespace, wrong: WrongWords) -> str | None:
    """Why options do not go together; `None` if they do."""
    if not options.facts:
        given = ["--report"] if options.report else tables.stated_of_tables(options)
        return wrong("facts-alone", option=given[0]) if given else None
    if options.key:
        return wrong("alone", option="--facts")
    if options.report and not options.report.lower().endswith(REPORTS):
        return wrong("writes", option="--report", kinds=", ".join(REPORTS))
    return None


def drift(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Holds a record, or many, against newer facts, and prints what no longer holds."""
    from tegi.compare.drift import drift as of_one
    from tegi.compare.drift import drifts, sides_of

    names = [options.file, *options.facts]
    sides = of_files(engine, names, options, language)
    if all(len(side) == 1 for side in sides):
        from tegi.view.drift import of_drift

        texts = [whole(name, *side.values()) for name, side in zip(names, sides)]
        with refusing_sides(names, sides_of(len(options.facts))):
            one = of_one(*texts, engine=engine)
        tell(of_drift(one, language, engine, labels(names)), one, one.steps[-1].b.answer["receipt"]["on"], options)
        return ASSESSED if one.holds else DOES_NOT_HOLD
    from tegi.view.drift import of_drifts

    with progress() as seen:
        found = drifts(sides[0], sides[1:], engine, seen)
    day = max((one.steps[-1].b.answer["receipt"]["on"] for one in found.goods.values()), default="1980-01-01")
    tell(of_drifts(found, language, engine, labels(names)), found, day, options)
    return DOES_NOT_HOLD if found.failing or found.unreadable else ASSESSED

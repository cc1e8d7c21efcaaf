"""The verb ``compare``: a second opinion, and papers for a second person."""

from __future__ import annotations

import argparse
import os
from contextlib import contextmanager
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import tegi
from tegi.command import table as tables
from tegi.command.files import ASSESSED, DOES_NOT_HOLD, PARTLY, Unreadable, canonical, progress, read, refusing, write
from tegi.command.parser import Parser
from tegi.command.words import HelpWords
from tegi.command.wrong import WrongWords
from tegi.language import Language

if TYPE_CHECKING:
    from tegi.compare.sides import Good
    from tegi.view.document import Document

REPORTS = (".docx", ".xlsx", ".html")


def add_options(verb: Parser, said: HelpWords) -> None:
    """The options of the verb."""
    verb.add_argument("file", metavar="A", help=said("compare-a"))
    verb.add_argument("other", nargs="?", metavar="B", help=said("compare-b"))
    verb.add_argument("--blind", action="store_true", help=said("blind"))
    verb.add_argument("-o", dest="out", metavar="OUT", help=said("blind-out"))
    verb.add_argument("--report", metavar="OUT", help=said("compare-report"))
    tables.add_facts(verb, said)
    tables.add_options(verb, said)


def fault_of(options: argparse.Namespace, wrong: WrongWords) -> str | None:
    """Why options do not go together; `None` if they do."""
    if options.blind == (options.other is not None):
        return wrong("either", one="compare A B", other="compare --blind A")
    if options.out and not options.blind:
        return wrong("out-needs-blind")
    if options.report and options.blind:
        return wrong("alone", option="--blind")
    if options.report and not options.report.lower().endswith(REPORTS):
        return wrong("writes", option="--report", kinds=", ".join(REPORTS))
    return None


def compare(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Compares two documents, or many, and prints what differs and what decides."""
    if options.blind:
        return blind(engine, options, language)
    from tegi import compare as comparing
    from tegi.compare.many import join
    from tegi.compare.one import SIDES

    names = (options.file, options.other)
    a, b = of_files(engine, names, options, language)
    # Where each side has one good, they are one good, whatever they are called.
    if len(a) == len(b) == 1:
        from tegi.view.compare import of_comparison

        texts = [whole(name, *side.values()) for name, side in zip(names, (a, b))]
        with refusing_sides(names, SIDES):
            found = comparing.compare(*texts, engine=engine)
        tell(of_comparison(found, language, engine, labels(names)), found, found.a.answer["receipt"]["on"], options)
        return ASSESSED if found.holds else DOES_NOT_HOLD
    from tegi.view.compare import of_many

    with progress() as seen:
        many = join(a, b, engine, seen)
    day = next((one.comparison.a.answer["receipt"]["on"] for one in many.goods), "1980-01-01")
    tell(of_many(many, language, engine, labels(names)), many, day, options)
    if not all(one.comparison.holds for one in many.goods):
        return DOES_NOT_HOLD
    return PARTLY if many.unreadable else ASSESSED


def of_files(
    engine: tegi.Engine, names: Sequence[str], options: argparse.Namespace, language: Language
) -> list[dict[str, Good]]:
    """The goods of each file.

    Raises:
        Unreadable: A file cannot be read as goods, or options for tables are given and there is no table.
    """
    from tegi.compare.sides import is_table

    if tables.stated_of_tables(options) and not any(name != "-" and is_table(name) for name in names):
        tables.refuse_of_tables(options, names[0])
    return [goods(engine, name, options, language) for name in names]


def whole(name: str, good: Good) -> str:
    """The facts of the one good of a file.

    Raises:
        Unreadable: Something is wrong with them.
    """
    with refusing(name):
        if isinstance(good, tegi.TegiError):
            raise good
    return good


def tell(document: Document, found: Any, day: str, options: argparse.Namespace) -> None:
    """Prints what was found, and writes the report where one is asked for."""
    if options.report:
        from tegi.compare.words import CompareWords
        from tegi.paper import Paper, save

        title = CompareWords(options.lang)(titled(found, options.verb == "recheck"))
        with refusing(options.report):
            save(Paper(title, day, document), options.report, options.force)
    if options.json:
        print(canonical(found.to_dict()))
        return
    from tegi.screen import show

    show(document)


def titled(found: Any, is_drift: bool) -> str:
    """By what word a report is called."""
    from tegi.compare.one import is_contract

    if is_drift:
        return "title-drift"
    if not hasattr(found, "goods"):
        return "title-contract" if is_contract(found.a.facts) else "title"
    is_of_contracts = found.goods and all(is_contract(one.comparison.a.facts) for one in found.goods)
    return "title-many-contracts" if is_of_contracts else "title-many"


def goods(engine: tegi.Engine, name: str, options: argparse.Namespace, language: Language) -> dict[str, Good]:
    """The goods of one side.

    Raises:
        Unreadable: The file cannot be read as goods.
    """
    from tegi.compare.sides import goods_of, is_table

    if name == "-":
        return {"-": read(name, is_exact=True)}
    with refusing(name):
        if is_table(name):
            asked = tables.reading_options(options, engine)
            return goods_of(name, engine, **asked, stated=tables.stated_of(options), language=language)
        return goods_of(name, engine)


@contextmanager
def refusing_sides(names: Sequence[str], sides: Sequence[str]) -> Iterator[None]:
    """What is wrong with one side is wrong with its file."""
    from tegi.compare.sides import side_of

    try:
        yield
    except tegi.TegiError as error:
        number, _ = side_of(error.errors[0]["at"], sides) or (0, "")
        errors = [{**fault, "at": fault["at"].removeprefix(sides[number])} for fault in error.errors]
        raise Unreadable(names[number], canonical({"type": "refusal", "errors": errors})) from None


def labels(names: Sequence[str]) -> Sequence[str]:
    """What the documents are called: the names of their files, with folders where some are the same."""
    short = [os.path.basename(os.path.normpath(name)) for name in names]
    return short if len(set(short)) == len(short) else names


def blind(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Writes the papers of a good without what was judged."""
    from tegi import compare as comparing

    with refusing(options.file):
        [one] = of_files(engine, [options.file], options, language)
        if len(one) != 1:
            raise tegi.TegiError([{"code": "choose-row", "at": "", "given": "", "allowed": ", ".join(one)}])
        found = comparing.blind(whole(options.file, *one.values()), engine=engine)
    if not options.out:
        print(canonical(found.facts) if options.json else found.text(), end="\n" if options.json else "")
        return ASSESSED
    write({options.out: found.text()}, options.force)
    if options.json:
        print(canonical({"type": "blind", "facts": found.facts, "hidden": list(found.hidden)}))
        return ASSESSED
    from tegi.screen import show
    from tegi.view.compare import of_blind

    show(of_blind(found, language, engine))
    return ASSESSED

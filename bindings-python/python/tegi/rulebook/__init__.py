"""The workshop: rulebooks that lawyers write, as a workbook or as a folder, in one language or more.

    import tegi

    tegi.rulebook.new("agreement.xlsx")                # a workbook with an example, to be filled in
    draft = tegi.rulebook.check("agreement.xlsx")      # every fault at its cell, and warnings
    for case in tegi.rulebook.test("agreement.xlsx"):  # the author's own cases
        print(case.name, case.holds)
    print(tegi.rulebook.show("agreement.xlsx", "en"))  # each rule in words beside its text
    text = tegi.rulebook.build("agreement.xlsx")       # canonical JSON, for `load_rulebook`

`tegi.rulebook("cis-2009")` is the JSON of an edition at hand. `pip install "tegi[forms]"` installs what workbooks need.
How a rulebook is written is told in `docs/rulebooks.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any

import tegi
from tegi.errors import TegiError
from tegi.language import Language, default_language
from tegi.rulebook.cases import Case, run
from tegi.rulebook.compare import Change, Difference, Flip, difference
from tegi.rulebook.make import Rulebook, read
from tegi.rulebook.source import Source
from tegi.rulebook.template import new

if TYPE_CHECKING:
    from tegi.types import Fault

__all__ = [
    "Case",
    "Change",
    "Difference",
    "Flip",
    "Rulebook",
    "build",
    "check",
    "diff",
    "new",
    "read",
    "sentences",
    "show",
    "test",
]


def check(source: Source, engine: tegi.Engine | None = None) -> Rulebook:
    """Reads a rulebook and tells everything that is wrong with it and with its cases at once.

    Args:
        source: The path of its workbook, folder or JSON.
        engine: The engine whose rulebooks a list may build on; that of the process when absent.

    Raises:
        TegiError: The file is no rulebook at all, or damaged.
        OSError: It cannot be read.
    """
    from dataclasses import replace

    from tegi.rulebook.cases import cases_of

    found = read(source, engine)
    if found.book is None:
        return found
    faults: list[Any] = cases_of(found.book, {"id": "", "first": "", **found.document})[1]
    return replace(found, faults=[*found.faults, *faults]) if faults else found


def build(source: Source, engine: tegi.Engine | None = None) -> str:
    """Returns the canonical JSON of a rulebook; the same from a workbook and from a folder.

    Raises:
        TegiError: Anything is wrong with it, each fault at its cell.
        OSError: It cannot be read.
    """
    found = check(source, engine)
    if found.faults:
        raise TegiError(found.faults)
    return found.text


def test(source: Source, engine: tegi.Engine | None = None) -> list[Case]:
    """Runs the cases of a rulebook, and says of each what was expected and what came of it.

    Raises:
        TegiError: Anything is wrong with it, each fault at its cell; or it has no cases.
        OSError: It cannot be read.
    """
    return run(check(source, engine))


# Runners of tests take every function of this name for one of their own.
test.__test__ = False  # type: ignore[attr-defined]


def show(source: Source, language: Language | None = None, engine: tegi.Engine | None = None) -> str:
    """Returns each rule of a rulebook in words beside its text, for a person to read.

    Args:
        source: The path of its workbook, folder or JSON, or the name of an edition at hand.
        language: The language of the words.
        engine: The engine with the editions at hand; that of the process when absent.

    Raises:
        TegiError: Anything is wrong with it, each fault at its cell.
        OSError: It cannot be read.
    """
    import io

    from tegi.rulebook.view import of_source
    from tegi.screen import show as on_screen

    out = io.StringIO()
    on_screen(of_source(source, language or default_language(), engine or tegi._engine), out)
    return out.getvalue()


def diff(
    old: Source,
    new: Source,
    language: Language | None = None,
    goods: Iterable[str] = (),
    engine: tegi.Engine | None = None,
) -> Difference:
    """Returns what differs between two rulebooks, in words, and which goods have another verdict.

    Args:
        old: The one before: a path, or the name of an edition at hand.
        new: The one after.
        language: The language of the words.
        goods: Files with the facts of goods, judged by both besides the cases of both.
        engine: The engine with the editions at hand; that of the process when absent.

    Raises:
        TegiError: Anything is wrong with one of them, each fault at its cell.
        OSError: One cannot be read.
    """
    from tegi.rulebook.view import of_any

    reader = engine or tegi._engine
    return difference(of_any(old, reader), of_any(new, reader), language or default_language(), goods)


def sentences(faults: Iterable[Fault], language: Language | None = None) -> list[str]:
    """Returns faults or warnings in sentences, each behind its cell, with what may have been meant."""
    from tegi.faults import sentences as said
    from tegi.table.show import with_offers

    language = language or default_language()
    found = list(faults)
    return [with_offers(sentence, one, language) for sentence, one in zip(said(found, language), found)]


class _Module(ModuleType):
    """The module, which gives the JSON of an edition when it is called."""

    def __call__(self, name: str) -> Any:
        return tegi._engine.rulebook(name)


sys.modules[__name__].__class__ = _Module

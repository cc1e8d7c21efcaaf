"""Advice, flags, refusals and the counts of a batch as reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tegi
from tegi.language import Language
from tegi.view.contract import names_of, receipt
from tegi.view.document import Document, Item, Items, Verdict, cited, listed, said
from tegi.view.places import Places
from tegi.view.spoken import renamed, spoken, told
from tegi.words import WORDS
from tegi.worksheet.bill import Bill
from tegi.worksheet.fill import clean
from tegi.worksheet.words import Words as SheetWords

# Where advice names materials, lines of goods and contracts.
OF = frozenset({"of", "id"})


def of_advice(facts: Mapping[str, Any], advice: Mapping[str, Any], language: Language, engine: tegi.Engine) -> Document:
    """What would reach the goal or why nothing can be said, then how far each figure may move."""
    words, facts = WORDS[language], clean(facts)
    said_words = SheetWords(language)
    names = {**Bill(facts, said_words).names[""], **dict(names_of(facts))}
    explained: Any = engine.explain(renamed(told(clean(advice), language), names, OF), language)
    # A place of its own would say the same as the sentence.
    headroom = (Item(spoken(one["text"], language), cited(one)) for one in explained.get("headroom", ()))
    parts = (
        Verdict(spoken(explained["verdict"], language), "yes" if advice["reached"] else "open"),
        said(words.outside, explained["outside"], language),
        said(words.changes, explained.get("changes", ()), language),
        Items(words.headroom, tuple(headroom)),
        said(words.warnings, explained["warnings"], language),
        receipt(advice["receipt"], said_words),
    )
    return Document(language, parts)


def of_flags(explained: Mapping[str, Any], names: Sequence[str], language: Language) -> Document:
    """What was noticed, each with its cases and what to look at, then the cases that could not be read."""
    words = WORDS[language]
    parts: list[Any] = [Verdict(spoken(explained["verdict"], language))]
    for flag in explained.get("flags", ()):
        title = f"{', '.join(flag['cases'])}: {flag['rule']}"
        parts.append(listed(title, (spoken(flag["text"], language), spoken(flag["look"], language))))
    unread = (f"{in_file(error, names, language)}: {error['text']}" for error in explained["errors"])
    return Document(
        language, (*parts, listed(words.unreadable, unread), said(words.extent, explained["steps"], language))
    )


def in_file(error: Mapping[str, Any], names: Sequence[str], language: Language) -> str:
    """Where a fault of a case stands: the file, and the place in the document."""
    at = error.get("at") or ""
    _, *parts = at.split("/")
    if not (names and len(parts) > 1):
        return at
    name = names[int(parts[1])]
    place = Places({}, language).of_facts(parts[3:]) if parts[2:3] == ["facts"] else ""
    return f"{name} ({place or at})"


def of_refusal(file: str, verdict: str, errors: Sequence[str], language: Language) -> Document:
    """All faults of a file."""
    return Document(language, (Verdict(f"{file}: {verdict}" if file else verdict, "no"), listed("", errors)))

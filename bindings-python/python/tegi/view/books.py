"""Rulebooks, and what an audit found in them, as reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import tegi
from tegi.language import Language
from tegi.view.document import Document, Item, Items, Verdict, cited, entries, listed, said
from tegi.view.spoken import count, spoken
from tegi.words import WORDS
from tegi.figures import day


def of_editions(editions: Sequence[Mapping[str, Any]], language: Language) -> Document:
    """The rulebooks at hand."""
    return Document(language, tuple(part for edition in editions for part in head(edition, language)))


def of_rulebook(
    edition: Mapping[str, Any],
    book: Mapping[str, Any],
    rules: Iterable[Mapping[str, Any]],
    engine: tegi.Engine,
    language: Language,
) -> Document:
    """One edition: its days, its acts, what holds for which goods, and what it does not hold."""
    # A rulebook may take its rules of origin from another, whose acts they cite.
    others = (engine.rulebook(f"{one['id']}@{one['first']}").get("acts") or {} for one in engine.rulebooks())
    titles = list(dict.fromkeys(act[language] for acts in others for act in acts.values()))
    words = WORDS[language]
    acts: Sequence[Mapping[str, Any]] = list((book.get("acts") or {}).values())
    gaps: Iterable[Mapping[str, Any]] = book.get("gaps") or ()
    parts = [
        *head(edition, language),
        listed(words.acts, (act[language] for act in acts)),
        listed(words.outside, (subject(gap) + gap["text"][language] for gap in gaps)),
    ]
    texts = texts_of(book)
    for one in rules:
        only = f"«{one['only']}»" if one.get("only") else ""
        named = one["rule"] if "code" in one else ""
        title = " ".join(filter(None, (named, only, one.get("name"))))
        below = texts.get(one["rule"], {})
        parts.append(Items(title, tuple(clauses(one["words"], titles, language, below))))
    return Document(language, tuple(parts))


def expressions(book: Mapping[str, Any]) -> dict[str, list[str]]:
    """The expressions of each rule, by the rule's name: its own, then those that may hold in its place."""
    origin = book.get("origin") or {}
    found = {
        row["id"]: [row.get("expression", ""), *(one["expression"] for one in row.get("or", ()))]
        for row in origin.get("list", ())
    }
    for name in ("general", "set", "threshold"):
        if name in origin:
            found[name] = [origin[name]["expression"]]
    return {name: [one for one in texts if one] for name, texts in found.items()}


def texts_of(book: Mapping[str, Any]) -> dict[str, dict[int, tuple[str, ...]]]:
    """The text of each condition of each rule, by the rule and the condition's place, with the condition as enacted."""
    found: dict[str, dict[int, tuple[str, ...]]] = {
        rule: {place: (text,) for place, text in enumerate(texts)} for rule, texts in expressions(book).items()
    }
    for row in (book.get("origin") or {}).get("list", ()):
        below = found[row["id"]]
        if below and row.get("condition"):
            below[0] = (*below[0], f"«{row['condition']}»")
    return found


def clauses(
    found: Sequence[Mapping[str, Any]], acts: Sequence[str], language: Language, texts: Mapping[int, tuple[str, ...]]
) -> Iterator[Item]:
    """The conditions of a row, any of which will do; the act is a source, the place in it stands with the sentence, the
    text that is applied below it."""
    for number, one in enumerate(found):
        either = f"{WORDS[language].or_else} " if number else ""
        citation = one.get("citation") or ""
        act = next((act for act in acts if citation.startswith(f"{act}, ")), None)
        below = texts.get(number, ())
        if act:
            yield Item(f"{either}{one['text']} ({citation.removeprefix(f'{act}, ')})", (act,), below=below)
        else:
            yield Item(either + one["text"], cited(one), below=below)


def subject(gap: Mapping[str, Any]) -> str:
    """The chapter or row that a gap is about, before its text."""
    return f"{gap['subject']}: " if gap.get("subject") else ""


def head(edition: Mapping[str, Any], language: Language) -> tuple[Verdict, Any]:
    """What names an edition, and its days."""
    words = WORDS[language]
    marks = {"primary": words.primary, "secondary": words.secondary, "inferred": words.inferred}
    last = day(edition["last"], language) if edition.get("last") else words.no_end
    pairs = [
        (words.title, edition["title"][language]),
        (words.days, f"{day(edition['first'], language)} — {last} ({marks[edition['known']]})"),
        (words.read_to, day(edition["read_to"], language)),
        (words.rows, count(edition["rules"], language) if edition["rules"] else ""),
    ]
    return Verdict(f"{edition['id']}@{edition['first']}"), entries("", pairs, is_close=True)


def of_audit(explained: Mapping[str, Any], language: Language) -> Document:
    """What was found, the gravest first, each with its example and the question that it raises."""
    words = WORDS[language]
    parts: list[Any] = [Verdict(spoken(explained["verdict"], language))]
    for found in explained.get("findings", ()):
        items = [Item(found["text"], tuple(found["citations"]))]
        items += [Item(f"{words.example}: {spoken(example, language)}") for example in found["examples"]]
        items += [Item(f"{words.question}: {found['question']}")]
        parts.append(Items(f"{found['rule']} — {found['kind']}, {found['severity']}", tuple(items)))
    return Document(language, (*parts, said(words.extent, explained["steps"], language)))

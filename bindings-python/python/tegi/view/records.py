"""What came of verifying records, one and many, and of computing them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tegi.faults import sentences
from tegi.language import Language
from tegi.view.document import Column, Document, Item, Items, Part, Verdict, cited, entries, grid, listed, said
from tegi.view.places import Places
from tegi.view.spoken import count, spoken, told
from tegi.words import WORDS, Words
from tegi.figures import day, percent

if TYPE_CHECKING:
    import tegi
    from tegi.impact import Impact
    from tegi.recheck import Recheck

# Of each record that does not hold; `tegi verify` has them all.
DIFFERENCES = 5


def of_verification(
    found: Mapping[str, Any], record: Mapping[str, Any], language: Language, engine: tegi.Engine
) -> Document:
    """Whether a record holds, where it does not, and what else is known of it.

    Args:
        found: What verifying it answered.
        record: The record itself.
        language: ``kk``, ``ru`` or ``en``.
        engine: Puts it into words.
    """
    words = WORDS[language]
    explained = engine.explain(dict(told(found, language)), language)
    # What it says counts only while it holds; of a masked one not all is there to be said.
    recorded = record.get("answer") if found["holds"] and record.get("type") == "record" else None
    verdict = engine.explain(recorded, language)["verdict"] if recorded else ""
    parts: list[Part] = [
        Verdict(spoken(explained["verdict"], language), "yes" if found["holds"] else "no"),
        listed(words.signatures, (spoken(one["text"], language) for one in explained.get("signatures", ()))),
        listed(words.recorded, filter(None, [spoken(verdict, language)])),
        differences(words.differences, explained["errors"], record.get("facts") or {}, language),
        said(words.warnings, explained["warnings"], language),
        listed(words.receipt, filter(None, [explained["receipt"]])),
    ]
    return Document(language, tuple(parts))


def differences(title: str, errors: Sequence[Mapping[str, Any]], facts: Mapping[str, Any], language: Language) -> Items:
    """Where a record differs, by the names of the places."""
    places = Places(facts, language)
    found = []
    for error in errors:
        at = places.of_record(error["at"]) if error.get("at") else ""
        text = spoken(error["text"], language)
        found.append(Item(f"{at}: {text}" if at else text, cited(error)))
    return Items(title, tuple(found))


def of_recheck(found: Recheck, explained: Sequence[tuple[str, Mapping[str, Any]]], language: Language) -> Document:
    """How many records hold, then each that does not, and where."""
    from tegi.certificate.words import of_certificates

    words = WORDS[language]
    outcomes = {**of_certificates(language), **words.outcomes, "unreadable": words.unreadable}
    hold = found.records - len(found.failing)
    verdict = f"{words.records}: {count(found.records, language)}. {words.hold}: {count(hold, language)}."
    counts = ((outcomes[outcome], count(number, language)) for outcome, number in sorted(found.outcomes.items()))
    parts: list[Part] = [
        Verdict(verdict, "no" if found.failing else "yes"),
        entries("", counts, is_close=True, is_of_amounts=True),
    ]
    for name, one in explained:
        wrong = differences("", one["errors"][:DIFFERENCES], {}, language).items
        parts.append(Items(name, (Item(spoken(one["verdict"], language)), *wrong)))
    return Document(language, tuple(parts))


def of_excess(explained: Mapping[str, Any], language: Language) -> Document:
    """Of which parts records use more together than was recorded."""
    flags = explained.get("flags", ())
    return Document(language, tuple(listed(", ".join(one["cases"]), (one["text"], one["look"])) for one in flags))


def of_impact(found: Impact, language: Language) -> Document:
    """How many records would change, by chapter, with examples."""
    words = WORDS[language]
    totals = {words.records: found.records, words.passed_over: found.passed_over, words.refused: found.refused}
    changes = (
        (f"{words.verdicts.get(old, '–')} → {words.verdicts.get(new, '–')}", count(number, language))
        for (old, new), number in sorted(found.verdicts.items())
    )
    titles = (words.records, words.another_verdict, words.another_share)
    columns = [Column(words.chapter), *(Column(title, is_amount=True) for title in titles)]
    rows = (
        (name, *(count(number, language) for number in (chapter.records, chapter.verdict, chapter.share)))
        for name, chapter in sorted(found.chapters.items())
    )
    examples = [example for _, chapter in sorted(found.chapters.items()) for example in chapter.examples]
    shown = (
        f"{one['record']}: {gist(one['from'], words, language)} → {gist(one['to'], words, language)}"
        for one in examples
    )
    faults = (f"{name}: {text}" for name, errors in found.unreadable for text in sentences(errors, language))
    parts = (
        Verdict(f"{edition(found.source, language)} → {edition(found.target, language)}"),
        entries("", ((label, count(number, language)) for label, number in totals.items()), True, True),
        entries(words.another_verdict, changes, is_of_amounts=True),
        grid(words.by_chapter, columns, rows),
        listed(words.examples, shown),
        listed(words.unreadable, faults),
    )
    return Document(language, parts)


def edition(name: str, language: Language) -> str:
    """An edition's name, its day as the language writes it."""
    book, _, first = name.partition("@")
    return f"{book} ({day(first, language)})" if first else name


def gist(answer: Mapping[str, str | None], words: Words, language: Language) -> str:
    """A verdict and a share, what there is of them."""
    verdict, share = answer["verdict"], answer["share"]
    return ", ".join(filter(None, (verdict and words.verdicts[verdict], share and percent(share, language))))

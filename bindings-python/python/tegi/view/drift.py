"""What no longer holds of records by newer facts, as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import tegi
from tegi.compare.drift import Drift, Drifts, Lost, sides_of
from tegi.compare.one import HOLDING
from tegi.compare.words import CompareWords
from tegi.language import Language
from tegi.view.compare import Named, of_differences, of_record, spoken_outcome, uncompared
from tegi.view.document import Column, Document, Item, Items, Part, Verdict, entries, grid, listed
from tegi.view.spoken import count
from tegi.view.values import Values


def of_drift(found: Drift, language: Language, engine: tegi.Engine, labels: Sequence[str]) -> Document:
    """The report of one record.

    Args:
        found: What came of it.
        language: ``kk``, ``ru`` or ``en``.
        engine: Names operations.
        labels: What the record is called, and each of the newer documents.
    """
    said, values = CompareWords(language), Values(language, engine)
    parts: list[Part] = [
        Verdict(verdict(found, said), "yes" if found.holds else "no"),
        entries("", [(said("record", label=labels[0]), of_record(found.record, said))], is_close=True),
        Items(said("lost"), tuple(item(one, found, labels, values) for one in found.lost)),
    ]
    for number, step in enumerate(found.steps):
        sides = (labels[number], labels[number + 1])
        title = said("step", before=sides[0], after=sides[1])
        parts.append(of_differences(step, title, sides, values))
    return Document(language, tuple(parts))


def verdict(found: Drift, said: CompareWords) -> str:
    """What came of it, in a sentence."""
    if found.lost:
        return said("drift-lost", what=", ".join(said(one.what) for one in found.lost))
    return said("drift-holds" if found.holds else "drift-record")


def item(one: Lost, found: Drift, labels: Sequence[str], values: Values) -> Item:
    """One thing that no longer holds; below it the changes since which it does not."""
    said = values.said
    was, now = (spoken_outcome(gives, said, [one.what]) for gives in (one.was, one.now))
    text = said("was-now", what=said(one.what), was=was, now=now, since=labels[one.since + 1])
    return Item(text, below=tuple(because(one, found, values)))


def because(one: Lost, found: Drift, values: Values) -> Iterator[str]:
    """The changes that alone, or together, make it so."""
    named = Named(found.steps[one.since], values)
    for chosen in one.because:
        yield " + ".join(map(named.changed, chosen.differences))


def of_drifts(found: Drifts, language: Language, engine: tegi.Engine, labels: Sequence[str]) -> Document:
    """The report of many records: those that no longer hold, and since which change."""
    said, values = CompareWords(language), Values(language, engine)
    titles = (said("good"), said("what-lost"), said("was"), said("now"), said("since"), said("deciding"))
    rows = [row(id, one, labels, values) for id in found.failing for one in [found.goods[id]]]
    goods, lost = (count(len(some), language) for some in (found.goods, found.failing))
    parts: list[Part] = [
        Verdict(
            said("drift-many", goods=goods, lost=lost),
            "no" if found.failing else "yes" if found.goods and not found.unreadable else "open",
        ),
        grid(
            said("lost"),
            [Column(title) for title in titles],
            rows,
            (Item(f"{cells[0]}: {cells[1]}", below=tuple(filter(None, cells[2:]))) for cells in rows),
        ),
        listed(said("no-new-facts"), found.not_stated),
        listed(said("uncompared"), uncompared(found.unreadable, sides_of(len(labels) - 1), labels, language)),
    ]
    return Document(language, tuple(parts))


def row(id: str, found: Drift, labels: Sequence[str], values: Values) -> tuple[str, ...]:
    """A record that no longer holds."""
    said = values.said
    if not found.lost:
        told = f"{said('drift-record')} {said('record', label=id)}: {of_record(found.record, said)}"
        return (id, told, "", "", "", "")
    first = found.lost[0]
    was, now = (spoken_outcome(gives, said, [one.what for one in found.lost]) for gives in (first.was, first.now))
    told = "\n".join(because(first, found, values))
    notes = "" if found.record in HOLDING else f" ({of_record(found.record, said)})"
    return (id, ", ".join(said(one.what) for one in found.lost) + notes, was, now, labels[first.since + 1], told)

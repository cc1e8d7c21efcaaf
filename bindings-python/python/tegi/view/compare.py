"""A comparison of two documents as a report: what came of it, what differs, what decides, what both leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import tegi
from tegi.compare.blind import Blind
from tegi.compare.deciding import Outcome, Turned, turned
from tegi.compare.many import CONSEQUENCES, Joined, Many
from tegi.compare.one import SIDES, Comparison, Lacking, Set, Side, is_contract
from tegi.compare.sides import side_of
from tegi.compare.words import CompareWords
from tegi.faults import sentences
from tegi.figures import figure, percent
from tegi.language import Language
from tegi.view.document import Column, Document, Entries, Grid, Item, Items, Part, Tone, Verdict, entries, grid, listed
from tegi.view.places import Places
from tegi.view.spoken import count, spoken
from tegi.view.values import Values
from tegi.words import WORDS

# Sets that are told of one good in a list of many.
SETS_OF_MANY = 3


def of_comparison(
    found: Comparison, language: Language, engine: tegi.Engine, labels: Sequence[str] = ("A", "B")
) -> Document:
    """The report of one good.

    Args:
        found: What comparing it found.
        language: ``kk``, ``ru`` or ``en``.
        engine: Puts what is missing into words.
        labels: What the two sides are called.
    """
    return _One(found, language, engine, labels).document()


class _One:
    def __init__(self, found: Comparison, language: Language, engine: tegi.Engine, labels: Sequence[str]) -> None:
        self.found = found
        self.language = language
        self.engine = engine
        self.labels = labels
        self.said = CompareWords(language)
        self.named = Named(found, Values(language, engine))

    def document(self) -> Document:
        found, said = self.found, self.said
        outcomes = ((label, spoken_outcome(side.outcome, said)) for label, side in self.sides())
        parts: list[Part] = [
            Verdict(verdict(found, said), tone(found)),
            *(Verdict(said("not-held", label=label), "no") for label, side in self.sides() if not side.holds),
            entries("", outcomes, is_close=True),
            entries("", self.records(), is_close=True),
            of_differences(found, said("differences"), self.labels, self.named.values),
            Items(said("together"), tuple(self.together())),
            listed("", [self.search()] if found.differences else []),
            *self.missing(),
            self.matched(),
            listed(said("receipt"), self.receipts()),
        ]
        return Document(self.language, tuple(parts))

    def sides(self) -> Iterable[tuple[str, Side]]:
        return zip(self.labels, (self.found.a, self.found.b))

    def records(self) -> Iterator[tuple[str, str]]:
        """Whether the records hold, where records were compared."""
        for label, side in self.sides():
            if side.record:
                yield self.said("record", label=label), of_record(side.record, self.said)

    def together(self) -> Iterator[Item]:
        """The sets of several differences."""
        for one in self.found.sets:
            if len(one.differences) > 1:
                yield Item(self.of_set(one), below=tuple(map(self.named.changed, one.differences)))

    def of_set(self, one: Set) -> str:
        numbers = " + ".join(str(number + 1) for number in one.differences)
        doubt = "" if one.is_least else f" ({self.said('not-least')})"
        return f"{numbers}: {spoken_outcome(one.gives, self.said, one.turns)}{doubt}"

    def search(self) -> str:
        """How far was looked."""
        found = self.found
        evaluations = count(found.evaluations, self.language)
        if found.is_complete:
            return self.said("complete", count=evaluations)
        return self.said("bounded", count=evaluations, sizes=count(found.sizes, self.language))

    def missing(self) -> Iterator[Items]:
        """What both leave out, then what one of them does."""
        found, said = self.found, self.said
        asked = [
            {
                (fact["code"], fact["fact"], fact.get("term")): spoken(sentence["text"], self.language)
                for fact, sentence in zip(
                    side.answer["missing"], self.engine.explain(side.answer, self.language)["missing"]
                )
            }
            for _, side in self.sides()
        ]

        def text(one: Lacking) -> str:
            if one.at_a is not None:
                return asked[0][one.code, one.at_a, one.term]
            return asked[1][one.code, one.at_b or "", one.term]

        by_side: dict[tuple[bool, bool], list[Lacking]] = {}
        for one in found.missing:
            by_side.setdefault((one.at_a is not None, one.at_b is not None), []).append(one)
        titles = {
            (True, True): said("both"),
            (True, False): said("only-in", label=self.labels[0]),
            (False, True): said("only-in", label=self.labels[1]),
        }
        for sides, title in titles.items():
            yield listed(title, map(text, by_side.get(sides, ())))

    def matched(self) -> Entries:
        """By what lines were matched, where not all were by their ids."""
        ways = Counter(line.by for line in self.found.lines)
        if set(ways) <= {"id"}:
            return entries("", ())
        told = ((self.said(f"by-{by}"), count(number, self.language)) for by, number in ways.items())
        return entries(self.said("matched"), told, is_of_amounts=True)

    def receipts(self) -> Iterator[str]:
        for label, side in self.sides():
            of = side.answer["receipt"]
            yield f"{label}: Tegi {of['engine']}; SHA-256 {of['facts_sha256']}"


def of_differences(found: Comparison, title: str, labels: Sequence[str], values: Values) -> Grid:
    """What differs, and what each difference changes alone."""
    said, named = values.said, Named(found, values)
    titles = [said("number"), said("place"), *labels, said("alone")]
    rows, items = [], []
    for number in range(len(found.differences)):
        alone = of_alone(found, number, said)
        rows.append((str(number + 1), named.place(number), *named.values_of(number), alone))
        items.append(Item(named.changed(number), below=(alone,)))
    return grid(title, [Column(title) for title in titles], rows, items)


def of_alone(found: Comparison, number: int, said: CompareWords) -> str:
    """What one difference changes."""
    gives = found.alone.get(number)
    if gives is None:
        return said("not-judged")
    if "refused" in gives:
        return said("refused-alone")
    changed = turned(found.a.outcome, gives)
    return spoken_outcome(gives, said, changed) if changed else said("changes-nothing")


class Named:
    """The places and values of a comparison's differences, by the names that people know them by."""

    def __init__(self, found: Comparison, values: Values) -> None:
        self.found = found
        self.values = values
        self.places = tuple(Places(side.facts, values.language) for side in (found.a, found.b))

    def place(self, number: int) -> str:
        """Where a difference is."""
        one = self.found.differences[number]
        # The side that states it has its name.
        side, at = (0, one.at_a) if one.at_a is not None else (1, one.at_b)
        parts = (at or "").split("/")[1:]
        return self.values.place(parts, self.places[side])

    def values_of(self, number: int) -> tuple[str, str]:
        """What each side states there."""
        one = self.found.differences[number]
        parts = (one.at_a or one.at_b or "").split("/")[1:]
        return self.values.shown(parts, one.a), self.values.shown(parts, one.b)

    def changed(self, number: int) -> str:
        """A difference in a line."""
        a, b = self.values_of(number)
        return f"{number + 1}. {self.place(number)}: {a} → {b}"


def verdict(found: Comparison, said: CompareWords) -> str:
    """What came of it, in a sentence."""
    if found.turns:
        # Where the verdicts differ, it does not matter which of them is provisional.
        told = [what for what in found.turns if what != "provisional" or "verdict" not in found.turns]
        return said("differ", what=", ".join(map(said, told)))
    if not found.differences:
        return said("none")
    return said("offset" if found.sets else "same")


def tone(found: Comparison) -> Tone:
    """How that looks."""
    return "no" if found.turns else "open" if found.sets or not found.holds else "yes"


def spoken_outcome(outcome: Outcome, said: CompareWords, only: Iterable[Turned] | None = None) -> str:
    """Verdict and share in words; or only that of them which changes."""
    shown = set(only) if only is not None else {"verdict", "share"}
    language = said.language
    parts = []
    if "verdict" in shown and "verdict" in outcome:
        parts.append(WORDS[language].verdicts[outcome["verdict"]])
    if outcome["provisional"] and shown & {"verdict", "provisional"}:
        parts.append(said("is-provisional"))
    elif "provisional" in shown and "verdict" not in shown:
        parts.append(said("is-settled"))
    if "share" in shown:
        if outcome["share"] is not None:
            parts.append(said("share-is", share=percent(outcome["share"], language)))
        elif outcome["between"]:
            low, high = (percent(one, language) for one in outcome["between"])
            parts.append(said("share-between", low=low, high=high))
        elif only is not None:
            parts.append(said("no-share"))
    return ", ".join(parts)


def of_many(found: Many, language: Language, engine: tegi.Engine, labels: Sequence[str] = ("A", "B")) -> Document:
    """The report of many goods, by consequence."""
    said, values = CompareWords(language), Values(language, engine)
    # Contracts and goods are not compared with one another; in a folder of both they are told as goods.
    kind = "-contracts" if found.goods and all(is_contract(one.comparison.a.facts) for one in found.goods) else ""
    counts = found.consequences
    apart = sum(bool(one.comparison.turns) for one in found.goods)
    named = ((consequence(name, said), count(counts[name], language)) for name in CONSEQUENCES if counts[name])
    columns = [
        *map(Column, (said(f"good{kind}"), said("consequence"), *labels)),
        Column(said("how-many"), is_amount=True),
        Column(said("deciding")),
    ]
    told = said(f"many{kind}", goods=count(len(found.goods), language), apart=count(apart, language))
    parts: list[Part] = [
        # Where goods are left over, it is not known that all are alike.
        Verdict(told, "no" if apart else "yes" if found.is_whole else "open"),
        *([] if found.goods or found.unreadable else [Verdict(said("none-in-common"), "no")]),
        listed(said("not-held-many"), of_failing(found, said, labels)),
        entries(said("by-consequence"), named, is_of_amounts=True),
        grid(
            said(f"goods{kind}"),
            columns,
            (row(one, said, values) for one in found.goods),
            (
                Item(f"{one.id}: {consequence(one.consequence, said)}", below=decides(one, values))
                for one in found.goods
            ),
        ),
        listed(said("missing-in", label=labels[1]), found.only_a),
        listed(said("missing-in", label=labels[0]), found.only_b),
        listed(said("uncompared"), uncompared(found.unreadable, SIDES, labels, language)),
    ]
    return Document(language, tuple(parts))


def of_failing(found: Many, said: CompareWords, labels: Sequence[str]) -> Iterator[str]:
    """The records that do not hold, and what verifying says of each."""
    for one in found.goods:
        for label, side in zip(labels, (one.comparison.a, one.comparison.b)):
            if side.record and not side.holds:
                yield f"{one.id} ({label}): {of_record(side.record, said)}"


def of_record(outcome: str, said: CompareWords) -> str:
    """What verifying a record says, in words."""
    return WORDS[said.language].outcomes.get(outcome, said("unreadable"))


def uncompared(
    unreadable: Iterable[tuple[str, Any]], sides: Sequence[str], labels: Sequence[str], language: Language
) -> Iterator[str]:
    """What is wrong with goods that were not compared, with the names of documents in place of their sides."""
    for id, errors in unreadable:
        placed: list[Any] = [{**fault, "at": sided(fault["at"], sides, labels)} for fault in errors]
        yield from (f"{id}: {text}" for text in sentences(placed, language))


def sided(at: str, sides: Sequence[str], labels: Sequence[str]) -> str:
    """The place of a fault, behind the name of its document."""
    found = side_of(at, sides)
    return labels[found[0]] + found[1] if found else at


def row(one: Joined, said: CompareWords, values: Values) -> tuple[str, ...]:
    """A good in the list."""
    found = one.comparison
    outcomes = (spoken_outcome(side.outcome, said) for side in (found.a, found.b))
    number = figure(str(len(found.differences)), said.language)
    return (one.id, consequence(one.consequence, said), *outcomes, number, "\n".join(decides(one, values)))


def decides(one: Joined, values: Values) -> tuple[str, ...]:
    """The smallest sets that change what the sides differ in; the first few."""
    found = one.comparison
    named = Named(found, values)
    wanted = set(found.turns[:1]) or set(turns for chosen in found.sets for turns in chosen.turns)
    sets = [chosen for chosen in found.sets if wanted & set(chosen.turns)][:SETS_OF_MANY]
    return tuple(" + ".join(map(named.place, chosen.differences)) for chosen in sets)


def consequence(name: str, said: CompareWords) -> str:
    """A consequence in words."""
    return said(name if name == "reversed" else f"of-{name}")


def of_blind(found: Blind, language: Language, engine: tegi.Engine) -> Document:
    """What is hidden from the second person."""
    said, places, values = CompareWords(language), Places(found.facts, language), Values(language, engine)
    parts = (pointer.split("/")[1:] for pointer in found.hidden)
    named = (values.place(part, places) for part in parts)
    total = Verdict(said("blind", count=count(len(found.hidden), language)))
    return Document(language, (total, listed(said("hidden"), named)))

"""A good's answer as a report: the worksheet, in the order in which a screen is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import tegi
from tegi.conversion import rates_used
from tegi.language import Language
from tegi.view.document import Column, Document, Entries, Grid, Item, Items, Tone, Verdict, entries, grid, of
from tegi.view.spoken import spoken
from tegi.words import WORDS
from tegi.figures import code, figure
from tegi.worksheet.fill import worksheet
from tegi.worksheet.layout import COUNTED
from tegi.worksheet.sheet import Condition, Line, Question, Reading, Remark, Worksheet
from tegi.worksheet.words import OUTCOMES, Words

SETTLED: Mapping[str, Tone] = {"originating": "yes", "not_originating": "no"}


def of_good(facts: Mapping[str, Any], answer: Mapping[str, Any], language: Language, engine: tegi.Engine) -> Document:
    """The report of a good.

    Args:
        facts: What was assessed, its numbers as text; empty where only the answer is known.
        answer: What the engine made of it, as a dict.
        language: ``kk``, ``ru`` or ``en``.
        engine: Holds the rulebook.
    """
    return _Good(worksheet(facts, answer, language, engine), facts, answer).document()


class _Good:
    def __init__(self, sheet: Worksheet, facts: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        self.sheet = sheet
        self.facts = facts
        self.answer = answer
        self.said = Words(sheet.language)
        self.words = WORDS[sheet.language]
        self.currency = sheet.currency

    def document(self) -> Document:
        sheet, said, words = self.sheet, self.said, self.words
        # A provisional verdict never looks like a settled one.
        is_settled = not self.answer.get("provisional")
        tone = SETTLED.get(self.answer["verdict"], "open") if is_settled else "open"
        return Document(
            sheet.language,
            (
                Verdict(sheet.verdict, tone),
                entries("", ((entry.label, entry.text) for entry in sheet.about)),
                remarks(said("rests_on"), sheet.rests_on),
                remarks(said("formula"), sheet.share),
                remarks(said("outside"), sheet.outside),
                Items(said("missing"), tuple(question(one, said) for one in sheet.questions)),
                Items(said("conditions"), tuple(map(self.condition, sheet.conditions))),
                self.materials(),
                self.costs(),
                Items(
                    words.rates,
                    tuple(Item(spoken(rate, sheet.language)) for rate in rates_used(self.facts, self.currency)),
                ),
                Items(said("readings"), tuple(map(reading, sheet.readings))),
                remarks(said("signatures"), sheet.signatures),
                remarks(said("warnings"), sheet.warnings),
                entries(said("receipt"), ((entry.label, entry.text) for entry in sheet.receipt)),
            ),
        )

    def condition(self, one: Condition) -> Item:
        """A test, and below it what came of it."""
        said = self.said
        measured = f"{said('measured')}: {one.measured}" if one.measured else ""
        limit = f"{said('limit')}: {one.limit}" if one.limit else ""
        headroom = f"{said('headroom')}: {one.headroom}" if one.headroom and one.headroom != "—" else ""
        outcome = f"{said('outcome')}: {said(OUTCOMES[one.outcome])}"
        below = (outcome, measured, "; ".join(filter(None, (limit, headroom))))
        return Item(one.text.removesuffix("."), of(one.citation), one.outcome, tuple(filter(None, below)))

    def materials(self) -> Grid:
        """The bill; what each material counts as, and why, stand with its name."""
        said = self.said
        value = f"{said('value')}, {self.currency}" if self.currency else said("value")
        columns = [
            Column(said("number")),
            Column(said("name")),
            Column(self.words.code),
            Column(value, is_amount=True),
            Column(self.words.counted_as),
        ]
        rows = [
            (line.number, "\n".join(self.named(line)), code(line.code), self.value(line), self.counted(line))
            for line in self.sheet.lines
        ]
        return grid(said("materials"), columns, rows, map(self.line, self.sheet.lines))

    def named(self, line: Line) -> Iterator[str]:
        """A material's name, and below it where it is from, why it counts so, and its paper."""
        indent = "\u00a0\u00a0" * line.depth
        yield indent + line.name
        # That the country is unknown stands in the reason.
        country = "" if line.why and line.country == self.said("country_unknown") else line.country
        about = "; ".join(filter(None, (country, line.why, line.paper)))
        if about:
            yield f"{indent}  {about}"
        if line.stated:
            yield f"{indent}  {line.stated}"

    def value(self, line: Line) -> str:
        return "" if line.value is None else figure(line.value, self.sheet.language)

    def counted(self, line: Line) -> str:
        return self.said(dict(COUNTED)[line.foreign]).lower() if line.foreign else ""

    def line(self, line: Line) -> Item:
        """A material as a sentence."""
        value = f"{self.value(line)} {self.currency}".strip() if line.value is not None else ""
        head = ", ".join(filter(None, (f"{line.number}. {line.name}", code(line.code), value)))
        counted = f"{head}: {self.counted(line)}" if line.foreign else head
        return Item(counted, below=tuple(part.strip() for part in list(self.named(line))[1:]))

    def costs(self) -> Entries:
        """The sums, with their currency."""
        language = self.sheet.language
        sums = ((cost.label, f"{figure(cost.value, language)} {self.currency}".strip()) for cost in self.sheet.sums)
        return entries(self.words.figures, sums, is_of_amounts=True)


def remarks(title: str, found: Iterable[Remark]) -> Items:
    """Sentences with their provisions."""
    return Items(title, tuple(Item(one.text, of(one.citation)) for one in found))


def question(one: Question, said: Words) -> Item:
    """A question, and below it the paper that proves the answer."""
    paper = f"{said('proving')}: {one.paper}" if one.paper else ""
    most = WORDS[said.language].settles_most if one.settles_most else ""
    return Item(one.text, below=tuple(filter(None, (paper, most))))


def reading(one: Reading) -> Item:
    """A reading, and below it what each of its options gives."""
    return Item(f"{one.question} ({one.status})", of(one.citation), below=one.options)

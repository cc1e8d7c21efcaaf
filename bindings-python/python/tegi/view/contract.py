"""The in-country value of a contract and of purchases as reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import tegi
from tegi.conversion import rates_used
from tegi.language import Language
from tegi.pairs import paired
from tegi.view.document import Column, Document, Entries, Grid, Item, Items, Part, Verdict
from tegi.view.document import cited, entries, grid, reading, said
from tegi.view.places import member
from tegi.view.spoken import renamed, spoken, told
from tegi.words import WORDS
from tegi.figures import day, figure, percent
from tegi.worksheet.fill import clean, digests
from tegi.worksheet.words import MARKS, OUTCOMES
from tegi.worksheet.words import Words as SheetWords

Answer = Mapping[str, Any]

# Where an answer names contracts and their goods.
NAMED = frozenset({"id", "parent", "about"})


def of_contract(facts: Mapping[str, Any], answer: Answer, language: Language, engine: tegi.Engine) -> Document:
    """The report of a contract; facts are empty where only the answer is known."""
    return _Share(facts, answer, language, engine).contract()


def of_period(facts: Mapping[str, Any], answer: Answer, language: Language, engine: tegi.Engine) -> Document:
    """The report of a customer's purchases."""
    return _Share(facts, answer, language, engine).period()


class _Share:
    def __init__(self, facts: Mapping[str, Any], answer: Answer, language: Language, engine: tegi.Engine) -> None:
        self.facts, self.answer, self.language = clean(facts), clean(answer), language
        self.names = dict(names_of(self.facts))
        self.words, self.said = WORDS[language], SheetWords(language)
        self.told: Any = renamed(told(self.answer, language), self.names, NAMED)
        receipt = self.answer["receipt"]
        edition = receipt.get("edition")
        self.book: Any = engine.rulebook(f"{receipt['rulebook']}@{edition}") if edition else None
        # A warning names readings by their ids.
        known = (self.book.get("readings") or ()) if self.book else ()
        readings = {one["id"]: f"«{one['question'][language]}»" for one in known}
        self.told["warnings"] = renamed(self.told["warnings"], readings, frozenset({"about"}))
        self.explained: Any = engine.explain(self.told, language)
        self.currency = self.facts.get("currency") or "KZT" if self.facts else ""

    def contract(self) -> Document:
        words = self.words
        figures = [
            (label, self.answer[name])
            for label, name in ((words.numerator, "numerator"), (words.denominator, "denominator"))
            if self.answer.get(name)
        ]
        missing = Items(self.said("missing"), tuple(self.questions()))
        return self.document(missing, self.sums(figures), self.contracts(), self.goods())

    def period(self) -> Document:
        return self.document(self.kinds(), Items(self.said("conditions"), tuple(self.threshold())))

    def document(self, *own: Part) -> Document:
        """The report with what it has of its own between the head and the end of every report."""
        words, explained = self.words, self.explained
        return Document(
            self.language,
            (
                self.verdict(),
                self.about(),
                self.sentences(words.rests_on, explained.get("rests_on", ())),
                self.sentences(words.rule, explained["rule"]),
                self.sentences(words.outside, explained["outside"]),
                *own,
                *self.reservations(),
            ),
        )

    def verdict(self) -> Verdict:
        is_settled = self.answer["share"] and not self.answer.get("provisional")
        return Verdict(spoken(self.explained["verdict"], self.language), "yes" if is_settled else "open")

    def about(self) -> Entries:
        """The day, the edition, and what all amounts are in."""
        said, receipt = self.said, self.answer["receipt"]
        first = receipt.get("edition")
        title = self.book["title"][self.language] if self.book else receipt["rulebook"]
        edition = said("since", title=title, first=day(first, self.language)) if first else title
        vat = self.answer.get("vat")
        amounts = said(vat, currency=self.currency) if vat and self.currency else ""
        pairs = [(said("day"), day(receipt["on"], self.language)), (said("edition"), edition)]
        return entries("", [*pairs, (said("amounts"), amounts)])

    def sentences(self, title: str, found: Iterable[Mapping[str, Any]]) -> Items:
        return said(title, found, self.language)

    def questions(self) -> Iterator[Item]:
        """What is missing, each of what it is asked about, in the order of the facts."""
        for missing, asked in paired(self.answer["missing"], self.explained["missing"]):
            about = self.owner(missing["fact"])
            yield Item(f"{about}: {asked['text']}" if about else asked["text"])

    def owner(self, pointer: str) -> str:
        """What a question is asked of, by name."""
        parts = pointer.split("/")
        found: Any = self.facts
        names: list[str] = []
        for part in parts[1:]:
            found = member(found, part)
            if isinstance(found, Mapping) and "id" in found:
                names.append(str(self.names.get(found["id"], found["id"])))
        return ", ".join(names)

    def sums(self, figures: Iterable[tuple[str, str]]) -> Entries:
        """Amounts with their currency, and what the share would be once all is proved."""
        sums = [(label, f"{figure(value, self.language)} {self.currency}".strip()) for label, value in figures]
        proved = self.answer.get("if_proved")
        share = percent(proved["share"], self.language) if proved else ""
        return entries(self.words.figures, [*sums, (self.words.if_proved, share)], is_of_amounts=True)

    def contracts(self) -> Grid:
        """What each contract of the tree adds, and from what."""
        words, rows = self.words, self.told["rows"]
        titles = (words.value, words.goods, words.subcontracts, words.own_work)
        columns = [Column(words.contract), *(Column(title, is_amount=True) for title in titles)]
        columns += [Column(words.payroll_share, is_amount=True), Column(words.producer)]
        columns += [Column(words.contribution, is_amount=True)]
        names = ("value", "goods", "subcontracts", "own_work")
        cells = [
            (
                row["id"],
                *(row[name] for name in names),
                row.get("payroll_share") or "",
                MARKS.get(row.get("producer") or "", ""),
                row["contribution"],
            )
            for row in rows
        ]
        items = (Item(one["text"]) for one in self.explained["steps"])
        return grid(words.contracts, columns, cells, items)

    def goods(self) -> Grid:
        """What each line of goods counts for, and why."""
        words = self.words
        columns = [
            Column(words.name),
            Column(words.value, is_amount=True),
            Column(words.share, is_amount=True),
            Column(words.counted, is_amount=True),
            Column(words.why),
        ]
        lines = [line for row in self.told["rows"] for line in row["lines"]]
        sentences = [one["text"] for one in self.explained["materials"]]
        # The engine's sentence ends with the reason in brackets.
        whys = [sentence.rpartition(" (")[2].partition(")")[0] for sentence in sentences]
        cells = (
            (line["id"], line["value"], self.of(line.get("share")), line["counted"], why)
            for line, why in paired(lines, whys)
        )
        return grid(words.goods, columns, cells, map(Item, sentences))

    def of(self, share: str | None) -> str:
        """A share in percent; a question mark while a fact is missing."""
        return f"{share}\u00a0%" if share is not None else "?"

    def kinds(self) -> Grid:
        """Goods, works and services by themselves."""
        words, found = self.words, self.told["kinds"]
        columns = [
            Column(words.kind),
            Column(words.share, is_amount=True),
            Column(f"{words.value}, {self.currency}" if self.currency else words.value, is_amount=True),
        ]
        sentences = [one["text"] for one in self.explained["figures"]]
        names = (sentence.partition(":")[0] for sentence in sentences)
        rows = ((name, self.of(kind["share"]), kind["denominator"]) for name, kind in paired(names, found))
        return grid(words.kinds, columns, rows, map(Item, sentences))

    def threshold(self) -> Iterator[Item]:
        """Works and services together beside their threshold."""
        threshold = self.answer["works_and_services"]
        if threshold:
            (step,) = self.explained["steps"]
            outcome = self.said(OUTCOMES[threshold["outcome"]])
            text = step["text"].removesuffix(f": {outcome}")
            below = (f"{self.said('outcome')}: {outcome}",)
            yield Item(text, cited(step), threshold["outcome"], below)

    def reservations(self) -> Iterator[Items | Entries]:
        """The end of every report."""
        words = self.words
        rates = (Item(spoken(rate, self.language)) for rate in rates_used(self.facts))
        yield Items(words.rates, tuple(rates))
        yield Items(self.said("readings"), tuple(reading(one, self.language) for one in self.explained["readings"]))
        yield self.sentences(words.warnings, self.explained["warnings"])
        yield receipt(self.answer["receipt"], self.said)


def receipt(found: Mapping[str, Any], said: SheetWords) -> Entries:
    """What was computed by what from what, without the list of keys."""
    return entries(said("receipt"), digests({**found, "keys_sha256": None}, said))


def names_of(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of contracts, of their goods and of purchases, by their ids."""
    for contract in facts.get("contracts") or ():
        performer = (contract.get("performer") or {}).get("name")
        if performer:
            yield contract["id"], f"{contract['id']} ({performer})"
        for good in contract.get("goods") or ():
            name = good.get("name") or ((good.get("good_facts") or {}).get("good") or {}).get("name")
            if name:
                yield good["id"], name

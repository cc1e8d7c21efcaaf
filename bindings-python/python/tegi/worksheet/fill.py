"""Fills the worksheet from the facts and the engine's answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tegi
from tegi import home
from tegi.forms.words import printable
from tegi.language import Language
from tegi.pairs import paired
from tegi.worksheet.bill import Bill, Facts
from tegi.figures import code, dated, day, figure, percent
from tegi.worksheet.papers import questions
from tegi.worksheet.sheet import Amount, Condition, Entry, Reading, Remark, Worksheet
from tegi.worksheet.words import OUTCOMES, Words

Answer = Mapping[str, Any]

# From the materials' totals to the price.
COSTS = ("other-costs", "production-cost", "profit", "ex-works-price")
# The rulebook that names operations in three languages.
NAMING = "cis-2009"
TOTALS = {"false": "domestic-materials", "true": "foreign-materials", "unknown": "undecided-materials"}


def worksheet(facts: Facts, answer: Answer, language: Language, engine: tegi.Engine) -> Worksheet:
    """The worksheet of an answer.

    Args:
        facts: What was assessed, as JSON has it; empty where only the answer is known.
        answer: What the engine made of it, as a dict.
        language: ``kk``, ``ru`` or ``en``.
        engine: Holds the rulebook.
    """
    return _Filling(clean(facts), clean(answer), Words(language), engine).worksheet()


def clean(value: Any) -> Any:
    """The same with one line for every text, without the control characters by which a name could rule the page."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: clean(inside) for key, inside in value.items()}
    return [clean(inside) for inside in value] if isinstance(value, list) else value


class _Filling:
    def __init__(self, facts: Facts, answer: Answer, words: Words, engine: tegi.Engine) -> None:
        self.facts = facts
        self.answer = answer
        self.words = words
        self.language = words.language
        self.engine = engine
        self.bill = Bill(facts, words)
        self.said: Any = engine.explain(self.plainly(), words.language)
        self.receipt = answer["receipt"]
        edition = self.receipt.get("edition")
        self.book: Any = engine.rulebook(f"{self.receipt['rulebook']}@{edition}") if edition else None
        self.country = home.abroad(self.book, self.language)
        self.currency = home.currency(facts, self.country is not None) if facts else ""

    def plainly(self) -> dict[str, Any]:
        """The answer as the worksheet has it told: materials by their names, and without the figures that stand
        formatted beside its sentences."""
        answer, bill = self.answer, self.bill
        materials = [{**one, "id": bill.name("", one["id"]), "value": None} for one in answer["materials"]]
        steps = [
            {**step, "comparison": None, "materials": [bill.name(step["good"], one) for one in step["materials"]]}
            for step in answer["steps"]
        ]
        readings = [
            {**reading, "options": [{**option, "share": None} for option in reading["options"]]}
            for reading in answer["readings"]
        ]
        warnings = [
            (
                {
                    **notice,
                    "about": [bill.name(notice["at"].removesuffix("/materials"), one) for one in notice["about"]],
                }
                if notice.get("at", "").endswith("/materials") and "about" in notice
                else notice
            )
            for notice in answer["warnings"]
        ]
        grounds = [
            {**ground, "about": [bill.name("", one) for one in ground["about"]]} if "about" in ground else ground
            for ground in answer.get("rests_on") or []
        ]
        told = {"materials": materials, "steps": steps, "readings": readings, "warnings": warnings, "rests_on": grounds}
        return {**answer, **told}

    def worksheet(self) -> Worksheet:
        answer, figures = self.answer, {figure["code"]: figure["value"] for figure in self.answer["figures"]}
        return Worksheet(
            language=self.language,
            on=self.receipt["on"],
            currency=self.currency,
            about=tuple(Entry(label, text) for label, text in self.about() if text),
            verdict=self.verdict(),
            share=tuple(self.share()),
            lines=tuple(self.bill.lines(answer, self.whys())),
            totals={truth: figures.get(total) for truth, total in TOTALS.items()},  # type: ignore[misc]
            costs=tuple(self.sums(COSTS)),
            sums=tuple(self.sums([figure["code"] for figure in answer["figures"]])),
            conditions=tuple(self.conditions()),
            questions=tuple(questions(answer, self.said, self.bill, self.words)),
            readings=tuple(self.readings()),
            rests_on=self.remarks("rests_on"),
            outside=self.remarks("outside"),
            signatures=self.remarks("signatures"),
            warnings=self.remarks("warnings"),
            receipt=tuple(Entry(label, text) for label, text in digests(self.receipt, self.words) if text),
        )

    def about(self) -> Iterator[tuple[str, str]]:
        """What was assessed, by which law."""
        facts, words = self.facts, self.words
        good = facts.get("good") or {}
        yield words("good"), good.get("name") or ""
        yield words("code"), code(good.get("hs") or "")
        yield words("day"), day(self.receipt["on"], self.language)
        first = self.receipt.get("edition")
        title = words("since", title=self.title(), first=day(first, self.language)) if first else self.title()
        yield words("edition"), title
        yield words("rule"), self.rule()
        yield words("condition"), self.answer["condition"] or ""
        yield words("operations"), self.operations()
        if facts:
            currency = self.currency or words("currency_unstated")
            yield words("amounts"), words(facts.get("vat") or "excluded", currency=currency)
        method = good.get("overhead_method")
        yield words("overhead"), words(method) if method else ""

    def title(self) -> str:
        """What the rulebook is called."""
        title: str = self.book["title"][self.language] if self.book else self.receipt["rulebook"]
        return title

    def rule(self) -> str:
        """The rule that was applied, in words."""
        rule = self.answer["rule"]
        said = "; ".join(sentence["text"] for sentence in self.said["rule"])
        return ": ".join(filter(None, (rule, said)))

    def operations(self) -> str:
        """The operations that were stated, by the rulebook's words where it knows them."""
        operations = self.facts.get("operations")
        if operations is None:
            return ""
        # A rulebook that names no operations takes them by the names of the one that does.
        book: Any = self.book if (self.book or {}).get("terms") else self.engine.rulebook(NAMING)
        names = {term["id"]: term[self.language] for term in book["terms"] if term["kind"] == "operation"}
        return ", ".join(names.get(one, one) for one in operations) or self.words("no_operations")

    def verdict(self) -> str:
        """The verdict, said as what it is: a self-assessment on the facts as stated."""
        words, receipt = self.words, self.receipt
        on, edition = day(receipt["on"], self.language), receipt.get("edition")
        if edition:
            basis = words("basis", rulebook=self.title(), day=on, edition=day(edition, self.language))
        else:
            basis = words("basis_no_edition", rulebook=self.title(), day=on)
        criterion = self.answer["criterion"]
        if self.country is None:
            sentences = [words(self.answer["verdict"], basis=basis)]
        else:
            sentences = [words(f"{self.answer['verdict']}_abroad", basis=basis, country=self.country)]
        # A provisional verdict is never shown like a settled one.
        sentences += [words("provisional")] if self.answer.get("provisional") else []
        sentences += [words("criterion", criterion=criterion)] if criterion else []
        return " ".join([*sentences, words("disclaimer")])

    def share(self) -> Iterator[Remark]:
        """The formula of the share, in words and in figures."""
        content, words, language = self.answer["local_content"], self.words, self.language
        if not content:
            return
        cited = self.said["local_content"].get("citation") or ""
        yield Remark(words(content["formula"]), cited)
        if content["share"] is None:
            between = content.get("between")
            low, high = (figure(one, language) for one in between) if between else ("", "")
            yield Remark(words("between", low=low, high=high) if between else words("no_share"), "")
            return
        foreign, base = figure(content["foreign"], language), figure(content["base"], language)
        rate = content.get("vat_rate")
        if rate and content.get("vat_included"):
            foreign = words("vat_out", foreign=foreign, rate=figure(rate, language))
        elif rate:
            base = words("vat_added", base=base, rate=figure(rate, language))
        share = percent(content["share"], language)
        exactly = words("exactly", exact=content["exact"]) if content["exact"] else ""
        yield Remark(f"100\u00a0% − {foreign} ÷ {base} × 100\u00a0% = {share}{exactly}", "")

    def whys(self) -> list[str]:
        """Why each material counts as it does. The engine's sentence is ``name: how it counts (why)``; how it counts
        has a column of its own."""
        named = paired(self.answer["materials"], self.said["materials"])
        rest = (said["text"].removeprefix(self.bill.name("", one["id"])) for one, said in named)
        return [sentence.partition(" (")[2].removesuffix(")") or sentence for sentence in rest]

    def sums(self, codes: Sequence[str]) -> Iterator[Amount]:
        """These sums, in this order. The engine's sentence is ``label: value``."""
        said = paired(self.answer["figures"], self.said["figures"])
        labels = {
            one["code"]: (sentence["text"].removesuffix(f": {one['value']}"), one["value"]) for one, sentence in said
        }
        return (Amount(*labels[code]) for code in codes if code in labels)

    def conditions(self) -> Iterator[Condition]:
        """Every test. The engine's sentence is ``test: outcome. What decides``; the outcome has a column of its own."""
        words = self.words
        for step, said in paired(self.answer["steps"], self.said["steps"]):
            text = said["text"].replace(f": {words(OUTCOMES[step['outcome']])}", "", 1)
            parts = [words("part", name=self.bill.part(step["good"]))] if step["good"] else []
            parts += [text] + ([] if step["decisive"] else [words("not_decisive")])
            text = ". ".join(part.removesuffix(".") for part in parts)
            text = text[:1].upper() + text[1:]
            compared = self.compared(step.get("comparison"))
            yield Condition(text, *compared, step["outcome"], said.get("citation") or "")

    def compared(self, compared: Mapping[str, Any] | None) -> tuple[str, str, str]:
        """What was measured, the limit, the head-room."""
        if not compared:
            return "", "", ""
        words, language = self.words, self.language
        measured = figure(compared["value"], language)
        limit = percent(compared["limit"], language)
        if compared.get("base"):
            measured += f" ÷ {figure(compared['base'], language)}"
        else:
            limit += f"; {words('no_price')}"
        if compared.get("measured"):
            measured += f" = {percent(compared['measured'], language)}"
        if compared.get("undecided"):
            measured += "; " + words("undecided", undecided=figure(compared["undecided"], language))
        if compared.get("unbounded"):
            measured += f"; {words('unbounded')}"
        if compared.get("limit_value"):
            limit += f" = {figure(compared['limit_value'], language)}"
        return measured, limit, figure(compared.get("headroom"), language)

    def readings(self) -> Iterator[Reading]:
        """The readings that the rule touches, and what each option gives."""
        for effect, said in paired(self.answer["readings"], self.said["readings"]):
            options = []
            for given, option in paired(effect["options"], said["options"]):
                share = f", {percent(given['share'], self.language)}" if given.get("share") else ""
                taken = f" ({self.words('taken')})" if option["taken"] else ""
                options.append(f"{option['name']}{taken}: {option['text']}{share}")
            yield Reading(said["question"], said["status"], said["citation"], tuple(options))

    def remarks(self, part: str) -> tuple[Remark, ...]:
        """Sentences of the engine that stand as they are."""
        # What verdict and share rest on, and signatures, are absent where there are none.
        said = self.said.get(part, ())
        return tuple(Remark(dated(one["text"], self.language), one.get("citation") or "") for one in said)


def digests(receipt: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str]]:
    """What was computed by what from what."""
    edition, revision = receipt.get("edition"), receipt.get("revision")
    book = f"{receipt['rulebook']}@{edition}" if edition else receipt["rulebook"]
    yield words("engine"), f"Tegi {receipt['engine']}; {book}" + (f" r{revision}" if revision else "")
    yield words("digest_rulebook"), receipt.get("rulebook_sha256") or ""
    yield words("digest_keys"), receipt.get("keys_sha256") or ""
    yield words("digest_facts"), receipt["facts_sha256"]

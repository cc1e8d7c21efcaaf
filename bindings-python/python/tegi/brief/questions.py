"""Groups the findings of an audit by the question that they raise."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tegi
from tegi.brief.goods import Goods
from tegi.brief.words import BriefWords, headline
from tegi.language import Language
from tegi.view.spoken import spoken

# Kinds of finding whose question is that of a reading of the law.
OF_READINGS = frozenset({"readings-differ", "shares-differ", "reading-without-effect"})
# Severities of what is wrong. What is low only shows on what much depends.
WRONG = frozenset({"high", "medium"})
# An edition by its id and first day, as it stands in a sentence.
EDITION = re.compile(r"([a-z][a-z0-9-]*)@\d{4}-\d{2}-\d{2}")
ORDER = ("high", "medium", "low")


@dataclass(frozen=True)
class Asked:
    """One question, ready to be sent, and the rows that it concerns."""

    text: str
    """The question without the place of a single row."""
    note: str
    """What is wrong, where the question alone does not say it."""
    rows: tuple[str, ...]
    """The rows of the list, in its order; none where it concerns the list or the rules as a whole."""
    rules: tuple[str, ...]
    """What it concerns besides rows, by name: the rule of sets, the formula."""
    goods: frozenset[str]
    """The four-digit headings concerned."""


@dataclass(frozen=True)
class Question:
    """A kind of question that several findings raise."""

    code: str
    """What kind of finding, as `tegi.audit` has it."""
    reading: str | None
    """The reading of the law, where it is about one."""
    headline: str
    severity: str
    severity_name: str
    citation: str
    """The provision that all of them have in common."""
    asked: tuple[Asked, ...]
    findings: tuple[int, ...]
    """The findings, by their places in the audit."""
    rows: tuple[str, ...]
    goods: frozenset[str]
    rules: tuple[str, ...]
    """What it concerns besides rows, by name."""
    examples: tuple[str, ...]
    """The smallest witness of one of them, and what stands beside it."""


@dataclass(frozen=True)
class Brief:
    """What is wrong with a rulebook, by question."""

    rulebook: str
    title: str
    name: str
    """What the rulebook is called."""
    questions: tuple[Question, ...]
    """What is wrong first, then what is low; within each those on which most goods hang, then most rows."""
    findings: int
    severities: Mapping[str, int]
    """How many findings of each severity."""
    rows: int
    """How many rows the list has."""
    rows_concerned: int
    """How many of them a finding concerns that is not low."""
    goods: int
    """How many headings the nomenclature has."""
    extent: tuple[str, ...]
    receipt: str

    @property
    def worst(self) -> tuple[Question, ...]:
        """The ten questions of what is wrong on which most goods hang."""
        return tuple(question for question in self.questions if question.severity in WRONG)[:10]


def brief(
    audit: Mapping[str, Any], language: Language, engine: tegi.Engine | None = None, goods: Goods | None = None
) -> Brief:
    """Groups an audit's findings by the question that they raise: what is wrong first, most goods first.

    Args:
        audit: What `tegi.audit` found.
        language: ``kk``, ``ru`` or ``en``.
        engine: The engine that has the rulebook.
        goods: Which goods hang on which rule, where that is known already.

    >>> import tegi
    >>> found = tegi.brief.brief(tegi.audit("cis-2009", rule="4407"), "en")
    >>> [question.rows for question in found.questions if question.code == "readings-differ"]
    [('4407',)]
    """
    engine = engine or tegi._engine
    goods = goods or Goods(audit["rulebook"], engine)
    explained: Any = engine.explain(dict(audit), language)
    said = BriefWords(language)
    groups: dict[tuple[str, str | None], list[int]] = {}
    for number, finding in enumerate(audit["findings"]):
        about = (finding.get("about") or [None])[0] if finding["code"] in OF_READINGS else None
        groups.setdefault((finding["code"], about), []).append(number)
    told = [named(one, engine, language) for one in explained.get("findings") or ()]
    make = _Maker(audit["findings"], told, goods, said)
    questions = [make.question(code, reading, numbers) for (code, reading), numbers in groups.items()]
    questions.sort(key=lambda one: (one.severity not in WRONG, -len(one.goods), -len(one.rows), one.code))
    wrong = {
        finding["rule"]
        for finding in audit["findings"]
        if finding["severity"] in WRONG and finding["rule"] in goods.rows
    }
    name = goods.book["title"][language]
    receipt = audit["receipt"]
    return Brief(
        audit["rulebook"],
        said("title-change" if audit.get("against") else "title", name=name),
        name,
        tuple(questions),
        len(audit["findings"]),
        Counter(finding["severity"] for finding in audit["findings"]),
        len(goods.rows),
        len(wrong),
        len(goods.all),
        tuple(spoken(step["text"], language) for step in explained["steps"]),
        f"Tegi {receipt['engine']}; SHA-256 {receipt['rulebook_sha256']}",
    )


class _Maker:
    def __init__(
        self, findings: Sequence[Mapping[str, Any]], told: Sequence[Mapping[str, Any]], goods: Goods, said: BriefWords
    ) -> None:
        self.findings = findings
        self.told = told
        self.goods = goods
        self.said = said
        self.order = {row: place for place, row in enumerate(goods.rows)}

    def question(self, code: str, reading: str | None, numbers: Sequence[int]) -> Question:
        """A group of findings."""
        told = [self.told[number] for number in numbers]
        findings = [self.findings[number] for number in numbers]
        severity = min((finding["severity"] for finding in findings), key=ORDER.index)
        asked = self.asked(numbers)
        return Question(
            code,
            reading,
            headline(code, self.said) if reading is None else asked[0].text,
            severity,
            next(one["severity"] for one, finding in zip(told, findings) if finding["severity"] == severity),
            common([one["citations"][0] for one in told]),
            asked,
            tuple(numbers),
            self.rows(numbers),
            self.reached(numbers),
            self.rules(numbers),
            self.witness(numbers),
        )

    def asked(self, numbers: Sequence[int]) -> tuple[Asked, ...]:
        """The questions in words; those that are the same but for the row, once."""
        groups: dict[tuple[str, str], list[int]] = {}
        for number in numbers:
            told = self.told[number]
            text = told["question"].removeprefix(f"{told['citations'][0]}: ")
            # A gap's question names what is missing, and its text says what is wrong.
            note = told["text"] if self.findings[number].get("gap") else ""
            groups.setdefault((text[:1].upper() + text[1:], note), []).append(number)
        found = (
            Asked(text, spoken(note, self.said.language), self.rows(inside), self.rules(inside), self.reached(inside))
            for (text, note), inside in groups.items()
        )
        return tuple(sorted(found, key=lambda one: (-len(one.goods), -len(one.rows))))

    def rows(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The rows of the list that findings are of."""
        rules = {self.findings[number]["rule"] for number in numbers}
        return tuple(sorted(rules & self.order.keys(), key=self.order.__getitem__))

    def rules(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The names of rules that are no rows, but for the list as a whole."""
        other = (number for number in numbers if self.findings[number]["rule"] not in self.order)
        return tuple(
            dict.fromkeys(self.told[number]["rule"] for number in other if self.findings[number]["rule"] != "list")
        )

    def reached(self, numbers: Sequence[int]) -> frozenset[str]:
        """The headings that findings concern."""
        return frozenset().union(*(self.goods.of(self.findings[number]) for number in numbers))

    def witness(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The smallest example, without the name of the rulebook, which is that of the brief."""
        sizes = {
            number: len(json.dumps(witness["facts"]))
            for number in numbers
            if (witness := self.findings[number].get("witness"))
        }
        if not sizes:
            return ()
        shown = self.told[min(sizes, key=lambda number: (sizes[number], number))]["examples"]
        prefix = f"{self.goods.rulebook}: "
        return tuple(spoken(example.removeprefix(prefix), self.said.language) for example in shown)


def named(told: Mapping[str, Any], engine: tegi.Engine, language: Language) -> dict[str, Any]:
    """A finding in words, with the titles of rulebooks in place of their ids in its question."""
    titles = {one["id"]: one["title"][language].partition(":")[0] for one in engine.rulebooks()}

    def title(found: re.Match[str]) -> str:
        return f"«{titles[found[1]]}»" if found[1] in titles else found[0]

    return {**told, "question": EDITION.sub(title, told["question"])}


def common(citations: Sequence[str]) -> str:
    """What several provisions have in common: the act and the annex, where the rows differ."""
    if len(set(citations)) == 1:
        return citations[0]
    return os.path.commonprefix(list(citations)).rpartition(", ")[0]

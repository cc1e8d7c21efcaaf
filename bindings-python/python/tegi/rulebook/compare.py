"""Tells what differs between two rulebooks: rules in words, days, texts, and the goods whose verdicts flip."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tegi
from tegi._tegi import text_of_bytes
from tegi.errors import TegiError
from tegi.language import Language
from tegi.rulebook.cases import Case, cases_of, judged
from tegi.rulebook.make import Rulebook
from tegi.rulebook.source import content_of
from tegi.view.books import expressions

HEAD = ("id", "first", "last", "read_to", "revision", "title", "in_force")


@dataclass(frozen=True)
class Change:
    """A rule that differs: its sentences and expressions before and after; empty where there is none."""

    rule: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Flip:
    """A good with another verdict or another row."""

    name: str
    before: str
    after: str


@dataclass
class Difference:
    """What differs."""

    before: str
    after: str
    head: list[Change] = field(default_factory=list)
    """Days, titles and the like."""
    rules: list[Change] = field(default_factory=list)
    terms: list[Change] = field(default_factory=list)
    flips: list[Flip] = field(default_factory=list)
    goods: int = 0
    """How many cases and goods were judged by both."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        made: dict[str, Any] = {"before": self.before, "after": self.after, "goods": self.goods}
        for name in ("head", "rules", "terms"):
            made[name] = [
                {**vars(one), "before": list(one.before), "after": list(one.after)} for one in getattr(self, name)
            ]
        return {**made, "flips": [vars(one) for one in self.flips]}


def difference(old: Rulebook, new: Rulebook, language: Language, goods: Iterable[str] = ()) -> Difference:
    """What differs between two rulebooks, both of which can be read.

    Args:
        old: The one before.
        new: The one after.
        language: The language of the rules.
        goods: Files with the facts of goods that are judged by both, besides the cases of both.

    Raises:
        TegiError: One of the rulebooks, or a file of goods, cannot be read.
    """
    for one in (old, new):
        if one.faults:
            raise TegiError(one.faults)
    found = Difference(old.name, new.name)
    for name in HEAD:
        before, after = (_said(one.document.get(name), language) for one in (old, new))
        if before != after:
            found.head.append(Change(name, before, after))
    found.rules = _changes(_rules(old, language), _rules(new, language))
    found.terms = _changes(_terms(old, language), _terms(new, language))
    cases: dict[str, Case] = {}
    for one in (old, new):
        for case in _cases(one):
            # A case whose facts were changed is another good: both are judged.
            is_other = case.name in cases and _gist(cases[case.name]) != _gist(case)
            cases[f"{case.name} ({one.name})" if is_other else case.name] = case
    cases |= {name: Case(name, name, _facts(name), {}) for name in goods}
    for name, case in cases.items():
        was, would_be = (_judged(case, one) for one in (old, new))
        found.goods += 1
        if was != would_be:
            found.flips.append(Flip(name, was, would_be))
    return found


def _gist(case: Case) -> dict[str, Any]:
    """The facts of a case without those that its rulebook gives."""
    return {name: value for name, value in case.facts.items() if name not in ("on", "rulebook")}


def _facts(name: str) -> dict[str, Any]:
    """The facts of a good in a file; what is no JSON object is told at the file."""
    text, _ = text_of_bytes(content_of(Path(name)), Path(name).name)
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        facts = None
    if isinstance(facts, dict):
        return facts
    faults = json.loads(tegi.Engine().assess_good_text(text))["errors"]
    for fault in faults:
        fault["at"] = f"{Path(name).name}{fault['at']}"
    raise TegiError(faults)


def _said(value: Any, language: Language) -> tuple[str, ...]:
    if value is None:
        return ()
    return (str(value.get(language, "")) if isinstance(value, dict) else str(value),)


def _changes(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> list[Change]:
    names = dict.fromkeys([*old, *new])
    pairs = ((name, old.get(name, ()), new.get(name, ())) for name in names)
    return [Change(*one) for one in pairs if one[1] != one[2]]


def _rules(rulebook: Rulebook, language: Language) -> dict[str, tuple[str, ...]]:
    assert rulebook.engine is not None
    texts = expressions(rulebook.document)
    found = {}
    for rule in rulebook.engine.rules(rulebook.name, language):
        sentences = [one["text"] for one in rule["words"]]
        found[rule["rule"]] = (*sentences, *texts.get(rule["rule"], ()))
    return found


def _terms(rulebook: Rulebook, language: Language) -> dict[str, tuple[str, ...]]:
    terms = rulebook.document.get("terms") or ()
    return {one["id"]: (one[language], *([one["veto"]] if "veto" in one else [])) for one in terms}


def _cases(rulebook: Rulebook) -> list[Case]:
    if rulebook.book is None:
        return []
    found, faults = cases_of(rulebook.book, rulebook.document)
    if faults:
        raise TegiError(faults)  # type: ignore[arg-type]
    return found


def _judged(case: Case, rulebook: Rulebook) -> str:
    """The verdict and the row of a good under a rulebook, on a day on which it is in force."""
    assert rulebook.engine is not None
    document = rulebook.document
    facts = copy.deepcopy(case.facts)
    facts["rulebook"] = document["id"]
    on = str(facts.get("on", ""))
    if not document["first"] <= on <= document.get("last", "9999"):
        facts["on"] = document["first"]
    one = Case(case.name, case.at, facts, {}, cells=case.cells)
    judged(one, rulebook.engine)
    if one.faults:
        return ", ".join(dict.fromkeys(fault["code"] for fault in one.faults))
    return f"{one.found['verdict']} ({one.found['rule']})" if one.found["rule"] else one.found["verdict"]

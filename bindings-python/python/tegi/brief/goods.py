"""Which goods hang on a rule: the headings of the nomenclature to which it may apply."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import tegi
from tegi.errors import TegiError

# The general rule, as findings name it. It is no row of the list.
GENERAL = "general"
# Of a heading for which the rulebook holds no rule.
NONE = ""
FIRST, LAST = 101, 9799


class Goods:
    """The headings of one edition by the rules that may apply to them."""

    def __init__(self, rulebook: str, engine: tegi.Engine) -> None:
        self.rulebook = rulebook
        self.engine = engine
        self.book: Any = json.loads(engine.rulebook_text(rulebook))
        # The day to which the law was read lies within the edition, or after its end.
        self.day: str = max(self.book["first"], min(self.book["read_to"], self.book.get("last") or "9999"))
        origin = self.book.get("origin") or {}
        self.rows: Mapping[str, Any] = {row["id"]: row for row in origin.get("list") or ()}

    @property
    def is_of_contracts(self) -> bool:
        """Whether the rulebook answers of contracts, and of no good."""
        return "procurement" in self.book

    @cached_property
    def by_rule(self) -> Mapping[str, frozenset[str]]:
        """The four-digit headings that the engine knows, by the rules that may apply to a code within them."""
        found: dict[str, set[str]] = {}
        for number in range(FIRST, LAST + 1):
            heading = f"{number:04}"
            for rule in self.rules(heading):
                found.setdefault(rule, set()).add(heading)
        return {rule: frozenset(headings) for rule, headings in found.items()}

    def rules(self, heading: str) -> Iterable[str]:
        """The rules of a heading; nothing where there is no such heading, or where the rulebook is not of goods."""
        request = json.dumps({"hs": heading, "rulebook": self.rulebook, "on": self.day})
        answer = json.loads(self.engine.rule_for_text(request))
        if answer["type"] != "refusal":
            return [rule["rule"] for rule in answer["rules"]] or [NONE]
        if any(
            fault["code"] not in ("unknown-heading-code", "not-a-code", "rulebook-of-contracts")
            for fault in answer["errors"]
        ):
            raise TegiError(answer["errors"])
        return []

    @cached_property
    def all(self) -> frozenset[str]:
        """Every heading."""
        return frozenset(heading for headings in self.by_rule.values() for heading in headings)

    def of(self, finding: Mapping[str, Any]) -> frozenset[str]:
        """The headings that a finding concerns.

        Of a row: those that have codes of it. Of the general rule, and of a list that lacks lines: those that the
        general rule reaches. Of a chapter whose line is lacking: those of the chapter that the general rule reaches, or
        no rule at all. Of anything else: all.
        """
        rule = finding["rule"]
        if rule in self.rows or rule == GENERAL:
            return self.by_rule.get(rule, frozenset())
        general = self.by_rule.get(GENERAL, frozenset())
        if chapters := [one for one in finding.get("about", ()) if len(one) == 2 and one.isdigit()]:
            reached = general | self.by_rule.get(NONE, frozenset())
            return frozenset(heading for heading in reached if heading[:2] in chapters)
        return general if finding["code"] == "list-incomplete" else self.all

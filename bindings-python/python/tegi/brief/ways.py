"""Looks for goods that a change of law moves the other way than the audit's example does.

The audit shows one good for each rule, the smallest whose verdict changes. By the same rule other goods may gain what
that one loses. They are sought among small bills at the limits of both editions; each is judged by both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import tegi
from tegi.brief.goods import Goods
from tegi.errors import TegiError

# A material of another chapter than most goods, and one for goods of that chapter.
ELSEWHERE = ("7208", "0101")
MOST_CODES = 5
MOST_VALUES = 6
PERCENT = re.compile(r"\b(?:MAXNOM|MINOM|VAC|SET|TO) (\d{1,3})\b")
CODE = re.compile(r"\b(\d{4})\d*\b|\bch(\d{2})\b")
TERM = re.compile(r"[a-z][a-z0-9-]+")


def both_ways(findings: Iterable[Any], goods: Goods, before: Goods, engine: tegi.Engine) -> Iterator[Any]:
    """The findings of changed verdicts; behind each, the same rule with a good that goes the other way, where found.

    Args:
        findings: Those of an audit, in its order; others than of verdicts stand as they are.
        goods: The rulebook after the change.
        before: The rulebook before it.
        engine: The engine that has both.
    """
    for finding in findings:
        yield finding
        if finding["code"] != "verdict-changes":
            continue
        witness = finding["witness"]
        is_loss = witness["beside"][0]["expect"]["verdict"] == "originating"
        for facts in candidates(witness["facts"], finding["rule"], goods, before):
            now, then = (judged({**facts, "rulebook": side.rulebook}, engine) for side in (goods, before))
            lost, won = then["verdict"] == "originating", now["verdict"] == "originating"
            if lost != won and lost != is_loss:
                beside = {"facts": {**facts, "rulebook": before.rulebook}, "expect": then}
                yield {**finding, "witness": {"facts": facts, "expect": now, "beside": [beside]}}
                break


def judged(facts: Mapping[str, Any], engine: tegi.Engine) -> dict[str, Any]:
    """What is answered, as an example says it."""
    try:
        answer = engine.assess_good(facts)
    except TegiError:
        # The other edition may not know a name.
        return {"verdict": None}
    return {"verdict": answer.verdict, **({"rule": answer.rule} if answer.rule else {})}


def candidates(example: Mapping[str, Any], rule: str, goods: Goods, before: Goods) -> Iterator[dict[str, Any]]:
    """Small bills for the good of an example, the smallest first."""
    expressions = [side.rows[rule].get("expression") or "" for side in (goods, before) if rule in side.rows]
    text = " ".join(expressions)
    heading = example["good"]["hs"][:4]
    codes = [heading, next(one for one in ELSEWHERE if one[:2] != heading[:2]), *named(text, goods)]
    values = sorted({1, *(int(one) * 10 + more for one in PERCENT.findall(text) for more in (0, 1))})[:MOST_VALUES]
    bills: list[list[dict[str, str]]] = [[]]
    for value in values:
        for code in list(dict.fromkeys(codes))[:MOST_CODES]:
            bills.append([{"hs": code, "value": f"{value}.00", "origin": "CN"}])
    for bill in bills:
        for operations in worked(example, text, goods):
            yield {**example, "materials": bill, "operations": operations}


def named(text: str, goods: Goods) -> Iterator[str]:
    """Headings that an expression names; of a chapter its first."""
    for heading, chapter in CODE.findall(text):
        if heading in goods.all:
            yield heading
        elif chapter:
            yield from sorted(one for one in goods.all if one.startswith(chapter))[:1]


def worked(example: Mapping[str, Any], text: str, goods: Goods) -> list[list[str]]:
    """Lists of operations: that of the example, none, and all that an expression names."""
    known = {term["id"] for term in goods.book.get("terms") or () if term["kind"] == "operation"}
    every = [one for one in dict.fromkeys(TERM.findall(text)) if one in known]
    found: list[list[str]] = []
    for operations in (list(example.get("operations") or ()), [], every):
        if operations not in found:
            found.append(operations)
    return found

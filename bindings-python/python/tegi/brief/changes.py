"""What a change of law changes: whose verdict is another, by chapter, each with its smallest example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import tegi
from tegi.brief.goods import Goods
from tegi.brief.ways import both_ways
from tegi.language import Language
from tegi.view.spoken import spoken

Way = Literal["falls", "gains", "other", "share"]
# Who loses origin first.
WAYS: tuple[Way, ...] = ("falls", "gains", "other", "share")


@dataclass(frozen=True)
class Change:
    """A rule by which another answer is given, and which way; by one rule some goods may fall and others gain."""

    rule: str
    chapter: str
    """Two digits; empty for what concerns every chapter."""
    way: Way
    """``falls``: a good that originated no longer does. ``gains``: one that did not now does."""
    before: str
    """The verdict before the change; of the formula, the share."""
    after: str
    goods: frozenset[str]
    """The four-digit headings concerned."""
    example: str
    """The smallest good that was found to be answered so."""
    facts: Mapping[str, Any]
    """Its facts."""


@dataclass(frozen=True)
class Changes:
    """All of them, by chapter."""

    rulebook: str
    against: str
    changes: tuple[Change, ...]
    rows: int
    """How many rows the list has now."""
    receipt: str
    is_of_goods: bool = True
    """Whether both answer of goods. Of the formulas of contracts no example is tried."""

    def of(self, way: Way, chapter: str | None = None) -> tuple[Change, ...]:
        """Those of one way, of one chapter or of all."""
        return tuple(one for one in self.changes if one.way == way and chapter in (None, one.chapter))

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules, each once."""
        return tuple(dict.fromkeys(one.rule for one in self.changes))

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters, in their order; what concerns all of them first."""
        return tuple(sorted({one.chapter for one in self.changes}))


def changes(
    audit: Mapping[str, Any], language: Language, engine: tegi.Engine | None = None, goods: Goods | None = None
) -> Changes:
    """Lists whose verdict a change of law changes.

    Args:
        audit: What `tegi.audit` found of the rulebook after the change, against the one before it.
        language: The language of the examples.
        engine: The engine that has both.
        goods: Which goods hang on which rule, where that is known already.
    """
    engine = engine or tegi._engine
    goods = goods or Goods(audit["rulebook"], engine)
    before = Goods(audit["against"], engine)
    edition = [finding for finding in audit["findings"] if finding["kind"] == "edition"]
    findings = list(both_ways(edition, goods, before, engine))
    explained: Any = engine.explain({**audit, "findings": findings}, language)
    found = []
    for finding, told in zip(findings, explained.get("findings", ())):
        witness = finding["witness"]
        now, then = witness["expect"], witness["beside"][0]["expect"]
        is_share = finding["code"] == "share-changes"
        key = "share" if is_share else "verdict"
        row = goods.rows.get(finding["rule"]) or before.rows.get(finding["rule"])
        side = goods if finding["rule"] in goods.rows else before
        found.append(
            Change(
                finding["rule"],
                row["code"][:2] if row else "",
                "share" if is_share else way_of(then["verdict"], now["verdict"]),
                then[key],
                now[key],
                side.of(finding),
                spoken(told["examples"][0].partition(": ")[2].rpartition(" → ")[0], language),
                witness["facts"],
            )
        )
    found.sort(key=lambda one: (one.chapter, WAYS.index(one.way), one.rule))
    receipt = audit["receipt"]
    digests = f"{receipt['rulebook_sha256']}, {receipt['against_sha256']}"
    return Changes(
        audit["rulebook"],
        audit["against"],
        tuple(found),
        len(goods.rows),
        f"Tegi {receipt['engine']}; SHA-256 {digests}",
        not (goods.is_of_contracts or before.is_of_contracts),
    )


def way_of(before: str, after: str) -> Way:
    """Whether a good loses or gains origin."""
    if before == "originating":
        return "falls"
    return "gains" if after == "originating" else "other"

"""Which records would change under another edition, or under a draft of one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tegi
from tegi.records import by_text, each, read

if TYPE_CHECKING:
    from tegi.arrow import ArrowTable

# Of each chapter.
EXAMPLES = 3
# A draft stands beside the edition that it would replace, under a name of its own.
DRAFT = "draft-"


@dataclass
class Chapter:
    """The records of a chapter of the nomenclature, or of a kind of contracts."""

    records: int = 0
    """How many there are."""
    verdict: int = 0
    """How many would have another verdict."""
    share: int = 0
    """How many would have another share."""
    examples: list[dict[str, Any]] = field(default_factory=list)
    """The first few that would change."""


@dataclass
class Impact:
    """What would change."""

    source: str
    """The edition that the records were made under."""
    target: str
    """The edition that they are computed under."""
    records: int = 0
    """How many were made under it."""
    passed_over: int = 0
    """How many were made under another, are masked, or are no records."""
    refused: int = 0
    """How many the other edition cannot be applied to."""
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many would change from one verdict to another."""
    chapters: dict[str, Chapter] = field(default_factory=dict)
    """The same by chapter; contracts and purchases by their kind."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        chapters = [{"chapter": name, **vars(self.chapters[name])} for name in sorted(self.chapters)]
        return {
            "type": "impact",
            "from": self.source,
            "to": self.target,
            "records": self.records,
            "passed_over": self.passed_over,
            "refused": self.refused,
            "verdict": sum(chapter.verdict for chapter in self.chapters.values()),
            "share": sum(chapter.share for chapter in self.chapters.values()),
            "verdicts": [{"from": old, "to": new, "records": n} for (old, new), n in sorted(self.verdicts.items())],
            "chapters": chapters,
        }


def impact(
    records: str | ArrowTable,
    source: str,
    target: str,
    engine: tegi.Engine,
    seen: Callable[[int], None] = lambda count: None,
) -> Impact:
    """Computes all records of a folder, file or table that were made under one edition anew under another.

    Args:
        records: A folder of ``.json``, ``.jsonl`` and ``.parquet`` files, one such file, or a table that speaks Arrow.
        source: ``id@first day``: the edition that the records were made under; others are passed over.
        target: ``id@first day`` of the other edition.
        engine: The engine that has it.
        seen: Told after each record how many are done.

    Raises:
        OSError: The folder or a file cannot be read.
        TegiError: A table has no column ``record``, or no text in it.
    """
    found = Impact(source, target)
    compute = by_text(lambda text: _computed(text, source, target, engine))
    for count, (name, text) in enumerate(each(compute, read(records)), 1):
        _count(found, name, json.loads(text))
        seen(count)
    return found


def load_draft(text: str, engine: tegi.Engine) -> str:
    """Adds a draft of an edition beside the one that it would replace; gives its name.

    Raises:
        TegiError: The draft has faults.
    """
    try:
        draft = json.loads(text)
        name = f"{DRAFT}{draft['id']}@{draft['first']}"
    except (ValueError, TypeError, KeyError):
        # Not even its name can be read: the engine says what is wrong.
        engine.load_rulebook(text)
        raise
    engine.load_rulebook(json.dumps({**draft, "id": DRAFT + draft["id"]}, ensure_ascii=False))
    return name


def _computed(text: str, source: str, target: str, engine: tegi.Engine) -> str:
    """What a record says and what the other edition gives; an empty object for one that is passed over."""
    try:
        record = json.loads(text)
        receipt = record["answer"]["receipt"]
        if record["type"] != "record" or f"{receipt['rulebook']}@{receipt.get('edition')}" != source:
            return "{}"
        facts = {**record["facts"], "rulebook": target}
        answer = json.loads(engine.record_text(json.dumps(facts, ensure_ascii=False)))
    except (ValueError, TypeError, KeyError):
        return "{}"
    return json.dumps(
        {
            "chapter": _chapter(record["facts"]),
            "old": _gist(record["answer"]),
            "new": None if answer["type"] == "refusal" else _gist(answer["answer"]),
        }
    )


def _chapter(facts: Mapping[str, Any]) -> str:
    if "rows" in facts:
        return "period"
    return str(facts["kind"]) if "contracts" in facts else str(facts["good"]["hs"])[:2]


def _gist(answer: Mapping[str, Any]) -> dict[str, str | None]:
    of_good = answer.get("local_content") or {}
    return {"verdict": answer.get("verdict"), "share": answer.get("share", of_good.get("share"))}


def _count(found: Impact, name: str, one: Mapping[str, Any]) -> None:
    if not one:
        found.passed_over += 1
        return
    found.records += 1
    chapter = found.chapters.setdefault(one["chapter"], Chapter())
    chapter.records += 1
    old, new = one["old"], one["new"]
    if new is None:
        found.refused += 1
        return
    if old["verdict"] != new["verdict"]:
        chapter.verdict += 1
        found.verdicts[old["verdict"], new["verdict"]] += 1
    chapter.share += old["share"] != new["share"]
    if old != new and len(chapter.examples) < EXAMPLES:
        chapter.examples.append({"record": name, "from": old, "to": new})

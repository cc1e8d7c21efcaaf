"""Which records would change under another edition, or under a draft of one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from os import PathLike
from typing import TYPE_CHECKING, Any

import tegi
from tegi._tegi import text_of
from tegi.errors import TegiError
from tegi.records import by_text, each, read

__all__ = ["Chapter", "Impact", "impact", "load_draft"]

if TYPE_CHECKING:
    from tegi.arrow import ArrowTable
    from tegi.types import Fault

VERDICTS = ("originating", "not_originating", "undetermined", "disputed", "outside_rulebook")
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
    unreadable: list[tuple[str, Any]] = field(default_factory=list)
    """What is no JSON, or a record made under it without what a record has, by name: the faults."""
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
            "unreadable": [{"record": name, "errors": errors} for name, errors in self.unreadable],
            "verdict": sum(chapter.verdict for chapter in self.chapters.values()),
            "share": sum(chapter.share for chapter in self.chapters.values()),
            "verdicts": [{"from": old, "to": new, "records": n} for (old, new), n in sorted(self.verdicts.items())],
            "chapters": chapters,
        }


def impact(
    records: str | PathLike[str] | ArrowTable,
    source: str,
    target: str,
    engine: tegi.Engine | None = None,
    seen: Callable[[int], None] = lambda count: None,
) -> Impact:
    """Computes all records of a folder, file or table that were made under one edition anew under another.

    Args:
        records: A folder of ``.json``, ``.jsonl`` and ``.parquet`` files, one such file, or a table that speaks Arrow.
        source: ``id@first day``: the edition that the records were made under; others are passed over.
        target: ``id@first day`` of the other edition.
        engine: The engine that has it; that of the process when absent.
        seen: Told after each record how many are done.

    Raises:
        OSError: The folder or a file cannot be read.
        TegiError: A table has no column ``record``, or no text in it.

    >>> import pathlib, tempfile, tegi
    >>> facts = {"on": "2025-12-31", "rulebook": "ct-kz", "good": {"hs": "8403109000", "production_cost": "800"}}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "boiler.json").write_text(tegi.record_text(facts), encoding="utf-8")
    ...     found = tegi.impact.impact(folder, "ct-kz@2024-04-28", "ct-kz@2024-04-28")
    >>> found.records, found.to_dict()["verdict"]
    (1, 0)
    """
    found, by = Impact(source, target), engine or tegi._engine
    compute = by_text(lambda text: _computed(text, source, target, by))
    for count, (name, text) in enumerate(each(compute, read(records)), 1):
        _count(found, name, json.loads(text))
        seen(count)
    return found


def load_draft(text: str, engine: tegi.Engine | None = None) -> str:
    """Adds a draft of an edition beside the one that it would replace; gives its name.

    Raises:
        TegiError: The draft has faults.
    """
    engine = engine or tegi._engine
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
    """What a record says and what the other edition gives; an empty object for one that is passed over.

    Raises:
        TegiError: It is no JSON, or lacks what a record has.
    """
    try:
        # Digits stay as they are.
        record = json.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        # What is wrong with it, and where, the engine says.
        raise TegiError(json.loads(engine.verify_text(text)).get("errors") or [fault("")]) from None
    if not isinstance(record, dict) or record.get("type") != "record":
        return "{}"
    receipt = _within(record, "answer", "receipt")
    if f"{receipt.get('rulebook')}@{receipt.get('edition')}" != source:
        return "{}"
    facts = _within(record, "facts")
    said = {"chapter": _chapter(facts), "old": _gist(_within(record, "answer"), "/answer")}
    answer = json.loads(engine.record_text(text_of({**facts, "rulebook": target})))
    new = None if answer["type"] == "refusal" else _gist(answer["answer"], "/answer")
    return json.dumps({**said, "new": new})


def fault(at: str) -> Fault:
    """What stands there is not what a record has there."""
    return {"code": "not-a-record", "at": at}


def _within(record: Mapping[str, Any], *path: str) -> Mapping[str, Any]:
    """The object at a place of a record; of a masked one, and of one that is none, there may be none."""
    found: Any = record
    for depth, name in enumerate(path, 1):
        found = found.get(name)
        if not isinstance(found, dict):
            raise TegiError([fault("/" + "/".join(path[:depth]))])
    return found  # type: ignore[no-any-return]


def _chapter(facts: Mapping[str, Any]) -> str:
    if "rows" in facts:
        return "period"
    if "contracts" in facts:
        return _text(facts, "kind", "/facts/kind")
    return _text(_within({"facts": facts}, "facts", "good"), "hs", "/facts/good/hs")[:2]


def _text(within: Mapping[str, Any], name: str, at: str) -> str:
    if not isinstance(within.get(name), str):
        raise TegiError([fault(at)])
    return str(within[name])


def _gist(answer: Mapping[str, Any], at: str) -> dict[str, str | None]:
    """Verdict and share, where an answer has them."""
    of_good = answer.get("local_content") or {}
    if not isinstance(of_good, dict):
        raise TegiError([fault(f"{at}/local_content")])
    verdict, share = answer.get("verdict"), answer.get("share", of_good.get("share"))
    if not (verdict is None or verdict in VERDICTS):
        raise TegiError([fault(f"{at}/verdict")])
    if not (share is None or isinstance(share, str)):
        raise TegiError([fault(f"{at}/share")])
    return {"verdict": verdict, "share": share}


def _count(found: Impact, name: str, one: Mapping[str, Any]) -> None:
    if not one:
        found.passed_over += 1
        return
    if "errors" in one:
        found.unreadable.append((name, one["errors"]))
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
        found.verdicts[old["verdict"] or "", new["verdict"] or ""] += 1
    chapter.share += old["share"] != new["share"]
    if old != new and len(chapter.examples) < EXAMPLES:
        chapter.examples.append({"record": name, "from": old, "to": new})

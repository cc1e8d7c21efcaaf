"""Verifies many records and lists those that do not hold."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tegi
from tegi.cases import document, member, printable
from tegi.errors import TegiError
from tegi.records import by_text, each, read

__all__ = ["Recheck", "recheck"]

if TYPE_CHECKING:
    from tegi.arrow import ArrowTable

# What the text of a record has in it that bought a part under its masked record.
MASKED = b'"masked_record"'
# What the text of a certificate's record has in it.
OF_CERTIFICATE = b'"certificate"'
# A digest as it stands in a record.
DIGEST = re.compile(rb'"([0-9a-f]{64})"')


@dataclass
class Recheck:
    """What came of it."""

    records: int = 0
    """How many there are."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """How many of each outcome; ``unreadable`` where it is no record."""
    failing: list[tuple[str, Any]] = field(default_factory=list)
    """Those that do not hold, by name: what verifying them answered."""
    excess: list[dict[str, Any]] = field(default_factory=list)
    """Masked records of which those that hold use more, all together, than was recorded: flags ``record-used-up``; and
    records of which certificates take more: ``certificates-above-record``."""

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "type": "recheck",
            "records": self.records,
            "hold": self.records - len(self.failing),
            "outcomes": dict(self.outcomes),
            "failing": [{"record": name, "answer": answer} for name, answer in self.failing],
            "excess": self.excess,
        }


def recheck(
    records: str | PathLike[str] | ArrowTable,
    engine: tegi.Engine | None = None,
    seen: Callable[[int], None] = lambda count: None,
    keys: str | None = None,
) -> Recheck:
    """Verifies all records of a folder, file or table.

    Args:
        records: A folder of ``.json``, ``.jsonl`` and ``.parquet`` files, one such file, or a table that speaks Arrow.
        engine: The engine, with the rulebooks that the records need; that of the process when absent.
        seen: Told after each record how many are done.
        keys: A public key or a list of trusted ones, as text: signatures beside files of records are checked by them,
            so that a masked one may hold, and one that was replaced does not.

    Raises:
        OSError: The folder or a file cannot be read.
        TegiError: A table has no column ``record``, or no text in it; or something is wrong with the keys.

    >>> import pathlib, tempfile, tegi
    >>> text = tegi.record_text({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "boiler.json").write_text(text, encoding="utf-8")
    ...     found = tegi.recheck.recheck(folder)
    >>> found.records, found.outcomes["same"], found.failing
    (1, 1, [])
    """
    engine = engine or tegi._engine
    found = Recheck()
    buyers: list[str] = []
    certificates: list[tuple[str, bytes]] = []
    see_keys(engine, keys)
    named = ((name, (name, content)) for name, content in read(records))
    for name, (content, text) in each(verifying(engine, keys), named):
        answer = json.loads(text)
        # Of most records nothing is kept: only of those that bought a part under its masked record.
        if answer.get("holds") and isinstance(content, bytes) and MASKED in content:
            id = json.dumps(f"{found.records + 1}: {printable(name)}")
            buyers.append(f'{{"id":{id},"facts":{member(content.decode(), "facts")}}}')
        if "outcome" not in answer and isinstance(content, bytes) and OF_CERTIFICATE in content:
            certificates.append((name, content))
            continue
        found.records += 1
        found.outcomes[answer.get("outcome", "unreadable")] += 1
        if not answer.get("holds"):
            found.failing.append((name, answer))
        seen(found.records)
    holding: list[tuple[str, str]] = []
    for name, text, answer in of_certificates(certificates, records):
        if answer.get("holds"):
            holding.append((name, text))
        found.records += 1
        found.outcomes[answer.get("outcome", "unreadable")] += 1
        if not answer.get("holds"):
            found.failing.append((name, answer))
        seen(found.records)
    if buyers:
        flags = json.loads(engine.flags_text(document(buyers))).get("flags", [])
        found.excess = [flag for flag in flags if flag["rule"] == "record-used-up"]
    if holding:
        from tegi.certificate.usage import excess

        found.excess += excess(holding)
    return found


def of_certificates(
    certificates: Sequence[tuple[str, bytes]], records: str | PathLike[str] | ArrowTable
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each certificate's record, and what verifying it answers, by those records on which it rests and which are there.

    They are sought once more, and only where there are certificates. A table is read once: from there none are sought.
    """
    from tegi import certificate as papers

    texts: list[tuple[str, str]] = []
    for name, content in certificates:
        try:
            texts.append((name, content.decode()))
        except UnicodeDecodeError as error:
            fault = {"code": "not-json", "at": "", "given": str(error.start)}
            yield name, "", {"type": "refusal", "errors": [fault]}
    wanted = {digest for _, text in texts for digest in papers.needed(text)}
    # By digest, so that each certificate is given its own records alone.
    beside: dict[str, tuple[str, str]] = {}
    if wanted and isinstance(records, (str, PathLike)):
        for name, given in read(records):
            # Only a text in which such a digest stands is read as JSON.
            if isinstance(given, bytes) and not wanted.isdisjoint(found.decode() for found in DIGEST.findall(given)):
                text = given.decode(errors="replace")
                if (digest := papers.digest_of(text)) in wanted:
                    beside[digest or ""] = name, text
    for name, text in texts:
        try:
            needed = (beside[digest] for digest in papers.needed(text) if digest in beside)
            yield name, text, papers.verify(text, dict(needed))
        except TegiError as error:
            yield name, text, {"type": "refusal", "errors": error.errors}


Named = tuple[str, "bytes | TegiError"]


def verifying(engine: tegi.Engine, keys: str | None) -> Callable[[Named], tuple[bytes | TegiError, str]]:
    """What verifies a record by its name and content, and gives the content, too."""

    def work(named: Named) -> tuple[bytes | TegiError, str]:
        name, content = named
        if keys is None:
            return content, by_text(engine.verify_text)(content)
        return content, by_text(lambda text: engine.verify_text(text, beside(name, keys)))(content)

    return work


def beside(name: str, keys: str) -> str:
    """What stands beside the record of a file, as JSON: the keys, and the signatures in the file beside it."""
    signatures = []
    for ending in (".dsse", ".jws"):
        if os.path.isfile(name + ending):
            # What is no text is no signature, and is told as that.
            signatures.append(Path(name + ending).read_text(encoding="utf-8", errors="replace"))
    return json.dumps({"keys": keys, "on": today(), "signatures": signatures})


def today() -> str:
    """The day of looking: a signature that states a later one does not count."""
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()


def see_keys(engine: tegi.Engine, keys: str | None) -> None:
    """Sees that the keys can be read, before any record is.

    Raises:
        TegiError: What is wrong with them.
    """
    if keys is None:
        return
    faults = json.loads(engine.verify_text("{}", json.dumps({"keys": keys})))["errors"]
    if wrong := [fault for fault in faults if fault["at"].startswith("/keys")]:
        raise TegiError(wrong)

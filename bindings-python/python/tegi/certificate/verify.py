"""Says whether a certificate's record is still what its shipment and its records give."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import tegi
from tegi.certificate.basis import Records, named, official, verified
from tegi.certificate.issue import FORMAT, KIND, canonical, digest, issue, shipment_of
from tegi.certificate.paper import notes, paper
from tegi.certificate.shipment import Members, parsed
from tegi.errors import TegiError

# More differences than this are counted, not listed.
LISTED = 100
VERSION = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}", re.ASCII)
# The version that made it is another one and all else the same: nothing was altered.
OF_VERSION = ("engine", "digest")
# What a version words in its own way.
WORDED = ("paper", "notes", "sheets")


def is_certificate(text: str | bytes) -> bool:
    """Whether a text is the record of a certificate."""
    try:
        found = parsed(text if isinstance(text, str) else text.decode())
    except (TegiError, UnicodeDecodeError):
        return False
    return isinstance(found, dict) and found.get("type") == KIND


def needed(text: str) -> list[str]:
    """The digests of the records that a certificate rests on."""
    try:
        records = parsed(text).get("records")
    except (TegiError, AttributeError):
        return []
    claims = records if isinstance(records, list) else []
    return [str(one.get("digest")) for one in claims if isinstance(one, dict)]


def verify(text: str, records: Records = ()) -> dict[str, Any]:
    """Recomputes a certificate's record from its shipment and from the records that it names.

    Args:
        text: What `issue` gave, as text.
        records: The texts of its records; others among them are passed over.

    Returns:
        ``holds``, ``outcome`` (``same``, ``reformatted``, ``altered``, ``by-another-engine``, ``record-fails``,
        ``without-records``), ``digest``, ``digest_holds``, ``canonical``, ``differences`` and ``more``, ``errors``.

    Raises:
        TegiError: ``not-json``; ``not-a-certificate``, with the member that is missing; ``unknown-format``.
    """
    document = whole(text)
    found: dict[str, Any] = {
        "type": "verification",
        "of": KIND,
        "holds": False,
        "outcome": "altered",
        "digest": document["digest"],
        "digest_holds": digest(document) == document["digest"],
        "canonical": canonical(document) == text,
        "differences": [],
        "more": 0,
        "errors": [],
    }
    if not found["digest_holds"] or is_repeated(parsed(text)):
        return found
    try:
        return recomputed(document, named(records), found)
    except TegiError as error:
        return {**found, "errors": error.errors}


def whole(text: str) -> dict[str, Any]:
    """The document of a text, with all that it must have."""
    # As `issue` has it: small counts are numbers.
    parsed(text)
    document = json.loads(text)
    if not isinstance(document, dict) or document.get("type") != KIND:
        raise TegiError([{"code": "not-a-certificate", "at": "/type"}])
    if document.get("format") != FORMAT or isinstance(document.get("format"), bool):
        raise TegiError([{"code": "unknown-format", "at": "/format"}])
    for name, kind in (("shipment", dict), ("records", list), ("paper", dict), ("digest", str), ("engine", str)):
        if not isinstance(document.get(name), kind):
            raise TegiError([{"code": "not-a-certificate", "at": f"/{name}"}])
    for place, claims in enumerate(document["records"]):
        if not isinstance(claims, dict) or not isinstance(claims.get("digest"), str):
            raise TegiError([{"code": "not-a-certificate", "at": f"/records/{place}/digest"}])
    if not VERSION.fullmatch(document["engine"]):
        raise TegiError([{"code": "not-a-certificate", "at": "/engine", "given": document["engine"][:100]}])
    return document


def is_repeated(value: Any) -> bool:
    """Whether an object has a member twice: readers of JSON differ on which of them counts."""
    if isinstance(value, Members):
        return bool(value.twice) or any(map(is_repeated, value.values()))
    return isinstance(value, list) and any(map(is_repeated, value))


def recomputed(document: Mapping[str, Any], texts: Mapping[str, str], found: dict[str, Any]) -> dict[str, Any]:
    """What came of computing it anew."""
    digests = [one["digest"] for one in document["records"]]
    at_hand = {name: text for name, text in texts.items() if digest_of(text) in digests}
    missing = set(digests) - set(map(digest_of, at_hand.values()))
    if missing:
        # What is at hand must hold all the same.
        if failing := failed(at_hand):
            return {**found, "outcome": "record-fails", "errors": failing}
        again = from_claims(document)
    else:
        # One record may stand in several files.
        once = {digest_of(text): (name, text) for name, text in at_hand.items()}
        if failing := failed(dict(once.values())):
            return {**found, "outcome": "record-fails", "errors": failing}
        again = issue(dict(once.values()), document["shipment"])
    differing = list(differences(document, again))
    of_version = document["engine"] != tegi.version
    apart = [one for one in differing if one["at"].split("/")[1] not in OF_VERSION]
    if apart:
        is_worded = of_version and all(one["at"].split("/")[1] in WORDED for one in apart)
        outcome = "by-another-engine" if is_worded else "altered"
        return {**found, "outcome": outcome, "differences": apart[:LISTED], "more": max(0, len(apart) - LISTED)}
    if missing:
        return {**found, "outcome": "without-records", "missing": sorted(missing)}
    return {**found, "holds": True, "outcome": "same" if found["canonical"] else "reformatted"}


def from_claims(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document as its own claims give it, where the records are not at hand."""
    found, form = shipment_of(document)
    claims = document["records"]
    read_to = {f"{one['id']}@{one['first']}": one["read_to"] for one in official().rulebooks()}
    try:
        printed, told = paper(found, claims).to_dict(), notes(found, claims, read_to)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise TegiError([{"code": "not-a-certificate", "at": "/records", "given": str(error)}]) from None
    computed = {"form": form, "shipment": found.to_dict(), "paper": printed, "notes": told}
    return {**document, **json.loads(canonical(computed))}


def digest_of(text: str) -> str | None:
    """The digest that a record states; `None` if it is no record."""
    try:
        record = parsed(text)
    except TegiError:
        return None
    stated = record.get("digest") if isinstance(record, dict) and record.get("type") != KIND else None
    return stated if isinstance(stated, str) else None


def failed(texts: Mapping[str, str]) -> list[Any]:
    """The records that do not hold, by a fault of each."""
    _, faults = verified(texts, "act")
    return [fault for fault in faults if fault["code"] not in ("record-of-other-rulebook",)]


def differences(recorded: Any, computed: Any, at: str = "") -> Any:
    """Where two documents differ."""
    if isinstance(recorded, dict) and isinstance(computed, dict):
        for name in sorted({*recorded, *computed}):
            yield from differences(recorded.get(name), computed.get(name), f"{at}/{name}")
    elif isinstance(recorded, list) and isinstance(computed, list) and len(recorded) == len(computed):
        for place, pair in enumerate(zip(recorded, computed)):
            yield from differences(*pair, f"{at}/{place}")
    elif recorded != computed or type(recorded) is not type(computed):
        yield {"at": at or "/", "recorded": said(recorded), "computed": said(computed)}


def said(value: Any) -> str:
    """A value in short."""
    return "—" if value is None else canonical(value)[:200]

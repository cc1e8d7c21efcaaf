"""What a certificate rests on: records, each verified, and why one cannot carry it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Union

import tegi
from tegi.certificate.fields import PAPERS, RULEBOOKS, Form
from tegi.errors import TegiError

if TYPE_CHECKING:
    from tegi.types import Fault

# Months that a certificate stands: the only term that the rules read name.
MONTHS = 12

# By what verifying a record answers.
OUTCOMES = {
    "altered": "record-altered",
    "masked": "record-masked",
    "by-a-rulebook-of-the-user": "record-by-own-rulebook",
    "by-another-engine": "record-by-another-engine",
    "by-other-keys": "record-by-other-keys",
    "by-another-edition": "record-by-another-edition",
}
VERDICTS = {
    "not_originating": "record-not-originating",
    "undetermined": "record-undetermined",
    "disputed": "record-disputed",
    "outside_rulebook": "record-outside",
}

Records = Union[Mapping[str, str], Sequence[str]]


@dataclass(frozen=True)
class Basis:
    """What a verified record says that a certificate may use. Its costs are not among it."""

    name: str
    """Of the file, for faults."""
    digest: str
    claims: Mapping[str, Any]

    def get(self, name: str) -> str:
        """A claim as text; empty where the record says nothing of it."""
        value = self.claims.get(name)
        return "" if value is None else str(value)


def named(records: Records) -> dict[str, str]:
    """The texts of records by what they are called."""
    if isinstance(records, Mapping):
        return dict(records)
    if isinstance(records, str):
        records = [records]
    return {f"/records/{place}": text for place, text in enumerate(records)}


_ENGINES: list[tegi.Engine] = []


def official() -> tegi.Engine:
    """An engine into which nobody has loaded anything."""
    if not _ENGINES:
        _ENGINES.append(tegi.Engine())
    return _ENGINES[0]


def verified(records: Mapping[str, str], form: Form) -> tuple[list[Basis], list[Fault]]:
    """The records that verify, and what is wrong with the others.

    Verified by an engine that knows the official rulebooks alone: what a user loaded proves nothing here.
    """
    engine = official()
    found: list[Basis] = []
    faults: list[Fault] = []
    for name, text in records.items():
        basis, errors = _verified(name, text, form, engine)
        faults += errors
        if basis is None:
            continue
        if any(one.digest == basis.digest for one in found):
            faults.append({"code": "record-twice", "at": name, "given": basis.digest[:16]})
        else:
            found.append(basis)
    return found, faults


def _verified(name: str, text: str, form: Form, engine: tegi.Engine) -> tuple[Basis | None, list[Fault]]:
    def fault(code: str, **more: str) -> Fault:
        return {"code": code, "at": name, **more}  # type: ignore[typeddict-item]

    answer = json.loads(engine.verify_text(text))
    if answer["type"] == "refusal":
        errors: list[Fault] = answer["errors"]
        for one in errors:
            one["at"] = f"{name}: {one['at']}" if one["at"] else name
        return None, errors
    if not answer["holds"]:
        # A line may still name it: nothing more is said of it than why it does not hold.
        return Basis(name, answer["digest"], {}), [fault(OUTCOMES.get(answer["outcome"], "record-altered"))]
    record = json.loads(text, parse_float=str, parse_int=str)
    basis = Basis(name, answer["digest"], claims_of(record, answer["digest"]))
    if any((answer.get(now) or {}).get("differences") for now in ("today", "in_force")):
        return basis, [fault("record-superseded")]
    return basis, _unfit(basis, form, fault)


def _unfit(basis: Basis, form: Form, fault: Any) -> list[Fault]:
    """Why a record that holds cannot carry this form."""
    if basis.get("type") != "assessment":
        return [fault("record-not-of-a-good")]
    faults = []
    if basis.get("rulebook") not in RULEBOOKS[form]:
        given = basis.get("rulebook")
        faults.append(fault("record-of-other-rulebook", given=given, allowed=", ".join(RULEBOOKS[form])))
    if form not in PAPERS:
        return faults
    if code := VERDICTS.get(basis.get("verdict")):
        faults.append(fault(code))
    elif not basis.claims["says_grounds"]:
        faults.append(fault("record-without-grounds"))
    elif basis.claims["provisional"]:
        faults.append(fault("record-provisional", given=", ".join(basis.claims["rests_on"])))
    elif not basis.get("criterion"):
        faults.append(fault("record-without-criterion"))
    return faults


def claims_of(record: Mapping[str, Any], digest: str) -> dict[str, Any]:
    """What a record says of its good, without its costs."""
    facts, answer = record["facts"], record["answer"]
    receipt = answer.get("receipt") or {}
    good = facts.get("good")
    good = good if isinstance(good, Mapping) else {}
    content = answer.get("local_content")
    said = {
        "digest": digest,
        "type": answer.get("type"),
        "verdict": answer.get("verdict"),
        # Answers of 0.1.0 do not say it: nothing that was not stated counts as settled.
        "provisional": answer.get("provisional", True),
        "says_grounds": "provisional" in answer,
        "rests_on": sorted({one["kind"] for one in answer.get("rests_on") or () if one.get("provisional")}),
        "criterion": answer.get("criterion"),
        "rule": answer.get("rule"),
        "share": content.get("share") if isinstance(content, Mapping) else None,
        "name": good.get("name"),
        "hs": good.get("hs"),
        "quantity": good.get("quantity"),
        "unit": good.get("unit"),
    }
    for name in ("on", "rulebook", "edition", "revision", "rulebook_sha256", "engine"):
        said[name] = receipt.get(name)
    return {name: value for name, value in said.items() if value is not None}


def at_day(basis: Basis, day: str, form: Form, editions: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """Why a record cannot carry a document of this day."""

    def fault(code: str, **more: str) -> Fault:
        return {"code": code, "at": basis.name, **more}  # type: ignore[typeddict-item]

    on = basis.get("on")
    if not on:
        return []
    if on > day:
        return [fault("record-later", given=on, allowed=day)]
    if form not in PAPERS:
        return []
    earliest = months_before(day, MONTHS)
    if on < earliest:
        return [fault("record-too-old", given=on, allowed=earliest)]
    in_force = [one["first"] for one in editions if one["id"] == basis.get("rulebook") and is_in_force(one, day)]
    if basis.get("edition") not in in_force:
        return [fault("record-of-old-edition", given=basis.get("edition"), allowed=", ".join(in_force) or "—")]
    return []


def is_in_force(edition: Mapping[str, Any], day: str) -> bool:
    """Whether an edition is in force on a day."""
    return bool(edition["first"] <= day and (edition["last"] is None or day <= edition["last"]))


def months_before(day: str, months: int) -> str:
    """The same day of the month so many months earlier, or the last one of that month."""
    given = date.fromisoformat(day)
    year, month = divmod(given.year * 12 + given.month - 1 - months, 12)
    for last in (given.day, 30, 29, 28):
        try:
            return date(year, month + 1, last).isoformat()
        except ValueError:
            continue
    raise TegiError([{"code": "not-a-day", "at": "/day", "given": day}])

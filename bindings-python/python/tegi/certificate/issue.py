"""Makes the document of a certificate from a shipment and the records of its goods; refuses, with every reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tegi
from tegi.certificate import layout
from tegi.certificate.basis import Basis, Records, at_day, is_in_force, named, official, verified
from tegi.certificate.fields import PAPERS, RULEBOOKS, Form
from tegi.certificate.paper import notes, paper
from tegi.certificate.shipment import Faults, Line, Shipment, as_form, parsed, shipment, unit
from tegi.errors import TegiError

if TYPE_CHECKING:
    from tegi.types import Fault

FORMAT = 1
KIND = "certificate"


def issue(
    records: Records, facts: Any, form: str | None = None, *, cells: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Makes the document of a certificate.

    Args:
        records: The texts of the records, alone or by what they are called.
        facts: The shipment: its JSON text, or the same as a mapping.
        form: ``ct-1``, ``declaration``, ``ct-kz`` or ``act``; that of the shipment when absent, else ``ct-1``.
        cells: Where the facts come from, by pointer; faults are told there.

    Returns:
        What stands on the paper, the shipment, what the records claim, and the SHA-256 of all of it.

    Raises:
        TegiError: A record does not carry the form, or the shipment is wrong; every fault.
        ValueError: There is no such form.
    """
    faults = Faults(cells=cells or {})
    found = shipment(parsed(facts) if isinstance(facts, str) else facts, as_form(form), faults)
    texts = named(records)
    if not texts:
        faults.found.append({"code": "no-records", "at": ""})
    bases, errors = verified(texts, found.form)
    faults.found += errors
    sound = {one.name for one in bases} - {error["at"] for error in errors}
    editions = official().rulebooks()
    if found.get("day"):
        for basis in bases:
            if basis.name in sound:
                faults.found += at_day(basis, found.get("day"), found.form, editions)
    chosen = matched(found, bases, faults)
    of_agreement(found, editions, faults)
    for line, one in zip(found.goods, chosen):
        if one is not None and one.name in sound:
            compared(line, one, faults)
    if faults.found:
        raise TegiError(in_order(faults.found))
    claims = [one.claims for one in chosen if one is not None]
    return sealed(found, claims, editions, faults)


def sealed(
    found: Shipment, claims: Sequence[Mapping[str, Any]], editions: Sequence[Mapping[str, Any]], faults: Faults
) -> dict[str, Any]:
    """The document with its digest."""
    printed = paper(found, claims)
    try:
        count = len(layout.sheets(printed)) if found.form == "ct-1" else 1
    except TegiError as error:
        raise TegiError([{**one, "at": faults.cell(one["at"])} for one in error.errors]) from None
    read_to = {f"{one['id']}@{one['first']}": one["read_to"] for one in editions}
    document: dict[str, Any] = {
        "type": KIND,
        "format": FORMAT,
        "engine": tegi.version,
        "form": found.form,
        "shipment": found.to_dict(),
        "records": [dict(one) for one in claims],
        "paper": printed.to_dict(),
        "sheets": count,
        "notes": notes(found, claims, read_to),
    }
    # Tuples become lists: what is compared later was read from JSON.
    document = json.loads(canonical(document))
    return {**document, "digest": digest(document)}


def canonical(value: Any) -> str:
    """The canonical text of a document (RFC 8785): it holds texts, flags and small counts, and names in ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(document: Mapping[str, Any]) -> str:
    """The SHA-256 of a document without its digest."""
    rest = {name: value for name, value in document.items() if name != "digest"}
    return hashlib.sha256(canonical(rest).encode()).hexdigest()


def in_order(faults: Sequence[Fault]) -> list[Fault]:
    """Each fault once."""
    return list({canonical(fault): fault for fault in faults}.values())


def matched(found: Shipment, bases: Sequence[Basis], faults: Faults) -> list[Basis | None]:
    """The record of each line; every record has its line, and every line its record."""
    chosen: list[Basis | None] = []
    for line in found.goods:
        at = f"/goods/{line.place}/record"
        given = line.get("record")
        fitting = [one for one in bases if given and one.digest.startswith(given)]
        if given and not fitting:
            faults.add("line-without-record", at, given)
        elif len(fitting) > 1:
            faults.add("record-ambiguous", at, given)
        elif fitting and fitting[0] in chosen:
            faults.add("record-twice", at, given)
        chosen.append(fitting[0] if len(fitting) == 1 else None)
    # Where a line names its record wrongly, that is said alone.
    if found.goods and all(line.get("record") for line in found.goods) and None not in chosen:
        unused = [one for one in bases if one not in chosen]
        faults.found += [{"code": "record-unused", "at": one.name, "given": one.digest[:16]} for one in unused]
    return chosen


def of_agreement(found: Shipment, editions: Sequence[Mapping[str, Any]], faults: Faults) -> None:
    """Whether the destination is a party, by the edition in force on the day; without a day by the newest."""
    if found.form not in PAPERS or not found.get("destination"):
        return
    [rulebook] = RULEBOOKS[found.form]
    known = [one for one in editions if one["id"] == rulebook]
    in_force = [one for one in known if is_in_force(one, found.get("day"))] if found.get("day") else known[-1:]
    if not in_force:
        given = f"{rulebook}, {found.get('day')}"
        faults.add("unknown-edition", "/day", given, ", ".join(one["first"] for one in known))
        return
    origin: Any = official().rulebook(f"{rulebook}@{in_force[0]['first']}")["origin"]
    parties = origin["cumulation"]["parties"]
    given = found.get("destination")
    if given == origin["country"]:
        faults.add("own-country", "/destination", given)
    elif given not in parties:
        faults.add("not-a-party", "/destination", given, ", ".join(parties))


def compared(line: Line, basis: Basis, faults: Faults) -> None:
    """A line against its record: the good's name, and how much of it there is."""
    at = f"/goods/{line.place}"
    recorded, stated = basis.get("name"), line.get("name")
    if not recorded and not stated:
        faults.add("missing-field", f"{at}/name")
    elif recorded and stated and " ".join(recorded.split()).casefold() != stated.casefold():
        faults.add("name-differs", f"{at}/name", stated, recorded)
    if not (basis.get("quantity") and line.get("quantity")):
        return
    given, allowed = (f"{one.get('quantity')} {one.get('unit')}".strip() for one in (line, basis))
    if not basis.get("unit") or unit(line.get("unit")) != unit(basis.get("unit")):
        faults.add("units-differ", f"{at}/unit", given, allowed)
    elif Decimal(line.get("quantity")) > Decimal(basis.get("quantity")):
        faults.add("quantity-above-record", f"{at}/quantity", given, allowed)


def shipment_of(document: Mapping[str, Any]) -> tuple[Shipment, Form]:
    """The shipment of a certificate's document.

    Raises:
        TegiError: It is none.
    """
    faults = Faults()
    found = shipment(document["shipment"], None, faults)
    if faults.found:
        raise TegiError(faults.found)
    return found, found.form

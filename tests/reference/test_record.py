"""The engine's records beside those made by hand, and what a forger who can make digests cannot do."""

import json
from collections.abc import Callable
from functools import reduce
from typing import Any

import pytest
import tegi
from record import canonical, digest, masked, sealed, sha256

# A version before this one.
RELEASED = "0.1.0"
SALT = "00112233445566778899aabbccddeeff"

BOILER = {
    "on": "2026-03-01",
    "rulebook": "cis-2009",
    "good": {"name": "Қазан 🔥", "hs": "8403109000", "ex_works_price": "1000.00"},
    "materials": [{"id": "sheet", "hs": "7208512000", "value": "300.00", "origin": "CN"}],
    "operations": ["welding"],
}
WORKS = {
    "on": "2026-03-01",
    "rulebook": "kz-procurement",
    "kind": "works",
    "value": "1000.00",
    "contracts": [{"id": "1", "value": "1000.00", "payroll": {"kazakhstani": "9", "total": "10"}}],
}
PERIOD = {
    "on": "2026-03-31",
    "rulebook": "kz-procurement",
    "rows": [{"id": "roof", "kind": "works", "share": "66.60", "value": "100.00"}],
}


@pytest.mark.parametrize("facts", [BOILER, {**BOILER, "rulebook": "kz-register"}, WORKS, PERIOD])
@pytest.mark.parametrize("salt", [None, SALT])
def test_the_digest_can_be_made_by_hand(facts: dict[str, Any], salt: str | None) -> None:
    record = json.loads(tegi.record_text(json.dumps(facts), salt=salt))
    assert record["digest"] == digest(record)
    if salt:
        by_engine = json.loads(tegi.mask_text(json.dumps(record)))
        assert by_engine.pop("digest") == record["digest"]
        assert by_engine == masked(record)


def forged(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """What comes of a record that was altered and then given the digest that it needs."""
    record = json.loads(tegi.record_text(json.dumps(BOILER), salt=SALT))
    change(record)
    found: dict[str, Any] = json.loads(tegi.verify_text(sealed(record)))
    assert found["digest_holds"] and found["canonical"]
    return found


def places(found: dict[str, Any]) -> list[str]:
    return [difference["at"] for difference in found["differences"]]


def test_an_answer_that_the_facts_do_not_give_is_altered() -> None:
    found = forged(lambda record: record["answer"].update(verdict="not_originating"))
    assert (found["outcome"], found["holds"]) == ("altered", False)
    assert places(found) == ["/answer/verdict", "/digest"]
    found = forged(lambda record: record["answer"]["receipt"].update(facts_sha256="0" * 64))
    assert (found["outcome"], found["holds"]) == ("altered", False)
    found = forged(lambda record: record["facts"]["good"].update(ex_works_price="500.00"))
    assert (found["outcome"], found["holds"]) == ("altered", False)


def test_an_engine_that_never_was_is_an_alteration() -> None:
    found = forged(lambda record: record["answer"]["receipt"].update(engine="0.0.9"))
    assert (found["outcome"], found["holds"]) == ("altered", False)
    assert places(found) == ["/answer/receipt/engine", "/digest"]

    def stranger(record: dict[str, Any]) -> None:
        record["answer"]["receipt"]["engine"] = "9.0.0"
        record["facts"]["weight"] = "12"

    found = forged(stranger)
    assert (found["outcome"], found["holds"], found["differences"]) == ("altered", False, [])
    assert found["errors"] == [{"code": "unknown-field", "at": "/weight"}]


@pytest.mark.skipif(tegi.__version__ == RELEASED, reason="no version was released before this one")
def test_another_released_engine_does_not_hold_with_a_text_that_it_never_had() -> None:
    found = forged(lambda record: record["answer"]["receipt"].update(engine=RELEASED))
    assert (found["outcome"], found["holds"]) == ("altered", False)


def test_another_revision_or_edition_is_told_from_an_alteration() -> None:
    # One version of the engine holds one text of an official edition.
    found = forged(lambda record: record["answer"]["receipt"].update(revision=99, rulebook_sha256="0" * 64))
    assert (found["outcome"], found["holds"]) == ("altered", False)
    # What the facts call for is told by their day, not by the receipt.
    found = forged(lambda record: record["answer"]["receipt"].update(edition="2019-01-01"))
    assert (found["outcome"], found["holds"]) == ("by-another-edition", False)
    assert found["edition"] == "cis-2009@2019-01-01" and places(found) == ["/answer/receipt/edition"]


def test_a_masked_record_that_somebody_made_up_has_a_digest_of_its_own() -> None:
    record = json.loads(tegi.record_text(json.dumps(BOILER), salt=SALT))
    made_up = {**json.loads(tegi.mask_text(json.dumps(record)))}
    made_up["answer"]["verdict"] = "not_originating"
    found = json.loads(tegi.verify_text(sealed(made_up)))
    # Nothing else can be said of it without the record; comparing digests tells them apart.
    assert (found["outcome"], found["holds"]) == ("masked", False) and found["digest"] != record["digest"]


def test_a_masked_record_states_how_it_came_to_be() -> None:
    made = json.loads(tegi.mask_text(tegi.record_text(BOILER, salt=SALT)))
    places = [
        ("facts", "on"),
        ("facts", "rulebook"),
        ("answer", "type"),
        ("salt",),
        ("answer", "receipt", "facts_sha256"),
    ]
    places += [("answer", "receipt", name) for name in ("engine", "on", "rulebook", "edition", "revision")]
    for place in places:
        less = json.loads(json.dumps(made))
        *path, last = place
        del reduce(lambda json, name: json[name], path, less)[last]
        found = json.loads(tegi.verify_text(sealed(less)))
        at = "/" + "/".join(place)
        assert found["outcome"] == "altered" and at in [error["at"] for error in found["errors"]], place
        part = {"id": "part", "value": "1", "made_from": json.loads(sealed(less))}
        errors = json.loads(tegi.assess_good_text(json.dumps({**BOILER, "materials": [part]})))["errors"]
        assert f"/materials/0/made_from{at}" in [error["at"] for error in errors]
    other = json.loads(json.dumps(made))
    other["answer"]["receipt"]["edition"] = "2019-01-01"
    assert json.loads(tegi.verify_text(sealed(other)))["outcome"] == "by-another-edition"


def test_a_masked_record_says_nothing_twice() -> None:
    record = json.loads(tegi.record_text(json.dumps(BOILER), salt=SALT))
    # Readers of JSON differ on which of the two counts; the digest would hold.
    body = canonical(masked(record)).replace('"verdict":"', '"verdict":"not_originating","verdict":"', 1)
    text = body.replace(',"facts":{', f',"digest":"{sha256(body)}","facts":{{', 1)
    found = json.loads(tegi.verify_text(text))
    assert (found["digest_holds"], found["canonical"], found["holds"]) == (True, False, False)
    part = json.dumps({"id": "part", "value": "1"})[:-1] + f', "made_from": {text}}}'
    facts = json.dumps({**BOILER, "materials": []}).replace('"materials": []', f'"materials": [{part}]')
    errors = json.loads(tegi.assess_good_text(facts))["errors"]
    assert errors == [{"at": "/materials/0/made_from/answer/verdict", "code": "duplicate-key"}]

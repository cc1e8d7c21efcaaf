"""Signatures beside the masked records of parts, and the lists of keys by which they count: the doors of Python.

What comes of them is held by the shared cases (``signed-parts.json``).
"""

import json
from pathlib import Path
from typing import Any

import pyarrow
import pytest
import tegi
import tegi.arrow
from program import run
from tegi import signature
from test_signature import KEY, PUBLIC

TRUST = {"type": "trust", "format": 1, "keys": [{"key": PUBLIC, "whose": "Burner works"}]}
SUPPLIER = {
    "on": "2026-03-01",
    "rulebook": "cis-2009",
    "good": {"hs": "8416201000", "ex_works_price": "1000.00"},
    "materials": [{"hs": "7208512000", "value": "150.00", "origin": "CN"}],
    "operations": ["welding"],
}


@pytest.fixture
def buyer() -> dict[str, Any]:
    """The facts of a buyer, whose part is signed."""
    whole = tegi.record_text(json.dumps(SUPPLIER), salt="00112233445566778899aabbccddeeff")
    envelope = json.loads(signature.sign(whole, KEY, signed_at="2026-03-01T12:00:00Z"))
    line = {"id": "burner", "value": "600.00", "made_from": tegi.mask(whole), "signatures": [envelope]}
    return {
        "on": "2026-03-05",
        "rulebook": "cis-2009",
        "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
        "materials": [line],
        "operations": ["welding"],
    }


@pytest.fixture
def engine() -> tegi.Engine:
    engine = tegi.Engine()
    engine.load_keys(TRUST)
    return engine


def test_the_same_list_in_each_form_has_one_digest(engine: tegi.Engine, buyer: dict[str, Any]) -> None:
    taken = engine.keys()
    assert taken == tegi.Engine().load_keys(json.dumps(TRUST, indent=2)) and taken is not None
    answer = engine.assess_good(buyer)
    assert not answer.provisional and answer.receipt["keys_sha256"] == taken["sha256"]
    assert [(one["outcome"], one["whose"]) for one in answer.signatures] == [("valid", "Burner works")]
    assert tegi.Engine().keys() is None and tegi.assess_good(buyer).provisional
    # One key alone has no owner: as JWK, as its text, as PEM it is the same list.
    jwk = tegi.Engine().load_keys(PUBLIC)
    assert jwk == tegi.Engine().load_keys(json.dumps(PUBLIC)) and jwk["sha256"] != taken["sha256"]


def test_a_list_with_faults_leaves_the_earlier_one(engine: tegi.Engine, buyer: dict[str, Any]) -> None:
    with pytest.raises(tegi.TegiError) as refused:
        engine.load_keys({**TRUST, "keys": [{"key": KEY, "whose": "Burner works"}]})
    assert [(fault["code"], fault["at"]) for fault in refused.value.errors] == [("private-key", "/keys/0/key")]
    assert not engine.assess_good(buyer).provisional
    engine.load_keys({"type": "trust", "format": 1, "keys": []})
    assert engine.keys() is None and engine.assess_good(buyer).provisional


def test_a_record_by_keys_is_masked_signed_and_verified_by_them(engine: tegi.Engine, buyer: dict[str, Any]) -> None:
    record = engine.record_text(json.dumps(buyer), salt="ffeeddccbbaa99887766554433221100")
    masked = json.loads(engine.mask_text(record))
    assert masked["answer"]["receipt"]["keys_sha256"] == json.loads(record)["answer"]["receipt"]["keys_sha256"]
    assert signature.sign(record, KEY, engine=engine)
    assert tegi.verify(record, keys=TRUST)["outcome"] == "same"
    other = {**TRUST, "keys": [{"key": PUBLIC, "whose": "Somebody"}]}
    for found in (tegi.verify(record), tegi.verify(record, keys=other)):
        assert (found["outcome"], found["holds"]) == ("by-other-keys", False)
    for language in ("kk", "ru", "en"):
        assert "{" not in tegi.explain(tegi.verify(record), language)["verdict"]


def test_a_batch_is_answered_by_the_keys(engine: tegi.Engine, buyer: dict[str, Any]) -> None:
    table = pyarrow.table({"facts": [json.dumps(buyer)] * 3})
    columns = ["verdict", "provisional", "answer"]
    rows = pyarrow.table(tegi.arrow.assess_goods(table, columns=columns, engine=engine)).to_pylist()
    assert [row["provisional"] for row in rows] == [False] * 3
    assert rows[0]["answer"] == engine.assess_good(buyer).to_json()


def test_the_command_takes_the_list(tmp_path: Path, buyer: dict[str, Any]) -> None:
    facts, keys, goods = tmp_path / "boiler.json", tmp_path / "keys.json", tmp_path / "goods.jsonl"
    facts.write_text(json.dumps(buyer))
    keys.write_text(json.dumps(TRUST))
    goods.write_text(json.dumps(buyer) + "\n")
    without, with_keys = (json.loads(run("good", facts, "--json", *more).stdout) for more in ((), ("--keys", keys)))
    assert (without["provisional"], with_keys["provisional"]) == (True, False)
    for language in ("kk", "ru", "en"):
        assert "Burner works" in run("good", facts, "--keys", keys, "--lang", language).stdout.decode()
    record = tmp_path / "boiler.record.json"
    assert run("record", facts, "--keys", keys, "-o", record).returncode == 0
    # The file of keys that is to check the record's own signatures answers for its parts, too.
    assert b"by-other-keys" in run("verify", record, "--json").stdout
    found = json.loads(run("verify", record, "--keys", keys, "--json").stdout)
    assert (found["outcome"], found["holds"]) == ("same", True)
    out = tmp_path / "out.jsonl"
    assert run("batch", goods, out, "--keys", keys).returncode == 0
    assert json.loads(out.read_text())["provisional"] is False
    keys.write_text("{}")
    refused = run("good", facts, "--keys", keys, "--json")
    assert refused.returncode == 2 and b"missing-field" in refused.stdout


def test_a_masked_record_that_hides_no_fact_is_verified_by_the_command(tmp_path: Path) -> None:
    facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}
    masked = tmp_path / "masked.json"
    masked.write_text(tegi.mask_text(tegi.record_text(json.dumps(facts), salt="00112233445566778899aabbccddeeff")))
    for more in ((), ("--json",)):
        assert run("verify", masked, *more).returncode == 0

"""Signatures beside records: made by ``cryptography``, checked by the engine."""

import base64
import json
import secrets
from typing import Any

import pytest
import tegi
from tegi import signature

ed25519 = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
from cryptography.hazmat.primitives import serialization  # noqa: E402

# RFC 8037, appendix A.1.
KEY = {
    "kty": "OKP",
    "crv": "Ed25519",
    "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
}
PUBLIC = {name: value for name, value in KEY.items() if name != "d"}
AT = "2026-03-01T12:00:00Z"


@pytest.fixture
def record(boiler: dict[str, Any]) -> str:
    return tegi.record_text(json.dumps(boiler), salt=secrets.token_hex(16))


def outcomes(record: str, *envelopes: Any, keys: Any = PUBLIC, **more: Any) -> list[str]:
    found = tegi.verify(record, signatures=list(envelopes), keys=keys, **more)
    return [one["outcome"] for one in found["signatures"]]


def test_a_signature_is_that_of_the_record_and_of_its_masked_form_and_of_no_other(record: str) -> None:
    envelope = signature.sign(record, KEY, signed_at=AT)
    assert signature.check(record, envelope, PUBLIC)
    assert signature.check(tegi.mask_text(record), envelope, json.dumps(PUBLIC))
    assert signature.check(record, json.loads(envelope), PUBLIC)
    assert not signature.check(record.replace("welding", "assembly"), envelope, PUBLIC)
    assert not signature.check(record, envelope, PUBLIC, on="2026-02-28")
    other = ed25519.Ed25519PrivateKey.generate()
    pem = other.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    assert not signature.check(record, envelope, pem.decode())


def test_the_signature_is_javascripts_byte_for_byte() -> None:
    # tests/node/signature.test.mjs has the same of the same record.
    facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}}
    record = tegi.record_text(json.dumps(facts))
    envelope = json.loads(signature.sign(record, KEY, signed_at=AT, signer="Зауыт"))
    digest = json.loads(record)["digest"]
    said = (
        f'{{"format":1,"record":"{digest}","signed_at":"2026-03-01T12:00:00Z","signer":"Зауыт",'
        '"type":"record_statement"}'
    )
    assert base64.b64decode(envelope["payload"]).decode() == said
    assert envelope["payloadType"] == "application/vnd.tegi.record-statement+json"
    # RFC 8037, appendix A.3.
    assert envelope["signatures"][0]["keyid"] == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_keys_may_be_pem(record: str) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    public = (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )
    assert signature.check(record, signature.sign(record, private), public)
    with pytest.raises(tegi.TegiError) as error:
        signature.check(record, "", private)
    assert error.value.code == "private-key"


def test_a_list_of_keys_says_whose_each_is_and_what_counts_no_more(record: str) -> None:
    masked = tegi.mask_text(record)
    envelope = signature.sign(record, KEY, signed_at=AT, signer="Boiler works")
    keys: dict[str, Any] = {"type": "trust", "format": 1, "keys": [{"key": PUBLIC, "whose": "Boiler works", "id": "1"}]}
    found = tegi.verify(masked, signatures=[envelope], keys=keys)
    assert found["holds"] and found["vouched"] and found["signatures"][0]["whose"] == "Boiler works"
    assert not tegi.verify(masked, keys=keys)["holds"]
    revoked = {**keys, "revoked": [{"key": "1", "from": "2026-02-01", "reason": "ceased"}]}
    assert outcomes(masked, envelope, keys=revoked) == ["revoked"]
    assert outcomes(masked, envelope, keys=json.dumps(keys)) == ["valid"]
    by = "a" * 64
    replaced = tegi.verify(record, keys={**keys, "superseded": [{"record": json.loads(record)["digest"], "by": by}]})
    assert not replaced["holds"] and replaced["superseded_by"] == by
    for language in ("kk", "ru", "en"):
        assert "Boiler works" in tegi.explain(found, language)["signatures"][0]["text"]
        assert by in tegi.explain(replaced, language)["verdict"]


def test_a_masked_record_is_opened_by_the_whole_one(record: str) -> None:
    masked = tegi.mask_text(record)
    assert tegi.verify(masked, opened=record)["holds"]
    assert tegi.verify(masked, opened=json.loads(record))["holds"]
    assert not tegi.verify(masked, opened=record.replace("welding", "assembly"))["holds"]


def test_a_detached_signature_of_0_1_0_is_still_read(record: str) -> None:
    def encoded(content: bytes) -> str:
        return base64.urlsafe_b64encode(content).rstrip(b"=").decode()

    header, digest = encoded(b'{"alg":"EdDSA"}'), encoded(json.loads(record)["digest"].encode())
    jws = f"{header}..{encoded(signature.private_key(KEY).sign(f'{header}.{digest}'.encode()))}"
    assert outcomes(record, jws) == ["valid"]
    for place, letter in enumerate(jws):
        changed = jws[:place] + ("B" if letter == "A" else "A") + jws[place + 1 :]
        assert outcomes(record, changed) != ["valid"], place
    dated = {"type": "trust", "format": 1, "keys": [{"key": PUBLIC, "whose": "works", "from": "2026-01-01"}]}
    assert outcomes(record, jws, keys=dated) == ["undated"]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "{}",
        "[]",
        "null",
        PUBLIC,
        {**KEY, "crv": "X25519"},
        {**KEY, "d": "AA", "x": "AA"},
        {**KEY, "x": "A" * 43},
        "-----BEGIN PRIVATE KEY-----",
    ],
)
def test_what_is_no_private_key_is_refused(record: str, key: Any) -> None:
    with pytest.raises(tegi.TegiError) as error:
        signature.sign(record, key)
    assert error.value.code == "not-a-private-key"


def test_what_does_not_hold_is_not_signed(record: str) -> None:
    altered = record.replace("welding", "assembly")
    masked = tegi.mask_text(record)
    for text, code in (("{}", "not-a-record"), (altered, "digest-differs"), (masked, "masked-not-signed")):
        with pytest.raises(tegi.TegiError) as error:
            signature.sign(text, KEY)
        assert error.value.code == code

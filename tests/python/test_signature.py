"""Detached signatures over a record's digest."""

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


@pytest.fixture
def record(boiler: dict[str, Any]) -> str:
    return tegi.record_text(json.dumps(boiler), salt=secrets.token_hex(16))


def test_the_vector_of_rfc_8037() -> None:
    # Appendix A.4 and A.5.
    jws = (
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6d"
        "WbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )
    assert signature._jws(signature.HEADER, b"Example of Ed25519 signing", signature.private_key(KEY)) == jws
    assert signature._verified(jws, signature.public_key(PUBLIC))
    assert not signature._verified(jws.replace("RXh", "RXg"), signature.public_key(PUBLIC))


def test_a_signature_is_that_of_the_record_and_of_its_masked_form_and_of_no_other(record: str) -> None:
    jws = signature.sign(record, KEY)
    assert signature.check(record, jws, PUBLIC)
    assert signature.check(tegi.mask_text(record), jws, json.dumps(PUBLIC))
    assert not signature.check(record.replace("welding", "assembly"), jws, PUBLIC)
    other = ed25519.Ed25519PrivateKey.generate()
    pem = other.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    assert not signature.check(record, jws, pem.decode())
    for place, letter in enumerate(jws):
        changed = jws[:place] + ("B" if letter == "A" else "A") + jws[place + 1 :]
        assert not signature.check(record, changed, PUBLIC), place
    for changed in (jws + "=", jws + ".", "." + jws, jws.replace("..", "."), ""):
        assert not signature.check(record, changed, PUBLIC), changed


def test_the_signature_is_javascripts_byte_for_byte() -> None:
    # Ed25519 draws nothing; tests/node/signature.test.mjs has the same.
    digest = "f4e5df153944536baa5428b70b37ee159c19baf47dcff24897fc184aaf4d0a82"
    fixed = '{"answer":{},"digest":"DIGEST","facts":{},"format":1,"type":"record"}'.replace("DIGEST", digest)
    assert signature.sign(fixed, KEY) == (
        "eyJhbGciOiJFZERTQSJ9..UVXvKAY6KuvCV3lGVvtEXTEwiQt5hch7RlKwVCxJtuTJCLMGxh9FNdzxpRudJdlYtIEGk0SgF0WiAde8smnrCw"
    )


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
    jws = signature.sign(record, private)
    assert signature.check(record, jws, public) and signature.check(record, jws, private)


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"alg": "EdDSA", "crit": ["b64"]}, []])
def test_another_header_is_no_signature_of_ours(record: str, header: Any) -> None:
    digest = tegi.verify(record)["digest"].encode()
    jws = signature._jws(json.dumps(header).encode(), digest, signature.private_key(KEY))
    assert not signature.check(record, signature._detached(jws), PUBLIC)


@pytest.mark.parametrize(
    "key",
    ["", "{}", "[]", "null", {**KEY, "crv": "X25519"}, {**KEY, "d": "AA", "x": "AA"}, "-----BEGIN PRIVATE KEY-----"],
)
def test_what_is_no_key_is_refused(record: str, key: Any) -> None:
    for call in (lambda: signature.sign(record, key), lambda: signature.check(record, "", key)):
        with pytest.raises(tegi.TegiError) as error:
            call()
        assert error.value.code == "not-a-key"


def test_what_is_no_record_is_not_signed(record: str) -> None:
    for text, code in (("{}", "not-a-record"), (record.replace("welding", "assembly"), "digest-differs")):
        with pytest.raises(tegi.TegiError) as error:
            signature.sign(text, KEY)
        assert error.value.code == code

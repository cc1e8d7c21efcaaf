"""Who stands behind a record, and since when: Ed25519 signatures in DSSE envelopes.

What is signed is a small statement: the record's digest, the time that the signer states, the signer's name for itself.
The digest is that of the masked form, so that the signature of a record is also that of its masked form. The engine makes
the bytes that are signed and checks signatures; the private key stays here, in ``cryptography``. To sign needs ``pip
install tegi[sign]``; to check needs nothing.

>>> import tegi
>>> from tegi import signature
>>> record = tegi.record_text('{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}')
>>> public = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
>>> key = {**public, "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}  # RFC 8037, A.1: everybody knows it.
>>> envelope = signature.sign(record, key, signed_at="2026-03-01T12:00:00Z", signer="Boiler works")
>>> signature.check(record, envelope, public)
True
>>> signature.check(record.replace("undetermined", "originating"), envelope, public)
False
>>> found = tegi.verify(record, signatures=[envelope], keys=public)["signatures"][0]
>>> found["outcome"], found["signer"], found["signed_at"]
('valid', 'Boiler works', '2026-03-01T12:00:00Z')
"""

from __future__ import annotations

import base64
import binascii
import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import tegi
from tegi.errors import TegiError
from tegi.optional import library

__all__ = ["check", "private_key", "public_jwk", "sign"]

if TYPE_CHECKING:
    from tegi.types import Envelope, TrustList


def sign(
    record: str,
    key: str | Mapping[str, Any] | Any,
    *,
    signed_at: str | None = None,
    signer: str | None = None,
    supersedes: str | None = None,
    engine: tegi.Engine | None = None,
) -> str:
    """The signature of a record, as the text of a DSSE envelope. The record is recomputed first.

    Args:
        record: The text of the record, not masked; the signature is that of its masked form, too.
        key: An Ed25519 private key, as PEM (PKCS #8, without a password), as a JWK, or of ``cryptography``.
        signed_at: The time to state, in UTC: ``2026-03-01T12:00:00Z``; without it that of this machine.
        signer: The signer's name for itself.
        supersedes: The digest of the record that this one replaces.
        engine: The engine with the rulebooks that the record needs.

    Raises:
        TegiError: It is no record, it does not hold (``not-held``), its costs are hidden (``masked-not-signed``), or this
            is no such key.
        ImportError: ``cryptography`` is not installed.
    """
    engine = engine or tegi._engine
    private = private_key(key) if isinstance(key, (str, Mapping)) else key
    public = public_jwk(private)
    signed_at = signed_at or datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = engine.to_sign(record, key=public, signed_at=signed_at, signer=signer, supersedes=supersedes)
    made = private.sign(base64.b64decode(said["pae"]))
    envelope = {
        "payload": said["payload"],
        "payloadType": said["payload_type"],
        "signatures": [{"keyid": said["keyid"], "sig": base64.b64encode(made).decode()}],
    }
    text = json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))
    # What the engine itself would not accept is given to nobody.
    if not engine.verify(record, signatures=[text], keys=public)["vouched"]:
        raise _not_a_key()
    return text


def check(
    record: str,
    signature: str | Envelope,
    keys: str | TrustList | Mapping[str, Any],
    *,
    on: datetime.date | str | None = None,
) -> bool:
    """Whether a signature of this record is valid by one of these keys. `tegi.verify` says what came of each.

    Args:
        record: The text of the record, masked or not.
        signature: What `sign` gave; or a detached JWS of version 0.1.0.
        keys: The public key, as PEM or as a JWK; or a list of trusted keys, as a dict or as its text.
        on: The day of looking: a signature that states a later time does not count.

    Raises:
        TegiError: It is no record, or these are no such keys.
    """
    return bool(tegi.verify(record, signatures=[signature], keys=keys, on=on)["vouched"])


def private_key(key: str | Mapping[str, Any]) -> Any:
    """The Ed25519 private key of ``cryptography``."""
    ed25519 = library("cryptography.hazmat.primitives.asymmetric.ed25519", "sign")
    serialization = library("cryptography.hazmat.primitives.serialization", "sign")
    try:
        if isinstance(key, str) and "-----BEGIN" in key:
            found = serialization.load_pem_private_key(key.strip().encode(), None)
        else:
            jwk = json.loads(key) if isinstance(key, str) else key
            if (jwk["kty"], jwk["crv"]) != ("OKP", "Ed25519"):
                raise _not_a_key()
            found = ed25519.Ed25519PrivateKey.from_private_bytes(_decoded(jwk["d"]))
            # Under another public key than its own a private one would tell itself.
            if "x" in jwk and public_jwk(found)["x"] != jwk["x"]:
                raise _not_a_key()
    except (ValueError, TypeError, KeyError, library("cryptography.exceptions", "sign").UnsupportedAlgorithm):
        raise _not_a_key() from None
    if not isinstance(found, ed25519.Ed25519PrivateKey):
        raise _not_a_key()
    return found


def public_jwk(private: Any) -> dict[str, str]:
    """The public key of a private one of ``cryptography``, as a JWK: what may be passed on."""
    return {"crv": "Ed25519", "kty": "OKP", "x": _encoded(private.public_key().public_bytes_raw())}


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    """The bytes of one spelling only: no padding, no foreign letters, no bits left over."""
    content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _encoded(content) != text:
        raise binascii.Error("not base64url")
    return content


def _not_a_key() -> TegiError:
    return TegiError([{"code": "not-a-private-key", "at": ""}])

"""Who stands behind a record: a detached JWS over its digest, by an Ed25519 key of the user's own.

The signature is the compact form of RFC 7515 with its payload left out (appendix F) and the algorithm ``EdDSA`` of
RFC 8037. What is signed is the record's digest, so that the signature of a record is also that of its masked form.
Needs ``pip install tegi[sign]``.

>>> import tegi
>>> from tegi import signature
>>> record = tegi.record_text('{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}')
>>> key = {  # RFC 8037, appendix A.1; everybody knows it.
...     "kty": "OKP", "crv": "Ed25519", "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
...     "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
... }
>>> jws = signature.sign(record, key)
>>> signature.check(record, jws, key)
True
>>> signature.check(record.replace("undetermined", "originating"), jws, key)
False
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

import tegi
from tegi.errors import TegiError
from tegi.optional import library

HEADER = b'{"alg":"EdDSA"}'
# RFC 9864 gives the same algorithm a name of its own.
ALGORITHMS = ("EdDSA", "Ed25519")


def sign(record: str, key: str | Mapping[str, Any]) -> str:
    """The signature of a record, masked or not.

    Args:
        record: The text of the record.
        key: An Ed25519 private key, as PEM (PKCS #8, without a password) or as a JWK.

    Raises:
        TegiError: It is no record, its digest does not hold, or this is no such key.
        ImportError: ``cryptography`` is not installed.
    """
    digest = _digest(record)
    if digest is None:
        raise TegiError([{"code": "digest-differs", "at": "/digest"}])
    return _detached(_jws(HEADER, digest, private_key(key)))


def check(record: str, jws: str, key: str | Mapping[str, Any]) -> bool:
    """Whether a signature is that of this record by this key, and the record's digest holds.

    Args:
        record: The text of the record.
        jws: What `sign` gave.
        key: The Ed25519 key, private or public, as PEM or as a JWK.

    Raises:
        TegiError: It is no record, or this is no such key.
        ImportError: ``cryptography`` is not installed.
    """
    public = public_key(key)
    digest = _digest(record)
    header, _, rest = jws.partition(".")
    if digest is None or not rest.startswith("."):
        return False
    return _verified(f"{header}.{_encoded(digest)}{rest}", public)


def private_key(key: str | Mapping[str, Any]) -> Any:
    """The Ed25519 private key of ``cryptography``."""
    ed25519 = library("cryptography.hazmat.primitives.asymmetric.ed25519", "sign")
    serialization = library("cryptography.hazmat.primitives.serialization", "sign")
    try:
        if pem := _pem(key):
            found = serialization.load_pem_private_key(pem, None)
        else:
            found = ed25519.Ed25519PrivateKey.from_private_bytes(_decoded(_jwk(key)["d"]))
    except (ValueError, TypeError, KeyError, library("cryptography.exceptions", "sign").UnsupportedAlgorithm):
        raise _not_a_key() from None
    if not isinstance(found, ed25519.Ed25519PrivateKey):
        raise _not_a_key()
    return found


def public_key(key: str | Mapping[str, Any]) -> Any:
    """The Ed25519 public key of ``cryptography``, also from a private one."""
    ed25519 = library("cryptography.hazmat.primitives.asymmetric.ed25519", "sign")
    serialization = library("cryptography.hazmat.primitives.serialization", "sign")
    pem = _pem(key)
    if pem and b"PRIVATE KEY" in pem:
        return private_key(key).public_key()
    try:
        if pem:
            found = serialization.load_pem_public_key(pem)
        else:
            found = ed25519.Ed25519PublicKey.from_public_bytes(_decoded(_jwk(key)["x"]))
    except (ValueError, TypeError, KeyError, library("cryptography.exceptions", "sign").UnsupportedAlgorithm):
        raise _not_a_key() from None
    if not isinstance(found, ed25519.Ed25519PublicKey):
        raise _not_a_key()
    return found


def _digest(record: str) -> bytes | None:
    """The digest that is signed; nothing where it is not that of the record."""
    found = tegi.verify(record)
    return found["digest"].encode() if found["digest_holds"] else None


def _jws(header: bytes, payload: bytes, key: Any) -> str:
    signed = f"{_encoded(header)}.{_encoded(payload)}"
    return f"{signed}.{_encoded(key.sign(signed.encode()))}"


def _detached(jws: str) -> str:
    header, _, signature = jws.split(".")
    return f"{header}..{signature}"


def _verified(jws: str, key: Any) -> bool:
    signed, _, signature = jws.rpartition(".")
    try:
        header = json.loads(_decoded(signed.partition(".")[0]))
        # What `crit` names must be understood (RFC 7515, 4.1.11), and here nothing is.
        if not isinstance(header, dict) or header.get("alg") not in ALGORITHMS or "crit" in header:
            return False
        key.verify(_decoded(signature), signed.encode())
    except (ValueError, library("cryptography.exceptions", "sign").InvalidSignature):
        return False
    return True


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    """The bytes of one spelling only: no padding, no foreign letters, no bits left over."""
    content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _encoded(content) != text:
        raise binascii.Error("not base64url")
    return content


def _pem(key: str | Mapping[str, Any]) -> bytes | None:
    return key.strip().encode() if isinstance(key, str) and "-----BEGIN" in key else None


def _jwk(key: str | Mapping[str, Any]) -> Mapping[str, Any]:
    found = json.loads(key) if isinstance(key, str) else key
    if (found["kty"], found["crv"]) != ("OKP", "Ed25519"):
        raise ValueError("another kind of key")
    return found


def _not_a_key() -> TegiError:
    return TegiError([{"code": "not-a-key", "at": ""}])

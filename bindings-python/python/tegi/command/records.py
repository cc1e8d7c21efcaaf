"""The verbs on records and on many cases: ``record``, ``verify``, ``recheck``, ``impact`` and ``flags``."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
from typing import Any

import tegi
from tegi.command import rules
from tegi.faults import explained
from tegi.command.files import (
    ASSESSED,
    DOES_NOT_HOLD,
    PARTLY,
    Unreadable,
    assessed,
    canonical,
    progress,
    read,
    refusing,
    signature_of,
    signatures_of,
    write,
)
from tegi.language import Language


def record(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Makes a record of facts, and masks and signs it where that is asked for."""
    text = read(options.file)
    texts: dict[str, str] = {}
    is_made = not (options.mask and is_record(text))
    if is_made:
        salt = secrets.token_hex(16) if options.salt or options.mask else None
        text = assessed(options.file, engine.record_text(text, salt=salt))
        if options.out:
            texts[options.out] = text
    if options.mask:
        texts[options.mask] = assessed(options.file, engine.mask_text(text))
    if options.sign:
        from tegi import signature

        with refusing(options.supersedes or options.file):
            replaced = digest_of(options.supersedes) if options.supersedes else None
        with refusing(options.sign):
            key = signature.private_key(read(options.sign))
        with refusing(options.file):
            texts[signature_of(options.out)] = signature.sign(
                text, key, signer=options.signer, supersedes=replaced, engine=engine
            )
    # All are made before the first is written.
    write(texts, options.force)
    if is_made and not options.out:
        # No line end behind it: each byte counts.
        print(text, end="\n" if sys.stdout.isatty() else "")
    return ASSESSED


def digest_of(given: str) -> str:
    """A digest as given, or that of the record in a file."""
    if not os.path.isfile(given):
        return given
    try:
        return str(json.loads(read(given))["digest"])
    except (ValueError, TypeError, KeyError):
        raise tegi.TegiError([{"code": "not-a-record", "at": "/digest"}]) from None


def is_record(text: str) -> bool:
    """Whether a text is a record, not facts."""
    try:
        return bool(json.loads(text)["type"] == "record")
    except (ValueError, TypeError, KeyError):
        return False


def verify(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Recomputes a record, judges what stands beside it where keys are given, and prints what came of it."""
    text = read(options.file, is_exact=True)
    if is_of_certificate(text):
        from tegi.command import certificate

        return certificate.verify(text, options.records, options, language)
    if options.key and is_by_keys(text) and not (options.signature or os.path.exists(signatures_of(options.file))):
        # The record itself is unsigned: the keys are those of its parts alone.
        rules.trust(engine, options.key)
        options.key = None
    answer = assessed(options.file, engine.verify_text(text))
    given = beside(options)
    if given:
        answer = engine.verify_text(text, canonical(given))
        # Of the record itself there was nothing to refuse: of the file of keys, or of the whole record, there is.
        for name, file in (("/keys", options.key), ("/opened", options.opened)):
            if f'"at":"{name}' in answer:
                assessed(file, answer.replace(f'"at":"{name}', '"at":"'))
        answer = assessed(options.file, answer)
    found = json.loads(answer)
    if options.engine and found["outcome"] == "by-another-engine":
        found["holds"] = "superseded_by" not in found and is_given_by(options.engine, text)
        answer = canonical(found)
    if options.json:
        print(answer)
    else:
        from tegi.screen import show
        from tegi.view.records import of_verification

        show(of_verification(found, json.loads(text, parse_float=str), language, engine))
    return ASSESSED if found["holds"] and found.get("vouched") is not False else DOES_NOT_HOLD


def beside(options: argparse.Namespace) -> dict[str, Any]:
    """What is given beside a record: keys with the signatures that they are to check, the record behind a masked one."""
    from tegi.recheck import today

    given: dict[str, Any] = {}
    if options.key:
        files = options.signature or [signatures_of(options.file)]
        given["keys"] = read(options.key)
        given["signatures"] = [read(file) for file in files]
        given["on"] = today()
    if options.opened:
        given["opened"] = read(options.opened, is_exact=True)
    return given


def is_by_keys(text: str) -> bool:
    """Whether signatures beside the parts of a record were judged by a list of keys."""
    try:
        return "keys_sha256" in json.loads(text)["answer"]["receipt"]
    except (ValueError, TypeError, KeyError):
        return False


def is_of_certificate(text: str) -> bool:
    """Whether a text is the record of a certificate; most texts are not even read for that."""
    if '"certificate"' not in text:
        return False
    from tegi.certificate import is_certificate

    return is_certificate(text)


def is_given_by(command: str, text: str) -> bool:
    """Whether another version's command gives the same record."""
    with refusing(command):
        done = subprocess.run([command, "verify", "-", "--json"], input=text.encode(), capture_output=True, timeout=600)
    try:
        return bool(json.loads(done.stdout)["outcome"] in ("same", "reformatted"))
    except (ValueError, TypeError, KeyError):
        return False


def recheck(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Verifies many records and prints those that do not hold, and the parts of which they use too much."""
    from tegi import recheck as many

    if options.facts:
        from tegi.command import drift

        return drift.drift(engine, options, language)
    keys = read(options.key) if options.key else None
    with refusing(options.key):
        many.see_keys(engine, keys)
    with progress() as seen, refusing(options.file):
        found = many.recheck(options.file, engine, seen, keys)
    if options.json:
        print(canonical(found.to_dict()))
    else:
        from tegi.certificate.show import explained as of_certificate
        from tegi.certificate.show import of_excess as of_taken
        from tegi.screen import show
        from tegi.view.records import of_excess, of_recheck

        said = [
            (name, (of_certificate(answer, language) if "of" in answer else explained(engine, answer, language)))
            for name, answer in found.failing
        ]
        show(of_recheck(found, said, language))
        if found.excess:
            from tegi.certificate.usage import RULE

            parts = [flag for flag in found.excess if flag["rule"] != RULE]
            flags = {**json.loads(engine.flags_text('{"cases":[]}')), "flags": parts}
            for document in (
                of_excess(explained(engine, flags, language), language),
                of_taken([flag for flag in found.excess if flag["rule"] == RULE], language),
            ):
                print()
                show(document)
    return DOES_NOT_HOLD if found.failing or found.excess else ASSESSED


def impact(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Computes records anew under another edition or a draft and prints what would change."""
    from tegi import impact as other

    named(engine, options.source)
    target = options.target
    if os.path.isfile(target):
        with refusing(options.target):
            target = other.load_draft(read(target), engine)
    else:
        named(engine, target)
    with progress() as seen, refusing(options.file):
        found = other.impact(options.file, options.source, target, engine, seen)
    if options.json:
        print(canonical(found.to_dict()))
    else:
        from tegi.screen import show
        from tegi.view.records import of_impact

        show(of_impact(found, language))
    return PARTLY if found.unreadable else ASSESSED


def named(engine: tegi.Engine, edition: str) -> None:
    """Sees that there is an edition of this name, pinned by its first day."""
    known = [f"{one['id']}@{one['first']}" for one in engine.rulebooks()]
    if edition not in known:
        fault = {"code": "unknown-edition", "at": "", "given": edition, "allowed": ", ".join(known)}
        raise Unreadable(edition, canonical({"type": "refusal", "errors": [fault]}))


def flags(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Looks at many cases and prints what an inspector should look at."""
    from tegi import cases

    with refusing(options.file):
        answer, names = cases.flags(options.file, engine)
    if options.json:
        print(answer)
    else:
        from tegi.screen import show
        from tegi.view.other import of_flags

        show(of_flags(explained(engine, json.loads(answer), language), names, language))
    return PARTLY if json.loads(answer)["faults"] else ASSESSED

"""The command ``tegi``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import tegi
from tegi import output
from tegi.command import batch, certificate, compare, exam, facts, records, rulebook, rules, table
from tegi.command.files import STOPPED, UNREAD, UNREADABLE, Unreadable, inputs, outputs, refusing
from tegi.command.options import parsed
from tegi.faults import sentences, title, with_hint
from tegi.language import LANGUAGES, Language
from tegi.optional import Missing
from tegi.place import place_of

if TYPE_CHECKING:
    from tegi.types import Fault

# Each does what was asked, prints what came of it, and gives the exit status.
VERBS: dict[str, Callable[[tegi.Engine, argparse.Namespace, Language], int]] = {
    "good": facts.good,
    "contract": facts.contract,
    "period": facts.period,
    "advise": facts.advise,
    "record": records.record,
    "verify": records.verify,
    "recheck": records.recheck,
    "impact": records.impact,
    "flags": records.flags,
    "compare": compare.compare,
    "rule": rules.rule,
    "operations": rules.operations,
    "audit": rules.audit,
    "rulebook": rulebook.rulebook,
    "rulebooks": rules.rulebooks,
    "batch": batch.batch,
    "table": table.table,
    "certificate": certificate.certificate,
    "exam": exam.exam,
}


# kk, ru, en.
ABSENT = (
    "бұл үшін {package} кітапханасы керек: {command}",
    "для этого нужна библиотека {package}: {command}",
    "this needs the library {package}: {command}",
)


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit status."""
    # What is read by other programs is UTF-8 in every locale.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = parsed(arguments)
    try:
        status = run(options)
        sys.stdout.flush()
        return status
    except Missing as missing:
        # Reports, forms and workbooks need libraries that are not always installed.
        print(f"tegi: {absent(missing, options.lang)}", file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"tegi: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
            return UNREADABLE
        # The reader has left; nothing more is to be written, also not when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except KeyboardInterrupt:
        print("tegi: stopped", file=sys.stderr)
        return STOPPED
    except Exception as error:
        # No verb ends in a traceback, which says nothing to who has only Excel; its authors ask for one.
        if "TEGI_TRACEBACK" in os.environ:
            raise
        print(f"tegi: {unexpected(error, options)}", file=sys.stderr)
        return UNREADABLE


def absent(missing: Missing, language: Language) -> str:
    """What to say of a library that is not installed."""
    return ABSENT[LANGUAGES.index(language)].format(package=missing.package, command=missing.command)


def unexpected(error: Exception, options: argparse.Namespace) -> str:
    """What to say of an error that nobody foresaw: the file and the row, and what to do."""
    named = next((name for name in ("file", "source", "shipment", "name") if getattr(options, name, None)), "verb")
    place = place_of(error, getattr(options, named))
    if isinstance(error, MemoryError):
        fault: Fault = {"code": "no-memory", "at": place}
    else:
        # One line: what stands in an error may be anything.
        given = " ".join(f"{type(error).__name__}: {error}".split())
        fault = {"code": "unexpected", "at": place, "given": given}
    return sentences([fault], options.lang)[0]


def run(options: argparse.Namespace) -> int:
    """Does what was asked."""
    engine = tegi.Engine()
    language: Language = options.lang
    try:
        with refusing(", ".join(outputs(options))):
            output.apart(outputs(options), inputs(options))
        for file in options.rulebook_file:
            rules.load(engine, file, language)
        if getattr(options, "keys", None):
            rules.trust(engine, options.keys)
        return VERBS[options.verb](engine, options, language)
    except Unreadable as unreadable:
        if options.json:
            print(unreadable.refusal)
        else:
            from tegi.screen import show
            from tegi.view.other import of_refusal

            faults = json.loads(unreadable.refusal)["errors"]
            verdict = (
                unreadable.title or title(faults, language) or engine.explain(unreadable.refusal, language)["verdict"]
            )
            said = zip(sentences(faults, language), faults)
            from tegi.table.show import with_offers

            errors = [with_hint(with_offers(sentence, fault, language), fault, language) for sentence, fault in said]
            show(of_refusal(unreadable.file, verdict, errors, language), sys.stderr)
        return UNREADABLE

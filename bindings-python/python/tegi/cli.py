"""The command ``tegi``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any

import tegi
from tegi.words import LANGUAGES

ASSESSED = 0
UNREADABLE = 2


class Unreadable(Exception):
    """A refusal of the engine, or one of ours in the same form, with the name of the file."""

    def __init__(self, file: str, refusal: str) -> None:
        super().__init__(file)
        self.file = file
        self.refusal = refusal


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit status."""
    # What is read by other programs is UTF-8 in every locale.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = parser().parse_args(arguments)
    try:
        status = run(options)
        sys.stdout.flush()
        return status
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"tegi: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
            return UNREADABLE
        # The reader has left; nothing more is to be written, also not when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ASSESSED


def parser() -> argparse.ArgumentParser:
    """The options."""
    top = argparse.ArgumentParser(
        prog="tegi",
        description="Determines where a good originates and how much of it is domestic, by the law of the day.",
        epilog="Exit status: 0 assessed, whatever the verdict; 2 the input could not be read.",
    )
    top.add_argument("--version", action="version", version=f"tegi {tegi.version}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="canonical JSON and nothing else")
    common.add_argument("--lang", choices=LANGUAGES, default=None, help="language (default: TEGI_LANG, locale, ru)")
    common.add_argument(
        "--rulebook-file", action="append", default=[], metavar="FILE", help="a rulebook of your own; may be repeated"
    )
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    good = verbs.add_parser("good", parents=[common], help="assess a good")
    good.add_argument("file", metavar="FILE", help="facts in JSON; - is the standard input")
    verbs.add_parser("rulebooks", parents=[common], help="list the rulebooks at hand")
    return top


def run(options: argparse.Namespace) -> int:
    """Does what was asked."""
    engine = tegi.Engine()
    language = options.lang or default_language()
    try:
        for file in options.rulebook_file:
            load(engine, file)
        if options.verb == "good":
            good(engine, options.file, options.json, language)
        elif options.json:
            print(canonical(engine.rulebooks()))
        else:
            from tegi.report import print_rulebooks

            print_rulebooks(engine.rulebooks(), language)
        return ASSESSED
    except Unreadable as unreadable:
        if options.json:
            print(unreadable.refusal)
        else:
            from tegi.report import print_refusal

            print_refusal(unreadable.file, engine.explain(unreadable.refusal, language))
        return UNREADABLE


def good(engine: tegi.Engine, file: str, as_json: bool, language: str) -> None:
    """Assesses a good and prints the answer."""
    # The text goes to the engine as it is: only there are duplicate keys and all digits of numbers still seen.
    facts = read(file)
    answer = engine.assess_good_text(facts)
    parsed = json.loads(answer)
    if parsed["type"] == "refusal":
        raise Unreadable(file, answer)
    if as_json:
        print(answer)
        return
    from tegi.report import print_assessment

    print_assessment(parsed, engine.explain(answer, language), json.loads(facts), language)


def load(engine: tegi.Engine, file: str) -> None:
    """Loads a rulebook of the user's own."""
    try:
        engine.load_rulebook(read(file))
    except tegi.TegiError as error:
        raise Unreadable(file, canonical(error.to_dict())) from None


def read(file: str) -> str:
    """The text of a file; ``-`` is the standard input."""
    if file == "-":
        content = sys.stdin.buffer.read()
    else:
        with open(file, "rb") as stream:
            content = stream.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = {"code": "not-json", "at": "", "given": str(error.start)}
        raise Unreadable(file, canonical({"type": "refusal", "errors": [fault]})) from None


def canonical(value: Any) -> str:
    """The canonical text of a refusal or list, which hold no numbers but small counts and no keys but ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def default_language() -> str:
    """By TEGI_LANG, else by the locale, else Russian."""
    for name in ("TEGI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "")[:2].lower()
        if language in LANGUAGES:
            return language
    return "ru"

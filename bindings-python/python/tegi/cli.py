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
    options = parsed(arguments)
    try:
        status = run(options)
        sys.stdout.flush()
        return status
    except ImportError as error:
        # Forms and workbooks need libraries that are not always installed; the message says how to install them.
        print(f"tegi: {error}", file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"tegi: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
            return UNREADABLE
        # The reader has left; nothing more is to be written, also not when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ASSESSED


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """The options as given, when they go together."""
    top = parser()
    options = top.parse_args(arguments)
    if options.verb == "contract" and (options.form is None) != (options.out is None):
        top.error("--form and -o go together")
    if options.verb == "advise" and not all("=" in cost for cost in options.cost):
        top.error("--cost takes KEY=AMOUNT")
    return options


def parser() -> argparse.ArgumentParser:
    """The options."""
    top = argparse.ArgumentParser(
        prog="tegi",
        description="Determines where a good originates and how much of it, or of a contract, is domestic, "
        "by the law of the day.",
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
    contract = verbs.add_parser("contract", parents=[common], help="in-country value of a contract")
    contract.add_argument(
        "file", metavar="FILE", help="facts in JSON, - is the standard input; or .xlsx, or a folder of .csv"
    )
    contract.add_argument("--form", choices=("xlsx", "html"), help="write the supplier's report, too; needs -o")
    contract.add_argument("-o", dest="out", metavar="OUT", help="the file of the form")
    period = verbs.add_parser("period", parents=[common], help="in-country value of a customer's purchases")
    period.add_argument("file", metavar="FILE", help="facts in JSON; - is the standard input")
    advise = verbs.add_parser("advise", parents=[common], help="what would make a good or contract qualify")
    advise.add_argument(
        "file", metavar="FILE", help="facts of a good or contract, as for them; may hold wishes of its own beside them"
    )
    advise.add_argument("--share", metavar="PERCENT", help="the share to be reached; a contract needs one")
    advise.add_argument(
        "--cost", action="append", default=[], metavar="KEY=AMOUNT",
        help="what a change costs: replace-material/burner=500, or obtain-proof=20 for all of a kind; may be repeated",
    )
    rulebooks = verbs.add_parser("rulebooks", parents=[common], help="list the rulebooks at hand, or print one")
    rulebooks.add_argument("name", nargs="?", metavar="NAME", help="id@edition, or id for the newest edition")
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
        elif options.verb == "contract":
            contract(engine, options, language)
        elif options.verb == "period":
            period(engine, options.file, options.json, language)
        elif options.verb == "advise":
            advise(engine, options, language)
        elif options.name is None:
            rulebooks(engine, options.json, language)
        else:
            rulebook(engine, options.name, options.json, language)
        return ASSESSED
    except Unreadable as unreadable:
        if options.json:
            print(unreadable.refusal)
        else:
            from tegi.faults import sentences
            from tegi.report import print_refusal

            verdict = engine.explain(unreadable.refusal, language)["verdict"]
            errors = sentences(json.loads(unreadable.refusal)["errors"], language)
            print_refusal(unreadable.file, verdict, errors)
        return UNREADABLE


def good(engine: tegi.Engine, file: str, as_json: bool, language: str) -> None:
    """Assesses a good and prints the answer."""
    facts = read(file)
    answer = assessed(file, engine.assess_good_text(facts))
    if as_json:
        print(answer)
        return
    from tegi.report import print_assessment

    print_assessment(json.loads(answer), engine.explain(answer, language), json.loads(facts), language)


def contract(engine: tegi.Engine, options: argparse.Namespace, language: str) -> None:
    """Assesses a contract, writes its form where one is asked for, and prints the answer."""
    facts = from_workbook(engine, options.file) if is_workbook(options.file) else read(options.file)
    answer = assessed(options.file, engine.assess_contract_text(facts))
    if options.form:
        import tegi.forms

        try:
            tegi.forms.save(json.loads(facts), json.loads(answer), options.form, options.out, language)
        except tegi.TegiError as error:
            raise Unreadable(options.file, canonical(error.to_dict())) from None
    if options.json:
        print(answer)
        return
    from tegi.report import print_contract

    print_contract(json.loads(answer), engine.explain(answer, language), language)


def period(engine: tegi.Engine, file: str, as_json: bool, language: str) -> None:
    """Assesses the purchases of a period and prints the answer."""
    answer = assessed(file, engine.assess_period_text(read(file)))
    if as_json:
        print(answer)
        return
    from tegi.report import print_period

    print_period(json.loads(answer), engine.explain(answer, language), language)


def advise(engine: tegi.Engine, options: argparse.Namespace, language: str) -> None:
    """Advises on a good or a contract and prints the advice."""
    facts = from_workbook(engine, options.file) if is_workbook(options.file) else read(options.file)
    wishes: dict[str, Any] = {"wished_share": options.share} if options.share else {}
    if options.cost:
        wishes["costs"] = dict(cost.rsplit("=", 1) for cost in options.cost)
    answer = assessed(options.file, engine.advise_text(with_wishes(facts, wishes)))
    if options.json:
        print(answer)
        return
    from tegi.report import print_advice

    print_advice(json.loads(answer), engine.explain(answer, language), language)


def with_wishes(facts: str, wishes: dict[str, Any]) -> str:
    """The text of facts beside what the command wishes; it goes to the engine as it is, but where it holds wishes of
    its own, which those of the command replace."""
    if not wishes:
        return facts
    try:
        # Digits are not to pass through floats.
        document = json.loads(facts, parse_float=str)
    except ValueError:
        return facts
    if isinstance(document, dict) and "facts" in document:
        return json.dumps({**document, **wishes})
    return f'{{"facts": {facts}, {json.dumps(wishes)[1:]}'


def rulebooks(engine: tegi.Engine, as_json: bool, language: str) -> None:
    """Lists the rulebooks at hand."""
    editions = engine.rulebooks()
    if as_json:
        print(canonical(editions))
        return
    from tegi.report import print_rulebooks

    print_rulebooks(editions, language)


def rulebook(engine: tegi.Engine, name: str, as_json: bool, language: str) -> None:
    """Prints one edition."""
    text = engine.rulebook_text(name)
    book = json.loads(text)
    if book.get("type") == "refusal":
        raise Unreadable(name, text)
    if as_json:
        print(text)
        return
    from tegi.report import print_rulebook

    named = (book["id"], book["first"])
    edition = next(edition for edition in engine.rulebooks() if (edition["id"], edition["first"]) == named)
    print_rulebook(edition, book, engine.rules("@".join(named), language), language)


def assessed(file: str, answer: str) -> str:
    """An answer to the text of a file, which went to the engine as it is: only there are duplicate keys and all digits
    of numbers still seen."""
    if json.loads(answer)["type"] == "refusal":
        raise Unreadable(file, answer)
    return answer


def is_workbook(file: str) -> bool:
    """A workbook is told from JSON by its name; one of CSV files is a folder."""
    return file.lower().endswith(".xlsx") or os.path.isdir(file)


def from_workbook(engine: tegi.Engine, file: str) -> str:
    """The facts of a workbook in JSON; its faults name the cells."""
    import tegi.workbook

    facts, faults = tegi.workbook.read_contract(file, engine)
    if faults:
        raise Unreadable(file, canonical({"type": "refusal", "errors": faults}))
    # Sums and days become the texts that they are in JSON.
    return json.dumps(facts, default=str)


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

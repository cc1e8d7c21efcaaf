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
# Of a batch: some rows have errors.
PARTLY = 1
UNREADABLE = 2
# As a shell says of a program that was interrupted.
STOPPED = 130


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
    if options.verb == "batch" and (options.template is None) == (options.out is None):
        top.error("batch IN OUT, or batch --template FILE")
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
    batch = verbs.add_parser("batch", parents=[common], help="assess all goods or contracts of a file")
    batch.add_argument(
        "source", nargs="?", metavar="IN", help=".parquet, .jsonl, .xlsx, .csv, or a folder with goods.csv"
    )
    batch.add_argument("out", nargs="?", metavar="OUT", help=".parquet, .jsonl, .xlsx or .csv")
    batch.add_argument("--materials", metavar="FILE", help="the materials of goods in .csv")
    batch.add_argument("--contracts", action="store_true", help="each row is a contract, not a good")
    batch.add_argument("--on", metavar="DAY", help="the day of rows that state none")
    batch.add_argument("--rulebook", metavar="NAME", help="the rulebook of rows that state none")
    batch.add_argument(
        "--with", dest="more", action="append", default=[], metavar="COLUMN", help="edition, steps, rows or answer, too"
    )
    batch.add_argument("--workers", type=int, default=0, metavar="N", help="threads (default: all processors)")
    batch.add_argument("--resume", action="store_true", help="go on behind the last row of a batch that was stopped")
    batch.add_argument("--template", metavar="FILE", help="write an empty workbook for goods and materials")
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
        elif options.verb == "batch":
            return batch(engine, options, language)
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


def batch(engine: tegi.Engine, options: argparse.Namespace, language: str) -> int:
    """Assesses all rows of a file, and prints how many there are of each verdict and error."""
    from pathlib import Path

    import tegi.batch

    if options.template:
        tegi.batch.write_template(options.template, language)
        return ASSESSED
    same = {name: value for name in ("on", "rulebook") if (value := getattr(options, name))}
    task = tegi.batch.Batch(
        Path(options.source),
        Path(options.out),
        materials=Path(options.materials) if options.materials else None,
        of_contracts=options.contracts,
        same=same,
        more=tuple(options.more),
        workers=options.workers,
        resume=options.resume,
        language=language,
    )
    try:
        summary = tegi.batch.run(task, engine)
    except tegi.TegiError as error:
        raise Unreadable(options.source, canonical(error.to_dict())) from None
    except (ValueError, tegi.batch.OtherBatch) as error:
        print(f"tegi: {error}", file=sys.stderr)
        return UNREADABLE
    except KeyboardInterrupt:
        print("tegi: stopped; the same words with --resume go on from here", file=sys.stderr)
        return STOPPED
    if options.json:
        print(canonical(summary.to_dict()))
    else:
        from tegi.batch.summary import print_summary

        print_summary(summary, language)
    return PARTLY if summary.failed else ASSESSED


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

"""The command ``tegi``."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import tegi
from tegi.words import LANGUAGES

ASSESSED = 0
DOES_NOT_HOLD = 1
# Of a batch: some rows have errors.
PARTLY = 1
UNREADABLE = 2
# As a shell says of a program that was interrupted.
STOPPED = 130

REPORTS = (".docx", ".xlsx", ".html")


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
    if options.verb == "record" and options.sign and not options.out:
        top.error("--sign needs -o: the signature is written beside the record")
    if options.verb == "verify" and options.signature and not options.key:
        top.error("--signature needs --key")
    if options.verb == "audit":
        if options.name is None and (options.report or options.rule or options.against):
            top.error("--report, --rule and --against need a RULEBOOK")
        if options.report and not options.report.endswith((".md", ".html")):
            top.error("--report writes .md or .html")
    if options.verb == "good" and options.report and not options.report.lower().endswith(REPORTS):
        top.error(f"--report writes {', '.join(REPORTS)}")
    if options.verb == "advise" and not all("=" in cost for cost in options.cost):
        top.error("--cost takes KEY=AMOUNT")
    if options.verb == "batch" and (options.template is None) == (options.out is None):
        top.error("batch IN OUT, or batch --template FILE")
    return options


def parser() -> argparse.ArgumentParser:
    """The options."""
    top = argparse.ArgumentParser(
        prog="tegi",
        description="Determines where a good originates and how much of it, or of a contract, is domestic, "
        "by the law of the day.",
        epilog="Exit status: 0 assessed, whatever the verdict; 1 a record that does not hold; 2 the input could not be "
        "read.",
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
    good.add_argument("--report", metavar="OUT", help="write the worksheet for a chamber, too: .docx, .xlsx or .html")
    contract = verbs.add_parser("contract", parents=[common], help="in-country value of a contract")
    contract.add_argument(
        "file", metavar="FILE", help="facts in JSON, - is the standard input; or .xlsx, or a folder of .csv"
    )
    contract.add_argument("--form", choices=("xlsx", "html"), help="write the supplier's report, too; needs -o")
    contract.add_argument("-o", dest="out", metavar="OUT", help="the file of the form")
    period = verbs.add_parser("period", parents=[common], help="in-country value of a customer's purchases")
    period.add_argument("file", metavar="FILE", help="facts in JSON; - is the standard input")
    record = verbs.add_parser("record", parents=[common], help="facts and answer in one document that nobody alters")
    record.add_argument("file", metavar="FILE", help="facts in JSON, or a record to mask; - is the standard input")
    record.add_argument("-o", dest="out", metavar="OUT", help="the file of the record, instead of the standard output")
    record.add_argument("--salt", action="store_true", help="draw a salt, so that the record can be masked later")
    record.add_argument("--mask", metavar="OUT", help="write the record with its costs hidden, too; draws a salt")
    record.add_argument("--sign", metavar="KEY", help="sign with this Ed25519 key (PEM or JWK): writes OUT.jws")
    verify = verbs.add_parser("verify", parents=[common], help="recompute a record and say whether it holds")
    verify.add_argument("file", metavar="FILE", help="a record; - is the standard input")
    verify.add_argument("--key", metavar="KEY", help="check its signature by this Ed25519 public key (PEM or JWK), too")
    verify.add_argument("--signature", metavar="JWS", help="the file of the signature (default: FILE.jws)")
    recheck = verbs.add_parser("recheck", parents=[common], help="verify many records, list those that do not hold")
    recheck.add_argument("file", metavar="FOLDER|FILE", help="records: .json one each, .jsonl a line, .parquet a row")
    impact = verbs.add_parser("impact", parents=[common], help="which records would change under another edition")
    impact.add_argument("file", metavar="FOLDER|FILE", help="records: .json one each, .jsonl a line, .parquet a row")
    impact.add_argument("--from", dest="source", required=True, metavar="EDITION", help="that they were made under")
    impact.add_argument("--to", dest="target", required=True, metavar="EDITION|FILE", help="another, or a draft's file")
    audit = verbs.add_parser("audit", parents=[common], help="what is wrong with a rulebook, with examples")
    audit.add_argument(
        "name", nargs="?", metavar="RULEBOOK", help="id@edition, id, or a .json file; without it every newest edition"
    )
    audit.add_argument("--against", metavar="RULEBOOK", help="an edition or .json file to compare with")
    audit.add_argument("--rule", metavar="ID", help="one rule alone: a row of the list, general, set or threshold")
    audit.add_argument("--nomenclature", metavar="FILE", help="the codes in force, one at the beginning of each line")
    audit.add_argument("--report", metavar="OUT", help="write the findings to OUT.md or OUT.html, too")
    flags = verbs.add_parser("flags", parents=[common], help="what an inspector should look at in many cases")
    flags.add_argument(
        "file",
        metavar="FOLDER|FILE",
        help="cases, facts or records: .json one each, .jsonl a line, .parquet a row; or one document of cases",
    )
    advise = verbs.add_parser("advise", parents=[common], help="what would make a good or contract qualify")
    advise.add_argument(
        "file", metavar="FILE", help="facts of a good or contract, as for them; may hold wishes of its own beside them"
    )
    advise.add_argument("--share", metavar="PERCENT", help="the share to be reached; a contract needs one")
    advise.add_argument(
        "--cost", action="append", default=[], metavar="KEY=AMOUNT",
        help="what a change costs: replace-material/burner=500, or obtain-proof=20 for all of a kind; may be repeated",
    )
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
            good(engine, options, language)
        elif options.verb == "contract":
            contract(engine, options, language)
        elif options.verb == "period":
            period(engine, options.file, options.json, language)
        elif options.verb == "record":
            record(engine, options)
        elif options.verb == "verify":
            return verify(engine, options, language)
        elif options.verb == "recheck":
            return recheck(engine, options, language)
        elif options.verb == "impact":
            impact(engine, options, language)
        elif options.verb == "audit":
            audit(engine, options, language)
        elif options.verb == "flags":
            return flags(engine, options, language)
        elif options.verb == "advise":
            advise(engine, options, language)
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


def good(engine: tegi.Engine, options: argparse.Namespace, language: str) -> None:
    """Assesses a good, writes its worksheet where one is asked for, and prints the answer."""
    facts = read(options.file)
    answer = assessed(options.file, engine.assess_good_text(facts))
    if options.report:
        from tegi.worksheet import numbers_as_text, save, worksheet

        save(worksheet(numbers_as_text(facts), json.loads(answer), language, engine), options.report)
    if options.json:
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

        with refusing(options.file):
            tegi.forms.save(json.loads(facts), json.loads(answer), options.form, options.out, language)
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


def record(engine: tegi.Engine, options: argparse.Namespace) -> None:
    """Makes a record of facts, and masks and signs it where that is asked for."""
    text = read(options.file)
    if not (options.mask and is_record(text)):
        salt = secrets.token_hex(16) if options.salt or options.mask else None
        text = assessed(options.file, engine.record_text(text, salt=salt))
        # No line end behind it: each byte counts.
        if options.out:
            write(options.out, text)
        else:
            print(text, end="\n" if sys.stdout.isatty() else "")
    if options.mask:
        write(options.mask, assessed(options.file, engine.mask_text(text)))
    if options.sign:
        from tegi import signature

        with refusing(options.sign):
            write(options.out + ".jws", signature.sign(text, read(options.sign)))


def verify(engine: tegi.Engine, options: argparse.Namespace, language: str) -> int:
    """Recomputes a record, checks its signature where a key is given, and prints what came of it."""
    text = read(options.file, "utf-8")
    answer = assessed(options.file, engine.verify_text(text))
    found = json.loads(answer)
    is_signed = None
    if options.key:
        from tegi import signature

        jws = read(options.signature or options.file + ".jws").strip()
        with refusing(options.key):
            is_signed = signature.check(text, jws, read(options.key))
    if options.json:
        print(answer)
    else:
        from tegi.report import print_verification

        # What it says counts only while it holds; of a masked one not all is there to be said.
        recorded = json.loads(text)["answer"] if found["holds"] and found["outcome"] != "masked" else None
        verdict = engine.explain(recorded, language)["verdict"] if recorded else None
        print_verification(found, engine.explain(answer, language), verdict, is_signed, language)
    return ASSESSED if found["holds"] and is_signed is not False else DOES_NOT_HOLD


def recheck(engine: tegi.Engine, options: argparse.Namespace, language: str) -> int:
    """Verifies many records and prints those that do not hold."""
    from tegi import recheck as many

    with progress() as seen, refusing(options.file):
        found = many.recheck(options.file, engine, seen)
    if options.json:
        print(canonical(found.to_dict()))
    else:
        from tegi.report import print_recheck

        said = [(name, engine.explain(answer, language)) for name, answer in found.failing]
        print_recheck(found, said, language)
    return DOES_NOT_HOLD if found.failing else ASSESSED


def impact(engine: tegi.Engine, options: argparse.Namespace, language: str) -> None:
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
        from tegi.report import print_impact

        print_impact(found, language)


def named(engine: tegi.Engine, edition: str) -> None:
    """Sees that there is an edition of this name, pinned by its first day."""
    known = [f"{one['id']}@{one['first']}" for one in engine.rulebooks()]
    if edition not in known:
        fault = {"code": "unknown-edition", "at": "", "given": edition, "allowed": ", ".join(known)}
        raise Unreadable(edition, canonical({"type": "refusal", "errors": [fault]}))


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Whatever is wrong with the input is wrong with that file."""
    try:
        yield
    except tegi.TegiError as error:
        raise Unreadable(file, canonical(error.to_dict())) from None


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """Shows how many are done on the standard error, where somebody watches it."""
    begun = time.monotonic()
    shown = 0.0
    done = 0

    def seen(count: int) -> None:
        nonlocal shown, done
        done = count
        if sys.stderr.isatty() and time.monotonic() - shown > 0.2:
            shown = time.monotonic()
            print(f"\r{count}", end="", file=sys.stderr, flush=True)

    yield seen
    print(f"{chr(13) if shown else ''}{done} ({time.monotonic() - begun:.1f} s)", file=sys.stderr)


def is_record(text: str) -> bool:
    """Whether a text is a record, not facts."""
    try:
        return bool(json.loads(text)["type"] == "record")
    except (ValueError, TypeError, KeyError):
        return False
def audit(engine: tegi.Engine, options: argparse.Namespace, language: str) -> None:
    """Audits a rulebook, or every one at hand, writes the report where one is asked for, and prints the findings."""
    names = [options.name] if options.name else list(dict.fromkeys(edition["id"] for edition in engine.rulebooks()))
    # Other than the names of editions these are texts of JSON, which go to the engine as they are.
    asked = {"rule": json.dumps(options.rule) if options.rule else None}
    asked["against"] = rulebook_text(engine, options.against) if options.against else None
    asked["nomenclature"] = json.dumps(read(options.nomenclature)) if options.nomenclature else None
    answers = []
    for name in names:
        request = {"rulebook": rulebook_text(engine, name), **asked}
        members = (f'"{key}":{value}' for key, value in request.items() if value is not None)
        answers.append(assessed(name, engine.audit_text("{" + ",".join(members) + "}")))
    if options.report:
        from tegi.findings import save

        said = engine.explain(answers[0], language)
        save(options.report, json.loads(answers[0]), said, language)
    if options.json:
        print(answers[0] if options.name else f"[{','.join(answers)}]")
        return
    from tegi.report import print_audit

    for answer in answers:
        print_audit(engine.explain(answer, language), language)


def rulebook_text(engine: tegi.Engine, name: str) -> str:
    """The JSON of a rulebook's name, or the rulebook in a file; one that the engine takes is then known by its words."""
    if not name.lower().endswith(".json") and name != "-":
        return json.dumps(name)
    text = read(name)
    try:
        engine.load_rulebook(text)
    except tegi.TegiError as error:
        if any(fault["code"] in ("not-json", "too-deep", "duplicate-key") for fault in error.errors):
            raise Unreadable(name, canonical(error.to_dict())) from None
    return text


def flags(engine: tegi.Engine, options: argparse.Namespace, language: str) -> int:
    """Looks at many cases and prints what an inspector should look at."""
    from tegi.cases import document, named

    with refusing(options.file):
        text, names, faults = document(options.file)
    answer = assessed(options.file, engine.flags_text(text))
    if faults:
        answer = canonical(named(json.loads(answer), faults))
    if options.json:
        print(answer)
    else:
        from tegi.report import print_flags

        print_flags(engine.explain(answer, language), names, language)
    return PARTLY if json.loads(answer)["faults"] else ASSESSED


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
    with refusing(file):
        engine.load_rulebook(read(file))


def write(file: str, text: str) -> None:
    """Writes a text as it is."""
    with open(file, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)


def read(file: str, encoding: str = "utf-8-sig") -> str:
    """The text of a file; ``-`` is the standard input."""
    if file == "-":
        content = sys.stdin.buffer.read()
    else:
        with open(file, "rb") as stream:
            content = stream.read()
    try:
        return content.decode(encoding)
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

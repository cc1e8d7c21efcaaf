"""The options of the command ``tegi``, as given, when they go together."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import tegi
from tegi.command import certificate as certificates
from tegi.command import compare as comparing
from tegi.command import rulebook as rulebooks
from tegi.command import table as tables
from tegi.command import drift
from tegi.command import exam as exams
from tegi.command.compare import REPORTS
from tegi.command.parser import Parser, asked_language
from tegi.command.words import HelpWords
from tegi.command.wrong import WrongWords
from tegi.language import LANGUAGES

# As of `tegi.brief`, which is not loaded for every verb.
BRIEFS = (".docx", ".html", ".xlsx", ".parquet")


def counting(said: HelpWords) -> Callable[[str], int]:
    """What reads a whole number that is not below zero."""

    def count(text: str) -> int:
        if not (text.isascii() and text.isdecimal()):
            raise argparse.ArgumentTypeError(said("not-a-count", given=repr(text)))
        return int(text)

    return count


def add_templated(verb: argparse.ArgumentParser, said: HelpWords) -> None:
    """The facts of a verb, or the empty workbook for them."""
    verb.add_argument("--template", metavar="OUT", help=said("template"))
    verb.add_argument("file", nargs="?", metavar="FILE", help=said("facts"))
    tables.add_facts(verb, said)
    tables.add_options(verb, said)


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """The options as given, when they go together."""
    language = asked_language(arguments)
    top, wrong = parser(HelpWords(language)), WrongWords(language)
    options = top.parse_args(arguments)
    if options.verb == "contract" and (options.form is None) != (options.out is None):
        top.error(wrong("form-and-out"))
    if options.verb == "record" and options.sign and not options.out:
        top.error(wrong("sign-needs-out"))
    if options.verb == "record" and not options.sign and (options.signer or options.supersedes):
        top.error(wrong("signer-needs-sign"))
    if options.verb == "verify" and options.signature and not options.key:
        top.error(wrong("signature-needs-key"))
    if options.verb == "audit":
        if options.name is None and (options.report or options.brief or options.rule or options.against):
            top.error(wrong("audit-needs-name"))
        if options.report and not options.report.endswith((".md", ".html")):
            top.error(wrong("writes", option="--report", kinds=".md, .html"))
        if not all(file.lower().endswith(BRIEFS) for file in options.brief):
            top.error(wrong("writes", option="--brief", kinds=", ".join(BRIEFS)))
    if options.verb == "good" and options.report and not options.report.lower().endswith(REPORTS):
        top.error(wrong("writes", option="--report", kinds=", ".join(REPORTS)))
    if options.verb == "advise" and not all("=" in cost for cost in options.cost):
        top.error(wrong("cost"))
    if options.verb in ("contract", "period") and (options.template is None) == (options.file is None):
        top.error(wrong("either", one=f"{options.verb} FILE", other=f"{options.verb} --template OUT"))
    if options.verb == "certificate" and (fault := certificates.fault_of(options, wrong)):
        top.error(fault)
    if options.verb == "recheck" and (fault := drift.fault_of(options, wrong)):
        top.error(fault)
    if options.verb == "compare" and (fault := comparing.fault_of(options, wrong)):
        top.error(fault)
    if options.verb == "exam" and (fault := exams.fault_of(options, wrong)):
        top.error(fault)
    if options.verb == "batch" and (options.template is None) == (options.out is None):
        top.error(wrong("either", one="batch IN OUT", other="batch --template FILE"))
    return options


def parser(said: HelpWords) -> Parser:
    """The options."""
    count = counting(said)
    top = Parser(
        said=said,
        prog="tegi",
        description=said("description"),
        epilog=said("epilog"),
    )
    top.add_argument("--version", action="version", version=f"tegi {tegi.version}", help=said("version"))
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)

    def common(within: Any, name: str, help_of: str, writes: bool = False) -> Parser:
        """A verb with the options of all verbs."""
        verb: Parser = within.add_parser(name, help=said(help_of), said=said)
        verb.add_argument("--json", action="store_true", help=said("json"))
        verb.add_argument("--lang", choices=LANGUAGES, default=said.language, help=said("lang"))
        verb.add_argument("--rulebook-file", action="append", default=[], metavar="FILE", help=said("rulebook-file"))
        if writes:
            verb.add_argument("--force", action="store_true", help=said("force"))
        return verb

    def new(name: str, writes: bool = False, trusts: bool = False) -> Parser:
        """A verb of the command."""
        verb = common(verbs, name, name, writes)
        if trusts:
            verb.add_argument("--keys", metavar="FILE", help=said("keys"))
        return verb

    good = new("good", writes=True, trusts=True)
    good.add_argument("file", metavar="FILE", help=said("facts"))
    good.add_argument("--row", type=count, metavar="N", help=said("row"))
    tables.add_facts(good, said)
    tables.add_options(good, said)
    good.add_argument("--report", metavar="OUT", help=said("good-report"))
    contract = new("contract", writes=True)
    add_templated(contract, said)
    contract.add_argument("--form", choices=("xlsx", "html"), help=said("form"))
    contract.add_argument("-o", dest="out", metavar="OUT", help=said("form-out"))
    period = new("period", writes=True)
    add_templated(period, said)
    record = new("record", writes=True, trusts=True)
    record.add_argument("file", metavar="FILE", help=said("record-file"))
    record.add_argument("-o", dest="out", metavar="OUT", help=said("record-out"))
    record.add_argument("--salt", action="store_true", help=said("salt"))
    record.add_argument("--mask", metavar="OUT", help=said("mask"))
    record.add_argument("--sign", metavar="KEY", help=said("sign"))
    record.add_argument("--signer", metavar="NAME", help=said("signer"))
    record.add_argument("--supersedes", metavar="DIGEST|FILE", help=said("supersedes"))
    verify = new("verify")
    verify.add_argument("file", metavar="FILE", help=said("verify-file"))
    verify.add_argument(
        "--key",
        "--keys",
        metavar="FILE",
        help=said("key"),
    )
    verify.add_argument("--engine", metavar="PATH", help=said("engine"))
    verify.add_argument(
        "--signature",
        action="append",
        default=[],
        metavar="FILE",
        help=said("signature"),
    )
    verify.add_argument("--opened", metavar="RECORD", help=said("opened"))
    verify.add_argument("--records", nargs="+", default=[], metavar="RECORD", help=said("of-certificate"))
    recheck = new("recheck", writes=True)
    recheck.add_argument("file", metavar="FOLDER|FILE", help=said("records"))
    recheck.add_argument(
        "--keys",
        dest="key",
        metavar="FILE",
        help=said("recheck-keys"),
    )
    drift.add_options(recheck, said)
    impact = new("impact")
    impact.add_argument("file", metavar="FOLDER|FILE", help=said("records"))
    impact.add_argument("--from", dest="source", required=True, metavar="EDITION", help=said("from"))
    impact.add_argument("--to", dest="target", required=True, metavar="EDITION|FILE", help=said("to"))
    audit = new("audit", writes=True)
    audit.add_argument("name", nargs="?", metavar="RULEBOOK", help=said("audit-name"))
    audit.add_argument("--against", metavar="RULEBOOK", help=said("against"))
    audit.add_argument("--rule", metavar="ID", help=said("audit-rule"))
    audit.add_argument("--nomenclature", metavar="FILE", help=said("nomenclature"))
    audit.add_argument("--report", metavar="OUT", help=said("audit-report"))
    audit.add_argument("--brief", action="append", default=[], metavar="OUT", help=said("brief"))
    flags = new("flags", trusts=True)
    flags.add_argument(
        "file",
        metavar="FOLDER|FILE",
        help=said("flags-file"),
    )
    comparing.add_options(new("compare", writes=True, trusts=True), said)
    advise = new("advise", trusts=True)
    advise.add_argument("file", metavar="FILE", help=said("advise-file"))
    advise.add_argument("--contract", action="store_true", help=said("advise-contract"))
    advise.add_argument("--row", type=count, metavar="N", help=said("row"))
    tables.add_facts(advise, said)
    tables.add_options(advise, said)
    advise.add_argument("--share", metavar="PERCENT", help=said("share"))
    advise.add_argument(
        "--cost",
        action="append",
        default=[],
        metavar="KEY=AMOUNT",
        help=said("cost"),
    )
    batch = new("batch", writes=True, trusts=True)
    batch.add_argument(
        "source",
        nargs="?",
        metavar="IN",
        help=said("batch-in"),
    )
    batch.add_argument(
        "out",
        nargs="?",
        metavar="OUT",
        help=said("batch-out"),
    )
    batch.add_argument("--materials", metavar="FILE", help=said("materials"))
    batch.add_argument("--contracts", action="store_true", help=said("contracts"))
    batch.add_argument("--on", metavar="DAY", help=said("batch-on"))
    batch.add_argument("--rulebook", metavar="NAME", help=said("batch-rulebook"))
    batch.add_argument("--with", dest="more", action="append", default=[], metavar="COLUMN", help=said("with"))
    batch.add_argument("--workers", type=count, default=0, metavar="N", help=said("workers"))
    batch.add_argument("--resume", action="store_true", help=said("resume"))
    batch.add_argument("--template", metavar="FILE", help=said("batch-template"))
    batch.add_argument("--chapter", metavar="84", help=said("chapter"))
    batch.add_argument("--reports", metavar="DIR", help=said("reports"))
    batch.add_argument("--reports-as", choices=("docx", "xlsx", "html"), default="docx", help=said("reports-as"))
    tables.add_options(batch, said)
    table = new("table", writes=True)
    table.add_argument("file", metavar="FILE", help=said("table-file"))
    table.add_argument(
        "--about",
        choices=tables.ABOUT,
        help=said("about"),
    )
    table.add_argument("--save-mapping", metavar="FILE", help=said("save-mapping"))
    tables.add_facts(table, said)
    tables.add_options(table, said)
    certificates.add_options(new("certificate", writes=True), said)
    exams.add_options(verbs.add_parser("exam", help=said("exam"), said=said), said, common, count)
    for name in ("rule", "operations"):
        verb = new(name)
        verb.add_argument("code", metavar="CODE", help=said("code"))
        verb.add_argument("--on", metavar="DAY", help=said("rule-on"))
        verb.add_argument("--rulebook", metavar="ID", help=said("rule-rulebook"))
    new("rulebooks")
    rulebooks.add_options(verbs.add_parser("rulebook", help=said("rulebook-verb"), said=said), said, common)
    return top

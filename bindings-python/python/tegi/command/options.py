"""The options of the command ``tegi``, as given, when they go together."""

from __future__ import annotations

import argparse

import tegi
from tegi.command import certificate as certificates
from tegi.command import table as tables
from tegi.words import LANGUAGES

REPORTS = (".docx", ".xlsx", ".html")
FACTS = "facts in JSON, or a table: .xlsx, .csv, a folder; - is the standard input"


def count(text: str) -> int:
    """A whole number that is not below zero.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return int(text)


def add_templated(verb: argparse.ArgumentParser) -> None:
    """The facts of a verb, or the empty workbook for them."""
    verb.add_argument("--template", metavar="OUT", help="write an empty workbook to fill in")
    verb.add_argument("file", nargs="?", metavar="FILE", help=FACTS)
    tables.add_facts(verb)
    tables.add_options(verb)


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """The options as given, when they go together."""
    top = parser()
    options = top.parse_args(arguments)
    if options.verb == "contract" and (options.form is None) != (options.out is None):
        top.error("--form and -o go together")
    if options.verb == "record" and options.sign and not options.out:
        top.error("--sign needs -o: the signature is written beside the record")
    if options.verb == "record" and not options.sign and (options.signer or options.supersedes):
        top.error("--signer and --supersedes need --sign")
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
    if options.verb in ("contract", "period") and (options.template is None) == (options.file is None):
        top.error(f"{options.verb} FILE, or {options.verb} --template OUT")
    if options.verb == "certificate" and (wrong := certificates.fault_of(options)):
        top.error(wrong)
    if options.verb == "batch" and (options.template is None) == (options.out is None):
        top.error("batch IN OUT, or batch --template FILE")
    return options


def parser() -> argparse.ArgumentParser:
    """The options."""
    top = argparse.ArgumentParser(
        prog="tegi",
        description="Determines where a good originates and how much of it, or of a contract, is domestic, "
        "by the law of the day.",
        epilog="With Excel: tegi table FILE shows how your file is understood; tegi good FILE answers it; tegi batch "
        "--template FILE writes an empty workbook to fill in. Exit status: 0 assessed, whatever the verdict; 1 a record "
        "that does not hold, a table or rows of a batch with errors; 2 the input could not be read; "
        "130 interrupted; 141 nobody reads what is printed.",
    )
    top.add_argument("--version", action="version", version=f"tegi {tegi.version}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="canonical JSON and nothing else")
    common.add_argument("--lang", choices=LANGUAGES, default=None, help="language (default: TEGI_LANG, locale, ru)")
    common.add_argument(
        "--rulebook-file", action="append", default=[], metavar="FILE", help="a rulebook of your own; may be repeated"
    )
    writes = argparse.ArgumentParser(add_help=False)
    writes.add_argument(
        "--force", action="store_true", help="write over a file that is no earlier result; never over what is read"
    )
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    good = verbs.add_parser("good", parents=[common, writes], help="assess a good")
    good.add_argument("file", metavar="FILE", help=FACTS)
    good.add_argument("--row", type=count, metavar="N", help="the row of the good in a table of many")
    tables.add_facts(good)
    tables.add_options(good)
    good.add_argument("--report", metavar="OUT", help="write the worksheet for a chamber, too: .docx, .xlsx or .html")
    contract = verbs.add_parser("contract", parents=[common, writes], help="in-country value of a contract")
    add_templated(contract)
    contract.add_argument("--form", choices=("xlsx", "html"), help="write the supplier's report, too; needs -o")
    contract.add_argument("-o", dest="out", metavar="OUT", help="the file of the form")
    period = verbs.add_parser("period", parents=[common, writes], help="in-country value of a customer's purchases")
    add_templated(period)
    record = verbs.add_parser(
        "record", parents=[common, writes], help="facts and answer in one document that nobody alters"
    )
    record.add_argument("file", metavar="FILE", help="facts in JSON, or a record to mask; - is the standard input")
    record.add_argument("-o", dest="out", metavar="OUT", help="the file of the record, instead of the standard output")
    record.add_argument("--salt", action="store_true", help="draw a salt, so that the record can be masked later")
    record.add_argument("--mask", metavar="OUT", help="write the record with its costs hidden, too; draws a salt")
    record.add_argument("--sign", metavar="KEY", help="sign with this Ed25519 key (PEM or JWK): writes OUT.dsse")
    record.add_argument("--signer", metavar="NAME", help="the signer's name for itself, which is signed, too")
    record.add_argument(
        "--supersedes", metavar="DIGEST|FILE", help="the record that this one replaces, which is signed, too"
    )
    verify = verbs.add_parser("verify", parents=[common], help="recompute a record and say whether it holds")
    verify.add_argument("file", metavar="FILE", help="a record; - is the standard input")
    verify.add_argument(
        "--key",
        "--keys",
        metavar="FILE",
        help="an Ed25519 public key (PEM or JWK), or a list of trusted keys: check " "its signatures, too",
    )
    verify.add_argument(
        "--engine", metavar="PATH", help="the command of the version that made the record, which must give the same"
    )
    verify.add_argument(
        "--signature",
        action="append",
        default=[],
        metavar="FILE",
        help="a file of its signatures, DSSE or JWS of 0.1.0 (default: FILE.dsse, else FILE.jws); may be repeated",
    )
    verify.add_argument("--opened", metavar="RECORD", help="the whole record behind a masked one")
    verify.add_argument(
        "--records", nargs="+", default=[], metavar="RECORD", help="of a certificate's record: those that it rests on"
    )
    recheck = verbs.add_parser("recheck", parents=[common], help="verify many records, list those that do not hold")
    recheck.add_argument("file", metavar="FOLDER|FILE", help="records: .json one each, .jsonl a line, .parquet a row")
    recheck.add_argument(
        "--keys",
        metavar="FILE",
        help="an Ed25519 public key (PEM or JWK), or a list of trusted keys: check FILE.dsse or "
        "FILE.jws beside each file of a record, too",
    )
    impact = verbs.add_parser("impact", parents=[common], help="which records would change under another edition")
    impact.add_argument("file", metavar="FOLDER|FILE", help="records: .json one each, .jsonl a line, .parquet a row")
    impact.add_argument("--from", dest="source", required=True, metavar="EDITION", help="that they were made under")
    impact.add_argument("--to", dest="target", required=True, metavar="EDITION|FILE", help="another, or a draft's file")
    audit = verbs.add_parser("audit", parents=[common, writes], help="what is wrong with a rulebook, with examples")
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
    advise.add_argument("--contract", action="store_true", help="the table is of a contract, not of a good")
    advise.add_argument("--row", type=count, metavar="N", help="the row of the good in a table of many")
    tables.add_facts(advise)
    tables.add_options(advise)
    advise.add_argument("--share", metavar="PERCENT", help="the share to be reached; a contract needs one")
    advise.add_argument(
        "--cost",
        action="append",
        default=[],
        metavar="KEY=AMOUNT",
        help="what a change costs: replace-material/burner=500, or obtain-proof=20 for all of a kind; may be repeated",
    )
    batch = verbs.add_parser("batch", parents=[common, writes], help="assess all goods or contracts of a file")
    batch.add_argument(
        "source",
        nargs="?",
        metavar="IN",
        help=".parquet, .jsonl, .xlsx, .csv, or a folder with goods.csv or with parts in Parquet",
    )
    batch.add_argument(
        "out",
        nargs="?",
        metavar="OUT",
        help=".parquet, .jsonl, .xlsx or .csv; with / behind it a folder of parts in Parquet",
    )
    batch.add_argument("--materials", metavar="FILE", help="the materials of goods in .csv")
    batch.add_argument("--contracts", action="store_true", help="each row is a contract, not a good")
    batch.add_argument("--on", metavar="DAY", help="the day of rows that state none")
    batch.add_argument("--rulebook", metavar="NAME", help="the rulebook of rows that state none")
    batch.add_argument(
        "--with", dest="more", action="append", default=[], metavar="COLUMN", help="edition, steps, rows or answer, too"
    )
    batch.add_argument("--workers", type=count, default=0, metavar="N", help="threads (default: all processors)")
    batch.add_argument("--resume", action="store_true", help="go on behind the last row of a batch that was stopped")
    batch.add_argument("--template", metavar="FILE", help="write an empty workbook for goods and materials")
    batch.add_argument("--chapter", metavar="84", help="list the operations of this chapter alone in the template")
    batch.add_argument("--reports", metavar="DIR", help="write a worksheet for each good into a folder, too")
    batch.add_argument(
        "--reports-as", choices=("docx", "xlsx", "html"), default="docx", help="the kind of the worksheets (docx)"
    )
    tables.add_options(batch)
    table = verbs.add_parser("table", parents=[common, writes], help="show how a table is understood")
    table.add_argument("file", metavar="FILE", help=".xlsx, .csv, .tsv, or a folder; - is the standard input")
    table.add_argument(
        "--about",
        choices=tables.ABOUT,
        help="what it is about; without it goods, or bill where only materials stand in it; bill: those of one good",
    )
    table.add_argument("--save-mapping", metavar="FILE", help="write how it was understood, to correct and use again")
    tables.add_facts(table)
    tables.add_options(table)
    certificates.add_options(verbs.add_parser("certificate", parents=[common, writes], help=certificates.HELP))
    of_codes = {
        "rule": "the rule of a tariff code, before anything is filled in",
        "operations": "the operations to choose from for a tariff code: the usual ones, and those that its rule names",
    }
    for name, told in of_codes.items():
        verb = verbs.add_parser(name, parents=[common], help=told)
        verb.add_argument("code", metavar="CODE", help="a code of 4 to 10 digits; blanks and points do not matter")
        verb.add_argument("--on", metavar="DAY", help="the day (default: the newest edition)")
        verb.add_argument(
            "--rulebook", metavar="ID", help="id, or id@edition (default: cis-2009, the certificate СТ-1)"
        )
    rulebooks = verbs.add_parser("rulebooks", parents=[common], help="list the rulebooks at hand, or print one")
    rulebooks.add_argument("name", nargs="?", metavar="NAME", help="id@edition, or id for the newest edition")
    return top

"""The verb ``certificate``, and what ``verify`` does of a certificate's record."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

import tegi
from tegi.command.files import (
    ASSESSED,
    DOES_NOT_HOLD,
    canonical,
    content,
    json_of,
    read,
    refusing,
)
from tegi.language import Language

HELP = "fill СТ-1, a declaration of origin or a sheet of data from records and a shipment; for review, never issued"
# As of `tegi.certificate`, which is not loaded for every verb.
FORMS = ("ct-1", "declaration", "ct-kz", "act")
KINDS = (".docx", ".html", ".xml", ".json")


def add_options(verb: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    verb.add_argument("records", nargs="*", metavar="RECORD", help="records of the goods; each is verified first")
    verb.add_argument("--shipment", metavar="FILE", help="facts of the shipment: .json, or the filled-in .xlsx")
    verb.add_argument("-o", dest="out", metavar="OUT", help=f"the document: {', '.join(KINDS)}")
    verb.add_argument("--record", dest="record_out", metavar="OUT", help="its record, too, as .json: verify knows it")
    verb.add_argument(
        "--form",
        choices=FORMS,
        help="ct-1 (default), declaration (up to 5,000 USD), or a sheet of data: ct-kz (to the end of 2025), act",
    )
    verb.add_argument(
        "--declaration", action="store_const", const="declaration", dest="form", help="--form declaration"
    )
    verb.add_argument("--schema", action="store_true", help="print the JSON schema of a shipment")
    verb.add_argument("--template", metavar="OUT", help="write a workbook for the shipment, a line for each record")


def fault_of(options: argparse.Namespace) -> str | None:
    """Why options do not go together; `None` if they do."""
    if options.schema:
        return "--schema stands alone" if options.records or options.shipment or options.template else None
    if (options.shipment is None) == (options.template is None):
        return "certificate RECORD… --shipment FILE, or certificate RECORD… --template OUT.xlsx"
    if options.template and (options.out or options.record_out):
        return "--template writes the workbook alone"
    if options.template and not options.template.lower().endswith(".xlsx"):
        return "--template writes .xlsx"
    if options.out and not options.out.lower().endswith(KINDS):
        return f"-o writes {', '.join(KINDS)}"
    if options.record_out and not options.record_out.lower().endswith(".json"):
        return "--record writes .json"
    return None


def certificate(engine: tegi.Engine, options: argparse.Namespace, language: Language) -> int:
    """Makes a certificate from records and a shipment, and writes it; or writes the workbook to fill in."""
    from tegi import certificate as papers

    if options.schema:
        print(canonical(papers.schema()))
        return ASSESSED
    records = {name: read(name, is_exact=True) for name in options.records}
    if options.template:
        with refusing(options.template):
            form = options.form or "ct-1"
            papers.write_template(options.template, records, language, form, force=options.force)
        return ASSESSED
    given = content(options.shipment)
    with refusing(options.shipment):
        if is_book(given):
            facts, cells = papers.read_book(given, os.path.basename(options.shipment))
            document = papers.issue(records, facts, options.form, cells=cells)
        else:
            document = papers.issue(records, json_of(given, options.shipment), options.form)
    for out in filter(None, (options.out, options.record_out)):
        with refusing(out):
            papers.save(document, out, language, options.force)
    if options.json:
        print(papers.text(document), end="")
    else:
        from tegi.certificate.show import print_certificate

        print_certificate(document, language)
    return ASSESSED


def is_book(given: bytes) -> bool:
    """Whether a file is a workbook, by its content."""
    return given.startswith(b"PK")


def verify(text: str, records: Sequence[str], options: argparse.Namespace, language: Language) -> int:
    """Recomputes a certificate's record from the records given with it, and prints what came of it."""
    from tegi import certificate as papers

    with refusing(options.file):
        found = papers.verify(text, {name: read(name, is_exact=True) for name in records})
    if options.json:
        print(canonical(found))
    else:
        from tegi.certificate.show import print_verification

        print_verification(found, language)
    return ASSESSED if found["holds"] else DOES_NOT_HOLD

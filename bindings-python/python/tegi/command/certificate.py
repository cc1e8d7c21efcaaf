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
from tegi.command.words import HelpWords
from tegi.command.wrong import WrongWords
from tegi.language import Language

# As of `tegi.certificate`, which is not loaded for every verb.
FORMS = ("ct-1", "declaration", "ct-kz", "act")
KINDS = (".docx", ".html", ".xml", ".json")


def add_options(verb: argparse.ArgumentParser, said: HelpWords) -> None:
    """The options of the verb."""
    verb.add_argument("records", nargs="*", metavar="RECORD", help=said("of-goods"))
    verb.add_argument("--shipment", metavar="FILE", help=said("shipment"))
    verb.add_argument("-o", dest="out", metavar="OUT", help=said("certificate-out", kinds=", ".join(KINDS)))
    verb.add_argument("--record", dest="record_out", metavar="OUT", help=said("certificate-record"))
    verb.add_argument(
        "--form",
        choices=FORMS,
        help=said("certificate-form"),
    )
    verb.add_argument("--declaration", action="store_const", const="declaration", dest="form", help=said("declaration"))
    verb.add_argument("--schema", action="store_true", help=said("schema"))
    verb.add_argument("--template", metavar="OUT", help=said("certificate-template"))


def fault_of(options: argparse.Namespace, wrong: WrongWords) -> str | None:
    """Why options do not go together; `None` if they do."""
    if options.schema:
        return wrong("alone", option="--schema") if options.records or options.shipment or options.template else None
    if (options.shipment is None) == (options.template is None):
        names = ("certificate RECORD… --shipment FILE", "certificate RECORD… --template OUT.xlsx")
        return wrong("either", one=names[0], other=names[1])
    if options.template and (options.out or options.record_out):
        return wrong("template-alone")
    if options.template and not options.template.lower().endswith(".xlsx"):
        return wrong("writes", option="--template", kinds=".xlsx")
    if options.out and not options.out.lower().endswith(KINDS):
        return wrong("writes", option="-o", kinds=", ".join(KINDS))
    if options.record_out and not options.record_out.lower().endswith(".json"):
        return wrong("writes", option="--record", kinds=".json")
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
        from tegi.certificate.show import of_certificate
        from tegi.screen import show

        show(of_certificate(document, language))
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
        from tegi.certificate.show import of_verification
        from tegi.screen import show

        show(of_verification(found, language))
    return ASSESSED if found["holds"] else DOES_NOT_HOLD

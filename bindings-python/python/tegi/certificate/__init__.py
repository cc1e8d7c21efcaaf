"""Certificates of origin from records alone: СТ-1, the declaration for small consignments, and sheets of data.

    from tegi import certificate

    document = certificate.issue({"boiler.json": record}, shipment)   # refused with every reason where it must be
    certificate.save(document, "ct1.docx")                            # or .html, .xml; .json is the record itself
    certificate.verify(certificate.text(document), [record])["holds"]

Each record is verified first. What is made says on every page that it is for review and no certificate. `pip install
"tegi[reports]"` installs what writing DOCX and HTML needs, `pip install "tegi[forms]"` what workbooks need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from typing import Any

from tegi import output
from tegi.certificate.book import read_book, write_template
from tegi.certificate.fields import FORMS, schema
from tegi.certificate.docx import docx
from tegi.certificate.html import html
from tegi.certificate.issue import canonical, digest, issue
from tegi.certificate.printed import parts
from tegi.certificate.paper import Checks, Paper, checks, paper
from tegi.certificate.verify import digest_of, is_certificate, needed, verify
from tegi.certificate.xml import xml
from tegi.language import Language

__all__ = [
    "FORMS",
    "KINDS",
    "Checks",
    "Paper",
    "checks",
    "digest",
    "digest_of",
    "docx",
    "html",
    "is_certificate",
    "issue",
    "needed",
    "paper",
    "parts",
    "read_book",
    "save",
    "schema",
    "text",
    "verify",
    "write_template",
    "xml",
]

Document = Mapping[str, Any]


def text(document: Document) -> str:
    """The text of a certificate's record, of which every byte counts."""
    return canonical(document)


def _json(document: Document, language: Language) -> bytes:
    return text(document).encode()


KINDS: dict[str, Callable[[Document, Language], bytes]] = {".docx": docx, ".html": html, ".xml": xml, ".json": _json}


def save(document: Document, path: str | PathLike[str], language: Language = "ru", force: bool = False) -> None:
    """Writes a certificate to a file, whose kind is that of its name.

    Args:
        document: What `issue` gave.
        path: The file.
        language: Of what stands beside the form, and of sheets of data; the form itself is Russian.
        force: Write over a file that is not an earlier one of ours.

    Raises:
        TegiError: A file of that name is not an earlier result of ours.
        ValueError: The name ends in none of ``.docx``, ``.html``, ``.xml`` and ``.json``.
        ImportError: A library of `tegi[reports]` is not installed.
        OSError: The file cannot be written.
    """
    write = KINDS[output.ending(path, KINDS, "a certificate")]
    output.save(path, write(document, language), force)

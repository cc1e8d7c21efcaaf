"""A certificate as a page that prints: A4, on each page the mark that it is for review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tegi.certificate.layout import ITEMS, tops
from tegi.certificate.printed import printed
from tegi.certificate.words import PRINTED, Words
from tegi.language import Language
from tegi.page import page


def html(document: Mapping[str, Any], language: Language = "ru") -> bytes:
    """The certificate as one HTML document without anything outside it. The same document gives the same bytes.

    Raises:
        ImportError: jinja2 is not installed.
    """
    paper, beside, sheets = printed(document, language)
    filled = page(
        "certificate",
        "reports",
        paper=paper,
        beside=beside,
        sheets=sheets,
        said=Words(language),
        printed=PRINTED,
        tops=tops(paper) if paper.form == "ct-1" else (0, 0),
        widths=ITEMS,
    )
    return filled.encode("utf-8")

"""The worksheet as a page that prints: A4."""

from __future__ import annotations

from functools import partial

from tegi.page import page
from tegi.figures import code, figure
from tegi.worksheet.layout import CONDITIONS, COUNTED, MATERIALS, QUESTIONS, WIDTH, asides, cell
from tegi.worksheet.sheet import Worksheet
from tegi.worksheet.words import Words


def html(sheet: Worksheet) -> bytes:
    """The worksheet as one HTML document without anything outside it.

    Raises:
        ImportError: jinja2 is not installed.
    """
    filled = page(
        "worksheet",
        "reports",
        sheet=sheet,
        said=Words(sheet.language),
        counted=COUNTED,
        width=WIDTH,
        widths={"materials": MATERIALS, "conditions": CONDITIONS, "missing": QUESTIONS},
        asides=partial(asides, language=sheet.language),
        cell=partial(cell, language=sheet.language),
        code=code,
        figure=partial(figure, language=sheet.language),
    )
    return filled.encode("utf-8")

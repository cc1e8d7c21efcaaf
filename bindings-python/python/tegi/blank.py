"""Makes workbooks for people to fill in: how all of them look and print."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from tegi.optional import library

# The cells of headings, and of texts.
HEAD: Mapping[str, Any] = {"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True, "valign": "top"}
TEXT: Mapping[str, Any] = {"num_format": "@", "border": 1, "text_wrap": True, "valign": "top"}
A4 = 9


def workbook(content: BytesIO) -> Any:
    """A workbook whose bytes will stand in `content` once it is closed.

    Raises:
        ImportError: xlsxwriter is not installed.
    """
    book = library("xlsxwriter").Workbook(content, {"in_memory": True})
    # No time of making: the same data make the same bytes.
    book.set_properties({"created": datetime.datetime(2025, 10, 6)})
    return book


def page(sheet: Any) -> None:
    """A4 landscape, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)

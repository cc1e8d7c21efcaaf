"""A document for a word processor, before anything stands in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tegi.language import Language
from tegi.optional import library


def a4(title: str, language: Language, day: str, font: str, size: float) -> Any:
    """A document of A4 pages in one type without spacing, of that day, without an author or a time.

    Raises:
        ImportError: python-docx is not installed.
    """
    document = library("docx", "reports").Document()
    shared = library("docx.shared", "reports")
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, shared.Pt(size)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = 0
    normal.paragraph_format.line_spacing = 1.0
    core = document.core_properties
    core.title, core.language = title, language
    core.author = core.comments = core.last_modified_by = ""
    core.created = core.modified = datetime.fromisoformat(day)
    core.revision = 1
    return document

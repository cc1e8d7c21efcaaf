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


def page_margins(document: Any, side: float, edge: float) -> None:
    """Sets the margins of the pages, and how far from the edge their heads and feet stand, in millimetres."""
    shared, section = library("docx.shared", "reports"), document.sections[0]
    for name in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, name, shared.Mm(side))
    section.footer_distance = section.header_distance = shared.Mm(edge)


def whole_row(table: Any, *marks: str) -> Any:
    """Adds a row that no page divides, with further marks of its own such as ``w:tblHeader``."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    for mark in ("w:cantSplit", *marks):
        properties.append(library("docx.oxml", "reports").OxmlElement(mark))
    return row


def numbered(paragraph: Any, word: str, size: float) -> None:
    """Writes ``Page 2 / 3`` as fields, at the right."""
    oxml, qualified = library("docx.oxml", "reports"), library("docx.oxml.ns", "reports").qn
    paragraph.alignment = library("docx.enum.text", "reports").WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{word} ")
    for field, behind in (("PAGE", " / "), ("NUMPAGES", "")):
        for kind in ("begin", "text", "end"):
            run = paragraph.add_run()
            if kind == "text":
                instruction = oxml.OxmlElement("w:instrText")
                instruction.text = field
                run._r.append(instruction)
            else:
                mark = oxml.OxmlElement("w:fldChar")
                mark.set(qualified("w:fldCharType"), kind)
                run._r.append(mark)
        paragraph.add_run(behind)
    for run in paragraph.runs:
        run.font.size = library("docx.shared", "reports").Pt(size)

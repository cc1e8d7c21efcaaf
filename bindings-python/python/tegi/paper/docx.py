"""A report as a document for a word processor: A4, the tables' heads on every page, sources at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from tegi.optional import library
from tegi.paper.sheet import Paper, widths
from tegi.view.document import Entries, Grid, Item, Items, Part, Sources, Verdict
from tegi.words import WORDS
from tegi.worksheet.a4 import a4, numbered, page_margins, whole_row
from tegi.worksheet.archive import without_clock
from tegi.worksheet.words import Words

FONT = "Arial"
SIZE, SMALL, TITLE, HEAD = 9.0, 7.5, 14.0, 10.5
# In millimetres.
MARGIN, EDGE, WIDTH = 15, 7, 180
LABELS = 70
# A space at which no line is broken.
HARD = "\u00a0"
MARKS = {"true": "✓", "false": "✗", "unknown": "?", None: "•"}


def docx(paper: Paper) -> bytes:
    """The report as a DOCX file. The same report gives the same bytes.

    Raises:
        ImportError: python-docx is not installed.
    """
    return _Document(paper).write()


class _Document:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.language = paper.document.language
        self.shared = library("docx.shared", "reports")
        self.sources = Sources()
        self.document = a4(paper.title, self.language, paper.day, FONT, SIZE)

    def write(self) -> bytes:
        """All of it."""
        page_margins(self.document, MARGIN, EDGE)
        numbered(self.document.sections[0].footer.paragraphs[0], Words(self.language)("page"), SMALL)
        self.paragraph(self.paper.title, TITLE, bold=True, after=6)
        for part in self.paper.document.filled():
            self.part(part)
        if known := self.sources.listed():
            self.heading(WORDS[self.language].sources)
            for line in known:
                self.paragraph(line, SMALL)
        content = BytesIO()
        self.document.save(content)
        return without_clock(content.getvalue())

    def part(self, part: Part) -> None:
        """One part."""
        if isinstance(part, Verdict):
            self.paragraph(part.text, HEAD, bold=True, after=3)
            return
        if part.title:
            heading = self.heading(part.title)
            heading.paragraph_format.page_break_before = isinstance(part, Items) and part.is_on_new_page
        if isinstance(part, Entries):
            rows = [(entry.label, entry.text) for entry in part.entries]
            self.table((LABELS, WIDTH - LABELS), rows, style=None)
        elif isinstance(part, Items):
            for item in part.items:
                self.item(item)
        else:
            self.grid(part)

    def item(self, item: Item) -> None:
        """A sentence of a list, and what stands below it."""
        paragraph = self.paragraph(f"{MARKS[item.mark]} {self.sources.marked(item.text, *item.citations)}", after=1)
        paragraph.paragraph_format.left_indent = self.shared.Mm(4)
        paragraph.paragraph_format.first_line_indent = self.shared.Mm(-4)
        for line in item.below:
            below = self.paragraph(line, SMALL, after=1)
            below.paragraph_format.left_indent = self.shared.Mm(8)

    def grid(self, part: Grid) -> None:
        """A table."""
        amounts = {place for place, column in enumerate(part.columns) if column.is_amount}
        heads = [column.title for column in part.columns]
        self.table(widths(part, WIDTH), part.rows, heads, amounts)

    def table(
        self,
        sizes: Sequence[float],
        rows: Iterable[Sequence[str]],
        heads: Sequence[str] = (),
        amounts: Iterable[int] = (),
        style: str | None = "Table Grid",
    ) -> None:
        """A table of fixed widths, whose head stands on every page and whose rows stay whole."""
        table = self.document.add_table(rows=0, cols=len(sizes), style=style)
        table.autofit = False
        for column, size in zip(table.columns, sizes):
            column.width = self.shared.Mm(size)
        right = frozenset(amounts)
        if heads:
            self.row(table, sizes, heads, right, is_head=True)
        for row in rows:
            self.row(table, sizes, row, right)
        self.paragraph("", 4)

    def row(
        self, table: Any, sizes: Sequence[float], cells: Sequence[str], right: frozenset[int], is_head: bool = False
    ) -> None:
        """A row that no page divides."""
        row = whole_row(table, *(["w:tblHeader"] if is_head else []))
        for place, (text, cell, size) in enumerate(zip(cells, row.cells, sizes)):
            cell.width = self.shared.Mm(size)
            paragraph = cell.paragraphs[0]
            for number, line in enumerate(text.split("\n")):
                if number:
                    paragraph.add_run().add_break()
                self.run(paragraph, line, SMALL if number else SIZE - 0.5, is_head)
            if place in right:
                paragraph.alignment = library("docx.enum.text", "reports").WD_ALIGN_PARAGRAPH.RIGHT

    def heading(self, title: str) -> Any:
        """A heading, on the page of what it heads."""
        paragraph = self.paragraph(title, HEAD, bold=True, after=2)
        paragraph.paragraph_format.space_before = self.shared.Pt(7)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def paragraph(self, text: str, size: float = SIZE, bold: bool = False, after: float = 0) -> Any:
        """A paragraph of one kind of type."""
        paragraph = self.document.add_paragraph()
        self.run(paragraph, text, size, bold)
        paragraph.paragraph_format.space_after = self.shared.Pt(after)
        return paragraph

    def run(self, paragraph: Any, text: str, size: float, bold: bool = False) -> None:
        # What the format cannot hold is shown, not dropped.
        run = paragraph.add_run(
            "".join(letter if letter.isprintable() or letter == HARD else "\ufffd" for letter in text)
        )
        run.font.size = self.shared.Pt(size)
        run.font.bold = bold

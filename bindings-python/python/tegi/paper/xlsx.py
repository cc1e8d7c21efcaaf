"""A report as a workbook: its sentences on the first sheet, each table on a sheet of its own, to filter and sort."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from tegi.optional import library
from tegi.paper.sheet import Paper, widths
from tegi.view.document import Entries, Grid, Item, Sources, Verdict
from tegi.words import WORDS

A4 = 9
# Of a page in landscape, in digits of the usual size.
WHOLE = 140
WIDE = 110
LABELS = 40
# Letters that the name of a sheet may not have, and its length.
REFUSED = str.maketrans("", "", "[]:*?/\\'")
LONGEST = 31


def xlsx(paper: Paper) -> bytes:
    """The report as an XLSX file. The same report gives the same bytes.

    Raises:
        ImportError: xlsxwriter is not installed.
    """
    return _Book(paper).write()


class _Book:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.content = BytesIO()
        self.book = library("xlsxwriter", "reports").Workbook(self.content, {"in_memory": True})
        self.book.set_properties({"title": paper.title, "created": datetime.fromisoformat(paper.day)})
        # A text stays one, whatever it begins with, also when it is edited.
        text = {"font_size": 9, "text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True}
        self.text = self.book.add_format(text)
        self.bold = self.book.add_format({**text, "bold": True})
        self.cell = self.book.add_format({**text, "border": 1})
        self.right = self.book.add_format({**text, "border": 1, "align": "right"})
        self.head = self.book.add_format({**text, "border": 1, "bold": True})
        self.title = self.book.add_format({"bold": True, "font_size": 13})
        self.sources = Sources()
        self.names: set[str] = set()

    def write(self) -> bytes:
        """All of it."""
        first = self.sheet(self.paper.title, (LABELS, WIDE))
        first.write_string(0, 0, self.paper.title, self.title)
        row = 2
        for part in self.paper.document.filled():
            if isinstance(part, Verdict):
                row = self.line(first, row, part.text, self.bold)
            elif isinstance(part, Grid):
                self.table(part)
            elif isinstance(part, Entries):
                row = self.line(first, row + 1, part.title, self.bold) if part.title else row
                for entry in part.entries:
                    first.write_string(row, 0, entry.label, self.text)
                    first.write_string(row, 1, entry.text, self.text)
                    row += 1
            else:
                row = self.line(first, row + 1, part.title, self.bold) if part.title else row
                for item in part.items:
                    row = self.line(first, row, "\n".join((self.marked(item), *item.below)), self.text)
        if known := self.sources.listed():
            row = self.line(first, row + 1, WORDS[self.paper.document.language].sources, self.bold)
            for line in known:
                row = self.line(first, row, line, self.text)
        self.book.close()
        return self.content.getvalue()

    def marked(self, item: Item) -> str:
        return self.sources.marked(item.text, *item.citations)

    def line(self, sheet: Any, row: int, text: str, style: Any) -> int:
        """A text over both columns; gives the next row."""
        sheet.merge_range(row, 0, row, 1, "", style)
        # Written by itself: a merged range would take a text for what it looks like.
        sheet.write_string(row, 0, text, style)
        lines = sum(1 + len(part) // (LABELS + WIDE) for part in text.split("\n"))
        sheet.set_row(row, 12 * lines + 1)
        return row + 1

    def table(self, part: Grid) -> None:
        """A table on its own sheet."""
        sheet = self.sheet(part.title or self.paper.title, widths(part, WHOLE))
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(part.columns):
            sheet.write_string(0, place, column.title, self.head)
        for number, row in enumerate(part.rows, 1):
            for place, (text, column) in enumerate(zip(row, part.columns)):
                sheet.write_string(number, place, text, self.right if column.is_amount else self.cell)
        sheet.autofilter(0, 0, len(part.rows), len(part.columns) - 1)

    def sheet(self, name: str, sizes: Any) -> Any:
        """A sheet of A4 in landscape, as wide as the page."""
        plain = name.translate(REFUSED)[:LONGEST].strip() or "1"
        number = 1
        unique = plain
        while unique.casefold() in self.names:
            number += 1
            unique = f"{plain[: LONGEST - 3]} {number}"
        self.names.add(unique.casefold())
        sheet = self.book.add_worksheet(unique)
        for column, size in enumerate(sizes):
            sheet.set_column(column, column, size)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&P / &N")
        return sheet

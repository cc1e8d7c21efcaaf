"""The worksheet as a workbook: the result with its conditions, then the materials as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from tegi.optional import library
from tegi.figures import NUMBER
from tegi.worksheet.layout import COUNTED
from tegi.worksheet.sheet import Remark, Worksheet
from tegi.worksheet.words import Words

# A spreadsheet's numbers hold this many digits.
DIGITS = 15
RESULT = (24, 62, 28, 22, 15)
LAST = len(RESULT) - 1
MATERIALS = (6, 32, 12, 15, 22, 14, 14, 14, 14, 28, 28)
# A row's height by its lines, in points, at a type of nine: a program that opens the file need not measure.
LINE = 12
# A column as wide as this many digits of the usual size holds so many more letters of that type.
FULL = 1.1
A4 = 9
# Points of rows that are still easily read when they are made to fit one page.
ONE_PAGE = 700


def xlsx(sheet: Worksheet) -> bytes:
    """The worksheet as an XLSX file. The same worksheet gives the same bytes.

    Raises:
        ImportError: xlsxwriter is not installed.
    """
    content = BytesIO()
    workbook = library("xlsxwriter", "reports").Workbook(content, {"in_memory": True})
    said = Words(sheet.language)
    workbook.set_properties({"title": said("title"), "created": datetime.fromisoformat(sheet.on)})
    styles = _Styles(workbook)
    _Result(workbook.add_worksheet(said("conditions")), sheet, said, styles).write()
    _Materials(workbook.add_worksheet(said("materials")), sheet, said, styles).write()
    workbook.close()
    return content.getvalue()


class _Styles:
    def __init__(self, workbook: Any) -> None:
        wrapped = {"font_size": 9, "text_wrap": True, "valign": "top"}
        # A text stays one, whatever it begins with, also when it is edited.
        text = {**wrapped, "num_format": "@", "quote_prefix": True}
        self.text = workbook.add_format(text)
        self.bold = workbook.add_format({**text, "bold": True})
        self.cell = workbook.add_format({**text, "border": 1})
        self.head = workbook.add_format({**text, "border": 1, "bold": True})
        self.title = workbook.add_format({"bold": True, "font_size": 13})
        self._workbook = workbook
        self._numbers: dict[tuple[int, bool], Any] = {}

    def number(self, decimals: int, bold: bool) -> Any:
        """A number with as many decimals as its text has."""
        if (decimals, bold) not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            style = {"font_size": 9, "valign": "top", "border": 1, "num_format": pattern, "bold": bold}
            self._numbers[decimals, bold] = self._workbook.add_format(style)
        return self._numbers[decimals, bold]


class _Page:
    def __init__(self, page: Any, sheet: Worksheet, said: Words, styles: _Styles) -> None:
        self.page = page
        self.sheet = sheet
        self.said = said
        self.styles = styles
        self.row = 0
        self.widths: Sequence[int] = ()
        self.height = 0

    def setup(self, widths: Sequence[int]) -> None:
        """A4 landscape, as wide as the page, numbered."""
        self.widths = widths
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)
        self.page.set_landscape()
        self.page.set_paper(A4)
        self.page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer("&R&P / &N")

    def line(self, cells: Iterable[str | None], style: Any) -> None:
        """A row of texts."""
        texts = list(cells)
        for column, cell in enumerate(texts):
            if cell is not None:
                self.page.write_string(self.row, column, cell, style)
        self.high(texts, self.widths)

    def high(self, texts: Sequence[str | None], widths: Sequence[int]) -> None:
        """Ends a row, as high as its longest text needs."""
        lines = max(
            sum(ceil(len(part) / (width * FULL)) or 1 for part in (text or "").split("\n"))
            for text, width in zip(texts, widths)
        )
        self.page.set_row(self.row, LINE * lines + 1)
        self.height += LINE * lines + 1
        self.row += 1

    def amount(self, column: int, value: str | None, bold: bool = False) -> None:
        """A number where a spreadsheet holds it exactly; else the text of it."""
        found = NUMBER.fullmatch(value or "")
        if found and len((found[2] + (found[3] or "")).lstrip("0")) <= DIGITS:
            style = self.styles.number(len(found[3] or ""), bold)
            self.page.write_number(self.row, column, float(found[0]), style)
        else:
            self.page.write_string(self.row, column, value or "", self.styles.head if bold else self.styles.cell)


class _Result(_Page):
    def write(self) -> None:
        """What was assessed, the verdict, and all that it rests on but the bill."""
        sheet, said, styles = self.sheet, self.said, self.styles
        self.setup(RESULT)
        self.page.write_string(0, 0, said("title"), styles.title)
        self.row = 2
        for entry in sheet.about:
            self.wide(entry.label, entry.text)
        self.row += 1
        self.wide(said("verdict"), sheet.verdict, styles.bold)
        self.row += 1
        for cost in sheet.costs:
            self.page.write_string(self.row, 0, cost.label, styles.cell)
            self.amount(1, cost.value)
            self.high([cost.label], self.widths)
        self.remarks(said("formula"), sheet.share)
        self.conditions()
        readings = [
            Remark(f"{one.question} ({one.status}) {'; '.join(one.options)}.", one.citation) for one in sheet.readings
        ]
        self.remarks(said("readings"), readings)
        questions = [Remark(f"{one.text} → {one.paper}" if one.paper else one.text, "") for one in sheet.questions]
        self.remarks(said("missing"), questions)
        self.remarks(said("rests_on"), sheet.rests_on)
        self.remarks(said("outside"), sheet.outside)
        self.remarks(said("signatures"), sheet.signatures)
        self.remarks(said("warnings"), sheet.warnings)
        self.row += 1
        for entry in sheet.receipt:
            self.wide(entry.label, entry.text)
        for who in ("prepared", "checked"):
            self.row += 1
            self.line([said(who), "_" * 50, "_" * 20], styles.text)
            self.line([None, said("signature"), said("date")], styles.text)
        if self.height < ONE_PAGE:
            self.page.fit_to_pages(1, 1)

    def conditions(self) -> None:
        """Every test."""
        if not self.sheet.conditions:
            return
        self.row += 1
        self.line([self.said(head) for head in ("outcome", "test", "measured", "limit", "headroom")], self.styles.head)
        for one in self.sheet.conditions:
            text = f"{one.text}\n[{one.citation}]" if one.citation else one.text
            outcome = self.said.outcome(one.outcome)
            self.line([outcome, text, one.measured, one.limit, one.headroom], self.styles.cell)

    def wide(self, label: str, text: str, style: Any = None) -> None:
        """A text over all columns but the first, which names it."""
        self.page.write_string(self.row, 0, label, style or self.styles.text)
        self.page.merge_range(self.row, 1, self.row, LAST, "", style or self.styles.text)
        # Written by itself: a merged range would take a text for what it looks like.
        self.page.write_string(self.row, 1, text, style or self.styles.text)
        self.high([label, text], [RESULT[0], sum(RESULT[1:])])

    def remarks(self, title: str, remarks: Sequence[Remark]) -> None:
        """A heading and its sentences, each with its provision; nothing where there are none."""
        if not remarks:
            return
        self.row += 1
        self.line([title], self.styles.bold)
        for one in remarks:
            self.wide("", f"{one.text} [{one.citation}]" if one.citation else one.text)


class _Materials(_Page):
    def write(self) -> None:
        """The bill: a table to filter and to work on."""
        sheet, said, styles = self.sheet, self.said, self.styles
        self.setup(MATERIALS)
        self.page.repeat_rows(0)
        self.page.freeze_panes(1, 2)
        counted = [name for _, name in COUNTED]
        heads = ["number", "name", "code", "country", "stated", "value", *counted, "why", "paper"]
        self.line([said(head) for head in heads], styles.head)
        for line in sheet.lines:
            name = "    " * line.depth + line.name
            texts = [line.number, name, line.code, line.country, line.stated, *[None] * 4, line.why, line.paper]
            self.amount(5, line.value)
            for column, (truth, _) in enumerate(COUNTED, 6):
                self.amount(column, line.counted(truth))
            self.line(texts, styles.cell)
        if sheet.lines:
            self.page.autofilter(0, 0, self.row - 1, len(heads) - 1)
            for column in range(len(heads)):
                self.page.write_blank(self.row, column, None, styles.head)
            self.page.write_string(self.row, 1, said("total"), styles.head)
            for column, (truth, _) in enumerate(COUNTED, 6):
                self.amount(column, sheet.totals[truth], bold=True)

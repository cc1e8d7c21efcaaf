"""The worksheet as a document for a word processor: A4, the tables' heads on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from tegi.optional import library
from tegi.pairs import paired
from tegi.worksheet.a4 import a4, numbered, page_margins, whole_row
from tegi.worksheet.archive import without_clock
from tegi.figures import code, figure
from tegi.worksheet.layout import CONDITIONS, COUNTED, MATERIALS, QUESTIONS, WIDTH, asides, cell
from tegi.worksheet.sheet import Remark, Worksheet
from tegi.worksheet.words import Words

FONT = "Arial"
SIZE, SMALL, TITLE = 7.5, 6.5, 12.5
MARGIN, EDGE = 11, 5
# In millimetres, over the width of the page.
ABOUT = (34, 154)
COSTS = (60, 30)
SIGNATURES = (20, 52, 17, 10, 20, 52, 17)


@dataclass(frozen=True)
class Cell:
    """A text in a table, and how it stands there."""

    text: str = ""
    size: float = SIZE
    bold: bool = False
    right: bool = False
    indent: float = 0
    asides: tuple[str, ...] = ()
    """Small lines below it."""


def docx(sheet: Worksheet) -> bytes:
    """The worksheet as a DOCX file. The same worksheet gives the same bytes.

    Raises:
        ImportError: python-docx is not installed.
    """
    return _Document(sheet).write()


class _Document:
    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.said = Words(sheet.language)
        self.oxml = library("docx.oxml", "reports")
        self.shared = library("docx.shared", "reports")
        self.document = a4(self.said("title"), sheet.language, sheet.on, FONT, SIZE)

    def write(self) -> bytes:
        """All of it."""
        said, sheet = self.said, self.sheet
        self.page()
        self.paragraph(said("title"), size=TITLE, bold=True, after=3)
        self.table(ABOUT, [[Cell(entry.label), Cell(entry.text, bold=True)] for entry in sheet.about], plain=True)
        self.paragraph("", size=4)
        verdict = self.table((WIDTH,), [[Cell(f"{said('verdict')}. {sheet.verdict}", 9, bold=True)]])
        self.frame(verdict)
        self.materials()
        costs = [[Cell(cost.label), Cell(figure(cost.value, sheet.language), right=True)] for cost in sheet.costs]
        self.paragraph("", size=4)
        self.table(COSTS, costs)
        self.remarks(said("formula"), sheet.share)
        self.conditions()
        self.readings()
        wanted = [[Cell(one.text), Cell(one.paper)] for one in sheet.questions]
        self.table(QUESTIONS, wanted, [said("question"), said("proving")], title=said("missing"))
        self.remarks(said("rests_on"), sheet.rests_on)
        self.remarks(said("outside"), sheet.outside)
        self.remarks(said("signatures"), sheet.signatures)
        self.remarks(said("warnings"), sheet.warnings)
        self.paragraph("", size=4)
        for entry in sheet.receipt:
            self.paragraph(f"{entry.label}: {entry.text}", size=SMALL)
        self.signatures()
        content = BytesIO()
        self.document.save(content)
        return without_clock(content.getvalue())

    def page(self) -> None:
        """The margins and the number of the page."""
        page_margins(self.document, MARGIN, EDGE)
        numbered(self.document.sections[0].footer.paragraphs[0], self.said("page"), SMALL)

    def materials(self) -> None:
        """The bill."""
        said, sheet = self.said, self.sheet
        if not sheet.lines:
            return
        heads = ["number", "name", "code", "country", *(name for _, name in COUNTED), "why", "paper"]
        rows = []
        for line in sheet.lines:
            name = Cell(line.name, indent=3 * line.depth, asides=tuple(asides(line, sheet.language)))
            counted = [Cell(cell(line.counted(truth), sheet.language), right=True) for truth, _ in COUNTED]
            small = [Cell(line.why, SMALL), Cell(line.paper, SMALL)]
            rows.append([Cell(line.number), name, Cell(code(line.code)), Cell(line.country), *counted, *small])
        totals = [Cell(figure(sheet.totals[truth], sheet.language), bold=True, right=True) for truth, _ in COUNTED]
        rows.append([Cell(said("total"), bold=True), *[Cell()] * 3, *totals, *[Cell()] * 2])
        table = self.table(MATERIALS, rows, [said(head) for head in heads], title=said("materials"))
        cells = table.rows[-1].cells
        cells[0].merge(cells[3])
        for empty in cells[0].paragraphs[1:]:
            empty._p.getparent().remove(empty._p)

    def conditions(self) -> None:
        """Every test."""
        said = self.said
        heads = [said(head) for head in ("test", "measured", "limit", "headroom", "outcome")]
        rows = [
            [
                Cell(one.text, asides=(one.citation,)),
                Cell(one.measured),
                Cell(one.limit),
                Cell(one.headroom, right=True),
                Cell(said.outcome(one.outcome)),
            ]
            for one in self.sheet.conditions
        ]
        self.table(CONDITIONS, rows, heads, title=said("conditions"))

    def readings(self) -> None:
        """The unclear provisions."""
        said = [
            Remark(f"{one.question} ({one.status}) {'; '.join(one.options)}.", one.citation)
            for one in self.sheet.readings
        ]
        self.remarks(self.said("readings"), said)

    def remarks(self, title: str, remarks: Sequence[Remark]) -> None:
        """A heading and its sentences; nothing where there are none."""
        if not remarks:
            return
        self.heading(title)
        for one in remarks:
            paragraph = self.paragraph(f"• {one.text}")
            paragraph.paragraph_format.left_indent = self.shared.Mm(2.5)
            paragraph.paragraph_format.first_line_indent = self.shared.Mm(-2.5)
            if one.citation:
                paragraph.add_run(f" [{one.citation}]").font.size = self.shared.Pt(SMALL)

    def signatures(self) -> None:
        """Lines for two hands; no names."""
        said = self.said
        self.paragraph("", size=16)
        below = [Cell(), Cell(said("signature"), SMALL), Cell(said("date"), SMALL)]
        above = [Cell(said("prepared")), *[Cell()] * 3, Cell(said("checked")), *[Cell()] * 2]
        rows = [above, [*below, Cell(), *below]]
        table = self.table(SIGNATURES, rows, plain=True)
        for place in (1, 2, 5, 6):
            cell = table.cell(0, place)._tc.get_or_add_tcPr()
            cell.append(self.borders("w:tcBorders", ("bottom",)))
        for paragraph in (paragraph for cell in table.rows[0].cells for paragraph in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True

    def heading(self, title: str) -> None:
        """A heading, on the page of what it heads."""
        paragraph = self.paragraph(title, size=8.5, bold=True, after=1)
        paragraph.paragraph_format.space_before = self.shared.Pt(4)
        paragraph.paragraph_format.keep_with_next = True

    def paragraph(self, text: str, size: float = SIZE, bold: bool = False, after: float = 0) -> Any:
        """A paragraph of one kind of type."""
        paragraph = self.document.add_paragraph()
        self.run(paragraph, text, size, bold)
        paragraph.paragraph_format.space_after = self.shared.Pt(after)
        return paragraph

    def run(self, paragraph: Any, text: str, size: float = SIZE, bold: bool = False) -> None:
        run = paragraph.add_run(text)
        run.font.size = self.shared.Pt(size)
        run.font.bold = bold

    def table(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[Cell]],
        heads: Sequence[str] = (),
        title: str = "",
        plain: bool = False,
    ) -> Any:
        """A table of fixed widths; nothing where there are no rows. Rows stay whole, heads stand on every page."""
        if not rows:
            return None
        if title:
            self.heading(title)
        table = self.document.add_table(rows=0, cols=len(widths), style=None if plain else "Table Grid")
        table.autofit = False
        self.margins(table)
        for column, width in paired(table.columns, widths):
            column.width = self.shared.Mm(width)
        if heads:
            # A column's heading stands as its figures do.
            titles = [Cell(head, SMALL, bold=True, right=one.right) for head, one in paired(heads, rows[0])]
            self.row(table, widths, titles, "w:tblHeader")
        for row in rows:
            self.row(table, widths, row)
        return table

    def row(self, table: Any, widths: Sequence[float], cells: Iterable[Cell], *marks: str) -> None:
        """A row that no page divides."""
        row = whole_row(table, *marks)
        for one, cell, width in paired(cells, row.cells, widths):
            cell.width = self.shared.Mm(width)
            paragraph = cell.paragraphs[0]
            self.run(paragraph, one.text, one.size, one.bold)
            if one.right:
                paragraph.alignment = self.enum("WD_ALIGN_PARAGRAPH").RIGHT
            if one.indent:
                paragraph.paragraph_format.left_indent = self.shared.Mm(one.indent)
            for aside in filter(None, one.asides):
                paragraph.add_run().add_break()
                self.run(paragraph, aside, SMALL)

    def margins(self, table: Any) -> None:
        """Narrow margins at the sides of cells, in twentieths of a point."""
        margins = self.oxml.OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            margin = self.oxml.OxmlElement(f"w:{side}")
            margin.set(self.qualified("w:w"), "45")
            margin.set(self.qualified("w:type"), "dxa")
            margins.append(margin)
        table._tbl.tblPr.insert_element_before(margins, "w:tblLook")

    def frame(self, table: Any) -> None:
        """A stronger frame."""
        borders = self.borders("w:tblBorders", ("top", "left", "bottom", "right"), 8)
        table._tbl.tblPr.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")

    def borders(self, name: str, sides: Iterable[str], width: int = 4) -> Any:
        """Lines at some sides, their width in eighths of a point."""
        borders = self.oxml.OxmlElement(name)
        for side in sides:
            line = self.oxml.OxmlElement(f"w:{side}")
            for attribute, value in (("val", "single"), ("sz", str(width)), ("color", "000000")):
                line.set(self.qualified(f"w:{attribute}"), value)
            borders.append(line)
        return borders

    def enum(self, name: str) -> Any:
        """A list of constants of the library's."""
        return getattr(library("docx.enum.text", "reports"), name)

    def qualified(self, name: str) -> str:
        """A name with its namespace."""
        qualified: str = library("docx.oxml.ns", "reports").qn(name)
        return qualified

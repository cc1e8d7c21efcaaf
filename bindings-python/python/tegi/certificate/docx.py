"""A certificate as a document for a word processor: A4, on each page the mark that it is for review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from tegi.certificate.layout import CLOSING, HALF, HEADS, ITEMS, MARGIN, Sheet, of_sheets, tops
from tegi.certificate.paper import Box, Checks, Paper
from tegi.certificate.printed import printed
from tegi.certificate.words import PRINTED, Words
from tegi.language import Language
from tegi.optional import library
from tegi.worksheet.a4 import a4, whole_row
from tegi.worksheet.archive import without_clock

FONT = "Arial"
SIZE, SMALL, TITLE = 9.0, 6.5, 11.0
# In millimetres.
TOP, HEADER = 16.0, 6.0
ENTRIES = (60.0, 130.0)
CHECKS = (8.0, 40.0, 52.0, 27.0, 18.0, 23.0, 22.0)
SIGNED = (30.0, 60.0)


@dataclass(frozen=True)
class Piece:
    """A paragraph of one kind of type."""

    text: str
    size: float = SIZE
    bold: bool = False
    centre: bool = False


def docx(document: Mapping[str, Any], language: Language = "ru") -> bytes:
    """The certificate as a DOCX file. The same document gives the same bytes.

    Raises:
        ImportError: python-docx is not installed.
    """
    return _Document(*printed(document, language)).write()


class _Document:
    def __init__(self, paper: Paper, beside: Checks, sheets: Sequence[Sheet]) -> None:
        self.paper = paper
        self.beside = beside
        self.sheets = sheets
        self.said = Words(beside.language)
        self.oxml = library("docx.oxml", "reports")
        self.shared = library("docx.shared", "reports")
        self.align = library("docx.enum.text", "reports").WD_ALIGN_PARAGRAPH
        self.document = a4(f"{paper.title}. {paper.mark}", beside.language, paper.day, FONT, SIZE)

    def write(self) -> bytes:
        """All of it."""
        self.page()
        if self.paper.form == "ct-1":
            for sheet in self.sheets:
                self.sheet(sheet)
        elif self.paper.form == "declaration":
            self.declaration()
        else:
            self.entries()
        self.checks()
        content = BytesIO()
        self.document.save(content)
        return without_clock(content.getvalue())

    def page(self) -> None:
        """The margins, and the mark above each page."""
        millimetres = self.shared.Mm
        section = self.document.sections[0]
        section.left_margin = section.right_margin = section.bottom_margin = millimetres(MARGIN)
        section.top_margin, section.header_distance = millimetres(TOP), millimetres(HEADER)
        section.footer_distance = millimetres(4)
        self.put(section.header.paragraphs[0], Piece(self.paper.mark, TITLE, bold=True, centre=True))

    def sheet(self, sheet: Sheet) -> None:
        """A sheet of СТ-1: boxes 1 to 5 or the title of an additional sheet, lines of goods, boxes 12 and 13."""
        of = of_sheets(self.sheets)
        if sheet.is_first:
            self.boxes(len(self.sheets) > 1)
        else:
            self.gap(is_new_page=True)
            number = self.paper.boxes[3].text.split("\n")[0]
            table = self.table(HALF)
            about = [Piece(number, SIZE, bold=True), Piece(PRINTED["sheet"].format(number=sheet.number, of=of))]
            title = [Piece(one, SIZE, bold=True) for one in PRINTED["additional"].split("\n")]
            self.row(table, HALF, [title, about], 20)
        self.gap()
        self.items(sheet)
        self.gap()
        self.closing()

    def boxes(self, is_continued: bool) -> None:
        """Boxes 1 to 5."""
        party, route = tops(self.paper)
        one, two, three, four, five = self.paper.boxes
        number, *title = four.text.split("\n")
        fourth = [Piece("4.", SMALL), Piece(number, SIZE, bold=True), Piece("", SIZE)]
        fourth += [Piece(part, TITLE, bold=True, centre=True) for part in title[:3]]
        fourth += [Piece("", SIZE), *(Piece(part) for part in title[3:])]
        fifth = self.box(five)
        if is_continued:
            fifth.append(Piece(PRINTED["continued"].format(of=of_sheets(self.sheets)), 8))
        table = self.table(HALF)
        first = self.row(table, HALF, [self.box(one), fourth], party)
        second = self.row(table, HALF, [self.box(two), []], party)
        merged = first.cells[1].merge(second.cells[1])
        for empty in merged.paragraphs[len(fourth) :]:
            empty._p.getparent().remove(empty._p)
        self.row(table, HALF, [self.box(three), fifth], route)

    def box(self, box: Box) -> list[Piece]:
        """A box: its number and heading, then what stands in it."""
        return [Piece(f"{box.number}. {box.title}", SMALL), *(Piece(part) for part in box.text.split("\n") if part)]

    def items(self, sheet: Sheet) -> None:
        """Boxes 6 to 11; what is left of the sheet is blank, within the frame."""
        table = self.table(ITEMS)
        heads = [[Piece(f"{head.number}. {head.title}", SMALL)] for head in self.paper.heads]
        self.row(table, ITEMS, heads, HEADS - 2)
        for item in sheet.items:
            cells = [[Piece(part) for part in cell.split("\n")] for cell in item.cells()]
            self.row(table, ITEMS, cells, 0)
        self.row(table, ITEMS, [[Piece("", 4)] for _ in ITEMS], sheet.blank)

    def closing(self) -> None:
        """Boxes 12 and 13, with lines for signature, date and stamp; no names."""
        cells = []
        for box in filter(None, (self.paper.certification, self.paper.declaration)):
            cells.append([Piece(f"{box.number}. {box.title}", SMALL), *(Piece(one, 8) for one in box.text.split("\n"))])
        table = self.table(HALF)
        row = self.row(table, HALF, cells, CLOSING - 10)
        self.row(table, HALF, [[Piece("", 6)], [Piece("", 6)]], 0)
        signed = table.rows[-1]
        for cell in signed.cells:
            line = cell.paragraphs[0]
            self.tabs(line, "________________\t________________\t________________", 7)
            self.tabs(cell.add_paragraph(), f"{PRINTED['signature']}\t{PRINTED['date']}\t{PRINTED['stamp']}", SMALL)
        for upper, lower in zip(row.cells, signed.cells):
            self.without_line(upper, "bottom")
            self.without_line(lower, "top")

    def tabs(self, paragraph: Any, text: str, size: float) -> None:
        """Three texts side by side."""
        for place in SIGNED:
            paragraph.paragraph_format.tab_stops.add_tab_stop(self.shared.Mm(place))
        self.run(paragraph, text, size)

    def declaration(self) -> None:
        """The declaration's text, its place for a signature, and the goods that it is about."""
        self.paragraph(Piece(self.paper.title, 13, bold=True, centre=True), after=10)
        self.paragraph(Piece(self.paper.text, 11), after=24)
        self.paragraph(Piece("_" * 50, 11))
        self.paragraph(Piece(PRINTED["signed"], 9), after=16)
        table = self.table(ITEMS)
        heads = [[Piece(head.title, SMALL, bold=True)] for head in self.paper.heads]
        self.row(table, ITEMS, heads, 0, "w:tblHeader")
        for item in self.paper.items:
            self.row(table, ITEMS, [[Piece(part) for part in cell.split("\n")] for cell in item.cells()], 0)

    def entries(self) -> None:
        """The fields of a sheet of data; what is not known is said."""
        self.paragraph(Piece(self.paper.title, 13, bold=True), after=8)
        table = self.table(ENTRIES)
        heads = [[Piece(self.said(one), SMALL, bold=True)] for one in ("field", "known")]
        self.row(table, ENTRIES, heads, 0, "w:tblHeader")
        for entry in self.paper.entries:
            text = entry.text or self.said("unknown")
            self.row(table, ENTRIES, [[Piece(entry.label)], [Piece(one) for one in text.split("\n")]], 0)

    def checks(self) -> None:
        """What stands beside the form, on a page of its own."""
        if self.paper.form in ("ct-1", "declaration"):
            self.gap(is_new_page=True)
        else:
            self.paragraph(Piece("", 10))
        self.paragraph(Piece(self.beside.title, 11, bold=True), after=4)
        table = self.table(CHECKS)
        names = ("number", "name", "digest", "edition", "on", "rule", "quantity")
        self.row(
            table, CHECKS, [[Piece(self.said(f"head-{one}"), SMALL, bold=True)] for one in names], 0, "w:tblHeader"
        )
        for line in self.beside.lines:
            self.row(table, CHECKS, [[Piece(cell, 7)] for cell in line], 0)
        self.paragraph(Piece(f"{self.said('certificate-digest')}: {self.beside.digest}", 7), after=4)
        self.paragraph(Piece(self.said("notes"), SIZE, bold=True), after=1)
        for note in self.beside.notes:
            self.paragraph(Piece(f"• {note}", 8), after=1)

    def paragraph(self, piece: Piece, after: float = 0) -> Any:
        """A paragraph of the page."""
        paragraph = self.document.add_paragraph()
        self.put(paragraph, piece)
        paragraph.paragraph_format.space_after = self.shared.Pt(after)
        return paragraph

    def gap(self, is_new_page: bool = False) -> None:
        """Almost nothing: two tables that touch would be one."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.line_spacing = self.shared.Pt(1)
        paragraph.paragraph_format.page_break_before = is_new_page
        self.run(paragraph, "", 1)

    def put(self, paragraph: Any, piece: Piece) -> None:
        """A text into a paragraph."""
        self.run(paragraph, piece.text, piece.size, piece.bold)
        if piece.centre:
            paragraph.alignment = self.align.CENTER

    def run(self, paragraph: Any, text: str, size: float, bold: bool = False) -> None:
        run = paragraph.add_run(text)
        run.font.size = self.shared.Pt(size)
        run.font.bold = bold

    def table(self, widths: Sequence[float]) -> Any:
        """A table of fixed widths."""
        table = self.document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        margins = self.oxml.OxmlElement("w:tblCellMar")
        for side, size in (("top", "20"), ("left", "60"), ("bottom", "20"), ("right", "60")):
            margin = self.oxml.OxmlElement(f"w:{side}")
            margin.set(self.qualified("w:w"), size)
            margin.set(self.qualified("w:type"), "dxa")
            margins.append(margin)
        table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
        for column, width in zip(table.columns, widths):
            column.width = self.shared.Mm(width)
        return table

    def row(
        self, table: Any, widths: Sequence[float], cells: Iterable[Sequence[Piece]], height: float, *marks: str
    ) -> Any:
        """A row that no page divides, at least so many millimetres high."""
        row = whole_row(table, *marks)
        if height > 0:
            row.height = self.shared.Mm(height)
        for pieces, cell, width in zip(cells, row.cells, widths):
            cell.width = self.shared.Mm(width)
            for place, piece in enumerate(pieces):
                self.put(cell.paragraphs[0] if not place else cell.add_paragraph(), piece)
        return row

    def without_line(self, cell: Any, side: str) -> None:
        """A cell without its line at one side."""
        borders = self.oxml.OxmlElement("w:tcBorders")
        line = self.oxml.OxmlElement(f"w:{side}")
        line.set(self.qualified("w:val"), "nil")
        borders.append(line)
        cell._tc.get_or_add_tcPr().append(borders)

    def qualified(self, name: str) -> str:
        """A name with its namespace."""
        qualified: str = library("docx.oxml.ns", "reports").qn(name)
        return qualified

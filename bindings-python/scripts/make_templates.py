"""Makes python/tegi/templates/contract-*.xlsx and goods-*.xlsx from the columns that the package reads.

python bindings-python/scripts/make_templates.py [--check]
"""

import datetime
import io
import sys
import zipfile
from itertools import product
from pathlib import Path
from typing import Any

import xlsxwriter
from tegi.batch.columns import GOODS as BATCH_GOODS
from tegi.batch.columns import GOODS_COLUMNS as BATCH_GOODS_COLUMNS
from tegi.batch.columns import MATERIALS, MATERIALS_COLUMNS
from tegi.workbook.columns import (
    CHOICES,
    CONTRACT_COLUMNS,
    CONTRACTS,
    DOCUMENT,
    DOCUMENT_LINES,
    GOODS,
    GOODS_COLUMNS,
    Column,
    Name,
)
from tegi.words import LANGUAGES

TEMPLATES = Path(__file__).parents[1] / "python/tegi/templates"
# The lines that a template prepares.
LINES = 1000

# What is said beside a cell of each kind.
HINTS = {
    "text": Name("мәтін", "текст", "text"),
    "bin": Name("12 цифр", "12 цифр", "12 digits"),
    "number": Name("сан: 1234,50", "число: 1234,50", "a number: 1234.50"),
    "percent": Name("0–100 %; % белгісімен: 60 %", "0–100 %, со знаком: 60 %", "0–100 %, with the sign: 60 %"),
    "day": Name("күн: 01.03.2026", "дата: 01.03.2026", "a day: 01.03.2026"),
    "flag": Name("иә / жоқ", "да / нет", "yes / no"),
    "names": Name("атаулар, арасында «;»", "названия через «;»", "names, parted by “;”"),
}
REQUIRED = Name("* міндетті", "* обязательно", "* required")


def contract(book: Any, language: str) -> None:
    """The sheets of a contract."""
    document(book, language)
    table(book, CONTRACTS, CONTRACT_COLUMNS, language)
    table(book, GOODS, GOODS_COLUMNS, language)


def goods(book: Any, language: str) -> None:
    """The sheets of a batch of goods."""
    table(book, BATCH_GOODS, BATCH_GOODS_COLUMNS, language)
    table(book, MATERIALS, MATERIALS_COLUMNS, language)


TEMPLATES_OF = {"contract": contract, "goods": goods}


def template(sheets: Any, language: str) -> bytes:
    """An empty workbook in one language."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # No time of making: the same columns make the same bytes.
    book.set_properties({"created": datetime.datetime(2025, 10, 6)})
    sheets(book, language)
    book.close()
    return content.getvalue()


def document(book: Any, language: str) -> None:
    """The sheet of names and values."""
    sheet = book.add_worksheet(getattr(DOCUMENT, language))
    name, note = book.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1}), book.add_format({"italic": True})
    page(sheet)
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 2, 40)
    for row, line in enumerate(DOCUMENT_LINES):
        sheet.write_string(row, 0, heading(line, language), name)
        sheet.write_blank(row, 1, None, book.add_format({**style(line), "border": 1}))
        sheet.write_string(row, 2, hint(line, language), note)
        offer(sheet, (row, 1, row, 1), line, language)
    sheet.write_string(len(DOCUMENT_LINES) - 1, 1, "kz-procurement", book.add_format({"border": 1, "num_format": "@"}))


def table(book: Any, name: Name, columns: tuple[Column, ...], language: str) -> None:
    """A sheet with a heading for each column."""
    sheet = book.add_worksheet(getattr(name, language))
    top = book.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True, "valign": "top"})
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 0)
    page(sheet)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 18, book.add_format(style(column)))
        sheet.write_string(0, place, heading(column, language), top)
        offer(sheet, (1, place, LINES, place), column, language)


def page(sheet: Any) -> None:
    """A4 landscape, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def heading(column: Column, language: str) -> str:
    """The heading, marked where it is required."""
    return getattr(column, language) + (" *" if column.is_required else "")


def hint(column: Column, language: str) -> str:
    """What may stand in the cell."""
    said = HINTS.get(column.kind)
    words = getattr(said, language) if said else " / ".join(choices(column, language))
    return f"{words}; {getattr(REQUIRED, language)}" if column.is_required else words


def choices(column: Column, language: str) -> list[str]:
    """What the cell may say."""
    return [getattr(name, language) for name in CHOICES.get(column.kind, {}).values()]


def style(column: Column) -> dict[str, str]:
    """Codes are text, so that no zero is lost and no number of a contract becomes a date."""
    return {"num_format": {"text": "@", "bin": "@", "day": "dd.mm.yyyy"}.get(column.kind, "General")}


def offer(sheet: Any, cells: tuple[int, int, int, int], column: Column, language: str) -> None:
    """A list to choose from, or what is expected, said when the cell is entered."""
    offered = choices(column, language)
    rule: dict[str, Any] = {"validate": "list", "source": offered} if offered else {"validate": "any"}
    rule |= {"input_title": getattr(column, language)[:32], "input_message": hint(column, language)[:255]}
    sheet.data_validation(*cells, {**rule, "error_type": "warning"})


def main() -> None:
    """Writes the templates, or with --check compares them."""
    for (name, sheets), language in product(TEMPLATES_OF.items(), LANGUAGES):
        file = TEMPLATES / f"{name}-{language}.xlsx"
        if "--check" not in sys.argv:
            file.write_bytes(template(sheets, language))
        elif parts(file.read_bytes()) != parts(template(sheets, language)):
            sys.exit(f"{file} is not what the columns give; run this script")


def parts(workbook: bytes) -> dict[str, bytes]:
    """What is in a workbook; how it is compressed differs between machines."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    main()

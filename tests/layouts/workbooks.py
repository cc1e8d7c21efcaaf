"""Writes the workbooks of the random bills that `cargo xtask layouts-to` made: `python workbooks.py FOLDER`."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter


def write(path: Path, sheets: list[dict[str, Any]]) -> None:
    """Writes a workbook with its formats, formulas and merged ranges, as a spreadsheet would."""
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "dd.mm.yyyy"})
        for sheet in sheets:
            page = book.add_worksheet(sheet["sheet"])
            for merged in sheet["merged"]:
                page.merge_range(merged, "")
            # After the ranges: their first cells are written once more, with what they hold.
            for row, cells in enumerate(sheet["rows"]):
                for column, cell in enumerate(cells):
                    put(book, page, (row, column), cell, days)


def put(book: Any, page: Any, at: tuple[int, int], cell: Any, days: Any) -> None:
    """Writes a cell."""
    if cell is None:
        return
    if isinstance(cell, str):
        page.write_string(*at, cell)
    elif "formula" in cell:
        page.write_formula(*at, cell["formula"], None, cell.get("text", cell.get("n")))
    elif "d" in cell:
        page.write_datetime(*at, date.fromisoformat(cell["d"]), days)
    else:
        style = book.add_format({"num_format": cell["f"]}) if "f" in cell else None
        page.write_number(*at, float(cell["n"]), style)


def main(folder: Path) -> None:
    """Writes a workbook for each case that has sheets."""
    for file in folder.glob("*.json"):
        if sheets := json.loads(file.read_text(encoding="utf-8"))["sheets"]:
            write(file.with_suffix(".xlsx"), sheets)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

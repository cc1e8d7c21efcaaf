"""Writes a new rulebook for its author to fill in: a workbook, or a folder with `act.toml` and CSV files."""

from __future__ import annotations

import csv
import io
import json
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from tegi import blank, output
from tegi.errors import TegiError
from tegi.language import LANGUAGES, Language
from tegi.rulebook import example
from tegi.rulebook.draft import YES
from tegi.rulebook_faults import fault
from tegi.rulebook.fields import ACT, FILES, REGISTER_SHEETS, SHEETS, Table

Of = Literal["agreement", "register"]
# Rows that are made ready for writing.
LINES = 300
WIDE = ("name", "condition", "expression", "kk", "ru", "en", "conditions", "value", "or", "closing", "note")


def new(path: str | PathLike[str], of: Of = "agreement", language: Language = "ru", *, force: bool = False) -> None:
    """Writes a new rulebook with an invented example to a workbook, or to a folder if the name has no `.xlsx`.

    Args:
        path: The file, or a folder that is not there yet.
        of: ``agreement`` for rules of origin, ``register`` for a list of operations of the producers' register.
        language: The language of its headings and of its example.
        force: Write over a file that is not an earlier result of ours.

    Raises:
        TegiError: Something of that name is there already.
        ValueError: There is no such language.
        ImportError: xlsxwriter is not installed.
        OSError: It cannot be written.
    """
    if language not in LANGUAGES:
        raise ValueError(f"rulebooks begin in {', '.join(LANGUAGES)}, not in {language}")
    sheets = example.register(language) if of == "register" else example.agreement(language)
    tables = REGISTER_SHEETS if of == "register" else SHEETS
    if str(path).lower().endswith(".xlsx"):
        output.save(path, workbook(sheets, tables, LANGUAGES.index(language)), force)
        return
    folder = Path(path)
    if folder.suffix.lower() in FILES:
        raise TegiError([fault("book-kind", folder.name, folder.suffix)])  # type: ignore[list-item]
    if folder.exists() and any(folder.iterdir()) and not force:
        raise TegiError([{"code": "folder-not-empty", "at": str(path), "given": next(folder.iterdir()).name}])
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables:
        if table.key == "act":
            (folder / "act.toml").write_text(toml(sheets["act"]), encoding="utf-8")
        else:
            (folder / f"{table.key}.csv").write_bytes(text_table(sheets[table.key], table))


def toml(rows: Any) -> str:
    """Names and values as TOML: a value alone, or its parts."""
    lines = []
    for row in rows:
        parts = {key: said for key, said in row.items() if key != "name"}
        if set(parts) == {"value"}:
            lines.append(f"{row['name']} = {quoted(parts['value'])}")
        else:
            lines.append(f"{row['name']} = {{ {', '.join(f'{key} = {quoted(said)}' for key, said in parts.items())} }}")
    return "\n".join(lines) + "\n"


def quoted(said: str) -> str:
    """A text in quotes; TOML has those of JSON."""
    return json.dumps(said, ensure_ascii=False)


def text_table(rows: Any, table: Table) -> bytes:
    """A table as CSV, its headings by the names that every language knows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([row.get(column.key, "") for column in table.columns] for row in rows)
    return out.getvalue().encode()


def workbook(sheets: example.Sheets, tables: tuple[Table, ...], place: int, lines: int = LINES) -> bytes:
    """The bytes of the workbook."""
    content = io.BytesIO()
    book = blank.workbook(content)
    top = book.add_format(blank.HEAD)
    text = book.add_format(blank.TEXT)
    names = {column.key: column.names[place] for column in ACT}
    for table in tables:
        sheet = book.add_worksheet(table.names[place])
        sheet.freeze_panes(1, 0)
        rows = sheets.get(table.key, ())
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, 40 if column.key in WIDE else 18)
            sheet.write_string(0, number, column.names[place] + (" *" if column.is_needed else ""), top)
            choices = [names_of[place] for names_of in column.choices.values()]
            choices = [names_of[place] for names_of in YES.values()] if column.kind == "yes" else choices
            if choices:
                rule = {"validate": "list", "source": choices, "error_type": "warning"}
                sheet.data_validation(1, number, lines, number, rule)
            # Every cell is text, so that no program drops the first zero of a code or makes a day of a number.
            for row in range(max(lines, len(rows))):
                said = rows[row].get(column.key, "") if row < len(rows) else ""
                if table.key == "act" and column.key == "name":
                    said = names.get(said, said)
                if said:
                    sheet.write_string(row + 1, number, said, text)
                else:
                    sheet.write_blank(row + 1, number, None, text)
    book.close()
    return content.getvalue()

"""Writes empty workbooks that guide: what is required, lists to choose from, help with an example.

All of it comes from the core's own data of fields and names, so that what a template offers the reader takes.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Any, Literal

import tegi
from tegi import blank
from tegi.known import known
from tegi.language import LANGUAGES, Language
from tegi.output import save
from tegi.table.sheet import letters
from tegi.table.template_words import EXAMPLES, FIRST_CURRENCIES, WORDS, hint

Of = Literal["goods", "contract", "period"]

# The sheets of each, and those whose facts stand beside their names.
SHEETS: dict[str, tuple[str, ...]] = {
    "goods": ("goods", "lines"),
    "contract": ("document", "contracts", "contract-goods"),
    "period": ("document", "purchases"),
}
# Fields that few need: they are read where they stand, and not offered.
RARE = re.compile(r".*\*|threshold/.*|good/(quantity|unit|unit_price|proof/.*)|subsoil.*_user")
# Of the document of a period.
OF_PERIOD = ("on", "currency", "vat", "rulebook")
# The lines that a template prepares.
LINES = 1000


def write(
    path: str | PathLike[str],
    of: Of = "goods",
    language: Language = "ru",
    *,
    chapter: str | None = None,
    force: bool = False,
    engine: tegi.Engine | None = None,
) -> None:
    """Writes an empty workbook, with its headings, lists and help in one language.

    Args:
        path: The file.
        of: ``goods`` with their materials, a ``contract``, or the purchases of a ``period``.
        language: ``kk``, ``ru`` or ``en``.
        chapter: Two digits: the operations of this chapter's rules alone are listed.
        force: Write over a file that is no empty workbook of ours.
        engine: The engine whose rulebooks are offered; that of the process when absent.

    Raises:
        TegiError: A file of that name is no empty workbook of ours, or has been filled in.
        ValueError: There is no such template or language.
        ImportError: xlsxwriter is not installed.
        OSError: The file cannot be written.
    """
    save(path, template(of, language, chapter, engine), force)


def template(
    of: Of = "goods", language: Language = "ru", chapter: str | None = None, engine: tegi.Engine | None = None
) -> bytes:
    """The bytes of an empty workbook."""
    if language not in LANGUAGES:
        raise ValueError(f"the templates are in {', '.join(LANGUAGES)}, not in {language}")
    if of not in SHEETS:
        raise ValueError(f"the templates are of {', '.join(SHEETS)}, not of {of}")
    if chapter is not None and not re.fullmatch("[0-9]{2}", chapter):
        raise ValueError(f"a chapter has two digits, not {chapter!r}")
    content = io.BytesIO()
    book = blank.workbook(content)
    _Template(book, of, language, chapter, engine or tegi._engine).write()
    book.close()
    return content.getvalue()


class _Template:
    """A template while it is written."""

    def __init__(self, book: Any, of: Of, language: Language, chapter: str | None, engine: tegi.Engine) -> None:
        self.book = book
        self.of = of
        self.language = language
        self.chapter = chapter
        self.engine = engine
        self.data = known()
        self.top = book.add_format(blank.HEAD)
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.lists: dict[str, list[str]] = {}
        self.sheets: list[tuple[str, list[dict[str, Any]]]] = []

    def write(self) -> None:
        """Writes all sheets."""
        for sheet in SHEETS[self.of]:
            fields = [field for field in self.data["fields"] if field["sheet"] == sheet]
            fields = [field for field in fields if not RARE.fullmatch(field["path"])]
            if self.of == "period" and sheet == "document":
                fields = [field for field in fields if field["path"] in OF_PERIOD]
            named = next(one for one in self.data["sheets"] if one["id"] == sheet)
            self.sheets.append((named[self.language], fields))
        for place, (name, fields) in enumerate(self.sheets):
            self.labels(name, fields) if SHEETS[self.of][place] == "document" else self.table(name, fields)
        self.help()
        self.write_lists()

    def labels(self, name: str, fields: Sequence[dict[str, Any]]) -> None:
        """The sheet of names and values."""
        sheet = self.book.add_worksheet(name)
        blank.page(sheet)
        sheet.set_column(0, 0, 52)
        sheet.set_column(1, 1, 28)
        for row, field in enumerate(fields):
            sheet.write_string(row, 0, self.heading(field), self.top)
            form = self.book.add_format({"border": 1, "num_format": form_of(field)})
            sheet.write_blank(row, 1, None, form)
            if field["path"] == "rulebook":
                (procurement,) = [one for one in self.data["choices"]["rulebook"] if one["id"] == "kz-procurement"]
                sheet.write_string(row, 1, procurement[self.language], form)
            self.offer(sheet, (row, 1, row, 1), field)

    def table(self, name: str, fields: Sequence[dict[str, Any]]) -> None:
        """A sheet with a heading for each column."""
        sheet = self.book.add_worksheet(name)
        sheet.set_row(0, 48)
        sheet.freeze_panes(1, 0)
        blank.page(sheet)
        for place, field in enumerate(fields):
            sheet.set_column(place, place, 18, self.book.add_format({"num_format": form_of(field)}))
            sheet.write_string(0, place, self.heading(field), self.top)
            self.offer(sheet, (1, place, LINES, place), field)

    def heading(self, field: dict[str, Any]) -> str:
        """The heading, marked where it is required."""
        return str(field[self.language]) + (" *" if field.get("is_required") else "")

    def offer(self, sheet: Any, cells: tuple[int, int, int, int], field: dict[str, Any]) -> None:
        """A list to choose from, or what is expected, said when the cell is entered."""
        said = hint(field["kind"], self.language)
        rule: dict[str, Any] = {"validate": "any"}
        if offered := self.offered(field["kind"]):
            key = field["kind"]
            self.lists[key] = offered
            column = letters(list(self.lists).index(key) + 1)
            name = WORDS["lists"][self.language]
            rule = {"validate": "list", "source": f"='{name}'!${column}$2:${column}${len(offered) + 1}"}
            said = said or WORDS["choose"][self.language]
        if field.get("is_required"):
            said = f"{said}; {WORDS['required'][self.language]}"
        rule |= {"input_title": field[self.language][:32], "input_message": said[:255]}
        # A warning: more may be known than the list holds, and several names stand in one cell.
        sheet.data_validation(*cells, {**rule, "error_type": "warning"})

    def offered(self, kind: str) -> list[str]:
        """The names that a cell of a kind may hold."""
        if kind == "rulebook":
            known = [edition["id"] for edition in self.engine.rulebooks() if not edition.get("last")]
            return [name for id, name in self.choices("rulebook") if id in known]
        if kind in (
            "flag",
            "proof",
            "packaging",
            "stock-method",
            "overhead-method",
            "vat",
            "value-is",
            "contract-kind",
        ):
            return [name for _, name in self.choices(kind)]
        if kind == "purchase-kind":
            return [name for id, name in self.choices("contract-kind") if id != "subsoil"]
        if kind == "country":
            names = sorted(country[self.language] for country in self.data["countries"] if country["code"] != "KZ")
            home = next(country for country in self.data["countries"] if country["code"] == "KZ")
            return [home[self.language], *names]
        if kind == "currency":
            codes = [currency["code"] for currency in self.data["currencies"]]
            return [*FIRST_CURRENCIES, *(code for code in codes if code not in FIRST_CURRENCIES)]
        if kind == "operations":
            return self.operations()
        return []

    def choices(self, kind: str) -> list[tuple[str, str]]:
        return [(choice["id"], choice[self.language]) for choice in self.data["choices"][kind]]

    def operations(self) -> list[str]:
        """The operations that the rules of the list name; of one chapter, where one is given."""
        known = {edition["id"]: f"{edition['id']}@{edition['first']}" for edition in self.engine.rulebooks()}
        if "cis-2009" not in known:
            return []
        book = json.loads(self.engine.rulebook_text(known["cis-2009"]))
        rows = [row for row in book["origin"]["list"] if row["code"].startswith(self.chapter or "")]
        words = set(re.findall("[a-z0-9-]+", " ".join(row.get("expression", "") for row in rows)))
        terms = (term for term in book["terms"] if term.get("kind") == "operation" and term["id"] in words)
        return sorted(term[self.language] for term in terms)

    def help(self) -> None:
        """How to fill the workbook in, with an example for each column."""
        sheet = self.book.add_worksheet(WORDS["help"][self.language])
        blank.page(sheet)
        for column, width in enumerate((34, 14, 46, 30)):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, WORDS["title"][self.language], self.title)
        row = 1
        for line in WORDS["rules"][self.language].split("\n"):
            sheet.write_string(row, 0, line)
            row += 1
        for name, fields in self.sheets:
            row += 1
            sheet.write_string(row, 0, name, self.title)
            heads = ("column", "is-required", "what", "example")
            for column, head in enumerate(heads):
                sheet.write_string(row + 1, column, WORDS[head][self.language], self.top)
            row += 2
            for field in fields:
                said = hint(field["kind"], self.language) or WORDS["choose"][self.language]
                cells = (
                    field[self.language],
                    WORDS["yes"][self.language] if field.get("is_required") else "",
                    said,
                    self.example(field),
                )
                for column, cell in enumerate(cells):
                    sheet.write_string(row, column, cell, self.wrapped)
                row += 1

    def example(self, field: dict[str, Any]) -> str:
        """What such a cell may hold."""
        if field["kind"] in ("operations", "texts"):
            return "; ".join(self.offered("operations")[:2])
        if (known := EXAMPLES.get(field["path"]) or EXAMPLES.get(field["kind"])) is not None:
            return known if isinstance(known, str) else known[LANGUAGES.index(self.language)]
        return next(iter(self.offered(field["kind"])), "")

    def write_lists(self) -> None:
        """The lists, each in a column of a sheet of its own."""
        sheet = self.book.add_worksheet(WORDS["lists"][self.language])
        for column, (kind, names) in enumerate(self.lists.items()):
            field = next(field for field in self.data["fields"] if field["kind"] == kind)
            sheet.set_column(column, column, 34)
            sheet.write_string(0, column, field[self.language], self.top)
            write_column(sheet, column, names)


def write_column(sheet: Any, column: int, names: Iterable[str]) -> None:
    """The names below their heading."""
    for row, name in enumerate(names, 1):
        sheet.write_string(row, column, name)


def form_of(field: dict[str, Any]) -> str:
    """Codes and numbers of papers are text, so that no zero is lost and no number becomes a date."""
    return {"text": "@", "id": "@", "code": "@", "bin": "@", "day": "dd.mm.yyyy"}.get(field["kind"], "General")

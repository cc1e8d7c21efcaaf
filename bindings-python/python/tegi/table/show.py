"""Prints how tables were understood, before their facts are used."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from rich.console import Console

from tegi._tegi import table_data
from tegi.language import Language
from tegi.screen import bullets, heading, indented, plain_table, report, text
from tegi.table.words import said

if TYPE_CHECKING:
    from tegi.types import Fault, TableColumn, TableReading, TableSheet

# Of a long list; `--json` has it whole.
MOST_SHOWN = 50
_HEADINGS: dict[str, dict[str, str]] = {}


def print_reading(
    reading: TableReading, sentences: Sequence[str], language: Language, stream: TextIO | None = None
) -> None:
    """Prints a reading; `sentences` are its faults in words."""
    with report(stream or sys.stdout) as out:
        for table in reading["tables"]:
            print_table(out, table, language)
        documents = reading["documents"]
        wrong = sum(bool(document["faults"]) for document in documents)
        is_of_goods = any(table["about"] in ("goods", "goods-and-lines", "lines") for table in reading["tables"])
        counts = [said("of-goods" if is_of_goods else "documents", language, count=len(documents))]
        if wrong:
            counts.append(said("with-faults", language, count=wrong))
        out.print()
        out.print(text("; ".join(counts), "bold"))
        facts = [document["facts"] for document in documents]
        if any("operations" in stated and "rulebook" not in stated for stated in facts):
            out.print(text(said("operations-unchecked", language)))
        if sentences:
            heading(out, said("faults", language))
            print_some(out, sentences, language)
        else:
            out.print(text(said("none", language)))


def print_table(out: Console, table: TableSheet, language: Language) -> None:
    """Prints how one sheet or file was understood."""
    heading(out, " · ".join(dict.fromkeys((table["file"], table["sheet"]))))
    out.print(indented("; ".join(of_sheet(table, language))))
    if table["columns"]:
        shown = plain_table()
        for title in ("column", "heading", "understood", "samples"):
            shown.add_column(said(title, language), overflow="fold")
        for column in table["columns"]:
            samples = " · ".join(column["samples"])
            cells = (column["column"], column["heading"], of_column(column, language), samples)
            shown.add_row(*map(text, cells))
        out.print(shown)
    print_besides(out, table, language)


def print_besides(out: Console, table: TableSheet, language: Language) -> None:
    """Prints what of a sheet or file is no line, and what was not used."""
    if table["apart"]:
        heading(out, said("apart", language))
        print_some(out, list(of_apart(table, language)), language)
    if table["left_out"]:
        heading(out, said("left-out", language))
        left = [f"{part['at']} «{part['text']}»: {said(part['what'], language)}" for part in table["left_out"]]
        print_some(out, left, language)


def print_all_besides(tables: Sequence[TableSheet], language: Language) -> None:
    """Prints below an answer what of its tables is no line, and what was not used."""
    with report(sys.stdout) as out:
        for table in tables:
            print_besides(out, table, language)


def of_sheet(table: TableSheet, language: Language) -> Iterator[str]:
    """What is said of a sheet as a whole."""
    yield said(table["about"], language)
    if table["hidden"]:
        yield said("hidden", language)
    if rows := table.get("headings"):
        yield said("headings", language, rows="–".join(map(str, dict.fromkeys(rows))))
    if table["rows"]:
        yield said("rows", language, count=table["rows"])
    if table["hidden_rows"]:
        yield said("hidden-rows", language, count=table["hidden_rows"])
    if encoding := table.get("encoding"):
        yield said("encoding", language, name=encoding)
    if separator := table.get("separator"):
        yield said("separator", language, sign=said("tab", language) if separator == "\t" else separator)


def of_column(column: TableColumn, language: Language) -> str:
    """How a column was understood."""
    return ", ".join(of_use(column, language))


def of_use(column: TableColumn, language: Language) -> Iterator[str]:
    if column["ignored"]:
        yield said("ignored-column", language)
    elif column["own"]:
        yield said("own", language)
    elif field := column["field"]:
        yield named(field, language)
    else:
        yield said("unclear", language)
    if currency := column.get("currency"):
        yield currency
    if vat := column.get("vat"):
        yield said(vat, language)
    if scale := column.get("scale"):
        yield f"× {scale}"
    if decimal := column.get("decimal"):
        yield said("decimal", language, sign=decimal)
    if days := column.get("days"):
        yield said(days, language)
    if column["hidden"]:
        yield said("hidden", language)


def named(path: str, language: Language) -> str:
    """A fact by the name of its heading, with its path behind, which options and mappings name it by."""
    name = _headings().get(path.lstrip("/"), {}).get(language)
    return f"{name} ({path})" if name else path


def _headings() -> dict[str, dict[str, str]]:
    """The headings of facts by their paths, read once."""
    if not _HEADINGS:
        _HEADINGS.update((field["path"], field) for field in reversed(json.loads(table_data())["fields"]))
    return _HEADINGS


def of_apart(table: TableSheet, language: Language) -> Iterator[str]:
    """The rows that are no lines."""
    for part in table["apart"]:
        value = f" {given}" if (given := part.get("value")) else ""
        used = f", {said('used-as', language, fact=named(fact, language))}" if (fact := part.get("used_as")) else ""
        yield f"{part['at']} «{part['text']}»{value}: {said(part['what'], language)}{used}"


def print_some(out: Console, lines: Sequence[str], language: Language) -> None:
    """Prints the first lines of a list, and how many more there are."""
    shown = list(lines[:MOST_SHOWN])
    if more := len(lines) - len(shown):
        shown.append(said("more", language, count=more))
    bullets(out, shown)


def with_offers(sentence: str, fault: Fault, language: Language) -> str:
    """A fault in words, with what it may have meant."""
    offers: list[str] = fault.get("offers") or []
    # Many sentences name them.
    if not offers or any(offer in sentence for offer in offers):
        return sentence
    return f"{sentence}; {said('offers', language, offers=', '.join(offers))}"

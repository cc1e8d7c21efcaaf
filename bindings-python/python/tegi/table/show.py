"""Prints how tables were understood, before their facts are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from tegi.known import by_path
from tegi.language import Language
from tegi.table.words import said
from tegi.view.document import Column, Document, Grid, Items, Part, Verdict, listed

if TYPE_CHECKING:
    from tegi.types import Fault, TableColumn, TableReading, TableSheet

# Of a long list; `--json` has it whole.
MOST_SHOWN = 50


def print_reading(
    reading: TableReading, sentences: Sequence[str], language: Language, stream: TextIO | None = None
) -> None:
    """Prints a reading; `sentences` are its faults in words."""
    from tegi.screen import show

    show(of_reading(reading, sentences, language), stream)


def of_reading(reading: TableReading, sentences: Sequence[str], language: Language) -> Document:
    """How tables were understood, what is in them, and what to correct."""
    parts: list[Part] = [part for table in reading["tables"] for part in of_table(table, language)]
    documents = reading["documents"]
    wrong = sum(bool(document["faults"]) for document in documents)
    is_of_goods = any(table["about"] in ("goods", "goods-and-lines", "lines") for table in reading["tables"])
    counts = [said("of-goods" if is_of_goods else "documents", language, count=len(documents))]
    if wrong:
        counts.append(said("with-faults", language, count=wrong))
    parts.append(Verdict("; ".join(counts)))
    facts = [document["facts"] for document in documents]
    if any("operations" in stated and "rulebook" not in stated for stated in facts):
        parts.append(listed("", [said("operations-unchecked", language)]))
    if sentences:
        parts.append(some(said("faults", language), sentences, language))
    else:
        parts.append(listed("", [said("none", language)]))
    return Document(language, tuple(parts))


def of_table(table: TableSheet, language: Language) -> Iterator[Part]:
    """How one sheet or file was understood."""
    yield Verdict(" · ".join(dict.fromkeys((table["file"], table["sheet"]))))
    yield listed("", ["; ".join(of_sheet(table, language))])
    columns = [Column(said(title, language)) for title in ("column", "heading", "understood", "samples")]
    rows = [
        (column["column"], column["heading"], of_column(column, language), " · ".join(column["samples"]))
        for column in table["columns"]
    ]
    yield Grid("", tuple(columns), tuple(rows))
    yield from of_besides(table, language)


def of_besides(table: TableSheet, language: Language) -> Iterator[Part]:
    """What of a sheet or file is no line, and what was not used."""
    yield some(said("apart", language), list(of_apart(table, language)), language)
    left = [f"{part['at']} «{part['text']}»: {said(part['what'], language)}" for part in table["left_out"]]
    yield some(said("left-out", language), left, language)


def print_all_besides(tables: Sequence[TableSheet], language: Language) -> None:
    """Prints below an answer what of its tables is no line, and what was not used."""
    from tegi.screen import show

    document = Document(language, tuple(part for table in tables for part in of_besides(table, language)))
    if any(True for _ in document.filled()):
        print()
        show(document)


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
    name = by_path().get(path.lstrip("/"), {}).get(language)
    return f"{name} ({path})" if name else path


def of_apart(table: TableSheet, language: Language) -> Iterator[str]:
    """The rows that are no lines."""
    for part in table["apart"]:
        value = f" {given}" if (given := part.get("value")) else ""
        used = f", {said('used-as', language, fact=named(fact, language))}" if (fact := part.get("used_as")) else ""
        yield f"{part['at']} «{part['text']}»{value}: {said(part['what'], language)}{used}"


def some(title: str, lines: Sequence[str], language: Language) -> Items:
    """The first lines of a list, and how many more there are."""
    shown = list(lines[:MOST_SHOWN])
    if more := len(lines) - len(shown):
        shown.append(said("more", language, count=more))
    return listed(title, shown)


def with_offers(sentence: str, fault: Fault, language: Language) -> str:
    """A fault in words, with what it may have meant."""
    offers: list[str] = fault.get("offers") or []
    # Many sentences name them.
    if not offers or any(offer in sentence for offer in offers):
        return sentence
    return f"{sentence}; {said('offers', language, offers=', '.join(offers))}"

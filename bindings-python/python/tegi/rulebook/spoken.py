"""Says the names of sheets, columns and choices in a fault in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tegi.language import LANGUAGES, Language
from tegi.rulebook.draft import YES
from tegi.rulebook.fields import (
    ACT,
    GAPS,
    GROUPS,
    KINDS,
    MARKS,
    PROOFS,
    REGISTER_SHEETS,
    SHEETS,
    STATUS,
    VERDICTS,
    Names,
    plain,
)

CHOICES: Mapping[str, Names] = {**GAPS, **GROUPS, **KINDS, **MARKS, **PROOFS, **STATUS, **VERDICTS, **YES}


def in_language(fault: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The fault with what is allowed in words: a fault has keys, which are the same in every language."""
    names = _names(fault)
    place = LANGUAGES.index(language)
    allowed = str(fault.get("allowed") or "").split(", ")
    return {**fault, "allowed": ", ".join(names[key][place] if key in names else key for key in allowed)}


def _names(fault: Mapping[str, Any]) -> Mapping[str, Names]:
    if fault["code"] == "book-not-a-choice":
        return CHOICES
    if fault["code"] == "book-unknown-sheet":
        return {table.key: table.names for table in SHEETS}
    sheet, is_cell, _ = str(fault["at"]).partition("!")
    if not is_cell:
        return {column.key: column.names for column in ACT}
    tables = [one for one in (*SHEETS, *REGISTER_SHEETS) if plain(sheet) in (one.key, *map(plain, one.names))]
    columns = [column for table in tables for column in table.columns]
    # On the sheet of names and values a name is missed more often than a column.
    columns += ACT if tables and tables[0].key == "act" else ()
    return {column.key: column.names for column in columns}

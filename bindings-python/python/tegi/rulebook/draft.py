"""What all makers of a rulebook's document share: texts, citations, days, the cell of each part, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tegi.home import COUNTRY
from tegi.language import LANGUAGES, Language
from tegi.rulebook_faults import fault
from tegi.rulebook.fields import ACT, MARKS, Names, named
from tegi.rulebook.source import Book, Row, nearest

YES: Mapping[str, Names] = {"yes": ("иә", "да", "yes"), "no": ("жоқ", "нет", "no")}
_KAZAKH = re.compile("[әіңғүұқөһ]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_NAME = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PARTS = re.compile(r"\s*[;,]\s*")
# A longer text is a name of a country and no code.
LONGEST_CODE = 3
LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziyklmnoprstufhcye")),
    **{"ё": "yo", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""},
    **{"ә": "a", "і": "i", "ң": "n", "ғ": "g", "ү": "u", "ұ": "u", "қ": "k", "ө": "o", "һ": "h"},
}
# Small Cyrillic letters that look like Latin ones.
LOOK_ALIKE = str.maketrans("асеорхуі", "aceopxyi")
# A place may have spaces; a citation is split at them.
NO_BREAK = "\u00a0"


@dataclass
class Draft:
    """A document that is being made of a book."""

    book: Book
    document: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    """The cell of each part, by its pointer."""
    faults: list[dict[str, Any]] = field(default_factory=list)
    missing: dict[Language, list[str]] = field(default_factory=lambda: {language: [] for language in LANGUAGES})
    """The places that have no text in a language."""
    act: str = "act"
    """The name of the act that is cited."""
    prefix: str = ""
    """Before the places of rows."""
    told: set[tuple[str, str, str | None]] = field(default_factory=set, repr=False)
    """The faults that were noted: code, place and what is given."""

    def __post_init__(self) -> None:
        self.faults += self.book.faults

    def add(self, code: str, at: str, given: str | None = None, allowed: str | None = None, offers: Any = ()) -> None:
        """Notes a fault, once."""
        self.tell(fault(code, at, given, allowed, offers))

    def tell(self, found: dict[str, Any]) -> None:
        """Notes a fault as it is, once."""
        key = (found["code"], found["at"], found.get("given"))
        if key not in self.told:
            self.told.add(key)
            self.faults.append(found)

    def put(self, top: dict[str, Any], name: str, pointer: str, row: Row, key: str) -> None:
        """A cell as it stands, where it says something."""
        if said := row.said(key):
            top[name] = said
            self.cells[f"{pointer}/{name}"] = row.where(key)

    def words(self, row: Row, value: str = "") -> dict[str, str]:
        """A text in three languages; a missing one is that of another language, and is noted."""
        found = {language: row.said(language) for language in LANGUAGES}
        if value:
            found[language_of(value)] = found[language_of(value)] or value
        given = next((found[language] for language in ("ru", "en", "kk") if found[language]), "")
        if not given:
            self.add("book-no-words", row.where("ru"))
        for language in LANGUAGES:
            if not found[language]:
                self.missing[language].append(row.where(language))
        return {language: found[language] or given for language in LANGUAGES}

    def cite(self, row: Row, fallback: str, within: str = "") -> str:
        """A citation: the act, the place in it, and how it is known."""
        place = row.said("place") or fallback
        # "annex 1" may itself be named by a path, as the engine's own rulebooks do.
        whole = "/".join(filter(None, (within, place))).replace(" ", NO_BREAK)
        return f"{self.act} {whole} {self.choice(row, 'mark', MARKS) or 'primary'}"

    def choice(self, row: Row, key: str, names: Mapping[str, Names]) -> str:
        """A choice by its name in any language; a wrong one is a fault."""
        said = row.said(key)
        found = named(said, names) if said else ""
        if found is None:
            near = nearest(said, [one for key, all_names in names.items() for one in (key, *all_names)])
            self.add("book-not-a-choice", row.where(key), said, ", ".join(names), near)
        return found or ""

    def flag(self, row: Row, key: str) -> bool:
        """Whether a cell says yes."""
        return self.choice(row, key, YES) == "yes" if row.said(key) != "+" else True

    def name(self, row: Row, key: str) -> str:
        """A name that expressions use; another text is a fault."""
        said = row.said(key)
        if said and not _NAME.fullmatch(said):
            # Some Cyrillic letters look like Latin ones that stand for other sounds: the look is tried first.
            looks = said.translate(LOOK_ALIKE)
            near = looks if _NAME.fullmatch(looks) else re.sub("[^a-z0-9]+", "-", latin(said)).strip("-")
            is_name = _NAME.fullmatch(near)
            self.add("book-not-a-name", row.where(key), said, offers=[near] if is_name else ())
            # So the expressions that use the likely name are no further faults.
            return near if is_name else said
        return said

    def count(self, row: Row, key: str) -> int | None:
        """A whole number from 1; `None` where there is none."""
        said = row.said(key)
        if said and not (said.isascii() and said.isdecimal() and int(said)):
            self.add("book-not-a-count", row.where(key), said)
            return None
        return int(said) if said else None

    def needs(self, row: Row, *keys: str) -> bool:
        """Whether a row has what it needs."""
        lacks = [key for key in keys if not row.said(key)]
        for key in lacks:
            self.add("book-missing", row.where(key), allowed=key)
        return not lacks

    def head(self, names: tuple[str, ...]) -> None:
        """The names of the rulebook: its id, days, title and act."""
        act = self.book.act
        for column in ACT:
            if column.is_needed and column.key not in act:
                self.add("book-missing", self.book.top, allowed=column.key)
        for name in names:
            if name in act:
                self.put_value(name)
        if "revision" in act and (revision := self.count(act["revision"], "value")):
            self.document["revision"] = revision
        if "title" in act:
            self.document["title"] = self.words(act["title"], act["title"].said("value"))
            self.cells["/title"] = act["title"].at
        if "act" in act:
            self.act = self.name(act["act"], "value") or "act"
            self.cells[f"/acts/{self.act}"] = act["act"].at
            self.document["acts"] = {self.act: self.words(act["act"])}
        if "read_to" not in self.document:
            self.document["read_to"] = self.document.get("first", "")
            self.cells["/read_to"] = self.cells.get("/first", self.book.top)
        in_force = act.get("in_force") or act.get("first")
        if in_force is not None:
            self.document["in_force"] = self.cite(in_force, "whole")
            self.cells["/in_force"] = in_force.where("place")
        if "list" in act:
            self.prefix = act["list"].said("value") or act["list"].said("place")

    def put_value(self, name: str) -> None:
        """A value of the act as it stands."""
        row = self.book.act[name]
        if row.said("value"):
            self.document[name] = row.said("value")
        else:
            self.add("book-missing", row.where("value"), allowed=name)
        self.cells[f"/{name}"] = row.where("value")


def parts(said: str) -> list[str]:
    """The parts of a cell that lists things."""
    return [part for part in _PARTS.split(said) if part]


def country(said: str) -> str:
    """The code of a country by its name in any of the three languages; codes and unknown names as they stand."""
    return said if len(said) <= LONGEST_CODE else _country_once(said)


def _read_country(said: str) -> str:
    from tegi.table import read

    table = read([["name", "value", "origin"], ["m", "1", said]], about="bill", same={"on": "2026-01-01"})
    [document] = table.documents
    materials: list[Any] = document["facts"].get("materials") or [{}]
    return str(materials[0].get("origin") or said)


# Many lines name the same few countries, and each look-up is the reading of a table.
_country_once = lru_cache(maxsize=1000)(_read_country)


def country_name(code: str) -> dict[str, str] | None:
    """The name of a country in each language; nothing for Kazakhstan, which sentences name by themselves."""
    names = {language: _country_names(language).get(code) for language in LANGUAGES}
    return None if code == COUNTRY or None in names.values() else names  # type: ignore[return-value]


def _read_country_names(language: Language) -> dict[str, str]:
    import tegi

    return {one["value"]: one["label"] for one in tegi.labels(language)["values"]["country"]}


_country_names = lru_cache(maxsize=3)(_read_country_names)


def latin(said: str) -> str:
    """A name in Latin letters that may stand for one in Cyrillic ones."""
    return "".join(LATIN.get(letter, letter) for letter in said.lower())


def language_of(text: str) -> Language:
    """The language of a text, by its letters."""
    return "kk" if _KAZAKH.search(text) else "ru" if _CYRILLIC.search(text) else "en"

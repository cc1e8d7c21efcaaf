"""What the model takes from the rulebooks as data: the rows of Annex 1, the operations, and codes among ranges."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from expression import Node, parse

Facts = dict[str, Any]
ORIGINATING, NOT_ORIGINATING, OUTSIDE = "originating", "not_originating", "outside_rulebook"
COMPILED = Path(__file__).parents[2] / "core" / "compiled"
CIS = "cis-2009@2024-05-04"
REGISTER = "kz-register@2025-09-08"
HOME = "KZ"
# Kazakhstan's partners under the rules of 2009 (p. 2.3, 2.5); Georgia, Uzbekistan and Turkmenistan use older rules.
PARTIES = {"AM", "AZ", "BY", "KG", "MD", "RU", "TJ", "UA"}
# Chapters with a line of their own in Annex 1 that was not read.
UNREAD_CHAPTERS = {"28", "34", "36", "37", "85"}
# Codes for which the national list of СТ-KZ has rows that were not read.
UNREAD_ROWS = ("8707", "880212000")
# Categories of p. 2.2 in their order; the last is made only from the others.
LETTERS = dict(zip("абвгдежзикл", "abcdefghijk", strict=True))
GENERAL = "CTH TOLERATING SAME-HEADING AS necessary-component UP TO 5 GIVEN expertise-confirms-necessity"
LITTLE, MUCH = Fraction(0), None  # a missing amount is as good as nothing or more than anything


@dataclass(frozen=True)
class Row:
    """A row of Annex 1."""

    name: str
    first: str
    last: str
    gate: str | None
    excluded: bool
    rest_unknown: bool
    condition: Node | None
    # Whether it was read in the act itself.
    is_primary: bool

    def holds(self, code: str) -> bool:
        return self.first <= code[: len(self.first)] and code[: len(self.last)] <= self.last

    @property
    def width(self) -> int:
        return int(self.last.ljust(10, "9")) - int(self.first.ljust(10, "0"))


@cache
def rulebook(name: str) -> Facts:
    content: Facts = json.loads((COMPILED / f"{name}.json").read_text(encoding="utf-8"))
    return content


@cache
def rows() -> tuple[Row, ...]:
    """The list, with the narrowest range first, a described good before the others (section 4 of the law page)."""
    found = []
    for row in rulebook(CIS)["origin"]["list"]:
        text = row.get("expression")
        condition = parse(text) if text else None
        if condition and row.get("or"):
            condition = ("OR", condition, *(parse(other["expression"]) for other in row["or"]))
        last = row.get("code_to") or row["code"]
        flags = bool(row.get("excluded")), bool(row.get("rest_unknown"))
        is_primary = all(of.get("cite", "primary").endswith("primary") for of in [row, *row.get("or", [])])
        found.append(Row(row["id"], row["code"], last, row.get("gate"), *flags, condition, is_primary))
    return tuple(sorted(found, key=lambda row: (row.width, row.gate is None)))


@lru_cache(100_000)
def rows_of(code: str) -> tuple[Row, ...]:
    return tuple(row for row in rows() if row.holds(code))


@cache
def standings() -> dict[str, str]:
    """Of each operation: a letter of p. 3.1, perhaps one of them (`?`), `beyond` them, or `neutral`: no processing."""
    book = rulebook(CIS)
    terms = {term["id"]: term["veto"] for term in book["terms"] if term["kind"] == "operation"}
    return terms | {one["id"]: one["standing"] for one in book.get("processes", []) if "standing" in one}


@cache
def kinds() -> dict[str, frozenset[str]]:
    """What each operation is or includes besides itself."""
    processes = rulebook(CIS).get("processes", [])
    return {one["id"]: frozenset(one.get("is", []) + one.get("includes", [])) for one in processes}


@cache
def kind_of() -> dict[str, set[str]]:
    """What each operation is besides itself."""
    return {one["id"]: set(one.get("is", [])) for one in rulebook(CIS).get("processes", [])}


@cache
def operations_of(name: str) -> frozenset[str]:
    """The operations that a rulebook names."""
    book = rulebook(name)
    terms = {term["id"] for term in book["terms"] if term["kind"] == "operation"}
    return frozenset(terms | {one["id"] for one in book.get("processes", [])})


@cache
def undefined() -> frozenset[str]:
    """Terms that the act does not define: a list of operations does not answer for them."""
    return frozenset(term["id"] for term in rulebook(CIS)["terms"] if term.get("undefined"))


def amount(stated: Any) -> Fraction:
    """An amount; a foreign one carries its rate."""
    if isinstance(stated, dict):
        return number(str(stated["amount"])) * number(str(stated.get("rate", 1)))
    return number(str(stated))


@lru_cache(10_000)
def number(text: str) -> Fraction:
    return Fraction(text)


def within(code: str, codes: tuple[str, str]) -> bool:
    first, last = codes
    return first <= code[: len(first)] and code[: len(last)] <= last


@dataclass
class Law:
    """How the law is taken: as it stands, or otherwise, to see what rests on it."""

    # Codes for which it has rows that were not read.
    unread: tuple[str, ...] = ()
    general: str = GENERAL
    # What was not read in the act itself says nothing.
    is_primary_only: bool = False
    # Whether a good or a part went by it in any world.
    is_general_used: bool = False


@dataclass
class Verdict:
    """The outcome in one world, by which rule."""

    verdict: str
    rule: str | None = None
    wholly: bool = False


@lru_cache(100_000)
def in_the_list(stated: str, unread: tuple[str, ...] = ()) -> list[str]:
    """What a stated code may be, as far as a row of the list hangs on it."""
    ends = {row.first for row in rows()} | {row.last for row in rows()} | set(unread)
    return completed(stated, ends, lambda code: (rows_of(code), code.startswith(unread or ("none",))))


@lru_cache(100_000)
def among_ranges(stated: str, ranges: tuple[tuple[str, str], ...]) -> list[str]:
    """What a stated code may be, as far as one of these ranges hangs on it."""
    ends = {end for codes in ranges for end in codes}
    return completed(stated, ends, lambda code: tuple(within(code, codes) for codes in ranges))


def completed(stated: str, ends: set[str], signature: Any) -> list[str]:
    """Ten digits that begin as stated, one for each way to lie among the ranges with these ends."""
    found: dict[Any, str] = {}
    if len(stated) == 10:
        return [stated]
    options = [stated.ljust(10, "0"), stated.ljust(10, "9"), (stated + "0000990").ljust(10, "7")[:10]]
    for end in sorted(ends):
        number = int(end.ljust(10, "0"))
        options += [end.ljust(10, "0"), end.ljust(10, "9"), str(max(number - 1, 0)).rjust(10, "0")]
        options.append(str(int(end.ljust(10, "9")) + 1).rjust(10, "0"))
    for code in options:
        if code.startswith(stated) and len(code) == 10:
            found.setdefault(signature(code), code)
    return list(found.values())

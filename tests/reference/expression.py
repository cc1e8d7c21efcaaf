"""The text form of a rule, as DESIGN states its grammar, read into plain tuples.

A test is `(name, …)`. A selector is `(codes, own heading?, term, except)`, a list of them a tuple; codes are a pair of
the first and the last code, a chapter its two digits twice.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

Node = tuple[Any, ...]

TOKEN = re.compile(r"\s*([{}(),;:|]|[^\s{}(),;:|]+)")
KEYWORD = re.compile(r"[A-Z][A-Z-]*$")


class Selector(NamedTuple):
    """Materials of these codes, of the good's own heading, of this description; besides those excepted."""

    codes: tuple[str, str] | None
    own_heading: bool
    term: str | None
    excepted: Selector | None


class Item(NamedTuple):
    """One entry of a list of operations: its alternatives."""

    alternatives: tuple[Alternative, ...]


class Alternative(NamedTuple):
    """An operation, perhaps with parts, due only if or unless a fact holds; `others` is «и другие операции»."""

    term: str
    others: bool
    parts: Node | None
    due_if: str | None
    due_unless: str | None


class Reader:
    """A cursor over the tokens."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = TOKEN.findall(text)
        self.place = 0

    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def next(self) -> str:
        token = self.peek()
        self.place += 1
        return token

    def take(self, token: str) -> bool:
        if self.peek() == token:
            self.place += 1
            return True
        return False

    def expect(self, token: str) -> None:
        found = self.next()
        assert found == token, f"{token} expected, {found} found in {' '.join(self.tokens)}"


@cache
def parse(text: str) -> Node:
    reader = Reader(text)
    node = any_of(reader)
    assert reader.peek() == "", reader.tokens[reader.place :]
    return node


def any_of(reader: Reader) -> Node:
    parts = [all_of(reader)]
    while reader.take("OR"):
        parts.append(all_of(reader))
    return parts[0] if len(parts) == 1 else ("OR", *parts)


def all_of(reader: Reader) -> Node:
    parts = [unit(reader)]
    while reader.take("AND"):
        parts.append(unit(reader))
    return parts[0] if len(parts) == 1 else ("AND", *parts)


def unit(reader: Reader) -> Node:
    node = primary(reader)
    tolerances = []
    while reader.take("TOLERATING"):
        which = selectors(reader)
        limit = percent(reader) if reader.take("UP") and reader.take("TO") else None
        given = reader.next() if reader.take("GIVEN") else None
        tolerances.append((which, limit, given))
    return ("TOLERATING", node, tuple(tolerances)) if tolerances else node


def percent(reader: Reader) -> Fraction:
    return Fraction(reader.next())


def cases(reader: Reader) -> tuple[tuple[str, Node], ...]:
    reader.expect("{")
    found = []
    while True:
        name = reader.next()
        reader.expect(":")
        found.append((name, any_of(reader)))
        if reader.take("}"):
            return tuple(found)
        reader.expect(";")


def primary(reader: Reader) -> Node:
    if reader.take("("):
        node = any_of(reader)
        reader.expect(")")
        return node
    name = reader.next()
    if name == "SUBPRODUCT":
        return (name, cases(reader))
    if name == "READING":
        return (name, reader.next(), cases(reader))
    if name == "CTH" and reader.take("OUTSIDE"):
        return ("OUTSIDE", selectors(reader))
    if name == "AH":
        if reader.take("EXCEPT"):
            return ("AH-EXCEPT", selectors(reader))
        return ("AH", selectors(reader) if reader.take("INCLUDING") else ())
    if name == "FROM":
        return (name, selectors(reader))
    if name == "MAXNOM":
        limit = percent(reader)
        return (name, limit, scope(reader) if reader.take("OF") else None)
    if name in ("VAC", "SET"):
        return (name, percent(reader))
    if name in ("SITE", "FACT"):
        return (name, reader.next())
    if name == "OPS":
        quantity, items = operations(reader)
        return (name, quantity, items, reader.next() if reader.take("ON") else None)
    assert name in ("WO", "CC", "CTH", "CTSH"), name
    return (name,)


def scope(reader: Reader) -> Node:
    for word in ("EACH", "SUM", "EITHER"):
        if reader.take(word):
            return (word, selectors(reader))
    whole = selector(reader)
    if reader.take("PREVAILING"):
        term = reader.next()
        return ("PREVAILING", whole, term, selectors(reader))
    return ("SUM", (whole,))


def operations(reader: Reader) -> tuple[Any, tuple[Item, ...]]:
    quantity: Any = reader.next()
    if quantity == "AT-LEAST":
        quantity = int(reader.next())
        reader.expect("OF")
    reader.expect("{")
    items = []
    while True:
        alternatives = [alternative(reader)]
        while reader.take("|"):
            alternatives.append(alternative(reader))
        items.append(Item(tuple(alternatives)))
        if reader.take("}"):
            return quantity, tuple(items)
        reader.expect(",")


def alternative(reader: Reader) -> Alternative:
    others = reader.take("OTHERS")
    term = reader.next()
    parts = operations(reader) if reader.take(":") else None
    due_if = reader.next() if reader.take("IF") else None
    due_unless = reader.next() if reader.take("UNLESS") else None
    return Alternative(term, others, parts, due_if, due_unless)


def selectors(reader: Reader) -> tuple[Selector, ...]:
    if not reader.take("{"):
        return (selector(reader),)
    found = [selector(reader)]
    while not reader.take("}"):
        reader.expect(",")
        found.append(selector(reader))
    return tuple(found)


def selector(reader: Reader) -> Selector:
    found = atom(reader)
    return found._replace(excepted=atom(reader)) if reader.take("EXCEPT") else found


def atom(reader: Reader) -> Selector:
    word = reader.next()
    if word == "SAME-HEADING":
        codes, own = None, True
    elif re.fullmatch(r"ch\d\d", word):
        codes, own = (word[2:], word[2:]), False
    elif re.fullmatch(r"\d+(-\d+)?", word):
        first, _, last = word.partition("-")
        codes, own = (first, last or first), False
    else:
        return Selector(None, False, word, None)
    return Selector(codes, own, reader.next() if reader.take("AS") else None, None)


def inner(node: Node) -> Any:
    """Every selector of an expression."""
    for part in node:
        if isinstance(part, Selector):
            yield part
            if part.excepted:
                yield part.excepted
        elif isinstance(part, tuple) and not isinstance(part, Item):
            yield from inner(part)


def names_materials(node: Node) -> bool:
    """Whether it says from what the good must be made."""
    return node[:1] == ("FROM",) or any(names_materials(part) for part in node if isinstance(part, tuple))


def named_operations(node: Node) -> list[str]:
    found = []
    for part in node:
        if isinstance(part, Item):
            for alternative in part.alternatives:
                found.append(alternative.term)
                found += named_operations(alternative.parts or ())
        elif isinstance(part, tuple):
            found += named_operations(part)
    return list(dict.fromkeys(found))

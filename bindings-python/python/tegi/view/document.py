"""A report as data: what stands in it, in which order, and which provision each sentence rests on.

It is made once from an answer; the terminal and the notebook only lay it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Union

from tegi.language import Language
from tegi.view.spoken import spoken
from tegi.words import WORDS

if TYPE_CHECKING:
    from tegi.types import Truth

Tone = Literal["yes", "no", "open", "plain"]
"""How a verdict looks: settled for, settled against, not settled (also where it is provisional), or neither."""


@dataclass(frozen=True)
class Verdict:
    """What was found, first of all."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Entry:
    """Something by its name."""

    label: str
    text: str


@dataclass(frozen=True)
class Entries:
    """Things by their names, in two columns."""

    title: str
    entries: tuple[Entry, ...]
    is_close: bool = False
    """It belongs to what stands above it."""
    is_of_amounts: bool = False


@dataclass(frozen=True)
class Item:
    """A sentence of a list, the provision that it rests on, and what stands below it."""

    text: str
    citations: tuple[str, ...] = ()
    mark: Truth | None = None
    """Whether a condition is met."""
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Items:
    """A list of sentences."""

    title: str
    items: tuple[Item, ...]
    is_on_new_page: bool = False
    """Whether it begins a page where there are pages."""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    title: str
    is_amount: bool = False


@dataclass(frozen=True)
class Grid:
    """A table, and the same as a list for where it has no room."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    items: tuple[Item, ...] = ()


Part = Union[Verdict, Entries, Items, Grid]


@dataclass(frozen=True)
class Document:
    """A report in one language."""

    language: Language
    parts: tuple[Part, ...]

    def filled(self) -> Iterator[Part]:
        """The parts in which something stands."""
        for part in self.parts:
            if isinstance(part, Verdict):
                yield part
            elif part.entries if isinstance(part, Entries) else part.rows if isinstance(part, Grid) else part.items:
                yield part


@dataclass
class Sources:
    """The provisions of a report, each in full once, by the numbers by which sentences name them."""

    known: list[str] = field(default_factory=list)

    def number(self, citation: str) -> str:
        """The mark of a provision, such as ``[2]``; nothing where there is none."""
        if not citation:
            return ""
        if citation not in self.known:
            self.known.append(citation)
        return f"[{self.known.index(citation) + 1}]"

    def marked(self, text: str, *citations: str) -> str:
        """A sentence with the marks of its provisions, which stay on the line of its last word."""
        marks = "".join(map(self.number, citations))
        return f"{text}\u00a0{marks}" if marks and text else text + marks

    def listed(self) -> list[str]:
        """The provisions in full."""
        return [f"[{number}]\u00a0{citation}" for number, citation in enumerate(self.known, 1)]


def entries(
    title: str, pairs: Iterable[tuple[str, str]], is_close: bool = False, is_of_amounts: bool = False
) -> Entries:
    """Things by their names; what says nothing is left out."""
    return Entries(title, tuple(Entry(label, text) for label, text in pairs if text), is_close, is_of_amounts)


def cited(sentence: Mapping[str, Any]) -> tuple[str, ...]:
    """The provision of a sentence of the engine, where it has one."""
    return of(sentence.get("citation"))


def of(citation: str | None) -> tuple[str, ...]:
    """A provision, where there is one."""
    return (citation,) if citation else ()


def said(title: str, sentences: Iterable[Mapping[str, Any]], language: Language) -> Items:
    """Sentences of the engine with their provisions, amounts and days as the language writes them."""
    return Items(title, tuple(Item(spoken(one["text"], language), cited(one)) for one in sentences))


def reading(one: Mapping[str, Any], language: Language) -> Item:
    """A reading, and below it its options with what each gives, where that is known; the one that is taken is marked."""
    below = []
    for option in one["options"]:
        mark = f" ({WORDS[language].taken})" if option["taken"] else ""
        gives = f": {option['text']}" if "text" in option else ""
        below.append(option["name"] + mark + gives)
    return Item(f"{one['question']} ({one['status']})", cited(one), below=tuple(below))


def listed(title: str, texts: Iterable[str]) -> Items:
    """A list of sentences that rest on no provision."""
    return Items(title, tuple(map(Item, texts)))


def grid(title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], items: Iterable[Item] = ()) -> Grid:
    """A table without the columns in which nothing stands."""
    found = [tuple(row) for row in rows]
    used = [place for place in range(len(columns)) if any(row[place] for row in found)]
    kept = tuple(tuple(row[place] for place in used) for row in found)
    return Grid(title, tuple(columns[place] for place in used), kept, tuple(items))

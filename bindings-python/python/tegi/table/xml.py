"""Reads XML in pieces, within limits.

A workbook may come from anybody. Nothing that it says of its size is believed, and no more of it is held than a limit
allows: neither a long tag nor a long text is gathered before it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO
from xml.parsers import expat

PIECE = 64 * 1024
# Bytes of one tag with its attributes. The longest that spreadsheets write is some kilobytes long.
MOST_TAG = 1024 * 1024


class Damaged(Exception):
    """The XML is not whole, or not XML."""


class TooLarge(Exception):
    """More than a limit allows: what, how much there is, how much may be."""

    def __init__(self, what: str, given: int, allowed: int) -> None:
        super().__init__(what)
        self.what = what
        self.given = given
        self.allowed = allowed


Start = Callable[[str, "dict[str, str]"], None]


class Reading:
    """An XML text that is read piece by piece; its names come without their prefixes."""

    def __init__(
        self,
        stream: BinaryIO,
        start: Start,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        self.stream = stream
        self.fed = 0
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        names: dict[str, str] = {}

        def started(name: str, attributes: dict[str, str]) -> None:
            start(
                names.get(name) or names.setdefault(name, name.rpartition(":")[2]),
                attributes,
            )

        def ended(name: str) -> None:
            end(names[name])  # type: ignore[misc]

        parser.StartElementHandler = started
        if end:
            parser.EndElementHandler = ended
        if text:
            parser.CharacterDataHandler = text
        # No spreadsheet declares entities; whoever does wants them unfolded.
        parser.StartDoctypeDeclHandler = refuse_doctype

    def step(self) -> bool:
        """Reads a piece; false behind the last one.

        Raises:
            Damaged: It is no whole XML.
            TooLarge: A tag is longer than `MOST_TAG`.
        """
        piece = self.stream.read(PIECE)
        try:
            self.parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            raise Damaged(expat.ErrorString(error.code)) from None
        self.fed += len(piece)
        if self.fed - self.parser.CurrentByteIndex > MOST_TAG:
            raise TooLarge("tag", self.fed - self.parser.CurrentByteIndex, MOST_TAG)
        return bool(piece)

    def all(self) -> None:
        """Reads to the end."""
        while self.step():
            pass


def refuse_doctype(*_: object) -> None:
    """Refuses a document type."""
    raise Damaged("a document type is declared")


def elements(stream: BinaryIO) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, in their order, with their attributes; the names of these without prefixes, too."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((name, {key.rpartition(":")[2]: value for key, value in attributes.items()}))

    Reading(stream, start).all()
    return found

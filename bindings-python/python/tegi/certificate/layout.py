"""Parts the lines of СТ-1 into sheets: the first one, and as many additional sheets as they need.

No library measures text without a font, and the font of whoever prints is not known: letters are taken a little wider
than Arial's, so that a sheet never runs over its page; what is left of it is blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tegi.certificate.paper import Item, Paper
from tegi.errors import TegiError

# In millimetres, on A4.
MARGIN, HEADER = 10.0, 16.0
WIDTH, HEIGHT = 190.0, 297.0 - HEADER - MARGIN
HALF = (95.0, 95.0)
ITEMS = (9.0, 36.0, 66.0, 21.0, 28.0, 30.0)
LINE = 3.9
PADDING = 2.4
# Of letters at the size of the form's text.
LETTER, CAPITAL, WIDE, NARROW = 1.85, 2.4, 2.75, 1.3
WIDE_LETTERS, NARROW_LETTERS = frozenset("шщжмюыфәwm@—…%"), frozenset(" .,:;!'()|[]il-\u00a0")
# Boxes 12 and 13 with their lines for signatures; the heads of boxes 6 to 11; the end of a page that programs need.
CLOSING, HEADS, SPARE = 50.0, 12.0, 8.0
# The least heights of boxes 1 and 2, of 3, and of the title of an additional sheet.
PARTY, ROUTE, ADDITIONAL = 27.0, 22.0, 22.0


@dataclass(frozen=True)
class Sheet:
    """A sheet of the form."""

    number: int
    items: tuple[Item, ...]
    blank: float
    """Millimetres below the last line."""

    @property
    def is_first(self) -> bool:
        """Whether it is the form itself, not an additional sheet."""
        return self.number == 1


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, at most."""
    return sum(wrapped(part.split(" "), width - PADDING) for part in text.split("\n"))


def wrapped(words: Sequence[str], width: float) -> int:
    """How many lines words take; one that is wider than a line is cut."""
    count, used = 1, 0.0
    for word in words:
        needed = sum(map(letter, word))
        if used and used + NARROW + needed > width:
            count, used = count + 1, 0.0
        if needed > width:
            # What is left behind the last cut is taken as a full line.
            count, used = count + int(needed / (width - WIDE)), width
        else:
            used += (NARROW if used else 0) + needed
    return count


def letter(one: str) -> float:
    """How wide a letter is."""
    if one in NARROW_LETTERS:
        return NARROW
    if one in WIDE_LETTERS:
        return WIDE
    return CAPITAL + (WIDE - LETTER if one.casefold() in WIDE_LETTERS else 0) if one.isupper() else LETTER


def height(item: Item) -> float:
    """How high a line of goods is."""
    return max(lines(text, width) for text, width in zip(item.cells(), ITEMS)) * LINE + 2


def tops(paper: Paper) -> tuple[float, float]:
    """How high boxes 1 and 2 each are, and box 3."""
    texts = {box.number: box for box in paper.boxes}

    def of(number: str) -> float:
        box = texts[number]
        return (lines(box.title, HALF[0]) + lines(box.text, HALF[0])) * LINE + 3

    return max(PARTY, of("1"), of("2")), max(ROUTE, of("3"), of("5"))


def sheets(paper: Paper) -> tuple[Sheet, ...]:
    """The sheets of СТ-1.

    Raises:
        TegiError: ``too-long-for-sheet``: a line is higher than the room of a sheet.
    """
    party, route = tops(paper)
    common = CLOSING + HEADS + SPARE
    first = HEIGHT - common - 2 * party - route
    other = HEIGHT - common - ADDITIONAL
    found: list[Sheet] = []
    items: list[Item] = []
    room = first
    for place, item in enumerate(paper.items):
        needed = height(item)
        if needed > other:
            raise TegiError([{"code": "too-long-for-sheet", "at": f"/goods/{place}"}])
        if needed > room:
            found.append(Sheet(len(found) + 1, tuple(items), room))
            items, room = [], other
        items.append(item)
        room -= needed
    found.append(Sheet(len(found) + 1, tuple(items), room))
    return tuple(found)


def of_sheets(found: Sequence[Sheet]) -> str:
    """How many there are, as text."""
    return str(len(found))

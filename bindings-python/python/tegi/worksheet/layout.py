"""What the worksheet's kinds of file have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tegi.language import Language
from tegi.figures import figure
from tegi.worksheet.sheet import Line

if TYPE_CHECKING:
    from tegi.types import Truth

# The columns of the materials' table by what a material counts as, in the order of the page.
COUNTED: tuple[tuple[Truth, str], ...] = (("false", "domestic"), ("true", "foreign"), ("unknown", "unknown"))

# How wide the columns of the page's tables are, in millimetres.
WIDTH = 188
MATERIALS = (8, 32, 20, 17, 20, 20, 20, 26, 25)
CONDITIONS = (80, 42, 27, 19, 20)
QUESTIONS = (118, 70)


def asides(line: Line, language: Language) -> Iterator[str]:
    """What stands small below a material's name: what a part's own material is worth, and an amount as stated."""
    if line.foreign is None and line.value is not None:
        yield figure(line.value, language)
    if line.stated:
        yield line.stated


def cell(value: str | None, language: Language) -> str:
    """An amount in its column; a dash where the material counts there and has no value."""
    return "" if value is None else figure(value or None, language)

"""The worksheet as data: every text and figure that stands on it. Figures are the engine's texts; none is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tegi.language import Language

if TYPE_CHECKING:
    from tegi.types import Truth


@dataclass(frozen=True)
class Entry:
    """Something by its name."""

    label: str
    text: str


@dataclass(frozen=True)
class Amount:
    """A sum by its name."""

    label: str
    value: str


@dataclass(frozen=True)
class Remark:
    """A sentence with the provision that it rests on."""

    text: str
    citation: str


@dataclass(frozen=True)
class Line:
    """A material of the bill, or of a part's own bill."""

    number: str
    """``3``; of a part's own materials ``3.1``."""
    depth: int
    name: str
    code: str
    country: str
    stated: str
    """In its own currency, with the rate."""
    value: str | None
    foreign: Truth | None
    """How it counts; nothing where it is judged with the part that it goes into, or not at all."""
    why: str
    paper: str

    def counted(self, as_what: Truth) -> str | None:
        """Its value in the column of what it counts as; nothing in the others."""
        return (self.value or "") if self.foreign == as_what else None


@dataclass(frozen=True)
class Condition:
    """A test: what was measured against which limit, and what came of it."""

    text: str
    measured: str
    limit: str
    headroom: str
    outcome: Truth
    citation: str


@dataclass(frozen=True)
class Question:
    """A fact that is missing, and the paper that proves it."""

    text: str
    paper: str
    settles_most: bool = False
    """Whether no other answer would settle more."""


@dataclass(frozen=True)
class Reading:
    """An unclear provision, and what each way to read it gives."""

    question: str
    status: str
    citation: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Worksheet:
    """One page for a chamber, in one language."""

    language: Language
    on: str
    """The day whose law applies, as the facts say it."""
    currency: str
    """Of the amounts; empty where nobody stated it and the rulebook is not one of Kazakhstan."""
    about: tuple[Entry, ...]
    verdict: str
    share: tuple[Remark, ...]
    """The formula of the share, in words and in figures."""
    lines: tuple[Line, ...]
    totals: dict[Truth, str | None]
    """Of domestic (``false``), foreign (``true``) and unsettled (``unknown``) materials."""
    costs: tuple[Amount, ...]
    """From the materials' totals to the price."""
    sums: tuple[Amount, ...]
    """All sums of the answer: the costs, and the materials by what they count as."""
    conditions: tuple[Condition, ...]
    questions: tuple[Question, ...]
    readings: tuple[Reading, ...]
    rests_on: tuple[Remark, ...]
    """What the verdict and the share rest on."""
    outside: tuple[Remark, ...]
    signatures: tuple[Remark, ...]
    """What came of each signature beside the masked record of a part."""
    warnings: tuple[Remark, ...]
    receipt: tuple[Entry, ...]

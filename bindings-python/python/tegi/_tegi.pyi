"""The engine, compiled. Import from `tegi` itself."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, final

from _typeshed import DataclassInstance

from tegi.errors import TegiError
from tegi.types import Assessment as AssessmentDict
from tegi.types import (
    Combination,
    Edition,
    Explanation,
    Facts,
    Figure,
    LocalContent,
    MaterialStatus,
    Missing,
    Notice,
    ReadingEffect,
    Receipt,
    Refusal,
    Step,
    Verdict,
)

__all__ = ["Assessment", "Engine", "version"]

version: Final[str]
"""The engine's version."""

@final
class Assessment:
    """Where a good originates and how much of it is domestic.

    The whole answer stays in the engine; a part becomes dicts, lists and strings when it is asked for, a new value
    each time. Two assessments are equal when they say the same. It can be pickled and hashed.
    """

    @classmethod
    def from_json(cls, text: str, /) -> Assessment:
        """The answer that `to_json` wrote.

        Raises:
            TegiError: The text is no assessment.
        """

    @property
    def verdict(self) -> Verdict:
        """What is known of the good's origin: ``originating``, ``not_originating``, ``undetermined`` (a fact is
        missing), ``disputed`` (the law can be read in two ways) or ``outside_rulebook``."""

    @property
    def criterion(self) -> str | None:
        """The origin criterion for column 9 of a certificate СТ-1: ``П``, ``Д8403`` or ``К``; only for an originating
        good."""

    @property
    def rule(self) -> str | None:
        """The rule that was applied: a row of the list, ``general``, ``set``, ``wholly-produced`` or ``threshold``."""

    @property
    def condition(self) -> str | None:
        """The condition as enacted, where the rule is a row of a list."""

    @property
    def share(self) -> Decimal | None:
        """The domestic share in percent; nothing without a formula or while a fact is missing."""

    @property
    def local_content(self) -> LocalContent | None:
        """The domestic share and how it comes about, where the rulebook has a formula."""

    @property
    def figures(self) -> list[Figure]:
        """Sums of the bill, in the document's currency."""

    @property
    def materials(self) -> list[MaterialStatus]:
        """How each material was counted, and why."""

    @property
    def steps(self) -> list[Step]:
        """Every test, in the order of application, under the default readings."""

    @property
    def missing(self) -> list[Missing]:
        """The facts that are missing, the one that settles most first."""

    @property
    def readings(self) -> list[ReadingEffect]:
        """The readings that the good's rule touches."""

    @property
    def combinations(self) -> list[Combination]:
        """The outcome under each combination of the open readings; empty where none is touched."""

    @property
    def outside(self) -> list[Notice]:
        """What the act says and the rulebook does not hold, where that is why there is no verdict."""

    @property
    def warnings(self) -> list[Notice]:
        """What the reader must know besides the verdict."""

    @property
    def receipt(self) -> Receipt:
        """What was computed by what from what; never a time."""

    def to_dict(self) -> AssessmentDict:
        """The whole answer as dicts, lists and strings."""

    def to_json(self) -> str:
        """The canonical text (RFC 8785): the same bytes as `assess_good_text` answers, in every language."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Engine:
    """The engine with its rulebooks.

    The functions of `tegi` are those of one engine that the whole process shares. An engine of its own is for
    rulebooks that nobody else shall see. Its methods may be called from many threads at once.
    """

    def __new__(cls) -> Engine: ...
    def assess_good(self, facts: Facts | Mapping[str, object] | DataclassInstance, /) -> Assessment:
        """Determines where a good originates and, where the rulebook has a formula, its domestic share.

        Args:
            facts: Dicts, mappings, dataclasses, lists, tuples, `str`, `int`, `bool`, `None`, `decimal.Decimal`,
                `datetime.date`. A `float` is taken by its shortest digits, if these are at most 15.

        Raises:
            TegiError: The facts cannot be read, or do not fit the rulebook; it has all the faults.

        >>> import tegi
        >>> tegi.Engine().assess_good({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}}).rule
        '8403'
        """

    def assess_good_text(self, text: str, /) -> str:
        """The same from JSON text to canonical JSON text. Only text keeps duplicate keys, which are a fault.

        Returns:
            An assessment or a refusal: nothing is raised for a text that cannot be read.
        """

    def load_rulebook(self, rulebook: Mapping[str, object] | str, /) -> list[Edition]:
        """Adds a rulebook of the user's own, through the same checks as those that come with the engine.

        Returns:
            The editions at hand.

        Raises:
            TegiError: The rulebook has faults; nothing was added.
        """

    def rulebooks(self) -> list[Edition]:
        """The editions at hand."""

    def explain(
        self,
        answer: Assessment | AssessmentDict | Refusal | TegiError | Mapping[str, object] | str,
        language: str = "ru",
    ) -> Explanation:
        """An assessment, or a refusal with its faults, in sentences.

        Args:
            answer: What `assess_good` returned or raised, or the same as a dict or JSON text.
            language: ``kk``, ``ru`` or ``en``.

        Raises:
            TegiError: It is no answer, or the language is unknown.
        """

    def explain_text(self, answer: str, language: str = "ru") -> str:
        """The same from JSON text to canonical JSON text: an explanation, or a refusal, which is not raised."""

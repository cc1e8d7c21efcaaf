"""The exception for an input that cannot be read."""

from __future__ import annotations

# As in `typing`, whose import takes longer than that of all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tegi.types import Fault, Refusal

# A document can have thousands of faults; a message that shows them all helps nobody.
_SHOWN = 20


class TegiError(ValueError):
    """An input that cannot be read, with all its faults.

    >>> import tegi
    >>> try:
    ...     tegi.assess_good({"on": "1 March", "rulebook": "cis-2009", "good": {"hs": "8403"}})
    ... except tegi.TegiError as error:
    ...     print(error.code, error.pointer)
    not-a-day /on
    """

    errors: list[Fault]
    """Every fault: ``code``, ``at`` (a JSON pointer) and, where they say something, ``given`` and ``allowed``."""

    def __init__(self, errors: Sequence[Fault]) -> None:
        super().__init__(errors)
        self.errors = list(errors)

    @property
    def code(self) -> str:
        """The code of the first fault."""
        return self.errors[0]["code"] if self.errors else ""

    @property
    def pointer(self) -> str:
        """The JSON pointer of the first fault; empty for the document itself."""
        return self.errors[0]["at"] if self.errors else ""

    def to_dict(self) -> Refusal:
        """The refusal that the text door answers; `tegi.explain` makes sentences of it."""
        return {"type": "refusal", "errors": self.errors}

    def __str__(self) -> str:
        lines = [_line(fault) for fault in self.errors[:_SHOWN]]
        more = len(self.errors) - _SHOWN
        return "\n".join(lines + ([f"and {more} more"] if more > 0 else []))


def _line(fault: Fault) -> str:
    """``/good/hs: not-a-code, given 'x'``"""
    line = f"{fault['at'] or '/'}: {fault['code']}"
    given, allowed = fault.get("given"), fault.get("allowed")
    if given is not None:
        line += f", given {given!r}"
    if allowed is not None:
        line += f", allowed: {allowed}"
    return line

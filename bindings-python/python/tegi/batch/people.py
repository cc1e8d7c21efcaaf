"""The rows of a result as people read them: words first, numbers as numbers, codes behind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Union

from tegi.batch.columns import ANSWER_NAMES, FLAGS, PROVISIONAL, VERDICTS
from tegi.faults import sentences
from tegi.language import Language
from tegi.table.number import of_decimal as plain

Cell = Union[str, int, Decimal]

# Each column of the sheet: its heading's name, and the column of the answers that it is made from.
WORDS = (
    ("row", "row"),
    ("id", "id"),
    ("name", "name"),
    ("own", "own"),
    ("verdict", "verdict"),
    ("provisional", "provisional"),
    ("said", "said"),
    ("share", "share"),
    ("reason", "reason"),
    ("missing", "to_answer"),
    ("warnings", "cautions"),
    ("rates", "rates"),
    ("errors", "errors"),
    ("headroom", "headroom"),
    ("lowest", "lowest"),
    ("highest", "highest"),
    ("if_proved", "if_proved"),
    ("criterion", "criterion"),
    ("rule", "rule"),
    ("formula", "formula"),
    ("exact", "exact"),
)
CODES = (
    ("verdict_code", "verdict"),
    ("missing_codes", "missing"),
    ("outside_codes", "outside"),
    ("warning_codes", "warnings"),
    ("error", "error"),
    ("error_at", "error_at"),
)
# Signs that begin a formula, also in full width.
SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
# What a spreadsheet program may part cells by, whatever this file does: the separator is a setting of the system.
PARTS = ";,\t|\r\n"
FORMULA = re.compile(f"(^|[{PARTS}])([ \u00a0\"']*)(?=[{SIGNS}])")
NUMBER = re.compile(rf"-?\d+([.,]\d+)?(?=[{PARTS}]|$)")


class Layout:
    """The columns of a result for people, in their order."""

    def __init__(self, names: list[str], own: list[str], language: Language) -> None:
        """The columns.

        Args:
            names: The columns of the answers.
            own: The headings of the user's own columns, in their order.
            language: ``kk``, ``ru`` or ``en``.
        """
        self.language = language
        self.own = own
        # A good's verdict is a word; that of a contract is its share, in a sentence.
        known = {name for name in names if name != ("said" if "verdict" in names else "")}
        placed = [pair for pair in (*WORDS, *CODES) if pair[1] in known]
        taken = {column for _, column in placed} | {"said"}
        self.columns = [*placed, *((name, name) for name in names if name not in taken)]

    @property
    def headings(self) -> list[str]:
        """Their names in words."""
        found: list[str] = []
        for name, _ in self.columns:
            if name == "own":
                found += self.own
            else:
                found.append(getattr(ANSWER_NAMES[name], self.language) if name in ANSWER_NAMES else name)
        return found

    def cells(self, row: Mapping[str, Any]) -> list[Cell]:
        """The cells of a row."""
        found: list[Cell] = []
        for name, column in self.columns:
            value = row[column]
            if name == "own":
                known = dict(value or ())
                found += [known.get(heading) or "" for heading in self.own]
            elif value is None:
                found.append("")
            elif name == "verdict":
                verdict = getattr(VERDICTS[value], self.language)
                # A provisional verdict is never shown like a settled one.
                mark = f" ({getattr(PROVISIONAL, self.language)})" if row.get("provisional") else ""
                found.append(verdict + mark)
            elif name == "provisional":
                found.append(getattr(FLAGS[bool(value)], self.language))
            elif name == "errors":
                said = [{key: part for key, part in error.items() if part is not None} for error in value]
                found.append("\n".join(sentences(said, self.language)))  # type: ignore[arg-type]
            elif isinstance(value, list):
                found.append("; ".join(value))
            elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
                found.append(value)
            else:
                found.append(as_text(value))
        return found


def as_text(value: Any) -> str:
    """A share with its two decimals, money without the zeros that only its column has, a day as ISO 8601."""
    if isinstance(value, Decimal):
        return str(value) if value.as_tuple().exponent == -2 else plain(value)
    return str(value)


def harmless(text: str) -> str:
    """A text of which no spreadsheet program makes a formula, whatever it parts cells by; numbers are none."""

    def marked(found: re.Match[str]) -> str:
        is_number = NUMBER.match(text, found.end()) is not None
        return found[0] if is_number else f"{found[0]}'"

    text = FORMULA.sub(marked, text)
    return f"'{text}" if text[:1] in ("\t", "\r") else text

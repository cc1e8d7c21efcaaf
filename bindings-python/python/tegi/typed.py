"""Reads days, numbers and names as people type them into cells."""

from __future__ import annotations

import re

DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?", re.ASCII)
# Of digits behind a comma: 1,234 may be a thousand.
THOUSAND = 3


def iso(day: re.Match[str]) -> str:
    """A typed day as JSON has it: `2026-01-31`."""
    return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"


def number(said: str) -> str:
    """A typed number as JSON has it; what is none, or may be another one, stays as it is and is refused later."""
    if not NUMBER.fullmatch(said):
        return said
    whole, point, fraction = "".join(said.split()).replace(",", ".").partition(".")
    return said if point and len(fraction) == THOUSAND else whole + point + fraction


def plain(name: str) -> str:
    """A name without what does not tell it from another."""
    return " ".join(name.casefold().replace("ё", "е").rstrip(" *:").split())

"""The engine's texts as people of a language write them. No digit changes."""

from __future__ import annotations

import re
from datetime import date

from tegi.language import Language

NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?")
# Digits that are no part of a longer name: 2026-03-01, and neither cis-2009@2024-05-04 nor a digest.
DAY = re.compile(r"(?<![@\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
SPACE = "\u00a0"


def figure(text: str | None, language: Language) -> str:
    """``1234.50`` as ``1 234,50`` or ``1,234.50``; a dash where there is none."""
    if text is None:
        return "—"
    found = NUMBER.fullmatch(text)
    if not found:
        return text
    sign, whole, fraction = found.groups()
    group, point = (",", ".") if language == "en" else (SPACE, ",")
    grouped = f"{int(whole):,}".replace(",", group)
    return ("\u2212" if sign else "") + grouped + (point + fraction if fraction else "")


def percent(text: str, language: Language) -> str:
    """``43.42`` as ``43,42 %``."""
    return f"{figure(text, language)}{SPACE}%"


def day_in(language: Language, day: date) -> str:
    """A day as the language writes it."""
    return day.isoformat() if language == "en" else f"{day:%d.%m.%Y}"


def day(text: str, language: Language) -> str:
    """A day as the language writes it; what is no day stands as it is."""
    try:
        return day_in(language, date.fromisoformat(text))
    except ValueError:
        return text


def dated(sentence: str, language: Language) -> str:
    """A sentence with its days as the language writes them."""
    return DAY.sub(lambda found: day(found.group(), language), sentence)


def code(text: str) -> str:
    """A tariff code, spaced for the eye: ``8403 10 900 0``."""
    return SPACE.join(filter(None, (text[:4], text[4:6], text[6:9], text[9:])))

"""The languages of all words, and the one that is spoken where none is asked for."""

from __future__ import annotations

import os
from typing import Literal

__all__ = ["LANGUAGES", "Language", "default_language"]

Language = Literal["kk", "ru", "en"]
"""Kazakh, Russian or English."""

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")


def default_language() -> Language:
    """By TEGI_LANG, else by the locale, else Russian: the language of the command and of notebooks."""
    for name in ("TEGI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "")[:2].lower()
        if language in LANGUAGES:
            return language
    return "ru"

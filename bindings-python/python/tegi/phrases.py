"""Texts by name in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from tegi.language import LANGUAGES, Language


class Phrases:
    """The texts of one language, by name.

    Raises:
        ValueError: There are none in this language.
    """

    texts: ClassVar[Mapping[str, tuple[str, str, str]]]
    """By name: kk, ru, en. Blanks in braces are filled."""
    subject: ClassVar[str]
    """What is written in these texts, for the error."""

    def __init__(self, language: Language) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"{self.subject} in {', '.join(LANGUAGES)}, not in {language}")
        self.language: Language = language
        self._place = LANGUAGES.index(language)

    def __call__(self, name: str, /, **blanks: str) -> str:
        """The text of that name, its blanks filled."""
        return self.texts[name][self._place].format(**blanks)

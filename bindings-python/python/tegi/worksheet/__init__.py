"""The worksheet of an assessment for a chamber: every figure, step and citation, as DOCX, XLSX or HTML.

`pip install "tegi[reports]"` installs what writing them needs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from os import PathLike
from typing import Any

import tegi
from tegi import output
from tegi._tegi import text_of
from tegi.language import Language
from tegi.worksheet.docx import docx
from tegi.worksheet.fill import worksheet
from tegi.worksheet.html import html
from tegi.worksheet.sheet import Worksheet
from tegi.worksheet.xlsx import xlsx

__all__ = ["KINDS", "Worksheet", "docx", "fill", "html", "numbers_as_text", "save", "worksheet", "xlsx"]

KINDS: dict[str, Callable[[Worksheet], bytes]] = {".docx": docx, ".xlsx": xlsx, ".html": html}


def numbers_as_text(facts: str) -> Any:
    """Facts whose numbers keep all their digits."""
    return json.loads(facts, parse_float=str, parse_int=str)


def save(sheet: Worksheet, path: str | PathLike[str], force: bool = False) -> None:
    """Writes a worksheet to a file, whose kind is that of its name.

    Raises:
        TegiError: A file of that name is not an earlier result of ours; `force` overrides it.
        ValueError: The name ends in none of ``.docx``, ``.xlsx`` and ``.html``.
        ImportError: A library of `tegi[reports]` is not installed.
        OSError: The file cannot be written.
    """
    write = KINDS[output.ending(path, KINDS, "a report")]
    output.save(path, write(sheet), force)


def fill(of: Any, language: Language, facts: Any = None, engine: tegi.Engine | None = None) -> Worksheet:
    """The worksheet of facts, or of an assessment and its facts.

    Raises:
        TegiError: The facts cannot be read; ``answer-of-other-facts``: the assessment does not follow from them.
        ValueError: There is no such language.
    """
    engine = engine or tegi.Engine()
    if isinstance(of, tegi.Assessment):
        answer: Any = of.to_dict()
    elif isinstance(of, Mapping) and of.get("type") == "assessment":
        answer = dict(of)
    else:
        facts, answer = of, None
    stated: Any = {} if facts is None else numbers_as_text(text_of(facts))
    if answer is None:
        answer = engine.assess_good(facts).to_dict()
    elif facts is not None:
        again = engine.assess_good(facts).receipt
        if again["facts_sha256"] != answer["receipt"]["facts_sha256"]:
            raise tegi.TegiError([{"code": "answer-of-other-facts", "at": ""}])
    return worksheet(stated, answer, language, engine)

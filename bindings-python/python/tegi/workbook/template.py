"""The empty workbooks, as they are shipped; `scripts/make_templates.py` makes them."""

from __future__ import annotations

from importlib import resources
from os import PathLike
from pathlib import Path

from tegi.words import LANGUAGES


def write_template(path: str | PathLike[str], language: str = "ru") -> None:
    """Writes an empty workbook for a contract, with its headings in one language.

    Args:
        path: The file; one that exists is replaced.
        language: ``kk``, ``ru`` or ``en``.

    Raises:
        ValueError: There is no template in that language.
        OSError: The file cannot be written.
    """
    copy_template("contract", path, language)


def copy_template(of: str, path: str | PathLike[str], language: str) -> None:
    """Writes the empty workbook of a contract or of goods."""
    if language not in LANGUAGES:
        raise ValueError(f"the templates are in {', '.join(LANGUAGES)}, not in {language}")
    template = resources.files("tegi").joinpath(f"templates/{of}-{language}.xlsx")
    Path(path).write_bytes(template.read_bytes())

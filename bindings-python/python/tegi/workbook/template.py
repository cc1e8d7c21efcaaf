"""The empty workbooks, as they are shipped; `scripts/make_templates.py` makes them."""

from __future__ import annotations

from importlib import resources
from os import PathLike

from tegi.output import save
from tegi.words import LANGUAGES


def write_template(path: str | PathLike[str], language: str = "ru", *, force: bool = False) -> None:
    """Writes an empty workbook for a contract, with its headings in one language.

    Args:
        path: The file.
        language: ``kk``, ``ru`` or ``en``.
        force: Write over a file that is no empty workbook of ours.

    Raises:
        TegiError: A file of that name is no empty workbook of ours, or has been filled in.
        ValueError: There is no template in that language.
        OSError: The file cannot be written.
    """
    copy_template("contract", path, language, force)


def copy_template(of: str, path: str | PathLike[str], language: str, force: bool) -> None:
    """Writes the empty workbook of a contract or of goods."""
    if language not in LANGUAGES:
        raise ValueError(f"the templates are in {', '.join(LANGUAGES)}, not in {language}")
    template = resources.files("tegi").joinpath(f"templates/{of}-{language}.xlsx")
    save(path, template.read_bytes(), force)

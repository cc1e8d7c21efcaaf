"""The empty workbook of a batch."""

from __future__ import annotations

from os import PathLike

from tegi.workbook.template import copy_template


def write_template(path: str | PathLike[str], language: str = "ru") -> None:
    """Writes an empty workbook for goods and their materials, with its headings in one language.

    Args:
        path: The file; one that exists is replaced.
        language: ``kk``, ``ru`` or ``en``.

    Raises:
        ValueError: There is no template in that language.
        OSError: The file cannot be written.
    """
    copy_template("goods", path, language)

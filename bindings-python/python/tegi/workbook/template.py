"""The empty workbooks of a contract and of a period."""

from __future__ import annotations

from os import PathLike

import tegi
from tegi.language import Language
from tegi.table import template


def write_template(
    path: str | PathLike[str],
    language: Language = "ru",
    *,
    of: template.Of = "contract",
    force: bool = False,
    engine: tegi.Engine | None = None,
) -> None:
    """Writes an empty workbook for a contract: headings, lists to choose from, help with an example.

    Args:
        path: The file.
        language: ``kk``, ``ru`` or ``en``.
        of: ``contract``, or ``period`` for the purchases of a customer.
        force: Write over a file that is no empty workbook of ours.
        engine: The engine whose rulebooks are offered; that of the process when absent.

    Raises:
        TegiError: A file of that name is no empty workbook of ours, or has been filled in.
        ValueError: There is no template in that language.
        ImportError: xlsxwriter is not installed.
        OSError: The file cannot be written.
    """
    template.write(path, of, language, force=force, engine=engine)

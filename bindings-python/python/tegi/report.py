"""The worksheet of a good for a chamber, written to a file: DOCX, XLSX or HTML.

tegi.report.write(facts, "boiler.docx", "kk")
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from tegi.language import Language

if TYPE_CHECKING:
    import tegi

__all__ = ["write"]


def write(
    of: object,
    path: str | PathLike[str],
    language: Language = "ru",
    *,
    facts: object = None,
    engine: tegi.Engine | None = None,
    force: bool = False,
) -> None:
    """Writes the worksheet of a good: every figure, step and citation, on A4.

    The same input gives the same bytes. `pip install "tegi[reports]"` installs what writing needs.

    Args:
        of: Facts as `tegi.assess_good` takes them; or its answer, as an `Assessment` or a dict.
        path: A file whose name ends in ``.docx``, ``.xlsx`` or ``.html``.
        language: ``kk``, ``ru`` or ``en``.
        facts: Beside an answer the facts that it follows from; without them names, codes and papers are not shown.
        engine: The engine that holds a rulebook of your own.
        force: Write over a file that is not an earlier worksheet of ours, or was changed since.

    Raises:
        TegiError: The facts cannot be read, the answer is of other facts, or a file of that name is not an earlier
            worksheet of ours.
        ValueError: There is no such kind of file, or no such language.
        ImportError: A library of `tegi[reports]` is not installed.
        OSError: The file cannot be written.

    >>> import os, tempfile, tegi
    >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"name": "Boiler", "hs": "8403109000"}}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     tegi.report.write(facts, os.path.join(folder, "boiler.html"), "en")
    ...     os.listdir(folder)
    ['boiler.html']
    """
    import tegi.worksheet

    tegi.worksheet.save(tegi.worksheet.fill(of, language, facts, engine), path, force)

"""Writes a report of the screen to a file: DOCX, XLSX or HTML.

`pip install "tegi[reports]"` installs what writing them needs.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike

from tegi import output
from tegi.paper.docx import docx
from tegi.paper.html import html
from tegi.paper.sheet import Paper
from tegi.paper.xlsx import xlsx

__all__ = ["KINDS", "Paper", "docx", "html", "save", "xlsx"]

KINDS: dict[str, Callable[[Paper], bytes]] = {".docx": docx, ".xlsx": xlsx, ".html": html}


def save(paper: Paper, path: str | PathLike[str], force: bool = False) -> None:
    """Writes a report to a file, whose kind is that of its name.

    Raises:
        TegiError: A file of that name is not an earlier result of ours; `force` overrides it.
        ValueError: The name ends in none of ``.docx``, ``.xlsx`` and ``.html``.
        ImportError: A library of `tegi[reports]` is not installed.
        OSError: The file cannot be written.
    """
    write = KINDS[output.ending(path, KINDS, "a report")]
    output.save(path, write(paper), force)

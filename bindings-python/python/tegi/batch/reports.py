"""A worksheet for each good of a batch, in a folder of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tegi
from tegi import output
from tegi._tegi import text_of
from tegi.errors import TegiError
from tegi.language import Language
from tegi.optional import library
from tegi.paths import nested

if TYPE_CHECKING:
    from tegi.batch.source import Chunk

KINDS = {"docx": "docx", "xlsx": "xlsxwriter", "html": "jinja2"}
"""The kinds of worksheets, and the library that writes each."""
# Letters of a good's name in that of its file.
MOST_LETTERS = 60
# What may stand without `good/`.
OF_GOOD = ("name", "hs", "ex_works_price", "production_cost")


class Reports:
    """The folder of the worksheets."""

    def __init__(self, folder: Path, kind: str, language: Language, engine: tegi.Engine | None) -> None:
        """Sees that worksheets of that kind can be written.

        Raises:
            TegiError: There is no such kind.
            ImportError: A library of `tegi[reports]` is not installed.
        """
        if kind not in KINDS:
            allowed = ", ".join(KINDS)
            raise TegiError([{"code": "unknown-name", "at": "/reports_as", "given": kind, "allowed": allowed}])
        library(KINDS[kind], "reports")
        self.folder = folder
        self.kind = kind
        self.language = language
        self.engine = engine or tegi._engine
        self.made: list[Path] = []
        """What this run has written."""

    def free(self) -> None:
        """Refuses a folder that holds something: worksheets of other goods would stand among these.

        Raises:
            TegiError: ``folder-not-empty``.
            OSError: It is no folder.
        """
        if self.folder.exists() and (found := next(self.folder.iterdir(), None)):
            raise TegiError([{"code": "folder-not-empty", "at": str(self.folder), "given": found.name}])

    def write(self, chunk: Chunk, answers: Any, same: Mapping[str, Any], force: bool) -> None:
        """Writes the worksheets of a chunk's goods; a row with an error has none."""
        from tegi.worksheet import numbers_as_text, save, worksheet

        if not self.folder.exists():
            self.folder.mkdir(parents=True)
            self.made.append(self.folder)
        ids = answers.column("id").to_pylist() if "id" in answers.column_names else [None] * answers.num_rows
        errors = answers.column("error").to_pylist()
        for place, (row, name, error) in enumerate(zip(chunk.rows, ids, errors)):
            if row is None or error is not None:
                continue
            facts = numbers_as_text(document(chunk, place, same))
            sheet = worksheet(facts, self.engine.assess_good(facts).to_dict(), self.language, self.engine)
            named = name or facts["good"].get("name") or ""
            path = self.folder / f"{row:06}{file_name(str(named))}.{self.kind}"
            is_new = not path.exists()
            save(sheet, path, force)
            self.made += [path] if is_new else []

    def undo(self) -> None:
        """Removes what this run has made, of a batch that cannot go on."""
        for path in reversed(self.made):
            try:
                path.rmdir() if path == self.folder else path.unlink()
            except OSError:
                pass


def file_name(name: str) -> str:
    """A name as a part of a file's: letters, digits and a few signs, which every system takes."""
    # Letters with their marks in one: systems differ in how they keep them apart.
    safe = re.sub(r"[^\w.-]+", "_", unicodedata.normalize("NFC", name)).strip("._-")
    return f"-{safe[:MOST_LETTERS].rstrip('._-')}" if safe else ""


def document(chunk: Chunk, place: int, same: Mapping[str, Any]) -> str:
    """The facts of a row that was answered, as JSON text."""
    if "facts" not in chunk.table.schema.names:
        (row,) = chunk.table.slice(place, 1).to_pylist()
        return text_of({**same, **facts_of(row)})
    text = chunk.table.column("facts")[place].as_py()
    # A spreadsheet's rows have them already.
    return text if chunk.ids is not None else merged(text, same)


def merged(text: str, same: Mapping[str, Any]) -> str:
    """A document with the facts that are the same for all, where it states none of its own; digits stay as they are."""
    from tegi.worksheet import numbers_as_text

    known = numbers_as_text(text)
    more = {name: value for name, value in same.items() if name not in known}
    inner = text.strip()[1:]
    return text if not more else text_of(more)[:-1] + ("," if known else "") + inner


def facts_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that the columns of a row state, as `tegi.arrow` reads them."""
    stated = ((name, whole(value)) for name, value in row.items() if name != "id")
    return nested({f"good/{name}" if name in OF_GOOD else name: value for name, value in stated if value is not None})


def whole(value: Any) -> Any:
    """A value without what says nothing: a struct of nothing but nulls says as little as no struct."""
    if isinstance(value, dict):
        said = {name: stated for name, part in value.items() if (stated := whole(part)) is not None}
        return said or None
    if isinstance(value, list):
        return [whole(part) for part in value]
    return value

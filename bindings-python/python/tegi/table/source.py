"""Finds out what a table comes from, and hands it to the core: text as bytes, workbooks as cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Union

from tegi._tegi import kind_of
from tegi.errors import TegiError
from tegi.table.book import Book
from tegi.table.cells import sheet_of
from tegi.table.sheet import Sheet

# Bytes of a file that is not read piece by piece.
MOST_BYTES = 100 * 2**20

PathOrName = Union[str, "PathLike[str]"]
Rows = Sequence[Sequence[object]]
Source = Union[PathOrName, bytes, "Mapping[str, Rows]", "Sequence[Union[PathOrName, Sequence[object]]]"]
# A sheet as the core takes it, or a file's name with its bytes.
Input = Union["dict[str, Any]", "tuple[str, bytes]"]

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


def request(source: Source, name: str = "") -> tuple[list[dict[str, Any]], list[bytes]]:
    """The sheets of a request to the core, and the files that they refer to.

    Raises:
        As of `inputs`.
    """
    sheets: list[dict[str, Any]] = []
    files: list[bytes] = []
    for given in inputs(source, name):
        if isinstance(given, dict):
            sheets.append(given)
        else:
            sheets.append({"file": given[0], "bytes": len(files)})
            files.append(given[1])
    return sheets, files


def inputs(source: Source, name: str = "") -> Iterator[Input]:
    """What the core is given of a source: a file, a folder, several files, bytes, rows, or rows by the sheet's name.

    Raises:
        TegiError: A file is of a kind that is not read, damaged or too large.
        OSError: A file cannot be read.
        TypeError: It is none of these.
    """
    if isinstance(source, bytes):
        yield from of_content(source, name or "table")
    elif isinstance(source, (str, PathLike)):
        yield from of_path(Path(source))
    elif isinstance(source, Mapping):
        for sheet, rows in source.items():
            yield sheet_of(name or "table", sheet, rows)
    elif all(isinstance(part, (str, PathLike)) for part in source) and source:
        for path in source:
            yield from of_path(Path(path))  # type: ignore[arg-type]
    else:
        yield sheet_of(name or "table", name or "table", source)  # type: ignore[arg-type]


def of_path(path: Path) -> Iterator[Input]:
    """A file; of a folder the tables in it, by their names."""
    if path.is_dir():
        files = tables_of(path)
        if not files:
            raise TegiError([{"code": "no-tables", "at": str(path), "allowed": ", ".join(ENDINGS)}])
        for file in files:
            yield from of_path(file)
        return
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise TegiError([{"code": "file-too-large", "at": path.name, "given": str(size), "allowed": str(MOST_BYTES)}])
    yield from of_content(path.read_bytes(), path.name)


def tables_of(folder: Path) -> list[Path]:
    """The tables in a folder, by their names; not those of a program that has one open."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in ENDINGS and file.name[0] not in "._~")


def of_content(content: bytes, name: str) -> Iterator[Input]:
    """A file by its content, whatever its name says."""
    kind = kind_of(content, name)
    if kind == "xlsx":
        with Book(content, name) as book:
            for part in book.sheets:
                yield whole(Sheet(book, part), name)
    elif kind == "text":
        yield name, content
    else:
        raise TegiError([{"code": "kind-refused", "at": name, "given": kind, "allowed": ".xlsx, .csv"}])


def whole(sheet: Sheet, file: str) -> dict[str, Any]:
    """A whole sheet."""
    rows = [row for some in sheet.rows() for row in some]
    return {**sheet.head(file), "rows": rows}


def as_json(value: Any) -> str:
    """JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""Reads the goods of a file, folder or table by their ids, for two of them to be joined."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Union

import tegi
from tegi._tegi import kind_of
from tegi.cases import as_case, member, printable
from tegi.errors import TegiError
from tegi.records import read

ENDINGS = (".json", ".jsonl", ".parquet")
TEXT_TABLES = (".csv", ".tsv", ".txt")
TABLES = (*TEXT_TABLES, ".xlsx", ".xlsm")
# Facts as text, or what is wrong with them.
Good = Union[str, TegiError]


def goods_of(path: str | PathLike[str], engine: tegi.Engine, **options: Any) -> dict[str, Good]:
    """Facts or records of goods by their ids.

    A file in a folder is called by its name below the folder, a line of a ``.jsonl`` file by its ``id`` or else its
    number, a row of ``.parquet`` and of a table by its id.

    Args:
        path: A folder of ``.json``, ``.jsonl`` and ``.parquet`` files, one such file, a workbook, a text table, or a
            folder of tables.
        engine: The engine that has the rulebooks.
        options: How tables are to be understood, as of `tegi.table.read`.

    Raises:
        OSError: The folder or the file cannot be read.
        TegiError: Something is wrong with a table as a whole; or an id stands twice.
    """
    found: dict[str, Good] = {}
    for id, good in of_tables(path, engine, options) if is_table(path) else of_records(path, engine):
        if id in found:
            raise TegiError([{"code": "duplicate-id", "at": os.fspath(path), "given": id}])
        found[id] = good
    if not found and os.path.isdir(path):
        raise TegiError([{"code": "no-goods", "at": os.fspath(path), "allowed": ", ".join((*ENDINGS, *TABLES))}])
    return found


def is_table(path: str | PathLike[str]) -> bool:
    """Whether goods are read from tables, and not from JSON and Parquet."""
    if os.path.isdir(path):
        files = [file.lower() for _, _, files in os.walk(path) for file in files]
        return bool(files) and not any(file.endswith(ENDINGS) for file in files)
    name = os.fspath(path).lower()
    if name.endswith(TEXT_TABLES):
        return True
    if name.endswith(ENDINGS):
        return False
    return kind_of(Path(path).read_bytes(), os.fspath(path)) == "xlsx"


def readable(good: Good, at: str) -> str:
    """The text of a good.

    Raises:
        TegiError: What is wrong with it; each place begins with `at`, the name of its side.
    """
    if isinstance(good, TegiError):
        raise TegiError([{**fault, "at": ": ".join(filter(None, (at, fault["at"])))} for fault in good.errors])
    return good


def side_of(at: str, sides: Sequence[str]) -> tuple[int, str] | None:
    """Which side the place of a fault begins with, and the rest of the place; nothing where it begins with none."""
    for number, side in enumerate(sides):
        # A pointer, a cell or nothing follows: `/facts/1` is no beginning of `/facts/10`.
        if at.startswith(side) and at[len(side) :][:1] in ("", "/", ":"):
            return number, at[len(side) :]
    return None


def of_records(path: str | PathLike[str], engine: tegi.Engine) -> Iterator[tuple[str, Good]]:
    """Each document of files of JSON and Parquet."""
    root = os.fspath(path)
    for name, content in read(path):
        id = printable(name)
        if os.path.isdir(root):
            id = os.path.relpath(id, root).removesuffix(".json")
        else:
            # Two files of other names are joined by what stands behind the name.
            id = id.removeprefix(f"{printable(root)}:")
            id = Path(root).stem if id == printable(root) else id
        if isinstance(content, TegiError):
            yield id, content
            continue
        case, fault = as_case(id, content, engine)
        if fault is not None:
            yield id, TegiError([fault])
            continue
        if json.loads(member(case, "facts")) is None:
            yield id, content.decode("utf-8-sig")
            continue
        named = json.loads(member(case, "id"))
        text = content.decode("utf-8-sig")
        # What has a type is a record; a masked one is refused as a whole, and not for the figures that it hides.
        is_record = b'"type"' in content and json.loads(member(text, "type")) is not None
        yield str(named or id), text if is_record else member(case, "facts")


def of_tables(path: str | PathLike[str], engine: tegi.Engine, options: dict[str, Any]) -> Iterator[tuple[str, Good]]:
    """Each good of tables; of a cost sheet its one good."""
    import tegi.table
    from tegi.table.reading import at_cells, besides
    from tegi.table.source import as_json

    reading = tegi.table.read(path, engine=engine, **options)
    if any(fault["code"] == "bill-alone" for fault in reading.faults):
        reading = tegi.table.read(path, about="bill", engine=engine, **options)
    if reading.faults:
        raise TegiError(reading.faults)
    for document in reading.documents:
        facts, faults = as_json(document["facts"]), document["faults"]
        # What the facts lack is told at the cell that would state it.
        errors = json.loads(engine.assess_good_text(facts)).get("errors", [])
        wrong = [*faults, *besides(errors, faults, document, reading.tables)] if faults else None
        wrong = wrong or at_cells(errors, document["cells"], reading.tables)
        yield document["id"] or "", TegiError(wrong) if wrong else facts

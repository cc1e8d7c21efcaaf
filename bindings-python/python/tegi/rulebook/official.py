"""Reads a folder in the form of the engine's own rulebooks: `rulebook.toml`, `gaps.toml`, `list.csv`, `terms.csv` and
`processes.csv`."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

from tegi.rulebook.source import toml_of

ACT = "rulebook.toml"


def document(folder: Path) -> dict[str, Any]:
    """The document of a rulebook, as `cargo xtask rulebooks` makes it.

    Raises:
        TegiError: A TOML file cannot be read.
        OSError: A file is missing.
    """
    book: dict[str, Any] = _plain(toml_of(folder / ACT))
    if (folder / "gaps.toml").exists():
        book |= _plain(toml_of(folder / "gaps.toml"))
    terms = _csv(folder / "terms.csv")
    for term in terms:
        _flag(term, "undefined")
    book["terms"] = terms
    if processes := _csv(folder / "processes.csv"):
        for one in processes:
            one.pop("why", None)
            one |= {name: one[name].split("; ") for name in ("is", "includes") if name in one}
        book["processes"] = processes
    if rows := _csv(folder / "list.csv"):
        _list(book["origin"], rows)
    return book


def _list(origin: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    cite = origin.pop("list")["cite"]
    added = origin.pop("list_or", [])
    for row in rows:
        _flag(row, "excluded")
        if row.pop("rest", "") == "unknown":
            row["rest_unknown"] = True
        row["cite"] = f"{cite}/row-{row['id']} {row.pop('mark')}"
        for note in ("note", "amended_by"):
            row.pop(note, None)
    by_id = {row["id"]: row for row in rows}
    for clause in added:
        by_id[clause.pop("rule")].setdefault("or", []).append(clause)
    origin["list"] = rows


def _csv(file: Path) -> list[dict[str, Any]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(stream)]


def _flag(row: dict[str, Any], name: str) -> None:
    if name in row:
        row[name] = row[name] == "yes"


def _plain(value: Any) -> Any:
    """TOML values as JSON has them: days as text."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else value

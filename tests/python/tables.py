"""The shared cases of `tests/tables`, as the reader is given them."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import ROOT


def cases() -> Iterator[Any]:
    """Each case by its name."""
    for file in sorted((ROOT / "tests/tables").glob("*.json")):
        for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
            yield pytest.param(case, id=f"{file.stem}/{case['id']}")


def whole(sheet: dict[str, Any], files: list[bytes]) -> dict[str, Any]:
    """A sheet as it is asked for: rows may be lists of cells, which are numbered, and bytes may be written as digits."""
    sheet = dict(sheet)
    if "rows" in sheet:
        rows = ((place, row) for place, row in enumerate(sheet["rows"], 1) if row is not None)
        sheet["rows"] = [{"row": place, "cells": row} if isinstance(row, list) else row for place, row in rows]
    if "hex" in sheet:
        files.append(bytes.fromhex("".join(sheet.pop("hex").split())))
        sheet["bytes"] = len(files) - 1
    return sheet


def within(expected: Any, given: Any) -> bool:
    """Whether all that is expected is there: every member of an object, every item of a list."""
    if isinstance(expected, dict) and isinstance(given, dict):
        return all(within(value, given.get(key)) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(given, list):
        return len(expected) == len(given) and all(map(within, expected, given))
    return bool(expected == given)


def check(case: dict[str, Any], answer: dict[str, Any]) -> None:
    """Whether an answer is as expected."""
    expected = case["expect"]
    assert within(expected.get("faults", []), answer["faults"]), answer["faults"]
    for name in ("tables", "mapping"):
        assert name not in expected or within(expected[name], answer[name]), answer[name]
    if "documents" not in expected:
        return
    assert len(expected["documents"]) == len(answer["documents"])
    for document, given in zip(expected["documents"], answer["documents"]):
        for name in ("id", "facts", "own"):
            assert name not in document or document[name] == given[name], given
        assert within(document.get("cells", {}), given["cells"]), given["cells"]
        assert within(document.get("faults", []), given["faults"]), given["faults"]

"""Random bills in twelve layouts, as files: `tegi.table` reads the facts that were written, or names a fault."""

import json
from pathlib import Path
from typing import Any

import pytest
import tegi.table
from conftest import ROOT

FOLDER = ROOT / "target/layouts"
CASES = sorted(FOLDER.glob("*.json"), key=lambda path: int(path.stem))


def plain(value: Any, name: str = "") -> Any:
    """Facts in one form: decimals without zeros that say nothing, operations in one order, nothing that is null."""
    if isinstance(value, dict):
        return {key: plain(one, key) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        items = [plain(one) for one in value]
        return sorted(items) if name == "operations" else items
    if isinstance(value, str) and "." in value and value.replace(".", "").isdigit():
        return value.rstrip("0").rstrip(".")
    return value


def reading_of(path: Path, case: dict[str, Any]) -> tegi.table.Reading:
    """What is read of a case's workbook or text tables."""
    files = [path.with_name(file["file"]) for file in case["files"]] or path.with_suffix(".xlsx")
    return tegi.table.read(files, **case["options"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_same_facts_or_a_fault(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    reading = reading_of(path, case)
    if reading.errors:
        pytest.skip(f"refused: {reading.errors[0]['code']}")
    assert plain(reading.facts) == plain(case["facts"])


def test_most_are_read() -> None:
    readings = [reading_of(path, json.loads(path.read_text(encoding="utf-8"))) for path in CASES]
    assert len(readings) >= 40 and sum(not reading.errors for reading in readings) >= len(readings) * 9 // 10

"""Files that people complained of: the command gives the facts or the faults of `tests/files/expected.json`.

The page gives the same for the same bytes: tests/browser/complaints.test.mjs.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tegi.cli import main

FOLDER = Path(__file__).parents[1] / "files"
CASES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))["cases"]
RULEBOOKS = {"bill": "cis-2009", "contract": "kz-procurement"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["files"][0])
def test_file(case: dict[str, Any], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    file = Path(case["files"][0])
    given = FOLDER / (file if len(case["files"]) == 1 else file.parent)
    same = [
        "--on",
        "2026-03-01",
        "--rulebook",
        RULEBOOKS[case["about"]],
        "--set",
        "currency=KZT",
        "--set",
        "vat=excluded",
    ]
    rates = [f"--rate={rate['currency']}={rate['rate']}@{rate['day']}" for rate in case.get("rates", [])]
    status = main(["table", str(given), "--json", "--about", case["about"], *same, *rates])
    answer, expected = json.loads(capsysbinary.readouterr().out), case["expect"]
    if "refused" in expected:
        assert status == 2
        assert [{name: fault[name] for name in ("code", "at")} for fault in answer["errors"]] == expected["refused"]
        return
    faults = answer["faults"] + [fault for document in answer["documents"] for fault in document["faults"]]
    kept = ("code", "at", "given")
    assert [{name: fault[name] for name in kept if name in fault} for fault in faults] == expected["faults"]
    assert status == (1 if faults else 0)
    if "facts" in expected:
        assert answer["documents"][0]["facts"] == expected["facts"]

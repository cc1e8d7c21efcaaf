"""The shared cases: what every language must answer."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import tegi
from conftest import ROOT, through_dicts

VECTORS = ROOT / "tests/vectors"
# The type of what each function answers.
ANSWERS = {
    "assess_good": "assessment",
    "assess_contract": "contract_assessment",
    "assess_period": "period_assessment",
    "preference": "preference",
    "record": "record",
    "verify": "verification",
    "mask": "masked_record",
    "audit": "audit",
    "rule_for": "rule_for",
    "operations": "operations",
    "flags": "flags",
    "advise": "advice",
}
ABOUT_RECORDS = ("record", "verify", "mask")


def cases() -> Iterator[Any]:
    for file in sorted(VECTORS.rglob("*.json")):
        for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
            yield pytest.param(case, id=f"{file.stem}/{case['id']}")


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    engine = tegi.Engine()
    for rulebook in case.get("load", []):
        engine.load_rulebook(rulebook)
    call = case.get("call", "assess_good")
    answer = answer_of(engine, case)
    if "facts" in case and call not in ABOUT_RECORDS:
        assert through_dicts(engine, case["facts"], call) == answer
    answer = json.loads(answer)
    # What became of a record is told with its errors.
    is_refused = "errors" in case["expect"] and "outcome" not in case["expect"]
    assert answer["type"] == ("refusal" if is_refused else ANSWERS[call]), answer
    for key, expected in case["expect"].items():
        check = CHECKS.get(key)
        if check:
            check(answer, expected)
        else:
            assert holds(answer.get(key), expected), answer.get(key)


def answer_of(engine: tegi.Engine, case: dict[str, Any]) -> str:
    """What a shared case answers; of one about a record, it makes the record first, masks and alters it."""
    text = case["text"] if "text" in case else json.dumps(case["facts"], ensure_ascii=False)
    call = case.get("call", "assess_good")
    if call == "record":
        return engine.record_text(text, salt=case.get("salt"))
    if call in ("verify", "mask") and "facts" in case:
        text = engine.record_text(text, salt=case.get("salt"))
        text = engine.mask_text(text) if case.get("mask") else text
        for old, new in case.get("alter", []):
            text = text.replace(old, new, 1)
    return str(getattr(engine, f"{call}_text")(text))


def each_occurs(key: str, name: str, only: bool = False) -> Any:
    """Every expected one is among those of the answer, by name or with more; an empty list says that there are none."""

    def check(answer: dict[str, Any], expected: Any) -> None:
        found = answer[key]
        for wanted in expected:
            assert any(holds(entry, wanted) if isinstance(wanted, dict) else entry[name] == wanted for entry in found)
        assert expected or not found
        assert not only or len(expected) == len(found)

    return check


def share(answer: dict[str, Any], expected: str | None) -> None:
    of = (answer["local_content"] or {}) if answer["type"] == "assessment" else answer
    assert of.get("share") == expected


def errors(answer: dict[str, Any], expected: list[dict[str, str]]) -> None:
    assert [{"code": fault["code"], "at": fault["at"]} for fault in answer["errors"]] == expected


def figures(answer: dict[str, Any], expected: dict[str, str | None]) -> None:
    found = {figure["code"]: figure["value"] for figure in answer["figures"]}
    assert {code: found.get(code) for code in expected} == expected


def readings(answer: dict[str, Any], expected: dict[str, Any]) -> None:
    found = {
        reading["id"]: {option["option"]: option.get("verdict", option.get("share")) for option in reading["options"]}
        for reading in answer["readings"]
    }
    assert holds(found, expected), found


def holds(found: Any, expected: Any) -> bool:
    """Whether all that is expected is there; what else is there does not matter."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(holds(found.get(key), value) for key, value in expected.items())
    if isinstance(found, list) and isinstance(expected, list) and any(isinstance(item, dict) for item in expected):
        return all(any(holds(item, wanted) for item in found) for wanted in expected)
    return bool(found == expected)


# What is not a part of the answer under the same name and in the same form.
CHECKS: dict[str, Any] = {
    "share": share,
    "errors": errors,
    # What else is missing would be asked for nothing.
    "missing": each_occurs("missing", "fact", only=True),
    "rests_on": each_occurs("rests_on", "kind", only=True),
    "warnings": each_occurs("warnings", "code"),
    "outside": each_occurs("outside", "code"),
    "figures": figures,
    "readings": readings,
}

"""The shared cases and the editions: Python answers what Rust answers, byte for byte.

What a case expects is held by the core's own tests; `make target/answers.tsv` writes what the core answers.
"""

import json
from functools import cache
from typing import Any

import pytest
import tegi
from answers import answer_of, cases, document_of, editions, engine_of, facts_of, line_of_case, line_of_edition
from conftest import ROOT, through_dicts

ABOUT_RECORDS = ("record", "verify", "mask")


@cache
def rust() -> dict[str, str]:
    """The lines of Rust by their first field."""
    lines = (ROOT / "target/answers.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return {line.split("\t", 1)[0]: line for line in lines}


def test_nothing_else_was_answered() -> None:
    assert {case["id"] for case in cases()} | set(editions(tegi.Engine())) == set(rust())


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases()])
def test_case(case: dict[str, Any]) -> None:
    engine = engine_of(case)
    # Not `==` of long texts: pytest would look for their difference for minutes.
    assert (line_of_case(engine, case) == rust()[case["id"]]) is True
    call = case.get("call", "assess_good")
    if "facts" in case and call not in ABOUT_RECORDS:
        assert through_dicts(engine, facts_of(case), call) == answer_of(engine, case)
    if "beside" in case:
        engine = engine_of(case)
        document = document_of(engine, case)
        if "later_keys" in case:
            engine.load_keys(case["later_keys"])
        try:
            through_values = engine.verify(document, **case["beside"])
        except tegi.TegiError as error:
            through_values = error.to_dict()
        assert json.loads(answer_of(engine_of(case), case)) == through_values


@pytest.mark.parametrize("name", editions(tegi.Engine()))
def test_edition(name: str) -> None:
    assert (line_of_edition(tegi.Engine(), name) == rust()[name]) is True

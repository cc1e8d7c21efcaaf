"""The engine against the independent model of origin and domestic content: the shared cases, and random goods."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import comparison
import pytest
import tegi
from assessment import verdict
from comparison import case, disagreement
from data import Facts
from random_goods import documents
from worlds import TooMany

SEED, GOODS = 2009, 1_200
VECTORS = Path(__file__).parents[1] / "vectors"
OF_GOODS = """
    content contradictions general headings made-from materials operations register selection unknown-operations
    values veto
""".split()


def shared_cases() -> list[Facts]:
    found = []
    for name in OF_GOODS:
        cases = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["cases"]
        cases = [each for each in cases if each.get("call", "assess_good") == "assess_good"]
        cases = [each for each in cases if not each.keys() & {"load", "keys"}]
        found += [each for each in cases if each["expect"].get("type", "assessment") == "assessment"]
    return found


def test_shared_cases() -> None:
    """The model was written from the law, the cases too: they must agree without the engine."""
    cases = shared_cases()
    assert len(cases) > 500
    for each in cases:
        expected = each["expect"].get("verdict")
        assert expected is None or verdict(each["facts"]) == expected, each["id"]


def test_random_goods() -> None:
    for facts in documents(SEED, GOODS):
        if disagreement(facts):
            pytest.fail(case(facts))


def test_random_goods_are_of_every_kind() -> None:
    """Random facts that are all alike, or all refused, would compare nothing."""
    found: Counter[str] = Counter()
    for facts in documents(SEED + 1, 300):
        with suppress(TooMany):
            found[verdict(facts)] += 1
    assert set(found) == {"originating", "not_originating", "undetermined", "disputed", "outside_rulebook"}, found


def test_a_disagreement_is_minimised(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an engine that lets every good originate, a case of few facts remains."""
    real = tegi.assess_good_text

    def credulous(text: str) -> str:
        answer = json.loads(real(text))
        return json.dumps(answer if answer["type"] == "refusal" else answer | {"verdict": "originating"})

    monkeypatch.setattr(comparison, "tegi", SimpleNamespace(assess_good_text=credulous))
    facts = next(each for each in documents(SEED, 50) if len(str(each)) > 800 and verdict(each) == "not_originating")
    found = json.loads(case(facts))
    assert found["expect"]["verdict"] == "not_originating" == verdict(found["facts"])
    assert len(str(found["facts"])) < len(str(facts)) / 2

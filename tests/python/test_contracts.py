"""The in-country value of contracts and purchases: the functions and their answers."""

import copy
import datetime
import json
import pickle
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
import tegi

OPTIONAL = {"between", "if_proved"}
PARTS = {
    "works": "exact numerator denominator between formula because vat if_proved rows readings missing outside warnings "
    "citations provisional rests_on receipt",
    "purchases": "exact numerator denominator vat kinds works_and_services readings outside warnings citations "
    "provisional rests_on receipt",
}
CALLS = {"works": "assess_contract", "purchases": "assess_period"}
CLASSES = {"works": tegi.ContractAssessment, "purchases": tegi.PeriodAssessment}


@pytest.fixture(params=["works", "purchases"])
def kind(request):
    return request.param


@pytest.fixture
def facts(request, kind) -> dict[str, Any]:
    return request.getfixturevalue(kind)


def assess(kind: str, facts: object) -> Any:
    return getattr(tegi, CALLS[kind])(facts)


def faults(kind: str, facts: object) -> list[tuple[str, str]]:
    with pytest.raises(tegi.TegiError) as raised:
        assess(kind, facts)
    return [(fault["code"], fault["at"]) for fault in raised.value.errors]


def test_a_contract(works):
    answer = tegi.assess_contract(works)
    assert (answer.share, answer.exact, answer.formula, answer.because) == (Decimal("77.00"), "77/100", "2", "works")
    assert (answer.numerator, answer.denominator, answer.vat) == ("770.00", "1000.00", "excluded")
    assert [(row["id"], row["own_work"], row["contribution"]) for row in answer.rows] == [
        ("main", "600.00", "720.00"),
        ("sub", "100.00", "50.00"),
    ]
    assert answer.rows[0]["lines"][0]["because"] == "register-extract"
    assert answer.between is None and answer.if_proved is None and answer.missing == []
    assert repr(answer) == "<ContractAssessment formula='2' share=77.00>"


def test_a_contract_with_a_fact_missing(works):
    del works["contracts"][1]["payroll"]
    answer = tegi.assess_contract(works)
    assert answer.share is None and answer.exact is None and answer.numerator is None
    assert answer.between == ["72.00", "82.00"]
    assert [missing["fact"] for missing in answer.missing] == ["/contracts/1/payroll"]
    assert repr(answer) == "<ContractAssessment formula='2' between='72.00…82.00'>"


def test_a_period(purchases):
    answer = tegi.assess_period(purchases)
    assert (answer.share, str(answer.share)) == (Decimal("45.83"), "45.83")
    assert [(kind["kind"], kind["share"]) for kind in answer.kinds] == [("goods", "33.33"), ("works", "50.00")]
    assert answer.works_and_services["outcome"] == "true" and answer.works_and_services["headroom"] == "0.00"
    assert repr(answer) == "<PeriodAssessment share=45.83>"
    del purchases["subsoil_user"]
    assert tegi.assess_period(purchases).works_and_services is None
    exactly = tegi.assess_period({**purchases, "readings": {"period-share": "exact"}})
    assert exactly.exact == "11/24" and exactly.readings[0]["status"] == "fixed"


def test_an_answer_has_its_parts(kind, facts):
    answer = assess(kind, facts)
    whole = answer.to_dict()
    parts = PARTS[kind].split()
    assert {name: getattr(answer, name) for name in parts} == {name: whole.get(name) for name in parts}
    assert set(whole) - OPTIONAL == {*parts, "type", "share"} - OPTIONAL
    assert str(answer.share) == whole["share"]
    assert json.loads(answer.to_json()) == whole
    assert answer.to_json() == getattr(tegi, f"{CALLS[kind]}_text")(json.dumps(facts))
    assert {name for name in dir(answer) if not name.startswith("_")} == {
        *parts,
        *("share", "explain", "from_json", "to_dict", "to_json"),
    }


def test_an_answer_is_a_value(kind, facts):
    answer, same = assess(kind, facts), assess(kind, facts)
    facts["on"] = "2026-01-30"
    other = assess(kind, facts)
    assert answer == same and hash(answer) == hash(same) and answer is not same
    assert answer != other and answer != answer.to_dict() and len({answer, same, other}) == 2
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(answer, protocol)) == answer
    assert copy.deepcopy(answer) == answer
    assert CLASSES[kind].from_json(answer.to_json()) == answer
    answer.citations.clear()
    assert answer.citations
    with pytest.raises(AttributeError):
        answer.exact = "1"


def test_only_its_own_answer_is_read_back(works, purchases, boiler):
    texts = {
        tegi.Assessment: tegi.assess_good(boiler).to_json(),
        tegi.ContractAssessment: tegi.assess_contract(works).to_json(),
        tegi.PeriodAssessment: tegi.assess_period(purchases).to_json(),
    }
    for of, text in [*texts.items(), (None, "{}"), (None, "\ud800"), (None, tegi.assess_contract_text("{}"))]:
        for answer in texts:
            if answer is of:
                assert answer.from_json(text).to_json() == text
                continue
            with pytest.raises(tegi.TegiError) as raised:
                answer.from_json(text)
            assert raised.value.code == "not-an-answer"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_answer_is_explained(kind, facts, language):
    answer = assess(kind, facts)
    said = tegi.explain(answer, language)
    assert said["type"] == "explanation" and said["language"] == language
    assert str(answer.share) in said["verdict"] and said["rule"]
    assert len(said["readings"]) == len(answer.readings) and len(said["warnings"]) == len(answer.warnings)
    assert tegi.explain(answer.to_dict(), language) == tegi.explain(answer.to_json(), language) == said


def test_facts_are_values_of_python(works):
    @dataclass
    class Payroll:
        kazakhstani: int
        total: Decimal

    expected = tegi.assess_contract(works)
    works["on"] = datetime.date(2026, 1, 31)
    works["value"] = Decimal("1000.00")
    works["contracts"][0]["payroll"] = Payroll(9, Decimal(10))
    works["contracts"] = tuple(works["contracts"])
    assert tegi.assess_contract(works).rows == expected.rows


def test_every_fault_is_told(works, purchases):
    works["contracts"][0]["payroll"]["total"] = float("inf")
    works["contracts"][1]["value"] = object()
    works["on"] = "1 March"
    assert faults("works", works) == [
        ("wrong-type", "/contracts/0/payroll/total"),
        ("wrong-type", "/contracts/1/value"),
        ("not-a-day", "/on"),
    ]
    purchases["rows"][0]["share"] = "101"
    assert faults("purchases", purchases) == [("percent-out-of-range", "/rows/0/share")]
    for call in CALLS:
        assert faults(call, {})
        assert faults(call, []) == [("wrong-type", "")]


def test_a_rulebook_answers_what_it_is_for(works, purchases, boiler):
    for kind, facts in (("works", works), ("purchases", purchases)):
        assert faults(kind, {**facts, "rulebook": "cis-2009"}) == [("rulebook-of-goods", "/rulebook")]
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good({**boiler, "rulebook": "kz-procurement"})
    assert raised.value.pointer == "/rulebook"


def test_the_text_door_never_raises_for_a_text(kind):
    for text in ("", "{", "[]", "\ud800", "1e999", "[" * 100_000, "\x00", '{"on": 1, "on": 2}'):
        answer = json.loads(getattr(tegi, f"{CALLS[kind]}_text")(text))
        assert answer["type"] == "refusal" and answer["errors"], text


def test_an_engine_answers_like_the_module(kind, facts, engine, own_rulebook):
    engine.load_rulebook(own_rulebook)
    assert getattr(engine, CALLS[kind])(facts) == assess(kind, facts)
    assert getattr(engine, f"{CALLS[kind]}_text")(json.dumps(facts)) == assess(kind, facts).to_json()


def test_a_preference():
    facts = {
        "on": datetime.date(2026, 3, 1),
        "rulebook": "kz-procurement",
        "preference": "conditional-price",
        "price": Decimal("1000000"),
        "kazakhstani_producer": True,
    }
    answer = tegi.preference(facts)
    assert (answer["type"], answer["value"]) == ("preference", "800000.00")
    assert json.loads(tegi.preference_text(json.dumps(facts, default=str))) == answer
    with pytest.raises(tegi.TegiError) as raised:
        tegi.preference({**facts, "price": float("inf"), "on": None})
    assert [fault["at"] for fault in raised.value.errors] == ["/price", "/on"]
    for text in ("", "[]", "\ud800"):
        assert json.loads(tegi.preference_text(text))["type"] == "refusal"

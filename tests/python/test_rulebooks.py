"""Rulebooks: those at hand, and the user's own."""

import copy
import json

import pytest
import tegi
from conftest import ROOT

COMPILED = ROOT / "core/compiled"


def test_the_editions_at_hand():
    editions = tegi.rulebooks()
    assert {edition["id"] for edition in editions} >= {"cis-2009", "ct-kz", "kz-register"}
    for edition in editions:
        assert set(edition["title"]) == {"kk", "ru", "en"} and len(edition["sha256"]) == 64


def test_an_edition_is_given_as_it_was_compiled(engine, own_rulebook):
    for edition in tegi.rulebooks():
        name = f"{edition['id']}@{edition['first']}"
        text = (COMPILED / f"{name}.json").read_text(encoding="utf-8")
        assert tegi.rulebook_text(name) == text and tegi.rulebook(name) == json.loads(text)
    engine.load_rulebook(own_rulebook)
    assert engine.rulebook("own") == own_rulebook
    with pytest.raises(tegi.TegiError) as raised:
        tegi.rulebook("own")
    assert raised.value.code == "unknown-rulebook"
    for wrong in ("cis-2009@2020-01-01", "cis-2009@today", "\ud800"):
        with pytest.raises(tegi.TegiError):
            tegi.rulebook(wrong)
        assert json.loads(tegi.rulebook_text(wrong))["type"] == "refusal"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_rules_are_said_before_any_good_is_assessed(language, boiler):
    rules = {rule["rule"]: rule for rule in tegi.rules("cis-2009", language)}
    said = tegi.explain(tegi.assess_good(boiler), language)
    assert rules["8403"]["words"] == said["rule"]
    assert rules["8403"]["code"] == "8403" and "code" not in rules["general"]
    assert json.loads(tegi.rules_text("cis-2009", language)) == list(rules.values())
    assert tegi.rules("kz-procurement", language) == []
    with pytest.raises(tegi.TegiError):
        tegi.rules("cis-2009", "de")


def test_a_good_rulebook_is_loaded_for_its_engine_alone(engine, own_rulebook, boiler):
    before = tegi.rulebooks()
    editions = engine.load_rulebook(own_rulebook)
    assert "own" in {edition["id"] for edition in editions} and editions == engine.rulebooks()
    boiler["rulebook"] = "own"
    answer = engine.assess_good(boiler)
    assert (answer.verdict, answer.rule) == ("originating", "general")
    assert "A rulebook of our own" in engine.explain(answer, "en")["verdict"]
    assert tegi.rulebooks() == before
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good(boiler)
    assert raised.value.code == "unknown-rulebook"


def test_a_rulebook_as_text_is_the_same(own_rulebook):
    assert tegi.Engine().load_rulebook(json.dumps(own_rulebook)) == tegi.Engine().load_rulebook(own_rulebook)


def test_an_embedded_rulebook_passes_the_same_checks(engine):
    book = json.loads((COMPILED / "cis-2009@2024-05-04.json").read_text(encoding="utf-8"))
    book["id"] = "copy"
    for line in engine.load_rulebook(book):
        if line["id"] == "copy":
            assert line["rules"] == 250


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        ({"first": "yesterday"}, "not-a-day", "/first"),
        ({"title": {"en": "English alone"}}, "missing-field", "/title/kk"),
        ({"colour": "red"}, "unknown-field", "/colour"),
        ({"id": {1}}, "wrong-type", "/id"),
        (
            {"origin": {"country": "KZ", "general": {"expression": "MAXNOM", "cite": "order-1 p-2 primary"}}},
            "not-an-expression",
            "/origin/general/expression",
        ),
    ],
)
def test_a_broken_rulebook_changes_nothing(engine, own_rulebook, change, code, at):
    before = engine.rulebooks()
    with pytest.raises(tegi.TegiError) as raised:
        engine.load_rulebook({**own_rulebook, **change})
    assert (code, at) in [(fault["code"], fault["at"]) for fault in raised.value.errors]
    assert engine.rulebooks() == before
    engine.load_rulebook(own_rulebook)


def test_an_edition_is_loaded_once(engine, own_rulebook):
    engine.load_rulebook(own_rulebook)
    with pytest.raises(tegi.TegiError) as raised:
        engine.load_rulebook(copy.deepcopy(own_rulebook))
    assert raised.value.code == "edition-overlaps"


@pytest.mark.parametrize("rulebook", ["", "{", "\ud800", None, 1, [], b"{}"])
def test_what_is_no_rulebook_is_refused(engine, rulebook):
    with pytest.raises(tegi.TegiError):
        engine.load_rulebook(rulebook)

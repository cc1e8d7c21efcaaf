"""What a notebook shows of an answer."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest
import tegi
from tegi.language import LANGUAGES
from tegi.words import WORDS
from tegi.worksheet.words import Words


def shown(answer, language, monkeypatch) -> tuple[str, str]:
    """The HTML of an answer, and the text that a person reads in it."""
    monkeypatch.setenv("TEGI_LANG", language)
    html = answer._repr_html_()
    # It is whole: every element ends, and every text is escaped.
    ElementTree.fromstring(html.replace("<br>", "<br/>"))
    return html, " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_shows_verdict_grounds_tests_and_what_is_missing(boiler, language, monkeypatch):
    boiler["good"]["ex_works_price"] = None
    boiler["materials"][2]["proof"] = {"kind": "none"}
    answer = tegi.assess_good(boiler)
    said, words = tegi.explain(answer, language), Words(language)
    _, text = shown(answer, language, monkeypatch)
    assert words("disclaimer") in text and words("missing") in text and words("conditions") in text
    for question in said["missing"]:
        assert question["text"] in text
    # Each provision stands once in full, and is named by its number before.
    sources = WORDS[language].sources
    body, _, listed = text.rpartition(f" {sources} ")
    for citation in {step["citation"] for step in said["steps"]}:
        assert citation in listed and citation not in body
    assert "[1]" in body and listed.startswith("[1] ")


def test_a_provisional_verdict_never_looks_like_a_settled_one(boiler, monkeypatch):
    looks = {}
    for kind in ("ct-1", "none"):
        for line in boiler["materials"]:
            line["proof"] = {"kind": kind}
        answer = tegi.assess_good(boiler)
        assert answer.verdict == "originating"
        html, text = shown(answer, "en", monkeypatch)
        looks[answer.provisional] = html.partition("</p>")[0].partition(">")[2].partition(">")[0]
        assert (Words("en")("provisional") in text) is answer.provisional
        assert (Words("en")("rests_on") + " •" in text) is bool(answer.rests_on)
    assert "solid" in looks[False] and "dashed" in looks[True]
    boiler["good"]["ex_works_price"] = "100"
    against, _ = shown(tegi.assess_good(boiler), "en", monkeypatch)
    assert "solid" not in against.partition("</p>")[0] or "#c62828" in against.partition("</p>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_contracts_and_purchases_are_shown(works, purchases, language, monkeypatch):
    _, text = shown(tegi.assess_contract(works), language, monkeypatch)
    point = "." if language == "en" else ","
    assert f"77{point}00 %" in text and f"720{point}00" in text
    for title in ("contracts", "goods", "numerator", "sources"):
        assert getattr(WORDS[language], title) in text
    _, text = shown(tegi.assess_period(purchases), language, monkeypatch)
    assert f"45{point}83 %" in text and "✓" in text


def test_names_are_no_markup(boiler, monkeypatch):
    boiler["materials"][0]["id"] = "<script>alert(1)</script>&"
    html, text = shown(tegi.assess_good(boiler), "ru", monkeypatch)
    assert "<script" not in html and "<script>alert(1)</script>&" in text


@pytest.mark.parametrize(
    ("environment", "language"), [({}, "ru"), ({"LC_ALL": "kk_KZ.UTF-8"}, "kk"), ({"LANG": "de"}, "ru")]
)
def test_the_language_is_that_of_the_command(boiler, monkeypatch, environment, language):
    for name in ("TEGI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert f'<div lang="{language}"' in tegi.assess_good(boiler)._repr_html_()

"""A rulebook of another country: sentences and papers name that country, and no tenge."""

from __future__ import annotations

from typing import Any

import pytest
import tegi
from tegi.rulebook.draft import country_name
from tegi.view.good import of_good
from tegi.worksheet import fill, html

ELSEWHERE = {"kk": "Ұлыбритания", "ru": "Великобритания", "en": "United Kingdom"}
FACTS = {
    "on": "2026-03-01",
    "rulebook": "uk-trial",
    "good": {"name": "Boiler", "hs": "8403109000", "ex_works_price": "1000.00"},
    "materials": [{"id": "burner", "hs": "8416109000", "value": "400.00", "origin": "CN"}],
    "operations": ["welding"],
}


def engine(**origin: Any) -> tegi.Engine:
    """One that holds the rules of 2009 as those of another country."""
    made = tegi.Engine()
    book = made.rulebook("cis-2009")
    book |= {"id": "uk-trial", "origin": {**book["origin"], "country": "GB", **origin}}
    made.load_rulebook(book)
    return made


def facts(value: str) -> dict[str, Any]:
    return {**FACTS, "materials": [{**FACTS["materials"][0], "value": value}]}  # type: ignore[index]


@pytest.mark.parametrize("value", ["400.00", "600.00"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_sentences_name_the_country_of_the_rulebook(value: str, language: Any) -> None:
    own = engine(country_name=country_name("GB"))
    answer = own.assess_good(facts(value))
    assert answer.verdict == ("originating" if value == "400.00" else "not_originating")
    advice = own.advise(facts(value))
    for said in (own.explain(answer, language), own.explain(advice, language)):
        assert ELSEWHERE[language] in str(said), said
        assert not any(name in str(said) for name in ("Казахстан", "Қазақстан", "Kazakhstan"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_papers_name_the_country_and_no_currency_that_nobody_stated(language: Any) -> None:
    own = engine(country_name=country_name("GB"))
    stated = facts("400.00")
    answer = own.assess_good(stated).to_dict()
    page = html(fill(stated, language, engine=own)).decode()
    assert ELSEWHERE[language] in page and not any(
        name in page for name in ("Казахстан", "Қазақстан", "Kazakhstan", "KZT")
    )
    shown = str(of_good(stated, answer, language, own))
    assert ELSEWHERE[language] in shown and "KZT" not in shown


def test_a_country_without_a_name_is_shown_by_its_code() -> None:
    own = engine()
    assert "признаётся GB" in own.explain(own.assess_good(facts("400.00")), "ru")["verdict"]


def test_the_country_of_kazakhstan_is_named_by_the_sentences_themselves() -> None:
    assert country_name("KZ") is None and country_name("nowhere") is None
    assert country_name("GB") == ELSEWHERE

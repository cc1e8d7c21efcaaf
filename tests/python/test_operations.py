"""The operations of a code, as `tegi operations` prints them and `tegi.operations` gives them."""

import datetime
import json

import pytest
import tegi
from program import run
from tegi.figures import code, day
from test_command import LANGUAGES, report_of

CODES = [
    ["4407 11"],
    ["8703231940", "--on", "2026-03-01"],
    ["8516108000"],
    ["8403", "--rulebook", "kz-register", "--on", "2026-03-01"],
]


def test_days_are_taken_as_python_has_them():
    on = datetime.date(2026, 3, 1)
    assert tegi.operations("8403", on=on) == tegi.operations("84.03", on="2026-03-01")
    with pytest.raises(tegi.TegiError) as raised:
        tegi.operations("8499", on="2020-01-01", language="de")
    assert {error["at"] for error in raised.value.errors} == {"/language", "/on", "/hs"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", CODES, ids=" ".join)
def test_all_that_is_told_is_printed(words, language):
    done = run("operations", *words, "--json", "--lang", language)
    assert done.returncode == 0 and done.stderr == b""
    answer = json.loads(done.stdout)
    assert 8 <= sum(one["usual"] for one in answer["operations"]) <= 12
    # The usual ones stand first.
    usual = [one["usual"] for one in answer["operations"]]
    assert usual == sorted(usual, reverse=True)
    printed = run("operations", *words, "--lang", language, COLUMNS="20000")
    assert printed.returncode == 0 and printed.stderr == b""
    text = report_of(printed)
    assert text.startswith(code(answer["hs"]).replace("\u00a0", " ")) and answer["title"] in text
    assert day(answer["edition"], language) in text
    for one in answer["operations"]:
        assert f"{one['text']} — {one['term']}: " in text and one["reason"]["text"] in text
        assert all(name in text for name in [*one["also"], *one["rules"]])


def test_what_is_chosen_is_taken():
    for one in tegi.operations("4407 11")["operations"]:
        facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "4407111500"}, "operations": [one["term"]]}
        told = json.loads(tegi.assess_good_text(json.dumps(facts)))["warnings"]
        assert "unrecognised-operation" not in [warning["code"] for warning in told], one["term"]


def test_faults_stand_at_their_options():
    refused = run("operations", "8499", "--on", "2020-01-01", "--lang", "en", COLUMNS="200")
    assert refused.returncode == 2 and refused.stdout == b""
    assert "--on: there is no edition" in refused.stderr.decode() and "CODE: “8499”" in refused.stderr.decode()

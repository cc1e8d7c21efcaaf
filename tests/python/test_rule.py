"""The rule of a code, as `tegi rule` prints it and `tegi.rule_for` gives it."""

import datetime
import json

import pytest
import tegi
from program import run
from tegi.figures import code, day
from tegi.view.spoken import spoken
from test_command import LANGUAGES, report_of

CODES = [
    ["8501 10 910 0", "--on", "2026-03-01"],
    ["4407"],
    ["8704"],
    ["6203423100"],
    ["2518"],
    ["8516108000"],
    ["8501", "--rulebook", "kz-register", "--on", "2026-03-01"],
    ["8802", "--rulebook", "ct-kz@2024-04-28"],
]


def test_days_are_taken_as_python_has_them():
    assert tegi.rule_for("8403", on=datetime.date(2026, 3, 1)) == tegi.rule_for("84.03", on="2026-03-01")
    with pytest.raises(tegi.TegiError) as raised:
        tegi.rule_for("8499", on=datetime.date(2020, 1, 1), rulebook="cis-2009", language="de")
    found = [(error["code"], error["at"]) for error in raised.value.errors]
    assert found == [
        ("unknown-language", "/language"),
        ("no-edition-of-rules", "/on"),
        ("unknown-heading-code", "/hs"),
    ]
    with pytest.raises(tegi.TegiError) as raised:
        tegi.rule_for(8403)  # type: ignore[arg-type]
    assert raised.value.code == "wrong-type"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", CODES, ids=" ".join)
def test_all_that_is_told_is_printed(words, language):
    done = run("rule", *words, "--json", "--lang", language)
    assert done.returncode == 0 and done.stderr == b""
    answer = json.loads(done.stdout)
    request = {"hs": words[0], "language": language, **dict(zip(("rulebook", "on"), options(words)))}
    request = {name: value for name, value in request.items() if value}
    assert done.stdout.decode() == tegi.rule_for_text(json.dumps(request)) + "\n"
    printed = run("rule", *words, "--lang", language, COLUMNS="20000")
    assert printed.returncode == 0 and printed.stderr == b""
    text = report_of(printed)
    assert text.startswith(code(answer["hs"]).replace("\u00a0", " ")) and answer["title"] in text
    assert day(answer["edition"], language) in text
    for rule in answer["rules"]:
        told = [rule["applies"], rule["citation"], rule.get("condition", ""), *(one["text"] for one in rule["words"])]
        told += [f"{one['text']} — {one['term']}" for one in rule["operations"]]
        told += [one["text"] for one in rule["questions"]]
        told += [one["question"] for one in rule["readings"]]
        told += [one["text"] for one in rule["gaps"]]
        assert [one for one in told if spoken(one, language) not in text] == []
    others = [*answer["outside"], *answer["warnings"], *answer["questions"], *filter(None, [answer["formula"]])]
    assert [one["text"] for one in others if spoken(one["text"], language) not in text] == []
    # A person is shown no pointers of JSON.
    assert "/materials" not in text and "/good" not in text


def options(words):
    """The rulebook and the day among the words of a command, nothing for one that is not there."""
    return [words[words.index(name) + 1] if name in words else None for name in ("--rulebook", "--on")]


def test_faults_stand_at_their_options():
    refused = run("rule", "8499", "--on", "2020-01-01", "--lang", "en", COLUMNS="200")
    assert refused.returncode == 2 and refused.stdout == b""
    assert "--on: there is no edition for 2020-01-01; those at hand apply: 2024-05-04 – …" in refused.stderr.decode()
    assert "CODE: “8499”" in refused.stderr.decode()
    found = json.loads(run("rule", "901210002", "--rulebook", "no", "--json").stdout)
    assert [(error["code"], error["at"]) for error in found["errors"]] == [
        ("unknown-rulebook", "--rulebook"),
        ("zero-lost", "CODE"),
    ]
    assert found["errors"][1]["offers"] == ["0901210002"]


def test_own_rulebooks_are_told_too(tmp_path, own_rulebook):
    book = tmp_path / "book.json"
    book.write_text(json.dumps(own_rulebook))
    done = run("rule", "8403", "--rulebook", "own", "--rulebook-file", book, "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["rulebook"] == "own"
    assert run("rule", "8403", "--rulebook", "own").returncode == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_name_facts_answers_and_values(language):
    labels = tegi.labels(language)
    assert labels == json.loads(tegi.labels_text(language)) and labels["language"] == language
    (hs,) = [one for one in labels["facts"] if one["of"] == "good" and one["at"] == "/good/hs"]
    assert hs["form"] == "code" and hs["label"] and labels["answers"]["verdict"]
    # Names of a language are its own.
    others = [tegi.labels(other)["answers"]["verdict"] for other in LANGUAGES if other != language]
    assert labels["answers"]["verdict"] not in others
    with pytest.raises(tegi.TegiError, match="unknown-language"):
        tegi.labels("de")

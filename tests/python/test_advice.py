"""Advice: the function, its text form, and the command."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tegi
from program import run
from tegi.language import LANGUAGES
from tegi.view.spoken import spoken
from tegi.words import WORDS


@pytest.fixture
def too_foreign(boiler: dict[str, Any]) -> dict[str, Any]:
    boiler["materials"][0]["value"] = "300.01"
    return boiler


def patched(facts: dict[str, Any], patch: list[dict[str, Any]]) -> dict[str, Any]:
    """What advice says is to be done, done: members added to objects."""
    facts = json.loads(json.dumps(facts))
    for operation in patch:
        *parents, name = operation["path"].split("/")[1:]
        place: Any = facts
        for parent in parents:
            place = place[int(parent)] if isinstance(place, list) else place[parent]
        assert operation["op"] == "add"
        place[name] = operation["value"]
    return facts


def test_every_change_makes_the_good_originate(too_foreign):
    advice = tegi.advise(too_foreign)
    assert (advice["type"], advice["verdict"], advice["reached"]) == ("advice", "not_originating", False)
    keys = [action["key"] for change in advice["changes"] for action in change["actions"]]
    assert keys == ["raise-price", "replace-material/burner", "replace-material/sheet"]
    for change in advice["changes"]:
        assert tegi.assess_good(patched(too_foreign, change["patch"])).verdict == "originating"


def test_the_wishes_are_taken_as_python_has_them(works):
    by_text = tegi.advise_text(json.dumps({"facts": works, "wished_share": "80.5", "costs": {"obtain-proof": "7"}}))
    for share, cost in ((Decimal("80.5"), Decimal(7)), ("80.5", "7"), (80.5, 7)):
        advice = tegi.advise(works, wished_share=share, costs={"obtain-proof": cost})
        assert advice == json.loads(by_text)
    with pytest.raises(tegi.TegiError) as raised:
        tegi.advise({**works, "on": object()}, wished_share=float("inf"), costs={"bribe": 1})
    assert {fault["at"] for fault in raised.value.errors} >= {"/on", "/wished_share", "/costs/bribe"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_says_what_the_engine_says(tmp_path: Path, too_foreign, language):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(too_foreign), encoding="utf-8")
    done = run("advise", file, "--lang", language, "--cost", "replace-material/sheet=5", COLUMNS="300")
    said = tegi.explain(tegi.advise(too_foreign, costs={"replace-material/sheet": "5"}), language)
    shown = " ".join(done.stdout.decode().split())
    assert done.returncode == 0 and WORDS[language].changes in shown
    for sentence in said["changes"]:
        # Materials by their names, amounts as the language writes them.
        told = (
            spoken(sentence["text"], language).replace("«sheet»", "«Steel sheet»").replace("“sheet”", "“Steel sheet”")
        )
        assert " ".join(told.split()) in shown
    assert "/materials" not in shown


def test_the_wishes_of_the_command(tmp_path: Path, works):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(works), encoding="utf-8")
    of_command = run("advise", file, "--json", "--share", "80").stdout
    assert of_command.decode() == tegi.advise_text(json.dumps({"facts": works, "wished_share": "80"})) + "\n"
    file.write_text(json.dumps({"facts": works, "wished_share": "10"}), encoding="utf-8")
    assert run("advise", file, "--json", "--share", "80").stdout == of_command
    assert json.loads(run("advise", file, "--json").stdout)["wished_share"] == "10"
    file.write_text(json.dumps(works), encoding="utf-8")
    refused = run("advise", file, "--json")
    assert refused.returncode == 2 and json.loads(refused.stdout)["errors"][0]["at"] == "/wished_share"
    file.write_text("{", encoding="utf-8")
    assert json.loads(run("advise", file, "--json", "--share", "80").stdout)["errors"][0]["given"] == "1:2"
    assert run("advise", file, "--cost", "raise-price").returncode == 2

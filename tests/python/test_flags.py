"""The flags in Python and on the command line."""

import json

import pytest
import tegi
from conftest import canonical
from program import run

RULES = [
    "cost-below-materials",
    "foreign-value-outlier",
    "shared-bill",
    "record-used-up",
    "output-above-capacity",
    "mass-balance",
    "idle-operation",
    "just-above-threshold",
]


def test_doors_agree_and_parameters_are_taken(boiler):
    case = {"id": "17", "facts": boiler, "output": 1200, "capacity": "1000"}
    found = tegi.flags([case], {"threshold_margin": "0"})
    assert [flag["rule"] for flag in found["flags"]] == ["output-above-capacity", "just-above-threshold"]
    document = {"cases": [case], "parameters": {"threshold_margin": "0"}}
    assert canonical(found) == tegi.flags_text(json.dumps(document))
    assert found["parameters"]["threshold_margin"] == "0"
    assert sorted(found["looked_at"]) == sorted(RULES)
    for wrong in (None, 1, {}, "[]"):
        with pytest.raises(tegi.TegiError):
            tegi.flags(wrong)
    with pytest.raises(tegi.TegiError) as error:
        tegi.flags([], {"margin": 1})
    assert error.value.pointer == "/parameters/margin"
    assert tegi.flags([case, 1])["faults"][0]["at"] == "/cases/1"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_flag_has_words(boiler, language):
    boiler["good"]["production_cost"] = "1"
    boiler["operations"].append("sewing")
    case = {"id": "17", "facts": boiler, "output": "2", "capacity": "1", "mass_kg": "9"}
    case["materials_kg"] = {"sheet": "1", "burner": "1", "casing": "1"}
    found = tegi.flags([case])
    said = tegi.explain(found, language)
    assert len(said["flags"]) == len(found["flags"]) == 4 and len(said["steps"]) == len(RULES)
    for flag, words in zip(found["flags"], said["flags"], strict=True):
        assert (words["cases"], words["at"]) == (flag["cases"], flag["at"])
        assert words["text"] and words["look"] and "{" not in words["text"] + words["look"]


def test_the_command_takes_cases_facts_records_and_documents(boiler, tmp_path):
    case = {"id": "17", "facts": boiler, "output": "2", "capacity": "1"}
    lines = [json.dumps(case), json.dumps(boiler), tegi.record_text(json.dumps(boiler)), "{", '{"id": "18"}']
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("flags", many, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    near = [flag["cases"] for flag in found["flags"] if flag["rule"] == "just-above-threshold"]
    assert near == [["17"], [f"{many}:2"], [f"{many}:3"]]
    assert [(fault["code"], fault["at"]) for fault in found["faults"]] == [
        ("not-json", "/cases/3"),
        ("missing-field", "/cases/4/facts"),
    ]
    said = run("flags", many, "--lang", "en").stdout.decode()
    assert "17: output above capacity" in said and "many.jsonl:4(/cases/3)" in "".join(said.split())
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(boiler), encoding="utf-8")
    assert run("flags", folder, "--json").returncode == 0
    document = tmp_path / "document.json"
    document.write_text(json.dumps({"cases": [case], "parameters": {"threshold_margin": "0"}}), encoding="utf-8")
    assert run("flags", document, "--json").stdout.decode() == tegi.flags_text(document.read_text("utf-8")) + "\n"
    document.write_text('{"cases": 1}', encoding="utf-8")
    assert run("flags", document).returncode == run("flags", tmp_path / "nothing").returncode == 2

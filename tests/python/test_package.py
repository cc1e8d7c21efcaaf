"""The package as one who has just installed it uses it: names, docs, paths, and what is not installed."""

import ast
import doctest
import importlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tegi
from conftest import ROOT
from program import CLEAN

PACKAGE = ROOT / "bindings-python/python/tegi"
MODULES = [
    "arrow",
    "batch",
    "brief",
    "certificate",
    "compare",
    "forms",
    "impact",
    "recheck",
    "report",
    "signature",
    "table",
    "workbook",
]


def python(text: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", text]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env={**CLEAN, **environment}, timeout=60)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_needs_no_import_of_its_own(name):
    done = python(f"import tegi; print(tegi.{name}.__name__, sorted(tegi.{name}.__all__) != [])")
    assert done.stdout == f"tegi.{name} True\n", done.stderr


def test_modules_are_listed_and_loaded_only_when_asked_for():
    done = python("import sys, tegi; print([name for name in dir(tegi) if f'tegi.{name}' in sys.modules])")
    assert done.stdout == "['_tegi', 'errors']\n"
    assert set(MODULES) <= set(dir(tegi)) and set(tegi.__all__) <= set(dir(tegi))
    with pytest.raises(AttributeError, match="no attribute 'repotr'"):
        getattr(tegi, "repotr")


def stub_docs() -> dict[str, str]:
    tree = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    # `rulebook` is a module that can be called: the docs of the call have a private name, and the engine shows them.
    functions = {node.name: ast.get_docstring(node) or "" for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert inspect.getdoc(tegi.Engine.rulebook) == functions.pop("_rulebook")
    return functions


def test_help_shows_the_docs_of_the_stub():
    docs = stub_docs()
    assert set(docs) <= set(tegi.__all__) and len(docs) > 30
    for name, text in docs.items():
        assert inspect.getdoc(getattr(tegi, name)) == text, name
        assert inspect.getdoc(getattr(tegi.Engine, name)) == text, name
        assert ">>> import " in text, name
    # What is raised is said of all that raises; a text door never does.
    told = {name for name, text in docs.items() if "Raises:\n" in text}
    assert told == {name for name in docs if not name.endswith("_text")} - {"keys", "rulebooks"}


@pytest.mark.parametrize(
    "name",
    ["report", "recheck", "impact", "compare.one", "compare.many", "compare.blind", "compare.drift", "brief.questions"],
)
def test_the_examples_of_modules_hold(name):
    found = doctest.testmod(importlib.import_module(f"tegi.{name}"))
    assert found.attempted and not found.failed


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_answers_explain_themselves(boiler, works, purchases, language):
    for answer in (tegi.assess_good(boiler), tegi.assess_contract(works), tegi.assess_period(purchases)):
        assert answer.explain(language) == tegi.explain(answer, language)
    assert tegi.assess_good(boiler).explain() == tegi.explain(tegi.assess_good(boiler), "ru")
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good(boiler).explain("fr")  # type: ignore[arg-type]
    assert raised.value.code == "unknown-language"


def test_an_answer_by_an_own_rulebook_is_explained_by_its_engine(engine, boiler, own_rulebook):
    engine.load_rulebook(own_rulebook)
    answer = engine.assess_good({**boiler, "rulebook": "own"})
    assert "A rulebook of our own" in answer.explain("en", engine=engine)["verdict"]
    assert "A rulebook of our own" not in answer.explain("en")["verdict"]
    assert answer._repr_html_().startswith("<pre>&lt;Assessment ")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_preference_is_explained(language):
    facts = {"on": "2026-03-01", "rulebook": "kz-procurement", "preference": "conditional-price", "price": "1000000"}
    found = tegi.preference({**facts, "kazakhstani_producer": True})
    said = tegi.explain(found, language)
    assert found["value"] in said["verdict"]
    act = next(book for book in tegi.rulebooks() if book["id"] == "kz-procurement")
    title = tegi.rulebook(f"kz-procurement@{act['first']}")["acts"][found["citation"]["act"]][language]
    assert said["rule"][0]["citation"].startswith(title)


@pytest.mark.parametrize("path", [str, Path])
def test_paths_are_taken_as_text_or_as_paths(tmp_path, boiler, path):
    record = tmp_path / "boiler.json"
    record.write_text(tegi.record_text(boiler), encoding="utf-8")
    assert tegi.recheck.recheck(path(tmp_path)).outcomes["same"] == 1
    edition = f"cis-2009@{tegi.assess_good(boiler).receipt['edition']}"
    assert tegi.impact.impact(path(record), edition, edition).records == 1
    tegi.report.write(boiler, path(tmp_path / "boiler.html"), "kk")
    assert (tmp_path / "boiler.html").read_bytes().startswith(b"<!doctype")
    lines = tmp_path / "goods.jsonl"
    lines.write_text(tegi._tegi.text_of(boiler) + "\n", encoding="utf-8")
    task = tegi.batch.Batch(path(lines), path(tmp_path / "answers.jsonl"))
    assert tegi.batch.run(task).verdicts["originating"] == 1


def test_commands_of_pip_are_quoted():
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.pyi"), ROOT / "README.md", ROOT / "bindings-python/README.md"]
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"pip install\s+tegi\[", text), file


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "бұл үшін rich кітапханасы керек: pip install rich"),
        ("ru", "для этого нужна библиотека rich: pip install rich"),
        ("en", "this needs the library rich: pip install rich"),
    ],
)
def test_without_rich_a_plain_sentence_is_said(tmp_path, boiler, language, sentence):
    facts, out = tmp_path / "boiler.json", tmp_path / "boiler.html"
    facts.write_text(tegi._tegi.text_of(boiler), encoding="utf-8")
    hidden = "import sys; sys.modules['rich'] = None; "
    command = f"from tegi.cli import main; sys.exit(main(['good', {os.fspath(facts)!r}]))"
    done = python(hidden + command, TEGI_LANG=language)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"tegi: {sentence}\n")
    # What needs no terminal needs no rich.
    done = python(f"{hidden}import tegi; tegi.report.write({boiler!r}, {os.fspath(out)!r}, 'en')")
    assert (done.returncode, done.stderr) == (0, "") and out.exists()
    assert python(hidden + command.replace("]))", ", '--json']))")).returncode == 0


def test_reports_on_the_screen_need_no_extra(tmp_path, boiler):
    facts = tmp_path / "boiler.json"
    facts.write_text(tegi._tegi.text_of(boiler), encoding="utf-8")
    extras = ("babel", "jinja2", "docx", "xlsxwriter", "openpyxl", "pyarrow", "cryptography")
    hidden = f"import sys; sys.modules.update(dict.fromkeys({extras}))"
    done = python(
        f"{hidden}; from tegi.cli import main; sys.exit(main(['good', {os.fspath(facts)!r}, '--lang', 'ru']))"
    )
    assert done.returncode == 0 and done.stderr == ""
    assert "Китай" in done.stdout and "резка, сварка, сборка, испытание давлением" in done.stdout

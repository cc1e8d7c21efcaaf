"""The command ``tegi``, as a program."""

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import tegi
from tegi.words import LANGUAGES, WORDS, Words

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TEGI_", "PYTHON"))}


def run(*words: object, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tegi", *map(str, words)]
    return subprocess.run(command, input=given, capture_output=True, env={**CLEAN, **environment}, timeout=60)


@pytest.fixture
def file(tmp_path: Path, registered: dict[str, Any]) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(registered), encoding="utf-8")
    return path


def test_json_is_the_answer_and_nothing_else(file):
    done = run("good", file, "--json")
    assert done.returncode == 0 and done.stderr == b""
    assert done.stdout == (tegi.assess_good_text(file.read_text()) + "\n").encode()
    assert run("good", "-", "--json", given=file.read_bytes()).stdout == done.stdout
    marked = b"\xef\xbb\xbf" + file.read_bytes()
    assert run("good", "-", "--json", given=marked).stdout == done.stdout


def test_the_installed_command_is_the_same(file):
    program = Path(sys.executable).with_name("tegi")
    done = subprocess.run([program, "good", file, "--json"], capture_output=True)
    assert done.returncode == 0 and done.stdout == run("good", file, "--json").stdout


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (b"", ["not-json"]),
        (b"{", ["not-json"]),
        (b"\xff\xfe", ["not-json"]),
        (b'{"on": "\xd0"}', ["not-json"]),
        (b"[]", ["wrong-type"]),
        (
            b'{"on": "2026-03-01", "on": "2026-03-02", "rulebook": "cis-2009", "good": {"hs": "8403"}}',
            ["duplicate-key"],
        ),
        (
            b'{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403", "ex_works_price": 1234567890.1234567}}',
            ["number-not-exact"],
        ),
        (b'{"on": "x", "rulebook": "cis-2009", "good": {"hs": "8403"}, "god": 1}', ["not-a-day", "unknown-field"]),
    ],
)
def test_a_refusal_is_status_2(given, codes):
    done = run("good", "-", "--json", given=given)
    assert done.returncode == 2 and done.stderr == b""
    answer = json.loads(done.stdout)
    assert answer["type"] == "refusal" and [fault["code"] for fault in answer["errors"]] == codes
    assert done.stdout.endswith(b"}\n") and done.stdout.count(b"\n") == 1
    person = run("good", "-", "--lang", "en", given=given)
    assert person.returncode == 2 and person.stdout == b""
    assert len(person.stderr.decode().split("•")) == len(codes) + 1


def test_what_cannot_be_opened_is_status_2(tmp_path):
    for path in (tmp_path / "none.json", tmp_path):
        done = run("good", path, "--json")
        assert done.returncode == 2 and done.stdout == b""
        assert done.stderr.startswith(f"tegi: {path}: ".encode()) and done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("words", [[], ["good"], ["bad"], ["good", "x", "--lang", "de"], ["good", "x", "y"]])
def test_wrong_options_are_status_2(words):
    done = run(*words)
    assert done.returncode == 2 and done.stderr.startswith(b"usage: tegi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_every_part(file, registered, language):
    done = run("good", file, "--lang", language, COLUMNS="400")
    assert done.returncode == 0 and done.stderr == b""
    text, words = done.stdout.decode(), WORDS[language]
    answer = tegi.assess_good(registered)
    said = tegi.explain(answer, language)
    assert text.startswith(said["verdict"])
    assert "\x1b" not in text and not any(line.endswith(" ") for line in text.split("\n"))
    for heading in (words.local_content, words.materials, words.readings, words.warnings, words.outside, words.receipt):
        assert f"\n{heading}\n" in text
    for key in ("steps", "missing", "readings", "warnings", "outside", "figures"):
        assert all(sentence in text for sentence in said[key]), key
    for line, status, sentence in zip(registered["materials"], answer.materials, said["materials"], strict=True):
        row = next(row for row in text.split("\n") if row.startswith(line["id"]))
        cells = [cell for cell in row.split("  ") if cell]
        name = [line["name"]] if "name" in line else []
        assert [cell.strip() for cell in cells[: len(name) + 3]] == [line["id"], *name, line["hs"], status["value"]]
        counted, why = cells[-2].strip(), cells[-1].strip()
        assert sentence == f"{line['id']}, {status['value']}: {counted} ({why})"


def test_the_report_fits_a_narrow_page(file):
    for width in (20, 40, 60, 80):
        lines = run("good", file, "--lang", "en", COLUMNS=str(width)).stdout.decode().split("\n")
        assert max(map(len, lines)) <= width
        assert "37.50" in " ".join(lines)


def test_steps_are_marked(tmp_path, boiler):
    path = tmp_path / "facts.json"
    marks = []
    for price in ("1000.00", "100.00", None):
        boiler["good"]["ex_works_price"] = price
        path.write_text(json.dumps(boiler))
        text = run("good", path, "--lang", "en").stdout.decode()
        marks.append(next(line for line in text.split("\nTests\n")[1].split("\n"))[2])
    assert marks == ["✓", "✗", "?"]


def test_names_cannot_rule_the_terminal(tmp_path, boiler):
    boiler["materials"][0]["name"] = "[red]a[/red] :smile: \x1b[31mb\x07\u202ec"
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(boiler))
    text = run("good", path, COLUMNS="200").stdout.decode()
    assert "[red]a[/red] :smile: \ufffd[31mb\ufffd\ufffdc" in text


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "ru"),
        ([], {"LANG": "kk_KZ.UTF-8"}, "kk"),
        ([], {"LANG": "kk_KZ.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "ru"),
        ([], {"LANG": "en_GB", "TEGI_LANG": "kk"}, "kk"),
        ([], {"TEGI_LANG": "xx"}, "ru"),
        (["--lang", "en"], {"TEGI_LANG": "kk"}, "en"),
    ],
)
def test_the_language(file, words, environment, language):
    text = run("good", file, *words, **environment).stdout.decode()
    assert f"\n{WORDS[language].warnings}\n" in text


def test_utf_8_whatever_the_locale(file):
    done = run("good", file, "--lang", "kk", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert WORDS["kk"].materials in done.stdout.decode()


def test_own_rulebooks(tmp_path, boiler, own_rulebook):
    book, facts, broken = tmp_path / "book.json", tmp_path / "facts.json", tmp_path / "broken.json"
    book.write_text(json.dumps(own_rulebook))
    broken.write_text(json.dumps({**own_rulebook, "id": "other", "first": "x"}))
    facts.write_text(json.dumps({**boiler, "rulebook": "own"}))
    assert json.loads(run("good", facts, "--json", "--rulebook-file", book).stdout)["verdict"] == "originating"
    refused = run("good", facts, "--json", "--rulebook-file", book, "--rulebook-file", broken)
    assert refused.returncode == 2 and json.loads(refused.stdout)["errors"][0]["at"] == "/first"
    assert b"broken.json" in run("good", facts, "--rulebook-file", broken).stderr
    assert b"own@2020-01-01" in run("rulebooks", "--rulebook-file", book).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_rulebooks_are_listed(language):
    assert json.loads(run("rulebooks", "--json").stdout) == tegi.rulebooks()
    text = run("rulebooks", "--lang", language, COLUMNS="200").stdout.decode()
    for edition in tegi.rulebooks():
        assert f"{edition['id']}@{edition['first']}" in text
        assert edition["title"][language] in text


def test_a_broken_pipe_is_quiet(file):
    for words in (["good", file], ["good", file, "--json"], ["rulebooks"]):
        command = [sys.executable, "-m", "tegi", *map(str, words)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=CLEAN) as program:
            program.stdout.close()
            assert program.stderr.read() == b""
            assert program.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_a_terminal_only(file, no_color, coloured):
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tegi", "good", str(file), "--lang", "en"]
    environment = {**CLEAN, "TERM": "xterm-256color", **({"NO_COLOR": no_color} if no_color else {})}
    with subprocess.Popen(command, stdout=theirs, env=environment) as program:
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 65536):
                seen += part
        except OSError:
            # How a pseudo-terminal says that the program has ended.
            pass
        assert program.wait() == 0
    os.close(ours)
    assert (b"\x1b[1;33m" in seen) is coloured


def test_the_headings_are_complete_in_all_languages():
    assert set(WORDS) == set(LANGUAGES)
    for name in (field.name for field in fields(Words)):
        kk, ru, en = (getattr(WORDS[language], name) for language in ("kk", "ru", "en"))
        assert kk and ru and en
        assert len({kk, ru, en}) == 3 or name in ("id", "code"), name
        assert en.isascii() and not ru.isascii() and not kk.isascii(), name

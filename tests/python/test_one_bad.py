"""One bad record, row, name or file among many stops nothing: it has its fault, the others their answers."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
import tegi
import tegi.arrow
import tegi.batch
from tegi import cli, impact, recheck
from tegi.faults import FAULTS
from tegi.language import LANGUAGES
from test_output import command

# The module, which the function of the same name stands before.
running = sys.modules["tegi.batch.run"]

SOURCE, TARGET = "ct-kz@2021-08-01", "ct-kz@2024-04-28"
HEAD = {"rulebook": "ct-kz", "edition": "2021-08-01"}


@pytest.fixture
def record(boiler: dict[str, Any]) -> str:
    """A record that holds, made under an edition of which there is a later one."""
    facts = {**boiler, "rulebook": "ct-kz", "on": "2022-03-01"}
    facts["good"]["production_cost"] = "800.00"
    return tegi.record_text(json.dumps(facts))


def answer(**more: Any) -> dict[str, Any]:
    return {"type": "record", "answer": {"receipt": HEAD, **more}, "facts": {"good": {"hs": "8403109000"}}}


# What a folder of records may hold besides: the text, and whether `impact` has a fault for it.
BAD = [
    ('{"type":"record","answer":{"receipt":{"rulebook":"ct-kz","edition":"2021-08-01"}},"facts":{}}', True),
    (json.dumps(answer(local_content="x")), True),
    (json.dumps(answer(verdict=["x"])), True),
    (json.dumps(answer(verdict="perhaps")), True),
    (json.dumps(answer(share=7)), True),
    (json.dumps({**answer(), "facts": None}), True),
    (json.dumps({**answer(), "facts": {"contracts": [], "kind": None}}), True),
    (json.dumps({**answer(), "facts": {"good": {"hs": 8403}}}), True),
    (json.dumps({**answer(), "facts": {"good": {"hs": "\ud800"}}}), True),
    (json.dumps({**answer(), "facts": {"rows": {}}}), False),
    (json.dumps({"type": "record", "answer": None, "facts": None}), True),
    ('{"type":"record","facts":{"x":NaN}}', True),
    ('{"type":"record","facts":{"good":{"hs":"1","hs":"2"}}}', True),
    ("[" * 5_000, True),
    ('{"a":' * 5_000, True),
    ('{"n": ' + "9" * 5_000 + "}", True),
    ("null", False),
    ("[]", False),
    ("{", True),
    ("\ufeff{}", True),
    ('"\\ud800"', False),
    ("\x00", True),
]


@pytest.fixture
def mixed(record: str, tmp_path: Path) -> Path:
    """Good records among all that is bad."""
    path = tmp_path / "records.jsonl"
    lines = [record.encode()]
    for text, _ in BAD:
        lines += [text.encode("utf-8", "surrogatepass"), record.encode()]
    path.write_bytes(b"\n".join([*lines, b"\xff\xfe\xfa", record.encode()]))
    return path


def test_records_are_verified_past_any_bad_one(mixed, capsys):
    found = recheck.recheck(str(mixed), tegi.Engine())
    assert found.records == 2 * len(BAD) + 3
    assert found.records - len(found.failing) == len(BAD) + 2
    status, said, error = command("recheck", mixed, "--lang", "en", capsys=capsys)
    assert status == 1 and "Traceback" not in error and "not JSON" in " ".join(said.split())


def test_impact_goes_on_past_any_bad_one(mixed, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    found = impact.impact(str(mixed), SOURCE, TARGET, tegi.Engine())
    assert (
        found.records >= len(BAD) + 2 and found.records + found.passed_over + len(found.unreadable) == 2 * len(BAD) + 3
    )
    bad = {name.rsplit(":", 1)[1] for name, _ in found.unreadable}
    told = {str(2 * place + 2) for place, (_, is_told) in enumerate(BAD) if is_told}
    assert bad == told | {str(2 * len(BAD) + 2)}, sorted(bad ^ told, key=int)
    for language in LANGUAGES:
        status, said, error = command(
            "impact", mixed, "--from", SOURCE, "--to", TARGET, "--lang", language, capsys=capsys
        )
        assert status == 1 and "Traceback" not in error and "records.jsonl:2: /facts/good: " in " ".join(said.split())
    as_json = json.loads(command("impact", mixed, "--from", SOURCE, "--to", TARGET, "--json", capsys=capsys)[1])
    assert len(as_json["unreadable"]) == len(found.unreadable)
    assert as_json["unreadable"][0]["errors"] == [{"code": "not-a-record", "at": "/facts/good"}]


def test_cases_are_looked_at_past_any_bad_one(mixed, capsys):
    status, said, error = command("flags", mixed, "--json", capsys=capsys)
    assert status == 1 and error == ""
    found = json.loads(said)
    assert found["type"] == "flags"
    faulty = {fault["at"].split("/")[2] for fault in found["faults"]}
    # The good ones stand at the even places.
    assert faulty and not {number for number in faulty if int(number) % 2 == 0}
    # What one says of the good ones alone is what one says of them among the bad.
    alone = mixed.with_name("alone.jsonl")
    alone.write_bytes(b"\n".join(mixed.read_bytes().split(b"\n")[::2]))
    others = json.loads(command("flags", alone, "--json", capsys=capsys)[1])
    assert others["faults"] == [] and others["looked_at"] == found["looked_at"]


def test_rows_are_assessed_past_any_bad_one(mixed, tmp_path):
    out = tmp_path / "out.jsonl"
    summary = tegi.batch.run(tegi.batch.Batch(mixed, out))
    assert summary.rows == 2 * len(BAD) + 3 == len(out.read_text().splitlines()) == summary.failed


def test_a_file_that_cannot_be_read_stops_no_folder(record, tmp_path, capsys):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.json").write_text(record)
    (folder / "b.parquet").write_bytes(b"PAR1")
    pyarrow.parquet.write_table(pyarrow.table({"id": ["x"]}), folder / "c.parquet")
    os.symlink(folder / "nothing.json", folder / "d.json")
    (folder / "e.json").write_text(record)
    (folder / os.fsdecode(b"f\xff.json")).write_text("{")
    found = recheck.recheck(str(folder), tegi.Engine())
    assert found.records == 6 and found.outcomes == {"same": 2, "unreadable": 4}
    for words in (("recheck",), ("flags",), ("impact", "--from", SOURCE, "--to", TARGET)):
        status, said, error = command(words[0], folder, *words[1:], "--lang", "en", capsys=capsys)
        assert status == 1 and "Traceback" not in error
        assert "cannot be read" in " ".join(said.split()) and "No such file" in " ".join(said.split())
    with pytest.raises(tegi.TegiError):
        recheck.recheck(str(folder / "b.parquet"), tegi.Engine())


def broken_text(texts: list[bytes]) -> pyarrow.Array:
    """Texts that Arrow believes to be UTF-8, whatever they are."""
    plain = pyarrow.array(texts, pyarrow.binary())
    return pyarrow.Array.from_buffers(pyarrow.string(), len(texts), plain.buffers())


def test_a_text_that_is_none_costs_its_row_alone(record, tmp_path):
    table = pyarrow.table({"id": ["a", "b", "c"], "record": broken_text([record.encode(), b"\xff", record.encode()])})
    found = recheck.recheck(table, tegi.Engine())
    assert found.outcomes == {"same": 2, "unreadable": 1} and found.failing[0][0] == "b"
    names = broken_text([b"x", b"\xfe", b"z"])
    goods = pyarrow.table({"hs": ["8403109000"] * 3, "name": names})
    pyarrow.parquet.write_table(goods, tmp_path / "goods.parquet")
    same = {"on": "2026-03-01", "rulebook": "cis-2009"}
    for kind in ("jsonl", "csv"):
        out = tmp_path / f"out.{kind}"
        summary = tegi.batch.run(tegi.batch.Batch(tmp_path / "goods.parquet", out, same=same))
        assert summary.verdicts == {"undetermined": 2} and summary.errors == {"not-arrow": 1}


def test_a_row_on_which_the_engine_fails_costs_itself_alone(tmp_path, monkeypatch):
    assess = tegi.arrow.assess_goods

    def failing(rows: Any, **more: Any) -> Any:
        if "bad" in str(rows.column("facts").to_pylist()):
            raise RuntimeError("the engine failed")
        return assess(rows, **more)

    monkeypatch.setattr(tegi.arrow, "assess_goods", failing)
    good = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}}
    lines = [
        json.dumps({**good, "good": {"hs": "8403", "name": "bad" if number == 5 else "good"}}) for number in range(9)
    ]
    (tmp_path / "goods.jsonl").write_text("\n".join(lines))
    summary = tegi.batch.run(tegi.batch.Batch(tmp_path / "goods.jsonl", tmp_path / "out.jsonl"))
    assert summary.verdicts == {"undetermined": 8} and summary.errors == {"unexpected": 1}
    row = json.loads((tmp_path / "out.jsonl").read_text().splitlines()[5])
    assert row["row"] == 6 and row["errors"][0]["given"] == "RuntimeError: the engine failed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verb_ends_in_a_traceback(tmp_path, monkeypatch, capsys, language, boiler):
    """Whatever fails in a verb is told with the file and what to do."""
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(boiler))

    def fail(*_: object) -> int:
        raise AttributeError("nobody\nforesaw this")

    monkeypatch.delenv("TEGI_TRACEBACK", raising=False)
    for verb in cli.VERBS:
        monkeypatch.setitem(cli.VERBS, verb, fail)
        needed = {"batch": ["out.jsonl"], "impact": ["--from", "a", "--to", "b"], "certificate": ["--shipment", path]}
        needed |= {"compare": [path], "exam": ["out.html"]}
        first = {"rulebook": ["check"], "exam": ["print"]}.get(verb, [])
        more = needed.get(verb, [])
        file = [] if verb == "rulebooks" else [path]
        status, said, error = command(verb, *first, *file, *more, "--lang", language, capsys=capsys)
        assert status == 2 and said == "" and "Traceback" not in error
        words = FAULTS["unexpected"][LANGUAGES.index(language)].format(given="AttributeError: nobody foresaw this")
        # The verbs about a code read no file.
        assert f"{verb if verb in ('rule', 'operations', 'rulebooks') else path}: {words}" in error, (verb, error)
    monkeypatch.setenv("TEGI_TRACEBACK", "1")
    with pytest.raises(AttributeError):
        cli.main(["good", str(path)])


def test_the_place_of_an_unexpected_error_is_named(tmp_path, monkeypatch, capsys, boiler):
    (tmp_path / "goods.jsonl").write_text("\n".join([json.dumps(boiler)] * 3))

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(running, "spoken", fail)
    words = ("batch", tmp_path / "goods.jsonl", tmp_path / "out.csv", "--lang", "en")
    status, _, error = command(*words, capsys=capsys)
    assert status == 2 and "not enough memory" in error and not list(tmp_path.glob("out*"))


def test_a_reader_that_leaves_is_told_from_an_answer(mixed):
    for verb in ("recheck", "flags"):
        begun = subprocess.Popen([sys.executable, "-m", "tegi", verb, str(mixed), "--json"], stdout=-1, stderr=-1)
        assert begun.stdout and begun.stderr
        begun.stdout.close()
        assert b"Traceback" not in begun.stderr.read() and begun.wait() == 141

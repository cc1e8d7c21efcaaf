"""Input made to harm: it is refused, and the engine answers as before."""

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tegi
import tegi.batch
import tegi.workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from tegi._tegi import table_data
from tegi.table import book as books
from tegi.table import source

CALLS = ("assess_good", "assess_contract", "assess_period", "preference", "load_rulebook", "explain")


def text_of(call: str) -> Any:
    return tegi.Engine().load_rulebook if call == "load_rulebook" else getattr(tegi, f"{call}_text")


def refused(call: str, text: str) -> list[str]:
    """The codes of a refusal."""
    try:
        return [error["code"] for error in json.loads(text_of(call)(text))["errors"]]
    except tegi.TegiError as error:
        return [fault["code"] for fault in error.errors]


HOSTILE = [
    pytest.param("[" * 100_000, id="deep lists"),
    pytest.param('{"a":' * 100_000, id="deep objects"),
    pytest.param('{"on": "2026-03-01", "on": "2026-03-01"}', id="a key twice"),
    pytest.param('{"on": "\\ud800"}', id="half a pair, escaped"),
    pytest.param('{"on": "\\ud800\\ud800"}', id="two first halves, escaped"),
    pytest.param('{"on": 1e999999999}', id="a huge exponent"),
    pytest.param('{"on": ' + "9" * 1_000_000 + "}", id="a million digits"),
    pytest.param('{"on": "2026\u202e-03-01"}', id="written backwards"),
    pytest.param("\ufeff{}", id="a byte order mark"),
    pytest.param('{"on": "\x00"}', id="a bare control character"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("call", CALLS)
def test_a_refusal_leaves_the_engine_as_it_was(call: str, text: str, boiler: dict[str, Any]) -> None:
    before = tegi.assess_good_text(json.dumps(boiler))
    assert refused(call, text)
    assert tegi.assess_good_text(json.dumps(boiler)) == before


@pytest.mark.parametrize("filling", ["[", " ", '"', "{}"])
def test_a_hundred_megabytes(filling: str, boiler: dict[str, Any]) -> None:
    text = filling * (100_000_000 // len(filling))
    assert refused("assess_good", text)
    named = {**boiler, "good": {**boiler["good"], "name": "x" * 100_000_000}}
    assert refused("assess_good", json.dumps(named)) == ["too-long"]
    assert tegi.assess_good(boiler).verdict == "originating"


def test_names_that_turn_the_line_around_are_kept_as_they_are(boiler: dict[str, Any]) -> None:
    """Bidirectional controls decide nothing: the answer names what was given, and nothing else changes."""
    boiler["materials"][0]["id"] = name = "\u202eteehs\u202c"
    assert tegi.assess_good(boiler).materials[0]["id"] == name


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    openpyxl.Workbook().save(path)
    with zipfile.ZipFile(path) as old:
        content = {member: old.read(member) for member in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in content.items():
            archive.writestr(member, text + bytes(books.MOST_HELD) if member == "xl/styles.xml" else text)
    assert path.stat().st_size < books.MOST_HELD / 100
    facts, faults = tegi.workbook.read_contract(path)
    assert facts == {} and [(fault["code"], fault["at"]) for fault in faults] == [("file-too-large", "bomb.xlsx")]
    with pytest.raises(tegi.TegiError) as raised:
        tegi.batch.run(tegi.batch.Batch(path, tmp_path / "out.jsonl"), tegi.Engine())
    assert [(fault["code"], fault["at"]) for fault in raised.value.errors] == [("file-too-large", "bomb.xlsx")]


def test_a_text_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "contracts.csv"
    path.write_text("Contract No.\n" * 10, encoding="utf-8")
    monkeypatch.setattr(source, "MOST_BYTES", path.stat().st_size - 1)
    _, faults = tegi.workbook.read_contract(path)
    assert [fault["code"] for fault in faults] == ["file-too-large"]


def test_a_workbook_whose_xml_repeats_itself_is_not_unfolded(tmp_path: Path) -> None:
    """Entities of entities: each of a thousand characters ten times over, ten levels deep."""
    source, path = tmp_path / "plain.xlsx", tmp_path / "laughs.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "laugh"
    book.save(source)
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "{"ha" * 500}">{entities}]>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for member in old.namelist():
            content = old.read(member).decode()
            if member == "xl/worksheets/sheet1.xml":
                head, _, rest = content.partition("<worksheet")
                content = head + doctype + "<worksheet" + rest.replace("laugh", "&l10;")
            new.writestr(member, content)
    facts, faults = tegi.workbook.read_contract(path)
    assert facts == {} and [fault["code"] for fault in faults] == ["damaged"]


HEADINGS = [column["ru"] for column in json.loads(table_data())["fields"] if column["sheet"] == "goods"] + [
    "good/hs",
    "id",
    "readings/made-from",
    "answers/",
    "good/hs ",
]
CELLS = st.text(max_size=8) | st.sampled_from(
    [
        "8403109000",
        "1000,50",
        "1e999",
        "-",
        '"',
        '""',
        "=1+1",
        "@SUM(A1)",
        "01.03.2026",
        "сварка; сборка",
        "\u202e",
        "\0",
    ]
)
ROWS = st.builds(
    lambda headings, rows, comma, end: end.join(comma.join(row) for row in (headings, *rows)).encode(),
    st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6, unique=True),
    st.lists(st.lists(CELLS, max_size=7), max_size=5),
    st.sampled_from(";,\t"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


@settings(max_examples=100)
@given(content=st.binary(max_size=200) | ROWS)
@pytest.mark.parametrize("kind", ["csv", "jsonl", "xlsx", "parquet"])
def test_any_file_of_a_batch_is_read_or_refused(kind: str, content: bytes, tmp_path_factory: Any) -> None:
    """No file breaks a batch: it is refused as a whole, or each of its rows has a verdict or an error."""
    folder = tmp_path_factory.mktemp("hostile")
    source, out = folder / f"goods.{kind}", folder / "out.jsonl"
    source.write_bytes(content)
    try:
        summary = tegi.batch.run(tegi.batch.Batch(source, out))
    except tegi.TegiError as error:
        assert all(fault["at"] for fault in error.errors) and not out.exists()
        return
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == summary.rows and all("verdict" in row or "error_at" in row for row in rows)

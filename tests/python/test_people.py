"""What a batch answers in CSV and XLSX: words, numbers and names for people, in the dialect that came in."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
import tegi
import tegi.batch
from hypothesis import given
from hypothesis import strategies as st
from tegi.batch import dialect, people, result
from tegi.batch.columns import ANSWER_NAMES, TEXTS, VERDICTS
from tegi.batch.dialect import Dialect
from tegi.batch.people import harmless
from tegi.language import LANGUAGES


@pytest.fixture
def goods(tmp_path: Path, boiler: dict[str, Any], registered: dict[str, Any]) -> Path:
    """Goods of several verdicts, one of them with a share, and a line that cannot be read."""
    open_bill = {**boiler, "rulebook": "cis-2009", "good": {"name": "Котёл №2", "hs": "8403109000"}}
    bad = {**open_bill, "good": {"name": "Без кода"}}
    logs = [{"id": "logs", "hs": "4403", "value": "900.00", "origin": "RU", "proof": {"kind": "none"}}]
    disputed = {**open_bill, "good": {"hs": "4407119000", "ex_works_price": "1000.00"}, "materials": logs}
    disputed |= {"operations": ["sawing", "drying"], "beyond_insufficient_operations": True}
    path = tmp_path / "goods.jsonl"
    path.write_text("\n".join(map(json.dumps, (registered, open_bill, bad, disputed))), encoding="utf-8")
    return path


def sheet_of(path: Path, number: int = 0) -> list[dict[str, Any]]:
    headings, *rows = openpyxl.load_workbook(path).worksheets[number].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def csv_of(path: Path, separator: str, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline=""), delimiter=separator))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_first_and_codes_behind(goods, tmp_path, language):
    heading = {name: getattr(names, language) for name, names in ANSWER_NAMES.items()}
    for kind in ("xlsx", "csv"):
        tegi.batch.run(tegi.batch.Batch(goods, tmp_path / f"out.{kind}", language=language))
    of_csv = csv_of(tmp_path / "out.csv", "," if language == "en" else ";")
    for line, row, cells in zip(goods.read_text().splitlines(), sheet_of(tmp_path / "out.xlsx"), of_csv, strict=True):
        facts = json.loads(line)
        assert row[heading["name"]] == facts["good"].get("name") and cells[heading["name"]] == facts["good"].get(
            "name", ""
        )
        try:
            answer = tegi.assess_good(facts)
        except tegi.TegiError as error:
            assert row[heading["error"]] == error.code and row[heading["verdict"]] is None
            assert "/good/hs: " in row[heading["errors"]]
            continue
        said = tegi.explain(answer, language)
        assert row[heading["verdict"]] == getattr(VERDICTS[answer.verdict], language) == cells[heading["verdict"]]
        assert row[heading["verdict_code"]] == answer.verdict
        decisive = [one["text"] for step, one in zip(answer.steps, said["steps"], strict=True) if step["decisive"]]
        reasons = decisive + [one["text"] for one in said["outside"]]
        if answer.verdict == "disputed":
            reasons += [one["question"] for one in said["readings"]]
        told = row[heading["reason"]] or ""
        assert reasons or answer.verdict == "undetermined"
        assert all(reason in told for reason in reasons) and told == cells[heading["reason"]]
        assert all(one["text"] in row[heading["missing"]] for one in said["missing"])
        assert all(one["text"] in row[heading["warnings"]] for one in said["warnings"])
        assert row[heading["warning_codes"]] == "; ".join(notice["code"] for notice in answer.warnings)
        if answer.share is not None:
            assert row[heading["share"]] == float(answer.share)
            sign = "." if language == "en" else ","
            assert cells[heading["share"]] == str(answer.share).replace(".", sign)


def test_codes_stay_codes_for_programs(goods, tmp_path):
    tegi.batch.run(tegi.batch.Batch(goods, tmp_path / "out.jsonl"))
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert rows[1]["verdict"] == "undetermined" and rows[1]["missing"][0].startswith("/")
    assert not {"reason", "said", "name"} & set(rows[0])
    tegi.batch.run(tegi.batch.Batch(goods, tmp_path / "out.parquet"))
    assert "reason" not in pyarrow.parquet.read_schema(tmp_path / "out.parquet").names


def test_a_contract_is_told_in_a_sentence(tmp_path, works):
    (tmp_path / "contracts.jsonl").write_text(json.dumps(works))
    batch = tegi.batch.Batch(tmp_path / "contracts.jsonl", tmp_path / "out.xlsx", of_contracts=True, language="en")
    tegi.batch.run(batch)
    (row,) = sheet_of(tmp_path / "out.xlsx")
    assert (
        row["Result"] == tegi.explain(tegi.assess_contract(works), "en")["verdict"] and row["In-country value, %"] == 77
    )
    assert row["Exact fraction"] == "77/100" and "Verdict" not in row


DIALECTS = [
    (";", ",", "utf-8-sig"),
    (";", ".", "utf-8"),
    ("\t", ",", "utf-8"),
    (",", ".", "utf-8"),
    (";", ",", "cp1251"),
    ("\t", ",", "utf-16"),
]


@pytest.mark.parametrize(("separator", "decimal", "encoding"), DIALECTS)
def test_the_dialect_is_that_of_what_came_in(tmp_path, separator, decimal, encoding):
    lines = [["№ товара", "Цена", "Название"], ["1", "1000.50".replace(".", decimal), "Котёл"], ["2", "7", "=1+1; 2"]]
    path = tmp_path / "goods.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(lines)
    found = dialect.of_file(path, "ru")
    # A file in UTF-8 without its mark is written with it, which Excel needs.
    assert found == Dialect(separator, decimal, "utf-8-sig" if encoding == "utf-8" else encoding)


def test_csv_comes_out_as_it_came_in(tmp_path):
    source, out = tmp_path / "goods.csv", tmp_path / "out.csv"
    source.write_text("id\tgood/hs\tgood/ex_works_price\n1\t8403109000\t1000,50\n", encoding="utf-8")
    (tmp_path / "materials.csv").write_text("good\ths\tvalue\torigin\n1\t8416109000\t400,25\tDE\n", encoding="utf-8")
    same = {"on": "2026-03-01", "rulebook": "cis-2009", "beyond_insufficient_operations": True}
    batch = tegi.batch.Batch(source, out, tmp_path / "materials.csv", same=same)
    assert tegi.batch.run(batch).verdicts == {"originating": 1}
    (row,) = csv_of(out, "\t")
    assert row[ANSWER_NAMES["headroom"].ru] == "100" and row[ANSWER_NAMES["id"].ru] == "1"
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_letters_that_an_encoding_lacks_are_not_lost(tmp_path):
    table = pyarrow.table({"row": [1], "name": ["Қазан"], "verdict": ["originating"], "share": [Decimal("60.50")]})
    look = result.Look("ru", [], Dialect(";", ",", "cp1251"))
    result.write_csv(tmp_path / "a.csv", lambda: [table], look)
    (row,) = csv_of(tmp_path / "a.csv", ";")
    assert list(row.values())[:4] == ["1", "Қазан", "происходит из Казахстана", "60,50"]
    table = table.set_column(1, "name", [["Котёл"]])
    result.write_csv(tmp_path / "b.csv", lambda: [table], look)
    assert csv_of(tmp_path / "b.csv", ";", "cp1251")[0]["Наименование товара"] == "Котёл"


def test_own_columns_are_kept_in_their_order(tmp_path):
    own = [[("Склад", "№ 007"), ("Цех", "=1+1")], [("Цех", "2")]]
    table = pyarrow.table({"row": [1, 2], "id": ["001", "2"], "verdict": ["originating"] * 2})
    table = table.append_column("own", pyarrow.array(own, pyarrow.map_(pyarrow.string(), pyarrow.string())))
    look = result.Look("ru", ["Склад", "Цех"])
    result.write_xlsx(tmp_path / "a.xlsx", lambda: [table], look)
    rows = sheet_of(tmp_path / "a.xlsx")
    assert [(row["№ товара"], row["Склад"], row["Цех"]) for row in rows] == [("001", "№ 007", "=1+1"), ("2", None, "2")]
    result.write_csv(tmp_path / "a.csv", lambda: [table], look)
    assert csv_of(tmp_path / "a.csv", ";")[0]["Цех"] == "'=1+1"
    result.write_json_lines(tmp_path / "a.jsonl", lambda: [table], look)
    first = json.loads((tmp_path / "a.jsonl").read_text().splitlines()[0])
    assert first["own"] == {"Склад": "№ 007", "Цех": "=1+1"}


def test_a_provisional_verdict_is_never_shown_like_a_settled_one(tmp_path):
    table = pyarrow.table({"row": [1, 2], "verdict": ["originating"] * 2, "provisional": [True, False]})
    result.write_xlsx(tmp_path / "a.xlsx", lambda: [table], result.Look("en"))
    first, second = sheet_of(tmp_path / "a.xlsx")
    assert (first["Verdict"], first["Provisional"]) == ("originates (provisional)", "yes")
    assert (second["Verdict"], second["Provisional"]) == ("originates", "no")


def test_numbers_are_numbers_as_far_as_a_spreadsheet_holds_them(tmp_path):
    sums = [Decimal("-0.010000000000"), Decimal("123456789012.500000000000"), Decimal("1234567890123456.780000000000")]
    table = pyarrow.table({"row": [1, 2, 3], "headroom": pyarrow.array(sums, pyarrow.decimal128(38, 12))})
    result.write_xlsx(tmp_path / "a.xlsx", lambda: [table], result.Look("en"))
    assert [row["Head-room"] for row in sheet_of(tmp_path / "a.xlsx")] == [-0.01, 123456789012.5, "1234567890123456.78"]


@pytest.mark.parametrize("letter", ["я", "𝕏"])
def test_a_long_text_is_whole_on_a_sheet_of_its_own(tmp_path, letter):
    text = "".join(f"{number}{letter}" for number in range(12_000))
    table = pyarrow.table({"row": [1, 2], "id": ["a", "b"], "verdict": ["originating"] * 2, "answer": [text, "short"]})
    result.write_xlsx(tmp_path / "a.xlsx", lambda: [table], result.Look("en"))
    first, second = sheet_of(tmp_path / "a.xlsx")
    assert first["answer"] == "see the sheet “Long texts”, No. 1" and second["answer"] == "short"
    parts = sheet_of(tmp_path / "a.xlsx", 1)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[1] == TEXTS.en
    assert "".join(part["Text"] for part in parts) == text and len(parts) > 1
    assert {(part["No."], part["Cell"]) for part in parts} == {(1, "answers!E2")}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("0;=1+cmd|' /C calc'!A0;", "0;'=1+cmd|' /C calc'!A0;"),
        ("a,b\n+c", "a,b\n'+c"),
        ("a\t=b", "a\t'=b"),
        (" =1", " '=1"),
        ('x,"=1', "x,\"'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("-5", "-5"),
        ("-5,50; -6.25", "-5,50; -6.25"),
        ("-5+1", "'-5+1"),
        ("\tx", "'\tx"),
        ("Котёл a=b, 2 - 1", "Котёл a=b, 2 - 1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_whatever_parts_the_cells(text, safe):
    assert harmless(text) == safe


@given(st.text(st.sampled_from("=+-@;,\t|\n\r \"'a1.\uff1d"), max_size=12))
def test_no_piece_of_a_cell_begins_as_a_formula(text):
    """Parted by any sign, no piece begins with a formula's sign unless it is a number."""
    for sign in people.PARTS:
        for piece in harmless(text).split(sign):
            bare = piece.strip(" \"'\u00a0")
            begins = piece.lstrip(' "\u00a0')[:1]
            assert begins not in set("=+-@\uff1d") or people.NUMBER.match(bare), (text, harmless(text), piece)


def test_the_hostile_cell_is_escaped(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.csv"
    code = "0;=1+cmd|' /C calc'!A0;"
    source.write_text(json.dumps({"on": "2026-01-01", "rulebook": "cis-2009", "good": {"hs": code, "name": code}}))
    for language in LANGUAGES:
        tegi.batch.run(tegi.batch.Batch(source, out, language=language))
        text = out.read_text(encoding="utf-8-sig")
        assert ";=1" not in text and ";'=1" in text


NAMES = [
    "\ud800",
    "\x00\x01\x1f",
    "\ufffe\uffff",
    "_x0041_",
    "<b>&amp;",
    "\u202e=1",
    "\r\n=1",
    "x" * 1_001,
    "𝕏" * 900,
    None,
    5,
    [],
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_whatever_a_good_is_called_there_is_a_result(tmp_path, kind):
    facts = {"on": "2026-03-01", "rulebook": "cis-2009"}
    lines = [json.dumps({**facts, "good": {"hs": "8403", "name": name}}) for name in NAMES]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    out = tmp_path / f"out.{kind}"
    assert tegi.batch.run(tegi.batch.Batch(tmp_path / "in.jsonl", out, language="en")).rows == len(NAMES)
    rows = sheet_of(out) if kind == "xlsx" else csv_of(out, ",")
    assert len(rows) == len(NAMES) and all(row["Verdict"] or row["Error, code"] for row in rows)


def test_progress_is_told_to_who_asks(goods, tmp_path, capsys):
    seen = []
    batch = tegi.batch.Batch(goods, tmp_path / "out.jsonl")
    tegi.batch.run(batch, progress=lambda part, rows: seen.append((part, rows)))
    assert seen == [(1.0, 4)] and capsys.readouterr().err == ""

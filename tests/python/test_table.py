"""Tables as people have them, through `tegi.table` and the command: how they are understood, and what is refused."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tables
import tegi
import tegi.table
from conftest import ROOT, workbook
from program import run
from tegi.table.cells import cell_of
from tegi.table.rates import rate_of
from tegi.table.source import as_json

SAME = {"on": "2026-03-01", "rulebook": "cis-2009"}
HEADINGS = ["№ товара", "Код ТН ВЭД", "Цена франко-завод", "Сверх недостаточных операций"]
GOODS = [HEADINGS, ["b1", "8403109000", 1000, "да"]]
LINES = [
    ["№ товара", "Код ТН ВЭД", "Страна происхождения", "Стоимость"],
    ["b1", "8416201000", "Германия", 310.25],
]


def command(*words: object, given: bytes = b"") -> tuple[int, str, str]:
    """What the command says, with its exit status."""
    done = run(*words, given=given)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("case", list(tables.cases()))
def test_shared_cases(case: dict[str, Any]) -> None:
    files: list[bytes] = []
    sheets = [tables.whole(sheet, files) for sheet in case["sheets"]]
    request = as_json({"options": case["options"], "sheets": sheets})
    tables.check(case, json.loads(tegi._engine.read_table_text(request, files)))


def test_a_workbook_is_understood_and_assessed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "boiler.xlsx", Товары=GOODS, Материалы=LINES)
    reading = tegi.table.read(path, about="bill", same=SAME)
    assert reading.errors == []
    assert reading.facts["materials"] == [{"hs": "8416201000", "origin": "DE", "value": "310.25"}]
    assert tegi.assess_good(reading.facts).verdict == "originating"
    shown = reading.show("en")
    assert "Материалы" in shown and "310.25" in shown and "headings in row 1" in shown
    for language in ("kk", "ru", "en"):
        assert reading.show(language)


def test_the_same_table_from_every_source(tmp_path: Path) -> None:
    path = workbook(tmp_path / "boiler.xlsx", Товары=GOODS, Материалы=LINES)
    (tmp_path / "tables").mkdir()
    for name, rows in (("Товары", GOODS), ("Материалы", LINES)):
        text = "\n".join(";".join(str(cell).replace(".", ",") for cell in row) for row in rows)
        (tmp_path / "tables" / f"{name}.csv").write_bytes(text.encode("cp1251" if name == "Товары" else "utf-16"))
    expected = tegi.table.read(path, about="goods", same=SAME)
    assert expected.errors == [] and len(expected.documents) == 1
    sources: list[Any] = [
        path.read_bytes(),
        {"Товары": GOODS, "Материалы": LINES},
        tmp_path / "tables",
        [tmp_path / "tables" / "Материалы.csv", str(tmp_path / "tables" / "Товары.csv")],
    ]
    for source in sources:
        reading = tegi.table.read(source, about="goods", same=SAME)
        assert [one["facts"] for one in reading.documents] == [one["facts"] for one in expected.documents], reading
    with pytest.raises(TypeError):
        tegi.table.read({"a": [[object()]]})


def test_values_of_python_become_cells() -> None:
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    cells = {
        "": None,
        "x": "x",
        0.1 + 0.2: {"n": "0.3"},
        1e21: {"n": "1000000000000000000000"},
        2**53 + 1: {"n": "9007199254740993"},
        Decimal("1E-7"): {"n": "0.0000001"},
        date(2026, 3, 1): {"d": "2026-03-01"},
        pandas.Timestamp("2026-03-01"): {"d": "2026-03-01"},
        numpy.float64(0.5): {"n": "0.5"},
        numpy.int64(7): {"n": "7"},
    }
    for value, cell in cells.items():
        assert cell_of(value) == cell, value
    assert cell_of(True) == {"b": True} and cell_of(numpy.bool_(False)) == {"b": False}
    assert [cell_of(value) for value in (None, float("nan"), pandas.NaT, numpy.nan)] == [None] * 4


def test_a_mapping_is_saved_corrected_and_used_again(tmp_path: Path) -> None:
    lines = [["№ товара", "Код ТН ВЭД", "Откуда", "Стоимость"], ["b1", "8416201000", "Германия", 310]]
    path = workbook(tmp_path / "book.xlsx", Товары=GOODS, Материалы=lines)
    saved = tmp_path / "map.json"
    status, _, _ = command("table", path, "--save-mapping", saved, "--on", "2026-03-01", "--rulebook", "cis-2009")
    mapping = json.loads(saved.read_text(encoding="utf-8"))
    mapping["sheets"]["Материалы"]["columns"]["Откуда"] = {"field": "origin"}
    saved.write_text(json.dumps(mapping, ensure_ascii=False), encoding="utf-8")
    reading = tegi.table.read(path, mapping=saved, same=SAME)
    assert reading.errors == []
    assert reading.documents[0]["facts"]["materials"][0]["origin"] == "DE"
    assert status in (0, 1)


def test_rates(tmp_path: Path) -> None:
    lines = [["№ товара", "Код ТН ВЭД", "Стоимость, USD", "Страна происхождения"], ["b1", "8416201000", 1, "DE"]]
    path = workbook(tmp_path / "book.xlsx", Товары=GOODS, Материалы=lines)
    reading = tegi.table.read(path, same={**SAME, "currency": "KZT"})
    assert [fault["code"] for fault in reading.errors] == ["missing-rate"]
    table = tmp_path / "rates.csv"
    table.write_bytes("Валюта;Дата;Курс\nUSD;01.03.2026;512,30\n".encode("cp1251"))
    value = {"amount": "1", "currency": "USD", "rate": "512.3", "rate_day": "2026-03-01"}
    for rates in (
        table,
        ["USD=512.30@2026-03-01"],
        [{"currency": "USD", "rate": Decimal("512.3"), "day": date(2026, 3, 1)}],
    ):
        reading = tegi.table.read(path, same={**SAME, "currency": "KZT"}, rates=rates)
        assert reading.errors == []
        assert Decimal(reading.documents[0]["facts"]["materials"][0]["value"]["rate"]) == Decimal("512.3")
        assert reading.documents[0]["facts"]["materials"][0]["value"].keys() == value.keys()
    with pytest.raises(tegi.TegiError, match="not-a-rate"):
        rate_of("USD")
    table.write_text("USD;512\n", encoding="utf-8")
    with pytest.raises(tegi.TegiError, match="missing-heading"):
        tegi.table.read(path, same={**SAME, "currency": "KZT"}, rates=table)
    status, said, _ = command("good", path, "--on", "2026-03-01", "--rulebook", "cis-2009", "--rate", "USD", "--json")
    assert status == 2 and json.loads(said)["errors"][0]["code"] == "not-a-rate"


def test_a_good_of_a_workbook(tmp_path: Path) -> None:
    goods = [*GOODS, ["b2", "8403109000", 100, "да"]]
    lines = [*LINES, ["b2", "8416201000", "DE", 60]]
    path = workbook(tmp_path / "book.xlsx", Товары=goods, Материалы=lines)
    options = ("--on", "2026-03-01", "--rulebook", "cis-2009", "--json")
    status, said, _ = command("good", path, *options)
    (fault,) = json.loads(said)["errors"]
    assert status == 2 and fault["code"] in ("choose-row", "several-goods")
    for row, verdict in ((2, "originating"), (3, "not_originating")):
        status, said, _ = command("good", path, "--row", row, *options)
        assert status == 0 and json.loads(said)["verdict"] == verdict
    status, said, _ = command("good", path, "--row", 9, *options)
    assert status == 2 and json.loads(said)["errors"][0]["code"] == "choose-row"


def test_faults_are_at_their_cells(tmp_path: Path) -> None:
    lines = [LINES[0], ["b1", "8416201000", "Германия", -5]]
    path = workbook(tmp_path / "book.xlsx", Товары=GOODS, Материалы=lines)
    status, said, _ = command("good", path, "--on", "2026-03-01", "--rulebook", "cis-2009", "--json")
    assert status == 2 and [fault["at"] for fault in json.loads(said)["errors"]] == ["Материалы!D2"]


def test_facts_that_the_table_does_not_state(tmp_path: Path) -> None:
    path = tmp_path / "bill.csv"
    path.write_bytes("Код ТН ВЭД;Страна происхождения;Стоимость\n8416201000;DE;310,25\n".encode("cp1251"))
    words = ["--on", "2026-03-01", "--rulebook", "cis-2009", "--set", "good/hs=8403109000"]
    words += ["--set", "good/ex_works_price=1000", "--set", "beyond_insufficient_operations=true", "--json"]
    status, said, _ = command("good", path, *words)
    assert status == 0 and json.loads(said)["verdict"] == "originating", said
    status, said, _ = command("good", "-", *words, given=path.read_bytes())
    assert status == 2 or json.loads(said)["verdict"] == "originating"
    status, said, _ = command("good", path, "--set", "good/hs", "--json")
    assert status == 2 and json.loads(said)["errors"][0]["code"] == "not-a-fact"


def test_stated_facts_are_read_like_cells(tmp_path: Path) -> None:
    path = tmp_path / "bill.csv"
    path.write_text("Код ТН ВЭД;Страна происхождения;Стоимость\n8416201000;DE;310,25\n", encoding="utf-8")
    words = ["--on", "01.03.2026", "--rulebook", "СТ-1", "--set", "Код ТН ВЭД=8403 10 900 0", "--json"]
    words += ["--set", "Цена франко-завод=1 000,00", "--set", "beyond_insufficient_operations=да"]
    status, said, _ = command("good", path, *words)
    assert status == 0 and json.loads(said)["verdict"] == "originating", said
    wrong = ["--on", "32.13.2026", "--set", "good/hss=1", "--set", "vat=ы", "--json"]
    status, said, _ = command("good", path, *wrong)
    faults = {(fault["at"], fault["code"]) for fault in json.loads(said)["errors"]}
    assert status == 2
    assert faults == {("--set good/hss", "unknown-fact"), ("--on", "not-a-day"), ("--set vat", "unknown-name")}
    # Nothing that a person states is passed over: facts in JSON state theirs themselves.
    (tmp_path / "good.json").write_text("{}")
    status, said, _ = command("good", tmp_path / "good.json", "--on", "2026-03-01", "--json")
    assert status == 2 and json.loads(said)["errors"] == [{"at": "--on", "code": "only-with-table"}]
    status, said, _ = command("good", tmp_path / "good.json", "--ignore", "Склад", "--json")
    assert status == 2 and json.loads(said)["errors"] == [{"at": "--ignore", "code": "only-with-table"}]
    (tmp_path / "goods.jsonl").write_text("{}\n")
    status, _, said = command("batch", tmp_path / "goods.jsonl", tmp_path / "out.csv", "--ignore", "Склад")
    assert status == 2 and "--ignore" in said and not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("language", "missing", "stated"),
    [
        ("kk", "bill!A2: мәлімет жоқ: ЕАЭО СЭҚ ТН коды (good/hs)", "--set good/hs=…"),
        ("ru", "bill!A2: не указано: Код ТН ВЭД (good/hs)", "--set good/hs=…"),
        ("en", "bill!A2: this fact is missing: Tariff code (good/hs)", "--set good/hs=…"),
    ],
)
def test_missing_facts_are_named(tmp_path: Path, language: str, missing: str, stated: str) -> None:
    path = tmp_path / "bill.csv"
    path.write_text("Код ТН ВЭД;Страна происхождения;Стоимость\n8416201000;DE;310,25\n", encoding="utf-8")
    words = ["--on", "2026-03-01", "--rulebook", "cis-2009", "--lang", language]
    status, _, said = command("good", path, *words)
    said = " ".join(said.split())
    assert status == 2 and missing in said and stated in said, said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1251", "utf-8-sig"])
def test_facts_in_json_of_any_encoding(tmp_path: Path, encoding: str, boiler: dict[str, Any]) -> None:
    boiler["good"]["name"] = "Котёл"
    path = tmp_path / "boiler.json"
    path.write_bytes(json.dumps(boiler, ensure_ascii=False).encode(encoding))
    status, said, told = command("good", path, "--json")
    assert status == 0 and said.strip() == tegi.assess_good(boiler).to_json()
    assert ("read as" in told) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"on": "2026-03-01",\n "good": }', ("not-json", "2:10")),
        (b"MOXCEL\x00", ("kind-refused", "1\u0421 (.mxl)")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ("book-protected", None)),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
            ("kind-refused", "Excel 97–2003 (.xls)"),
        ),
        (b"<html><table>", ("kind-refused", "HTML")),
    ],
)
@pytest.mark.parametrize("verb", ["good", "contract", "period", "verify", "record"])
def test_what_is_no_facts_is_named(tmp_path: Path, content: bytes, fault: tuple[str, str | None], verb: str) -> None:
    path = tmp_path / "facts"
    path.write_bytes(content)
    status, said, _ = command(verb, path, "--json")
    error = json.loads(said)["errors"][0]
    assert status == 2 and (error["code"], error.get("given")) == fault
    if fault[0] != "not-json":
        status, said, _ = command("table", path, "--json")
        assert status == 2 and json.loads(said)["errors"][0]["code"] == fault[0]


def test_a_workbook_where_json_is_needed_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.json", Товары=GOODS)
    for verb in ("verify", "record"):
        status, said, _ = command(verb, path, "--json")
        (fault,) = json.loads(said)["errors"]
        assert status == 2 and (fault["code"], fault["given"], fault["allowed"]) == ("kind-refused", ".xlsx", ".json")


@pytest.mark.parametrize(
    ("name", "about", "lines"),
    [("1c-specification.csv", "bill", [4]), ("1c-calculation.tsv", "bill", [3]), ("1c-goods.csv", "goods", [2, 2])],
)
def test_the_exports_of_1c_among_the_examples(name: str, about: Any, lines: list[int]) -> None:
    reading = tegi.table.read(ROOT / "examples/tables" / name, about=about, same=SAME)
    assert reading.errors == []
    assert [len(document["facts"]["materials"]) for document in reading.documents] == lines


def test_the_standard_input_is_read_once_whatever_it_is_taken_for() -> None:
    bill = "Код ТН ВЭД;Наименование;Стоимость;Страна\n7208512000;Лист;400;Китай\n".encode()
    words = ("table", "-", "--json", "--on", "2026-03-01", "--rulebook", "cis-2009")
    alone = run(*words, given=bill)
    asked = run(*words, "--about", "bill", given=bill)
    assert (alone.returncode, alone.stdout) == (0, asked.stdout), alone.stderr
    (document,) = json.loads(alone.stdout)["documents"]
    assert document["facts"]["materials"] == [
        {"hs": "7208512000", "name": "Лист", "origin": "CN", "value": "400"},
    ]

"""Contracts from workbooks: what cells say, what they cannot say, and where."""

import csv
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import tegi
from tegi.language import LANGUAGES
import tegi.workbook
from conftest import workbook

Sheets = dict[str, list[list[Any]]]


def sheets() -> Sheets:
    """A works contract of two tiers, as typed."""
    return {
        "document": [
            ["Day of calculation", "01.03.2026"],
            ["What is bought", "works"],
            ["Value", "10 000 000,00"],
            ["VAT", "excluded"],
        ],
        "contracts": [
            [
                "Contract No.",
                "Contract above",
                "BIN",
                "Value of the contract",
                "payroll/kazakhstani",
                "Payroll in total",
            ],
            ["1", None, "070941024691", 10_000_000, "9", 10],
            ["2", "1", None, "3 000 000", 3.2, 4],
        ],
        "goods": [
            ["Contract No.", "Good No.", "Name of the good", "Value of the good", "Proof", "proof/share", "proof/date"],
            ["1", "a", "Pump", 2_000_000, "register extract", "60 %", date(2026, 2, 2)],
            ["1", "b", None, "1 000 000", "none", None, None],
            ["2", "c", None, "500000", "Register-Extract", 50, "2.2.2026"],
        ],
    }


FACTS = {
    "on": "2026-03-01",
    "rulebook": "kz-procurement",
    "kind": "works",
    "value": "10000000",
    "vat": "excluded",
    "contracts": [
        {
            "id": "1",
            "performer": {"bin": "070941024691"},
            "value": "10000000",
            "payroll": {"kazakhstani": "9", "total": "10"},
            "goods": [
                {
                    "id": "a",
                    "name": "Pump",
                    "value": "2000000",
                    "proof": {"kind": "register-extract", "share": "60", "date": "2026-02-02"},
                },
                {"id": "b", "value": "1000000", "proof": {"kind": "none"}},
            ],
        },
        {
            "id": "2",
            "parent": "1",
            "value": "3000000",
            "payroll": {"kazakhstani": "3.2", "total": "4"},
            "goods": [
                {
                    "id": "c",
                    "value": "500000",
                    "proof": {"kind": "register-extract", "share": "50", "date": "2026-02-02"},
                }
            ],
        },
    ],
}


def folder(path: Path, content: Sheets, delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    path.mkdir()
    for name, rows in content.items():
        with (path / f"{name}.csv").open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, content: Sheets) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    facts, faults = tegi.workbook.read_contract(workbook(path / "contract.xlsx", **content))
    return facts, [(fault["code"], fault["at"]) for fault in faults]


def test_a_workbook(tmp_path):
    facts, faults = read(tmp_path, sheets())
    assert (facts, faults) == (FACTS, [])
    assert tegi.assess_contract(facts).to_dict()["share"] == "70.50"


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-8")])
def test_csv_files(tmp_path, delimiter, encoding):
    path = folder(tmp_path / "contract", sheets(), delimiter, encoding)
    assert tegi.workbook.read_contract(path) == (FACTS, [])
    assert tegi.workbook.read_contract(str(path)) == (FACTS, [])
    (path / "notes.txt").write_text("not a sheet")
    files = [path / f"{name}.csv" for name in ("goods", "document", "contracts")]
    assert tegi.workbook.read_contract(files) == (FACTS, [])


def test_goods_may_have_no_sheet(tmp_path):
    content = sheets()
    del content["goods"]
    facts, faults = tegi.workbook.read_contract(folder(tmp_path / "contract", content))
    assert faults == [] and "goods" not in facts["contracts"][0]
    # Under a name that is not known they would be lost.
    assert read(tmp_path, {**content, "my goods": [["a"]]})[1] == [("not-read", "my goods!A1")]
    assert read(tmp_path, {**content, "empty": []})[1] == []


def test_headings_in_any_case_order_and_alphabet(tmp_path):
    content = sheets()
    content = {
        "ДОКУМЕНТ": [[], ["дата  расчета*", "2026-03-01"], ["PREDMET", None], *content["document"][1:]],
        "шарттар": [[], *([row[3], None, row[0], row[1], row[4], row[5]] for row in content["contracts"])],
        "Goods": [row[::-1] for row in content["goods"]],
    }
    content["шарттар"][1] = [
        "стоимость ДОГОВОРА *",
        None,
        "шарт №",
        "CONTRACT ABOVE",
        "payroll/kazakhstani",
        "payroll/TOTAL",
    ]
    # СТ-KZ and KZ typed with letters of either alphabet are the same.
    content["Goods"][1][2] = "CT-KZ"
    content["ДОКУМЕНТ"][2] = ["readings/ct-kz-day", "report"]
    facts, faults = read(tmp_path, content)
    assert faults == []
    assert [contract["value"] for contract in facts["contracts"]] == ["10000000", "3000000"]
    assert facts["contracts"][0]["goods"][0]["proof"]["kind"] == "ct-kz"
    assert facts["readings"] == {"ct-kz-day": "report"}


@pytest.mark.parametrize("delivered", ["2026-02-15", "15.02.2026", date(2026, 2, 15), datetime(2026, 2, 15)])
def test_a_goods_contract_needs_no_contract_column(tmp_path, delivered):
    content = {
        "document": [["on", date(2026, 3, 1)], ["kind", "товары"], ["value", "50 000"]],
        "contracts": [["id", "value"], ["1", 50_000]],
        "goods": [["id", "value", "proof/kind", "proof/share", "delivered"], ["a", 40_000, "СТ-KZ", 100, delivered]],
    }
    facts, faults = read(tmp_path, content)
    assert faults == [] and facts["contracts"][0]["goods"][0]["delivered"] == "2026-02-15"
    assert tegi.assess_contract(facts).to_dict()["share"] == "0.00"


def put(content: Sheets, sheet: str, row: int, column: int, value: Any) -> Sheets:
    content[sheet][row][column] = value
    return content


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "code"),
    [
        # What the engine refuses, at its cell.
        ("document", 0, 1, "03/01/2026", "day-unclear"),
        ("document", 0, 1, "30.02.2026", "not-a-day"),
        ("document", 0, 1, 46082, "day-unclear"),
        ("document", 0, 1, datetime(2026, 3, 1, 12), "day-unclear"),
        ("document", 1, 1, "works & services", "unknown-name"),
        ("document", 2, 1, "9 999 999", "value-differs"),
        ("document", 2, 1, "1 00 000", "not-a-decimal"),
        ("document", 2, 1, 0, "not-positive"),
        ("contracts", 1, 2, "123456789012", "bin-check-digit"),
        ("contracts", 1, 2, "94014000038x", "bin-form"),
        ("contracts", 1, 4, 11, "payroll-above-total"),
        ("contracts", 2, 1, "3", "unknown-parent"),
        ("contracts", 2, 5, None, "missing-field"),
        ("goods", 1, 3, -5, "negative"),
        ("goods", 1, 3, 1 / 3, "too-many-digits"),
        ("goods", 1, 3, None, "missing-field"),
        ("goods", 1, 4, "certificate", "name-unclear"),
        ("goods", 1, 5, "101 %", "percent-out-of-range"),
        ("goods", 1, 6, "soon", "not-a-day"),
        ("goods", 3, 1, "a", "duplicate-id"),
        # What a cell cannot be taken at its word for.
        ("contracts", 1, 2, 70941024691, "zero-lost"),
        ("contracts", 1, 2, "70941024691", "zero-lost"),
        ("contracts", 2, 1, date(2026, 1, 1), "became-a-date"),
        ("goods", 1, 3, date(2026, 2, 1), "became-a-date"),
        ("goods", 3, 0, date(2026, 2, 1), "unknown-contract"),
        ("goods", 1, 3, "1,234", "number-unclear"),
        ("goods", 1, 5, 0.6, "percent-unclear"),
        ("goods", 1, 5, "1", "percent-unclear"),
        ("goods", 1, 3, "=2*1000000", "formula-without-value"),
        ("goods", 1, 3, "#REF!", "cell-error"),
        ("goods", 2, 0, "9", "unknown-contract"),
        ("goods", 2, 0, None, "unknown-contract"),
        ("goods", 0, 6, "Value of the good", "duplicate-heading"),
        ("document", 3, 0, "Colour", "unknown-heading"),
        ("document", 3, 0, "value", "duplicate-heading"),
    ],
)
def test_a_fault_is_at_its_cell(tmp_path, sheet, row, column, value, code):
    facts, faults = read(tmp_path, put(sheets(), sheet, row, column, value))
    assert faults == [(code, f"{sheet}!{'ABCDEFG'[column]}{row + 1}")]
    json.dumps(facts)


def test_a_fault_of_a_sum_is_at_its_row(tmp_path):
    content = put(sheets(), "goods", 1, 3, 9_000_000)
    # Goods and subcontracts exceed the contract: no single cell says so.
    assert read(tmp_path, content)[1] == [("own-work-negative", "contracts!A2")]
    content = put(sheets(), "goods", 1, 3, 11_000_000)
    assert read(tmp_path, content)[1] == [("goods-above-contract", "goods!A2")]
    content = put(sheets(), "contracts", 1, 1, "2")
    assert ("no-root", "contracts!A2") in read(tmp_path, content)[1]


def test_goods_of_a_contract_that_is_named_twice(tmp_path):
    assert read(tmp_path, put(sheets(), "contracts", 2, 0, "1"))[1] == [
        ("unknown-contract", "goods!A4"),
        ("duplicate-id", "contracts!A3"),
    ]


def test_all_faults_at_once(tmp_path):
    content = put(put(put(sheets(), "document", 0, 1, None), "contracts", 1, 2, 1), "goods", 1, 5, 0.5)
    assert sorted(read(tmp_path, content)[1]) == [
        ("missing-fact", "document!B2"),
        ("percent-unclear", "goods!F2"),
        ("zero-lost", "contracts!C2"),
    ]


def test_sheets_and_headings_that_are_missing(tmp_path):
    content = sheets()
    del content["document"]
    assert {code for code, _ in read(tmp_path, content)[1]} == {"missing-fact", "missing-field"}
    content = {**sheets(), "Документ": [["a"]]}
    assert read(tmp_path, content)[1] == [("not-read", "Документ!A1")]
    faults = read(tmp_path, put(sheets(), "goods", 0, 3, None))[1]
    assert faults[:2] == [("missing-heading", "goods!A1"), ("under-no-heading", "goods!D2")]
    assert read(tmp_path, {"document": [], "contracts": [], "goods": []})[1][0] == ("missing-sheet", "")


def test_a_file_of_another_kind(tmp_path):
    kinds = {b"PK\x03\x04": "kind-refused", b"%PDF-1.7": "kind-refused"}
    kinds |= {b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "kind-refused", bytes(range(256)): "zero-bytes"}
    for content, code in kinds.items():
        path = tmp_path / "contract.xlsx"
        path.write_bytes(content)
        _, faults = tegi.workbook.read_contract(path)
        assert (code, "contract.xlsx") in [(fault["code"], fault["at"]) for fault in faults]
    # An encoding of old is read.
    path = folder(tmp_path / "cp1251", {"Документ": [["Дата расчёта", "2026-03-01"]]}, encoding="cp1251")
    facts, faults = tegi.workbook.read_contract(path)
    assert facts["on"] == "2026-03-01" and faults[0]["code"] == "missing-sheet"
    with pytest.raises(OSError):
        tegi.workbook.read_contract(tmp_path / "none.xlsx")
    (tmp_path / "empty").mkdir()
    assert {fault["code"] for fault in tegi.workbook.read_contract(tmp_path / "empty")[1]} == {"no-tables"}


def test_the_engine_of_the_caller_checks(tmp_path, own_rulebook):
    content = sheets()
    content["document"].append(["rulebook", "own"])
    engine = tegi.Engine()
    path = workbook(tmp_path / "contract.xlsx", **content)
    assert [fault["code"] for fault in tegi.workbook.read_contract(path, engine)[1]] == ["unknown-rulebook"]
    engine.load_rulebook(own_rulebook)
    ((fault,),) = [tegi.workbook.read_contract(path, engine)[1]]
    assert (fault["code"], fault["at"]) == ("rulebook-of-goods", "document!B5")


def test_faults_are_said(tmp_path):
    content = put(put(sheets(), "goods", 1, 3, "1,234"), "goods", 2, 3, -1)
    _, faults = tegi.workbook.read_contract(workbook(tmp_path / "contract.xlsx", **content))
    assert tegi.workbook.sentences(faults, "en") == [
        "goods!D2: the number “1,234” can be read in two ways, or what stands beside it is unclear; write it so that it "
        "has one meaning, like 1234.50",
        "goods!D3: -1: must not be negative",
    ]
    for language in LANGUAGES:
        assert all(said.startswith("goods!D") for said in tegi.workbook.sentences(faults, language))


def test_a_library_that_is_missing_is_named(tmp_path, monkeypatch):
    path = workbook(tmp_path / "contract.xlsx", **sheets())
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r'openpyxl: pip install "tegi\[forms\]"'):
        tegi.workbook.read_contract(path)

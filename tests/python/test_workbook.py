"""Contracts from workbooks: what cells say, what they cannot say, and where."""

import csv
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tegi
import tegi.workbook
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from tegi.workbook.cells import Cell, Doubt, cell_of, fact
from tegi.workbook.columns import CHOICES, CONTRACT_COLUMNS, CONTRACTS, DOCUMENT, DOCUMENT_LINES, GOODS, GOODS_COLUMNS
from tegi.workbook.columns import known_as
from tegi.words import LANGUAGES

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
    "value": "10000000.00",
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


def xlsx(path: Path, content: Sheets) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in content.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def folder(path: Path, content: Sheets, delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    path.mkdir()
    for name, rows in content.items():
        with (path / f"{name}.csv").open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, content: Sheets) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    facts, faults = tegi.workbook.read_contract(xlsx(path / "contract.xlsx", content))
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
    assert read(tmp_path, {**content, "my goods": [["a"]]})[1] == [("missing-sheet", "Тауарлар / Товары / goods")]
    assert read(tmp_path, {**content, "empty": []})[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_in_each_language(tmp_path, language):
    path = tmp_path / "contract.xlsx"
    tegi.workbook.write_template(path, language)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [getattr(sheet, language) for sheet in (DOCUMENT, CONTRACTS, GOODS)]
    document, contracts, goods = book.worksheets
    facts, faults = tegi.workbook.read_contract(path)
    assert facts == {"rulebook": "kz-procurement", "contracts": []}
    assert [(fault["code"], fault["at"].split("!")[1]) for fault in faults][:3] == [
        ("missing-field", "B1"),
        ("missing-field", "B2"),
        ("missing-field", "B3"),
    ]
    # Filled, every cell of it arrives.
    for row, value in enumerate(["01.03.2026", getattr(CHOICES["kind"]["works"], language), 100], 1):
        document.cell(row, 2, value)
    filled = {
        "text": "1",
        "bin": "940140000385",
        "number": "1 234,5",
        "percent": "60 %",
        "day": date(2026, 2, 2),
        "flag": getattr(CHOICES["flag"]["true"], language),
        "vat": getattr(CHOICES["vat"]["excluded"], language).upper(),
        "proof": getattr(CHOICES["proof"]["register-extract"], language),
        "value_is": getattr(CHOICES["value_is"]["contract-price"], language),
    }
    for sheet, columns in ((contracts, CONTRACT_COLUMNS), (goods, GOODS_COLUMNS)):
        for place, column in enumerate(columns, 1):
            assert sheet.cell(1, place).value == getattr(column, language) + " *" * column.is_required
            if column.field != "parent":
                sheet.cell(2, place, "USD" if column.field == "currency" else filled[column.kind])
    book.save(path)
    facts, _ = tegi.workbook.read_contract(path)
    amount = {"amount": "1234.5", "currency": "USD", "rate": "1234.5", "rate_day": "2026-02-02"}
    both = {"kazakhstani": "1234.5", "total": "1234.5"}
    performer = {"name": "1", "bin": "940140000385"}
    performer |= {"kazakhstani_producer": True, "natural_monopoly": True, "branch": True}
    proof = {"kind": "register-extract", "number": "1", "date": "2026-02-02", "share": "60"}
    good = {"id": "1", "name": "1", "quantity": "1234.5", "price": amount, "value": amount, "vat": "excluded"}
    good |= {"value_is": "contract-price", "delivered": "2026-02-02", "country": "1", "proof": proof}
    good |= {"natural_monopoly": True, "housing_share": "60"}
    contract = {"id": "1", "performer": performer, "value": amount, "vat": "excluded", "day": "2026-02-02"}
    contract |= {"subcontracts": amount, "payroll": both, "headcount": both, "goods": [good]}
    assert facts["contracts"] == [contract]
    assert (facts["on"], facts["kind"], facts["value"]) == ("2026-03-01", "works", "100")


def test_the_templates_are_made_of_the_columns():
    script = ROOT / "bindings-python/scripts/make_templates.py"
    subprocess.run([sys.executable, script, "--check"], check=True)


def test_there_are_three_templates(tmp_path):
    with pytest.raises(ValueError, match="de"):
        tegi.workbook.write_template(tmp_path / "x.xlsx", "de")


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
        ("document", 0, 1, "03/01/2026", "not-a-day"),
        ("document", 0, 1, "30.02.2026", "not-a-day"),
        ("document", 0, 1, 46082, "not-a-day"),
        ("document", 0, 1, datetime(2026, 3, 1, 12), "not-a-day"),
        ("document", 1, 1, "works & services", "unknown-name"),
        ("document", 2, 1, "9 999 999", "value-differs"),
        ("document", 2, 1, "1 00 000", "not-a-decimal"),
        ("document", 2, 1, 0, "not-positive"),
        ("contracts", 1, 2, "123456789012", "bin-check-digit"),
        ("contracts", 1, 2, "94014000038x", "bin-form"),
        ("contracts", 1, 4, 11, "payroll-above-total"),
        ("contracts", 1, 5, "10 тыс.", "not-a-decimal"),
        ("contracts", 2, 1, "3", "unknown-parent"),
        ("contracts", 2, 5, None, "missing-field"),
        ("goods", 1, 3, -5, "negative"),
        ("goods", 1, 3, 1 / 3, "too-many-digits"),
        ("goods", 1, 3, None, "missing-field"),
        ("goods", 1, 4, "certificate", "unknown-name"),
        ("goods", 1, 5, "101 %", "percent-out-of-range"),
        ("goods", 1, 6, "soon", "not-a-day"),
        ("goods", 3, 1, "a", "duplicate-id"),
        # What a cell cannot be taken at its word for.
        ("contracts", 1, 2, 70941024691, "leading-zeros-lost"),
        ("contracts", 1, 2, "70941024691", "leading-zeros-lost"),
        ("contracts", 2, 0, date(2026, 2, 1), "became-a-date"),
        ("contracts", 2, 1, date(2026, 1, 1), "became-a-date"),
        ("goods", 1, 3, date(2026, 2, 1), "became-a-date"),
        ("goods", 3, 0, date(2026, 2, 1), "became-a-date"),
        ("goods", 1, 3, "1,234", "number-unclear"),
        ("goods", 1, 5, 0.6, "percent-unclear"),
        ("goods", 1, 5, "1", "percent-unclear"),
        ("goods", 1, 3, "=2*1000000", "formula-without-value"),
        ("goods", 1, 3, "#REF!", "cell-error"),
        ("goods", 2, 0, "9", "unknown-contract"),
        ("goods", 2, 0, None, "unknown-contract"),
        ("goods", 0, 2, "Colour", "unknown-heading"),
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
    assert read(tmp_path, content)[1] == [("goods-above-contract", "contracts!A2")]
    content = put(sheets(), "contracts", 1, 1, "2")
    assert ("no-root", "contracts!A1") in read(tmp_path, content)[1]


def test_goods_of_a_contract_that_is_named_twice(tmp_path):
    assert read(tmp_path, put(sheets(), "contracts", 2, 0, "1"))[1] == [
        ("unknown-contract", "goods!A4"),
        ("duplicate-id", "contracts!A3"),
    ]


def test_all_faults_at_once(tmp_path):
    content = put(put(put(sheets(), "document", 0, 1, None), "contracts", 1, 2, 1), "goods", 1, 5, 0.5)
    assert sorted(read(tmp_path, content)[1]) == [
        ("leading-zeros-lost", "contracts!C2"),
        ("missing-field", "document!B1"),
        ("percent-unclear", "goods!F2"),
    ]


def test_sheets_and_headings_that_are_missing(tmp_path):
    content = sheets()
    del content["document"]
    assert read(tmp_path, content) == (
        {"contracts": FACTS["contracts"]},
        [("missing-sheet", "Құжат / Документ / document")],
    )
    content = {**sheets(), "Документ": [["a"]]}
    assert ("duplicate-sheet", "document") in read(tmp_path, content)[1]
    assert read(tmp_path, put(sheets(), "goods", 0, 3, None))[1] == [("missing-heading", "goods!A1")]
    assert read(tmp_path, {"document": [], "contracts": [], "goods": []})[1] == [
        ("missing-heading", "contracts!A1"),
        ("missing-heading", "contracts!A1"),
        ("missing-heading", "goods!A1"),
        ("missing-heading", "goods!A1"),
    ]


def test_a_file_of_another_kind(tmp_path):
    for content in (b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(range(256))):
        path = tmp_path / "contract.xlsx"
        path.write_bytes(content)
        facts, faults = tegi.workbook.read_contract(path)
        assert facts == {} and [fault["code"] for fault in faults] == ["not-a-workbook"]
    path = folder(tmp_path / "cp1251", {"Документ": [["Дата расчёта", "2026-03-01"]]}, encoding="cp1251")
    facts, faults = tegi.workbook.read_contract(path)
    assert facts == {} and [(fault["code"], fault["at"]) for fault in faults] == [("not-utf-8", "Документ.csv")]
    with pytest.raises(OSError):
        tegi.workbook.read_contract(tmp_path / "none.xlsx")
    assert {fault["code"] for fault in tegi.workbook.read_contract(tmp_path)[1]} == {"missing-sheet"}


def test_the_engine_of_the_caller_checks(tmp_path, own_rulebook):
    content = sheets()
    content["document"].append(["rulebook", "own"])
    engine = tegi.Engine()
    path = xlsx(tmp_path / "contract.xlsx", content)
    assert [fault["code"] for fault in tegi.workbook.read_contract(path, engine)[1]] == ["unknown-rulebook"]
    engine.load_rulebook(own_rulebook)
    ((fault,),) = [tegi.workbook.read_contract(path, engine)[1]]
    assert (fault["code"], fault["at"]) == ("rulebook-of-goods", "document!B5")


def test_faults_are_said(tmp_path):
    content = put(put(sheets(), "goods", 1, 3, "1,234"), "goods", 2, 3, -1)
    _, faults = tegi.workbook.read_contract(xlsx(tmp_path / "contract.xlsx", content))
    assert tegi.workbook.sentences(faults, "en") == [
        "goods!D2: “1,234”: does the comma part thousands or decimals? Write 1234 or 1.23",
        "goods!D3: -1: must not be negative",
    ]
    for language in LANGUAGES:
        assert all(said.startswith("goods!D") for said in tegi.workbook.sentences(faults, language))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 234,50", "1234.50"),
        ("1\u00a0234\u00a0567,5", "1234567.5"),
        ("1\u202f234.5", "1234.5"),
        (" 12 ", "12"),
        ("0,125", "0.125"),
        ("1234,500", "1234.500"),
        ("1 234,500", "1234.500"),
        ("1.234", "1.234"),
        ("1,234.50", "1234.50"),
        ("1,234,567", "1234567"),
        ("12,34", "12.34"),
        # No number as it stands: the engine says so.
        ("12 34", "12 34"),
        ("1.234,50", "1.234,50"),
        ("1,23,456", "1,23,456"),
        ("1 234 ₸", "1 234 ₸"),
        ("1e3", "1e3"),
        ("١٢", "١٢"),
        ("-1", "-1"),
    ],
)
def test_a_typed_number(typed, number):
    assert fact(cell_of(typed), "number") == number


@pytest.mark.parametrize("typed", ["1,234", "10,000", "999,999"])
def test_an_unclear_number(typed):
    with pytest.raises(Doubt) as raised:
        fact(cell_of(typed), "number")
    assert (raised.value.code, raised.value.given) == ("number-unclear", typed)


@pytest.mark.parametrize(
    ("content", "number_format", "percent"),
    [
        (60, "General", "60"),
        (0, "General", "0"),
        (1.5, "0.00", "1.5"),
        (0.6, "0%", "60"),
        (1, "0.00%", "100"),
        (0.8612, "0.00%", "86.12"),
        (0.005, "0.0%", "0.5"),
        (60, '0" %"', "60"),
        ("60 %", "", "60"),
        ("0,6%", "", "0.6"),
        ("1 %", "", "1"),
        ("86,12", "", "86.12"),
        ("100.00", "", "100.00"),
        ("0", "", "0"),
        ("0.00", "", "0.00"),
    ],
)
def test_a_percent(content, number_format, percent):
    assert fact(cell_of(content, number_format), "percent") == percent


@pytest.mark.parametrize("content", [0.6, 1, 1.0, 0.001, "0,6", "1", "1.00", "0.0001"])
def test_an_unclear_percent(content):
    with pytest.raises(Doubt) as raised:
        fact(cell_of(content, "0.00"), "percent")
    assert raised.value.code == "percent-unclear"


@given(st.decimals(Decimal("-99999999999.99"), Decimal("99999999999.99"), places=2))
def test_a_float_of_a_spreadsheet_is_what_was_typed(number):
    digits = fact(cell_of(float(number)), "number")
    assert Decimal(digits) == number and "E" not in digits


@given(st.decimals(0, Decimal("999999999999999.999999"), places=6), st.sampled_from(["\u00a0", "\u202f", " "]))
def test_a_grouped_number_is_read_back(number, blank):
    typed = f"{number:,f}".replace(",", blank).replace(".", ",")
    assert Decimal(str(fact(cell_of(typed), "number"))) == number


def test_what_looks_like_text():
    assert fact(cell_of(1), "text") == "1" and fact(cell_of(1.1), "text") == "1.1"
    assert fact(cell_of(100.0), "text") == "100" and fact(cell_of(1e15), "text") == "1000000000000000"
    assert fact(cell_of(940140000385), "bin") == "940140000385"
    assert cell_of("  ") == Cell() and cell_of(None).is_blank
    for said, flag in (("да", True), ("ЖОҚ", False), ("yes", True), (False, False), ("maybe", "maybe")):
        assert fact(cell_of(said), "flag") == flag


def test_the_headings_are_complete_in_all_languages():
    for columns in (DOCUMENT_LINES, CONTRACT_COLUMNS, GOODS_COLUMNS):
        known: dict[str, str] = {}
        for column in columns:
            assert column.kk and column.ru and column.en and column.en.isascii(), column
            for heading in map(known_as, column.headings):
                assert known.setdefault(heading, column.field) == column.field, heading
    for choices in CHOICES.values():
        said = [name for choice, of in choices.items() for name in {known_as(x) for x in (choice, *of.names)}]
        assert len(said) == len(set(said))
    names = list(chain.from_iterable(sheet.names for sheet in (DOCUMENT, CONTRACTS, GOODS)))
    assert len(set(map(known_as, names))) == 9


def test_a_library_that_is_missing_is_named(tmp_path, monkeypatch):
    path = xlsx(tmp_path / "contract.xlsx", sheets())
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r"openpyxl: pip install tegi\[forms\]"):
        tegi.workbook.read_contract(path)

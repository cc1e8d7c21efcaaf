"""Whoever reads an answer sees by which rate and of which day an amount was converted."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from conftest import workbook
from tegi.conversion import of_text, rates_used
from test_table import command

RATE = "1 USD = 512.30 KZT (2026-02-27)"
GOODS = [
    ["№ товара", "Код ТН ВЭД", "Цена франко-завод, тенге"],
    ["b1", "8403109000", 1_000_000],
    ["b2", "8403109000", 1],
]
LINES = [["№ товара", "Код ТН ВЭД", "Стоимость, USD"], ["b1", "7208512000", 300]]
OPTIONS = ["--on", "2026-03-01", "--rulebook", "cis-2009", "--rate", "USD=512.30@2026-02-27", "--lang", "ru"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path / "goods.xlsx", Товары=GOODS, Материалы=LINES)


def test_the_command_prints_the_rate(book: Path) -> None:
    status, said, told = command("good", book, "--row", "2", *OPTIONS)
    assert status == 0, told
    shown = "1 USD = 512,30 KZT (27.02.2026)"
    assert f"Курсы пересчёта\n  • {shown}" in said
    assert "Курсы пересчёта" not in command("good", book, "--row", "3", *OPTIONS)[1]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_answers_of_a_batch_have_the_rate(book: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"answers.{ending}"
    assert command("batch", book, out, *OPTIONS)[0] == 0
    if ending == "xlsx":
        rows = [list(row) for row in openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)]
    else:
        rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    place = rows[0].index("Курсы пересчёта")
    assert [row[place] or "" for row in rows[1:]] == [RATE, ""]


def test_the_worksheet_has_the_rate(book: Path, tmp_path: Path) -> None:
    assert command("good", book, "--row", "2", *OPTIONS, "--report", tmp_path / "sheet.html")[0] == 0
    text = " ".join((tmp_path / "sheet.html").read_text(encoding="utf-8").split()).replace("\u00a0", " ")
    assert "300 USD × 512,30" in text and "27" in text


def test_each_rate_is_told_once_at_any_depth() -> None:
    money = {"amount": "1", "currency": "USD", "rate": "500"}
    facts = {
        "on": "2026-03-01",
        "good": {"ex_works_price": money},
        "materials": [{"value": money, "made_from": [money]}],
    }
    assert rates_used(facts) == ["1 USD = 500 KZT (2026-03-01)"]
    assert of_text(json.dumps(facts)) == "1 USD = 500 KZT (2026-03-01)"
    assert [of_text(text) for text in (None, "{", '{"rate"', '["rate"]', '{"good": {}}')] == [None] * 5

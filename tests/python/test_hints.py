"""Every hint with an option can be followed: the command that it names settles the fault that it stands behind."""

import json
import re
import shlex
from pathlib import Path

import pytest
from conftest import workbook
from tegi.faults import BY_COLUMN, HINTS, OF_COLUMNS
from test_table import command

HEADINGS = ["Наименование", "Код ТН ВЭД", "Страна происхождения", "Стоимость"]
LINE = ["Лист", "7208512000", "Китай", 300]
ON, RULEBOOK = ["--on", "2026-03-01"], ["--rulebook", "cis-2009"]
GOOD = ["--set", "good/hs=8403109000", "--set", "Цена франко-завод=1000"]
ALL = [*ON, *RULEBOOK, *GOOD]

# By the code of the fault: a table, the options beside it, and what its user writes in place of a blank.
CASES = {
    "missing-rate": ([HEADINGS, ["Лист", "7208512000", "Китай", "300 USD"]], [*ALL, "--set", "currency=KZT"], "512,30"),
    "missing-fact": ([HEADINGS, LINE], [*ON, *RULEBOOK], "8403109000"),
    "unknown-column": ([[*HEADINGS, "Откуда"], [*LINE, "Китай"]], ALL, ""),
    "near-heading": ([[*HEADINGS, "Докумнет"], [*LINE, "СТ-1"]], ALL, ""),
    "duplicate-heading": ([[*HEADINGS, "Стоимость"], [*LINE, 500]], ALL, ""),
    "value-by-origin": ([[*HEADINGS, "Импорт"], [*LINE, 200]], ALL, ""),
    "after-discount": ([[*HEADINGS, "Сумма со скидкой"], [*LINE, 200]], ALL, ""),
    "price-of-many": ([[*HEADINGS, "Цена за 12 шт."], [*LINE, 200]], ALL, ""),
    "amount-in-percent": ([[*HEADINGS[:3], "Сумма, %"], ["Лист", "7208512000", "Китай", 30]], ALL, ""),
    "amount-in-measure": ([[*HEADINGS[:3], "Сумма, кг"], ["Лист", "7208512000", "Китай", 30]], ALL, ""),
}
# What a hint says without an option that is whole: a file is to be corrected.
OF_FILES = {"row-unclear"}


def test_each_hint_is_followed_here() -> None:
    assert {*HINTS, *OF_COLUMNS} == CASES.keys() | OF_FILES


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("code", CASES)
def test_a_hint_can_be_followed(tmp_path: Path, code: str, language: str) -> None:
    rows, options, value = CASES[code]
    file = workbook(tmp_path / "bill.xlsx", **{"Лист 1": rows})
    status, _, said = command("good", file, *options, "--lang", language)
    said = " ".join(said.split())
    found = re.search(r'--(?:ignore "[^"]*"|set [\w/]+=\S+|rate [A-Z]+=\S+)', said)
    assert status == 2 and found, said
    option = re.sub(r"(?<==)[^@]+", value, found[0]) if value else found[0]
    _, _, told = command("good", file, *options, *shlex.split(option), "--lang", language)
    told = " ".join(told.split())
    assert found[0] not in told and "--ignore" not in told, f"{option}: {told}"


def test_a_mapping_says_what_a_row_is(tmp_path: Path) -> None:
    """The hint of `row-unclear`: a file for --mapping, that the command writes, with the row under `apart`."""
    file = workbook(tmp_path / "bill.xlsx", Лист=[HEADINGS, LINE, ["в т.ч. импорт", None, None, 100]])
    assert "--mapping" in command("good", file, *ALL)[2]
    mapping = tmp_path / "map.json"
    command("table", file, "--about", "bill", "--save-mapping", mapping)
    saved = json.loads(mapping.read_text(encoding="utf-8"))
    saved["sheets"]["Лист"]["apart"] = {"в т.ч. импорт": "ignore"}
    mapping.write_text(json.dumps(saved), encoding="utf-8")
    status, _, told = command("good", file, *ALL, "--mapping", mapping)
    assert status == 0, told


def test_what_a_line_lacks_is_no_option(tmp_path: Path) -> None:
    """No option states a fact of one line: its heading is named, and a column with it settles the fault."""
    rows = [[*HEADINGS, "Номер документа"], [*LINE, "KZ 1"]]
    file = workbook(tmp_path / "bill.xlsx", Лист=rows)
    said = " ".join(command("good", file, *ALL, "--lang", "ru")[2].split())
    assert "--set" not in said and "Вид документа (proof/kind)" in said, said
    rows = [[*rows[0], "Вид документа"], [*rows[1], "СТ-1"]]
    file = workbook(tmp_path / "whole.xlsx", Лист=rows)
    status, _, told = command("good", file, *ALL)
    assert status == 0, told


def test_words_of_columns_are_in_each_language() -> None:
    assert len(BY_COLUMN) == 3 and all("{column}" in words for words in BY_COLUMN)

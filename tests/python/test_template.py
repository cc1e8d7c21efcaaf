"""Empty workbooks that guide: what they offer the reader takes, and once filled in they are read without a fault."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tegi
import tegi.table
from program import run
from tegi._tegi import table_data
from tegi.language import LANGUAGES
from tegi.table.template import SHEETS, template, write
from tegi.table.template_words import WORDS

DATA = json.loads(table_data())
ALL = [(of, language) for of in SHEETS for language in LANGUAGES]


def opened(path: Path, of: str, language: str) -> Any:
    """A template as a spreadsheet program opens it."""
    write(path, of, language)  # type: ignore[arg-type]
    return openpyxl.load_workbook(path)


def choice(kind: str, id: str, language: str) -> str:
    """What a choice is called."""
    return next(str(one[language]) for one in DATA["choices"][kind] if one["id"] == id)


def lists_of(book: Any) -> list[list[str]]:
    """The lists to choose from."""
    columns = book.worksheets[-1].iter_cols(values_only=True)
    return [[name for name in column[1:] if name is not None] for column in columns]


@pytest.mark.parametrize(("of", "language"), ALL)
def test_what_is_offered_is_in_the_workbook(tmp_path: Path, of: str, language: str) -> None:
    book = opened(tmp_path / "template.xlsx", of, language)
    names = [next(one[language] for one in DATA["sheets"] if one["id"] == sheet) for sheet in SHEETS[of]]
    assert book.sheetnames == [*names, WORDS["help"][language], WORDS["lists"][language]]
    marked = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value}
    for field in DATA["fields"]:
        if (
            field["sheet"] in SHEETS[of]
            and field.get("is_required")
            and (of != "period" or field["sheet"] != "document")
        ):
            assert f"{field[language]} *" in marked, field["path"]
    assert all(lists_of(book))
    # Every list that a cell offers stands where the cell says.
    width = book.worksheets[-1].max_column
    for sheet in book.worksheets[:-2]:
        for rule in sheet.data_validations.dataValidation:
            assert rule.prompt, rule
            if rule.type == "list":
                assert book.sheetnames[-1] in rule.formula1
                column = openpyxl.utils.column_index_from_string(rule.formula1.split("$")[1])
                assert 1 <= column <= width


@pytest.mark.parametrize(("of", "language"), ALL)
def test_an_empty_template_states_nothing(tmp_path: Path, of: str, language: str) -> None:
    opened(tmp_path / "template.xlsx", of, language)
    reading = tegi.table.read(tmp_path / "template.xlsx", about=of, language=language)  # type: ignore[arg-type]
    assert [table["about"] for table in reading.tables[-2:]] == ["ignored", "ignored"]
    assert all(not document["facts"].get("good") for document in reading.documents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_goods_that_are_filled_in_are_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "goods.xlsx"
    book = opened(path, "goods", language)
    country = next(one[language] for one in DATA["countries"] if one["code"] == "DE")
    filled = {
        "goods": {
            "id": "001", "on": date(2026, 3, 1), "rulebook": choice("rulebook", "cis-2009", language),
            "good/name": "Котёл", "good/hs": "8403109000", "good/ex_works_price": 1000.5, "currency": "KZT",
            "vat": choice("vat", "excluded", language), "beyond_insufficient_operations": choice("flag", "true", language),
        },
        "lines": {
            "good": "001", "id": "m1", "name": "Горелка", "hs": "8416109000", "value": 310.25, "currency": "KZT",
            "origin": country, "proof/kind": choice("proof", "declaration", language), "proof/number": "0012",
            "neutral": choice("flag", "false", language),
        },
    }  # fmt: skip
    for sheet, cells in zip(book.worksheets, (filled["goods"], filled["lines"])):
        of = "goods" if cells is filled["goods"] else "lines"
        headings = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
        for field in DATA["fields"]:
            if field["sheet"] == of and field["path"] in cells:
                sheet.cell(2, headings[field[language]], cells[field["path"]])
    operations = lists_of(book)
    book.save(path)
    reading = tegi.table.read(path, language=language)
    assert reading.errors == []
    (document,) = reading.documents
    facts = document["facts"]
    assert (document["id"], facts["rulebook"], facts["on"]) == ("001", "cis-2009", "2026-03-01")
    assert facts["good"] == {"name": "Котёл", "hs": "8403109000", "ex_works_price": "1000.5"}
    assert facts["materials"] == [{
        "id": "m1", "name": "Горелка", "hs": "8416109000", "value": "310.25", "origin": "DE", "neutral": False,
        "proof": {"kind": "declaration", "number": "0012"},
    }]  # fmt: skip
    assert tegi.assess_good(facts).verdict == "originating"
    assert operations


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_operations_that_are_listed_are_known_by_their_names(language: str) -> None:
    """Each that the template of a chapter lists, the reader takes; another chapter has others."""
    import io

    listed = {}
    for chapter in ("84", "44"):
        book = openpyxl.load_workbook(io.BytesIO(template("goods", language, chapter)))
        heading = next(field[language] for field in DATA["fields"] if field["path"] == "operations")
        (column,) = [column for column in book.worksheets[-1].iter_cols(values_only=True) if column[0] == heading]
        listed[chapter] = [name for name in column[1:] if name]
    assert listed["84"] and listed["44"] and listed["84"] != listed["44"]
    headings = ["id", "good/hs", "operations"]
    for names in listed.values():
        rows = [headings, *([f"{place}", "8403109000", name] for place, name in enumerate(names))]
        reading = tegi.table.read(rows, same={"on": "2026-03-01", "rulebook": "cis-2009"}, language=language)
        assert reading.errors == [] and all(len(one["facts"]["operations"]) == 1 for one in reading.documents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contract_that_is_filled_in_is_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "contract.xlsx"
    book = opened(path, "contract", language)
    document, contracts, goods = book.worksheets[:3]
    for row, value in enumerate([date(2026, 3, 1), choice("contract-kind", "goods", language), 50000], 1):
        document.cell(row, 2, value)
    rows = {
        contracts: ("contracts", {"id": "1", "value": 50000}),
        goods: ("contract-goods", {
            "contract": "1", "id": "a", "value": 40000, "proof/share": "60 %", "delivered": date(2026, 2, 15),
            "proof/kind": choice("proof", "register-extract", language), "proof/date": date(2026, 2, 2),
        }),
    }  # fmt: skip
    for sheet, (of, cells) in rows.items():
        headings = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
        for field in DATA["fields"]:
            if field["sheet"] == of and field["path"] in cells:
                sheet.cell(2, headings[field[language]], cells[field["path"]])
    book.save(path)
    facts, faults = tegi.workbook.read_contract(path)
    assert faults == [] and facts["rulebook"] == "kz-procurement" and facts["kind"] == "goods"
    assert facts["contracts"][0]["goods"][0]["proof"]["share"] == "60"
    assert tegi.assess_contract(facts).to_dict()["share"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_period_that_is_filled_in_is_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "period.xlsx"
    book = opened(path, "period", language)
    book.worksheets[0].cell(1, 2, date(2026, 3, 1))
    sheet = book.worksheets[1]
    cells = {"id": "1", "kind": choice("contract-kind", "works", language), "share": "60 %", "value": 1000}
    headings = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
    for field in DATA["fields"]:
        if field["sheet"] == "purchases" and field["path"] in cells:
            sheet.cell(2, headings[field[language]], cells[field["path"]])
    book.save(path)
    reading = tegi.table.read(path, about="period")
    assert reading.errors == []
    assert tegi.assess_period(reading.facts).to_dict()["share"]


def test_the_command_writes_them(tmp_path: Path) -> None:
    for words in (["batch"], ["contract"], ["period"], ["batch", "--chapter", "84"]):
        path = tmp_path / f"{'-'.join(words)}.xlsx"
        command = [*words, "--template", path, "--lang", "kk"]
        assert run(*command).returncode == 0 and openpyxl.load_workbook(path)
        # Filled in, it is not written over.
        book = openpyxl.load_workbook(path)
        book.worksheets[0].cell(2, 1, "1")
        book.save(path)
        assert run(*command).returncode == 2
    assert run("batch", "--template", tmp_path / "x.xlsx", "--chapter", "8").returncode == 2


def test_there_are_three_languages_and_three_kinds() -> None:
    with pytest.raises(ValueError, match="de"):
        template("goods", "de")
    with pytest.raises(ValueError, match="good"):
        template("good")  # type: ignore[arg-type]
    assert template("goods", "ru") == template("goods", "ru")

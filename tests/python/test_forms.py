"""The supplier's report: its figures are the engine's, in every form and language."""

import csv
import html.parser
import io
import json
import random
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tegi
import tegi.forms
from tegi.forms.words import WORDS
from tegi.language import LANGUAGES

OFFICE = shutil.which("soffice")


def extract(share: str, **more: str) -> dict[str, str]:
    return {"kind": "register-extract", "share": share, **more}


@pytest.fixture
def works() -> dict[str, Any]:
    """A contract of three tiers."""
    proof = extract("60", number="20049447", date="2026-02-02")
    return {
        "on": "2026-03-01",
        "rulebook": "kz-procurement",
        "kind": "works",
        "value": "10000000",
        "contracts": [
            {
                "id": "1",
                "value": "10000000",
                "performer": {"name": "ТОО «Құрылыс»", "bin": "940140000385"},
                "payroll": {"kazakhstani": "9", "total": "10"},
                "goods": [
                    {
                        "id": "g1",
                        "name": "Pump",
                        "value": "2000000",
                        "quantity": "3",
                        "price": "666666.67",
                        "proof": proof,
                    },
                    {"id": "g2", "value": "1000000", "country": "DE", "proof": {"kind": "none"}},
                ],
            },
            {
                "id": "1.1",
                "parent": "1",
                "value": "3000000",
                "payroll": {"kazakhstani": "2", "total": "3"},
                "goods": [{"id": "g3", "value": "500000", "proof": extract("50")}],
            },
            {"id": "1.1.1", "parent": "1.1", "value": "700000.55", "payroll": {"kazakhstani": "1", "total": "7"}},
        ],
    }


@pytest.fixture
def goods() -> dict[str, Any]:
    """A goods contract whose lines make less than its value."""
    lines = [
        {"id": "a", "value": "1200000", "proof": extract("86.12")},
        {"id": "b", "value": "800000", "proof": {"kind": "none"}},
        {"id": "c", "value": "499999.99", "proof": extract("50")},
    ]
    return {
        "on": "2026-03-01",
        "rulebook": "kz-procurement",
        "kind": "goods",
        "value": "2500000",
        "contracts": [{"id": "1", "value": "2500000", "goods": lines}],
    }


def filled(facts: dict[str, Any]) -> tegi.forms.Form:
    return tegi.forms.form(facts, tegi.assess_contract(facts))


def test_a_works_contract_in_the_order_of_the_appendix(works):
    form = filled(works)
    assert form.appendix == "53"
    assert form.columns == (
        *("contract", "contract_value", "goods_value", "subcontracts", "payroll_share"),
        *("good", "quantity", "price", "value", "share", "number", "date", "country"),
    )
    first, second, third, fourth = form.rows
    assert list(first.values()) == [
        *("1", Decimal(10_000_000), Decimal(3_000_000), Decimal(3_000_000), Fraction(90)),
        *("g1", Decimal(3), Decimal("666666.67"), Decimal(2_000_000), Decimal(60)),
        *("20049447", date(2026, 2, 2), None),
    ]
    assert list(second.values())[:6] == [None] * 5 + ["g2"] and second["country"] == "DE"
    assert third["payroll_share"] == Fraction(200, 3) and third["subcontracts"] == Decimal("700000.55")
    assert list(fourth.values())[5:] == [None] * 8
    assert form.totals == {
        "contract_value": Decimal(10_000_000),
        "goods_value": Decimal(3_500_000),
        "subcontracts": Decimal("3700000.55"),
        "value": Decimal(3_500_000),
    }
    assert str(form.share) == tegi.assess_contract(works).to_dict()["share"]


def test_a_goods_contract_in_the_order_of_the_appendix(goods):
    form = filled(goods)
    assert form.appendix == "52"
    assert form.columns == ("good", "quantity", "price", "value", "share", "number", "date", "country")
    assert [row["good"] for row in form.rows] == ["a", "b", "c"]
    assert form.totals == {"value": Decimal("2499999.99")} and form.value == Decimal(2_500_000)
    assert str(form.share) == "51.34"


def test_an_answer_may_be_a_dict_and_facts_python_values(works):
    works["on"] = date(2026, 3, 1)
    works["contracts"][0]["goods"][0]["value"] = Decimal(2_000_000)
    works["contracts"][0]["goods"][0]["price"] = {
        "amount": 1.5,
        "currency": "USD",
        "rate": 512.3,
        "rate_day": "2026-02-27",
    }
    answer = tegi.assess_contract(works)
    form = tegi.forms.form(works, answer)
    assert form == tegi.forms.form(works, answer.to_dict())
    assert form.rows[0]["price"] == Decimal("768.45")


@pytest.mark.parametrize(
    ("change", "share", "two_decimals"),
    [
        ({}, Fraction(2, 3), False),
        ({"readings": {"payroll-share": "two-decimals"}}, Fraction(6667, 10_000), True),
    ],
)
def test_the_payroll_share_is_as_it_was_read(works, change, share, two_decimals):
    contract = filled({**works, **change}).contracts[1]
    assert contract.payroll_share == share and contract.staff.two_decimals is two_decimals


def test_other_payroll_shares(works):
    first, second, third = works["contracts"]
    first["performer"]["natural_monopoly"] = True
    second["performer"] = {"branch": True}
    second["headcount"] = {"kazakhstani": "1", "total": "4"}
    # No own work is left: no payroll is needed, and one without staff divides nothing.
    third["goods"] = [{"id": "all", "value": "700000.55", "proof": extract("1")}]
    third["payroll"] = {"kazakhstani": "0", "total": "0"}
    works["readings"] = {"natural-monopoly-payroll": "one", "branch": "entity-headcount"}
    form = filled(works)
    shares = [(contract.payroll_share, contract.staff and contract.staff.total) for contract in form.contracts]
    assert shares == [(Fraction(1), None), (Fraction(1, 4), Decimal(4)), (None, None)]


def test_there_is_no_form_for_producers_under_subsoil_contracts(works):
    works |= {"kind": "subsoil", "subsoil_contract_day": "2015-01-01"}
    for contract in works["contracts"]:
        contract.setdefault("performer", {})["kazakhstani_producer"] = True
        contract["goods"] = []
    with pytest.raises(tegi.TegiError) as raised:
        filled(works)
    assert (raised.value.code, raised.value.pointer) == ("no-form", "/kind")
    works["subsoil_contract_day"] = "2014-12-31"
    assert filled(works).appendix == "53"


def test_a_day_without_an_edition_has_no_form(works):
    with pytest.raises(tegi.TegiError) as raised:
        filled({**works, "on": "2010-01-01"})
    assert raised.value.code == "no-form"


def test_an_answer_of_other_facts_is_refused(works, goods):
    answer = tegi.assess_contract(works).to_dict()
    for path, value in (
        (("contracts", 1, "id"), "2"),
        (("contracts", 0, "goods"), []),
        (("contracts", 0, "goods", 0, "id"), "g9"),
        (("contracts",), works["contracts"][:2]),
        (("on",), "soon"),
    ):
        other = json.loads(json.dumps(works))
        part = other
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = value
        with pytest.raises(tegi.TegiError) as raised:
            tegi.forms.form(other, answer)
        assert raised.value.code == "answer-of-other-facts", path
    with pytest.raises(tegi.TegiError):
        tegi.forms.form(goods, answer)
    with pytest.raises(tegi.TegiError):
        tegi.forms.form(works, {**answer, "numerator": "1.00"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_formulas_and_their_figures(works, tmp_path, language):
    path = tmp_path / "form.xlsx"
    tegi.forms.save(works, tegi.assess_contract(works), "xlsx", path, language)
    form, said = filled(works), WORDS[language]
    figures = openpyxl.load_workbook(path, data_only=True).active
    formulas = openpyxl.load_workbook(path).active
    headings = [cell.value for cell in figures[6]]
    assert headings[:13] == [getattr(said, column) for column in form.columns] and headings[13] is None
    for line, row in enumerate(form.rows, 7):
        for place, (column, cell) in enumerate(row.items(), 1):
            shown = figures.cell(line, place)
            if isinstance(cell, (Decimal, Fraction)):
                assert shown.value == pytest.approx(float(cell), rel=1e-14), column
            elif isinstance(cell, date):
                assert shown.value.date() == cell and shown.is_date
            else:
                assert shown.value == cell
    for line in (7, 9, 10):
        for column in "CDEUV":
            assert formulas[f"{column}{line}"].data_type == "f"
    assert formulas["C7"].value == "=SUM(I7:I8)" and formulas["E9"].value == "=100*S9/T9"
    assert formulas["U7"].value == "=ROUND(B7-C7-D7,6)"
    assert figures["U7"].value == 4_000_000
    assert [figures[f"{column}11"].value for column in "BCDI"] == [10_000_000, 3_500_000, 3_700_000.55, 3_500_000]
    assert formulas["I12"].value == "=B11" and figures["I12"].value == 10_000_000
    assert formulas["I13"].value.startswith("=IF(") and figures["I13"].value == float(form.share)
    assert figures["A13"].value == said.result_53
    page = formulas.page_setup
    assert (page.orientation, int(page.paperSize), page.fitToHeight) == ("landscape", 9, 0)
    assert formulas.print_area == "'687-53'!$A$1:$M$15" and formulas.print_title_rows == "$6:$6"


def test_the_same_form_gives_the_same_bytes(works, tmp_path):
    answer = tegi.assess_contract(works)
    for name in ("a.xlsx", "b.xlsx"):
        tegi.forms.save(works, answer, "xlsx", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


NASTY = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "{=1}",
    "\t=1",
    "<b>&\"'",
    "a\x00\x1b[31m\u202eb\ud800",
    "{{ 7*7 }}",
]


def test_texts_stay_texts(goods, tmp_path):
    answer_of = dict(zip(NASTY, ("№" + text for text in NASTY), strict=True))
    # Half of a surrogate pair never comes out of the engine; the rest may.
    texts = [text.replace("\ud800", "") for text in answer_of]
    goods["contracts"][0]["goods"] = [
        {"id": text, "name": text, "value": "1", "proof": extract("1", number=text)} for text in texts
    ]
    path = tmp_path / "form.xlsx"
    tegi.forms.save(goods, tegi.assess_contract(goods), "xlsx", path)
    sheet = openpyxl.load_workbook(path).active
    for line, text in enumerate(texts, 7):
        for column in "AFJ":
            cell = sheet[f"{column}{line}"]
            assert cell.data_type == "s" and cell.quotePrefix, text
            assert cell.value.lstrip() == "".join(x if x.isprintable() else "\ufffd" for x in " ".join(text.split()))
    page = tegi.forms.write_html(filled(goods), "en")
    assert "&lt;b&gt;&amp;&#34;&#39;" in page and "{{ 7*7 }}" in page and "\x1b" not in page and "\u202e" not in page


def test_more_digits_than_a_spreadsheet_holds_are_refused(goods, tmp_path):
    goods["value"] = goods["contracts"][0]["value"] = "999999999999999.99"
    with pytest.raises(tegi.TegiError) as raised:
        tegi.forms.write_xlsx(filled(goods), tmp_path / "form.xlsx")
    assert raised.value.code == "beyond-spreadsheet" and not (tmp_path / "form.xlsx").exists()
    assert "999,999,999,999,999.99" in tegi.forms.write_html(filled(goods), "en")


class Table(html.parser.HTMLParser):
    """The rows of the page's table."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_in_cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        self.is_in_cell |= tag in ("td", "th")
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_in_cell &= tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.is_in_cell:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page(works, tmp_path, language):
    tegi.forms.save(works, tegi.assess_contract(works), "html", tmp_path / "form.html", language)
    page = (tmp_path / "form.html").read_text(encoding="utf-8")
    form, said = filled(works), WORDS[language]
    assert page.startswith("<!doctype html>") and f'<html lang="{language}">' in page
    assert "size: A4 landscape" in page and "src=" not in page and "href=" not in page
    rows = Table(page).rows
    assert rows[0] == [getattr(said, column) for column in form.columns]
    # The amounts of Kazakh and Russian text have blanks that do not break.
    first, third, total, value, result = (
        ("10 000 000,00", "66,67", "3 700 000,55", "10 000 000,00", str(form.share).replace(".", ","))
        if language != "en"
        else ("10,000,000.00", "66.67", "3,700,000.55", "10,000,000.00", str(form.share))
    )
    assert rows[1][1].replace("\u00a0", " ") == first and rows[3][4] == third
    assert rows[5][0] == said.total and rows[5][3].replace("\u00a0", " ") == total
    assert [rows[6][0], rows[6][1].replace("\u00a0", " ")] == [said.customer_value, value]
    assert rows[7][:2] == [said.result_53, result]
    assert rows[1][11] == ("2026-02-02" if language == "en" else "02.02.2026")
    assert form.receipt["facts_sha256"] in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_fact_is_said(works, tmp_path, language):
    del works["contracts"][1]["payroll"]
    works["contracts"][1]["goods"][0]["proof"] = {"kind": "register-extract"}
    form = filled(works)
    assert form.share is None and form.rows[2]["payroll_share"] is None and form.rows[2]["share"] is None
    unknown = WORDS[language].unknown
    assert Table(tegi.forms.write_html(form, language)).rows[7][1] == unknown
    tegi.forms.write_xlsx(form, tmp_path / "form.xlsx", language)
    assert openpyxl.load_workbook(tmp_path / "form.xlsx", data_only=True).active["I13"].value == unknown


def without_figures(path: Path) -> None:
    """Leaves the formulas of a workbook alone, so that whoever opens it must compute."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet], count = re.subn(rb"</f><v>[^<]*</v>", b"</f>", parts[sheet])
    assert count
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def computed(paths: list[Path], folder: Path) -> list[list[list[str]]]:
    """What LibreOffice computes for each workbook: its cells as CSV, numbers with all their digits."""
    for path in paths:
        without_figures(path)
    options = ["--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    # Comma, quotes, UTF-8, cells as they are and not as shown.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = [OFFICE, *options, "--convert-to", form, "--outdir", folder, *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    files = [folder / f"{path.stem}.csv" for path in paths]
    return [list(csv.reader(io.StringIO(file.read_text(encoding="utf-8")))) for file in files]


def tree(random: random.Random) -> dict[str, Any]:
    """A works contract with subcontracts under it, from the leaves up."""
    contracts: list[dict[str, Any]] = []
    for place in range(random.randint(1, 6)):
        goods = [
            {
                "id": f"g{place}.{line}",
                "value": str(Decimal(random.randint(0, 10**8)) / 100),
                "proof": extract(str(Decimal(random.randint(0, 10_000)) / 100)),
            }
            for line in range(random.randint(0, 4))
        ]
        total = random.randint(1, 9)
        payroll = {"kazakhstani": str(random.randint(0, total)), "total": str(total)}
        parent = str(random.randrange(place)) if place else None
        contracts.append({"id": str(place), "parent": parent, "payroll": payroll, "goods": goods})
    for contract in reversed(contracts):
        under = [other["value"] for other in contracts if other["parent"] == contract["id"]]
        parts = [*map(Decimal, under), *(Decimal(good["value"]) for good in contract["goods"])]
        contract["value"] = str(sum(parts, Decimal(random.randint(0, 10**9)) / 100) or Decimal(1))
    contracts[0]["id"], contracts[0]["parent"] = "0", None
    readings = random.choice([{}, {"payroll-share": "two-decimals"}])
    head = {"on": "2026-03-01", "rulebook": "kz-procurement", "kind": "works", "readings": readings}
    return {**head, "value": contracts[0]["value"], "contracts": contracts}


def half(hundredths: int) -> dict[str, Any]:
    """A goods contract whose share lies exactly between two hundredths of a percent."""
    line = {"id": "a", "value": str(Decimal(2 * hundredths + 1) / 2 * 7), "proof": extract("100")}
    contract = {"id": "1", "value": "70000", "goods": [line]}
    head = {"on": "2026-03-01", "rulebook": "kz-procurement", "kind": "goods", "value": "70000"}
    return {**head, "contracts": [contract]}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_computes_the_same(works, goods, tmp_path):
    source = random.Random(687)
    missing = json.loads(json.dumps(works))
    del missing["contracts"][2]["payroll"]
    of_nothing = json.loads(json.dumps(goods))
    of_nothing["contracts"][0]["goods"].append({"id": "d", "value": "0"})
    documents = [works, goods, missing, of_nothing, *(tree(source) for _ in range(30))]
    documents += [half(source.randrange(10_000)) for _ in range(30)]
    paths = []
    for place, facts in enumerate(documents):
        paths.append(tmp_path / f"{place}.xlsx")
        tegi.forms.write_xlsx(filled(facts), paths[-1], "en")
    for facts, rows in zip(documents, computed(paths, tmp_path), strict=True):
        form, answer = filled(facts), tegi.assess_contract(facts).to_dict()
        columns = {heading: place for place, heading in enumerate(rows[5]) if heading}
        at = {name: columns[getattr(WORDS["en"], name)] for name in (*form.columns, "goods_counted")}
        total, value, result = rows[6 + len(form.rows) :][:3]
        for name, figure in form.totals.items():
            assert Decimal(total[at[name]]) == pytest.approx(figure, rel=Decimal("1e-13")), name
        assert Decimal(value[at["value"]]) == form.value
        if form.share is None:
            assert result[at["value"]] == WORDS["en"].unknown
            continue
        assert Decimal(result[at["value"]]) == form.share == Decimal(answer["share"])
        counted = [at["goods_counted"]]
        if form.appendix == "53":
            counted.append(columns[WORDS["en"].own_counted])
            own = columns[WORDS["en"].own_work]
            lines = [row for row in rows[6 : 6 + len(form.rows)] if row[at["contract"]]]
            for line, row in zip(lines, answer["rows"], strict=True):
                assert Decimal(line[own]) == Decimal(row["own_work"])
        numerator = sum(Decimal(total[place]) for place in counted)
        assert numerator == pytest.approx(Decimal(answer["numerator"]), rel=Decimal("1e-12"), abs=Decimal("1e-6"))


@pytest.mark.parametrize("call", ["write_html", "write_xlsx", "save"])
def test_what_is_not_offered_is_refused(works, tmp_path, call):
    form = filled(works)
    with pytest.raises(ValueError, match="not"):
        if call == "write_html":
            tegi.forms.write_html(form, "de")
        elif call == "write_xlsx":
            tegi.forms.write_xlsx(form, tmp_path / "x.xlsx", "de")
        else:
            tegi.forms.save(works, tegi.assess_contract(works), "pdf", tmp_path / "x.pdf")
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_an_os_error(works, tmp_path):
    for as_what in ("xlsx", "html"):
        with pytest.raises(OSError):
            tegi.forms.save(works, tegi.assess_contract(works), as_what, tmp_path / "none" / "form")


@pytest.mark.parametrize(("name", "call"), [("xlsxwriter", "xlsx"), ("jinja2", "html")])
def test_a_library_that_is_missing_is_named(works, tmp_path, monkeypatch, name, call):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=rf'{name}: pip install "tegi\[forms\]"'):
        tegi.forms.save(works, tegi.assess_contract(works), call, tmp_path / "form")


def test_nothing_is_imported_before_it_is_needed():
    names = "('openpyxl', 'xlsxwriter', 'jinja2')"
    heavy = f"import sys, tegi.forms, tegi.workbook; print([name for name in {names} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

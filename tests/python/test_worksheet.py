"""The worksheet for a chamber: its figures are the engine's, in every kind of file and language."""

import html.parser
import io
import json
import re
import shutil
import string
import subprocess
import time
import zipfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import tegi
import tegi.report
from conftest import ROOT
from tegi import cli
from tegi.worksheet import KINDS, fill
from tegi.figures import code, dated, figure
from tegi.language import LANGUAGES
from tegi.worksheet.words import OUTCOMES, WORDS, Words

WRITER = shutil.which("lowriter")
BOILER: dict[str, Any] = json.loads((ROOT / "examples/boiler.json").read_text(encoding="utf-8"))
VECTORS = [
    case
    for file in sorted((ROOT / "tests/vectors").glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8")).get("cases", [])
    if "good" in (case.get("facts") or {})
]
HOSTILE = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "<script>alert(1)</script>",
    "a\x00\x1b[2Jb\u202ec",
    "{{ 7*7 }}",
]


class Tables(html.parser.HTMLParser):
    """The tables of a page, by rows and cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.tables[-1][-1][-1] += re.sub(r"[ \n]+", " ", data)


def written(of: Any, ending: str, language: str, tmp_path: Path, **more: Any) -> bytes:
    path = tmp_path / f"worksheet{ending}"
    tegi.report.write(of, path, language, **more)
    return path.read_bytes()


def tables(content: bytes, ending: str) -> list[list[list[str]]]:
    """The tables of a document or page."""
    if ending == ".html":
        found = Tables(content.decode("utf-8")).tables
    else:
        document = docx.Document(io.BytesIO(content))
        found = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [[[cell.strip() for cell in row] for row in table] for table in found]


def texts(content: bytes) -> list[str]:
    """All texts of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [cell.value for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", [".docx", ".html"])
def test_the_tables_hold_the_engines_figures(ending, language, tmp_path):
    answer = tegi.assess_good(BOILER).to_dict()
    found = tables(written(BOILER, ending, language, tmp_path), ending)
    said = Words(language)
    bill = next(table for table in found if table[0][0] == said("number"))
    columns = {"false": 4, "true": 5, "unknown": 6}
    for row, material, status in zip(bill[1:], BOILER["materials"], answer["materials"], strict=False):
        assert row[1].startswith(material["name"])
        assert row[2] == code(material["hs"])
        for truth, column in columns.items():
            expected = figure(status["value"], language) if status["foreign"] == truth else ""
            assert row[column] == expected
    assert len(bill) == 2 + len(BOILER["materials"])
    totals = {one["code"]: figure(one["value"], language) for one in answer["figures"]}
    assert totals["domestic-materials"] in bill[-1] and totals["foreign-materials"] in bill[-1]
    costs = next(table for table in found if table[0][-1] == totals["other-costs"])
    assert [row[1] for row in costs] == [
        totals[name] for name in ("other-costs", "production-cost", "profit", "ex-works-price")
    ]
    conditions = next(table for table in found if table[0][0] == said("test"))
    for row, step in zip(conditions[1:], answer["steps"], strict=True):
        assert row[4] == said.outcome(step["outcome"])
        if compared := step.get("comparison"):
            for name in ("value", "base", "measured"):
                assert figure(compared[name], language) in row[1]
            assert figure(compared["limit"], language) in row[2] and figure(compared["limit_value"], language) in row[2]
            assert row[3] == figure(compared["headroom"], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_the_engines_figures_as_numbers(language, tmp_path):
    answer = tegi.assess_good(BOILER).to_dict()
    content = written(BOILER, ".xlsx", language, tmp_path)
    result, bill = openpyxl.load_workbook(io.BytesIO(content))
    assert [result.title, bill.title] == [Words(language)("conditions"), Words(language)("materials")]
    columns = {"false": 7, "true": 8, "unknown": 9}
    for row, status in enumerate(answer["materials"], 2):
        assert bill.cell(row, 6).value == float(status["value"])
        assert [bill.cell(row, column).value or None for column in columns.values()] == [
            float(status["value"]) if status["foreign"] == truth else None for truth in columns
        ]
    totals = {one["code"]: float(one["value"]) for one in answer["figures"]}
    last = len(answer["materials"]) + 2
    assert [bill.cell(last, column).value for column in (7, 8)] == [
        totals["domestic-materials"],
        totals["foreign-materials"],
    ]
    said = " ".join(texts(content))
    for step in answer["steps"]:
        for name, value in (step.get("comparison") or {}).items():
            assert figure(value, language) in said, name
    assert answer["receipt"]["facts_sha256"] in said and answer["receipt"]["rulebook_sha256"] in said
    assert bill.print_title_rows == "$1:$1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_share_is_written_as_its_formula(registered, language):
    answer = tegi.assess_good(registered)
    formula, figures = (one.text for one in fill(registered, language).share)
    assert formula == Words(language)(answer.local_content["formula"])
    assert figure(str(answer.share), language) in figures and answer.local_content["exact"] in figures
    assert all(figure(answer.local_content[name], language) in figures for name in ("foreign", "base"))


@pytest.mark.parametrize("basis", ["excluded", "included"])
def test_a_formula_with_vat_can_be_redone_by_hand(registered, basis):
    facts = {**registered, "rulebook": "ct-kz@2021-08-01", "on": "2022-03-01", "vat": basis, "vat_rate": "12"}
    answer = tegi.assess_good(facts)
    figures = fill(facts, "en").share[1].text.split(" = ")[0]
    sum_in_figures = figures.replace("\u00a0", "").replace(",", "").replace("VAT of ", "")
    sum_in_figures = re.sub(r"([\d.]+) ?%", r"Decimal('\1') / 100", sum_in_figures)
    sum_in_figures = re.sub(r"(?<!')\b(\d+\.\d+)\b", r"Decimal('\1')", sum_in_figures)
    redone = eval(sum_in_figures.replace("÷", "/").replace("×", "*").replace("−", "-"))  # noqa: S307
    assert round(100 * redone, 2) == answer.share


def test_every_case_has_a_worksheet_that_says_all_of_it():
    seen = set()
    for place, case in enumerate(VECTORS):
        language = LANGUAGES[place % 3]
        try:
            answer = tegi.assess_good(case["facts"]).to_dict()
        except tegi.TegiError:
            continue
        sheet = fill(case["facts"], language)
        said = Words(language)
        seen.add(answer["verdict"])
        assert len(sheet.conditions) == len(answer["steps"])
        for condition, step in zip(sheet.conditions, answer["steps"], strict=True):
            # Said once, in a column of its own.
            assert f": {said(OUTCOMES[step['outcome']])}" not in condition.text
            assert condition.citation
        assert len(sheet.readings) == len(answer["readings"])
        assert len(sheet.warnings) == len(answer["warnings"]) and len(sheet.outside) == len(answer["outside"])
        assert len(sheet.rests_on) == len(answer["rests_on"])
        # Never like a settled one.
        assert (said("provisional") in sheet.verdict) == answer["provisional"]
        assert bool(sheet.questions) or not answer["missing"]
        assert bool(sheet.share) == bool(answer["local_content"])
        assert all(line.why for line in sheet.lines if line.foreign)
        assert said("disclaimer") in sheet.verdict
    assert seen == {"originating", "not_originating", "undetermined", "disputed", "outside_rulebook"}


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_provisional_verdict_is_shown_as_one_in_every_file(ending, language, tmp_path):
    said = Words(language)
    settled = dict(BOILER, materials=[dict(one, proof={"kind": "ct-1"}) for one in BOILER["materials"]])
    unproved = dict(BOILER, materials=[{**one, "proof": {"kind": "none"}} for one in BOILER["materials"]])
    for place, (facts, is_provisional) in enumerate([(settled, False), (unproved, True)]):
        assert tegi.assess_good(facts).provisional == is_provisional
        path = tmp_path / f"{place}{ending}"
        tegi.report.write(facts, path, language)
        text = text_of(path)
        assert (said("provisional") in text) == is_provisional
        assert (said("rests_on") in text.replace(said("provisional"), "")) == is_provisional


def text_of(path: Path) -> str:
    """All that a person reads in a worksheet."""
    if path.suffix == ".html":
        return html.unescape(path.read_text(encoding="utf-8"))
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)


def test_stated_methods_stand_on_the_worksheet():
    good = {"hs": "8544499309", "production_cost": "1000.00", "overhead_method": "labour-hours"}
    copper = {"id": "copper", "hs": "7403110000", "value": "300.00", "origin": "RU", "stock_method": "fifo"}
    facts = {"on": "2026-03-01", "rulebook": "kz-register", "good": good, "materials": [copper]}
    for language in LANGUAGES:
        sheet, said = fill(facts, language), Words(language)
        assert (said("overhead"), said("labour-hours")) in [(one.label, one.text) for one in sheet.about]
        assert said("fifo") in sheet.lines[0].paper
        assert len(sheet.rests_on) == 2


def test_words_are_complete_in_three_languages():
    for name, said in WORDS.items():
        blanks = [sorted(blank for _, blank, _, _ in string.Formatter().parse(one) if blank) for one in said]
        assert len(said) == len(LANGUAGES) and all(said), name
        assert blanks[0] == blanks[1] == blanks[2], name
    with pytest.raises(ValueError, match="not in fr"):
        tegi.report.write(BOILER, "worksheet.html", "fr")


def test_every_word_is_said():
    source = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("worksheet/*.py", "templates/worksheet.html")
        for file in (ROOT / "bindings-python/python/tegi").glob(folder)
        if file.name != "words.py"
    )
    proofs = {"register-extract", "ct-kz", "ct-1", "invoice", "declaration", "none"}
    others = proofs | {"F1", "F2", *OUTCOMES.values()}
    verdicts = {"originating", "not_originating", "undetermined", "disputed", "outside_rulebook"}
    verdicts |= {f"{verdict}_abroad" for verdict in verdicts}
    basis = {"excluded", "included", "fifo", "average", "by-document", "labour-hours", "direct-cost", "sales"}
    unsaid = [name for name in WORDS if not re.search(rf"[\"']{name}[\"']", source)]
    assert set(unsaid) - others - verdicts - basis == set()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_rules_the_file(name, tmp_path):
    facts = {**BOILER, "good": {**BOILER["good"], "name": name}, "operations": None}
    facts["materials"] = [{**BOILER["materials"][0], "id": name, "name": name}]
    facts["materials"][0]["proof"] = {"kind": "invoice", "number": name}
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    for page in openpyxl.load_workbook(io.BytesIO(written(facts, ".xlsx", "ru", tmp_path))):
        cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
        assert all(cell.data_type in "sn" for cell in cells)
        assert any(shown in str(cell.value) for cell in cells)
        # Also when a person edits the cell.
        assert all(cell.quotePrefix for cell in cells if shown in str(cell.value))
    page = written(facts, ".html", "ru", tmp_path).decode("utf-8")
    assert "<script>" not in page and "49" not in re.findall(r"<dd>(.*?)</dd>", page)[0]
    assert any(shown in row[1] for table in Tables(page).tables for row in table if len(row) > 1)
    document = docx.Document(io.BytesIO(written(facts, ".docx", "ru", tmp_path)))
    assert document.tables[0].rows[0].cells[1].text == shown


@pytest.mark.parametrize("ending", KINDS)
def test_a_bill_of_three_hundred_lines(ending, tmp_path):
    materials = [
        {**BOILER["materials"][place % 8], "id": f"m{place}", "name": f"Material {place}", "value": f"{place}.25"}
        for place in range(300)
    ]
    facts = {**BOILER, "good": {**BOILER["good"], "ex_works_price": "900000000"}, "materials": materials}
    del facts["good"]["production_cost"]
    content = written(facts, ending, "en", tmp_path)
    totals = {one["code"]: one["value"] for one in tegi.assess_good(facts).figures}
    if ending == ".xlsx":
        bill = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
        rows = [[cell.value for cell in row] for row in bill.iter_rows(2, 301)]
        assert sum(Decimal(str(row[7] or 0)) for row in rows) == Decimal(totals["foreign-materials"])
        return
    bill = next(table for table in tables(content, ending) if len(table) > 100)
    assert len(bill) == 302
    foreign = [Decimal(row[5].replace(",", "")) for row in bill[1:-1] if row[5]]
    assert sum(foreign) == Decimal(totals["foreign-materials"])
    assert figure(totals["foreign-materials"], "en") in bill[-1]
    if ending == ".docx":
        table = next(table for table in docx.Document(io.BytesIO(content)).tables if len(table.rows) > 100)
        marks = [row._tr.trPr.xpath("w:tblHeader") for row in table.rows]
        assert marks[0] and not any(marks[1:])
    else:
        assert "table-header-group" in content.decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", KINDS)
def test_the_same_facts_give_the_same_bytes_at_any_time(ending, language, tmp_path, monkeypatch):
    once = written(BOILER, ending, language, tmp_path)
    clock, local = time.time, time.localtime
    monkeypatch.setattr(time, "time", lambda: clock() + 90_000_000)
    monkeypatch.setattr(time, "localtime", lambda at=None: local(clock() + 90_000_000 if at is None else at))
    assert written(BOILER, ending, language, tmp_path) == once
    if ending != ".html":
        archive = zipfile.ZipFile(io.BytesIO(once))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        days = set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml").decode()))
        assert days == {f"{BOILER['on']}T00:00:00Z"}


def test_facts_may_be_pythons_own_values(tmp_path):
    @dataclass
    class Facts:
        on: date
        rulebook: str
        good: dict[str, Any]
        materials: tuple[dict[str, Any], ...]

    facts = Facts(date(2026, 3, 1), "cis-2009", {"hs": "8403109000"}, ({"value": Decimal("12.50"), "hs": "7208"},))
    line = fill(facts, "en").lines[0]
    assert (line.name, line.value) == ("7208", "12.50")


def test_an_answer_may_stand_with_its_facts_or_alone():
    answer = tegi.assess_good(BOILER)
    assert fill(answer, "kk", BOILER) == fill(answer.to_dict(), "kk", BOILER) == fill(BOILER, "kk")
    alone = fill(answer, "kk")
    assert [line.name for line in alone.lines] == [one["id"] for one in answer.materials]
    assert alone.conditions[0].measured == fill(BOILER, "kk").conditions[0].measured
    with pytest.raises(tegi.TegiError) as raised:
        fill(answer, "kk", {**BOILER, "on": "2026-03-02"})
    assert raised.value.code == "answer-of-other-facts"


def test_parts_stand_below_what_they_go_into(boiler):
    boiler["materials"][2]["made_from"] = {
        "good": {"hs": "7326909807", "ex_works_price": "100"},
        "materials": [{"name": "Wire", "hs": "7217", "origin": "CN", "value": "40"}],
        "operations": ["welding"],
    }
    sheet = fill(boiler, "en")
    assert [(line.number, line.depth) for line in sheet.lines][2:] == [("3", 0), ("3.1", 1)]
    assert sheet.lines[3].foreign is None and sheet.lines[3].name == "Wire"
    assert any(condition.text.startswith("Part: casing.") for condition in sheet.conditions)


def test_a_question_of_several_materials_stands_once():
    materials = [
        {"name": name, "hs": "7208", "origin": "KZ", "proof": {"kind": "invoice"}} for name in ("Sheet", "Tube")
    ]
    facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}, "materials": materials}
    facts["materials"] = [{**one, "origin": "CN"} for one in materials]
    wanted = [one for one in fill(facts, "en").questions if "value of the material" in one.text]
    assert [(one.text.endswith("Material: Sheet, Tube"), one.paper != "") for one in wanted] == [(True, True)]


def test_days_and_figures_are_written_as_the_language_does():
    assert figure("-1234567.50", "ru") == "−1\u00a0234\u00a0567,50" and figure("1234.5", "en") == "1,234.5"
    assert figure("000000000000001.000000", "en") == "1.000000" and figure("1/2", "kk") == "1/2"
    assert dated("by 2026-03-01, x@2026-03-01", "kk") == "by 01.03.2026, x@2026-03-01"


def test_the_command_writes_the_file_and_still_prints(tmp_path, capsys):
    out = tmp_path / "лист.docx"
    assert cli.main(["good", str(ROOT / "examples/boiler.json"), "--report", str(out), "--lang", "kk", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "originating"
    assert out.read_bytes() == written(BOILER, ".docx", "kk", tmp_path)


@pytest.mark.parametrize(
    ("file", "out"), [("good.json", "sheet.pdf"), ("good.json", "sheet"), ("bad.json", "sheet.html")]
)
def test_the_command_refuses_before_it_writes(file, out, tmp_path, capsys):
    (tmp_path / "good.json").write_text(json.dumps(BOILER), encoding="utf-8")
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    try:
        status = cli.main(["good", str(tmp_path / file), "--report", str(tmp_path / out)])
    except SystemExit as exit:
        status = exit.code
    assert status == 2 and not (tmp_path / out).exists()


@pytest.mark.skipif(not WRITER, reason="LibreOffice Writer is not installed")
def test_an_ordinary_bill_is_one_page(tmp_path):
    files = [tmp_path / f"{language}.docx" for language in LANGUAGES]
    for file in files:
        tegi.report.write(BOILER, file, file.stem)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    pages = [len(re.findall(rb"/Type\s*/Page\b", file.with_suffix(".pdf").read_bytes())) for file in files]
    assert pages == [1, 1, 1]

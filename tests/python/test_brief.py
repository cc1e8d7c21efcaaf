"""The brief for the regulator. Each of its numbers is computed here anew, from the audit and the tariff headings."""

import copy
import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pyarrow.parquet
import pytest
import tegi
from conftest import ROOT, audited
from program import run
from tegi.brief import Goods, brief, changes
from tegi.brief.words import HEADLINES, TEXTS, BriefWords
from tegi.language import LANGUAGES
from tegi.paper import Paper
from tegi.paper import docx as as_docx
from tegi.view.brief import of_brief, of_changes
from tegi.view.document import Items, Verdict

NAME = "cis-2009@2024-05-04"
# Lines of the brief's type on a page, and letters on a line, both as LibreOffice has them at the least.
LINES, LETTERS = 55, 105
OFFICE = shutil.which("soffice")
CHANGED = {"8403": "MAXNOM 40", "8404": "MAXNOM 40", "9401": "MAXNOM 60", "8406": "CTH"}


@cache
def goods() -> Goods:
    return Goods(NAME, tegi._engine)


@cache
def changed() -> tuple[tegi.Engine, Any]:
    """An engine with the draft, and the audit of it against the law; examples name the draft as the engine does."""
    engine = tegi.Engine()
    audit: Any = engine.audit(draft(), against="cis-2009", kinds=["edition"])
    return engine, tegi.brief.named(json.loads(json.dumps(audit)), [draft()], engine)


@cache
def headings() -> dict[str, set[str]]:
    """The headings of the nomenclature by the rows whose codes they have, from the files of the repository."""
    with open(ROOT / "core/nomenclature/headings.csv", encoding="utf-8") as file:
        known = [row["heading"] for row in csv.DictReader(file)]
    found = {}
    for row in tegi.rulebook("cis-2009")["origin"]["list"]:
        first, last = row["code"], row.get("code_to", row["code"])
        found[row["id"]] = {heading for heading in known if first[:4] <= heading <= last[:4]}
    return found | {"": set(known)}


def reached(finding: Any) -> set[str]:
    """The headings that a finding concerns, without asking the engine."""
    rows, known = headings(), headings()[""]
    if finding["rule"] in rows:
        return rows[finding["rule"]]
    if chapters := [one for one in finding.get("about", ()) if re.fullmatch(r"\d\d", one)]:
        return {heading for heading in by_general()[1] if heading[:2] in chapters}
    return by_general()[0] if finding["rule"] == "general" or finding["code"] == "list-incomplete" else known


@cache
def by_general() -> tuple[set[str], set[str]]:
    """The headings with a good that the general rule judges; and those that it, or no rule, may judge."""
    found: tuple[set[str], set[str]] = (set(), set())
    for heading in headings()[""]:
        rules = [rule["rule"] for rule in tegi.rule_for(heading, rulebook=NAME, on="2026-02-04")["rules"]]
        for place, is_reached in enumerate(("general" in rules, "general" in rules or not rules)):
            if is_reached:
                found[place].add(heading)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_that_of_the_audit(language):
    audit = audited()
    found = brief(audit, language, goods=goods())
    findings = audit["findings"]
    assert found.findings == len(findings)
    assert found.severities == Counter(finding["severity"] for finding in findings)
    assert (found.rows, found.goods) == (len(tegi.rulebook("cis-2009")["origin"]["list"]), len(headings()[""]))
    wrong = {one["rule"] for one in findings if one["severity"] != "low" and one["rule"] in headings()}
    assert found.rows_concerned == len(wrong)
    # Each finding stands under one question.
    assert sorted(at for question in found.questions for at in question.findings) == list(range(len(findings)))
    for question in found.questions:
        of_it = [findings[at] for at in question.findings]
        assert {one["code"] for one in of_it} == {question.code}
        if question.reading:
            assert {one["about"][0] for one in of_it} == {question.reading}
        rows = {one["rule"] for one in of_it if one["rule"] in headings()}
        assert set(question.rows) == rows and len(question.rows) == len(rows)
        concerned = set().union(*map(reached, of_it))
        assert question.goods == concerned, question.code
        assert set().union(*(one.goods for one in question.asked)) == concerned
        assert {row for one in question.asked for row in one.rows} == rows
    weights = [(question.severity == "low", -len(question.goods), -len(question.rows)) for question in found.questions]
    assert weights == sorted(weights)


def test_the_same_question_is_asked_once_and_names_all_its_rows():
    found = brief(audited(), "ru", goods=goods())
    asked = [(question.code, one.text, one.note) for question in found.questions for one in question.asked]
    assert len(asked) == len(set(asked))
    (made_from,) = [question for question in found.questions if question.reading == "made-from"]
    rows = [
        one["rule"] for one in audited()["findings"] if one["code"] == "readings-differ" and "made-from" in one["about"]
    ]
    assert list(made_from.rows) == rows and len(rows) > 10
    # A question that is sent names a rulebook by its title.
    assert not any(re.search(r"@\d{4}", text) for _, text, _ in asked)


def test_the_witness_of_a_question_plays_again():
    found = brief(audited(), "en", goods=goods())
    for question in found.questions:
        witnesses = [audited()["findings"][at].get("witness") for at in question.findings]
        assert bool(question.examples) == any(witnesses)
        if question.examples:
            least = min((one for one in witnesses if one), key=lambda one: len(json.dumps(one["facts"])))
            for replay in (least, *least.get("beside", ())):
                assert tegi.assess_good(replay["facts"]).verdict == replay["expect"]["verdict"]
            assert f"good {least['facts']['good']['hs']}" in question.examples[0]
            assert len(question.examples) == 1 + len(least.get("beside", ()))


def pages(content: bytes) -> float:
    """How many pages a document has at the most, by its lines; LibreOffice counts fewer."""
    total = 0.0
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        if paragraph.paragraph_format.page_break_before:
            total = -(-total // LINES) * LINES
        total += 1 + len(paragraph.text) // LETTERS
    return total / LINES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_has_at_most_fifteen_pages_and_ten_lines_on_the_first(language):
    found = brief(audited(), language, goods=goods())
    document = of_brief(found, language)
    content = as_docx(Paper(found.title, "2026-02-04", document))
    assert content == as_docx(Paper(found.title, "2026-02-04", document))
    assert pages(content) <= 15
    lists = [part for part in document.parts if isinstance(part, Items)]
    assert len(lists[0].items) == 10
    # What stands before the first question fits one page.
    before = lists[: next(at for at, part in enumerate(lists) if part.is_on_new_page)]
    assert sum(1 + len(item.text) // LETTERS for part in before for item in part.items) < LINES - 15
    # The first page's numbers are those of the questions.
    for place, item in enumerate(lists[0].items, 1):
        assert item.text.startswith(f"{place}. {found.questions[place - 1].headline}")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_counts_at_most_fifteen_pages(tmp_path):
    file = tmp_path / "brief.docx"
    tegi.brief.save(audited(), file, "ru", tegi._engine)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    counted = len(re.findall(rb"/Type\s*/Page\b", file.with_suffix(".pdf").read_bytes()))
    assert 2 <= counted <= 15 and counted <= pages(file.read_bytes()) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_on_the_paper_are_those_of_the_brief(language):
    found = brief(audited(), language, goods=goods())
    said = BriefWords(language)
    content = as_docx(Paper(found.title, "2026-02-04", of_brief(found, language)))
    read = docx.Document(io.BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in read.paragraphs).replace("\u00a0", " ").replace(",", "")
    for number, question in enumerate(found.questions, 1):
        headline = question.headline.replace("\u00a0", " ").replace(",", "")
        section = text.split(said("question", number=str(number), headline=headline), 1)[1]
        line = section.split("\n")[1]
        digits = [int(one.replace(" ", "")) for one in re.findall(r": (\d[\d ]*)", line.partition("[")[0])]
        assert digits == [len(question.rows)] * bool(question.rows) + [len(question.goods)], line
    table = {row.cells[0].text: row.cells[1].text for row in read.tables[0].rows}
    assert re.findall(r"\d+", table[said("found")])[0] == str(found.findings)
    assert table[said("questions-are")] == str(len(found.questions))


def test_every_kind_of_finding_has_a_headline():
    toml = (ROOT / "core/words/audit.toml").read_text(encoding="utf-8")
    section = toml.split("\n[finding]\n", 1)[1].split("\n[", 1)[0]
    codes = set(re.findall(r"^([a-z-]+) = ", section, re.MULTILINE))
    # The question of a reading is its own headline.
    assert codes - {"readings-differ", "shares-differ", "reading-without-effect"} == set(HEADLINES)
    for name, texts in (TEXTS | HEADLINES).items():
        blanks = {tuple(sorted(re.findall(r"{(\w+)}", text))) for text in texts}
        assert len(texts) == 3 and all(texts) and len(blanks) == 1, name


def test_the_command_writes_the_brief_and_the_table(tmp_path):
    outs = [tmp_path / f"brief{ending}" for ending in (".docx", ".html", ".xlsx", ".parquet")]
    options = [word for out in outs for word in ("--brief", out)]
    done = run("audit", "cis-2009", "--rule", "8403", *options, "--json", "--lang", "ru")
    assert done.returncode == 0 and done.stderr == b""
    assert pyarrow.parquet.read_table(outs[3]).num_rows == len(json.loads(done.stdout)["findings"])
    # Both tables of the whole list; each is an earlier result of ours, which is written over.
    for out in outs[2:]:
        tegi.brief.save(audited(), out, "ru", tegi._engine)
    table = pyarrow.parquet.read_table(outs[3])
    findings = audited()["findings"]
    assert table.num_rows == len(findings) > 100
    assert Counter(table["code"].to_pylist()) == Counter(finding["code"] for finding in findings)
    numbers = table["question"].to_pylist()
    assert numbers == sorted(numbers) and numbers[-1] == len(set(numbers))
    # The facts of an example are those that `tegi good` takes.
    for facts, verdict in list(zip(table["facts"].to_pylist(), table["verdict"].to_pylist()))[::25]:
        assert facts is None or tegi.assess_good(json.loads(facts)).verdict == verdict
    book = openpyxl.load_workbook(outs[2])
    assert book.worksheets[1].max_row == len(findings) + 1
    assert b"<h1>" in outs[1].read_bytes() and zipfile.is_zipfile(outs[0])
    # An earlier brief of ours is written anew; what somebody changed is kept.
    outs[0].write_bytes(b"theirs")
    assert run("audit", "cis-2009", "--rule", "8403", "--brief", outs[0]).returncode == 2
    assert outs[0].read_bytes() == b"theirs"
    for wrong in (["--brief", "x.docx"], ["cis-2009", "--brief", "x.pdf"]):
        assert run("audit", *wrong).returncode == 2


def draft() -> Any:
    """A draft by which boilers lose origin at 40 %, and seats gain it at 60 %."""
    book: Any = copy.deepcopy(tegi.rulebook("cis-2009"))
    for row in book["origin"]["list"]:
        if row["id"] in CHANGED:
            row["expression"] = CHANGED[row["id"]]
    return {**book, "first": "2027-01-01"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_of_law_is_told_by_chapter(language):
    engine, audit = changed()
    found = changes(audit, language, engine)
    assert [(one.chapter, one.rule, one.way) for one in found.changes] == [
        ("84", "8403", "falls"),
        ("84", "8404", "falls"),
        # Of materials of other headings more is allowed, of those of its own nothing.
        ("84", "8406", "falls"),
        ("84", "8406", "gains"),
        ("94", "9401", "gains"),
    ]
    for one in found.changes:
        assert one.goods == frozenset(headings()[one.rule])
        # The smallest example: one tenge above the lower limit.
        after = engine.assess_good(one.facts).verdict
        before = engine.assess_good({**one.facts, "rulebook": NAME}).verdict
        assert (before, after) == (one.before, one.after)
        if one.rule != "8406":
            assert one.facts["materials"][0]["value"] == ("501.00" if one.rule == "9401" else "401.00")
    said = BriefWords(language)
    document = of_changes(found, language)
    rows = [row for part in document.parts for row in getattr(part, "rows", ())]
    assert rows == [("84", "3", "3", "1", "3"), ("94", "1", "0", "1", "1")]
    assert any(part.title == f"{said('falls')}: 3" for part in document.parts if isinstance(part, Items))


def test_the_command_tells_a_change_of_law(tmp_path):
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(draft(), ensure_ascii=False), encoding="utf-8")
    out = tmp_path / "change.docx"
    done = run("audit", file, "--against", "cis-2009", "--rule", "8403", "--brief", out, "--lang", "ru", "--json")
    assert done.returncode == 0 and done.stderr == b""
    text = "\n".join(paragraph.text for paragraph in docx.Document(out).paragraphs)
    assert "Строка: 8403" in text and "Строка 8403: было" in text and "draft-" not in text
    page = tmp_path / "change.html"
    tegi.brief.write("ct-kz@2024-04-28", page, "ru", against="ct-kz@2021-08-01")
    assert "64,29" in page.read_text(encoding="utf-8")


def test_a_change_of_the_formula_and_no_change_are_told():
    audit: Any = tegi.audit("ct-kz@2024-04-28", against="ct-kz@2021-08-01", kinds=["edition"])
    (one,) = changes(audit, "ru").changes
    assert (one.way, one.before, one.after, one.chapter) == ("share", "64.29", "50.00", "")
    same: Any = tegi.audit("cis-2009", against="cis-2009", kinds=["edition"], rule="8403")
    found = changes(same, "ru")
    assert found.changes == ()
    assert BriefWords("ru")("nothing-changes") in str(of_changes(found, "ru").parts[0])


@pytest.mark.parametrize("name", ["kz-procurement", "cis-2009"])
def test_of_contracts_it_is_not_told_that_nothing_changes(name):
    audit: Any = tegi.audit(name, against="kz-procurement@2018-06-29", kinds=["edition"])
    found = changes(audit, "ru")
    assert found.changes == () and not found.is_of_goods
    for language in LANGUAGES:
        said = BriefWords(language)
        first, *rest = of_changes(found, language).parts
        assert first == Verdict(said("not-tried"), "plain") and said("changed") not in str(rest)


def test_a_brief_is_not_told_in_thousands_of_lines_beside_it(tmp_path):
    out = tmp_path / "brief.docx"
    done = run("audit", "cis-2009", "--rule", "8403", "--brief", out, "--lang", "ru")
    assert done.returncode == 0 and out.exists() and done.stdout.decode().count("\n") < 4
    assert run("audit", "cis-2009", "--rule", "8403").stdout.startswith(done.stdout.rstrip())


def test_rulebooks_without_a_list_have_a_brief(tmp_path: Path):
    for name in ("kz-register", "kz-procurement", "ct-kz"):
        tegi.brief.write(name, tmp_path / f"{name}.docx", "kk")
        assert zipfile.is_zipfile(tmp_path / f"{name}.docx")
    assert Goods("kz-procurement@2025-10-06", tegi._engine).rows == {}
    with pytest.raises(ValueError, match="pdf"):
        tegi.brief.write("kz-register", tmp_path / "x.pdf")

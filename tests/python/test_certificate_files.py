"""Certificates as files and from workbooks, and the command that makes and verifies them."""

import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
import tegi
from certificates import BOILER, changed, digest, line, record, shipment, three
from conftest import workbook
from program import run
from tegi import certificate
from tegi.certificate.words import WORDS
from tegi.command.certificate import FORMS, KINDS
from tegi.language import LANGUAGES

WRITER = shutil.which("lowriter")
MARK = "ДЛЯ ПРОВЕРКИ — не является сертификатом"
HOSTILE = ["=1+1", "<script>alert(1)</script>", "{{ 7*7 }}", "&amp;", "]]>", "</w:t>"]


def many(count: int) -> dict[str, Any]:
    """The certificate of so many goods."""
    records, lines = {}, []
    for number in range(1, count + 1):
        text = record(changed(BOILER, name=f"Водогрейный котёл ОТОПИТЕЛЬНЫЙ, модель {number}"))
        records[str(number)] = text
        marks = "W" * (number % 9 * 4)
        said = "ТУ 25.21-001-2026, ЩЖШМ " * (number % 5 + 1)
        lines.append(line(text, description=said, packages={"count": number, "kind": "ящик", "marks": marks or "А"}))
    return certificate.issue(records, shipment(*lines))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three records and their shipment as files."""
    records, facts = three()
    for name, text in records.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/shipment.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_the_document_says_on_each_page_what_it_is_not():
    records, facts = three()
    made = certificate.issue(records, facts)
    document = docx.Document(io.BytesIO(certificate.docx(made, "kk")))
    [section] = document.sections
    assert section.header.paragraphs[0].text == MARK
    assert not section.different_first_page_header_footer and not document.settings.odd_and_even_pages_header_footer
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for item in made["paper"]["items"]:
        assert all(item[name] in cells for name in ("goods", "criterion", "quantity", "invoice", "packages"))
    page = certificate.html(made, "en").decode()
    assert page.count(f'<thead><tr><td><p class="mark">{MARK}</p>') == page.count("<section>") == 2
    assert made["digest"] in page
    for number in range(1, 14):
        assert f"{number}." in page


def test_the_same_certificate_gives_the_same_bytes():
    records, facts = three()
    made = certificate.issue(records, facts)
    for ending, write in certificate.KINDS.items():
        assert write(made, "ru") == write(json.loads(certificate.text(made)), "ru"), ending


@pytest.mark.skipif(WRITER is None, reason="LibreOffice is not installed")
def test_no_sheet_runs_over_its_page(tmp_path):
    made = many(30)
    (tmp_path / "many.docx").write_bytes(certificate.docx(made))
    subprocess.run(
        [str(WRITER), "--headless", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--convert-to", "pdf"]
        + ["--outdir", str(tmp_path), str(tmp_path / "many.docx")],
        capture_output=True,
        check=True,
        timeout=120,
    )
    pages = len(re.findall(rb"/Type ?/Page\b", (tmp_path / "many.pdf").read_bytes()))
    # One more for what stands beside the form.
    assert made["sheets"] > 3 and pages == made["sheets"] + 1


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text_in_every_kind(name, tmp_path):
    text = record(changed(BOILER, name=name))
    facts = shipment(line(text, description=name), transport=name)
    made = certificate.issue([text], facts)
    assert made["paper"]["items"][0]["goods"].startswith(name)
    page = certificate.html(made, "ru").decode()
    assert "<script>" not in page and "49" not in re.sub(r"[0-9a-f]{64}", "", page.split("<body>")[1])
    root = ElementTree.fromstring(certificate.xml(made))
    boxes = [one.text for one in root.iter("{urn:tegi:certificate:1}box")]
    assert name in boxes and root[0].text == MARK
    document = docx.Document(io.BytesIO(certificate.docx(made)))
    assert any(name in cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_control_characters_of_a_record_rule_no_page():
    text = record(changed(BOILER, name="a\u202eb\x1b[2J\u0007"))
    made = certificate.issue([text], shipment(line(text)))
    assert made["paper"]["items"][0]["goods"].startswith("a\ufffdb\ufffd[2J\ufffd")
    for write in certificate.KINDS.values():
        content = write(made, "ru")
        if not content.startswith(b"PK") and not content.startswith(b"{"):
            assert b"\x1b" not in content and b"\x07" not in content
    ElementTree.fromstring(certificate.xml(made))
    assert certificate.verify(certificate.text(made), [text])["holds"]


def test_the_command_makes_what_verify_and_recheck_know(folder):
    names = [folder / name for name in ("boiler.json", "apples.json", "biscuits.json")]
    given = ["--shipment", folder / "facts/shipment.json"]
    done = run(
        "certificate", *names, *given, "-o", folder / "ct1.docx", "--record", folder / "ct1.json", "--lang", "ru"
    )
    assert done.returncode == 0, done.stderr.decode()
    assert MARK in done.stdout.decode() and "Водогрейный котёл" in done.stdout.decode()
    for ending in (".html", ".xml"):
        for _ in range(2):
            # Its own earlier result is written anew.
            assert run("certificate", *names, *given, "-o", folder / f"ct1{ending}").returncode == 0
    printed = run("certificate", *names, *given, "--json").stdout
    assert printed == (folder / "ct1.json").read_bytes()
    done = run("verify", folder / "ct1.json", "--records", *names, "--lang", "en")
    assert done.returncode == 0 and b"unaltered" in done.stdout
    done = run("verify", folder / "ct1.json", "--json")
    assert done.returncode == 1 and json.loads(done.stdout)["outcome"] == "without-records"
    (folder / "facts/shipment.json").unlink()
    done = run("recheck", folder, "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["outcomes"] == {"same": 4}
    (folder / "apples.json").unlink()
    altered = folder / "boiler.json"
    altered.write_text(altered.read_text(encoding="utf-8").replace('"origin":"TR"', '"origin":"KZ"'), newline="")
    done = run("recheck", folder, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1 and found["outcomes"] == {"same": 1, "altered": 1, "record-fails": 1}
    assert run("recheck", folder, "--lang", "kk").returncode == 1


def test_certificates_that_take_more_than_the_record_are_told(tmp_path):
    text = record(BOILER)
    (tmp_path / "boiler.json").write_text(text, encoding="utf-8", newline="")
    for name, more in (("one", {"quantity": "7"}), ("two", {"quantity": "5.5"})):
        made = certificate.issue([text], shipment(line(text, **more)))
        certificate.save(made, tmp_path / f"{name}.json")
        # The same once more, and a duplicate, take nothing anew.
        certificate.save(made, tmp_path / f"{name}-copy.json")
        again = shipment(line(text, **more), service_mark={"kind": "duplicate"})
        certificate.save(certificate.issue([text], again), tmp_path / f"{name}-duplicate.json")
    done = run("recheck", tmp_path, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1 and found["outcomes"] == {"same": 7} and not found["failing"]
    [flag] = found["excess"]
    assert flag["rule"] == "certificates-above-record" and flag["figures"] == {
        "record": digest(text),
        "recorded": "12",
        "used": "12.5",
        "excess": "0.5",
        "unit": "шт",
    }
    assert "сверх неё: 0.5" in " ".join(run("recheck", tmp_path, "--lang", "ru").stdout.decode().split())
    for name in ("two", "two-copy", "two-duplicate"):
        (tmp_path / f"{name}.json").unlink()
    assert run("recheck", tmp_path).returncode == 0


def test_the_command_refuses_with_every_reason(folder):
    masked = folder / "boiler.json"
    masked.write_text(tegi.mask_text(record(BOILER, "0" * 32)), encoding="utf-8", newline="")
    given = ["certificate", masked, folder / "apples.json", "--shipment", folder / "facts/shipment.json"]
    done = run(*given, "-o", folder / "ct1.docx", "--lang", "ru")
    said = done.stderr.decode()
    assert done.returncode == 2 and not (folder / "ct1.docx").exists()
    assert "Документ не составлен." in said and "затраты в записи скрыты" in said and "/goods/2/record" in said
    refusal = json.loads(run(*given, "--json").stdout)
    assert {one["code"] for one in refusal["errors"]} >= {"record-masked", "line-without-record"}
    for wrong in (
        ["certificate", masked],
        ["certificate", masked, "--template", "x.docx"],
        ["certificate", masked, "--shipment", "x.json", "-o", "x.pdf"],
        ["certificate", masked, "--shipment", "x.json", "--record", "x.txt"],
        ["certificate", masked, "--shipment", "x.json", "--template", "x.xlsx"],
    ):
        assert run(*wrong).returncode == 2
    done = run("certificate", masked, "--shipment", folder / "none.json")
    assert done.returncode == 2 and b"none.json" in done.stderr
    done = run("certificate", masked, "--shipment", masked, "-o", masked, "--force")
    assert done.returncode == 2 and masked.read_text(encoding="utf-8").startswith("{")


def test_the_command_offers_what_the_package_has():
    assert FORMS == certificate.FORMS and set(KINDS) == set(certificate.KINDS)
    assert json.loads(run("certificate", "--schema").stdout) == certificate.schema()
    assert run("certificate", "a.json", "--schema").returncode == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_becomes_a_certificate(language, folder, tmp_path):
    names = [folder / name for name in ("boiler.json", "apples.json", "biscuits.json")]
    path = tmp_path / "shipment.xlsx"
    done = run("certificate", *names, "--template", path, "--lang", language)
    assert done.returncode == 0, done.stderr.decode()
    book = openpyxl.load_workbook(path)
    facts, goods = book.worksheets
    for row in facts.iter_rows(min_row=1, max_col=2):
        label, value = row
        filled = FILLED.get(label.value.rstrip(" *"))
        if filled is not None:
            value.value = filled
    assert goods.cell(2, 1).value == digest((folder / "boiler.json").read_text(encoding="utf-8"))
    heads = [cell.value.rstrip(" *") for cell in goods[1]]
    for number in (2, 3, 4):
        for head, value in LINE.items():
            for name in head:
                if name in heads:
                    goods.cell(number, heads.index(name) + 1).value = value
    biscuits = {
        "Количество": 4.5,
        "Саны": 4.5,
        "Quantity": 4.5,
        "Единица измерения": "т",
        "Өлшем бірлігі": "т",
        "Unit": "t",
    }
    for name, value in biscuits.items():
        if name in heads:
            goods.cell(4, heads.index(name) + 1).value = value
    book.save(path)
    done = run("certificate", *names, "--shipment", path, "-o", tmp_path / "ct1.docx", "--json", "--lang", language)
    assert done.returncode == 0, done.stdout.decode()
    made = json.loads(done.stdout)
    assert made["shipment"]["day"] == "2026-03-20" and made["shipment"]["destination"] == "RU"
    assert [item["quantity"] for item in made["paper"]["items"]][1:] == [
        "20\u00a0000 кг",
        "4,5 " + biscuits_unit(language),
    ]


def biscuits_unit(language: str) -> str:
    return "t" if language == "en" else "т"


FILLED: dict[str, Any] = {}
for _names, _value in (
    (("Құжаттың күні", "Дата документа", "Day of the document"), "20.03.2026"),
    (("Экспорттаушы", "Экспортёр", "Exporter"), "ТОО «Пример»"),
    (("Экспорттаушының мекенжайы", "Адрес экспортёра", "Exporter's address"), "г. Астана"),
    (("Импорттаушы", "Импортёр", "Importer"), "ООО «Образец»"),
    (("Импорттаушының мекенжайы", "Адрес импортёра", "Importer's address"), "г. Омск"),
    (("Тағайындалған ел", "Страна назначения", "Country of destination"), "Россия"),
    (("Шот-фактураның нөмірі", "Номер счёта-фактуры", "Number of the invoice"), "45/26"),
    (("Шот-фактураның күні", "Дата счёта-фактуры", "Date of the invoice"), "18.03.2026"),
):
    FILLED |= dict.fromkeys(_names, _value)
LINE = {
    ("Количество мест", "Орын саны", "Number of packages"): 3,
    ("Вид упаковки", "Қаптама түрі", "Kind of packages"): "ящик",
}


def test_faults_of_a_workbook_are_told_at_their_cells(tmp_path):
    text = record(BOILER)
    path = workbook(
        tmp_path / "shipment.xlsx",
        Партия=[
            ["Дата документа", "31.02.2026"],
            ["Экспортер *", "ТОО «Пример»"],
            ["Цвет", "красный"],
            ["Страна назначения", "Узбекистан", "и дальше"],
            ["Экспортёр", "Другой"],
        ],
        Товары=[
            ["SHA-256 записи", "Количество", "Единица измерения", "Цвет"],
            [digest(text), "1,234", "шт", None],
            ["нет", 5, "шт", "x"],
        ],
    )
    with pytest.raises(tegi.TegiError) as raised:
        certificate.read_book(path)
    assert [(fault["code"], fault["at"]) for fault in raised.value.errors] == [
        ("unknown-label", "Партия!A3"),
        ("cell-not-read", "Партия!C4"),
        ("stated-twice", "Партия!B5"),
        ("unknown-label", "Товары!D1"),
    ]
    path = workbook(
        tmp_path / "shipment.xlsx",
        Партия=[["Дата документа", "31.02.2026"], ["Страна назначения", "Узбекистан"]],
        Товары=[["SHA-256 записи", "Количество", "Единица измерения"], [digest(text), "1,234", "шт"], ["нет", 5, "шт"]],
    )
    facts, cells = certificate.read_book(path)
    with pytest.raises(tegi.TegiError) as raised:
        certificate.issue([text], facts, cells=cells)
    found = [(fault["code"], fault["at"]) for fault in raised.value.errors]
    assert ("not-a-day", "Партия!B1") in found and ("not-a-decimal", "Товары!B2") in found
    assert ("not-a-digest", "Товары!A3") in found and ("not-a-party", "Партия!B2") in found
    assert ("missing-field", "Товары!A3/packages/kind") in found and ("missing-field", "/exporter/name") in found
    with pytest.raises(tegi.TegiError, match="no-goods-sheet"):
        certificate.read_book(workbook(tmp_path / "empty.xlsx", Партия=[["Дата документа", "20.03.2026"]]))


def test_every_text_beside_the_form_is_in_the_readers_language():
    made = many(1)
    for place, language in enumerate(LANGUAGES):
        page = certificate.html(made, language).decode()
        assert WORDS["checks"][place] in page and WORDS["note-validity"][place] in page
        assert f'<html lang="{language}">' in page and "СЕРТИФИКАТ" in page
    with pytest.raises(ValueError, match="kk, ru, en"):
        certificate.html(made, "de")
    with pytest.raises(ValueError, match="ct1.pdf|.pdf"):
        certificate.save(made, "ct1.pdf")

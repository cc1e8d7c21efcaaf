"""The reports on the terminal: the worksheet's form, in three languages and at every width."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
import tegi
from program import run
from tegi import figures
from tegi.language import LANGUAGES
from tegi.view.spoken import spoken
from tegi.words import WORDS, Words
from tegi.worksheet import fill
from tegi.worksheet.words import Words as SheetWords
from test_command import report_of


def soft(text: str) -> str:
    """The same with soft blanks alone, as `report_of` gives it."""
    return text.replace("\u00a0", " ")


def amount(text: str, language: str) -> str:
    return soft(figures.figure(text, language))


def spaced(text: str) -> str:
    return soft(figures.code(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_every_part(file, registered, language):
    done = run("good", file, "--lang", language, COLUMNS="400")
    assert done.returncode == 0 and done.stderr == b""
    text, words, said = report_of(done), WORDS[language], SheetWords(language)
    answer = tegi.assess_good(registered)
    sheet = fill(registered, language)
    assert text.startswith(soft(sheet.verdict) + "\n")
    assert "\x1b" not in text and not any(line.endswith(" ") for line in text.split("\n"))
    headings = (
        said("formula"),
        said("materials"),
        said("readings"),
        said("warnings"),
        said("outside"),
        said("receipt"),
    )
    for heading in (*headings, words.sources):
        assert f"\n{heading}\n" in text
    texts = [one.text for one in (*sheet.about, *sheet.share, *sheet.outside, *sheet.warnings, *sheet.rests_on)]
    texts += [one.text.removesuffix(".") for one in sheet.conditions]
    for reading in sheet.readings:
        texts += [f"{reading.question} ({reading.status})", *reading.options]
    assert [one for one in texts if soft(one) not in text] == []
    # Each provision stands once in full, behind its number; sentences have the number.
    body, listed = text.split(f"\n{words.sources}\n")
    said_by_engine = tegi.explain(answer, language)
    for key in ("steps", "warnings", "outside"):
        for citation in (one["citation"] for one in said_by_engine[key] if "citation" in one):
            assert listed.count(f"] {citation}\n") == 1 and citation not in body
    bill = text.split(f"\n{said('materials')}\n")[1]
    for line, status in zip(registered["materials"], answer.materials, strict=True):
        row = next(row for row in bill.split("\n") if line.get("name", line["id"]) in row)
        assert spaced(line["hs"]) in row
        assert amount(status["value"], language) in row
    # A person is shown no pointers, no ISO days but in English, and no amount without its currency.
    assert "/materials" not in body and "/good" not in body
    assert ("2026-03-01" in body) is (language == "en")
    for one in answer.figures:
        assert f"{amount(one['value'], language)} KZT" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_provisional_verdict_is_printed_as_one(tmp_path, boiler, language):
    for kind, is_provisional in (("ct-1", False), ("none", True)):
        materials = [{**line, "proof": {"kind": kind}} for line in boiler["materials"]]
        path = tmp_path / f"{kind}.json"
        facts = boiler | {"materials": materials}
        path.write_text(json.dumps(facts))
        answer = tegi.assess_good(facts)
        assert answer.provisional == is_provisional
        coloured = run("good", path, "--lang", language, COLUMNS="2000", FORCE_COLOR="1").stdout.decode()
        assert coloured.startswith("\x1b[1;33m" if is_provisional else "\x1b[1;32m")
        text = report_of(run("good", path, "--lang", language, COLUMNS="2000"))
        sheet = fill(facts, language)
        assert text.startswith(soft(sheet.verdict)) and (SheetWords(language)("provisional") in text) is is_provisional
        assert (f"\n{SheetWords(language)('rests_on')}\n" in text) == bool(sheet.rests_on)
        assert len(sheet.rests_on) == len(answer.rests_on) and all(soft(one.text) in text for one in sheet.rests_on)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_a_contract_has_every_part(contract, works, language):
    works["contracts"][1]["performer"] = {"name": "Монтаж"}
    works["contracts"][0]["goods"][0]["name"] = "Трубы стальные"
    contract.write_text(json.dumps(works), encoding="utf-8")
    done = run("contract", contract, "--lang", language, COLUMNS="400")
    assert done.returncode == 0 and done.stderr == b""
    text, words, sheet = report_of(done), WORDS[language], SheetWords(language)
    answer = tegi.assess_contract(works)
    said = tegi.explain(answer, language)
    assert amount("77.00", language) in text.split("\n")[0]
    titles = (words.rule, words.figures, words.contracts, words.goods, sheet("readings"), words.sources)
    assert [one for one in titles if f"\n{one}\n" not in text] == []
    for key in ("rule", "missing", "warnings"):
        assert all(sentence["text"] in text for sentence in said[key]), key
    assert all(reading["question"] in text for reading in said["readings"])
    names = ("value", "goods", "subcontracts", "own_work", "payroll_share", "contribution")
    for row, shown in zip(answer.rows, ("main", "sub (Монтаж)")):
        line = next(line for line in text.split("\n") if line.startswith(shown))
        assert re.split(" {2,}", line) == [shown, *(amount(row[name], language) for name in names)]
    # Goods by their names, amounts with their currency.
    assert "Трубы стальные  " in text and "pipes" not in text
    assert f"{amount(answer.numerator, language)} KZT" in text
    assert words.payroll_share in text and words.producer not in text


@pytest.mark.parametrize(("producer", "mark"), [(True, "✓"), (False, "✗"), (None, "?")])
def test_the_report_of_formula_4_names_producers(tmp_path, works, producer, mark):
    works |= {"kind": "subsoil", "subsoil_contract_day": "2015-01-01"}
    for row in works["contracts"]:
        row["performer"] = {"kazakhstani_producer": producer}
    path = tmp_path / "contract.json"
    path.write_text(json.dumps(works))
    text = run("contract", path, "--lang", "en", COLUMNS="100").stdout.decode()
    assert WORDS["en"].producer in text and WORDS["en"].payroll_share not in text
    assert next(line for line in text.split("\n") if line.startswith("sub ")).split()[5] == mark
    assert ("\nWhat is missing, and which paper proves it\n" in text) is (producer is None)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_a_contract_fits_its_page(contract, width, language):
    lines = report_of(run("contract", contract, "--lang", language, COLUMNS=str(width))).split("\n")
    assert max(map(len, lines)) <= width
    # A table, or where it has no room sentences; no amount is cut.
    assert amount("720.00", language) in " ".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_a_period_has_every_part(period, purchases, language):
    done = run("period", period, "--lang", language, COLUMNS="400")
    assert done.returncode == 0 and done.stderr == b""
    text, words, sheet = report_of(done), WORDS[language], SheetWords(language)
    said = tegi.explain(tegi.assess_period(purchases), language)
    assert amount("45.83", language) in text.split("\n")[0]
    titles = (words.rule, words.kinds, sheet("conditions"), sheet("readings"), words.warnings, sheet("receipt"))
    assert [one for one in titles if f"\n{one}\n" not in text] == []
    assert all(sentence["text"] in text for sentence in said["rule"])
    for reading in said["readings"]:
        assert reading["question"] in text
    # A warning names a reading by its question, and not by its id.
    assert "period-share" not in text
    assert f"  ✓ {spoken(said['steps'][0]['text'], language).rpartition(':')[0]} [2]\n" in text
    assert f"] {said['steps'][0]['citation']}\n" in text


def test_the_report_fits_a_narrow_page(file):
    for width in (20, 40, 60, 80):
        lines = run("good", file, "--lang", "en", COLUMNS=str(width)).stdout.decode().split("\n")
        assert max(map(len, lines)) <= width
        assert "37.50" in " ".join(lines)


def test_steps_are_marked(tmp_path, boiler):
    path = tmp_path / "facts.json"
    marks = []
    for price in ("1000.00", "100.00", None):
        boiler["good"]["ex_works_price"] = price
        path.write_text(json.dumps(boiler))
        text = run("good", path, "--lang", "en").stdout.decode()
        marks.append(next(line for line in text.split("\nConditions\n")[1].split("\n"))[2])
    assert marks == ["✓", "✗", "?"]


def test_parts_are_named_beside_their_sentences(tmp_path, boiler):
    part = {"good": {"hs": "7326909807"}, "materials": [{"hs": "7208", "origin": "CN"}], "operations": []}
    boiler["materials"][2] = {"id": "casing", "name": "Steel casing", "origin": "KZ", "made_from": part}
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(boiler))
    text = run("good", path, "--lang", "en", COLUMNS="400").stdout.decode()
    said = tegi.explain(tegi.assess_good(boiler), "en")
    assert any(step.get("at") == "/materials/2/made_from" for step in said["steps"])
    assert " Part: Steel casing. " in text and "/made_from" not in text
    assert said["missing"]
    for question in said["missing"]:
        assert f"• {question['text']}" in text and question["at"] not in text
        assert all(sentence in text for sentence in question.get("gives", {}).values())


def test_questions_stand_in_the_order_in_which_a_person_answers(tmp_path, boiler):
    boiler["good"]["ex_works_price"] = None
    del boiler["operations"], boiler["materials"][0]["value"]
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(boiler))
    text = run("good", path, "--lang", "en", COLUMNS="400").stdout.decode()
    asked = [
        "What is the ex-works price of the good?",
        "What is the value of the material? Material: Steel sheet",
        "Which operations were performed?",
        "Was more done than insufficient operations",
    ]
    places = [text.index(f"• {question}") for question in asked]
    assert places == sorted(places)
    assert text.count(WORDS["en"].settles_most) == 1


def test_names_cannot_rule_the_terminal(tmp_path, boiler):
    boiler["materials"][0]["name"] = "[red]a[/red] :smile: \x1b[31mb\x07\u202ec"
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(boiler))
    text = run("good", path, COLUMNS="200").stdout.decode()
    assert "[red]a[/red] :smile: \ufffd[31mb\ufffd\ufffdc" in text


@pytest.mark.parametrize("width", range(60, 130, 7))
def test_a_long_word_in_a_table_cuts_no_other_column(tmp_path, boiler, width):
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    files[0].write_text(json.dumps(boiler))
    boiler["materials"][0]["name"] = "sheet-of-hot-rolled-steel-3mm"
    files[1].write_text(json.dumps(boiler))
    text = run("compare", *files, "--lang", "ru", COLUMNS=str(width)).stdout.decode()
    assert "sheet-of-hot-rolled-steel-3mm" in text and max(map(len, text.splitlines())) <= width
    # Lines of a table are read column by column: the last one says in full that nothing is changed.
    head, *rows = re.split("─+", text.split("Различия")[1].split("Рассмотрены")[0])
    assert {"ничего", "не", "меняет"} <= set(" ".join(rows or [head]).split())


def headings(words: Words) -> Iterator[tuple[str, str]]:
    for field in fields(Words):
        value = getattr(words, field.name)
        if isinstance(value, dict):
            yield from ((f"{field.name}.{code}", said) for code, said in value.items())
        else:
            yield field.name, value


def test_the_headings_are_complete_in_all_languages():
    assert set(WORDS) == set(LANGUAGES)
    said = {language: dict(headings(WORDS[language])) for language in LANGUAGES}
    assert said["kk"].keys() == said["ru"].keys() == said["en"].keys()
    for name in said["en"]:
        kk, ru, en = (said[language][name] for language in ("kk", "ru", "en"))
        assert kk and ru and en
        assert len({kk, ru, en}) == 3 or name == "code", name
        assert en.isascii() and not ru.isascii() and not kk.isascii(), name

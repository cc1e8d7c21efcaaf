"""The workshop: rulebooks as workbooks and folders, their cases, differences, lists of the register, and mistakes."""

import copy
import csv
import io
import json
import os
import re

import openpyxl
import pytest
import tegi
from conftest import ROOT
from tegi.language import LANGUAGES
from tegi.rulebook import example, template
from tegi.rulebook.fields import REGISTER_SHEETS, SHEETS

MISTAKES = json.loads((ROOT / "tests/rulebooks/mistakes.json").read_text(encoding="utf-8"))
# The sentences of all mistakes, so that a change of one is seen: TEGI_WRITE=1 writes them anew.
SAID = ROOT / "tests/rulebooks/mistakes-said.json"
TOLD = json.loads(SAID.read_text(encoding="utf-8")) if SAID.exists() else {}


def written(tmp_path, sheets, tables=SHEETS, language="en"):
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.workbook(sheets, tables, LANGUAGES.index(language), 20))
    return path


def sheets_of(language="en", of=example.agreement):
    return {key: [dict(row) for row in rows] for key, rows in of(language).items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", ["agreement", "register"])
def test_a_new_rulebook_is_sound_and_has_the_same_bytes_in_both_forms(tmp_path, language, of):
    book, folder = tmp_path / "new.xlsx", tmp_path / "new"
    for path in (book, folder):
        tegi.rulebook.new(path, of, language)
        found = tegi.rulebook.check(path)
        assert found.faults == [] and found.warnings == [], tegi.rulebook.sentences([*found.faults, *found.warnings])
        assert found.languages == [language] and found.missing[language] == []
        cases = tegi.rulebook.test(path)
        assert len(cases) >= 3 and all(case.holds for case in cases)
        assert found.name.split("@")[0] in tegi.rulebook.show(path, language)
    text = tegi.rulebook.build(book)
    assert text == tegi.rulebook.build(folder)
    # What is built is what the engine loads and digests, and it can be read again.
    (tmp_path / "built.json").write_text(text, encoding="utf-8")
    again = tegi.rulebook.check(tmp_path / "built.json")
    assert again.text == text and again.sha256 == tegi.rulebook.check(book).sha256
    assert again.sha256 in {edition["sha256"] for edition in tegi.Engine().load_rulebook(text)}


def test_a_new_rulebook_is_not_written_over_another(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/mine.txt").write_text("mine")
    (tmp_path / "book.xlsx").write_text("mine")
    for name in ("folder", "book.xlsx"):
        with pytest.raises(tegi.TegiError):
            tegi.rulebook.new(tmp_path / name)
    with pytest.raises(ValueError):
        tegi.rulebook.new(tmp_path / "other", language="de")


def test_the_engines_own_rulebooks_are_read_by_the_same_code():
    for edition in tegi.rulebooks():
        folder = ROOT / "core/rulebooks" / edition["id"] / edition["first"]
        name = f"{edition['id']}@{edition['first']}"
        assert tegi.rulebook.official.document(folder) == json.loads(tegi.rulebook_text(name)), name
    with pytest.raises(tegi.TegiError) as raised:
        tegi.rulebook.build(ROOT / "core/rulebooks/cis-2009/2024-05-04")
    assert raised.value.code == "official-id"
    assert tegi.rulebook("cis-2009")["id"] == "cis-2009"


def mistaken(tmp_path, one):
    sheets = sheets_of()
    for key, row, column, said in (one[name] for name in ("set", "and") if name in one):
        sheets[key][row][column] = said
    path = written(tmp_path, sheets)
    if "set" not in one:
        book = openpyxl.load_workbook(path)
        if "head" in one:
            sheet, column, said = one["head"]
            book[sheet].cell(1, column_of(sheet, column)).value = said
        elif "error" in one:
            sheet, row, column = one["error"]
            book[sheet].cell(row + 2, column_of(sheet, column)).value = "#REF!"
        else:
            book.create_sheet(one["sheet"]).append(["Code"])
        book.save(path)
    return path


def column_of(sheet, column):
    table = next(table for table in SHEETS if table.key == sheet)
    return [one.key for one in table.columns].index(column) + 1


@pytest.mark.parametrize("one", MISTAKES, ids=[one["what"] for one in MISTAKES])
def test_a_mistake_is_told_at_its_cell_in_three_languages(tmp_path, one):
    path = mistaken(tmp_path, one)
    before = tegi.rulebooks()
    found = tegi.rulebook.check(path)
    fault = next((fault for fault in found.faults if (fault["code"], fault["at"]) == (one["code"], one["at"])), None)
    assert fault is not None, found.faults
    assert fault.get("offers", []) == one.get("offers", [])
    said = {language: tegi.rulebook.sentences([fault], language)[0] for language in LANGUAGES}
    for language, sentence in said.items():
        assert sentence.startswith(f"{one['at']}: ") and not re.search(
            r"\{(given|allowed|place|offers)\}|fault\.|expected\.", sentence
        ), sentence
        assert all(offer in sentence for offer in one.get("offers", ())), sentence
    assert said["kk"] != said["ru"] != said["en"]
    if os.environ.get("TEGI_WRITE"):
        TOLD[one["what"]] = said
        SAID.write_text(json.dumps(TOLD, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert said == TOLD[one["what"]]
    # Nothing loads in part.
    with pytest.raises(tegi.TegiError):
        tegi.rulebook.build(path)
    assert tegi.rulebooks() == before


def test_all_mistakes_are_told_at_once(tmp_path):
    sheets = sheets_of()
    wanted = []
    # Those of other cells than the ones before, and such that reading can go on.
    for one in MISTAKES:
        if "set" in one and one["at"].startswith(("rows", "terms", "operations")) and one["at"] not in wanted:
            key, row, column, said = one["set"]
            if one["code"].startswith(("expression", "book-not", "not-a-code")):
                sheets[key][row][column] = said
                wanted.append(one["at"])
    found = tegi.rulebook.check(written(tmp_path, sheets))
    assert len(wanted) >= 6 and set(wanted) <= {fault["at"] for fault in found.faults}


def test_json_toml_and_other_files_are_told_apart(tmp_path):
    (tmp_path / "toml.json").write_text('id = "own"\nfirst = "2026-01-01"\n')
    assert [fault["code"] for fault in tegi.rulebook.check(tmp_path / "toml.json").faults] == ["rulebook-in-toml"]
    (tmp_path / "book.docx").write_text("x")
    with pytest.raises(tegi.TegiError) as raised:
        tegi.rulebook.check(tmp_path / "book.docx")
    assert raised.value.code == "book-kind"
    tegi.rulebook.new(tmp_path / "folder", language="en")
    (tmp_path / "folder/act.toml").write_text('id = "own\n')
    assert "book-not-toml" in {fault["code"] for fault in tegi.rulebook.check(tmp_path / "folder").faults}


def test_traps_are_warned_of_at_their_cells(tmp_path):
    sheets = sheets_of()
    sheets["rows"][1]["expression"] = "CTH AND MAXNOM 60 OF SAME-HEADING"
    found = tegi.rulebook.check(written(tmp_path, sheets))
    assert found.faults == []
    assert [(one["code"], one["at"]) for one in found.warnings] == [
        ("trap-limit-barred", "rows!D3"),
        ("trap-percent", "rows!D3"),
    ]
    assert found.warnings[0]["offers"] == ["CTH TOLERATING SAME-HEADING UP TO 60"]


def test_a_case_that_fails_says_what_came_of_it(tmp_path):
    sheets = sheets_of()
    sheets["cases"][0]["verdict"] = "does not originate"
    sheets["cases"][2]["hs"] = "84.71.3"
    cases = tegi.rulebook.test(written(tmp_path, sheets))
    assert [case.holds for case in cases] == [False, True, False]
    assert cases[0].expected["verdict"] == "not_originating" and cases[0].found["verdict"] == "originating"
    assert [(fault["code"], fault["at"]) for fault in cases[2].faults] == [("not-a-code", "cases!C4")]
    shown = tegi.rulebook.view.of_cases(cases, "en")
    [failed] = [item for item in shown.parts[1].items if item.text.startswith("coffee-roasted")]
    # What was compared stands below a case that is not as expected.
    assert "cases!A2" in failed.text and any("roasting" in line for line in failed.below)


def test_authors_write_as_they_write_in_tables(tmp_path):
    sheets = sheets_of("ru")
    sheets["act"][4]["value"] = "Қазақстан"
    sheets["act"].append({"name": "cumulation", "value": "Монголия; Киргизия", "place": "статья 7"})
    roasted = sheets["cases"][0]
    roasted |= {"hs": "0901 21 000 0", "operations": "Обжаривание", "origin": "Бразилия", "value": "60,00"}
    sheets["cases"].append({"material": "зёрна", "material_hs": "0901.11", "value": "10", "origin": "Монголия"})
    sheets["cases"][-1] |= {"proof": "СТ-1"}
    sheets["cases"].insert(1, sheets["cases"].pop())
    path = written(tmp_path, sheets, language="ru")
    cases = tegi.rulebook.test(path)
    assert all(case.holds for case in cases), [case.faults for case in cases]
    assert cases[0].facts["good"]["hs"] == "0901210000" and cases[0].facts["operations"] == ["roasting"]
    assert [one["origin"] for one in cases[0].facts["materials"]] == ["BR", "MN"]
    origin = tegi.rulebook.check(path).document["origin"]
    assert origin["country"] == "KZ" and origin["cumulation"]["parties"] == ["MN", "KG"]


def test_what_reading_finds_and_what_checking_finds_is_told_together(tmp_path):
    sheets = sheets_of()
    sheets["act"][4]["value"] = "UK"
    sheets["rows"][0]["expression"] = "OPS ALL {roastng}"
    sheets["rows"][1]["expression"] = "CTH or MAXNOM 50"
    sheets["rows"].append({"code": "84.71", "expression": "CTH"})
    sheets["rows"].append({"code": "9403", "expression": "FACT nothing"})
    found = tegi.rulebook.check(written(tmp_path, sheets))
    assert [(fault["at"], fault["code"]) for fault in found.faults] == [
        ("act!B6", "not-a-country"),
        ("rows!D2", "unknown-term"),
        ("rows!D3", "expression-capitals"),
        ("rows!B4", "not-a-code"),
        ("rows!D5", "unknown-term"),
    ]


def test_a_difference_is_told_in_words_with_what_flips(tmp_path):
    old = tmp_path / "old"
    tegi.rulebook.new(old, language="en")
    sheets = sheets_of()
    sheets["rows"][1]["expression"] = "MAXNOM 50"
    del sheets["rows"][0]
    found = tegi.rulebook.diff(old, written(tmp_path, sheets), "en")
    changed = {one.rule: one for one in found.rules}
    assert set(changed) == {"0901", "8471"} and changed["0901"].after == ()
    assert "at most 50" in changed["8471"].after[0] or "50 %" in changed["8471"].after[0]
    flips = {one.name: (one.before, one.after) for one in found.flips}
    assert flips["computer"] == ("originating (8471)", "not_originating (8471)")
    assert found.goods == 3 and found.to_dict()["goods"] == 3
    assert tegi.rulebook.diff(old, old, "en").flips == []


def test_a_list_of_the_register_is_an_overlay_with_its_own_ground(tmp_path):
    path = written(tmp_path, sheets_of(of=example.register), REGISTER_SHEETS)
    engine = tegi.Engine()
    engine.load_rulebook(tegi.rulebook.build(path))
    facts = next(case for case in tegi.rulebook.test(path) if case.name == "pump-three").facts
    facts["good"]["production_cost"] = "80"
    answer = engine.assess_good(facts)
    assert (answer.verdict, answer.local_content["share"]) == ("originating", "25.00")
    assert answer.receipt["rulebook"] == "kz-register+my-list" and answer.receipt["rulebook_of"] == "user"
    assert answer.receipt["rulebook_sha256"] == tegi.rulebook.check(path).sha256
    assert [ground["kind"] for ground in answer.rests_on if ground["kind"] == "own-list"] == ["own-list"]
    record = engine.record_text(json.dumps(facts))
    assert tegi.verify(json.loads(record))["outcome"] == "by-a-rulebook-of-the-user"


@pytest.mark.parametrize(
    ("change", "at", "code"),
    [
        (("groups", 2, "least_points", "31"), None, None),
        (("groups", 2, "least_points", "50"), "groups!I4", "book-least-too-many"),
        (("operations", 8, "points", "5"), None, None),
        (("operations", 8, "points", ""), "operations!F10", "book-missing"),
        (("groups", 0, "least", "9"), "groups!H2", "book-least-too-many"),
        (("groups", 0, "least", ""), "groups!H2", "book-no-least"),
        (("groups", 0, "from", "01.07.2026"), "groups!J2", "book-group-later"),
        (("operations", 0, "group", "pump"), "operations!A2", "book-unknown-group"),
        (("groups", 0, "codes", "84.13"), "groups!B2", "not-a-code"),
        (("act", 0, "value", "kz-registry"), "act!B2", "unknown-rulebook"),
    ],
)
def test_what_a_list_cannot_say_is_refused_at_its_cell(tmp_path, change, at, code):
    sheets = sheets_of(of=example.register)
    key, row, column, said = change
    sheets[key][row][column] = said
    found = tegi.rulebook.check(written(tmp_path, sheets, REGISTER_SHEETS))
    places = [(fault["at"], fault["code"]) for fault in found.faults]
    if code is None:
        assert places == [] and "POINTS 3" in found.text
    else:
        assert (at, code) in places


def test_a_folder_may_have_semicolons_and_another_language(tmp_path):
    folder = tmp_path / "folder"
    tegi.rulebook.new(folder, language="ru")
    before = tegi.rulebook.build(folder)
    rows = list(csv.reader(io.StringIO((folder / "rows.csv").read_text(encoding="utf-8"))))
    rows[0] = [next(one for one in SHEETS[1].columns if one.key == key).names[0] for key in rows[0]]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    (folder / "rows.csv").write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())
    assert tegi.rulebook.build(folder) == before


def test_reading_changes_no_engine_and_knows_the_rulebooks_of_its_engine(tmp_path, own_rulebook):
    engine = tegi.Engine()
    engine.load_rulebook(copy.deepcopy(own_rulebook))
    before = engine.rulebooks()
    tegi.rulebook.new(tmp_path / "new", language="en")
    found = tegi.rulebook.check(tmp_path / "new", engine)
    assert found.faults == [] and engine.rulebooks() == before
    # An author writes a rulebook anew while an earlier text of it is loaded.
    engine.load_rulebook(found.text)
    assert tegi.rulebook.check(tmp_path / "new", engine).faults == []
    (tmp_path / "new.json").write_text(found.text, encoding="utf-8")
    assert tegi.rulebook.check(tmp_path / "new.json", engine).faults == []
    # The other rulebooks of its engine stay known.
    again = tegi.rulebook.check(tmp_path / "new", engine).engine
    assert (own_rulebook["id"], own_rulebook["first"]) in {(one["id"], one["first"]) for one in again.rulebooks()}

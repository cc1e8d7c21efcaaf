"""What could load and mean something else than its author meant is refused at its cell, or warned of."""

import os
import re

import openpyxl
import pytest
import tegi
from tegi.language import LANGUAGES
from tegi.rulebook import example
from tegi.rulebook.fields import REGISTER_SHEETS
from test_workshop import sheets_of, written


def refused(path):
    """The places and codes of all faults, each of which is said in three languages without an empty blank."""
    try:
        faults = tegi.rulebook.check(path).faults
    except tegi.TegiError as error:
        faults = error.errors
    for language in LANGUAGES:
        for sentence in tegi.rulebook.sentences(faults, language):
            assert not re.search(r"\{\w+\}|fault\.|expected\.", sentence), sentence
    return [(fault["at"], fault["code"]) for fault in faults]


def folder(tmp_path):
    path = tmp_path / "folder"
    tegi.rulebook.new(path, language="en")
    return path


@pytest.mark.parametrize(
    ("before", "after", "at", "code"),
    [
        # Without its end the quote would take the row of computers into the cell of coffee.
        ("Coffee", '"Coffee', "rows!A2", "book-quotes"),
        ("Coffee", '"Coffee" roasted', "rows!A2", "book-quotes"),
        ("Coffee", '"' + "x" * 200_000 + '"', "rows!A2", "book-quotes"),
        # The rest of the text would stand in the column of conditions, and the condition in that of places.
        ("Coffee", "Coffee, roasted", "rows!M2", "book-row-too-long"),
    ],
)
def test_text_tables_keep_their_rows_and_columns(tmp_path, before, after, at, code):
    path = folder(tmp_path)
    text = (path / "rows.csv").read_text(encoding="utf-8")
    assert before in text
    (path / "rows.csv").write_text(text.replace(before, after, 1), encoding="utf-8")
    assert (at, code) in refused(path)


@pytest.mark.parametrize("name", ["rows.txt", "rows.xlsx", "#rows.csv"])
def test_a_folder_without_its_rows_is_refused(tmp_path, name):
    path = folder(tmp_path)
    (path / "rows.csv").rename(path / name)
    expected = ("folder", "book-no-sheet") if name.startswith("#") else (name, "book-file-kind")
    assert refused(path) == [expected]


def test_merged_cells_are_refused(tmp_path):
    path = written(tmp_path, sheets_of())
    book = openpyxl.load_workbook(path)
    book["rows"]["J2"] = "article 5"
    book["rows"].merge_cells("J2:J3")
    book.save(path)
    assert refused(path) == [("rows!J2", "book-merged")]


def test_a_title_above_the_headings_is_told_once(tmp_path):
    path = written(tmp_path, sheets_of())
    book = openpyxl.load_workbook(path)
    book["rows"].insert_rows(1)
    book["rows"]["A1"] = "The list"
    book.save(path)
    assert refused(path) == [("rows!A1", "book-unknown-column")]


def test_a_code_with_points_is_no_day(tmp_path):
    sheets = sheets_of()
    sheets["cases"][2]["hs"] = "84.71.3000"
    assert tegi.rulebook.test(written(tmp_path, sheets))[2].facts["good"]["hs"] == "84713000"


@pytest.mark.parametrize("name", ["huge.xlsx", "huge.json"])
def test_a_file_that_is_too_large_is_not_read(tmp_path, name):
    with open(tmp_path / name, "wb") as file:
        os.truncate(file.fileno(), 200 * 2**20)
    assert refused(tmp_path / name) == [(name, "file-too-large")]


def members(*kinds):
    return [{"group": kind, "member": member, "en": name} for kind, member, name in kinds]


PACKING = members(("insufficient", "a", "packing"))


@pytest.mark.parametrize(
    ("act", "groups", "expected"),
    [
        # Operations that the author calls insufficient would be sufficient.
        ([], PACKING, [("groups!A2", "book-no-provision")]),
        ([{"name": "insufficient", "value": "no"}], PACKING, [("groups!A2", "book-no-provision")]),
        ([{"name": "insufficient", "value": "yes"}], [], [("act!A9", "book-no-members")]),
        ([], members(("countries", "KG", "Lakes")), [("groups!A2", "book-no-provision")]),
        # Neither yes nor no is stated.
        ([{"name": "unknown_origin", "place": "article 9"}], [], [("act!B9", "book-missing")]),
        ([{"name": "unknown_origin", "value": "no"}], [], []),
        ([{"name": "insufficient", "place": "article 6"}], PACKING, []),
    ],
)
def test_a_provision_and_its_members_belong_together(tmp_path, act, groups, expected):
    sheets = sheets_of()
    sheets["act"] += act
    sheets["groups"] += groups
    assert refused(written(tmp_path, sheets)) == expected


def test_a_group_of_countries_is_named_in_any_of_its_languages(tmp_path):
    sheets = sheets_of()
    sheets["groups"] += members(("countries", "Киргизия", "Lakes"), ("countries", "UZ", "Lakes"))
    for row in sheets["groups"]:
        row["ru"] = "Озёрные страны"
    sheets["act"].append({"name": "cumulation", "value": "озерные страны; MN"})
    found = tegi.rulebook.check(written(tmp_path, sheets))
    assert found.document["origin"]["cumulation"]["parties"] == ["KG", "UZ", "MN"]


@pytest.mark.parametrize(
    ("row", "column", "said", "at", "code"),
    [
        (1, "case", "", "cases!A3", "book-case-without-name"),
        (2, "case", "coffee-roasted", "cases!A4", "book-case-twice"),
    ],
)
def test_no_case_is_taken_for_a_material_of_another(tmp_path, row, column, said, at, code):
    sheets = sheets_of()
    sheets["cases"][row][column] = said
    assert refused(written(tmp_path, sheets)) == [(at, code)]


def test_a_material_that_states_only_its_origin_is_a_material(tmp_path):
    sheets = sheets_of()
    sheets["cases"].append({"origin": "CN"})
    assert tegi.rulebook.test(written(tmp_path, sheets))[2].facts["materials"][1] == {"id": "m2", "origin": "CN"}


def test_a_number_that_may_be_a_thousand_is_refused_at_its_cell(tmp_path):
    sheets = sheets_of()
    sheets["cases"][0]["price"] = "1,234"
    sheets["cases"][1]["price"] = "1 234,5"
    cases = tegi.rulebook.test(written(tmp_path, sheets))
    assert [(fault["at"], fault["code"]) for fault in cases[0].faults] == [("cases!D2", "not-a-decimal")]
    assert cases[1].facts["good"]["ex_works_price"] == "1234.5"


def test_a_wrong_day_is_told_once(tmp_path):
    sheets = sheets_of()
    sheets["act"][1]["value"] = "1 January"
    assert refused(written(tmp_path, sheets)) == [("act!B3", "not-a-day")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # Two of three operations would be one done once.
        ([("operations", 1, "en", "Casting of  the body")], [("operations!A3", "book-operation-twice")]),
        (
            [("operations", 1, "id", "pumps-1")],
            [("operations!A3", "book-operation-twice"), ("operations!B3", "book-operation-differs")],
        ),
        ([("operations", 4, "id", "pumps-1")], [("operations!B6", "book-operation-differs")]),
        # A name that was made is not that of another operation.
        ([("operations", 3, "id", ""), ("operations", 4, "id", "operation-4")], []),
        ([("groups", 0, "from", "1 July 2027")], [("groups!J2", "not-a-day")]),
        ([("act", 0, "value", "cis-2009")], [("act!B2", "book-base")]),
    ],
)
def test_a_list_counts_each_operation_once(tmp_path, changes, expected):
    sheets = sheets_of(of=example.register)
    for key, row, column, said in changes:
        sheets[key][row][column] = said
    # Cases name operations that are changed here.
    sheets["cases"] = sheets["cases"][:0]
    path = written(tmp_path, sheets, REGISTER_SHEETS)
    assert sorted(refused(path)) == expected
    if not expected:
        rows = tegi.rulebook.check(path).document["origin"]["list"]
        assert "pumps-3, operation-5}" in rows[0]["expression"] and "operation-4," in rows[1]["expression"]


def test_a_group_has_one_row(tmp_path):
    sheets = sheets_of(of=example.register)
    # Its own conditions of production would be lost.
    sheets["groups"].append({**sheets["groups"][0], "codes": "8414", "conditions": "Other conditions"})
    sheets["operations"][0]["group"] = "Pumps"
    path = written(tmp_path, sheets, REGISTER_SHEETS)
    assert ("groups!A5", "book-group-twice") in refused(path)
    unknown = next(one for one in tegi.rulebook.check(path).faults if one["code"] == "book-unknown-group")
    assert unknown["offers"] == ["pumps"]


@pytest.mark.parametrize(
    ("column", "said", "at", "offer"),
    [
        ("expression", "CTH OR MAXNOM 0.4", "rows!D3", "CTH OR MAXNOM 40"),
        ("expression", "CTH OR MAXNOM 40", None, None),
        ("expression", "CTH OR MAXNOM 40.5", None, None),
        ("or", "MAXNOM 0.375", "rows!E3", "MAXNOM 37.5"),
    ],
)
def test_a_share_in_place_of_a_percent_is_warned_of(tmp_path, column, said, at, offer):
    sheets = sheets_of()
    sheets["rows"][1] |= {"condition": "", column: said}
    found = tegi.rulebook.check(written(tmp_path, sheets))
    warned = [(one["at"], one["offers"]) for one in found.warnings if one["code"] == "book-share"]
    assert found.faults == [] and warned == ([(at, [offer])] if at else [])


def test_a_case_with_other_facts_is_another_good(tmp_path):
    old = folder(tmp_path)
    sheets = sheets_of()
    sheets["cases"][2]["value"] = "400"
    sheets["rows"][1]["expression"] = "MAXNOM 50"
    found = tegi.rulebook.diff(old, written(tmp_path, sheets))
    # The computer of 700 fails now, and that of 400 does not.
    assert found.goods == 4 and [one.name for one in found.flips] == ["computer"]


@pytest.mark.parametrize(("text", "code"), [("{", "not-json"), ("[1]", "wrong-type")])
def test_facts_of_a_difference_that_are_none_are_told_at_their_file(tmp_path, text, code):
    path = folder(tmp_path)
    (tmp_path / "facts.json").write_text(text)
    with pytest.raises(tegi.TegiError) as raised:
        tegi.rulebook.diff(path, path, goods=[str(tmp_path / "facts.json")])
    assert [(fault["code"], fault["at"]) for fault in raised.value.errors] == [(code, "facts.json")]


def test_files_are_told_from_names_of_rulebooks(tmp_path):
    for name in ("none.xlsx", "none.json", "folder/none"):
        with pytest.raises(FileNotFoundError):
            tegi.rulebook.show(tmp_path.name + "/" + name)
    with pytest.raises(FileNotFoundError):
        tegi.rulebook.show("none.xlsx")
    with pytest.raises(tegi.TegiError) as raised:
        tegi.rulebook.show("none")
    assert raised.value.code == "unknown-rulebook"
    for name in ("new.docx", "new.xls", "new.json"):
        with pytest.raises(tegi.TegiError) as raised:
            tegi.rulebook.new(tmp_path / name)
        assert raised.value.code == "book-kind" and not (tmp_path / name).exists()


def test_a_name_with_letters_that_look_alike_is_told_where_it_stands(tmp_path):
    sheets = sheets_of()
    sheets["operations"][1]["id"] = "сhорping"
    sheets["rows"][0]["expression"] = "AH AND OPS ANY {roasting, chopping}"
    path = written(tmp_path, sheets)
    assert refused(path) == [("operations!A3", "book-not-a-name")]
    assert tegi.rulebook.check(path).faults[0]["offers"] == ["chopping"]


def test_a_group_that_is_spelt_otherwise_is_told_once(tmp_path):
    sheets = sheets_of()
    sheets["groups"] += members(("insufficiant", "a", "packing"), ("insufficient", "", "washing"))
    for act in ([], [{"name": "wholly_produced", "value": "no"}]):
        sheets["act"] += act
        found = refused(written(tmp_path, sheets))
        assert found == [("groups!A2", "book-not-a-choice"), ("groups!B3", "book-missing")]

"""A second opinion: what differs between two documents of one good, and which differences decide."""

import copy
import itertools
import json
import random
import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import every_set
import pytest
import tegi
from conftest import workbook
from hypothesis import given, strategies
from program import run
from tegi.compare.deciding import TURNED, deciding, turned
from tegi.compare.differ import pair
from tegi.compare.many import CONSEQUENCES
from tegi.compare.words import TEXTS, CompareWords
from tegi.language import LANGUAGES
from tegi.paper import KINDS, Paper
from tegi.view.compare import of_comparison, of_many

Facts = dict[str, Any]
PAPER = {"kind": "ct-1", "number": "5"}
BASE: Facts = {
    "on": "2026-03-01",
    "rulebook": "cis-2009",
    "good": {"name": "Boiler", "hs": "8403109000", "ex_works_price": "1000.00"},
    "materials": [
        {"id": "sheet", "name": "Steel sheet", "hs": "7208512000", "value": "300.00", "origin": "CN"},
        {"id": "burner", "hs": "8416109000", "value": "200.00"},
        {"id": "casing", "hs": "7326909807", "value": "100.00", "origin": "KZ", "proof": PAPER},
    ],
    "operations": ["cutting", "welding"],
}


def line(facts: Facts, id: str) -> Facts:
    """A line by its id; one that an earlier edit took out is a loose one."""
    return next((one for one in facts["materials"] if one.get("id") == id), {})


def setting(at: str, value: Any) -> Callable[[Facts], None]:
    """An edit of one member: ``good/hs``, ``sheet/value``."""
    owner, name = at.split("/")

    def edit(facts: Facts) -> None:
        (facts[owner] if owner in facts else facts if owner == "" else line(facts, owner))[name] = value

    return edit


# Edits that touch different things, by the place that a comparison gives them.
EDITS: dict[str, Callable[[Facts], None]] = {
    "good/ex_works_price": setting("good/ex_works_price", "1000.01"),
    "good/hs": setting("good/hs", "8404100000"),
    "good/name": setting("good/name", "Kettle"),
    "good/production_cost": setting("good/production_cost", "800"),
    "sheet/value": setting("sheet/value", "300.01"),
    "sheet/origin": setting("sheet/origin", "RU"),
    "sheet/proof": setting("sheet/proof", {"kind": "ct-1", "number": "7"}),
    "burner/value": setting("burner/value", "100"),
    "burner/hs": setting("burner/hs", "8403909000"),
    "burner/origin": setting("burner/origin", "KZ"),
    "casing/origin": setting("casing/origin", "CN"),
    "casing/proof": setting("casing/proof", {"kind": "none"}),
    "casing/value": setting(
        "casing/value", {"amount": "10", "currency": "USD", "rate": "50", "rate_day": "2026-02-01"}
    ),
    "/beyond_insufficient_operations": setting("/beyond_insufficient_operations", False),
    "/vat_rate": setting("/vat_rate", "12"),
    "lid": lambda facts: facts["materials"].append({"id": "lid", "hs": "3926909700", "value": "90", "origin": "CN"}),
    "operations+assembly": lambda facts: facts["operations"].append("assembly"),
    "operations-cutting": lambda facts: facts["operations"].remove("cutting"),
}


def outcome(facts: Facts) -> dict[str, Any]:
    try:
        answer = tegi.assess_good(facts)
    except tegi.TegiError:
        return {"refused": True}
    content: Any = answer.local_content or {}
    return {"verdict": answer.verdict, "provisional": answer.provisional, "share": content.get("share")}


edited = partial(every_set.edited, EDITS)
brute_force = partial(every_set.brute_force, EDITS, outcome)


def named(facts: Facts, one: Any) -> str:
    """The edit that a difference is."""
    parts = (one.at_a or one.at_b).split("/")[1:]
    if parts[0] == "operations":
        return f"operations+{one.b}" if one.a is None else f"operations-{one.a}"
    if parts[0] == "materials":
        owner = facts["materials"][int(parts[1])]["id"] if one.at_a or len(parts) > 2 else one.b["id"]
        return "/".join([owner, *parts[2:3]])
    return "/".join(parts) if len(parts) > 1 else f"/{parts[0]}"


@given(
    strategies.lists(strategies.sampled_from(sorted(EDITS)), min_size=1, max_size=5, unique=True),
    strategies.sampled_from(["cis-2009", "kz-register"]),
    strategies.randoms(use_true_random=False),
)
def test_the_deciding_differences_are_those_of_brute_force(names, rulebook, order):
    ours = {**copy.deepcopy(BASE), "rulebook": rulebook}
    theirs = edited(ours, names)
    order.shuffle(theirs["materials"])
    order.shuffle(theirs["operations"])
    found = tegi.compare.compare(ours, theirs)
    # A line that only they have is sought in theirs.
    places = [named(ours if one.at_a else theirs, one) for one in found.differences]
    assert sorted(places) == sorted(names)
    sets = {(frozenset(places[at] for at in one.differences), what) for one in found.sets for what in one.turns}
    assert sets == brute_force(ours, names)
    assert found.is_complete and all(one.is_least for one in found.sets)
    assert found.turns == turned(outcome(ours), outcome(theirs))
    for number, gives in found.alone.items():
        assert gives.get("verdict") == outcome(edited(ours, [places[number]])).get("verdict")


def test_documents_in_between_are_the_first_and_the_second():
    theirs = edited(BASE, list(EDITS))
    pairs = pair(BASE, theirs)
    assert outcome(pairs.between(())) == outcome(BASE)
    assert outcome(pairs.between(range(len(pairs.differences)))) == outcome(theirs)
    assert pairs.between(()) == BASE


def test_what_is_only_written_otherwise_is_no_difference():
    theirs = copy.deepcopy(BASE)
    theirs["good"]["ex_works_price"] = Decimal("1000")
    theirs["good"]["name"] = " Boiler "
    theirs["operations"].reverse()
    theirs["materials"].reverse()
    theirs["materials"][0]["proof"] = {**PAPER, "date": None}
    theirs |= {"answers": {}, "readings": None, "wholly_produced": None}
    found = tegi.compare.compare(BASE, theirs)
    assert found.differences == () and found.sets == () and found.evaluations == 0


def test_lines_are_matched_by_id_then_code_and_name_then_what_is_unique():
    ours = copy.deepcopy(BASE)
    ours["materials"] = [
        {"id": "x", "hs": "7208512000", "name": "Sheet", "value": "1"},
        {"hs": "8416109000", "name": "Burner", "value": "2"},
        {"hs": "8416109000", "name": "Burner", "value": "3"},
        {"hs": "7326909807", "name": "Casing", "value": "4"},
        {"hs": "3926909700", "value": "5"},
    ]
    theirs = copy.deepcopy(BASE)
    theirs["materials"] = [
        {"hs": "3926909700", "name": "Lid", "value": "5"},
        {"hs": "7318158100", "name": "CASING", "value": "4"},
        {"hs": "8416109000", "name": "Burner", "value": "3"},
        {"hs": "8416109000", "name": "Burner", "value": "9"},
        {"id": "x", "hs": "7225000000", "name": "Plate", "value": "1"},
    ]
    found = tegi.compare.compare(ours, theirs)
    assert {(one.a[-1], one.b[-1], one.by) for one in found.lines} == {
        ("0", "4", "id"),
        ("2", "2", "code-and-name"),
        ("1", "3", "code-and-name"),
        ("3", "1", "name"),
        ("4", "0", "code"),
    }
    # Nobody's place in the bill counts.
    assert {one.at_a for one in found.differences if one.at_a} == {
        "/materials/0/hs",
        "/materials/0/name",
        "/materials/1/value",
        "/materials/3/hs",
        "/materials/3/name",
    }


def test_a_bill_or_list_that_one_side_does_not_state_is_one_difference():
    theirs = copy.deepcopy(BASE)
    del theirs["materials"], theirs["operations"]
    found = tegi.compare.compare(BASE, theirs)
    assert [(one.at_a, one.at_b) for one in found.differences] == [("/materials", None), ("/operations", None)]
    assert found.differences[0].a == BASE["materials"]
    empty = {**copy.deepcopy(BASE), "materials": []}
    (one,) = tegi.compare.compare(theirs | {"operations": BASE["operations"]}, empty).differences
    assert (one.a, one.b) == (None, [])


def test_parts_are_compared_within_their_lines():
    ours = copy.deepcopy(BASE)
    ours["materials"][1]["made_from"] = {
        "good": {"hs": "8416109000", "ex_works_price": "200"},
        "materials": [{"id": "nozzle", "hs": "8416900000", "value": "50", "origin": "CN"}],
        "operations": ["assembly"],
    }
    theirs = copy.deepcopy(ours)
    theirs["materials"].reverse()
    theirs["materials"][1]["made_from"]["materials"][0]["value"] = "150"
    found = tegi.compare.compare(ours, theirs)
    (one,) = found.differences
    at = "/materials/1/made_from/materials/0/value"
    assert (one.at_a, one.at_b, one.a, one.b) == (at, at, "50", "150")
    assert len(found.lines) == 4


def test_parts_that_one_side_alone_states_are_one_difference():
    ours = copy.deepcopy(BASE)
    theirs = copy.deepcopy(BASE)
    nozzle: Facts = {"id": "nozzle", "hs": "8416900000", "value": "50", "origin": "CN"}
    nozzle["made_from"] = {"good": {"hs": "8416900000"}, "materials": [{"hs": "7208512000", "value": "5"}]}
    made = {"good": {"hs": "8416109000", "ex_works_price": "200"}, "materials": [nozzle], "operations": ["assembly"]}
    theirs["materials"][1]["made_from"] = made
    # Once in a line that both have, once in one that only one side has.
    lid = {"id": "lid", "hs": "8416109000", "value": "200", "made_from": made}
    theirs["materials"].append(lid)
    for a, b in ((ours, theirs), (theirs, ours)):
        found = tegi.compare.compare(a, b)
        stated = {one.at_a or one.at_b: one.a or one.b for one in found.differences}
        assert stated == {"/materials/1/made_from": made, "/materials/3": lid}
        assert found.turns == turned(outcome(a), outcome(b))
        for language in LANGUAGES:
            assert of_comparison(found, language, tegi._engine).parts


def test_what_both_left_out_is_told_apart():
    ours = copy.deepcopy(BASE)
    del ours["good"]["ex_works_price"], ours["operations"]
    theirs = copy.deepcopy(ours)
    theirs["materials"].reverse()
    theirs["operations"] = ["welding"]
    del theirs["materials"][2]["value"]
    found = tegi.compare.compare(ours, theirs)
    both = {one.at_a for one in found.missing if one.at_a and one.at_b}
    assert both == {"/good/ex_works_price"}
    assert {one.at_a for one in found.missing if one.at_b is None} >= {"/operations"}
    assert {one.at_b for one in found.missing if one.at_a is None} == {"/materials/2/value"}


def test_the_work_is_bounded_and_that_is_said():
    theirs = edited(BASE, list(EDITS))
    found = tegi.compare.compare(BASE, theirs, most=20)
    assert (found.is_complete, found.sizes, len(found.differences)) == (False, 1, len(EDITS))
    # What was not found is told by a set that cannot be made smaller by leaving out one difference.
    for one in found.sets:
        if not one.is_least:
            pairs = pair(BASE, theirs)
            for left_out in one.differences:
                rest = [number for number in one.differences if number != left_out]
                assert one.turns[0] not in turned(outcome(BASE), outcome(pairs.between(rest)))


@given(strategies.integers(1, 9), strategies.randoms(use_true_random=False), strategies.integers(1, 600))
def test_the_search_finds_all_least_sets_of_any_function(number, chance, most):
    table = {chosen: chance.choice("aab") for chosen in range(2**number)}

    def gives(chosen: Any) -> dict[str, Any]:
        return {"verdict": table[sum(2**one for one in chosen)]}

    found = deciding(number, gives, most)
    changing = [
        frozenset(chosen)
        for size in range(1, number + 1)
        for chosen in itertools.combinations(range(number), size)
        if gives(chosen) != gives(())
    ]
    least = {one for one in changing if not any(other < one for other in changing)}
    told = {chosen for chosen, _, _ in found.sets}
    assert told <= least and {one for one in least if len(one) <= found.sizes} <= told
    assert found.is_complete == (found.sizes == number)
    assert not found.is_complete or told == least
    assert found.evaluations <= most + len(TURNED) * (number + 1) + 1


def test_hundreds_of_differences_do_not_run_away():
    ours = copy.deepcopy(BASE)
    ours["materials"] = [{"id": str(at), "hs": "7208512000", "value": "3", "origin": "CN"} for at in range(150)]
    theirs = copy.deepcopy(ours)
    for one in theirs["materials"]:
        one["value"] = "5"
    found = tegi.compare.compare(ours, theirs, most=200)
    assert len(found.differences) == 150 and found.turns[0] == "verdict" and not found.is_complete
    (one,) = [one for one in found.sets if "verdict" in one.turns]
    # 450 + 2 × 26 is more than half of 1000.
    assert len(one.differences) == 26 and not one.is_least


def test_records_are_compared_and_verified():
    record = tegi.record_text(BASE)
    theirs = edited(BASE, ["sheet/value"])
    found = tegi.compare.compare(record, theirs)
    assert (found.a.record, found.b.record) == ("same", None)
    assert found.turns == tegi.compare.compare(BASE, theirs).turns
    altered = record.replace('"verdict":"originating"', '"verdict":"disputed"')
    assert tegi.compare.compare(altered, BASE).a.record == "altered"
    masked = tegi.mask_text(tegi.record_text(BASE, salt="0123456789abcdef0123456789abcdef"))
    with pytest.raises(tegi.TegiError, match="record-masked") as raised:
        tegi.compare.compare(BASE, masked)
    assert raised.value.errors[0]["at"] == "/b"


@pytest.mark.parametrize(("given", "at"), [("{", "/a"), ({"on": "x"}, "/a/on"), ([], "/a")])
def test_what_cannot_be_read_names_its_side(given, at):
    with pytest.raises(tegi.TegiError) as raised:
        tegi.compare.compare(given, BASE)
    assert at in {error["at"] for error in raised.value.errors}


def test_many_goods_are_ordered_by_consequence(tmp_path):
    pairs = {
        "alike": [],
        "facts": ["good/name"],
        "reversed": ["sheet/value"],
        "offset": ["sheet/value", "burner/value"],
        "unsettled": ["/beyond_insufficient_operations"],
    }
    for name, edits in pairs.items():
        for side, facts in (("a", BASE), ("b", edited(BASE, edits))):
            (tmp_path / side).mkdir(exist_ok=True)
            (tmp_path / side / f"{name}.json").write_text(json.dumps(facts), encoding="utf-8")
    (tmp_path / "a/alone.json").write_text(json.dumps(BASE), encoding="utf-8")
    (tmp_path / "b/other.json").write_text(json.dumps(BASE), encoding="utf-8")
    for side in "ab":
        (tmp_path / side / "broken.json").write_text("{", encoding="utf-8")
    found = tegi.compare.many(tmp_path / "a", tmp_path / "b")
    order = [CONSEQUENCES.index(one.consequence) for one in found.goods]
    assert order == sorted(order) and {one.id for one in found.goods} == set(pairs)
    by_id = {one.id: one.consequence for one in found.goods}
    assert by_id["reversed"] == "reversed" and by_id["alike"] == "none" and by_id["facts"] == "facts"
    assert by_id["offset"] == "offset"
    assert (found.only_a, found.only_b) == (["alone"], ["other"])
    assert [id for id, _ in found.unreadable] == ["broken"]
    for language in LANGUAGES:
        assert of_many(found, language, tegi._engine).parts
    done = run("compare", tmp_path / "a", tmp_path / "b", "--json")
    assert done.returncode == 1 and json.loads(done.stdout) == json.loads(json.dumps(found.to_dict()))


def test_lines_tables_and_parquet_are_joined_by_id(tmp_path):
    pyarrow = pytest.importorskip("pyarrow.parquet")
    import pyarrow as arrow

    theirs = edited(BASE, ["sheet/value"])
    lines = [json.dumps({"id": "boiler", "facts": facts}) for facts in (BASE, theirs)]
    for name, text in zip("ab", lines):
        (tmp_path / f"{name}.jsonl").write_text(text + "\n", encoding="utf-8")
    table = arrow.table({"id": ["boiler"], "record": [tegi.record_text(theirs)]})
    pyarrow.write_table(table, tmp_path / "b.parquet")
    goods = [["id", "hs", "ex_works_price", "operations"], ["boiler", "8403109000", "1000.00", "welding"]]
    book = workbook(
        tmp_path / "b.xlsx",
        goods=goods,
        materials=[["good_id", "id", "hs", "value", "origin"], ["boiler", "sheet", "7208512000", "300.01", "CN"]],
    )
    for other in ("b.jsonl", "b.parquet"):
        (one,) = tegi.compare.many(tmp_path / "a.jsonl", tmp_path / other).goods
        assert (one.id, one.consequence) == ("boiler", "reversed")
    same = {"on": "2026-03-01", "rulebook": "cis-2009"}
    (one,) = tegi.compare.many(tmp_path / "a.jsonl", book, same=same).goods
    assert "/materials/0/value" in {difference.at_a for difference in one.comparison.differences}


def test_cost_sheets_are_compared_and_faults_stand_at_their_cells(tmp_path):
    heads = ["Наименование материала", "Код ТН ВЭД", "Стоимость", "Страна происхождения"]
    for name, value in (("a", 500), ("b", 501), ("c", "много")):
        rows = [heads, ["Лист", "7208512000", 100, "Казахстан"], ["Горелка", "8416109000", value, "Китай"]]
        workbook(tmp_path / f"{name}.xlsx", bill=rows)
    a, b, c = (tmp_path / f"{name}.xlsx" for name in "abc")
    stated = ["--on", "2026-03-01", "--rulebook", "cis-2009", "--set", "good/hs=8403109000"]
    priced = [*stated, "--set", "good/ex_works_price=1000"]
    found = json.loads(run("compare", a, b, *priced, "--json").stdout)
    assert [one["at_a"] for one in found["differences"]] == ["/materials/1/value"] and "verdict" in found["turns"]
    refused = run("compare", a, c, *priced, "--json")
    assert refused.returncode == 2 and "!C3" in json.loads(refused.stdout)["errors"][0]["at"]
    # What no table states is named by the option that would.
    lacking = json.loads(run("compare", a, b, "--on", "2026-03-01", "--json").stdout)["errors"]
    assert {fault["allowed"] for fault in lacking} == {"rulebook", "good/hs"}
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(BASE), encoding="utf-8")
    refused = json.loads(run("compare", facts, facts, "--on", "2026-03-01", "--json").stdout)
    assert [fault["code"] for fault in refused["errors"]] == ["only-with-table"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_tells_what_differs_and_writes_it(tmp_path, language):
    files = [tmp_path / "expert.json", tmp_path / "chamber.json"]
    theirs = edited(BASE, ["sheet/value", "burner/origin", "operations+assembly", "lid", "casing/proof"])
    for path, facts in zip(files, (BASE, theirs)):
        path.write_text(json.dumps(facts), encoding="utf-8")
    done = run("compare", *files, "--lang", language)
    assert done.returncode == 0 and done.stderr == b""
    said = CompareWords(language)
    printed = done.stdout.decode().replace("\u00a0", " ")
    assert said("differences") in printed and "expert.json" in printed and "chamber.json" in printed
    found = tegi.compare.compare(BASE, theirs)
    assert json.loads(run("compare", *files, "--json").stdout) == json.loads(json.dumps(found.to_dict()))
    document = of_comparison(found, language, tegi._engine, ("expert.json", "chamber.json"))
    for ending, write in KINDS.items():
        content = write(Paper(said("title"), BASE["on"], document))
        assert content.startswith(b"<!" if ending == ".html" else b"PK")
        assert content == write(Paper(said("title"), BASE["on"], document))
    # Nothing is told by a pointer where it has a name.
    assert not any("/" in cell for part in document.parts for row in getattr(part, "rows", ()) for cell in row)


def test_every_word_is_said_in_three_languages():
    for name, texts in TEXTS.items():
        blanks = {tuple(sorted(re.findall(r"{(\w+)}", text))) for text in texts}
        assert len(texts) == 3 and all(texts) and len(blanks) == 1, name


def test_hundreds_of_pairs_are_compared(tmp_path: Path):
    chance = random.Random(7)
    for side in "ab":
        (tmp_path / side).mkdir()
    for number in range(200):
        theirs = edited(BASE, chance.sample(sorted(EDITS), 3))
        (tmp_path / f"a/{number}.json").write_text(json.dumps(BASE), encoding="utf-8")
        (tmp_path / f"b/{number}.json").write_text(json.dumps(theirs), encoding="utf-8")
    assert len(tegi.compare.many(tmp_path / "a", tmp_path / "b").goods) == 200

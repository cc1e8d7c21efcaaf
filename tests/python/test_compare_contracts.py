"""A second opinion about a contract: what differs, and which differences change its share."""

import copy
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import every_set
import pytest
import tegi
from hypothesis import given, strategies
from program import run
from tegi.compare.deciding import turned
from tegi.compare.differ import pair
from tegi.language import LANGUAGES
from tegi.paper import KINDS, Paper, save
from tegi.view.compare import of_comparison

Facts = dict[str, Any]
ROOT = Path(__file__).parents[2]
BASE: Facts = json.loads((ROOT / "examples/contract.json").read_text(encoding="utf-8"))


def contract(facts: Facts, id: str) -> Facts:
    """A contract by its id; one that an earlier edit took out is a loose one."""
    return next((one for one in facts["contracts"] if one["id"] == id), {"goods": []})


def line(facts: Facts, id: str) -> Facts:
    """A line of goods by its id."""
    goods = (one for owner in facts["contracts"] for one in owner.get("goods", []))
    return next((one for one in goods if one["id"] == id), {"proof": {}})


def setting(of: Callable[[Facts, str], Facts], id: str, name: str, value: Any) -> Callable[[Facts], None]:
    """An edit of one member."""

    def edit(facts: Facts) -> None:
        owner = of(facts, id)
        *path, last = name.split("/")
        for part in path:
            owner = owner[part]
        owner[last] = value

    return edit


# Edits that touch different things, by the place that a comparison gives them: the owner, then the member.
EDITS: dict[str, Callable[[Facts], None]] = {
    "1/payroll/kazakhstani": setting(contract, "1", "payroll/kazakhstani", "1300000"),
    "2/payroll/total": setting(contract, "2", "payroll/total", "700000"),
    "2/value": setting(contract, "2", "value", "2900000.00"),
    "3/payroll": lambda facts: contract(facts, "3").pop("payroll", None),
    "3/headcount": setting(contract, "3", "headcount", {"kazakhstani": 3, "total": 4}),
    "3/parent": setting(contract, "3", "parent", "1"),
    "pipe/value": setting(line, "pipe", "value", "1900000.00"),
    "pipe/country": setting(line, "pipe", "country", "RU"),
    "pump/proof": setting(line, "pump", "proof", {"kind": "register-extract", "number": "7", "share": "50"}),
    "valve/proof/share": setting(line, "valve", "proof/share", "51"),
    "lid": lambda facts: contract(facts, "3")
    .setdefault("goods", [])
    .append({"id": "lid", "value": "90000", "country": "CN", "proof": {"kind": "none"}}),
    "1/performer/name": setting(contract, "1", "performer/name", "Мердігер"),
    "/vat": lambda facts: facts.update(vat="included"),
    "/report_day": lambda facts: facts.update(report_day="2026-02-20"),
}


def outcome(facts: Facts) -> dict[str, Any]:
    answer = json.loads(tegi.assess_contract_text(json.dumps(facts)))
    if answer["type"] == "refusal":
        return {"refused": True}
    return {"provisional": answer["provisional"], "share": answer["share"]}


edited = partial(every_set.edited, EDITS)
brute_force = partial(every_set.brute_force, EDITS, outcome)


def named(facts: Facts, one: Any) -> str:
    """The edit that a difference is."""
    owner: Any = facts
    id, rest = "", []
    for part in (one.at_a or one.at_b).split("/")[1:]:
        owner = owner[int(part)] if isinstance(owner, list) else owner.get(part) if isinstance(owner, dict) else None
        if part.isdigit():
            id, rest = owner["id"], []
        else:
            rest.append(part)
    # Goods that a contract did not have before are a list of their own.
    return "lid" if rest == ["goods"] else "/".join([id, *rest])


@given(
    strategies.lists(strategies.sampled_from(sorted(EDITS)), min_size=1, max_size=5, unique=True),
    strategies.booleans(),
    strategies.randoms(use_true_random=False),
)
def test_the_deciding_differences_are_those_of_brute_force(names, is_renamed, order):
    theirs = edited(BASE, names)
    if is_renamed:
        # The other person numbers the contracts otherwise: who performs them tells which is which.
        new = {"1": "a", "2": "b", "3": "c"}
        for one in theirs["contracts"]:
            one.update(id=new[one["id"]], parent=new.get(one["parent"]))
    order.shuffle(theirs["contracts"])
    for one in theirs["contracts"]:
        order.shuffle(one.get("goods", []))
    found = tegi.compare.compare(BASE, theirs)
    places = [named(BASE if one.at_a else theirs, one) for one in found.differences]
    if is_renamed:
        old = {"a": "1", "b": "2", "c": "3"}
        places = ["/".join([old.get(at.split("/")[0], at.split("/")[0]), *at.split("/")[1:]]) for at in places]
    assert sorted(places) == sorted(names)
    sets = {(frozenset(places[at] for at in one.differences), what) for one in found.sets for what in one.turns}
    assert sets == brute_force(BASE, names)
    assert found.is_complete and all(one.is_least for one in found.sets)
    assert found.turns == turned(outcome(BASE), outcome(theirs))


def test_documents_in_between_are_the_first_and_the_second():
    theirs = edited(BASE, EDITS)
    pairs = pair(BASE, theirs)
    # What is null is not stated.
    stated = copy.deepcopy(BASE)
    del stated["contracts"][0]["parent"]
    assert pairs.between(()) == stated
    assert outcome(pairs.between(range(len(pairs.differences)))) == outcome(theirs)


def test_what_is_refused_alone_may_decide_together():
    theirs = copy.deepcopy(BASE)
    theirs["value"] = theirs["contracts"][0]["value"] = "12000000"
    found = tegi.compare.compare(BASE, theirs)
    assert {one.at_a for one in found.differences} == {"/value", "/contracts/0/value"}
    assert all(gives == {"refused": ["value-differs"]} for gives in found.alone.values())
    assert [(one.differences, one.turns) for one in found.sets] == [((0, 1), ("share",))]


def test_a_part_judged_by_its_own_facts_is_compared_within():
    ours = copy.deepcopy(BASE)
    made = {
        "rulebook": "ct-kz",
        "good": {"hs": "8481808190", "ex_works_price": "25000", "production_cost": "20000"},
        "materials": [{"id": "seal", "hs": "4016930005", "value": "9000", "origin": "CN"}],
    }
    line(ours, "valve").update(good_facts=made, proof={"kind": "none"})
    theirs = copy.deepcopy(ours)
    line(theirs, "valve")["good_facts"]["materials"][0]["value"] = "8000"
    found = tegi.compare.compare(ours, theirs)
    assert [(one.at_a, one.a, one.b) for one in found.differences] == [
        ("/contracts/1/goods/0/good_facts/materials/0/value", "9000", "8000")
    ]


def test_a_record_and_a_good_and_a_contract_that_are_not_of_one_kind():
    record = tegi.record(BASE)
    found = tegi.compare.compare(record, edited(BASE, ["pipe/value"]))
    assert found.a.record == "same" and found.turns == ("share",)
    drift = tegi.compare.drift(record, edited(BASE, ["valve/proof/share"]), edited(BASE, ["1/payroll/kazakhstani"]))
    assert [(one.what, one.since) for one in drift.lost] == [("share", 0)]
    good = json.loads((ROOT / "examples/boiler.json").read_text(encoding="utf-8"))
    for pair_of_both, at in (((BASE, good), "/b"), ((good, BASE), "/b")):
        with pytest.raises(tegi.TegiError) as refused:
            tegi.compare.compare(*pair_of_both)
        assert [(fault["code"], fault["at"]) for fault in refused.value.errors] == [("compared-kinds-differ", at)]
    with pytest.raises(tegi.TegiError) as refused:
        tegi.compare.compare(BASE, {**BASE, "value": "x"})
    assert [fault["at"] for fault in refused.value.errors] == ["/b/value"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_names_contracts_and_goods(language, tmp_path):
    names = ["1/payroll/kazakhstani", "3/payroll", "pump/proof", "lid", "/report_day", "3/parent"]
    found = tegi.compare.compare(BASE, edited(BASE, names))
    document = of_comparison(found, language, tegi.Engine())
    told = repr(document)
    for name in ("Подрядчик", "Лаборатория", "Насос"):
        assert name in told
    assert not any(word in told for word in ("report_day", "payroll/", "contracts/", "{", "/parent"))
    for kind in KINDS:
        path = tmp_path / f"report{kind}"
        save(Paper("x", "2026-03-01", document), path)
        assert path.stat().st_size > 1000


def test_folders_of_contracts_are_told_as_contracts(tmp_path):
    for side, facts in (("a", BASE), ("b", edited(BASE, ["pipe/value"]))):
        (tmp_path / side).mkdir()
        for id in ("first", "second"):
            text = json.dumps(BASE if id == "second" else facts)
            (tmp_path / side / f"{id}.json").write_text(text, encoding="utf-8")
    done = run("compare", str(tmp_path / "a"), str(tmp_path / "b"), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "Contracts compared: 2. With another result: 1." in done.stdout.decode()
    found = tegi.compare.many(tmp_path / "a", tmp_path / "b")
    assert [(one.id, one.consequence) for one in found.goods] == [("first", "share"), ("second", "none")]

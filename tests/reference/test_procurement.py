"""The engine against the independent model: the page's vectors, random trees, random faults."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from typing import Any

import procurement as model
import pytest

try:
    import tegi
except ImportError:
    tegi = None  # type: ignore[assignment]

SEED = 260
TREES, FAULTS, PERIODS = 2_000, 1_500, 1_000
EXACT_DIGITS = 2_000

needs_engine = pytest.mark.skipif(
    not hasattr(tegi, "assess_contract_text"), reason="the engine has no assess_contract yet"
)

Facts = dict[str, Any]


def contract(value: str, **more: Any) -> Facts:
    return {"id": "1", "value": value, **more}


def good(value: str, share: str | None = None, kind: str = "register-extract", **more: Any) -> Facts:
    proof = {"kind": kind, "share": share} if share is not None else {"kind": "none"}
    return {"id": more.pop("id", "a"), "value": value, "proof": proof, **more}


def document(kind: str, value: str, *contracts: Facts, **more: Any) -> Facts:
    return {
        "on": "2026-03-01",
        "rulebook": "kz-procurement",
        "kind": kind,
        "value": value,
        **more,
        "contracts": list(contracts),
    }


def slide() -> Facts:
    rows = [("1", None, 700, True), ("1.1", "1", 300, False), ("1.2", "1", 200, True)]
    rows += [("2", None, 300, False), ("2.1", "2", 100, False), ("2.2", "2", 100, True)]
    contracts = [
        {"id": i, "parent": parent, "value": str(value), "performer": {"kazakhstani_producer": kz}}
        for i, parent, value, kz in rows
    ]
    return document("subsoil", "1000", *contracts, subsoil_contract_day="2016-05-05")


PRECISE = document(
    "works",
    "10000000",
    contract("10000000", goods=[good("3700000", "41.17")], payroll={"kazakhstani": "2", "total": "3"}),
)
TWO_TIERS = document(
    "works",
    "10000000",
    contract(
        "10000000", goods=[good("2000000", "60"), good("1000000", id="b")], payroll={"kazakhstani": "9", "total": "10"}
    ),
    {
        "id": "2",
        "parent": "1",
        "value": "3000000",
        "goods": [good("500000", "50", id="c")],
        "payroll": {"kazakhstani": "3.2", "total": "4"},
    },
)
THREE_LINES = [good("1200000", "86.12"), good("800000", id="b"), good("500000", "50", id="c")]
EXPIRED = good("40000", "100", "ct-kz", delivered="2026-02-15")


@pytest.mark.parametrize(
    ("facts", "options", "share"),
    [
        (document("goods", "50000", contract("50000", goods=[good("40000", "100")])), {}, "80.00"),
        (document("goods", "2500000", contract("2500000", goods=THREE_LINES)), {}, "51.34"),
        (TWO_TIERS, {}, "70.50"),
        (slide(), {}, "50.00"),
        (slide(), {"subsoil_subcontracts": "literal"}, "70.00"),
        (slide(), {"subsoil_subcontracts": "literal-total"}, "41.18"),
        (PRECISE, {}, "57.23"),
        (PRECISE, {"payroll_share": "two-decimals"}, "57.24"),
        (document("goods", "50000", contract("50000", goods=[EXPIRED])), {}, "0.00"),
    ],
)
def test_vectors_of_the_page(facts: Facts, options: dict[str, str], share: str) -> None:
    assert model.refusals(facts) == set()
    found = model.assess_contract(facts, **options).share
    assert found is not None and model.percent(found) == share


def test_period_of_the_page() -> None:
    rows = [("80.00", "50000"), ("66.60", "10000000"), ("0", "2500000")]
    facts = {"rows": [{"id": str(i), "kind": "goods", "share": s, "value": v} for i, (s, v) in enumerate(rows)]}
    numerator, denominator = model.assess_period(facts)["all"]
    assert model.percent(numerator / denominator) == "53.39"


# Random facts --------------------------------------------------------------------------------------------------------


def money(pick: random.Random, most: Fraction) -> Fraction:
    """Something from nothing to `most`, often an end, with 0, 2 or 6 decimals."""
    if pick.random() < 0.1:
        return pick.choice([Fraction(0), Fraction(int(most * 10**6), 10**6)])
    scale = 10 ** pick.choice([0, 2, 2, 6])
    return Fraction(int(most * scale * Fraction(pick.random())), scale)


def text(amount: Fraction) -> str:
    micro = int(amount * 10**6)
    assert Fraction(micro, 10**6) == amount
    return f"{micro // 10**6}.{micro % 10**6:06d}".rstrip("0").rstrip(".")


def share_text(pick: random.Random) -> str:
    return pick.choice(["0", "100", "50", "86.12", "0.0001", "99.9999", text(Fraction(pick.randint(0, 10**6), 10**4))])


def random_good(pick: random.Random, name: str, value: Fraction, gaps: float) -> Facts:
    facts: Facts = {"id": name, "value": text(value)}
    kinds = ["register-extract"] * 5 + ["ct-kz"] * 4 + ["ct-1", "invoice", "declaration", "none"]
    if pick.random() >= gaps:
        proof: Facts = {"kind": pick.choice(kinds)}
        if pick.random() >= gaps:
            proof["share"] = share_text(pick)
        facts["proof"] = proof
    if pick.random() >= gaps:
        facts["delivered"] = pick.choice(["2025-06-01", "2025-12-31", "2026-01-01", "2026-02-15"])
    other = pick.random()
    if other < 0.08:
        facts["natural_monopoly"] = True
    elif other < 0.14:
        facts["housing_share"] = share_text(pick)
    return facts


def random_contract(pick: random.Random, kind: str, gaps: float, size: int) -> Facts:
    """A tree of contracts whose goods and subcontracts always fit."""
    total = 10 ** pick.choice([0, 3, 7, 12, 13]) * pick.randint(1, 9)
    is_formula_4 = kind == "subsoil" and pick.random() < 0.7
    roots = pick.choice([1, 1, 2, 3]) if is_formula_4 else 1
    contracts: list[Facts] = []
    left: list[Fraction] = []  # of each contract, for its goods and subcontracts
    shape = pick.choice(["deep", "wide", "any"])

    def add(parent: int | None, value: Fraction) -> None:
        facts: Facts = {"id": f"c{len(contracts)}", "value": text(value)}
        if parent is not None:
            facts["parent"] = contracts[parent]["id"]
            left[parent] -= value
        contracts.append(facts)
        left.append(value)

    for _ in range(roots):
        add(None, Fraction(total))
    while kind != "goods" and len(contracts) < size:
        last = len(contracts) - 1
        parent = {"deep": last, "wide": 0, "any": pick.randint(0, last)}[shape]
        # Deep trees give nearly all of a contract on, wide ones little of it.
        value = left[parent] - money(pick, left[parent] / 8) if shape == "deep" else money(pick, left[parent] / 8)
        if value == 0:
            break
        add(parent, value)
    number = 0
    for i, facts in enumerate(contracts):
        goods = []
        for _ in range(pick.choice([0, 1, 2, 5]) if kind != "goods" else pick.randint(1, 12)):
            value = money(pick, left[i])
            left[i] -= value
            goods.append(random_good(pick, f"g{number}", value, gaps))
            number += 1
        if goods:
            facts["goods"] = goods
        performer: Facts = {}
        if pick.random() >= gaps:
            performer["kazakhstani_producer"] = pick.random() < 0.5
        if kind != "goods" and pick.random() < 0.1:
            performer["natural_monopoly"] = True
        if pick.random() < 0.1:
            performer["branch"] = True
        if performer:
            facts["performer"] = performer
        for name in ("payroll", "headcount"):
            if pick.random() >= gaps:
                most = Fraction(pick.choice([3, 7, 10, 10**6, 123456789]))
                facts[name] = {"kazakhstani": text(money(pick, most)), "total": text(most)}
        if pick.random() < 0.3:
            facts["day"] = pick.choice(["2025-12-31", "2026-01-01"])
        if pick.random() < 0.2:
            under = [Fraction(other["value"]) for other in contracts if other.get("parent") == facts["id"]]
            facts["subcontracts"] = text(sum(under, Fraction(0)))
    pick.shuffle(contracts)
    document: Facts = {
        "on": pick.choice(["2019-01-01", "2025-10-05", "2025-10-06", "2026-03-01"]),
        "rulebook": "kz-procurement",
        "kind": kind,
        "value": text(Fraction(total * roots)),
    }
    if kind == "subsoil":
        since = ["2015-01-01", "2020-02-02"] if is_formula_4 else ["2014-12-31", "1999-01-01"]
        document["subsoil_contract_day"] = pick.choice(since)
        if not is_formula_4 and pick.random() < 0.3:
            document["subsoil_term_changed_day"] = "2014-12-31"
    if pick.random() < 0.4:
        document["contract_day"] = pick.choice(["2025-12-31", "2026-01-01"])
    if pick.random() < 0.4:
        document["report_day"] = pick.choice(["2025-12-31", "2026-01-01"])
    if pick.random() < 0.3:
        name = pick.choice(list(model.CONTRACT_READINGS))
        document["readings"] = {name: pick.choice(model.CONTRACT_READINGS[name])}
    document["contracts"] = contracts
    return document


def random_documents(count: int, seed: int = SEED) -> Any:
    pick = random.Random(seed)
    for n in range(count):
        kind = pick.choice(["goods", "works", "services", "subsoil", "subsoil"])
        size = 200 if n % 500 == 7 else pick.choice([1, 2, 3, 5, 9, 25])
        yield random_contract(pick, kind, pick.choice([0.0, 0.0, 0.0, 0.1]), size)


# The model alone -----------------------------------------------------------------------------------------------------


def test_random_documents_are_valid_and_their_shares_in_bounds() -> None:
    known = 0
    for facts in random_documents(1_000):
        assert model.refusals(facts) == set(), facts
        answer = model.assess_contract(facts)
        low, high = answer.between
        assert 0 <= low <= high, facts
        assert high <= 1 or facts.get("readings", {}).get("subsoil-subcontracts", "chain") != "chain", facts
        known += answer.is_known
    assert known > 500


# The engine against the model ---------------------------------------------------------------------------------------


def exact(share: Fraction | None) -> str | None:
    return None if share is None or len(str(share)) > EXACT_DIGITS else str(share)


def plain(share: Fraction | None) -> str | None:
    return None if share is None else model.percent(share)


def difference(facts: Facts, answer: Facts) -> str | None:
    """What the engine says otherwise than the model."""
    expected = model.assess_contract(facts)
    number, because = expected.formula, expected.because
    if (answer["formula"], answer["because"]) != (number, because):
        return f"formula {answer['formula']} {answer['because']}, not {number} {because}"
    if (answer["share"], answer["exact"]) != (plain(expected.share), exact(expected.share)):
        return f"share {answer['share']} {answer['exact']}, not {plain(expected.share)} {exact(expected.share)}"
    if not expected.is_known and answer.get("between") != [model.percent(end) for end in expected.between]:
        return f"between {answer.get('between')}, not {[model.percent(end) for end in expected.between]}"
    if Fraction(answer["denominator"]) != expected.denominator:
        return f"denominator {answer['denominator']}, not {expected.denominator}"
    if expected.is_known and abs(Fraction(answer["numerator"]) - expected.numerator[0]) > Fraction(1, 2 * 10**6):
        return f"numerator {answer['numerator']}, not {expected.numerator[0]}"
    if expected.is_known:
        for row, found in zip(expected.rows, answer["rows"], strict=True):
            if abs(Fraction(found["contribution"]) - row.contribution[0]) > Fraction(1, 2 * 10**6):
                return f"contribution of {found['id']} {found['contribution']}, not {row.contribution[0]}"
    if not expected.is_known and not answer["missing"]:
        return "no fact is missing, and yet there is no share"
    if (
        expected.share is not None
        and expected.share > 1
        and not any(w["code"] == "above-hundred" for w in answer["warnings"])
    ):
        return "no warning of a share above hundred"
    found_readings = {reading["id"]: reading for reading in answer["readings"]}
    for reading in found_readings.values():
        for option in reading["options"]:
            with_it = {**facts, "readings": {**facts.get("readings", {}), reading["id"]: option["option"]}}
            share = model.assess_contract(with_it).share
            if (option["share"], option["exact"]) != (plain(share), exact(share)):
                return f"{reading['id']} {option}, not {plain(share)} {exact(share)}"
    for reading_id in model.touched(facts) - found_readings.keys():
        return f"reading {reading_id} is not listed"
    return None


@needs_engine
def test_random_trees() -> None:
    for facts in random_documents(TREES):
        answer = json.loads(tegi.assess_contract_text(json.dumps(facts)))
        assert answer["type"] == "contract_assessment", (answer, json.dumps(facts))
        found = difference(facts, answer)
        assert found is None, f"{found}\n{json.dumps(facts)}"


@needs_engine
def test_many_denominators() -> None:
    """An exact share grows with each payroll; too long a one is not shown, and the rounded one stays right."""
    pick = random.Random(SEED + 4)
    shown = set()
    for count in range(20, 201, 20):
        rows = [contract(str(5 * (count - 1)))]
        for n in range(2, count + 1):
            total = pick.randint(10**14, 10**15 - 1)
            payroll = {"kazakhstani": str(pick.randint(0, total)), "total": str(total)}
            rows.append({"id": str(n), "parent": "1", "value": "5", "payroll": payroll})
        facts = document("works", rows[0]["value"], *rows)
        answer = json.loads(tegi.assess_contract_text(json.dumps(facts)))
        assert difference(facts, answer) is None
        shown.add(answer["exact"] is not None)
    assert shown == {True, False}


OLD = document("goods", "100", contract("100", goods=[good("100", "60", "ct-kz")])) | {"on": "2019-01-01"}
MONOPOLY = document(
    "subsoil",
    "100",
    contract("100", performer={"natural_monopoly": True, "kazakhstani_producer": False}),
    subsoil_contract_day="2016-05-05",
)


@needs_engine
@pytest.mark.parametrize(
    ("facts", "share"),
    [
        # СТ-KZ ends by the edition of 2025; on a day of the edition of 2018 no day need be tested.
        pytest.param(OLD, "60.00", id="ct-kz of an old edition"),
        # p. 5: Kj of a natural monopoly is 1, a producer of works or not.
        pytest.param(MONOPOLY, "100.00", id="natural monopoly that is no producer"),
    ],
)
def test_differences_that_were_settled(facts: Facts, share: str) -> None:
    assert plain(model.assess_contract(facts).share) == share
    assert difference(facts, json.loads(tegi.assess_contract_text(json.dumps(facts)))) is None


def spoiled(pick: random.Random, facts: Facts) -> Facts:
    """The same with one thing wrong (or, by chance, still right)."""
    facts = json.loads(json.dumps(facts))
    contracts = facts["contracts"]
    i = pick.randrange(len(contracts))
    row = contracts[i]
    goods = [g for c in contracts for g in c.get("goods", [])]
    match pick.randrange(14):
        case 0:
            facts["value"] = pick.choice(["0", text(Fraction(facts["value"]) + 1)])
        case 1:
            row["value"] = text(money(pick, Fraction(row["value"])))
        case 2:
            row["parent"] = "nobody"
        case 3:
            row["parent"] = None
        case 4:
            row["parent"] = pick.choice(contracts)["id"]
        case 5:
            row["id"] = pick.choice(contracts)["id"]
        case 6:
            row["subcontracts"] = pick.choice(["0", "1", row["value"]])
        case 7:
            row[pick.choice(["payroll", "headcount"])] = {"kazakhstani": "8", "total": "7"}
        case 8:
            row["payroll"] = {"kazakhstani": "0", "total": "0"}
        case 9:
            row["vat"] = pick.choice(["included", "excluded"])
        case 10:
            facts.pop("subsoil_contract_day", None)
        case 11 if goods:
            pick.choice(goods)["proof"] = {
                "kind": "register-extract",
                "share": pick.choice(["100.0001", "-1", "101", "100"]),
            }
        case 12 if goods:
            pick.choice(goods)["value"] = text(money(pick, Fraction(row["value"])))
        case 13 if goods:
            pick.choice(goods)["id"] = pick.choice(goods)["id"]
        case _:
            foreign = {"amount": row["value"], "currency": "USD", "rate": "1", "rate_day": "2026-02-02"}
            foreign.pop(pick.choice(["rate", "rate_day", "amount_"]), None)
            row["value"] = foreign
    return facts


@needs_engine
def test_random_faults() -> None:
    pick = random.Random(SEED + 1)
    refused = 0
    for facts in random_documents(FAULTS, SEED + 2):
        if len(facts["contracts"]) > 50:
            continue
        facts = spoiled(pick, facts)
        answer = json.loads(tegi.assess_contract_text(json.dumps(facts)))
        found = {(error["code"], error["at"]) for error in answer.get("errors", [])}
        assert found == model.refusals(facts), json.dumps(facts)
        refused += bool(found)
    assert refused > FAULTS / 3


def random_period(pick: random.Random) -> Facts:
    rows: list[Facts] = []
    for n in range(pick.choice([1, 2, 3, 10, 40])):
        share = Fraction(pick.randint(0, 10**4), 10**4)
        row = {"id": f"r{n}", "kind": pick.choice(["goods", "works", "services"]), "share": model.percent(share)}
        if pick.random() < 0.4:
            total = pick.choice([7, 10**3, 10**29 + 9])
            part = int(share * total)
            if model.percent(Fraction(part, total)) == row["share"]:
                row["exact"] = f"{part}/{total}"
        row["value"] = text(money(pick, Fraction(10 ** pick.choice([1, 6, 14]))) + Fraction(1, 100))
        rows.append(row)
    facts: Facts = {"on": "2026-03-01", "rulebook": "kz-procurement", "rows": rows}
    if pick.random() < 0.5:
        facts["subsoil_user"] = True
    if pick.random() < 0.5:
        facts["readings"] = {"period-share": pick.choice(["as-reported", "exact"])}
    return facts


@needs_engine
def test_random_periods() -> None:
    pick = random.Random(SEED + 3)
    for _ in range(PERIODS):
        facts = random_period(pick)
        answer = json.loads(tegi.assess_period_text(json.dumps(facts)))
        assert answer["type"] == "period_assessment", (answer, facts)
        expected = model.assess_period(facts)
        parts = {"all": answer, "works_and_services": answer["works_and_services"]}
        parts |= {part["kind"]: part for part in answer["kinds"]}
        for name, fraction in expected.items():
            found = parts.get(name)
            if fraction is None:
                assert found is None, (name, facts)
                continue
            share = fraction[0] / fraction[1]
            assert (found["share"], found["exact"]) == (plain(share), exact(share)), (name, json.dumps(facts))
        limit = parts["works_and_services"]
        if limit:
            numerator, denominator = expected["works_and_services"]
            assert limit["outcome"] == str(2 * numerator >= denominator).lower(), json.dumps(facts)

"""A usual good is answered in brief, the rest of its answer when it is read: to the byte as in full."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import gc
import os
import pickle
import random
import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import tegi

# Many more when someone has the time.
DOCUMENTS = int(os.environ.get("TEGI_SOAK", "1000"))
SEED = int(os.environ.get("TEGI_SEED", "19"))

KINDS: list[dict[str, Any]] = [
    {"on": "2026-03-01", "rulebook": "cis-2009", "hs": "8403109000", "operations": ["welding"]},
    {"on": "2025-03-01", "rulebook": "ct-kz", "hs": "8403109000", "beyond_insufficient_operations": True},
    {"on": datetime.date(2016, 3, 1), "rulebook": "ct-kz", "currency": "KZT", "hs": "8708", "operations": ["welding"]},
    {"on": "2025-06-01", "rulebook": "ct-kz", "vat": "excluded", "hs": "9401", "operations": ["сварка", "welding"]},
    {"on": "2026-03-01", "rulebook": "cis-2009", "hs": "3926", "beyond_insufficient_operations": True},
    {"on": "2023-03-01", "rulebook": "cis-2009@2024-05-04", "hs": "7326909807", "operations": ["welding", "unheard"]},
    {"on": "2026-03-01", "rulebook": "cis-2009", "hs": "6403", "beyond_insufficient_operations": False},
    {"on": "2026-03-01", "rulebook": "kz-register", "hs": "8418", "operations": None},
]
CODES = ["8416109000", "7208512000", "8403109000", "840310", "9401", "3926", "071040000"]
ORIGINS = ["KZ", "CN", "DE", None]
AMOUNTS = ["0", "12.5", "0.000001", 500, Decimal("12.50"), Decimal("1E+2"), 0.1]


class Facts(dict):  # type: ignore[type-arg]
    """Facts of another class, which are read as a JSON value first."""


def outcome(facts: dict[str, Any]) -> Any:
    try:
        return tegi.assess_good(facts).to_json()
    except tegi.TegiError as error:
        return error.errors


def in_full(facts: dict[str, Any], call: Callable[[Any], Any] = tegi.assess_good) -> Any:
    """What the full way gives: a thread goes it at the first good of a kind."""
    given: list[Any] = []
    thread = threading.Thread(target=lambda: given.append(call(facts)))
    thread.start()
    thread.join()
    return given[0]


def is_short(answer: tegi.Assessment) -> bool:
    """What goods of a kind have in common is one object, which the full way makes anew each time."""
    return answer.rule is not None and answer.rule is answer.rule


def shortly(facts: dict[str, Any]) -> tegi.Assessment:
    """The answer of the short way, which begins with the third good of a kind."""
    for _ in range(2):
        tegi.assess_good(facts)
    answer = tegi.assess_good(facts)
    assert is_short(answer)
    return answer


def document(chance: random.Random) -> dict[str, Any]:
    materials = []
    for place in range(chance.randrange(6) * chance.randrange(6)):
        line = {"id": f"part-{place}", "hs": chance.choice(CODES), "value": f"{chance.randrange(400)}.{place + 10}"}
        # A party of the CIS raises the question of its certificate.
        line["origin"] = chance.choice(ORIGINS) if chance.random() < 0.99 else "RU"
        if chance.random() < 0.2:
            line[chance.choice(["name", "hs", "id"])] = None
        if chance.random() < 0.1:
            line["value"] = chance.choice(AMOUNTS)
        materials.append(line)
    kind, most = dict(chance.choice(KINDS)), len(materials) * 600 + 1
    good: dict[str, Any] = {"name": "Boiler", "hs": kind.pop("hs"), "ex_works_price": f"{chance.randrange(most)}.50"}
    if chance.random() < 0.8:
        good["production_cost"] = chance.choice([f"{chance.randrange(most)}.25", 1 + chance.randrange(most), None])
    return {**kind, "good": good, "materials": materials}


def odd(chance: random.Random) -> Any:
    """What may stand in the place of something usual."""
    texts = ["", "0", "00", "-0", "-1", "1.", ".5", "1e3", " 1", "1,5", "٣", "0.0000001", "1000000000000000"]
    texts += [
        "#1",
        "part-1",
        "Уголок",
        "ё" * 125,
        "ё" * 126,
        "x" * 251,
        "x" * 1001,
        "\ud800",
        "😀",
        "8403",
        "XX",
        "included",
    ]
    others = [None, True, -1, 10**15, 12.5, float("nan"), Decimal("NaN"), Decimal("-0"), Decimal("1E+2"), [], {}, ()]
    others += [["welding", "welding"], [None], {"welding"}, object(), b"KZ", datetime.date(2026, 3, 1)]
    return chance.choice([*texts, *others, datetime.datetime(2026, 3, 1), type("Text", (str,), {})("KZ")])


def spoil(facts: dict[str, Any], chance: random.Random) -> None:
    """Changes one place of a document."""
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            places.extend((value, key) for key in value)
            places.append((value, chance.choice(["origin", "name", "foo", "vat", "currency", "id", 1])))
        elif isinstance(value, list):
            places.extend((value, place) for place in range(len(value)))
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(inner)

    walk(facts)
    holder, key = chance.choice(places)
    if chance.random() < 0.2 and isinstance(holder, dict):
        holder.pop(key, None)
    else:
        holder[key] = odd(chance)


def test_spoilt_documents_are_answered_as_in_full():
    chance = random.Random(SEED)
    short = refused = 0
    for count in range(DOCUMENTS):
        facts = document(chance)
        for _ in range(chance.choice([0, 0, 0, 1, 1, 2])):
            spoil(facts, chance)
        expected = in_full(facts, outcome)
        assert outcome(facts) == expected, (SEED, count, facts)
        assert outcome(Facts(facts)) == expected, (SEED, count, facts)
        if isinstance(expected, list):
            refused += 1
        else:
            short += is_short(tegi.assess_good(facts))
    assert short > DOCUMENTS // 8 and refused > DOCUMENTS // 8, (short, refused)


@pytest.fixture(params=["boiler", "shared"])
def usual(request, boiler):
    """The facts of a usual good: without a share, and of a rulebook that has one."""
    good = {"name": "Boiler", "hs": "8403109000", "ex_works_price": "1000.00", "production_cost": Decimal("800.00")}
    materials = [
        {"id": "burner", "name": "Горелка", "hs": "8416109000", "value": "300.00", "origin": "DE"},
        {"id": "sheet", "hs": "7208512000", "value": 100, "origin": "KZ"},
        {"hs": "7208512000", "value": "1", "origin": None},
    ]
    kinds = {"boiler": ("2026-03-01", "cis-2009"), "shared": ("2025-03-01", "ct-kz")}
    on, rulebook = kinds[request.param]
    return {"on": on, "rulebook": rulebook, "good": good, "materials": materials, "operations": ["welding"]}


def test_parts_read_in_any_order_are_those_of_the_full_way(usual):
    expected = in_full(usual)
    assert not is_short(expected) and is_short(shortly(Facts(usual)))
    parts = [name for name in dir(expected) if not name.startswith("_") and not callable(getattr(expected, name))]
    assert "provisional" in parts and "rests_on" in parts and "share" in parts
    for seed in range(3):
        answer = shortly(usual)
        random.Random(seed).shuffle(parts)
        for name in parts:
            part = getattr(answer, name)
            assert part == getattr(expected, name) and type(part) is type(getattr(expected, name)), name
        assert answer.to_json() == expected.to_json()
    assert shortly(usual).to_dict() == expected.to_dict()
    assert shortly(usual).explain("kk") == expected.explain("kk")
    assert tegi.advise(usual) == tegi.advise(Facts(usual))


def test_an_answer_is_a_value_whether_it_was_read_or_not(usual):
    expected = in_full(usual)
    assert shortly(usual) == expected and expected == shortly(usual) and not shortly(usual) != expected
    assert shortly(usual) != "originating" and hash(shortly(usual)) == hash(expected)
    assert repr(shortly(usual)) == repr(expected)
    assert pickle.loads(pickle.dumps(shortly(usual))) == expected
    assert copy.deepcopy(shortly(usual)) == expected
    assert {shortly(usual), expected} == {expected}
    with pytest.raises(AttributeError):
        shortly(usual).verdict = "disputed"


def test_an_answer_does_not_see_what_becomes_of_the_facts_and_of_what_is_loaded(usual):
    expected = in_full(usual, outcome)
    engine = tegi.Engine()
    for _ in range(2):
        engine.assess_good(usual)
    answer = engine.assess_good(usual)
    assert is_short(answer)
    engine.load_rulebook({**tegi.rulebook("cis-2009"), "id": "cis-2009+own"})
    engine.load_keys({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})
    after = engine.assess_good(usual)
    own = engine.assess_good({**usual, "rulebook": "cis-2009+own"})
    usual["materials"].pop()
    usual["materials"][0]["value"] = "0"
    usual["operations"].append("labelling")
    assert answer.to_json() == after.to_json() == expected
    assert own.receipt["rulebook_of"] == "user"


def test_facts_of_other_classes_are_answered_in_brief_too(usual):
    good = dataclasses.make_dataclass("Good", usual["good"])(**usual["good"])
    names = ["id", "name", "hs", "value", "origin"]
    line = dataclasses.make_dataclass("Line", names)
    rows = tuple(line(**{**dict.fromkeys(names), **row}) for row in usual["materials"])
    facts = {**usual, "good": good, "materials": rows}
    answer = shortly(facts)
    rows[0].value = "0"
    good.hs = "9401"
    rows = tuple({**dict.fromkeys(names), **row} for row in usual["materials"])
    assert answer.to_json() == in_full({**usual, "materials": rows}, outcome)


def test_threads_read_one_answer(usual):
    expected = in_full(usual).to_json()
    answer = shortly(usual)
    read: list[str] = []
    threads = [threading.Thread(target=lambda: read.append(answer.to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [expected] * 8


def test_answers_leave_nothing(usual):
    before = len(gc.get_objects())
    for count in range(20_000):
        usual["good"]["ex_works_price"] = f"{1000 + count % 50}.00"
        answer = tegi.assess_good(usual)
        if count % 500 == 0:
            assert answer.steps
    del answer
    gc.collect()
    assert len(gc.get_objects()) < before + 500

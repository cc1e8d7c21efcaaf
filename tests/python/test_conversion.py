"""What Python can say, what of it is taken, and that both doors agree."""

import collections
import datetime
import enum
import json
import math
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import attrs
import pydantic
import pytest
import tegi
from conftest import through_dicts
from hypothesis import given, settings
from hypothesis import strategies as st


def faults(facts: Any) -> list[tuple[str, str]]:
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good(facts)
    return [(fault["code"], fault["at"]) for fault in raised.value.errors]


def given_at(facts: Any, at: str) -> str | None:
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good(facts)
    return next(fault.get("given") for fault in raised.value.errors if fault["at"] == at)


class Name(str):
    def __str__(self) -> str:
        return "something else"


class Country(str, enum.Enum):
    CHINA = "CN"


class Price(enum.IntEnum):
    THOUSAND = 1000


class Loud(float):
    def __repr__(self) -> str:
        return "a loud number"


class Currency(Decimal):
    def __str__(self) -> str:
        return "1000 tenge"


class Lines(NamedTuple):
    first: dict[str, Any]
    second: dict[str, Any]


@dataclass
class Good:
    hs: str
    ex_works_price: Decimal
    name: str | None = None


@dataclass(frozen=True)
class Material:
    hs: str
    value: Decimal
    origin: str | None = None


@dataclass
class Facts:
    on: datetime.date
    good: Good
    rulebook: str = "cis-2009"
    materials: tuple[Material, ...] = ()
    operations: list[str] = field(default_factory=list)


class View(Mapping[str, Any]):
    """A mapping that is no dict."""

    def __init__(self, of: dict[str, Any]) -> None:
        self.of = of

    def __getitem__(self, key: str) -> Any:
        return self.of[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)


SAME_PRICES = [
    "1000",
    1000,
    1000.0,
    1e3,
    Decimal("1000"),
    Decimal("1000.00"),
    Decimal("1E+3"),
    Decimal("1.000000E+3"),
    Decimal("10000E-1"),
    Currency("1000"),
    Price.THOUSAND,
    Loud(1000),
    Name("1000"),
]


@pytest.mark.parametrize("price", SAME_PRICES, ids=repr)
def test_a_price_can_be_written_in_many_ways(boiler, price):
    boiler["good"]["ex_works_price"] = price
    answer = tegi.assess_good(boiler)
    assert answer.verdict == "originating"
    assert {"code": "ex-works-price", "value": "1000.00"} in answer.figures


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (Decimal("1.5E-3"), "0.0015"),
        (Decimal("12E-1"), "1.2"),
        (Decimal("12.5E+1"), "125"),
        (Decimal("1E-6"), "0.000001"),
        (Decimal("999999999999999.999999"), "999999999999999.999999"),
        (0.1, "0.1"),
        (1e-06, "0.000001"),
        (123456789012345, "123456789012345"),
        (0.30000000000000004, None),
        (2**53 + 1, None),
        (1e22, None),
        (10**5000, None),
    ],
    ids=lambda value: str(value)[:20] if not isinstance(value, int) else f"{value:x}"[:20],
)
def test_all_digits_count_or_the_number_is_refused(boiler, number, digits):
    boiler["good"]["ex_works_price"] = number
    if digits is None:
        assert faults(boiler) == [("number-not-exact", "/good/ex_works_price")]
    else:
        figure = tegi.assess_good(boiler).figures[0]
        assert Decimal(figure["value"]) == Decimal(digits)


@pytest.mark.parametrize("number", [Decimal("-1"), Decimal("1E+20"), Decimal("1E-7"), Decimal("1E+999999"), -1, -0.5])
def test_decimals_out_of_bounds_are_refused_by_the_core(boiler, number):
    boiler["good"]["ex_works_price"] = number
    assert [at for _, at in faults(boiler)] == ["/good/ex_works_price"]


def test_zero_is_zero_with_any_sign(boiler):
    answers = set()
    for zero in (0, 0.0, -0.0):
        boiler["materials"][2]["value"] = zero
        answers.add(tegi.assess_good(boiler).to_json())
    assert len(answers) == 1


@pytest.mark.parametrize("infinite", [math.inf, -math.inf, *map(Decimal, ["Infinity", "-Infinity"])])
def test_infinite_numbers_are_refused(boiler, infinite):
    boiler["good"]["ex_works_price"] = infinite
    assert faults(boiler) == [("wrong-type", "/good/ex_works_price")]


def test_dataclasses_dates_and_tuples_are_taken(boiler):
    facts = Facts(
        on=datetime.date(2026, 3, 1),
        good=Good("8403109000", Decimal("1000.00")),
        materials=(Material("7208512000", Decimal("500.00"), Country.CHINA),),
        operations=["welding"],
    )
    plain = {
        "on": "2026-03-01",
        "good": {"hs": "8403109000", "ex_works_price": "1000.00", "name": None},
        "rulebook": "cis-2009",
        "materials": [{"hs": "7208512000", "value": "500.00", "origin": "CN"}],
        "operations": ["welding"],
    }
    assert tegi.assess_good(facts) == tegi.assess_good(plain)


@attrs.define
class AttrsGood:
    hs: str
    ex_works_price: Decimal


class ModelMaterial(pydantic.BaseModel):
    hs: str
    value: Decimal
    country: str | None = pydantic.Field(default=None, alias="origin")


class Model(pydantic.BaseModel):
    on: datetime.date
    good: Any
    rulebook: str = "cis-2009"
    materials: list[ModelMaterial]
    operations: list[str] | None = None


class OldModel:
    """As the first version of pydantic makes models."""

    __fields__ = {"hs": None}

    def dict(self, *, by_alias: bool = False) -> dict[str, Any]:
        return {"hs" if by_alias else "code": "8403109000", "ex_works_price": Decimal("1000.00")}


@pytest.mark.parametrize("good", [AttrsGood("8403109000", Decimal("1000.00")), OldModel()])
def test_models_of_attrs_and_pydantic_are_taken(good):
    lines = [{"hs": "7208512000", "value": "500.00", "origin": "CN"}, {"hs": "7304", "value": "1.50"}]
    model = Model(on=datetime.date(2026, 3, 1), good=good, materials=[ModelMaterial(**line) for line in lines])
    plain = {
        "on": "2026-03-01",
        "rulebook": "cis-2009",
        "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
        "materials": [lines[0], {**lines[1], "origin": None}],
        "operations": None,
    }
    assert tegi.assess_good(model) == tegi.assess_good(plain)


def test_a_fault_in_a_model_is_named():
    model = Model(on=datetime.date(2026, 3, 1), good=AttrsGood("84", Decimal(1)), materials=[])
    assert faults(model) == [("not-a-code", "/good/hs")]
    assert faults({"on": "2026-03-01", "rulebook": "cis-2009", "good": Model})[0] == ("wrong-type", "/good")


def test_mappings_are_taken(boiler):
    answer = tegi.assess_good(boiler)
    kinds: list[Callable[[dict[str, Any]], Any]] = [
        collections.OrderedDict,
        types.MappingProxyType,
        View,
        lambda of: collections.defaultdict(dict, of),
        collections.ChainMap,
        lambda of: {Name(key): value for key, value in of.items()},
    ]
    for kind in kinds:
        wrapped = kind(
            {**boiler, "good": kind(boiler["good"]), "materials": [kind(line) for line in boiler["materials"]]}
        )
        assert tegi.assess_good(wrapped) == answer
    boiler["materials"] = Lines(*boiler["materials"][:2])
    assert tegi.assess_good(boiler).verdict == "originating"


REFUSED = [
    datetime.datetime(2026, 3, 1, 1),
    datetime.time(1),
    b"2026-03-01",
    bytearray(b"x"),
    {1, 2},
    frozenset(),
    object(),
    object,
    Good,
    Facts,
    len,
    iter([]),
    (number for number in range(3)),
    range(3),
    1j,
    enum.Enum("Colour", "RED")["RED"],
    ...,
    NotImplemented,
    memoryview(b""),
    types.SimpleNamespace(on=1),
]


@pytest.mark.parametrize("value", REFUSED, ids=repr)
def test_other_values_are_refused_where_they_stand(boiler, value):
    assert faults(value)[0] == ("wrong-type", "")
    boiler["on"] = value
    assert faults(boiler) == [("wrong-type", "/on")]
    boiler["on"] = "2026-03-01"
    boiler["materials"][1]["value"] = value
    assert faults(boiler) == [("wrong-type", "/materials/1/value")]
    boiler["materials"][1] = value
    assert faults(boiler) == [("wrong-type", "/materials/1")]


def test_a_refused_value_is_named(boiler):
    boiler["on"] = datetime.time(1)
    assert given_at(boiler, "/on") == "datetime.time"
    boiler["on"] = {1}
    assert given_at(boiler, "/on") == "set"


@pytest.mark.parametrize("key", [1, None, True, b"x", (1, 2), 1.5])
def test_keys_must_be_strings(boiler, key):
    boiler["good"][key] = "x"
    assert faults(boiler) == [("wrong-type", "/good")]


def test_lone_surrogates_are_refused_where_they_stand(boiler):
    boiler["good"]["name"] = "\ud83d"
    boiler["materials"][0]["id"] = "a\udc00b"
    boiler["operations"].append("\udfff")
    assert faults(boiler) == [
        ("not-json", "/good/name"),
        ("not-json", "/materials/0/id"),
        ("not-json", "/operations/4"),
    ]
    assert faults({"\ud800": 1}) == [
        ("not-json", ""),
        ("missing-field", "/on"),
        ("missing-field", "/rulebook"),
        ("missing-field", "/good"),
    ]
    boiler["good"]["name"], boiler["materials"][0]["id"] = "😀", "\x00"
    boiler["operations"].pop()
    assert tegi.assess_good(boiler).verdict == "originating"


def test_all_faults_are_reported_together(boiler):
    boiler |= {"on": {1}, "god": 1, "vat": "perhaps"}
    boiler["materials"][0]["value"] = math.inf
    boiler["materials"][1]["value"] = "much"
    assert faults(boiler) == [
        ("wrong-type", "/on"),
        ("wrong-type", "/materials/0/value"),
        ("unknown-name", "/vat"),
        ("not-a-decimal", "/materials/1/value"),
        ("unknown-field", "/god"),
    ]


def test_pointers_are_escaped(boiler):
    boiler["answers"] = {"a/b~c": {1}}
    assert faults(boiler) == [("wrong-type", "/answers/a~1b~0c")]


def nested(levels: int, innermost: Any) -> Any:
    for _ in range(levels):
        innermost = [innermost]
    return innermost


def test_depth_is_bounded_as_in_text(boiler):
    for levels, innermost in ((158, 1), (159, 1), (158, []), (159, []), (160, []), (200, {})):
        answer = tegi.assess_good_text(json.dumps({**boiler, "x": nested(levels, innermost)}))
        code = json.loads(answer)["errors"][0]["code"]
        assert faults({**boiler, "x": nested(levels, innermost)})[0][0] == code
    assert faults(nested(5_000, 1)) == [("too-deep", "")]


def test_cycles_and_endless_values_end(boiler):
    boiler["materials"].append(boiler)
    assert faults(boiler) == [("too-deep", "")]
    line: list[Any] = []
    line += [line, line, line]
    assert faults(line) == [("too-deep", "")]
    wide: list[Any] = [0]
    for _ in range(100):
        wide = [wide, wide]
    assert faults(wide) == [("too-many", "")]


class Raising(View):
    def __getitem__(self, key: str) -> Any:
        raise LookupError("out of order")


class Meddling(View):
    """Changes another dict while it is read."""

    def __init__(self, other: dict[str, Any]) -> None:
        super().__init__({})
        self.other = other

    def __iter__(self) -> Iterator[str]:
        self.other.clear()
        self.other.update(dict.fromkeys("abcdefghijk"))
        return iter(())


class Endless(View):
    def __getitem__(self, key: str) -> Any:
        return self


def test_what_a_mapping_of_the_users_own_does(boiler):
    with pytest.raises(LookupError, match="out of order"):
        tegi.assess_good(Raising(boiler))
    good = boiler["good"]
    boiler = {"good": good, **boiler}
    good["name"] = Meddling(boiler)
    with pytest.raises(tegi.TegiError):
        tegi.assess_good(boiler)
    assert faults(Endless({"good": 1})) == [("too-deep", "")]


@pytest.mark.parametrize(
    "facts",
    [
        None,
        1,
        "{}",
        [],
        {},
        {"on": None},
        {"on": 1, "rulebook": 2, "good": 3, "materials": 4, "operations": 5, "answers": 6, "readings": 7},
        {"on": "2026-02-30", "rulebook": "no-such", "good": {"hs": "8403"}},
        {"on": "2026-03-01", "rulebook": "no-such", "good": {"hs": "8403"}},
        {"on": "2026-03-01", "rulebook": "cis-2009@1999-01-01", "good": {"hs": "8403"}},
        {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}, "readings": {"x": "y"}},
        {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}, "materials": [{"id": "a"}, {"id": "a"}]},
        {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403", "ex_works_price": 0}},
        {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403", "ex_works_price": 1e22}},
        {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403", "name": "x" * 2000}},
        {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}},
        {"on": "2007-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}},
    ],
    ids=lambda facts: str(facts)[:60],
)
def test_both_doors_give_the_same_bytes(engine, facts):
    assert through_dicts(engine, facts) == engine.assess_good_text(json.dumps(facts))


ENGINE = tegi.Engine()
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)
FIELDS = st.sampled_from(
    "on rulebook good materials operations answers readings hs name value origin proof made_from id x".split()
)
DOCUMENTS = st.recursive(
    VALUES, lambda inner: st.dictionaries(FIELDS, inner) | st.lists(inner, max_size=3), max_leaves=20
)


@settings(max_examples=100)
@given(DOCUMENTS)
def test_any_value_of_json_is_read_alike_by_both_doors(facts):
    assert through_dicts(ENGINE, facts) == ENGINE.assess_good_text(json.dumps(facts))

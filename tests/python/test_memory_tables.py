"""Tables and values as pandas, numpy and polars hold them: what is nothing was not stated; forked children answer."""

import json
import multiprocessing
import os
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

import numpy
import pandas
import polars
import pyarrow
import pytest
import tegi
import tegi.arrow

SAME = {"on": "2026-03-01", "rulebook": "cis-2009", "beyond_insufficient_operations": True}
GOODS = {"id": ["a", "b", "c"], "hs": ["8403109000"] * 3, "ex_works_price": ["1000"] * 3}
LINES = {
    "good": ["a", "b", "a"],
    "hs": ["8416109000"] * 3,
    "value": ["400.00", "500.00", "100.01"],
    "origin": ["DE", "DE", None],
}


def verdicts(*tables: Any, **more: Any) -> list[str]:
    return pyarrow.table(tegi.arrow.assess_goods(*tables, **SAME, **more))["verdict"].to_pylist()


def facts(**more: Any) -> dict[str, Any]:
    return {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}, **more}


@pytest.mark.parametrize("to_frame", [pyarrow.table, polars.DataFrame, pandas.DataFrame])
def test_two_tables_and_one_nested_table_give_one_answer(to_frame: Any) -> None:
    """A good without a line has no bill stated; that is not a bill of no materials."""
    goods, lines = polars.DataFrame(GOODS), polars.DataFrame(LINES)
    bills = lines.group_by("good").agg(polars.struct("hs", "value", "origin").alias("materials"))
    nested = goods.join(bills, left_on="id", right_on="good", how="left").sort("id")
    expected = ["not_originating", "originating", "undetermined"]
    assert verdicts(nested) == expected
    assert verdicts(to_frame(GOODS), to_frame(LINES)) == expected
    missing = pyarrow.table(tegi.arrow.assess_goods(to_frame(GOODS), to_frame(LINES), **SAME))["missing"].to_pylist()
    assert missing[2] == ["/materials"]
    # A bill of no materials is said by an empty list.
    assert verdicts(pyarrow.table({"hs": ["8403109000"], "ex_works_price": ["1000"], "materials": [[]]})) == [
        "originating"
    ]


def test_columns_of_nothing_are_read() -> None:
    goods = polars.DataFrame(
        {
            "hs": ["8403109000"],
            "ex_works_price": ["1000"],
            "production_cost": [None],
            "materials": [[{"hs": "8416109000", "value": "500.01", "origin": "DE", "proof": None}]],
            "operations": [[]],
        }
    )
    assert goods.schema["production_cost"] == polars.Null
    assert verdicts(goods) == ["not_originating"]
    assert verdicts(polars.DataFrame({**GOODS, "currency": [None] * 3}), polars.DataFrame(LINES)) == [
        *("not_originating", "originating", "undetermined")
    ]
    assert verdicts(pandas.DataFrame({"hs": ["8403109000"], "good/name": [None]})) == ["undetermined"]


def test_nothing_of_a_column_was_not_stated() -> None:
    """`NaN`, `NaT` and `NA` in columns of numbers, of moments and of pandas' own kinds."""
    frame = pandas.DataFrame(
        {
            "hs": ["8403109000"] * 2,
            "ex_works_price": [float("nan"), 1000.5],
            "on": pandas.to_datetime(["2026-03-01", None]),
            "vat_rate": pandas.array([12, pandas.NA], dtype="Int64"),
        }
    )
    # In Arrow's own columns a number that is none is no null.
    table = pyarrow.Table.from_pandas(frame).set_column(1, "ex_works_price", pyarrow.array([float("nan"), 1000.5]))
    answers = pyarrow.table(tegi.arrow.assess_goods(table, rulebook="cis-2009")).to_pylist()
    assert answers[0]["verdict"] == "undetermined" and answers[0]["error"] is None
    assert (answers[1]["error"], answers[1]["error_at"]) == ("missing-field", "/on")


NOTHING = [None, float("nan"), Decimal("NaN"), Decimal("sNaN"), pandas.NA, pandas.NaT]
NOTHING += [numpy.float32("nan"), numpy.float64("nan"), numpy.datetime64("NaT")]


@pytest.mark.parametrize("nothing", NOTHING, ids=repr)
def test_nothing_of_a_dict_was_not_stated(nothing: Any) -> None:
    good = {"hs": "8403109000", "ex_works_price": nothing}
    line = {"hs": "8416109000", "value": nothing, "origin": nothing}
    given = facts(good=good, materials=[line], operations=nothing, vat=nothing)
    answer, plain = (
        tegi.assess_good(given).to_dict(),
        tegi.assess_good(facts(materials=[{"hs": "8416109000"}])).to_dict(),
    )
    # The digest is that of the facts as they were given.
    assert answer["receipt"].pop("facts_sha256") != plain["receipt"].pop("facts_sha256")
    assert answer == plain


@pytest.mark.parametrize(
    "price",
    [numpy.int64(1000), numpy.uint8(250), numpy.float64(0.1), numpy.float32(5.1), numpy.float16(2.5), numpy.array(7)],
    ids=repr,
)
def test_numbers_of_numpy_are_their_own_digits(price: Any) -> None:
    """The shortest digits that mean it: as a longer float 5.1 would be 5.099999904632568."""
    given = facts(good={"hs": "8403109000", "ex_works_price": price})
    plain = facts(good={"hs": "8403109000", "ex_works_price": json.loads(str(price))})
    assert tegi.assess_good(given).to_json() == tegi.assess_good(plain).to_json()


def test_other_values_of_numpy() -> None:
    """Lists as arrays, as pandas has them from Parquet; booleans; what says nothing about facts is refused."""
    lines = numpy.array([{"hs": "8416109000", "value": numpy.int64(5), "origin": "DE"}], dtype=object)
    given = facts(materials=lines, operations=numpy.array(["welding", "assembly"]))
    given["beyond_insufficient_operations"] = numpy.bool_(True)
    plain = facts(materials=[{"hs": "8416109000", "value": 5, "origin": "DE"}], operations=["welding", "assembly"])
    plain["beyond_insufficient_operations"] = True
    assert tegi.assess_good(given).to_json() == tegi.assess_good(plain).to_json()
    for price in (numpy.float64("inf"), numpy.complex64(1), numpy.timedelta64(1, "D"), pandas.Period("2026", "Y")):
        with pytest.raises(tegi.TegiError) as raised:
            tegi.assess_good(facts(good={"hs": "8403109000", "ex_works_price": price}))
        assert (raised.value.code, raised.value.pointer) == ("wrong-type", "/good/ex_works_price")


DAYS = [date(2026, 3, 1), datetime(2026, 3, 1), pandas.Timestamp("2026-03-01"), numpy.datetime64("2026-03-01")]
DAYS += [numpy.datetime64("2026-03-01T00:00", "ns"), numpy.datetime64("2026-03-01", "s")]
MOMENTS = [datetime(2026, 3, 1, 1), pandas.Timestamp("2026-03-01 00:00:00.000000001"), numpy.datetime64("2026-03")]
MOMENTS += [numpy.datetime64("2026-03-01T10:00"), pandas.Timestamp("2026-03-01", tz="Asia/Almaty")]
MOMENTS += [datetime(2026, 3, 1, tzinfo=timezone.utc)]


def test_a_timestamp_at_midnight_is_a_day() -> None:
    for day in DAYS:
        assert tegi.assess_good(facts(on=day)).receipt["on"] == "2026-03-01", repr(day)
    for moment in MOMENTS:
        with pytest.raises(tegi.TegiError) as raised:
            tegi.assess_good(facts(on=moment))
        assert raised.value.pointer == "/on" and "midnight" in str(raised.value), repr(moment)


def answer(_: int) -> list[str]:
    return verdicts(pyarrow.table(GOODS), pyarrow.table(LINES))


def test_a_forked_child_answers() -> None:
    """Where the parent has answered before: as under gunicorn's preload, in Celery, or in multiprocessing's pools."""
    expected = answer(0)
    child = os.fork()
    if child == 0:
        os._exit(0 if answer(0) == expected else 1)
    assert os.waitpid(child, 0)[1] == 0
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(answer, range(4)).get(timeout=60) == [expected] * 4
    assert answer(0) == expected

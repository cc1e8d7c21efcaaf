"""Tables of goods from whatever makes Arrow columns: which columns are read, which are kept, and what is refused."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest
import tegi
import tegi.arrow
from hypothesis import given
from hypothesis import strategies as st
from tegi.types import ContractFacts, Facts
from test_arrow import SAME, rows, without_nulls


@pytest.fixture
def table() -> Any:
    """Two goods with their bills, in columns of every kind of decimals and texts."""
    bills = [
        [
            {
                "id": "sheet",
                "hs": "7208512000",
                "value": Decimal("300.00"),
                "origin": "CN",
            },
            {
                "id": "burner",
                "hs": "8416109000",
                "value": Decimal("200.01"),
                "origin": None,
            },
        ],
        [
            {
                "id": "sheet",
                "hs": "7208512000",
                "value": Decimal("300.00"),
                "origin": "KZ",
            }
        ],
    ]
    return pyarrow.table(
        {
            "id": ["boiler", "stove"],
            "on": [date(2026, 3, 1), date(2026, 3, 1)],
            "hs": ["8403109000", "7321110000"],
            "ex_works_price": pyarrow.array([1000, 500], pyarrow.int32()),
            "operations": [["welding"], ["welding"]],
            "materials": bills,
        }
    )


def answered(table: Any, **more: Any) -> list[dict[str, Any]]:
    return rows(tegi.arrow.assess_goods(table, rulebook="cis-2009", **more))


def test_whatever_speaks_arrow(table):
    """pyarrow, polars, DuckDB and pandas; lists, large lists, views, categories, moments for days."""
    expected = answered(table)
    assert [row["verdict"] for row in expected] == ["not_originating", "originating"]
    assert expected[0]["headroom"] == Decimal("-0.01")
    assert answered(table.to_batches()[0]) == expected
    assert answered(polars.DataFrame(table)) == expected
    assert answered(duckdb.from_arrow(table)) == expected
    frame = table.to_pandas()
    frame["on"] = pandas.to_datetime(frame["on"])
    frame["hs"] = frame["hs"].astype("category")
    assert answered(frame) == expected
    answers = tegi.arrow.assess_goods(table, rulebook="cis-2009")
    assert polars.DataFrame(answers)["verdict"].to_list() == [row["verdict"] for row in expected]
    assert duckdb.sql("SELECT id, share FROM answers").fetchall() == [
        ("boiler", None),
        ("stove", None),
    ]
    assert list(pandas.DataFrame.from_arrow(answers)["id"]) == ["boiler", "stove"]
    assert len(answers) == 2 and answers.column_names[:2] == ["id", "verdict"]


def test_paths_structs_and_constants_mean_the_same(table):
    expected = answered(table)
    by_path = table.rename_columns(["id", "on", "good/hs", "good/ex_works_price", "operations", "materials"])
    assert answered(by_path) == expected
    good = pyarrow.StructArray.from_arrays(
        [
            table.column("hs").combine_chunks(),
            table.column("ex_works_price").combine_chunks(),
        ],
        ["hs", "ex_works_price"],
    )
    as_struct = table.drop_columns(["hs", "ex_works_price", "on"]).append_column("good", good)
    assert answered(as_struct, on=date(2026, 3, 1)) == expected
    # A row's own fact goes before the same one of all.
    assert answered(table, on="1999-01-01") == expected


def test_bills_of_their_own(table):
    """In any order; lines without a good, and goods of one name, are rows with errors."""
    bills = [
        {"good": name, **line}
        for name, bill in zip(["boiler", "stove"], table["materials"].to_pylist())
        for line in bill
    ]
    materials = pyarrow.Table.from_pylist(bills[::-1])
    goods = table.drop_columns("materials")
    found = answered(goods, materials=materials)
    assert [row["verdict"] for row in found] == ["not_originating", "originating"]
    assert [row["share"] for row in found] == [row["share"] for row in answered(table)]
    stray = pyarrow.Table.from_pylist([*bills, {"good": "ghost", "hs": "7208", "value": Decimal(1), "origin": "CN"}])
    *others, last = answered(goods, materials=stray)
    assert others == found and (last["error"], last["errors"][0]["given"]) == (
        "unknown-good",
        "ghost",
    )
    twice = answered(pyarrow.concat_tables([goods, goods]), materials=materials)
    assert [row["error"] for row in twice] == [
        None,
        None,
        "duplicate-id",
        "duplicate-id",
    ]
    with pytest.raises(tegi.TegiError, match="/id: missing-field"):
        answered(goods.drop_columns("id"), materials=materials)
    with pytest.raises(tegi.TegiError, match="/materials/good: missing-field"):
        answered(goods, materials=materials.drop_columns("good"))


def test_what_amounts_and_days_may_be():
    for kind, given, error in [
        (pyarrow.decimal128(38, 10), Decimal("1000.5"), None),
        (pyarrow.decimal256(50, 2), Decimal("1000.50"), None),
        (pyarrow.decimal128(38, 10), Decimal("0.1234567"), "too-many-digits"),
        (pyarrow.decimal128(18, 2), Decimal("-1"), "negative"),
        (pyarrow.decimal128(18, 2), Decimal("0"), "not-positive"),
        (pyarrow.int64(), 10**15 + 1, "number-not-exact"),
        (pyarrow.int64(), 10**15, "too-many-digits"),
        (pyarrow.uint64(), 10**15 - 1, None),
        (pyarrow.float64(), 1000.5, None),
        (pyarrow.float64(), 0.1 + 0.2, "number-not-exact"),
        (pyarrow.float64(), float("inf"), "not-a-decimal"),
        (pyarrow.large_string(), "1000.5", None),
        (pyarrow.string_view(), "1 000", "number-unclear"),
        (pyarrow.bool_(), True, "wrong-type"),
    ]:
        table = pyarrow.table(
            {
                "hs": ["8403"],
                "ex_works_price": pyarrow.array([given], kind),
                "materials": [[]],
            }
        )
        (row,) = rows(tegi.arrow.assess_goods(table, **SAME))
        assert row["error"] == error, (kind, given)
        assert error is None or row["error_at"] == "/good/ex_works_price"
    for kind, moment, error in [
        (pyarrow.date64(), date(2026, 3, 1), None),
        (pyarrow.timestamp("ns"), datetime(2026, 3, 1), None),
        (pyarrow.timestamp("ms"), datetime(2026, 3, 1, 1), "not-a-day"),
        (pyarrow.string(), "1.3.2026", None),
        (pyarrow.string(), "31.02.2026", "not-a-day"),
        (pyarrow.date32(), None, "missing-field"),
    ]:
        table = pyarrow.table({"hs": ["8403"], "on": pyarrow.array([moment], kind)})
        (row,) = rows(tegi.arrow.assess_goods(table, rulebook="cis-2009"))
        assert row["error"] == error, (kind, moment)


@given(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
def test_days_are_those_of_the_calendar(day):
    columns = ["error", "answer"]
    table = pyarrow.table({"hs": ["8403"], "on": pyarrow.array([day])})
    (row,) = rows(tegi.arrow.assess_goods(table, columns=columns, rulebook="cis-2009"))
    (text,) = rows(
        tegi.arrow.assess_goods(
            pyarrow.table({"hs": ["8403"], "on": [day.isoformat()]}),
            columns=columns,
            rulebook="cis-2009",
        )
    )
    assert row["answer"] == text["answer"] and bool(row["error"]) == bool(text["error"])


def test_a_table_that_is_none(table):
    """Faults of the table itself are raised before anything is computed."""
    with pytest.raises(tegi.TegiError, match="/hss: unknown-field"):
        answered(table.append_column("hss", table["hs"]))
    with pytest.raises(tegi.TegiError, match="/good~1hs: duplicate-key"):
        answered(table.append_column("good/hs", table["hs"]))
    with pytest.raises(tegi.TegiError, match="/currency: wrong-type, given 'Binary'"):
        answered(table.append_column("currency", pyarrow.array([b"KZT", b"KZT"])))
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        answered([{"hs": "8403"}])
    with pytest.raises(ValueError, match='no column "verdicts"'):
        answered(table, columns=["verdicts"])
    with pytest.raises(tegi.TegiError, match="/of_mine: missing-field"):
        answered(table, keep=["of_mine"])
    broken = pyarrow.StringArray.from_buffers(
        2,
        pyarrow.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0"),
        pyarrow.py_buffer(b"\xff\xfe"),
    )
    with pytest.raises(ValueError, match="UTF-?8"):
        answered(table.set_column(2, "hs", broken))


def test_columns_are_kept_and_chosen(table):
    mine = table.append_column("of_mine", pyarrow.array([{"a": 1}, {"a": 2}]))
    found = rows(
        tegi.arrow.assess_goods(
            mine,
            rulebook="cis-2009",
            keep=["of_mine"],
            columns=["verdict", "steps", "edition"],
        )
    )
    assert [row["of_mine"]["a"] for row in found] == [1, 2]
    assert list(found[0]) == ["id", "of_mine", "verdict", "steps", "edition"]
    facts = {
        **SAME,
        "good": {"hs": "8403109000", "ex_works_price": 1000},
        "operations": ["welding"],
    }
    facts["materials"] = without_nulls(json.loads(json.dumps(table["materials"][0].as_py(), default=str)))
    assert json.loads(found[0]["steps"]) == tegi.assess_good(facts).steps
    assert found[0]["edition"] == "cis-2009@2024-05-04"


def test_no_rows_and_many_workers(table):
    assert pyarrow.table(tegi.arrow.assess_goods(table.slice(0, 0), rulebook="cis-2009")).num_rows == 0
    nothing = pyarrow.table(tegi.arrow.assess_goods(table.schema.empty_table(), rulebook="cis-2009"))
    assert nothing.schema == pyarrow.table(tegi.arrow.assess_goods(table, rulebook="cis-2009")).schema
    many = pyarrow.concat_tables([table] * 2_000)
    assert answered(many, workers=1) == answered(many, workers=3) == answered(table) * 2_000


def test_the_known_facts_are_those_of_the_types():
    """A fact that the engine learns has its column."""
    for assess, facts in (
        (tegi.arrow.assess_goods, Facts),
        (tegi.arrow.assess_contracts, ContractFacts),
    ):
        for name in facts.__annotations__:
            table = pyarrow.table({name: pyarrow.array([None], pyarrow.null())})
            (row,) = rows(assess(table, columns=["errors"]))
            assert all(error["code"] != "unknown-field" for error in row["errors"])


def test_slices_and_letters(table):
    """Parts of larger columns, with letters of more than one byte, and with nulls before them."""
    names = pyarrow.array([None, "котёл", "пеш", "қазан", "stove"])
    several = pyarrow.concat_tables([table, table, table]).slice(1, 5).append_column("name", names)
    whole = answered(several)
    for start in range(5):
        for length in range(5 - start):
            assert answered(several.slice(start, length)) == whole[start : start + length]
            one = several.slice(start, length).combine_chunks()
            assert answered(polars.DataFrame(one)) == whole[start : start + length]

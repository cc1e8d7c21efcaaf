"""Tables of goods and contracts: each row is answered as it would be alone."""

import json
import typing
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
from answers import cases
from hypothesis import given
from hypothesis import strategies as st
from tegi.types import ContractFacts, Facts

SAME = {"on": "2026-03-01", "rulebook": "cis-2009"}
CODES = [
    "8403109000",
    "8403",
    "840310",
    "8416109000",
    "7208512000",
    "8503000000",
    "9401",
    "0201",
    "8708",
    "84031",
]


def rows(answers: Any) -> list[dict[str, Any]]:
    return typing.cast(list[dict[str, Any]], pyarrow.table(answers).to_pylist())


def alone(facts: dict[str, Any], call: str = "assess_good") -> dict[str, Any]:
    return typing.cast(
        dict[str, Any],
        json.loads(getattr(tegi, f"{call}_text")(json.dumps(facts, default=str))),
    )


# What is an error in tables, and in facts a question or a warning.
DOUBTS = {"unknown-operation", "unknown-heading-code", "zero-lost"}


def is_doubted(row: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether a row has an error that the same facts as JSON do not have."""
    return answer["type"] != "refusal" and bool(row["errors"]) and {e["code"] for e in row["errors"]} <= DOUBTS


# What the engine says of a text that is not in the form of facts, and the reader of cells may read all the same.
FORMS = {
    "empty-name",
    "wrong-type",
    "not-a-decimal",
    "not-a-number",
    "not-a-code",
    "not-a-country",
    "country-letters",
    "not-a-currency",
    "not-a-day",
    "unknown-name",
}


def check(row: dict[str, Any], answer: dict[str, Any], is_typed: bool = False) -> None:
    """Whether a row says what an answer says; texts of typed columns are read as cells of tables."""
    if answer["type"] == "refusal" and is_typed and any(error["code"] in FORMS for error in answer["errors"]):
        found = {error["at"]: error["code"] for error in row["errors"] or ()}
        for error in answer["errors"]:
            assert error["at"] in found or error["code"] in FORMS, error
        assert (row["verdict" if "verdict" in row else "share"] is None) or not found
        return
    if answer["type"] == "refusal":
        assert row["errors"], answer
        found = [{key: part for key, part in error.items() if part is not None} for error in row["errors"]]
        assert (row["error"], row["error_at"]) == (found[0]["code"], found[0]["at"])
        doubted = {error["at"] for error in found if is_typed and error["code"] in DOUBTS}
        others = [error for error in found if error["at"] not in doubted]
        assert others == [error for error in answer["errors"] if error["at"] not in doubted]
        assert row["share"] is None and row["warnings"] is None
        return
    assert row["errors"] is None and row["error"] is None
    for name in ("missing", "warnings", "outside"):
        assert row[name] == [entry["fact" if name == "missing" else "code"] for entry in answer[name]], name
    if answer["type"] == "assessment":
        assert all(row[name] == answer[name] for name in ("verdict", "rule", "criterion"))
        share = (answer["local_content"] or {}).get("share")
        headrooms = [
            Decimal(step["comparison"]["headroom"])
            for step in answer["steps"]
            if step["decisive"] and step["good"] == "" and "headroom" in (step.get("comparison") or {})
        ]
        assert row["headroom"] == min(headrooms, default=None)
    else:
        share = answer["share"]
        assert (row["exact"], row["formula"]) == (answer["exact"], answer["formula"])
        lowest, highest = answer.get("between") or (None, None)
        assert (row["lowest"], row["highest"]) == tuple(part and Decimal(part) for part in (lowest, highest))
    assert row["share"] == (share and Decimal(share))


VECTORS = [case for case in cases() if case.get("call", "assess_good") in ("assess_good", "assess_contract")]


@pytest.mark.parametrize("call", ["assess_good", "assess_contract"])
def test_documents_as_text(call):
    """All shared cases: those of one rulebook's loading go into one table."""
    assess = tegi.arrow.assess_goods if call == "assess_good" else tegi.arrow.assess_contracts
    tables: dict[str, list[dict[str, Any]]] = {}
    for case in VECTORS:
        if case.get("call", "assess_good") == call:
            tables.setdefault(json.dumps(case.get("load", [])), []).append(case)
    for loaded, of_table in tables.items():
        engine = tegi.Engine()
        for rulebook in json.loads(loaded):
            engine.load_rulebook(rulebook)
        texts = [case["text"] if "text" in case else json.dumps(case["facts"], ensure_ascii=False) for case in of_table]
        columns = tegi.arrow.GOOD if call == "assess_good" else tegi.arrow.CONTRACT
        answers = rows(
            assess(
                pyarrow.table({"facts": texts}),
                columns=[*columns, "answer"],
                engine=engine,
            )
        )
        assert len(answers) == len(texts) > 0
        for row, text in zip(answers, texts, strict=True):
            answer = getattr(engine, f"{call}_text")(text)
            assert row["answer"] == (None if json.loads(answer)["type"] == "refusal" else answer)
            check(row, json.loads(answer))


@pytest.mark.parametrize("call", ["assess_good", "assess_contract"])
def test_documents_as_columns(call):
    """Every shared case whose facts a column can hold, as a table of its own."""
    assess = tegi.arrow.assess_goods if call == "assess_good" else tegi.arrow.assess_contracts
    known = (Facts if call == "assess_good" else ContractFacts).__annotations__
    fitting = 0
    for case in VECTORS:
        facts = case.get("facts")
        if case.get("call", "assess_good") != call or "load" in case or not isinstance(facts, dict) or not facts:
            continue
        facts = without_nulls(facts)
        try:
            table = pyarrow.Table.from_pylist([facts])
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError):
            continue
        # What columns cannot say: members that other rows of the same list have, and facts of other names.
        if table.to_pylist(maps_as_pydicts="strict") != [padded(facts, table.schema)] or not set(facts) <= set(known):
            continue
        fitting += 1
        columns = tegi.arrow.GOOD if call == "assess_good" else tegi.arrow.CONTRACT
        (row,) = rows(assess(table, columns=[*columns, "answer"]))
        answer = getattr(tegi, f"{call}_text")(json.dumps(facts))
        if is_doubted(row, json.loads(answer)) or "unrecognised-operation" in answer:
            # Cells name operations by any of their names, facts by their ids.
            continue
        check(row, json.loads(answer), is_typed=True)
        if json.loads(answer)["type"] == "refusal" and row["error"] is None:
            # A cell says in other words what facts say in one form.
            continue
        if json.loads(answer)["type"] != "refusal" and not has_empty(facts):
            assert row["answer"] == answer
        # The same in brief: without the column for which all steps are made.
        (brief,) = rows(assess(table, columns=[*columns, "edition"]))
        edition = json.loads(answer).get("receipt", {}).get("edition")
        assert (brief.pop("edition") or "@").partition("@")[2] == (edition or "")
        assert brief == {name: value for name, value in row.items() if name != "answer"}
    assert fitting > 40


def without_nulls(value: Any) -> Any:
    """A document whose absent members are absent."""
    if isinstance(value, dict):
        return {key: without_nulls(part) for key, part in value.items() if part is not None}
    return [without_nulls(part) for part in value] if isinstance(value, list) else value


def has_empty(value: Any) -> bool:
    """Whether an empty object stands in it, which no column has."""
    if isinstance(value, dict):
        return any(part == {} or has_empty(part) for part in value.values())
    return isinstance(value, list) and any(has_empty(part) for part in value)


def padded(value: Any, schema: Any) -> Any:
    """A document as a table of that schema gives it back."""
    return pyarrow.Table.from_pylist([value], schema=schema).to_pylist()[0]


money = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**6, places=2).map(str),
    st.sampled_from(
        [
            "-1",
            "1,5",
            "0.1234567",
            "1e3",
            "",
            "05",
            "999999999999999.999999",
            "0.000001",
        ]
    ),
)
lines = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["a", "b", "c", "", "#1"]),
        "hs": st.sampled_from(CODES),
        "value": money,
        "origin": st.sampled_from(["KZ", "CN", "RU", "DE", "XX", "kz"]),
        "name": st.sampled_from(["bolt", "x" * 1001]),
    },
)
documents = st.fixed_dictionaries(
    {
        "good": st.fixed_dictionaries(
            {"hs": st.sampled_from(CODES)},
            optional={"ex_works_price": money, "production_cost": money},
        )
    },
    optional={
        "materials": st.lists(lines, max_size=5),
        "operations": st.lists(st.sampled_from(["welding", "labelling", "unheard of"]), max_size=2, unique=True),
        "beyond_insufficient_operations": st.booleans(),
        "rulebook": st.sampled_from(["cis-2009", "kz-register", "ct-kz", "none"]),
        "on": st.sampled_from(["2026-03-01", "2025-03-01", "1999-01-01", "today"]),
    },
)


@given(st.lists(documents, min_size=1, max_size=8))
def test_random_goods(goods):
    """Answered by columns as they are one by one, in brief or not."""
    flat = [
        {
            **{name: value for name, value in facts.items() if name != "good"},
            **facts["good"],
        }
        for facts in goods
    ]
    schema = pyarrow.schema(
        {
            **{
                name: pyarrow.string()
                for name in (
                    "on",
                    "rulebook",
                    "hs",
                    "ex_works_price",
                    "production_cost",
                )
            },
            "operations": pyarrow.list_(pyarrow.string()),
            "beyond_insufficient_operations": pyarrow.bool_(),
            "materials": pyarrow.list_(
                pyarrow.struct({name: pyarrow.string() for name in ("id", "name", "hs", "value", "origin")})
            ),
        }
    )
    answers = rows(tegi.arrow.assess_goods(pyarrow.Table.from_pylist(flat, schema=schema), **SAME))
    for row, facts in zip(answers, goods, strict=True):
        answer = alone({**SAME, **facts})
        if "unheard of" in facts.get("operations", ()) and answer["type"] != "refusal":
            assert row["error"] == "unknown-operation"
        elif not is_doubted(row, answer) and "unrecognised-operation" not in json.dumps(answer):
            check(row, answer, is_typed=True)


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

"""Tables of goods and contracts: each row is answered as it would be alone."""

import json
import typing
from decimal import Decimal
from typing import Any

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

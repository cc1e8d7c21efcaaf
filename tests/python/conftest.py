"""What the tests share."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tegi
from hypothesis import settings

ROOT = Path(__file__).parents[2]

# The same examples in every run, and no file of them.
settings.register_profile("tegi", derandomize=True, max_examples=300, deadline=None)
settings.load_profile("tegi")


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@cache
def audited() -> Any:
    """The audit of the CIS list, made once: it takes seconds."""
    return tegi.audit("cis-2009")


def canonical(value: Any) -> str:
    """The canonical text of an answer: its keys are ASCII and its only numbers small counts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def through_dicts(engine: tegi.Engine, facts: Any, call: str = "assess_good") -> str:
    """The canonical text of what the door for Python's own values answers, or raises."""
    try:
        if call == "audit":
            options = {key: value for key, value in facts.items() if key != "rulebook"}
            answer = engine.audit(facts["rulebook"], **options)
        elif call in ("rule_for", "operations"):
            options = {key: value for key, value in facts.items() if key != "hs"}
            answer = getattr(engine, call)(facts.get("hs"), **options)
        elif call == "flags":
            answer = engine.flags(facts["cases"], facts.get("parameters"))
        elif call == "advise" and "facts" in facts:
            # Facts and wishes are given apart.
            wishes = {name: value for name, value in facts.items() if name != "facts"}
            answer = engine.advise(facts["facts"], **wishes)
        else:
            answer = getattr(engine, call)(facts)
        return canonical(answer) if isinstance(answer, dict) else str(answer.to_json())
    except tegi.TegiError as error:
        return canonical(error.to_dict())


@pytest.fixture
def boiler() -> dict[str, Any]:
    """A boiler that originates, its foreign materials just at the limit."""
    return {
        "on": "2026-03-01",
        "rulebook": "cis-2009",
        "good": {"name": "Hot-water boiler", "hs": "8403109000", "ex_works_price": "1000.00"},
        "materials": [
            {"id": "sheet", "name": "Steel sheet", "hs": "7208512000", "value": "300.00", "origin": "CN"},
            {"id": "burner", "hs": "8416109000", "value": "200.00", "origin": None},
            {"id": "casing", "hs": "7326909807", "value": "100.00", "origin": "KZ"},
        ],
        "operations": ["cutting", "welding", "assembly", "pressure-test"],
    }


@pytest.fixture
def registered(boiler: dict[str, Any]) -> dict[str, Any]:
    """The same boiler for the register, which has a formula for the share."""
    boiler["rulebook"] = "kz-register"
    boiler["good"]["production_cost"] = "800.00"
    boiler["materials"][2]["proof"] = {"kind": "register-extract", "number": "20049447", "share": "86.12"}
    return boiler


@pytest.fixture
def works() -> dict[str, Any]:
    """A contract for works with a subcontract: 600 × 9/10 + 100 × 1/2 + 300 × 60 %."""
    return {
        "on": "2026-01-31",
        "rulebook": "kz-procurement",
        "kind": "works",
        "value": "1000.00",
        "contracts": [
            {
                "id": "main",
                "value": "1000.00",
                "payroll": {"kazakhstani": "9", "total": "10"},
                "goods": [
                    {"id": "pipes", "value": "300.00", "proof": {"kind": "register-extract", "share": "60"}},
                ],
            },
            {"id": "sub", "parent": "main", "value": "100.00", "payroll": {"kazakhstani": "1", "total": "2"}},
        ],
    }


@pytest.fixture
def purchases() -> dict[str, Any]:
    """A subsoil user's year: works just at the threshold, and goods."""
    return {
        "on": "2026-01-31",
        "rulebook": "kz-procurement",
        "subsoil_user": True,
        "rows": [
            {"id": "drilling", "kind": "works", "share": "50.00", "exact": "1/2", "value": "300.00"},
            {"id": "pipes", "kind": "goods", "share": "33.33", "exact": "1/3", "value": "100.00"},
        ],
    }


@pytest.fixture
def own_rulebook() -> dict[str, Any]:
    """The smallest rulebook: one general rule."""
    words = {"kk": "Өз жинағымыз", "ru": "Свой свод", "en": "A rulebook of our own"}
    return {
        "id": "own",
        "first": "2020-01-01",
        "read_to": "2026-01-01",
        "in_force": "order-1 p-1 primary",
        "title": words,
        "acts": {"order-1": words},
        "origin": {"country": "KZ", "general": {"expression": "CTH", "cite": "order-1 p-2 primary"}},
    }


@pytest.fixture
def engine() -> tegi.Engine:
    """An engine of the test's own."""
    return tegi.Engine()


@pytest.fixture
def file(tmp_path: Path, registered: dict[str, Any]) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(registered), encoding="utf-8")
    return path


@pytest.fixture
def contract(tmp_path: Path, works: dict[str, Any]) -> Path:
    path = tmp_path / "contract.json"
    path.write_text(json.dumps(works), encoding="utf-8")
    return path


@pytest.fixture
def period(tmp_path: Path, purchases: dict[str, Any]) -> Path:
    path = tmp_path / "period.json"
    path.write_text(json.dumps(purchases), encoding="utf-8")
    return path

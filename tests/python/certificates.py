"""Records and a shipment for the tests of certificates."""

from __future__ import annotations

import copy
import json
from typing import Any

import tegi
from conftest import ROOT

SALT = "00112233445566778899aabbccddeeff"
BOILER: dict[str, Any] = json.loads((ROOT / "examples/boiler.json").read_text(encoding="utf-8"))
BOILER["good"] |= {"quantity": "12", "unit": "шт"}
APPLES: dict[str, Any] = {
    "on": "2026-03-01",
    "rulebook": "cis-2009",
    "good": {
        "name": "Яблоки свежие",
        "hs": "0808108000",
        "ex_works_price": "1000.00",
        "quantity": "20000",
        "unit": "кг",
    },
    "wholly_produced": "b",
    "materials": [],
    "operations": ["growing"],
}
BISCUITS: dict[str, Any] = {
    "on": "2026-03-01",
    "rulebook": "cis-2009",
    "good": {"name": "Печенье сахарное", "hs": "1905319100", "ex_works_price": "1000.00"},
    "materials": [
        {
            "id": "flour",
            "hs": "1101001500",
            "value": "300",
            "origin": "RU",
            "proof": {"kind": "ct-1", "number": "1", "date": "2026-01-10"},
        },
        {
            "id": "sugar",
            "hs": "1701991000",
            "value": "100",
            "origin": "KZ",
            "proof": {"kind": "invoice", "number": "7", "date": "2026-01-10"},
        },
    ],
    "operations": ["mixing", "baking"],
}


def changed(facts: dict[str, Any], **of_good: Any) -> dict[str, Any]:
    """A copy of facts with other members of the good."""
    found = copy.deepcopy(facts)
    found["good"] |= of_good
    return found


def as_of(day: str) -> dict[str, Any]:
    """The boiler's facts as of another day, all of whose papers are older."""
    found = copy.deepcopy(BOILER)
    found["on"] = day
    for material in found["materials"]:
        if "date" in material.get("proof", {}):
            material["proof"]["date"] = "2024-12-02"
        if isinstance(material["value"], dict):
            material["value"]["rate_day"] = "2024-12-02"
    return found


def record(facts: dict[str, Any], salt: str | None = None) -> str:
    """The record of facts."""
    return tegi.record_text(json.dumps(facts, ensure_ascii=False), salt=salt)


def digest(text: str) -> str:
    """The digest of a record."""
    return str(json.loads(text)["digest"])


def line(text: str, **more: Any) -> dict[str, Any]:
    """The line of a record's good."""
    return {
        "record": digest(text),
        "packages": {"count": 2, "kind": "ящик деревянный"},
        "quantity": "2",
        "unit": "шт",
        **more,
    }


def shipment(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A shipment of these lines."""
    return {
        "day": "2026-03-20",
        "exporter": {"name": "ТОО «Пример»", "address": "010000, Республика Казахстан, г. Астана"},
        "consignee": {"name": "ООО «Образец»", "address": "644000, Российская Федерация, г. Омск"},
        "destination": "RU",
        "transport": "Автотранспорт, Астана — Омск",
        "invoices": [{"number": "45/26", "date": "2026-03-18"}],
        "goods": list(lines),
        **more,
    }


def three() -> tuple[dict[str, str], dict[str, Any]]:
    """Three records by name, and their shipment."""
    boiler, apples, biscuits = (record(facts) for facts in (BOILER, APPLES, BISCUITS))
    goods = [
        line(boiler, quantity="12", net_weight="4800", gross_weight="5160", description="КВа-100, ТУ 25.21-001-2026"),
        line(apples, quantity="16000", unit="кг", packages={"count": 801, "kind": "короб", "marks": "А-1"}),
        line(biscuits, quantity="4.50", unit="т", invoices=[{"number": "46/26", "date": "2026-03-19"}]),
    ]
    return {"boiler.json": boiler, "apples.json": apples, "biscuits.json": biscuits}, shipment(*goods)

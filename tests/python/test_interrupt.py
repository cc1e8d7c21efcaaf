"""Whoever interrupts a long call is heard at once, and the engine answers as before."""

import contextlib
import functools
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow
import pytest
import tegi
import tegi.arrow

PART = {
    "good": {"hs": "8416109000", "ex_works_price": "100", "production_cost": "90"},
    "operations": ["welding"],
    "materials": [{"hs": "7208512000", "value": "5", "origin": "CN"}],
}
PARTS = {
    "on": "2026-03-01",
    "rulebook": "cis-2009",
    "good": {"hs": "8403109000", "ex_works_price": "1000000"},
    "operations": ["welding"],
    "materials": [{"id": f"p{place}", "value": "100", "made_from": PART} for place in range(5_000)],
}

COUNT = 200_000


def table() -> pyarrow.Table:
    lines = [[{"hs": "8416109000", "value": "500.00"}, {}]] * COUNT
    columns = {"id": [f"b{place}" for place in range(COUNT)], "hs": ["8403109000"] * COUNT, "materials": lines}
    return pyarrow.table(columns)


def rows(goods: pyarrow.Table) -> None:
    for _ in range(100):
        tegi.arrow.assess_goods(goods, on="2026-03-01", rulebook="cis-2009")


def explained() -> Callable[[], Any]:
    """An answer of many lines in words."""
    answer = tegi.assess_good_text(json.dumps({**PARTS, "materials": PARTS["materials"][:1]}))
    before, _, rest = answer.partition('"materials":[')
    lines, end, behind = rest.partition('],"missing"')
    many = ",".join([lines] * 400_000)
    text = f'{before}"materials":[{many}{end}{behind}'
    return lambda: [tegi.explain_text(text, "ru") for _ in range(100)]


def converted() -> None:
    facts = {**PARTS, "materials": [[None] * 4_000_000]}
    for _ in range(100):
        # They are no materials; each of them is looked at before that is told.
        with contextlib.suppress(tegi.TegiError):
            tegi.assess_good(facts)


# Many times over: one of them may be answered before the interrupt is sent. Not for ever.
LONG: dict[str, Callable[[], Any]] = {
    "advice": lambda: [tegi.advise(PARTS) for _ in range(100)],
    "audit": lambda: [tegi.audit("cis-2009") for _ in range(100)],
    "an explanation": explained(),
    "a dict": converted,
    "rows of a table": functools.partial(rows, table()),
}


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """Python's own handler: a shell starts what runs in the background with interrupts ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("work", LONG.values(), ids=LONG)
def test_an_interrupt_is_heard(work: Callable[[], Any], boiler: dict[str, Any]) -> None:
    before = tegi.assess_good_text(json.dumps(boiler))
    told: list[float] = []

    def interrupt() -> None:
        told.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(0.7, interrupt)
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            work()
    finally:
        # What failed before must not interrupt the next test.
        timer.cancel()
    # A fifth of a second on a machine that does nothing else; an unoptimised build beside others takes longer.
    assert time.monotonic() - told[0] < 1
    assert tegi.assess_good_text(json.dumps(boiler)) == before

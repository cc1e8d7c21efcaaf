"""Whoever interrupts a long call is heard at once, and the engine answers as before."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import tegi

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

LONG: dict[str, Callable[[], Any]] = {
    "advice": lambda: tegi.advise(PARTS),
    "audit": lambda: tegi.audit("cis-2009"),
}


@pytest.mark.parametrize("work", LONG.values(), ids=LONG)
def test_an_interrupt_is_heard(work: Callable[[], Any], boiler: dict[str, Any]) -> None:
    before = tegi.assess_good_text(json.dumps(boiler))
    told: list[float] = []

    def interrupt() -> None:
        told.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(0.7, interrupt)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        work()
    # A fifth of a second on a machine that does nothing else. Here it is told from not being heard at all.
    assert time.monotonic() - told[0] < 30
    assert tegi.assess_good_text(json.dumps(boiler)) == before

"""What the verbs of the command share: files read and written, refusals with the name of the file, progress."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import tegi

# Exit statuses.
ASSESSED = 0
DOES_NOT_HOLD = 1
# Of a batch: some rows have errors.
PARTLY = 1
UNREADABLE = 2
# As a shell says of a program that was interrupted.
STOPPED = 130


class Unreadable(Exception):
    """A refusal of the engine, or one of ours in the same form, with the name of the file."""

    def __init__(self, file: str, refusal: str) -> None:
        super().__init__(file)
        self.file = file
        self.refusal = refusal


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Whatever is wrong with the input is wrong with that file."""
    try:
        yield
    except tegi.TegiError as error:
        raise Unreadable(file, canonical(error.to_dict())) from None


def assessed(file: str, answer: str) -> str:
    """An answer to the text of a file, which went to the engine as it is: only there are duplicate keys and all digits
    of numbers still seen."""
    if json.loads(answer)["type"] == "refusal":
        raise Unreadable(file, answer)
    return answer


def is_workbook(file: str) -> bool:
    """A workbook is told from JSON by its name; one of CSV files is a folder."""
    return file.lower().endswith(".xlsx") or os.path.isdir(file)


def from_workbook(engine: tegi.Engine, file: str) -> str:
    """The facts of a workbook in JSON; its faults name the cells."""
    import tegi.workbook

    facts, faults = tegi.workbook.read_contract(file, engine)
    if faults:
        raise Unreadable(file, canonical({"type": "refusal", "errors": faults}))
    # Sums and days become the texts that they are in JSON.
    return json.dumps(facts, default=str)


def write(file: str, text: str) -> None:
    """Writes a text as it is."""
    with open(file, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)


def read(file: str, encoding: str = "utf-8-sig") -> str:
    """The text of a file; ``-`` is the standard input."""
    if file == "-":
        content = sys.stdin.buffer.read()
    else:
        with open(file, "rb") as stream:
            content = stream.read()
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        fault = {"code": "not-json", "at": "", "given": str(error.start)}
        raise Unreadable(file, canonical({"type": "refusal", "errors": [fault]})) from None


def canonical(value: Any) -> str:
    """The canonical text of a refusal or list, which hold no numbers but small counts and no keys but ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """Shows how many are done on the standard error, where somebody watches it."""
    begun = time.monotonic()
    shown = 0.0
    done = 0

    def seen(count: int) -> None:
        nonlocal shown, done
        done = count
        if sys.stderr.isatty() and time.monotonic() - shown > 0.2:
            shown = time.monotonic()
            print(f"\r{count}", end="", file=sys.stderr, flush=True)

    yield seen
    print(f"{chr(13) if shown else ''}{done} ({time.monotonic() - begun:.1f} s)", file=sys.stderr)

"""Every write fails once: the disk is full, the system says no, the program is killed, two run at once.

After each failure the result is what it was, or whole; nothing of the failed start is left; the next run succeeds.
"""

import errno
import json
import os
import random
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import tegi.batch
import tegi.batch.source
from tegi import cli
from test_output import states

SEED = 20_261_129
VERBS = {
    "batch to JSON lines": "batch goods.jsonl out.jsonl",
    "batch to CSV": "batch goods.jsonl out.csv",
    "batch to XLSX": "batch goods.jsonl out.xlsx",
    "batch to Parquet": "batch goods.jsonl out.parquet",
    "batch to parts": "batch goods.jsonl out/",
    "batch with worksheets": "batch goods.jsonl out.jsonl --reports sheets --reports-as html --resume",
    "template": "batch --template out.xlsx",
    "record and mask": "record boiler.json -o out.json --mask masked.json",
    "worksheet in DOCX": "good boiler.json --report out.docx",
    "worksheet in XLSX": "good boiler.json --report out.xlsx",
    "worksheet in HTML": "good boiler.json --report out.html",
    "form in XLSX": "contract contract.json --form xlsx -o out.xlsx",
    "form in HTML": "contract contract.json --form html -o out.html",
}


@pytest.fixture
def folder(tmp_path: Path, boiler: dict[str, Any], works: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "boiler.json").write_text(json.dumps(boiler), encoding="utf-8")
    (tmp_path / "contract.json").write_text(json.dumps(works), encoding="utf-8")
    (tmp_path / "goods.jsonl").write_text("\n".join([json.dumps(boiler)] * 12), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    # Several parts of few rows.
    monkeypatch.setattr(tegi.batch.source, "AT_ONCE", 5)
    return tmp_path


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file grows beyond so many bytes: the system refuses what is behind them, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def failing(name: str, at: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """One of the system's calls fails, the one of that number."""
    calls = [0]
    real = getattr(os, name)

    def call(*given: Any, **more: Any) -> Any:
        calls[0] += 1
        if calls[0] == at:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, call)
        yield calls


def kept(folder: Path) -> dict[str, bytes]:
    """What is there besides the parts of a batch that may go on, and besides worksheets that are whole."""
    return {name: content for name, content in states(folder).items() if not name.startswith(("out.", "sheets/"))} | {
        name: content for name, content in states(folder).items() if name.startswith("out") and ".parts/" not in name
    }


def check(folder: Path, words: list[str], before: dict[str, bytes], capsys: Any) -> bool:
    """Runs a verb in which something fails: whether it ended well. Where it did not, nothing else has changed."""
    status = cli.main([*words, "--lang", "en"])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert not [name for name in states(folder) if ".tegi-" in name and ".parts/" not in name]
    if status == 0:
        return True
    assert status == 2 and len(said.err.splitlines()) >= 1 and said.err.startswith("tegi: "), said.err
    assert kept(folder) == before, words
    return False


@pytest.mark.parametrize("words", VERBS.values(), ids=VERBS)
def test_a_full_disk_loses_nothing(folder, monkeypatch, capsys, words):
    before = kept(folder)
    ended = []
    # Files that already stand: an earlier result is as it was.
    for size in (0, 1, 100, 1_000, 3_000, 10_000, 30_000, 1_000_000):
        with full_disk(size):
            ended.append(check(folder, words.split(), before, capsys))
        if ended[-1]:
            break
    assert not ended[0] and ended[-1]
    assert not list(folder.glob("*.parts"))


@pytest.mark.parametrize("words", VERBS.values(), ids=VERBS)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_every_call_that_fails_once_loses_nothing(folder, monkeypatch, capsys, words, call):
    before = kept(folder)
    number, is_over = 0, False
    while not is_over:
        number += 1
        with failing(call, number, monkeypatch) as calls:
            is_done = check(folder, words.split(), before, capsys)
        # An fsync of a folder may fail without harm; what is written last is there already, and written anew.
        is_over = calls[0] < number
        if is_done:
            before = kept(folder)
            if words.startswith("record"):
                # A record has a salt of its own: another one never takes its place.
                for name in ("out.json", "masked.json"):
                    (folder / name).unlink()
                before = kept(folder)
    assert number > 1 and is_done
    assert not list(folder.glob("*.parts"))


def forked(work: Callable[[], object]) -> int:
    """A child that does some work and ends."""
    child = os.fork()
    if child:
        return child
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        work()
        os._exit(0)
    except tegi.TegiError as error:
        os._exit(3 if error.code == "output-busy" else 4)
    except BaseException:
        os._exit(5)


def many(folder: Path) -> tuple[Path, Path, bytes, float]:
    """A batch of many parts, what it gives, and how long it takes."""
    source, out = folder / "many.jsonl", folder / "many-out.jsonl"
    line = (folder / "boiler.json").read_text()
    source.write_text("\n".join([line] * 150))
    begun = time.monotonic()
    tegi.batch.run(tegi.batch.Batch(source, out, workers=1))
    taken = time.monotonic() - begun
    expected = out.read_bytes()
    out.unlink()
    return source, out, expected, taken


def test_a_killed_batch_leaves_a_whole_result_or_none(folder):
    """Ten batches are killed at any time, and go on until they end."""
    source, out, expected, taken = many(folder)
    chance = random.Random(SEED)
    kills = 0
    while kills < 10:
        child = forked(lambda: tegi.batch.run(tegi.batch.Batch(source, out, workers=1, resume=True)))
        time.sleep(chance.uniform(0, taken))
        os.kill(child, signal.SIGKILL)
        was_killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        kills += was_killed
        assert not out.exists() or out.read_bytes() == expected
        if not was_killed:
            assert out.read_bytes() == expected and not list(folder.glob("*.parts"))
            out.unlink()
    tegi.batch.run(tegi.batch.Batch(source, out, workers=1, resume=True))
    assert out.read_bytes() == expected and not list(folder.glob("*.parts"))


def test_two_batches_to_one_result_are_never_mixed(folder):
    """Ten times a second batch begins while the first is on its way: it is refused, or comes after."""
    source, out, expected, taken = many(folder)
    chance = random.Random(SEED)
    refused = 0
    for _ in range(10):
        first = forked(lambda: tegi.batch.run(tegi.batch.Batch(source, out, workers=1)))
        time.sleep(chance.uniform(0, taken))
        second = forked(lambda: tegi.batch.run(tegi.batch.Batch(source, out, workers=1)))
        ends = {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in (first, second)}
        assert 0 in ends and ends <= {0, 3}
        refused += 3 in ends
        assert out.read_bytes() == expected and not list(folder.glob("*.parts"))
        out.unlink()
    assert refused

"""Every write fails once: the disk is full, the system says no, the program is killed, two run at once.

After each failure the result is what it was, or whole; nothing of the failed start is left; the next run succeeds.
"""

import errno
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tegi.batch
import tegi.batch.source
from tegi import cli
from test_output import states

SEED = 20_261_129
# How many batches are killed, and how many doubled: TEGI_TIMES=200 for a long run.
TIMES = int(os.environ.get("TEGI_TIMES", "10"))
ENDINGS = (".jsonl", ".csv", ".xlsx", ".parquet")
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


def renewed(folder: Path, words: str) -> dict[str, bytes]:
    """What is there after a verb that ended well, for its next run."""
    if words.startswith("record"):
        # A record has a salt of its own: another one never takes its place.
        for name in ("out.json", "masked.json"):
            (folder / name).unlink()
    return kept(folder)


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
            before = renewed(folder, words)
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


class Many:
    """A batch of many parts, what it gives to each kind of file, and how long it takes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.source = folder, folder / "many.jsonl"
        line = (folder / "boiler.json").read_text()
        self.source.write_text("\n".join([line] * 50))
        (folder / "few.jsonl").write_text(line)
        self.expected, self.earlier, self.taken = {}, {}, {}
        for ending in ENDINGS:
            out = self.out(ending)
            tegi.batch.run(tegi.batch.Batch(folder / "few.jsonl", out, workers=1))
            self.earlier[ending] = said(out)
            begun = time.monotonic()
            self.run(ending)
            self.taken[ending] = time.monotonic() - begun
            self.expected[ending] = said(out)
            out.unlink()

    def out(self, ending: str) -> Path:
        return self.folder / f"many-out{ending}"

    def run(self, ending: str, resume: bool = False) -> None:
        tegi.batch.run(tegi.batch.Batch(self.source, self.out(ending), workers=1, resume=resume))

    def is_whole(self, ending: str) -> bool:
        return self.out(ending).exists() and said(self.out(ending)) == self.expected[ending]

    def is_clean(self) -> bool:
        """Nothing of a batch is left but its result. What was being written when it was killed has a name of ours."""
        return not list(self.folder.glob("*.parts"))


def said(out: Path) -> object:
    """What a result says: an archive carries the time at which it was made."""
    if out.suffix != ".xlsx":
        return out.read_bytes()
    book = openpyxl.load_workbook(out, read_only=True)
    sheets = {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
    book.close()
    return sheets


def test_a_killed_batch_leaves_a_whole_result_or_none(folder):
    """Batches are killed at any time, and go on until they end: the result is absent, the earlier one, or whole."""
    batches = Many(folder)
    chance = random.Random(SEED)
    kills, ended = 0, 0
    while kills < TIMES:
        ending = ENDINGS[ended % len(ENDINGS)]
        child = forked(lambda: batches.run(ending, resume=True))
        time.sleep(chance.uniform(0, batches.taken[ending]))
        os.kill(child, signal.SIGKILL)
        was_killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        kills += was_killed
        out = batches.out(ending)
        assert not out.exists() or batches.is_whole(ending) or said(out) == batches.earlier[ending]
        if not was_killed:
            assert batches.is_whole(ending) and batches.is_clean()
            out.unlink()
            ended += 1
            if chance.random() < 0.5:
                tegi.batch.run(tegi.batch.Batch(folder / "few.jsonl", batches.out(ENDINGS[ended % 4]), workers=1))
    batches.run(ending, resume=True)
    assert batches.is_whole(ending) and batches.is_clean()


def test_two_batches_to_one_result_are_never_mixed(folder):
    """A second batch begins while the first is on its way: it is refused, or comes after."""
    batches = Many(folder)
    chance = random.Random(SEED)
    refused = 0
    for turn in range(TIMES):
        ending = ENDINGS[turn % len(ENDINGS)]
        first = forked(lambda: batches.run(ending))
        time.sleep(chance.uniform(0, batches.taken[ending]))
        second = forked(lambda: batches.run(ending))
        ends = {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in (first, second)}
        assert 0 in ends and ends <= {0, 3}
        refused += 3 in ends
        assert batches.is_whole(ending) and batches.is_clean()
        batches.out(ending).unlink()
    assert refused


@pytest.mark.parametrize("words", VERBS.values(), ids=VERBS)
def test_a_file_that_cannot_be_made_loses_nothing(folder, monkeypatch, capsys, words):
    """Each file that is opened to be written fails once: no more files, no right to write."""
    before = kept(folder)
    number, is_over, is_done = 0, False, False
    real = open
    while not is_over:
        number += 1
        calls = [0]

        def opened(file: Any, mode: str = "r", *given: Any, **more: Any) -> Any:
            if isinstance(file, (str, os.PathLike)) and set(mode) & set("wxa+"):
                calls[0] += 1
                if calls[0] == number:
                    raise OSError(errno.EMFILE, "Too many open files", os.fspath(file))
            return real(file, mode, *given, **more)

        with monkeypatch.context() as patch:
            patch.setattr("builtins.open", opened)
            patch.setattr("io.open", opened)
            is_done = check(folder, words.split(), before, capsys)
        is_over = calls[0] < number
        if is_done:
            before = renewed(folder, words)
    assert number > 1 and is_done
    assert not list(folder.glob("*.parts"))


@pytest.mark.parametrize(
    "words",
    [
        "good boiler.json --json",
        "record boiler.json",
        "verify record.json",
        "verify forged.json",
        "recheck .",
        "batch goods.jsonl out.jsonl --json",
    ],
)
def test_a_pipe_that_nobody_reads_is_no_success(folder, words):
    """Who does not read what is said is not told that a record holds: the status is that of an error."""
    facts = (folder / "boiler.json").read_text()
    record = tegi.record_text(facts)
    (folder / "record.json").write_text(record)
    (folder / "forged.json").write_text(record.replace('"not_originating"', '"originating"'))
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "tegi", *words.split()], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert done.returncode == 141, done.stderr
    assert b"Traceback" not in done.stderr
    if words.startswith("batch"):
        assert len((folder / "out.jsonl").read_text().splitlines()) == 12

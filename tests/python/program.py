"""The command ``tegi`` for the tests: in this process, or as a program of its own where that is what is tested."""

import io
import os
import subprocess
import sys

import pytest
from tegi import cli

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TEGI_", "PYTHON"))}


def run(*words: object, given: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """The command in this process: starting a program for each takes longer than what it does."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ.keys() - CLEAN.keys():
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        try:
            status = cli.main([*map(str, words)])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        for stream in (out, err):
            stream.flush()
    said = [stream.buffer.getvalue() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, status, *said)


def started(*words: object, given: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """The command as a program of its own."""
    command = [sys.executable, "-m", "tegi", *map(str, words)]
    return subprocess.run(command, input=given, capture_output=True, env={**CLEAN, **environment}, timeout=60)

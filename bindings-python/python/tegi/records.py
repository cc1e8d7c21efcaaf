"""Many records: read from folders and files of lines, and worked on by all cores.

Nothing is held in memory but what is being worked on.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

R = TypeVar("R")

# Records in the hands of one thread or waiting for it.
WINDOW = 64


def read(path: str) -> Iterator[tuple[str, bytes]]:
    """Each record by its name: those of a folder (``.json`` one each, ``.jsonl`` one a line) or of a single file.

    A line's end is not part of its record; empty lines are passed over.

    Raises:
        OSError: The folder or a file cannot be read.
    """
    if os.path.isdir(path):
        for folder, folders, files in os.walk(path, onerror=_raise):
            folders.sort()
            for file in sorted(files):
                if file.lower().endswith((".json", ".jsonl")):
                    yield from _of_file(os.path.join(folder, file))
    else:
        yield from _of_file(path)


def _of_file(path: str) -> Iterator[tuple[str, bytes]]:
    with open(path, "rb") as stream:
        if not path.lower().endswith(".jsonl"):
            yield path, stream.read()
            return
        for number, line in enumerate(stream, 1):
            if content := line.rstrip(b"\r\n"):
                yield f"{path}:{number}", content


def _raise(error: OSError) -> None:
    raise error


def each(work: Callable[[bytes], R], records: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, R]]:
    """What `work` makes of each record, by its name and in order; the engine lets all threads compute."""
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[tuple[str, Future[R]]] = deque()
        for name, content in records:
            waiting.append((name, pool.submit(work, content)))
            if len(waiting) > workers * WINDOW:
                done, future = waiting.popleft()
                yield done, future.result()
        for done, future in waiting:
            yield done, future.result()


def by_text(call: Callable[[str], str]) -> Callable[[bytes], str]:
    """A text door that takes bytes; what is no UTF-8 is refused like any other text that is no JSON."""

    def of_bytes(content: bytes) -> str:
        try:
            return call(content.decode())
        except UnicodeDecodeError as error:
            fault = {"at": "", "code": "not-json", "given": str(error.start)}
            return json.dumps({"errors": [fault], "type": "refusal"}, separators=(",", ":"))

    return of_bytes

"""Many records: read from folders, files of lines and tables, and worked on by all cores.

Nothing is held in memory but what is being worked on.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from tegi.errors import TegiError
from tegi.optional import library
from tegi.parquet import reading

if TYPE_CHECKING:
    from tegi.arrow import ArrowTable

R = TypeVar("R")

# Records in the hands of one thread or waiting for it.
WINDOW = 64
# Of a table that are read at once.
ROWS = 1024


def read(records: str | ArrowTable) -> Iterator[tuple[str, bytes]]:
    """Each record by its name: those of a folder or file by its path, or of a table.

    A ``.json`` file is one record, a ``.jsonl`` file has one a line; a line's end is not part of its record, and empty
    lines are passed over. A ``.parquet`` file and a table have one a row: the text in the column ``record``, the name
    in the column ``id``; where there is none, the row's number is its name.

    Raises:
        OSError: The folder or a file cannot be read.
        TegiError: A table has no column ``record``, or no text in it; a file is no Parquet.
    """
    if not isinstance(records, str):
        yield from _of_table("", library("pyarrow", "batch").RecordBatchReader.from_stream(records))
    elif os.path.isdir(records):
        for folder, folders, files in os.walk(records, onerror=_raise):
            folders.sort()
            for file in sorted(files):
                if file.lower().endswith((".json", ".jsonl", ".parquet")):
                    yield from _of_file(os.path.join(folder, file))
    else:
        yield from _of_file(records)


def _of_file(path: str) -> Iterator[tuple[str, bytes]]:
    with open(path, "rb") as stream:
        if path.lower().endswith(".parquet"):
            with reading(path) as parquet:
                table = parquet.ParquetFile(stream)
                columns = [name for name in ("id", "record") if name in table.schema_arrow.names]
                yield from _of_table(f"{path}:", table.iter_batches(ROWS, columns=columns))
            return
        if not path.lower().endswith(".jsonl"):
            yield path, stream.read()
            return
        for number, line in enumerate(stream, 1):
            if content := line.rstrip(b"\r\n"):
                yield f"{path}:{number}", content


def _of_table(path: str, batches: Iterable[Any]) -> Iterator[tuple[str, bytes]]:
    number = 0
    for batch in batches:
        if "record" not in batch.schema.names:
            raise TegiError([{"code": "missing-field", "at": "/record"}])
        names = batch.column("id").to_pylist() if "id" in batch.schema.names else [None] * batch.num_rows
        for name, content in zip(names, batch.column("record").to_pylist()):
            number += 1
            if not isinstance(content, (str, bytes, type(None))):
                given = str(batch.schema.field("record").type)
                raise TegiError([{"code": "wrong-type", "at": "/record", "given": given, "allowed": "string"}])
            content = content or b""
            yield f"{path}{number if name is None else name}", content.encode() if isinstance(content, str) else content


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

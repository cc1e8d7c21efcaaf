"""Many records: read from folders, files of lines and tables, and worked on by all cores.

Nothing is held in memory but what is being worked on.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeVar

from tegi.errors import TegiError
from tegi.optional import library
from tegi.parquet import bytes_of, reading

if TYPE_CHECKING:
    from tegi.arrow import ArrowTable
    from tegi.types import Fault

R = TypeVar("R")
C = TypeVar("C")

# Records in the hands of one thread or waiting for it.
WINDOW = 64
# Of a table that are read at once.
ROWS = 1024


def read(records: str | PathLike[str] | ArrowTable) -> Iterator[tuple[str, bytes | TegiError]]:
    """Each record by its name: those of a folder or file by its path, or of a table.

    A ``.json`` file is one record, a ``.jsonl`` file has one a line; a line's end is not part of its record, and empty
    lines are passed over. A ``.parquet`` file and a table have one a row: the text in the column ``record``, the name
    in the column ``id``; where there is none, the row's number is its name. Of a folder's file that cannot be read its
    fault stands in place of its records: one bad file among many stops nothing.

    Raises:
        OSError: The folder, or the one file that is named, cannot be read.
        TegiError: A table has no column ``record``, or no text in it; the one file that is named is no Parquet.
    """
    if isinstance(records, PathLike):
        records = os.fspath(records)
    if not isinstance(records, str):
        yield from _of_table("", library("pyarrow", "batch").RecordBatchReader.from_stream(records))
    elif os.path.isdir(records):
        for folder, folders, files in os.walk(records, onerror=_raise):
            folders.sort()
            for file in sorted(files):
                if file.lower().endswith((".json", ".jsonl", ".parquet")):
                    path = os.path.join(folder, file)
                    try:
                        yield from _of_file(path)
                    except TegiError as error:
                        yield path, error
                    except OSError as error:
                        given = error.strerror or str(error)
                        yield path, TegiError([{"code": "not-readable", "at": "", "given": given}])
    else:
        yield from _of_file(records)


def _of_file(path: str) -> Iterator[tuple[str, bytes | TegiError]]:
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
        names = bytes_of(batch.column("id")).to_pylist() if "id" in batch.schema.names else [None] * batch.num_rows
        for name, content in zip(names, bytes_of(batch.column("record")).to_pylist()):
            number += 1
            if not isinstance(content, (bytes, type(None))):
                given = str(batch.schema.field("record").type)
                raise TegiError([{"code": "wrong-type", "at": "/record", "given": given, "allowed": "string"}])
            if isinstance(name, bytes):
                name = name.decode("utf-8", "replace")
            yield f"{path}{number if name is None else name}", content or b""


def refusal(errors: Sequence[Fault]) -> str:
    """The text of a refusal."""
    return json.dumps({"errors": list(errors), "type": "refusal"}, ensure_ascii=False, separators=(",", ":"))


def _raise(error: OSError) -> None:
    raise error


def each(work: Callable[[C], R], records: Iterable[tuple[str, C]]) -> Iterator[tuple[str, R]]:
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


def by_text(call: Callable[[str], str]) -> Callable[[bytes | TegiError], str]:
    """A text door that takes bytes, or the fault of a file that has none.

    What is no UTF-8 is refused like any other text that is no JSON. What goes wrong with one record is its own fault:
    the others are answered.
    """

    def of_bytes(content: bytes | TegiError) -> str:
        try:
            if isinstance(content, TegiError):
                raise content
            return call(content.decode())
        except TegiError as error:
            return refusal(error.errors)
        except UnicodeDecodeError as error:
            return refusal([{"code": "not-json", "at": "", "given": str(error.start)}])
        except Exception as error:
            if "TEGI_TRACEBACK" in os.environ:
                raise
            return refusal([{"code": "unexpected", "at": "", "given": f"{type(error).__name__}: {error}"}])

    return of_bytes

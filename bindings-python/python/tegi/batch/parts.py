"""The finished parts of a batch, on disk until all are there: a batch that was stopped goes on behind the last one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tegi.optional import library


class OtherBatch(Exception):
    """What was begun here is another batch."""


class Parts:
    """A folder beside the result, named `OUT.parts`."""

    def __init__(self, out: Path, what: dict[str, Any], resume: bool) -> None:
        self.folder = out.with_name(out.name + ".parts")
        self.count = 0
        self.done = 0
        """The rows of the file that are in the parts."""
        note = self.folder / "batch.json"
        if resume and note.exists():
            if json.loads(note.read_text(encoding="utf-8")) != what:
                raise OtherBatch(str(self.folder))
            while (path := self.path(self.count)).exists():
                with library("pyarrow", "batch").ipc.open_file(path) as part:
                    self.done = int(part.schema.metadata[b"done"])
                self.count += 1
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        replace(note, lambda path: path.write_text(json.dumps(what), encoding="utf-8"))

    def path(self, number: int) -> Path:
        """A part's file."""
        return self.folder / f"{number:06}.arrow"

    def add(self, table: Any, done: int) -> None:
        """Keeps a part for good: it is there whole, or not at all."""
        pyarrow = library("pyarrow", "batch")
        table = table.replace_schema_metadata({"done": str(done)})

        def write(path: Path) -> None:
            with pyarrow.ipc.new_file(path, table.schema) as file:
                file.write_table(table)

        replace(self.path(self.count), write)
        self.count += 1
        self.done = done

    def read(self) -> Iterator[Any]:
        """The parts, in order."""
        pyarrow = library("pyarrow", "batch")
        for number in range(self.count):
            with pyarrow.ipc.open_file(self.path(number)) as part:
                yield part.read_all().replace_schema_metadata(None)

    def remove(self) -> None:
        """Removes the parts, when the result is there."""
        shutil.rmtree(self.folder)


def replace(path: Path, write: Any) -> None:
    """Writes a file that is there whole, or as it was."""
    beside = path.with_name(path.name + ".new")
    write(beside)
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(beside, path)

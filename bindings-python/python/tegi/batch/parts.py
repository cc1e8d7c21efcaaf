"""The finished parts of a batch, on disk until all are there: a batch that was stopped goes on behind the last one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from tegi.batch.lock import Busy, locked
from tegi.errors import TegiError
from tegi.optional import library
from tegi.output import replace

NOTE = "batch.json"
LOCK = "lock"
# What makes a batch another one, as the command names it.
SAID = {
    "engine": "tegi",
    "rulebooks": "--rulebook-file",
    "keys": "--keys",
    "files": "IN",
    "contracts": "--contracts",
    "same": "--on, --rulebook",
    "more": "--with",
    "words": "--lang, OUT",
    "tables": "--mapping, --ignore, --rates, --rate",
}
# What a batch puts into its folder; nothing else is ever removed from there.
OURS = (NOTE, LOCK, "[0-9]*.arrow", "[0-9]*.arrow.new", ".tegi-*")


class OtherBatch(TegiError):
    """What was begun here is another batch."""


class Parts:
    """A folder beside the result, named `OUT.parts`, that one batch alone has at a time.

    Raises:
        TegiError: ``output-busy``: another batch is writing the same result; ``parts-not-ours``: the folder is not of
            a batch.
        OtherBatch: What is to be resumed is another batch.
        OSError: The folder cannot be written.
    """

    def __init__(self, out: Path, what: dict[str, Any], resume: bool) -> None:
        self.folder = out.with_name(out.name + ".parts")
        self.count = 0
        self.done = 0
        """The rows of the file that are in the parts."""
        self.what = json.dumps(what, sort_keys=True)
        self.digest = hashlib.sha256(self.what.encode()).hexdigest()
        self.lock = self.taken(out)
        try:
            if not resume or not self.is_resumed(what):
                self.clear()
                replace(self.folder / NOTE, lambda path: path.write_text(self.what, encoding="utf-8"))
        except BaseException as error:
            self.close(is_over=not isinstance(error, OtherBatch))
            raise

    def taken(self, out: Path) -> IO[bytes]:
        """The lock of the folder, which is made where there is none."""
        while True:
            is_folder = self.folder.is_dir() and not self.folder.is_symlink()
            if os.path.lexists(self.folder) and not (is_folder and is_ours(self.folder)):
                raise TegiError([{"code": "parts-not-ours", "at": str(self.folder)}])
            try:
                self.folder.mkdir(exist_ok=True)
                return locked(self.folder / LOCK)
            except Busy:
                raise TegiError([{"code": "output-busy", "at": str(out)}]) from None
            except FileNotFoundError:
                # Another batch has just ended and removed its folder, or there is no such place at all.
                if not self.folder.parent.is_dir():
                    raise FileNotFoundError(2, "No such file or directory", str(self.folder.parent)) from None

    def is_resumed(self, what: dict[str, Any]) -> bool:
        """Finds the parts of a batch that was stopped; whether there was one."""
        note = self.folder / NOTE
        if not note.exists():
            return False
        known = json.loads(note.read_text(encoding="utf-8"))
        if known != json.loads(self.what):
            now = json.loads(self.what)
            changed = [name for name in what if known.get(name) != now[name]]
            if "files" in changed and "tables" in changed:
                # Another file is understood otherwise; that goes without saying.
                changed.remove("tables")
            differing = [SAID.get(name, name) for name in changed]
            raise OtherBatch([{"code": "other-batch", "at": str(self.folder), "given": ", ".join(differing)}])
        while (path := self.path(self.count)).exists():
            with library("pyarrow", "batch").ipc.open_file(path) as part:
                metadata = part.schema.metadata or {}
            # A part carries the digest of what its batch was asked; one of another batch is none of ours.
            if metadata.get(b"batch") != self.digest.encode():
                break
            self.done = int(metadata[b"done"])
            self.count += 1
        return True

    def path(self, number: int) -> Path:
        """A part's file."""
        return self.folder / f"{number:06}.arrow"

    def add(self, table: Any, done: int) -> None:
        """Keeps a part for good: it is there whole, or not at all."""
        pyarrow = library("pyarrow", "batch")
        table = table.replace_schema_metadata({"done": str(done), "batch": self.digest})

        def write(path: Path) -> None:
            with pyarrow.OSFile(str(path), "wb") as file, pyarrow.ipc.new_file(file, table.schema) as writer:
                writer.write_table(table)

        replace(self.path(self.count), write)
        self.count += 1
        self.done = done

    def read(self) -> Iterator[Any]:
        """The parts, in order."""
        pyarrow = library("pyarrow", "batch")
        for number in range(self.count):
            with pyarrow.ipc.open_file(self.path(number)) as part:
                yield part.read_all().replace_schema_metadata(None)

    def clear(self) -> None:
        """Removes what a batch puts into the folder, except the lock."""
        for name in OURS:
            if name != LOCK:
                for path in self.folder.glob(name):
                    if path.is_dir() and not path.is_symlink():
                        shutil.rmtree(path)
                    else:
                        path.unlink()

    def close(self, is_over: bool) -> None:
        """Lets go of the folder; it is removed where the batch is over, and nobody else's file is in it."""
        if self.lock.closed:
            return
        try:
            if is_over:
                self.clear()
                # While it is still held: who waits for it finds that it is gone, and begins anew.
                remove(self.folder / LOCK)
        finally:
            self.lock.close()
        if is_over:
            # Where a file that is open cannot be removed.
            remove(self.folder / LOCK)
            try:
                self.folder.rmdir()
            except OSError:
                pass

    def __enter__(self) -> Parts:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        # A batch that was stopped goes on later. One whose input is at fault never does, and one that has finished
        # nothing has nothing to go on from.
        self.close(is_over=error is None or not self.goes_on(error))

    def goes_on(self, error: BaseException) -> bool:
        """Whether a batch that was stopped by that error can go on later."""
        return self.count > 0 and not isinstance(error, ValueError)


def is_ours(folder: Path) -> bool:
    """Whether a folder is a batch's: it has the note of one, or holds nothing but what one has just put there."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return isinstance(note, dict) and {"engine", "rulebooks", "files"} <= set(note)
    except FileNotFoundError:
        return all(any(path.match(name) for name in OURS) for path in folder.iterdir())
    except (OSError, ValueError):
        return False


def remove(path: Path) -> None:
    """Removes a file if that can be done."""
    try:
        path.unlink()
    except OSError:
        pass

"""Files that the package writes: never over an input, never over what somebody else made, and whole or not at all.

How an earlier result of our own is told, so that it may be written anew without asking:

- XLSX and DOCX carry the SHA-256 of the file in the archive's comment. A program that saves the file anew drops it.
- HTML, XML and Markdown carry it in a comment on the last line.
- Parquet carries it in its metadata, over all that stands before the footer.
- CSV and JSON lines have no place for it that is no data. There the first line must be as only we write it: a CSV with
  every heading in quotes, which a spreadsheet program leaves out when it saves, and JSON lines that begin with our
  member `row`. Who edits such a file by hand without touching its first line is not noticed.
- Records and signatures have no mark, as each of their bytes counts: one is replaced only by the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import struct
import tempfile
from collections.abc import Callable, Collection, Iterable
from os import PathLike
from pathlib import Path
from typing import IO, Any

from tegi.errors import TegiError

# How they begin: XLSX and DOCX, and HTML of ours.
ARCHIVE = b"PK"
PAGE = b"<!doctype"
# The comment of an archive, and the last line of a page or a report.
MARK = b"Tegi sha256:"
# Kinds of file that take such a line, besides pages.
COMMENTED = (".md", ".xml")
LAST_LINE = b"<!-- %s%s -->\n"
DIGEST = rb"[0-9a-f]{64}"
# The end of a ZIP archive without its comment: a signature, places and counts, the comment's length.
END = b"PK\x05\x06"
END_BYTES = 22
# The key of Parquet's metadata, and what stands behind it: how many bytes are sealed, and their digest.
KEY = "tegi"
# Behind Parquet's footer: its length and the format's four letters.
FOOTER_END = 8
MOST_HEAD = 2**16


def ending(out: str | PathLike[str], kinds: Collection[str], what: str) -> str:
    """The ending of a file's name, which says the kind of file that is to be written.

    Args:
        out: The file.
        kinds: The endings that are possible.
        what: What is written, for the error.

    Raises:
        ValueError: The name ends in none of them.
    """
    found = Path(out).suffix.lower()
    if found not in kinds:
        raise ValueError(f"{what} is {', '.join(kinds)}, not {found or 'without an ending'}")
    return found


def apart(outs: Iterable[str | PathLike[str]], inputs: Iterable[str | PathLike[str]]) -> None:
    """Refuses outputs that are inputs, or the same file twice.

    Raises:
        TegiError: ``output-is-input`` or ``outputs-same``; nothing overrides it.
    """
    taken = list(inputs)
    before: list[str | PathLike[str]] = []
    for out in outs:
        for given in taken:
            if is_same(out, given):
                raise TegiError([{"code": "output-is-input", "at": os.fspath(out), "given": os.fspath(given)}])
        if any(is_same(out, other) for other in before):
            raise TegiError([{"code": "outputs-same", "at": os.fspath(out)}])
        before.append(out)


def is_same(one: str | PathLike[str], other: str | PathLike[str]) -> bool:
    """Whether two names are one file, also by a link; a file that is not there yet is known by its whole path."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def free(out: str | PathLike[str], content: bytes | None = None, force: bool = False) -> None:
    """Refuses to write over a file that is not our own earlier result.

    Args:
        out: The file.
        content: What is to be written, where it is known: a file that holds just that loses nothing.
        force: Write over any file.

    Raises:
        TegiError: ``output-exists``.
        OSError: The name is a folder, or its file cannot be read.
    """
    path = Path(out)
    if path.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(out))
    # A pipe or a device is no file that could be lost.
    if force or not path.is_file() or path.stat().st_size == 0 or is_own(path):
        return
    if content is None or path.read_bytes() != content:
        raise TegiError([{"code": "output-exists", "at": os.fspath(out)}])


def save(out: str | PathLike[str], content: bytes, force: bool = False) -> None:
    """Writes a file with our mark, where its kind has a place for one.

    Raises:
        TegiError: ``output-exists``: a file of that name is not our own earlier result.
        OSError: The file cannot be written.
    """
    content = marked(content, Path(out).suffix)
    free(out, content, force)
    replace(out, lambda path: path.write_bytes(content))


def replace(out: str | PathLike[str], write: Callable[[Path], object], beside: Path | None = None) -> None:
    """Writes a file that is there whole, or as it was: another one is written first, and takes its name.

    Args:
        out: The file.
        write: Writes the file of the name that it is given.
        beside: The folder of the other file, on the same disk; that of the file when absent.
    """
    # A link stays one: what it names is replaced.
    path = Path(os.path.realpath(out))
    is_special = path.exists() and not path.is_file()
    folder = beside or (Path(tempfile.gettempdir()) if is_special else path.parent)
    # A name of its own: two programs that write the same file at once never write into each other's. It has no ending,
    # so that who reads all records of the folder does not read it.
    new = folder / f".tegi-{secrets.token_hex(8)}"
    try:
        with open(new, "xb"):
            pass
        if not is_special and path.exists():
            shutil.copymode(path, new)
        write(new)
        with open(new, "rb+") as file:
            os.fsync(file.fileno())
        if is_special:
            with open(new, "rb") as made, open(path, "wb") as stream:
                shutil.copyfileobj(made, stream)
        else:
            os.replace(new, path)
            keep(path.parent)
    except OSError as error:
        # The name that the user knows, not that of the file beside it.
        if error.filename is None or str(error.filename) == str(new):
            error.filename = os.fspath(out)
        raise
    finally:
        new.unlink(missing_ok=True)


def keep(folder: Path) -> None:
    """Has the system write down a folder's names; where it cannot, they are written all the same, only later."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(opened)
    except OSError:
        pass
    finally:
        os.close(opened)


def marked(content: bytes, suffix: str) -> bytes:
    """A file's content with our mark, where its kind has a place for one."""
    if content.startswith(ARCHIVE) and content[-END_BYTES:].startswith(END):
        comment = MARK + hashlib.sha256(content[:-2]).hexdigest().encode()
        return content[:-2] + struct.pack("<H", len(comment)) + comment
    if content.startswith(PAGE) or suffix.lower() in COMMENTED:
        return content + LAST_LINE % (MARK, hashlib.sha256(content).hexdigest().encode())
    return content


def mark_archive(path: Path) -> None:
    """Marks an archive that is too large to be held in memory."""
    with open(path, "rb+") as file:
        size = file.seek(0, os.SEEK_END)
        comment = MARK + digest(file, size - 2).encode()
        file.seek(size - 2)
        file.write(struct.pack("<H", len(comment)) + comment)


def is_own(path: Path) -> bool:
    """Whether a file is an earlier result of ours that nobody has changed since."""
    kind = path.suffix.lower()
    try:
        with open(path, "rb") as file:
            head = file.read(len(PAGE))
            file.seek(0)
            if head.startswith(ARCHIVE):
                return is_own_archive(file)
            if head == PAGE or kind in COMMENTED:
                text, mark, last = file.read().rpartition(b"<!-- " + MARK)
                return bool(mark) and text + mark + last == marked(text, kind)
            if kind == ".parquet":
                return is_own_parquet(file)
            if kind == ".csv":
                return is_own_csv(file.read(MOST_HEAD))
            if kind in (".jsonl", ".ndjson"):
                return re.match(rb'\{"row":(\d+|null),"', file.readline(MOST_HEAD)) is not None
    except ImportError:
        pass
    return False


def is_own_archive(file: IO[bytes]) -> bool:
    """Whether an archive's comment is the digest of all that stands before it."""
    length = len(MARK) + 64
    size = file.seek(0, os.SEEK_END)
    if size < END_BYTES + length:
        return False
    file.seek(size - length)
    comment = file.read()
    return (
        re.fullmatch(MARK + DIGEST, comment) is not None
        and comment[len(MARK) :] == digest(file, size - length - 2).encode()
    )


def is_own_parquet(file: IO[bytes]) -> bool:
    """Whether the metadata holds the digest of all that stands before the footer."""
    from tegi.optional import library

    try:
        metadata = library("pyarrow.parquet", "batch").read_metadata(file).metadata or {}
    except (ValueError, OSError):
        return False
    said = re.fullmatch(rb"answers (\d{1,18}) (" + DIGEST + rb")", metadata.get(KEY.encode(), b""))
    if said is None:
        return False
    # The footer follows at once: nothing stands between it and what is sealed.
    file.seek(-FOOTER_END, os.SEEK_END)
    footer = struct.unpack("<I", file.read(4))[0]
    sealed = file.seek(0, os.SEEK_END) - FOOTER_END - footer
    return int(said[1]) <= sealed and digest(file, int(said[1])) == said[2].decode()


def is_own_csv(head: bytes) -> bool:
    """Whether the first line has every heading in quotes, the first of them our column of rows."""
    from tegi.batch.columns import ANSWER_NAMES

    for encoding in ("utf-8-sig", "utf-16", "cp1251"):
        text = head.decode(encoding, errors="ignore")
        if any(text.startswith(f'"{name}"') for name in ANSWER_NAMES["row"].names):
            return re.match(r'"[^"]*"([,;\t]"([^"]|"")*")+(\r?\n|$)', text) is not None
    return False


def digest(file: IO[bytes], size: int) -> str:
    """The SHA-256 of a file's first bytes."""
    found = hashlib.sha256()
    file.seek(0)
    while size > 0 and (some := file.read(min(size, 2**20))):
        found.update(some)
        size -= len(some)
    return found.hexdigest()


class Sealed:
    """A file that knows how much was written into it and the digest of that, for a library that writes Parquet."""

    def __init__(self, path: Path) -> None:
        self.file = open(path, "wb")
        self.size = 0
        self.sha256 = hashlib.sha256()

    def write(self, content: Any) -> int:
        """Writes some more."""
        self.sha256.update(content)
        self.size += len(content)
        return self.file.write(content)

    def mark(self) -> dict[str, str]:
        """The metadata that seals what has been written so far."""
        return {KEY: f"answers {self.size} {self.sha256.hexdigest()}"}

    def flush(self) -> None:
        """Hands on what is waiting."""
        self.file.flush()

    def tell(self) -> int:
        """How much has been written."""
        return self.size

    def close(self) -> None:
        """Ends the file."""
        self.file.close()

    @property
    def closed(self) -> bool:
        """Whether it has ended."""
        return self.file.closed

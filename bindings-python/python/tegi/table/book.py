"""Opens an XLSX workbook: its sheets, number formats and shared texts, within limits.

Rows are read from the sheet's XML by `tegi.table.sheet`, and the small parts here, in place of openpyxl's reader: that
gives neither merged ranges nor hidden rows where it reads row by row; to tell a formula without a result it must read
all twice; digits become floats; and it stops at styles and file names that Excel opens, among them what 1C writes.
calamine gives no number formats, in which currencies stand. Of openpyxl come the tables: built-in formats, what is a
day's format, the calendars.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Union
from zlib import error as ZlibError

from tegi.errors import TegiError
from tegi.optional import library
from tegi.table import number
from tegi.table.xml import Damaged, Reading, TooLarge, elements

# Bytes of the parts that are held whole, unpacked: names, formats, shared texts.
MOST_HELD = 100 * 2**20
# Bytes of all parts that are read, unpacked.
MOST_UNPACKED = 2 * 2**30
# A workbook has no more sheets, shared texts and formats than these, and a cell no more letters.
MOST_SHEETS = 1_000
MOST_TEXTS = 10_000_000
MOST_LETTERS = 32_767

# Built-in formats with the currency of whoever looks at them: what it was is not in the file.
OWN_CURRENCY = "¤"
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

# The code of a fault by what there is too much of.
BEYOND = {"bytes": "file-too-large", "letters": "too-long", "tag": "damaged"}

Content = Union[Path, bytes]


@dataclass(frozen=True)
class Format:
    """A number format."""

    code: str
    """As the core takes it; empty where it is General."""
    is_day: bool


GENERAL = Format("", False)


@dataclass(frozen=True)
class Part:
    """A sheet of the workbook, and where its cells are."""

    name: str
    is_hidden: bool
    path: str
    size: int
    """Bytes, unpacked."""


class Book:
    """An XLSX workbook, opened."""

    def __init__(self, content: Content, name: str) -> None:
        """Opens it.

        Raises:
            TegiError: It is damaged, protected or too large, or no workbook.
            OSError: The file cannot be read.
        """
        self.name = name
        # Said at once, where it is not installed.
        library("openpyxl")
        with self.told():
            self.archive = zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content)
            # Excel, and 1C before it, does not tell capital letters of a part's name from small ones.
            self.members = {member.filename.lower().lstrip("/"): member for member in self.archive.infolist()}
            self.held = self.unpacked = 0
            self.from_1904 = False
            self.sheets: list[Part] = []
            self.formats: list[Format] = []
            self.texts: list[str] = []
            try:
                self._open()
            except BaseException:
                self.archive.close()
                raise

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        self.archive.close()

    def format(self, style: str | None) -> Format:
        """The number format of a cell's style."""
        try:
            return self.formats[int(style or 0)]
        except (IndexError, ValueError):
            return GENERAL

    def open(self, part: Part) -> BinaryIO:
        """The XML of a sheet."""
        return self.archive.open(self.members[part.path.lower()])  # type: ignore[return-value]

    def fault(self, code: str, at: str = "", given: str = "", allowed: str = "") -> TegiError:
        """A fault of this file."""
        fault = {
            "code": code,
            "at": at or self.name,
            "given": given,
            "allowed": allowed,
        }
        return TegiError([{key: said for key, said in fault.items() if said}])  # type: ignore[list-item]

    @contextmanager
    def told(self, at: Callable[[], str] = str) -> Iterator[None]:
        """Tells what is wrong with the file, at the place of it that is being read."""
        try:
            yield
        except TooLarge as error:
            raise self.fault(
                BEYOND.get(error.what, "too-many"),
                at(),
                str(error.given),
                str(error.allowed),
            ) from None
        except (
            Damaged,
            zipfile.BadZipFile,
            ZlibError,
            EOFError,
            NotImplementedError,
        ) as error:
            raise self.fault("damaged", at(), str(error)) from None
        except RuntimeError as error:
            if "encrypted" not in str(error):
                raise
            # So zipfile says of a member that asks for a password.
            raise self.fault("kind-refused", at(), "protected") from None

    def _open(self) -> None:
        if "[content_types].xml" not in self.members:
            raise Damaged("no workbook is within")
        book = self._related("", "officedocument") or "xl/workbook.xml"
        sheets = self._relations(book)
        for name, attributes in self._elements(book):
            if name == "workbookPr":
                self.from_1904 = attributes.get("date1904", "0").lower() in (
                    "1",
                    "true",
                    "on",
                )
            elif name == "sheet":
                kind, path = sheets.get(attributes.get("id", ""), ("", ""))
                # Charts and dialogs have no cells.
                if kind == "worksheet" and path.lower() in self.members:
                    member = self.members[path.lower()]
                    self._unpack(member.file_size)
                    is_hidden = attributes.get("state", "visible") != "visible"
                    self.sheets.append(
                        Part(
                            attributes.get("name", ""),
                            is_hidden,
                            path,
                            member.file_size,
                        )
                    )
        if len(self.sheets) > MOST_SHEETS:
            raise TooLarge("sheets", len(self.sheets), MOST_SHEETS)
        styles, texts = self._related(book, "styles"), self._related(book, "sharedstrings")
        if styles:
            self._read_formats(styles)
        if texts:
            self._read_texts(texts)

    def _unpack(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > MOST_UNPACKED:
            raise TooLarge("bytes", self.unpacked, MOST_UNPACKED)

    @contextmanager
    def _held(self, path: str) -> Iterator[BinaryIO]:
        """A part that is held whole. What it says of its size binds: no more of it is unpacked."""
        member = self.members[path.lower()]
        self._unpack(member.file_size)
        self.held += member.file_size
        if self.held > MOST_HELD:
            raise TooLarge("bytes", self.held, MOST_HELD)
        with self.archive.open(member) as stream:
            yield stream  # type: ignore[misc]

    def _elements(self, path: str) -> list[tuple[str, dict[str, str]]]:
        if path.lower() not in self.members:
            raise Damaged(f"{path} is missing")
        with self._held(path) as stream:
            return elements(stream)

    def _relations(self, path: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by name, the kind and the path."""
        of = PurePosixPath(path)
        relations = str(of.parent / "_rels" / (of.name + ".rels")) if path else "_rels/.rels"
        if relations.lower() not in self.members:
            return {}
        found = {}
        for name, attributes in self._elements(relations):
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = attributes.get("Target", "")
                base = "" if target.startswith("/") else str(of.parent)
                found[attributes.get("Id", "")] = kind, normal(f"{base}/{target}")
        return found

    def _related(self, path: str, kind: str) -> str:
        """The part of a kind that another refers to."""
        found = (target for of, target in self._relations(path).values() if of.lower() == kind)
        return next((target for target in found if target.lower() in self.members), "")

    def _read_formats(self, path: str) -> None:
        """The format of each cell style, by its number."""
        built_in = library("openpyxl.styles.numbers").BUILTIN_FORMATS
        codes = {str(id): code.replace('"$"', f'"{OWN_CURRENCY}"') for id, code in built_in.items()}
        made: dict[str, Format] = {}
        is_within = False
        for name, attributes in self._elements(path):
            if name == "numFmt":
                codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif name in ("cellXfs", "cellStyles", "dxfs"):
                is_within = name == "cellXfs"
            elif name == "xf" and is_within:
                id = attributes.get("numFmtId", "0")
                if id not in made:
                    code = codes.get(id, "General")
                    is_general = code.lower() in ("general", "")
                    made[id] = GENERAL if is_general else Format(code, number.is_day(code))
                self.formats.append(made[id])

    def _read_texts(self, path: str) -> None:
        """The texts that cells share."""
        pieces: list[str] = []
        letters = depth = 0
        is_text = False

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal is_text, depth
            depth += name == "rPh"
            is_text = name == "t" and not depth

        def text(said: str) -> None:
            nonlocal letters
            if is_text:
                letters += len(said)
                if letters > MOST_LETTERS:
                    raise TooLarge("letters", letters, MOST_LETTERS)
                pieces.append(said)

        def end(name: str) -> None:
            nonlocal is_text, depth, letters
            depth -= name == "rPh"
            is_text = is_text and name != "t"
            if name == "si":
                self.texts.append(unescaped("".join(pieces)))
                pieces.clear()
                letters = 0
                if len(self.texts) > MOST_TEXTS:
                    raise TooLarge("texts", len(self.texts), MOST_TEXTS)

        with self._held(path) as stream:
            Reading(stream, start, end, text).all()


def normal(path: str) -> str:
    """A path without `.`, `..` and the slash before it."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def unescaped(text: str) -> str:
    """A text with the characters that XML does not allow, which spreadsheets write as `_x000D_`."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text

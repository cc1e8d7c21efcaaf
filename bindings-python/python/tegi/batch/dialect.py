"""How a CSV file parts its cells, writes its decimals and encodes its letters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from tegi.language import Language

# As much of a file as tells its dialect.
HEAD = 2**16


@dataclass(frozen=True)
class Dialect:
    """A dialect of CSV."""

    separator: str
    decimal: str
    encoding: str


# Where no CSV came in: as spreadsheet programs have it where the language is spoken.
OF_LANGUAGE = {
    "kk": Dialect(";", ",", "utf-8-sig"),
    "ru": Dialect(";", ",", "utf-8-sig"),
    "en": Dialect(",", ".", "utf-8-sig"),
}


def of_file(path: Path, language: Language) -> Dialect:
    """The dialect of a CSV file; what it leaves open is as in the language."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    encoding = "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif not is_utf_8(head):
        encoding = "cp1251"
    text = head.decode(encoding, errors="ignore")
    line = next((line for line in text.splitlines() if line.strip()), "")
    separator = (
        line[4] if line[:4] == "sep=" and len(line) == 5 else next((mark for mark in ";\t" if mark in line), ",")
    )
    usual = OF_LANGUAGE[language]
    decimal = usual.decimal if separator == usual.separator else "." if separator == "," else ","
    # A figure with a decimal sign, alone in its cell.
    edge = "[" + re.escape(separator) + r'"\r\n]'
    signs = {found[1] for found in re.finditer(edge + r"[-\d\s\u00a0]*\d([.,])\d{1,2}(?=" + edge + ")", text)}
    if separator == ",":
        signs.discard(",")
    return Dialect(separator, signs.pop() if len(signs) == 1 else decimal, encoding)


def is_utf_8(head: bytes) -> bool:
    """Whether the beginning of a file is UTF-8; its last letter may be cut."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
        return True
    except UnicodeDecodeError:
        return False

"""Reads a rulebook from its workbook, folder or JSON, and checks all of it at once."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tegi
from tegi._tegi import text_of_bytes
from tegi.errors import TegiError
from tegi.language import LANGUAGES, Language
from tegi.rulebook import official
from tegi.rulebook.agreement import agreement
from tegi.rulebook.draft import Draft
from tegi.rulebook.register import register
from tegi.rulebook.source import Book, Source, content_of
from tegi.rulebook.source import read as read_book
from tegi.rulebook_faults import fault

if TYPE_CHECKING:
    from tegi.types import Fault

# The readings of the vocabulary. Those of the first group are settled unless a rulebook says otherwise; the others
# belong to words that an author uses only where the law is unclear.
SETTLED = ("value-of-all-materials", "made-from", "no-foreign-materials")
UNCLEAR = ("operations-list", "cap-headings", "open-ended-list")
# Its questions and options are said in the words of this rulebook.
WORDED = "cis-2009"


@dataclass(frozen=True)
class Rulebook:
    """A rulebook that was read from its author's files."""

    name: str
    """Its name and first day: `my-agreement@2026-01-01`."""
    text: str
    """Its canonical JSON. Empty if something is wrong with it."""
    sha256: str
    document: dict[str, Any]
    """The same as values."""
    faults: list[Fault]
    """What is wrong, each at its cell. With any of these nothing is loaded."""
    warnings: list[Fault]
    """Rules that may not mean what their author meant, each at its cell."""
    missing: dict[Language, list[str]]
    """The cells that have no text in a language; there the text of another language stands."""
    cells: dict[str, str] = field(repr=False)
    """The cell of each part, by its pointer."""
    book: Book | None = field(repr=False, default=None)
    """The sheets; `None` of a rulebook in JSON."""
    engine: tegi.Engine | None = field(repr=False, default=None)
    """An engine that has loaded it."""

    @property
    def languages(self) -> list[Language]:
        """The languages in which it says anything."""
        most = max(map(len, self.missing.values()), default=0)
        return [language for language in LANGUAGES if not most or len(self.missing[language]) < most]


def read(source: Source, engine: tegi.Engine | None = None) -> Rulebook:
    """Reads a rulebook and checks it; what is wrong stands in its `faults`.

    Args:
        source: The path of a workbook, of a folder with `act.toml` and CSV files, of a folder as the engine's own
            rulebooks have it, or of the JSON that `build` makes.
        engine: The engine whose rulebooks a list may build on; that of the process when absent.

    Raises:
        TegiError: The file is none of these, or damaged.
        OSError: It cannot be read.
    """
    reader = engine or tegi._engine
    path = Path(source)
    if path.is_dir() and (path / official.ACT).exists():
        return _checked(Draft(Book(path.name), official.document(path)), reader)
    if path.suffix.lower() == ".json":
        text, _ = text_of_bytes(content_of(path), path.name)
        return _of_text(text, path.name, reader)
    draft = Draft(read_book(path))
    if not draft.book.act and draft.faults:
        return _refused(draft)
    register(draft, reader) if draft.book.is_register else agreement(draft)
    return _checked(draft, reader)


def _of_text(text: str, name: str, engine: tegi.Engine) -> Rulebook:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        # The engine says what is wrong with the text.
        document = None
    own = _copy(engine, document)
    try:
        editions = own.load_rulebook(text)
    except TegiError as error:
        return _refused(Draft(Book(name), faults=[dict(one) for one in error.errors]))
    return _made(Draft(Book(name), document), own, editions, None)


def _copy(engine: tegi.Engine, document: Any) -> tegi.Engine:
    """An engine of its own, so that reading changes nothing; with the rulebooks that the user loaded before.

    An edition of the same name and day as the document is left out: it is the one that is being written anew.
    """
    own = tegi.Engine()
    known = [(one["id"], one["first"]) for one in own.rulebooks()]
    if isinstance(document, dict):
        known.append((document.get("id", ""), document.get("first", "")))
    for edition in engine.rulebooks():
        if (edition["id"], edition["first"]) not in known:
            own.load_rulebook(engine.rulebook_text(f"{edition['id']}@{edition['first']}"))
    return own


def _refused(draft: Draft) -> Rulebook:
    # As they stand in the files: sheet by sheet, row by row; within a cell from left to right.
    sheets = dict.fromkeys(at.partition("!")[0] for at in draft.cells.values())
    order = {sheet: place for place, sheet in enumerate(sheets)}
    ordered = sorted(draft.faults, key=lambda one: _place(one["at"], order))
    return Rulebook("", "", "", draft.document, ordered, [], draft.missing, draft.cells, draft.book)  # type: ignore[arg-type]


def _place(at: str, order: dict[str, int]) -> tuple[int, int, str]:
    """Where a cell stands among all."""
    sheet, _, cell = at.partition("!")
    digits = "".join(filter(str.isdecimal, cell))
    return order.get(sheet, len(order)), int(digits or 0), cell.rstrip("0123456789").rjust(3)


def _checked(draft: Draft, engine: tegi.Engine) -> Rulebook:
    """The rulebook, after all checks of the core."""
    own = _copy(engine, draft.document)
    for _ in range(2):
        try:
            editions = own.load_rulebook(draft.document)
            break
        except TegiError as error:
            faults = [dict(one) for one in error.errors]
            if not _declare(draft, faults):
                return _refused(_with(draft, [*faults, *_further(draft, faults, engine)]))
    else:
        return _refused(draft)
    if draft.faults:
        return _refused(draft)
    return _made(draft, own, editions, draft.book if draft.book.tables else None)


def _declare(draft: Draft, faults: list[dict[str, Any]]) -> bool:
    """Declares the readings of the vocabulary that the rulebook uses; whether there were any."""
    wanted = dict.fromkeys(one.get("given", "") for one in faults if one["code"] == "undeclared-reading")
    declared = {one["id"] for one in draft.document.get("readings", ())}
    new = [name for name in wanted if name in SETTLED + UNCLEAR and name not in declared]
    words = {one["id"]: one for one in tegi._engine.rulebook(WORDED).get("readings") or ()}
    for name in new:
        options = next(one["allowed"] for one in faults if one.get("given") == name).split(", ")
        known = {option["id"]: option for option in words[name]["options"]}
        draft.document.setdefault("readings", []).append(
            {
                "id": name,
                "status": "minority" if name in SETTLED else "open",
                "question": words[name]["question"],
                "options": [known[option] for option in options],
                "cite": f"{draft.act} whole inferred",
            }
        )
    return bool(new)


# What stands in place of a part that cannot be read, so that the rest can be checked, by the end of its pointer.
IN_PLACE = {
    "/expression": "AH",
    "/first": "2000-01-01",
    "/last": "2999-12-31",
    "/read_to": "2000-01-01",
    "/id": "draft",
}
_SHARE = re.compile(r"(?<![0-9.])0\.[0-9]+")
_ROW = re.compile("/origin/list/[0-9]+")


def _further(draft: Draft, faults: list[dict[str, Any]], engine: tegi.Engine) -> list[dict[str, Any]]:
    """The faults that the core tells only once all parts can be read; those of the parts that cannot are left out."""
    patched = copy.deepcopy(draft.document)
    rows: set[str] = set()
    for one in faults:
        pointer: str = one["at"]
        if pointer == "/origin" and "origin" in patched:
            # This fault comes from rules of which a part cannot be read.
            continue
        instead = next((value for end, value in IN_PLACE.items() if pointer.endswith(end)), None)
        found = _ROW.match(pointer)
        if found and not pointer.endswith("/expression"):
            rows.add(found[0])
        elif pointer == "/origin/country" or "/parties/" in pointer:
            instead = "KZ"
        elif instead is None:
            return []
        if instead is not None and not _put(patched, pointer, instead):
            return []
    listed = patched.get("origin", {}).get("list", [])
    kept = [place for place in range(len(listed)) if f"/origin/list/{place}" not in rows]
    if rows:
        patched["origin"]["list"] = [listed[place] for place in kept]
    try:
        _copy(engine, patched).load_rulebook(patched)
    except TegiError as error:
        told = {one["at"] for one in faults}
        further = [{**one, "at": _ROW.sub(lambda row: _back(row[0], kept), one["at"])} for one in error.errors]
        return [one for one in further if one["at"] not in told and one["code"] != "edition-overlaps"]
    return []


def _back(row: str, kept: list[int]) -> str:
    """The pointer of a row before others were left out."""
    return f"/origin/list/{kept[int(row.rpartition('/')[2])]}"


def _put(document: Any, pointer: str, value: str) -> bool:
    """Puts a value at a pointer; whether there was something."""
    *above, last = pointer.split("/")[1:]
    for name in above:
        document = document[int(name)] if isinstance(document, list) else document.get(name, {})
    key: Any = int(last) if isinstance(document, list) else last
    if isinstance(document, dict) and last not in document:
        return False
    document[key] = value
    return True


def _with(draft: Draft, faults: list[dict[str, Any]]) -> Draft:
    """The draft with the faults of the core, each at its cell. What a sheet is blamed for already is not told twice."""
    told = {one["at"] for one in draft.faults}
    for one in faults:
        at = cell_of(draft.cells, one["at"])
        is_known = at in told or (one["code"] == "missing-field" and (draft.faults or one["at"] == "/origin"))
        if not is_known and one["code"] != "undeclared-reading":
            draft.tell({**one, "at": at})
    return draft


def cell_of(cells: dict[str, str], pointer: str) -> str:
    """The cell of a pointer, or of the nearest part around it; the pointer itself where no cell is known."""
    found = pointer
    while found:
        if found in cells:
            return cells[found]
        found = found.rpartition("/")[0]
    return pointer


def _shares(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Warnings of percents below one: 0.4 may have been meant as a share, which is 40 percent."""
    origin = document.get("origin") or {}
    found = [(f"/origin/{name}", origin[name]) for name in ("general", "set", "threshold") if name in origin]
    for place, row in enumerate(origin.get("list", ())):
        found.append((f"/origin/list/{place}", row))
        found += [(f"/origin/list/{place}/or", one) for one in row.get("or", ())]
    warnings = []
    for at, one in found:
        said = one.get("expression", "")
        if shares := _SHARE.findall(said):
            offer = _SHARE.sub(lambda share: f"{Decimal(share[0]).scaleb(2).normalize():f}", said)
            warnings.append(fault("book-share", f"{at}/expression", shares[0], offers=[offer]))
    return warnings


def _made(draft: Draft, engine: tegi.Engine, editions: Any, book: Book | None) -> Rulebook:
    name = f"{draft.document['id']}@{draft.document['first']}"
    edition = next(one for one in editions if f"{one['id']}@{one['first']}" == name)
    warnings = [{**one, "at": cell_of(draft.cells, one["at"])} for one in edition.get("warnings", ())]
    warnings += [{**one, "at": cell_of(draft.cells, one["at"])} for one in _shares(draft.document)]
    text = engine.rulebook_text(name)
    return Rulebook(
        *(name, text, edition["sha256"], json.loads(text), [], warnings),  # type: ignore[arg-type]
        *(draft.missing, draft.cells, book, engine),
    )

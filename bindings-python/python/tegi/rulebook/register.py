"""Makes a list of operations of the producers' register: a rulebook that builds on the official one.

Each group of products becomes a row for each of its codes: its conditions of production, its mandatory operations, and
the least number of its operations or of their points.
"""

from __future__ import annotations

import copy
import re
from typing import Any

import tegi
from tegi.language import LANGUAGES
from tegi.rulebook.agreement import codes
from tegi.rulebook.draft import Draft, parts
from tegi.rulebook.source import Row, nearest

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Unknown groups for which the nearest names are looked for, so that a list with all groups misspelt is told of quickly.
MOST_NEAR = 20
# What the official rulebook lacks, and such a list holds.
CLOSED = ("operations-not-read", "production-conditions")


def register(draft: Draft, engine: tegi.Engine) -> None:
    """The whole document: the official rulebook with the list in place of the threshold."""
    draft.head(("id", "first", "last", "read_to"))
    own = draft.document
    base_row = draft.book.act["base"]
    base = base_row.said("value") or "kz-register"
    try:
        official: dict[str, Any] = copy.deepcopy(dict(engine.rulebook(base)))
    except tegi.TegiError as error:
        draft.faults += [{**one, "at": base_row.where("value")} for one in error.errors]
        return
    if "threshold" not in official.get("origin", {}):
        draft.add("book-base", base_row.where("value"), base, "kz-register")
        return
    draft.document = {**official, **{key: value for key, value in own.items() if key != "acts"}}
    draft.document.pop("revision", None)
    if "last" not in own:
        draft.document.pop("last", None)
    draft.document["acts"] = {**official.get("acts", {}), **own.get("acts", {})}
    draft.document["gaps"] = [gap for gap in official.get("gaps", ()) if gap["id"] not in CLOSED]
    origin = draft.document["origin"]
    origin.pop("threshold", None)
    terms: dict[str, dict[str, Any]] = {}
    origin["list"] = _list(draft, terms)
    draft.document["terms"] = list(terms.values())
    if not origin["list"]:
        draft.add("book-without-rules", draft.book.top)


def _list(draft: Draft, terms: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    operations: dict[str, list[Row]] = {}
    near: dict[str, list[str]] = {}
    groups = {row.said("group") for row in draft.book.rows("groups")}
    for row in draft.book.rows("operations"):
        if not draft.needs(row, "group"):
            continue
        if row.said("group") not in groups:
            said = row.said("group")
            if said not in near:
                near[said] = nearest(said, sorted(groups - {""})) if len(near) < MOST_NEAR else []
            draft.add("book-unknown-group", row.where("group"), said, offers=near[said])
        operations.setdefault(row.said("group"), []).append(row)
    by_words: dict[str, str] = {}
    seen: set[str] = set()
    # Names that authors gave are not made again for operations without one.
    taken = {row.said("id") for row in draft.book.rows("operations")}
    made: list[dict[str, Any]] = []
    for group in draft.book.rows("groups"):
        if not draft.needs(group, "group", "codes"):
            continue
        draft.name(group, "group")
        if group.said("group") in seen:
            draft.add("book-group-twice", group.where("group"), group.said("group"))
        seen.add(group.said("group"))
        rows = operations.get(group.said("group"), [])
        names = [_operation(draft, row, terms, by_words, taken) for row in rows]
        _distinct(draft, rows, names)
        expression = _expression(draft, group, rows, names, terms)
        words = draft.words(group)
        for code in parts(group.said("codes")):
            first, last = codes(code)
            at = f"/origin/list/{len(made)}"
            name = group.said("group")
            one = {"id": f"{name}/{first}", "code": first, "name": words["ru"], "expression": expression}
            if last:
                one["code_to"] = last
            if draft.flag(group, "is_described"):
                one["gate"] = f"group-{name}"
                terms.setdefault(one["gate"], {"id": one["gate"], "kind": "good", **words})
            one["cite"] = draft.cite(group, f"row-{name}", draft.prefix)
            draft.cells |= {at: group.at, f"{at}/id": group.where("group"), f"{at}/cite": group.where("place")}
            draft.cells |= {f"{at}/code": group.where("codes"), f"{at}/code_to": group.where("codes")}
            draft.cells |= {f"{at}/expression": group.where("least"), f"{at}/gate": group.where("is_described")}
            made.append(one)
    return made


def _distinct(draft: Draft, rows: list[Row], names: list[str]) -> None:
    """Refuses an operation that stands twice in a group: it would count twice."""
    told: set[str] = set()
    for row, name in zip(rows, names):
        said = {name, *(f"{one}:{_plain(row.said(one))}" for one in LANGUAGES if row.said(one))}
        if said & told:
            draft.add("book-operation-twice", row.at, next((row.said(one) for one in LANGUAGES if row.said(one)), name))
        told |= said


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _operation(
    draft: Draft, row: Row, terms: dict[str, dict[str, Any]], by_words: dict[str, str], taken: set[str]
) -> str:
    """The term of an operation. Operations with the same words are one, in whatever group they stand."""
    words = draft.words(row)
    key = _plain(words["ru"] or words["kk"])
    name = draft.name(row, "id") or by_words.get(key) or _free(len(by_words) + 1, taken)
    by_words.setdefault(key, name)
    if name not in terms:
        draft.cells[f"/terms/{len(terms)}"] = row.at
        draft.cells[f"/terms/{len(terms)}/id"] = row.where("id")
        terms[name] = {"id": name, "kind": "operation", **words}
    elif any(_plain(terms[name][one]) != _plain(row.said(one)) for one in LANGUAGES if row.said(one)):
        draft.add("book-operation-differs", row.where("id"), name, terms[name]["ru"])
    return name


def _free(number: int, taken: set[str]) -> str:
    """A name for an operation without one."""
    while f"operation-{number}" in taken:
        number += 1
    taken.add(f"operation-{number}")
    return f"operation-{number}"


def _expression(draft: Draft, group: Row, rows: list[Row], names: list[str], terms: dict[str, dict[str, Any]]) -> str:
    """The condition of a group of products."""
    if not rows:
        draft.add("book-group-without-operations", group.where("group"), group.said("group"))
        return ""
    first, day = draft.document.get("first", ""), group.said("from")
    if day and not _DAY.fullmatch(day):
        draft.add("not-a-day", group.where("from"), day)
    elif day and day > first:
        draft.add("book-group-later", group.where("from"), day, first)
    tests = []
    if said := group.said("conditions"):
        term = f"conditions-{group.said('group')}"
        terms.setdefault(term, {"id": term, "kind": "fact", **dict.fromkeys(("kk", "ru", "en"), said)})
        tests.append(f"FACT {term}")
    mandatory = [name for name, row in zip(names, rows) if draft.flag(row, "is_mandatory")]
    if mandatory:
        tests.append(f"OPS ALL {{{', '.join(mandatory)}}}")
    least, points = _least(draft, group, rows), _points(draft, group, rows)
    # The mandatory operations alone may be the least number already.
    if least is not None and least > len(mandatory):
        tests.append(f"OPS AT-LEAST {least} OF {{{', '.join(names)}}}")
    if points is not None:
        weights = [draft.count(row, "points") for row in rows]
        weighed = (f"{name}: {weight}" for name, weight in zip(names, weights))
        tests.append(f"POINTS {points} OF {{{', '.join(weighed)}}}")
    return " AND ".join(tests)


def _least(draft: Draft, group: Row, rows: list[Row]) -> int | None:
    """The least number of operations."""
    count = draft.count(group, "least")
    if count is None:
        if not group.said("least") and not group.said("least_points"):
            draft.add("book-no-least", group.where("least"))
        return None
    if count > len(rows):
        draft.add("book-least-too-many", group.where("least"), str(count), str(len(rows)))
        return None
    return count


def _points(draft: Draft, group: Row, rows: list[Row]) -> int | None:
    """The least points of operations, each of which has its own."""
    points = draft.count(group, "least_points")
    if points is None:
        return None
    each = [draft.count(row, "points") for row in rows]
    for row, one in zip(rows, each):
        if one is None and not row.said("points"):
            draft.add("book-missing", row.where("points"), allowed="points")
    weights = [one for one in each if one is not None]
    if len(weights) < len(rows):
        return None
    if sum(weights) < points:
        draft.add("book-least-too-many", group.where("least_points"), str(points), str(sum(weights)))
        return None
    return points

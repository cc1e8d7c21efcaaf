"""Makes the document of a rulebook of rules of origin from its sheets."""

from __future__ import annotations

import re
from typing import Any

from tegi.language import LANGUAGES
from tegi.rulebook.draft import Draft, country, country_name, parts
from tegi.rulebook.fields import GAPS, GROUPS, KINDS, PROVISIONS, STATUS, plain
from tegi.rulebook.source import Row

# A range, or a whole chapter: the code from which and to which.
_RANGE = re.compile(r"([0-9]{4,10})\s*[-–—]\s*([0-9]{4,10})")
_CHAPTER = re.compile(r"(?:ch)?([0-9]{2})", re.IGNORECASE)
# The provisions whose entries stand on the sheet of groups.
ENTRIES = ("wholly_produced", "insufficient")
PROVISION_OF = {
    "wholly-produced": "wholly_produced",
    "insufficient": "insufficient",
    "countries": "cumulation",
}
LATIN = "abcdefghijklmnopqrstuvwxyz"


def agreement(draft: Draft) -> None:
    """The whole document: the act, its terms, its rules and what it does not hold."""
    draft.head(("id", "first", "last", "read_to"))
    document = draft.document
    terms = [*_terms(draft), *_operations(draft, document)]
    if terms:
        document["terms"] = terms
    if found := _readings(draft):
        document["readings"] = found
    document["origin"] = _origin(draft)
    if gaps := _gaps(draft):
        document["gaps"] = gaps
    if not document["origin"].keys() & {"list", "general"}:
        draft.add("book-without-rules", draft.book.top)


def _terms(draft: Draft) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for row in draft.book.rows("terms"):
        if not draft.needs(row, "id", "kind"):
            continue
        at = f"/terms/{len(made)}"
        one: dict[str, Any] = {
            "id": draft.name(row, "id"),
            "kind": draft.choice(row, "kind", KINDS),
            **draft.words(row),
        }
        if draft.flag(row, "undefined"):
            one["undefined"] = True
        draft.cells |= {at: row.at, f"{at}/id": row.where("id"), f"{at}/kind": row.where("kind")}
        draft.cells[f"/terms ({row.said('id')})"] = row.at
        made.append(one)
    return made


def _operations(draft: Draft, document: dict[str, Any]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    processes: list[dict[str, Any]] = []
    before = len(draft.book.rows("terms"))
    for row in draft.book.rows("operations"):
        if not draft.needs(row, "id"):
            continue
        name = draft.name(row, "id")
        at = f"/terms/{before + len(made)}"
        one: dict[str, Any] = {"id": name, "kind": "operation", **draft.words(row)}
        if row.said("standing"):
            one["veto"] = row.said("standing")
        if draft.flag(row, "undefined"):
            one["undefined"] = True
        draft.cells |= {at: row.at, f"{at}/id": row.where("id"), f"/terms ({name})": row.where("standing")}
        draft.cells[f"/processes ({name})"] = row.where("is")
        made.append(one)
        kinds = {key: parts(row.said(key)) for key in ("is", "includes") if row.said(key)}
        if kinds:
            processes.append({"id": name, **kinds})
    if processes:
        document["processes"] = processes
    return made


def _readings(draft: Draft) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for row in draft.book.rows("readings"):
        if not draft.needs(row, "id"):
            continue
        known = next((one for one in made if one["id"] == row.said("id")), None)
        if not row.said("option"):
            at = f"/readings/{len(made)}"
            draft.cells |= {at: row.at, f"{at}/id": row.where("id")}
            made.append(
                {
                    "id": row.said("id"),
                    "status": draft.choice(row, "status", STATUS) or "open",
                    "question": draft.words(row),
                    "options": [],
                    "cite": draft.cite(row, "whole"),
                }
            )
        elif known is None:
            draft.add("book-missing", row.where("id"), row.said("id"), "question")
        else:
            known["options"].append({"id": row.said("option"), "name": draft.words(row)})
    return made


def _origin(draft: Draft) -> dict[str, Any]:
    act = draft.book.act
    origin: dict[str, Any] = {}
    if "country" in act:
        origin["country"] = country(act["country"].said("value"))
        draft.cells["/origin/country"] = act["country"].where("value")
        if called := country_name(origin["country"]):
            origin["country_name"] = called
    else:
        draft.add("book-missing", draft.book.top, allowed="country")
    for name in PROVISIONS:
        row = act.get(name)
        if row is None:
            continue
        at = f"/origin/{name}"
        draft.cells |= {at: row.at, f"{at}/cite": row.where("place")}
        if name in ENTRIES and row.said("value") and not draft.flag(row, "value"):
            continue
        cite = draft.cite(row, "whole")
        if name in ("general", "set"):
            if draft.needs(row, "value"):
                origin[name] = {"expression": row.said("value"), "cite": cite}
                draft.cells[f"{at}/expression"] = row.where("value")
        elif name == "cumulation":
            origin[name] = {"parties": _parties(draft, row), "cite": cite}
        elif name in ENTRIES:
            origin[name] = {"entries": _entries(draft, name.replace("_", "-"), f"{at}/entries"), "cite": cite}
            if name == "insufficient" and not origin[name]["entries"]:
                draft.add("book-no-members", row.at, name)
        elif draft.needs(row, "value") and draft.flag(row, "value"):
            origin[name] = {"cite": cite}
    _stray(draft, origin)
    criteria = {name: act.get(f"criterion_{name}") for name in ("wholly_produced", "sufficient", "cumulation")}
    if any(criteria.values()):
        first = next(filter(None, criteria.values()))
        said = {name: row.said("value") for name, row in criteria.items() if row is not None}
        origin["criteria"] = {**said, "cite": draft.cite(first, "whole")}
        draft.cells["/origin/criteria"] = first.at
    if found := _list(draft):
        origin["list"] = found
    return origin


def _stray(draft: Draft, origin: dict[str, Any]) -> None:
    """Refuses members of groups for which the act holds no provision: they would have no effect."""
    told: set[str] = set()
    for row in draft.book.rows("groups"):
        if not draft.needs(row, "group", "member"):
            continue
        name = PROVISION_OF.get(draft.choice(row, "group", GROUPS), "")
        if name and name not in origin and name not in told:
            told.add(name)
            draft.add("book-no-provision", row.where("group"), row.said("group"), name)


def _parties(draft: Draft, row: Row) -> list[str]:
    """Countries, and the countries of groups that the sheet of groups names."""
    groups: dict[str, list[str]] = {}
    for member in draft.book.rows("groups"):
        if draft.choice(member, "group", GROUPS) == "countries":
            for name in {member.said(language) for language in LANGUAGES} - {""}:
                groups.setdefault(plain(name), []).append(country(member.said("member")))
    found: list[str] = []
    for part in parts(row.said("value")):
        found += groups.get(plain(part), [country(part)])
    for place in range(len(found)):
        draft.cells[f"/origin/cumulation/parties/{place}"] = row.where("value")
    return list(dict.fromkeys(found))


def _entries(draft: Draft, kind: str, at: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for row in draft.book.rows("groups"):
        if not draft.needs(row, "group", "member") or draft.choice(row, "group", GROUPS) != kind:
            continue
        letter = row.said("member")
        alias = letter if letter.isascii() else LATIN[len(made) % len(LATIN)]
        one: dict[str, Any] = {"letter": letter, "alias": alias, "name": draft.words(row)}
        if draft.flag(row, "is_production"):
            one["is_production"] = True
        draft.cells |= {f"{at}/{len(made)}": row.at, f"{at}/{len(made)}/letter": row.where("member")}
        made.append(one)
    return made


def _list(draft: Draft) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    taken: dict[str, int] = {}
    for row in draft.book.rows("rows"):
        if not draft.needs(row, "code"):
            continue
        at = f"/origin/list/{len(made)}"
        code, code_to = codes(row.said("code"))
        name = row.said("id") or (f"{code}-{code_to}" if code_to else code)
        taken[name] = taken.get(name, 0) + 1
        if not row.said("id") and taken[name] > 1:
            name = f"{name}#{taken[name]}"
        one: dict[str, Any] = {"id": name, "code": code}
        if code_to:
            one["code_to"] = code_to
        for key in ("gate", "expression", "name", "condition"):
            draft.put(one, key, at, row, key)
        is_excluded = draft.flag(row, "excluded")
        if is_excluded:
            one["excluded"] = True
        elif not row.said("expression"):
            draft.add("book-no-rule", row.where("expression"))
        if draft.flag(row, "rest_unknown"):
            one["rest_unknown"] = True
        one["cite"] = draft.cite(row, f"row-{name}", draft.prefix)
        if row.said("or"):
            one["or"] = [{"expression": row.said("or"), "cite": one["cite"]}]
            draft.cells[f"{at}/or"] = row.where("or")
        draft.cells |= {at: row.at, f"{at}/id": row.where("id"), f"{at}/cite": row.where("place")}
        draft.cells |= {f"{at}/code": row.where("code"), f"{at}/code_to": row.where("code")}
        draft.cells[f"{at}/expression"] = row.where("expression")
        made.append(one)
    return made


def codes(said: str) -> tuple[str, str]:
    """The first code of a cell and the last one of a range; of a chapter those of its headings."""
    if found := _RANGE.fullmatch(said):
        return found[1], found[2]
    if found := _CHAPTER.fullmatch(said):
        return f"{found[1]}01", f"{found[1]}99"
    return said, ""


def _gaps(draft: Draft) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for row in draft.book.rows("gaps"):
        if not draft.needs(row, "id", "kind"):
            continue
        at = f"/gaps/{len(made)}"
        one: dict[str, Any] = {"id": row.said("id"), "kind": draft.choice(row, "kind", GAPS)}
        draft.put(one, "subject", at, row, "subject")
        one |= {"text": draft.words(row), "cite": draft.cite(row, "whole")}
        if row.said("closing"):
            one["closings"] = [{"expression": row.said("closing"), "cite": one["cite"]}]
            draft.cells[f"{at}/closings/0/expression"] = row.where("closing")
        draft.cells |= {at: row.at, f"{at}/id": row.where("id"), f"{at}/kind": row.where("kind")}
        made.append(one)
    return made

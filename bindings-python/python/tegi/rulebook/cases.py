"""Runs the cases of a rulebook: facts of a good beside the verdict that its author expects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import tegi
from tegi import typed
from tegi.errors import TegiError
from tegi.language import LANGUAGES
from tegi.rulebook.draft import YES, Draft, country, parts
from tegi.rulebook_faults import fault
from tegi.rulebook.fields import PROOFS, VERDICTS, named
from tegi.rulebook.make import Rulebook, cell_of
from tegi.rulebook.source import Book, Row

if TYPE_CHECKING:
    from tegi.types import Fault

_CODE = re.compile(r"[0-9][0-9. ]*")
# The columns of a good; those of a material may also stand in a line without a name of a case.
OF_CASE = ("on", "hs", "price", "operations", "answers", "verdict", "rule")
OF_MATERIAL = ("material", "material_hs", "value", "origin", "proof", "material_answers")
NONE = ("none", "-", "нет", "жоқ")


@dataclass
class Case:
    """A case, and what came of it."""

    name: str
    at: str
    """Its cell."""
    facts: dict[str, Any]
    expected: dict[str, str]
    """The verdict and the row that the author expects."""
    found: dict[str, str] = field(default_factory=dict)
    """The verdict and the row that the rulebook gives."""
    faults: list[Fault] = field(default_factory=list)
    """What is wrong with its facts, each at its cell."""
    cells: dict[str, str] = field(default_factory=dict, repr=False)
    answer: tegi.Assessment | None = field(default=None, repr=False, compare=False)
    """The whole answer."""
    engine: tegi.Engine | None = field(default=None, repr=False, compare=False)
    """The engine that gave it."""

    @property
    def holds(self) -> bool:
        """Whether all is as expected."""
        return not self.faults and all(self.found.get(name) == said for name, said in self.expected.items())


def cases_of(book: Book, rulebook: Mapping[str, Any]) -> tuple[list[Case], list[dict[str, Any]]]:
    """The cases of the sheet, and what is wrong with it. Lines without a name are further materials of the case above."""
    draft = Draft(Book(book.name))
    found: list[Case] = []
    names: set[str] = set()
    operations = operations_of(rulebook)
    for row in book.rows("cases"):
        if row.said("case"):
            if row.said("case") in names:
                draft.add("book-case-twice", row.where("case"), row.said("case"))
            names.add(row.said("case"))
            found.append(_case(draft, row, rulebook, operations))
        elif not found:
            draft.add("book-not-a-row", row.where("case"))
            continue
        elif of_case := next((key for key in OF_CASE if row.said(key)), None):
            draft.add("book-case-without-name", row.where("case"), row.said(of_case)[:60])
            continue
        if any(row.said(key) for key in OF_MATERIAL):
            _material(draft, row, found[-1])
    return found, draft.faults


def _case(draft: Draft, row: Row, rulebook: Mapping[str, Any], names: Mapping[str, str]) -> Case:
    facts: dict[str, Any] = {"on": row.said("on") or rulebook["first"], "rulebook": rulebook["id"], "good": {}}
    case = Case(row.said("case"), row.where("case"), facts, {})
    case.cells = {"": case.at, "/on": row.where("on"), "/good/hs": row.where("hs"), "/good": row.where("hs")}
    if row.said("hs"):
        facts["good"]["hs"] = code(row.said("hs"))
    if row.said("price"):
        facts["good"]["ex_works_price"] = typed.number(row.said("price"))
        case.cells["/good/ex_works_price"] = row.where("price")
    if said := row.said("operations"):
        facts["operations"] = [] if said.casefold() in NONE else [names.get(one.casefold(), one) for one in parts(said)]
        case.cells["/operations"] = row.where("operations")
    if row.said("answers"):
        facts["answers"] = _answers(draft, row, "answers")
        case.cells["/answers"] = row.where("answers")
    if said := draft.choice(row, "verdict", VERDICTS):
        case.expected["verdict"] = said
    if row.said("rule"):
        case.expected["rule"] = row.said("rule")
    if not row.said("verdict") and not row.said("rule"):
        draft.add("book-missing", row.where("verdict"), allowed="verdict")
    return case


def operations_of(rulebook: Mapping[str, Any]) -> dict[str, str]:
    """The operations of a rulebook by their words in any language."""
    terms = [one for one in rulebook.get("terms") or () if one["kind"] == "operation"]
    return {one[language].casefold(): one["id"] for one in terms for language in LANGUAGES}


def _material(draft: Draft, row: Row, case: Case) -> None:
    materials = case.facts.setdefault("materials", [])
    if row.said("material").casefold() in NONE:
        return
    at = f"/materials/{len(materials)}"
    one: dict[str, Any] = {"id": f"m{len(materials) + 1}"}
    stated: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        *(("name", "material", str), ("hs", "material_hs", code)),
        *(("value", "value", typed.number), ("origin", "origin", country)),
    )
    for name, key, as_json in stated:
        if said := row.said(key):
            one[name] = as_json(said)
            case.cells[f"{at}/{name}"] = row.where(key)
    if said := draft.choice(row, "proof", PROOFS):
        one["proof"] = {"kind": said}
        case.cells[f"{at}/proof"] = row.where("proof")
    if row.said("material_answers"):
        one["answers"] = _answers(draft, row, "material_answers")
        case.cells[f"{at}/answers"] = row.where("material_answers")
    case.cells[at] = row.where("material")
    materials.append(one)


def _answers(draft: Draft, row: Row, key: str) -> dict[str, bool]:
    """`term; other=no`: what is said of each term."""
    found: dict[str, bool] = {}
    for part in parts(row.said(key)):
        name, _, said = (one.strip() for one in part.partition("="))
        answer = named(said, YES) if said else "yes"
        if answer is None:
            draft.add("book-not-a-choice", row.where(key), said, "yes, no")
        found[name] = answer != "no"
    return found


def code(said: str) -> str:
    """A tariff code without the points and blanks that people write into it."""
    return said.replace(".", "").replace(" ", "") if _CODE.fullmatch(said) else said


def run(rulebook: Rulebook) -> list[Case]:
    """Runs the cases of a rulebook under it.

    Raises:
        TegiError: The rulebook cannot be read, it has no cases, or the sheet of cases is wrong; each fault at its cell.
    """
    if rulebook.faults:
        raise TegiError(rulebook.faults)
    book, engine = rulebook.book, rulebook.engine
    found, faults = cases_of(book, rulebook.document) if book is not None else ([], [])
    if not found and not faults:
        faults = [fault("book-no-cases", book.name if book else rulebook.name)]
    if faults or engine is None:
        raise TegiError(faults)  # type: ignore[arg-type]
    for case in found:
        judged(case, engine)
    return found


def judged(case: Case, engine: tegi.Engine) -> None:
    """Assesses a case; what is wrong with its facts is told at its cells."""
    try:
        answer = engine.assess_good(case.facts)
    except TegiError as error:
        case.faults = [{**one, "at": cell_of(case.cells, one["at"]) or case.at} for one in error.errors]
        return
    case.answer, case.engine = answer, engine
    case.found = {"verdict": str(answer.verdict), "rule": str(answer.rule or "")}

"""Compares two documents of facts about one good or contract, or records of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tegi
from tegi._tegi import text_of
from tegi.cases import member
from tegi.compare.deciding import MOST, Deciding, Outcome, Turned, deciding, turned
from tegi.compare.differ import NAMED, Difference, Line, Pair, pair
from tegi.errors import TegiError

if TYPE_CHECKING:
    from tegi.types import Fault

# What verifying says of a record that holds, or is only written otherwise.
HOLDING = frozenset({"same", "reformatted"})
# How the places of faults name the two.
SIDES = ("/a", "/b")
# What an answer is told by.
SHARE = ("share", "exact", "between")


@dataclass(frozen=True)
class Side:
    """One of the two."""

    facts: dict[str, Any]
    """Its facts, numbers with all their digits."""
    answer: Any
    """What the engine answers to them, as `assess_good` or `assess_contract` does."""
    outcome: Outcome
    """Verdict, whether it is provisional, share; of a contract no verdict."""
    record: str | None = None
    """Of a record what verifying it says: ``same`` where it holds."""

    @property
    def holds(self) -> bool:
        """Whether it is a record that holds, or no record at all."""
        return self.record is None or self.record in HOLDING


@dataclass(frozen=True)
class Set:
    """Differences that change something only together: no part of them does."""

    differences: tuple[int, ...]
    """By their places in the list."""
    turns: tuple[Turned, ...]
    gives: Outcome
    is_least: bool = True
    """Whether every smaller set was looked at."""


@dataclass(frozen=True)
class Lacking:
    """A fact that is missing, and where: in both documents or in one of them."""

    code: str
    term: str | None
    at_a: str | None
    at_b: str | None


@dataclass(frozen=True)
class Comparison:
    """What differs between two documents, and which differences decide."""

    a: Side
    b: Side
    lines: tuple[Line, ...]
    """Lines of the bill, or contracts and their goods, that both have, and by what they were matched."""
    differences: tuple[Difference, ...]
    alone: Mapping[int, Outcome]
    """What the first document gives with one difference alone taken from the second."""
    sets: tuple[Set, ...]
    """The smallest sets that change verdict or share; those of one difference, too. Small ones first."""
    missing: tuple[Lacking, ...]
    """Facts that one or both leave out; those that both leave out first."""
    evaluations: int
    sizes: int
    """All sets of up to so many differences were looked at."""
    is_complete: bool
    """Whether all sets were looked at."""

    @property
    def holds(self) -> bool:
        """Whether the records that are compared hold."""
        return self.a.holds and self.b.holds

    @property
    def turns(self) -> tuple[Turned, ...]:
        """What differs between the two answers."""
        return turned(self.a.outcome, self.b.outcome)

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "type": "comparison",
            "a": of_side(self.a),
            "b": of_side(self.b),
            "turns": list(self.turns),
            "lines": [{"a": line.a, "b": line.b, "by": line.by} for line in self.lines],
            "differences": [self.of_difference(number) for number in range(len(self.differences))],
            "sets": [
                {
                    "differences": list(one.differences),
                    "turns": list(one.turns),
                    "gives": one.gives,
                    "least": one.is_least,
                }
                for one in self.sets
            ],
            "missing": [
                {"code": one.code, "term": one.term, "at_a": one.at_a, "at_b": one.at_b} for one in self.missing
            ],
            "search": {"evaluations": self.evaluations, "sizes": self.sizes, "complete": self.is_complete},
        }

    def of_difference(self, number: int) -> dict[str, Any]:
        """A difference as JSON has it."""
        one = self.differences[number]
        return {
            "at_a": one.at_a,
            "at_b": one.at_b,
            "a": jsonable(one.a),
            "b": jsonable(one.b),
            "alone": self.alone.get(number),
            "turns": list(turned(self.a.outcome, self.alone.get(number, self.a.outcome))),
        }


def compare(a: object, b: object, *, engine: tegi.Engine | None = None, most: int = MOST) -> Comparison:
    """Compares two documents of facts, or records, of one good or contract by two people, or of two years.

    A difference is taken from the second document into the first, and the first is judged again: so each that changes
    verdict or share alone is found, then the smallest sets of several that do. Lines of the bill are matched by id,
    then by code and name, then by a name or code that one line alone has; contracts by id, then by who performs them.

    Args:
        a: Facts as `tegi.assess_good` or `tegi.assess_contract` takes them, or a record; as dicts or as JSON text.
        b: The same of the other person.
        engine: The engine that holds a rulebook of your own.
        most: How many sets of differences are judged at most. Twelve differences have 4,096.

    Raises:
        TegiError: One of them cannot be read or judged; the place of a fault begins with ``/a`` or ``/b``.
            ``record-masked``: its figures are hidden. ``compared-kinds-differ``: one is a good, the other a contract.

    >>> import copy, tegi
    >>> ours = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000", "ex_works_price": "1000"},
    ...         "materials": [{"id": "burner", "hs": "8416109000", "value": "500", "origin": "CN"}],
    ...         "operations": ["welding"]}
    >>> theirs = copy.deepcopy(ours)
    >>> theirs["materials"][0]["value"] = "500.01"
    >>> found = tegi.compare.compare(ours, theirs)
    >>> [(one.at_a, one.a, one.b) for one in found.differences], found.sets[0].gives["verdict"]
    ([('/materials/0/value', '500', '500.01')], 'not_originating')
    """
    engine = engine or tegi._engine
    one, other = (side(given, at, engine) for given, at in zip((a, b), SIDES))
    return between(one, other, engine, most)


def between(one: Side, other: Side, engine: tegi.Engine, most: int = MOST) -> Comparison:
    """Compares two documents that were read and judged.

    Raises:
        TegiError: One is a good and the other a contract.
    """
    if is_contract(one.facts) != is_contract(other.facts):
        raise TegiError([{"code": "compared-kinds-differ", "at": SIDES[1]}])
    pairs = pair(one.facts, other.facts)
    found = deciding(len(pairs.differences), lambda taken: outcome_of(pairs.between(taken), engine), most)
    return Comparison(
        one,
        other,
        pairs.lines,
        pairs.differences,
        found.alone,
        tuple(sets_of(found)),
        tuple(lacking(one, other, pairs)),
        found.evaluations,
        found.sizes,
        found.is_complete,
    )


def side(given: object, at: str, engine: tegi.Engine) -> Side:
    """Reads and judges one document.

    Raises:
        TegiError: Its faults, each at its place below `at`.
    """
    try:
        text, record = facts_of(given, engine)
        answer = json.loads(judged(text, engine))
        if answer["type"] == "refusal":
            raise TegiError(answer["errors"])
    except TegiError as error:
        raise TegiError([{**fault, "at": at + fault["at"]} for fault in error.errors]) from None
    return Side(json.loads(text, parse_float=Decimal), answer, outcome(answer), record)


def facts_of(given: object, engine: tegi.Engine) -> tuple[str, str | None]:
    """The text of facts, and of a record what verifying it says.

    Raises:
        TegiError: It is a record whose figures are hidden, or no JSON.
    """
    text = text_of(given)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        # What is wrong with it the engine says.
        return text, None
    if not isinstance(document, dict) or "type" not in document or "facts" not in document:
        return text, None
    if document["type"] != "record":
        raise TegiError([{"code": "record-masked", "at": ""}])
    found = json.loads(engine.verify_text(text))
    return member(text, "facts"), found.get("outcome", "unreadable")


def is_contract(facts: object) -> bool:
    """Whether facts are those of a contract."""
    return isinstance(facts, Mapping) and "contracts" in facts


def judged(text: str, engine: tegi.Engine) -> str:
    """The answer to facts of a good or a contract, or a refusal."""
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        # What is wrong with it the engine says.
        facts = None
    return engine.assess_contract_text(text) if is_contract(facts) else engine.assess_good_text(text)


def outcome_of(facts: Mapping[str, Any], engine: tegi.Engine) -> Outcome:
    """What facts give, or the codes of their faults."""
    if is_contract(facts):
        answer = json.loads(engine.assess_contract_text(text_of(facts)))
        if answer["type"] == "refusal":
            return {"refused": sorted({fault["code"] for fault in answer["errors"]})}
        return outcome(answer)
    try:
        found = engine.assess_good(facts)
    except TegiError as error:
        return {"refused": sorted({fault["code"] for fault in error.errors})}
    return outcome({name: getattr(found, name) for name in ("verdict", "provisional", "local_content")})


def outcome(answer: Mapping[str, Any]) -> Outcome:
    """What an answer gives."""
    if "verdict" not in answer:
        return {"provisional": answer["provisional"], **{name: answer.get(name) for name in SHARE}}
    content = answer["local_content"] or {}
    of_share = {name: content.get(name) for name in SHARE}
    return {"verdict": answer["verdict"], "provisional": answer["provisional"], **of_share}


def sets_of(found: Deciding) -> Iterable[Set]:
    """The sets that decide, small ones first."""
    for is_least, sets in ((True, found.sets), (False, found.reduced)):
        for chosen, turns, gives in sets:
            yield Set(tuple(sorted(chosen)), turns, gives, is_least)


def lacking(a: Side, b: Side, pairs: Pair) -> Iterable[Lacking]:
    """Facts that are missing in both, then those that are missing in one."""
    known_a = {(one["code"], one["fact"], one.get("term")): one for one in a.answer["missing"]}
    to_a = {line.b: line.a for line in pairs.lines}
    only_b: list[Lacking] = []
    both: dict[tuple[str, str, str | None], str] = {}
    for one in b.answer["missing"]:
        key = (one["code"], moved(one["fact"], to_a), one.get("term"))
        if key in known_a:
            both[key] = one["fact"]
        else:
            only_b.append(Lacking(one["code"], one.get("term"), None, one["fact"]))
    for code, fact, term in both:
        yield Lacking(code, term, fact, both[code, fact, term])
    for code, fact, term in known_a:
        if (code, fact, term) not in both:
            yield Lacking(code, term, fact, None)
    yield from only_b


def moved(pointer: str, to_a: Mapping[str, str]) -> str:
    """The pointer of the same line in the first document; one that matches nothing where it has no such line."""
    parts = pointer.split("/")
    for length in range(len(parts), 2, -1):
        line = "/".join(parts[:length])
        if line in to_a:
            return "/".join([to_a[line], *parts[length:]])
    return f"b:{pointer}" if parts[1:2] and parts[1] in NAMED else pointer


def of_side(one: Side) -> dict[str, Any]:
    """A side as JSON has it."""
    return {**one.outcome, "record": one.record, "receipt": one.answer["receipt"]}


def jsonable(value: Any) -> Any:
    """A value as JSON has it; numbers as text, so that all their digits stay."""
    if isinstance(value, Mapping):
        return {key: jsonable(inside) for key, inside in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [jsonable(inside) for inside in value]
    return str(value) if isinstance(value, (Decimal, int)) and not isinstance(value, bool) else value

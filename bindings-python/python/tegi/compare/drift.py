"""Holds a record against facts that changed since: what no longer holds, and since which change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import tegi
from tegi.compare.deciding import MOST, TURNED, Outcome, Turned, turned
from tegi.compare.many import MOST_EACH
from tegi.compare.one import HOLDING, Comparison, Set, between, side
from tegi.compare.sides import Good, readable
from tegi.errors import TegiError
from tegi.records import each


@dataclass(frozen=True)
class Lost:
    """Something of a record's result that no longer holds."""

    what: Turned
    was: Outcome
    now: Outcome
    since: int
    """Since which of the new documents, counted from 0."""
    because: tuple[Set, ...]
    """The smallest sets of differences of that step which change it."""


@dataclass(frozen=True)
class Drift:
    """A record, and the facts that came after it."""

    record: str
    """What verifying the record says: ``same`` where it holds."""
    steps: tuple[Comparison, ...]
    """The record compared with the first new document, that with the next, and so on."""
    lost: tuple[Lost, ...]

    @property
    def holds(self) -> bool:
        """Whether the record holds, and its result by the newest facts, too."""
        return self.record in HOLDING and not self.lost

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "type": "drift",
            "holds": self.holds,
            "record": self.record,
            "lost": [
                {
                    "what": one.what,
                    "was": one.was,
                    "now": one.now,
                    "since": one.since,
                    "because": [list(chosen.differences) for chosen in one.because],
                }
                for one in self.lost
            ],
            "steps": [step.to_dict() for step in self.steps],
        }


@dataclass
class Drifts:
    """Many records, and the facts that came after them."""

    goods: dict[str, Drift] = field(default_factory=dict)
    """By id; those that no longer hold first."""
    not_stated: list[str] = field(default_factory=list)
    """Records for which no new facts are given, by id."""
    unreadable: list[tuple[str, Any]] = field(default_factory=list)
    """What could not be compared, by id: the faults, whose places begin with ``/record`` or ``/facts/0``."""

    @property
    def failing(self) -> list[str]:
        """The ids of the records that no longer hold."""
        return [id for id, drift in self.goods.items() if not drift.holds]

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "type": "drifts",
            "records": len(self.goods),
            "hold": len(self.goods) - len(self.failing),
            "goods": [{"id": id, **drift.to_dict()} for id, drift in self.goods.items()],
            "not_stated": self.not_stated,
            "unreadable": [{"id": id, "errors": errors} for id, errors in self.unreadable],
        }


def drift(record: object, *facts: object, engine: tegi.Engine | None = None, most: int = MOST) -> Drift:
    """Tells what of a record's result no longer holds by newer facts, and since which change.

    Args:
        record: A record of a good, as a dict or as JSON text.
        facts: The newer facts, or records of them; of several the earliest first, such as the bill of each month.
        engine: The engine that holds a rulebook of your own.
        most: How many sets of differences are judged for each step at most.

    Raises:
        TegiError: One of them cannot be read or judged; the place of a fault begins with ``/record`` or ``/facts/0``.
            ``not-a-record``: the first is not a record.
        ValueError: No newer facts are given.

    >>> import tegi
    >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000", "ex_works_price": "1000"},
    ...          "materials": [{"id": "burner", "hs": "8416109000", "value": "500", "origin": "CN"}],
    ...          "operations": ["welding"]}
    >>> record = tegi.record(facts)
    >>> facts["good"]["ex_works_price"] = "990"
    >>> found = tegi.compare.drift(record, facts)
    >>> found.holds, [(one.what, one.now["verdict"]) for one in found.lost][0]
    (False, ('verdict', 'not_originating'))
    """
    engine = engine or tegi._engine
    if not facts:
        raise ValueError("facts that are newer than the record are needed")
    at, *newer = sides_of(len(facts))
    first = side(record, at, engine)
    if first.record is None:
        raise TegiError([{"code": "not-a-record", "at": at}])
    stages = [first, *(side(one, at, engine) for one, at in zip(facts, newer))]
    steps = tuple(between(before, after, engine, most) for before, after in zip(stages, stages[1:]))
    return Drift(first.record, steps, tuple(lost([one.outcome for one in stages], steps)))


def sides_of(number: int) -> list[str]:
    """How the places of faults name the record, and then so many newer documents."""
    return ["/record", *(f"/facts/{at}" for at in range(number))]


def lost(outcomes: Sequence[Outcome], steps: Sequence[Comparison]) -> Iterable[Lost]:
    """What differs between the first and the last, and the step since which it does."""
    first, last = outcomes[0], outcomes[-1]
    differing = turned(first, last)
    for what in differing:
        # Only a verdict that stays the same and was settled before can be lost by becoming provisional.
        if what == "provisional" and ("verdict" in differing or first["provisional"]):
            continue
        # The last step before which it was still as in the record.
        since = max(at for at in range(len(steps)) if what not in turned(first, outcomes[at]))
        because = tuple(one for one in steps[since].sets if what in one.turns)
        yield Lost(what, first, last, since, because)


def drifts(
    records: Mapping[str, Good],
    facts: Sequence[Mapping[str, Good]],
    engine: tegi.Engine,
    seen: Callable[[int], None] = lambda count: None,
    most: int = MOST_EACH,
) -> Drifts:
    """Holds many records against newer facts of the same ids. A good that one of the later does not have is as before.

    Args:
        records: Records by their ids.
        facts: The newer facts by the same ids; of several the earliest first.
        engine: The engine that has the rulebooks.
        seen: Told after each record how many are done.
        most: How many sets of differences are judged for each step at most.
    """
    sides = sides_of(len(facts))
    stated: set[str] = set().union(*facts)
    found = Drifts(not_stated=[id for id in records if id not in stated])

    def work(stages: list[Good]) -> Drift | TegiError:
        try:
            return drift(*map(readable, stages, sides), engine=engine, most=most)
        except TegiError as error:
            return error

    def stages(id: str) -> list[Good]:
        of_good = [records[id]]
        for newer in facts:
            of_good.append(newer.get(id, of_good[-1]))
        return of_good

    named = ((id, stages(id)) for id in records if id in stated)
    for count, (id, one) in enumerate(each(work, named), 1):
        if isinstance(one, TegiError):
            found.unreadable.append((id, one.errors))
        else:
            found.goods[id] = one
        seen(count)
    found.goods = dict(sorted(found.goods.items(), key=lambda one: (one[1].holds, rank(one[1]), one[0])))
    return found


def rank(one: Drift) -> int:
    """How grave a loss is: the smaller the number, the graver; a lost verdict is the gravest."""
    return min((TURNED.index(loss.what) for loss in one.lost), default=len(TURNED))

"""Compares many goods, joined by their ids, and orders them by consequence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from os import PathLike
from typing import Any, Literal

import tegi
from tegi.compare.one import SIDES, Comparison, compare, is_contract
from tegi.compare.sides import Good, goods_of, readable
from tegi.errors import TegiError
from tegi.records import each

# Sets of differences that are judged for each good.
MOST_EACH = 256

Consequence = Literal["reversed", "verdict", "provisional", "share", "offset", "facts", "none"]
# The gravest first.
CONSEQUENCES: tuple[Consequence, ...] = ("reversed", "verdict", "provisional", "share", "offset", "facts", "none")
SETTLED = {"originating", "not_originating"}


@dataclass(frozen=True)
class Joined:
    """A good that both have."""

    id: str
    comparison: Comparison

    @property
    def consequence(self) -> Consequence:
        """What the differences lead to.

        ``reversed``: one originates and the other does not. ``verdict``, ``provisional``, ``share``: that differs.
        ``offset``: differences change the answer, and others change it back. ``facts``: no difference changes it.
        ``none``: there is none.
        """
        found = self.comparison
        if "verdict" in found.turns:
            return "reversed" if {found.a.outcome["verdict"], found.b.outcome["verdict"]} == SETTLED else "verdict"
        if found.turns:
            # Of a contract the share is what counts.
            return "share" if is_contract(found.a.facts) and "share" in found.turns else found.turns[0]
        if found.sets:
            return "offset"
        return "facts" if found.differences else "none"

    @property
    def apart(self) -> Decimal:
        """How far the shares are apart, in points of percent; zero where one of them is not known."""
        shares = [side.outcome["share"] for side in (self.comparison.a, self.comparison.b)]
        return abs(Decimal(shares[0]) - Decimal(shares[1])) if all(shares) else Decimal(0)


@dataclass
class Many:
    """What came of comparing many goods."""

    goods: list[Joined] = field(default_factory=list)
    """Those that both have; the gravest consequence first, then the greater distance of shares, then by id."""
    only_a: list[str] = field(default_factory=list)
    """Ids that only the first has."""
    only_b: list[str] = field(default_factory=list)
    """Ids that only the second has."""
    unreadable: list[tuple[str, Any]] = field(default_factory=list)
    """Goods that could not be compared, by id: the faults, whose places begin with ``/a`` or ``/b``."""

    @property
    def is_whole(self) -> bool:
        """Whether every good has its counterpart, was compared, and is no record that fails."""
        return not (self.only_a or self.only_b or self.unreadable) and all(one.comparison.holds for one in self.goods)

    @property
    def consequences(self) -> Counter[Consequence]:
        """How many goods there are of each consequence."""
        return Counter(one.consequence for one in self.goods)

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        counts = self.consequences
        return {
            "type": "comparisons",
            "goods": [{"id": one.id, "consequence": one.consequence, **one.comparison.to_dict()} for one in self.goods],
            "consequences": {name: counts[name] for name in CONSEQUENCES if counts[name]},
            "only_a": self.only_a,
            "only_b": self.only_b,
            "unreadable": [{"id": id, "errors": errors} for id, errors in self.unreadable],
        }


def many(
    a: str | PathLike[str],
    b: str | PathLike[str],
    *,
    engine: tegi.Engine | None = None,
    seen: Callable[[int], None] = lambda count: None,
    most: int = MOST_EACH,
    **options: Any,
) -> Many:
    """Compares all goods of two folders, files of lines or tables that have the same id.

    Args:
        a: A folder of ``.json``, ``.jsonl`` and ``.parquet`` files, one such file, or a table of goods.
        b: The same of the other person.
        engine: The engine that holds a rulebook of your own.
        seen: Told after each good how many are done.
        most: How many sets of differences are judged for each good at most.
        options: How tables are to be understood, as of `tegi.table.read`: ``same``, ``mapping``, ``ignore``, ``rates``.

    Raises:
        OSError: A folder or file cannot be read.
        TegiError: Something is wrong with a table as a whole; or an id stands twice.

    >>> import json, pathlib, tempfile, tegi
    >>> facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}, "materials": []}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name, origin in (("a", "KZ"), ("b", "CN")):
    ...         facts["materials"] = [{"id": "sheet", "hs": "8403", "value": "1", "origin": origin}]
    ...         pathlib.Path(folder, name).mkdir()
    ...         _ = pathlib.Path(folder, name, "boiler.json").write_text(json.dumps(facts), encoding="utf-8")
    ...     found = tegi.compare.many(f"{folder}/a", f"{folder}/b")
    >>> [(one.id, len(one.comparison.differences)) for one in found.goods]
    [('boiler', 1)]
    """
    engine = engine or tegi._engine
    return join(goods_of(a, engine, **options), goods_of(b, engine, **options), engine, seen, most)


def join(
    a: Mapping[str, Good],
    b: Mapping[str, Good],
    engine: tegi.Engine,
    seen: Callable[[int], None] = lambda count: None,
    most: int = MOST_EACH,
) -> Many:
    """Compares the goods that both have."""
    found = Many(only_a=[id for id in a if id not in b], only_b=[id for id in b if id not in a])

    def work(pair: tuple[Good, Good]) -> Comparison | TegiError:
        try:
            texts = [readable(good, at) for good, at in zip(pair, SIDES)]
            return compare(*texts, engine=engine, most=most)
        except TegiError as error:
            return error

    named: Iterable[tuple[str, tuple[Good, Good]]] = ((id, (a[id], b[id])) for id in a if id in b)
    for count, (id, one) in enumerate(each(work, named), 1):
        if isinstance(one, TegiError):
            found.unreadable.append((id, one.errors))
        else:
            found.goods.append(Joined(id, one))
        seen(count)
    found.goods.sort(key=lambda one: (CONSEQUENCES.index(one.consequence), -one.apart, one.id))
    return found

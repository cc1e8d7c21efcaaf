"""Finds where two documents of facts about one good or contract differ, and builds documents in between.

A document is laid out flat: each value by its path. Lines of a bill, contracts and their goods are matched first, so
that a path names the same one on both sides wherever it stands. A difference is the least set of paths that makes sense to change at once: a
value, a whole line, a paper of another kind, a bill that one side does not state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

Path = tuple[str, ...]
How = Literal["id", "code-and-name", "name", "code"]

# Members that are numbers: `300` and `300.00` are the same.
NUMBERS = frozenset(
    {"amount", "ex_works_price", "production_cost", "quantity", "rate", "share", "unit_price", "value", "vat_rate"}
    | {"fob_value", "net_cost", "total_cost", "excluded_costs", "labour_cost", "overhead_cost", "profit"}
    | {"housing_share", "kazakhstani", "price", "subcontracts", "total"}
)
# Marks a list or an object that is stated: an empty one is not the same as none.
STATED = "*"
# Objects whose members are compared one by one. An amount in another currency is one value with its rate.
OBJECTS = frozenset(
    {"good", "answers", "readings", "proof", "made_from", "good_facts", "performer", "payroll", "headcount"}
)
# Those of them that are one difference where only one side states them.
WHOLE = frozenset({"proof", "made_from", "good_facts", "performer", "payroll", "headcount"})
# Lists of what has a name: it is the same on both sides wherever it stands.
NAMED = ("materials", "contracts", "goods")
LISTS = (*NAMED, "operations")
# Objects of a line that have lines of their own.
WITHIN = ("made_from", "good_facts")


@dataclass(frozen=True)
class Line:
    """A line, contract or good of a contract that both sides have, by its pointers, and by what it was matched."""

    a: str
    b: str
    by: How


@dataclass(frozen=True)
class Difference:
    """One difference: its place on each side, and the values there; `None` where nothing stands."""

    at_a: str | None
    at_b: str | None
    a: Any
    b: Any
    paths: tuple[Path, ...]
    """What changes with it."""


@dataclass(frozen=True)
class Pair:
    """Two documents side by side."""

    a: Mapping[Path, Any]
    b: Mapping[Path, Any]
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]
    pointers_a: Mapping[Path, str]
    """Of each line, contract or good its pointer in the first document."""
    pointers_b: Mapping[Path, str]

    def between(self, taken: Iterable[int]) -> dict[str, Any]:
        """The first document with these differences taken from the second."""
        flat = dict(self.a)
        for number in taken:
            for path in self.differences[number].paths:
                if path in self.b:
                    flat[path] = self.b[path]
                else:
                    flat.pop(path, None)
        return document(flat)


def pair(a: Mapping[str, Any], b: Mapping[str, Any]) -> Pair:
    """Lays two documents out side by side and lists their differences."""
    b = renamed(a, b)
    lines: list[Line] = []
    names: tuple[dict[int, str], dict[int, str]] = ({}, {})
    match(a, b, "", "", names, lines)
    sides: list[tuple[dict[Path, Any], dict[Path, str]]] = []
    for facts, named in zip((a, b), names):
        flat: dict[Path, Any] = {}
        pointers: dict[Path, str] = {}
        lay(facts, (), "", named, flat, pointers)
        sides.append((flat, pointers))
    (flat_a, at_a), (flat_b, at_b) = sides
    differences = tuple(
        Difference(
            place(root, flat_a, at_a),
            place(root, flat_b, at_b),
            value(root, flat_a),
            value(root, flat_b),
            paths,
        )
        for root, paths in grouped(flat_a, flat_b)
    )
    return Pair(flat_a, flat_b, tuple(lines), differences, at_a, at_b)


def renamed(a: Mapping[str, Any], b: Mapping[str, Any]) -> Mapping[str, Any]:
    """The second document, where a contract that both have has another id there, with the id of the first: by it
    subcontracts name what they are under."""
    ours, theirs = listed(a, "contracts"), listed(b, "contracts")
    ids = {theirs[other].get("id"): ours[one].get("id") for one, other, _ in matched(ours, theirs)}
    if all(id == new for id, new in ids.items()):
        return b

    def named(contract: Any) -> Any:
        if not isinstance(contract, Mapping):
            return contract
        new = {key: ids.get(contract[key], contract[key]) for key in ("id", "parent") if is_text(contract.get(key))}
        return {**contract, **new}

    return {**b, "contracts": list(map(named, b["contracts"]))}


def is_text(value: Any) -> bool:
    """Whether a value is a text."""
    return isinstance(value, str)


def match(
    a: Mapping[str, Any],
    b: Mapping[str, Any],
    under_a: str,
    under_b: str,
    names: tuple[dict[int, str], dict[int, str]],
    lines: list[Line],
) -> None:
    """Gives each member of the lists of both a name: the same where they are one. What stands within is matched too."""
    for key in NAMED:
        bills = (listed(a, key), listed(b, key))
        found = list(matched(*bills))
        taken: tuple[set[int], set[int]] = (set(), set())
        for number, (one, other, by) in enumerate(found):
            at_a, at_b = f"{under_a}/{key}/{one}", f"{under_b}/{key}/{other}"
            lines.append(Line(at_a, at_b, by))
            for side, index in enumerate((one, other)):
                taken[side].add(index)
                names[side][id(bills[side][index])] = f"={number}"
            match(bills[0][one], bills[1][other], at_a, at_b, names, lines)
        for side, mark in enumerate("ab"):
            for index, line in enumerate(bills[side]):
                if index not in taken[side]:
                    names[side][id(line)] = f"{mark}{index}"
                    name_within(line, mark, names[side])
    for key in WITHIN:
        parts = [part(a, key), part(b, key)]
        if parts[0] is not None and parts[1] is not None:
            match(parts[0], parts[1], f"{under_a}/{key}", f"{under_b}/{key}", names, lines)
        else:
            for side, whole_line in enumerate((a, b)):
                name_part(whole_line, key, "ab"[side], names[side])


def name_within(line: Mapping[str, Any], mark: str, names: dict[int, str]) -> None:
    """Gives a name to each line within one that the other side does not have."""
    for key in NAMED:
        for index, inside in enumerate(listed(line, key)):
            names[id(inside)] = f"{mark}{index}"
            name_within(inside, mark, names)
    for key in WITHIN:
        name_part(line, key, mark, names)


def name_part(line: Mapping[str, Any], key: str, mark: str, names: dict[int, str]) -> None:
    """Gives a name to each line of a part that only one side states."""
    if isinstance(inside := line.get(key), Mapping):
        name_within(inside, mark, names)


def listed(facts: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The members of a list; what is none is left to the engine, which says what is wrong with it."""
    lines = facts.get(name)
    return [line for line in lines if isinstance(line, Mapping)] if isinstance(lines, list) else []


def part(line: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """How a line was made, where its facts are stated and not its masked record."""
    made = line.get(name)
    return made if isinstance(made, Mapping) and "good" in made and "type" not in made else None


def matched(a: Sequence[Mapping[str, Any]], b: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int, How]]:
    """Which line of one bill is which of the other: by id, then by code and name, then by a name or code that only one
    line on each side still has. Where the same code and name stand several times, lines of the same value go first."""
    left, right = list(range(len(a))), list(range(len(b)))
    steps: tuple[tuple[How, Any], ...] = (
        ("id", lambda line: text(line.get("id"))),
        ("code-and-name", worth),
        ("code-and-name", called),
        ("name", lambda line: called(line)[1]),
        ("code", lambda line: called(line)[0]),
    )
    for by, key in steps:
        others = keyed(b, right, key)
        for name, mine in keyed(a, left, key).items():
            yours = others.get(name, [])
            if by in ("name", "code") and (len(mine), len(yours)) != (1, 1):
                continue
            for one, other in zip(mine, yours):
                left.remove(one)
                right.remove(other)
                yield one, other, by


def called(line: Mapping[str, Any]) -> tuple[str, str]:
    """The tariff code and name of a line; of a contract the number and name of who performs it."""
    performer = line.get("performer")
    if isinstance(performer, Mapping):
        return text(performer.get("bin")), text(performer.get("name"))
    return text(line.get("hs")), text(line.get("name"))


def worth(line: Mapping[str, Any]) -> tuple[str, str, str]:
    """Code, name and value of a line; nothing where it has neither code nor name."""
    named = called(line)
    return (*named, str(plain("value", line.get("value")))) if any(named) else ("", "", "")


def keyed(lines: Sequence[Mapping[str, Any]], places: Iterable[int], key: Any) -> dict[Any, list[int]]:
    """These lines by what they are matched by; those that do not have it are left out."""
    found: dict[Any, list[int]] = {}
    for at in places:
        name = key(lines[at])
        if any(name) if isinstance(name, tuple) else name:
            found.setdefault(name, []).append(at)
    return found


def text(value: Any) -> str:
    """A name or code by which lines are matched: neither its case nor its extra blanks count."""
    return " ".join(str(value).casefold().split()) if value is not None else ""


def lay(
    facts: Mapping[str, Any],
    path: Path,
    pointer: str,
    names: Mapping[int, str],
    flat: dict[Path, Any],
    pointers: dict[Path, str],
) -> None:
    """Lays an object out flat. What is null is not stated."""
    for key, inside in facts.items():
        if inside is None:
            continue
        under, at = (*path, key), f"{pointer}/{key}"
        if key in LISTS and isinstance(inside, list):
            flat[(*under, STATED)] = True
            for index, one in enumerate(inside):
                if key == "operations":
                    flat[(*under, str(one))] = one
                elif isinstance(one, Mapping):
                    line = (*under, names[id(one)])
                    pointers[line] = f"{at}/{index}"
                    flat[(*line, STATED)] = True
                    lay(one, line, f"{at}/{index}", names, flat, pointers)
                else:
                    flat[(*under, f"?{index}")] = one
        elif key in OBJECTS and isinstance(inside, Mapping) and "type" not in inside:
            if key in WHOLE:
                flat[(*under, STATED)] = True
            lay(inside, under, at, names, flat, pointers)
        else:
            flat[under] = inside


def grouped(a: Mapping[Path, Any], b: Mapping[Path, Any]) -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """The differences: the path of each, and all paths that change with it."""
    groups: dict[Path, list[Path]] = {}
    for path in dict.fromkeys([*a, *b]):
        if path in a and path in b and same(path[-1], a[path], b[path]):
            continue
        root = whole(path, a, b)
        if root[-1] == "id":
            # Lines are matched by their ids; two that are matched otherwise keep theirs.
            continue
        groups.setdefault(root, []).append(path)
    # As the documents have them: line by line, whichever side states something.
    order: dict[Path, int] = {}
    for path in (*a, *b):
        order.setdefault(owner(path), len(order))
    for root, paths in sorted(groups.items(), key=lambda one: order.get(owner(one[1][0]), 0)):
        yield root, tuple(paths)


def owner(path: Path) -> Path:
    """The line of the bill or the contract that a path lies in, else its first member."""
    return path[:2] if path[0] in NAMED else path[:1]


def whole(path: Path, a: Mapping[Path, Any], b: Mapping[Path, Any]) -> Path:
    """The outermost thing that only one side states, or whose kind differs, within which a path lies; else the path."""
    for length in range(1, len(path)):
        root = path[:length]
        if ((*root, STATED) in a) != ((*root, STATED) in b):
            return root
        kind = (*root, "kind")
        if root[-1] == "proof" and a.get(kind) != b.get(kind):
            return root
    return path


def same(name: str, one: Any, other: Any) -> bool:
    """Whether two values are the same, however they are written."""
    return bool(plain(name, one) == plain(name, other))


def plain(name: str, value: Any) -> Any:
    """A value by which it is compared: of a number its worth, of a text its letters."""
    if isinstance(value, Mapping):
        return {key: plain(key, inside) for key, inside in value.items() if inside is not None}
    if isinstance(value, list):
        return [plain("", inside) for inside in value]
    if name in NUMBERS and not isinstance(value, bool):
        try:
            return Decimal(str(value))
        except InvalidOperation:
            return value
    return " ".join(value.split()) if isinstance(value, str) else value


def place(path: Path, flat: Mapping[Path, Any], pointers: Mapping[Path, str]) -> str | None:
    """The pointer of a path in a document; nothing where it states nothing there."""
    if not any(known[: len(path)] == path for known in flat):
        return None
    if path[-2:-1] == ("operations",):
        # Their order says nothing, so that an operation has no place of its own.
        path = path[:-1]
    line = max((known for known in pointers if path[: len(known)] == known), key=len, default=())
    return pointers.get(line, "") + "".join(f"/{part}" for part in path[len(line) :])


def value(root: Path, flat: Mapping[Path, Any]) -> Any:
    """What a document states there; of a line or a paper all of it."""
    if root in flat:
        return flat[root]
    inside = {path[len(root) - 1 :]: one for path, one in flat.items() if path[: len(root)] == root}
    return document(inside)[root[-1]] if inside else None


def document(flat: Mapping[Path, Any]) -> dict[str, Any]:
    """A document from its values by their paths."""
    tree: dict[str, Any] = {}
    for path, one in flat.items():
        at = tree
        for name in path[:-1]:
            at = at.setdefault(name, {})
        at[path[-1]] = one
    return built(tree)  # type: ignore[no-any-return]


def built(tree: Any, name: str = "") -> Any:
    """An object of a document; what was a list is one again."""
    if not isinstance(tree, dict):
        return tree
    if name == "operations":
        return [one for key, one in tree.items() if key != STATED]
    inside = {key: built(one, key) if isinstance(one, dict) else one for key, one in tree.items() if key != STATED}
    return list(inside.values()) if name in NAMED else inside

"""Independent models, in possible worlds, of materials that must be wholly obtained or of another subheading, and of
points of operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from limits import Facts, World, is_foreign


class Barring:
    """A test that each material keeps or breaks."""

    def text(self) -> str:
        """The same in the vocabulary's text form."""
        raise NotImplementedError

    def holds(self, facts: Facts, world: World) -> bool:
        raise NotImplementedError

    def worlds(self, facts: Facts) -> Iterator[bool]:
        """What comes of it in each world."""
        first = World()
        self.holds(facts, first)
        names = list(first.open)
        for options in product(*first.open.values()):
            yield self.holds(facts, World(dict(zip(names, options, strict=True))))

    def verdict(self, facts: Facts) -> str:
        found = set(self.worlds(facts))
        if len(found) > 1:
            return "undetermined"
        return "originating" if found.pop() else "not_originating"


@dataclass(frozen=True)
class Subheading(Barring):
    """No foreign material is of the good's own subheading."""

    def text(self) -> str:
        """The same in the vocabulary's text form."""
        return "AH EXCEPT SAME-SUBHEADING"

    def holds(self, facts: Facts, world: World) -> bool:
        own, found = facts["good"]["hs"][:6], True
        for i, material in enumerate(facts["materials"]):
            code = material.get("hs", "")[:6]
            is_open = len(code) < 6 and own.startswith(code)
            is_same = world.ask(f"code {i}", (True, False)) if is_open else code == own
            found = found and not (is_same and is_foreign(material, i, world))
        return found


@dataclass(frozen=True)
class Obtained(Barring):
    """All materials of a chapter are wholly obtained: originating, and grown or extracted there."""

    chapter: str

    def text(self) -> str:
        """The same in the vocabulary's text form."""
        return f"WHOLLY-OBTAINED ch{self.chapter}"

    def holds(self, facts: Facts, world: World) -> bool:
        found = True
        for i, material in enumerate(facts["materials"]):
            code = material.get("hs")
            is_chosen = code[:2] == self.chapter if code else world.ask(f"code {i}", (True, False))
            is_own = not is_foreign(material, i, world)
            stated = material.get("wholly_obtained")
            is_grown = world.ask(f"obtained {i}", (True, False)) if stated is None else stated
            found = found and (not is_chosen or is_own and is_grown)
        return found


@dataclass(frozen=True)
class Points(Barring):
    """So many points of the operations performed; an entry is fulfilled by any of its alternatives, once."""

    least: int
    entries: tuple[tuple[tuple[str, ...], int], ...]

    def text(self) -> str:
        """The same in the vocabulary's text form."""
        entries = (f"{' | '.join(names)}: {points}" for names, points in self.entries)
        return f"POINTS {self.least} OF {{{', '.join(entries)}}}"

    def holds(self, facts: Facts, world: World) -> bool:
        stated, answers = facts.get("operations"), facts.get("answers", {})

        def is_done(name: str) -> bool:
            if name in answers:
                return bool(answers[name])
            return bool(world.ask(name, (True, False))) if stated is None else name in stated

        done = (points for names, points in self.entries if any([is_done(name) for name in names]))
        return sum(done) >= self.least

"""What a verdict and a share rest on, by an independent reading of section 4 of the design.

A ground is answered otherwise, everything of its kind together, and the good is judged again in all possible worlds. It
is listed where verdict or share come out otherwise, and nowhere else; an answer that is open rests on nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from assessment import Model, percent
from content import FORMULAS
from contradiction import goods
from expression import Node, parse
from data import CIS, GENERAL, HOME, NOT_ORIGINATING, ORIGINATING, REGISTER, Facts, operations_of, rulebook, standings

# This near to the first or last day of an edition, how that day is known matters.
NEAR = 30
BEYOND, CLAIM, COMPONENT = "beyond_insufficient_operations", "wholly_produced", "necessary-component"
# How a mixed stock and overhead may be split, and what of the facts is figured by it.
METHODS = {
    "stock": ("fifo", "average", "by-document"),
    "overhead": ("labour-hours", "direct-cost", "sales"),
}


@dataclass(frozen=True)
class Held:
    """What comes out of facts: the verdict under all readings, and the share under those taken."""

    verdict: str
    share: tuple[str, ...] | None

    @property
    def is_decided(self) -> bool:
        return self.verdict in (ORIGINATING, NOT_ORIGINATING)

    @property
    def has_share(self) -> bool:
        return self.share is not None and len(self.share) == 1

    def carried(self, other: Held) -> tuple[str, ...]:
        """What is settled and would come out otherwise."""
        verdict = ["verdict"] if self.is_decided and other.verdict != self.verdict else []
        return (*verdict, *(["share"] if self.has_share and other.share != self.share else []))


@dataclass(frozen=True)
class Ground:
    """A ground; of a gap also the condition that decides what would settle it."""

    kind: str
    about: frozenset[str]
    carries: tuple[str, ...]
    provisional: bool
    settled: str | None = None


def held(model: Model) -> Held:
    if model.name not in FORMULAS:
        return Held(model.verdict(), None)
    found = model.shares({})
    # What is open is shown with two decimals.
    exact = (str(next(iter(found))),) if len(found) == 1 else (percent(min(found)), percent(max(found)))
    return Held(model.verdict(), exact)


class Grounds:
    """All grounds of one document."""

    def __init__(self, model: Model) -> None:
        self.model, self.facts = model, model.facts
        self.now = held(model)

    def carries(self, otherwise: Facts) -> tuple[str, ...]:
        return self.now.carried(held(Model(otherwise)))

    def changed(self, change: Callable[[Facts], None]) -> Facts:
        """The same facts, each good and part of them changed."""
        facts = copy.deepcopy(self.facts)
        for good in goods(facts):
            change(good)
        return facts

    def all(self) -> list[Ground]:
        if not self.now.is_decided and not self.now.has_share:
            return []
        found = [*self.gap(), *self.inferred(), *self.words(), *self.lines(), *self.readings(), *self.own_list()]
        return [ground for ground in found if ground.carries]

    def methods(self) -> dict[str, tuple[str, ...]]:
        """What hangs on how a mixed stock and overhead were split: another method could have made all of the stock
        domestic, or none of it, and any production cost."""
        found: dict[str, set[str]] = {"stock": set(), "overhead": set()}
        if not self.now.is_decided and not self.now.has_share:
            return {}
        for origin in (HOME, None):
            found["stock"] |= set(self.carries(self.split(origin)))

        def unknown(good: Facts) -> None:
            if good["good"].get("overhead_method"):
                good["good"].pop("production_cost", None)

        found["overhead"] |= set(self.carries(self.changed(unknown)))
        return {kind: tuple(sorted(of, reverse=True)) for kind, of in found.items() if of}

    def wrong_of_methods(self, told: list[Facts]) -> str | None:
        """What is told otherwise of the methods: that they carry, of which lines, and by which names."""
        due = self.methods()
        found = {kind: [each for each in told if each["method"] in names] for kind, names in METHODS.items()}
        if {kind for kind, each in found.items() if each} != due.keys():
            return f"methods {told}, not {due}"
        lines = {name: line.get("stock_method") for name, line in named_lines(self.facts)}
        stated = {good["good"].get("overhead_method") for good in goods(self.facts)}
        for kind, grounds in found.items():
            for each in grounds:
                if tuple(each["carries"]) != due[kind] or each["provisional"]:
                    return f"method {each}, not {due[kind]}"
                if kind == "stock" and any(lines.get(name) != each["method"] for name in each["about"]):
                    return f"method {each}, of other lines"
                if kind == "overhead" and each["method"] not in stated:
                    return f"method {each}, which nobody stated"
        return self.wrong_lines_of_stock({name for each in found["stock"] for name in each["about"]}, due.get("stock"))

    def split(self, origin: str | None, chosen: set[str] | None = None) -> Facts:
        """The facts with all of a mixed stock of one origin, or with some of its lines so."""
        facts = copy.deepcopy(self.facts)
        for name, line in list(named_lines(facts)):
            if line.get("stock_method") and (chosen is None or name in chosen):
                for member in ("proof", "made_from"):
                    line.pop(member, None)
                line["origin"] = origin
        return facts

    def wrong_lines_of_stock(self, named: set[str], due: tuple[str, ...] | None) -> str | None:
        """Whether the lines that are named carry what all of them do, and each that carries alone is among them."""
        everyone = {name for name, line in named_lines(self.facts) if line.get("stock_method")}
        if due is None or named == everyone:
            return None
        found = {of for origin in (HOME, None) for of in self.carries(self.split(origin, named))}
        if found != set(due):
            return f"stock of {sorted(named)} alone turns {sorted(found)}, not {due}"
        for name in sorted(everyone - named):
            if any(self.carries(self.split(origin, {name})) for origin in (HOME, None)):
                return f"stock names {sorted(named)}, and not {name}"
        return None

    def gap(self) -> Iterator[Ground]:
        """Lines of the list that were not read, for goods by the general rule: each way in which they may be closed."""
        if not self.now.is_decided or not self.model.law.is_general_used:
            return
        turning = [each for each in closings() if Model(self.facts, each).verdict() != self.now.verdict]
        if turning:
            settled = None
            if "general" in self.model.rules():
                # The limit that is hardest to keep clear of.
                order = min if self.now.verdict == ORIGINATING else max
                settled = order(turning, key=lambda each: limit_of(parse(each)))
            yield Ground("gap", frozenset(), ("verdict",), True, settled)

    def inferred(self) -> Iterator[Ground]:
        """What is applied and was not read in the act itself."""
        book, model = rulebook(self.model.name), self.model
        settled = (["verdict"] if self.now.is_decided else []) + (["share"] if self.now.has_share else [])
        if is_inferred(book["in_force"]) and self.is_near_an_end(book):
            yield Ground("inferred", frozenset({model.name}), tuple(settled), True)
        if model.name.startswith("ct-kz") and self.now.is_decided:
            yield Ground("inferred", frozenset({CIS}), ("verdict",), True)
        if model.name in FORMULAS and is_inferred(book["content"]["cite"]) and self.now.has_share:
            yield Ground("inferred", frozenset({"share"}), ("share",), True)
        primary = held(Model(self.facts, is_primary_only=True))
        yield Ground("inferred", frozenset({"row"}), self.now.carried(primary), True)

    def is_near_an_end(self, book: Facts) -> bool:
        on = date.fromisoformat(self.facts["on"])
        ends = [date.fromisoformat(book[end]) for end in ("first", "last") if book.get(end)]
        return any(abs((on - end).days) <= NEAR for end in ends)

    # The user's own word

    def words(self) -> Iterator[Ground]:
        words, claims = self.carries(self.denied_words()), self.carries(self.denied_claims())
        both: tuple[str, ...] = ()
        if not words and not claims:
            # Where a good originates in two ways, it rests on either; nothing is asked of a good with one way.
            stated = [any(self.is_word(good) for good in goods(self.facts))]
            stated.append(any(good.get(CLAIM) is not None for good in goods(self.facts)))
            both = self.carries(self.denied_claims(self.denied_words())) if all(stated) else ()
        if words or claims or both:
            # What is bare is needed if without it something else comes out; at times only without all that is bare.
            of_words = bool(self.carries(self.denied_words(bare=True)))
            of_claims = bool(self.carries(self.denied_claims(bare=True)))
            if not of_words and not of_claims:
                of_words = of_claims = bool(self.carries(self.denied_claims(self.denied_words(bare=True), bare=True)))
            yield Ground("own-word", frozenset({BEYOND}), words, of_words)
            yield Ground("own-word", frozenset({CLAIM}), claims, of_claims)
            yield Ground("own-word", frozenset({BEYOND, CLAIM}), both, of_words or of_claims)
        terms = sorted({term for good in goods(self.facts) for of in answers_of(good) for term in of})
        single = [self.denied({term}) for term in terms]
        yield from single
        if len(terms) > 1 and not any(ground.carries for ground in single):
            yield self.denied(set(terms))

    def denied(self, terms: set[str]) -> Ground:
        def deny(good: Facts) -> None:
            done = good.get("operations") or []
            for line in [good, *(good.get("materials") or [])]:
                answers = line.get("answers") or {}
                # An answer that repeats the list of operations adds nothing to it.
                words = {
                    term: so for term, so in answers.items() if so is not None and not (line is good and term in done)
                }
                answers.update({term: not so for term, so in words.items() if term in terms})
                if COMPONENT in terms and line.get("necessary_component") is not None:
                    line["necessary_component"] = not line["necessary_component"]

        return Ground("own-word", frozenset(terms), self.carries(self.changed(deny)), False)

    def is_word(self, good: Facts) -> bool:
        """Whether it is a word that more was done, or nothing more: no operation tells that it was."""
        return good.get(BEYOND) is not None and "beyond" not in self.standings_of(good)

    def is_bare(self, good: Facts) -> bool:
        """Whether nothing that was done may be more than the insufficient operations."""
        return not any(standing.startswith("?") for standing in self.standings_of(good))

    def standings_of(self, good: Facts) -> list[str]:
        known = operations_of(REGISTER if self.model.is_register else CIS)
        done = set(good.get("operations") or []) | {term for term, so in (good.get("answers") or {}).items() if so}
        return [standings().get(term, "") for term in done if term in known]

    def denied_words(self, bare: bool = False) -> Facts:
        """The facts with the contrary of each word that more was done, or of the bare ones."""
        facts = copy.deepcopy(self.facts)
        for good in goods(facts):
            if self.is_word(good) and (not bare or self.is_bare(good)):
                good[BEYOND] = not good[BEYOND]
        return facts

    def denied_claims(self, facts: Facts | None = None, bare: bool = False) -> Facts:
        """Facts without each claim that a good is wholly produced, or without those that lack their paper."""
        facts = copy.deepcopy(self.facts if facts is None else facts)
        for good in goods(facts):
            if not bare or not self.has_paper_of_claim(good):
                good.pop(CLAIM, None)
        return facts

    def has_paper_of_claim(self, good: Facts) -> bool:
        """The register takes its own extract alone (section 8 of the law page)."""
        kind = (good["good"].get("proof") or {}).get("kind", "none")
        return bool(kind == "register-extract" if self.model.is_register else kind != "none")

    # Lines without a paper, and of unknown origin

    def lines(self) -> Iterator[Ground]:
        for kind, wanted, origin, provisional in OF_LINES:
            named = names(self.facts, wanted)
            if named:
                carries = self.carries(self.otherwise(wanted, origin, set(named)))
                yield Ground(kind, frozenset(named), carries, provisional)

    def otherwise(self, wanted: Callable[[Facts], bool], origin: str | None, chosen: set[str]) -> Facts:
        facts = copy.deepcopy(self.facts)
        for name, line in named_lines(facts):
            if wanted(line) and name in chosen:
                line["origin"] = origin
        return facts

    def names_enough(self, ground: Facts) -> str | None:
        """Whether the lines that are named carry what all of them do, and each that carries alone is among them."""
        kind, wanted, origin, _ = next(of for of in OF_LINES if of[0] == ground["kind"])
        everyone, named = set(names(self.facts, wanted)), set(ground.get("about", []))
        if not named or not named <= everyone:
            return f"{kind} about {sorted(named)}, not of {sorted(everyone)}"
        if named == everyone:
            return None
        if list(self.carries(self.otherwise(wanted, origin, named))) != ground["carries"]:
            return f"{kind} about {sorted(named)} alone turns something else"
        for name in sorted(everyone - named):
            if self.carries(self.otherwise(wanted, origin, {name})):
                return f"{kind} names {sorted(named)}, and not {name}"
        return None

    # Readings, and the user's own lists

    def readings(self) -> Iterator[Ground]:
        """Open readings that were fixed: every other option."""
        for name, option in self.model.fixed.items():
            options = self.model.readings.open.get(name, [])
            found: set[str] = set()
            for other in options:
                if other != option:
                    found |= set(self.carries(self.facts | {"readings": self.model.fixed | {name: other}}))
            yield Ground("reading", frozenset({name, option}), tuple(sorted(found, reverse=True)), True)

    def own_list(self) -> Iterator[Ground]:
        if any(good.get("threshold") is not None for good in goods(self.facts)):
            without = self.changed(lambda good: good.pop("threshold", None) and None)
            yield Ground("own-list", frozenset({"threshold"}), self.carries(without), True)


def answers_of(good: Facts) -> Iterator[dict[str, bool]]:
    done = good.get("operations") or []
    for line in [good, *(good.get("materials") or [])]:
        # An answer that repeats the list of operations adds nothing to it.
        repeated = done if line is good else []
        stated = (line.get("answers") or {}).items()
        answers = {term: so for term, so in stated if so is not None and term not in repeated}
        if line.get("necessary_component") is not None:
            answers[COMPONENT] = line["necessary_component"]
        yield answers


def named_lines(good: Facts, path: str = "") -> Iterator[tuple[str, Facts]]:
    """All lines, by the names of the lines that they are parts of."""
    for place, line in enumerate(good.get("materials") or [], 1):
        name = path + str(line.get("id", f"#{place}"))
        yield name, line
        if line.get("made_from"):
            yield from named_lines(line["made_from"], f"{name}/")


def names(facts: Facts, wanted: Callable[[Facts], bool]) -> list[str]:
    return [name for name, line in named_lines(facts) if wanted(line)]


def is_unproved(line: Facts) -> bool:
    has_paper = (line.get("proof") or {}).get("kind", "none") != "none"
    return line.get("origin") == HOME and not line.get("made_from") and not has_paper


def is_unknown(line: Facts) -> bool:
    return line.get("origin") is None and not line.get("made_from")


OF_LINES: list[tuple[str, Callable[[Facts], bool], str | None, bool]] = [
    ("no-paper", is_unproved, None, True),
    ("assumed", is_unknown, HOME, False),
]


def is_inferred(citation: str) -> bool:
    return not citation.endswith("primary")


@cache
def closings() -> tuple[str, ...]:
    """How the lines that were not read may read, as the rulebook declares it; the general rule as it stands is one."""
    gaps = [gap for gap in rulebook(CIS)["gaps"] if gap["kind"] == "list"]
    return tuple(
        closing["expression"] for gap in gaps for closing in gap["closings"] if closing["expression"] != GENERAL
    )


def limit_of(node: Node) -> Any:
    return next(part[1] for part in node if isinstance(part, tuple) and part[0] == "MAXNOM")


# The comparison with the engine


def difference(model: Model, answer: Facts) -> str | None:
    """What an answer says otherwise of what it rests on."""
    grounds = Grounds(model)
    expected = {(each.kind, about(each.kind, each.about)): each for each in grounds.all()}
    of_methods = [each for each in answer["rests_on"] if "method" in each]
    if wrong := grounds.wrong_of_methods(of_methods):
        return wrong
    others = [each for each in answer["rests_on"] if "method" not in each]
    found = {(each["kind"], about(each["kind"], frozenset(each.get("about", [])))): each for each in others}
    if len(found) != len(others):
        return "rests twice on the same"
    if found.keys() != expected.keys():
        told, due = (sorted((kind, sorted(of)) for kind, of in each) for each in (found, expected))
        return f"rests on {told}, not {due}"
    for key, ground in found.items():
        due = expected[key]
        if (tuple(ground["carries"]), ground["provisional"]) != (due.carries, due.provisional):
            return f"{ground['kind']} {ground}, not {due.carries} {due.provisional}"
        settled = (ground.get("settled") or {}).get("expression")
        if due.kind == "gap" and settled != due.settled:
            return f"gap would be settled by {settled}, not {due.settled}"
        if ground["kind"] in ("no-paper", "assumed") and (wrong := grounds.names_enough(ground)):
            return wrong
    if answer["provisional"] != any(ground.provisional for ground in expected.values()):
        return f"provisional {answer['provisional']}"
    return None


def about(kind: str, of: frozenset[str]) -> frozenset[str]:
    """What is compared by name. Of lines those count that a test looks at, which `names_enough` holds."""
    if kind in ("gap", "no-paper", "assumed"):
        return frozenset()
    known = {"share", CIS, *FORMULAS}
    return frozenset({"row"}) if kind == "inferred" and not of & known else of

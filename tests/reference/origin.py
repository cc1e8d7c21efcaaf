"""An independent model of origin: the CIS rules of 2009 and the register's test, judged in one possible world.

Written from the law alone, in exact fractions. The rows of Annex 1 and the standing of each operation are taken from
the rulebook as data; what they mean is decided here. Facts are taken to be well formed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from contradiction import is_disputed_origin
from data import (
    CIS,
    GENERAL,
    HOME,
    LITTLE,
    MUCH,
    NOT_ORIGINATING,
    ORIGINATING,
    OUTSIDE,
    PARTIES,
    REGISTER,
    UNREAD_CHAPTERS,
)
from data import (
    among_ranges,
    amount,
    Facts,
    in_the_list,
    kind_of,
    kinds,
    Law,
    operations_of,
    Row,
    rows_of,
    standings,
    undefined,
    Verdict,
    within,
)
from expression import Alternative, Item, Node, Selector, inner, named_operations, names_materials, parse
from worlds import World


class Good:
    """A good, or a part that is made from materials, judged in one world."""

    def __init__(
        self,
        facts: Facts,
        world: World,
        is_register: bool,
        path: str = "",
        cumulates: bool = True,
        law: Law | None = None,
    ) -> None:
        self.facts, self.world, self.path = facts, world, path
        self.is_register, self.cumulates, self.law = is_register, cumulates, law or Law()
        self.answers: dict[str, bool | None] = facts.get("answers") or {}
        self.bill: list[Facts] | None = facts.get("materials")
        self.done: list[str] | None = facts.get("operations")
        self._foreign: dict[int, bool] = {}
        self._codes: dict[int, str] = {}
        self.atoms: tuple[tuple[str, str], ...] = ()
        self.code = facts["good"]["hs"]
        self.condition: Node = ()

    # What is known of it

    def fact(self, term: str) -> bool:
        answer = self.answers.get(term)
        return self.world.ask((self.path, "answer", term)) if answer is None else answer

    def price(self) -> Fraction | None:
        stated = self.facts["good"].get("ex_works_price")
        return self.world.ask((self.path, "price"), (LITTLE, MUCH)) if stated is None else amount(stated)

    def value(self, i: int) -> Fraction | None:
        assert self.bill is not None
        stated = self.bill[i].get("value")
        return self.world.ask((self.path, "value", i), (LITTLE, MUCH)) if stated is None else amount(stated)

    def part(self, i: int) -> Good:
        assert self.bill is not None
        path = f"{self.path}/materials/{i}/made_from"
        return Good(self.bill[i]["made_from"], self.world, self.is_register, path, self.cumulates, self.law)

    def is_foreign(self, i: int) -> bool:
        if i not in self._foreign:
            self._foreign[i] = self._is_foreign(i)
        return self._foreign[i]

    def _is_foreign(self, i: int) -> bool:
        assert self.bill is not None
        material = self.bill[i]
        origin = material.get("origin")
        if is_disputed_origin(material):
            return bool(self.world.ask((self.path, "origin", i)))
        if origin in (None, HOME):
            if material.get("made_from") is None:
                return origin is None  # section 1: unknown is foreign
            part = self.part(i)
            verdict = part.judge().verdict
            if verdict == OUTSIDE:
                return bool(self.world.ask((part.path, "foreign")))
            is_doubted = verdict == ORIGINATING and material["made_from"].get("doubted")
            if is_doubted:
                return bool(self.world.ask((part.path, "foreign")))
            return verdict != ORIGINATING  # p. 2.7
        return not self.is_cumulated(i)

    def is_cumulated(self, i: int) -> bool:
        """p. 2.3, 2.5: of another party, proved by СТ-1."""
        assert self.bill is not None
        material = self.bill[i]
        if self.is_register or not self.cumulates or material.get("origin") not in PARTIES:
            return False
        proof = material.get("proof")
        if proof is None:
            return bool(self.world.ask((self.path, "proof", i)))
        return bool(proof["kind"] == "ct-1")

    def counting(self, heading: bool) -> list[int]:
        """Foreign lines that enter a test. p. 4.3–4.5: neutral lines and accessories never do, packaging only of retail
        sale and only in a value test."""
        assert self.bill is not None
        found = []
        for i, material in enumerate(self.bill):
            packaging = material.get("packaging")
            if not self.is_register:
                if material.get("neutral") or material.get("accessory") or packaging == "transport":
                    continue
                if heading and packaging == "retail":
                    continue
            found.append(i)
        return found

    def foreign(self, heading: bool) -> list[int]:
        return [i for i in self.counting(heading) if self.is_foreign(i)]

    # Codes

    def full_code(self) -> str:
        """The good's ten digits; what was not stated is tried as far as a row hangs on it."""
        stated: str = self.facts["good"]["hs"]
        options = in_the_list(stated, self.law.unread)
        return str(self.world.ask((self.path, "hs"), options)) if len(options) > 1 else options[0]

    def code_of(self, i: int) -> str:
        """A material's ten digits, likewise."""
        assert self.bill is not None
        if i not in self._codes:
            material = self.bill[i]
            stated = material.get("hs") or ((material.get("made_from") or {}).get("good") or {}).get("hs") or ""
            options = among_ranges(stated, self.atoms)
            asked = self.world.ask((self.path, "code", i), options) if len(options) > 1 else options[0]
            self._codes[i] = str(asked)
        return self._codes[i]

    def matches(self, i: int, selector: Selector) -> bool:
        assert self.bill is not None
        if selector.own_heading and self.code_of(i)[:4] != self.code[:4]:
            return False
        if selector.codes and not within(self.code_of(i), selector.codes):
            return False
        if selector.term and not self.is_described(i, selector.term):
            return False
        return not (selector.excepted and self.matches(i, selector.excepted))

    def is_described(self, i: int, term: str) -> bool:
        assert self.bill is not None
        material = self.bill[i]
        answer = material.get("necessary_component") if term == "necessary-component" else None
        if answer is None:
            answer = (material.get("answers") or {}).get(term)
        return bool(self.world.ask((self.path, "description", i, term))) if answer is None else bool(answer)

    def among(self, i: int, selectors: tuple[Selector, ...]) -> bool:
        return any(self.matches(i, selector) for selector in selectors)

    # Values

    def at_most(self, lines: list[int], percent: Fraction) -> bool:
        """N itself passes."""
        values = [self.value(i) for i in lines]
        known = sum((value for value in values if value is not None), Fraction(0))
        if MUCH not in values and known == 0:
            return True
        price = self.price()
        if price is None:
            return True
        return MUCH not in values and known * 100 <= percent * price

    # Operations

    def has_unknown_name(self) -> bool:
        """Whether an operation is stated by a name that neither the rulebook nor the good's own row knows: any."""
        known = operations_of(REGISTER if self.is_register else CIS)
        own = (self.facts.get("threshold") or {}).get("operations", []) if self.is_register else []
        return any(term not in known and term not in own for term in self.done or [])

    def performed(self, term: str) -> bool:
        # Drilling is machining: whoever did the one did the other.
        if not self.is_register and any(term in kinds().get(name, ()) for name in self.all_performed()):
            return self.answers.get(term, True) or bool(self.world.ask((self.path, "operation", term)))
        if self.done is not None and term in self.done:
            return True
        answer = self.answers.get(term)
        if answer is not None:
            return answer
        if self.done is not None and term not in undefined() and not self.has_unknown_name():
            return False
        return bool(self.world.ask((self.path, "operation", term)))

    def all_performed(self) -> set[str]:
        """Of a stated list, with what was answered by name."""
        return set(self.done or []) | {term for term, so in self.answers.items() if so and term in standings()}

    def is_done(self, alternative: Alternative) -> bool:
        if self.performed(alternative.term):
            return True
        return alternative.parts is not None and self.list_met(*alternative.parts)

    def is_due(self, alternative: Alternative) -> bool:
        if alternative.due_if:
            return self.fact(alternative.due_if)
        return not self.fact(alternative.due_unless) if alternative.due_unless else True

    def list_met(self, quantity: Any, items: tuple[Item, ...]) -> bool:
        if quantity == "UNSTATED":
            quantity = self.world.reading("operations-list").upper()
        if quantity in ("OTHER-THAN", "NOT-ALONE"):
            named = {alternative.term for item in items for alternative in item.alternatives}
            return self.other_than(named) if quantity == "OTHER-THAN" else self.not_alone(named)
        met, due = 0, 0
        for item in items:
            if all(alternative.others for alternative in item.alternatives):
                # «и другие»: perhaps nothing more is due than what is named.
                if quantity == "ANY":
                    met += self.world.reading("open-ended-list") == "further-due" and self.any_done(item)
                elif self.world.reading("open-ended-list") == "further-due":
                    due += 1
                    met += self.any_done(item)
            elif len(item.alternatives) == 1:
                if self.is_due(item.alternatives[0]):
                    due += 1
                    met += self.is_done(item.alternatives[0])
            else:
                due += 1
                met += self.any_done(item)
        if quantity == "ALL":
            return met == due
        return met >= (1 if quantity == "ANY" else quantity)

    def any_done(self, item: Item) -> bool:
        return any(self.is_done(alternative) and self.is_due(alternative) for alternative in item.alternatives)

    def is_processing(self, term: str) -> bool | None:
        """Whether an operation counts as one at all; nothing where its name is not known."""
        standing = standings().get(term)
        return None if standing is None else standing != "neutral" and (standing == "?" or len(standing) > 1)

    def other_than(self, named: set[str]) -> bool:
        def others(performed: set[str]) -> set[str]:
            return {term for term in performed if not named & ({term} | kind_of().get(term, set()))}

        if self.done is None:
            if any(self.is_processing(term) for term in others(self.all_performed())):
                return True
            return bool(self.world.ask((self.path, "other-than", *sorted(named))))
        # A list does not answer for what the condition names and the act does not define.
        vague = {term for term in named_operations(self.condition) if term in undefined() and self.performed(term)}
        for term in others(self.all_performed() | vague):
            is_processing = self.is_processing(term)
            if is_processing or is_processing is None and self.world.ask((self.path, "unrecognised", term)):
                return True
        return False

    def not_alone(self, named: set[str]) -> bool:
        return not any(self.performed(term) for term in named) or self.other_than(named)

    # The tests

    def holds(self, node: Node, tolerated: tuple[Any, ...] = ()) -> bool:
        name = node[0]
        if name == "AND":
            return all(self.holds(part, tolerated) for part in node[1:])
        if name == "OR":
            return any(self.holds(part, tolerated) for part in node[1:])
        if name == "TOLERATING":
            return self.holds(node[1], (*tolerated, *node[2]))
        if name == "READING":
            return self.holds(dict(node[2])[self.world.reading(node[1])], tolerated)
        if name == "SUBPRODUCT":
            return self.of_subproduct(node[1], tolerated)
        if name == "SITE" or name == "FACT":
            return self.fact(node[1])
        if name == "OPS":
            return self.list_met(node[1], node[2]) and (node[3] is None or self.fact(node[3]))
        if name == "AH":
            return True
        if self.bill is None:
            return bool(self.world.ask((self.path, "bill", node)))
        if name == "MAXNOM":
            return self.max_foreign(node[1], node[2])
        if name == "SET":
            return self.at_most(self.set_items(), node[1])
        left = [i for i in self.foreign(heading=True) if not self.is_tolerated(i, tolerated)]
        if name == "CTH":
            return all(self.code_of(i)[:4] != self.code[:4] for i in left)
        if name in ("OUTSIDE", "AH-EXCEPT"):
            return not any(self.among(i, node[1]) for i in left)
        assert name == "FROM", name
        # Materials of the kind must be used, whatever their origin; perhaps no other foreign ones may be.
        option = self.world.reading("made-from")

        def is_named(i: int) -> bool:
            assert self.bill is not None
            return option == "earlier-stage" and bool(self.bill[i].get("earlier_stage")) or self.among(i, node[1])

        if not any(is_named(i) for i in self.counting(heading=True)):
            return False
        return option == "at-least" or all(is_named(i) for i in left)

    def is_tolerated(self, i: int, tolerances: tuple[Any, ...]) -> bool:
        for which, limit, given in tolerances:
            if self.among(i, which) and (given is None or self.fact(given)):
                # p. 4.5: packaging, whose heading is not looked at, needs no tolerance and takes nothing of it.
                together = [j for j in self.foreign(heading=True) if self.among(j, which)]
                if limit is None or self.at_most(together, limit):
                    return True
        return False

    def of_subproduct(self, cases: tuple[tuple[str, Node], ...], tolerated: tuple[Any, ...]) -> bool:
        """The good is one of the described products."""
        stated = [name for name, _ in cases if self.answers.get(name)]
        # Of several that are stated, nobody knows which.
        possible = [name for name, _ in cases if self.answers.get(name) is not False]
        if len(stated) == 1:
            product = stated[0]
        elif possible:
            product = self.world.ask((self.path, "subproduct"), possible)
        else:
            # It is none of the products of which the row speaks: what holds then, the act does not say.
            return bool(self.world.ask((self.path, "no product")))
        return self.holds(dict(cases)[product], tolerated)

    def max_foreign(self, limit: Fraction, scope: Node | None) -> bool:
        # «всех материалов»: p. 2.4(в) and 2.5 limit value tests to foreign ones.
        counted = self.counting if self.world.readings.get("value-of-all-materials") == "all" else self.foreign
        if scope is None:
            return self.at_most(counted(False), limit)
        lines = counted(False)
        kind = scope[0]
        if kind == "EITHER":
            kind = self.world.reading("cap-headings").upper()
        if kind == "PREVAILING":
            _, whole, term, groups = scope
            # What the good is made of, domestic materials too, tells whether both groups are used.
            if all(any(self.matches(i, group) for i in self.counting(False)) for group in groups):
                prevailing = groups[0 if self.fact(term) else 1]
                return self.at_most([i for i in lines if self.matches(i, prevailing)], limit)
            return self.at_most([i for i in lines if self.matches(i, whole)], limit)
        if kind == "SUM":
            return self.at_most([i for i in lines if self.among(i, scope[1])], limit)
        return all(self.at_most([i for i in lines if self.matches(i, one)], limit) for one in scope[1])

    def set_items(self) -> list[int]:
        """Foreign lines that are not said to be no items."""
        assert self.bill is not None
        return [i for i in self.foreign(False) if self.bill[i].get("is_set_item") is not False]

    # The rule and the verdict

    def judge(self) -> Verdict:
        if self.is_wholly_produced():
            letter = self.facts["wholly_produced"]
            by_itself = letter not in ("л", "k") or self.is_register
            return Verdict(ORIGINATING if by_itself or self.is_beyond() else NOT_ORIGINATING, "wholly-produced", True)
        if self.is_register:
            return self.by_threshold()
        self.code = self.full_code()
        rule, condition = self.choose()
        if condition is None:
            # Whatever the act says there, insufficient operations confer nothing.
            return Verdict(NOT_ORIGINATING if self.was_beyond(()) is False else OUTSIDE)
        self.condition = condition
        named = (selector.codes for selector in inner(condition) if selector.codes)
        self.atoms = ((self.code[:4], self.code[:4]), *named)
        is_met = (self.holds(condition) or self.needs_no_row(condition)) and self.is_beyond(condition)
        return Verdict(ORIGINATING if is_met else NOT_ORIGINATING, rule)

    def needs_no_row(self, condition: Node) -> bool:
        """p. 2.4 is about goods in which foreign materials are used; whether a row "made from" is of others, is open."""
        if not names_materials(condition):
            return False
        if self.bill is None:
            # Without a bill all materials may be domestic.
            is_domestic = bool(self.world.ask((self.path, "nothing foreign")))
            return is_domestic and self.world.reading("no-foreign-materials") == "sufficient"
        counted = {*self.counting(heading=True), *self.counting(heading=False)}
        if not counted or any(self.is_foreign(i) for i in sorted(counted)):
            return False
        return self.world.reading("no-foreign-materials") == "sufficient"

    def choose(self) -> tuple[str, Node | None]:
        """Section 4: the narrowest row, then the description; else the heading rule."""
        found = rows_of(self.code)
        # p. 4.6 is about sets as such; a row about sets goes before it.
        is_set = any(material.get("is_set_item") for material in self.bill or [])
        if is_set and not any(row.condition and row.condition[0] == "SET" for row in found):
            return "set", ("SET", Fraction(15))
        if self.code.startswith(self.law.unread or ("none",)):
            return "unread", None
        for row in found:
            if row.gate and not self.is_gate_open(row, found):
                if row.rest_unknown:
                    return row.name, None
                continue
            if row.excluded:
                # What the list itself leaves to the general rule is in no line that was not read.
                return "general", None if self.code[:2] in UNREAD_CHAPTERS else parse(GENERAL)
            assert row.condition is not None
            if self.law.is_primary_only and not row.is_primary:
                return row.name, None
            return row.name, row.condition
        if self.code[:2] in UNREAD_CHAPTERS:
            return "general", None
        self.law.is_general_used = True
        return "general", parse(self.law.general)

    def is_gate_open(self, row: Row, rivals: tuple[Row, ...]) -> bool:
        """Descriptions of one and the same code exclude each other."""
        assert row.gate is not None
        if self.answers.get(row.gate) is not None:
            return bool(self.answers[row.gate])
        for rival in rivals:
            is_twin = (rival.first, rival.last) == (row.first, row.last) and rival.gate not in (None, row.gate)
            if is_twin and self.answers.get(rival.gate or ""):
                return False
        return self.fact(row.gate)

    def is_wholly_produced(self) -> bool:
        """p. 2.2: claimed, and no material from elsewhere contradicts it."""
        if self.facts.get("wholly_produced") is None:
            return False
        if self.is_register and self.law.is_primary_only:
            # Its list of categories is taken from the rules of 2009.
            return bool(self.world.ask((self.path, "wholly")))
        if self.bill is None:
            return True
        counted = self.counting(heading=not self.is_register)
        if any(self.is_said_foreign(i) for i in counted):
            # Which of the two statements is true, nobody knows.
            return bool(self.world.ask((self.path, "wholly")))
        return not any(self.is_of_foreign(i) for i in counted)

    def is_said_foreign(self, i: int) -> bool:
        """Of another country by what was stated, and not cumulated."""
        assert self.bill is not None
        material = self.bill[i]
        if material.get("origin") in (None, HOME) or is_disputed_origin(material):
            return False
        may_be_cumulated = not self.is_register and self.cumulates and material["origin"] in PARTIES
        return not (may_be_cumulated and (material.get("proof") is None or material["proof"]["kind"] == "ct-1"))

    def is_of_foreign(self, i: int) -> bool:
        """Foreign, or domestic only because foreign inputs were cumulated or sufficiently processed."""
        assert self.bill is not None
        material = self.bill[i]
        if is_disputed_origin(material):
            return self.is_foreign(i)
        if material.get("made_from") is None or material.get("origin") not in (None, HOME):
            return self.is_foreign(i) or material.get("origin") not in (None, HOME)
        part = self.part(i)
        if part.judge().wholly:
            return self.is_foreign(i)
        if self.is_foreign(i):
            return True
        if part.bill is None:
            return not self.world.ask((part.path, "nothing foreign"))
        return any(part.is_of_foreign(j) for j in part.counting(heading=not self.is_register))

    def was_beyond(self, condition: Node) -> bool | None:
        """p. 3.1, 3.2: origin is denied to what was made only by insufficient operations; nothing where that is open."""
        stated = self.facts.get("beyond_insufficient_operations")
        if stated is not None:
            by_operations = self.by_operations(condition)
            if by_operations is None or not by_operations and not self.all_performed():
                return bool(stated)
            # Two statements that contradict each other settle nothing.
            return by_operations if by_operations == stated else None
        done = self.all_performed()
        # Operations that the act does not define may have been performed besides those listed.
        vague = [term for term in named_operations(condition) if term in undefined() and term not in done]
        if "beyond" in {standings().get(term) for term in done}:
            return True
        done |= {term for term in vague if self.performed(term)}
        asked = {key[2] for key, so in self.world.facts.items() if key[:2] == (self.path, "operation") and so}
        found = {standings().get(term, "?") for term in done | asked}
        if "beyond" in found:
            return True
        return None if self.done is None or any(standing.startswith("?") for standing in found) else False

    def by_operations(self, condition: Node) -> bool | None:
        """The same by what is certain of the operations alone."""
        done = self.all_performed()
        found = {standings().get(term, "?") for term in done}
        if "beyond" in found:
            return True
        vague = {term for term in named_operations(condition) if term in undefined()} - done
        is_open = any(self.answers.get(term) is None for term in vague)
        return None if self.done is None or is_open or any(each.startswith("?") for each in found) else False

    def is_beyond(self, condition: Node = ()) -> bool:
        was = self.was_beyond(condition)
        return bool(self.world.ask((self.path, "beyond"))) if was is None else was

    def by_threshold(self) -> Verdict:
        """Order 327: at least so many operations of the list, under the conditions of production."""
        threshold = self.facts.get("threshold")
        if threshold is None:
            return Verdict(OUTSIDE)
        if self.done is None:
            is_enough = bool(self.world.ask((self.path, "threshold")))
        else:
            is_enough = len(set(threshold["operations"]) & set(self.done)) >= threshold["at_least"]
            if not is_enough and self.has_unknown_name():
                is_enough = bool(self.world.ask((self.path, "threshold")))
        is_met = is_enough and self.fact("production-conditions")
        return Verdict(ORIGINATING if is_met else NOT_ORIGINATING, "threshold")

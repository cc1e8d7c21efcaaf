"""Builds cases from what a condition demands: one met, one not met, and the three values about each limit."""

from typing import Any

from act import Demand, Limit

Case = dict[str, Any]
Material = tuple[Any, ...]

#: Something that is done beyond the insufficient operations, by chapter.
WORK = {
    range(1, 25): "cooking",
    range(25, 39): "chemical-synthesis",
    range(39, 50): "moulding",
    range(50, 68): "sewing",
    range(68, 72): "casting",
    range(72, 84): "forging",
    range(84, 94): "welding",
    range(94, 98): "moulding",
}
#: Materials of headings that few conditions name.
OTHERS = ["7208510000", "2601110000", "3926909200", "4407119000", "1108120000"]


def work(code: str) -> str:
    return next(name for chapters, name in WORK.items() if int(code[:2]) in chapters)


def ten(code: str) -> str:
    """A code with all its digits."""
    return code.ljust(10, "0")


def cents(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02}"


class Row:
    """A row of the list and the cases that are made for it."""

    def __init__(self, row: dict[str, str], unread: set[str]) -> None:
        self.id, self.code, self.last, self.gate = row["id"], row["code"], row["code_to"], row["gate"]
        self.condition, self.rest = row["condition"], row["rest"]
        self.own = ten(self.code)
        self.is_unread = self.own[:2] in unread
        self.cases: list[Case] = []

    def case(
        self,
        name: str,
        comment: str,
        materials: list[Material],
        verdict: str,
        *,
        ops: list[str] | None = None,
        beyond: bool = False,
        answers: dict[str, bool] | None = None,
        good: str = "",
        rule: str | None = "",
        steps: list[Any] | None = None,
        readings: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        """Adds a case. A material is its code, its value in hundredths, and what is said of it."""
        given = {self.gate: True} if self.gate else {}
        given.update(answers or {})
        lines = []
        for code, value, *said in materials:
            line: dict[str, Any] = {"hs": ten(code), "value": cents(value), "origin": "CN"}
            if said and said[0]:
                line["answers"] = said[0]
            lines.append(line)
        facts: dict[str, Any] = {
            "on": "2026-03-01",
            "rulebook": "cis-2009",
            "good": {"hs": ten(good or self.own), "ex_works_price": "1000.00"},
        }
        facts["operations"] = [work(self.own)] if ops is None else ops
        if beyond:
            facts["beyond_insufficient_operations"] = True
        if given:
            facts["answers"] = given
        if readings:
            facts["readings"] = readings
        facts.update(more)
        facts["materials"] = lines
        expect: dict[str, Any] = {"verdict": verdict}
        if rule is not None:
            expect["rule"] = rule or self.id
        if steps:
            expect["steps"] = steps
        self.cases.append({"id": f"{self.id}/{name}", "comment": comment, "facts": facts, "expect": expect})

    def met(self, name: str, comment: str, materials: list[Material], **more: Any) -> None:
        self.case(name, comment, materials, "originating", **more)

    def broken(self, name: str, comment: str, materials: list[Material], **more: Any) -> None:
        self.case(name, comment, materials, "not_originating", **more)

    def open(self, name: str, comment: str, materials: list[Material], **more: Any) -> None:
        self.case(name, comment, materials, "disputed", **more)

    # Materials.

    def near(self, *barred: str) -> str:
        """A heading beside the good's own in its chapter, none of the barred ones."""
        chapter, heading = int(self.own[:2]), int(self.own[:4])
        for step in (1, -1, 2, -2, 3, -3, 4, 5, 6, 7):
            code = f"{heading + step:04}"
            if int(code[:2]) == chapter and code[2:] != "00" and not named_in(code, barred):
                return ten(code)
        raise ValueError(self.id)

    def far(self, *barred: str) -> str:
        """A material of another chapter, none of the barred ones."""
        return next(code for code in OTHERS if code[:2] != self.own[:2] and not named_in(code, barred))

    # The kinds of demands.

    def regular(self, demand: Demand) -> None:
        total = next((limit.percent for limit in demand.limits if limit.of == "all"), 0)
        inner = next((limit for limit in demand.limits if limit.of != "all"), None)
        if inner:
            getattr(self, {"и": "summed", "или": "either", "sum": "summed"}.get(inner.joined, "limited"))(
                inner, total, demand
            )
        elif total:
            self.total(total, demand.changed)
        if demand.changed:
            self.changed(demand)
        if demand.outside:
            self.outside(demand.outside, "is of a heading that the condition names")
        if demand.barred:
            self.outside(demand.barred, "is of a heading that the condition excepts")
        if demand.including:
            self.including(demand.including)

    def three(self, percent: int, about: str, bill: Any, other: int = 0, name: str = "limit", **more: Any) -> None:
        """Just below a limit, on it, just above: `bill` makes the materials of a value in hundredths."""
        at = percent * 1000

        def step(outcome: str, headroom: str) -> list[Any]:
            return [
                {
                    "test": "max-non-originating",
                    "outcome": outcome,
                    "comparison": {"limit": str(percent), "headroom": headroom},
                }
            ]

        said = f"{about}: {{}} of 1000.00; the limit is {percent} %, and N % itself passes."
        self.met(f"below-{name}", said.format(cents(at - 1)), bill(at - 1), steps=step("true", "0.01"), **more)
        self.met(f"at-{name}", said.format(cents(at)), bill(at), steps=step("true", "0.00"), **more)
        self.broken(f"above-{name}", said.format(cents(at + 1)), bill(at + 1), steps=step("false", "-0.01"), **more)

    def total(self, percent: int, changed: bool = False, **more: Any) -> None:
        second = self.near() if changed else self.own

        def bill(value: int) -> list[Material]:
            return [(self.far(), value - 10000), (second, 10000)]

        self.three(percent, "All foreign materials", bill, **more)

    def limited(self, inner: Limit, total: int, demand: Demand, **more: Any) -> None:
        """A limit for one group of materials, perhaps within one for all of them."""
        code = ten(inner.codes[0]) if inner.of == "codes" else self.own
        about = {"same": "Materials of the good's own heading", "chapter": f"Materials of chapter {code[:2]}"}.get(
            inner.of, f"Materials of {code[:4]}"
        )
        beside = self.far(code[:2]) if inner.of == "chapter" else self.neighbour(code, demand)
        rest = (total - inner.percent) * 1000 if total else 30000

        def bill(value: int) -> list[Material]:
            own = [] if total or demand.changed or named_in(self.own, [code[:4]]) else [(self.own, 100)]
            return [(code, value), (beside, rest - 100 if total else rest), *own]

        self.three(inner.percent, about, bill, **more)
        if total:

            def whole(value: int) -> list[Material]:
                return [(code, inner.percent * 1000), (beside, value - inner.percent * 1000)]

            self.three(
                total,
                f"All foreign materials, {cents(inner.percent * 1000)} of them limited themselves",
                whole,
                name="total",
                **more,
            )

    def bill(self) -> list[Material]:
        """Foreign materials; one of the good's own heading where the condition says «любых позиций»."""
        return [(f"{self.own[:4]}90" if "любых позиций" in self.condition else self.far(), 30000)]

    def neighbour(self, code: str, demand: Demand) -> str:
        """A material of the same chapter as this code, of a heading that no demand names."""
        barred = [self.own[:4], *(code for limit in demand.limits for code in limit.codes), *demand.barred]
        chapter, heading = code[:2], int(code[:4])
        for step in (1, -1, 2, -2, 3, -3):
            other = f"{heading + step:04}"
            if other[:2] == chapter and other[2:] != "00" and not named_in(other, barred):
                return ten(other)
        raise ValueError(self.id)

    def summed(self, inner: Limit, total: int, demand: Demand, **more: Any) -> None:
        first, second = (ten(code) for code in inner.codes)
        half = inner.percent * 500
        beside = self.neighbour(first, demand)
        rest = (total - inner.percent) * 1000 - 100 if total else 10000

        def bill(value: int) -> list[Material]:
            return [(first, value - half), (second, half), (beside, rest)]

        self.three(inner.percent, f"Materials of {first[:4]} and {second[:4]} together", bill, **more)
        if total:

            def whole(value: int) -> list[Material]:
                return [(first, half), (second, half), (beside, value - 2 * half)]

            self.three(
                total, "All foreign materials, those of the two headings among them", whole, name="total", **more
            )

    def either(self, inner: Limit, total: int, demand: Demand) -> None:
        """Headings joined by «или» under one limit: each of them, or their sum? The act does not say."""
        assert not total
        at = inner.percent * 1000
        beside = (self.far() if named_in(self.own, inner.codes) else self.own, 100)
        for code in inner.codes:
            self.three(
                inner.percent,
                f"Materials of {code} alone",
                lambda value, code=code: [(code, value), beside],
                name=f"limit-{code}",
            )
        first, *others = inner.codes
        for code in others:
            self.open(
                f"shared-{code}",
                f"{first} and {code} are each within the limit, together above it.",
                [(first, at // 2 + 1), (code, at // 2)],
            )

    def changed(self, demand: Demand) -> None:
        other = f"{self.own[:4]}90"
        if demand.tolerated:
            at = demand.tolerated * 1000
            said = f"Materials of the good's own heading: {{}} of 1000.00; they may be used up to {demand.tolerated} %."
            for name, value, verdict in (
                ("below-limit", at - 1, "originating"),
                ("at-limit", at, "originating"),
                ("above-limit", at + 1, "not_originating"),
            ):
                self.case(name, said.format(cents(value)), [(other, value), (self.near(), 10000)], verdict)
            return
        self.broken(
            "own-heading", "A foreign material is of the good's own heading.", [(other, 100), (self.near(), 100)]
        )
        self.met(
            "other-heading", "The foreign material is of another heading of the same chapter.", [(self.near(), 100)]
        )

    def outside(self, codes: list[str], said: str, asked: str = "", **more: Any) -> None:
        """Each named heading is barred; those before and after are not, but for one whose description is asked."""
        edges = [edge for code in codes for edge in code.split("-")]
        for edge in dict.fromkeys(edge[:4] for edge in edges):
            self.broken(f"of-{edge}", f"A foreign material of {edge} {said}.", [(edge, 100)], **more)
        beside = []
        for code in codes:
            first, last = (code.split("-") * 2)[0][:4], code.split("-")[-1][:4]
            beside += [f"{int(first) - 1:04}", f"{int(last) + 1:04}"]
        chapters = {code[:2] for code in edges}
        free = [code for code in dict.fromkeys(beside) if code[2:] != "00" and code[:2] in chapters]
        free = [code for code in free if not named_in(code, codes) and code != asked]
        self.met(
            "of-other-headings",
            "No foreign material is of a heading that the condition names.",
            [(code, 100) for code in free[:8]] or [(self.far(), 100)],
            **more,
        )

    def including(self, code: str) -> None:
        heading = code[:4]
        self.met(
            "of-the-named-heading",
            f"Materials of {heading} may be used, too, as the condition says.",
            [(heading, 30000), (self.far(), 10000)],
            steps=[{"test": "any-heading-including", "outcome": "true", "expression": f"AH INCLUDING {heading}"}],
        )
        self.broken(
            "only-packed", "Any material will do, but the good was only packed.", [(self.far(), 10000)], ops=["packing"]
        )

    def described(self, answers: dict[str, bool] | None = None, rule: str = "general", verdict: str = "") -> None:
        """A good of the same code that the row does not describe."""
        is_outside = not verdict and (self.rest == "unknown" or self.is_unread and rule == "general")
        verdict = verdict or ("outside_rulebook" if is_outside else "originating")
        self.case(
            "not-as-described",
            "The good is not what the row describes.",
            [(self.near(), 100)],
            verdict,
            answers={self.gate: False, **(answers or {})},
            rule=None if is_outside else rule,
        )

    # Conditions by hand.

    def made_from(self, named: list[tuple[str, str]], other: str, **more: Any) -> None:
        """Made from the named materials, each a code with its description; `other` is of none of them."""
        for place, (code, term) in enumerate(named, 1):
            mark = f"-{place}" if len(named) > 1 else ""
            said = {term: True} if term else None
            self.met(
                f"made-from{mark}",
                "The foreign material is one that the condition names.",
                [(code, 40000, said)],
                **more,
            )
            if term:
                denied = {name: False for _, name in named if name}
                self.broken(
                    f"not-that{mark}",
                    "The foreign material is of that code, but not as described.",
                    [(code, 40000, denied)],
                    **more,
                )
        code, term = named[0]
        denied = {name: False for _, name in named if name} or None
        self.broken(
            "made-from-other",
            "The foreign material is none that the condition names.",
            [(other, 40000, denied)],
            **more,
        )
        self.open(
            "made-from-both",
            "Besides the named material another foreign one is used: may it? The act is silent.",
            [(code, 30000, {**(denied or {}), term: True} if term else None), (other, 10000, denied)],
            **more,
        )

    def all_of(
        self, ops: list[str], materials: list[Material] | None = None, also: str = "", on: str = "", **more: Any
    ) -> None:
        """All of the operations are due; `also` stands beside the last one, `on` is what they are performed on."""
        bill = materials or self.bill()
        beside = [name for name in (also, on) if name]
        if on:
            more["answers"] = {on: True}
        self.met(
            "all-operations",
            "Every operation of the condition was performed.",
            bill,
            ops=ops,
            beyond=True,
            steps=[{"test": "operations", "outcome": "true", "terms": [*ops, *beside]}],
            **more,
        )
        for place, name in enumerate(ops):
            rest = [*ops[:place], *ops[place + 1 :], work(self.own)]
            shown = [name, *(beside if name == ops[-1] else [])]
            self.broken(
                f"without-{name}",
                "One operation of the condition is missing.",
                bill,
                ops=rest,
                steps=[{"test": "operations", "outcome": "false", "terms": shown}],
                **more,
            )
            if len(ops) > 4:
                break

    def any_of(self, ops: list[str], materials: list[Material] | None = None, **more: Any) -> None:
        """One of the operations is enough."""
        bill = materials or self.bill()
        for name in ops:
            self.met(f"only-{name}", "One operation of the condition is enough.", bill, ops=[name], beyond=True, **more)
        self.broken("no-operation", "None of the operations was performed.", bill, ops=[work(self.own)], **more)

    def unstated(
        self, ops: list[str], materials: list[Material] | None = None, shown: list[str] | None = None, **more: Any
    ) -> None:
        """A comma list: are all due, or is one enough? The act does not say."""
        bill = materials or self.bill()
        self.met(
            "all-operations",
            "Every operation of the condition was performed.",
            bill,
            ops=ops,
            beyond=True,
            steps=[{"test": "operations", "outcome": "true", "terms": shown or ops}],
            **more,
        )
        for name in ops:
            self.open(
                f"only-{name}",
                "One operation of a comma list: the act does not say whether it is enough.",
                bill,
                ops=[name],
                beyond=True,
                **more,
            )
        self.broken("no-operation", "None of the operations was performed.", bill, ops=[work(self.own)], **more)

    def other_than(self, ops: list[str], materials: list[Material], **more: Any) -> None:
        """At least one operation besides these."""
        self.met(
            "more-than-named",
            "More was done than the operations that are not enough.",
            materials,
            ops=[*ops, work(self.own)],
            **more,
        )
        self.broken(
            "only-named",
            "Only operations were performed that are not enough.",
            materials,
            ops=ops,
            beyond=True,
            steps=[{"test": "operations", "outcome": "false", "terms": ops}],
            **more,
        )

    def on(self, term: str, ops: list[str], materials: list[Material] | None = None, **more: Any) -> None:
        """The operation was performed on something else than the condition says."""
        self.broken(
            "on-something-else",
            "The operation was performed on something else.",
            materials or [(self.far(), 30000)],
            ops=ops,
            beyond=True,
            answers={term: False},
            **more,
        )


def named_in(code: str, codes: Any) -> bool:
    """Whether a code begins with one of these, or lies in one of these ranges."""
    for other in codes:
        first, last = (other.split("-") * 2)[:2] if "-" in other else (other, other)
        width = min(len(first), len(last), 4)
        if first[:width] <= code[:width] <= last[:width]:
            return True
    return False

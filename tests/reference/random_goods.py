"""Random facts about goods: near the limits, with gaps, parts, papers, currencies, and the words of the good's own row."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from expression import Item, Node, inner, named_operations, names_materials, parse
from data import GENERAL, PARTIES, Facts, Row, kinds, rows, standings
from assessment import readings

PRICE = Fraction(1000)
NOWHERE = ["7208512000", "4403219100", "2710194200", "3920102500", "8536901000", "0206909900", "2501009190"]
UNLISTED = ["7326909807", "8481805910", "2804", "3604100000", "3703", "8803", "8206000000", "39123100", "9503"]
EDITIONS = [
    ("cis-2009", "2026-03-01", 12),
    ("cis-2009", "2024-05-04", 2),
    ("ct-kz", "2012-01-01", 1),
    ("ct-kz", "2018-01-01", 1),
    ("ct-kz", "2023-01-01", 4),
    ("ct-kz", "2025-06-01", 3),
    ("kz-register", "2026-01-15", 5),
]
NAMES = {"cis-2009": "cis-2009@2024-05-04", "kz-register": "kz-register@2025-09-08"}
OTHER_OPERATIONS = ["welding", "painting", "packing", "assembly", "marking", "mixing", "grinding", "unheard-of"]


def text(amount: Fraction) -> str:
    micro = int(amount * 10**6)
    return f"{micro // 10**6}.{micro % 10**6:06d}".rstrip("0").rstrip(".")


class Author:
    """Makes up one document; `gaps` is how often a fact is missing."""

    def __init__(self, pick: random.Random) -> None:
        self.pick = pick
        self.gaps = pick.choice([0.0, 0.0, 0.0, 0.06, 0.2])
        self.is_register = self.has_currency = False
        self.parts_left = 3

    def chance(self, share: float) -> bool:
        return self.pick.random() < share

    def is_missing(self) -> bool:
        return self.pick.random() < self.gaps

    def document(self) -> Facts:
        pick = self.pick
        book, day, _ = pick.choices(EDITIONS, [weight for *_, weight in EDITIONS])[0]
        self.is_register = book == "kz-register"
        facts: Facts = {"on": day, "rulebook": book}
        self.has_currency = self.chance(0.5)
        if self.has_currency:
            facts["currency"] = "KZT"
        if self.chance(0.2):
            facts["vat"] = pick.choice(["included", "excluded"])
        if not self.is_missing():
            facts["vat_rate"] = pick.choice(["12", "16", "0", "12.5"])
        if self.chance(0.15):
            name = NAMES.get(book) or {"2023-01-01": "ct-kz@2021-08-01"}.get(day, "ct-kz@2024-04-28")
            of_book = readings(name)
            options = {**of_book.open, **of_book.minority}
            reading = pick.choice(sorted(options))
            facts["readings"] = {reading: pick.choice(options[reading])}
        return {**facts, **self.good(None, 0)}

    def money(self, amount: Fraction) -> Any:
        if not self.has_currency or self.chance(0.9):
            return text(amount)
        if self.chance(0.2):
            return {"amount": text(amount), "currency": "KZT"}
        rate = self.pick.choice([Fraction(1), Fraction("0.5"), Fraction("512.3")])
        tenths = Fraction(int(amount * 10), 10)
        return {"amount": text(tenths), "currency": "USD", "rate": text(rate), "rate_day": "2026-02-27"}

    def row(self) -> Row | None:
        """A row of the list, those with hard words as often as the many plain ones."""
        if self.chance(0.2):
            return None
        listed = [row for row in rows() if row.condition is not None]
        plain = self.chance(0.25)
        return self.pick.choice([row for row in listed if (row.condition[0] == "MAXNOM") == plain])

    def code(self, row: Row | None) -> str:
        pick = self.pick
        if row is None:
            return pick.choice(UNLISTED)
        end = pick.choice([row.first, row.last])
        length = pick.choice([4, 6, 8, 9]) if self.is_missing() else 10
        return (end + "".join(pick.choice("0019") for _ in range(10)))[:length]

    def good(self, stated_code: str | None, depth: int) -> Facts:
        pick = self.pick
        row = self.row()
        code = stated_code or self.code(row)
        if stated_code is not None:
            row = next((row for row in rows() if row.holds(code.ljust(10, "0")) and row.condition), None)
        condition = row.condition if row and row.condition else parse(GENERAL)
        price = pick.choice([PRICE, PRICE, Fraction("999.99"), Fraction(pick.randint(1, 10**9), 100)])
        good: Facts = {"hs": code}
        if not self.is_missing():
            good["ex_works_price"] = self.money(price)
        if not self.is_missing():
            good["production_cost"] = self.money(Fraction(int(price * 100 * pick.randint(5, 10) / 10), 100))
        facts: Facts = {"good": good}
        if not self.is_missing():
            facts["materials"] = self.bill(code, condition, price, depth)
        self.say_operations(facts, condition)
        self.say_answers(facts, row, condition)
        if self.chance(0.1):
            if self.chance(0.5):
                good["proof"] = self.paper()
            facts["wholly_produced"] = pick.choice("абвгдежзиклabcdefghijk")
        if self.is_register and self.chance(0.7) or self.chance(0.02):
            due = pick.sample(sorted(standings()), 3)
            facts["threshold"] = {"at_least": pick.randint(1, 3), "operations": due}
            if facts.get("operations") is not None:
                known = set(facts["operations"]) | set(facts.get("answers") or {})
                facts["operations"] += [term for term in due if term not in known and self.chance(0.6)]
        return facts

    # The bill

    def bill(self, code: str, condition: Node, price: Fraction, depth: int) -> list[Facts]:
        pick = self.pick
        limits = sorted(limits_of(condition)) or [Fraction(50)]
        left = price * pick.choice([*limits, Fraction(5), Fraction(50), Fraction(100)]) / 100
        lines = []
        is_set = self.chance(0.06)
        for n in range(pick.choice([0, 1, 2, 2, 3, 3, 4])):
            # Often just what a limit leaves, or a hundredth more.
            share = pick.choice(
                [left, left / 2, left + Fraction(1, 100), left - Fraction(1, 10**6), left / 7, Fraction(0)]
            )
            value = Fraction(int(max(share, Fraction(0)) * 10**6), 10**6)
            left = max(left - value, Fraction(0))
            lines.append(self.material(n, code, condition, value, depth, is_set))
        return lines

    def material(self, n: int, code: str, condition: Node, value: Fraction, depth: int, is_set: bool) -> Facts:
        pick = self.pick
        line: Facts = {}
        if self.chance(0.8):
            line["id"] = f"m{n}"
        near = [codes for selector in inner(condition) if (codes := selector.codes)]
        end = pick.choice([*pick.choice(near or [(code[:4], code[:4])]), code[:4], pick.choice(NOWHERE)])
        length = pick.choice([4, 6, 8]) if self.is_missing() else 10
        own = (end + "".join(pick.choice("0159") for _ in range(10)))[:length]
        if not self.is_missing():
            line["hs"] = own
        if not self.is_missing():
            line["value"] = self.money(value)
        origins = ["KZ", "CN", "CN", "DE", "RU", "BY", "UZ", "GE", None]
        origin = pick.choice(origins)
        if origin is not None or self.chance(0.5):
            line["origin"] = origin
        if not self.is_missing() and (origin in PARTIES or origin == "KZ"):
            line["proof"] = self.paper()
            if self.chance(0.6):
                line["proof"]["share"] = pick.choice(["70", "100", "0", "86.12", "33.3333"])
        if "value" in line and not isinstance(line["value"], dict) and self.chance(0.1):
            line["quantity"], line["unit_price"] = self.lot(Fraction(line["value"]))
        self.say_kind(line, is_set)
        terms = [selector.term for selector in inner(condition) if selector.term]
        terms = [] if self.is_register else terms
        answers = {term: pick.choice([True, False]) for term in terms if not self.is_missing()}
        if "necessary-component" in answers:
            if self.chance(0.8):
                line["necessary_component"] = answers.pop("necessary-component")
        if answers:
            line["answers"] = answers
        if self.chance(0.12 if names_materials(condition) else 0.02):
            line["earlier_stage"] = self.chance(0.85)
        if self.chance(0.05):
            line["stock_method"] = pick.choice(["fifo", "average", "by-document"])
        if self.parts_left and depth < 3 and origin in (None, "KZ", "RU") and self.chance(0.3):
            self.parts_left -= 1
            line["made_from"] = self.good(line.get("hs"), depth + 1)
            if self.chance(0.3) and "hs" in line:
                del line["hs"]
        return line

    def paper(self) -> Facts:
        pick = self.pick
        proof: Facts = {"kind": pick.choice(["ct-1", "ct-1", "register-extract", "ct-kz", "invoice", "none"])}
        if self.chance(0.2):
            proof["date"] = pick.choice(["2011-05-05", "2025-09-07", "2026-01-01", "2026-03-02"])
        elif self.chance(0.1):
            proof["valid_to"] = pick.choice(["2026-02-28", "2026-03-01", "2027-01-01"])
        return proof

    def lot(self, value: Fraction) -> tuple[str, str]:
        """A quantity and a price of one that mostly make the value, rounded as people do."""
        quantity = self.pick.choice([1, 3, 7, 40])
        cents = round(value * 100 / quantity) + self.pick.choice([0, 0, 0, 0, 3])
        return str(quantity), text(Fraction(max(cents, 1), 100))

    def say_kind(self, line: Facts, is_set: bool) -> None:
        if is_set or self.chance(0.02):
            line["is_set_item"] = self.chance(0.8)
        other = self.pick.random()
        if other < 0.04:
            line["packaging"] = self.pick.choice(["retail", "transport"])
        elif other < 0.06:
            line["neutral"] = True
        elif other < 0.08:
            line["accessory"] = True

    # What was done, and what else is known

    def say_operations(self, facts: Facts, condition: Node) -> None:
        pick = self.pick
        if not self.is_missing():
            share = pick.choice([0.0, 0.5, 0.9, 1.0])
            done = [term for term in named_operations(condition) if self.chance(share)]
            done += [term for term in pick.sample(OTHER_OPERATIONS, 2) if self.chance(0.4) and term not in done]
            if self.chance(0.2):
                # By the names of the trade: a kind of what the condition names, or something else.
                met = [name for name in sorted(kinds()) if kinds()[name] & set(done)]
                done = [term for term in done if self.chance(0.7)] + pick.sample(met, min(2, len(met)))
                done += pick.sample(sorted(kinds()), 1)
            facts["operations"] = list(dict.fromkeys(done))
        if self.chance(0.5):
            facts["beyond_insufficient_operations"] = self.chance(0.85)

    def say_answers(self, facts: Facts, row: Row | None, condition: Node) -> None:
        answers: dict[str, bool | None] = {}
        if self.is_register:
            if not self.is_missing():
                facts["answers"] = {"production-conditions": self.chance(0.8)}
            return
        for term in facts_of(condition):
            if not self.is_missing():
                answers[term] = self.chance(0.7)
        products = subproducts(condition)
        if products and not self.is_missing():
            true = self.pick.choice(products)
            answers |= {product: product == true for product in products}
        if row and row.gate and not self.is_missing():
            answers.setdefault(row.gate, self.chance(0.85))
            if self.chance(0.15):
                # A row of the same codes may be said to describe it, too.
                twins = [twin.gate for twin in rows() if (twin.first, twin.last) == (row.first, row.last) and twin.gate]
                answers |= dict.fromkeys(twins, True)
        if self.chance(0.05):
            answers[self.pick.choice(OTHER_OPERATIONS[:6])] = True
        if self.chance(0.05):
            answers["expertise-confirms-necessity"] = None
        done = facts.get("operations") or []
        for term in named_operations(condition):
            if term not in done and self.chance(0.1):
                answers[term] = False if facts.get("operations") is not None else self.chance(0.6)
        if answers:
            facts["answers"] = answers


def limits_of(node: Node) -> set[Fraction]:
    found = set()
    for part in node:
        if isinstance(part, Fraction):
            found.add(part)
        elif isinstance(part, tuple):
            found |= limits_of(part)
    return found


def facts_of(node: Node) -> list[str]:
    """Yes-or-no facts about the good."""
    found: list[str] = []
    if node and node[0] in ("SITE", "FACT"):
        return [node[1]]
    if node and node[0] == "OPS" and node[3]:
        found.append(node[3])
    if node and node[0] == "PREVAILING":
        found.append(node[2])
    if node and node[0] == "TOLERATING":
        found += [given for _, _, given in node[2] if given]
    for part in node:
        if isinstance(part, Item):
            for alternative in part.alternatives:
                found += [term for term in (alternative.due_if, alternative.due_unless) if term]
                found += facts_of(alternative.parts or ())
        elif isinstance(part, tuple):
            found += facts_of(part)
    return list(dict.fromkeys(found))


def subproducts(node: Node) -> list[str]:
    return [name for name, _ in node[1]] if node[0] == "SUBPRODUCT" else []


def documents(seed: int | str, count: int) -> Iterator[Facts]:
    for n in range(count):
        yield Author(random.Random(f"{seed}/{n}")).document()

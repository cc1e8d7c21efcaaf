"""What of a document's facts contradicts itself, by an independent reading: that is then as good as not stated.

Also papers that count nothing on the day of the facts: they are no papers.
"""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

Facts = dict[str, Any]
# Only Kazakhstan gives these, the one from this day on, the other until that.
OF_KAZAKHSTAN = {"register-extract": ("2025-09-08", "9999-12-31"), "ct-kz": ("0001-01-01", "2025-12-31")}


def sound(facts: Facts) -> Facts:
    """The facts without what contradicts itself."""
    facts = copy.deepcopy(facts)
    with_vat = facts.get("vat") == "included"
    cost = facts["good"].get("production_cost")
    # Found in the facts as stated, then taken out together.
    is_above_cost = cost is not None and not with_vat and worth(facts) > money(cost)
    doubted = [(line, limit) for line in parts(facts) for limit in part_limits(line, with_vat)]
    denied = [(good, name) for good in goods(facts) for name in denied_operations(good)]
    in_lots = [(good["good"], "ex_works_price") for good in goods(facts)]
    in_lots += [(line, "value") for good in goods(facts) for line in good.get("materials") or []]
    in_lots = [(of, name) for of, name in in_lots if is_other_lot(of, of.get(name))]
    for of, name in in_lots:
        del of[name]
    if is_above_cost:
        del facts["good"]["production_cost"]
        forget_values(facts)
    for line, (of, name) in doubted:
        of.pop(name, None)
        forget_values(line["made_from"])
        line["made_from"]["doubted"] = True
    for good, name in denied:
        good.pop("operations", None)
        # "Nothing more" stays: it may contradict what else was answered.
        if good.get("beyond_insufficient_operations"):
            del good["beyond_insufficient_operations"]
        good["answers"].pop(name)
    for good in goods(facts):
        for of in [good["good"], *(good.get("materials") or [])]:
            if of.get("proof") and not counts(of["proof"], facts["on"]):
                of["proof"] = {"kind": "none"}
    return facts


def is_disputed_origin(line: Facts) -> bool:
    """A foreign good of which only a Kazakhstani paper speaks."""
    return line.get("origin") not in (None, "KZ") and (line.get("proof") or {}).get("kind") in OF_KAZAKHSTAN


def goods(facts: Facts) -> list[Facts]:
    return [facts] + [
        good for line in facts.get("materials") or [] if line.get("made_from") for good in goods(line["made_from"])
    ]


def parts(facts: Facts) -> list[Facts]:
    return [line for good in goods(facts) for line in good.get("materials") or [] if line.get("made_from")]


def money(stated: Any) -> Fraction:
    if isinstance(stated, dict):
        return Fraction(str(stated["amount"])) * Fraction(str(stated.get("rate", 1)))
    return Fraction(str(stated))


def enters(line: Facts) -> bool:
    return not (line.get("neutral") or line.get("accessory") or line.get("packaging") == "transport")


def worth(good: Facts) -> Fraction:
    lines = [line for line in good.get("materials") or [] if enters(line) and line.get("value") is not None]
    return sum((money(line["value"]) for line in lines), Fraction(0))


def forget_values(good: Facts) -> None:
    for line in good.get("materials") or []:
        if enters(line):
            line.pop("value", None)


def part_limits(line: Facts, with_vat: bool) -> list[tuple[Facts, str]]:
    """What the materials of a part are worth more than: its price, its cost, or its line if no price is left to it."""
    part = line["made_from"]
    limits = [(part["good"], "ex_works_price"), (part["good"], "production_cost"), (line, "value")]
    if with_vat:
        del limits[1]
    found = [(of, name) for of, name in limits if of.get(name) is not None and worth(part) > money(of[name])]
    price = part["good"].get("ex_works_price")
    is_price_left = price is not None and limits[0] not in found and not is_other_lot(part["good"], price)
    if is_price_left:
        found = [limit for limit in found if limit != limits[-1]]
    return found


def denied_operations(good: Facts) -> list[str]:
    """Operations that are listed, and answered as not performed."""
    answers = good.get("answers") or {}
    return [name for name in good.get("operations") or [] if answers.get(name) is False]


def half(stated: Any, least: int) -> Fraction:
    """Half of the last place that was stated, or of the least one."""
    digits = str(stated).partition(".")[2].rstrip("0")
    return Fraction(1, 2 * 10 ** max(len(digits), least))


def rate_of(stated: Facts) -> Fraction:
    return Fraction(str(stated.get("rate", 1)))


def is_other_lot(of: Facts, value: Any) -> bool:
    """Quantity times price of one is not the value, and no rounding of the three explains it."""
    quantity, price = of.get("quantity"), of.get("unit_price")
    if None in (quantity, price, value):
        return False
    of_one = half(price, 2) if not isinstance(price, dict) else half(price["amount"], 2) * rate_of(price)
    total = money(value)
    of_value = half(value, 0) if not isinstance(value, dict) else half(value["amount"], 0) * rate_of(value)
    rounding = of_one * Fraction(str(quantity)) + half(quantity, 3) * money(price) + of_value
    return abs(Fraction(str(quantity)) * money(price) - total) > rounding


def counts(proof: Facts, on: str) -> bool:
    """Whether a paper counts on a day."""
    date, last = proof.get("date"), proof.get("valid_to")
    first, until = OF_KAZAKHSTAN.get(proof["kind"], ("0001-01-01", "9999-12-31"))
    return not ((date and date > on) or (last and last < on) or (date and not first <= date <= until))


# What is told of it


def told(facts: Facts) -> set[tuple[str, str, str]]:
    """What the facts by themselves contradict, and papers that count nothing: code, place, and the other place."""
    with_vat = facts.get("vat") == "included"
    cost = facts["good"].get("production_cost")
    found: set[tuple[str, str, str]] = set()
    if cost is not None and not with_vat and worth(facts) > money(cost):
        found.add(("contradiction-cost", "/good/production_cost", "/materials"))
    for path, good in placed(facts):
        for n, name in enumerate(good.get("operations") or []):
            if name in denied_operations(good):
                found.add(("contradiction-answer", f"{path}/operations/{n}", f"{path}/answers/{name}"))
        found |= of_lot(good["good"], "ex_works_price", f"{path}/good") | of_paper(good["good"], f"{path}/good", facts)
        for n, line in enumerate(good.get("materials") or []):
            at = f"{path}/materials/{n}"
            found |= of_lot(line, "value", at) | of_paper(line, at, facts)
            if line.get("made_from"):
                limits = part_limits(line, with_vat)
                inside, own = f"{at}/made_from/good", line["made_from"]["good"]
                places = [f"{inside if of is own else at}/{name}" for of, name in limits]
                found |= {("contradiction-part", f"{at}/made_from/materials", place) for place in places}
            if is_disputed_origin(line) and counts(line["proof"], facts["on"]):
                found.add(("contradiction-paper", f"{at}/origin", f"{at}/proof/kind"))
    return found


def placed(good: Facts, path: str = "") -> list[tuple[str, Facts]]:
    """Every good and part, with its pointer."""
    found = [(path, good)]
    for n, line in enumerate(good.get("materials") or []):
        if line.get("made_from"):
            found += placed(line["made_from"], f"{path}/materials/{n}/made_from")
    return found


def of_lot(of: Facts, name: str, at: str) -> set[tuple[str, str, str]]:
    found = is_other_lot(of, of.get(name))
    return {("contradiction-lot", f"{at}/{name}", f"{at}/unit_price")} if found else set()


def of_paper(of: Facts, at: str, facts: Facts) -> set[tuple[str, str, str]]:
    """Why a paper counts nothing: it is too late, it has expired, or there were no such papers."""
    proof, on = of.get("proof"), facts["on"]
    if not proof or proof["kind"] == "none" or counts(proof, on):
        return set()
    code = "paper-of-another-regime"
    if proof.get("date", "") > on:
        code = "paper-after-facts"
    elif proof.get("valid_to", "9999") < on:
        code = "paper-expired"
    return {(code, f"{at}/proof", "")}

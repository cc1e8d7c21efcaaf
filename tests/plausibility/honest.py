"""Honest cases as factories have them: other recipes, suppliers, waste and habits of stating, all from one seed.

Nothing here asks what the rules look for. Some honest habits look odd all the same: sister plants with one bill,
overtime beyond the nameplate, water that nobody lists, paint that is booked as an auxiliary, imports booked at another
day's rate.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import Any

Case = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A line of a recipe."""

    code: str
    worth: float
    """Its usual share of the price."""
    mass: float
    """Its usual mass, in shares of the good's."""
    foreign: float
    """How often it is imported."""
    waste: tuple[float, float] = (0.0, 0.05)
    auxiliary: bool = False
    """Some book it as an auxiliary and leave it out of the bill."""


@dataclass(frozen=True)
class Product:
    """What a factory may make, by a usual recipe."""

    codes: tuple[str, ...]
    price: float
    mass: float
    parts: tuple[Part, ...]
    operations: tuple[str, ...]


SHEET = ("7208512000", "7209161000", "7210490000")
PRODUCTS = (
    Product(
        ("8403109000", "8403101000"),
        180_000,
        90,
        (
            Part(SHEET[0], 0.18, 0.72, 0.4, (0.05, 0.2)),
            Part("8416109000", 0.14, 0.1, 0.9),
            Part("7307930000", 0.06, 0.12, 0.5),
            Part("9032108900", 0.05, 0.02, 0.95),
            Part("3208909109", 0.02, 0.01, 0.6, auxiliary=True),
            Part("7326909807", 0.05, 0.05, 0.2),
        ),
        ("cutting", "welding", "painting", "assembly", "pressure-test"),
    ),
    Product(
        ("9403601009", "9403501000"),
        65_000,
        40,
        (
            Part("4410113000", 0.25, 0.8, 0.5, (0.1, 0.35)),
            Part("4412330000", 0.08, 0.1, 0.4, (0.1, 0.3)),
            Part("8302420000", 0.07, 0.03, 0.9),
            Part("3919900000", 0.04, 0.02, 0.7),
            Part("3506910000", 0.02, 0.01, 0.6),
        ),
        ("sawing", "edge-binding", "drilling", "assembly"),
    ),
    Product(
        ("1905903000", "1905905500"),
        900,
        1,
        (
            Part("1101001500", 0.3, 0.68, 0.05, (0.0, 0.03)),
            Part("1701991009", 0.06, 0.04, 0.5),
            Part("1517909900", 0.05, 0.03, 0.6),
            Part("2102103100", 0.03, 0.01, 0.8),
            Part("2201900000", 0.01, 0.35, 0.0, (0.1, 0.2), auxiliary=True),
        ),
        ("mixing", "baking", "packing"),
    ),
    Product(
        ("3917211000", "3917230009"),
        1_200,
        2.4,
        (
            Part("3901209009", 0.45, 0.97, 0.5, (0.01, 0.08)),
            Part("3206497009", 0.05, 0.03, 0.9),
            Part("3812399000", 0.03, 0.01, 0.9),
        ),
        ("extrusion", "cooking", "marking"),
    ),
    Product(
        ("6203120000", "6203411000"),
        42_000,
        1.4,
        (
            Part("5112113000", 0.22, 0.9, 0.95, (0.1, 0.3)),
            Part("5408220000", 0.05, 0.15, 0.9, (0.1, 0.25)),
            Part("9606210000", 0.02, 0.02, 0.9),
            Part("5508101000", 0.01, 0.01, 0.8),
            Part("5806329000", 0.02, 0.02, 0.7),
        ),
        ("pattern-cutting", "sewing", "ironing"),
    ),
    Product(
        ("7308905900", "7308909809"),
        540_000,
        1_000,
        (
            Part("7216330000", 0.3, 0.6, 0.5, (0.02, 0.1)),
            Part(SHEET[0], 0.15, 0.4, 0.5, (0.05, 0.2)),
            Part("7318158900", 0.02, 0.01, 0.7),
            Part("3208109000", 0.03, 0.01, 0.5, auxiliary=True),
        ),
        ("cutting", "drilling", "welding", "painting"),
    ),
    Product(
        ("8481805910", "8481806390"),
        9_000,
        3,
        (
            Part("7326190000", 0.3, 1.0, 0.6, (0.3, 1.6)),
            Part("4016930005", 0.03, 0.01, 0.9),
            Part("7318148100", 0.04, 0.05, 0.6),
        ),
        ("turning", "drilling", "assembly", "pressure-test"),
    ),
    Product(
        ("8504213800", "8504221000"),
        2_100_000,
        900,
        (
            Part("7225110000", 0.2, 0.4, 0.98, (0.02, 0.1)),
            Part("8544119000", 0.16, 0.2, 0.7, (0.01, 0.05)),
            Part("2710198200", 0.05, 0.25, 0.3),
            Part(SHEET[1], 0.06, 0.15, 0.4, (0.05, 0.2)),
            Part("8546209900", 0.03, 0.02, 0.9),
        ),
        ("cutting", "welding", "assembly", "control"),
    ),
    Product(
        ("4418219000", "4418201000"),
        58_000,
        35,
        (
            Part("4407119000", 0.28, 0.85, 0.7, (0.4, 1.4)),
            Part("8301401900", 0.06, 0.03, 0.95),
            Part("7005293500", 0.04, 0.12, 0.5),
            Part("3208201000", 0.02, 0.01, 0.6, auxiliary=True),
        ),
        ("sawing", "planing", "finger-jointing", "painting"),
    ),
    Product(
        ("8716391000", "8716398000"),
        9_800_000,
        6_500,
        (
            Part(SHEET[0], 0.14, 0.55, 0.4, (0.05, 0.2)),
            Part("8716909000", 0.2, 0.3, 0.95),
            Part("4011201000", 0.07, 0.1, 0.9),
            Part("8512200009", 0.02, 0.01, 0.9),
            Part("3208109000", 0.02, 0.01, 0.6, auxiliary=True),
            Part("7326909807", 0.04, 0.06, 0.3),
        ),
        ("cutting", "welding", "painting", "assembly"),
    ),
    Product(
        ("9405110000", "9405420000"),
        14_000,
        2.2,
        (
            Part("7606129200", 0.12, 0.5, 0.6, (0.05, 0.3)),
            Part("8541410000", 0.15, 0.02, 0.98),
            Part("8504409000", 0.14, 0.2, 0.95),
            Part("3920610000", 0.05, 0.2, 0.7, (0.05, 0.2)),
            Part("8544499500", 0.03, 0.05, 0.4),
        ),
        ("stamping", "smd-mounting", "assembly", "control"),
    ),
    Product(
        ("8426120009", "8426110000"),
        31_000_000,
        12_000,
        (
            Part("7216330000", 0.14, 0.6, 0.5, (0.02, 0.1)),
            Part(SHEET[0], 0.1, 0.3, 0.4, (0.05, 0.2)),
            Part("8501520000", 0.12, 0.05, 0.95),
            Part("8425110000", 0.15, 0.08, 0.95),
            Part("8537109100", 0.06, 0.01, 0.9),
            Part("3208109000", 0.01, 0.01, 0.5, auxiliary=True),
        ),
        ("cutting", "welding", "painting", "assembly"),
    ),
)
ABROAD = ("CN", "RU", "DE", "TR", "IT", "BY", "UZ", "KR")


@dataclass
class Producer:
    """A factory and its habits."""

    number: str
    size: float
    margin: float
    thrift: float
    """How dearly it buys."""
    yields: float
    """How much of the usual waste it makes."""
    states_cost: bool
    weighs: bool
    states_capacity: bool
    lists_auxiliaries: bool
    rounds: bool
    """It writes values in whole hundreds."""
    labour: float
    sister: Producer | None = None
    recipes: dict[int, dict[str, tuple[bool, str, float]]] = field(default_factory=dict)
    """Of each product, by code: whether the part is bought abroad, where, and at how much more or less than usual."""
    models: list[float] = field(default_factory=list)
    """How large its models are, of the usual size."""
    prices: list[float] = field(default_factory=list)
    """What its suppliers took in each quarter, of the usual."""


def bin_of(pick: random.Random) -> str:
    """A БИН with the right check digit."""
    while True:
        digits = [
            int(d)
            for d in f"{pick.randrange(100):02}{pick.randrange(1, 13):02}4"
            f"{pick.choice('00001')}{pick.randrange(10**5):05}"
        ]
        check = sum(d * w for d, w in zip(digits, range(1, 12), strict=True)) % 11
        if check == 10:
            check = sum(d * w for d, w in zip(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], strict=True)) % 11
        if check < 10:
            return "".join(map(str, [*digits, check]))


def producers(pick: random.Random, count: int) -> list[Producer]:
    """Many small ones and a few large; one in forty is a sister plant that buys and writes as another does."""
    found: list[Producer] = []
    for _ in range(count):
        small = pick.random() < 0.7
        made = Producer(
            bin_of(pick),
            pick.lognormvariate(0.5 if small else 3, 0.8),
            max(0.02, pick.gauss(0.18, 0.08)),
            pick.lognormvariate(0, 0.1),
            pick.lognormvariate(0, 0.25),
            pick.random() < 0.8,
            pick.random() < 0.5,
            pick.random() < 0.6,
            pick.random() < 0.9,
            small and pick.random() < 0.3,
            pick.lognormvariate(-1.5, 0.4),
        )
        made.models = [math.exp(pick.gauss(0, 0.35)) for _ in range(pick.choice([1, 2, 4, 8]))]
        made.prices = [pick.lognormvariate(0, 0.05) for _ in range(4)]
        if found and pick.random() < 0.025:
            made.sister = pick.choice(found)
            made.models, made.prices, made.rounds = made.sister.models, made.sister.prices, made.sister.rounds
            made.lists_auxiliaries = made.sister.lists_auxiliaries
        found.append(made)
    return found


def buys(pick: random.Random, producer: Producer, which: int) -> dict[str, tuple[bool, str, float]]:
    """Where a producer buys the parts of a product."""
    if producer.sister:
        return buys(pick, producer.sister, which)
    if which not in producer.recipes:
        producer.recipes[which] = {
            part.code: (
                pick.random() < part.foreign,
                pick.choice(ABROAD),
                producer.thrift * pick.lognormvariate(0, 0.18),
            )
            for part in PRODUCTS[which].parts
        }
    return producer.recipes[which]


def money(amount: float, rounds: bool = False) -> str:
    return f"{max(round(amount, -2), 100):.2f}" if rounds else f"{max(amount, 0.01):.2f}"


def case(pick: random.Random, name: str, producer: Producer, which: int) -> Case:
    """One case: a model of a product, made by this producer."""
    product, recipe = PRODUCTS[which], buys(pick, producer, which)
    scale = pick.choice(producer.models)
    price, mass = product.price * scale, product.mass * scale
    materials, masses, spent = [], {}, 0.0
    moved = pick.choice(producer.prices)
    for place, part in enumerate(product.parts):
        if part.auxiliary and not producer.lists_auxiliaries:
            continue
        abroad, country, dear = recipe[part.code]
        worth = price * part.worth * dear * moved
        line: Case = {"id": f"m{place}", "hs": part.code, "value": money(worth, producer.rounds and worth > 1_000)}
        line["origin"] = country if abroad else "KZ"
        if pick.random() < 0.01:
            del line["hs"]
        if pick.random() < 0.01:
            del line["value"]
        materials.append(line)
        # What is imported was declared at one day's rate and is booked at another's.
        spent += worth * (pick.gauss(1, 0.04) if abroad else 1)
        low, high = part.waste
        used = mass * part.mass * (1 + pick.uniform(low, high) * producer.yields) * pick.gauss(1, 0.01)
        masses[line["id"]] = f"{max(used, 0.0001):.4f}"
    cost = spent + price * producer.labour * pick.lognormvariate(0, 0.2)
    price = max(cost * (1 + producer.margin * pick.lognormvariate(0, 0.3)), spent * 1.02)
    good: Case = {"hs": pick.choice(product.codes), "ex_works_price": money(price)}
    if producer.states_cost:
        good["production_cost"] = money(cost)
    facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": good, "materials": materials}
    facts["operations"] = [one for one in product.operations if pick.random() < 0.95] or ["assembly"]
    made: Case = {"id": name, "producer": producer.number, "facts": facts}
    if producer.weighs:
        whole = sum(part.mass for part in product.parts)
        made["mass_kg"] = f"{mass * min(whole, 1.0) * pick.gauss(1, 0.015):.4f}"
        made["materials_kg"] = masses
    if producer.states_capacity:
        capacity = round(1_000 * producer.size)
        # Some work overtime.
        used = pick.betavariate(4, 2.5) * (1.15 if pick.random() < 0.1 else 1.0)
        made["output"], made["capacity"] = str(max(1, round(capacity * used))), str(max(1, capacity))
    return made


def cases(seed: int, count: int, pick: random.Random | None = None) -> list[Case]:
    """So many cases of a tenth as many producers, each of whom makes one to three products."""
    pick = pick or random.Random(seed)
    factories = producers(pick, max(20, count // 10))
    lines: list[tuple[Producer, int]] = []
    for factory in factories:
        own = pick.sample(range(len(PRODUCTS)), pick.choice([1, 1, 2, 3]))
        lines += [(factory, which) for which in own]
        # What a sister plant makes its group makes elsewhere, too.
        lines += [(factory.sister, which) for which in own if factory.sister]
    made = []
    for place in range(count):
        producer, which = pick.choice(lines)
        made.append(case(pick, f"h{place}", producer, which))
    return made

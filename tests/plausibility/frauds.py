"""Frauds as somebody would commit them, each in a strength of 0 to 1, planted into copies of honest cases.

They alter what a forger would alter, not what a rule measures: a strength near 0 is a small lie that no rule can see.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

from honest import Case, bin_of

# What might be claimed; the rules know materials for some of these only.
CLAIMED = (
    "welding casting forging soldering sewing weaving knitting injection-moulding painting powder-coating galvanising "
    "heat-treatment assembly grinding polishing turning milling printing mixing drilling vulcanisation dyeing stamping"
).split()
# Goods that originate while foreign materials are at most 50 % of the price.
LIMITED = ("8403", "8426", "9403", "9405")


def scaled(text: str, factor: float, decimals: int = 2) -> str:
    return f"{max(float(text) * factor, 10**-decimals):.{decimals}f}"


def understate_cost(pick: random.Random, case: Case, strength: float) -> bool:
    """The cost is written down, so that the profit, or a share by cost, looks as it should."""
    good = case["facts"]["good"]
    if "production_cost" not in good:
        return False
    good["production_cost"] = scaled(good["production_cost"], 1 - 0.8 * strength)
    return True


def hide_imports(pick: random.Random, case: Case, strength: float) -> bool:
    """Imports are invoiced below their worth, and some are passed off as domestic."""
    foreign = [line for line in case["facts"]["materials"] if line.get("origin") != "KZ" and "value" in line]
    if not foreign:
        return False
    for line in foreign:
        if pick.random() < strength:
            line["origin"] = "KZ"
        else:
            line["value"] = scaled(line["value"], 1 - 0.7 * strength)
    return True


def copy_bill(pick: random.Random, case: Case, strength: float) -> bool:
    """A paper company hands in another's bill; the weaker the forger, the fewer values are retouched."""
    case["producer"] = bin_of(pick)
    for line in case["facts"]["materials"]:
        line["id"] = f"x{line['id']}"
        if "value" in line and pick.random() < (1 - strength) / 3:
            line["value"] = scaled(line["value"], pick.uniform(0.97, 1.03))
    case.pop("materials_kg", None)
    pick.shuffle(case["facts"]["materials"])
    return True


def resell(pick: random.Random, case: Case, strength: float) -> bool:
    """Goods bought abroad are sold among one's own."""
    if "capacity" not in case:
        return False
    case["output"] = str(round(int(case["output"]) + strength * 1.2 * int(case["capacity"])))
    return True


def make_nothing(pick: random.Random, case: Case, strength: float) -> bool:
    """Less, or with a padded bill more, material goes in than the goods would take."""
    if "mass_kg" not in case:
        return False
    factor = 1 / (1 - 0.9 * strength) if pick.random() < 0.3 else 1 - 0.7 * strength
    case["materials_kg"] = {id: scaled(mass, factor, 4) for id, mass in case["materials_kg"].items()}
    return True


def claim_operations(pick: random.Random, case: Case, strength: float) -> bool:
    """Operations are claimed that were not done: the bolder, the more."""
    facts = case["facts"]
    fresh = [one for one in CLAIMED if one not in facts["operations"]]
    facts["operations"] += pick.sample(fresh, 1 + round(2 * strength))
    return True


def squeeze(pick: random.Random, case: Case, strength: float) -> bool:
    """Imports are written down until the limit of 50 % is met: the bolder, the nearer to it."""
    facts = case["facts"]
    if not facts["good"]["hs"].startswith(LIMITED):
        return False
    lines = [line for line in facts["materials"] if "value" in line and line.get("origin") != "KZ"]
    total, price = sum(float(line["value"]) for line in lines), float(facts["good"]["ex_works_price"])
    if total <= 0.2 * price:
        return False
    # What the forger began with is not kept, only where they end.
    aim = 0.5 - (1 - strength) * 0.04 * pick.random() - 0.0001
    for line in lines:
        line["value"] = scaled(line["value"], aim * price / total)
    return True


FRAUDS: dict[str, Callable[[random.Random, Case, float], bool]] = {
    "cost-below-materials": understate_cost,
    "foreign-value-outlier": hide_imports,
    "shared-bill": copy_bill,
    "output-above-capacity": resell,
    "mass-balance": make_nothing,
    "idle-operation": claim_operations,
    "just-above-threshold": squeeze,
}


def plant(honest: list[Case], kind: str, count: int, seed: int) -> dict[str, float]:
    """Adds so many frauds of a kind to the cases; by id, how strong each is."""
    pick = random.Random(f"{seed}-{kind}")
    planted: dict[str, float] = {}
    originals = pick.sample(honest, len(honest))
    for original in originals:
        if len(planted) == count:
            break
        forged, strength = copy.deepcopy(original), pick.random()
        forged["id"] = f"f{len(planted)}"
        if FRAUDS[kind](pick, forged, strength):
            # A forger other than a copier has a bill of their own.
            if kind != "shared-bill":
                honest.remove(original)
            honest.append(forged)
            planted[forged["id"]] = strength
    return planted

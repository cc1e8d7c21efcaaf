"""What a user would write instead: sums of foreign values, change of heading, one limit, a share. No steps, no law."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")


def pure(facts: Mapping[str, Any]) -> tuple[str, Decimal]:
    """Verdict and share."""
    good = facts["good"]
    heading, price, cost = good["hs"][:4], Decimal(good["ex_works_price"]), Decimal(good["production_cost"])
    foreign, changed = Decimal(0), True
    for material in facts["materials"]:
        if material.get("origin") != "KZ":
            foreign += Decimal(material["value"])
            changed = changed and material["hs"][:4] != heading
    within = foreign * 100 <= price * 50
    share = (100 - foreign / cost * 100).quantize(CENT, ROUND_HALF_UP)
    return ("originating" if changed and within else "not_originating"), share

"""How much of a record's quantity several certificates take together: each may be right, and all of them too much."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from tegi.certificate.fields import PAPERS

RULE = "certificates-above-record"
# Such a certificate stands for one that was counted already.
REPLACING = ("duplicate", "instead")


def excess(certificates: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """The records of which certificates that hold, by name and text, take more than was recorded.

    A text that is there twice counts once. A duplicate takes nothing anew, nor does what was issued instead of another.
    """
    seen: set[str] = set()
    taken: dict[str, list[tuple[str, Decimal]]] = {}
    claimed: dict[str, Mapping[str, Any]] = {}
    for name, text in certificates:
        document = json.loads(text)
        shipment = document["shipment"]
        is_counted = document["form"] in PAPERS and (shipment.get("service_mark") or {}).get("kind") not in REPLACING
        if document["digest"] in seen or not is_counted:
            continue
        seen.add(document["digest"])
        for line, claims in zip(shipment["goods"], document["records"]):
            if "quantity" in claims and "quantity" in line:
                claimed[claims["digest"]] = claims
                taken.setdefault(claims["digest"], []).append((name, Decimal(line["quantity"])))
    found = []
    for digest, uses in taken.items():
        recorded = Decimal(claimed[digest]["quantity"])
        used = sum((quantity for _, quantity in uses), Decimal(0))
        if used > recorded:
            figures = {
                "record": digest,
                "recorded": format(recorded, "f"),
                "used": format(used, "f"),
                "excess": format(used - recorded, "f"),
                "unit": str(claimed[digest].get("unit", "")),
            }
            found.append({"rule": RULE, "cases": [name for name, _ in uses], "at": "", "figures": figures})
    return found

"""Facts by their paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def nested(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts by path, such as `good/hs`, as a document."""
    found: dict[str, Any] = {}
    for path, value in facts.items():
        *above, name = path.split("/")
        inner = found
        for member in above:
            inner = inner.setdefault(member, {})
        inner[name] = value
    return found

"""Lists side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def paired(*lists: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """As ``zip(strict=True)``, which Python 3.9 does not have.

    Raises:
        ValueError: They are not of one length.
    """
    held = [list(one) for one in lists]
    if len({len(one) for one in held}) > 1:
        raise ValueError("lists of different lengths")
    return zip(*held)

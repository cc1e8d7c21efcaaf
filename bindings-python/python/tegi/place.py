"""Where an unexpected error happened, for the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

NAME = "tegi_place"


@contextmanager
def working_on(place: str) -> Iterator[None]:
    """Notes in an error that passes where it happened; the innermost place counts."""
    try:
        yield
    except Exception as error:
        if not hasattr(error, NAME):
            setattr(error, NAME, place)
        raise


def place_of(error: BaseException, otherwise: str) -> str:
    """Where an error happened."""
    return str(getattr(error, NAME, otherwise))

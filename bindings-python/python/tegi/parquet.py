"""Parquet files: what is wrong with one is said of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tegi.errors import TegiError
from tegi.optional import library


@contextmanager
def reading(path: str | os.PathLike[str]) -> Iterator[Any]:
    """The library that reads Parquet, while it reads that file.

    Raises:
        OSError: The system refuses it.
        TegiError: The file is no Parquet, or broken.
    """
    pyarrow = library("pyarrow", "batch")
    # The library's own error would not name the file.
    os.stat(path)
    try:
        yield library("pyarrow.parquet", "batch")
    except (pyarrow.ArrowException, OSError) as error:
        # What the system refuses has a number; what the library finds broken has none.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise TegiError([{"code": "not-readable", "at": os.path.basename(path), "given": str(error)}]) from error


def bytes_of(column: Any) -> Any:
    """A column of texts as their bytes: in one text that is broken the others are not lost."""
    types = library("pyarrow.types", "batch")
    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if types.is_string(column.type) or types.is_large_string(column.type) or types.is_string_view(column.type):
        return column.cast(library("pyarrow", "batch").large_binary())
    return column

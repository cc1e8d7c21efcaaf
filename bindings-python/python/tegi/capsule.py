"""Looks at a batch that is handed over as Arrow's C structures, before anything follows their pointers."""

from __future__ import annotations

import ctypes
from typing import Any

from tegi.errors import TegiError

# As in the crate that reads them.
DEEPEST = 160


class Schema(ctypes.Structure):
    """`struct ArrowSchema`"""

    _fields_ = [
        ("format", ctypes.c_char_p),
        ("name", ctypes.c_char_p),
        ("metadata", ctypes.c_void_p),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", ctypes.POINTER(ctypes.c_void_p)),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


class Array(ctypes.Structure):
    """`struct ArrowArray`"""

    _fields_ = [
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.POINTER(ctypes.c_void_p)),
        ("children", ctypes.POINTER(ctypes.c_void_p)),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


class Batch:
    """A batch whose structures were looked at."""

    def __init__(self, capsules: tuple[object, object]) -> None:
        self._capsules = capsules

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """The structures, as they were handed over."""
        return self._capsules


def checked(batch: Any) -> Batch:
    """The same batch.

    Raises:
        TegiError: ``not-arrow`` at the column whose structure was released, or has counts or pointers that cannot be.
    """
    schema, array = batch.__arrow_c_array__()
    _check(at(schema, b"arrow_schema", Schema), at(array, b"arrow_array", Array))
    return Batch((schema, array))


def at(capsule: object, name: bytes, of: Any) -> Any:
    """The structure in a capsule."""
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    return of.from_address(pointer(capsule, name))


def _check(schema: Any, array: Any) -> None:
    # What is still to be looked at: its column, how deep it lies, both structures.
    left = [("", 0, schema, array)]
    while left:
        column, depth, schema, array = left.pop()
        if depth > DEEPEST + 1:
            raise TegiError([{"code": "too-deep", "at": column, "allowed": str(DEEPEST)}])
        found = _wrong(schema, array)
        if found:
            _refuse(column, found)
        for place in range(schema.n_children):
            inner = Schema.from_address(schema.children[place]), Array.from_address(array.children[place])
            name = (inner[0].name or b"").decode("utf-8", "replace").replace("~", "~0").replace("/", "~1")
            left.append((column or f"/{name}", depth + 1, *inner))
        if schema.dictionary:
            inner = Schema.from_address(schema.dictionary), Array.from_address(array.dictionary)
            left.append((column, depth + 1, *inner))


def _wrong(schema: Any, array: Any) -> str | None:
    """What of two structures cannot be."""
    if not schema.release or not array.release:
        return "the structure was released"
    if not schema.format:
        return "there is no format"
    for name in ("length", "offset", "n_buffers", "n_children"):
        if getattr(array, name) < 0:
            return f"{name} is {getattr(array, name)}"
    if array.null_count < -1 or array.null_count > array.length:
        return f"null_count is {array.null_count}"
    if schema.n_children != array.n_children:
        return f"the schema has {schema.n_children} children, the array {array.n_children}"
    if array.n_buffers and not array.buffers:
        return "there are no buffers"
    if any(of.n_children and not (of.children and all(of.children[: of.n_children])) for of in (schema, array)):
        return "there are no children"
    if bool(schema.dictionary) != bool(array.dictionary):
        return "a dictionary is there on one side only"
    of_buffers = BUFFERS.get(schema.format[:2], BUFFERS.get(schema.format[:1]))
    if of_buffers is not None and array.n_buffers != of_buffers:
        return f"n_buffers is {array.n_buffers}, not {of_buffers}"
    for place in range(1, array.n_buffers):
        if array.length + array.offset and not array.buffers[place] and schema.format[:1] not in TEXTS:
            return f"buffer {place} is missing"
    return None


# Buffers by what a format begins with: numbers and bits; texts and bytes; lists, structs and what is like them.
BUFFERS = {
    **{letter: 2 for letter in (b"b", b"c", b"C", b"s", b"S", b"i", b"I", b"l", b"L", b"e", b"f", b"g", b"d", b"t")},
    **{letter: 3 for letter in (b"u", b"U", b"z", b"Z")},
    **{b"n": 0, b"w": 2, b"+l": 2, b"+L": 2, b"+m": 2, b"+w": 1, b"+s": 1, b"+r": 0},
}
# Their letters may be missing where there are none.
TEXTS = {b"u", b"U", b"z", b"Z", b"v"}


def _refuse(column: str, text: str) -> None:
    raise TegiError([{"code": "not-arrow", "at": column, "given": text}])

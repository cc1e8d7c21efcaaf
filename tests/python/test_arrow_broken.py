"""Structures that break Arrow's specification are faults at their column; forks and threads answer alike."""

import ctypes
import os
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow
import pytest
import tegi
import tegi.arrow
from tegi.capsule import Array, Schema, at

SAME = {"on": "2026-03-01", "rulebook": "cis-2009"}
TEXT = pyarrow.string()
LINE = pyarrow.struct({"hs": TEXT, "value": TEXT})


def packed(letter: str, *numbers: int) -> Any:
    return pyarrow.py_buffer(struct.pack(f"<{len(numbers)}{letter}", *numbers))


def made(of: Any, buffers: list[Any], children: list[Any] | None = None) -> Any:
    held = [pyarrow.py_buffer(buffer) if isinstance(buffer, bytes) else buffer for buffer in buffers]
    return pyarrow.Array.from_buffers(of, 2, held, children=children)


def lines() -> Any:
    return pyarrow.array([{"hs": "7208", "value": "1"}] * 2, LINE)


def of_views(*views: bytes) -> Any:
    known = pyarrow.array(["8403109000 of a boiler", "8404"], pyarrow.string_view()).buffers()
    return made(pyarrow.string_view(), [None, pyarrow.py_buffer(b"".join(views)), *known[2:]])


def nested(depth: int, of_struct: bool) -> Any:
    of = TEXT
    for _ in range(depth):
        of = pyarrow.struct({"a": of}) if of_struct else pyarrow.list_(of)
    return pyarrow.nulls(2, of)


VIEW = struct.pack("<i4sii", 22, b"8403", 0, 0)
BROKEN: dict[str, tuple[str, Callable[[], Any]]] = {
    "offsets that fall": ("hs", lambda: made(TEXT, [None, packed("i", 0, 3, 1), b"abc"])),
    "offsets beyond the text": ("hs", lambda: made(TEXT, [None, packed("i", 0, 4_000_000, 3), b"abc"])),
    "long offsets that fall": ("hs", lambda: made(pyarrow.large_string(), [None, packed("q", 0, 3, 1), b"abc"])),
    "no UTF-8": ("hs", lambda: made(TEXT, [None, packed("i", 0, 1, 2), b"\xff\xfe"])),
    "a letter in two texts": ("hs", lambda: made(TEXT, [None, packed("i", 0, 1, 2), "ж".encode()])),
    "a key beyond the dictionary": (
        "hs",
        lambda: pyarrow.DictionaryArray.from_arrays(pyarrow.array([0, 9]), ["8403"], safe=False),
    ),
    "a key below nothing": (
        "hs",
        lambda: pyarrow.DictionaryArray.from_arrays(pyarrow.array([0, -9]), ["8403"], safe=False),
    ),
    "a view beyond its buffer": ("hs", lambda: of_views(VIEW, struct.pack("<i4sii", 22, b"8403", 0, 10**9))),
    "a view of no buffer": ("hs", lambda: of_views(VIEW, struct.pack("<i4sii", 22, b"8403", 7, 0))),
    "a view of other letters": ("hs", lambda: of_views(VIEW, struct.pack("<i4sii", 22, b"9999", 0, 0))),
    "lists whose offsets fall": (
        "materials",
        lambda: made(pyarrow.list_(LINE), [None, packed("i", 0, 5, 1)], [lines()]),
    ),
    "a list view beyond its lines": (
        "materials",
        lambda: made(pyarrow.list_view(LINE), [None, packed("i", 0, 1), packed("i", 1, 500)], [lines()]),
    ),
    "a list view below nothing": (
        "materials",
        lambda: made(pyarrow.list_view(LINE), [None, packed("i", 0, -1), packed("i", 1, 1)], [lines()]),
    ),
    "a union of no such type": (
        "materials",
        lambda: made(pyarrow.sparse_union([pyarrow.field("a", TEXT)]), [None, b"\7\7"], [pyarrow.array(["a", "b"])]),
    ),
}


def assessed(table: Any) -> list[dict[str, Any]]:
    return pyarrow.table(tegi.arrow.assess_goods(table, **SAME)).to_pylist()  # type: ignore[no-any-return]


@pytest.fixture(autouse=True)
def answers_as_before(boiler: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """After each fault the engine answers, and no panic was printed."""
    before = tegi.assess_good(boiler)
    yield
    assert tegi.assess_good(boiler) == before
    assert "panicked" not in capfd.readouterr().err


@pytest.mark.parametrize(("name", "make"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("is_batch", [False, True], ids=["table", "batch"])
def test_what_breaks_the_specification_is_a_fault_at_its_column(name, make, is_batch):
    table = pyarrow.table({"id": ["a", "b"], name: make()})
    with pytest.raises(tegi.TegiError, match=f"/{name}: not-arrow, given") as raised:
        assessed(table.to_batches()[0] if is_batch else table)
    assert "Arrow" in tegi.explain(raised.value, "en")["errors"][0]["text"]


@pytest.mark.parametrize("of_struct", [False, True], ids=["lists", "structs"])
def test_nesting_has_a_limit(of_struct):
    """The crate that reads the interface calls itself for each level; 5 000 of them ended the program."""
    within = pyarrow.table({"materials": nested(160, of_struct)})
    assert [row["error"] for row in assessed(within)] == ["missing-field"] * 2
    for depth in (161, 1_000, 5_000):
        table = pyarrow.table({"materials": nested(depth, of_struct)})
        with pytest.raises(tegi.TegiError, match="/materials: too-deep, allowed: 160"):
            assessed(table)


@pytest.mark.parametrize(
    "column",
    [
        pyarrow.RunEndEncodedArray.from_arrays(pyarrow.array([1, 2], pyarrow.int32()), ["8403", "8404"]),
        pyarrow.UnionArray.from_sparse(pyarrow.array([0, 0], pyarrow.int8()), [pyarrow.array(["a", "b"])]),
        pyarrow.array([b"8403", b"8404"], pyarrow.binary(4)),
        pyarrow.array([1, 2], pyarrow.duration("s")),
    ],
    ids=lambda column: str(column.type).partition("<")[0],
)
def test_types_that_say_nothing_are_refused_at_their_column(column):
    with pytest.raises(tegi.TegiError, match="/hs: wrong-type"):
        assessed(pyarrow.table({"hs": column}))


def test_nulls_are_not_stated():
    assert [row["error_at"] for row in assessed(pyarrow.table({"hs": pyarrow.nulls(2)}))] == ["/good"] * 2


class Altered:
    """A batch whose C structures are altered as they are handed over."""

    def __init__(self, alter: Callable[[Any, Any], None]) -> None:
        self.alter = alter

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        bills = pyarrow.array([[{"hs": "7208", "value": "1"}]] * 2, pyarrow.list_(LINE))
        names = pyarrow.array(["8403", "8403"]).dictionary_encode()
        batch = pyarrow.record_batch({"hs": names, "materials": bills})
        schema, array = batch.__arrow_c_array__()
        self.top = at(array, b"arrow_array", Array)
        tops = at(schema, b"arrow_schema", Schema), self.top
        self.kept = [(of, bytes(of)) for top in tops for of in (top, child(top, 0), child(top, 1))]
        self.capsules = schema, array
        self.alter(*tops)
        return schema, array

    def restore(self) -> None:
        """As it was, so that its maker can release it; unless it was taken."""
        for of, before in self.kept:
            if bytes(self.top) != bytes(ctypes.sizeof(Array)):
                ctypes.memmove(ctypes.addressof(of), before, len(before))


def child(of: Any, place: int) -> Any:
    return type(of).from_address(of.children[place])


def put(of: Any, **members: Any) -> None:
    for name, value in members.items():
        setattr(of, name, value)


ALTERED: dict[str, Callable[[Any, Any], None]] = {
    "a schema that was released": lambda schema, array: put(schema, release=None),
    "an array that was released": lambda schema, array: put(array, release=None),
    "a child that was released": lambda schema, array: put(child(array, 1), release=None),
    "no format": lambda schema, array: put(child(schema, 0), format=None),
    "an unknown format": lambda schema, array: put(child(schema, 0), format=b"zz"),
    "a format that is no UTF-8": lambda schema, array: put(child(schema, 0), format=b"\xff"),
    "a name that is no UTF-8": lambda schema, array: put(child(schema, 0), name=b"\xff"),
    "no struct": lambda schema, array: put(schema, format=b"u", n_children=0),
    "fewer children than the schema has": lambda schema, array: put(array, n_children=1),
    "no children": lambda schema, array: put(array, children=None),
    "a list without its child": lambda schema, array: put(child(array, 1), n_children=0),
    "more children than the schema has": lambda schema, array: put(child(schema, 1), n_children=0),
    "no dictionary": lambda schema, array: put(child(array, 0), dictionary=None),
    "a dictionary of a column that is none": lambda schema, array: put(child(schema, 0), dictionary=None),
    "no buffers": lambda schema, array: put(child(array, 1), buffers=None),
    "too few buffers": lambda schema, array: put(child(array, 1), n_buffers=1),
    "more buffers than the type has": lambda schema, array: put(child(array, 1), n_buffers=3),
    "a column longer than its children": lambda schema, array: put(array, length=3),
    "a length below nothing": lambda schema, array: put(array, length=-1),
    "a column of a length below nothing": lambda schema, array: put(child(array, 1), length=-1),
    "an offset below nothing": lambda schema, array: put(child(array, 1), offset=-1),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_a_broken_structure_of_the_interface_is_a_fault(alter):
    assert [row["error"] for row in assessed(Altered(lambda schema, array: None))] == [None, None]
    altered = Altered(alter)
    try:
        with pytest.raises(tegi.TegiError, match=r": not-arrow, given"):
            assessed(altered)
    finally:
        altered.restore()


def test_a_stream_is_read_once():
    class Once:
        def __init__(self) -> None:
            self.capsule = pyarrow.table({"hs": ["8403"]}).__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.capsule

    once = Once()
    assert len(assessed(once)) == 1
    with pytest.raises(ValueError, match="released"):
        assessed(once)


def test_what_a_stream_raises_is_said():
    def batches() -> Iterator[Any]:
        yield pyarrow.record_batch({"hs": ["8403"]})
        raise OSError("the source is gone")

    schema = pyarrow.schema({"hs": TEXT})
    with pytest.raises(ValueError, match="the source is gone"):
        assessed(pyarrow.RecordBatchReader.from_batches(schema, batches()))


def test_threads_and_forks_answer_alike(boiler: dict[str, Any]):
    """Each call has threads of its own, so that a child that was forked while others compute waits for none."""
    table = pyarrow.table({"hs": ["8403109000"] * 3_000})
    expected = assessed(table)
    found: list[bool] = []

    def work() -> None:
        for _ in range(4):
            found.append(assessed(table) == expected)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            try:
                # Arrow's own threads do not outlive a fork: nothing of pyarrow but the table itself.
                answers = tegi.arrow.assess_goods(table, **SAME)
                is_same = len(answers) == 3_000 and tegi.assess_good(boiler).verdict is not None
                os._exit(0 if is_same else 1)
            except BaseException:
                os._exit(2)
        children.append(child)
    for thread in threads:
        thread.join()
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    assert found == [True] * 12

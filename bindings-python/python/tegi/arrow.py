"""Whole tables at once: goods or contracts in, a row of answers for each, through Arrow's C data interface.

A table of pandas, polars, DuckDB or pyarrow goes in as it is; what comes out, each of them reads:

    answers = tegi.arrow.assess_goods(goods, on="2026-03-01", rulebook="cis-2009")
    pyarrow.table(answers)          # or polars.DataFrame(answers), pandas.DataFrame.from_arrow(answers)

The columns are named as the facts: `good/hs` or, for short, `hs`; `materials`, a list of structs; `operations`, a
list. Amounts are text, decimals or integers; days are text or dates. What is null was not stated. A column `facts` may
instead hold whole documents as JSON text. A row that cannot be read is a row with its errors.
"""

from __future__ import annotations

import typing
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import tegi
from tegi._tegi import Table, assess_table

if TYPE_CHECKING:
    from collections.abc import Mapping

GOOD = (
    "verdict",
    "provisional",
    "rule",
    "criterion",
    "share",
    "headroom",
    "missing",
    "outside",
    "warnings",
    "error",
    "error_at",
    "errors",
)
"""The columns of `assess_goods` where no others are asked for; `edition`, `steps` and `answer` are there, too."""

CONTRACT = (
    "share",
    "provisional",
    "exact",
    "formula",
    "lowest",
    "highest",
    "if_proved",
    "missing",
    "outside",
    "warnings",
    "error",
    "error_at",
    "errors",
)
"""The columns of `assess_contracts` where no others are asked for; `edition`, `rows` and `answer` are there, too."""


MORE_OF_GOOD = ("edition", "steps", "answer")
MORE_OF_CONTRACT = ("edition", "rows", "answer")
"""The columns that are there besides."""

# Documents that hold what has to be stated, to which facts that are the same for all rows are put.
PROBES: dict[str, dict[str, object]] = {
    "good": {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}},
    "contract": {
        "on": "2026-03-01",
        "rulebook": "kz-procurement",
        "kind": "goods",
        "value": "1",
        "contracts": [{"id": "1", "value": "1"}],
    },
}
# What of a document is each row's own: it may be whole only with what the row states.
BODY = {"good", "materials", "contracts", "value"}


@runtime_checkable
class ArrowTable(Protocol):
    """A table that speaks Arrow's PyCapsule protocol."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Its rows as a stream."""


def assess_goods(
    goods: ArrowTable,
    materials: ArrowTable | None = None,
    *,
    columns: Sequence[str] = GOOD,
    keep: Sequence[str] = (),
    workers: int = 0,
    decimal: str | None = None,
    engine: tegi.Engine | None = None,
    **same: object,
) -> Table:
    """Determines where each good of a table originates and how much of it is domestic.

    Args:
        goods: A row for each good. A column `id` names it, and comes out again.
        materials: The bills as a table of their own: its column `good` holds the `id` of the good. Each line whose good
            has no row makes a row with an error behind the others.
        columns: What to answer, of the columns that `GOOD` names and `edition`, `steps` and `answer` (JSON text).
        keep: Columns of the goods that are no facts, to come out as they are.
        workers: How many threads compute; all processors for 0.
        decimal: The sign of decimals in columns of text, ``","`` or ``"."``. Where it is not given, amounts are written
            as programs write them, ``1234.50``, and all else is an error: a stream is never looked at whole.
        engine: The engine; that of the process when absent.
        same: Facts that are the same for all rows, such as `on` and `rulebook`. A row's own go before them.

    Returns:
        A row for each row: `share` in percent and `headroom` in money are decimals, `missing` and `warnings` are lists,
        `error` is the code of the first error, `error_at` its JSON pointer, `errors` has them all.

    Raises:
        TegiError: Columns that are no facts, or of a type that says nothing. Never a row's own faults.
        TypeError: An object that does not speak Arrow's protocol.
        ValueError: There is no such column to answer.
    """
    return _assess("good", goods, materials, columns, keep, workers, decimal, engine, same)


def assess_contracts(
    contracts: ArrowTable,
    *,
    columns: Sequence[str] = CONTRACT,
    keep: Sequence[str] = (),
    workers: int = 0,
    decimal: str | None = None,
    engine: tegi.Engine | None = None,
    **same: object,
) -> Table:
    """Determines the in-country value of each contract of a table, with all its subcontracts.

    Args:
        contracts: A row for each document; its column `contracts` is a list of structs.
        columns: What to answer, of the columns that `CONTRACT` names and `edition`, `rows` and `answer` (JSON text).
        keep: Columns that are no facts, to come out as they are.
        workers: How many threads compute; all processors for 0.
        decimal: The sign of decimals in columns of text, ``","`` or ``"."``. Where it is not given, amounts are written
            as programs write them, ``1234.50``, and all else is an error: a stream is never looked at whole.
        engine: The engine; that of the process when absent.
        same: Facts that are the same for all rows.

    Returns:
        A row for each row; `lowest` and `highest` bound the share while a fact is missing.

    Raises:
        TegiError: Columns that are no facts, or of a type that says nothing. Never a row's own faults.
        TypeError: An object that does not speak Arrow's protocol.
        ValueError: There is no such column to answer.
    """
    return _assess("contract", contracts, None, columns, keep, workers, decimal, engine, same)


def _assess(
    kind: str,
    table: ArrowTable,
    materials: ArrowTable | None,
    columns: Sequence[str],
    keep: Sequence[str],
    workers: int,
    decimal: str | None,
    engine: tegi.Engine | None,
    same: Mapping[str, object],
) -> Table:
    if isinstance(columns, str) or isinstance(keep, str):
        raise TypeError("columns are a list of names")
    if workers < 0:
        raise ValueError("workers are a number of threads")
    engine = engine or tegi._engine
    refuse_wrong(kind, same, engine)
    lines = None if materials is None else of_types(materials)
    names = list(columns), list(keep)
    return assess_table(engine, kind, of_types(table), lines, dict(same), *names, workers, decimal)


def of_types(table: ArrowTable) -> ArrowTable:
    """The same table; one of polars without columns of the type `Null`, which it does not hand over as Arrow says."""
    if not hasattr(table, "__arrow_c_stream__") and hasattr(table, "__arrow_c_array__"):
        from tegi import capsule

        return typing.cast("ArrowTable", capsule.checked(table))
    if type(table).__module__.partition(".")[0] != "polars" or not hasattr(table, "schema"):
        return table
    import polars

    def typed(of: Any) -> Any:
        if of == polars.Null:
            return polars.String()
        if isinstance(of, polars.Struct):
            return polars.Struct({field.name: typed(field.dtype) for field in of.fields})
        if isinstance(of, polars.List):
            return polars.List(typed(of.inner))
        if isinstance(of, polars.Array):
            return polars.Array(typed(of.inner), of.size)
        return of

    others = {name: typed(of) for name, of in table.schema.items() if typed(of) != of}
    cast: ArrowTable = table.cast(others) if others else table  # type: ignore[attr-defined]
    return cast


def refuse_wrong(kind: str, same: Mapping[str, object], engine: tegi.Engine) -> None:
    """Refuses what is wrong with a fact that is the same for all rows: once, and not in each row."""
    names = {name.partition("/")[0] for name in same} - BODY
    if not names:
        return
    assess = engine.assess_contract if kind == "contract" else engine.assess_good
    # The rulebook is looked for only on a day that can be read.
    for facts in ({**PROBES[kind], **same}, {**PROBES[kind], **same, "on": PROBES[kind]["on"]}):
        try:
            assess(facts)
        except tegi.TegiError as error:
            faults = [fault for fault in error.errors if fault["at"][1:].partition("/")[0] in names]
            if faults:
                raise tegi.TegiError(faults) from None


__all__ = ["CONTRACT", "GOOD", "ArrowTable", "Table", "assess_contracts", "assess_goods"]

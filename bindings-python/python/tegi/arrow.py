"""Whole tables at once: goods or contracts in, a row of answers for each, through Arrow's C data interface.

A table of pandas, polars, DuckDB or pyarrow goes in as it is; what comes out, each of them reads:

    answers = tegi.arrow.assess_goods(goods, on="2026-03-01", rulebook="cis-2009")
    pyarrow.table(answers)          # or polars.DataFrame(answers), pandas.DataFrame.from_arrow(answers)

The columns are named as the facts: `good/hs` or, for short, `hs`; `materials`, a list of structs; `operations`, a
list. Amounts are text, decimals or integers; days are text or dates. What is null was not stated. A column `facts` may
instead hold whole documents as JSON text. A row that cannot be read is a row with its errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import tegi
from tegi._tegi import Table, assess_table

if TYPE_CHECKING:
    from collections.abc import Mapping

GOOD = (
    "verdict",
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
    return _assess("good", goods, materials, columns, keep, workers, engine, same)


def assess_contracts(
    contracts: ArrowTable,
    *,
    columns: Sequence[str] = CONTRACT,
    keep: Sequence[str] = (),
    workers: int = 0,
    engine: tegi.Engine | None = None,
    **same: object,
) -> Table:
    """Determines the in-country value of each contract of a table, with all its subcontracts.

    Args:
        contracts: A row for each document; its column `contracts` is a list of structs.
        columns: What to answer, of the columns that `CONTRACT` names and `edition`, `rows` and `answer` (JSON text).
        keep: Columns that are no facts, to come out as they are.
        workers: How many threads compute; all processors for 0.
        engine: The engine; that of the process when absent.
        same: Facts that are the same for all rows.

    Returns:
        A row for each row; `lowest` and `highest` bound the share while a fact is missing.

    Raises:
        TegiError: Columns that are no facts, or of a type that says nothing. Never a row's own faults.
        TypeError: An object that does not speak Arrow's protocol.
        ValueError: There is no such column to answer.
    """
    return _assess("contract", contracts, None, columns, keep, workers, engine, same)


def _assess(
    kind: str,
    table: ArrowTable,
    materials: ArrowTable | None,
    columns: Sequence[str],
    keep: Sequence[str],
    workers: int,
    engine: tegi.Engine | None,
    same: Mapping[str, object],
) -> Table:
    if isinstance(columns, str) or isinstance(keep, str):
        raise TypeError("columns are a list of names")
    if workers < 0:
        raise ValueError("workers are a number of threads")
    return assess_table(engine or tegi._engine, kind, table, materials, dict(same), list(columns), list(keep), workers)


__all__ = ["CONTRACT", "GOOD", "ArrowTable", "Table", "assess_contracts", "assess_goods"]

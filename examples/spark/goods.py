"""Goods to measure and test with: made by a fixed rule, ten materials each, of codes of many kinds."""

from __future__ import annotations

from decimal import Decimal

import pyarrow

CODES = (
    "8403109000",
    "8418102001",
    "9401710009",
    "8501109100",
    "3926909709",
    "6403999600",
    "8708299009",
    "7326909807",
)
MATERIALS = (
    "7208512000",
    "8416109000",
    "8503009900",
    "3901109000",
    "4107111100",
    "7326909807",
    "8536501109",
)
ORIGINS = ("CN", "KZ", "DE", None, "KZ", "TR", "CN")
LINES = 10

SCHEMA = pyarrow.schema(
    {
        "id": pyarrow.string(),
        "hs": pyarrow.string(),
        "ex_works_price": pyarrow.decimal128(18, 2),
        "beyond_insufficient_operations": pyarrow.bool_(),
        "materials": pyarrow.list_(
            pyarrow.struct(
                {
                    "id": pyarrow.string(),
                    "hs": pyarrow.string(),
                    "value": pyarrow.decimal128(18, 2),
                    "origin": pyarrow.string(),
                }
            )
        ),
    }
)


def goods(count: int, start: int = 0) -> pyarrow.Table:
    """So many goods; those of the same numbers are the same."""
    numbers = range(start, start + count)
    lines = [number * LINES + line for number in numbers for line in range(LINES)]
    materials = pyarrow.StructArray.from_arrays(
        [
            pyarrow.array([f"m{line % LINES}" for line in lines]),
            pyarrow.array([MATERIALS[(line * 31 + line // 97) % len(MATERIALS)] for line in lines]),
            cents([(line * 7919) % 20_000 + 1 for line in lines]),
            pyarrow.array([ORIGINS[(line * 17 + line // 13) % len(ORIGINS)] for line in lines]),
        ],
        fields=list(SCHEMA.field("materials").type.value_type),
    )
    offsets = pyarrow.array(range(0, len(lines) + 1, LINES), pyarrow.int32())
    columns = [
        pyarrow.array([f"g{number}" for number in numbers]),
        pyarrow.array([CODES[number % len(CODES)] for number in numbers]),
        cents([number % 150_000 + 100_000 for number in numbers]),
        pyarrow.array([True] * count),
        pyarrow.ListArray.from_arrays(offsets, materials),
    ]
    return pyarrow.Table.from_arrays(columns, schema=SCHEMA)


def cents(values: list[int]) -> pyarrow.Array:
    """Amounts of two decimals."""
    return pyarrow.array([Decimal(value).scaleb(-2) for value in values], pyarrow.decimal128(18, 2))

"""How long a table takes, beside what users would write themselves: python tests/bench/batch.py [--json]

The others compute the verdict of one rule alone (a change of heading, and at most half of the price foreign), without
checking a code, a country or an amount. Times are medians; those of the processors, too, which a busy machine spoils
less.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import tegi.arrow

sys.path.insert(0, str(Path(__file__).parents[2] / "examples/spark"))
from goods import LINES, goods  # noqa: E402

GOODS = 100_000
SAME = {"on": "2026-03-01", "rulebook": "cis-2009"}
BRIEF = ("verdict", "share", "rule")
column = polars.col


def taken(what: str, run: Callable[[], object], times: int = 7, of: int = GOODS) -> float:
    """Prints and gives the processor's nanoseconds for a good."""
    clock, processor = [], []
    for _ in range(times):
        start, begun = time.perf_counter(), time.process_time()
        run()
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - begun)
    a_good, of_processor = median(clock) / of * 1e9, median(processor) / of * 1e9
    told = f"{what:44} {a_good:9.0f} ns, of the processors {of_processor:9.0f} ns a good of {LINES} lines"
    print(told, file=sys.stderr if "--json" in sys.argv else sys.stdout)
    return of_processor


def by_polars(lines: polars.DataFrame) -> polars.DataFrame:
    """The verdict of one rule as a group-by of decimals."""
    foreign = column("origin").ne_missing("KZ")
    same = (column("material").str.head(4) == column("hs").str.head(4)) & foreign
    sums = lines.group_by("id").agg(
        column("value").filter(foreign).sum().alias("foreign"),
        column("ex_works_price").first().alias("price"),
        same.any().alias("same"),
    )
    return sums.with_columns(((column("foreign") * 2 <= column("price")) & ~column("same")).alias("originates"))


def by_duckdb(lines: pyarrow.Table) -> pyarrow.Table:
    """The same in SQL."""
    return duckdb.sql(
        """SELECT id, coalesce(sum(value) FILTER (origin IS DISTINCT FROM 'KZ'), 0) * 2 <= first(ex_works_price)
        AND NOT bool_or(origin IS DISTINCT FROM 'KZ' AND material[:4] = hs[:4]) AS originates FROM lines GROUP BY id"""
    ).to_arrow_table()


def by_pandas(lines: pandas.DataFrame) -> pandas.Series:
    """The same in whole cents."""
    foreign = lines["origin"] != "KZ"
    same = foreign & (lines["material"].str[:4] == lines["hs"].str[:4])
    groups = pandas.DataFrame(
        {"id": lines["id"], "foreign": lines["cents"].where(foreign, 0), "price": lines["price"], "same": same}
    ).groupby("id", sort=False)
    return (groups["foreign"].sum() * 2 <= groups["price"].first()) & ~groups["same"].any()


def by_decimals(rows: list[dict[str, object]]) -> list[bool]:
    """The same as a loop in Python."""
    verdicts = []
    for row in rows:
        foreign, same = Decimal(0), False
        for line in row["materials"]:  # type: ignore[attr-defined]
            if line["origin"] != "KZ":
                foreign += line["value"]
                same |= line["hs"][:4] == row["hs"][:4]  # type: ignore[index]
        verdicts.append(foreign * 2 <= row["ex_works_price"] and not same)  # type: ignore[operator]
    return verdicts


def main() -> None:
    """Measures, the ones beside the others."""
    table = goods(GOODS).combine_chunks()
    bare = table.drop_columns("beyond_insufficient_operations")
    one_rule = bare.set_column(1, "hs", pyarrow.array(["8403109000"] * GOODS))
    settled = {**SAME, "beyond_insufficient_operations": True}
    frame = (
        polars.DataFrame(one_rule)
        .explode("materials")
        .with_columns(
            column("materials").struct.field("hs").alias("material"),
            column("materials").struct.field("value"),
            column("materials").struct.field("origin"),
        )
    )
    lines = frame.drop("materials")
    arrow_lines = lines.to_arrow()
    cents = {"cents": "value", "price": "ex_works_price"}
    in_cents = lines.with_columns((column(of) * 100).cast(polars.Int64).alias(name) for name, of in cents.items())
    in_cents = in_cents.to_pandas()
    rows = one_rule.slice(0, 5_000).to_pylist()
    ours = taken(
        "tegi, one rule: verdict, share, rule", lambda: tegi.arrow.assess_goods(one_rule, columns=BRIEF, **settled)
    )
    peers = {
        "polars": taken("polars, one rule: verdict", lambda: by_polars(lines)),
        "duckdb": taken("DuckDB, one rule: verdict", lambda: by_duckdb(arrow_lines)),
        "pandas": taken("pandas in cents, one rule: verdict", lambda: by_pandas(in_cents), 3),
        "loop": taken("a loop of Decimal, one rule: verdict", lambda: by_decimals(rows), 3, len(rows)),
    }
    of_rules = [
        by_decimals(rows),
        [
            verdict == "originating"
            for verdict in pyarrow.table(tegi.arrow.assess_goods(one_rule.slice(0, 5_000), columns=BRIEF, **settled))[
                "verdict"
            ].to_pylist()
        ],
    ]
    assert of_rules[0] == of_rules[1], "the two disagree"
    taken("tegi, eight rules: verdict, share, rule", lambda: tegi.arrow.assess_goods(table, columns=BRIEF, **SAME))
    taken("tegi, eight rules: all usual columns", lambda: tegi.arrow.assess_goods(table, **SAME))
    some = table.slice(0, 2_000)
    steps = (*tegi.arrow.GOOD, "steps")
    taken("tegi, eight rules: steps, too", lambda: tegi.arrow.assess_goods(some, columns=steps, **SAME), 3, len(some))
    with TemporaryDirectory() as folder:
        path = Path(folder, "goods.parquet")
        pyarrow.parquet.write_table(table, path, row_group_size=50_000)
        decode = taken(
            "decoding Parquet", lambda: [len(b) for b in pyarrow.parquet.ParquetFile(path).iter_batches(16_384)]
        )
        both = taken(
            "decoding and assessing, usual columns",
            lambda: [
                tegi.arrow.assess_goods(batch, **SAME)
                for batch in pyarrow.parquet.ParquetFile(path).iter_batches(16_384)
            ],
        )
    if "--json" in sys.argv:
        print(json.dumps({"ours": ours, **peers, "decode": decode, "both": both}))
    else:
        told = ", ".join(f"{name} {taken / ours:.1f}" for name, taken in peers.items())
        print(f"times as much of the processors: {told}")
        print(f"with the assessment {both / decode:.1f} times the decoding alone")


if __name__ == "__main__":
    main()

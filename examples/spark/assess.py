"""Assesses all goods of a Parquet data set on Spark: the same batch as `tegi batch`, on as many machines as there are.

spark-submit examples/spark/assess.py IN OUT [--on DAY] [--rulebook NAME] [--keep COLUMN]

IN has the columns of `tegi.arrow.assess_goods`, a row for each good: `id`, `hs`, `ex_works_price`, `operations`, and
`materials`, a list of structs. OUT has a row for each row. On a cluster each machine needs `pip install "tegi[batch]"`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any

from pyspark.sql import DataFrame, SparkSession

ANSWERS = """
    verdict string, rule string, criterion string, share decimal(5,2), headroom decimal(38,12),
    missing array<string>, outside array<string>, warnings array<string>, error string, error_at string,
    errors array<struct<code: string, at: string, given: string, allowed: string>>, edition string
"""


def assess(goods: DataFrame, same: dict[str, str], keep: list[str]) -> DataFrame:
    """A row of answers for each good; `same` are facts that are the same for all of them."""
    kept = [f"`{field.name}` {field.dataType.simpleString()}" for field in goods.schema if field.name in ("id", *keep)]
    return goods.mapInArrow(assessor(same, keep), ", ".join([*kept, ANSWERS]))


def assessor(same: dict[str, str], keep: list[str]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What each task does with its batches."""

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        # On the machine of the task.
        import pyarrow
        import tegi.arrow

        for batch in batches:
            # Spark runs a task for each core: one thread is enough.
            columns = (*tegi.arrow.GOOD, "edition")
            answers = tegi.arrow.assess_goods(batch, columns=columns, keep=keep, workers=1, **same)
            yield from pyarrow.table(answers).to_batches()

    return run


def main() -> None:
    """Reads the options, then the goods."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", metavar="IN")
    parser.add_argument("out", metavar="OUT")
    parser.add_argument("--on", help="the day of rows that state none")
    parser.add_argument("--rulebook", help="the rulebook of rows that state none")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        help="a column that is no fact, to come out as it is",
    )
    options = parser.parse_args()
    same = {name: value for name in ("on", "rulebook") if (value := getattr(options, name))}
    spark = SparkSession.builder.appName("tegi").getOrCreate()
    goods = spark.read.parquet(options.source)
    assess(goods, same, options.keep).write.mode("overwrite").parquet(options.out)
    spark.stop()


if __name__ == "__main__":
    main()

"""Measures Spark beside one process, on the same goods: python examples/spark/measure.py [GOODS]."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow
import pyarrow.parquet
from goods import goods

ASSESS = Path(__file__).with_name("assess.py")
SAME = ("--on", "2026-03-01", "--rulebook", "cis-2009")


def main() -> None:
    """Prints how long each takes, from the start of the program to its end."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with TemporaryDirectory() as folder:
        source = Path(folder, "goods.parquet")
        with pyarrow.parquet.ParquetWriter(source, goods(1, 0).schema) as writer:
            for start in range(0, count, 50_000):
                writer.write_table(goods(min(50_000, count - start), start))
        print(f"{count} goods, {source.stat().st_size / 1e6:.0f} MB of Parquet")
        start = time.perf_counter()
        for batch in pyarrow.parquet.ParquetFile(source).iter_batches(16_384):
            del batch
        print(f"decoding alone  {time.perf_counter() - start:6.2f} s")
        taken(
            "tegi batch",
            *(
                sys.executable,
                "-m",
                "tegi",
                "batch",
                source,
                Path(folder, "one.parquet"),
                "--json",
            ),
            *SAME,
        )
        taken(
            "Spark, local[*]",
            sys.executable,
            ASSESS,
            source,
            Path(folder, "spark"),
            *SAME,
        )


def taken(what: str, *command: str | Path) -> None:
    """Runs a program and prints how long it took."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    print(f"{what:15} {time.perf_counter() - start:6.2f} s")


if __name__ == "__main__":
    main()

"""The batch on Spark gives the same rows as one process. `make test-spark` installs what it needs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.compute
import pyarrow.parquet
import pytest
import tegi.arrow

ROOT = Path(__file__).parents[2]
SPARK = ROOT / "examples/spark"
SAME = {"on": "2026-03-01", "rulebook": "cis-2009"}

sys.path.insert(0, str(SPARK))
from goods import goods  # noqa: E402

if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17 or later, and there is none here", allow_module_level=True)
pytest.importorskip("pyspark", reason="pip install -r examples/spark/requirements.txt")


def test_spark_gives_the_rows_of_one_process(tmp_path):
    table = goods(3_000)
    # Some rows that cannot be read: each is a row with its error.
    codes = table.column("hs").to_pylist()
    for number in range(0, 3_000, 100):
        codes[number] = f"{number}x"
    table = table.set_column(1, "hs", pyarrow.array(codes))
    table = table.append_column("customs_post", pyarrow.array([f"post {number % 7}" for number in range(3_000)]))
    source = tmp_path / "goods"
    source.mkdir()
    for part in range(3):
        pyarrow.parquet.write_table(table.slice(part * 1_000, 1_000), source / f"{part}.parquet")
    out = tmp_path / "answers"
    command = [
        sys.executable,
        SPARK / "assess.py",
        source,
        out,
        "--keep",
        "customs_post",
    ]
    command += [word for name, value in SAME.items() for word in (f"--{name}", value)]
    spark = {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
    }
    done = subprocess.run(command, capture_output=True, text=True, env=spark, timeout=300)
    assert done.returncode == 0, done.stderr
    found = pyarrow.parquet.read_table(out).sort_by("id")
    columns = (*tegi.arrow.GOOD, "edition")
    answers = tegi.arrow.assess_goods(table, columns=columns, keep=["customs_post"], **SAME)
    expected = pyarrow.table(answers).sort_by("id")
    assert found.to_pylist() == expected.to_pylist()
    assert found.column_names == expected.column_names
    assert pyarrow.compute.sum(pyarrow.compute.is_valid(found.column("error"))).as_py() == 30
    # Spark has no unsigned numbers; a column of them would come out as another type.
    assert not any(pyarrow.types.is_unsigned_integer(field.type) for field in expected.schema)

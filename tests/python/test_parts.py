"""Folders of parts in Parquet, as Spark and others write them, in and out."""

import json
import shutil
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
import tegi
import tegi.batch
from tegi.batch import result
from tegi.batch.source import Parquet
from test_output import command, states

SAME = {"on": "2026-03-01", "rulebook": "cis-2009", "beyond_insufficient_operations": True}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three parts with 10 goods each, the second of several row groups, among what is none."""
    path = tmp_path / "goods.parquet"
    path.mkdir()
    for part in range(3):
        numbers = range(part * 10, part * 10 + 10)
        table = pyarrow.table({"id": [f"g{number}" for number in numbers], "hs": ["8403109000"] * 10})
        table = table.append_column("ex_works_price", [[f"{number + 1}.00" for number in numbers]])
        table = table.append_column("materials", [[[{"hs": "8416", "value": "8.00", "origin": "DE"}]] * 10])
        pyarrow.parquet.write_table(table, path / f"part-{part:05}-x.snappy.parquet", row_group_size=4)
    (path / "_SUCCESS").touch()
    (path / "._part.crc").write_bytes(b"no parquet")
    (path / "_metadata.parquet").write_bytes(b"no parquet")
    return path


def test_a_folder_of_parts_is_one_table(folder, tmp_path):
    out = tmp_path / "out.jsonl"
    summary = tegi.batch.run(tegi.batch.Batch(folder, out, same=SAME))
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(row["row"], row["id"]) for row in rows] == [(number + 1, f"g{number}") for number in range(30)]
    assert summary.verdicts == {"not_originating": 15, "originating": 15}
    parts = sorted(folder.glob("part-*.parquet"))
    for start in (0, 3, 4, 10, 19, 29, 30):
        found = [row for chunk in Parquet(*parts).chunks(start) for row in chunk.rows]
        assert found == list(range(start + 1, 31))


def test_the_result_may_be_a_folder_of_parts(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(result, "TABLES_OF_PART", 1)
    out = tmp_path / "answers"
    words = ("batch", folder, f"{out}/", "--on", "2026-03-01", "--rulebook", "cis-2009", "--lang", "en")
    for _ in range(2):
        assert command(*words, capsys=capsys)[0] == 0
        assert not list(tmp_path.glob("*.parts"))
    assert sorted(path.name for path in out.iterdir()) == [
        "_SUCCESS",
        *(f"part-{part:05}.parquet" for part in range(3)),
    ]
    assert pyarrow.parquet.read_table(out)["row"].to_pylist() == list(range(1, 31))
    # And it may go in again, as what it is: columns that are no facts.
    with pytest.raises(tegi.TegiError, match="unknown-field"):
        tegi.batch.run(tegi.batch.Batch(out, tmp_path / "again.jsonl"))
    (out / "notes.txt").write_text("mine")
    before = states(tmp_path)
    status, _, error = command(*words, "--force", capsys=capsys)
    assert status == 2 and "notes.txt" in error and states(tmp_path) == before


def test_parts_that_do_not_fit_are_named(folder, tmp_path, capsys):
    other = pyarrow.table({"id": ["x"], "hs": ["8403"]})
    pyarrow.parquet.write_table(other, folder / "part-00003.parquet")
    status, _, error = command("batch", folder, tmp_path / "out.jsonl", "--lang", "en", capsys=capsys)
    assert status == 2 and "part-00003.parquet: its columns are not those of part-00000-x" in error
    (folder / "part-00003.parquet").write_bytes(b"PAR1")
    status, _, error = command("batch", folder, tmp_path / "out.jsonl", "--lang", "en", capsys=capsys)
    assert status == 2 and "part-00003.parquet: the file cannot be read" in error
    (folder / "part-00003.parquet").unlink()
    (folder / "goods.csv").write_text("id;good/hs\n1;8403\n")
    assert command("batch", folder, tmp_path / "out.jsonl", capsys=capsys)[0] == 2
    (folder / "goods.csv").unlink()
    status, _, error = command("batch", folder, folder / "part-9.parquet", "--lang", "en", capsys=capsys)
    assert status == 2 and "name another file" in error
    shutil.rmtree(folder)
    folder.mkdir()
    assert command("batch", folder, tmp_path / "out.jsonl", capsys=capsys)[0] == 2
    assert not list(tmp_path.glob("out*"))

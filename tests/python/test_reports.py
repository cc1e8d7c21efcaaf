"""A worksheet for each good of a batch."""

import json
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
import tegi
import tegi.batch
import tegi.report
from tegi.batch.reports import file_name
from test_output import command, states
from test_people import NAMES

SAME = {"on": "2026-03-01", "rulebook": "cis-2009"}


@pytest.fixture
def goods(tmp_path: Path, boiler: dict[str, Any]) -> Path:
    """Goods without what they have in common; one of them cannot be read."""
    for name in SAME:
        del boiler[name]
    named = [
        {**boiler, "good": {**boiler["good"], "name": name}} for name in ("Котёл №1", "../../etc/passwd", "x" * 500)
    ]
    path = tmp_path / "goods.jsonl"
    path.write_text("\n".join(map(json.dumps, [*named, {"good": {}}])), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_each_good_has_its_worksheet(goods, tmp_path, kind):
    folder = tmp_path / "sheets"
    batch = tegi.batch.Batch(goods, tmp_path / "out.jsonl", same=SAME, reports=folder, reports_as=kind, language="kk")
    assert tegi.batch.run(batch).rows == 4
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"000001-Котёл_1.{kind}", f"000002-etc_passwd.{kind}", f"000003-{'x' * 60}.{kind}"]
    facts = json.loads(goods.read_text().splitlines()[0])
    tegi.report.write({**facts, **SAME}, tmp_path / f"alone.{kind}", "kk")
    # The digest is that of the facts, in whatever order they stand.
    assert (folder / names[0]).read_bytes() == (tmp_path / f"alone.{kind}").read_bytes()


def test_columns_give_the_same_worksheet_as_facts(tmp_path, boiler):
    row = {"id": "001", "hs": "8403109000", "good/name": "Boiler", "ex_works_price": "1000.00", "vat": None}
    materials = [
        {"id": line["id"], "hs": line["hs"], "value": line["value"], "origin": line["origin"]}
        for line in boiler["materials"]
    ]
    table = pyarrow.Table.from_pylist([{**row, "materials": materials, "operations": boiler["operations"]}])
    pyarrow.parquet.write_table(table, tmp_path / "goods.parquet")
    batch = tegi.batch.Batch(
        tmp_path / "goods.parquet", tmp_path / "out.jsonl", same=SAME, reports=tmp_path / "sheets", reports_as="html"
    )
    tegi.batch.run(batch)
    (sheet,) = (tmp_path / "sheets").iterdir()
    assert sheet.name == "000001-001.html"
    boiler["good"]["name"] = "Boiler"
    for line in boiler["materials"]:
        line.pop("name", None)
        if line["origin"] is None:
            del line["origin"]
    tegi.report.write(boiler, tmp_path / "alone.html")
    assert sheet.read_bytes() == (tmp_path / "alone.html").read_bytes()


def test_a_row_that_cannot_be_read_has_no_worksheet_and_stops_none(tmp_path):
    table = pyarrow.table({"hs": ["8403109000"] * 3, "ex_works_price": [1000.5, float("inf"), float("nan")]})
    pyarrow.parquet.write_table(table, tmp_path / "goods.parquet")
    batch = tegi.batch.Batch(
        tmp_path / "goods.parquet", tmp_path / "out.jsonl", same=SAME, reports=tmp_path / "sheets", reports_as="html"
    )
    assert tegi.batch.run(batch).failed == 1
    assert sorted(states(tmp_path / "sheets")) == ["000001.html", "000003.html"]


def test_worksheets_stand_alone(goods, tmp_path, capsys):
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    words = ["batch", goods, tmp_path / "out.jsonl", "--reports", folder, "--reports-as", "html", "--lang", "en"]
    words += ["--on", "2026-03-01", "--rulebook", "cis-2009"]
    before = states(tmp_path)
    status, _, error = command(*words, capsys=capsys)
    assert status == 2 and "not empty, it holds letter.txt" in error and states(tmp_path) == before
    assert command(*words, "--force", capsys=capsys)[0] == 1
    assert len(states(folder)) == 4
    assert command(*words[:5], "--contracts", capsys=capsys)[0] == 2
    assert command(*words, "--reports-as", "pdf", capsys=capsys)[0] == 2


def test_a_batch_that_goes_on_has_all_worksheets(goods, tmp_path):
    batch = tegi.batch.Batch(goods, tmp_path / "out.jsonl", same=SAME, reports=tmp_path / "sheets", reports_as="html")

    def stop(part: float, rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tegi.batch.run(batch, progress=stop)
    batch.resume = True
    assert tegi.batch.run(batch).rows == 4 and len(states(tmp_path / "sheets")) == 3


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("", ""),
        ("...", ""),
        ('a/b\\c:d*e?f"g<h>i|j', "-a_b_c_d_e_f_g_h_i_j"),
        ("Қазан № 5", "-Қазан_5"),
        ("cafe\u0301", "-café"),
        ("\u202eevil\n\0", "-evil"),
        ("CON.", "-CON"),
    ],
)
def test_names_of_files_are_safe(name, safe):
    assert file_name(name) == safe


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_whatever_a_good_is_called_it_has_a_worksheet(tmp_path, kind):
    names = [*NAMES, *("a" * 3 for _ in range(2))]
    lines = [json.dumps({**SAME, "good": {"hs": "8403", "name": name}}) for name in names]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    batch = tegi.batch.Batch(tmp_path / "in.jsonl", tmp_path / "out.jsonl", reports=tmp_path / "s", reports_as=kind)
    summary = tegi.batch.run(batch)
    assert len(states(tmp_path / "s")) == summary.rows - summary.failed > 5

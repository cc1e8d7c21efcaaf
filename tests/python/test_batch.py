"""The command ``tegi batch``: files of goods and contracts."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
import tegi
import tegi.arrow
import tegi.batch
from conftest import ROOT
from program import run
from tegi._tegi import table_data
from tegi.batch.columns import ANSWER_NAMES, VERDICTS
from tegi.batch.source import Parquet
from tegi.language import LANGUAGES
from tegi.table.template import RARE

sys.path.insert(0, str(ROOT / "examples/spark"))
from goods import goods  # noqa: E402

SAME = ("--on", "2026-03-01", "--rulebook", "cis-2009")


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    path = tmp_path / "goods.parquet"
    pyarrow.parquet.write_table(goods(2_000), path, row_group_size=300)
    return path


def document(row: dict[str, Any]) -> dict[str, Any]:
    """A row as the facts of one good."""
    material = [{key: part for key, part in line.items() if part is not None} for line in row["materials"]]
    good = {"hs": row["hs"], "ex_works_price": str(row["ex_works_price"])}
    beyond = row["beyond_insufficient_operations"]
    facts = {"on": "2026-03-01", "rulebook": "cis-2009", "good": good, "materials": material}
    return {**facts, "beyond_insufficient_operations": beyond}


def test_every_format_says_the_same(parquet, tmp_path):
    """The same goods from Parquet and JSON lines, into each format, and one by one."""
    alone = [tegi.assess_good(document(row)) for row in goods(2_000).to_pylist()]
    lines = tmp_path / "goods.jsonl"
    lines.write_text("\n".join(json.dumps(document(row), default=str) for row in goods(2_000).to_pylist()))
    for source in (parquet, lines):
        for kind in ("parquet", "jsonl", "csv", "xlsx"):
            done = run("batch", source, tmp_path / f"out.{kind}", *SAME, "--json")
            assert done.returncode == 0 and done.stderr == b"", done.stderr
            summary = json.loads(done.stdout)
            provisional = Counter(one.verdict for one in alone if one.provisional)
            verdicts = Counter(one.verdict for one in alone)
            assert summary == {"rows": 2_000, "errors": {}, "verdicts": verdicts, "provisional": provisional}
        assert not list(tmp_path.glob("*.parts"))
        of_parquet = pyarrow.parquet.read_table(tmp_path / "out.parquet").to_pylist()
        of_lines = lines_of(tmp_path / "out.jsonl")
        text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
        of_csv = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        sheet = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True).worksheets[0]
        headings, *of_sheet = sheet.iter_rows(values_only=True)
        rows = zip(alone, of_parquet, of_lines, of_csv, of_sheet, strict=True)
        for number, (one, row, line, cells, shown) in enumerate(rows, 1):
            shown = dict(zip(headings, shown, strict=True))
            assert (number, number) == (row["row"], line["row"]) and cells["Строка"] == str(number) == str(
                shown["Строка"]
            )
            assert one.verdict == row["verdict"] == line["verdict"]
            assert one.rule == row["rule"] == line.get("rule")
            criterion = ANSWER_NAMES["criterion"].ru
            assert (one.criterion or "") == cells[criterion] == (shown[criterion] or "")
            verdict = VERDICTS[one.verdict].ru + (" (предварительно)" if one.provisional else "")
            assert verdict == cells["Вывод"] == shown["Вывод"]
            assert one.verdict == cells["Код вывода"] == shown["Код вывода"]
            assert [notice["code"] for notice in one.warnings] == row["warnings"] == line["warnings"]


def test_contracts(tmp_path, works):
    source, out = tmp_path / "contracts.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join([json.dumps(works), "", "{", json.dumps({**works, "value": "999"})]))
    done = run("batch", source, out, "--contracts", "--lang", "en")
    assert done.returncode == 1 and done.stdout.startswith(
        b"Rows: 3\n  assessed  1\n\nRows with errors: 2\n  1  such as "
    )
    first, second, third = lines_of(out)
    answer = tegi.assess_contract(works)
    assert (first["row"], first["share"], first["exact"]) == (1, str(answer.share), answer.exact)
    assert (second["row"], second["error"]) == (3, "not-json")
    assert (third["row"], third["error"], third["error_at"]) == (4, "value-differs", "/value")
    table = pyarrow.Table.from_pylist([works, works])
    pyarrow.parquet.write_table(table, tmp_path / "contracts.parquet")
    assert run("batch", tmp_path / "contracts.parquet", out, "--contracts").returncode == 0
    assert {line["share"] for line in lines_of(out)} == {first["share"]}


# What may be wrong with a row: the sheet, the column, what stands there, and the error.
FAULTS = [
    ("goods", "on", "1 March", "not-a-day"),
    ("goods", "on", "31.02.2026", "not-a-day"),
    ("goods", "rulebook", "no-such", "unknown-rulebook"),
    ("goods", "rulebook", "cis-2009@1999-01-01", "unknown-edition"),
    ("materials", "name", "x" * 1001, "too-long"),
    ("goods", "good/hs", "84031", "not-a-code"),
    ("goods", "good/hs", "7701", "unknown-heading-code"),
    ("goods", "good/hs", None, "missing-field"),
    ("goods", "good/name", "x" * 1001, "too-long"),
    ("goods", "good/ex_works_price", "1,234", "number-unclear"),
    ("goods", "good/ex_works_price", "ten", "not-a-decimal"),
    ("goods", "good/ex_works_price", "-5", "negative"),
    ("goods", "good/ex_works_price", "0", "not-positive"),
    ("goods", "good/ex_works_price", "0.1234567", "too-many-digits"),
    ("goods", "good/production_cost", "1e400", "number-unclear"),
    ("goods", "currency", "doubloons", "unknown-currency"),
    ("goods", "vat", "perhaps", "unknown-name"),
    ("goods", "vat_rate", "0.12", "percent-unclear"),
    ("goods", "operations", "welding; wizardry", "unknown-operation"),
    ("goods", "wholly_produced", "zz", "unknown-name"),
    ("goods", "beyond_insufficient_operations", "perhaps", "not-a-flag"),
    ("materials", "id", "#1", "reserved-id"),
    ("materials", "hs", "720851200x", "not-a-code"),
    ("materials", "value", "-0.01", "negative"),
    ("materials", "value", "3 00", "not-a-decimal"),
    ("materials", "origin", "Atlantis", "unknown-country"),
    ("materials", "proof/kind", "letter", "unknown-name"),
    ("materials", "currency", "galleons", "unknown-currency"),
    ("materials", "packaging", "box", "unknown-name"),
    ("materials", "neutral", "perhaps", "not-a-flag"),
]
ROWS = 1_000
DATA = json.loads(table_data())


def columns_of(sheet: str) -> list[dict[str, Any]]:
    """The columns of a template's sheet."""
    return [one for one in DATA["fields"] if one["sheet"] == sheet and not RARE.fullmatch(one["path"])]


def named(sheet: str, language: str) -> str:
    """What a sheet is called."""
    return next(str(one[language]) for one in DATA["sheets"] if one["id"] == sheet)


PLAIN = {"on": "01.03.2026", "rulebook": "cis-2009", "good/hs": "8403109000", "good/ex_works_price": "1000,50"}
PLAIN |= {"operations": "welding; assembly"}
LINE = {"id": "sheet", "hs": "7208512000", "value": "300.10", "origin": "CN"}


def faulty(language: str) -> tuple[list[list[Any]], list[list[Any]], dict[int, tuple[str, str]]]:
    """The two sheets of a thousand goods, thirty of them with a fault; and by row the error and its cell."""
    sheets: list[list[list[Any]]] = [[], []]
    expected = {}
    columns = columns_of("goods"), columns_of("lines")
    names = named("goods", language), named("lines", language)
    for place, of_sheet in enumerate(columns):
        sheets[place].append([column[language] for column in of_sheet])
    for number in range(1, ROWS + 1):
        fault = FAULTS[number // 33] if number % 33 == 0 and number // 33 < len(FAULTS) - 1 else None
        fault = FAULTS[-1] if number == ROWS else fault
        fault = FAULTS[0] if number == 1 else fault
        row = number + 1
        for place, (of_sheet, plain) in enumerate(zip(columns, (PLAIN, LINE), strict=True)):
            cells = {**plain, "id" if place == 0 else "good": f"g{number}"}
            if fault and fault[0] == ("goods", "materials")[place]:
                cells[fault[1]] = fault[2]
                letter = openpyxl.utils.get_column_letter([c["path"] for c in of_sheet].index(fault[1]) + 1)
                expected[row] = (fault[3], f"{names[place]}!{letter}{row}")
            sheets[place].append([cells.get(column["path"]) for column in of_sheet])
    return sheets[0], sheets[1], expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_of_a_workbook_are_at_their_cells(tmp_path, language):
    """A thousand rows with thirty different faults: a thousand rows, thirty with errors at their cells."""
    of_goods, of_materials, expected = faulty(language)
    assert len(expected) == len(FAULTS) == 30
    source = tmp_path / "goods.xlsx"
    tegi.batch.write_template(source, language)
    book = openpyxl.load_workbook(source)
    for sheet, rows in zip(book.worksheets, (of_goods, of_materials)):
        assert [str(cell.value).removesuffix(" *") for cell in sheet[1]] == rows[0]
        for row in rows[1:]:
            sheet.append(row)
    book.save(source)
    out = tmp_path / "out.jsonl"
    done = run("batch", source, out, "--lang", language)
    assert done.returncode == 1 and done.stderr == b"", done.stderr
    lines = lines_of(out)
    assert len(lines) == ROWS
    found = {line["row"]: (line["error"], line["error_at"]) for line in lines if "error" in line}
    assert found == expected
    assert all(line["verdict"] == "originating" for line in lines if "error" not in line)
    # The result for people has the sentence with the cell.
    shown = tmp_path / "out.xlsx"
    assert run("batch", source, shown, "--lang", language).returncode == 1
    sheet = openpyxl.load_workbook(shown).worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert headings[:4] == [getattr(ANSWER_NAMES[name], language) for name in ("row", "id", "name", "verdict")]
    place = headings.index(getattr(ANSWER_NAMES["errors"], language))
    sentences = [row[place] for row in sheet.iter_rows(min_row=2, values_only=True)]
    for row, (_, cell) in expected.items():
        assert sentences[row - 2].startswith(f"{cell}: ") and len(sentences[row - 2]) > len(cell) + 10


def test_csv_folder_and_files(tmp_path):
    """The same from CSV files, with semicolons, with lines in any order."""
    of_goods, of_materials, expected = faulty("ru")
    for name, rows in (("товары", of_goods), ("материалы", of_materials[:1] + of_materials[:0:-1])):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    out = tmp_path / "out" / "answers.jsonl"
    out.parent.mkdir()
    assert run("batch", tmp_path, out).returncode == 1
    lines = lines_of(out)
    assert len(lines) == ROWS and {line["row"] for line in lines if "error" in line} == set(expected)
    files = tmp_path / "товары.csv", out, "--materials", tmp_path / "материалы.csv"
    assert run("batch", *files).returncode == 1
    assert lines_of(out) == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_csv_may_end_in_any_way(tmp_path, end):
    (tmp_path / "goods.csv").write_bytes(end.join(["id;good/hs", "1;8403109000", "2;8403109000", ""]).encode())
    assert run("batch", tmp_path / "goods.csv", tmp_path / "out.jsonl", *SAME).returncode == 0
    assert [line["id"] for line in lines_of(tmp_path / "out.jsonl")] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("goods.xlsx", b"PK\x03\x04", "zip"),
        ("goods.xlsx", b"%PDF-1.7", "pdf"),
        ("goods.csv", b"\xff\xfe\x00", "goods.csv"),
        ("goods.csv", b"\x00\x01\x02", "goods.csv"),
        ("goods.csv", b"ids,hss\n1,8403\n", "goods!a1"),
        ("goods.csv", b'id,good/hs\n1,"' + b"8" * 200_000, "goods!b2"),
        ("goods.doc", b"", "goods.doc"),
        ("goods.parquet", b"PAR1", "parquet"),
    ],
)
def test_what_cannot_be_read_is_status_2(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    done = run("batch", tmp_path / name, tmp_path / "out.jsonl", "--lang", "en")
    assert done.returncode == 2 and done.stdout == b"" and said.lower() in done.stderr.decode().lower()
    assert "Traceback" not in done.stderr.decode() and not (tmp_path / "out.jsonl").exists()


def test_parquet_that_breaks_off_in_its_rows_is_status_2(tmp_path):
    source = tmp_path / "goods.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"hs": [f"{number}" for number in range(9_999)]}), source)
    content = source.read_bytes()
    source.write_bytes(content[:1_000] + bytes(8_000) + content[9_000:])
    done = run("batch", source, tmp_path / "out.jsonl", "--on", "2026-03-01", "--rulebook", "cis-2009", "--lang", "en")
    assert done.returncode == 2 and b"goods.parquet: the file cannot be read" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr and not (tmp_path / "out.jsonl").exists()


def test_wrong_words_are_status_2(tmp_path, parquet):
    for words in ([], [parquet], [parquet, tmp_path / "out.pdf"], [parquet, tmp_path / "o.csv", "--workers", "-1"]):
        done = run("batch", *words)
        assert done.returncode == 2 and b"Traceback" not in done.stderr, words
    assert run("batch", tmp_path / "none.jsonl", tmp_path / "out.csv").returncode == 2


def test_no_rows_make_a_result_with_columns(tmp_path):
    (tmp_path / "goods.jsonl").write_text("\n\n")
    done = run("batch", tmp_path / "goods.jsonl", tmp_path / "out.parquet", "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["rows"] == 0
    names = pyarrow.parquet.read_table(tmp_path / "out.parquet").column_names
    assert names == ["row", *tegi.arrow.GOOD]


def test_a_killed_batch_goes_on(tmp_path):
    """Killed in the middle and resumed, the result is whole and has no row twice."""
    source, out = tmp_path / "goods.jsonl", tmp_path / "out.jsonl"
    row = json.dumps(document(goods(1).to_pylist()[0]), default=str)
    count = 90_000
    source.write_text("\n".join([row] * count))
    parts = tmp_path / "out.jsonl.parts"
    begun = subprocess.Popen([sys.executable, "-m", "tegi", "batch", source, out, "--workers", "1"])
    until = time.monotonic() + 60
    while not list(parts.glob("*.arrow")) and begun.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    assert list(parts.glob("*.arrow")) and not out.exists()
    kept = sorted(parts.glob("*.arrow"))[0].stat().st_mtime_ns
    # A half-written part, as a killed process may leave it, is none.
    (parts / ".tegi-0123456789abcdef").write_bytes(b"half")
    other = run("batch", source, out, "--resume", "--on", "2020-01-01")
    assert other.returncode == 2 and b"out.jsonl.parts" in other.stderr
    assert sorted(parts.glob("*.arrow"))[0].stat().st_mtime_ns == kept
    done = run("batch", source, out, "--resume", "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["rows"] == count
    assert [line["row"] for line in lines_of(out)] == list(range(1, count + 1))
    assert not parts.exists()


def test_parquet_goes_on_within_a_row_group(parquet):
    for start in (0, 1, 299, 300, 301, 1_999, 2_000):
        rows = [row for chunk in Parquet(parquet).chunks(start) for row in chunk.rows]
        assert rows == list(range(start + 1, 2_001))
        tables = [chunk.table for chunk in Parquet(parquet).chunks(start)]
        assert [name for table in tables for name in table.column("id").to_pylist()] == [
            f"g{number}" for number in range(start, 2_000)
        ]


def test_progress_is_shown_only_to_a_person(parquet, tmp_path):
    assert run("batch", parquet, tmp_path / "out.csv", *SAME).stderr == b""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tegi", "batch", parquet, tmp_path / "out.csv", *SAME]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65_536)
        except OSError:
            break
        if not more:
            break
        shown += more
    assert done.returncode == 0 and b"100%" in shown and b"2,000" in shown and b"/s" in shown


def test_memory_does_not_grow_with_the_file(tmp_path):
    """Ten times the goods need hardly more memory."""
    peaks = []
    for count in (20_000, 200_000):
        source = tmp_path / f"{count}.parquet"
        some = goods(20_000)
        with pyarrow.parquet.ParquetWriter(source, some.schema) as writer:
            for _ in range(count // 20_000):
                writer.write_table(some)
        # The peak of this program alone: `getrusage` would tell of the tests' own memory, too, before the fork.
        code = (
            "import sys; from tegi.cli import main; main(sys.argv[1:]);"
            "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
        )
        words = [sys.executable, "-c", code, "batch", source, tmp_path / "out.parquet", *SAME, "--json"]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout.splitlines()[-1]) // 1024)
    assert peaks[1] < 500 and peaks[1] < peaks[0] + 120, peaks


def test_a_cell_is_no_formula(tmp_path):
    (tmp_path / "goods.csv").write_text('id,good/hs\n"=HYPERLINK(""x"")",8403\n', encoding="utf-8")
    assert run("batch", tmp_path / "goods.csv", tmp_path / "out.csv", *SAME).returncode == 0
    assert "'=HYPERLINK" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")

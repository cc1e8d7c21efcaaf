"""No file is lost: an output is written whole or not at all, and never over what is not our own."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
import tegi
import tegi.arrow
import tegi.batch
import tegi.report
import tegi.workbook
from tegi import cli, output
from tegi.batch.parts import Parts
from tegi.faults import FAULTS
from tegi.language import LANGUAGES

SAME = ["--on", "2026-03-01", "--rulebook", "cis-2009"]


def command(*words: object, capsys: Any) -> tuple[int, str, str]:
    """The command in this process: its exit status and what it says."""
    try:
        status = cli.main([*map(str, words)])
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    said = capsys.readouterr()
    # Sentences fold at the width of the terminal.
    return status, said.out, " ".join(said.err.split())


def states(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path, boiler: dict[str, Any], works: dict[str, Any]) -> Path:
    """A file of each kind that the verbs read."""
    (tmp_path / "boiler.json").write_text(json.dumps(boiler), encoding="utf-8")
    (tmp_path / "contract.json").write_text(json.dumps(works), encoding="utf-8")
    (tmp_path / "goods.jsonl").write_text(json.dumps(boiler) + "\n", encoding="utf-8")
    (tmp_path / "goods.csv").write_text("id;good/hs\n1;8403109000\n", encoding="utf-8")
    (tmp_path / "materials.csv").write_text("good;hs\n1;7208512000\n", encoding="utf-8")
    (tmp_path / "book.xlsx").write_bytes(b"")
    tegi.batch.write_template(tmp_path / "book.xlsx", "en")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    book.worksheets[0]["A2"], book.worksheets[0]["E2"] = "1", "8403109000"
    book.save(tmp_path / "book.xlsx")
    (tmp_path / "draft.json").write_text(tegi.rulebook_text("ct-kz@2024-04-28"), encoding="utf-8")
    (tmp_path / "notes.md").write_text("# my own notes\n", encoding="utf-8")
    (tmp_path / "key.pem").write_text("a key\n", encoding="utf-8")
    os.symlink(tmp_path / "goods.jsonl", tmp_path / "link.jsonl")
    return tmp_path


# What would destroy what it reads, of each verb that writes. Names are of the folder.
OVER_ITS_INPUT = [
    "batch goods.jsonl goods.jsonl",
    "batch goods.jsonl link.jsonl",
    "batch book.xlsx book.xlsx",
    "batch goods.csv materials.csv --materials materials.csv",
    "batch . materials.csv",
    "contract contract.json --form xlsx -o contract.json",
    "good boiler.json --report draft.html --rulebook-file draft.html",
    "record boiler.json -o boiler.json",
    "record boiler.json -o out.json --mask boiler.json",
    "record boiler.json -o out.json --mask out.json",
    "record boiler.json -o key.pem --sign key.pem",
    "audit draft.json --report notes.md --nomenclature notes.md",
]


@pytest.mark.parametrize("words", OVER_ITS_INPUT)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_an_input_is_never_written_over(folder, monkeypatch, capsys, words, force):
    monkeypatch.chdir(folder)
    if "draft.html" in words:
        os.rename("draft.json", "draft.html")
    before = states(folder)
    status, said, error = command(*words.split(), *force, "--lang", "en", capsys=capsys)
    assert status == 2 and said == "" and "name another file" in error, error
    assert states(folder) == before


# What would destroy a file of somebody else.
OVER_ANOTHER = [
    "batch goods.jsonl goods.csv",
    "batch goods.jsonl book.xlsx",
    "batch --template book.xlsx",
    "contract contract.json --form html -o notes.md",
    "contract contract.json --form xlsx -o book.xlsx",
    "good boiler.json --report book.xlsx",
    "record contract.json -o boiler.json",
    "record contract.json -o out.json --mask boiler.json",
    "audit draft.json --report notes.md",
]


@pytest.mark.parametrize("words", OVER_ANOTHER)
def test_what_somebody_else_made_is_not_written_over(folder, monkeypatch, capsys, words):
    monkeypatch.chdir(folder)
    before = states(folder)
    status, said, error = command(*words.split(), "--lang", "en", capsys=capsys)
    assert (status, said) == (2, "") and "--force" in error, error
    assert states(folder) == before
    status, _, error = command(*words.split(), "--force", "--lang", "en", capsys=capsys)
    assert status in (0, 1) and error == ""
    out = words.split()[-1]
    assert states(folder)[out] != before[out]


# What makes a file of each kind that has a mark.
OURS = [
    "batch goods.jsonl out.csv",
    "batch goods.jsonl out.jsonl",
    "batch goods.jsonl out.parquet",
    "batch goods.jsonl out.xlsx",
    "batch --template out.xlsx",
    "contract contract.json --form html -o out.html",
    "contract contract.json --form xlsx -o out",
    "good boiler.json --report out.docx",
    "good boiler.json --report out.html",
    "good boiler.json --report out.xlsx",
    "record boiler.json -o out.json",
]


@pytest.mark.parametrize("words", OURS)
def test_our_own_result_is_written_anew_until_somebody_changes_it(folder, monkeypatch, capsys, words):
    monkeypatch.chdir(folder)
    names = set(states(folder))
    for _ in range(2):
        status, _, error = command(*words.split(), capsys=capsys)
        assert status in (0, 1) and error == "", error
    (out,) = map(Path, set(states(folder)) - names)
    assert not [path for path in folder.iterdir() if "tegi" in path.name or "parts" in path.name]
    if out.suffix in (".csv", ".jsonl"):
        # As a spreadsheet program saves it, and as another program writes its lines.
        changed = out.read_bytes().replace(b'"', b"", 2) if out.suffix == ".csv" else b'{"id":1}\n'
    elif out.suffix == ".parquet":
        table = pyarrow.parquet.read_table(out)
        metadata = pyarrow.parquet.read_metadata(out).metadata
        pyarrow.parquet.write_table(table.replace_schema_metadata(metadata), "changed")
        changed = Path("changed").read_bytes()
        os.remove("changed")
    elif out.read_bytes()[:2] == b"PK":
        # Saved anew with the mark kept, as no program does by itself.
        with zipfile.ZipFile(out) as old, zipfile.ZipFile("changed", "w") as new:
            new.comment = old.comment
            for member in old.namelist():
                new.writestr(member, old.read(member).replace(b"Boiler", b"boiler"))
        changed = Path("changed").read_bytes()
        os.remove("changed")
    else:
        changed = out.read_bytes().replace(b"0", b"1", 1)
    out.write_bytes(changed)
    status, _, error = command(*words.split(), "--lang", "en", capsys=capsys)
    assert status == 2 and "--force" in error and out.read_bytes() == changed


def test_marks_are_in_no_way_of_those_who_read(folder, boiler):
    for name in ("a.docx", "a.xlsx", "a.html"):
        tegi.report.write(boiler, folder / name, "en")
    with zipfile.ZipFile(folder / "a.xlsx") as archive:
        assert archive.testzip() is None
    assert openpyxl.load_workbook(folder / "a.xlsx").sheetnames
    with pytest.raises(tegi.TegiError, match="output-exists"):
        tegi.report.write(boiler, folder / "book.xlsx")
    with pytest.raises(tegi.TegiError, match="output-exists"):
        tegi.workbook.write_template(folder / "book.xlsx")
    tegi.workbook.write_template(folder / "book.xlsx", force=True)


def test_devices_and_links_stay_what_they_are(folder, boiler):
    os.symlink(folder / "a.html", folder / "named.html")
    for _ in range(2):
        tegi.report.write(boiler, folder / "named.html")
    assert os.path.islink(folder / "named.html") and output.is_own(folder / "a.html")
    os.chmod(folder / "a.html", 0o640)
    tegi.report.write(boiler, folder / "a.html")
    assert (folder / "a.html").stat().st_mode & 0o777 == 0o640
    output.replace(os.devnull, lambda path: path.write_bytes(b"x"))
    assert not os.path.isfile(os.devnull)
    with pytest.raises(IsADirectoryError):
        output.save(folder, b"x")


# Wrong options, with what is named.
WRONG = [
    ("batch goods.jsonl out.jsonl --on 32.13.2026", "--on"),
    ("batch goods.jsonl out.jsonl --rulebook cis-2010", "--rulebook"),
    ("batch goods.jsonl out.jsonl --on 2026-13-01 --rulebook cis-2009", "--on"),
    ("batch goods.jsonl out.jsonl --rulebook kz-procurement", "--rulebook"),
    ("batch goods.jsonl out.jsonl --contracts --rulebook cis-2009", "--rulebook"),
    ("batch goods.jsonl out.jsonl --with nothing", "--with"),
    ("batch goods.jsonl out.jsonl --with rows", "--with"),
    ("batch goods.txt out.jsonl", "goods.txt: "),
    ("batch goods.jsonl out.jsonl --materials materials.csv", "--materials"),
    ("batch goods.csv out.jsonl --contracts", "goods.csv: "),
    ("batch goods.jsonl out.jsonl --contracts --reports sheets", "sheets: "),
    ("batch goods.jsonl out.jsonl --workers -1", "--workers"),
    ("batch goods.jsonl out.txt", "out.txt"),
    ("batch goods.jsonl out.jsonl --lang de", "--lang"),
    ("advise boiler.json --share much", "--share"),
    ("advise boiler.json --cost replace-material/burner=dear", "--cost"),
    ("impact goods.jsonl --from cis-2009 --to ct-kz@2024-04-28", "cis-2009"),
]


@pytest.mark.parametrize(("words", "named"), WRONG)
def test_a_wrong_option_is_one_error_at_once(folder, monkeypatch, capsys, words, named):
    monkeypatch.chdir(folder)
    before = states(folder)
    status, said, error = command(*words.split(), capsys=capsys)
    assert status == 2 and said == "" and named in error and "Traceback" not in error
    assert states(folder) == before and not list(folder.glob("*.parts"))


def test_a_wrong_fact_of_all_rows_is_told_once(boiler):
    goods = pyarrow.table({"hs": ["8403109000"] * 2})
    for same in ({"on": "1 March"}, {"on": "2026-03-01", "vat": "perhaps"}, {"rulebook": "none"}):
        with pytest.raises(tegi.TegiError) as raised:
            tegi.arrow.assess_goods(goods, **same)
        assert [fault["at"][1:] for fault in raised.value.errors] == [list(same)[-1]]
    with pytest.raises(tegi.TegiError, match="unknown-language"):
        tegi.batch.run(tegi.batch.Batch(Path("goods.jsonl"), Path("out.jsonl"), language="de"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_the_way_is_said_in_each_language(folder, monkeypatch, capsys, language):
    monkeypatch.chdir(folder)
    _, _, error = command("batch", "goods.jsonl", "goods.csv", "--lang", language, capsys=capsys)
    sentence = FAULTS["output-exists"][LANGUAGES.index(language)]
    assert "goods.csv: " in error and sentence.split()[-1] in " ".join(error.split())


def test_one_result_is_written_by_one_batch_at_a_time(folder, monkeypatch, capsys):
    """A batch that begins while another writes the same result is refused, and leaves it alone."""
    monkeypatch.chdir(folder)
    seen = []

    def between(part: float, rows: int) -> None:
        status, _, error = command("batch", "goods.csv", "out.jsonl", "--lang", "en", *SAME, capsys=capsys)
        seen.append((status, "another run" in error))
        other = [sys.executable, "-m", "tegi", "batch", "goods.jsonl", "out.jsonl", "--resume"]
        seen.append((subprocess.run(other, capture_output=True).returncode, True))

    tegi.batch.run(tegi.batch.Batch(Path("goods.jsonl"), Path("out.jsonl")), progress=between)
    assert seen == [(2, True)] * 2
    assert json.loads(Path("out.jsonl").read_text())["verdict"] == "originating"
    assert not list(folder.glob("*.parts"))
    assert command("batch", "goods.csv", "out.jsonl", *SAME, capsys=capsys)[0] == 0


def test_only_a_folder_of_ours_is_removed(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    parts = folder / "out.jsonl.parts"
    parts.mkdir()
    (parts / "letter.txt").write_text("mine")
    for more in ([], ["--resume"], ["--force"]):
        status, _, error = command("batch", "goods.jsonl", "out.jsonl", "--lang", "en", *more, capsys=capsys)
        assert status == 2 and "was not made by this program" in error
    assert states(parts) == {"letter.txt": b"mine"} and not (folder / "out.jsonl").exists()
    # A file that somebody put beside ours stays.
    (parts / "letter.txt").unlink()

    def beside(part: float, rows: int) -> None:
        (parts / "letter.txt").write_text("mine")

    tegi.batch.run(tegi.batch.Batch(Path("goods.jsonl"), Path("out.jsonl")), progress=beside)
    assert states(parts) == {"letter.txt": b"mine"} and (folder / "out.jsonl").exists()


def test_nothing_is_left_of_a_batch_that_cannot_begin(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    (folder / "broken.csv").write_text("id;good/hss\n1;8403109000\n", encoding="utf-8")
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "broken.parquet").write_bytes(b"PAR1")
    for name in ("broken.csv", "broken.xlsx", "broken.parquet", "none.jsonl"):
        assert command("batch", name, "out.jsonl", *SAME, capsys=capsys)[0] == 2
        assert not list(folder.glob("out*")), name


def test_a_stopped_batch_knows_its_input_by_what_it_holds(folder, monkeypatch, capsys):
    """Touched or copied the input is the same one; of the same size and day, but with other content, it is not."""
    monkeypatch.chdir(folder)

    def stop(part: float, rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tegi.batch.run(tegi.batch.Batch(Path("goods.jsonl"), Path("out.jsonl")), progress=stop)
    assert (folder / "out.jsonl.parts/000000.arrow").exists()
    source = folder / "goods.jsonl"
    content, times = source.read_text(), source.stat()
    source.write_text(content.replace("300.00", "300.01"))
    os.utime(source, ns=(times.st_atime_ns, times.st_mtime_ns))
    status, _, error = command("batch", "goods.jsonl", "out.jsonl", "--resume", "--lang", "en", capsys=capsys)
    assert status == 2 and "another batch was begun here (IN differs)" in error
    source.write_text(content)
    os.utime(source, (0, 0))
    assert command("batch", "goods.jsonl", "out.jsonl", "--resume", capsys=capsys)[0] == 0
    assert len(Path("out.jsonl").read_text().splitlines()) == 1


def test_a_part_of_another_batch_is_none_of_this_one(folder):
    out = folder / "out.jsonl"
    what = {"engine": "1", "rulebooks": [], "files": []}
    parts = Parts(out, what, resume=False)
    parts.add(pyarrow.table({"row": [1]}), 1)
    parts.add(pyarrow.table({"row": [2]}), 2)
    parts.close(is_over=False)
    other = Parts(folder / "other.jsonl", {**what, "engine": "2"}, resume=False)
    other.add(pyarrow.table({"row": [7]}), 7)
    os.replace(other.path(0), parts.path(1))
    other.close(is_over=True)
    again = Parts(out, what, resume=True)
    assert (again.count, again.done) == (1, 1)
    again.close(is_over=True)
    assert not again.folder.exists()


def test_an_input_that_changes_meanwhile_gives_no_result(folder, monkeypatch, boiler):
    monkeypatch.chdir(folder)

    def change(part: float, rows: int) -> None:
        Path("goods.jsonl").write_text(json.dumps(boiler) * 2)

    with pytest.raises(tegi.TegiError, match="input-changed"):
        tegi.batch.run(tegi.batch.Batch(Path("goods.jsonl"), Path("out.jsonl")), progress=change)
    assert not list(folder.glob("out*"))

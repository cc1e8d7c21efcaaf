"""Many records: verified by all cores, and computed anew under another edition."""

import copy
import json
import re
import secrets
from pathlib import Path
from typing import Any

import polars
import pyarrow
import pyarrow.parquet
import pytest
import tegi
from program import run
from tegi.impact import impact, load_draft
from tegi.recheck import recheck
from tegi.records import each, read
from tegi.words import WORDS

SALT = "00112233445566778899aabbccddeeff"


def bill(price: int) -> dict[str, Any]:
    """A boiler with foreign materials of 400.00."""
    return {
        "on": "2024-04-27",
        "rulebook": "ct-kz",
        "vat_rate": "12",
        "good": {"hs": "8403109000", "ex_works_price": str(price), "production_cost": "800.00"},
        "materials": [{"id": "sheet", "hs": "7208512000", "value": "400.00", "origin": "CN"}],
        "operations": ["welding"],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve records: one a file, ten a line, one masked."""
    (tmp_path / "inner").mkdir()
    one = tegi.record_text(json.dumps(bill(1000)), salt=SALT)
    (tmp_path / "one.json").write_text(one, encoding="utf-8", newline="")
    (tmp_path / "inner/masked.json").write_text(tegi.mask_text(one), encoding="utf-8", newline="")
    lines = [tegi.record_text(json.dumps(bill(price))) for price in range(500, 1500, 100)]
    (tmp_path / "lines.jsonl").write_text("\r\n".join(lines) + "\n\n", encoding="utf-8", newline="")
    (tmp_path / "one.json.jws").write_text("no record")
    return tmp_path


def altered(folder: Path) -> None:
    path = folder / "lines.jsonl"
    lines = path.read_bytes().split(b"\r\n")
    lines[2] = lines[2].replace(b'"origin":"CN"', b'"origin":"KZ"')
    lines[4] = b"\xff"
    path.write_bytes(b"\r\n".join(lines))


def test_all_that_holds_holds(folder: Path) -> None:
    found = recheck(str(folder), tegi.Engine())
    assert (found.records, found.outcomes) == (12, {"same": 11, "masked": 1})
    # Nobody has shown that the answer of a masked one is true.
    assert [answer["outcome"] for _, answer in found.failing] == ["masked"]
    done = run("recheck", folder, "--json")
    assert done.returncode == 1 and json.loads(done.stdout) == json.loads(json.dumps(found.to_dict()))
    assert done.stderr.decode().startswith("12 (")


def test_a_masked_one_holds_by_the_signature_beside_it(folder: Path, tmp_path: Path) -> None:
    signature = pytest.importorskip("tegi.signature")
    pytest.importorskip("cryptography")
    public = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    key = {**public, "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}
    whole = (folder / "one.json").read_text(encoding="utf-8")
    (folder / "inner/masked.json.dsse").write_text(signature.sign(whole, key), encoding="utf-8")
    keys = tmp_path / "keys.txt"
    keys.write_text(json.dumps(public))
    assert recheck(str(folder), tegi.Engine(), keys=json.dumps(public)).failing == []
    assert run("recheck", folder, "--keys", keys).returncode == 0
    assert run("recheck", folder).returncode == 1
    keys.write_text(json.dumps(key))
    done = run("recheck", folder, "--keys", keys)
    assert done.returncode == 2 and "12 (" not in done.stderr.decode(), "a private key is no list of trusted ones"


def test_what_is_bought_beyond_a_masked_record_is_told(tmp_path: Path) -> None:
    seller = {**bill(1000), "good": {"hs": "8416201000", "production_cost": "1000.00", "quantity": 10.5, "unit": "pcs"}}
    # A digest counts how a number was written.
    masked = tegi.mask_text(tegi.record_text(json.dumps(seller), salt=secrets.token_hex(16)))
    texts = []
    for quantity in ("6.5", "5"):
        line = {"value": "10.00", "quantity": quantity, "made_from": json.loads(masked)}
        texts.append(tegi.record_text(json.dumps({**bill(1000), "materials": [line]})))
    (tmp_path / "one.json").write_text(texts[0], encoding="utf-8", newline="")
    assert run("recheck", tmp_path).returncode == 0
    (tmp_path / "two.json").write_text(texts[1], encoding="utf-8", newline="")
    done = run("recheck", tmp_path, "--json")
    [flag] = json.loads(done.stdout)["excess"]
    assert done.returncode == 1 and flag["figures"]["excess"] == "1.00"
    assert flag["figures"]["record"] == json.loads(masked)["digest"]
    assert [case.split(": ")[1] for case in flag["cases"]] == [str(tmp_path / "one.json"), str(tmp_path / "two.json")]
    for language in WORDS:
        said = run("recheck", tmp_path, "--lang", language).stdout.decode()
        assert "1.00" in said and "two.json" in said
    found = json.loads(run("flags", tmp_path, "--json").stdout)
    assert [flag["rule"] for flag in found["flags"]] == ["record-used-up"]


def test_what_does_not_hold_is_listed_by_name(folder: Path) -> None:
    altered(folder)
    done = run("recheck", folder, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert (found["records"], found["hold"]) == (12, 9)
    assert found["outcomes"] == {"altered": 1, "masked": 1, "same": 9, "unreadable": 1}
    lines = folder / "lines.jsonl"
    masked = folder / "inner/masked.json"
    assert {one["record"] for one in found["failing"]} == {f"{lines}:3", f"{lines}:5", str(masked)}
    assert sorted(one["answer"]["type"] for one in found["failing"]) == ["refusal", "verification", "verification"]
    for language, words in WORDS.items():
        done = run("recheck", folder, "--lang", language)
        said = done.stdout.decode()
        assert done.returncode == 1 and f"{words.records}: 12. {words.hold}: 9." in said
        assert "lines.jsonl:3" in said and words.outcomes["altered"] in said
        # Where it differs is told by name.
        assert re.search(r"lines\.jsonl:3\n  • .+\n  • [^/]+: ", said) and "/answer/" not in said


@pytest.fixture
def table() -> Any:
    """Three records by their names: one holds, one was altered, one is nothing at all."""
    good = tegi.record_text(json.dumps(bill(1000)))
    texts = [good, good.replace('"origin":"CN"', '"origin":"KZ"'), None]
    return pyarrow.table({"id": ["one", "two", None], "of_mine": [1, 2, 3], "record": texts})


def test_records_of_a_parquet_file_and_of_a_table(table: Any, tmp_path: Path) -> None:
    pyarrow.parquet.write_table(table, tmp_path / "records.parquet", row_group_size=2)
    done = run("recheck", tmp_path, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1 and found["outcomes"] == {"altered": 1, "same": 1, "unreadable": 1}
    file = tmp_path / "records.parquet"
    assert [one["record"] for one in found["failing"]] == [f"{file}:two", f"{file}:3"]
    # The same as it stands, of whichever library, with bytes for text and rows for names.
    for other in (table, polars.from_arrow(table), table.to_reader(1)):
        known = recheck(other, tegi.Engine()).to_dict()
        assert [one["record"] for one in known["failing"]] == ["two", "3"]
        assert [one["answer"] for one in known["failing"]] == [one["answer"] for one in found["failing"]]
    of_bytes = pyarrow.table({"record": table["record"].cast(pyarrow.large_binary())})
    assert [name for name, _ in recheck(of_bytes, tegi.Engine()).failing] == ["2", "3"]
    changed = impact(table, "ct-kz@2021-08-01", "ct-kz@2024-04-28", tegi.Engine())
    assert (changed.records, changed.passed_over) == (2, 0)
    assert [(name, errors[0]["code"]) for name, errors in changed.unreadable] == [("3", "not-json")]
    done = run("flags", tmp_path / "records.parquet", "--json")
    assert done.returncode == 1 and len(json.loads(done.stdout)["faults"]) == 1


@pytest.mark.parametrize(
    ("columns", "said"),
    [({"answer": ["{}"]}, "/record: missing-field"), ({"record": [1]}, "/record: wrong-type, given 'int64'")],
)
def test_a_table_without_records(columns: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(tegi.TegiError, match=said):
        recheck(pyarrow.table(columns), tegi.Engine())
    pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / "records.parquet")
    done = run("recheck", tmp_path / "records.parquet", "--json")
    assert done.returncode == 2 and json.loads(done.stdout)["errors"][0]["at"] == "/record"


def test_what_is_no_parquet_is_named(tmp_path: Path) -> None:
    file = tmp_path / "records.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"record": [f"{number}" for number in range(9_999)]}), file)
    broken = bytearray(file.read_bytes())
    broken[1_000:9_000] = bytes(8_000)
    for content in (b"PAR1 and no more", broken):
        file.write_bytes(content)
        done = run("recheck", file, "--json")
        (fault,) = json.loads(done.stdout)["errors"]
        assert done.returncode == 2 and (fault["code"], fault["at"]) == ("not-readable", "records.parquet")
        # Of a folder it is one file among many.
        (failing,) = [
            one
            for one in json.loads(run("recheck", tmp_path, "--json").stdout)["failing"]
            if one["record"] == str(file)
        ]
        assert failing["answer"]["errors"] == [fault]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for words in (["recheck"], ["impact", "--from", "ct-kz@2021-08-01", "--to", "ct-kz@2024-04-28"]):
        done = run(*words, tmp_path / "no")
        assert done.returncode == 2 and b"no: " in done.stderr


def test_the_order_is_that_of_the_records_however_many_threads_work(tmp_path: Path) -> None:
    lines = tmp_path / "numbers.jsonl"
    lines.write_text("".join(f"{number}\n" for number in range(5_000)))
    assert [number for _, number in each(int, read(str(lines)))] == list(range(5_000))


def test_another_edition_changes_shares_by_chapter(folder: Path) -> None:
    found = impact(str(folder), "ct-kz@2021-08-01", "ct-kz@2024-04-28", tegi.Engine())
    # F1 takes the price of each, F2 the production cost of all.
    assert (found.records, found.passed_over, found.refused) == (11, 1, 0)
    (chapter,) = found.to_dict()["chapters"]
    assert (chapter["chapter"], chapter["records"], chapter["share"]) == ("84", 11, 11)
    example = chapter["examples"][0]
    assert example["to"] == {"verdict": "not_originating", "share": "50.00"}
    done = run("impact", folder, "--from", "ct-kz@2021-08-01", "--to", "ct-kz@2024-04-28", "--json")
    assert done.returncode == 0 and json.loads(done.stdout) == found.to_dict()


def test_the_same_edition_changes_nothing(folder: Path) -> None:
    found = impact(str(folder), "ct-kz@2021-08-01", "ct-kz@2021-08-01", tegi.Engine()).to_dict()
    assert (found["records"], found["verdict"], found["share"], found["verdicts"]) == (11, 0, 0, [])
    other = impact(str(folder), "ct-kz@2024-04-28", "ct-kz@2021-08-01", tegi.Engine()).to_dict()
    assert (other["records"], other["passed_over"]) == (0, 12)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The edition in force, with the limit for boilers raised."""
    book = copy.deepcopy(tegi.rulebook("cis-2009@2024-05-04"))
    row = next(row for row in book["origin"]["list"] if row["id"] == "8403")  # type: ignore[typeddict-item,union-attr]
    assert row["expression"] == "MAXNOM 50"
    row["expression"] = "MAXNOM 60"
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_draft_stands_beside_the_edition_that_it_would_replace(draft: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    boilers = [{**bill(price), "on": "2026-03-01", "rulebook": "cis-2009"} for price in range(600, 1000, 50)]
    records = [tegi.record_text(json.dumps(boiler)) for boiler in boilers]
    lines.write_text("\n".join(records), encoding="utf-8")
    engine = tegi.Engine()
    name = load_draft(draft.read_text(encoding="utf-8"), engine)
    found = impact(str(lines), "cis-2009@2024-05-04", name, engine).to_dict()
    # 400.00 of 700.00 and of 750.00 are more than half and less than 60 %.
    assert found["verdicts"] == [{"from": "not_originating", "to": "originating", "records": 2}]
    assert (found["records"], found["refused"]) == (8, 0)
    for language, words in WORDS.items():
        done = run("impact", lines, "--from", "cis-2009@2024-05-04", "--to", draft, "--lang", language)
        assert done.returncode == 0, done.stderr
        verdicts = f"{words.verdicts['not_originating']} → {words.verdicts['originating']}"
        assert re.search(rf"\n  {verdicts} +2\n", done.stdout.decode())
    done = run("impact", lines, "--from", "cis-2009", "--to", draft, "--json")
    assert done.returncode == 2 and json.loads(done.stdout)["errors"][0]["code"] == "unknown-edition"
    for text in ("{", "[]", "{}"):
        draft.write_text(text)
        done = run("impact", lines, "--from", "cis-2009@2024-05-04", "--to", draft, "--json")
        assert done.returncode == 2 and json.loads(done.stdout)["type"] == "refusal"


def test_contracts_and_purchases_by_their_kind(works: Any, purchases: Any, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(tegi.record_text(json.dumps(facts)) for facts in (works, purchases)), encoding="utf-8")
    found = impact(str(lines), "kz-procurement@2025-10-06", "kz-procurement@2018-06-29", tegi.Engine()).to_dict()
    works_row = next(row for row in found["chapters"] if row["chapter"] == "works")
    # Before the register, its extracts proved nothing: 600 × 9/10 + 100 × 1/2 remain.
    assert works_row["share"] == 1
    assert works_row["examples"][0]["from"] == {"verdict": None, "share": "77.00"}
    assert works_row["examples"][0]["to"] == {"verdict": None, "share": "59.00"}
    assert {row["chapter"] for row in found["chapters"]} == {"works", "period"}

"""A second opinion: blind papers, and what is refused or told with care."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
import tegi
from program import run
from tegi.compare.words import CompareWords
from tegi.language import LANGUAGES
from tegi.view.compare import of_blind, of_comparison, of_many
from tegi.view.document import Verdict
from test_compare import BASE, Facts, edited, line, setting


def test_the_command_refuses_a_masked_record_as_a_whole(tmp_path):
    record = tegi.record_text(BASE, salt="0123456789abcdef0123456789abcdef")
    for name, text in (("open", record), ("masked", tegi.mask_text(record)), ("facts", json.dumps(BASE))):
        for folder in ("", name, "both"):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}.json").write_text(text, encoding="utf-8")
    masked, facts = tmp_path / "masked.json", tmp_path / "facts.json"
    for asked in (
        ["compare", facts, masked],
        ["compare", masked, facts],
        ["compare", "--blind", masked],
        ["recheck", masked, "--facts", facts],
        ["recheck", tmp_path / "open.json", "--facts", masked],
    ):
        done = run(*asked, "--json")
        assert done.returncode == 2 and json.loads(done.stdout)["errors"] == [{"code": "record-masked", "at": ""}]
    found = tegi.compare.many(tmp_path / "both", tmp_path / "both")
    assert found.unreadable == [("masked", [{"code": "record-masked", "at": "/a"}])]


def test_an_altered_record_is_never_told_as_an_answer_that_holds(tmp_path):
    altered = tegi.record_text(BASE).replace('"verdict":"originating"', '"verdict":"not_originating"')
    for folder, text in (("a", altered), ("b", json.dumps(BASE)), ("c", json.dumps(BASE))):
        (tmp_path / folder).mkdir()
        for name in ("boiler", "kettle"):
            (tmp_path / folder / f"{name}.json").write_text(text, encoding="utf-8")
    a, b, c = (tmp_path / name for name in "abc")
    for language in LANGUAGES:
        said = CompareWords(language)
        one = tegi.compare.compare(altered, BASE)
        tones = [part.tone for part in of_comparison(one, language, tegi._engine).parts if isinstance(part, Verdict)]
        assert not one.differences and tones == ["open", "no"]
        printed = " ".join(run("compare", a, b, "--lang", language).stdout.decode().split())
        assert said("not-held-many") in printed and printed.count("(a):") == 2
    found = tegi.compare.many(a, b)
    assert not found.is_whole and of_many(found, "ru", tegi._engine).parts[0].tone == "open"
    assert run("compare", a / "boiler.json", b / "boiler.json").returncode == 1
    assert run("compare", a, b).returncode == 1 and run("compare", b, c).returncode == 0
    assert of_many(tegi.compare.many(b, c), "ru", tegi._engine).parts[0].tone == "yes"


def test_goods_without_a_counterpart_are_not_told_as_alike(tmp_path):
    for folder, names in (("a", ("boiler", "kettle")), ("b", ("pump", "tube"))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / f"{name}.json").write_text(json.dumps(BASE), encoding="utf-8")
    for language in LANGUAGES:
        first, second, *_ = of_many(tegi.compare.many(tmp_path / "a", tmp_path / "b"), language, tegi._engine).parts
        assert (first.tone, second) == ("open", Verdict(CompareWords(language)("none-in-common"), "no"))


def test_an_empty_folder_is_refused_by_what_is_read(tmp_path):
    for name in ("full", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "full/boiler.json").write_text(tegi.record_text(BASE), encoding="utf-8")
    full, empty = tmp_path / "full", tmp_path / "empty"
    for asked in (["compare", empty, full], ["compare", full, empty], ["recheck", full, "--facts", empty]):
        done = run(*asked, "--json")
        (error,) = json.loads(done.stdout)["errors"]
        assert done.returncode == 2 and (error["code"], error["at"]) == ("no-goods", str(empty))
        assert ".jsonl" in error["allowed"] and ".xlsx" in error["allowed"]


def test_blind_papers_hold_nothing_that_was_judged():
    facts = edited(BASE, ["sheet/proof", "lid", "/beyond_insufficient_operations", "casing/value"])
    facts["materials"][0]["made_from"] = {"good": {"name": "Part", "hs": "7208"}, "operations": ["rolling"]}
    facts["answers"] = {"necessary-component": True}
    found = tegi.compare.blind(tegi.record_text(facts))
    assert found.facts["good"] == {"name": "Boiler", "hs": None, "ex_works_price": None}
    assert found.facts["materials"][0]["proof"] == {"kind": "ct-1", "number": "7"}
    assert found.facts["materials"][0]["made_from"] == {"good": {"name": "Part", "hs": None}, "operations": None}
    text = found.text()
    for judged in ("8403109000", "7208", "300.00", "CN", "welding", "necessary", "false", "true", "USD", "rolling"):
        assert judged not in text, judged
    # Filled in as it was, it is the same document.
    for pointer in found.hidden:
        at: Any = found.facts
        of: Any = facts
        *parents, name = pointer.split("/")[1:]
        for part in parents:
            at = at[int(part) if isinstance(at, list) else part]
            of = of[int(part) if isinstance(of, list) else part]
        at[name] = of[name]
    assert tegi.compare.compare(found.facts, facts).differences == ()


CLAIMS: dict[str, Callable[[Facts], None]] = {
    "answers": lambda facts: facts.update(answers={"necessary-component": True}),
    "readings": lambda facts: facts.update(readings={}),
    "beyond": setting("/beyond_insufficient_operations", True),
    "wholly": setting("/wholly_produced", "b"),
    "packaging": setting("sheet/packaging", "transport"),
    "neutral": setting("sheet/neutral", True),
    "no operations": lambda facts: facts.pop("operations"),
    "no origin": lambda facts: line(facts, "sheet").pop("origin"),
    "unknown origin": setting("sheet/origin", None),
    "no code": lambda facts: line(facts, "sheet").pop("hs"),
    "no value": lambda facts: line(facts, "sheet").pop("value"),
}


@pytest.mark.parametrize("claim", sorted(CLAIMS))
def test_blind_papers_do_not_tell_that_something_was_claimed(claim):
    claimed = copy.deepcopy(BASE)
    CLAIMS[claim](claimed)
    assert tegi.compare.blind(claimed).facts == tegi.compare.blind(BASE).facts


def test_the_command_gives_blind_papers_and_refuses(tmp_path):
    file, out = tmp_path / "facts.json", tmp_path / "blind.json"
    file.write_text(json.dumps(BASE), encoding="utf-8")
    done = run("compare", "--blind", file, "-o", out, "--lang", "ru")
    assert done.returncode == 0
    assert json.loads(out.read_text(encoding="utf-8")) == tegi.compare.blind(BASE).facts
    assert json.loads(run("compare", "--blind", file).stdout) == tegi.compare.blind(BASE).facts
    # What the second person has not filled in is named.
    refused = run("compare", file, out, "--json")
    assert refused.returncode == 2 and json.loads(refused.stdout)["errors"][0]["at"] == "/good/hs"
    for wrong in ([file], ["--blind", file, file], [file, file, "-o", out], [file, file, "--report", "x.pdf"]):
        assert run("compare", *wrong).returncode == 2
    report = tmp_path / "report.docx"
    for _ in range(2):
        assert run("compare", file, file, "--report", report, "--json").returncode == 0
    report.write_bytes(b"theirs")
    assert run("compare", file, file, "--report", report).returncode == 2 and report.read_bytes() == b"theirs"


def test_blind_papers_are_told_by_names():
    for language in LANGUAGES:
        document = of_blind(tegi.compare.blind(BASE), language, tegi._engine)
        assert not any("/" in item.text for part in document.parts for item in getattr(part, "items", ()))

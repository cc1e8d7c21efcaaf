"""A record held against newer facts: what no longer holds, and since which change."""

import json
from typing import Any

import pytest
import tegi
from hypothesis import given, strategies
from program import run
from tegi.compare.drift import drift, drifts
from tegi.compare.words import CompareWords
from tegi.language import LANGUAGES
from tegi.view.drift import of_drift, of_drifts
from test_compare import BASE, EDITS, edited, outcome

RECORD = tegi.record_text(json.dumps(BASE))
# The price falls, a value rises over the limit, another value falls: only the second step loses the verdict.
STAGES = (["good/name"], ["good/name", "sheet/value"], ["good/name", "sheet/value", "casing/proof"])


def stages(*edits: list[str]) -> list[Any]:
    return [edited(BASE, names) for names in edits]


def test_a_record_that_still_holds_holds():
    found = drift(RECORD, edited(BASE, ["good/name"]))
    assert found.holds and found.lost == () and found.record == "same"
    assert [one.at_a for one in found.steps[0].differences] == ["/good/name"]
    assert found.to_dict()["holds"] is True


def test_the_change_since_which_a_verdict_is_lost_is_named():
    found = drift(RECORD, *stages(*STAGES))
    (verdict,) = [one for one in found.lost if one.what == "verdict"]
    assert (verdict.since, verdict.was["verdict"], verdict.now["verdict"]) == (1, "originating", "not_originating")
    (chosen,) = verdict.because
    assert [found.steps[1].differences[at].at_a for at in chosen.differences] == ["/materials/0/value"]
    assert not found.holds


def test_what_came_back_is_not_lost():
    back = stages(["sheet/value"], [])
    assert drift(RECORD, *back).lost == ()
    again = drift(RECORD, *stages(["sheet/value"], [], ["sheet/value"]))
    assert {one.since for one in again.lost} == {2}


@given(strategies.lists(strategies.sets(strategies.sampled_from(sorted(EDITS)), max_size=3), min_size=1, max_size=4))
def test_what_is_lost_is_what_differs_from_the_record_at_the_end(edits):
    newer = [edited(BASE, sorted(names)) for names in edits]
    found = drift(RECORD, *newer)
    first, last = outcome(BASE), outcome(newer[-1])
    assert ("verdict" in {one.what for one in found.lost}) == (first["verdict"] != last["verdict"])
    for one in found.lost:
        before = outcome(newer[one.since - 1]) if one.since else first
        # Before that document it was as in the record, and in no later one it is again.
        assert before[one.what] == first[one.what]
        assert all(outcome(later)[one.what] != first[one.what] for later in newer[one.since :])
        assert one.because
        for chosen in one.because:
            step = found.steps[one.since]
            assert set(chosen.differences) <= set(range(len(step.differences)))


def test_an_altered_record_does_not_hold_and_facts_are_no_record():
    altered = RECORD.replace('"verdict":"originating"', '"verdict":"disputed"')
    assert not drift(altered, BASE).holds
    with pytest.raises(tegi.TegiError) as raised:
        drift(BASE, BASE)
    assert raised.value.errors == [{"code": "not-a-record", "at": "/record"}]
    with pytest.raises(tegi.TegiError) as raised:
        drift(RECORD, BASE, {"on": "x"})
    assert {"/facts/1/on"} <= {error["at"] for error in raised.value.errors}
    with pytest.raises(ValueError, match="newer"):
        drift(RECORD)


def test_many_records_are_joined_by_id():
    records = {"a": RECORD, "b": RECORD, "c": RECORD, "d": RECORD, "e": RECORD}
    lost, name = (json.dumps(edited(BASE, names)) for names in (["sheet/value"], ["good/name"]))
    newer = [{"a": name, "b": lost, "d": "{"}, {"a": name, "c": name, "e": lost}]
    found = drifts(records, newer, tegi._engine)
    assert list(found.goods) == ["b", "e", "a", "c"] and found.failing == ["b", "e"]
    assert [id for id, _ in found.unreadable] == ["d"] and found.not_stated == []
    assert found.to_dict()["hold"] == 2
    # Where a document does not have a good, the good is as before; the change is told of the document that states it.
    assert {id: {one.since for one in found.goods[id].lost} for id in "be"} == {"b": {0}, "e": {1}}
    newer = [{"a": name}, {"a": name, "e": '{"on":"x"}'}]
    ((id, errors),) = drifts({"a": RECORD, "e": RECORD}, newer, tegi._engine).unreadable
    assert id == "e" and {error["at"] for error in errors} >= {"/facts/1/on"}


def test_of_eleven_documents_the_faulty_one_is_named(tmp_path):
    files = [tmp_path / "record.json", *(tmp_path / f"month-{number}.json" for number in range(11))]
    for file, text in zip(files, [RECORD, *[json.dumps(BASE)] * 10, '{"on":"x"}']):
        file.write_text(text, encoding="utf-8", newline="")
    refused = run("recheck", files[0], *(word for file in files[1:] for word in ("--facts", file)))
    assert refused.returncode == 2 and b"month-10.json" in refused.stderr and b"month-1.json" not in refused.stderr
    texts = [file.read_text(encoding="utf-8") for file in files]
    found = drifts({"a": texts[0]}, [{"a": text} for text in texts[1:]], tegi._engine)
    told = str(of_drifts(found, "en", tegi._engine, [file.name for file in files]))
    assert "month-10.json" in told and "month-1.json" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_many_it_is_said_that_a_record_fails_or_was_not_compared(language):
    said = CompareWords(language)
    facts = json.dumps(BASE)
    altered = RECORD.replace('"verdict":"originating"', '"verdict":"disputed"')

    def told(**records: str) -> Any:
        newer = {id: "{" if id == "bad" else facts for id in records}
        return of_drifts(drifts(records, [newer], tegi._engine), language, tegi._engine, ["old", "new"]).parts

    assert told(a=RECORD)[0].tone == "yes"
    assert told(a=RECORD, bad=RECORD)[0].tone == told(bad=RECORD)[0].tone == "open"
    total, rows, *_ = told(a=RECORD, b=altered)
    assert total.tone == "no" and total.text == said("drift-many", goods="2", lost="1")
    assert rows.rows[0][0] == "b" and rows.rows[0][1].startswith(said("drift-record"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_tells_what_no_longer_holds(tmp_path, language):
    record = tmp_path / "record.json"
    record.write_text(RECORD, encoding="utf-8", newline="")
    files = []
    for number, facts in enumerate(stages(*STAGES)):
        files.append(tmp_path / f"month-{number + 1}.json")
        files[-1].write_text(json.dumps(facts), encoding="utf-8")
    options = [word for file in files for word in ("--facts", file)]
    done = run("recheck", record, *options, "--lang", language)
    assert done.returncode == 1 and done.stderr == b""
    said = CompareWords(language)
    printed = " ".join(done.stdout.decode().replace("\u00a0", " ").split())
    assert said("lost") in printed and "month-2.json" in printed
    assert printed.startswith(said("drift-lost", what=said("verdict")))
    found = drift(RECORD, *stages(*STAGES))
    assert of_drift(found, language, tegi._engine, ["record.json", *(file.name for file in files)]).parts


def test_the_command_writes_it_and_refuses(tmp_path):
    record, newer = tmp_path / "record.json", tmp_path / "newer.json"
    record.write_text(RECORD, encoding="utf-8", newline="")
    newer.write_text(json.dumps(edited(BASE, ["good/name"])), encoding="utf-8")
    done = run("recheck", record, "--facts", newer, "--json", "--report", tmp_path / "out.docx")
    assert done.returncode == 0 and (tmp_path / "out.docx").read_bytes().startswith(b"PK")
    known = drift(RECORD, json.loads(newer.read_text(encoding="utf-8"))).to_dict()
    assert json.loads(done.stdout) == json.loads(json.dumps(known))
    refused = run("recheck", newer, "--facts", newer, "--json")
    assert refused.returncode == 2 and json.loads(refused.stdout)["errors"][0]["code"] == "not-a-record"
    for wrong in (["--report", "x.docx"], ["--on", "2026-01-01"], ["--facts", newer, "--report", "x.pdf"]):
        assert run("recheck", record, *wrong).returncode == 2
    folders = [tmp_path / "records", tmp_path / "bills"]
    for folder, text in zip(folders, (RECORD, json.dumps(edited(BASE, ["sheet/value"])))):
        folder.mkdir()
        for name in ("one", "two"):
            (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="")
    done = run("recheck", folders[0], "--facts", folders[1], "--json")
    assert done.returncode == 1 and json.loads(done.stdout)["hold"] == 0

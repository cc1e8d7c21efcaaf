"""The functions, the answer and the exception."""

import copy
import json
import pickle
import subprocess
import sys
import threading
from decimal import Decimal

import pytest
import tegi

PARTS = (
    "verdict criterion rule condition local_content figures materials steps missing readings combinations outside "
    "warnings provisional rests_on receipt"
).split()


def test_an_answer_has_its_parts(boiler):
    answer = tegi.assess_good(boiler)
    assert (answer.verdict, answer.criterion, answer.rule) == ("originating", "Д8403", "8403")
    assert answer.share is None and answer.local_content is None
    whole = answer.to_dict()
    assert {name: getattr(answer, name) for name in PARTS} == {name: whole[name] for name in PARTS}
    assert set(whole) == {*PARTS, "type"}
    assert json.loads(answer.to_json()) == whole
    assert answer.to_json() == tegi.assess_good_text(json.dumps(boiler))
    assert repr(answer) == "<Assessment verdict='originating' criterion='Д8403' rule='8403'>"


def test_the_share_is_a_decimal(registered):
    answer = tegi.assess_good(registered)
    assert answer.share == Decimal("37.50") and str(answer.share) == "37.50"
    assert answer.local_content["exact"] == "3/8"
    assert "share=37.50" in repr(answer)


def test_an_answer_is_a_value(boiler):
    answer, same = tegi.assess_good(boiler), tegi.assess_good(boiler)
    boiler["good"]["ex_works_price"] = "999.99"
    other = tegi.assess_good(boiler)
    assert answer == same and hash(answer) == hash(same) and answer is not same
    assert answer != other and answer != "originating" and len({answer, same, other}) == 2
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(answer, protocol)) == answer
    assert copy.deepcopy(answer) == answer
    assert tegi.Assessment.from_json(answer.to_json()) == answer
    answer.figures.clear()
    assert answer.figures
    with pytest.raises(AttributeError):
        answer.verdict = "disputed"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"type":"refusal","errors":[]}', "\ud800"])
def test_only_an_assessment_is_read_back(text):
    with pytest.raises(tegi.TegiError) as raised:
        tegi.Assessment.from_json(text)
    assert raised.value.code == "not-an-answer"


def test_an_error_has_all_faults_and_can_be_pickled():
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good({"on": "1 March", "rulebook": "cis-2009", "good": {"hs": "84"}, "god": 1})
    error = raised.value
    assert isinstance(error, ValueError)
    assert [(fault["code"], fault["at"]) for fault in error.errors] == [
        ("not-a-day", "/on"),
        ("not-a-code", "/good/hs"),
        ("unknown-field", "/god"),
    ]
    assert (error.code, error.pointer) == ("not-a-day", "/on")
    assert str(error).splitlines()[0] == "/on: not-a-day, given '1 March'"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is tegi.TegiError and again.errors == error.errors and str(again) == str(error)


def test_an_error_of_many_faults_stays_readable(boiler):
    boiler["materials"] = [{"hs": "x"}] * 1000
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good(boiler)
    assert len(raised.value.errors) == 1000
    assert str(raised.value).endswith("\nand 980 more")


def test_the_engine_works_after_a_refusal(boiler):
    before = tegi.assess_good(boiler)
    for bad in ({}, None, 1, "", [], object(), {"on": float("nan")}):
        with pytest.raises(tegi.TegiError):
            tegi.assess_good(bad)
    assert tegi.assess_good(boiler) == before


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_answer_is_explained(boiler, language):
    answer = tegi.assess_good(boiler)
    said = tegi.explain(answer, language)
    assert said["type"] == "explanation" and said["language"] == language
    assert len(said["steps"]) == len(answer.steps) and len(said["materials"]) == 3
    assert tegi.explain(answer.to_dict(), language) == tegi.explain(answer.to_json(), language) == said
    assert json.loads(tegi.explain_text(answer.to_json(), language)) == said


def test_a_refusal_is_explained():
    with pytest.raises(tegi.TegiError) as raised:
        tegi.assess_good({})
    said = tegi.explain(raised.value, "en")
    assert [error["at"] for error in said["errors"]] == [fault["at"] for fault in raised.value.errors]
    assert said["errors"][0] == {"at": "/on", "text": "this field is required"}
    assert tegi.explain(tegi.assess_good_text("{}"), "en") == said
    assert tegi.explain(raised.value)["language"] == "ru"


@pytest.mark.parametrize("answer", [None, 1, [], {}, "", "\udfff", {"type": "assessment"}, object()])
def test_only_an_answer_is_explained(answer):
    with pytest.raises(tegi.TegiError):
        tegi.explain(answer)


def test_an_unknown_language_is_refused(boiler):
    with pytest.raises(tegi.TegiError) as raised:
        tegi.explain(tegi.assess_good(boiler), "de")
    assert raised.value.code == "unknown-language"
    assert '"code":"unknown-language"' in tegi.explain_text("{}", "de")


def test_the_text_door_never_raises_for_a_text():
    for text in ("", "{", "[]", "\ud800", '"\\ud800"', "1e999", "[" * 100_000, "\x00", '{"on": 1, "on": 2}'):
        answer = json.loads(tegi.assess_good_text(text))
        assert answer["type"] == "refusal" and answer["errors"], text
        assert tegi.explain_text(tegi.assess_good_text(text), "en").startswith('{"errors":[{"at":"')
    with pytest.raises(TypeError):
        tegi.assess_good_text(b"{}")  # type: ignore[arg-type]


def test_threads_share_an_engine(boiler, own_rulebook):
    engine = tegi.Engine()
    expected = tegi.assess_good(boiler).to_json()
    text = json.dumps(boiler)
    wrong: list[object] = []

    def work(number: int) -> None:
        try:
            for turn in range(50):
                if engine.assess_good(boiler).to_json() != expected or engine.assess_good_text(text) != expected:
                    wrong.append(number)
                if turn == 25:
                    engine.load_rulebook({**own_rulebook, "id": f"own-{number}"})
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert {f"own-{number}" for number in range(8)} <= {edition["id"] for edition in engine.rulebooks()}


def test_other_threads_run_while_the_engine_computes(boiler):
    line = boiler["materials"][0]
    boiler["materials"] = [{**line, "id": f"m{place}"} for place in range(30_000)]
    text = json.dumps(boiler)
    stages: list[str] = []

    def work() -> None:
        stages.append("begun")
        tegi.assess_good_text(text)
        stages.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    turns = 0
    while "done" not in stages:
        turns += "begun" in stages
    thread.join()
    assert turns > 1_000


def test_a_facts_document_may_change_while_it_is_assessed(boiler):
    stop = threading.Event()

    def change() -> None:
        while not stop.is_set():
            for number in range(50):
                boiler["good"][f"x{number}"] = number
                boiler["materials"].append({})
            for number in range(50):
                del boiler["good"][f"x{number}"]
                boiler["materials"].pop()

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(500):
            try:
                tegi.assess_good(boiler)
            except tegi.TegiError:
                pass
    finally:
        stop.set()
        thread.join()


def test_the_package_is_light():
    heavy = ("rich", "argparse", "json", "decimal", "re")
    found = f"import sys, tegi; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert tegi.version == tegi.__version__


def test_importing_takes_a_few_milliseconds():
    # Of processor time, which other programs of the machine do not lengthen.
    timed = "from time import process_time as now; start = now(); import tegi; print(now() - start)"
    command = [sys.executable, "-c", timed]
    times = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5)]
    assert min(times) < 0.020, times

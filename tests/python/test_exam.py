"""An examination from the command: drawn, printed, answered in a table, graded."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import tegi
import tegi.exam
from tegi.cli import main

docx = pytest.importorskip("docx")
openpyxl = pytest.importorskip("openpyxl")

ROOT = Path(__file__).parents[2]
SEED = "00112233445566778899aabbccddeeff"


def drawn(folder: Path, *more: str) -> tuple[Path, Path]:
    """A paper and its key."""
    paper = folder / "exam.json"
    options = ["--rulebook", "cis-2009", "--questions", "12", "--seed", SEED, "--salt", SEED, "--lang", "ru", *more]
    assert main(["exam", "new", *options, "-o", str(paper)]) == 0
    return paper, folder / "exam.key.json"


def test_an_examination_from_drawing_to_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, key = drawn(tmp_path)
    told, sealed = json.loads(paper.read_text()), json.loads(key.read_text())
    assert told["seal"] == sealed["digest"] in capsys.readouterr().out
    # The paper tells nothing of the key but its digest.
    assert "facts" not in paper.read_text() and "slip" not in paper.read_text() and SEED not in paper.read_text()
    right = {str(question["number"]): question["answer"] for question in sealed["questions"]}
    slips = {
        str(question["number"]): next(choice for choice in question["choices"] if choice["slip"])
        for question in sealed["questions"]
    }
    # A candidate on each row, with letters of another alphabet and an empty cell.
    book = openpyxl.Workbook()
    book.active.append(["ФИО", *(f"Вопрос {number}" for number in right)])
    cyrillic = str.maketrans("ABC", "АВС")
    book.active.append(["Асанов", *(letter.translate(cyrillic) for letter in right.values())])
    book.active.append(["Бекова", None, *list(right.values())[1:-1], slips["12"]["letter"]])
    answers = tmp_path / "answers.xlsx"
    book.save(answers)
    report = tmp_path / "report.docx"
    options = ["exam", "grade", str(key), str(answers), "--lang", "ru"]
    assert main([*options, "--paper", str(paper), "--report", str(report), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    first, second = found["grading"]["candidates"]
    assert (first["score"]["right"], second["score"]["right"]) == (12, 10)
    assert second["wrong"] == [
        {"question": 1, "right": right["1"]},
        {"question": 12, "given": slips["12"]["letter"], "right": right["12"], "slip": slips["12"]["slip"]},
    ]
    text = said(report)
    slip = next(one["text"] for one in found["answers"]["slips"] if one["slip"] == slips["12"]["slip"])
    why = next(answer["why"] for answer in found["answers"]["questions"] if answer["number"] == 12)
    assert slip in text and all(sentence["text"] in text for sentence in why) and why
    # The same as an answer on each row.
    rows = [["Экзаменуемый", "Вопрос", "Ответ"], *(["Асанов", *pair] for pair in right.items())]
    listed = tmp_path / "answers.csv"
    with listed.open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    assert main(["exam", "grade", str(key), str(listed)]) == 0
    assert "12" in capsys.readouterr().out
    # Paper and key as documents.
    for source, wanted in ((paper, told["questions"][0]["ask"]), (key, "Верный ответ")):
        out = tmp_path / f"{source.stem}.docx"
        assert main(["exam", "print", str(source), str(out), "--lang", "ru"]) == 0
        assert wanted in said(out)
        assert all(choice["text"] in said(out) for choice in told["questions"][0]["choices"])


def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, key = drawn(tmp_path)
    answers = tmp_path / "answers.csv"
    answers.write_text("name,1,13\nA,Z,A\n")
    capsys.readouterr()
    assert main(["exam", "grade", str(key), str(answers), "--json"]) == 2
    faults = json.loads(capsys.readouterr().out)["errors"]
    assert [(fault["code"], fault["at"]) for fault in faults] == [("exam-no-choice", "B2"), ("exam-no-question", "C2")]
    answers.write_text("name,1\nA,A\n")
    altered = tmp_path / "altered.json"
    altered.write_text(key.read_text().replace('"level":1', '"level":2', 1))
    for file, code in ((altered, "exam-key-altered"), (paper, "exam-not-a-key")):
        assert main(["exam", "grade", str(file), str(answers), "--json"]) == 2
        assert json.loads(capsys.readouterr().out)["errors"][0]["code"] == code
    other = tmp_path / "other.json"
    other.write_text(json.dumps(tegi.exam.new("kz-register", 2).paper("en")))
    assert main(["exam", "grade", str(key), str(answers), "--paper", str(other), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["errors"][0]["code"] == "exam-other-paper"
    assert main(["exam", "new", "--rulebook", "kz-register", "--topics", "sets", "-o", str(other), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["errors"][0]["at"].startswith("--topics")


def test_the_same_seed_draws_the_same_bytes_as_in_rust() -> None:
    engine = tegi.Engine()
    lines = (ROOT / "target/answers-exams.tsv").read_text(encoding="utf-8").splitlines()
    cases = json.loads((ROOT / "tests/exams.json").read_text(encoding="utf-8"))["cases"]
    assert len(lines) == len(cases)
    for line, case in zip(lines, cases):
        key = engine.draw_exam_text(json.dumps(case["request"]))
        papers = (engine.exam_paper_text(key, language) for language in ("kk", "ru", "en"))
        answers = (engine.exam_answers_text(key, language) for language in ("kk", "ru", "en"))
        grading = engine.grade_exam_text(key, json.dumps(case["given"], ensure_ascii=False))
        assert line.split("\t") == [case["id"], key, *papers, *answers, grading], case["id"]


def said(path: Path) -> str:
    """All that stands in a document."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])

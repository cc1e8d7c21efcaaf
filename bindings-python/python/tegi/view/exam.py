"""An examination as documents: the paper, the key with its reasons, and the report of grading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tegi.exam.words import ExamWords
from tegi.figures import percent
from tegi.language import Language
from tegi.view.document import Column, Document, Grid, Item, Items, Part, Verdict, cited, grid, listed

# Columns of figures in the tables of a story stand last but one or last; what stands right is told by its digits.
MOST_PLACES = 10


@dataclass(frozen=True)
class Titled:
    """A document and its title."""

    title: str
    document: Document


def of_paper(paper: Mapping[str, Any]) -> Titled:
    """The paper, with a sheet for the answers at its end."""
    language: Language = paper["language"]
    said = ExamWords(language)
    parts: list[Part] = [Verdict(paper["head"]), Verdict(said("candidate")), listed("", paper["notes"])]
    for question in paper["questions"]:
        parts += told(question, said)
    numbers = [str(question["number"]) for question in paper["questions"]]
    sheet = [numbers[first : first + MOST_PLACES] for first in range(0, len(numbers), MOST_PLACES)]
    rows = [[f"{number}.\u00a0___" for number in row] + [""] * (MOST_PLACES - len(row)) for row in sheet]
    columns = tuple(Column("") for _ in range(min(MOST_PLACES, len(numbers))))
    cut = tuple(tuple(row[: len(columns)]) for row in rows)
    parts.append(Grid(said("answers"), columns, cut))
    return Titled(paper["title"], Document(language, tuple(parts)))


def told(question: Mapping[str, Any], said: ExamWords) -> Iterator[Part]:
    """One question: its story, its tables, what is asked, the choices."""
    yield listed(said("question", number=str(question["number"])), question["story"])
    for table in question["tables"]:
        yield grid("", [Column(title) for title in table["columns"]], table["rows"])
    yield Verdict(question["ask"])
    yield Grid("", (Column(""), Column(said("choices"))), tuple(
        (choice["letter"], choice["text"]) for choice in question["choices"]
    ))


def of_key(paper: Mapping[str, Any], answers: Mapping[str, Any], language: Language) -> Titled:
    """The key: each question with its right answer and why."""
    said = ExamWords(language)
    parts: list[Part] = [Verdict(paper["head"]), listed("", paper["notes"][-1:])]
    right = {answer["number"]: answer for answer in answers["questions"]}
    rows = [[str(number), answer["letter"], answer["text"]] for number, answer in right.items()]
    columns = [Column(said("number")), Column(said("right", letter="").rstrip(": ")), Column(said("choices"))]
    parts.append(grid("", columns, rows))
    for question in paper["questions"]:
        answer = right[question["number"]]
        parts += told(question, said)
        parts.append(Verdict(said("right", letter=answer["letter"])))
        parts.append(why(said("why"), answer))
    return Titled(said("key-title"), Document(language, tuple(parts)))


def why(title: str, answer: Mapping[str, Any]) -> Items:
    """The steps of a right answer, each with its provision."""
    return Items(title, tuple(Item(sentence["text"], cited(sentence)) for sentence in answer["why"]))


def of_grading(grading: Mapping[str, Any], answers: Mapping[str, Any], language: Language) -> Titled:
    """The report: all candidates, the topics and wrong answers of each, the questions, and why answers are right."""
    said = ExamWords(language)
    topics = {topic["topic"]: topic["text"] for topic in answers["topics"]}
    slips = {slip["slip"]: slip["text"] for slip in answers["slips"]}
    parts: list[Part] = [candidates(grading, slips, said)]
    if numbers := grading.get("changed"):
        parts.insert(0, Verdict(said("changed", numbers=", ".join(map(str, numbers))), "open"))
    for result in grading["candidates"]:
        parts += of_candidate(result, topics, slips, said)
    parts.append(items(grading, topics, said))
    parts.append(listed("", [said("about-items")]))
    missed = {answer["question"] for result in grading["candidates"] for answer in result["wrong"]}
    for answer in answers["questions"]:
        if answer["number"] in missed:
            title = said("explained", number=str(answer["number"]))
            right = Item(f"{answer['letter']}. {answer['text']}")
            found = why(title, answer)
            parts.append(Items(title, (right, *found.items)))
    return Titled(said("report-title"), Document(language, tuple(parts)))


def candidates(grading: Mapping[str, Any], slips: Mapping[str, str], said: ExamWords) -> Grid:
    """A row for each candidate."""
    columns = [Column(said(name)) for name in ("name", "score", "percent", "likely")]
    rows = [
        [
            result["candidate"],
            said("of", right=str(result["score"]["right"]), of=str(result["score"]["of"])),
            percent(result["score"]["percent"], said.language),
            "\n".join(slips[found["slip"]] for found in result["misconceptions"] if found["named"]),
        ]
        for result in grading["candidates"]
    ]
    return grid(said("all"), columns, rows)


def of_candidate(
    result: Mapping[str, Any], topics: Mapping[str, str], slips: Mapping[str, str], said: ExamWords
) -> Iterator[Part]:
    """What came of one candidate."""
    name = result["candidate"]
    rows = [
        [topics[score["topic"]], said("of", right=str(score["right"]), of=str(score["of"]))]
        for score in result["topics"]
    ]
    yield grid(said("by-topic", name=name), [Column(said("topic")), Column(said("score"))], rows)
    wrong = [line(answer, slips, said) for answer in result["wrong"]]
    yield listed(said("wrong", name=name), wrong or [said("none-wrong")])


def line(answer: Mapping[str, Any], slips: Mapping[str, str], said: ExamWords) -> str:
    """A wrong answer and its misconception."""
    number, right = str(answer["question"]), answer["right"]
    if "given" not in answer:
        return said("no-answer", number=number, right=right)
    return said("gave", number=number, given=answer["given"], right=right, slip=slips.get(answer.get("slip", ""), ""))


def items(grading: Mapping[str, Any], topics: Mapping[str, str], said: ExamWords) -> Grid:
    """A row for each question."""
    columns = [Column(said(name)) for name in ("number", "topic", "difficulty", "discrimination", "taken")]
    rows = []
    for item in grading["items"]:
        taken = ", ".join(f"{choice['letter']}: {choice['count']}" for choice in item["choices"])
        discrimination = item.get("discrimination")
        told = percent(discrimination, said.language) if discrimination else ""
        difficulty = percent(item["difficulty"], said.language)
        rows.append([str(item["question"]), topics[item["topic"]], difficulty, told, taken])
    return grid(said("items"), columns, rows)

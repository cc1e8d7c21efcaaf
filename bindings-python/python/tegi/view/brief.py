"""The brief for the regulator as a report: the first page, then each question; or what a change of law changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tegi.brief.changes import WAYS, Change, Changes, Way
from tegi.brief.questions import Asked, Brief, Question
from tegi.brief.words import TEXTS, BriefWords
from tegi.figures import code, percent
from tegi.impact import DRAFT
from tegi.language import Language
from tegi.view.document import Column, Document, Item, Items, Part, Verdict, entries, grid, listed, of
from tegi.view.records import edition
from tegi.view.spoken import count
from tegi.words import WORDS

# Questions of one kind that are told in the brief; the others stand in the table.
MOST_ASKED = 30
# Rows and examples of a chapter of a change.
MOST_CHANGES = 40
ABOUT = ("severity", "kind", "rule", "chapter", "headings", "what", "ask", "example")


def of_brief(found: Brief, language: Language) -> Document:
    """The brief of what is wrong."""
    said = BriefWords(language)
    worst = found.worst
    parts: list[Part] = [
        entries("", about(found, said)),
        Items(said("wrong" if len(worst) == 10 else "wrong-fewer"), tuple(worst_lines(found, said))),
        listed(said("how-to-read"), (said(name) for name in ("ordered", "example-is", "rest-in-table"))),
    ]
    for number, question in enumerate(found.questions, 1):
        parts += section(number, question, said, number == 1)
    parts.append(listed(said("extent"), found.extent))
    parts.append(listed(said("receipt"), [found.receipt]))
    return Document(language, tuple(parts))


def about(found: Brief, said: BriefWords) -> Iterator[tuple[str, str]]:
    """The figures of the first page."""

    def told(number: int) -> str:
        return count(number, said.language)

    grades = {name: told(found.severities.get(name, 0)) for name in ("high", "medium", "low")}
    yield said("edition"), edition(found.rulebook.removeprefix(DRAFT), said.language)
    yield said("found"), said("found-are", all=told(found.findings), **grades)
    yield said("questions-are"), told(len(found.questions))
    if found.rows:
        yield said("rows-are"), said("of", some=told(found.rows_concerned), all=told(found.rows))
    if found.goods:
        yield said("headings"), told(found.goods)


def worst_lines(found: Brief, said: BriefWords) -> Iterator[Item]:
    """What is wrong, a line for each question, by its number."""
    # They are the first of all questions.
    for number, question in enumerate(found.worst, 1):
        told = " — ".join(filter(None, (question.headline, extent(question, said))))
        yield Item(f"{number}. {told}")


def extent(of_what: Question | Asked, said: BriefWords) -> str:
    """How many rows and headings hang on a question."""
    if not of_what.goods:
        # A rulebook of contracts is of no headings.
        return ""
    goods = count(len(of_what.goods), said.language)
    if not of_what.rows:
        return said("extent-of-all", goods=goods)
    return said("extent-of", rows=count(len(of_what.rows), said.language), goods=goods)


def section(number: int, question: Question, said: BriefWords, is_first: bool) -> Iterator[Part]:
    """One question: how much hangs on it, the questions as they can be sent, one example."""
    title = said("question", number=str(number), headline=question.headline)
    asked = [item(one, question, said) for one in question.asked[:MOST_ASKED]]
    if more := len(question.asked) - len(asked):
        asked.append(Item(said("more", count=count(more, said.language))))
    examples = [
        Item(said("beside" if place else "example", example=example)) for place, example in enumerate(question.examples)
    ]
    # A rule that all of it is about is named once.
    about = () if question.rows else question.rules
    weight = said(
        "severity", severity=question.severity_name, extent="; ".join(filter(None, (*about, extent(question, said))))
    )
    weight = weight.rstrip("; ")
    head = Item(weight[:1].upper() + weight[1:], of(question.citation))
    yield Items(title, (head, *asked, *examples), is_first)


def item(one: Asked, question: Question, said: BriefWords) -> Item:
    """A question as it can be sent, with what it concerns in one line."""
    rows = said("rows" if len(one.rows) > 1 else "row", rows=", ".join(map(named, one.rows))) if one.rows else ""
    concerned = "; ".join(filter(None, (rows, *(one.rules if question.rows else ()))))
    if question.reading and concerned:
        # The heading is the question.
        return Item(concerned[:1].upper() + concerned[1:])
    return Item(" ".join(filter(None, (one.note, one.text, concerned and f"({concerned})"))))


def named(rule: str) -> str:
    """A row as it is printed: its codes, and the number among rows of the same codes."""
    codes, sign, number = rule.partition("#")
    return "–".join(map(code, codes.split("-"))) + sign + number


def of_table(rows: Sequence[Mapping[str, Any]], found: Brief, language: Language) -> Document:
    """Every finding as a table, for a workbook."""
    said = BriefWords(language)
    columns = [Column(said("col-question"), is_amount=True), *(Column(said(f"col-{name}")) for name in ABOUT)]
    table = ([as_text(row[name], language) for name in ("question", *ABOUT)] for row in rows)
    parts = (entries("", about(found, said)), grid(said("findings"), columns, table), listed("", [found.receipt]))
    return Document(language, parts)


def as_text(value: Any, language: Language) -> str:
    """A cell."""
    return "" if value is None else count(value, language) if isinstance(value, int) else str(value)


def of_changes(found: Changes, language: Language) -> Document:
    """The brief of a change of law."""
    said = BriefWords(language)
    heads = [
        ("edition", edition(found.rulebook.removeprefix(DRAFT), language)),
        ("before", edition(found.against.removeprefix(DRAFT), language)),
        ("changed", count(len(found.rules), language) if found.is_of_goods else ""),
    ]
    used = [way for way in WAYS if found.of(way)]
    columns = [
        Column(said("chapter")),
        *(Column(said(name), is_amount=True) for name in ("rules", *used, "headings")),
    ]
    parts: list[Part] = [
        *([] if found.changes else [Verdict(said("nothing-changes" if found.is_of_goods else "not-tried"), "plain")]),
        entries("", ((said(name), text) for name, text in heads)),
        *(listed(heading(way, found, said), [concerned(found.of(way), said)]) for way in used),
        grid(said("by-chapter"), columns, (of_chapter(found, chapter, used, said) for chapter in found.chapters)),
        listed(said("how-to-read"), [said("smallest")] if found.changes else []),
    ]
    for place, chapter in enumerate(found.chapters):
        changed = [one for one in found.changes if one.chapter == chapter]
        title = said("chapter-is", chapter=chapter) if chapter else said("all-chapters").capitalize()
        items = [of_change(one, said) for one in changed[:MOST_CHANGES]]
        if more := len(changed) - len(items):
            items.append(Item(said("more", count=count(more, language))))
        parts.append(Items(title, tuple(items), place == 0))
    parts.append(listed(said("receipt"), [found.receipt]))
    return Document(language, tuple(parts))


def heading(way: Way, found: Changes, said: BriefWords) -> str:
    """What becomes of goods, and by how many rules."""
    return f"{said(way)}: {count(len(found.of(way)), said.language)}"


def concerned(changed: Sequence[Change], said: BriefWords) -> str:
    """The rules in one line."""
    rows = [named(one.rule) for one in changed if one.rule not in TEXTS]
    told = said("rows" if len(rows) > 1 else "row", rows=", ".join(rows)) if rows else ""
    line = "; ".join(filter(None, (told, *(said(one.rule) for one in changed if one.rule in TEXTS))))
    return line[:1].upper() + line[1:]


def of_chapter(found: Changes, chapter: str, used: Sequence[Any], said: BriefWords) -> tuple[str, ...]:
    """A chapter in the table."""
    changed = [one for one in found.changes if one.chapter == chapter]
    goods: frozenset[str] = frozenset().union(*(one.goods for one in changed))
    numbers = [len({one.rule for one in changed}), *(len(found.of(way, chapter)) for way in used), len(goods)]
    return (chapter or said("all-chapters"), *(count(number, said.language) for number in numbers))


def of_change(one: Change, said: BriefWords) -> Item:
    """A rule that gives another answer, and below it the smallest good by which that is seen."""
    language = said.language
    rule = said(one.rule) if one.rule in TEXTS else said("row", rows=named(one.rule))
    before, after = (
        percent(text, language) if one.way == "share" else WORDS[language].verdicts[text]
        for text in (one.before, one.after)
    )
    return Item(
        f"{rule[:1].upper()}{rule[1:]}".replace(": ", " ", 1) + said("change", rule="", before=before, after=after),
        below=(said("example", example=one.example),),
    )

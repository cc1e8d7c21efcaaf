"""The rule of a code for a person who has not filled in anything yet."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tegi.language import Language
from tegi.screen import cited, indented, paragraph, report, section, text
from tegi.screen import rule as sentence
from tegi.words import WORDS

if TYPE_CHECKING:
    from rich.console import Console

    from tegi.types import OperationGuide, OperationsFor, Question, ReadingGuide, RuleFor, RuleGuide, RuleWords


@dataclass(frozen=True)
class Headings:
    """One language's headings, where the report of an answer has none."""

    edition: str
    several: str
    none: str
    rule: str
    condition: str
    operations: str
    questions: str
    readings: str
    gaps: str
    beside: str
    always: str
    usual: str
    other: str
    also: str
    named: str
    insufficient: str
    neither: str


HEADINGS = {
    "kk": Headings(
        edition="{day} күнінен бастап қолданылатын редакция",
        several="Бірнеше қағида сай келуі мүмкін: төменде тұрған ретімен бірінші сай келгені қолданылады.",
        none="Мұнда бұл код бойынша қағида жоқ.",
        rule="Қағида қарапайым сөзбен",
        condition="Актідегі талап",
        operations="Қағидада аталған операциялар: орындалғандарын көрсетіңіз",
        questions="Не сұралады",
        readings="Қағиданы қалай түсінуге болады",
        gaps="Ескерілмеген немесе түсініксіз тұстары",
        beside="Оның орнына қолданылуы мүмкін",
        always="Қай қағида болса да сұралады",
        usual="Осы топтағы әдеттегі операциялар",
        other="Қағидада аталған басқа операциялар",
        also="басқаша",
        named="қағидада аталған",
        insufficient="жеткіліксіз",
        neither="қағидада аталмаған",
    ),
    "ru": Headings(
        edition="редакция, действующая с {day}",
        several="Могут подойти несколько правил: применяется первое по порядку, которое подходит.",
        none="Правила для этого кода здесь нет.",
        rule="Правило простыми словами",
        condition="Условие в акте",
        operations="Операции, названные в правиле: укажите выполненные",
        questions="Какие сведения потребуются",
        readings="Как можно понять правило",
        gaps="Что не учтено или неясно",
        beside="Вместо этого может применяться",
        always="Сведения, нужные при любом правиле",
        usual="Обычные операции этой группы",
        other="Другие операции, названные в правиле",
        also="иначе",
        named="названа в правиле",
        insufficient="недостаточна",
        neither="в правиле не названа",
    ),
    "en": Headings(
        edition="edition in force since {day}",
        several="Several rules may apply: the first of them that fits is applied.",
        none="There is no rule for this code here.",
        rule="The rule in plain words",
        condition="The condition in the act",
        operations="Operations that the rule names: state those that were performed",
        questions="What will be asked",
        readings="How the rule can be read",
        gaps="What was not read or is unclear",
        beside="What may apply in its place",
        always="What is asked whatever the rule",
        usual="Usual operations of this chapter",
        other="Other operations that the rule names",
        also="also",
        named="named by the rule",
        insufficient="not enough",
        neither="not named by the rule",
    ),
}


def print_rule(answer: RuleFor, language: Language) -> None:
    """Prints what holds for a code: its rules, what each asks, how it can be read, and what was not read."""
    words, said, rules = WORDS[language], HEADINGS[language], answer["rules"]
    with report(sys.stdout) as out:
        # One row for all goods of the code names them.
        is_one = len(rules) == 1 and not answer["outside"] and "only" not in rules[0]
        name = rules[0].get("name") if is_one and "code" in rules[0] else None
        out.print(text(" — ".join(filter(None, (answer["hs"], name))), "bold"))
        out.print(indented(f"{answer['title']}, {said.edition.format(day=answer['edition'])}"))
        if len(rules) != 1:
            out.print()
            out.print(text(said.several if rules else said.none))
        for number, one in enumerate(rules, 1):
            out.print()
            if not is_one:
                named = (one["rule"] if "code" in one else "", one.get("name"))
                mark = f"{number}. " if len(rules) > 1 else ""
                out.print(text(mark + ", ".join(filter(None, named)), "bold"))
            print_guide(out, one, language)
        section(out, words.outside, map(cited, answer["outside"]))
        section(out, said.beside, (f"{beside(one)}: {sentence(one['words'], words)}" for one in answer["beside"]))
        paragraph(out, words.local_content, cited(answer["formula"]) if answer["formula"] else None)
        section(out, said.always, (question["text"] for question in besides(answer)))
        section(out, words.readings, (reading(one, language) for one in answer["readings"]))
        section(out, words.warnings, map(cited, answer["warnings"]))


def print_operations(answer: OperationsFor, language: Language) -> None:
    """Prints the operations to choose from for a code: the usual ones, then the others that its rules name."""
    words, said = WORDS[language], HEADINGS[language]
    with report(sys.stdout) as out:
        out.print(text(answer["hs"], "bold"))
        out.print(indented(f"{answer['title']}, {said.edition.format(day=answer['edition'])}"))
        for heading, usual in ((said.usual, True), (said.other, False)):
            shown = (operation(one, said) for one in answer["operations"] if one["usual"] is usual)
            section(out, heading, shown)
        section(out, words.outside, map(cited, answer["outside"]))


def operation(one: OperationGuide, said: Headings) -> str:
    """An operation with the name that facts use, whether it counts, why, and its other names."""
    counts = {"named": said.named, "insufficient": said.insufficient, "neither": said.neither}[one["counts"]]
    rules = f": {', '.join(one['rules'])}" if one["rules"] else ""
    also = f" ({said.also}: {'; '.join(one['also'])})" if one["also"] else ""
    return f"{one['text']} — {one['term']}: {counts}{rules}. {one['reason']['text']}{also}"


def print_guide(out: Console, one: RuleGuide, language: Language) -> None:
    """Prints one rule."""
    said = HEADINGS[language]
    out.print(indented(one["applies"]))
    in_words = sentence(one["words"], WORDS[language])
    condition = one.get("condition")
    if condition:
        # The quoted condition has the provision.
        in_words = f" {WORDS[language].or_else} ".join(clause["text"] for clause in one["words"])
    paragraph(out, said.rule, in_words)
    paragraph(out, said.condition, condition and f"«{condition}» [{one['citation']}]")
    section(out, said.operations, (f"{operation['text']} — {operation['term']}" for operation in one["operations"]))
    section(out, said.questions, (question["text"] for question in one["questions"]))
    section(out, said.readings, (reading(one, language) for one in one["readings"]))
    section(out, said.gaps, map(cited, one["gaps"]))


def besides(answer: RuleFor) -> Sequence[Question]:
    """What is asked whatever the rule, without what each rule asks already."""
    asked = [{question["at"] for question in one["questions"]} for one in answer["rules"]]
    known = set.intersection(*asked) if asked else set()
    return [question for question in answer["questions"] if question["at"] not in known]


def beside(one: RuleWords) -> str:
    """The goods of a rule that is no row."""
    return one.get("name") or one["rule"]


def reading(one: ReadingGuide, language: Language) -> str:
    """A reading and its options, the one that is taken marked."""
    taken = WORDS[language].taken
    options = (f"«{option['name']}»{f' ({taken})' if option['taken'] else ''}" for option in one["options"])
    return f"{one['question']} ({one['status']}): {'; '.join(options)} [{one['citation']}]"

"""The rule of a code, and its operations, for a person who has not filled in anything yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tegi.language import Language
from tegi.view.document import Document, Entries, Item, Items, Verdict, entries, listed, reading, said
from tegi.words import WORDS
from tegi.figures import code, dated, day

if TYPE_CHECKING:
    from tegi.types import OperationGuide, OperationsFor, Question, RuleFor, RuleGuide, RuleWords


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


def of_rule(answer: RuleFor, language: Language) -> Document:
    """What holds for a code: its rules, what each asks, how it can be read, and what was not read."""
    words, heads, rules = WORDS[language], HEADINGS[language], answer["rules"]
    # One row for all goods of the code names them.
    is_one = len(rules) == 1 and not answer["outside"] and "only" not in rules[0]
    name = rules[0].get("name") if is_one and "code" in rules[0] else None
    parts: list[Any] = [*head(answer, name, language)]
    if len(rules) != 1:
        parts.append(listed("", [heads.several if rules else heads.none]))
    for number, one in enumerate(rules, 1):
        if not is_one:
            named = (one["rule"] if "code" in one else "", one.get("name"))
            mark = f"{number}. " if len(rules) > 1 else ""
            parts.append(Verdict(mark + ", ".join(filter(None, named))))
        parts += of_guide(one, language)
    beside = [(f"{of_goods(one)}: ", sentence(one["words"], language)) for one in answer["beside"]]
    formula = [answer["formula"]] if answer["formula"] else []
    parts += [
        said(words.outside, answer["outside"], language),
        Items(heads.beside, tuple(Item(name + item.text, item.citations) for name, item in beside)),
        said(words.local_content, formula, language),
        listed(heads.always, (question["text"] for question in besides(answer))),
        Items(words.readings, tuple(reading(one, language) for one in answer["readings"])),
        said(words.warnings, answer["warnings"], language),
    ]
    return Document(language, tuple(parts))


def of_operations(answer: OperationsFor, language: Language) -> Document:
    """The operations to choose from for a code: the usual ones, then the others that its rules name."""
    words, heads = WORDS[language], HEADINGS[language]
    parts: list[Any] = [*head(answer, None, language)]
    for title, usual in ((heads.usual, True), (heads.other, False)):
        shown = (operation(one, heads) for one in answer["operations"] if one["usual"] is usual)
        parts.append(Items(title, tuple(shown)))
    parts.append(said(words.outside, answer["outside"], language))
    return Document(language, tuple(parts))


def head(answer: Mapping[str, Any], name: str | None, language: Language) -> tuple[Verdict, Entries]:
    """The code, the goods that it names, and the edition that tells of it."""
    edition = HEADINGS[language].edition.format(day=day(answer["edition"], language))
    title = " — ".join(filter(None, (code(answer["hs"]), name)))
    return Verdict(title), entries("", [(WORDS[language].rulebook, f"{answer['title']}, {edition}")], is_close=True)


def operation(one: OperationGuide, heads: Headings) -> Item:
    """An operation with the name that facts use, whether it counts, why, and its other names."""
    counts = {"named": heads.named, "insufficient": heads.insufficient, "neither": heads.neither}[one["counts"]]
    rules = f": {', '.join(one['rules'])}" if one["rules"] else ""
    also = (f"{heads.also}: {'; '.join(one['also'])}",) if one["also"] else ()
    return Item(f"{one['text']} — {one['term']}: {counts}{rules}. {one['reason']['text']}", below=also)


def of_guide(one: RuleGuide, language: Language) -> Iterator[Items]:
    """One rule."""
    heads = HEADINGS[language]
    in_words = sentence(one["words"], language)
    condition = one.get("condition")
    yield listed("", [dated(one["applies"], language)])
    # The quoted condition has the provision.
    yield Items(heads.rule, (Item(in_words.text, () if condition else in_words.citations),))
    yield Items(heads.condition, (Item(f"«{condition}»", (one["citation"],)),) if condition else ())
    yield listed(heads.operations, (f"{named['text']} — {named['term']}" for named in one["operations"]))
    yield listed(heads.questions, (question["text"] for question in one["questions"]))
    yield Items(heads.readings, tuple(reading(each, language) for each in one["readings"]))
    yield said(heads.gaps, one["gaps"], language)


def sentence(clauses: Sequence[Mapping[str, Any]], language: Language) -> Item:
    """The conditions of a rule, any of which will do, as one sentence with their provisions."""
    text = f" {WORDS[language].or_else} ".join(one["text"] for one in clauses)
    return Item(text, tuple(dict.fromkeys(one["citation"] for one in clauses if one.get("citation"))))


def besides(answer: RuleFor) -> Sequence[Question]:
    """What is asked whatever the rule, without what each rule asks already."""
    asked = [{question["at"] for question in one["questions"]} for one in answer["rules"]]
    known = set.intersection(*asked) if asked else set()
    return [question for question in answer["questions"] if question["at"] not in known]


def of_goods(one: RuleWords) -> str:
    """The goods of a rule that is no row."""
    return one.get("name") or one["rule"]

"""The style sheet of the words in Kazakh and Russian, where a machine can keep it.

No ending and no harmonising particle touches a blank: what fills it may end in any sound. One idea has one word.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "bindings-python/python/tegi"
WORDS = ROOT / "core/words"
PAGE = ROOT / "examples/self-assessment/src/words"

# A blank, which quotation marks may close. One in brackets stands beside a noun, which has the ending.
BLANK = r"\{\w+\}[»”]*"
KAZAKH = {
    "an ending on a blank": re.compile(
        BLANK
        + r"[-–](?:н?ың|н?ің|[дт]ың|[дт]ің|ға|ге|қа|ке|на|не|[дтн]ан|[дтн]ен|[дт]а|[дт]е|н[ыі]|[дт][ыі]|мен|бен|пен"
        r"|дағы|дегі|тағы|тегі|сы|сі|[ыі])(?![\w])"
    ),
    "a particle on a blank": re.compile(BLANK + r" (?:м[ае]|б[ае]|п[ае]|мен|бен|пен|д[ае]|т[ае])(?![\w])"),
    "a word that governs a case, on a blank": re.compile(
        BLANK + r" (?:дейін|бастап|кейін|бойы|қарай|асады|асып)(?![\w])"
    ),
    "%: it is read «пайыз», always hard": re.compile(
        r"% (?:пе|бе|ме|па|ма)(?![\w])|%-(?:[дт]ен|ге|ке|[ні]н|і)(?![\w])"
    ),
    "VAT with an ending": re.compile(r"ҚҚС-(?:пен|сыз|мен)"),
    "«оқылым» is read at school": re.compile(r"оқылым"),
    "«ережелер жинағы» is «қағидалар жинағы»": re.compile(r"(?i)ережелер жинағ"),
    "«еңбекақы» is «еңбекке ақы төлеу»": re.compile(r"(?i)еңбекақы"),
    "«дерек» is «мәлімет»": re.compile(r"мына дерек"),
    "«тапсырысшы» is «тапсырыс беруші»": re.compile(r"(?i)тапсырысшы"),
    "«шыққан елі» is «шығарылған елі»": re.compile(r"(?i)шыққан елі"),
}
RUSSIAN = {
    "«сборник правил» is «свод правил»": re.compile(r"(?i)сборник\w* правил"),
    "numbers stand behind a colon": re.compile(r"числом \{"),
    "«прочтение» is «вариант толкования»": re.compile(r"(?i)прочтени"),
    "«факты» are «сведения»": re.compile(r"(?i)(?<!\w)факт(?:ы|ов|ам|ах)(?!\w)"),
    "«вычислитель» is «программа»": re.compile(r"(?i)вычислител|квитанци"),
    "«из Казахстана» is missing": re.compile(r"происходит(?! из Казахстана| ли| из другого| из государства| каждый)"),
}


def of_toml(value: object, place: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        if {"kk", "ru"} <= value.keys() and isinstance(value["kk"], str):
            yield place, value["kk"], value["ru"]
        else:
            for name, inside in value.items():
                yield from of_toml(inside, f"{place}.{name}")


def of_python(file: Path) -> Iterator[tuple[str, str, str]]:
    """The triples kk, ru, en of a module, and the headings of languages by their fields."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        parts = node.elts if isinstance(node, ast.Tuple) else node.args if isinstance(node, ast.Call) else []
        texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if len(texts) == len(parts) == 3 and is_cyrillic(texts[0]) and is_cyrillic(texts[1]):
            yield f"{file.name}:{node.lineno}", texts[0], texts[1]
        if isinstance(node, ast.Dict):
            found = {key.value: value for key, value in zip(node.keys, node.values) if isinstance(key, ast.Constant)}
            if {"kk", "ru", "en"} <= found.keys():
                kk, ru = (dict(of_call(found[name])) for name in ("kk", "ru"))
                yield from ((f"{file.name}:{name}", kk[name], ru[name]) for name in kk.keys() & ru.keys())


def of_call(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str):
                yield str(keyword.arg), keyword.value.value
            elif isinstance(keyword.value, ast.Dict):
                for key, value in zip(keyword.value.keys, keyword.value.values):
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
                        yield f"{keyword.arg}.{key.value}", str(value.value)


def is_cyrillic(text: str) -> bool:
    return re.search("[а-яёәіңғүұқөһ]", text, re.IGNORECASE) is not None


def sentences() -> Iterator[tuple[str, str, str]]:
    """All that is said: where it stands, in Kazakh, in Russian."""
    for file in sorted(WORDS.glob("*.toml")):
        yield from of_toml(tomllib.loads(file.read_text(encoding="utf-8")), f"core/words/{file.name}")
    for file in sorted(PAGE.glob("*.json")):
        yield from of_toml(json.loads(file.read_text(encoding="utf-8")), f"page/{file.name}")
    for file in sorted(PACKAGE.rglob("*.py")):
        yield from of_python(file)


ALL = list(sentences())


def test_words_are_found_where_they_stand():
    places = {place.partition(":")[0].partition(".toml.")[0] for place, _, _ in ALL}
    assert {"words.py", "refusals.py", "faults.py", "guide.py", "wrong.py", "places.py"} <= places
    assert len(ALL) > 1500


@pytest.mark.parametrize(("language", "rules"), [(1, KAZAKH), (2, RUSSIAN)], ids=["kk", "ru"])
def test_the_style_sheet_is_kept(language, rules):
    broken = [
        f"{sentence[0]}: {rule}: {sentence[language]}"
        for sentence in ALL
        for rule, pattern in rules.items()
        if pattern.search(sentence[language])
    ]
    assert broken == []


def test_the_rules_bite():
    wrong = ["{x}-ден кейін", "«{name}»-нің", "{x} дейін", "{given} % пе", "{a} пен {b}", "ҚҚС-сыз", "{about} ма?"]
    for text in wrong:
        assert any(pattern.search(text) for pattern in KAZAKH.values()), text
    right = [
        "{n}-тармақ",
        "{n}-жол",
        "{limit} %-ы",
        "{limit} %-ынан",
        "{first} күнінен бастап",
        "{given} % ба",
        "{a}–{b}",
    ]
    for text in right:
        assert not any(pattern.search(text) for pattern in KAZAKH.values()), text
    for text in ("сборника правил", "числом {count}", "товар происходит", "по фактам"):
        assert any(pattern.search(text) for pattern in RUSSIAN.values()), text


def test_numbers_and_days_have_one_formatter():
    # Of amounts and counts `figure`, of days `day_in`; the bar of a batch shows numbers that change as one looks, and a
    # signature's time is read by machines.
    own = {"figures.py", "batch/run.py", "signature.py"}
    for file in PACKAGE.rglob("*.py"):
        if file.relative_to(PACKAGE).as_posix() not in own:
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"strftime|%d\.%m|:,[.}]", text), file

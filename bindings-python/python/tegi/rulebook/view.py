"""Rulebooks of authors as reports: what is wrong with one, its rules in words, its cases, and what differs."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tegi
from tegi.errors import TegiError
from tegi.language import LANGUAGES, Language
from tegi.phrases import Phrases
from tegi.rulebook.cases import Case
from tegi.rulebook.compare import Change, Difference
from tegi.rulebook.fields import ACT, FILES, VERDICTS
from tegi.rulebook.make import Rulebook, read
from tegi.rulebook.source import Source
from tegi.view.books import of_rulebook
from tegi.view.document import Document, Item, Items, Verdict, entries, listed

TEXTS = {
    "holds": ("Қағидалар жинағы дұрыс.", "Свод правил верен.", "The rulebook is in order."),
    "name": ("Атауы", "Имя", "Name"),
    "rows": ("Жолдар", "Строк", "Rows"),
    "digest": ("SHA-256", "SHA-256", "SHA-256"),
    "warnings": ("Ескертулер", "Предупреждения", "Warnings"),
    "missing": ("Мәтіні жоқ тілдер", "Языки, на которых нет текста", "Languages without a text"),
    "lacks": (
        "{language}: {count} ұяшық бос (бірінші: {first}); орнына басқа тілдегі мәтін тұрады",
        "{language}: пустых ячеек {count} (первая {first}); вместо них стоит текст на другом языке",
        "{language}: {count} empty cells (the first is {first}); the text of another language stands there",
    ),
    "cases": ("Мысалдар", "Примеры", "Cases"),
    "all-hold": (
        "Барлық {count} мысал күткендей.",
        "Все примеры верны: {count}.",
        "All {count} cases are as expected.",
    ),
    "some-fail": (
        "Мысалдардың {count} ішінен күткендей емесі: {failed}.",
        "Примеров {count}, из них не так, как ожидалось: {failed}.",
        "{failed} of {count} cases are not as expected.",
    ),
    "case": ("{name}: {found}", "{name}: {found}", "{name}: {found}"),
    "wanted": (
        "{name}: күтілгені — {wanted}, шыққаны — {found} ({at})",
        "{name}: ожидалось {wanted}, получено {found} ({at})",
        "{name}: expected {wanted}, found {found} ({at})",
    ),
    "same": ("Айырмасы жоқ.", "Различий нет.", "There is no difference."),
    "differs": ("{before} → {after}", "{before} → {after}", "{before} → {after}"),
    "head": ("Жинақтың мәліметтері", "Сведения о своде", "The rulebook itself"),
    "rules": ("Қағидалар", "Правила", "Rules"),
    "terms": ("Терминдер", "Термины", "Terms"),
    "flips": (
        "Қорытындысы өзгеретін тауарлар",
        "Товары, по которым вывод меняется",
        "Goods whose verdict changes",
    ),
    "judged": (
        "қаралған тауарлар: {count}, өзгергені: {flips}",
        "рассмотрено товаров: {count}, из них изменилось: {flips}",
        "{count} goods were judged by both, {flips} of them change",
    ),
    "was": ("бұрын: {said}", "было: {said}", "before: {said}"),
    "is": ("енді: {said}", "стало: {said}", "after: {said}"),
    "none": ("жоқ", "нет", "none"),
    "written": ("Жазылды: {file}", "Записано: {file}", "Written: {file}"),
}


# Reasons of a case that is not as expected.
SHOWN = 5


class Said(Phrases):
    """The words of one language."""

    texts = TEXTS
    subject = "rulebooks are spoken of"


def of_any(source: Source, engine: tegi.Engine) -> Rulebook:
    """A rulebook by its path, or by the name of an edition at hand."""
    if os.path.exists(source):
        return read(source, engine)
    if Path(source).suffix.lower() in FILES or os.sep in str(source):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(source))
    text = engine.rulebook_text(str(source))
    return _named(text, engine)


def _named(text: str, engine: tegi.Engine) -> Rulebook:
    """An edition at hand as a rulebook."""
    document = json.loads(text)
    if document.get("type") == "refusal":
        raise TegiError(document["errors"])
    name = f"{document['id']}@{document['first']}"
    missing: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    return Rulebook(name, text, _edition(document, engine)["sha256"], document, [], [], missing, {}, None, engine)


def _edition(document: Mapping[str, Any], engine: tegi.Engine) -> Any:
    """What the engine says of the edition of a document."""
    name = (document["id"], document["first"])
    return next(one for one in engine.rulebooks() if (one["id"], one["first"]) == name)


def of_source(source: Source, language: Language, engine: tegi.Engine) -> Document:
    """The rules of a rulebook in words, each with its text and its condition as enacted."""
    found = of_any(source, engine)
    if found.faults:
        raise TegiError(found.faults)
    assert found.engine is not None
    edition, rules = _edition(found.document, found.engine), found.engine.rules(found.name, language)
    shown = of_rulebook(edition, found.document, rules, found.engine, language)
    notes = missing(found, language)
    return Document(language, (*shown.parts[:2], *notes, *shown.parts[2:]))


def of_check(found: Rulebook, language: Language) -> Document:
    """What a check found: nothing wrong, warnings, and languages without a text."""
    from tegi.rulebook import sentences

    said = Said(language)
    pairs = [(said("name"), found.name), (said("digest"), found.sha256)]
    warnings = listed(said("warnings"), sentences(found.warnings, language))
    return Document(
        language, (Verdict(said("holds"), "yes"), entries("", pairs, True), warnings, *missing(found, language))
    )


def missing(found: Rulebook, language: Language) -> Sequence[Items]:
    """The languages in which something has no text."""
    said = Said(language)
    lacks = [
        said("lacks", language=one, count=str(len(cells)), first=cells[0])
        for one, cells in found.missing.items()
        if cells
    ]
    return (listed(said("missing"), lacks),)


def verdict(found: dict[str, str], language: Language) -> str:
    """A verdict and its row in words."""
    said = _verdict(found.get("verdict", ""), language)
    return " ".join(filter(None, (said, f"({found['rule']})" if found.get("rule") else "")))


def _verdict(name: str, language: Language) -> str:
    """A verdict alone in words; what is none stays as it is."""
    return VERDICTS[name][LANGUAGES.index(language)] if name in VERDICTS else name


def why(case: Case, language: Language) -> Sequence[str]:
    """What a case that is not as expected lacks, or the conditions that were compared."""
    if case.answer is None or case.engine is None:
        return ()
    said = case.engine.explain(case.answer, language)
    return [one["text"] for one in said["missing"] or said["steps"]][:SHOWN]


def of_cases(cases: Sequence[Case], language: Language) -> Document:
    """What came of the cases, each that is not as expected with its cell."""
    from tegi.rulebook import sentences

    said = Said(language)
    failed = [case for case in cases if not case.holds]
    items = []
    for case in cases:
        if case.holds:
            items.append(Item(said("case", name=case.name, found=verdict(case.found, language)), mark="true"))
            continue
        wanted, found = verdict(case.expected, language), verdict(case.found, language) or said("none")
        text = said("wanted", name=case.name, wanted=wanted, found=found, at=case.at)
        items.append(Item(text, mark="false", below=(*sentences(case.faults, language), *why(case, language))))
    counts = {"count": str(len(cases)), "failed": str(len(failed))}
    top = Verdict(said("some-fail" if failed else "all-hold", **counts), "no" if failed else "yes")
    return Document(language, (top, Items(said("cases"), tuple(items))))


def of_difference(found: Difference, language: Language) -> Document:
    """What differs, in words."""
    said = Said(language)
    names = {column.key: column.names[LANGUAGES.index(language)] for column in ACT}

    def items(changes: Sequence[Change]) -> tuple[Item, ...]:
        return tuple(
            Item(
                names.get(one.rule, one.rule) if changes is found.head else one.rule,
                below=(
                    said("was", said="; ".join(one.before) or said("none")),
                    said("is", said="; ".join(one.after) or said("none")),
                ),
            )
            for one in changes
        )

    flips = tuple(
        Item(said("differs", before=f"{one.name}: {_words(one.before, language)}", after=_words(one.after, language)))
        for one in found.flips
    )
    is_same = not (found.head or found.rules or found.terms or found.flips)
    top = said("same") if is_same else said("differs", before=found.before, after=found.after)
    judged = said("judged", count=str(found.goods), flips=str(len(found.flips)))
    parts: list[Any] = [Verdict(top)]
    for title, changes in (("head", found.head), ("rules", found.rules), ("terms", found.terms)):
        parts.append(Items(said(title), items(changes)))
    return Document(language, (*parts, Items(said("flips"), (*flips, Item(judged)))))


def _words(gist: str, language: Language) -> str:
    """`originating (8471)` in words."""
    name, _, rest = gist.partition(" ")
    return " ".join(filter(None, (_verdict(name, language), rest)))

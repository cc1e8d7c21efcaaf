"""Places in a document by the names that people know them by, in place of JSON pointers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tegi.known import headings
from tegi.language import Language
from tegi.phrases import Phrases

# The sheet of a table that states the members of a list, by the list.
SHEETS = {"materials": "lines", "contracts": "contracts", "goods": "contract-goods", "rows": "purchases"}

# Of an answer, by the last name of the pointer: kk, ru, en.
WORDS = {
    "figures": ("Сома", "Сумма", "Sum"),
    "steps": ("Талап", "Условие", "Condition"),
    "materials": ("Материал", "Материал", "Material"),
    "rows": ("Шарт", "Договор", "Contract"),
    "kinds": ("Сатып алу түрі", "Вид закупок", "Kind of purchase"),
    "readings": ("Түсіндіру нұсқасы", "Вариант толкования", "Reading"),
    "missing": ("Жетіспейтін мәлімет", "Недостающее сведение", "Missing fact"),
    "verdict": ("Қорытынды", "Вывод", "Verdict"),
    "provisional": ("Қорытынды алдын ала ма, жоқ па", "Предварительный ли вывод", "Whether it is provisional"),
    "criterion": ("Шығарылу өлшемшарты", "Критерий происхождения", "Origin criterion"),
    "rule": ("Қолданылған қағида", "Применённое правило", "Rule applied"),
    "share": ("Елішілік құндылық үлесі", "Доля внутристрановой ценности", "Share of in-country value"),
    "exact": ("Дәл үлес", "Точная доля", "Exact share"),
    "foreign": ("Шетелдік материалдар", "Иностранные материалы", "Foreign materials"),
    "value": ("құны", "стоимость", "value"),
    "base": ("салыстыру негізі", "база сравнения", "base of the comparison"),
    "measured": ("есептелгені", "вычислено", "measured"),
    "limit": ("шегі, %", "предел, %", "limit, %"),
    "limit_value": ("шегі", "предел", "limit"),
    "headroom": ("шекке дейінгі айырма", "запас до предела", "head-room"),
    "outcome": ("нәтижесі", "итог", "outcome"),
    "undecided": ("анықталмағаны", "не установлено", "not settled"),
    "contribution": ("қосатыны", "вклад", "contribution"),
    "facts_sha256": (
        "Мәліметтердің SHA-256 бақылау сомасы",
        "Контрольная сумма SHA-256 сведений",
        "SHA-256 of the facts",
    ),
    "rulebook_sha256": (
        "Қағидалар жинағының SHA-256 бақылау сомасы",
        "Контрольная сумма SHA-256 свода правил",
        "SHA-256 of the rulebook",
    ),
    "engine": ("Бағдарлама нұсқасы", "Версия программы", "Version of the program"),
    "edition": ("Редакция", "Редакция", "Edition"),
    "digest": ("Жазбаның бақылау сомасы", "Контрольная сумма записи", "Digest of the record"),
}


class PlaceWords(Phrases):
    """The names of places in an answer."""

    texts = WORDS
    subject = "places are named"


class Places:
    """The names of places in a document of facts, or in a record of them."""

    def __init__(self, facts: Mapping[str, Any], language: Language) -> None:
        self.facts = facts
        self.language = language
        self.words = PlaceWords(language)

    def of_record(self, pointer: str) -> str:
        """A place in a record: of its facts, its answer or its digest; one that has no name as it stands."""
        _, *parts = pointer.split("/")
        if parts[:1] == ["facts"]:
            return self.of_facts(parts[1:]) or pointer
        if parts[:1] == ["answer"]:
            return self.of_answer(parts[1:]) or pointer
        return self.words(parts[-1]) if parts and parts[-1] in WORDS else pointer

    def of_facts(self, parts: list[str]) -> str:
        """What a fact is, and of what it is one; nothing where it has no name."""
        found: Any = self.facts
        owners: list[str] = []
        sheet = "document" if "contracts" in self.facts or "rows" in self.facts else "goods"
        path: list[str] = []
        for place, part in enumerate(parts):
            found = member(found, part)
            if part.isdigit() and place and parts[place - 1] in SHEETS:
                sheet, path = SHEETS[parts[place - 1]], []
                owners.append(called(found, part))
            else:
                path.append(part)
        names = headings()
        name = names.get((sheet, "/".join(path))) or names.get((sheet, path[0] if path else ""))
        if not name:
            return ", ".join(owners) if owners and not path else ""
        return ": ".join([", ".join(owners), name[self.language]] if owners else [name[self.language]])

    def of_answer(self, parts: list[str]) -> str:
        """What a member of an answer is; nothing where it has no name."""
        names = [part for part in parts if part in WORDS]
        if not names or names[-1] != parts[-1]:
            return ""
        owner = next((place for place, part in enumerate(parts) if part.isdigit()), None)
        last = self.words(names[-1])
        if not owner or parts[owner - 1] not in WORDS:
            return last
        return f"{self.words(parts[owner - 1])} {int(parts[owner]) + 1}, {last}"


def called(found: Any, part: str) -> str:
    """What a person calls a member of a list: its name, its id, or its number."""
    if not isinstance(found, Mapping):
        return f"{int(part) + 1}"
    inside = ((found.get("made_from") or {}).get("good") or {}).get("name")
    performer = (found.get("performer") or {}).get("name")
    return str(found.get("name") or inside or performer or found.get("id") or f"№ {int(part) + 1}")


def member(found: Any, part: str) -> Any:
    """A member of a list or an object; nothing where there is none."""
    if isinstance(found, list):
        return found[int(part)] if part.isdigit() and int(part) < len(found) else None
    return found.get(part) if isinstance(found, Mapping) else None

"""The columns of a batch's answers and their headings, as people read them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """What something is called in the three languages."""

    kk: str
    ru: str
    en: str

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called in each language."""
        return (self.kk, self.ru, self.en)


ANSWERS = Name("Нәтижелер", "Результаты", "answers")

# The columns of the answers, as a spreadsheet shows them.
ANSWER_NAMES = {
    "row": Name("Жол", "Строка", "Row"),
    "id": Name("Тауар №", "№ товара", "Good No."),
    "name": Name("Тауардың атауы", "Наименование товара", "Name of the good"),
    "verdict": Name("Қорытынды", "Вывод", "Verdict"),
    "provisional": Name("Алдын ала қорытынды", "Предварительный вывод", "Provisional"),
    "said": Name("Қорытынды", "Вывод", "Result"),
    "reason": Name("Себебі", "Обоснование", "Reason"),
    "rule": Name("Қолданылған қағида", "Применённое правило", "Rule"),
    "criterion": Name("Шығарылу өлшемшарты", "Критерий происхождения", "Origin criterion"),
    "share": Name("Елішілік құндылық, %", "Внутристрановая ценность, %", "In-country value, %"),
    "headroom": Name("Шекке дейінгі айырма", "Запас до предела", "Head-room"),
    "missing": Name("Жетіспейтін мәліметтер", "Недостающие сведения", "Missing facts"),
    "warnings": Name("Ескертулер", "Предупреждения", "Warnings"),
    "rates": Name("Қайта есептеу бағамдары", "Курсы пересчёта", "Rates of conversion"),
    "error": Name("Қате коды", "Код ошибки", "Error, code"),
    "error_at": Name("Қате орны", "Место ошибки", "Place of the error"),
    "errors": Name("Түзетілуге тиіс қателер", "Что исправить", "Errors to correct"),
    "verdict_code": Name("Қорытынды коды", "Код вывода", "Verdict, code"),
    "missing_codes": Name("Жетіспейтін мәліметтердің орны", "Место недостающих сведений", "Missing facts, places"),
    "outside_codes": Name("Жинақта жоқ нәрсе, кодтар", "Чего нет в своде, коды", "Outside the rulebook, codes"),
    "warning_codes": Name("Ескертулер, кодтар", "Предупреждения, коды", "Warnings, codes"),
    "exact": Name("Дәл бөлшек", "Точная дробь", "Exact fraction"),
    "formula": Name("Формула", "Формула", "Formula"),
    "lowest": Name("Ең азы, %", "Не менее, %", "At least, %"),
    "highest": Name("Ең көбі, %", "Не более, %", "At most, %"),
    "if_proved": Name("Расталса, %", "При подтверждении, %", "If proved, %"),
}

# The sheet of texts that are longer than a cell, its headings, and what stands in the cell itself.
TEXTS = Name("Ұзын мәтіндер", "Длинные тексты", "Long texts")
TEXT_HEADINGS = (
    Name("№", "№", "No."),
    Name("Ұяшық", "Ячейка", "Cell"),
    Name("Бөлік", "Часть", "Part"),
    Name("Мәтін", "Текст", "Text"),
)
SEE = Name(
    "«{sheet}» парағын қараңыз, № {number}", "см. лист «{sheet}», № {number}", "see the sheet “{sheet}”, No. {number}"
)

# What stands behind a verdict that rests on something open.
PROVISIONAL = Name("алдын ала", "предварительно", "provisional")

# What an answer is called.
VERDICTS = {
    "originating": Name("Қазақстанда шығарылған", "происходит из Казахстана", "originates"),
    "not_originating": Name("Қазақстанда шығарылмаған", "не происходит из Казахстана", "does not originate"),
    "undetermined": Name("анықталмаған", "не установлено", "undetermined"),
    "disputed": Name("даулы", "спорно", "disputed"),
    "outside_rulebook": Name("қағидалар жинағынан тыс", "вне свода правил", "outside the rulebook"),
}

# Yes and no.
FLAGS = {True: Name("иә", "да", "yes"), False: Name("жоқ", "нет", "no")}

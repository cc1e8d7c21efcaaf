"""What a template says besides the names of the core's data: help, hints and examples, in three languages."""

from __future__ import annotations

from tegi.language import LANGUAGES, Language


def _said(kk: str, ru: str, en: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, (kk, ru, en)))


WORDS = {
    # Sheets of these names hold no facts: the reader knows.
    "help": _said("Анықтама", "Справка", "Help"),
    "lists": _said("Тізімдер", "Списки", "Lists"),
    "title": _said("Кітапты қалай толтыру керек", "Как заполнить книгу", "How to fill in the workbook"),
    "rules": _said(
        "* белгісі бар бағандарды міндетті түрде толтырыңыз; қалғандары белгісіз болса, бос қалдырыңыз.\n"
        "Бос ұяшық — «жоқ» емес, «көрсетілмеген» деген сөз. Материал болмаса, «материалсыз» деп жазыңыз.\n"
        "Материалдың «Тауар №» бағанына тауардың нөмірін дәл сол күйінде жазыңыз.\n"
        "Өз бағандарыңызды қосуға болады: олар жауаптарға көшіріледі.\n"
        "Бұл парақ пен тізімдер парағы есептеуде қолданылмайды; оларды өшіруге болады.",
        "Столбцы со знаком * обязательны; остальные оставьте пустыми, если сведений нет.\n"
        "Пустая ячейка значит «не указано», а не «нет». Если материалов нет, напишите «без материалов».\n"
        "В столбце «№ товара» у материала повторите номер товара в точности.\n"
        "Можно добавить свои столбцы: они переносятся в ответы.\n"
        "Этот лист и лист со списками в расчёте не участвуют; их можно удалить.",
        "Columns marked * are required; leave the others blank where nothing is known.\n"
        "A blank cell means “not stated”, not “none”. Where there are no materials, write “no materials”.\n"
        "Repeat the number of the good exactly in the column “Good No.” of its materials.\n"
        "You may add columns of your own: they are carried to the answers.\n"
        "This sheet and the one with the lists are not computed with; you may delete them.",
    ),
    "column": _said("Баған", "Столбец", "Column"),
    "is-required": _said("Міндетті", "Обязателен", "Required"),
    "what": _said("Не жазу керек", "Что писать", "What to write"),
    "example": _said("Мысал", "Пример", "Example"),
    "yes": _said("иә", "да", "yes"),
    "required": _said("міндетті", "обязательно", "required"),
    "choose": _said("тізімнен таңдаңыз", "выберите из списка", "choose from the list"),
}

# By the kind of a field.
HINTS = {
    "text": _said("мәтін", "текст", "text"),
    "id": _said("нөмір немесе атау", "номер или название", "a number or name"),
    "code": _said("СЭҚ ТН коды: 4, 6, 8 немесе 10 цифр", "код ТН ВЭД: 4, 6, 8 или 10 цифр", "4, 6, 8 or 10 digits"),
    "amount": _said("сома: 1 234,50", "сумма: 1 234,50", "an amount: 1234.50"),
    "quantity": _said("саны: 12,5", "количество: 12,5", "how many: 12.5"),
    "mass": _said("өлшем бірлігімен: 1,5 кг", "с единицей: 1,5 кг", "with its unit: 1.5 kg"),
    "whole": _said("бүтін сан", "целое число", "a whole number"),
    "rate": _said("бағам: 512,30", "курс: 512,30", "a rate: 512.30"),
    "percent": _said("пайыз, % белгісімен: 60 %", "процент со знаком: 60 %", "a percent with its sign: 60 %"),
    "fraction": _said("бөлшек: 9/14", "дробь: 9/14", "a fraction: 9/14"),
    "day": _said("күні: 01.03.2026", "дата: 01.03.2026", "a day: 01.03.2026"),
    "bin": _said("12 цифр", "12 цифр", "12 digits"),
    "unit": _said("өлшем бірлігі: кг, дана", "единица: кг, шт.", "a unit: kg, pcs"),
    "operations": _said(
        "тізімдегі операциялар, арасында «;»", "операции из списка через «;»", "operations of the list, parted by “;”"
    ),
    "texts": _said("атаулар, арасында «;»", "названия через «;»", "names, parted by “;”"),
    "wholly-produced": _said("тармақшаның әрпі: а", "буква подпункта: а", "the letter of the subparagraph: а"),
}

# By the path of a field, else by its kind; in one form, or in three languages.
EXAMPLES: dict[str, str | tuple[str, str, str]] = {
    "id": "1",
    "good": "1",
    "contract": "1",
    "parent": "1",
    "name": ("Болат табақ", "Лист стальной", "Steel sheet"),
    "good/name": ("Су жылыту қазандығы", "Котёл водогрейный", "Hot-water boiler"),
    "good/hs": "8403109000",
    "performer/name": ("«Мердігер» ЖШС", "ТОО «Подрядчик»", "Contractor LLP"),
    "proof/number": "12345",
    "wholly-produced": "а",
    "currency": "KZT",
    "text": ("мәтін", "текст", "text"),
    "code": "7208512000",
    "amount": "1234,50",
    "quantity": "10",
    "mass": ("1,5 кг", "1,5 кг", "1.5 kg"),
    "whole": "2",
    "rate": "512,30",
    "percent": "60 %",
    "fraction": "9/14",
    "day": "01.03.2026",
    "unit": ("кг", "кг", "kg"),
}
FIRST_CURRENCIES = ("KZT", "USD", "EUR", "RUB", "CNY")


def hint(kind: str, language: Language) -> str:
    """What a cell of a kind may hold; nothing where it is chosen from a list."""
    return HINTS[kind][language] if kind in HINTS else ""

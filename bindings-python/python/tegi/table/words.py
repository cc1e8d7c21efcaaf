"""The words with which it is shown how tables were understood. Sentences about faults come from the engine."""

from __future__ import annotations

from tegi.language import LANGUAGES, Language

# By code: kk, ru, en.
_WORDS = {
    # What a sheet is about.
    "goods": ("тауарлар", "товары", "goods"),
    "lines": ("материалдар", "материалы", "materials"),
    "goods-and-lines": ("тауарлар мен материалдар", "товары вместе с материалами", "goods together with materials"),
    "document": ("құжаттың деректері", "данные документа", "facts of the document"),
    "contracts": ("шарттар", "договоры", "contracts"),
    "contract-goods": ("шарт бойынша тауарлар", "товары по договорам", "goods under contracts"),
    "purchases": ("сатып алулар", "закупки", "purchases"),
    "rates": ("валюта бағамдары", "курсы валют", "rates of currencies"),
    "blank": ("бос", "пусто", "blank"),
    "ignored": ("әдейі есепке алынбайды", "не учитывается по указанию", "left out on purpose"),
    "not-read": ("оқылмаған", "не прочитано", "not read"),
    # Of a sheet.
    "hidden": ("жасырын", "скрыто", "hidden"),
    "headings": ("атаулар жолы: {rows}", "строка заголовков: {rows}", "headings in row {rows}"),
    "rows": ("жол саны: {count}", "строк: {count}", "rows: {count}"),
    "hidden-rows": ("олардың жасырыны: {count}", "из них скрыто: {count}", "hidden among them: {count}"),
    "encoding": ("кодтауы: {name}", "кодировка: {name}", "encoding: {name}"),
    "separator": ("ұяшықтарды бөлетін таңба: {sign}", "разделитель: {sign}", "separator: {sign}"),
    "tab": ("табуляция", "табуляция", "tab"),
    # The table of columns.
    "column": ("Баған", "Столбец", "Column"),
    "heading": ("Атауы", "Заголовок", "Heading"),
    "understood": ("Қалай түсінілді", "Как понято", "Understood as"),
    "samples": ("Мысалдар", "Примеры", "Samples"),
    "own": (
        "өз бағаныңыз: жауаптарға көшіріледі",
        "свой столбец: переносится в ответы",
        "your own: goes to the answers",
    ),
    "other-currency": (
        "басқа валютада: құжат валютасындағы сома жоқ жерде ғана алынады",
        "в другой валюте: берётся, только где нет суммы в валюте документа",
        "in another currency: taken only where the amount in the document's currency is blank",
    ),
    "ignored-column": ("есепке алынбайды", "не учитывается", "left out"),
    "unclear": ("түсініксіз", "не понято", "not understood"),
    "included": ("ҚҚС қоса алғанда", "с НДС", "with VAT"),
    "excluded": ("ҚҚС қоспағанда", "без НДС", "without VAT"),
    "decimal": ("бөлшек таңбасы «{sign}»", "дробь через «{sign}»", "decimals behind “{sign}”"),
    "day-month-year": ("күн, ай, жыл", "день, месяц, год", "day, month, year"),
    "month-day-year": ("ай, күн, жыл", "месяц, день, год", "month, day, year"),
    "year-month-day": ("жыл, ай, күн", "год, месяц, день", "year, month, day"),
    # What is set apart and left out.
    "apart": ("Бөлек алынды", "Отделено от строк", "Set apart"),
    "left-out": ("Пайдаланылмады", "Не использовано", "Not used"),
    "used-as": ("мынадай мәлімет ретінде алынды: {fact}", "взято как {fact}", "taken as {fact}"),
    "total": ("жиыны", "итог", "total"),
    "total-unchecked": (
        "жиыны; жолдармен салыстырылмады (валюталар бірнешеу немесе сома басқа бағанда)",
        "итог; со строками не сверен (валют несколько или сумма в другом столбце)",
        "total; not checked against its lines (several currencies, or the amount stands in another column)",
    ),
    "wages": ("еңбекке ақы төлеу", "оплата труда", "wages"),
    "overhead": ("үстеме шығыстар", "накладные расходы", "overheads"),
    "production-cost": ("өзіндік құн", "себестоимость", "production cost"),
    "profit": ("пайда", "прибыль", "profit"),
    "price": ("баға", "цена", "price"),
    "vat": ("ҚҚС", "НДС", "VAT"),
    "repeated-headings": ("қайталанған тақырыптар", "повторённые заголовки", "the headings again"),
    "numbering": ("бағандардың нөмірлері", "номера столбцов", "numbers of the columns"),
    "section": ("бөлім тақырыбы", "раздел", "section"),
    "note": ("ескертпе", "примечание", "note"),
    "ignore": ("есепке алынбайды", "не учитывается", "left out"),
    "label": ("атауы мен мәні", "надпись со значением", "a label with its value"),
    "title": ("тақырып", "заголовок листа", "title"),
    # The documents.
    "of-goods": ("Тауар саны: {count}", "Товаров: {count}", "Goods: {count}"),
    "documents": ("Құжат саны: {count}", "Документов: {count}", "Documents: {count}"),
    "with-faults": ("қатесі бары: {count}", "с ошибками: {count}", "with errors: {count}"),
    "faults": ("Түзету керек", "Нужно исправить", "To be corrected"),
    "offers": ("мүмкін: {offers}", "возможно: {offers}", "perhaps: {offers}"),
    "operations-unchecked": (
        "Операциялардың атаулары тексерілген жоқ: қағидалар жинағы көрсетілмеген (--rulebook).",
        "Названия операций не проверены: не указан свод правил (--rulebook).",
        "The names of operations were not checked: no rulebook is named (--rulebook).",
    ),
    "none": ("Бәрі түсінікті.", "Всё понято.", "All was understood."),
    "more": ("тағы: {count}", "и ещё: {count}", "and more: {count}"),
}


def said(code: str, language: Language, **blanks: object) -> str:
    """A code in words; one that has none as it stands."""
    words = _WORDS.get(code)
    return words[LANGUAGES.index(language)].format(**blanks) if words else code

"""The sheets of a batch of goods and their headings: what a cell is called, and which fact it states."""

from __future__ import annotations

from tegi.workbook.columns import FOREIGN, Column, Name

GOODS = Name("Тауарлар", "Товары", "goods")
MATERIALS = Name("Материалдар", "Материалы", "materials")
ANSWERS = Name("Нәтижелер", "Результаты", "answers")

# What is asked and not foreseen has its own column: `answers/<term>`, `readings/<reading>`.
OPEN = ("answers/", "readings/")

GOODS_COLUMNS = (
    Column("id", "text", "Тауар №", "№ товара", "Good No.", is_required=True),
    Column("on", "day", "Есеп күні", "Дата расчёта", "Day of calculation"),
    Column("rulebook", "text", "Ережелер жинағы", "Свод правил", "Rulebook"),
    Column("good/name", "text", "Тауардың атауы", "Наименование товара", "Name of the good"),
    Column("good/hs", "text", "СЭҚ ТН коды", "Код ТН ВЭД", "Tariff code", is_required=True),
    Column("good/ex_works_price", "number", "«Франко-зауыт» бағасы", "Цена франко-завод", "Ex-works price"),
    Column(
        *("good/production_cost", "number", "Дайын тауардың өзіндік құны"),
        *("Себестоимость готового товара", "Production cost"),
    ),
    Column("currency", "text", "Валюта", "Валюта", "Currency"),
    Column("vat", "vat", "ҚҚС", "НДС", "VAT"),
    Column("vat_rate", "percent", "ҚҚС мөлшерлемесі, %", "Ставка НДС, %", "VAT rate, %"),
    Column("operations", "names", "Операциялар", "Операции", "Operations"),
    Column(
        "wholly_produced", "text", "Толық өндірілген: тармақша", "Полностью произведён: подпункт", "Wholly produced"
    ),
    Column(
        *("beyond_insufficient_operations", "flag", "Жеткіліксіз операциялардан артық"),
        *("Сверх недостаточных операций", "Beyond insufficient operations"),
    ),
)

MATERIALS_COLUMNS = (
    Column("good", "text", "Тауар №", "№ товара", "Good No.", is_required=True),
    Column("id", "text", "Материал №", "№ материала", "Material No."),
    Column("name", "text", "Материалдың атауы", "Наименование материала", "Name of the material"),
    Column("hs", "text", "СЭҚ ТН коды", "Код ТН ВЭД", "Tariff code"),
    Column("value", "number", "Құны", "Стоимость", "Value"),
    *FOREIGN,
    Column("origin", "text", "Шығарылған елі", "Страна происхождения", "Country of origin"),
    Column("proof/kind", "proof", "Құжат", "Документ", "Proof"),
    Column("proof/number", "text", "Құжат нөмірі", "Номер документа", "Number of the proof"),
    Column("proof/date", "day", "Құжат күні", "Дата документа", "Date of the proof"),
    Column("proof/share", "percent", "Құжаттағы үлес, %", "Доля по документу, %", "Share of the proof, %"),
    Column("is_set_item", "flag", "Жиынтықтың заты", "Предмет набора", "Item of a set"),
    Column("packaging", "packaging", "Қаптама", "Упаковка", "Packaging"),
    Column("necessary_component", "flag", "Қажетті құрауыш", "Необходимый компонент", "Necessary component"),
    Column("neutral", "flag", "Бейтарап элемент", "Нейтральный элемент", "Neutral element"),
    Column("accessory", "flag", "Керек-жарақ", "Принадлежность", "Accessory"),
)

# The columns of the answers, as a spreadsheet shows them.
ANSWER_NAMES = {
    "row": Name("Жол", "Строка", "Row"),
    "id": Name("Тауар №", "№ товара", "Good No."),
    "verdict": Name("Қорытынды", "Вывод", "Verdict"),
    "rule": Name("Қолданылған қағида", "Применённое правило", "Rule"),
    "criterion": Name("Шығу критерийі", "Критерий происхождения", "Origin criterion"),
    "share": Name("Елішілік құндылық, %", "Внутристрановая ценность, %", "In-country value, %"),
    "headroom": Name("Шекке дейінгі қор", "Запас до предела", "Head-room"),
    "missing": Name("Жетіспейтін мәліметтер", "Недостающие сведения", "Missing facts"),
    "outside": Name("Жинақта жоқ нәрсе", "Чего нет в своде", "Outside the rulebook"),
    "warnings": Name("Ескертулер", "Предупреждения", "Warnings"),
    "error": Name("Қате", "Ошибка", "Error"),
    "error_at": Name("Қате орны", "Место ошибки", "Place of the error"),
    "errors": Name("Барлық қателер", "Все ошибки", "All errors"),
    "exact": Name("Дәл бөлшек", "Точная дробь", "Exact fraction"),
    "formula": Name("Формула", "Формула", "Formula"),
    "lowest": Name("Ең азы, %", "Не менее, %", "At least, %"),
    "highest": Name("Ең көбі, %", "Не более, %", "At most, %"),
    "if_proved": Name("Расталса, %", "При подтверждении, %", "If proved, %"),
}

# What an answer is called.
VERDICTS = {
    "originating": Name("шығарылған", "происходит", "originates"),
    "not_originating": Name("шығарылмаған", "не происходит", "does not originate"),
    "undetermined": Name("анықталмаған", "не установлено", "undetermined"),
    "disputed": Name("даулы", "спорно", "disputed"),
    "outside_rulebook": Name("ережелер жинағынан тыс", "вне свода правил", "outside the rulebook"),
}

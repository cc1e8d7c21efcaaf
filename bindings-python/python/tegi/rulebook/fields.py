"""The sheets of a rulebook's workbook and their columns: names in three languages, and what they hold.

One table for all who read, write or document them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tegi import typed

Names = tuple[str, str, str]
Kind = Literal["text", "id", "day", "yes", "choice", "codes", "list", "expression", "decimal", "count", "country"]


@dataclass(frozen=True)
class Column:
    """A column of a table, or a name of the sheet of names and values."""

    key: str
    kind: Kind
    names: Names
    """In Kazakh, Russian and English."""
    is_needed: bool = False
    choices: Mapping[str, Names] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A sheet."""

    key: str
    names: Names
    columns: tuple[Column, ...]


MARKS: Mapping[str, Names] = {
    "primary": ("актіден", "из акта", "primary"),
    "secondary": ("қайталама", "вторично", "secondary"),
    "inferred": ("тұжырым", "вывод", "inferred"),
}
KINDS: Mapping[str, Names] = {
    "good": ("тауар", "товар", "good"),
    "material": ("материал", "сырьё", "material"),
    "operation": ("операция", "действие", "operation"),
    "site": ("орын", "место", "site"),
    "fact": ("мән-жай", "обстоятельство", "fact"),
}
VERDICTS: Mapping[str, Names] = {
    "originating": ("расталды", "происхождение подтверждено", "originates"),
    "not_originating": ("расталмады", "происхождение не подтверждено", "does not originate"),
    "undetermined": ("анықталмаған", "не установлено", "undetermined"),
    "disputed": ("даулы", "спорно", "disputed"),
    "outside_rulebook": ("жинақтан тыс", "вне свода", "outside the rulebook"),
}
PROOFS: Mapping[str, Names] = {
    "ct-1": ("СТ-1", "СТ-1", "CT-1"),
    "ct-kz": ("СТ-KZ", "СТ-KZ", "CT-KZ"),
    "register-extract": ("тізілімнен үзінді көшірме", "выписка из реестра", "register extract"),
    "declaration": ("декларация", "декларация", "declaration"),
    "invoice": ("шот-фактура", "счёт-фактура", "invoice"),
    "none": ("құжат жоқ", "нет документа", "no paper"),
}
GROUPS: Mapping[str, Names] = {
    "wholly-produced": ("толығымен өндірілген", "полностью произведено", "wholly produced"),
    "insufficient": ("жеткіліксіз", "недостаточно", "insufficient"),
    "countries": ("елдер", "страны", "countries"),
}
STATUS: Mapping[str, Names] = {
    "open": ("ашық", "открыто", "open"),
    "minority": ("шешілген", "решено", "settled"),
}
GAPS: Mapping[str, Names] = {
    "chapter": ("топ", "группа", "chapter"),
    "suspect": ("күмән", "сомнение", "suspect"),
    "codes": ("кодтар", "коды", "codes"),
    "row": ("жол", "строка", "row"),
    "list": ("тізбе", "перечень", "list"),
    "everywhere": ("барлық жерде", "везде", "everywhere"),
    "noted": ("ескерту", "заметка", "noted"),
}

# A name with one of these endings is that of a file: no edition, and no folder of a rulebook, has such a name.
FILES = frozenset((".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".toml", ".json", ".docx", ".doc", ".txt", ".pdf", ".zip"))

PLACE = Column("place", "text", ("Орны", "Место в акте", "Place"))
MARK = Column("mark", "choice", ("Белгі", "Откуда известно", "Mark"), choices=MARKS)
NOTE = Column("note", "text", ("Жазба", "Заметка", "Note"))
WORDS = (
    Column("kk", "text", ("Қазақша", "По-казахски", "Kazakh")),
    Column("ru", "text", ("Орысша", "По-русски", "Russian")),
    Column("en", "text", ("Ағылшынша", "По-английски", "English")),
)

# Names and values. A name with a place is a provision: its value may be an expression, a yes or a list.
ACT = (
    Column("base", "id", ("Негіз", "Основа", "Base")),
    Column("id", "id", ("Атау", "Имя", "Name"), True),
    Column("first", "day", ("Бірінші күн", "Первый день", "First day"), True),
    Column("last", "day", ("Соңғы күн", "Последний день", "Last day")),
    Column("read_to", "day", ("Ескерілген күн", "Учтено на", "Read to")),
    Column("revision", "count", ("Нұсқа", "Редакция", "Revision")),
    Column("title", "text", ("Тақырып", "Название", "Title"), True),
    Column("act", "text", ("Акт", "Акт", "Act"), True),
    Column("in_force", "text", ("Күшіне енуі", "Вступление в силу", "In force")),
    Column("country", "country", ("Ел", "Страна", "Country")),
    Column("list", "text", ("Тізбе", "Перечень", "List")),
    Column("general", "expression", ("Жалпы қағида", "Общее правило", "General rule")),
    Column("set", "expression", ("Жиынтықтар", "Наборы", "Sets")),
    Column("cumulation", "list", ("Кумуляция", "Кумуляция", "Cumulation")),
    Column("absorption", "yes", ("Сіңіру", "Поглощение", "Absorption")),
    Column("unknown_origin", "yes", ("Шығу тегі белгісіз", "Неизвестное происхождение", "Unknown origin")),
    Column("neutral", "yes", ("Бейтарап элементтер", "Нейтральные элементы", "Neutral elements")),
    Column("accessories", "yes", ("Керек-жарақ", "Принадлежности", "Accessories")),
    Column("packaging", "yes", ("Қаптама", "Упаковка", "Packaging")),
    Column("wholly_produced", "yes", ("Толығымен өндірілген", "Полностью произведено", "Wholly produced")),
    Column("insufficient", "yes", ("Жеткіліксіз операциялар", "Недостаточные операции", "Insufficient operations")),
    Column("criterion_wholly_produced", "text", ("Критерий: толығымен", "Критерий: полностью", "Criterion: wholly")),
    Column("criterion_sufficient", "text", ("Критерий: жеткілікті", "Критерий: достаточно", "Criterion: sufficient")),
    Column("criterion_cumulation", "text", ("Критерий: кумуляция", "Критерий: кумуляция", "Criterion: cumulation")),
)
# The columns beside a name of the sheet of names and values.
VALUES = (
    Column("name", "text", ("Не", "Что", "What")),
    Column("value", "text", ("Мәні", "Значение", "Value")),
    PLACE,
    MARK,
    *WORDS,
    NOTE,
)
PROVISIONS = (
    *("general", "set", "cumulation", "absorption", "unknown_origin", "neutral", "accessories", "packaging"),
    *("wholly_produced", "insufficient"),
)

ROWS = (
    Column("id", "id", ("Жол", "Строка", "Row")),
    Column("code", "codes", ("Код", "Код", "Code"), True),
    Column("gate", "id", ("Сипаттама", "Описание", "Description")),
    Column("expression", "expression", ("Өрнек", "Выражение", "Expression")),
    Column("or", "expression", ("Немесе", "Или", "Or")),
    Column("excluded", "yes", ("Шығарылған", "Исключена", "Excluded")),
    Column("rest_unknown", "yes", ("Қалғаны белгісіз", "Остальное неизвестно", "Rest unknown")),
    Column("name", "text", ("Тауар", "Товар", "Goods")),
    Column("condition", "text", ("Шарт", "Условие", "Condition")),
    PLACE,
    MARK,
    NOTE,
)
TERMS = (
    Column("id", "id", ("Атау", "Имя", "Name"), True),
    Column("kind", "choice", ("Түрі", "Вид", "Kind"), True, KINDS),
    *WORDS,
    Column("undefined", "yes", ("Анықталмаған", "Не определён", "Undefined")),
    NOTE,
)
OPERATIONS = (
    Column("id", "id", ("Атау", "Имя", "Name"), True),
    *WORDS,
    Column("standing", "text", ("Қатысы", "Отношение", "Standing")),
    Column("is", "list", ("Түрі болып табылады", "Является видом", "Is a kind of")),
    Column("includes", "list", ("Қамтиды", "Включает", "Includes")),
    Column("undefined", "yes", ("Анықталмаған", "Не определена", "Undefined")),
    NOTE,
)
MEMBERS = (
    Column("group", "choice", ("Топ", "Группа", "Group"), True, GROUPS),
    Column("member", "text", ("Мүше", "Член", "Member"), True),
    *WORDS,
    Column("is_production", "yes", ("Өндіріс", "Производство", "Production")),
    NOTE,
)
READINGS = (
    Column("id", "id", ("Сұрақ атауы", "Имя вопроса", "Reading"), True),
    Column("status", "choice", ("Күйі", "Состояние", "Status"), False, STATUS),
    Column("option", "id", ("Нұсқа", "Вариант", "Option")),
    *WORDS,
    PLACE,
    MARK,
    NOTE,
)
GAP_COLUMNS = (
    Column("id", "id", ("Атау", "Имя", "Name"), True),
    Column("kind", "choice", ("Түрі", "Вид", "Kind"), True, GAPS),
    Column("subject", "text", ("Нысаны", "Предмет", "Subject")),
    *WORDS,
    Column("closing", "expression", ("Толтыру", "Восполнение", "Closing")),
    PLACE,
    MARK,
    NOTE,
)
CASES = (
    Column("case", "text", ("Мысал", "Пример", "Case"), True),
    Column("on", "day", ("Күні", "Дата", "Day")),
    Column("hs", "text", ("Тауар коды", "Код товара", "Good's code")),
    Column("price", "decimal", ("Баға", "Цена", "Price")),
    Column("operations", "list", ("Операциялар", "Операции", "Operations")),
    Column("answers", "list", ("Жауаптар", "Ответы", "Answers")),
    Column("material", "text", ("Материал", "Материал", "Material")),
    Column("material_hs", "text", ("Материал коды", "Код материала", "Material's code")),
    Column("value", "decimal", ("Құны", "Стоимость", "Value")),
    Column("origin", "country", ("Шығарылған елі", "Происхождение", "Origin")),
    Column("proof", "choice", ("Құжаты", "Документ", "Proof"), choices=PROOFS),
    Column("material_answers", "list", ("Материал туралы жауаптар", "Ответы о материале", "Material's answers")),
    Column("verdict", "choice", ("Күтілетін қорытынды", "Ожидаемый вывод", "Expected verdict"), False, VERDICTS),
    Column("rule", "text", ("Күтілетін жол", "Ожидаемая строка", "Expected row")),
    NOTE,
)

# Of the register's list.
PRODUCTS = (
    Column("group", "id", ("Топ", "Группа", "Group"), True),
    Column("codes", "list", ("Кодтар", "Коды", "Codes"), True),
    *WORDS,
    Column("is_described", "yes", ("Тек сипатталған тауар", "Только описанный товар", "Only as described")),
    Column("conditions", "text", ("Өндіріс шарттары", "Условия производства", "Conditions of production")),
    Column("least", "count", ("Операциялардың ең азы", "Наименьшее число операций", "Least operations")),
    Column("least_points", "count", ("Балдың ең азы", "Наименьшее число баллов", "Least points")),
    Column("from", "day", ("Қай күннен", "С какого дня", "From")),
    PLACE,
    MARK,
    NOTE,
)
PRODUCT_OPERATIONS = (
    Column("group", "id", ("Топ", "Группа", "Group"), True),
    Column("id", "id", ("Атау", "Имя", "Name")),
    *WORDS,
    Column("points", "count", ("Балл", "Баллы", "Points")),
    Column("is_mandatory", "yes", ("Міндетті", "Обязательная", "Mandatory")),
    NOTE,
)

SHEETS = (
    Table("act", ("акт", "акт", "act"), VALUES),
    Table("rows", ("жолдар", "строки", "rows"), ROWS),
    Table("terms", ("терминдер", "термины", "terms"), TERMS),
    Table("operations", ("операциялар", "операции", "operations"), OPERATIONS),
    Table("groups", ("топтар", "группы", "groups"), MEMBERS),
    Table("readings", ("түсіндіру", "толкования", "readings"), READINGS),
    Table("gaps", ("олқылықтар", "пробелы", "gaps"), GAP_COLUMNS),
    Table("cases", ("мысалдар", "примеры", "cases"), CASES),
)
REGISTER_SHEETS = (
    SHEETS[0],
    Table("groups", ("топтар", "группы", "groups"), PRODUCTS),
    Table("operations", ("операциялар", "операции", "operations"), PRODUCT_OPERATIONS),
    SHEETS[-1],
)


def plain(name: str) -> str:
    """A name without what does not tell it from another."""
    return typed.plain(name.replace("_", " "))


def named(said: str, names: Mapping[str, Names]) -> str | None:
    """The key of a choice by its key, or by its name in any language."""
    wanted = plain(said)
    return next((key for key, all_names in names.items() if wanted in (plain(key), *map(plain, all_names))), None)


def column_of(said: str, columns: tuple[Column, ...]) -> Column | None:
    """The column of a heading, by its key or its name in any language."""
    wanted = plain(said)
    return next((one for one in columns if wanted in (plain(one.key), *map(plain, one.names))), None)

"""The facts of a shipment: their names in three languages, their kinds, and which form needs which of them.

One table for all who read or offer them: JSON, workbooks, the schema and the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Form = Literal["ct-1", "declaration", "ct-kz", "act"]
Kind = Literal["text", "day", "country", "currency", "decimal", "count", "choice", "digest"]
Names = tuple[str, str, str]

FORMS: tuple[Form, ...] = ("ct-1", "declaration", "ct-kz", "act")
PAPERS: tuple[Form, ...] = ("ct-1", "declaration")
"""Those that say that goods originate. The others are sheets of data for an expert."""
RULEBOOKS: Mapping[Form, tuple[str, ...]] = {
    "ct-1": ("cis-2009",),
    "declaration": ("cis-2009",),
    "ct-kz": ("ct-kz",),
    "act": ("cis-2009", "ct-kz", "kz-register"),
}

# A shipment has no more lines, and a line no more invoices than these: so a line fits a sheet.
MOST_GOODS = 500
MOST_INVOICES = 4
# Letters of a digest that name a record.
FEWEST_DIGITS = 8


@dataclass(frozen=True)
class Field:
    """A fact of a shipment or of one of its goods."""

    path: str
    """Its members, parted by `/`."""
    kind: Kind
    names: Names
    """In Kazakh, Russian and English."""
    needed: tuple[Form, ...] = ()
    """The forms that cannot be filled without it."""
    most: int = 200
    """Letters of a text."""
    choices: Mapping[str, Names] = field(default_factory=dict)


SERVICE_MARKS: Mapping[str, Names] = {
    "duplicate": ("Телнұсқа", "Дубликат", "Duplicate"),
    "instead": ("Басқа сертификаттың орнына берілген", "Выдан взамен сертификата", "Issued instead of a certificate"),
    "later": ("Кейін берілген", "Выдан впоследствии", "Issued later"),
}
FORM_NAMES: Mapping[str, Names] = {
    "ct-1": ("СТ-1 сертификаты", "Сертификат СТ-1", "Certificate СТ-1"),
    "declaration": ("Тауардың шығарылуы туралы декларация", "Декларация о происхождении", "Declaration of origin"),
    "ct-kz": ("СТ-KZ бойынша деректер парағы", "Лист данных для СТ-KZ", "Data sheet for СТ-KZ"),
    "act": (
        "Сараптама актісіне деректер парағы",
        "Лист данных для акта экспертизы",
        "Data sheet for an act of expertise",
    ),
}

SHIPMENT: tuple[Field, ...] = (
    Field("form", "choice", ("Нысан", "Форма", "Form"), choices=FORM_NAMES),
    Field("day", "day", ("Құжаттың күні", "Дата документа", "Day of the document"), FORMS),
    Field("number", "text", ("Сертификаттың нөмірі", "Номер сертификата", "Number of the certificate"), most=50),
    Field(
        "exporter/name",
        "text",
        ("Экспорттаушы", "Экспортёр", "Exporter"),
        PAPERS,
    ),
    Field(
        "exporter/address", "text", ("Экспорттаушының мекенжайы", "Адрес экспортёра", "Exporter's address"), ("ct-1",)
    ),
    Field("consignee/name", "text", ("Импорттаушы", "Импортёр", "Importer"), ("ct-1",)),
    Field(
        "consignee/address", "text", ("Импорттаушының мекенжайы", "Адрес импортёра", "Importer's address"), ("ct-1",)
    ),
    Field("destination", "country", ("Тағайындалған ел", "Страна назначения", "Country of destination"), PAPERS),
    Field("transport", "text", ("Көлік және бағыт", "Транспорт и маршрут", "Transport and route"), most=300),
    Field(
        "service_mark/kind", "choice", ("Қызметтік белгі", "Служебная отметка", "Service mark"), choices=SERVICE_MARKS
    ),
    Field(
        "service_mark/number",
        "text",
        ("Бұрынғы сертификаттың нөмірі", "Номер прежнего сертификата", "Number of the earlier certificate"),
        most=50,
    ),
    Field(
        "service_mark/date",
        "day",
        ("Бұрынғы сертификаттың күні", "Дата прежнего сертификата", "Date of the earlier certificate"),
    ),
    Field("body", "text", ("Уәкілетті орган", "Уполномоченный орган", "Authorised body")),
    Field(
        "value/amount", "decimal", ("Партияның құны", "Стоимость партии", "Value of the consignment"), ("declaration",)
    ),
    Field(
        "value/currency",
        "currency",
        ("Құнның валютасы", "Валюта стоимости", "Currency of the value"),
        ("declaration",),
    ),
    Field(
        "value/usd_rate",
        "decimal",
        ("1 АҚШ долларының бағамы", "Курс 1 доллара США", "Rate of 1 US dollar"),
    ),
    Field(
        "value/usd_rate_day",
        "day",
        ("Доллар бағамының күні", "Дата курса доллара", "Day of the dollar's rate"),
    ),
    Field("manufacturer/name", "text", ("Өндіруші", "Изготовитель", "Manufacturer")),
    Field("contract/number", "text", ("Шарттың нөмірі", "Номер договора", "Number of the contract"), most=50),
    Field("contract/date", "day", ("Шарттың күні", "Дата договора", "Date of the contract")),
    Field("expert", "text", ("Сарапшы", "Эксперт", "Expert")),
    Field("basis", "text", ("Сараптаманың негізі", "Основание экспертизы", "Basis of the expertise"), most=300),
)

INVOICE: tuple[Field, ...] = (
    Field("number", "text", ("Шот-фактураның нөмірі", "Номер счёта-фактуры", "Number of the invoice"), ("ct-1",), 50),
    Field("date", "day", ("Шот-фактураның күні", "Дата счёта-фактуры", "Date of the invoice"), ("ct-1",)),
)

GOODS: tuple[Field, ...] = (
    Field("record", "digest", ("Жазбаның SHA-256", "SHA-256 записи", "SHA-256 of the record"), FORMS),
    Field("name", "text", ("Тауардың атауы", "Наименование товара", "Name of the good")),
    Field("description", "text", ("Тауарды сипаттайтын деректер", "Данные о товаре", "Data of the good"), most=300),
    Field("packages/count", "count", ("Орын саны", "Количество мест", "Number of packages")),
    Field("packages/kind", "text", ("Қаптама түрі", "Вид упаковки", "Kind of packages"), ("ct-1",), 60),
    Field("packages/marks", "text", ("Қаптаманың таңбасы", "Маркировка мест", "Marks of the packages"), most=120),
    Field("quantity", "decimal", ("Саны", "Количество", "Quantity"), ("ct-1",)),
    Field("unit", "text", ("Өлшем бірлігі", "Единица измерения", "Unit"), ("ct-1",), 20),
    Field("net_weight", "decimal", ("Таза салмағы, кг", "Масса нетто, кг", "Net weight, kg")),
    Field("gross_weight", "decimal", ("Жалпы салмағы, кг", "Масса брутто, кг", "Gross weight, kg")),
)

# Lines of goods in a workbook have an invoice of their own where it is another than the shipment's.
LINE_INVOICE: tuple[Field, ...] = tuple(
    Field(f"invoices/0/{one.path}", one.kind, one.names, most=one.most) for one in INVOICE
)


def schema() -> dict[str, Any]:
    """The JSON schema of a shipment."""
    invoices = {
        "type": "array",
        "maxItems": MOST_INVOICES,
        "items": _object(INVOICE, required=["number", "date"]),
    }
    good = _object(GOODS, required=["record"])
    good["properties"]["invoices"] = invoices
    top = _object(SHIPMENT, required=["day", "goods"])
    top["properties"]["invoices"] = invoices
    top["properties"]["goods"] = {"type": "array", "minItems": 1, "maxItems": MOST_GOODS, "items": good}
    forms = {one: sorted(_needed(one)) for one in FORMS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Shipment",
        "description": "Facts of a shipment for tegi certificate. Needed besides, by form: "
        + "; ".join(f"{name}: {', '.join(needed)}" for name, needed in forms.items()),
        **top,
    }


def _needed(form: Form) -> set[str]:
    of_goods = {f"goods/*/{one.path}" for one in GOODS if form in one.needed}
    invoices = {f"invoices/*/{one.path}" for one in INVOICE if form in one.needed}
    return {one.path for one in SHIPMENT if form in one.needed} | of_goods | invoices


def _object(fields: tuple[Field, ...], required: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": {}, "required": required}
    for one in fields:
        inner = found
        *above, name = one.path.split("/")
        for member in above:
            empty = {"type": "object", "additionalProperties": False, "properties": {}}
            inner = inner["properties"].setdefault(member, empty)
        inner["properties"][name] = {"description": " / ".join(one.names), **_kind(one)}
    return found


def _kind(one: Field) -> dict[str, Any]:
    decimal = {"type": ["string", "number"], "pattern": r"^\d{1,15}(\.\d{1,6})?$"}
    kinds: dict[Kind, dict[str, Any]] = {
        "text": {"type": "string", "minLength": 1, "maxLength": one.most},
        "day": {"type": "string", "format": "date"},
        "country": {"type": "string", "description": f"{' / '.join(one.names)} (ISO 3166, or a name)"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "decimal": decimal,
        "count": {"type": ["string", "integer"], "pattern": r"^\d{1,9}$"},
        "choice": {"enum": list(one.choices)},
        "digest": {"type": "string", "pattern": f"^[0-9a-f]{{{FEWEST_DIGITS},64}}$"},
    }
    return kinds[one.kind]

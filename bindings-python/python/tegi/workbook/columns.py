"""The sheets of a workbook and their headings: what a cell is called, and which fact it states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text", "bin", "number", "percent", "day", "flag", "kind", "vat", "proof", "value_is", "names", "packaging"
]


@dataclass(frozen=True)
class Column:
    """A column of a sheet, or a line of the document's sheet."""

    field: str
    """The fact that it states: a path within the row's facts."""
    kind: Kind
    kk: str
    ru: str
    en: str
    is_required: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading under which it is known."""
        return (self.field, self.kk, self.ru, self.en)


@dataclass(frozen=True)
class Name:
    """What a sheet or a choice is called."""

    kk: str
    ru: str
    en: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which it is known."""
        return (self.kk, self.ru, self.en)


DOCUMENT = Name("Құжат", "Документ", "document")
CONTRACTS = Name("Шарттар", "Договоры", "contracts")
GOODS = Name("Тауарлар", "Товары", "goods")

DOCUMENT_LINES = (
    Column("on", "day", "Есеп күні", "Дата расчёта", "Day of calculation", is_required=True),
    Column("kind", "kind", "Не сатып алынады", "Предмет закупки", "What is bought", is_required=True),
    Column("value", "number", "Тапсырысшы шартының құны", "Стоимость договора с заказчиком", "Value", is_required=True),
    Column("currency", "text", "Валюта", "Валюта", "Currency"),
    Column("vat", "vat", "ҚҚС", "НДС", "VAT"),
    Column("contract_day", "day", "Шарт күні", "Дата договора", "Day of the contract"),
    Column("report_day", "day", "Есеп беру күні", "Дата отчёта", "Day of the report"),
    Column(
        *("subsoil_contract_day", "day"),
        *("Жер қойнауын пайдалану шартының күні", "Дата контракта на недропользование", "Day of the subsoil contract"),
    ),
    Column(
        *("subsoil_term_changed_day", "day", "Жер қойнауын пайдалану шартының мерзімі өзгерген күн"),
        *("Дата изменения срока контракта на недропользование", "Day of change of the subsoil contract's term"),
    ),
    Column("rulebook", "text", "Ережелер жинағы", "Свод правил", "Rulebook"),
)

# An amount in another currency than the document's carries its rate and the rate's day.
FOREIGN = (
    Column("currency", "text", "Валюта", "Валюта", "Currency"),
    Column("rate", "number", "Бағам", "Курс", "Rate"),
    Column("rate_day", "day", "Бағам күні", "Дата курса", "Day of the rate"),
)

CONTRACT_COLUMNS = (
    Column("id", "text", "Шарт №", "№ договора", "Contract No.", is_required=True),
    Column("parent", "text", "Жоғары тұрған шарт №", "№ вышестоящего договора", "Contract above"),
    Column("performer/name", "text", "Орындаушы", "Исполнитель", "Performer"),
    Column("performer/bin", "bin", "БСН", "БИН", "BIN"),
    Column("value", "number", "Шарттың құны", "Стоимость договора", "Value of the contract", is_required=True),
    Column("vat", "vat", "ҚҚС", "НДС", "VAT"),
    *FOREIGN,
    Column("day", "day", "Шарт күні", "Дата договора", "Day of the contract"),
    Column("subcontracts", "number", "Қосалқы шарттар барлығы", "Итого субподряд", "Subcontracts in total"),
    Column(
        *("payroll/kazakhstani", "number", "Қазақстандық кадрлардың еңбекақы қоры"),
        *("Фонд оплаты труда казахстанских кадров", "Payroll of Kazakhstani personnel"),
    ),
    Column("payroll/total", "number", "Жалпы еңбекақы қоры", "Фонд оплаты труда, всего", "Payroll in total"),
    Column(
        *("headcount/kazakhstani", "number", "Қазақстандық кадрлар саны"),
        *("Численность казахстанских кадров", "Headcount of Kazakhstani personnel"),
    ),
    Column("headcount/total", "number", "Жалпы кадрлар саны", "Численность, всего", "Headcount in total"),
    Column(
        *("performer/kazakhstani_producer", "flag", "Қазақстандық жұмыс және қызмет өндірушісі"),
        *("Казахстанский производитель работ и услуг", "Kazakhstani producer of works and services"),
    ),
    Column(
        *("performer/natural_monopoly", "flag", "Табиғи монополия"),
        *("Естественная монополия", "Natural monopoly"),
    ),
    Column("performer/branch", "flag", "Филиал", "Филиал", "Branch"),
)

GOODS_COLUMNS = (
    Column("contract", "text", "Шарт №", "№ договора", "Contract No."),
    Column("id", "text", "Тауар №", "№ товара", "Good No.", is_required=True),
    Column("name", "text", "Тауардың атауы", "Наименование товара", "Name of the good"),
    Column("quantity", "number", "Саны", "Количество", "Quantity"),
    Column("price", "number", "Бағасы", "Цена", "Price"),
    Column("value", "number", "Тауардың құны", "Стоимость товара", "Value of the good", is_required=True),
    Column("vat", "vat", "ҚҚС", "НДС", "VAT"),
    *FOREIGN,
    Column("value_is", "value_is", "Құны қай баға бойынша", "Стоимость по какой цене", "Value by which price"),
    Column("delivered", "day", "Жеткізілген күні", "Дата поставки", "Day of delivery"),
    Column("country", "text", "Шығарылған елі", "Страна происхождения", "Country of origin"),
    Column("proof/kind", "proof", "Құжат", "Документ", "Proof"),
    Column("proof/number", "text", "Құжат нөмірі", "Номер документа", "Number of the proof"),
    Column("proof/date", "day", "Құжат күні", "Дата документа", "Date of the proof"),
    Column(
        *("proof/share", "percent"),
        *("Елішілік құндылық үлесі, %", "Доля внутристрановой ценности, %", "Share of in-country value, %"),
    ),
    Column("natural_monopoly", "flag", "Табиғи монополиядан", "От естественной монополии", "From a natural monopoly"),
    Column("housing_share", "percent", "Тұрғын үй үлесі, %", "Доля жилья, %", "Housing share, %"),
)

# What a choice is called, by language; the engine's own name is understood too.
CHOICES: dict[str, dict[str, Name]] = {
    "kind": {
        "goods": Name("тауарлар", "товары", "goods"),
        "works": Name("жұмыстар", "работы", "works"),
        "services": Name("қызметтер", "услуги", "services"),
        "subsoil": Name("жер қойнауын пайдалану", "недропользование", "subsoil"),
    },
    "vat": {
        "excluded": Name("ҚҚС-сыз", "без НДС", "excluded"),
        "included": Name("ҚҚС-пен", "с НДС", "included"),
    },
    "proof": {
        "register-extract": Name("тізілімнен үзінді көшірме", "выписка из реестра", "register extract"),
        "ct-kz": Name("СТ-KZ", "СТ-KZ", "СТ-KZ"),
        "ct-1": Name("СТ-1", "СТ-1", "СТ-1"),
        "invoice": Name("шот-фактура", "счёт-фактура", "invoice"),
        "declaration": Name("декларация", "декларация", "declaration"),
        "none": Name("құжат жоқ", "нет документа", "none"),
    },
    "value_is": {
        "purchase-price": Name("сатып алу бағасы", "цена закупки", "purchase price"),
        "contract-price": Name("шарт бағасы", "цена по договору", "contract price"),
    },
    "packaging": {
        "retail": Name("бөлшек саудаға арналған", "для розничной продажи", "retail"),
        "transport": Name("тасымалдауға арналған", "для перевозки", "transport"),
    },
    "flag": {
        "true": Name("иә", "да", "yes"),
        "false": Name("жоқ", "нет", "no"),
    },
}


# Letters that look the same are the same here: СТ-KZ is typed with either.
ALIKE = str.maketrans("авекмнорстухі", "abekmhopctyxi") | {ord("ё"): "e"}


def known_as(name: str) -> str:
    """A name without what does not matter in it: case, blanks, the mark of what is required, the alphabet."""
    return " ".join(name.replace("*", " ").casefold().split()).translate(ALIKE)

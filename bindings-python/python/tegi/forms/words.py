"""The words of the forms. The symbols are those of the methodology in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tegi.language import Language


@dataclass(frozen=True)
class FormWords:
    """One language's words."""

    title_52: str
    title_53: str
    provision_52: str
    provision_53: str
    on: str
    excluded: str
    included: str
    currency: str
    # The columns.
    contract: str
    contract_value: str
    goods_value: str
    subcontracts: str
    payroll_share: str
    good: str
    quantity: str
    price: str
    value: str
    share: str
    number: str
    date: str
    country: str
    # The lines below.
    total: str
    customer_value: str
    result_52: str
    result_53: str
    unknown: str
    receipt: str
    # The working beside the form.
    working: str
    performer: str
    name: str
    line: str
    parent_line: str
    kazakhstani: str
    staff: str
    own_work: str
    own_counted: str
    goods_counted: str


WORDS = {
    "kk": FormWords(
        title_52="Өнім берушінің тауарлардағы елішілік құндылық туралы есебі",
        title_53="Өнім берушінің жұмыстар мен көрсетілетін қызметтердегі елішілік құндылық туралы есебі",
        provision_52="687 қағидалар, 52-қосымша",
        provision_53="687 қағидалар, 53-қосымша",
        on="Заңнаманың күні",
        excluded="Сомалар ҚҚС қоспағанда",
        included="Сомалар ҚҚС қоса алғанда",
        currency="Валюта",
        contract="Шарт №",
        contract_value="Шарттың құны, СДj",
        goods_value="Шартты орындау үшін сатып алынған тауарлардың құны, СТj",
        subcontracts="Қосалқы мердігерлік шарттардың құны, ССДj",
        payroll_share="Еңбекке ақы төлеу қорындағы қазақстандық кадрлардың үлесі, Rj, %",
        good="Тауар №",
        quantity="Саны",
        price="Бағасы",
        value="Тауардың құны, СТi",
        share="Елішілік құндылық үлесі, Mi, %",
        number="Сертификаттың нөмірі",
        date="Сертификаттың күні",
        country="Тауардың шығарылған елі",
        total="Барлығы",
        customer_value="Тапсырыс берушімен жасалған шарттың құны, S",
        result_52="Шарттағы елішілік құндылық, ВЦт, %",
        result_53="Шарттағы елішілік құндылық, ВЦр/у, %",
        unknown="анықталмады: мәліметтер жетіспейді",
        receipt="Есептеу деректемелері",
        working="Есептеу (нысанға кірмейді)",
        performer="Орындаушы",
        name="Тауардың атауы",
        line="Шарттың реті",
        parent_line="Жоғары тұрған шарттың реті",
        kazakhstani="Қазақстандық кадрлар: еңбекке ақы төлеу қоры немесе саны",
        staff="Барлық кадрлар: еңбекке ақы төлеу қоры немесе саны",
        own_work="Өз жұмысы, СДj − СТj − ССДj",
        own_counted="Жұмыс бойынша есепке алынғаны, (СДj − СТj − ССДj) × Rj",
        goods_counted="Тауар бойынша есепке алынғаны, СТi × Mi",
    ),
    "ru": FormWords(
        title_52="Отчёт поставщика о внутристрановой ценности в товарах",
        title_53="Отчёт поставщика о внутристрановой ценности в работах и услугах",
        provision_52="Правила 687, приложение 52",
        provision_53="Правила 687, приложение 53",
        on="Законодательство на",
        excluded="Суммы без НДС",
        included="Суммы с НДС",
        currency="Валюта",
        contract="№ договора",
        contract_value="Стоимость договора, СДj",
        goods_value="Стоимость товаров, закупленных для исполнения договора, СТj",
        subcontracts="Стоимость договоров субподряда, ССДj",
        payroll_share="Доля фонда оплаты труда казахстанских кадров, Rj, %",
        good="№ товара",
        quantity="Количество",
        price="Цена",
        value="Стоимость товара, СТi",
        share="Доля внутристрановой ценности, Mi, %",
        number="Номер сертификата",
        date="Дата сертификата",
        country="Страна происхождения товара",
        total="Итого",
        customer_value="Стоимость договора с заказчиком, S",
        result_52="Внутристрановая ценность в договоре, ВЦт, %",
        result_53="Внутристрановая ценность в договоре, ВЦр/у, %",
        unknown="не определена: недостаёт сведений",
        receipt="Реквизиты расчёта",
        working="Расчёт (в форму не входит)",
        performer="Исполнитель",
        name="Наименование товара",
        line="Порядковый номер договора",
        parent_line="Порядковый номер вышестоящего договора",
        kazakhstani="Казахстанские кадры: фонд оплаты труда или численность",
        staff="Все кадры: фонд оплаты труда или численность",
        own_work="Собственные работы, СДj − СТj − ССДj",
        own_counted="Зачтено по работам, (СДj − СТj − ССДj) × Rj",
        goods_counted="Зачтено по товару, СТi × Mi",
    ),
    "en": FormWords(
        title_52="Supplier's report on in-country value in goods",
        title_53="Supplier's report on in-country value in works and services",
        provision_52="Rules 687, Appendix 52",
        provision_53="Rules 687, Appendix 53",
        on="Law as of",
        excluded="Amounts without VAT",
        included="Amounts with VAT",
        currency="Currency",
        contract="Contract No.",
        contract_value="Value of the contract, СДj",
        goods_value="Goods bought for the contract, СТj",
        subcontracts="Subcontracts under the contract, ССДj",
        payroll_share="Payroll share of Kazakhstani personnel, Rj, %",
        good="Good No.",
        quantity="Quantity",
        price="Price",
        value="Value of the good, СТi",
        share="Share of in-country value, Mi, %",
        number="Certificate number",
        date="Certificate date",
        country="Country of origin",
        total="Total",
        customer_value="Value of the customer's contract, S",
        result_52="In-country value in the contract, ВЦт, %",
        result_53="In-country value in the contract, ВЦр/у, %",
        unknown="not determined: facts are missing",
        receipt="Receipt",
        working="Working (not part of the form)",
        performer="Performer",
        name="Name of the good",
        line="Ordinal of the contract",
        parent_line="Ordinal of the contract above",
        kazakhstani="Kazakhstani personnel: payroll or headcount",
        staff="All personnel: payroll or headcount",
        own_work="Own work, СДj − СТj − ССДj",
        own_counted="Counted for work, (СДj − СТj − ССДj) × Rj",
        goods_counted="Counted for the good, СТi × Mi",
    ),
}


def words(language: Language) -> FormWords:
    """The words of a language.

    Raises:
        ValueError: There are none.
    """
    if language not in WORDS:
        raise ValueError(f"the forms are in {', '.join(WORDS)}, not in {language}")
    return WORDS[language]


def printable(content: str) -> str:
    """One line of text, without the control characters by which a name could rule the page."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(content.split()))


def receipt_line(receipt: Mapping[str, Any]) -> str:
    """What was computed by what from what."""
    edition = f"{receipt['rulebook']}@{receipt['edition']}"
    return f"Tegi {receipt['engine']} · {edition} · SHA-256: {receipt['rulebook_sha256']}, {receipt['facts_sha256']}"

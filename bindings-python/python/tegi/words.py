"""The headings of the report. Sentences about the answer itself come from the engine."""

from dataclasses import dataclass

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Words:
    """One language's headings."""

    rule: str
    condition: str
    local_content: str
    figures: str
    materials: str
    steps: str
    missing: str
    readings: str
    outside: str
    warnings: str
    receipt: str
    # Within them.
    or_else: str
    taken: str
    # The table of materials.
    id: str
    name: str
    code: str
    value: str
    counted_as: str
    why: str
    # The table of contracts, and what else a contract and a period have.
    contracts: str
    goods: str
    subcontracts: str
    own_work: str
    payroll_share: str
    producer: str
    contribution: str
    kinds: str
    # Advice.
    changes: str
    headroom: str
    # The list of rulebooks.
    days: str
    no_end: str
    read_to: str
    primary: str
    secondary: str
    inferred: str
    rows: str
    acts: str
    rules: str


WORDS = {
    "kk": Words(
        rule="Қолданылған қағида",
        condition="Актідегі шарт",
        local_content="Елішілік құндылық үлесі",
        figures="Сомалар",
        materials="Материалдар",
        steps="Тексерулер",
        missing="Жетіспейтін мәліметтер",
        readings="Түсінудің нұсқалары",
        outside="Ережелер жинағында жоқ нәрсе",
        warnings="Ескертулер",
        receipt="Есептеу түбіртегі",
        or_else="немесе",
        taken="қолданылды",
        id="№",
        name="Атауы",
        code="Коды",
        value="Құны",
        counted_as="Қалай есептелді",
        why="Себебі",
        contracts="Шарттар",
        goods="Тауарлар",
        subcontracts="Қосалқы шарттар",
        own_work="Өз жұмысы",
        payroll_share="Еңбекақы үлесі",
        producer="Өндіруші",
        contribution="Қосатыны",
        kinds="Сатып алу түрлері бойынша",
        changes="Не өзгерту керек",
        headroom="Көрсеткіштердің қоры",
        days="Қолданылатын күндері",
        no_end="соңы белгіленбеген",
        read_to="Оқылған күні",
        primary="актінің өзінен",
        secondary="екінші көзден",
        inferred="пайымдалған",
        rows="Жолдар",
        acts="Актілер",
        rules="Қағидалар",
    ),
    "ru": Words(
        rule="Применённое правило",
        condition="Условие, как в акте",
        local_content="Доля внутристрановой ценности",
        figures="Суммы",
        materials="Материалы",
        steps="Проверки",
        missing="Недостающие сведения",
        readings="Варианты прочтения",
        outside="Чего нет в своде правил",
        warnings="Предупреждения",
        receipt="Квитанция расчёта",
        or_else="или",
        taken="принято",
        id="№",
        name="Наименование",
        code="Код",
        value="Стоимость",
        counted_as="Учтён как",
        why="Почему",
        contracts="Договоры",
        goods="Товары",
        subcontracts="Субподряды",
        own_work="Свои работы",
        payroll_share="Доля ФОТ",
        producer="Производитель",
        contribution="Вклад",
        kinds="По видам закупок",
        changes="Что изменить",
        headroom="Запас показателей",
        days="Дни действия",
        no_end="конец не установлен",
        read_to="Прочитан по",
        primary="из самого акта",
        secondary="из вторичного источника",
        inferred="вывод",
        rows="Строк",
        acts="Акты",
        rules="Правила",
    ),
    "en": Words(
        rule="Rule applied",
        condition="Condition as enacted",
        local_content="Share of in-country value",
        figures="Sums",
        materials="Materials",
        steps="Tests",
        missing="Missing facts",
        readings="Readings of unclear provisions",
        outside="What the rulebook does not hold",
        warnings="Warnings",
        receipt="Receipt",
        or_else="or",
        taken="taken",
        id="No.",
        name="Name",
        code="Code",
        value="Value",
        counted_as="Counted as",
        why="Why",
        contracts="Contracts",
        goods="Goods",
        subcontracts="Subcontracts",
        own_work="Own work",
        payroll_share="Payroll share",
        producer="Producer",
        contribution="Contribution",
        kinds="By kind of purchase",
        changes="What to change",
        headroom="Head-room",
        days="In force",
        no_end="no end is known",
        read_to="Read to",
        primary="from the act itself",
        secondary="from a secondary source",
        inferred="inferred",
        rows="Rows",
        acts="Acts",
        rules="Rules",
    ),
}

"""The headings of the report. Sentences about the answer itself come from the engine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language's headings."""

    rule: str
    local_content: str
    figures: str
    rates: str
    settles_most: str
    readings: str
    outside: str
    warnings: str
    rests_on: str
    rulebook: str
    receipt: str
    sources: str
    # Within them.
    or_else: str
    taken: str
    # The table of materials.
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
    kind: str
    contract: str
    share: str
    counted: str
    numerator: str
    denominator: str
    if_proved: str
    # Advice.
    changes: str
    headroom: str
    # The list of rulebooks.
    title: str
    days: str
    no_end: str
    read_to: str
    primary: str
    secondary: str
    inferred: str
    rows: str
    acts: str
    # A record.
    differences: str
    recorded: str
    # Many records.
    records: str
    hold: str
    unreadable: str
    outcomes: dict[str, str]
    verdicts: dict[str, str]
    chapter: str
    by_chapter: str
    another_verdict: str
    another_share: str
    passed_over: str
    refused: str
    examples: str
    signatures: str
    # The findings of an audit.
    severity: str
    question: str
    example: str
    facts: str
    extent: str


WORDS = {
    "kk": Words(
        rule="Қолданылған қағида",
        local_content="Елішілік құндылық үлесі",
        figures="Сомалар",
        rates="Қайта есептеу бағамдары",
        settles_most="Бұл жауап нәтижеге басқалардан көбірек әсер етеді.",
        readings="Түсіндіру нұсқалары",
        outside="Қағидалар жинағында жоқ нәрсе",
        warnings="Ескертулер",
        rests_on="Қорытынды неге негізделген",
        rulebook="Қағидалар жинағы",
        receipt="Есептеу деректемелері",
        sources="Дереккөздер",
        or_else="немесе",
        taken="қолданылды",
        name="Атауы",
        code="Коды",
        value="Құны",
        counted_as="Қалай есептелді",
        why="Себебі",
        contracts="Шарттар",
        goods="Тауарлар",
        subcontracts="Қосалқы шарттар",
        own_work="Өз жұмысы",
        payroll_share="Еңбекке ақы төлеу қорының үлесі",
        producer="Өндіруші",
        contribution="Қосатыны",
        kinds="Сатып алу түрлері бойынша",
        kind="Түрі",
        contract="Шарт",
        share="Үлес, %",
        counted="Есепке алынғаны",
        numerator="Алымы",
        denominator="Бөлімі",
        if_proved="Есептелген үлестер расталса",
        changes="Не өзгерту керек",
        headroom="Шекке дейінгі айырма",
        title="Атауы",
        days="Қолданылу мерзімі",
        no_end="аяқталу күні белгіленбеген",
        read_to="Ескерілген күні",
        primary="актінің өзінен",
        secondary="қайталама дереккөзден",
        inferred="біздің тұжырымымыз",
        rows="Жолдар",
        acts="Актілер",
        differences="Айырмалары",
        recorded="Жазбадағы қорытынды",
        records="Жазбалар",
        hold="Дұрыс",
        unreadable="оқылмады",
        outcomes={
            "same": "өзгертілмеген",
            "reformatted": "тек басқаша жазылған",
            "altered": "өзгертілген",
            "by-another-engine": "бағдарламаның басқа нұсқасы жасаған",
            "by-other-keys": "басқа кілттер тізімі бойынша",
            "by-another-edition": "мәліметтеріне басқа редакция қолданылады",
            "by-an-earlier-revision": "редакцияның бұрынғы нұсқасы бойынша жасалған",
            "by-a-rulebook-of-the-user": "пайдаланушының өз қағидалар жинағы бойынша жасалған",
            "masked": "шығындары жасырылған",
        },
        verdicts={
            "originating": "Қазақстанда шығарылған",
            "not_originating": "Қазақстанда шығарылмаған",
            "undetermined": "анықталмаған",
            "disputed": "даулы",
            "outside_rulebook": "қағидалар жинағынан тыс",
        },
        chapter="Топ",
        by_chapter="Топтар бойынша",
        another_verdict="Басқа қорытынды",
        another_share="Басқа үлес",
        passed_over="Қаралмады (басқа редакция, жасырылған немесе жазба емес)",
        refused="Бұл редакцияны қолдану мүмкін емес",
        examples="Мысалдар",
        signatures="Қолтаңбалар",
        severity="Елеулілігі",
        question="Реттеушіге сұрақ",
        example="Мысал",
        facts="Мысалдың мәліметтері",
        extent="Қаншалықты толық қаралды",
    ),
    "ru": Words(
        rule="Применённое правило",
        local_content="Доля внутристрановой ценности",
        figures="Суммы",
        rates="Курсы пересчёта",
        settles_most="Этот ответ определяет больше остальных.",
        readings="Варианты толкования",
        outside="Чего нет в своде правил",
        warnings="Предупреждения",
        rests_on="На чём основан вывод",
        rulebook="Свод правил",
        receipt="Реквизиты расчёта",
        sources="Источники",
        or_else="или",
        taken="принято",
        name="Наименование",
        code="Код",
        value="Стоимость",
        counted_as="Учтён как",
        why="Почему",
        contracts="Договоры",
        goods="Товары",
        subcontracts="Субподряды",
        own_work="Собственные работы",
        payroll_share="Доля фонда оплаты труда",
        producer="Производитель",
        contribution="Вклад",
        kinds="По видам закупок",
        kind="Вид",
        contract="Договор",
        share="Доля, %",
        counted="Зачтено",
        numerator="Числитель",
        denominator="Знаменатель",
        if_proved="Если вычисленные доли будут подтверждены",
        changes="Что изменить",
        headroom="Запас до предела",
        title="Наименование",
        days="Срок действия",
        no_end="дата окончания не установлена",
        read_to="Учтён на",
        primary="из самого акта",
        secondary="из вторичного источника",
        inferred="наше толкование",
        rows="Строк",
        acts="Акты",
        differences="Различия",
        recorded="Вывод по записи",
        records="Записей",
        hold="Верны",
        unreadable="не прочитано",
        outcomes={
            "same": "не изменены",
            "reformatted": "только записаны иначе",
            "altered": "изменены",
            "by-another-engine": "сделаны другой версией программы",
            "by-other-keys": "по другому списку ключей",
            "by-another-edition": "к сведениям применяется другая редакция",
            "by-an-earlier-revision": "сделаны по прежней версии редакции",
            "by-a-rulebook-of-the-user": "сделаны по собственному своду правил пользователя",
            "masked": "со скрытыми затратами",
        },
        verdicts={
            "originating": "происходит из Казахстана",
            "not_originating": "не происходит из Казахстана",
            "undetermined": "не установлено",
            "disputed": "спорно",
            "outside_rulebook": "вне свода правил",
        },
        chapter="Группа",
        by_chapter="По группам",
        another_verdict="Другой вывод",
        another_share="Другая доля",
        passed_over="Пропущено (другая редакция, скрытые затраты или не запись)",
        refused="Эту редакцию применить нельзя",
        examples="Примеры",
        signatures="Подписи",
        severity="Существенность",
        question="Вопрос регулятору",
        example="Пример",
        facts="Сведения примера",
        extent="Насколько полно рассмотрено",
    ),
    "en": Words(
        rule="Rule applied",
        local_content="Share of in-country value",
        figures="Sums",
        rates="Rates of conversion",
        settles_most="This answer settles more than the others.",
        readings="Readings of unclear provisions",
        outside="What the rulebook does not hold",
        warnings="Warnings",
        rests_on="What this rests on",
        rulebook="Rulebook",
        receipt="Receipt",
        sources="Sources",
        or_else="or",
        taken="taken",
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
        kind="Kind",
        contract="Contract",
        share="Share, %",
        counted="Counted",
        numerator="Numerator",
        denominator="Denominator",
        if_proved="If the computed shares were proved",
        changes="What to change",
        headroom="Head-room",
        title="Title",
        days="In force",
        no_end="no end is known",
        read_to="Read to",
        primary="from the act itself",
        secondary="from a secondary source",
        inferred="inferred",
        rows="Rows",
        acts="Acts",
        differences="Differences",
        recorded="Verdict of the record",
        records="Records",
        hold="Hold",
        unreadable="could not be read",
        outcomes={
            "same": "unaltered",
            "reformatted": "only written otherwise",
            "altered": "altered",
            "by-another-engine": "made by another version of the program",
            "by-other-keys": "by another list of keys",
            "by-another-edition": "their facts call for another edition",
            "by-an-earlier-revision": "answered by an earlier revision of the edition",
            "by-a-rulebook-of-the-user": "answered by a rulebook of a user's own",
            "masked": "with hidden costs",
        },
        verdicts={
            "originating": "originates",
            "not_originating": "does not originate",
            "undetermined": "undetermined",
            "disputed": "disputed",
            "outside_rulebook": "outside the rulebook",
        },
        chapter="Chapter",
        by_chapter="By chapter",
        another_verdict="Another verdict",
        another_share="Another share",
        passed_over="Passed over (another edition, hidden costs or no record)",
        refused="The edition cannot be applied",
        examples="Examples",
        signatures="Signatures",
        severity="Severity",
        question="Question to the regulator",
        example="Example",
        facts="Facts of the example",
        extent="How far it was looked at",
    ),
}

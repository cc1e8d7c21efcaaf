"""The words of the worksheet. Sentences about the answer itself come from the engine."""

from __future__ import annotations

from tegi.phrases import Phrases

# By name: kk, ru, en. Blanks in braces are filled.
WORDS = {
    "title": (
        "Тауардың шығарылған елін өзін-өзі бағалаудың есеп парағы",
        "Расчётный лист самооценки происхождения товара",
        "Worksheet of a self-assessment of origin",
    ),
    "disclaimer": (
        "Алдын ала өзін-өзі бағалау: сертификат та, сараптама актісі де емес.",
        "Предварительная самооценка: не сертификат и не акт экспертизы.",
        "A self-assessment: neither a certificate nor an act of expertise.",
    ),
    # The head.
    "good": ("Тауар", "Товар", "Good"),
    "code": ("ЕАЭО СЭҚ ТН коды", "Код ТН ВЭД ЕАЭС", "Tariff code"),
    "day": ("Күні", "Дата", "Day"),
    "edition": ("Қағидалар жинағы, редакция", "Свод правил, редакция", "Rulebook, edition"),
    "since": ("{title} ({first} күнінен бастап)", "{title} (с {first})", "{title} (since {first})"),
    "rule": ("Қағида", "Правило", "Rule"),
    "condition": ("Актідегі талап", "Условие, как в акте", "Condition as enacted"),
    "operations": ("Операциялар", "Операции", "Operations"),
    "no_operations": ("ешқандай операция жоқ", "никаких", "none"),
    "amounts": ("Сомалар", "Суммы", "Amounts"),
    "overhead": ("Ортақ үстеме шығындарды бөлу", "Распределение общих накладных", "Split of shared overhead"),
    "labour-hours": ("жұмыс сағаттары бойынша", "по трудочасам", "by labour hours"),
    "direct-cost": ("тікелей шығындар бойынша", "по прямым затратам", "by direct cost"),
    "sales": ("сату көлемі бойынша", "по объёму продаж", "by sales"),
    # How a stock of domestic and foreign material was split.
    "fifo": ("аралас қор: ФИФО", "смешанный запас: ФИФО", "mixed stock: first in, first out"),
    "average": ("аралас қор: орташа", "смешанный запас: по средней", "mixed stock: by the average"),
    "by-document": (
        "аралас қор: партия құжаттары бойынша",
        "смешанный запас: по документам партии",
        "mixed stock: by the papers of each lot",
    ),
    "excluded": ("{currency}, ҚҚС қоспағанда", "{currency}, без НДС", "{currency}, without VAT"),
    "included": ("{currency}, ҚҚС қоса алғанда", "{currency}, с НДС", "{currency}, with VAT"),
    # The verdict.
    "verdict": ("Қорытынды", "Вывод", "Verdict"),
    "provisional": (
        "Алдын ала қорытынды: ол «Қорытынды неге негізделген» бөлімінде көрсетілген негіздерге байланысты.",
        "Вывод предварительный: он зависит от оснований из раздела «На чём основан вывод».",
        "This is provisional: it rests on what stands under “What the verdict rests on”.",
    ),
    "rests_on": ("Қорытынды неге негізделген", "На чём основан вывод", "What the verdict rests on"),
    "basis": (
        "«{rulebook}», {day} күнгі жағдай бойынша, {edition} күнгі редакция",
        "«{rulebook}», по состоянию на {day}, редакция от {edition}",
        "“{rulebook}”, as of {day}, edition of {edition}",
    ),
    "basis_no_edition": (
        "{rulebook}, {day} күнгі жағдай бойынша",
        "{rulebook}, по состоянию на {day}",
        "{rulebook}, as of {day}",
    ),
    "originating": (
        "Алдын ала бағалау бойынша тауардың шығарылған елі — Қазақстан ({basis}).",
        "По указанным сведениям товар, по-видимому, происходит из Казахстана ({basis}).",
        "On the facts stated, the good appears to originate in Kazakhstan ({basis}).",
    ),
    "not_originating": (
        "Алдын ала бағалау бойынша тауардың шығарылған елін Қазақстан деп тануға негіз табылмады ({basis}).",
        "По указанным сведениям товар, по-видимому, не происходит из Казахстана ({basis}).",
        "On the facts stated, the good appears not to originate in Kazakhstan ({basis}).",
    ),
    "undetermined": (
        "Тауардың шығарылған елі Қазақстан ба, әзірге айту мүмкін емес: мәліметтер жеткіліксіз ({basis}).",
        "Происходит ли товар из Казахстана, пока сказать нельзя: недостаточно сведений ({basis}).",
        "Whether the good originates in Kazakhstan cannot be said yet: facts are missing ({basis}).",
    ),
    "disputed": (
        "Тауардың шығарылған елі Қазақстан ба — норманың қалай түсіндірілуіне байланысты ({basis}).",
        "Происходит ли товар из Казахстана, зависит от толкования нормы ({basis}).",
        "Whether the good originates in Kazakhstan depends on how the law is read ({basis}).",
    ),
    "outside_rulebook": (
        "Тауардың шығарылған елі Қазақстан ба, бұл қағидалар жинағы бойынша айту мүмкін емес ({basis}): "
        "актінің бір бөлігі мұнда жоқ.",
        "Происходит ли товар из Казахстана, по этому своду правил сказать нельзя ({basis}): части акта здесь нет.",
        "Whether the good originates in Kazakhstan cannot be said from this rulebook ({basis}): "
        "it does not hold a part of the act.",
    ),
    # The same by a rulebook of another country.
    "originating_abroad": (
        "Алдын ала бағалау бойынша тауардың шығарылған елі — {country} ({basis}).",
        "По указанным сведениям страна происхождения товара, по-видимому, — {country} ({basis}).",
        "On the facts stated, the good appears to originate in {country} ({basis}).",
    ),
    "not_originating_abroad": (
        "Алдын ала бағалау бойынша тауардың шығарылған елін {country} деп тануға негіз табылмады ({basis}).",
        "По указанным сведениям {country}, по-видимому, не является страной происхождения товара ({basis}).",
        "On the facts stated, the good appears not to originate in {country} ({basis}).",
    ),
    "undetermined_abroad": (
        "{country} тауардың шығарылған елі ме, әзірге айту мүмкін емес: мәліметтер жеткіліксіз ({basis}).",
        "Является ли {country} страной происхождения товара, пока сказать нельзя: недостаточно сведений ({basis}).",
        "Whether the good originates in {country} cannot be said yet: facts are missing ({basis}).",
    ),
    "disputed_abroad": (
        "{country} тауардың шығарылған елі ме — норманың қалай түсіндірілуіне байланысты ({basis}).",
        "Является ли {country} страной происхождения товара, зависит от толкования нормы ({basis}).",
        "Whether the good originates in {country} depends on how the law is read ({basis}).",
    ),
    "outside_rulebook_abroad": (
        "{country} тауардың шығарылған елі ме, бұл қағидалар жинағы бойынша айту мүмкін емес ({basis}): "
        "актінің бір бөлігі мұнда жоқ.",
        "Является ли {country} страной происхождения товара, по этому своду правил сказать нельзя ({basis}): "
        "части акта здесь нет.",
        "Whether the good originates in {country} cannot be said from this rulebook ({basis}): "
        "it does not hold a part of the act.",
    ),
    "currency_unstated": ("валюта көрсетілмеген", "валюта не указана", "currency not stated"),
    "criterion": (
        "Шығарылу өлшемшарты (сертификаттың 9-бағанына жазылады): {criterion}.",
        "Критерий происхождения (указывается в графе 9 сертификата): {criterion}.",
        "Origin criterion, for column 9 of the certificate: {criterion}.",
    ),
    # The table of materials.
    "materials": ("Материалдар", "Материалы", "Materials"),
    "number": ("№", "№", "No."),
    "name": ("Материал", "Материал", "Material"),
    "unnamed": ("атаусыз", "без названия", "unnamed"),
    "country": ("Елі", "Страна", "Country"),
    "country_unknown": ("белгісіз", "неизвестна", "unknown"),
    "stated": ("Өз валютасында", "В своей валюте", "In its own currency"),
    "value": ("Құны", "Стоимость", "Value"),
    "domestic": ("Отандық", "Отечественный", "Domestic"),
    "foreign": ("Шетелдік", "Иностранный", "Foreign"),
    "unknown": ("Анықталмаған", "Не установлено", "Not settled"),
    "why": ("Негізі", "Почему", "Why"),
    "paper": ("Құжат", "Документ", "Paper"),
    "paper_number": ("{kind} № {number}", "{kind} № {number}", "{kind} No. {number}"),
    "paper_day": ("{day}", "от {day}", "of {day}"),
    "register-extract": ("тізілімнен үзінді көшірме", "выписка из реестра", "extract from the register"),
    "ct-kz": ("СТ-KZ", "СТ-KZ", "СТ-KZ"),
    "ct-1": ("СТ-1", "СТ-1", "СТ-1"),
    "invoice": ("шот-фактура", "счёт-фактура", "invoice"),
    "declaration": ("декларация", "декларация", "declaration"),
    "none": ("құжат жоқ", "документа нет", "no paper"),
    "total": ("Материалдар барлығы", "Итого материалы", "Total materials"),
    # The share.
    "formula": ("Үлес", "Доля", "Share"),
    "F1": (
        "Елішілік құндылық үлесі = 100 % − шетелдік материалдар ÷ «франко-зауыт» бағасы × 100 %",
        "Доля внутристрановой ценности = 100 % − иностранные материалы ÷ цена франко-завод × 100 %",
        "Share of in-country value = 100 % − foreign materials ÷ ex-works price × 100 %",
    ),
    "F2": (
        "Елішілік құндылық үлесі = 100 % − шетелдік материалдар ÷ өзіндік құн × 100 %",
        "Доля внутристрановой ценности = 100 % − иностранные материалы ÷ себестоимость × 100 %",
        "Share of in-country value = 100 % − foreign materials ÷ production cost × 100 %",
    ),
    "exactly": (" (дәл {exact})", " (точно {exact})", " (exactly {exact})"),
    "vat_added": (
        "({base} × (100 % + ҚҚС {rate} %))",
        "({base} × (100 % + НДС {rate} %))",
        "({base} × (100 % + VAT of {rate} %))",
    ),
    "vat_out": (
        "{foreign} ÷ (100 % + ҚҚС {rate} %)",
        "{foreign} ÷ (100 % + НДС {rate} %)",
        "{foreign} ÷ (100 % + VAT of {rate} %)",
    ),
    "between": (
        "{low}–{high} % аралығында: мәліметтер жеткіліксіз",
        "от {low} до {high} %: недостаточно сведений",
        "between {low} and {high} %: facts are missing",
    ),
    "no_share": (
        "есептеу мүмкін емес: мәліметтер жеткіліксіз",
        "вычислить нельзя: недостаточно сведений",
        "cannot be computed: facts are missing",
    ),
    # The table of conditions.
    "conditions": ("Талаптар", "Условия", "Conditions"),
    "test": ("Талап", "Условие", "Condition"),
    "measured": ("Есептелгені", "Вычислено", "Measured"),
    "limit": ("Шегі", "Предел", "Limit"),
    "headroom": ("Айырма", "Запас", "Head-room"),
    "outcome": ("Нәтижесі", "Итог", "Outcome"),
    "met": ("орындалды", "выполнено", "met"),
    "not_met": ("орындалмады", "не выполнено", "not met"),
    "cannot_tell": ("анықтау мүмкін емес", "установить нельзя", "cannot be told"),
    "part": ("Құрамдас бөлік: {name}", "Составная часть: {name}", "Part: {name}"),
    "not_decisive": (
        "Қорытынды бұған байланысты емес.",
        "Вывод от этого не зависит.",
        "The verdict does not rest on this.",
    ),
    "undecided": (
        "тағы {undecided} анықталмаған",
        "ещё {undecided} не установлено",
        "another {undecided} is not settled",
    ),
    "unbounded": (
        "кейбір құндар көрсетілмеген",
        "часть стоимостей не указана",
        "some values were not stated",
    ),
    "no_price": ("баға көрсетілмеген", "цена не указана", "the price was not stated"),
    # What is missing.
    "missing": (
        "Жетіспейтін мәліметтер және оларды растайтын құжаттар",
        "Недостающие сведения и подтверждающие документы",
        "What is missing, and which paper proves it",
    ),
    "question": ("Сұрақ", "Вопрос", "Question"),
    "proving": ("Растайтын құжат", "Подтверждающий документ", "Paper that proves it"),
    "of_materials": ("Материал: {names}", "Материал: {names}", "Material: {names}"),
    "paper_bill": (
        "материалдар тізімдемесі мен калькуляция",
        "ведомость материалов и калькуляция",
        "the bill of materials and the costing",
    ),
    "paper_process": (
        "технологиялық карта немесе технологиялық процестің сипаттамасы",
        "технологическая карта или описание процесса",
        "the process chart or a description of the process",
    ),
    "paper_description": (
        "техникалық паспорт, ерекшелік немесе зертхана қорытындысы",
        "технический паспорт, спецификация или заключение лаборатории",
        "the technical data sheet, the specification or a laboratory's report",
    ),
    "paper_code": (
        "кедендік декларация немесе тауарды жіктеу туралы шешім",
        "таможенная декларация или решение о классификации",
        "the customs declaration or a decision on classification",
    ),
    "paper_value": (
        "әкелінген материалға — кедендік декларация, елде сатып алынғанға — алғашқы сатудың шоты",
        "для ввезённого — таможенная декларация, для купленного в стране — счёт первой продажи",
        "for an import the customs declaration, for a purchase in the country the invoice of its first sale",
    ),
    "paper_price": ("бағаның калькуляциясы", "калькуляция цены", "the costing of the price"),
    "paper_cost": (
        "бухгалтерлік есеп деректері бойынша өзіндік құн калькуляциясы",
        "калькуляция себестоимости по данным бухгалтерского учёта",
        "the costing of production from the accounts",
    ),
    "paper_produced": (
        "тауардың өндірілген, өсірілген немесе ауланған жері туралы құжаттар",
        "документы о месте добычи, выращивания или вылова",
        "papers on where it was extracted, grown or caught",
    ),
    "paper_ct_1": ("СТ-1 сертификаты", "сертификат СТ-1", "a certificate СТ-1"),
    "need_ct_1": (
        "СТ-1 сертификаты болса, кумуляция бойынша отандық деп есептелер еді.",
        "С сертификатом СТ-1 считались бы отечественными, по кумуляции.",
        "With a certificate СТ-1 these would count as domestic, by cumulation.",
    ),
    "need_origin": (
        "Шығарылған елі белгісіз, сондықтан шетелдік деп есептелді.",
        "Происхождение неизвестно, поэтому сочтены иностранными.",
        "Of unknown origin, and therefore counted as foreign.",
    ),
    "paper_origin": (
        "тауардың шығарылуы туралы сертификат не кедендік декларация, қазақстандық болса — тізілімнен үзінді көшірме",
        "сертификат происхождения или таможенная декларация, для казахстанских — выписка из реестра",
        "a certificate of origin or the customs declaration; for Kazakhstani ones, an extract from the register",
    ),
    "need_domestic": (
        "Мәлімдеме бойынша отандық деп есептелді, растайтын құжат көрсетілмеген.",
        "Сочтены отечественными по заявлению, подтверждающий документ не указан.",
        "Counted as domestic as stated, no paper was named.",
    ),
    "paper_domestic": (
        "тізілімнен үзінді көшірме не өндірушінің шот-фактурасы мен декларациясы",
        "выписка из реестра либо счёт-фактура и декларация изготовителя",
        "an extract from the register, or the maker's invoice and declaration",
    ),
    # The rest.
    "readings": ("Түсіндіру нұсқалары", "Варианты толкования", "Readings"),
    "taken": ("қабылданған", "принято", "taken"),
    "outside": ("Қағидалар жинағында жоқ нәрсе", "Чего нет в своде правил", "What the rulebook does not hold"),
    "signatures": ("Бөлшек жазбаларының қолтаңбалары", "Подписи при записях частей", "Signatures beside parts"),
    "warnings": ("Ескертулер", "Предупреждения", "Warnings"),
    "receipt": ("Есептеу деректемелері", "Реквизиты расчёта", "Receipt"),
    "engine": ("Бағдарлама нұсқасы", "Версия программы", "Engine"),
    "digest_rulebook": ("Қағидалар жинағының SHA-256", "SHA-256 свода правил", "SHA-256 of the rulebook"),
    "digest_keys": ("Кілттер тізімінің SHA-256", "SHA-256 списка ключей", "SHA-256 of the list of keys"),
    "digest_facts": ("Мәліметтердің SHA-256", "SHA-256 сведений", "SHA-256 of the facts"),
    "page": ("Бет", "Страница", "Page"),
    "prepared": ("Жасаған", "Составил", "Prepared by"),
    "checked": ("Тексерген", "Проверил", "Checked by"),
    "signature": ("лауазымы, қолы, аты-жөні", "должность, подпись, Ф. И. О.", "position, signature, name"),
    "date": ("күні", "дата", "date"),
}

MARKS = {"true": "✓", "false": "✗", "unknown": "?"}
OUTCOMES = {"true": "met", "false": "not_met", "unknown": "cannot_tell"}


class Words(Phrases):
    """The words of one language."""

    texts = WORDS
    subject = "the worksheet is"

    def outcome(self, truth: str) -> str:
        """Whether a condition is met, with its sign."""
        return f"{MARKS[truth]} {self(OUTCOMES[truth])}"

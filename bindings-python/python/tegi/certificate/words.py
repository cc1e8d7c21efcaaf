"""The words of certificates: what the form prints, and what stands beside it in three languages."""

from __future__ import annotations

from tegi.language import LANGUAGES, Language
from tegi.phrases import Phrases

# In Russian, as the form is printed. The texts of boxes 12 and 13, «Выдан в», «Для предоставления в», the service marks
# and the declaration (annex 5, with the Protocol of 30.10.2015) are those of the Agreement. The headings of the boxes
# follow their description, and the additional sheet repeats boxes 6 to 13: the model of the form was not read.
PRINTED = {
    "mark": "ДЛЯ ПРОВЕРКИ — не является сертификатом",
    "title": "СЕРТИФИКАТ\nо происхождении товара\nформа СТ-1",
    "additional": "ДОПОЛНИТЕЛЬНЫЙ ЛИСТ СЕРТИФИКАТА\nо происхождении товара\nформа СТ-1",
    "sheet": "Лист {number} из {of}",
    "continued": "Продолжение: дополнительные листы, всего листов: {of}",
    "issued-in": "Выдан в",
    "for": "Для предоставления в",
    "box-1": "Грузоотправитель / экспортёр (наименование и почтовый адрес)",
    "box-2": "Грузополучатель / импортёр (наименование и почтовый адрес)",
    "box-3": "Средства транспорта и маршрут следования (насколько это известно)",
    "box-4": "",
    "box-5": "Для служебных отметок",
    "box-6": "№",
    "box-7": "Количество мест и вид упаковки",
    "box-8": "Описание товара",
    "box-9": "Критерий проис\u00adхождения",
    "box-10": "Количество товара",
    "box-11": "Номер и дата счёта-фактуры",
    "box-12": "Удостоверение",
    "box-13": "Декларация заявителя",
    "certified": "Настоящим удостоверяется, что декларация заявителя соответствует действительности",
    "declared": "Нижеподписавшийся заявляет, что вышеприведенные сведения соответствуют действительности; что "
    "все товары "
    "полностью произведены или подвергнуты достаточной переработке в {country} и что все они отвечают требованиям "
    "происхождения, установленным в отношении таких товаров",
    "declaration-title": "Декларация о происхождении товара",
    "declaration": "{who} заявляет, что товары, указанные в настоящем документе, полностью произведены или подвергнуты "
    "достаточной обработке/переработке в {country} в соответствии с требованиями, установленными правилами, принятыми "
    "Соглашением о Правилах определения страны происхождения товаров в Содружестве Независимых Государств от 20 ноября "
    "2009 года (за исключением товаров, в отношении которых указана иная страна происхождения)",
    "signed": "(Подпись, ФИО, дата)",
    "signature": "Подпись",
    "date": "Дата",
    "stamp": "Печать",
    "mark-duplicate": "Дубликат",
    "mark-instead": "Выдан взамен сертификата",
    "mark-later": "Выдан впоследствии",
    "hs": "код ТН ВЭД",
    "marks": "маркировка",
    "gross": "брутто",
    "net": "нетто",
}

WORDS = {
    "mark-sheet": (
        "ТЕКСЕРУ ҮШІН — деректер парағы, сертификат та, сараптама актісі де емес",
        "ДЛЯ ПРОВЕРКИ — лист данных, не сертификат и не акт экспертизы",
        "FOR REVIEW — a data sheet, neither a certificate nor an act of expertise",
    ),
    "title-ct-kz": (
        "СТ-KZ ісі бойынша деректер парағы (2025 жылдың соңына дейін)",
        "Лист данных по делу СТ-KZ (до конца 2025 года)",
        "Data sheet of a СТ-KZ case (until the end of 2025)",
    ),
    "title-act": (
        "Тауардың шығу тегі туралы сараптама актісіне арналған деректер парағы",
        "Лист данных для акта экспертизы о происхождении товара",
        "Data sheet for an act of expertise on the origin of goods",
    ),
    "field": ("Өріс", "Поле", "Field"),
    "known": ("Мәлімет", "Сведения", "What is known"),
    "unknown": ("көрсетілмеген", "не указано", "not stated"),
    "expert": ("Сарапшы", "Эксперт", "Expert"),
    "date": ("Күні", "Дата", "Date"),
    "basis": ("Сараптаманың негізі", "Основание экспертизы", "Basis of the expertise"),
    "goods": ("Тауардың атауы", "Наименование товара", "Name of the goods"),
    "quantity": ("Саны", "Количество", "Quantity"),
    "contract-invoice": ("Шарт және шот-фактура", "Договор и счёт-фактура", "Contract and invoice"),
    "contract": ("шарт", "договор", "contract"),
    "invoice": ("шот-фактура", "счёт-фактура", "invoice"),
    "exporter": ("Экспорттаушы", "Экспортёр", "Exporter"),
    "manufacturer": ("Өндіруші", "Изготовитель", "Manufacturer"),
    "share": ("Елішілік құндылық үлесі", "Доля внутристрановой ценности", "Share of in-country value"),
    "verdict": ("Жазба бойынша қорытынды", "Вывод по записи расчёта", "Verdict of the record"),
    "criterion-rule": ("Өлшемшарт, ереже", "Критерий, правило", "Criterion, rule"),
    "provisional": ("алдын ала, негіздері", "предварительно, основания", "provisional, it rests on"),
    "verdict-originating": (
        "тауардың шығарылған елі — Қазақстан",
        "страна происхождения товара — Казахстан",
        "the good originates in Kazakhstan",
    ),
    "verdict-not_originating": (
        "тауардың шығарылған елі Қазақстан деп танылмайды",
        "страной происхождения товара Казахстан не признаётся",
        "the good does not originate in Kazakhstan",
    ),
    "verdict-undetermined": ("анықталмаған", "не определена", "undetermined"),
    "verdict-disputed": ("даулы", "спорный", "disputed"),
    "verdict-outside_rulebook": (
        "қағидалар жинағының шегінен тыс",
        "вне свода правил",
        "outside the rulebook",
    ),
    "hs": ("ЕАЭО СЭҚ ТН коды", "код ТН ВЭД", "tariff code"),
    "dated": ("{day} күнгі № {number}", "№ {number} от {day}", "No. {number} of {day}"),
    "page": ("Бет", "Страница", "Page"),
    "rule-wholly-produced": ("толығымен өндірілген", "полностью произведён", "wholly produced"),
    "rule-general": ("жалпы қағида", "общее правило", "the general rule"),
    "rule-set": ("жиынтық", "набор", "a set"),
    # Beside the form.
    "checks": (
        "Тексеруге арналған мәліметтер (нысанға кірмейді)",
        "Сведения для проверки (в форму не входят)",
        "For whoever checks it (not part of the form)",
    ),
    "head-number": ("№", "№", "No."),
    "head-name": ("Тауар", "Товар", "Good"),
    "head-digest": ("Жазбаның SHA-256", "SHA-256 записи", "SHA-256 of the record"),
    "head-edition": ("Редакция", "Редакция", "Edition"),
    "head-on": ("Күні", "Дата", "Day"),
    "head-rule": ("Ереже / өлшемшарт", "Правило / критерий", "Rule / criterion"),
    "head-quantity": ("Жазбадағы саны", "Количество в записи", "Quantity in the record"),
    "certificate-digest": (
        "Сертификат жазбасының SHA-256",
        "SHA-256 записи сертификата",
        "SHA-256 of the certificate's record",
    ),
    "notes": ("Ескертпелер", "Примечания", "Notes"),
    "note-law-read-to": (
        "Заңнама {about} күнгі жағдай бойынша ескерілген.",
        "Законодательство учтено по состоянию на {about}.",
        "The law is considered as of {about}.",
    ),
    "note-not-russian": (
        "Тауардың атауы орыс тілінде емес сияқты, ал нысан орыс тілінде толтырылады. Жол: {about}.",
        "Наименование товара, видимо, не на русском языке, а форма заполняется на русском. Строка: {about}.",
        "The name of the good seems not to be Russian, and the form is filled in Russian. Line: {about}.",
    ),
    "note-record-without-quantity": (
        "Жазбада тауардың саны көрсетілмеген, сондықтан жөнелтілім саны онымен салыстырылмады. Жол: {about}.",
        "В записи не указано количество товара, поэтому количество партии с ней не сверено. Строка: {about}.",
        "The record states no quantity, so that the shipment's was not compared with it. Line: {about}.",
    ),
    "note-validity": (
        "Сертификат бір партияға беріледі және 12 ай қолданылады.",
        "Сертификат выдаётся на одну партию и действует 12 месяцев.",
        "A certificate is for one lot and stands for 12 months.",
    ),
    "note-term-of-determination": (
        "Шығарылған елді айқындаудың өз мерзімі оқылған актілерде көрсетілмеген — белгісіз. Жазба 12 айдан ескі болса, "
        "құжат жасалмайды: бұл — сертификаттың мерзімі.",
        "Срок самого определения страны происхождения в прочитанных актах не указан — неизвестен. По записи старше 12 "
        "месяцев документ не составляется: это срок сертификата.",
        "The acts read name no term of the determination itself: it is unknown. No document is made of a record older "
        "than 12 months, the term of the certificate.",
    ),
    "note-five-percent": (
        "Іс жүзінде жеткізілген саны 10-бағандағыдан артық болуы мүмкін, бірақ 5 %-дан аспайды.",
        "Фактически поставленное количество может превышать указанное в графе 10 не более чем на 5 %.",
        "What is delivered may exceed box 10 by at most 5 %.",
    ),
    "note-units-not-checked": (
        "Сан осы код үшін ЕАЭО СЭҚ ТН бірлігімен көрсетіледі; бірліктің өзі тексерілмеген.",
        "Количество указывается в единицах ТН ВЭД для этого кода; сама единица не проверена.",
        "The quantity is stated in the tariff's unit for the code; the unit itself was not checked.",
    ),
    "note-form-as-described": (
        "Бланк үлгісінің өзі оқылмаған: бағандардың атаулары сипаттамасы бойынша берілген, қосымша парақта "
        "6–13-бағандар қайталанады (біздің тұжырым).",
        "Сам образец бланка не прочитан: заголовки граф даны по их описанию, на дополнительном листе повторены графы "
        "6–13 (наше толкование).",
        "The model of the form itself was not read: the headings of its boxes follow their description, and the "
        "additional sheet repeats boxes 6 to 13 (inferred).",
    ),
    "note-declaration-text": (
        "Декларация шоттың өзіне немесе басқа ілеспе құжатқа жазылады; партияның құны 5 000 АҚШ долларынан "
        "аспауы керек.",
        "Декларация делается на самом счёте или ином товаросопроводительном документе; стоимость партии — до 5 000 "
        "долларов США.",
        "The declaration is made on the invoice or another paper of the shipment; its value is up to 5,000 US dollars.",
    ),
    "note-ct-kz-form-unknown": (
        "СТ-KZ нысаны табылмады, оның бағандары белгісіз; мұнда тек істің өзінде бары көрсетілген.",
        "Форма СТ-KZ не найдена, её графы неизвестны; здесь указано только то, что есть в деле.",
        "The form СТ-KZ was not found and its boxes are unknown; this is only what the case itself holds.",
    ),
    "note-ct-kz-indicative": (
        "454-НҚ бұйрығының өз өлшемшарттары оқылмаған: шығарылған ел бойынша қорытынды болжамды.",
        "Собственные критерии приказа 454-НҚ не прочитаны: вывод о происхождении ориентировочный.",
        "The criteria of Order 454-НҚ itself were not read: the verdict on origin is indicative.",
    ),
    "note-ct-kz-least-shares": (
        "СТ-KZ беру үшін тауар түрлері бойынша ең төменгі үлестер болған; олардың мәндері белгісіз.",
        "Для выдачи СТ-KZ существовали наименьшие доли по видам товаров; их значения неизвестны.",
        "There were least shares by kind of good for issuing СТ-KZ; their values are unknown.",
    ),
    "note-act-rest-unknown": (
        "2008 жылғы актінің алғашқы сегіз өрісі белгілі; 2014–2025 жылдардағы акт нысаны табылмады, оның "
        "қалған өрістері "
        "белгісіз.",
        "Известны первые восемь полей акта 2008 года; форма акта 2014–2025 годов не найдена, её остальные поля "
        "неизвестны.",
        "The first eight fields of the act of 2008 are known; the form of 2014–2025 was not found, and its "
        "other fields "
        "are unknown.",
    ),
    "excess": (
        "{record} жазбасы бойынша сертификаттарда барлығы: {used}; жазбада: {recorded}; артығы: {excess} "
        "(бірлігі: {unit}).",
        "По записи {record} в сертификатах всего: {used}; в записи: {recorded}; сверх неё: {excess} (единица: {unit}).",
        "Of the record {record} certificates take {used} in all; it has {recorded}; in excess: {excess} "
        "(unit: {unit}).",
    ),
    # Verified.
    "outcome-same": (
        "Сертификаттың жазбасы өзгертілмеген, оның жазбалары қайта есептелді және расталды.",
        "Запись сертификата не изменена, записи, на которых она основана, пересчитаны и подтверждены.",
        "The certificate's record is unaltered; the records that it rests on were recomputed and hold.",
    ),
    "outcome-reformatted": (
        "Сертификаттың жазбасы тек басқаша жазылған; мазмұны өзгермеген және расталды.",
        "Запись сертификата только иначе записана; содержание не изменено и подтверждено.",
        "The certificate's record was only written otherwise; what it says is unaltered and holds.",
    ),
    "outcome-altered": (
        "Сертификаттың жазбасы өзгертілген.",
        "Запись сертификата изменена.",
        "The certificate's record was altered.",
    ),
    "outcome-by-another-engine": (
        "Сертификаттың жазбасы бағдарламаның басқа нұсқасында жасалған; бұл нұсқа басқаша жазады, сондықтан "
        "расталмайды.",
        "Запись сертификата сделана другой версией программы; эта версия пишет иначе, поэтому она не подтверждена.",
        "The certificate's record was made by another version of the program, which words it otherwise: it "
        "does not hold "
        "here.",
    ),
    "outcome-without-records": (
        "Сертификаттың жазбасы өз ішінде қайшылықсыз, бірақ оның негізіндегі жазбалар берілмеген, сондықтан "
        "расталмайды.",
        "Запись сертификата внутренне непротиворечива, но записи, на которых она основана, не приложены, "
        "поэтому она не "
        "подтверждена.",
        "The certificate's record is consistent, but the records that it rests on were not given: nobody has shown it "
        "to be true.",
    ),
    "outcome-record-fails": (
        "Сертификаттың негізіндегі жазба расталмады.",
        "Запись, на которой основан сертификат, не подтверждена.",
        "A record that the certificate rests on does not hold.",
    ),
}


class Words(Phrases):
    """The words of one language."""

    texts = WORDS
    subject = "certificates are"

    def has(self, name: str) -> bool:
        """Whether there are words of that name."""
        return name in WORDS


def of_certificates(language: Language) -> dict[str, str]:
    """What comes of verifying certificates, in words, by outcome."""
    place = LANGUAGES.index(language)
    return {name.removeprefix("outcome-"): said[place] for name, said in WORDS.items() if name.startswith("outcome-")}

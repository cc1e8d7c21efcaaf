"""Why no certificate is made, in words: kk, ru, en. {given} and {allowed} are filled."""

from __future__ import annotations

from collections.abc import Iterable

from tegi.language import LANGUAGES, Language

# What a provisional verdict rests on, by kind.
GROUNDS = {
    "gap": ("қағидалар жинағындағы олқылық", "пробел в своде правил", "a gap of the rulebook"),
    "inferred": ("тұжырым бойынша алынған норма", "норма, взятая по толкованию", "a provision that is inferred"),
    "own-word": ("растаусыз мәлімдеме", "заявление без подтверждения", "a bare statement"),
    "no-paper": ("растайтын құжат жоқ", "нет подтверждающего документа", "no paper that proves it"),
    "assumed": ("болжам", "допущение", "an assumption"),
    "reading": ("таңдалған түсіндіру нұсқасы", "выбранный вариант толкования", "a reading that was chosen"),
    "part-unproved": ("расталмаған құрамдас бөлік", "неподтверждённая составная часть", "a part that is not proved"),
    "own-list": ("пайдаланушының өз тізбесі", "собственный перечень пользователя", "a list of the user's own"),
}

REFUSALS = {
    # Records.
    "record-altered": (
        "жазба өзгертілген: оның мәтіні, бақылау сомасы немесе жауабы мәліметтерінен шықпайды",
        "запись изменена: её текст, контрольная сумма или ответ не следует из её сведений",
        "the record was altered: its text, digest or answer does not follow from its facts",
    ),
    "record-masked": (
        "жазбаның шығындары жасырылған, сондықтан оны қайта есептеп тексеру мүмкін емес; толық жазбаны беріңіз",
        "затраты в записи скрыты, поэтому её нельзя пересчитать; приложите полную запись",
        "the costs of the record are hidden, so that it cannot be recomputed; give the whole record",
    ),
    "record-by-own-rulebook": (
        "жазба пайдаланушының өз қағидалар жинағы бойынша жасалған; ресми жинақ бойынша жазба керек",
        "запись сделана по собственному своду правил пользователя; нужна запись по официальному своду",
        "the record was made by a rulebook of the user's own; one by an official rulebook is needed",
    ),
    "record-by-another-engine": (
        "жазба бағдарламаның басқа нұсқасында жасалған және осы нұсқада қайталанбайды; қайта жасаңыз",
        "запись сделана другой версией программы и этой версией не воспроизводится; составьте её заново",
        "the record was made by another version of the program, and this one does not repeat it; make it anew",
    ),
    "record-by-other-keys": (
        "жазбаның жауабы кілттер тізіміне байланысты, ал сертификат ондай тізімсіз беріледі; жазбаны қайта жасаңыз",
        "ответ записи зависит от списка ключей, а сертификат составляется без него; составьте запись заново",
        "the answer of the record hangs on a list of keys, and a certificate is made without one; make the record anew",
    ),
    "record-by-another-edition": (
        "жазба мәліметтері талап ететін редакциядан өзге редакция бойынша жасалған",
        "запись сделана не по той редакции, которой требуют её сведения",
        "the record was made by another edition than the one that its facts call for",
    ),
    "record-superseded": (
        "жазбадан кейін қағидалар жинағының редакциясы түзетілген, ал түзетілген редакцияның жауабы басқа; жазбаны "
        "қайта жасаңыз",
        "после записи редакция свода правил была исправлена, и исправленная даёт другой ответ; составьте "
        "запись заново",
        "the edition was corrected after the record, and gives another answer now; make the record anew",
    ),
    "record-not-of-a-good": (
        "жазба тауар туралы емес",
        "запись не о товаре",
        "the record is not of a good",
    ),
    "record-of-other-rulebook": (
        "жазба «{given}» жинағы бойынша жасалған, ал бұл нысанға мынау керек: {allowed}",
        "запись сделана по своду правил «{given}», а этой форме нужен: {allowed}",
        "the record was made by the rulebook “{given}”, and this form needs: {allowed}",
    ),
    "record-not-originating": (
        "жазба бойынша тауардың шығарылған елі Қазақстан деп танылмайды",
        "по записи страной происхождения товара Казахстан не признаётся",
        "by the record the good does not originate in Kazakhstan",
    ),
    "record-undetermined": (
        "жазба бойынша шығарылған ел анықталмаған: мәліметтер жеткіліксіз",
        "по записи страна происхождения не определена: недостаточно сведений",
        "by the record the origin is undetermined: facts are missing",
    ),
    "record-disputed": (
        "жазба бойынша қорытынды даулы: ол норманы түсіндіру нұсқасына байланысты",
        "вывод по записи спорный: он зависит от варианта толкования нормы",
        "the verdict of the record is disputed: it hangs on how a provision is read",
    ),
    "record-outside": (
        "жазба бойынша тауар қағидалар жинағының шегінен тыс",
        "по записи товар находится вне свода правил",
        "by the record the good is outside the rulebook",
    ),
    "record-provisional": (
        "жазбаның қорытындысы алдын ала: оның негіздері әлі расталмаған ({given})",
        "вывод по записи предварительный: его основания ещё не подтверждены ({given})",
        "the verdict of the record is provisional: what it rests on is not settled ({given})",
    ),
    "record-without-grounds": (
        "жазбаны жасаған нұсқа қорытындының алдын ала екенін не еместігін айтпайды; жазбаны қайта жасаңыз",
        "запись сделана версией, которая не указывает, предварителен ли вывод; составьте её заново",
        "the record was made by a version that does not say whether a verdict is provisional; make it anew",
    ),
    "record-without-criterion": (
        "жазбада сертификаттың 9-бағанына жазылатын өлшемшарт жоқ",
        "в записи нет критерия для графы 9 сертификата",
        "the record has no criterion for box 9 of the certificate",
    ),
    "record-of-old-edition": (
        "жазба {given} редакциясы бойынша жасалған, ал құжат күні қолданылатын редакция: {allowed}",
        "запись сделана по редакции {given}, а на дату документа действует: {allowed}",
        "the record was made by the edition {given}; in force on the day of the document: {allowed}",
    ),
    "record-too-old": (
        "жазба {given} күнгі жағдай бойынша жасалған, құжат күніне 12 айдан астам уақыт өткен; сертификаттың мерзімі — "
        "12 ай, ал анықтаманың өз мерзімі оқылған актілерде жоқ. Ең ерте күн — {allowed}",
        "запись сделана по состоянию на {given}, к дате документа прошло более 12 месяцев; срок сертификата — 12 "
        "месяцев, а срок самого определения происхождения в прочитанных актах не указан. Самая ранняя дата: {allowed}",
        "the record is as of {given}, more than 12 months before the document; a certificate stands for 12 months, and "
        "the acts read name no term of the determination itself. The earliest day: {allowed}",
    ),
    "record-later": (
        "жазбаның күні ({given}) құжаттың күнінен ({allowed}) кейін",
        "дата записи ({given}) позже даты документа ({allowed})",
        "the day of the record ({given}) is after that of the document ({allowed})",
    ),
    "record-twice": (
        "«{given}» жазбасы екі рет берілген; бір жазба — бір жол, бірнеше шотты сол жолға жазыңыз",
        "запись «{given}» указана дважды; одна запись — одна строка, несколько счетов укажите в этой строке",
        "the record “{given}” is given twice; one record is one line, which may hold several invoices",
    ),
    "record-unused": (
        "бұл жазбаның тауары жөнелтілімде жоқ; жолын қосыңыз немесе жазбаны бермеңіз",
        "товара этой записи нет в партии; добавьте строку или не указывайте запись",
        "the good of this record is not in the shipment; add its line, or do not give the record",
    ),
    "line-without-record": (
        "бақылау сомасы «{given}» болып басталатын жазба берілмеген",
        "нет записи, контрольная сумма которой начинается с «{given}»",
        "no record was given whose digest begins with “{given}”",
    ),
    "record-ambiguous": (
        "«{given}» болып басталатын жазба бірнешеу; бақылау сомасын толық жазыңыз",
        "с «{given}» начинаются несколько записей; укажите контрольную сумму полностью",
        "several records begin with “{given}”; give the whole digest",
    ),
    "no-records": ("бірде-бір жазба берілмеген", "не указано ни одной записи", "no record was given"),
    # The shipment against the records.
    "quantity-above-record": (
        "жөнелтілім саны жазбадағыдан артық: {given}; жазбада: {allowed}",
        "количество в партии больше, чем в записи: {given}; в записи: {allowed}",
        "the shipment has more than the record: {given}; the record has {allowed}",
    ),
    "units-differ": (
        "өлшем бірліктері бөлек, сандарды салыстыру мүмкін емес: {given}; жазбада: {allowed}",
        "единицы измерения различаются, сравнить количества нельзя: {given}; в записи: {allowed}",
        "the units differ, so that quantities cannot be compared: {given}; the record has {allowed}",
    ),
    "name-differs": (
        "тауардың атауы жазбадағыдан өзге: «{given}»; жазбада: «{allowed}»",
        "наименование товара не то, что в записи: «{given}»; в записи: «{allowed}»",
        "the name of the good is not that of the record: “{given}”; the record has “{allowed}”",
    ),
    "not-a-party": (
        "{given} осы нысан үшін Келісімге қатысушы ел емес; қатысушылар: {allowed}",
        "{given} не является для этой формы государством — участником Соглашения; участники: {allowed}",
        "{given} is no party of the Agreement for this form; the parties are {allowed}",
    ),
    "own-country": (
        "тағайындалған ел тауардың шығарылған елінің өзі: {given}",
        "страна назначения совпадает со страной происхождения: {given}",
        "the country of destination is the country of origin itself: {given}",
    ),
    "form-ended": (
        "СТ-KZ сертификаты 2025-12-31 күніне дейін қоса алғанда берілген; құжаттың күні — {given}",
        "сертификаты СТ-KZ выдавались по 31.12.2025 включительно; дата документа: {given}",
        "certificates СТ-KZ were issued until 2025-12-31; the day of the document is {given}",
    ),
    "above-limit": (
        "декларация құны 5 000 АҚШ долларынан аспайтын партияға беріледі; мұнда: {given}; СТ-1 сертификаты керек",
        "декларация даётся на партию стоимостью до 5 000 долларов США; здесь: {given}; нужен сертификат СТ-1",
        "a declaration is for consignments up to 5,000 US dollars; here: {given}; a certificate СТ-1 is needed",
    ),
    "net-above-gross": (
        "таза салмағы ({given}) жалпы салмағынан ({allowed}) артық",
        "масса нетто ({given}) больше массы брутто ({allowed})",
        "the net weight ({given}) is above the gross weight ({allowed})",
    ),
    "net-differs": (
        "саны ({given}) таза салмағына ({allowed}) сәйкес келмейді: 10-бағанда салмақ — таза салмақ",
        "количество ({given}) не равно массе нетто ({allowed}): в графе 10 масса — нетто",
        "the quantity ({given}) is not the net weight ({allowed}): in box 10 weights are net",
    ),
    "date-later": (
        "бұл күн ({given}) құжаттың күнінен ({allowed}) кейін",
        "эта дата ({given}) позже даты документа ({allowed})",
        "this date ({given}) is after the day of the document ({allowed})",
    ),
    # How the shipment is written.
    "unknown-choice": (
        "«{given}» танылмады; мынаның бірі керек: {allowed}",
        "«{given}» не распознано; нужно одно из: {allowed}",
        "“{given}” is not known; one of these is needed: {allowed}",
    ),
    "not-a-digest": (
        "«{given}» жазбаның бақылау сомасы емес: SHA-256 толық немесе кемінде алғашқы 8 таңбасы керек",
        "«{given}» не контрольная сумма записи: нужен SHA-256 полностью или не менее 8 его первых знаков",
        "“{given}” is no digest of a record: SHA-256 is needed, whole or at least its first 8 characters",
    ),
    "unknown-label": (
        "«{given}» деген мәлімет жоқ",
        "сведения «{given}» нет",
        "there is no fact “{given}”",
    ),
    "cell-not-read": (
        "бұл ұяшық оқылмайды: {given}; мұнда атау мен мәннің екі бағаны ғана болады",
        "эта ячейка не читается: {given}; здесь только два столбца, название и значение",
        "this cell is not read: {given}; there are two columns here, name and value",
    ),
    "stated-twice": (
        "бұл мәлімет екі рет берілген",
        "это сведение указано дважды",
        "this fact is stated twice",
    ),
    "no-goods-sheet": (
        "тауарлар кестесі табылмады: {allowed} бағаны бар парақ керек",
        "таблица товаров не найдена: нужен лист со столбцом {allowed}",
        "the table of goods was not found: a sheet with the column {allowed} is needed",
    ),
    "too-long-for-sheet": (
        "жолдың мәтіні бір параққа сыймайды; қысқартыңыз",
        "текст строки не помещается на лист; сократите его",
        "the text of the line does not fit a sheet; shorten it",
    ),
    "not-a-certificate": (
        "бұл сертификаттың жазбасы емес",
        "это не запись сертификата",
        "this is no record of a certificate",
    ),
}

MADE_NONE = ("Құжат жасалмады.", "Документ не составлен.", "No document was made.")


def grounds(kinds: Iterable[str], language: Language) -> str:
    """What a verdict rests on, in words; a kind without words stands as its code."""
    place = LANGUAGES.index(language)
    return ", ".join(GROUNDS[kind][place] if kind in GROUNDS else kind for kind in kinds)

"""The words of a comparison: kk, ru, en. Blanks in braces are filled."""

from __future__ import annotations

from tegi.phrases import Phrases

TEXTS = {
    "title": (
        "Тауар туралы мәліметтерді салыстыру",
        "Сравнение сведений о товаре",
        "Comparison of what was stated of a good",
    ),
    "title-many": (
        "Тауарлар туралы мәліметтерді салыстыру",
        "Сравнение сведений о товарах",
        "Comparison of what was stated of goods",
    ),
    "title-contract": (
        "Шарт туралы мәліметтерді салыстыру",
        "Сравнение сведений о договоре",
        "Comparison of what was stated of a contract",
    ),
    "title-many-contracts": (
        "Шарттар туралы мәліметтерді салыстыру",
        "Сравнение сведений о договорах",
        "Comparison of what was stated of contracts",
    ),
    # What came of it.
    "none": ("Мәліметтерде айырмашылық жоқ.", "Сведения не различаются.", "The facts do not differ."),
    "same": (
        "Нәтиже бірдей: мәліметтердегі айырмашылықтар оны өзгертпейді.",
        "Результат одинаковый: различия в сведениях его не меняют.",
        "The result is the same: the differences in the facts do not change it.",
    ),
    "offset": (
        "Нәтиже тек кейбір айырмашылықтар басқаларының әсерін жоятындықтан бірдей.",
        "Результат одинаковый только потому, что одни различия отменяют действие других.",
        "The result is the same only because some differences undo what others change.",
    ),
    "differ": (
        "Нәтиже әртүрлі: {what}.",
        "Результат различается: {what}.",
        "The result differs: {what}.",
    ),
    "verdict": ("қорытынды", "вывод", "the verdict"),
    "provisional": (
        "қорытындының алдын ала болуы",
        "является ли вывод предварительным",
        "whether the verdict is provisional",
    ),
    "share": ("үлес", "доля", "the share"),
    "is-provisional": ("алдын ала", "предварительно", "provisional"),
    "is-settled": ("алдын ала емес", "не предварительно", "not provisional"),
    "share-is": ("үлесі: {share}", "доля: {share}", "share: {share}"),
    "share-between": ("үлесі: {low}–{high}", "доля: от {low} до {high}", "share: {low} to {high}"),
    "no-share": ("үлесі есептелмейді", "доля не определена", "no share"),
    "record": ("Жазба деректері ({label})", "Данные записи ({label})", "Contents of the record ({label})"),
    "unreadable": ("оқылмады", "не прочитаны", "not readable"),
    "not-held": (
        "Назар аударыңыз: жазба тексеруден өтпеді ({label}). Нәтиже оның мәліметтері бойынша қайта есептелді.",
        "Внимание: запись не прошла проверку ({label}). Результат пересчитан по её сведениям.",
        "Attention: the record does not hold ({label}). Its result was computed anew from its facts.",
    ),
    "not-held-many": (
        "Тексеруден өтпеген жазбалар; нәтижелері олардың мәліметтері бойынша қайта есептелді",
        "Записи, которые не прошли проверку; результаты пересчитаны по их сведениям",
        "Records that do not hold; their results were computed anew from their facts",
    ),
    # What differs.
    "differences": ("Айырмашылықтар", "Различия", "Differences"),
    "number": ("№", "№", "No."),
    "place": ("Мәлімет", "Сведение", "Fact"),
    "alone": ("Жеке алғанда нені өзгертеді", "Что меняет само по себе", "What it changes alone"),
    "changes-nothing": ("ештеңені өзгертпейді", "ничего не меняет", "nothing"),
    "refused-alone": (
        "жеке қолдануға болмайды: мәліметтер қабылданбайды",
        "отдельно применить нельзя: сведения не принимаются",
        "it cannot be applied alone: the facts are refused",
    ),
    "not-judged": ("қаралмады", "не рассмотрено", "not looked at"),
    "not-stated": ("көрсетілмеген", "не указано", "not stated"),
    "none-stated": ("ешқандай", "нет ни одной", "none"),
    "yes": ("иә", "да", "yes"),
    "no": ("жоқ", "нет", "no"),
    "line": ("Материал жолы", "Строка материала", "Line of the bill"),
    "part": ("құрамдас бөлігі", "состав", "how it was made"),
    "performer": ("Орындаушы", "Исполнитель", "Performer"),
    "payroll": ("Еңбекке ақы төлеу қоры", "Фонд оплаты труда", "Payroll"),
    "headcount": ("Қызметкерлер саны", "Численность работников", "Headcount"),
    "of-all": ("{part}, барлығы: {all}", "{part} из {all}", "{part} of {all}"),
    "together": (
        "Нәтижені тек бірге өзгертетін айырмашылықтар",
        "Различия, которые меняют результат только вместе",
        "Differences that change the result only together",
    ),
    "not-least": (
        "одан кіші тіркес те болуы мүмкін",
        "возможно и меньшее сочетание",
        "there may be a smaller set",
    ),
    "complete": (
        "Айырмашылықтардың барлық тіркесі қаралды. Есептеулер саны: {count}.",
        "Рассмотрены все сочетания различий. Расчётов: {count}.",
        "All sets of differences were looked at. Evaluations: {count}.",
    ),
    "bounded": (
        "Есептеулер саны шектелген; орындалғаны: {count}. Толық қаралған тіркестердегі айырмашылықтар саны: {sizes}. "
        "Одан үлкен тіркестердің бәрі қаралған жоқ.",
        "Число расчётов ограничено; выполнено: {count}. Полностью рассмотрены сочетания, в которых различий не больше: "
        "{sizes}. Сочетания большего размера рассмотрены не все.",
        "The evaluations are limited; made: {count}. All sets of at most so many differences were looked at: {sizes}. "
        "Not all larger ones were.",
    ),
    # What is left out.
    "both": ("Екі құжатта да көрсетілмеген", "Не указано ни в одном из документов", "Left out by both"),
    "only-in": (
        "Тек «{label}» құжатында көрсетілмеген",
        "Не указано только в документе «{label}»",
        "Left out only by {label}",
    ),
    # How lines were matched.
    "matched": ("Жолдар қалай сәйкестендірілді", "Как сопоставлены строки", "How lines were matched"),
    "by-id": ("нөмірі бойынша", "по номеру", "by id"),
    "by-code-and-name": ("коды мен атауы бойынша", "по коду и наименованию", "by code and name"),
    "by-name": ("тек атауы бойынша", "только по наименованию", "by name alone"),
    "by-code": ("тек коды бойынша", "только по коду", "by code alone"),
    "receipt": ("Есептеу деректемелері", "Реквизиты расчёта", "Receipt"),
    # Many goods.
    "many": (
        "Салыстырылған тауарлар: {goods}. Нәтижесі әртүрлі: {apart}.",
        "Сравнено товаров: {goods}. Результат различается: {apart}.",
        "Goods compared: {goods}. With another result: {apart}.",
    ),
    "many-contracts": (
        "Салыстырылған шарттар: {goods}. Нәтижесі әртүрлі: {apart}.",
        "Сравнено договоров: {goods}. Результат различается: {apart}.",
        "Contracts compared: {goods}. With another result: {apart}.",
    ),
    "by-consequence": ("Салдары бойынша", "По последствиям", "By consequence"),
    "goods": ("Тауарлар", "Товары", "Goods"),
    "good": ("Тауар", "Товар", "Good"),
    "goods-contracts": ("Шарттар", "Договоры", "Contracts"),
    "good-contracts": ("Шарт", "Договор", "Contract"),
    "consequence": ("Салдары", "Последствие", "Consequence"),
    "how-many": ("Айырмашылықтар саны", "Различий", "Differences"),
    "deciding": ("Шешуші айырмашылықтар", "Решающие различия", "What decides"),
    "none-in-common": (
        "Салыстыратын тауар жоқ: екі жақта да бар нөмір табылмады.",
        "Сравнивать нечего: нет номера товара, который есть с обеих сторон.",
        "Nothing was compared: no id of a good is on both sides.",
    ),
    "reversed": ("қорытынды қарама-қарсы", "вывод противоположный", "the verdict is reversed"),
    "of-verdict": ("қорытынды басқа", "вывод другой", "another verdict"),
    "of-provisional": (
        "алдын ала қорытынды тек бір құжатта",
        "вывод предварительный только по одному документу",
        "provisional on one side alone",
    ),
    "of-share": ("үлесі басқа", "доля другая", "another share"),
    "of-offset": ("айырмашылықтар бір-бірін жояды", "различия отменяют друг друга", "differences undo each other"),
    "of-facts": ("тек мәліметтер басқа", "различаются только сведения", "only the facts differ"),
    "of-none": ("айырмашылық жоқ", "различий нет", "no difference"),
    "missing-in": (
        "«{label}» құжатында жоқ тауарлар",
        "Товары, которых нет в документе «{label}»",
        "Goods not in {label}",
    ),
    "uncompared": ("Салыстырылмаған тауарлар", "Товары, которые не удалось сравнить", "Goods that were not compared"),
    # A record and newer facts.
    "title-drift": (
        "Жазба және жаңа мәліметтер",
        "Запись и новые сведения",
        "A record and newer facts",
    ),
    "drift-holds": (
        "Жаңа мәліметтер бойынша жазбаның нәтижесі сақталады.",
        "По новым сведениям результат записи сохраняется.",
        "By the newer facts the result of the record still holds.",
    ),
    "drift-lost": (
        "Жаңа мәліметтер бойынша жазбаның нәтижесі сақталмайды: {what}.",
        "По новым сведениям результат записи не сохраняется: {what}.",
        "By the newer facts the result of the record no longer holds: {what}.",
    ),
    "drift-record": (
        "Жазбаның өзі тексеруден өтпеді.",
        "Сама запись не прошла проверку.",
        "The record itself does not hold.",
    ),
    "lost": (
        "Не сақталмайды және қай өзгерістен бастап",
        "Что не сохраняется и с какого изменения",
        "What no longer holds, and since which change",
    ),
    "was-now": (
        "{what}: бұрын — {was}; енді — {now}; өзгерген құжат: {since}",
        "{what}: было — {was}; стало — {now}; изменилось в документе: {since}",
        "{what}: was — {was}; is now — {now}; changed in: {since}",
    ),
    "step": ("Өзгерістер: {before} → {after}", "Изменения: {before} → {after}", "Changes: {before} → {after}"),
    "drift-many": (
        "Жаңа мәліметтермен салыстырылған жазбалар: {goods}. Нәтижесі сақталмайтыны: {lost}.",
        "Записей, сравненных с новыми сведениями: {goods}. Результат не сохраняется: {lost}.",
        "Records compared with newer facts: {goods}. No longer hold: {lost}.",
    ),
    "what-lost": ("Не сақталмайды", "Что не сохраняется", "What no longer holds"),
    "was": ("Бұрын", "Было", "Was"),
    "now": ("Енді", "Стало", "Is now"),
    "since": ("Өзгерген құжат", "Документ с изменением", "Changed in"),
    "no-new-facts": (
        "Жаңа мәліметтері жоқ жазбалар",
        "Записи, для которых новых сведений нет",
        "Records without newer facts",
    ),
    # Blind papers.
    "blind": (
        "Екінші тұлғаға арналған мәліметтер. Жасырылғаны: {count}.",
        "Сведения для второго эксперта. Скрыто: {count}.",
        "Papers for the second person. Hidden: {count}.",
    ),
    "hidden": ("Жасырылған, қайта толтырылады", "Скрыто, заполняется заново", "Hidden, to be filled in anew"),
}


class CompareWords(Phrases):
    """The words of one language."""

    texts = TEXTS
    subject = "comparisons are told"

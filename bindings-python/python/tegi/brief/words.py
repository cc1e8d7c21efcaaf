"""The words of a brief: kk, ru, en. Blanks in braces are filled."""

from __future__ import annotations

from tegi.phrases import Phrases

# What each kind of finding says is wrong, in a line.
HEADLINES = {
    "never-met": (
        "Талапты ешбір тауар орындай алмайды",
        "Условие не может выполнить ни один товар",
        "No good can meet the condition",
    ),
    "never-with-foreign": (
        "Талап өзі атаған материалға тыйым салады",
        "Условие запрещает материал, который само называет",
        "The condition bars the material that it names",
    ),
    "vetoed-only": (
        "Талап тек жеткіліксіз операциялармен орындалады",
        "Условие выполняется только недостаточными операциями",
        "The condition is met only by insufficient operations",
    ),
    "vetoed-also": (
        "Талапты тек жеткіліксіз операциялармен де орындауға болады",
        "Условие можно выполнить одними недостаточными операциями",
        "The condition can be met by insufficient operations alone",
    ),
    "perhaps-vetoed-only": (
        "Жол талап ететін операциялардың бәрі жеткіліксіз деп танылуы мүмкін",
        "Все операции, которых требует строка, могут быть признаны недостаточными",
        "All operations that the row demands may count as insufficient",
    ),
    "perhaps-vetoed-also": (
        "Талапты жеткіліксіз деп танылуы мүмкін операциялармен ғана орындауға болады",
        "Условие можно выполнить одними операциями, которые могут быть признаны недостаточными",
        "The condition can be met by operations alone that may count as insufficient",
    ),
    "row-shadowed": (
        "Жол ешқашан қолданылмайды",
        "Строка никогда не применяется",
        "The row is never applied",
    ),
    "part-never-decides": (
        "Талаптың бір бөлігі қорытындыны ешқашан өзгертпейді",
        "Часть условия никогда не меняет вывода",
        "A part of the condition never changes the verdict",
    ),
    "code-not-in-nomenclature": (
        "Жолдың коды номенклатурада жоқ",
        "Кода строки нет в номенклатуре",
        "The code of the row is not in the nomenclature",
    ),
    "ranges-cross": (
        "Жолдардың код аралықтары қиылысады",
        "Диапазоны кодов строк пересекаются",
        "The ranges of rows cross",
    ),
    "same-codes": (
        "Сипаттамасыз екі жол бір кодтарды қамтиды",
        "Две строки без описания охватывают одни и те же коды",
        "Two rows without a description cover the same codes",
    ),
    "both-descriptions": (
        "Бір тауар екі жолдың сипаттамасына сай келеді, ал талаптары әртүрлі",
        "Товар может отвечать описаниям двух строк с разными условиями",
        "A good may be as two rows with different conditions describe",
    ),
    "row-within-row": (
        "Жолдың кодтары талабы басқа жолдың ауқымына кіреді",
        "Коды строки входят в диапазон другой строки с иным условием",
        "The row lies within the codes of another with a different condition",
    ),
    "rest-of-row-unknown": (
        "Жол кодтарындағы басқа тауарларға қолданылатын талап көрсетілмеген",
        "Не указано, какое условие действует для других товаров с кодами строки",
        "It is not said which condition holds for other goods of the row's codes",
    ),
    "no-part-applies": (
        "Жолда сипатталған бөліктердің ешқайсысына сай келмейтін тауар бойынша жауап жоқ",
        "Для товара, который не отвечает ни одной части строки, ответа нет",
        "There is no answer for a good that is none of the row's parts",
    ),
    "note-on-row": (
        "Жолдың мәтіні толық емес немесе анық емес",
        "Текст строки неполон или неясен",
        "The text of the row is incomplete or unclear",
    ),
    "chapter-line-suspected": (
        "Тізбеде топтың жолы жетіспеуі мүмкін",
        "В перечне, вероятно, недостаёт строки для группы",
        "The list probably lacks a line for a chapter",
    ),
    "row-not-read": ("Жолдың мәтіні оқылмаған", "Строка не прочитана", "A row was not read"),
    "chapter-line-missing": (
        "Топтың бір бөлігіне арналған жол оқылмаған, сондықтан жауап жоқ",
        "Строка для части группы не прочитана, поэтому ответа нет",
        "The line for a part of a chapter was not read, so that there is no answer",
    ),
    "list-incomplete": (
        "Тізбеде топтар мен ескертпелер деңгейіндегі жолдар жоқ",
        "В перечне недостаёт строк на уровне групп и примечаний",
        "The list lacks lines of chapters and notes",
    ),
    "no-threshold": ("Операциялар тізбесі жоқ", "Перечня операций нет", "There is no list of operations"),
    "noted": (
        "Қағидалар айтпайтын мәселелер",
        "Вопросы, которых правила не решают",
        "Points that the rules do not settle",
    ),
    "rules-borrowed": (
        "Шығарылған елді айқындаудың өз қағидалары жоқ",
        "Собственных правил происхождения нет",
        "It has no rules of origin of its own",
    ),
    "no-general-rule": (
        "Тізбеде аталмаған тауарларға арналған қағида жоқ",
        "Правила для товаров, которых нет в перечне, нет",
        "There is no rule for goods that the list does not name",
    ),
    "undefined-words": (
        "Қорытынды актілерде анықталмаған сөздерге байланысты",
        "Вывод зависит от слов, не определённых в актах",
        "The verdict hangs on words that the acts do not define",
    ),
    "human-facts": (
        "Қорытынды құжаты белгіленбеген мәліметтерге байланысты",
        "Вывод зависит от сведений, для которых не установлен документ",
        "The verdict hangs on facts for which no paper is laid down",
    ),
    "undefined-veto": (
        "Операцияның қашан жеткіліксіз болатыны анықталмаған",
        "Не определено, когда операция считается недостаточной",
        "It is not defined when an operation counts as insufficient",
    ),
    "limit-flips": (
        "Шектен бір теңге артық болса, қорытынды өзгереді, ал басқа тәртіп керісінше шешеді",
        "Один тенге сверх предела меняет вывод, а другой режим решает наоборот",
        "One tenge above the limit turns the verdict, while another regime says the opposite",
    ),
    "verdict-changes": (
        "Басқа редакцияда қорытынды өзгереді",
        "В другой редакции вывод меняется",
        "The other edition changes the verdict",
    ),
    "share-changes": (
        "Басқа редакцияда үлес өзгереді",
        "В другой редакции доля меняется",
        "The other edition changes the share",
    ),
}

TEXTS = {
    "title": (
        "Реттеушіге арналған анықтама: {name}",
        "Записка для регулятора: {name}",
        "Brief for the regulator: {name}",
    ),
    "title-change": (
        "Заңнаманың өзгеруі туралы анықтама: {name}",
        "Записка об изменении законодательства: {name}",
        "Brief of a change of law: {name}",
    ),
    "edition": ("Редакция", "Редакция", "Edition"),
    "before": ("Бұрынғы редакция", "Прежняя редакция", "Edition before"),
    "found": ("Табылған кемшіліктер", "Найдено замечаний", "Findings"),
    "found-are": (
        "{all} (елеулі — {high}, орташа — {medium}, елеусіз — {low})",
        "{all} (существенных — {high}, средних — {medium}, незначительных — {low})",
        "{all} ({high} high, {medium} medium, {low} low)",
    ),
    "questions-are": ("Олар туғызатын сұрақтар", "Вопросов, которые они вызывают", "Questions that they raise"),
    "rows-are": (
        "Елеулі және орташа кемшілігі бар жолдар",
        "Строк с существенными и средними замечаниями",
        "Rows with findings that are high or medium",
    ),
    "of": ("{some}; барлығы — {all}", "{some} из {all}", "{some} of {all}"),
    "headings": ("СЭҚ ТН тауар позициялары", "Товарных позиций ТН ВЭД", "Headings of the nomenclature"),
    # The first page.
    "wrong": (
        "Кемшіліктер: ең көп тауарға қатысты он сұрақ",
        "Что не так: десять вопросов, от которых зависит больше всего товаров",
        "What is wrong: the ten questions on which most goods hang",
    ),
    "wrong-fewer": ("Кемшіліктер", "Что не так", "What is wrong"),
    "extent-of": (
        "жолдар: {rows}; тауар позициялары: {goods}",
        "строк: {rows}; товарных позиций: {goods}",
        "rows: {rows}; headings: {goods}",
    ),
    "extent-of-all": ("тауар позициялары: {goods}", "товарных позиций: {goods}", "headings: {goods}"),
    "how-to-read": (
        "Анықтама қалай құрылған",
        "Как читать записку",
        "How to read this brief",
    ),
    "ordered": (
        "Алдымен елеулі және орташа кемшіліктер, содан кейін елеусіздері берілген; әр бөлікте — қатысты тауар "
        "позицияларының саны, одан кейін тізбе жолдарының саны бойынша. Тауар позициясы — СЭҚ ТН төрт таңбалы коды; "
        "бұрын алып тасталғандары да есептелді.",
        "Сначала идут существенные и средние замечания, затем незначительные; внутри каждой части — по числу товарных "
        "позиций, которых касается вопрос, затем по числу строк перечня. Товарная позиция — код ТН ВЭД из четырёх "
        "знаков; учтены и позиции, исключённые прежде.",
        "Findings that are high or medium come first, then those that are low; within each part by how many headings a "
        "question concerns, then by how many rows of the list. A heading is a tariff code of four digits; headings that "
        "were deleted before are counted, too.",
    ),
    "example-is": (
        "Мысалды бағдарлама тапқан және қайта есептеген: бұл — айырмашылық көрінетін ең шағын тауар.",
        "Пример найден и пересчитан программой: это наименьший товар, на котором видно различие.",
        "Each example was found and recomputed by the program: it is the smallest good that shows the difference.",
    ),
    "rest-in-table": (
        "Барлық кемшілік мысалдарымен бірге кестеде: tegi audit … --brief OUT.xlsx",
        "Все замечания с примерами — в таблице: tegi audit … --brief OUT.xlsx",
        "All findings with their examples are in the table: tegi audit … --brief OUT.xlsx",
    ),
    # A question.
    "question": ("{number}-сұрақ. {headline}", "Вопрос {number}. {headline}", "Question {number}. {headline}"),
    "severity": (
        "маңыздылығы: {severity}; {extent}",
        "существенность: {severity}; {extent}",
        "severity: {severity}; {extent}",
    ),
    "row": ("жол: {rows}", "строка: {rows}", "row: {rows}"),
    "rows": ("жолдар: {rows}", "строки: {rows}", "rows: {rows}"),
    "more": (
        "Осындай тағы сұрақтар: {count}; олар кестеде.",
        "Ещё таких вопросов: {count}; они в таблице.",
        "More such questions: {count}; they are in the table.",
    ),
    "example": ("Мысал: {example}", "Пример: {example}", "Example: {example}"),
    "beside": ("Салыстырыңыз: {example}", "Для сравнения: {example}", "Compare: {example}"),
    "extent": ("Қаншалықты толық қаралды", "Насколько полно рассмотрено", "How far was looked"),
    "receipt": ("Есептеу деректемелері", "Реквизиты расчёта", "Receipt"),
    # The table.
    "col-question": ("Сұрақ №", "№ вопроса", "Question No."),
    "col-severity": ("Маңыздылығы", "Существенность", "Severity"),
    "col-kind": ("Түрі", "Вид", "Kind"),
    "col-rule": ("Қағида", "Правило", "Rule"),
    "col-chapter": ("Топ", "Группа", "Chapter"),
    "col-headings": ("Тауар позициялары", "Товарных позиций", "Headings"),
    "col-what": ("Кемшілігі", "Что не так", "What is wrong"),
    "col-ask": ("Реттеушіге сұрақ", "Вопрос регулятору", "Question to the regulator"),
    "col-example": ("Мысал", "Пример", "Example"),
    "findings": ("Кемшіліктер", "Замечания", "Findings"),
    # A change of law.
    "changed": (
        "Жауабы өзгеретін қағидалар",
        "Правил, по которым ответ меняется",
        "Rules by which the answer changes",
    ),
    "nothing-changes": (
        "Қаралған мысалдардың ешқайсысында жауап өзгермейді.",
        "Ни в одном из рассмотренных примеров ответ не меняется.",
        "In none of the examples that were tried does the answer change.",
    ),
    "not-tried": (
        "Салыстыру жүргізілген жоқ: мысалдар тек тауарлар бойынша ізделеді, ал мұнда шарттарға арналған қағидалар "
        "жинағы бар. Жауаптардың өзгеретіні-өзгермейтіні белгісіз.",
        "Сравнение не проводилось: примеры подбираются только по товарам, а здесь есть свод правил о договорах. "
        "Меняются ли ответы, не известно.",
        "Nothing was compared: examples are sought of goods alone, and there is a rulebook of contracts here. Whether "
        "answers change is not known.",
    ),
    "falls": (
        "Қазақстанда шығарылған деп танылмайтын болады",
        "Перестают признаваться происходящими из Казахстана",
        "No longer originate",
    ),
    "gains": (
        "Қазақстанда шығарылған деп таныла бастайды",
        "Начинают признаваться происходящими из Казахстана",
        "Begin to originate",
    ),
    "other": ("Басқа қорытынды", "Иное изменение вывода", "Another change of the verdict"),
    "share": ("Үлес өзгереді", "Меняется доля", "The share changes"),
    "by-chapter": ("Топтар бойынша", "По группам", "By chapter"),
    "chapter": ("Топ", "Группа", "Chapter"),
    "chapter-is": ("{chapter}-топ", "Группа {chapter}", "Chapter {chapter}"),
    "all-chapters": ("барлық топ", "все группы", "all chapters"),
    "rules": ("Қағидалар", "Правил", "Rules"),
    "change": (
        "{rule}: бұрын — {before}; енді — {after}",
        "{rule}: было — {before}; станет — {after}",
        "{rule}: was — {before}; will be — {after}",
    ),
    "smallest": (
        "Әр қағида бойынша жауабы өзгеретін ең шағын тауар көрсетілген; бір қағида бойынша танылмайтын болатын да, таныла "
        "бастайтын да тауар табылса, екеуі де көрсетілген. Шағын мысалдар қаралды, сондықтан басқа тауарлар бойынша "
        "өзгеріс өзгеше болуы мүмкін. Өз жазбаларыңызды tegi impact командасымен тексеріңіз.",
        "По каждому правилу показан наименьший найденный товар, ответ по которому меняется; если по одному правилу "
        "найдены и товар, который теряет происхождение, и товар, который его получает, показаны оба. Рассмотрены "
        "небольшие примеры, поэтому по другим товарам изменение может быть иным. Свои записи проверьте командой tegi "
        "impact.",
        "For each rule the smallest good that was found is shown whose answer changes; where by one rule a good was found "
        "that loses origin and another that gains it, both are shown. Small examples were tried, so that other goods may "
        "change otherwise. Check records of your own with tegi impact.",
    ),
    "general": ("Жалпы қағида", "Общее правило", "The general rule"),
    "set": ("Жиынтықтар қағидасы", "Правило о наборах", "The rule of sets"),
    "threshold": ("Операциялар шегі", "Порог операций", "The threshold of operations"),
    "insufficient": ("Жеткіліксіз операциялар", "Недостаточные операции", "Insufficient operations"),
    "content": ("Үлес формуласы", "Формула доли", "The formula of the share"),
    "list": ("Тізбе тұтастай", "Перечень в целом", "The list as a whole"),
}


class BriefWords(Phrases):
    """The words of one language."""

    texts = {**TEXTS, **{f"headline-{code}": texts for code, texts in HEADLINES.items()}}
    subject = "briefs are written"


def headline(code: str, said: BriefWords) -> str:
    """What a kind of finding says is wrong; a kind without words of its own by its code."""
    return said(f"headline-{code}") if code in HEADLINES else code

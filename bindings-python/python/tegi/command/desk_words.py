"""What ``--help`` says of the verbs of an expert's desk: kk, ru, en. Blanks in braces are filled."""

from __future__ import annotations

DESK = {
    # A second opinion.
    "compare": (
        "екі адам бір тауар туралы көрсеткен мәліметтерді салыстыру: не өзгеше және қай айырмашылық шешеді",
        "сравнить сведения двух людей об одном товаре: что различается и какие различия решают",
        "compare what two people stated of one good: what differs, and what decides",
    ),
    "compare-a": (
        "мәліметтер немесе жазба, кесте, не id бойынша біріктірілетін көп тауардың қалтасы, .jsonl не .parquet файлы",
        "сведения или запись, таблица либо папка, .jsonl или .parquet многих товаров: они соединяются по id",
        "facts or a record, a table, or a folder, .jsonl or .parquet of many goods, which are joined by id",
    ),
    "compare-b": ("екінші адамның сондай файлы", "то же от второго человека", "the same of the other person"),
    "blind": (
        "екінші адамға арналған мәліметтер: кодтар, сомалар, елдер мен жауаптар жасырылады",
        "сведения для второго человека: коды, суммы, страны и ответы скрыты",
        "papers for a second person: codes, amounts, countries and answers are hidden",
    ),
    "blind-out": ("осы мәліметтердің файлы, .json", "файл этих сведений, .json", "the file of these papers, .json"),
    "compare-report": (
        "салыстыруды да жазу: .docx, .xlsx немесе .html",
        "записать и сравнение: .docx, .xlsx или .html",
        "write the comparison, too: .docx, .xlsx or .html",
    ),
    "newer-facts": (
        "жазбадан кейінгі жаңа мәліметтер: не енді сақталмайды және қай өзгерістен бастап; қайталауға болады, ең "
        "ертесінен бастап",
        "новые сведения после записи: что не сохраняется и с какого изменения; можно повторять, начиная с самых ранних",
        "newer facts of the goods: what no longer holds, and since which change; may be repeated, the earliest first",
    ),
    "drift-report": (
        "--facts нәтижесін де жазу: .docx, .xlsx немесе .html",
        "записать и найденное по --facts: .docx, .xlsx или .html",
        "write what --facts finds, too: .docx, .xlsx or .html",
    ),
    "brief": (
        "реттеушіге арналған анықтама: .docx немесе .html; барлық кемшілік кестемен: .xlsx немесе .parquet; --against "
        "болса — заңнаманың өзгеруі туралы; қайталауға болады",
        "записка для регулятора: .docx или .html; все замечания таблицей: .xlsx или .parquet; с --against — об изменении "
        "законодательства; можно повторять",
        "a brief for the regulator: .docx or .html; all findings as a table: .xlsx or .parquet; with --against, about "
        "the change of law; may be repeated",
    ),
    # Certificates.
    "certificate": (
        "СТ-1, шығу тегі туралы декларация немесе деректер парағы: жазбалар мен жөнелтілім бойынша; тек тексеруге "
        "арналған, берілмейді",
        "заполнить СТ-1, декларацию о происхождении или лист сведений по записям и партии; для проверки, не выдаётся",
        "fill СТ-1, a declaration of origin or a sheet of data from records and a shipment; for review, never issued",
    ),
    "of-goods": (
        "тауарлардың жазбалары; әрқайсысы алдымен тексеріледі",
        "записи товаров; каждая сначала проверяется",
        "records of the goods; each is verified first",
    ),
    "shipment": (
        "жөнелтілім мәліметтері: .json немесе толтырылған .xlsx",
        "сведения о партии: .json или заполненный .xlsx",
        "facts of the shipment: .json, or the filled-in .xlsx",
    ),
    "certificate-out": ("құжат: {kinds}", "документ: {kinds}", "the document: {kinds}"),
    "certificate-record": (
        "құжаттың жазбасы да, .json; оны verify тексереді",
        "и запись документа, .json; её проверяет verify",
        "its record, too, as .json: verify knows it",
    ),
    "certificate-form": (
        "ct-1 (әдепкіде), declaration (5 000 АҚШ долларына дейін), деректер парағы: ct-kz (2025 жылдың соңына дейін), act",
        "ct-1 (по умолчанию), declaration (до 5 000 долларов США) или лист сведений: ct-kz (до конца 2025 года), act",
        "ct-1 (default), declaration (up to 5,000 USD), or a sheet of data: ct-kz (to the end of 2025), act",
    ),
    "declaration": ("--form declaration", "--form declaration", "--form declaration"),
    "schema": (
        "жөнелтілімнің JSON схемасын басып шығару",
        "показать JSON-схему партии",
        "print the JSON schema of a shipment",
    ),
    "certificate-template": (
        "жөнелтілімге арналған кітап жазу, әр жазбаға бір жол",
        "записать книгу для партии, по строке на запись",
        "write a workbook for the shipment, a line for each record",
    ),
    # An examination.
    "exam": (
        "қағидалар жинағы бойынша емтихан: сұрақтар, мөрленген кілт, бағалау",
        "экзамен по своду правил: вопросы, запечатанный ключ, оценка",
        "an examination by a rulebook: questions, a sealed key, grading",
    ),
    "exam-new": ("емтихан құрастыру", "составить экзамен", "draw an examination"),
    "exam-grade": ("жауаптарды кілт бойынша бағалау", "оценить ответы по ключу", "grade answers by a key"),
    "exam-print": (
        "сұрақтарды немесе кілтті құжатқа жазу",
        "записать билет или ключ документом",
        "write a paper or a key as a document",
    ),
    "exam-rulebook": (
        "қағидалар жинағы: id немесе id@бірінші күні",
        "свод правил: id или id@первый день",
        "the rulebook: id or id@first day",
    ),
    "exam-questions": (
        "сұрақтар саны (әдепкіде 40)",
        "число вопросов (по умолчанию 40)",
        "how many questions (default 40)",
    ),
    "exam-seed": (
        "бастапқы сан: кемінде 32 он алтылық цифр; берілмесе, кездейсоқ алынады",
        "начальное число: не менее 32 шестнадцатеричных цифр; без него берётся случайное",
        "the seed: at least 32 hexadecimal digits; drawn at random where it is not given",
    ),
    "exam-salt": (
        "кілт мөрінің тұзы: кемінде 32 он алтылық цифр; берілмесе, кездейсоқ алынады",
        "соль печати ключа: не менее 32 шестнадцатеричных цифр; без неё берётся случайная",
        "the salt of the key's seal: at least 32 hexadecimal digits; drawn at random where it is not given",
    ),
    "exam-topics": (
        "тақырыптар (әдепкіде барлығы): value-limit, same-heading, unknown-origin, …",
        "темы (по умолчанию все): value-limit, same-heading, unknown-origin, …",
        "topics (default: all): value-limit, same-heading, unknown-origin, …",
    ),
    "exam-level": (
        "күрделілігі, 1–3 (әдепкіде аралас)",
        "сложность, 1–3 (по умолчанию разная)",
        "level, 1–3 (default: mixed)",
    ),
    "exam-on": ("сұрақтардың күні, ЖЖЖЖ-АА-КК", "день вопросов, ГГГГ-ММ-ДД", "the day of the questions, YYYY-MM-DD"),
    "exam-out": (
        "сұрақтар файлы, .json; кілт оның қасына .key.json болып жазылады",
        "файл билета, .json; ключ записывается рядом как .key.json",
        "the file of the paper, .json; the key is written beside it as .key.json",
    ),
    "exam-key": ("кілт файлы", "файл ключа", "the file of the key"),
    "exam-answers": (
        "жауаптар, .csv немесе .xlsx: жолда бір үміткер не бір жауап (үміткер, сұрақ, әріп)",
        "ответы, .csv или .xlsx: в строке экзаменуемый либо ответ (экзаменуемый, вопрос, буква)",
        "answers, .csv or .xlsx: on each row a candidate, or an answer (candidate, question, letter)",
    ),
    "exam-paper": (
        "сұрақтар файлы: кілт соның кілті екені тексеріледі",
        "файл билета: проверяется, что ключ от него",
        "the file of the paper: the key must be the one that it was sealed with",
    ),
    "exam-report": ("есепті де жазу: .docx, .xlsx немесе .html", "записать и отчёт: .docx, .xlsx или .html", "write the report, too: .docx, .xlsx or .html"),
    "exam-file": ("сұрақтар немесе кілт файлы", "файл билета или ключа", "the file of a paper or of a key"),
    "exam-print-out": ("жазылатын файл: .docx, .xlsx немесе .html", "файл: .docx, .xlsx или .html", "the file to write: .docx, .xlsx or .html"),
}

"""What ``--help`` says of the command, its verbs and options: kk, ru, en. Blanks in braces are filled."""

from __future__ import annotations

from tegi.command.rulebook_words import TEXTS as OF_RULEBOOKS
from tegi.command.desk_words import DESK
from tegi.phrases import Phrases

TEXTS = {
    "description": (
        "Тауардың қайда шығарылғанын, оның немесе шарттың қандай бөлігі отандық екенін сол күнгі заңнама бойынша "
        "айқындайды.",
        "Определяет страну происхождения товара и то, какая доля товара или договора отечественная, по "
        "законодательству, действующему на дату расчёта.",
        "Determines where a good originates and how much of it, or of a contract, is domestic, by the law of the day.",
    ),
    "epilog": (
        "Excel кестесімен: tegi table FILE файлыңыз қалай түсінілетінін көрсетеді; tegi good FILE жауап береді; tegi "
        "batch --template FILE толтыруға арналған бос кітап жазады. Шығу коды: 0 — қорытынды қандай болса да "
        "есептелді; 1 — жазба расталмады, кестеде немесе топтың жолдарында қате бар; 2 — деректерді оқу мүмкін "
        "болмады; 130 — үзілді; 141 — шығысты ешкім оқымайды.",
        "С Excel: tegi table FILE показывает, как понят ваш файл; tegi good FILE даёт ответ; tegi batch --template FILE "
        "записывает пустую книгу для заполнения. Код завершения: 0 — рассчитано, каким бы ни был вывод; 1 — запись не "
        "подтвердилась либо в таблице или в строках пакета есть ошибки; 2 — данные не удалось прочитать; 130 — "
        "прервано; 141 — вывод никто не читает.",
        "With Excel: tegi table FILE shows how your file is understood; tegi good FILE answers it; tegi batch "
        "--template FILE writes an empty workbook to fill in. Exit status: 0 assessed, whatever the verdict; 1 a record "
        "that does not hold, a table or rows of a batch with errors; 2 the input could not be read; "
        "130 interrupted; 141 nobody reads what is printed.",
    ),
    # What the parser itself says.
    "usage": ("қолданылуы: ", "использование: ", "usage: "),
    "arguments": ("аргументтер", "аргументы", "arguments"),
    "options": ("параметрлер", "параметры", "options"),
    "help": ("осы анықтаманы көрсету", "показать эту справку", "show this help"),
    "version": ("нұсқаны көрсету", "показать версию", "show the version"),
    "error": ("{prog}: қате: {said}", "{prog}: ошибка: {said}", "{prog}: error: {said}"),
    "of-argument": ("{name} аргументі: {said}", "аргумент {name}: {said}", "argument {name}: {said}"),
    "required": ("міндетті аргументтер: {given}", "обязательные аргументы: {given}", "these are required: {given}"),
    "unrecognized": ("белгісіз аргументтер: {given}", "неизвестные аргументы: {given}", "not recognized: {given}"),
    "choice": (
        "{given} мәні жарамайды; мынаның бірі керек: {allowed}",
        "значение {given} не подходит; нужно одно из: {allowed}",
        "{given} does not fit; one of these is needed: {allowed}",
    ),
    "one": ("бір мән керек", "нужно одно значение", "one value is needed"),
    "at-least-one": ("кемінде бір мән керек", "нужно хотя бы одно значение", "at least one value is needed"),
    "at-most-one": ("ең көбі бір мән керек", "нужно не более одного значения", "at most one value is needed"),
    "ambiguous": (
        "{given} параметрі бірнеше мағыналы: {allowed}",
        "параметр {given} неоднозначен: {allowed}",
        "the option {given} may be several: {allowed}",
    ),
    "no-value": ("{given} мәні керек емес", "значение {given} лишнее", "the value {given} is not needed"),
    "not-a-count": (
        "{given} — 0-ден басталатын бүтін сан емес",
        "{given} — не целое число от 0",
        "{given} is no whole number from 0 on",
    ),
    # Options of all verbs.
    "json": ("тек канондық JSON", "только канонический JSON", "canonical JSON and nothing else"),
    "lang": (
        "тіл (әдепкіде: TEGI_LANG, жүйенің тілі, ru)",
        "язык (по умолчанию: TEGI_LANG, язык системы, ru)",
        "language (default: TEGI_LANG, locale, ru)",
    ),
    "rulebook-file": (
        "өз қағидалар жинағыңыз; қайталауға болады",
        "собственный свод правил; можно повторять",
        "a rulebook of your own; may be repeated",
    ),
    "keys": (
        "сенімді кілттер тізімі немесе бір кілт: бөлшектердің шығындары жасырылған жазбаларының қолтаңбалары солар "
        "бойынша тексеріледі",
        "список доверенных ключей или один ключ: по ним проверяются подписи при записях частей со скрытыми затратами",
        "trusted keys, or one: signatures beside masked records of parts count by them",
    ),
    "force": (
        "бұрынғы нәтиже болып табылмайтын файлдың орнына жазу; оқылатын файлдың орнына ешқашан жазылмайды",
        "записать поверх файла, который не является прежним результатом; поверх читаемого — никогда",
        "write over a file that is no earlier result; never over what is read",
    ),
    "facts": (
        "JSON мәліметтері немесе кесте: .xlsx, .csv, қалта; - — стандартты енгізу",
        "сведения в JSON или таблица: .xlsx, .csv, папка; - — стандартный ввод",
        "facts in JSON, or a table: .xlsx, .csv, a folder; - is the standard input",
    ),
    "template": (
        "толтыруға арналған бос кітап жазу",
        "записать пустую книгу для заполнения",
        "write an empty workbook to fill in",
    ),
    "row": (
        "көп тауарлы кестедегі тауардың жолы",
        "строка товара в таблице многих",
        "the row of the good in a table of many",
    ),
    # Tables.
    "tables": ("кестелер", "таблицы", "tables"),
    "mapping": (
        "кестелерді қалай түсіну керек: --save-mapping жазған файл",
        "как понимать таблицы: файл, записанный --save-mapping",
        "how tables are to be understood, as --save-mapping wrote it",
    ),
    "ignore": (
        "есепке алынбайтын баған немесе парақ; қайталауға болады",
        "столбец или лист, который не учитывается; можно повторять",
        "a column or sheet to leave out; may be repeated",
    ),
    "rates": (
        "валюта бағамдарының кестесі: валюта, күн, бағам",
        "таблица курсов валют: валюта, дата, курс",
        "a table with rates of currencies: currency, day, rate",
    ),
    "rate": (
        "осындай бір бағам; қайталауға болады",
        "один такой курс; можно повторять",
        "one such rate; may be repeated",
    ),
    "on": (
        "кестеде көрсетілмесе — күні",
        "дата, если в таблице её нет",
        "the day, where the table states none",
    ),
    "rulebook": (
        "кестеде көрсетілмесе — қағидалар жинағы",
        "свод правил, если в таблице он не указан",
        "the rulebook, where the table states none",
    ),
    "set": (
        "кестеде жоқ мәлімет: good/hs=8403109000; қайталауға болады",
        "сведение, которого нет в таблице: good/hs=8403109000; можно повторять",
        "a fact that the table does not state: good/hs=8403109000; may be repeated",
    ),
    # Verbs.
    "good": ("тауардың шығарылған елін айқындау", "определить происхождение товара", "assess a good"),
    "good-report": (
        "палатаға арналған есеп парағын да жазу: .docx, .xlsx немесе .html",
        "записать и расчётный лист для палаты: .docx, .xlsx или .html",
        "write the worksheet for a chamber, too: .docx, .xlsx or .html",
    ),
    "contract": (
        "шарттағы елішілік құндылық",
        "внутристрановая ценность в договоре",
        "in-country value of a contract",
    ),
    "form": (
        "өнім берушінің есебін де жазу; -o керек",
        "записать и отчёт поставщика; нужен -o",
        "write the supplier's report, too; needs -o",
    ),
    "form-out": ("нысанның файлы", "файл формы", "the file of the form"),
    "period": (
        "тапсырыс берушінің сатып алуындағы елішілік құндылық",
        "внутристрановая ценность в закупках заказчика",
        "in-country value of a customer's purchases",
    ),
    "record": (
        "мәліметтер мен жауап — өзгертілсе байқалатын бір құжатта",
        "сведения и ответ в одном документе, изменение которого заметно",
        "facts and answer in one document that nobody alters",
    ),
    "record-file": (
        "JSON мәліметтері немесе шығындары жасырылатын жазба; - — стандартты енгізу",
        "сведения в JSON или запись, затраты которой нужно скрыть; - — стандартный ввод",
        "facts in JSON, or a record to mask; - is the standard input",
    ),
    "record-out": (
        "стандартты шығыстың орнына — жазбаның файлы",
        "файл записи вместо стандартного вывода",
        "the file of the record, instead of the standard output",
    ),
    "salt": (
        "шығындарын кейін жасыруға болатындай кездейсоқ мән қосу",
        "добавить случайное значение, чтобы затраты можно было скрыть позже",
        "draw a salt, so that the record can be masked later",
    ),
    "mask": (
        "шығындары жасырылған жазбаны да жазу; кездейсоқ мән қосады",
        "записать и запись со скрытыми затратами; добавляет случайное значение",
        "write the record with its costs hidden, too; draws a salt",
    ),
    "sign": (
        "осы Ed25519 кілтімен қол қою (PEM немесе JWK): OUT.dsse жазады",
        "подписать этим ключом Ed25519 (PEM или JWK): записывает OUT.dsse",
        "sign with this Ed25519 key (PEM or JWK): writes OUT.dsse",
    ),
    "signer": (
        "қол қоюшының өз атауы; оған да қол қойылады",
        "имя подписавшего, которое тоже подписывается",
        "the signer's name for itself, which is signed, too",
    ),
    "supersedes": (
        "осы жазба алмастыратын жазба; оған да қол қойылады",
        "запись, которую эта заменяет; тоже подписывается",
        "the record that this one replaces, which is signed, too",
    ),
    "verify": (
        "жазбаны қайта есептеп, расталатынын айту",
        "пересчитать запись и сказать, подтверждается ли она",
        "recompute a record and say whether it holds",
    ),
    "verify-file": (
        "жазба; - — стандартты енгізу",
        "запись; - — стандартный ввод",
        "a record; - is the standard input",
    ),
    "key": (
        "Ed25519 ашық кілті (PEM немесе JWK) немесе сенімді кілттер тізімі: жазбаның және бөлшектерінің қолтаңбаларын "
        "да тексеру",
        "открытый ключ Ed25519 (PEM или JWK) или список доверенных ключей: проверить и подписи записи, и подписи при её "
        "частях",
        "an Ed25519 public key (PEM or JWK), or a list of trusted keys: check its signatures, too, and those beside its "
        "parts",
    ),
    "engine": (
        "жазбаны жасаған нұсқаның командасы; ол да сол нәтижені беруі керек",
        "команда версии, которая сделала запись; она должна дать то же",
        "the command of the version that made the record, which must give the same",
    ),
    "signature": (
        "қолтаңбаларының файлы, DSSE немесе 0.1.0 нұсқасының JWS (әдепкіде: FILE.dsse, болмаса FILE.jws); қайталауға "
        "болады",
        "файл её подписей, DSSE или JWS версии 0.1.0 (по умолчанию: FILE.dsse, иначе FILE.jws); можно повторять",
        "a file of its signatures, DSSE or JWS of 0.1.0 (default: FILE.dsse, else FILE.jws); may be repeated",
    ),
    "opened": (
        "шығындары жасырылған жазбаның толық нұсқасы",
        "полная запись к записи со скрытыми затратами",
        "the whole record behind a masked one",
    ),
    "of-certificate": (
        "сертификат жазбасы үшін — ол негізделген жазбалар",
        "для записи сертификата — записи, на которых он основан",
        "of a certificate's record: those that it rests on",
    ),
    "recheck": (
        "көп жазбаны тексеріп, расталмағандарын көрсету",
        "проверить много записей и показать те, что не подтвердились",
        "verify many records, list those that do not hold",
    ),
    "records": (
        "жазбалар: .json — біреу, .jsonl — әр жолда, .parquet — әр жолда",
        "записи: .json — одна, .jsonl — в каждой строке, .parquet — в каждой строке",
        "records: .json one each, .jsonl a line, .parquet a row",
    ),
    "recheck-keys": (
        "Ed25519 ашық кілті (PEM немесе JWK) немесе сенімді кілттер тізімі: әр жазба файлының жанындағы FILE.dsse не "
        "FILE.jws қолтаңбаларын да тексеру",
        "открытый ключ Ed25519 (PEM или JWK) или список доверенных ключей: проверить и FILE.dsse или FILE.jws рядом с "
        "каждым файлом записи",
        "an Ed25519 public key (PEM or JWK), or a list of trusted keys: check FILE.dsse or FILE.jws beside each file of "
        "a record, too",
    ),
    "impact": (
        "басқа редакция бойынша қай жазбалар өзгереді",
        "какие записи изменились бы по другой редакции",
        "which records would change under another edition",
    ),
    "from": ("жазбалар жасалған редакция", "редакция, по которой они сделаны", "that they were made under"),
    "to": ("басқа редакция немесе жоба файлы", "другая редакция или файл проекта", "another, or a draft's file"),
    "audit": (
        "қағидалар жинағындағы кемшіліктер, мысалдарымен",
        "недостатки свода правил, с примерами",
        "what is wrong with a rulebook, with examples",
    ),
    "audit-name": (
        "id@edition, id немесе .json файлы; көрсетілмесе — әр жинақтың соңғы редакциясы",
        "id@edition, id или файл .json; без него — новейшая редакция каждого свода",
        "id@edition, id, or a .json file; without it every newest edition",
    ),
    "against": (
        "салыстырылатын редакция немесе .json файлы",
        "редакция или файл .json для сравнения",
        "an edition or .json file to compare with",
    ),
    "audit-rule": (
        "тек бір қағида: тізбе жолы, general, set немесе threshold",
        "только одно правило: строка перечня, general, set или threshold",
        "one rule alone: a row of the list, general, set or threshold",
    ),
    "nomenclature": (
        "қолданыстағы кодтар, әр жолдың басында біреуден",
        "действующие коды, по одному в начале каждой строки",
        "the codes in force, one at the beginning of each line",
    ),
    "audit-report": (
        "нәтижені OUT.md немесе OUT.html файлына да жазу",
        "записать найденное и в OUT.md или OUT.html",
        "write the findings to OUT.md or OUT.html, too",
    ),
    "flags": (
        "көп істе инспектор назар аударатын жайттар",
        "на что инспектору обратить внимание во многих делах",
        "what an inspector should look at in many cases",
    ),
    "flags-file": (
        "істер, мәліметтер немесе жазбалар: .json — біреу, .jsonl — әр жолда, .parquet — әр жолда; не істердің бір "
        "құжаты",
        "дела, сведения или записи: .json — одно, .jsonl — в каждой строке, .parquet — в каждой строке; либо один "
        "документ дел",
        "cases, facts or records: .json one each, .jsonl a line, .parquet a row; or one document of cases",
    ),
    "advise": (
        "тауар немесе шарт өлшемшартқа сай болу үшін не өзгерту керек",
        "что изменить, чтобы товар или договор отвечал критерию",
        "what would make a good or contract qualify",
    ),
    "advise-file": (
        "тауардың немесе шарттың мәліметтері; қасында тілектер де болуы мүмкін",
        "сведения о товаре или договоре; рядом могут стоять пожелания",
        "facts of a good or contract, as for them; may hold wishes of its own beside them",
    ),
    "advise-contract": (
        "кесте тауар туралы емес, шарт туралы",
        "таблица о договоре, а не о товаре",
        "the table is of a contract, not of a good",
    ),
    "share": (
        "қол жеткізілетін үлес; шарт үшін міндетті",
        "доля, которой нужно достичь; для договора обязательна",
        "the share to be reached; a contract needs one",
    ),
    "cost": (
        "өзгерістің құны: replace-material/burner=500, осы түрдің бәріне obtain-proof=20; қайталауға болады",
        "стоимость изменения: replace-material/burner=500, для всех этого вида obtain-proof=20; можно повторять",
        "what a change costs: replace-material/burner=500, or obtain-proof=20 for all of a kind; may be repeated",
    ),
    "batch": (
        "файлдағы барлық тауар немесе шарт бойынша есептеу",
        "рассчитать все товары или договоры файла",
        "assess all goods or contracts of a file",
    ),
    "batch-in": (
        ".parquet, .jsonl, .xlsx, .csv, не goods.csv бар қалта, не Parquet бөліктері бар қалта",
        ".parquet, .jsonl, .xlsx, .csv либо папка с goods.csv или с частями Parquet",
        ".parquet, .jsonl, .xlsx, .csv, or a folder with goods.csv or with parts in Parquet",
    ),
    "batch-out": (
        ".parquet, .jsonl, .xlsx немесе .csv; соңында / тұрса — Parquet бөліктерінің қалтасы",
        ".parquet, .jsonl, .xlsx или .csv; с / на конце — папка частей Parquet",
        ".parquet, .jsonl, .xlsx or .csv; with / behind it a folder of parts in Parquet",
    ),
    "materials": (".csv тауарларының материалдары", "материалы товаров в .csv", "the materials of goods in .csv"),
    "contracts": (
        "әр жол — тауар емес, шарт",
        "каждая строка — договор, а не товар",
        "each row is a contract, not a good",
    ),
    "batch-on": (
        "күні көрсетілмеген жолдардың күні",
        "дата строк, в которых она не указана",
        "the day of rows that state none",
    ),
    "batch-rulebook": (
        "қағидалар жинағы көрсетілмеген жолдардың жинағы",
        "свод правил строк, в которых он не указан",
        "the rulebook of rows that state none",
    ),
    "with": (
        "edition, steps, rows немесе answer бағаны да",
        "также edition, steps, rows или answer",
        "edition, steps, rows or answer, too",
    ),
    "workers": (
        "ағындар саны (әдепкіде: барлық процессор)",
        "число потоков (по умолчанию: все процессоры)",
        "threads (default: all processors)",
    ),
    "resume": (
        "тоқтатылған есептеуді соңғы жолынан әрі қарай жалғастыру",
        "продолжить остановленный расчёт с последней строки",
        "go on behind the last row of a batch that was stopped",
    ),
    "batch-template": (
        "тауарлар мен материалдарға арналған бос кітап жазу",
        "записать пустую книгу для товаров и материалов",
        "write an empty workbook for goods and materials",
    ),
    "chapter": (
        "үлгіде тек осы топтың операцияларын көрсету",
        "в шаблоне — операции только этой группы",
        "list the operations of this chapter alone in the template",
    ),
    "reports": (
        "әр тауардың есеп парағын да қалтаға жазу",
        "записать в папку и расчётный лист каждого товара",
        "write a worksheet for each good into a folder, too",
    ),
    "reports-as": (
        "есеп парақтарының түрі (docx)",
        "вид расчётных листов (docx)",
        "the kind of the worksheets (docx)",
    ),
    "table": ("кестенің қалай түсінілетінін көрсету", "показать, как понята таблица", "show how a table is understood"),
    "table-file": (
        ".xlsx, .csv, .tsv немесе қалта; - — стандартты енгізу",
        ".xlsx, .csv, .tsv или папка; - — стандартный ввод",
        ".xlsx, .csv, .tsv, or a folder; - is the standard input",
    ),
    "about": (
        "кесте не туралы; көрсетілмесе — goods, тек материалдар болса — bill (бір тауардың материалдары)",
        "о чём таблица; без указания — goods, а если в ней только материалы — bill (материалы одного товара)",
        "what it is about; without it goods, or bill where only materials stand in it; bill: those of one good",
    ),
    "save-mapping": (
        "түзетіп, қайта пайдалану үшін қалай түсінілгенін жазу",
        "записать, как она понята, чтобы исправить и использовать снова",
        "write how it was understood, to correct and use again",
    ),
    "rule": (
        "ЕАЭО СЭҚ ТН кодының қағидасы, мәлімет толтырылғанға дейін",
        "правило для кода ТН ВЭД, до заполнения сведений",
        "the rule of a tariff code, before anything is filled in",
    ),
    "operations": (
        "ЕАЭО СЭҚ ТН коды бойынша таңдалатын операциялар: әдеттегілері және қағидада аталғандары",
        "операции на выбор для кода ТН ВЭД: обычные и названные в правиле",
        "the operations to choose from for a tariff code: the usual ones, and those that its rule names",
    ),
    "code": (
        "4–10 таңбалы код; бос орындар мен нүктелер маңызды емес",
        "код из 4–10 знаков; пробелы и точки не важны",
        "a code of 4 to 10 digits; blanks and points do not matter",
    ),
    "rule-on": (
        "күні (әдепкіде: соңғы редакция)",
        "дата (по умолчанию: новейшая редакция)",
        "the day (default: the newest edition)",
    ),
    "rule-rulebook": (
        "id немесе id@edition (әдепкіде: cis-2009, СТ-1 сертификаты)",
        "id или id@edition (по умолчанию: cis-2009, сертификат СТ-1)",
        "id, or id@edition (default: cis-2009, the certificate СТ-1)",
    ),
    "rulebooks": (
        "қолдағы қағидалар жинақтарын көрсету; біреуін — rulebook show",
        "показать имеющиеся своды правил; один из них — rulebook show",
        "list the rulebooks at hand; rulebook show prints one",
    ),
}

TEXTS |= DESK | OF_RULEBOOKS


class HelpWords(Phrases):
    """The words of one language."""

    texts = TEXTS
    subject = "help is"

"""What is wrong with a rulebook's workbook or folder itself: kk, ru, en. What is wrong with the law in it the core says.

Blanks in braces are filled.
"""

from __future__ import annotations

from typing import Any

from tegi.language import LANGUAGES, Language

TITLE = ("Қағидалар жинағы оқылмады.", "Свод правил прочитать не удалось.", "The rulebook could not be read.")

FAULTS = {
    "book-no-sheet": (
        "«{given}» парағы жоқ; tegi rulebook new үлгісін жазады",
        "нет листа «{given}»; образец записывает tegi rulebook new",
        "there is no sheet “{given}”; tegi rulebook new writes a template",
    ),
    "book-unknown-sheet": (
        "«{given}» деген парақ белгісіз; белгілілері: {allowed}",
        "лист «{given}» неизвестен; известные: {allowed}",
        "the sheet “{given}” is not known; these are: {allowed}",
    ),
    "book-sheet-twice": (
        "«{given}» парағы екі рет берілген",
        "лист «{given}» дан дважды",
        "the sheet “{given}” is given twice",
    ),
    "book-unknown-column": (
        "«{given}» деген тақырып немесе атау белгісіз; белгілілері: {allowed}",
        "заголовок или имя «{given}» неизвестны; известные: {allowed}",
        "the heading or name “{given}” is not known; these are: {allowed}",
    ),
    "book-column-twice": (
        "«{given}» екі рет берілген",
        "«{given}» дано дважды",
        "“{given}” is given twice",
    ),
    "book-no-heading": (
        "бұл ұяшықтың бағанында тақырып жоқ: «{given}»",
        "у столбца этой ячейки нет заголовка: «{given}»",
        "the column of this cell has no heading: “{given}”",
    ),
    "book-merged": (
        "{given} ұяшықтары біріктірілген, мән тек біріншісінде тұр; біріктіруді алып, мәнді әр ұяшыққа жазыңыз",
        "ячейки {given} объединены, значение стоит только в первой; разъедините их и впишите значение в каждую",
        "the cells {given} are merged, and only the first holds a value; unmerge them and write it into each",
    ),
    "book-file-kind": (
        "«{given}» файлы оқылмайды; папкада парақтар .csv, акт .toml түрінде жазылады",
        "файл «{given}» не читается; в папке листы записывают как .csv, а акт как .toml",
        "the file “{given}” is not read; in a folder sheets are .csv, and the act is .toml",
    ),
    "book-row-too-long": (
        "жолда {given} ұяшық бар, ал тақырыптар саны {allowed}; бөлгіші бар мәтінді тырнақшаға алыңыз",
        "в строке ячеек {given}, а заголовков {allowed}; текст, в котором есть разделитель, возьмите в кавычки",
        "the row has {given} cells and there are {allowed} headings; put a text that has the separator in it in quotes",
    ),
    "book-quotes": (
        "осы жолдан бастап CSV оқылмады: тырнақша жабылмаған, артық тұр немесе ұяшық тым ұзын; "
        "тырнақшадағы мәтіннің ішінде тырнақша екі рет жазылады",
        "с этой строки CSV не читается: кавычка не закрыта или стоит лишняя, либо ячейка слишком длинная; "
        "внутри текста в кавычках кавычку пишут дважды",
        "from this row on the CSV cannot be read: a quote is open or does not belong there, or a cell is too long; "
        "within a text in quotes a quote is written twice",
    ),
    "book-missing": (
        "бұл жерде мән жоқ: {allowed}",
        "здесь нет значения: {allowed}",
        "a value is missing here: {allowed}",
    ),
    "book-no-words": (
        "мәтін бір тілде болса да керек (қазақша, орысша немесе ағылшынша)",
        "нужен текст хотя бы на одном языке (казахском, русском или английском)",
        "a text is needed in one language at least (Kazakh, Russian or English)",
    ),
    "book-not-a-choice": (
        "«{given}» жарамайды; мынаның бірі керек: {allowed}",
        "«{given}» не подходит; нужно одно из: {allowed}",
        "“{given}” does not fit; one of these is needed: {allowed}",
    ),
    "book-cell-not-read": (
        "«{given}» ұяшығы мәтін емес; мәнін мәтін түрінде жазыңыз",
        "ячейка «{given}» не читается как текст; запишите значение текстом",
        "the cell “{given}” cannot be read as text; write its value as text",
    ),
    "book-not-a-row": (
        "алғашқы материал жолында мысалдың атауы жоқ",
        "у первой строки с материалом нет имени примера",
        "the first line with a material has no name of a case",
    ),
    "book-no-provision": (
        "«{given}» тобының жолдары бар, ал актіде {allowed} жоқ, сондықтан олар қолданылмас еді; "
        "акт парағына {allowed} жазыңыз",
        "строки группы «{given}» есть, а в акте нет {allowed}, поэтому они не действовали бы; "
        "впишите {allowed} на лист «акт»",
        "there are rows of the group “{given}” and no {allowed} in the act, so they would have no effect; "
        "write {allowed} on the sheet “act”",
    ),
    "book-no-members": (
        "актіде {given} бар, ал «groups» парағында бұл топтың бірде-бір жолы жоқ",
        "в акте есть {given}, а на листе «groups» нет ни одной строки этой группы",
        "the act has {given}, and the sheet “groups” has no row of this group",
    ),
    "book-case-without-name": (
        "жолда «{given}» бар, ал мысалдың атауы жоқ; атауын жазыңыз: атаусыз жолда тек материал тұрады",
        "в строке есть «{given}», а имени примера нет; впишите имя: в строке без имени стоит только материал",
        "the line has “{given}” and no name of a case; write the name: a line without one holds a material only",
    ),
    "book-case-twice": (
        "«{given}» атты мысал жоғарыда бар; басқа атау беріңіз",
        "пример с именем «{given}» уже есть выше; дайте другое имя",
        "there is a case “{given}” above; give this one another name",
    ),
    "book-share": (
        "{given} мұнда бір пайыздан аз дегенді білдіреді; үлес болса, пайызбен жазыңыз",
        "{given} здесь означает меньше одного процента; если это доля, запишите её в процентах",
        "{given} means less than one percent here; if it is a share, write it in percent",
    ),
    "book-no-rule": (
        "жолда өрнек жоқ; «Шығарылған» деп белгілеңіз немесе өрнек жазыңыз",
        "у строки нет выражения; отметьте её как исключённую или напишите выражение",
        "the row has no expression; write one, or mark the row as excluded",
    ),
    "book-without-rules": (
        "жинақта қағида жоқ: «rows» парағын толтырыңыз немесе жалпы қағида жазыңыз",
        "в своде нет правил: заполните лист «rows» или запишите общее правило",
        "the rulebook has no rules: fill in the sheet “rows”, or write a general rule",
    ),
    "book-not-toml": (
        "TOML оқылмады: {given}",
        "TOML не читается: {given}",
        "the TOML cannot be read: {given}",
    ),
    "book-is-json": (
        "бұл JSON; оны тек тексеруге, көрсетуге және салыстыруға болады, ал құрастыру кітаптан немесе папкадан жасалады",
        "это JSON: его можно проверить, показать и сравнить, а собирают свод из книги или папки",
        "this is JSON: it can be checked, shown and compared; a rulebook is built from a workbook or a folder",
    ),
    "book-kind": (
        "қағидалар жинағы — .xlsx кітабы, TOML және CSV файлдары бар папка немесе .json файлы; мұнда: {given}",
        "свод правил — это книга .xlsx, папка с TOML и CSV или файл .json; здесь: {given}",
        "a rulebook is a workbook .xlsx, a folder with TOML and CSV, or a file .json; this is {given}",
    ),
    "book-no-cases": (
        "мысалдар жоқ: «cases» парағын толтырыңыз",
        "примеров нет: заполните лист «cases»",
        "there are no cases: fill in the sheet “cases”",
    ),
    "book-unknown-group": (
        "«{given}» деген топ «groups» парағында жоқ",
        "группы «{given}» на листе «groups» нет",
        "the sheet “groups” has no group “{given}”",
    ),
    "book-base": (
        "тізілім тізбесі «{given}» жинағына құрылмайды; {allowed} керек",
        "перечень для реестра не строится на своде «{given}»; нужен {allowed}",
        "a list of the register does not build on the rulebook “{given}”; {allowed} is needed",
    ),
    "book-group-twice": (
        "«{given}» тобы жоғарыда бар; кодтарын бір жолға жазыңыз немесе басқа атау беріңіз",
        "группа «{given}» уже есть выше; запишите её коды в одной строке или дайте другое имя",
        "there is a group “{given}” above; write its codes in one row, or give this one another name",
    ),
    "book-operation-twice": (
        "«{given}» операциясы бұл топта екі рет тұр, сондықтан екі рет саналар еді",
        "операция «{given}» стоит в этой группе дважды и считалась бы дважды",
        "the operation “{given}” stands twice in this group, and would count twice",
    ),
    "book-operation-differs": (
        "«{given}» атауы басқа сөздермен берілген: «{allowed}»; басқа атау беріңіз немесе сөздерін бірдей етіңіз",
        "имя «{given}» уже дано другими словами: «{allowed}»; дайте другое имя или запишите те же слова",
        "the name “{given}” has other words already: “{allowed}”; give another name, or write the same words",
    ),
    "book-group-without-operations": (
        "«{given}» тобында операция жоқ; «operations» парағына жазыңыз",
        "у группы «{given}» нет операций; впишите их на лист «operations»",
        "the group “{given}” has no operations; write them on the sheet “operations”",
    ),
    "book-no-least": (
        "операциялардың немесе балдың ең азы көрсетілмеген",
        "не указано наименьшее число операций или баллов",
        "the least number of operations or of points is not stated",
    ),
    "book-least-too-many": (
        "{given} талап етілген, ал топта барлығы {allowed}",
        "требуется {given}, а в группе всего {allowed}",
        "{given} are required, and the group has {allowed} in all",
    ),
    "book-group-later": (
        "топ {given} күнінен бастап қолданылады, ал жинақ {allowed} күнінен бастап; басқа күннің топтарын бөлек кітапта жазыңыз",
        "группа действует с {given}, а свод с {allowed}; группы с другого дня запишите в отдельной книге",
        "the group applies from {given} and the list from {allowed}; write groups of another day in a workbook of their own",
    ),
    "book-not-a-name": (
        "«{given}»: атау кіші латын әріпімен басталады, әрі қарай әріптер, цифрлар және дефис",
        "«{given}»: имя начинается со строчной латинской буквы, дальше буквы, цифры и дефис",
        "“{given}”: a name begins with a lower-case letter, then letters, digits and hyphens",
    ),
    "book-not-a-count": (
        "«{given}» 1-ден басталатын бүтін сан емес",
        "«{given}» — не целое число от 1",
        "“{given}” is no whole number from 1",
    ),
}


def fault(code: str, at: str, given: str | None = None, allowed: str | None = None, offers: Any = ()) -> dict[str, Any]:
    """A fault of a workbook, in the form of those of the core."""
    found: dict[str, Any] = {"code": code, "at": at}
    found |= {name: value for name, value in (("given", given), ("allowed", allowed)) if value is not None}
    return {**found, "offers": list(offers)} if offers else found


def title(language: Language) -> str:
    """What is said above the faults of a rulebook."""
    return TITLE[LANGUAGES.index(language)]

"""What is wrong with a workbook or form, in words. What is wrong with the facts themselves the engine says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import tegi
from tegi.language import LANGUAGES, Language
from tegi.refusals import MADE_NONE, REFUSALS, grounds
from tegi.rulebook_faults import FAULTS as OF_BOOKS

if TYPE_CHECKING:
    from tegi.types import Explanation, Fault

# By code: kk, ru, en. {given} and {allowed} are filled.
FAULTS = {
    "not-readable": (
        "файл оқылмайды: {given}",
        "файл не читается: {given}",
        "the file cannot be read: {given}",
    ),
    "unexpected": (
        "күтпеген қате ({given}). Бұл — бағдарламаның ақауы: осы жолды алып тастап қайталаңыз және оны авторларға "
        "жіберіңіз; толығырақ — TEGI_TRACEBACK=1",
        "непредвиденная ошибка ({given}). Это дефект программы: повторите без этой строки и сообщите о ней авторам; "
        "подробности — с TEGI_TRACEBACK=1",
        "an unexpected error ({given}). This is a defect of the program: try again without this row, and report it "
        "to its authors; TEGI_TRACEBACK=1 shows the details",
    ),
    "no-memory": (
        "жад жеткіліксіз; файлды бөліктерге бөліңіз немесе --workers 1 көрсетіңіз",
        "не хватает памяти; разделите файл на части или укажите --workers 1",
        "there is not enough memory; part the file, or give --workers 1",
    ),
    "no-tables": (
        "қалтада кесте жоқ; {allowed} файлдары оқылады",
        "в папке нет таблиц; читаются файлы {allowed}",
        "the folder holds no tables; files {allowed} are read",
    ),
    "compared-kinds-differ": (
        "тауар мен шартты салыстыруға болмайды; екі тауарды немесе екі шартты беріңіз",
        "товар и договор между собой не сравниваются; дайте два товара или два договора",
        "a good and a contract cannot be compared; give two goods or two contracts",
    ),
    "no-goods": (
        "қалтада тауар жоқ; {allowed} файлдары оқылады",
        "в папке нет товаров; читаются файлы {allowed}",
        "the folder holds no goods; files {allowed} are read",
    ),
    "not-a-rate": (
        "«{given}» бағам емес; {allowed} түрінде жазыңыз",
        "«{given}» не курс; пишите в виде {allowed}",
        "“{given}” is no rate; write it like {allowed}",
    ),
    "missing-fact-of-row": (
        "бұл жолда мәлімет жоқ: {allowed}; осындай тақырыпты баған қосып, толтырыңыз",
        "в этой строке не указано: {allowed}; добавьте столбец с таким заголовком и заполните его",
        "this row does not state {allowed}; add a column with this heading, and fill it in",
    ),
    "not-a-fact": (
        "мәні жоқ; {allowed} түрінде жазыңыз",
        "нет значения; пишите в виде {allowed}",
        "there is no value; write it like {allowed}",
    ),
    "only-with-table": (
        "бұл параметр тек кестеге арналған; JSON файлында мәліметті файлдың өзінде жазыңыз",
        "этот параметр только для таблиц; в JSON укажите сведение в самом файле",
        "this option is for tables only; in JSON state the fact in the file itself",
    ),
    "choose-row": (
        "бір тауар керек; жолын көрсетіңіз: {allowed}",
        "нужен один товар; укажите его строку: {allowed}",
        "one good is needed; say its row: {allowed}",
    ),
    "not-a-private-key": (
        "бұл Ed25519 жеке кілті емес: PEM (құпиясөзсіз) немесе JWK керек",
        "это не закрытый ключ Ed25519: нужен PEM (без пароля) или JWK",
        "this is no Ed25519 private key: PEM (without a password) or a JWK is needed",
    ),
    "output-is-input": (
        "нәтиже бастапқы файлдың орнына жазылмайды: {given}; басқа атау беріңіз",
        "результат не записывается поверх исходного файла {given}; укажите другое имя",
        "the result is not written over the input {given}; name another file",
    ),
    "outputs-same": (
        "екі нәтиже бір файлға жазылмайды; басқа атау беріңіз",
        "два результата не записываются в один файл; укажите другое имя",
        "two results are not written to one file; name another file",
    ),
    "output-exists": (
        "бұл файл бар, және ол осы бағдарламаның өзгертілмеген нәтижесі емес; басқа атау беріңіз немесе орнына жазу "
        "үшін --force көрсетіңіз",
        "такой файл уже есть, и это не результат этой программы либо он был изменён; укажите другое имя или, чтобы "
        "записать поверх него, --force",
        "this file exists, and it is no result of this program, or was changed since; name another file, or give "
        "--force to write over it",
    ),
    "output-busy": (
        "бұл файлды қазір бағдарламаның басқа іске қосылуы жазып жатыр; оның аяқталуын күтіңіз немесе басқа атау беріңіз",
        "этот файл сейчас записывает другой запуск программы; дождитесь его окончания или укажите другое имя",
        "another run of the program is writing this file now; wait until it ends, or name another file",
    ),
    "parts-not-ours": (
        "бұл папканы осы бағдарлама жасамаған; оның атауын өзгертіңіз немесе нәтижеге басқа атау беріңіз",
        "эта папка создана не этой программой; переименуйте её или укажите другое имя результата",
        "this folder was not made by this program; rename it, or name another result",
    ),
    "folder-not-ours": (
        "бұл папкада осы бағдарламаның нәтижесі емес файл бар: {given}; басқа атау беріңіз",
        "в этой папке есть файл, который не является результатом этой программы: {given}; укажите другое имя",
        "this folder holds a file that is no result of this program: {given}; name another folder",
    ),
    "output-kind": (
        "нәтиже .parquet, .jsonl, .csv немесе .xlsx файлына жазылады; атаудың соңында / белгісі тұрса, Parquet "
        "бөліктерінің папкасына жазылады",
        "результат записывается в файл .parquet, .jsonl, .csv или .xlsx, а если имя оканчивается на /, — в папку "
        "частей Parquet",
        "the result is .parquet, .jsonl, .csv or .xlsx, or with / behind its name a folder of parts in Parquet",
    ),
    "input-kind": (
        "тауарлар .xlsx, .csv, .parquet немесе .jsonl файлынан, не goods.csv бар папкадан не Parquet бөліктері бар "
        "папкадан оқылады",
        "товары читаются из файла .xlsx, .csv, .parquet или .jsonl, из папки с goods.csv или с частями Parquet",
        "goods are .xlsx, .csv, .parquet or .jsonl, or a folder with goods.csv or with parts in Parquet",
    ),
    "contracts-kind": (
        "шарттар тек .parquet немесе .jsonl файлынан оқылады",
        "договоры читаются только из файла .parquet или .jsonl",
        "contracts in a batch are .parquet or .jsonl",
    ),
    "materials-apart": (
        "--materials тек .csv тауарларымен бірге көрсетіледі",
        "--materials указывается только вместе с товарами в .csv",
        "materials of their own go with goods in .csv only",
    ),
    "worksheets-of-contracts": (
        "парақтар тек тауарлар бойынша жасалады, шарттар бойынша емес",
        "листы составляются только по товарам, а не по договорам",
        "worksheets are of goods, not of contracts",
    ),
    "folder-unclear": (
        "папкада {given} файлы да, Parquet бөліктері де бар; қайсысы керек екенін көрсетіңіз",
        "в папке есть и {given}, и части Parquet; укажите нужное",
        "the folder holds {given} and parts in Parquet; name the one that is meant",
    ),
    "folder-not-empty": (
        "папка бос емес, онда мынау бар: {given}; басқа атау беріңіз немесе --force көрсетіңіз",
        "папка не пуста, в ней есть {given}; укажите другое имя или --force",
        "the folder is not empty, it holds {given}; name another one, or give --force",
    ),
    "parts-differ": (
        "бағандар {allowed} файлындағыдай емес: {given}; барлық бөлікте бағандар бірдей болуы керек",
        "столбцы не те, что в файле {allowed}: {given}; во всех частях должны быть одни и те же столбцы",
        "its columns are not those of {allowed}: {given}; all parts must have the same columns",
    ),
    "other-batch": (
        "мұнда басқа есептеу басталған (айырмасы: {given}); --resume параметрін көрсетпей, жаңадан бастаңыз",
        "здесь был начат другой расчёт (отличается: {given}); начните заново без --resume",
        "another batch was begun here ({given} differs); begin anew without --resume",
    ),
    "input-changed": (
        "файл есептеу кезінде өзгерді; қайта бастаңыз",
        "файл изменился во время расчёта; начните заново",
        "the file changed while it was read; begin again",
    ),
    "no-form": (
        "бұл нысандар тек 1 және 2-формулалар үшін (тауарлар, жұмыстар, қызметтер); мұнда: {given}",
        "эти формы есть только для формул 1 и 2 (товары, работы, услуги); здесь: {given}",
        "these forms are for formulas 1 and 2 only (goods, works, services); here: {given}",
    ),
    "answer-of-other-facts": (
        "жауап осы мәліметтерден шықпайды",
        "ответ получен не из этих сведений",
        "the answer does not follow from these facts",
    ),
    "beyond-spreadsheet": (
        "{given}: электрондық кестенің санына ең көбі {allowed} цифр сияды",
        "{given}: в число электронной таблицы помещается не больше {allowed} цифр",
        "{given}: a spreadsheet's number holds at most {allowed} digits",
    ),
}

FAULTS |= REFUSALS | OF_BOOKS


# What helps on the command line, by code: kk, ru, en.
HINTS = {
    "missing-rate": (
        "бағамды көрсетіңіз: --rate {given}=БАҒАМ@{allowed}",
        "укажите курс: --rate {given}=КУРС@{allowed}",
        "give the rate: --rate {given}=RATE@{allowed}",
    ),
    "missing-fact": (
        "баған қосыңыз немесе --set {allowed}=… көрсетіңіз",
        "добавьте столбец или укажите --set {allowed}=…",
        "add a column, or give --set {allowed}=…",
    ),
    "unknown-column": (
        'есепке алмау үшін: --ignore "{given}"',
        'чтобы не учитывать: --ignore "{given}"',
        'to leave it out: --ignore "{given}"',
    ),
    "row-unclear": (
        "жолдың не екенін --mapping файлында (apart) айтыңыз: алдымен tegi table … --save-mapping map.json",
        "что это за строка, укажите в файле --mapping (apart): сначала tegi table … --save-mapping map.json",
        "say what the row is in a file for --mapping (apart): first tegi table … --save-mapping map.json",
    ),
}
HINTS["near-heading"] = HINTS["unknown-column"]
# Of headings of columns, by the column: a heading may stand twice, and bear quotes.
BY_COLUMN = (
    'есепке алмау үшін: --ignore "{column}"',
    'чтобы не учитывать: --ignore "{column}"',
    'to leave it out: --ignore "{column}"',
)
OF_COLUMNS = (
    *("duplicate-heading", "value-by-origin", "after-discount", "price-of-many"),
    *("amount-in-percent", "amount-in-measure"),
)

# What is said above faults that are not of the facts, by how their codes begin or where they stand: kk, ru, en.
NOTHING_WRITTEN = ("Ештеңе жазылған жоқ.", "Ничего не записано.", "Nothing was written.")
WRONG_OPTION = ("Параметр дұрыс емес.", "Параметр указан неверно.", "An option is wrong.")
UNWRITTEN = (
    *("output-", "outputs-", "parts-not-ours", "folder-", "other-batch", "worksheets-", "materials-apart"),
    *("input-kind", "contracts-kind"),
)


def explained(engine: tegi.Engine, answer: Mapping[str, Any], language: Language) -> Explanation:
    """An answer in words, also where its faults are of a file and not of what the engine was given."""
    said = engine.explain(answer, language)
    errors = answer.get("errors") or answer.get("faults") or ()
    for sentence, fault in zip(said["errors"], errors):
        if fault["code"] in FAULTS:
            sentence["text"] = _words(fault, language)
    return said


def title(faults: Sequence[Fault], language: Language) -> str | None:
    """What to say above faults; nothing where they are of the facts themselves, of which the engine says it."""
    if all(fault["code"].startswith(UNWRITTEN) for fault in faults):
        return NOTHING_WRITTEN[LANGUAGES.index(language)]
    if any(fault["code"] in REFUSALS for fault in faults):
        return MADE_NONE[LANGUAGES.index(language)]
    if all(fault["at"].startswith("--") for fault in faults):
        return WRONG_OPTION[LANGUAGES.index(language)]
    return None


def sentences(faults: Iterable[Fault], language: Language = "ru") -> list[str]:
    """The faults in sentences, each behind its place: ``goods!D7: …``.

    Raises:
        TegiError: The language is unknown.
    """
    return [_sentence(fault, language) for fault in faults]


def with_hint(sentence: str, fault: Fault, language: Language) -> str:
    """A fault in words, with what helps on the command line."""
    code, allowed = fault["code"], fault.get("allowed") or ""
    if language not in LANGUAGES or (code == "missing-rate" and not allowed):
        return sentence
    if code in OF_COLUMNS or (code in ("near-heading", "unknown-column") and '"' in (fault.get("given") or "")):
        return f"{sentence}; {BY_COLUMN[LANGUAGES.index(language)].format(column=fault['at'].rstrip('0123456789'))}"
    hint = HINTS.get(code)
    return f"{sentence}; {_filled(hint, fault, language)}" if hint else sentence


def _sentence(fault: Fault, language: Language) -> str:
    if fault["code"] in ("missing-fact", "missing-fact-of-row"):
        from tegi.table.show import named

        fault = {**fault, "allowed": named(fault["allowed"] or "", language)}
    if fault["code"] == "record-provisional" and language in LANGUAGES:
        fault = {**fault, "given": grounds((fault.get("given") or "").split(", "), language)}
    if fault["code"].startswith("book-") and language in LANGUAGES:
        from tegi.rulebook.spoken import in_language

        fault = cast("Fault", in_language(fault, language))
    if fault["code"] in FAULTS and language in LANGUAGES:
        said = _words(fault, language)
    else:
        said = tegi.explain({"type": "refusal", "errors": [fault]}, language)["errors"][0]["text"]
    return f"{fault['at']}: {said}" if fault["at"] else said


def _words(fault: Mapping[str, Any], language: Language) -> str:
    return _filled(FAULTS[fault["code"]], fault, language)


def _filled(words: Sequence[str], fault: Mapping[str, Any], language: Language) -> str:
    return words[LANGUAGES.index(language)].format(given=fault.get("given", ""), allowed=fault.get("allowed", ""))

"""What is wrong with a workbook or form, in words. What is wrong with the facts themselves the engine says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import tegi
from tegi.words import LANGUAGES

if TYPE_CHECKING:
    from tegi.types import Fault

# By code: kk, ru, en. {given} and {allowed} are filled.
FAULTS = {
    "not-a-workbook": (
        "бұл XLSX кітабы емес; XLSX түрінде сақтаңыз",
        "это не книга XLSX; сохраните как XLSX",
        "this is no XLSX workbook; save it as XLSX",
    ),
    "file-too-large": (
        "файл тым үлкен: {given} байт; ең көбі {allowed} байт болуы мүмкін",
        "файл слишком велик: {given} байт; допустимо не более {allowed} байт",
        "the file is too large: {given} bytes; at most {allowed} are allowed",
    ),
    "not-utf-8": (
        "мәтін UTF-8 емес; «CSV UTF-8» түрінде сақтаңыз",
        "текст не в UTF-8; сохраните как «CSV UTF-8»",
        "the text is not UTF-8; save it as “CSV UTF-8”",
    ),
    "not-readable": (
        "файл оқылмайды: {given}",
        "файл не читается: {given}",
        "the file cannot be read: {given}",
    ),
    "not-a-key": (
        "бұл Ed25519 кілті емес: PEM (құпиясөзсіз) немесе JWK керек",
        "это не ключ Ed25519: нужен PEM (без пароля) или JWK",
        "this is no Ed25519 key: PEM (without a password) or a JWK is needed",
    ),
    "missing-sheet": (
        "бұл парақ жоқ; бар парақтар: {given}",
        "такого листа нет; есть листы: {given}",
        "there is no such sheet; the sheets are: {given}",
    ),
    "duplicate-sheet": (
        "«{given}» парағы да осыны білдіреді; біреуін қалдырыңыз",
        "лист «{given}» означает то же самое; оставьте один",
        "the sheet “{given}” means the same; keep one of them",
    ),
    "missing-heading": (
        "«{allowed}» бағаны жоқ",
        "нет столбца «{allowed}»",
        "there is no column “{allowed}”",
    ),
    "unknown-heading": (
        "«{given}» деген атау белгісіз; атаулар үлгіде бар",
        "название «{given}» неизвестно; названия есть в шаблоне",
        "the heading “{given}” is unknown; the template has those that are known",
    ),
    "duplicate-heading": (
        "«{given}» екі рет кездеседі",
        "«{given}» встречается дважды",
        "“{given}” occurs twice",
    ),
    "formula-without-value": (
        "формуланың есептелген мәні жоқ; кітапты Excel-де ашып, сақтаңыз",
        "у формулы нет вычисленного значения; откройте книгу в Excel и сохраните",
        "the formula has no computed value; open the workbook in Excel and save it",
    ),
    "cell-error": (
        "ұяшықта {given} қатесі тұр",
        "в ячейке ошибка {given}",
        "the cell holds the error {given}",
    ),
    "became-a-date": (
        "{given}: Excel мұны күнге айналдырған; ұяшықты мәтін пішіміне қойып, қайта жазыңыз",
        "{given}: Excel превратил это в дату; задайте ячейке текстовый формат и впишите заново",
        "{given}: Excel has made a date of this; format the cell as text and type it again",
    ),
    "leading-zeros-lost": (
        "{given}: 12 цифр керек; Excel бастапқы нөлдерді алып тастаған болуы мүмкін, мәтін пішімінде қайта жазыңыз",
        "{given}: нужно 12 цифр; возможно, Excel отбросил нули в начале, впишите заново в текстовом формате",
        "{given}: 12 digits are needed; Excel may have dropped zeros at the front, type it again as text",
    ),
    "number-unclear": (
        "«{given}»: үтір мыңдықты ма, бөлшекті ме бөліп тұрғаны белгісіз; 1234 немесе 1,23 түрінде жазыңыз",
        "«{given}»: неясно, отделяет запятая тысячи или дробь; пишите 1234 или 1,23",
        "“{given}”: does the comma part thousands or decimals? Write 1234 or 1.23",
    ),
    "percent-unclear": (
        "{given}: бұл {given} % пе, әлде одан жүз есе көп пе белгісіз; % белгісімен жазыңыз",
        "{given}: неясно, это {given} % или в сто раз больше; пишите со знаком %",
        "{given}: is this {given} % or a hundred times as much? Write it with the sign %",
    ),
    "unknown-contract": (
        "«{given}» шарты «{allowed}» парағында жоқ",
        "договора «{given}» нет на листе «{allowed}»",
        "there is no contract “{given}” on the sheet “{allowed}”",
    ),
    "unknown-good": (
        "«{given}» тауарының материалдары бар, ал тауардың өзі жоқ",
        "есть материалы товара «{given}», а самого товара нет",
        "there are materials of the good “{given}”, but no such good",
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


def sentences(faults: Iterable[Fault], language: str = "ru") -> list[str]:
    """The faults in sentences, each behind its place: ``goods!D7: …``.

    Raises:
        TegiError: The language is unknown.
    """
    return [_sentence(fault, language) for fault in faults]


def _sentence(fault: Fault, language: str) -> str:
    if fault["code"] not in FAULTS or language not in LANGUAGES:
        said = tegi.explain({"type": "refusal", "errors": [fault]}, language)["errors"][0]["text"]
        return f"{fault['at'] or '/'}: {said}"
    words = FAULTS[fault["code"]][LANGUAGES.index(language)]
    said = words.format(given=fault.get("given", ""), allowed=fault.get("allowed", ""))
    return f"{fault['at']}: {said}" if fault["at"] else said

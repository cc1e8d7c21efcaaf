//! Whether the name of a row of wages, overheads, profit, cost or price says nothing else.
//!
//! A material may begin like such a row: «Прибыльная надставка», «Оплата труда робот-манипулятор». A name is believed
//! only where every word of it belongs to such rows. For all other names the user is asked.

use alloc::string::String;
use alloc::vec::Vec;

use crate::names::folded_words;

/// Whole words that such rows use: longer words that begin so may be things (`вода`, `водонагреватель`).
const JOINING: &str = "
    и с со на в во по за от для без к из или не о об т ч тч фот опв осмс восмс сн ндс гсм нма ос мен және бен пен
    үшін of and for the on to in with without ex works exw per unit штук шт дана цена цены цене ценой цену плата
    платы плату вода воды воду газ газа тепло теплоснабжение связь связи қор қоры қорына main sum full tax taxes
    rent good goods other price prices баға бағасы бағаның құн құны құнын
";

/// Beginnings of words that such rows use.
const BEGINNINGS: &str = "
    итог всего сумм числ прям косвен основн дополнительн проч общ полн планов фактич расход затрат издерж стоимост
    себестоимост прибыл рентабельн наценк маржа накладн производств производствен коммерческ административн
    управленческ цехов цех завод общезавод общецех общепроизвод общехоз внепроизвод реализац сбыт отпускн оптов
    франко продаж процент изделие изделия изделию продукци товар единиц калькуляц заработн зарплат оплат труд
    работник рабоч персонал сотрудник фонд начислен отчислен социальн налог страхов пенсионн медицинск взнос
    обязательн отпуск преми амортизац износ аренд электроэнерг энерги энергоресурс топлив технологическ ремонт
    содержан эксплуатац обслуживан оборудован здан помещен средств охран услуг транспортн командировоч канцеляр
    банковск еңбек ақы төле жалақы қызмет жұмыс әлеумет салық аудар сақтандыр зейнет үстеме шығы шығын жалпы
    өндіріс шаруашылық әкімшілік өзге басқа негізгі қосымша тікелей тозу жалға өзіндік пайда босату сату франк
    зауыт барлы жиын тауар өнім бұйым wage salar labour labor payroll worker staff employ social contribution
    insurance pension overhead cost expens depreciation electric energy repair maintenance equipment administrat
    general production direct indirect total profit margin sale selling factory product теплов теплоэнерг
    водоснабж газоснабж
";

/// Beginnings of words that totals use besides.
const OF_TOTALS: &str = "
    подитог промежуточн материал сырь комплектующ покупн вспомогательн импорт отечествен раздел смет групп позици
    строк колич вес квартал год месяц тенге бойынша қорытынды шикізат бөлім отандық теңге subtotal grand material
    raw component imported domestic section amount quantity line
";

/// Whether every word of a name is of rows that are no lines.
pub(super) fn is_plain(name: &str) -> bool {
    folded_words(name).iter().all(|word| is_of_rows(word))
}

/// Whether a name is of VAT and says nothing else: `НДС 12 %`.
pub(super) fn is_plain_vat(name: &str) -> bool {
    let is_vat =
        |word: &String| matches!(word.as_str(), "ндс" | "ққс" | "vat" | "сомасы" | "ставка" | "rate" | "amount");
    folded_words(name).iter().all(|word| is_vat(word) || word == "%" || is_of_rows(word))
}

/// Beginnings of words for what is paid or given back and is no material.
const COSTS: &str = "
    расход затрат издержк услуг возвратн возврат скидк надбавк пошлин доставк перевозк фрахт шығы қызмет қайтарым
    expens cost service freight delivery return discount duty
";

/// Whether a name begins like that of a cost: it may be of the materials' value, or beside it.
pub(super) fn is_cost(name: &str) -> bool {
    folded_words(name).iter().take(2).any(|word| begins(COSTS, word))
}

/// Whether every word of a name is of totals. Behind `итого по …` stands what they are of.
pub(super) fn is_plain_total(name: &str) -> bool {
    let words = folded_words(name);
    let is_of_something = words.get(1).is_some_and(|word| matches!(word.as_str(), "по" | "for" | "of"));
    let is_plain = |word: &String| is_of_rows(word) || begins(OF_TOTALS, word);
    is_of_something || words.iter().all(is_plain)
}

fn is_of_rows(word: &str) -> bool {
    let is_number = word.chars().all(|letter| letter.is_ascii_digit());
    is_number || JOINING.split_whitespace().any(|known| known == word) || begins(BEGINNINGS, word)
}

fn begins(known: &str, word: &str) -> bool {
    known.split_whitespace().any(|beginning| word.starts_with(beginning))
}

/// Whether a name says that its row is a part of the row above: `в т.ч. импортные`.
pub(super) fn is_part(name: &str) -> bool {
    let words = folded_words(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["в", "т", "ч", ..]
            | ["в", "тч", ..]
            | ["в", "том", "числе", ..]
            | ["из", "них", ..]
            | ["оның", "ішінде", ..]
            | ["соның", "ішінде", ..]
            | ["including", ..]
            | ["of", "which", ..]
    )
}

/// Beginnings of the first word of a signature.
const SIGNING: &str = "
    директор руководител главн генеральн бухгалтер экономист исполнител составил проверил утвержда согласован подпис
    начальник заместител нормировщик технолог басшы бас орындаушы жасаған тексерген бекіте келісілген қолы director
    manager accountant economist prepared checked approved signature
";

/// Whether a text says who signed a table: `Главный бухгалтер ____`.
pub(super) fn is_signature(text: &str) -> bool {
    folded_words(text).first().is_some_and(|word| begins(SIGNING, word))
}

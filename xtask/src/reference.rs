//! Writes docs/reference.md in three languages: each fact, member of answers, value, reading and operation by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::json;
use tegi::answer::Assessment;
use tegi::doc::Json;
use tegi::door::Door;
use tegi::facts::schema::{ContractFacts, Facts, PeriodFacts};
use tegi::law::{Origin, Rulebook};
use tegi::names::Language;
use tegi::procurement::ContractAssessment;

use crate::root;
use crate::schema::{input, members, output};

/// The texts of a page.
struct Page {
    language: Language,
    file: &'static str,
    title: &'static str,
    intro: &'static str,
    forms: &'static str,
    /// Of a good, of a contract, of a period.
    facts: [&'static str; 3],
    answers: &'static str,
    values: &'static str,
    readings: &'static str,
    operations: &'static str,
    /// What columns hold.
    place: &'static str,
    name: &'static str,
    form: &'static str,
    example: &'static str,
    meaning: &'static str,
    value: &'static str,
    rulebook: &'static str,
    question: &'static str,
    standing: &'static str,
}

const PAGES: [Page; 3] = [
    Page {
        language: Language::En,
        file: "docs/reference.md",
        title: "Reference of facts and answers",
        intro: "Every name that a document may have, in the order of the alphabet. `*` stands for each item of a list. \
                Also in [Kazakh](reference.kk.md) and [Russian](reference.ru.md). `cargo xtask reference` writes this page.",
        forms: "Forms of values",
        facts: ["Facts of a good", "Facts of a contract", "Facts of a period"],
        answers: "Members of answers",
        values: "Values",
        readings: "Readings",
        operations: "Operations",
        place: "place",
        name: "name",
        form: "form",
        example: "example",
        meaning: "meaning",
        value: "value",
        rulebook: "rulebook",
        question: "question and options, the first one is taken unless you choose",
        standing: "beside the operations that never confer origin",
    },
    Page {
        language: Language::Ru,
        file: "docs/reference.ru.md",
        title: "Справочник сведений и ответов",
        intro: "Все имена, которые могут стоять в документе, по алфавиту. `*` означает каждый элемент списка. Пояснения к \
                полям — [на английском](reference.md); [на казахском](reference.kk.md). Страницу создаёт `cargo xtask reference`.",
        forms: "Как записываются значения",
        facts: ["Сведения о товаре", "Сведения о договоре", "Сведения за период"],
        answers: "Поля ответов",
        values: "Значения",
        readings: "Варианты толкования",
        operations: "Операции",
        place: "место",
        name: "название",
        form: "вид",
        example: "пример",
        meaning: "пояснение",
        value: "значение",
        rulebook: "свод правил",
        question: "вопрос и варианты; если вариант не выбран, берётся первый",
        standing: "по отношению к операциям, которые не дают происхождения",
    },
    Page {
        language: Language::Kk,
        file: "docs/reference.kk.md",
        title: "Мәліметтер мен жауаптар анықтамалығы",
        intro: "Құжатта болуы мүмкін барлық атау әліпби ретімен. `*` тізімнің әр элементін білдіреді. Өрістердің \
                түсіндірмесі — [ағылшын тілінде](reference.md); [орыс тілінде](reference.ru.md). Бетті `cargo xtask reference` жасайды.",
        forms: "Мәндер қалай жазылады",
        facts: ["Тауар туралы мәліметтер", "Шарт туралы мәліметтер", "Кезең мәліметтері"],
        answers: "Жауап өрістері",
        values: "Мәндер",
        readings: "Түсіндіру нұсқалары",
        operations: "Операциялар",
        place: "орны",
        name: "атауы",
        form: "түрі",
        example: "мысал",
        meaning: "түсіндірме",
        value: "мән",
        rulebook: "қағидалар жинағы",
        question: "сұрақ пен нұсқалар; нұсқа таңдалмаса, біріншісі алынады",
        standing: "шығу тегін бермейтін операцияларға қатысты",
    },
];

/// The forms that facts take, each with its words in English, Russian and Kazakh and an example.
const FORMS: [(&str, [&str; 3], &str); 22] = [
    (
        "amount",
        [
            "an amount in the document's currency, or in another one with its rate",
            "сумма в валюте документа или в другой валюте с курсом",
            "құжат валютасындағы сома немесе бағамы көрсетілген басқа валютадағы сома",
        ],
        r#"`"1234.56"` · `{"amount": "100", "currency": "USD", "rate": "520.5", "rate_day": "2026-02-27"}`"#,
    ),
    ("bin", ["a БИН of 12 digits", "БИН из 12 цифр", "12 цифрдан тұратын БСН"], "`\"990140000385\"`"),
    ("choice", ["one of the values below", "одно из значений ниже", "төмендегі мәндердің бірі"], "`\"included\"`"),
    (
        "code",
        [
            "a tariff code: 4, 6, 8, 9 or 10 digits",
            "код ТН ВЭД: 4, 6, 8, 9 или 10 цифр",
            "СЭҚ ТН коды: 4, 6, 8, 9 немесе 10 цифр",
        ],
        "`\"8403109000\"`",
    ),
    (
        "country",
        ["a country, by two letters of ISO 3166", "страна, две буквы по ISO 3166", "ел, ISO 3166 бойынша екі әріп"],
        "`\"KZ\"`",
    ),
    ("currency", ["a currency, by ISO 4217", "валюта по ISO 4217", "ISO 4217 бойынша валюта"], "`\"KZT\"`"),
    ("day", ["a day", "день", "күн"], "`\"2026-03-01\"`"),
    ("decimal", ["a decimal number", "десятичное число", "ондық сан"], "`\"12.5\"`"),
    (
        "flag",
        ["yes or no; `null` is not known", "да или нет; `null` — неизвестно", "иә немесе жоқ; `null` — белгісіз"],
        "`true`",
    ),
    ("fraction", ["an exact fraction", "точная дробь", "дәл бөлшек"], "`\"1/3\"`"),
    ("group", ["holds other facts", "содержит другие сведения", "ішінде басқа мәліметтер бар"], "`{…}` · `[…]`"),
    ("id", ["a number or mark by which it is named", "номер или обозначение", "нөмір немесе белгі"], "`\"sheet\"`"),
    (
        "letter",
        [
            "the letter of a category of wholly produced goods",
            "буква подпункта о полностью произведённых товарах",
            "толық өндірілген тауарлар туралы тармақшаның әрпі",
        ],
        "`\"а\"`",
    ),
    (
        "mass",
        ["a mass with its unit", "масса с единицей", "бірлігі бар масса"],
        r#"`{"amount": "12.5", "unit": "kg"}`"#,
    ),
    (
        "operations",
        [
            "names of operations, from the table below",
            "имена операций из таблицы ниже",
            "төмендегі кестедегі операция атаулары",
        ],
        "`[\"welding\"]`",
    ),
    ("percent", ["percents", "проценты", "пайыз"], "`\"30.5\"`"),
    (
        "rate",
        [
            "units of the document's currency for one of the other",
            "сколько единиц валюты документа за единицу другой",
            "басқа валютаның бір бірлігіне құжат валютасының неше бірлігі келеді",
        ],
        "`\"520.5\"`",
    ),
    (
        "rulebook",
        [
            "a rulebook, with its edition if one is wanted",
            "свод правил, при необходимости с редакцией",
            "қағидалар жинағы, қажет болса редакциясымен",
        ],
        "`\"cis-2009\"` · `\"cis-2009@2024-05-04\"`",
    ),
    ("text", ["any words", "любые слова", "кез келген сөздер"], "`\"Boiler\"`"),
    ("texts", ["a list of words", "список слов", "сөздер тізімі"], "`[\"cutting\"]`"),
    (
        "unit",
        ["a unit of measure, in any words", "единица измерения, любыми словами", "өлшем бірлігі, кез келген сөзбен"],
        "`\"kg\"`",
    ),
    ("whole", ["a whole number", "целое число", "бүтін сан"], "`3`"),
];

/// How operations stand, in English, Russian and Kazakh.
const STANDINGS: [(&str, [&str; 3]); 5] = [
    ("beyond", ["more than these", "больше, чем они", "олардан артық"]),
    ("insufficient", ["one of them", "одна из них", "солардың бірі"]),
    ("may-be", ["may be one of them", "может быть одной из них", "солардың бірі болуы мүмкін"]),
    ("neutral", ["no processing", "не обработка", "өңдеу емес"]),
    ("unnamed", ["the act does not name it", "акт её не называет", "актіде аталмаған"]),
];

/// Writes the pages; with `check` only compares them with the committed files.
pub(crate) fn write(check: bool) -> Result<()> {
    let door = Door::open().map_err(|faults| anyhow!("{faults:?}"))?;
    for page in &PAGES {
        let (text, path) = (page.text(&door)?, root().join(page.file));
        if fs::read_to_string(&path).unwrap_or_default() == text {
            continue;
        }
        ensure!(!check, "{} is not what its source says; run `cargo xtask reference`", path.display());
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

impl Page {
    fn text(&self, door: &Door) -> Result<String> {
        let labels = door.labels_in(self.language.code()).map_err(|faults| anyhow!("{faults:?}"))?;
        let mut text = format!("# {}\n\n{}\n", self.title, self.intro);
        let schemas = [input::<Facts>(), input::<ContractFacts>(), input::<PeriodFacts>()];
        for ((of, title), schema) in ["good", "contract", "period"].into_iter().zip(self.facts).zip(schemas) {
            let meanings = members(schema.as_value());
            let mut rows: Vec<Vec<String>> = Vec::new();
            for fact in labels.facts.iter().filter(|fact| fact.of == of) {
                let is_of_amount = fact.at.rsplit_once('/').is_some_and(|(parent, _)| {
                    labels.facts.iter().any(|other| other.of == of && other.at == parent && other.form == "amount")
                });
                // The form of amounts tells of these once.
                if !is_of_amount {
                    let form = fact.values.map_or(fact.form.to_string(), |values| format!("{} `{values}`", fact.form));
                    let meaning = meanings.get(&fact.at).cloned().unwrap_or_default();
                    rows.push(self.row([format!("`{}`", fact.at), fact.label.clone(), form], meaning));
                }
            }
            table(&mut text, title, &self.row([self.place, self.name, self.form], self.meaning), rows)?;
        }
        let place = self.place_of_language();
        let forms = FORMS.iter().map(|(form, words, example)| {
            [*form, words.get(place).copied().unwrap_or_default(), example].map(ToString::to_string).to_vec()
        });
        table(&mut text, self.forms, &[self.form, self.meaning, self.example].map(String::from), forms)?;
        let mut meanings = members(output::<Assessment>().as_value());
        meanings.append(&mut members(output::<ContractAssessment>().as_value()));
        // What several members are called, the outermost tells.
        let meaning = |name: &str| {
            let of = meanings.iter().filter(|(at, _)| at.rsplit('/').next() == Some(name));
            of.min_by_key(|(at, _)| at.len()).map(|(_, meaning)| meaning.clone()).unwrap_or_default()
        };
        let answers = labels.answers.iter();
        let answers = answers.map(|(name, label)| self.row([format!("`{name}`"), label.clone()], meaning(name)));
        table(&mut text, self.answers, &self.row([self.place, self.name], self.meaning), answers)?;
        // Countries and currencies stand in ISO 3166 and ISO 4217.
        let own = labels.values.iter().filter(|(of, _)| !["country", "currency"].contains(of));
        let values = own.flat_map(|(of, values)| {
            values.iter().map(move |one| vec![format!("`{of}`"), format!("`{}`", one.value), one.label.clone()])
        });
        table(&mut text, self.values, &[self.form, self.value, self.name].map(String::from), values)?;
        let books = newest(door);
        let readings = books.iter().flat_map(|book| book.readings.iter().map(move |reading| (book, reading)));
        let readings = readings.map(|(book, reading)| {
            let options = reading.options.iter();
            let options = options.map(|(id, words)| format!("`{id}` — {}", words.in_language(self.language)));
            let told = [reading.question.in_language(self.language).to_string()].into_iter().chain(options);
            let told = told.collect::<Vec<_>>().join("<br>");
            vec![format!("`{}`", book.id), format!("`{}`", reading.id), told]
        });
        let headings = [self.rulebook, self.name, self.question].map(String::from);
        table(&mut text, self.readings, &headings, readings)?;
        let operations = self.operations(door, &books)?;
        table(&mut text, self.operations, &[self.value, self.name, self.standing].map(String::from), operations)?;
        Ok(text)
    }

    /// All operations that any chapter's goods are offered, by their names in facts.
    fn operations(&self, door: &Door, books: &[&Rulebook]) -> Result<Vec<Vec<String>>> {
        let rules =
            books.iter().filter_map(|book| if let Origin::Own(rules) = &book.origin { Some(rules) } else { None });
        let codes: BTreeSet<String> =
            rules.flat_map(|rules| rules.list.iter()).map(|row| row.range.first().heading().to_string()).collect();
        let mut found = BTreeMap::new();
        for code in codes {
            let request = json!({"hs": code, "language": self.language.code(), "rulebook": "cis-2009"}).to_string();
            let request = Json::parse(&request).map_err(|fault| anyhow!("{fault:?}"))?;
            let told = door.operations_json(&request).map_err(|faults| anyhow!("{faults:?}"))?;
            for one in told.operations {
                let standing = STANDINGS.iter().find(|(name, _)| Some(*name) == one.standing);
                let standing = standing.and_then(|(_, words)| words.get(self.place_of_language()));
                let standing = standing.copied().unwrap_or("—").to_string();
                found.insert(one.term.clone(), vec![format!("`{}`", one.term), one.text, standing]);
            }
        }
        Ok(found.into_values().collect())
    }

    fn place_of_language(&self) -> usize {
        match self.language {
            Language::En => 0,
            Language::Ru => 1,
            Language::Kk => 2,
        }
    }

    /// The cells, with the meaning where the page has it: it is written in English alone.
    fn row<const N: usize>(&self, cells: [impl Into<String>; N], meaning: impl Into<String>) -> Vec<String> {
        let meaning = (self.language == Language::En).then(|| meaning.into());
        cells.into_iter().map(Into::into).chain(meaning).collect()
    }
}

fn table(
    text: &mut String,
    title: &str,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<()> {
    writeln!(text, "\n## {title}\n\n| {} |", headings.join(" | "))?;
    writeln!(text, "|{}", "---|".repeat(headings.len()))?;
    for row in rows {
        let cells = row.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
    }
    Ok(())
}

/// The newest edition of each rulebook.
fn newest(door: &Door) -> Vec<&Rulebook> {
    let mut newest: BTreeMap<&str, &Rulebook> = BTreeMap::new();
    for book in door.library().books() {
        let known = newest.entry(&book.id).or_insert(book);
        if book.first > known.first {
            *known = book;
        }
    }
    newest.into_values().collect()
}

//! Rows that are no lines: totals, wages, overheads, cost, profit, price, titles of sections.

use alloc::string::String;
use alloc::vec::Vec;

use super::field::{self, Sheet};
use crate::names::folded_words;

/// What a row is that is no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A sum of the lines above it.
    Total,
    Wages,
    Overhead,
    ProductionCost,
    Profit,
    Price,
    /// VAT of the lines above it.
    Vat,
    /// The title of some lines.
    Section,
    /// The columns' numbers.
    Numbering,
    /// The headings again, as they stand on each printed page.
    Headings,
    /// A text below the table: signatures, notes.
    Note,
    /// Left out on purpose.
    Ignored,
}

impl What {
    /// Its name in answers and mappings.
    pub(super) fn name(self) -> &'static str {
        match self {
            What::Total => "total",
            What::Wages => "wages",
            What::Overhead => "overhead",
            What::ProductionCost => "production-cost",
            What::Profit => "profit",
            What::Price => "price",
            What::Vat => "vat",
            What::Section => "section",
            What::Numbering => "numbering",
            What::Headings => "repeated-headings",
            What::Note => "note",
            What::Ignored => "ignore",
        }
    }

    /// What a mapping says of a row; `None` if it says that it is a line.
    pub(super) fn of_name(name: &str) -> Option<What> {
        let known = [
            What::Total,
            What::Wages,
            What::Overhead,
            What::ProductionCost,
            What::Profit,
            What::Price,
            What::Section,
            What::Ignored,
        ];
        known.into_iter().find(|what| what.name() == name)
    }
}

/// By which words rows are known, in the order in which they are tried. All words of a form must stand in the text:
/// `итого` as the beginning of a word, `итого^` of the first word, `=sum` as a whole word; `.` where there are no others.
const FORMS: &[(What, &[&str])] = &[
    (What::ProductionCost, &["итого^", "себестоимост"]),
    (What::ProductionCost, &["всего^", "себестоимост"]),
    (What::ProductionCost, &["барлы", "өзіндік", "құн"]),
    (What::Overhead, &["накладн", "расход"]),
    (What::Overhead, &["накладн", "затрат"]),
    (What::Overhead, &["общепроизводствен"]),
    (What::Overhead, &["общехозяйствен"]),
    (What::Overhead, &["общезаводск"]),
    (What::Overhead, &["общецехов"]),
    (What::Overhead, &["цехов", "расход"]),
    (What::Overhead, &["административн", "расход"]),
    (What::Overhead, &["управленческ", "расход"]),
    (What::Overhead, &["коммерческ", "расход"]),
    (What::Overhead, &["внепроизводствен"]),
    (What::Overhead, &["расход^", "реализаци"]),
    (What::Overhead, &["расход^", "содержан"]),
    (What::Overhead, &["амортизаци^"]),
    (What::Overhead, &["электроэнерги^"]),
    (What::Overhead, &["энерг^", "технологическ"]),
    (What::Overhead, &["топливо^", "энерги"]),
    (What::Overhead, &["прочие^", "расход"]),
    (What::Overhead, &["прочие^", "затрат"]),
    (What::Overhead, &["аренда^"]),
    (What::Overhead, &["үстеме", "шығы"]),
    (What::Overhead, &["жалпы", "өндірістік", "шығы"]),
    (What::Overhead, &["жалпы", "шаруашылық", "шығы"]),
    (What::Overhead, &["әкімшілік", "шығы"]),
    (What::Overhead, &["өзге", "шығы"]),
    (What::Overhead, &["басқа", "шығы"]),
    (What::Overhead, &["=тозу", "."]),
    (What::Overhead, &["=overhead", "."]),
    (What::Overhead, &["=overheads"]),
    (What::Overhead, &["overhead^", "cost"]),
    (What::Overhead, &["overhead^", "expenses"]),
    (What::Overhead, &["=depreciation"]),
    (What::Overhead, &["administrative", "expenses"]),
    (What::Overhead, &["other^", "expenses"]),
    (What::Overhead, &["other^", "=costs"]),
    (What::Overhead, &["=electricity", "."]),
    (What::Wages, &["заработн", "плат"]),
    (What::Wages, &["зарплат"]),
    (What::Wages, &["оплат", "=труда"]),
    (What::Wages, &["=фот"]),
    (What::Wages, &["социальн", "налог"]),
    (What::Wages, &["социальн", "отчислен"]),
    (What::Wages, &["отчислен", "зар"]),
    (What::Wages, &["=осмс"]),
    (What::Wages, &["еңбекақы"]),
    (What::Wages, &["еңбек", "төлеу"]),
    (What::Wages, &["=жалақы"]),
    (What::Wages, &["әлеуметтік", "салық"]),
    (What::Wages, &["әлеуметтік", "аударым"]),
    (What::Wages, &["=wages"]),
    (What::Wages, &["=wage"]),
    (What::Wages, &["=salaries"]),
    (What::Wages, &["=labour"]),
    (What::Wages, &["=labor"]),
    (What::Wages, &["=payroll"]),
    (What::Profit, &["прибыл^"]),
    (What::Profit, &["рентабельност^"]),
    (What::Profit, &["наценк^"]),
    (What::Profit, &["=пайда"]),
    (What::Profit, &["=profit"]),
    (What::Profit, &["=margin"]),
    (What::Vat, &["ндс^"]),
    (What::Vat, &["сумм^", "=ндс"]),
    (What::Vat, &["ққс^"]),
    (What::Vat, &["vat^"]),
    (What::Total, &["итого^"]),
    (What::Total, &["всего^"]),
    (What::Total, &["подитог"]),
    (What::Total, &["промежуточн", "итог"]),
    (What::Total, &["общ", "итог"]),
    (What::Total, &["общая^", "сумм"]),
    (What::Total, &["барлығы"]),
    (What::Total, &["=жиыны"]),
    (What::Total, &["қорытынды"]),
    (What::Total, &["=total"]),
    (What::Total, &["=totals"]),
    (What::Total, &["subtotal"]),
    (What::Total, &["=sum", "."]),
    (What::Section, &["раздел^"]),
    (What::Section, &["бөлім^"]),
    (What::Section, &["section^"]),
    (What::Section, &["сырье^", "материал"]),
    (What::Section, &["=сырье", "."]),
    (What::Section, &["основные^", "материал"]),
    (What::Section, &["вспомогательн^", "материал"]),
    (What::Section, &["покупные^"]),
    (What::Section, &["импортн^", "материал"]),
    (What::Section, &["отечественн^", "материал"]),
    (What::Section, &["материалы^"]),
    (What::Section, &["комплектующие^"]),
    (What::Section, &["материалдар^"]),
    (What::Section, &["негізгі^", "материал"]),
    (What::Section, &["raw^", "=materials"]),
    (What::Section, &["=materials", "."]),
    (What::Section, &["=components", "."]),
];

/// What the text of a row says that it is; `None` if it says nothing of the kind.
pub(super) fn what(text: &str) -> Option<What> {
    // `1. Сырьё и материалы`: the number says nothing.
    let is_number = |word: &str| {
        word.chars().all(|letter| letter.is_ascii_digit()) || matches!(word, "i" | "ii" | "iii" | "iv" | "v")
    };
    let words: Vec<String> = folded_words(text).into_iter().skip_while(|word| is_number(word)).collect();
    // Long texts are descriptions of things.
    if words.is_empty() || words.len() > 12 {
        return None;
    }
    let known = FORMS.iter().find(|(_, form)| form.iter().all(|part| fits(part, &words, form.len())));
    let known = known.map(|(what, _)| *what);
    known.or_else(|| figure(text))
}

/// Whether a part of a form fits the words of a text.
fn fits(part: &str, words: &[String], parts: usize) -> bool {
    if part == "." {
        return words.len().saturating_add(1) == parts;
    }
    if let Some(whole) = part.strip_prefix('=') {
        return words.iter().any(|word| word == whole);
    }
    match part.strip_suffix('^') {
        Some(beginning) => words.first().is_some_and(|word| word.starts_with(beginning)),
        None => words.iter().any(|word| word.starts_with(part)),
    }
}

/// A price or a cost of the good, by the headings of such columns.
fn figure(text: &str) -> Option<What> {
    let folded = crate::names::folded(text);
    if !FIGURES.iter().any(|word| folded.contains(word)) {
        return None;
    }
    let said = field::heading(text);
    let of_goods = said.matches.iter().find(|found| found.field.sheet == Sheet::Goods)?;
    match of_goods.path.as_str() {
        "good/ex_works_price" => Some(What::Price),
        "good/production_cost" => Some(What::ProductionCost),
        _ => None,
    }
}

/// Without one of these no text is a price or a cost.
const FIGURES: [&str; 10] =
    ["цен", "себестоимост", "франко", "баға", "өзіндік", "price", "cost", "exw", "ex works", "ex-works"];

/// Whether a text says that a good has no materials: `без материалов`.
pub(super) fn says_no_materials(text: &str) -> bool {
    let words = folded_words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["без", "материалов"]
            | ["нет", "материалов"]
            | ["материалов", "нет"]
            | ["материалы", "отсутствуют"]
            | ["не", "используются"]
            | ["материалы", "не", "используются"]
            | ["материалдарсыз"]
            | ["материалсыз"]
            | ["материалдар", "жоқ"]
            | ["материал", "жоқ"]
            | ["материалдар", "пайдаланылмайды"]
            | ["no", "materials"]
            | ["without", "materials"]
            | ["none"]
    )
}

//! Columns that split the value of a line by its origin: `Казахстан | Россия | Импорт`.

use super::address::letters;
use super::ask::About;
use super::cell::Cell;
use super::columns::Wanted;
use super::field::Sheet;
use super::layout::{Column, Usage};
use super::survey::Seen;
use super::value::{Context, Kind, read};
use crate::doc::Fault;
use crate::names::{Language, folded, folded_words};
use alloc::string::String;
use alloc::vec::Vec;

/// Beginnings of words for what comes from here or from abroad.
const ORIGINS: [&str; 20] = [
    "импорт",
    "отечествен",
    "местн",
    "иностран",
    "зарубеж",
    "внутрен",
    "казахстан",
    "российск",
    "китайск",
    "еаэс",
    "снг",
    "отандық",
    "жергілікті",
    "шетел",
    "импорттық",
    "import",
    "domestic",
    "local",
    "foreign",
    "imported",
];
/// Words that may stand beside them.
const BESIDE: [&str; 35] = [
    "%",
    "доля",
    "доли",
    "үлесі",
    "share",
    "в",
    "т",
    "ч",
    "том",
    "числе",
    "тч",
    "из",
    "них",
    "по",
    "на",
    "сумма",
    "стоимость",
    "материалы",
    "материал",
    "сырье",
    "и",
    "комплектующие",
    "производство",
    "производства",
    "происхождение",
    "прочие",
    "прочий",
    "страны",
    "other",
    "value",
    "materials",
    "of",
    "which",
    "from",
    "құны",
];

/// Faults of the user's own columns that hold something under the name of an origin: what a line is worth and where it is
/// from stands in them, and the engine takes one value and one country of a line.
pub(super) fn by_origin(
    seen: &Seen,
    wanted: Wanted,
    columns: &mut [Column],
    is_said: impl Fn(usize) -> bool,
) -> Vec<Fault> {
    let has_lines = wanted.sheets.contains(&Sheet::Lines) && matches!(wanted.about, About::Goods | About::Bill);
    let mut faults = Vec::new();
    for (place, column) in columns.iter_mut().enumerate().filter(|_| has_lines) {
        let tally = seen.tallies.get(place);
        let is_filled = tally.is_some_and(|tally| tally.filled > 0);
        let holds_figures = tally.is_some_and(super::tally::Tally::is_of_figures);
        if column.usage == Usage::Own && holds_figures && is_after_discount(&column.heading) && !is_said(place) {
            let fault = Fault::at("after-discount", seen.layout.heading_at(place)).given(column.heading.as_str());
            faults.push(fault);
            column.usage = Usage::Unclear;
        }
        if column.usage == Usage::Own && is_filled && names_origin(&column.heading) && !is_said(place) {
            let fault = Fault::at("value-by-origin", seen.layout.heading_at(place)).given(column.heading.as_str());
            faults.push(fault);
            column.usage = Usage::Unclear;
        }
    }
    faults
}

/// Whether a heading names an amount less its discount: it and the amount before it cannot both count.
pub(super) fn is_after_discount(heading: &str) -> bool {
    let words = folded_words(heading);
    let has = |beginnings: &[&str]| words.iter().any(|word| beginnings.iter().any(|known| word.starts_with(known)));
    let is_joined =
        words.iter().any(|word| matches!(word.as_str(), "с" | "со" | "учетом" | "после" | "after" | "net" | "less"));
    has(&["сумм", "стоимост", "amount", "value"]) && has(&["скидк", "discount"]) && is_joined
}

/// Whether a heading names where something comes from, and nothing else.
pub(super) fn names_origin(heading: &str) -> bool {
    let words = folded_words(heading);
    let country = |text: &str| {
        // Codes of two letters are measures, too.
        text.chars().count() > 3
            && matches!(read(Kind::Country, &Cell::text(String::from(text)), &Context::of(Language::Ru)), Ok(Some(_)))
    };
    let is_origin = |word: &str| ORIGINS.iter().any(|known| word.starts_with(known)) || country(word);
    let is_beside = |word: &str| BESIDE.contains(&word);
    country(&folded(heading))
        || words.iter().any(|word| is_origin(word)) && words.iter().all(|word| is_origin(word) || is_beside(word))
}

/// The letters of a column, as addresses have them.
pub(super) fn letters_of(place: usize) -> String {
    letters(u32::try_from(place).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_named_alone() {
        for heading in
            ["Казахстан", "Россия", "Импорт", "в т.ч. импорт", "Импортные материалы", "Local", "Республика Казахстан"]
        {
            assert!(names_origin(heading), "{heading}");
        }
        for heading in ["Склад", "кг", "Поставщик (Казахстан)", "Курс НБ РК", "Наличие", "Количество", "т"]
        {
            assert!(!names_origin(heading), "{heading}");
        }
    }
}

//! What a column of a paper's number says of a line: that there is one, or that there is none.

use crate::names::folded_words;

/// What a cell under the name of a paper says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// It has a number, or is said to be there.
    There,
    /// It is said not to be there.
    NotThere,
    /// Neither is certain.
    Unclear,
}

/// Whole texts that say that there is no paper.
const NONE: [&str; 16] = [
    "нет",
    "отсутствует",
    "отсутствуют",
    "не имеется",
    "не требуется",
    "без",
    "без документа",
    "не предоставлен",
    "0",
    "жоқ",
    "қажет емес",
    "no",
    "none",
    "absent",
    "not required",
    "n a",
];
/// Whole texts that say that there is one, without its number.
const THERE: [&str; 10] = ["да", "есть", "имеется", "в наличии", "бар", "иә", "yes", "available", "present", "on file"];
/// Longer words that stand beside numbers of papers.
const BESIDE: &str =
    "номер серия бланк сертификат сертификата certificate number form series нөмір нөмірі сериясы форма
    года жылғы декларация выписка";

/// Reads a text under the name of a paper.
pub(super) fn paper(text: &str) -> Paper {
    let words = folded_words(text);
    let whole = words.join(" ");
    if words.is_empty() || NONE.contains(&whole.as_str()) {
        return Paper::NotThere;
    }
    if THERE.contains(&whole.as_str()) {
        return Paper::There;
    }
    let is_long = |word: &&alloc::string::String| word.chars().count() > 3 && word.chars().all(char::is_alphabetic);
    let is_known = |word: &alloc::string::String| BESIDE.split_whitespace().any(|known| known == word);
    let has_digits = text.contains(|letter: char| letter.is_ascii_digit());
    if has_digits && words.iter().filter(is_long).all(is_known) { Paper::There } else { Paper::Unclear }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_there_and_a_no_is_not() {
        for text in ["KZ 1 102 00123", "№ 15 от 12.01.2026", "CT-1 № KZ0001", "да", "сертификат № 7"]
        {
            assert_eq!(paper(text), Paper::There, "{text}");
        }
        for text in ["нет", "—", "-", "0", "Отсутствует", "жоқ", "not required"] {
            assert_eq!(paper(text), Paper::NotThere, "{text}");
        }
        for text in ["запрошен", "ожидается", "просрочен", "инвойс № 5", "будет в марте 2026"]
        {
            assert_eq!(paper(text), Paper::Unclear, "{text}");
        }
    }
}

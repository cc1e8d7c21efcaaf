//! Makes names comparable: without case, kinds of blanks, quotes and dashes, and the look of letters.
//!
//! The folding is the core's own, so that it is the same on every host.

use alloc::string::String;
use alloc::vec::Vec;

/// Returns a text in lower case, with one kind of dash and quote, single blanks, and `ё` as `е`.
///
/// ```
/// use tegi::names::folded;
/// assert_eq!(folded("  Қазақстан\u{a0} РЕСПУБЛИКАСЫ "), "қазақстан республикасы");
/// assert_eq!(folded("İÇ — «Ёлка»"), "iç - \"елка\"");
/// ```
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if is_invisible(letter) => {}
            _ if letter.is_whitespace() || letter.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{300}'..='\u{36f}' => compose(&mut out, letter),
            'İ' | 'ı' => out.push('i'),
            'ё' | 'Ё' => out.push('е'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => out.push('-'),
            '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '＂' => out.push('"'),
            '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' | 'ʹ' | '′' | '＇' => out.push('\''),
            '²' => out.push('2'),
            '³' => out.push('3'),
            '\u{ff01}'..='\u{ff5e}' => {
                let narrow = u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter);
                out.extend(narrow.to_lowercase());
            }
            _ => out.extend(letter.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Marks that no reader sees: the byte order mark, soft hyphens, joiners, marks of direction, variants.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Puts a mark on the letter before it: `й` and `ё` are written so by some systems. Marks of other letters go.
fn compose(out: &mut String, mark: char) {
    if mark == '\u{306}' && out.ends_with('и') {
        out.pop();
        out.push('й');
    }
}

/// The letter of one alphabet that stands for a letter of lower case and all that look like it, in either case.
pub(crate) fn alike(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'е' | 'ε' => 'e',
        'н' | 'һ' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ν' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'υ' => 'y',
        'ζ' => 'z',
        _ => letter,
    }
}

/// Letters with marks, without them: `ü` is often typed as `u`.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => letter,
    }
}

/// A word of a text: letters and digits, or one sign that stands for a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word in lower case, letters that look alike as one.
    pub key: String,
    /// The word as it was written.
    pub text: String,
    /// Whether a comma, a bracket or a line stands between it and the word before, or it is the first.
    pub is_apart: bool,
}

/// Splits a text into its words. Punctuation goes; `%`, `№` and signs of currencies are words.
pub fn words(text: &str) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    let mut is_apart = true;
    let mut is_within = false;
    for letter in text.chars() {
        if is_invisible(letter) {
            continue;
        }
        let is_sign = matches!(letter, '%' | '№' | '#') || is_currency_sign(letter);
        let is_mark = matches!(letter, '\u{300}'..='\u{36f}');
        if letter.is_alphanumeric() || is_sign || (is_mark && is_within) {
            match all.last_mut().filter(|_| is_within && !is_sign) {
                Some(word) => word.text.push(letter),
                None => all.push(Word { key: String::new(), text: String::from(letter), is_apart }),
            }
            (is_apart, is_within) = (false, !is_sign);
            continue;
        }
        is_within = false;
        is_apart |= matches!(letter, ',' | ';' | ':' | '(' | ')' | '[' | ']' | '/' | '|' | '\n' | '\r');
    }
    for word in &mut all {
        word.key = folded(&word.text).chars().map(|letter| plain(alike(letter))).collect();
        if word.key == "#" {
            word.key = String::from("№");
        }
    }
    all
}

/// The words of a text in lower case.
pub(crate) fn folded_words(text: &str) -> Vec<String> {
    words(text).iter().map(|word| folded(&word.text)).collect()
}

/// Whether a letter is the sign of a currency.
pub(crate) fn is_currency_sign(letter: char) -> bool {
    matches!(letter, '$' | '¢'..='¥' | '֏' | '؋' | '฿' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}' | '＄' | '￡' | '￥')
}

/// Returns what two names have in common that differ only in case, punctuation, marks and the look of letters.
///
/// ```
/// use tegi::names::key;
/// assert_eq!(key("«СТ-KZ»"), key("CT KZ"));
/// assert_eq!(key("счёт-фактура"), key("СЧЕТ  ФАКТУРА"));
/// assert_ne!(key("Қазақстан"), key("Казакстан"));
/// ```
pub fn key(text: &str) -> String {
    joined(words(text).iter().map(|word| word.key.as_str()))
}

/// Joins words by blanks.
pub(crate) fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

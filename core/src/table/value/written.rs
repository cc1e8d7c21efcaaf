//! Reads how a number is written: its sign, its thousands, its decimals, and the two ways in which that can be read.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::table::cell::{is_blank, plain};

/// The ways in which the digits of a text can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// In one way, whichever sign parts the decimals.
    Same(String),
    /// Only with decimals behind a comma.
    Comma(String),
    /// Only with decimals behind a point.
    Point(String),
    /// In two ways: `1.234`, `1,234`.
    Either {
        /// With decimals behind a comma.
        comma: String,
        /// With decimals behind a point.
        point: String,
    },
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its digits, without sign.
    pub(crate) written: Written,
    is_negative: bool,
    /// What stands before and behind it.
    pub(crate) beside: String,
}

impl Number {
    /// One of its readings with its sign.
    pub(crate) fn signed(&self, digits: &str) -> String {
        if self.is_negative && digits != "0" { ["-", digits].concat() } else { digits.to_string() }
    }

    /// Its readings as they can be written without doubt.
    pub(crate) fn offers(&self) -> Vec<String> {
        let readings: &[&String] = match &self.written {
            Written::Same(digits) | Written::Comma(digits) | Written::Point(digits) => &[digits],
            Written::Either { comma, point } => &[point, comma],
        };
        readings.iter().map(|digits| unmistakable(self.signed(digits))).collect()
    }
}

/// Three decimals look like thousands, four do not: `1.234` as `1.2340`.
fn unmistakable(digits: String) -> String {
    match digits.split_once('.') {
        Some((_, fraction)) if fraction.len() == 3 => [digits.as_str(), "0"].concat(),
        _ => digits,
    }
}

/// Whether a text is a number as programs write it: `-1234.5`.
pub(crate) fn canonical(text: &str) -> bool {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    is_plain && plain(text).is_some()
}

/// The number that a text holds. `None` if it holds none, or more than one.
pub(crate) fn written(text: &str) -> Option<Number> {
    let text: String = text.chars().filter(|letter| letter.is_whitespace() || !is_blank(*letter)).collect();
    let (before, core, behind) = parts(&text)?;
    let (before, behind) = (before.trim(), behind.trim());
    let (before, behind, is_in_brackets) = match (before.strip_prefix('('), behind.strip_suffix(')')) {
        (Some(before), Some(behind)) => (before.trim(), behind.trim(), true),
        (None, None) => (before, behind, false),
        _ => return None,
    };
    let (before, has_first) = without_sign(before, true)?;
    let (behind, has_last) = without_sign(behind, false)?;
    let signs = [is_in_brackets, has_first, has_last].iter().filter(|is_there| **is_there).count();
    if signs > 1 {
        return None;
    }
    let written = match (reading(core, ','), reading(core, '.')) {
        (Some(comma), Some(point)) if comma == point => Written::Same(comma),
        (Some(comma), Some(point)) => Written::Either { comma, point },
        (Some(comma), None) => Written::Comma(comma),
        (None, Some(point)) => Written::Point(point),
        (None, None) => return None,
    };
    let is_apart = !before.is_empty() && !behind.is_empty();
    let beside = [before, if is_apart { " " } else { "" }, behind].concat();
    Some(Number { written, is_negative: signs == 1, beside })
}

/// What may be meant by a text that is no number: `100 000-00`, `1,5E+05`.
pub(crate) fn offer(text: &str) -> Option<String> {
    let tight: String = text.chars().filter(|letter| !is_blank(*letter)).collect();
    if let Some((mantissa, _)) = tight.split_once(['e', 'E']) {
        let is_point = !mantissa.contains(',');
        return if is_point { plain(&tight) } else { plain(&tight.replace(',', ".")) };
    }
    // Sums on Russian payment orders: tenge and hundredths parted by a hyphen or an equals sign.
    let (whole, hundredths) = tight.split_once(['-', '='])?;
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_sum = is_digits(whole) && whole.len() > 2 && is_digits(hundredths) && hundredths.len() == 2;
    if is_sum { plain(&[whole, ".", hundredths].concat()) } else { None }
}

/// What stands before, within and behind the digits.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let first = text.find(|letter: char| letter.is_ascii_digit())?;
    let last = text.rfind(|letter: char| letter.is_ascii_digit())?;
    let before = text.get(..first)?;
    // `.5` begins with its sign of decimals, `тг.5` does not.
    let start = match before.chars().next_back() {
        Some('.' | ',') if !before.chars().nth_back(1).is_some_and(char::is_alphabetic) => first.checked_sub(1)?,
        _ => first,
    };
    let end = last.checked_add(1)?;
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

/// A text without its minus or plus, and whether there was a minus. `None` if there are several.
fn without_sign(text: &str, is_before: bool) -> Option<(&str, bool)> {
    let is_minus =
        |letter: char| matches!(letter, '-' | '\u{2212}' | '\u{2010}'..='\u{2013}' | '\u{fe63}' | '\u{ff0d}');
    let is_sign = |letter: char| is_minus(letter) || (is_before && letter == '+');
    // `-$5`, `$-5`, `5-`.
    let (rest, sign) = if text.starts_with(is_sign) {
        let sign = text.chars().next();
        (text.trim_start_matches(is_sign), sign)
    } else if is_before && text.ends_with(is_sign) {
        let sign = text.chars().next_back();
        (text.trim_end_matches(is_sign), sign)
    } else {
        (text, None)
    };
    let taken = text.chars().count().saturating_sub(rest.chars().count());
    let is_clear = taken <= 1 && !rest.contains(is_sign);
    is_clear.then(|| (rest.trim(), sign.is_some_and(is_minus)))
}

/// What parts the thousands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Blank,
    Apostrophe,
    OtherSign,
}

/// The digits, read with this sign of decimals. `None` if they cannot be.
fn reading(core: &str, decimal: char) -> Option<String> {
    let mut halves = core.split(decimal);
    let (whole, fraction) = (halves.next()?, halves.next());
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if halves.next().is_some() || fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let mut groups: Vec<String> = Vec::from([String::new()]);
    let mut kind = None;
    for letter in whole.chars() {
        let mark = match letter {
            '0'..='9' => {
                groups.last_mut()?.push(letter);
                continue;
            }
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => Mark::Apostrophe,
            '.' | ',' => Mark::OtherSign,
            _ if letter.is_whitespace() => Mark::Blank,
            _ => return None,
        };
        // Two blanks part no more than one does.
        let is_again = mark == Mark::Blank && kind == Some(mark) && groups.last().is_some_and(String::is_empty);
        if kind.is_some_and(|kind| kind != mark) {
            return None;
        }
        kind = Some(mark);
        if !is_again {
            groups.push(String::new());
        }
    }
    let (first, others) = groups.split_first()?;
    let is_grouped = !others.is_empty();
    if is_grouped && (first.is_empty() || first.len() > 3 || first.starts_with('0')) {
        return None;
    }
    if others.iter().any(|group| group.len() != 3) || (first.is_empty() && fraction.is_none()) {
        return None;
    }
    let whole = groups.concat();
    let whole = if whole.is_empty() { "0" } else { &whole };
    plain(&[whole, ".", fraction.unwrap_or("0")].concat())
}

//! Reads a tariff code as schedules and programs print it, and doubts one that has lost digits.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Context, Doubt, Fact, Said, bare};
use crate::law::Rulebook;
use crate::names::Language;
use crate::table::cell::{Cell, Content};
use crate::value::hs::HsCode;
use crate::value::nomenclature::Nomenclature;

/// A code: `8403109000`, `8403 10 900 0`, `8403.10.90.00`, `'8403109000`.
pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let text = bare(cell.shown());
    match &cell.content {
        Content::Day(day) => return Err(Doubt::new("became-a-date", day)),
        Content::Flag(_) => return Err(Doubt::new("not-a-code", text)),
        _ => {}
    }
    let plain = text.trim_matches(|letter| "\"'«»".contains(letter));
    if has_exponent(plain) {
        return Err(Doubt::new("digits-lost", text));
    }
    // `8403109000.0`: a program that took the code for a number printed it.
    let whole = plain.strip_suffix(".0").or(plain.strip_suffix(",0"));
    let whole = whole.filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit()) && is_long(whole.len()));
    let digits: String = whole.unwrap_or(plain).chars().filter(|letter| !is_separator(*letter)).collect();
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let is_number = matches!(cell.content, Content::Number(_));
        return judged(&digits, is_number && whole.is_none() && plain.contains(['.', ',']), text, context);
    }
    Err(Doubt::new("not-a-code", text).offers(several(plain, context)).offers(meant(&digits, context))).map_err(
        |doubt: Doubt| if is_alike(&doubt, &digits) { Doubt { code: "look-alike-letters", ..doubt } } else { doubt },
    )
}

/// The tariff code that a person wrote, read as a cell is; its heading is looked up in the nomenclature of the rulebook.
///
/// # Errors
/// A [`Doubt`], when it is none, has lost digits, or begins with no heading.
pub(crate) fn code_of(text: &str, rulebook: Option<&Rulebook>) -> Result<HsCode, Doubt> {
    let said = read(&Cell::text(text), &Context { rulebook, ..Context::of(Language::En) })?;
    let Fact::Text(digits) = said.fact else { return Err(Doubt::new("not-a-code", text)) };
    digits.parse().map_err(|_| Doubt::new("not-a-code", text))
}

/// A text of digits only.
fn judged(digits: &str, is_cut: bool, text: &str, context: &Context<'_>) -> Result<Said, Doubt> {
    // 8403.1 in a cell of numbers was 8403.10, or 8403.100.
    if is_cut {
        let offers = ["0", "00"].map(|zeros| format!("{digits}{zeros}"));
        return Err(Doubt::new("digits-lost", text).offers(offers.into_iter().filter(|code| is_known(code, context))));
    }
    let with_zero = format!("0{digits}");
    // A code has an even number of digits: nine, seven, five or three are a code whose first zero was lost, where the
    // nomenclature has such a heading.
    if matches!(digits.len(), 3 | 5 | 7 | 9) && is_known(&with_zero, context) {
        return Err(Doubt::new("zero-lost", text).offers([with_zero]));
    }
    match digits.parse::<HsCode>() {
        Ok(code) if knows(code, context) => Ok(Said::text(digits)),
        Err(_) if !is_long(digits.len()) || !matches!(digits.len(), 4 | 6 | 8 | 9 | 10) => {
            Err(Doubt::new("not-a-code", text))
        }
        _ => Err(Doubt::new("unknown-heading-code", text)),
    }
}

fn is_long(digits: usize) -> bool {
    (4..=10).contains(&digits)
}

/// Blanks, points and dashes between digits are for the eye only.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '.' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\'' | '’' | '\u{ad}')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// `8,40311E+09`: a spreadsheet printed a number, and its last digits are gone.
fn has_exponent(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e', 'Е', 'е']) else { return false };
    let is_number =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
    is_number(mantissa) && is_number(exponent.trim_start_matches(['+', '-']))
}

fn knows(code: HsCode, context: &Context<'_>) -> bool {
    match context.rulebook {
        Some(book) => book.knows_heading(code),
        None => Nomenclature::EMBEDDED.knows_heading(code),
    }
}

fn is_known(digits: &str, context: &Context<'_>) -> bool {
    digits.parse().is_ok_and(|code| knows(code, context))
}

/// The codes of a cell that holds several, or one with words.
fn several(text: &str, context: &Context<'_>) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_alphabetic() || ",;/|\n():".contains(letter));
    let digits = parts.map(|part| part.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.filter(|digits| is_known(digits, context)).collect()
}

/// Letters that are read as digits: the code that is meant.
fn meant(digits: &str, context: &Context<'_>) -> Option<String> {
    let digit = |letter: char| match letter {
        'O' | 'o' | 'О' | 'о' => '0',
        'l' | 'I' | 'І' | 'і' | '|' => '1',
        'З' | 'з' => '3',
        _ => letter,
    };
    let meant: String = digits.chars().map(digit).collect();
    is_known(&meant, context).then(|| meant.to_string())
}

/// Whether the only thing wrong is letters that look like digits.
fn is_alike(doubt: &Doubt, digits: &str) -> bool {
    matches!(doubt.offers.as_slice(), [only] if only.len() == digits.chars().count())
}

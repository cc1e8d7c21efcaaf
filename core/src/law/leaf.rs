//! Reads days, codes, countries and expressions of a rulebook. What is none of them is a fault; of codes and countries it
//! names what the author may have meant.

use alloc::format;
use alloc::string::{String, ToString};

use super::expression::shown;
use super::meant::unread;
use super::text::LONGEST;
use crate::doc::{At, Fault, Faults, Fields, Json, TEXT_LIMIT, text_of};
use crate::law::Expression;
use crate::value::country::Country;
use crate::value::day::Day;
use crate::value::hs::{HsCode, HsRange};

/// The most looks of one condition at a material.
const MOST_LOOKS: u64 = 10_000;
/// Codes that people write for countries, and the assigned ones.
const USUAL: [(&str, &str); 2] = [("UK", "GB"), ("EL", "GR")];
/// Codes that people write for groups of countries.
const GROUPS: [&str; 9] = ["EU", "EAEU", "EEU", "CIS", "EFTA", "ASEAN", "СНГ", "ЕАЭС", "ЕС"];

pub(super) fn day(fields: &Fields<'_, '_>, name: &'static str) -> Option<Day> {
    fields.parsed(name, |text| text.parse().map_err(|_| "not-a-day"))
}

/// Reads the country whose goods are domestic.
pub(super) fn home(fields: &Fields<'_, '_>, name: &'static str) -> Option<Country> {
    let json = fields.json(name)?;
    country(json, &At::Field(fields.at(), name), fields.faults())
}

pub(super) fn country(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Country> {
    let text = text_of(json, at, faults, TEXT_LIMIT)?;
    text.parse().map_err(|_| faults.push(no_country(text, at))).ok()
}

fn no_country(text: &str, at: &At<'_>) -> Fault {
    let capitals = text.trim().to_uppercase();
    if GROUPS.contains(&capitals.as_str()) {
        return Fault::new("country-group", at).given(text);
    }
    let usual = USUAL.iter().find(|(usual, _)| *usual == capitals).map_or(capitals.as_str(), |(_, assigned)| assigned);
    Fault::new("not-a-country", at).given(text).offers(usual.parse::<Country>().ok().map(|country| country.to_string()))
}

/// Reads codes of a nomenclature: `8403`, `0101-0106`, `ch97`.
pub(super) fn range(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<HsRange> {
    let text = text_of(json, at, faults, TEXT_LIMIT)?;
    text.parse().map_err(|_| faults.push(no_code(text, at))).ok()
}

/// Reads the code of a row.
pub(super) fn code(fields: &Fields<'_, '_>, name: &'static str) -> Option<HsCode> {
    let text = fields.text(name)?;
    text.parse().map_err(|_| fields.faults().push(no_code(text, &At::Field(fields.at(), name)))).ok()
}

/// A code with points, spaces or without its first zero; nothing is offered where a code may have lost other digits.
fn no_code(text: &str, at: &At<'_>) -> Fault {
    let digits: String = text.chars().filter(|letter| !matches!(letter, '.' | ' ' | '\u{a0}' | '-')).collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let meant = match digits.len() {
        1 | 2 => format!("{digits:0>2}"),
        3 | 5 | 7 => format!("0{digits}"),
        _ => digits,
    };
    // A chapter is a range of headings: a row of it names the first and the last.
    let offer = (is_number && meant.parse::<HsCode>().is_ok()).then_some(meant);
    Fault::new("not-a-code", at).given(text).offers(offer)
}

/// Reads an expression. [`meant`](super::meant) tells more of one that cannot be read.
pub(super) fn expression(fields: &Fields<'_, '_>, name: &'static str) -> Option<Expression> {
    let text = fields.text_up_to(name, LONGEST)?;
    let at = At::Field(fields.at(), name);
    match text.parse::<Expression>() {
        Ok(expression) if expression.cost() > MOST_LOOKS => {
            let fault = Fault::new("expression-too-large", &at);
            fields.faults().push(fault.given(expression.cost().to_string()).allowed(MOST_LOOKS.to_string()));
            None
        }
        Ok(expression) => Some(expression),
        Err(error) => {
            fields.faults().push(unread(&error, &at).allowed(shown(&error, text)));
            None
        }
    }
}

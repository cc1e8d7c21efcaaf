//! Reads a country: by its name in three languages, by two or three letters, by its number.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Context, Doubt, Said, bare};
use crate::names::{Found, Named, alike, name_in};
use crate::table::cell::{Cell, Content};
use crate::table::data::Data;

/// What people write where a country is not known or there is none, and what a country has for its code: `NA` and `No`.
const DOUBTFUL: [&str; 5] = ["NA", "na", "Na", "no", "No"];

pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let text = bare(cell.shown());
    match &cell.content {
        Content::Day(day) => Err(Doubt::new("became-a-date", day)),
        _ => named(text, context).map(Said::text),
    }
}

/// The two letters of the country that a text names.
///
/// # Errors
/// `unknown-country` with the nearest names, `country-unclear` with the countries that may be meant, and
/// `look-alike-letters` with the code that letters of another alphabet look like.
pub(crate) fn named(text: &str, context: &Context<'_>) -> Result<String, Doubt> {
    let shown = |country: &'static Named| name_in(country, context.language);
    match one(text) {
        Some(country) if DOUBTFUL.contains(&text) => Err(Doubt::new("country-unclear", text).offers([shown(country)])),
        Some(country) => Ok(country.code.clone()),
        None => Err(doubt(text, context)),
    }
}

/// The country that a text names without doubt.
fn one(text: &str) -> Option<&'static Named> {
    let data = Data::get();
    if let Some(country) = of_code(text) {
        return Some(country);
    }
    if let Some(place) = data.country_names.written(text) {
        return data.countries.get(place);
    }
    // A name in letters of two alphabets is the name that it looks like; a code could be another's.
    if text.chars().filter(|letter| letter.is_alphabetic()).count() > 3
        && let Found::One(place) = data.country_names.find(text)
    {
        return data.countries.get(place);
    }
    // `Китай (КНР)`, `CN - Китай`, `398 Казахстан`: all parts must name the same country.
    let mut parts = parts(text).into_iter();
    let first = parts.next().and_then(part)?;
    let mut others = parts.peekable();
    others.peek()?;
    others.all(|other| part(other).is_some_and(|country| country.code == first.code)).then_some(first)
}

/// A part of a text, which is no longer parted.
fn part(text: &str) -> Option<&'static Named> {
    let data = Data::get();
    let named = || data.country_names.written(text).and_then(|place| data.countries.get(place));
    of_code(text).or_else(named)
}

fn parts(text: &str) -> Vec<&str> {
    let split = |separators: &[char]| -> Vec<&str> {
        text.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    let parts = split(&[',', '(', ')', '/', ';', ':', '[', ']']);
    if parts.len() > 1 {
        return parts;
    }
    // A dash or a blank parts a code from a name.
    let dashed: Vec<&str> = text.split(" - ").flat_map(|part| part.split(['–', '—'])).map(str::trim).collect();
    if dashed.len() > 1 {
        return dashed;
    }
    let is_code = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match (text.split_once(' '), text.rsplit_once(' ')) {
        (Some((code, name)), _) if is_code(code) => Vec::from([code, name]),
        (_, Some((name, code))) if is_code(code) => Vec::from([name, code]),
        _ => Vec::new(),
    }
}

/// The country of two or three letters, in either case, or of three digits.
fn of_code(text: &str) -> Option<&'static Named> {
    let data = Data::get();
    let code = text.to_ascii_uppercase();
    let held = |country: &&Named| match code.len() {
        2 => country.code == code,
        3 => country.alpha3 == code || country.numeric == code,
        _ => false,
    };
    data.countries.iter().find(held)
}

/// Why no country is named, and which may be meant.
fn doubt(text: &str, context: &Context<'_>) -> Doubt {
    let data = Data::get();
    let shown = |place: usize| data.countries.get(place).map(|country| name_in(country, context.language));
    if let Found::Several(places) = data.country_names.find(text) {
        return Doubt::new("country-unclear", text).offers(places.into_iter().filter_map(shown));
    }
    // `8` may be 008, whose zeros a spreadsheet takes away.
    if matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = alloc::format!("{text:0>3}");
        let meant = of_code(&number).map(|country| name_in(country, context.language));
        return Doubt::new(if meant.is_some() { "zero-lost" } else { "unknown-country" }, text).offers(meant);
    }
    let latin: String = text.to_lowercase().chars().map(alike).collect();
    if !text.is_ascii()
        && let Some(country) = of_code(&latin)
    {
        return Doubt::new("look-alike-letters", text).offers([country.code.as_str()]);
    }
    let named: Vec<&str> =
        parts(text).into_iter().filter_map(part).map(|country| name_in(country, context.language)).collect();
    if !named.is_empty() {
        return Doubt::new("country-unclear", text).offers(named.iter().map(ToString::to_string));
    }
    Doubt::new("unknown-country", text).offers(data.country_names.near(text, shown))
}

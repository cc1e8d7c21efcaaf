//! Reads free texts, ids and the numbers of organisations.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::format::padded;
use super::{Doubt, Said, bare};
use crate::table::cell::{Cell, Content, is_blank};
use crate::value::bin::Bin;

/// A free text. A number stands as its digits; a day is none, because the spreadsheet made it of something else.
pub(super) fn read(cell: &Cell<'_>) -> Result<Said, Doubt> {
    match &cell.content {
        Content::Day(day) => Err(Doubt::new("became-a-date", day)),
        Content::Number(digits) => Ok(Said::text(padded(digits, &cell.format).unwrap_or_else(|| digits.to_string()))),
        _ => Ok(Said::text(bare(cell.shown()))),
    }
}

/// What a row is called. A number cell `1` is the id `1`, or `001` where it is shown so; whether it is meant for another
/// id is seen where rows meet.
pub(super) fn id(cell: &Cell<'_>) -> Result<Said, Doubt> {
    read(cell)
}

/// Texts parted by semicolons or lines.
pub(super) fn several(cell: &Cell<'_>) -> Result<Said, Doubt> {
    if let Content::Day(day) = &cell.content {
        return Err(Doubt::new("became-a-date", day));
    }
    let parts = cell.shown().split([';', '\n', '\r']).map(bare).filter(|part| !part.is_empty());
    Ok(Said::names(parts.map(ToString::to_string).collect::<Vec<_>>()))
}

/// A БИН or ИИН: its digits, with or without its name before them. Zeros that a spreadsheet took are offered.
pub(super) fn bin(cell: &Cell<'_>) -> Result<Said, Doubt> {
    if let Content::Day(day) = &cell.content {
        return Err(Doubt::new("became-a-date", day));
    }
    let shown = match &cell.content {
        Content::Number(digits) => padded(digits, &cell.format),
        _ => None,
    };
    let text = shown.as_deref().unwrap_or(cell.shown());
    let behind = text.trim_start_matches(|letter: char| letter.is_alphabetic() || letter == ':' || is_blank(letter));
    let digits: String = bare(behind).chars().filter(|letter| !is_blank(*letter) && *letter != '-').collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && digits.len() < 12 {
        let whole = ["0".repeat(12_usize.saturating_sub(digits.len())).as_str(), &digits].concat();
        let offer = whole.parse::<Bin>().is_ok().then_some(whole);
        return Err(Doubt::new("zero-lost", cell.shown()).offers(offer));
    }
    Ok(Said::text(if is_number { digits.as_str() } else { bare(text) }))
}

//! Reads free texts, ids and the numbers of organisations.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::{Doubt, Said, bare};
use crate::table::cell::{Cell, Content};

/// A free text. A number stands as its digits; a day is none, because the spreadsheet made it of something else.
pub(super) fn read(cell: &Cell<'_>) -> Result<Said, Doubt> {
    match &cell.content {
        Content::Day(day) => Err(Doubt::new("became-a-date", day)),
        _ => Ok(Said::text(bare(cell.shown()))),
    }
}

/// What a row is called. A number cell `1` is the id `1`; whether it is meant for `001` is seen where rows meet.
pub(super) fn id(cell: &Cell<'_>) -> Result<Said, Doubt> {
    read(cell)
}

/// A БИН or ИИН.
pub(super) fn bin(cell: &Cell<'_>) -> Result<Said, Doubt> {
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

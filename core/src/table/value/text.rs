//! Reads free texts, ids and the numbers of organisations.

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

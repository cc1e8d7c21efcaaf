//! Reads numbers: amounts with their currency, quantities, rates, counts.

use super::{Context, Doubt, Said, bare};
use crate::table::cell::{Cell, Content, plain};

pub(super) fn amount(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    quantity(cell, context)
}

pub(super) fn quantity(cell: &Cell<'_>, _context: &Context<'_>) -> Result<Said, Doubt> {
    match &cell.content {
        Content::Day(day) => Err(Doubt::new("became-a-date", day)),
        _ => plain(bare(cell.shown())).map(Said::text).ok_or_else(|| Doubt::new("not-a-number", cell.shown())),
    }
}

pub(super) fn rate(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    quantity(cell, context)
}

pub(super) fn whole(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    quantity(cell, context)
}

/// A fraction of one, `9/14`, or a decimal.
pub(super) fn fraction(cell: &Cell<'_>) -> Result<Said, Doubt> {
    match &cell.content {
        Content::Day(day) => Err(Doubt::new("became-a-date", day)),
        _ => Ok(Said::text(bare(cell.shown()))),
    }
}

//! Reads percents.

use super::{Context, Doubt, Said, number};
use crate::table::cell::Cell;

pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    number::quantity(cell, context)
}

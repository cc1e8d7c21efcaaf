//! Reads days.

use alloc::string::ToString;

use super::{Context, Doubt, Said, bare};
use crate::day::Day;
use crate::table::cell::Cell;

pub(super) fn read(cell: &Cell<'_>, _context: &Context<'_>) -> Result<Said, Doubt> {
    let text = bare(cell.shown());
    text.parse::<Day>().map(|day| Said::text(day.to_string())).map_err(|_| Doubt::new("day-unclear", text))
}

//! Hands the text on as it stands; the engine judges it.

use super::{Context, Doubt, Said, bare};
use crate::table::cell::Cell;

pub(super) fn read(cell: &Cell<'_>, _context: &Context<'_>) -> Result<Said, Doubt> {
    Ok(Said::text(bare(cell.shown())))
}

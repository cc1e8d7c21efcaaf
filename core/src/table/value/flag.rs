//! Reads yes and no.

use super::{Doubt, Said, bare};
use crate::table::cell::{Cell, Content};

/// What people write for yes and for no, in lower case.
const YES: [&str; 13] = ["да", "иә", "ия", "yes", "y", "true", "истина", "ақиқат", "1", "+", "✓", "✔", "есть"];
const NO: [&str; 9] = ["нет", "жоқ", "no", "n", "false", "ложь", "жалған", "0", "-"];

pub(super) fn read(cell: &Cell<'_>) -> Result<Said, Doubt> {
    if let Content::Flag(value) = cell.content {
        return Ok(Said::flag(value));
    }
    let text = bare(cell.shown());
    let said = text.trim_end_matches('.').to_lowercase();
    let said = said.as_str();
    let is_number_or_text = matches!(cell.content, Content::Text(_) | Content::Number(_));
    match (YES.contains(&said), NO.contains(&said)) {
        (true, false) if is_number_or_text => Ok(Said::flag(true)),
        (false, true) if is_number_or_text => Ok(Said::flag(false)),
        _ => Err(Doubt::new("not-a-flag", text)),
    }
}

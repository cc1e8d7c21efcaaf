//! Reads yes and no.

use super::{Context, Doubt, Kind, Said, bare, choice};
use crate::table::cell::{Cell, Content};

/// A cell that says yes or no, in any of the languages. A dash is how people fill an empty cell: it is doubted.
pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let text = bare(cell.shown());
    match &cell.content {
        Content::Flag(value) => Ok(Said::flag(*value)),
        Content::Text(_) | Content::Number(_) => {
            let value = choice::named(Kind::Flag, text.trim_end_matches('.'), context.language);
            value.map(|value| Said::flag(value == "true")).map_err(|doubt| {
                let code = if doubt.code == "unknown-name" { "not-a-flag" } else { doubt.code };
                Doubt { code, ..doubt }
            })
        }
        _ => Err(Doubt::new("not-a-flag", text)),
    }
}

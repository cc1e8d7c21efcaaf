//! Reads percents.

use super::number::{find, shifted};
use super::{Context, Doubt, Said};
use crate::table::cell::Cell;

/// A percent without its sign. Whether `0.6` is less than one percent or what a spreadsheet makes of 60 % is a doubt.
pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let found = find(cell, context)?;
    let super::beside::Beside { currency, vat_included, scale, measure, is_per, is_percent } = &found.beside;
    let has_other = currency.is_some() || vat_included.is_some() || measure.is_some() || *is_per;
    if has_other || scale.is_some() || found.shown_scale > 0 {
        return Err(Doubt::new("percent-unclear", cell.shown()));
    }
    let hundredfold = shifted(&found.digits, 2);
    if found.is_shown_as_percent {
        return Ok(Said::text(hundredfold));
    }
    let is_small = found.digits == "1" || found.digits.starts_with("0.");
    if is_small && !is_percent {
        return Err(Doubt::new("percent-unclear", cell.shown())
            .offers([[found.digits.as_str(), " %"].concat(), [hundredfold.as_str(), " %"].concat()]));
    }
    Ok(Said::text(found.digits))
}

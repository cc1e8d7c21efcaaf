//! Reads what stands beside a number, or in its number format: currency, VAT basis, thousands, a measure, a percent sign.

use alloc::string::String;

use super::{Context, Doubt, currency};
use crate::names::folded;
use crate::table::cell::Cell;
use crate::table::unit::{Basis, Unit, units};

/// What stands beside a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Its currency.
    pub(super) currency: Option<String>,
    /// Whether it includes VAT.
    pub(super) vat_included: Option<bool>,
    /// The power of ten by which it is multiplied.
    pub(super) scale: Option<u8>,
    /// Its measure.
    pub(super) measure: Option<String>,
    /// Whether it is for each of something.
    pub(super) is_per: bool,
    /// Whether it is a percent.
    pub(super) is_percent: bool,
}

/// Words for a percent, folded.
const PERCENT: [&str; 8] = ["%", "процент", "процента", "процентов", "проц", "пайыз", "percent", "per cent"];

/// What a text beside a number says. A word that says nothing known is a doubt, for nothing is dropped.
pub(super) fn beside(text: &str, cell: &Cell<'_>, context: &Context<'_>) -> Result<Beside, Doubt> {
    let mut beside = Beside::default();
    if text.is_empty() {
        return Ok(beside);
    }
    if PERCENT.contains(&folded(text).trim_end_matches('.')) {
        return Ok(Beside { is_percent: true, ..beside });
    }
    let (units, rest) = units(text);
    if rest.chars().any(char::is_alphanumeric) || units.is_empty() {
        let rest = if rest.is_empty() { text } else { rest.as_str() };
        beside.currency = Some(currency::named(rest, context).map_err(|doubt| of_cell(doubt, cell))?);
    }
    for unit in units {
        let is_new = match unit {
            Unit::Currency(code) => beside.currency.replace(code).is_none(),
            Unit::UnclearCurrency(_, codes) => {
                return Err(Doubt::new("currency-unclear", cell.shown()).offers(codes));
            }
            Unit::Vat(basis) => beside.vat_included.replace(basis == Basis::Included).is_none(),
            Unit::Scale(power) => beside.scale.replace(power).is_none(),
            Unit::Measure(measure) => beside.measure.replace(measure).is_none(),
            Unit::Many(power, measure) => {
                beside.scale.replace(power).is_none() && beside.measure.replace(measure).is_none()
            }
            Unit::Per(..) => !core::mem::replace(&mut beside.is_per, true),
            Unit::Percent => !core::mem::replace(&mut beside.is_percent, true),
        };
        if !is_new {
            return Err(Doubt::new("number-unclear", cell.shown()));
        }
    }
    Ok(beside)
}

/// A doubt about a word, told of its whole cell.
fn of_cell(doubt: Doubt, cell: &Cell<'_>) -> Doubt {
    Doubt { given: Doubt::new(doubt.code, cell.shown()).given, ..doubt }
}

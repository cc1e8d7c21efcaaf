//! Reads a currency: by its code, its sign or its name.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Context, Doubt, Said, bare};
use crate::names::{Named, key, name_in};
use crate::table::cell::{Cell, Content};
use crate::table::data::Data;
use crate::table::unit::Unit;

/// A cell that names a currency.
pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    match &cell.content {
        Content::Day(day) => Err(Doubt::new("became-a-date", day)),
        _ => named(bare(cell.shown()), context).map(Said::text),
    }
}

/// The currency, as three capital letters, that stands beside a number or in its format: `₸`, `тг.`, `USD`.
///
/// # Errors
/// `unknown-currency` with the nearest names, `currency-unclear` with the currencies that the sign may stand for, and
/// `look-alike-letters` with the code that letters of another alphabet look like.
pub fn named(text: &str, context: &Context<'_>) -> Result<String, Doubt> {
    let data = Data::get();
    if let Some(currency) = of_code(text) {
        return Ok(currency.code.clone());
    }
    match data.units.currency(text) {
        // A code in letters of two alphabets is shown: what it looks like may not be what it is.
        Some(Unit::Currency(code)) if !text.is_ascii() && key(text) == code.to_lowercase() => {
            Err(Doubt::new("look-alike-letters", text).offers([code.as_str()]))
        }
        Some(Unit::Currency(code)) => Ok(code.clone()),
        Some(Unit::UnclearCurrency(_, codes)) => {
            Err(Doubt::new("currency-unclear", text).offers(codes.iter().cloned()))
        }
        _ => Err(Doubt::new("unknown-currency", text).offers(near(text, context))),
    }
}

/// The currency of three letters, in either case, or of three digits.
fn of_code(text: &str) -> Option<&'static Named> {
    let code = text.to_ascii_uppercase();
    let mut all = Data::get().currencies.iter();
    all.find(|currency| code.len() == 3 && (currency.code == code || currency.numeric == code))
}

fn near(text: &str, context: &Context<'_>) -> Vec<String> {
    let data = Data::get();
    data.currency_names.near(text, |place| data.currencies.get(place).map(|named| name_in(named, context.language)))
}

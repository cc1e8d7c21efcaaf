//! Reads numbers: amounts with their currency, quantities, rates, whole numbers.

use alloc::string::{String, ToString};

use super::beside::{Beside, beside};
use super::format::shown;
use super::written::{Written, canonical, written};
use super::{Context, Doubt, Fact, Said, bare};
use crate::table::cell::{Cell, Content};
use crate::table::column::Form;

/// A number with what stands beside it.
pub(super) struct Found {
    /// Decimal text, such as `-1234.5`.
    pub(super) digits: String,
    /// What stands beside it, or in its number format.
    pub(super) beside: Beside,
    /// By which power of ten its format shows it smaller.
    pub(super) shown_scale: u8,
    /// Whether its number format shows it a hundredfold.
    pub(super) is_shown_as_percent: bool,
}

/// A sum of money with its currency.
pub(super) fn amount(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let found = find(cell, context)?;
    refuse_percent(&found, cell)?;
    refuse_measure(&found, cell)?;
    let currency = currency(&found, cell, context)?;
    if let Some(vat_included) = found.beside.vat_included
        && context.vat_included != Some(vat_included)
    {
        return Err(Doubt::new("vat-unclear", cell.shown()));
    }
    let digits = scaled(&found, cell, context.scale)?;
    Ok(Said { currency, ..Said::text(digits) })
}

/// How many or how much, with its measure.
pub(super) fn quantity(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let found = find(cell, context)?;
    refuse_percent(&found, cell)?;
    refuse_money(&found, cell)?;
    let digits = scaled(&found, cell, context.scale)?;
    Ok(Said { measure: found.beside.measure, ..Said::text(digits) })
}

/// A mass with its unit, which stands beside it or in the heading.
pub(super) fn mass(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let said = quantity(cell, context)?;
    let Fact::Text(digits) = said.fact else { return Ok(said) };
    let unit = said.measure.as_deref().or(context.measure);
    match unit.filter(|unit| MASSES.contains(unit)) {
        Some(unit) => Ok(Said { fact: Fact::Mass(digits, unit.to_string()), currency: None, measure: None }),
        None => {
            Err(Doubt::new("mass-unit-unclear", cell.shown()).offers(MASSES.map(|unit| [&digits, " ", unit].concat())))
        }
    }
}

/// The units of mass.
const MASSES: [&str; 3] = ["g", "kg", "t"];

/// A rate of exchange; its currency is what one unit costs in.
pub(super) fn rate(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let found = find(cell, context)?;
    refuse_percent(&found, cell)?;
    refuse_measure(&found, cell)?;
    let digits = scaled(&found, cell, 0)?;
    Ok(Said { currency: found.beside.currency, ..Said::text(digits) })
}

/// A whole number.
pub(super) fn whole(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let said = quantity(cell, context)?;
    match &said.fact {
        super::Fact::Text(digits) if digits.contains('.') => Err(Doubt::new("not-a-number", cell.shown())),
        _ => Ok(said),
    }
}

/// A fraction of one, `9/14`, or a decimal.
pub(super) fn fraction(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    if let Content::Text(text) = &cell.content
        && let Some((above, below)) = bare(text).split_once('/')
    {
        let is_whole =
            |part: &str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (above, below) = (bare(above), bare(below));
        let is_fraction = is_whole(above) && is_whole(below);
        return if is_fraction { Ok(Said::text([above, "/", below].concat())) } else { Err(refusal(cell)) };
    }
    quantity(cell, context)
}

/// A number as it stands, by what was decided of its column.
pub(super) fn find(cell: &Cell<'_>, context: &Context<'_>) -> Result<Found, Doubt> {
    match &cell.content {
        Content::Number(digits) => {
            let shown = shown(&cell.format, digits.starts_with('-'));
            if shown.is_day {
                return Err(Doubt::new("became-a-date", digits));
            }
            Ok(Found {
                digits: digits.to_string(),
                beside: beside(&shown.beside, cell, context)?,
                shown_scale: shown.scale,
                is_shown_as_percent: shown.is_percent,
            })
        }
        Content::Text(text) => find_in_text(text, cell, context),
        Content::Day(day) => Err(Doubt::new("became-a-date", day)),
        _ => Err(refusal(cell)),
    }
}

fn find_in_text(text: &str, cell: &Cell<'_>, context: &Context<'_>) -> Result<Found, Doubt> {
    let Some(number) = written(bare(text)) else { return Err(refusal(cell)) };
    if context.form == Form::Canonical && !canonical(bare(text)) {
        return Err(Doubt::new("number-unclear", text).offers(number.offers()));
    }
    let digits = match (context.form, &number.written) {
        (Form::Canonical, Written::Either { point, .. }) => point,
        (_, Written::Same(digits)) | (Form::Open | Form::Comma, Written::Comma(digits)) => digits,
        (Form::Open | Form::Point | Form::Canonical, Written::Point(digits)) => digits,
        (Form::Comma, Written::Either { comma, .. }) => comma,
        (Form::Point, Written::Either { point, .. }) => point,
        _ => return Err(Doubt::new("number-unclear", text).offers(number.offers())),
    };
    Ok(Found {
        digits: number.signed(digits),
        beside: beside(&number.beside, cell, context)?,
        shown_scale: 0,
        is_shown_as_percent: false,
    })
}

/// The doubt of a cell that holds no number.
fn refusal(cell: &Cell<'_>) -> Doubt {
    let offer = super::written::offer(bare(cell.shown()));
    Doubt::new(if offer.is_some() { "number-unclear" } else { "not-a-decimal" }, cell.shown()).offers(offer)
}

/// The number in the unit of its fact: what a heading, a cell and a format say of thousands is taken together.
fn scaled(found: &Found, cell: &Cell<'_>, of_column: u8) -> Result<String, Doubt> {
    let doubt = |powers: [u8; 2]| {
        let offers = powers.map(|power| shifted(&found.digits, power));
        Err(Doubt::new("scale-unclear", cell.shown()).offers(offers))
    };
    let said = match (found.beside.scale, of_column) {
        (Some(cell), 0) => cell,
        // `2 000 000 тенге` under thousands: the cell names its units, and they are no thousands.
        (None, column) if column > 0 && found.beside.currency.is_some() && matches!(cell.content, Content::Text(_)) => {
            return doubt([0, column]);
        }
        (None, column) => column,
        (Some(cell), column) if cell == column => column,
        (Some(cell), column) => return doubt([cell, column]),
    };
    match (said, found.shown_scale) {
        // Shown in thousands, and nothing says so: the number stands for itself.
        (0, _) => Ok(found.digits.clone()),
        (said, shown) => match said.checked_sub(shown) {
            Some(power) => Ok(shifted(&found.digits, power)),
            None => doubt([0, said]),
        },
    }
}

/// The currency that stands beside the number, else that of its column. Both must agree.
fn currency(found: &Found, cell: &Cell<'_>, context: &Context<'_>) -> Result<Option<String>, Doubt> {
    match (&found.beside.currency, context.currency) {
        (Some(own), Some(column)) if own != column => {
            let offers = [own.as_str(), column].map(|code| [found.digits.as_str(), " ", code].concat());
            Err(Doubt::new("currency-unclear", cell.shown()).offers(offers))
        }
        (Some(own), _) => Ok(Some(own.clone())),
        (None, column) => Ok(column.map(ToString::to_string)),
    }
}

fn refuse_percent(found: &Found, cell: &Cell<'_>) -> Result<(), Doubt> {
    if found.is_shown_as_percent {
        let offers = [found.digits.clone(), shifted(&found.digits, 2)];
        return Err(Doubt::new("number-unclear", cell.shown()).offers(offers));
    }
    if found.beside.is_percent { Err(Doubt::new("number-unclear", cell.shown())) } else { Ok(()) }
}

/// An amount is of money: `5 кг` or `10 $ за шт.` is none.
fn refuse_measure(found: &Found, cell: &Cell<'_>) -> Result<(), Doubt> {
    let has_measure = found.beside.measure.is_some() || found.beside.is_per;
    if has_measure { Err(Doubt::new("number-unclear", cell.shown()).offers([found.digits.clone()])) } else { Ok(()) }
}

fn refuse_money(found: &Found, cell: &Cell<'_>) -> Result<(), Doubt> {
    let Beside { currency, vat_included, is_per, .. } = &found.beside;
    let is_money = currency.is_some() || vat_included.is_some() || *is_per;
    if is_money { Err(Doubt::new("number-unclear", cell.shown()).offers([found.digits.clone()])) } else { Ok(()) }
}

/// Decimal text times a power of ten.
pub(super) fn shifted(digits: &str, power: u8) -> String {
    let (sign, unsigned) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let places = usize::from(power);
    let (moved, left) = fraction.split_at_checked(places).unwrap_or((fraction, ""));
    let zeros = "0".repeat(places.saturating_sub(moved.len()));
    let whole = [whole, moved, &zeros].concat();
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let left = left.trim_end_matches('0');
    let text = if left.is_empty() { whole.to_string() } else { [whole, ".", left].concat() };
    if text == "0" { text } else { [sign, &text].concat() }
}

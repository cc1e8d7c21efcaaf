//! What headings of amounts say besides money: percents, measures, for how many. An amount that is none of the line is
//! never taken for it.

use alloc::string::String;

use super::heading::Units;
use super::layout::Column;
use super::unit;
use crate::doc::Fault;
use crate::names::folded_words;

/// A count and a measure, of what an amount is for.
pub(super) type Per = (Option<String>, Option<String>);

/// Notes for how many the amounts of a column or label are.
///
/// # Errors
/// A fault where the heading says that they are none of the line or good, or that is not clear.
pub(super) fn judge(column: &mut Column, path: &str, own: &Units, above: Option<&Per>, at: &str) -> Result<(), Fault> {
    let fault = |code| Err(Fault::at(code, at).given(column.heading.as_str()));
    if own.is_percent {
        return fault("amount-in-percent");
    }
    // `тг/кг`: the measure stands apart.
    let of_measure = || own.measure.clone().map(|measure| (None, Some(measure)));
    if is_unit_price(path) {
        // `Цена за тыс. шт.` is of many, `тыс. тг/шт` is in thousands.
        if own.scale.is_some_and(|power| power > 0) && own.measure.is_some() && own.currency.is_none() {
            return fault("price-of-many");
        }
        if let Some(power) = own.many {
            (column.per, column.of_many) = (of_measure(), power);
            return Ok(());
        }
        let per = own.per.clone().or_else(of_measure);
        let count = per.as_ref().and_then(|(count, _)| count.as_deref()).unwrap_or("1");
        let Some(power) = power(count) else { return fault("price-of-many") };
        (column.per, column.of_many) = (per, power);
        return Ok(());
    }
    if is_of_good(path) && own.many.is_some() {
        return fault("price-of-many");
    }
    if is_of_good(path) {
        column.per = own.per.clone().or_else(of_measure);
        return Ok(());
    }
    if own.measure.is_some() {
        return fault("amount-in-measure");
    }
    column.per.clone_from(&own.per);
    let is_same = |above: &Per| own.per.as_ref() == Some(above);
    match &own.per {
        Some((_, measure)) if !above.is_some_and(is_same) && !is_of_product(&column.heading, measure.as_deref()) => {
            fault("amount-per-unclear")
        }
        _ => Ok(()),
    }
}

/// Whether amounts are prices of one.
pub(super) fn is_unit_price(path: &str) -> bool {
    path.rsplit('/').next() == Some("unit_price")
}

/// Whether amounts are of the whole good.
pub(super) fn is_of_good(path: &str) -> bool {
    path.starts_with("good/") && !is_unit_price(path)
}

/// The power of ten that a count is.
fn power(count: &str) -> Option<u8> {
    let zeros = count.strip_prefix('1')?;
    (zeros.len() <= 6 && zeros.bytes().all(|zero| zero == b'0')).then(|| u8::try_from(zeros.len()).unwrap_or(0))
}

/// Beginnings of words for what is made.
const PRODUCT: [&str; 11] =
    ["издели", "продукци", "товар", "готов", "выпуск", "өнім", "бұйым", "тауар", "product", "good", "finished"];

/// Whether an amount per something is of the good and not of the material: it says so, or it is of pieces and does not
/// say `за`, as prices do.
fn is_of_product(heading: &str, measure: Option<&str>) -> bool {
    let words = folded_words(heading);
    let names_product = words.iter().any(|word| PRODUCT.iter().any(|beginning| word.starts_with(beginning)));
    let is_of_pieces = measure.is_none_or(|measure| matches!(measure, "piece" | "set" | "pair"));
    let is_like_price = words.iter().any(|word| matches!(word.as_str(), "за" | "үшін" | "per" | "each"));
    names_product || (is_of_pieces && !is_like_price)
}

/// The price of one, from that of a power of ten. No digit is lost.
pub(super) fn of_one(text: &str, power: u8) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let places = usize::from(power);
    let padded = ["0".repeat(places.saturating_add(1).saturating_sub(whole.len())).as_str(), whole].concat();
    let (whole, moved) = padded.split_at_checked(padded.len().saturating_sub(places)).unwrap_or((&padded, ""));
    let decimals = [moved, decimals].concat();
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    [sign, whole, point, decimals].concat()
}

/// Whether a price is of another measure than the quantity that it is multiplied by. Where one of them says no measure,
/// they are of one.
pub(super) fn differs(price: &Column, quantity: Option<&str>, unit: Option<&str>, has_value: bool) -> Option<String> {
    let (_, Some(of_price)) = price.per.as_ref()? else { return None };
    // `Цена за шт.` stands above quantities of any measure where the value is stated.
    if has_value && of_price == "piece" {
        return None;
    }
    let other = match (quantity, unit) {
        (Some(measure), _) => String::from(measure),
        (None, Some(unit)) => unit::measure(unit).map_or_else(|| String::from(unit), String::from),
        (None, None) => return None,
    };
    (other != *of_price).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_of_many_is_divided_exactly() {
        let cases =
            [("300", 2, "3"), ("5", 3, "0.005"), ("-12.5", 1, "-1.25"), ("0", 2, "0"), ("100000.07", 6, "0.10000007")];
        for (text, power, one) in cases {
            assert_eq!(of_one(text, power), one);
        }
    }

    #[test]
    fn a_count_is_a_power_of_ten_or_asked() {
        assert_eq!(["1", "100", "1000000", "12", "0", ""].map(power), [Some(0), Some(2), Some(6), None, None, None]);
    }
}

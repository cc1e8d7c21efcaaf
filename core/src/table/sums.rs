//! Holds totals against the lines that they are of.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::cell::Cell;
use super::record::Record;
use super::row::One;
use crate::fault::Fault;

/// The sums of a sheet's lines, by column, in millionths.
#[derive(Debug, Default)]
pub(super) struct Sums {
    by_column: BTreeMap<usize, Sum>,
    good: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Sum {
    /// Of all lines; of those since the last total; of those of the last good; of all with wages and overheads.
    all: i128,
    since: i128,
    good: i128,
    with: i128,
    lines: i128,
    /// Whether a value could not be read or is in another currency, so that no sum can be held against a total.
    is_open: bool,
    /// What the first value says of its currency.
    currency: Option<String>,
}

impl Sums {
    /// Counts a line.
    pub(super) fn add(&mut self, one: &One<'_>, record: &Record) {
        let is_other = self.good != record.id;
        if is_other {
            self.good.clone_from(&record.id);
        }
        let values = one.sheet.columns.iter().enumerate().filter(|(_, column)| {
            column.field().is_some_and(|field| field.path == "value" && field.of == super::field::Sheet::Lines)
        });
        for (place, _) in values {
            let sum = self.by_column.entry(place).or_default();
            if is_other {
                sum.good = 0;
            }
            let said = record.said.iter().find(|said| said.column == place);
            let Some(said) = said else {
                sum.is_open |= !one.cell(place).is_blank();
                continue;
            };
            let Some(value) = said.fact.text().and_then(micro) else { continue };
            if sum.lines == 0 {
                sum.currency.clone_from(&said.currency);
            }
            sum.is_open |= sum.currency != said.currency;
            sum.lines = sum.lines.saturating_add(1);
            for part in [&mut sum.all, &mut sum.since, &mut sum.good, &mut sum.with] {
                *part = part.saturating_add(value);
            }
        }
    }

    /// Counts a row that is no line but may be in a total: wages, overheads.
    pub(super) fn beside(&mut self, one: &One<'_>, figures: &[(usize, &Cell<'_>)]) {
        for (place, cell) in figures {
            let Ok(Some((value, _))) = one.amount(*place, cell) else { continue };
            let (sum, value) = (self.by_column.entry(*place).or_default(), micro(&value).unwrap_or(0));
            sum.with = sum.with.saturating_add(value);
        }
    }

    /// Faults of a total that is not the sum of its lines.
    pub(super) fn differs(&mut self, one: &One<'_>, figures: &[(usize, &Cell<'_>)]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (place, cell) in figures {
            let Some(sum) = self.by_column.get_mut(place) else { continue };
            let Ok(Some((text, currency))) = one.amount(*place, cell) else { continue };
            let Some(total) = micro(&text) else { continue };
            let near = |part: i128| part.saturating_sub(total).saturating_abs() <= tolerance(&text, sum.lines);
            let is_sum = [sum.all, sum.since, sum.good, sum.with].into_iter().any(near);
            let is_same = currency == sum.currency;
            if !is_sum && !sum.is_open && is_same && sum.lines > 0 {
                let at = one.sheet.at(*place, one.row.number);
                let lines = if sum.since == 0 { sum.all } else { sum.since };
                faults.push(Fault::at("total-differs", at).given(text.as_str()).allowed(plain(lines)));
            }
            sum.since = 0;
        }
        faults
    }
}

/// A total is rounded as it is written, and so may each line be: half a unit of its last digit each, of hundredths at
/// most.
fn tolerance(total: &str, lines: i128) -> i128 {
    let decimals = total.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    // A whole total of lines with hundredths was not rounded for certain: it is held against hundredths, too.
    let unit: i128 = if decimals > 2 { 1 } else { 10_000 };
    (unit / 2).saturating_mul(lines.saturating_add(1))
}

/// A decimal in millionths; digits behind those are cut. `None` if it is none, or too long.
pub(super) fn micro(text: &str) -> Option<i128> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 24 || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let decimals: String = decimals.chars().chain(core::iter::repeat('0')).take(6).collect();
    [whole, &decimals].concat().parse::<i128>().ok()?.checked_mul(sign)
}

/// Millionths as a decimal.
pub(super) fn plain(micro: i128) -> String {
    let sign = if micro < 0 { "-" } else { "" };
    let digits = alloc::format!("{:0>7}", micro.unsigned_abs());
    let split = digits.len().saturating_sub(6);
    let (whole, decimals) = digits.split_at_checked(split).unwrap_or((&digits, ""));
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    [sign, whole, point, decimals].concat().to_string()
}

/// A quantity times the price of one, rounded to a millionth. `None` if it is too long.
pub(super) fn product(quantity: &str, price: &str) -> Option<String> {
    let product = micro(quantity)?.checked_mul(micro(price)?)?;
    let half = if product < 0 { -500_000 } else { 500_000 };
    Some(plain(product.checked_add(half)? / 1_000_000))
}

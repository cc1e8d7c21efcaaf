//! Holds totals against the lines that they are of.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::cell::Cell;
use super::record::Record;
use super::row::One;
use crate::doc::Fault;

/// The sums of a sheet's lines, by column and currency, in millionths.
#[derive(Debug, Default)]
pub(super) struct Sums {
    by_column: BTreeMap<usize, Column>,
    good: Option<String>,
}

#[derive(Debug, Default)]
struct Column {
    by_currency: BTreeMap<Option<String>, Sum>,
    /// Whether a value could not be read, so that no sum can be held against a total.
    is_open: bool,
}

#[derive(Clone, Debug, Default)]
struct Sum {
    /// Of all lines; of those since the last total; of those of the last good; of all with wages and overheads.
    all: i128,
    since: i128,
    good: i128,
    with: i128,
    lines: i128,
}

/// What came of holding a total against its lines.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Faults of a total that is not the sum of its lines.
    pub(super) faults: Vec<Fault>,
    /// Whether one of its figures could not be held against any sum.
    pub(super) is_unchecked: bool,
}

impl Sums {
    /// Counts a line.
    pub(super) fn add(&mut self, one: &One<'_>, record: &Record) {
        let is_other = self.good != record.id;
        if is_other {
            self.good.clone_from(&record.id);
        }
        let of_line = |path: &'static str| {
            one.sheet.columns.iter().enumerate().filter(move |(_, column)| {
                column.field().is_some_and(|field| field.path == path && field.of == super::field::Sheet::Lines)
            })
        };
        let said = |place: usize| record.said.iter().find(|said| said.column == place);
        let of_row = of_line("currency").find_map(|(place, _)| said(place)?.fact.text().map(ToString::to_string));
        for (place, _) in of_line("value") {
            let column = self.by_column.entry(place).or_default();
            if is_other {
                column.by_currency.values_mut().for_each(|sum| sum.good = 0);
            }
            let Some(said) = said(place) else {
                column.is_open |= !one.cell(place).is_blank();
                continue;
            };
            let Some(value) = said.fact.text().and_then(micro) else { continue };
            let currency = said.currency.clone().or_else(|| of_row.clone());
            let sum = column.by_currency.entry(currency).or_default();
            sum.lines = sum.lines.saturating_add(1);
            for part in [&mut sum.all, &mut sum.since, &mut sum.good, &mut sum.with] {
                *part = part.saturating_add(value);
            }
        }
    }

    /// Counts a row that is no line but may be in a total: wages, overheads.
    pub(super) fn beside(&mut self, one: &One<'_>, figures: &[(usize, &Cell<'_>)]) {
        for (place, cell) in figures {
            let Ok(Some((value, currency))) = one.amount(*place, cell) else { continue };
            let column = self.by_column.entry(*place).or_default();
            let currency = currency.or_else(|| one.currency_of_row());
            let sum = match column.by_currency.len() {
                // Where nothing says it, it is that of the lines.
                1 if currency.is_none() => column.by_currency.values_mut().next(),
                _ => Some(column.by_currency.entry(currency).or_default()),
            };
            let Some(sum) = sum else { continue };
            sum.with = sum.with.saturating_add(micro(&value).unwrap_or(0));
        }
    }

    /// Holds a total against its lines: each figure against those of its currency.
    pub(super) fn hold(&mut self, one: &One<'_>, figures: &[(usize, &Cell<'_>)]) -> Held {
        let mut held = Held::default();
        for (place, cell) in figures {
            let said = one.amount(*place, cell).ok().flatten();
            let column = self.by_column.get_mut(place).filter(|column| !column.is_open);
            let found = said.zip(column).and_then(|((text, currency), column)| {
                let sum = column.sum_of(currency.or_else(|| one.currency_of_row()))?;
                Some((micro(&text)?, text, sum))
            });
            let Some((total, text, sum)) = found else {
                held.is_unchecked = true;
                continue;
            };
            let near = |part: i128| part.saturating_sub(total).saturating_abs() <= tolerance(&text, sum.lines);
            let is_sum = [sum.all, sum.since, sum.good, sum.with].into_iter().any(near);
            if !is_sum {
                let at = one.sheet.at(*place, one.row.number);
                let lines = if sum.since == 0 { sum.all } else { sum.since };
                held.faults.push(Fault::at("total-differs", at).given(text.as_str()).allowed(plain(lines)));
            }
            sum.since = 0;
        }
        held
    }
}

impl Column {
    /// The sum of the lines in a total's currency; of all lines, where they and the total leave no doubt.
    fn sum_of(&mut self, currency: Option<String>) -> Option<&mut Sum> {
        self.by_currency.retain(|_, sum| sum.lines > 0 || sum.with != 0);
        let is_of_home = |currency: &Option<String>| currency.as_deref().is_none_or(|own| own == super::money::HOME);
        if let [only] = self.by_currency.keys().cloned().collect::<Vec<_>>().as_slice() {
            let is_same = currency.is_none() || *only == currency || (is_of_home(only) && is_of_home(&currency));
            return self.by_currency.get_mut(only).filter(|sum| is_same && sum.lines > 0);
        }
        currency.and_then(|said| self.by_currency.get_mut(&Some(said))).filter(|sum| sum.lines > 0)
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

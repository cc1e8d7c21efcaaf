//! Amounts without VAT, the VAT and amounts with it, in columns beside each other: whether they add up.

use super::cell::Cell;
use super::column::Form;
use super::field::Sheet;
use super::layout::{Column, Usage, Use};
use super::row::One;
use super::sums::{micro, plain};
use super::survey::Seen;
use super::value::{Fact, Kind};
use crate::doc::Fault;

/// Columns of one amount: without VAT, the VAT where a column holds it, with VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Triple {
    net: usize,
    vat: Option<usize>,
    gross: usize,
}

/// A column under `НДС` that holds figures holds sums or rates of VAT and no basis: it is the user's own.
pub(super) fn settle(seen: &Seen, columns: &mut [Column], is_said: impl Fn(usize) -> bool) {
    for (place, column) in columns.iter_mut().enumerate() {
        let is_basis = column.field().is_some_and(|field| field.kind == Kind::Vat);
        if is_basis && seen.tallies.get(place).is_some_and(super::tally::Tally::is_of_figures) && !is_said(place) {
            column.usage = Usage::Own;
            column.is_vat_sum = true;
        }
    }
}

/// Finds the columns that must add up: an amount of lines without VAT that counts, and the same with VAT that does not.
pub(super) fn triple(seen: &Seen, columns: &[Column], losers: &[(usize, usize)]) -> Option<Triple> {
    let is_value = |of: &Use| of.of == Sheet::Lines && of.path == "value";
    let (net, gross) = losers.iter().copied().find(|(net, gross)| {
        let counts = columns.get(*net).and_then(Column::field).is_some_and(is_value);
        counts && columns.get(*gross).is_some_and(|column| column.vat_included == Some(true))
    })?;
    let says_vat = |place: usize| {
        let head = seen.found.as_ref().and_then(|found| found.columns.get(place));
        head.is_some_and(|head| head.said.other == Some("vat-amount"))
    };
    let mut sums = columns.iter().enumerate().filter(|(place, column)| column.is_vat_sum || says_vat(*place));
    let vat = match (sums.next(), sums.next()) {
        (Some((place, _)), None) => Some(place),
        _ => None,
    };
    Some(Triple { net, vat, gross })
}

/// Cents by which sums may differ: each of three is rounded.
const ROUNDING: i128 = 20_000;

impl Triple {
    /// The fault of a row whose amounts with and without VAT do not agree.
    pub(super) fn fault(self, one: &One<'_>) -> Option<Fault> {
        let read = |place: usize| {
            let column = one.sheet.columns.get(place)?;
            let said = one.read_as(Kind::Amount, one.cell(place), column)?;
            let Fact::Text(text) = said else { return None };
            Some((micro(&text)?, text))
        };
        let ((net, _), (gross, text)) = (read(self.net)?, read(self.gross)?);
        let vat = self.vat.map(|place| read_vat(one, place));
        let sums = match vat {
            // Where no column says the VAT, the larger holds it.
            None if gross >= net => return None,
            None => [Some(net), None, None],
            Some(vat) => {
                let vat = vat.unwrap_or(0);
                let share = |whole: i128| net.checked_mul(vat)?.checked_div(whole)?.checked_add(net);
                // The VAT as a sum, in percent, as a part of one.
                [net.checked_add(vat), share(100_000_000), share(1_000_000)]
            }
        };
        let near = |sum: i128| sum.saturating_sub(gross).saturating_abs() <= ROUNDING;
        if sums.into_iter().flatten().any(near) {
            return None;
        }
        let [sum, ..] = sums;
        let fault = Fault::at("vat-differs", one.sheet.at(self.gross, one.row.number)).given(text);
        Some(fault.allowed(plain(sum.unwrap_or(net))))
    }
}

/// A sum of VAT, or a rate: `36`, `12 %`, `0,12`.
fn read_vat(one: &One<'_>, place: usize) -> Option<i128> {
    let column = one.sheet.columns.get(place)?;
    let column =
        Column { form: if column.form == Form::Canonical { Form::Open } else { column.form }, ..column.clone() };
    let cell = one.cell(place);
    let text = cell.shown().trim().trim_end_matches('%').trim();
    let bare = if text.len() < cell.shown().trim().len() { Cell::text(text) } else { cell.clone() };
    let said = one.read_as(Kind::Quantity, &bare, &column)?;
    if let Fact::Text(text) = said { micro(&text) } else { None }
}

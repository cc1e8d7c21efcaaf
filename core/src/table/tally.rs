//! What the cells of a column look like, counted over all its rows.

use alloc::string::String;
use alloc::vec::Vec;

use super::cell::{Cell, Content};
use super::column::Evidence;
use super::value::{Context, Kind, read};
use crate::doc::shortened;
use crate::names::Language;

/// What the cells of a column look like.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// How many hold something.
    pub(super) filled: u32,
    /// The first three of them.
    pub(super) samples: Vec<String>,
    /// How it writes numbers and days.
    pub(super) evidence: Evidence,
    /// Of the first ones, how many were looked at, and how many read as codes, countries, currencies.
    looked_at: u32,
    codes: u32,
    countries: u32,
    currencies: u32,
    figures: u32,
    /// Whether one stands for what is above it.
    pub(super) has_ditto: bool,
}

const SAMPLES: usize = 3;
/// So many cells show what a column is of.
const LOOKED_AT: u32 = 100;
/// Shorter numbers are rarely codes.
const CODE_DIGITS: usize = 6;

impl Tally {
    /// Counts a cell.
    pub(super) fn add(&mut self, row: u32, cell: &Cell<'_>) {
        if cell.is_blank() {
            return;
        }
        self.filled = self.filled.saturating_add(1);
        if self.samples.len() < SAMPLES {
            self.samples.push(shortened(super::heading::text(cell)));
        }
        self.evidence.note(Kind::Amount, row, cell);
        self.evidence.note(Kind::Day, row, cell);
        self.has_ditto = self.has_ditto || super::ditto::is_ditto(cell);
        if self.looked_at >= LOOKED_AT {
            return;
        }
        self.looked_at = self.looked_at.saturating_add(1);
        self.figures = self.figures.saturating_add(u32::from(super::heading::is_figure(cell)));
        let context = Context::of(Language::En);
        let reads = |kind| matches!(read(kind, cell, &context), Ok(Some(_)));
        let text = cell.shown();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits >= CODE_DIGITS && reads(Kind::Code) {
            self.codes = self.codes.saturating_add(1);
        }
        // A number is neither, whatever numbers countries and currencies have.
        if digits == 0 && matches!(cell.content, Content::Text(_)) {
            self.countries = self.countries.saturating_add(u32::from(reads(Kind::Country)));
            self.currencies = self.currencies.saturating_add(u32::from(reads(Kind::Currency)));
        }
    }

    /// Whether most of its cells hold figures.
    pub(super) fn is_of_figures(&self) -> bool {
        self.figures.saturating_mul(2) > self.looked_at
    }

    /// What most of its cells read as.
    pub(super) fn looks_like(&self) -> Option<Kind> {
        let most = |count: u32| count > 0 && count.saturating_mul(2) > self.looked_at;
        let kinds = [(self.codes, Kind::Code), (self.countries, Kind::Country), (self.currencies, Kind::Currency)];
        kinds.into_iter().find(|(count, _)| most(*count)).map(|(_, kind)| kind)
    }
}

//! What rows say of others: parts of the row above, notes on the units of all amounts.

use alloc::string::{String, ToString};

use super::field::Sheet;
use super::heading::{self, Units};
use super::layout::{Column, Usage};
use super::row::One;
use super::unit;
use crate::doc::{Fault, shortened};

impl One<'_> {
    /// The fault of a row that is numbered as a part of the row before it, where both have a value: `1` and `1.1`.
    pub(super) fn part_of(&self, last: &mut Option<String>) -> Option<Fault> {
        let number = self.number();
        let above = last.take();
        if self.has_value() {
            last.clone_from(&number);
        }
        let (above, own) = (above?, number?);
        let rest = own.strip_prefix(above.as_str())?.strip_prefix('.')?;
        let is_part =
            rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && rest.bytes().any(|byte| byte != b'.');
        let fault = || Fault::at("part-of-row", self.sheet.at(self.first_place(), self.row.number)).given(own.clone());
        (is_part && self.has_value()).then(|| fault().allowed(above))
    }

    /// The number of the row in a column that numbers rows.
    fn number(&self) -> Option<String> {
        let is_numbering = |column: &Column| column.usage == Usage::Own && column.is_numbering;
        let place = self.sheet.columns.iter().position(is_numbering)?;
        let text = heading::text(self.cell(place));
        let text = text.trim_end_matches('.');
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !text.is_empty();
        is_number.then(|| text.to_string())
    }

    fn has_value(&self) -> bool {
        let is_value = |column: &Column| {
            column
                .field()
                .is_some_and(|field| field.of == Sheet::Lines && matches!(&*field.path, "value" | "unit_price"))
        };
        let mut columns = self.sheet.columns.iter().enumerate().filter(|(_, column)| is_value(column));
        columns.any(|(place, _)| !self.cell(place).is_blank())
    }

    /// The fault of a text below the table that says another unit of amounts than what stands above them.
    pub(super) fn note_of_units(&self) -> Option<Fault> {
        let (place, text) = self.row.cells.iter().enumerate().find_map(|(place, cell)| {
            let text = heading::text(cell);
            (!unit::units(&text).0.is_empty()).then_some((place, text))
        })?;
        let said = Units::of(&unit::units(&text).0);
        let mut amounts = self.sheet.columns.iter().filter(|column| column.is_money());
        let differs = |column: &Column| {
            let vat = column.vat_included.or(self.layout.vat_included);
            said.scale.is_some_and(|scale| scale != column.scale.unwrap_or(0))
                || said.vat_included.is_some_and(|included| Some(included) != vat)
                || said.currency.as_ref().is_some_and(|currency| {
                    column.currency.as_ref().is_some_and(|own| own != currency)
                        || (column.currency.is_none() && currency != super::money::HOME)
                })
        };
        let fault = || Fault::at("units-below", self.sheet.at(place, self.row.number)).given(shortened(text.clone()));
        amounts.any(differs).then(fault)
    }
}

//! The second pass: each row below the headings to a record, what a row says before it is known what stands beside it.

use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::answer::{Apart, Role};
use super::apart::What;
use super::cell::Row;
use super::ditto::Above;
use super::heading;
use super::layout::{Column, Layout};
use super::merged::Merged;
use super::row::{Names, One};
use super::sums::{self, Sums};
use super::value::{Context, Doubt, Fact, Kind, Said, read};
use crate::doc::{Fault, shortened};
use crate::law::{Library, Rulebook};

/// A total that could not be held against its lines.
const UNCHECKED: &str = "total-unchecked";

/// What one row says. It may be kept elsewhere between the passes: it serialises.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The place of its sheet.
    pub sheet: usize,
    /// Its row.
    pub row: u32,
    /// Of a good or contract its own id; of a line or purchase that of the good or contract that it belongs to.
    pub id: Option<String>,
    /// The id as it is compared with those that look like it: `001` is nearly `1`, `b2` nearly `B2`.
    pub key: String,
    /// The ids of the rows before and behind it. Where it meets no good, it may belong to theirs.
    pub beside: Vec<String>,
    /// The facts that it states.
    pub(super) said: Vec<Stated>,
    /// What stands in the user's own columns.
    pub(super) own: Vec<(usize, String)>,
    /// What is wrong with its cells.
    pub(super) faults: Vec<Fault>,
}

/// A fact that a cell states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stated {
    pub(super) column: usize,
    pub(super) fact: Fact,
    pub(super) currency: Option<String>,
    /// Of a quantity: its measure, where one stands beside it.
    pub(super) measure: Option<String>,
}

impl Stated {
    /// What a cell says under a heading: a price of many as that of one.
    pub(super) fn of(place: usize, said: Said, column: &Column) -> Stated {
        let fact = match said.fact {
            Fact::Text(text) if column.of_many > 0 => Fact::Text(super::per::of_one(&text, column.of_many)),
            fact => fact,
        };
        Stated { column: place, fact, currency: said.currency, measure: said.measure }
    }
}

/// A figure of the good that a row below the lines states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) what: What,
    pub(super) path: &'static str,
    pub(super) at: String,
    pub(super) value: String,
    pub(super) currency: Option<String>,
    /// Its place among the rows that are set apart.
    pub(super) place: usize,
}

/// What is known when all rows were read.
#[derive(Clone, Debug, Default)]
pub struct Rest {
    /// The last records.
    pub records: Vec<Record>,
    /// Rows that were set apart, with the place of their sheet.
    pub apart: Vec<(usize, Apart)>,
    /// What is wrong with the tables as a whole.
    pub faults: Vec<Fault>,
    pub(super) figures: Vec<Figure>,
}

/// The second pass over tables. Give it the sheets and their rows again.
#[derive(Debug)]
pub struct Reader {
    layout: Arc<Layout>,
    sheet: usize,
    merged: Merged,
    above: Above,
    /// The number of the last line, where it has a value.
    numbered: Option<String>,
    is_first: bool,
    before: Option<String>,
    waiting: Option<Record>,
    /// Texts below a total: notes where no line follows, else lines.
    notes: Vec<(Record, Apart, Option<Fault>)>,
    sums: Sums,
    is_below: bool,
    names: Names,
    rest: Rest,
}

impl Reader {
    /// A reader of tables that are understood so.
    pub fn new(layout: Arc<Layout>) -> Reader {
        Reader {
            layout,
            sheet: 0,
            merged: Merged::default(),
            above: Above::default(),
            numbered: None,
            is_first: true,
            before: None,
            waiting: None,
            notes: Vec::new(),
            sums: Sums::default(),
            is_below: false,
            names: Names::default(),
            rest: Rest::default(),
        }
    }

    /// Begins a sheet, by the place that the survey gave it; answers with the last record of the one before.
    pub fn sheet(&mut self, place: usize) -> Vec<Record> {
        self.keep_notes();
        let last = self.next(None);
        let merged = self.layout.sheets.get(place).map(|sheet| sheet.sheet.merged.as_slice()).unwrap_or_default();
        self.merged = Merged::of(merged);
        (self.above, self.numbered) = (Above::default(), None);
        self.sheet = place;
        (self.is_first, self.is_below, self.before) = (true, false, None);
        self.sums = Sums::default();
        self.names = Names::default();
        last.into_iter().collect()
    }

    /// Reads rows of the sheet.
    pub fn rows(&mut self, rows: &[Row<'_>], library: &Library) -> Vec<Record> {
        let layout = Arc::clone(&self.layout);
        let Some(sheet) = layout.sheets.get(self.sheet) else { return Vec::new() };
        let Some((_, last)) = sheet.headings.filter(|_| sheet.role.has_records()) else { return Vec::new() };
        let mut records = Vec::with_capacity(rows.len());
        for row in rows {
            let mut fill = self.merged.fill(row);
            if row.number <= last || row.is_blank() {
                continue;
            }
            if core::mem::take(&mut self.is_first) && heading::is_numbering(row) {
                continue;
            }
            self.above.fill(sheet, row, &mut fill);
            let one = One { layout: &layout, sheet, row, fill: &fill, library, place: self.sheet };
            let what = one.apart(self.is_below);
            let unclear = one.unclear(what);
            match what {
                Some(What::Note) => {
                    let apart = Apart::new(What::Note.name(), sheet.at(one.first_place(), row.number), row);
                    let fault = one.note_of_units();
                    self.notes.push((one.record(&mut self.names), apart, fault));
                    continue;
                }
                Some(what) if unclear.is_none() => {
                    if !matches!(what, What::Headings | What::Numbering) {
                        self.above.clear();
                    }
                    self.set_apart(&one, what);
                    continue;
                }
                Some(_) | None => {}
            }
            // A line follows, so that these were lines, too.
            for (note, ..) in core::mem::take(&mut self.notes) {
                records.extend(self.next(Some(note)));
            }
            let mut record = one.record(&mut self.names);
            record.faults.extend(unclear);
            if !record.faults.is_empty() && one.is_of_headings() {
                let at = sheet.at(one.first_place(), row.number);
                record.faults = Vec::from([Fault::at("second-headings", at)]);
            }
            record.faults.extend(one.part_of(&mut self.numbered));
            record.faults.extend(sheet.vat_sum.and_then(|triple| triple.fault(&one)));
            self.above.keep(sheet, |place| one.cell(place));
            self.sums.add(&one, &record);
            records.extend(self.next(Some(record)));
        }
        records
    }

    /// Ends the reading.
    pub fn finish(mut self) -> Rest {
        self.keep_notes();
        let last = self.next(None);
        self.rest.records.extend(last);
        self.rest
    }

    /// Sets the texts below the last total apart.
    fn keep_notes(&mut self) {
        let notes = core::mem::take(&mut self.notes);
        for (_, apart, fault) in notes {
            self.rest.apart.push((self.sheet, apart));
            self.rest.faults.extend(fault);
        }
    }

    /// Hands on the record that waited for the one behind it.
    fn next(&mut self, record: Option<Record>) -> Option<Record> {
        let behind = record.as_ref().and_then(|record| record.id.clone());
        let waiting = core::mem::replace(&mut self.waiting, record);
        let mut waiting = waiting?;
        let own = waiting.id.clone();
        let beside = [self.before.take(), behind].into_iter().flatten();
        waiting.beside = beside.filter(|id| Some(id) != own.as_ref()).collect();
        self.before = own.or_else(|| waiting.beside.first().cloned());
        Some(waiting)
    }

    /// Notes a row that is no line: what it says of the good, or whether its sum is that of the lines.
    fn set_apart(&mut self, one: &One<'_>, what: What) {
        let at = one.sheet.at(one.first_place(), one.row.number);
        let mut apart = Apart::new(what.name(), at.clone(), one.row);
        self.is_below |= matches!(what, What::Total | What::Price | What::ProductionCost | What::Profit);
        let figures = one.figures();
        if let Some((place, cell)) = figures.first() {
            match one.amount(*place, cell) {
                Ok(Some((value, currency))) => {
                    apart.value = Some(value.clone());
                    self.figure(one, what, (*place, value, currency), &mut apart);
                }
                Ok(None) => {}
                // A total that cannot be read says nothing; a price or a cost is asked for where it is needed.
                Err(doubt) if matches!(what, What::Price | What::ProductionCost) => {
                    self.rest.faults.push(fault(&doubt, one.sheet.at(*place, one.row.number)));
                }
                Err(_) => apart.value = Some(shortened(cell.shown().to_string())),
            }
        }
        if what == What::Total && one.has_lines() {
            let held = self.sums.hold(one, &figures);
            self.rest.faults.extend(held.faults);
            if held.is_unchecked {
                apart.what = UNCHECKED.to_string();
            }
        } else if what != What::Total {
            self.sums.beside(one, &figures);
        }
        self.rest.apart.push((self.sheet, apart));
    }

    fn figure(
        &mut self,
        one: &One<'_>,
        what: What,
        (place, value, currency): (usize, String, Option<String>),
        apart: &mut Apart,
    ) {
        let path = match what {
            What::Price => "good/ex_works_price",
            What::ProductionCost => "good/production_cost",
            _ => return,
        };
        // A table of many goods has none that such a row would be of.
        if one.layout.ask.about != super::ask::About::Bill {
            return;
        }
        let at = one.sheet.at(place, one.row.number);
        if let Some(other) = self.rest.figures.iter().find(|other| other.path == path) {
            if sums::micro(&other.value) != sums::micro(&value) {
                let fault =
                    Fault::at("figures-differ", at).given(value).allowed([&other.value, " (", &other.at, ")"].concat());
                self.rest.faults.push(fault);
            }
            return;
        }
        let currency = match one.currency_of_figure(place, currency.as_deref()) {
            Ok(said) => currency.or(said),
            Err(fault) => {
                self.rest.faults.push(fault);
                currency
            }
        };
        apart.used_as = Some(["/", path].concat());
        let order = self.rest.apart.len();
        self.rest.figures.push(Figure { what, path, at, value, currency, place: order });
    }
}

impl Role {
    /// Whether its rows are records.
    pub fn has_records(self) -> bool {
        matches!(
            self,
            Role::Goods | Role::Lines | Role::GoodsAndLines | Role::Contracts | Role::ContractGoods | Role::Purchases
        )
    }
}

/// A doubt as a fault, with its offers.
pub(super) fn fault(doubt: &Doubt, at: String) -> Fault {
    doubt.fault(&at)
}

/// An id as it is compared with those that look like it.
pub(super) fn key(id: &str) -> String {
    // Nearly all ids are of letters without look-alikes.
    if id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/' | b'_' | b' ')) {
        let words = id.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.map(|word| match word.trim_start_matches('0') {
            "" => String::from("0"),
            rest => rest.to_ascii_lowercase(),
        });
        return words.collect::<Vec<_>>().join(" ");
    }
    let words = crate::names::words(id);
    let without_zeros = |word: crate::names::Word| {
        let digits = word.key.trim_start_matches('0');
        String::from(if digits.is_empty() { "0" } else { digits })
    };
    words.into_iter().map(without_zeros).collect::<Vec<_>>().join(" ")
}

/// What is decided of a column's cells.
pub(super) fn context<'c>(
    layout: &'c Layout,
    column: &'c Column,
    library: &'c Library,
    rulebook: Option<&'c Rulebook>,
) -> Context<'c> {
    Context {
        form: column.form,
        order: column.order,
        currency: column.currency.as_deref(),
        vat_included: column.vat_included.or(layout.vat_included),
        scale: column.scale.unwrap_or(0),
        measure: column.measure.as_deref(),
        library: Some(library),
        rulebook,
        ..Context::of(layout.ask.language)
    }
}

/// The rulebook of this name, or the one that holds for all.
pub(super) fn book<'l>(layout: &Layout, library: &'l Library, name: Option<&str>) -> Option<&'l Rulebook> {
    let of_label = || {
        let label = layout.labels.iter().find(|label| label.path == "rulebook")?;
        let said = read(Kind::Rulebook, &label.cell, &context(layout, &label.column, library, None)).ok()??;
        said.fact.text().map(ToString::to_string)
    };
    let of_all = || layout.ask.same.text("rulebook").map(ToString::to_string);
    let name = name.map(ToString::to_string).or_else(of_label).or_else(of_all)?;
    library.named(&name).ok()
}

impl Fact {
    /// The text of a fact that is one.
    pub(super) fn text(&self) -> Option<&str> {
        if let Fact::Text(text) = self { Some(text) } else { None }
    }

    /// The fact as it is shown where another says otherwise.
    pub(super) fn shown(&self) -> String {
        match self {
            Fact::Text(text) => text.clone(),
            Fact::Flag(value) => value.to_string(),
            Fact::Names(names) => names.join("; "),
            Fact::Mass(amount, unit) => [amount, " ", unit].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ids_of_plain_letters_have_the_key_of_any_id(id in "[a-zA-Z0-9 ./_-]{0,12}") {
            let words = crate::names::words(&id).into_iter().map(|word| {
                let rest = word.key.trim_start_matches('0').to_string();
                if rest.is_empty() { String::from("0") } else { rest }
            });
            prop_assert_eq!(key(&id), words.collect::<Vec<_>>().join(" "));
        }
    }
}

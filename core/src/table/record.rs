//! The second pass: each row below the headings to a record, what a row says before it is known what stands beside it.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::answer::{Apart, Role};
use super::apart::{self, What};
use super::cell::{Cell, Row};
use super::field::Sheet;
use super::heading;
use super::layout::{Column, Layout, SheetLayout, Usage};
use super::merged::Merged;
use super::sums::Sums;
use super::value::{Context, Doubt, Fact, Kind, read};
use crate::fault::{Fault, shortened};
use crate::rulebook::{Library, Rulebook};

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
    is_first: bool,
    before: Option<String>,
    waiting: Option<Record>,
    sums: Sums,
    is_below: bool,
    rest: Rest,
}

impl Reader {
    /// A reader of tables that are understood so.
    pub fn new(layout: Arc<Layout>) -> Reader {
        Reader {
            layout,
            sheet: 0,
            merged: Merged::default(),
            is_first: true,
            before: None,
            waiting: None,
            sums: Sums::default(),
            is_below: false,
            rest: Rest::default(),
        }
    }

    /// Begins a sheet, by the place that the survey gave it; answers with the last record of the one before.
    pub fn sheet(&mut self, place: usize) -> Vec<Record> {
        let last = self.next(None);
        let merged = self.layout.sheets.get(place).map(|sheet| sheet.sheet.merged.as_slice()).unwrap_or_default();
        self.merged = Merged::of(merged);
        self.sheet = place;
        (self.is_first, self.is_below, self.before) = (true, false, None);
        self.sums = Sums::default();
        last.into_iter().collect()
    }

    /// Reads rows of the sheet.
    pub fn rows(&mut self, rows: &[Row<'_>], library: &Library) -> Vec<Record> {
        let layout = Arc::clone(&self.layout);
        let Some(sheet) = layout.sheets.get(self.sheet) else { return Vec::new() };
        let Some((_, last)) = sheet.headings.filter(|_| sheet.role.has_records()) else { return Vec::new() };
        let mut records = Vec::with_capacity(rows.len());
        for row in rows {
            let fill = self.merged.fill(row);
            if row.number <= last || row.is_blank() {
                continue;
            }
            if core::mem::take(&mut self.is_first) && heading::is_numbering(row) {
                continue;
            }
            let one = One { layout: &layout, sheet, row, fill: &fill, library, place: self.sheet };
            if let Some(what) = one.apart(self.is_below) {
                self.set_apart(&one, what);
                continue;
            }
            let record = one.record();
            self.sums.add(&one, &record);
            records.extend(self.next(Some(record)));
        }
        records
    }

    /// Ends the reading.
    pub fn finish(mut self) -> Rest {
        let last = self.next(None);
        self.rest.records.extend(last);
        self.rest
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
            self.rest.faults.extend(self.sums.differs(one, &figures));
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
        if one.layout.ask.about != super::ask::About::Bill || self.rest.figures.iter().any(|other| other.path == path) {
            return;
        }
        apart.used_as = Some(["/", path].concat());
        let (at, order) = (one.sheet.at(place, one.row.number), self.rest.apart.len());
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
    let words = super::names::words(id);
    let without_zeros = |word: super::names::Word| {
        let digits = word.key.trim_start_matches('0');
        String::from(if digits.is_empty() { "0" } else { digits })
    };
    words.into_iter().map(without_zeros).collect::<Vec<_>>().join(" ")
}

/// One row while it is read.
pub(super) struct One<'o> {
    pub(super) layout: &'o Layout,
    pub(super) sheet: &'o SheetLayout,
    pub(super) row: &'o Row<'o>,
    /// What merged cells of several rows give to this one, by column.
    pub(super) fill: &'o BTreeMap<usize, Cell<'static>>,
    pub(super) library: &'o Library,
    pub(super) place: usize,
}

impl<'o> One<'o> {
    /// A cell, with what a merged one gives it.
    pub(super) fn cell(&self, place: usize) -> &Cell<'o> {
        let own = self.row.cell(place);
        match self.fill.get(&place) {
            Some(filled) if own.is_blank() => filled,
            _ => own,
        }
    }

    fn first_place(&self) -> usize {
        self.row.cells.iter().position(|cell| !cell.is_blank()).unwrap_or(0)
    }

    /// Whether the sheet has lines.
    fn has_lines(&self) -> bool {
        matches!(self.sheet.role, Role::Lines | Role::GoodsAndLines)
    }

    /// Whether the row is no line, and what then. Below totals texts without figures are signatures and notes.
    fn apart(&self, is_below: bool) -> Option<What> {
        let states = |kind: Kind| {
            let own = self.sheet.columns.iter().enumerate().filter(|(_, column)| {
                column.field().is_some_and(|field| field.kind == kind && field.of != Sheet::Goods)
            });
            own.clone().any(|(place, _)| self.row.cell(place).shown().chars().any(char::is_alphanumeric))
        };
        let has_digits =
            || self.row.cells.iter().any(|cell| cell.shown().contains(|letter: char| letter.is_ascii_digit()));
        if is_below && self.has_lines() && !states(Kind::Country) && !has_digits() {
            return Some(What::Note);
        }
        if self.sheet.apart.is_empty() && (states(Kind::Code) || states(Kind::Country)) {
            return None;
        }
        let text = self.label()?;
        if let Some(said) = self.sheet.apart.get(&text) {
            return What::of_name(said);
        }
        if states(Kind::Code) || states(Kind::Country) {
            return None;
        }
        let what = apart::what(&text);
        if !self.has_lines() {
            // A good or a contractor may be called so: whoever has a number of its own is no total.
            return what.filter(|what| *what == What::Total && !self.is_numbered());
        }
        let has_figures = self.row.cells.iter().any(heading::is_figure);
        match what {
            Some(What::Section) if has_figures => None,
            Some(What::Total | What::Section) => what,
            Some(_) if has_figures => what,
            // What is named without a figure states nothing, and is no line either.
            Some(_) => Some(What::Note),
            None if is_below && !has_figures => Some(What::Note),
            None => None,
        }
    }

    /// Whether the row has an id that is not itself the word of a total.
    fn is_numbered(&self) -> bool {
        let ids = self.sheet.columns.iter().zip(&self.row.cells);
        ids.filter(|(column, cell)| column.field().is_some_and(|field| field.kind == Kind::Id) && !cell.is_blank())
            .any(|(_, cell)| apart::what(&heading::text(cell)) != Some(What::Total))
    }

    /// The text by which a row is known: its name, else its first text.
    fn label(&self) -> Option<String> {
        let named = self.sheet.column_of(Sheet::Lines, "name").or(self.sheet.column_of(Sheet::ContractGoods, "name"));
        let texts = self.row.cells.iter().filter(|cell| !cell.is_blank() && !heading::is_figure(cell));
        let first = || texts.clone().map(heading::text).next();
        let name = named.map(|place| self.row.cell(place)).filter(|cell| !cell.is_blank() && !heading::is_figure(cell));
        // A total stands where there is room: its word may be in any column.
        let total = texts.clone().map(heading::text).find(|text| apart::what(text) == Some(What::Total));
        total.or_else(|| name.map(heading::text)).or_else(first)
    }

    /// The cells of a row's amount: those of the columns of values, else the only figure in the row.
    pub(super) fn figures(&self) -> Vec<(usize, &Cell<'o>)> {
        let is_value = |column: &Column| column.field().is_some_and(|field| field.path == "value");
        let values = self.sheet.columns.iter().enumerate().filter(|(_, column)| is_value(column));
        let filled: Vec<(usize, &Cell<'o>)> =
            values.map(|(place, _)| (place, self.row.cell(place))).filter(|(_, cell)| !cell.is_blank()).collect();
        if !filled.is_empty() {
            return filled;
        }
        let all = self.row.cells.iter().enumerate();
        let figures: Vec<(usize, &Cell<'o>)> =
            all.filter(|(place, cell)| *place > self.first_place() && heading::is_figure(cell)).collect();
        if figures.len() == 1 { figures } else { Vec::new() }
    }

    /// A cell as an amount, read as the column of values is.
    pub(super) fn amount(&self, place: usize, cell: &Cell<'_>) -> Result<Option<(String, Option<String>)>, Doubt> {
        let is_value = |column: &&Column| column.field().is_some_and(|field| field.path == "value");
        let own = self.sheet.columns.get(place).filter(is_value);
        let column = own.or_else(|| self.sheet.columns.iter().find(is_value));
        let blank = Column::default();
        let said = read(Kind::Amount, cell, &self.context(column.unwrap_or(&blank), None))?;
        Ok(said.and_then(|said| match said.fact {
            Fact::Text(text) => Some((text, said.currency)),
            _ => None,
        }))
    }

    fn context<'c>(&'c self, column: &'c Column, rulebook: Option<&'c Rulebook>) -> Context<'c> {
        context(self.layout, column, self.library, rulebook)
    }

    /// What the row says.
    fn record(&self) -> Record {
        let mut record = Record { sheet: self.place, row: self.row.number, ..Record::default() };
        let book = self.rulebook();
        for (place, column) in self.sheet.columns.iter().enumerate() {
            self.column(place, column, book, &mut record);
        }
        // A row may be longer than the headings and all rows that were counted.
        for (place, cell) in self.row.cells.iter().enumerate().skip(self.sheet.columns.len()) {
            if !cell.is_blank() {
                record.faults.push(self.no_heading(place, cell));
            }
        }
        self.name(&mut record);
        record
    }

    fn column(&self, place: usize, column: &Column, book: Option<&Rulebook>, record: &mut Record) {
        let cell = self.cell(place);
        if cell.is_blank() {
            return;
        }
        let at = || self.sheet.at(place, self.row.number);
        match &column.usage {
            Usage::Blank | Usage::Ignored | Usage::Unclear => {}
            Usage::NoHeading => record.faults.push(self.no_heading(place, cell)),
            Usage::Own => record.own.push((place, heading::text(cell))),
            Usage::Field(field) => {
                let is_sum = matches!(field.kind, Kind::Amount | Kind::Quantity) && field.of != Sheet::Goods;
                if is_sum && self.fill.contains_key(&place) {
                    record.faults.push(Fault::at("merged-amount", at()).given(heading::text(cell)));
                    return;
                }
                match read(field.kind, cell, &self.context(column, book)) {
                    Ok(Some(said)) => {
                        record.said.push(Stated { column: place, fact: said.fact, currency: said.currency });
                    }
                    Ok(None) => {}
                    Err(doubt) => record.faults.push(fault(&doubt, at())),
                }
            }
        }
    }

    fn no_heading(&self, place: usize, cell: &Cell<'_>) -> Fault {
        Fault::at("under-no-heading", self.sheet.at(place, self.row.number)).given(heading::text(cell))
    }

    /// The rulebook by whose names operations are understood: the row's, else the document's.
    fn rulebook(&self) -> Option<&'o Rulebook> {
        let needs = |column: &Column| {
            column
                .field()
                .is_some_and(|field| matches!(field.kind, Kind::Operations | Kind::WhollyProduced | Kind::Reading))
        };
        if !self.sheet.columns.iter().any(needs) {
            return None;
        }
        let own = self
            .sheet
            .columns
            .iter()
            .enumerate()
            .find(|(_, column)| column.field().is_some_and(|field| field.path == "rulebook"));
        let of_row =
            own.and_then(|(place, column)| match read(Kind::Rulebook, self.cell(place), &self.context(column, None)) {
                Ok(Some(said)) => said.fact.text().map(ToString::to_string),
                _ => None,
            });
        book(self.layout, self.library, of_row.as_deref())
    }

    /// Takes the record's id out of its facts.
    fn name(&self, record: &mut Record) {
        let (of, path) = match self.sheet.role {
            Role::Goods | Role::GoodsAndLines => (Sheet::Goods, "id"),
            Role::Lines => (Sheet::Lines, "good"),
            Role::Contracts => (Sheet::Contracts, "id"),
            Role::ContractGoods => (Sheet::ContractGoods, "contract"),
            _ => return,
        };
        let Some(place) = self.sheet.column_of(of, path) else { return };
        let said = record.said.iter().position(|said| said.column == place);
        if let Some(at) = said
            && let Fact::Text(id) = record.said.remove(at).fact
        {
            record.key = key(&id);
            record.id = Some(id);
        }
        let is_many = self.layout.ask.about == super::ask::About::Goods;
        let at = self.sheet.at(place, self.row.number);
        if record.id.is_none() && is_many && record.faults.iter().all(|fault| fault.at != at) {
            record.faults.push(Fault::at("blank-good", at));
        }
    }
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
        }
    }
}

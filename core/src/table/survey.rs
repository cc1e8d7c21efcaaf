//! The first pass: looks at all rows of all sheets and decides how they are understood.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::answer::{Apart, LeftOut, Role};
use super::apart;
use super::ask::{About, Ask};
use super::cell::{Cell, Content, Row, Sheet};
use super::field;
use super::heading::{self, Headings};
use super::layout::{Column, Layout, SheetLayout};
use super::mapping::SheetMapping;
use super::tally::Tally;
use crate::doc::{Fault, shortened};

/// So many rows that hold something are kept to find the headings among them.
const EARLY: usize = 60;

/// The first pass over tables. Give it each sheet, and its rows in chunks; it answers with their [`Layout`].
#[derive(Debug)]
pub struct Survey {
    ask: Ask,
    is_one_of_many: bool,
    sheets: Vec<Seen>,
}

/// What was seen of a sheet.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) layout: SheetLayout,
    /// What the user says of it.
    pub(super) given: Option<SheetMapping>,
    /// Its first rows.
    pub(super) early: Vec<Row<'static>>,
    /// Whether the headings were looked for.
    is_settled: bool,
    pub(super) found: Option<Headings>,
    pub(super) tallies: Vec<Tally>,
    /// How many rows stand behind the first ones where there are no headings.
    pub(super) dropped: u32,
}

impl Survey {
    /// A survey of tables that are understood as asked. Where they come from several files, addresses name the file.
    pub fn new(ask: Ask, is_one_of_many: bool) -> Survey {
        Survey { ask, is_one_of_many, sheets: Vec::new() }
    }

    /// Begins a sheet; answers with its place, by which the second pass names it.
    pub fn sheet(&mut self, sheet: Sheet) -> usize {
        let given = self.ask.mapping.sheets.get(&sheet.name).cloned();
        let is_taken = self.sheets.iter().any(|seen| seen.layout.name == sheet.name);
        let mut layout = SheetLayout::new(sheet, self.is_one_of_many, is_taken);
        let is_ignored = self.ask.is_ignored(&layout.sheet.name) || self.ask.is_ignored(&layout.name);
        if is_ignored || given.as_ref().is_some_and(|given| given.about.as_deref() == Some("ignored")) {
            layout.role = Role::Ignored;
        }
        let (early, tallies) = (Vec::new(), Vec::new());
        self.sheets.push(Seen { layout, given, early, is_settled: false, found: None, tallies, dropped: 0 });
        self.sheets.len().saturating_sub(1)
    }

    /// Says how the text file of the last sheet was read.
    pub fn text(&mut self, encoding: &str, separator: Option<char>) {
        if let Some(seen) = self.sheets.last_mut() {
            seen.layout.encoding = Some(encoding.to_string());
            seen.layout.separator = separator.map(String::from);
        }
    }

    /// Looks at rows of the last sheet.
    pub fn rows(&mut self, rows: &[Row<'_>]) {
        let wanted = self.ask.about.sheets();
        if let Some(seen) = self.sheets.last_mut() {
            for row in rows {
                seen.row(row, wanted);
            }
        }
    }

    /// Decides how the tables are understood.
    pub fn finish(mut self) -> Layout {
        let wanted = self.ask.about.sheets();
        for seen in &mut self.sheets {
            seen.settle(wanted);
        }
        super::roles::decide(self.ask, self.sheets)
    }
}

impl About {
    /// What sheets such tables may have.
    pub(super) fn sheets(self) -> &'static [field::Sheet] {
        match self {
            About::Goods | About::Bill => &[field::Sheet::Goods, field::Sheet::Lines],
            About::Contract => &[field::Sheet::Contracts, field::Sheet::ContractGoods],
            About::Period => &[field::Sheet::Purchases],
        }
    }
}

impl Ask {
    /// Whether the user leaves out what has this name.
    pub(super) fn is_ignored(&self, name: &str) -> bool {
        let key = crate::names::folded(name);
        !key.is_empty() && self.ignore.iter().any(|ignored| crate::names::folded(ignored) == key)
    }
}

impl Seen {
    fn row(&mut self, row: &Row<'_>, wanted: &[field::Sheet]) {
        if self.layout.role == Role::Ignored || row.is_blank() {
            return;
        }
        if self.is_settled {
            self.count(row);
            return;
        }
        self.early.push(owned(row));
        if self.early.len() >= EARLY {
            self.settle(wanted);
        }
    }

    /// Looks for the headings among the first rows.
    fn settle(&mut self, wanted: &[field::Sheet]) {
        if self.is_settled {
            return;
        }
        self.is_settled = true;
        let merged = &self.layout.sheet.merged;
        let said = self.given.as_ref().and_then(|given| given.headings);
        self.found = match said {
            Some(said) => heading::given(&self.early, merged, said),
            None => heading::find(&self.early, merged, wanted),
        };
        let Some(found) = &self.found else { return };
        let mut next = found.next;
        if let Some(row) = self.early.get(next).filter(|row| heading::is_numbering(row)) {
            let at = self.layout.at(0, row.number);
            self.layout.above.push(Apart::new(apart::What::Numbering.name(), at, row));
            next = next.saturating_add(1);
        }
        self.layout.headings = Some(found.rows);
        let early = core::mem::take(&mut self.early);
        for row in early.iter().skip(next) {
            self.count(row);
        }
        self.early = early;
    }

    /// Counts a row below the headings.
    fn count(&mut self, row: &Row<'_>) {
        if self.found.is_none() {
            self.dropped = self.dropped.saturating_add(1);
            return;
        }
        self.layout.rows = self.layout.rows.saturating_add(1);
        if row.is_hidden {
            self.layout.hidden_rows = self.layout.hidden_rows.saturating_add(1);
        }
        if self.tallies.len() < row.cells.len() {
            self.tallies.resize_with(row.cells.len(), Tally::default);
        }
        for (tally, cell) in self.tallies.iter_mut().zip(&row.cells) {
            tally.add(row.number, cell);
        }
    }

    /// The columns with their headings and what was counted of them, before it is known what they state.
    pub(super) fn columns(&self) -> Vec<Column> {
        let heads = self.found.as_ref().map(|found| found.columns.as_slice()).unwrap_or_default();
        let width = heads.len().max(self.tallies.len());
        let column = |place: usize| {
            let tally = self.tallies.get(place);
            let is_hidden = self.layout.sheet.hidden_columns.iter().any(|hidden| usize::try_from(*hidden) == Ok(place));
            Column {
                heading: heads.get(place).map(|head| head.text.clone()).unwrap_or_default(),
                form: tally.map(|tally| tally.evidence.form()).unwrap_or_default(),
                order: tally.map(|tally| tally.evidence.order()).unwrap_or_default(),
                samples: tally.map(|tally| tally.samples.clone()).unwrap_or_default(),
                is_hidden,
                is_numbering: heads.get(place).is_some_and(|head| head.said.other == Some("numbering")),
                has_ditto: tally.is_some_and(|tally| tally.has_ditto),
                ..Column::default()
            }
        };
        (0..width).map(column).collect()
    }

    /// Rows of which nothing was understood: the first of them as a fault, the sheet as left out.
    pub(super) fn not_read(&mut self) -> Option<Fault> {
        let row = self.early.first()?;
        let (place, cell) = row.cells.iter().enumerate().find(|(_, cell)| !cell.is_blank())?;
        let at = self.layout.at(place, row.number);
        let text = shortened(cell.shown().to_string());
        self.layout.left_out.push(LeftOut { at: at.clone(), what: String::from("not-read"), text: text.clone() });
        Some(Fault::at("not-read", at).given(text).allowed(self.layout.sheet.name.clone()))
    }
}

impl Apart {
    /// A row that is set apart, by its first text.
    pub(super) fn new(what: &str, at: String, row: &Row<'_>) -> Apart {
        let first = row.cells.iter().find(|cell| !cell.is_blank()).map(heading::text).unwrap_or_default();
        Apart { what: what.to_string(), at, text: shortened(first), value: None, used_as: None }
    }
}

/// A row that owns what stands in it.
fn owned(row: &Row<'_>) -> Row<'static> {
    Row { number: row.number, is_hidden: row.is_hidden, cells: row.cells.iter().map(owned_cell).collect() }
}

/// A cell that owns what stands in it.
pub(super) fn owned_cell(cell: &Cell<'_>) -> Cell<'static> {
    let own = |text: &Cow<'_, str>| Cow::Owned(text.to_string());
    let content = match &cell.content {
        Content::Blank => Content::Blank,
        Content::Flag(value) => Content::Flag(*value),
        Content::Text(text) => Content::Text(own(text)),
        Content::Number(text) => Content::Number(own(text)),
        Content::Day(text) => Content::Day(own(text)),
        Content::Error(text) => Content::Error(own(text)),
    };
    Cell { content, format: own(&cell.format) }
}

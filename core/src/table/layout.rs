//! How tables are understood: what each sheet is about, where its headings stand, what each column states.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::address::letters;
use super::answer::{Apart, LeftOut, Role, Table};
use super::ask::Ask;
use super::cell::{Cell, Sheet};
use super::column::{Form, Order};
use super::field::{self, Match};
use super::heading::Units;
use super::mapping::{ColumnMapping, Mapping, SheetMapping};
use super::per::{self, Per};
use super::value::Kind;
use super::vat_sum::Triple;
use crate::doc::Fault;

/// How tables are understood. Made by [`Survey`](super::Survey), used by [`Reader`](super::Reader).
#[derive(Clone, Debug)]
pub struct Layout {
    /// What was asked.
    pub(super) ask: Ask,
    /// Each sheet in the order given.
    pub(super) sheets: Vec<SheetLayout>,
    /// Facts of the whole that stand in labels: beside a name, above the headings, on the document's sheet.
    pub(super) labels: Vec<Label>,
    /// Whether amounts include VAT, where headings, titles or `same` say it.
    pub(super) vat_included: Option<bool>,
    /// What is wrong with the tables as a whole.
    pub(super) faults: Vec<Fault>,
    /// For how many the bill is, where it is said.
    pub(super) pieces: Option<Pieces>,
}

/// For how many a bill is.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    /// Where it is said.
    pub(super) at: String,
    /// How many.
    pub(super) count: String,
    /// Of what.
    pub(super) measure: Option<String>,
    /// Whether it is said of the price, too.
    pub(super) is_price_said: bool,
}

/// How one sheet is understood.
#[derive(Clone, Debug)]
pub(super) struct SheetLayout {
    /// What the host tells of it.
    pub(super) sheet: Sheet,
    /// What stands before `!` in addresses.
    pub(super) name: String,
    /// What it is about.
    pub(super) role: Role,
    /// The rows of its headings.
    pub(super) headings: Option<(u32, u32)>,
    /// Its columns, from A on.
    pub(super) columns: Vec<Column>,
    /// What rows are, by their text, as the user says.
    pub(super) apart: BTreeMap<String, String>,
    /// Rows that are set apart above the headings.
    pub(super) above: Vec<Apart>,
    /// For how many its amounts are, as its titles say.
    pub(super) per: Option<Per>,
    /// Columns of the lines' value without VAT, of VAT and of the value with it.
    pub(super) vat_sum: Option<Triple>,
    /// What is not used.
    pub(super) left_out: Vec<LeftOut>,
    /// Rows below the headings that hold something, and how many of them are hidden.
    pub(super) rows: u32,
    pub(super) hidden_rows: u32,
    /// Of a text file.
    pub(super) encoding: Option<String>,
    pub(super) separator: Option<String>,
}

/// How one column is understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Its heading; empty where there is none.
    pub(super) heading: String,
    /// What it is used for.
    pub(super) usage: Usage,
    /// How it writes numbers.
    pub(super) form: Form,
    /// In which order it writes days.
    pub(super) order: Order,
    /// The currency of its amounts.
    pub(super) currency: Option<String>,
    /// Whether its amounts include VAT.
    pub(super) vat_included: Option<bool>,
    /// The power of ten by which its amounts are multiplied.
    pub(super) scale: Option<u8>,
    /// For how many its amounts are, where it is said: a count and a measure.
    pub(super) per: Option<Per>,
    /// Of a price of many: the power of ten that they are.
    pub(super) of_many: u8,
    /// The measure of its quantities, as the heading says it.
    pub(super) measure: Option<String>,
    /// Whether it numbers rows.
    pub(super) is_numbering: bool,
    /// Whether it holds sums or rates of VAT.
    pub(super) is_vat_sum: bool,
    /// Whether one of its cells stands for what is above it: `—//—`.
    pub(super) has_ditto: bool,
    /// Whether the spreadsheet hides it.
    pub(super) is_hidden: bool,
    /// Its first three values.
    pub(super) samples: Vec<String>,
}

/// What a column is used for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Usage {
    /// Nothing stands in it.
    #[default]
    Blank,
    /// It states a fact.
    Field(Use),
    /// It is the user's own.
    Own,
    /// It is left out on purpose.
    Ignored,
    /// It has no heading, so that what stands in it is not understood.
    NoHeading,
    /// It has a fault of the whole already.
    Unclear,
}

/// The fact that a column states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// Of what: of a good, a line, a contract.
    pub(super) of: field::Sheet,
    /// The fact, as a path within the facts of its row.
    pub(super) path: String,
    /// How its cells are read.
    pub(super) kind: Kind,
    /// A second fact that the heading states.
    pub(super) states: Option<(String, String)>,
}

/// A fact of the whole, beside its name.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// The fact, as a path within the document's facts.
    pub(super) path: String,
    /// How its cell is read.
    pub(super) kind: Kind,
    /// The address of the cell.
    pub(super) at: String,
    /// The cell.
    pub(super) cell: Cell<'static>,
    /// Of an amount: what its unit or heading says.
    pub(super) column: Column,
}

impl Label {
    /// A fact beside its name, whose units hold for its amount.
    ///
    /// # Errors
    /// A fault where the name of an amount says that it is none of the good, or that is not clear.
    pub(super) fn new(name: &str, fact: &Match, at: String, cell: Cell<'static>, units: Units) -> Result<Label, Fault> {
        let mut column = Column { heading: name.to_string(), ..Column::default() };
        column.measure.clone_from(&units.measure);
        if matches!(fact.field.kind, Kind::Quantity | Kind::Mass) {
            column.scale = units.many.or(units.scale);
        }
        if fact.field.kind == Kind::Amount {
            per::judge(&mut column, &fact.path, &units, None, &at)?;
            // A unit that names the currency and no thousands means its units.
            column.scale = units.scale.or(units.currency.as_ref().map(|_| 0));
            column.currency = units.currency;
            column.vat_included = units.vat_included;
        }
        Ok(Label { path: fact.path.clone(), kind: fact.field.kind, at, cell, column })
    }
}

impl Column {
    /// The fact that it states, where it states one.
    pub(super) fn field(&self) -> Option<&Use> {
        if let Usage::Field(field) = &self.usage { Some(field) } else { None }
    }

    /// Whether it states numbers.
    fn is_number(&self) -> bool {
        let kinds = [Kind::Amount, Kind::Quantity, Kind::Mass, Kind::Rate, Kind::Percent, Kind::Whole];
        self.field().is_some_and(|field| kinds.contains(&field.kind))
    }

    /// Whether it states days.
    fn is_day(&self) -> bool {
        self.field().is_some_and(|field| field.kind == Kind::Day)
    }

    /// Whether it states amounts of money.
    pub(super) fn is_money(&self) -> bool {
        self.field().is_some_and(|field| field.kind == Kind::Amount)
    }
}

impl SheetLayout {
    /// A sheet that is not understood yet. Where it is one of many files its addresses name the file, but for a text
    /// table, whose sheet is named as the file, unless another sheet is named so, too.
    pub(super) fn new(sheet: Sheet, is_one_of_many: bool, is_taken: bool) -> SheetLayout {
        let is_plain = sheet.name == super::text::stem(&sheet.file) && !is_taken;
        let name = if is_one_of_many && !sheet.file.is_empty() && !is_plain {
            [sheet.file.as_str(), ":", &sheet.name].concat()
        } else {
            sheet.name.clone()
        };
        SheetLayout {
            sheet,
            name,
            role: Role::NotRead,
            headings: None,
            columns: Vec::new(),
            apart: BTreeMap::new(),
            above: Vec::new(),
            per: None,
            vat_sum: None,
            left_out: Vec::new(),
            rows: 0,
            hidden_rows: 0,
            encoding: None,
            separator: None,
        }
    }

    /// The address of a column's heading; of its first cell where no headings were found.
    pub(super) fn heading_at(&self, column: usize) -> String {
        self.at(column, self.headings.map_or(1, |(first, _)| first))
    }

    /// The address of a cell; columns count from 0.
    pub(super) fn at(&self, column: usize, row: u32) -> String {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        if self.name.is_empty() {
            // What comes from the clipboard is of no sheet.
            return [letters(column), row.to_string()].concat();
        }
        super::address::address(&self.name, column, row)
    }

    /// The place of the column that states a fact.
    pub(super) fn column_of(&self, of: field::Sheet, path: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.field().is_some_and(|field| field.of == of && field.path == path))
    }

    /// How it was understood, as it is shown.
    pub(super) fn shown(&self) -> Table {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| column.usage != Usage::Blank);
        let shown = |(place, column): (usize, &Column)| super::answer::Column {
            column: letters(u32::try_from(place).unwrap_or(u32::MAX)),
            heading: column.heading.clone(),
            field: column.field().map(|field| field.path.clone()),
            own: column.usage == Usage::Own,
            ignored: column.usage == Usage::Ignored,
            hidden: column.is_hidden,
            currency: column.currency.clone(),
            vat: column.vat_included.map(vat),
            scale: column.scale.filter(|scale| *scale > 0).map(scale),
            decimal: decimal(column.form).filter(|_| column.is_number()),
            days: days(column.order).filter(|_| column.is_day()),
            samples: column.samples.clone(),
        };
        Table {
            file: self.sheet.file.clone(),
            sheet: self.sheet.name.clone(),
            about: self.role,
            hidden: self.sheet.is_hidden,
            headings: self.headings.map(|(first, last)| [first, last]),
            rows: self.rows,
            hidden_rows: self.hidden_rows,
            encoding: self.encoding.clone(),
            separator: self.separator.clone(),
            columns: columns.map(shown).collect(),
            apart: self.above.clone(),
            left_out: self.left_out.clone(),
        }
    }

    /// The same as what can be corrected and given again.
    fn mapping(&self) -> SheetMapping {
        let mut columns = BTreeMap::new();
        for (place, column) in self.columns.iter().enumerate() {
            let mut said = ColumnMapping::default();
            match &column.usage {
                Usage::Field(field) => {
                    said.field = Some(field.path.clone());
                    said.currency.clone_from(&column.currency);
                    said.vat = column.vat_included.map(vat);
                    said.scale = column.scale.map(scale);
                    said.decimal = decimal(column.form).filter(|_| column.is_number());
                    said.days = days(column.order).filter(|_| column.is_day());
                }
                Usage::Own => said.own = true,
                Usage::Ignored => said.ignore = true,
                Usage::Blank | Usage::NoHeading | Usage::Unclear => continue,
            }
            let is_first = self.columns.iter().position(|other| other.heading == column.heading) == Some(place);
            let key = if is_first && !column.heading.is_empty() {
                column.heading.clone()
            } else {
                letters(u32::try_from(place).unwrap_or(u32::MAX))
            };
            columns.insert(key, said);
        }
        let headings = self.headings.map(|(first, last)| [first, last]);
        SheetMapping { about: Some(self.role.name().to_string()), headings, columns, apart: self.apart.clone() }
    }
}

impl Layout {
    /// How each sheet was understood, as it is shown.
    pub fn tables(&self) -> Vec<Table> {
        self.sheets.iter().map(SheetLayout::shown).collect()
    }

    /// What is wrong with the tables as a whole. With any of these no document may be assessed.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// How the tables were understood, to be corrected, saved and given again.
    pub fn mapping(&self) -> Mapping {
        let read = self.sheets.iter().filter(|sheet| !matches!(sheet.role, Role::NotRead | Role::Blank));
        let mut sheets = BTreeMap::new();
        for sheet in read {
            sheets.entry(sheet.sheet.name.clone()).or_insert_with(|| sheet.mapping());
        }
        Mapping { sheets }
    }

    /// What a sheet is about, by its place in the order given.
    pub fn role(&self, sheet: usize) -> Role {
        self.sheets.get(sheet).map_or(Role::NotRead, |sheet| sheet.role)
    }
}

fn vat(is_included: bool) -> String {
    String::from(if is_included { "included" } else { "excluded" })
}

pub(super) fn scale(power: u8) -> String {
    ["1", &"0".repeat(usize::from(power))].concat()
}

fn decimal(form: Form) -> Option<String> {
    match form {
        Form::Comma => Some(String::from(",")),
        Form::Point => Some(String::from(".")),
        Form::Open | Form::Canonical => None,
    }
}

fn days(order: Order) -> Option<String> {
    match order {
        Order::DayFirst => Some(String::from("day-month-year")),
        Order::MonthFirst => Some(String::from("month-day-year")),
        Order::Open => None,
    }
}

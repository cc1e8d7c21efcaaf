//! What comes of reading tables: how they were understood, the documents of facts, what is wrong, the mapping.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::mapping::Mapping;
use crate::doc::{Fault, Json};

/// How tables were understood, and the facts that they state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableReading {
    /// Always `tables`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Each sheet and file that was given, in their order; those that were not read, too.
    pub tables: Vec<Table>,
    /// The documents of facts: one for each good or contract, or one for the purchases of a period.
    pub documents: Vec<Document>,
    /// What is wrong with the tables as a whole. With any of these no document may be assessed.
    pub faults: Vec<Fault>,
    /// How the tables were understood, to be corrected, saved and given again.
    pub mapping: Mapping,
}

/// How one sheet or file was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TableSheet"))]
pub struct Table {
    /// The file that it stands in.
    pub file: String,
    /// The name of the sheet; of a text file its name without the ending.
    pub sheet: String,
    /// What it is about.
    pub about: Role,
    /// Whether the spreadsheet hides it.
    pub hidden: bool,
    /// The first and the last row of its headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headings: Option<[u32; 2]>,
    /// How many rows below the headings hold something.
    pub rows: u32,
    /// How many of these the spreadsheet hides. They are read like all others.
    pub hidden_rows: u32,
    /// The encoding of a text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What parts the cells of a text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// Its columns that hold something.
    pub columns: Vec<Column>,
    /// Rows and lines that are no lines of goods or materials.
    pub apart: Vec<Apart>,
    /// What was not used, and why.
    pub left_out: Vec<LeftOut>,
}

/// What a sheet is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TableRole"))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A row for each good.
    Goods,
    /// A row for each material, of one good or of many.
    Lines,
    /// A row for each material that repeats what is stated of its good.
    GoodsAndLines,
    /// A name and a value in each row.
    Document,
    /// A row for each contract.
    Contracts,
    /// A row for each good bought under a contract.
    ContractGoods,
    /// A row for each purchase of a period.
    Purchases,
    /// Nothing stands in it.
    Blank,
    /// Left out on purpose.
    Ignored,
    /// Not understood, so not read.
    #[default]
    NotRead,
}

/// How a column was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TableColumn"))]
pub struct Column {
    /// Its letters.
    pub column: String,
    /// Its heading; that of two rows with a blank between. Empty where there is none.
    pub heading: String,
    /// The fact that it states, as a path within its good, line, contract or purchase.
    pub field: Option<String>,
    /// Whether it is the user's own: carried to the answers, not read.
    pub own: bool,
    /// Whether it is left out on purpose.
    pub ignored: bool,
    /// Whether the spreadsheet hides it.
    pub hidden: bool,
    /// The currency of its amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Whether its amounts include VAT: `included` or `excluded`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat: Option<String>,
    /// By how much its amounts are multiplied: `1000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// The sign of its decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
    /// The order of its days: `day-month-year`, `month-day-year`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
    /// Its first three values as they stand.
    pub samples: Vec<String>,
}

/// A row, or a line above the headings, that is no line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TableApart"))]
pub struct Apart {
    /// What it is: `total`, `total-unchecked` (it could not be held against its lines), `wages`, `overhead`,
    /// `production-cost`, `profit`, `price`, `vat`, `numbering`, `repeated-headings`, `label`, `title`.
    pub what: String,
    /// Where it stands.
    pub at: String,
    /// Its text.
    pub text: String,
    /// Its value, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The fact that it fills, as a pointer into the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_as: Option<String>,
}

/// Something that was not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TableLeftOut"))]
pub struct LeftOut {
    /// Where it stands: a cell, a column, a sheet.
    pub at: String,
    /// Why: `own`, `ignored`, `blank`, `not-read`; `other-currency`: it counts only where the amount in the document's
    /// currency is blank.
    pub what: String,
    /// Its text, shortened.
    pub text: String,
}

/// The facts of one good, contract or period, and where each was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TableDocument"))]
pub struct Document {
    /// Its id in the table.
    pub id: Option<String>,
    /// The row on which it begins.
    pub row: Option<u32>,
    /// The sheet on which it begins.
    pub sheet: String,
    /// The facts, as the engine reads them.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, serde_json::Value>"))]
    pub facts: Json<'static>,
    /// The cell of each fact, by its pointer.
    pub cells: BTreeMap<String, String>,
    /// The user's own columns, by heading.
    pub own: BTreeMap<String, String>,
    /// What is wrong. With any of these it may not be assessed.
    pub faults: Vec<Fault>,
}

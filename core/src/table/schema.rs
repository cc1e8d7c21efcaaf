//! The form of what is asked of the reader, for the types of other languages.

#![expect(dead_code, reason = "read by the generators alone")]

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use schemars::JsonSchema;

use super::mapping::Mapping;
use crate::facts::schema::Decimal;

/// What is asked of the reader of tables.
#[derive(JsonSchema)]
pub struct TableOptions {
    /// About what the tables are.
    about: TablesAbout,
    /// The language in which names are offered; `ru` where none is given.
    language: Option<TableLanguage>,
    /// Facts that hold for all documents, in the form of facts. What a table states of a good stands before them.
    same: Option<BTreeMap<String, serde_json::Value>>,
    /// More of these, as a person states them: read like cells under such a heading.
    stated: Option<Vec<TableStated>>,
    /// Rates of currencies.
    rates: Option<Vec<TableRate>>,
    /// Headings of columns, letters of columns (`C`, `SHEET!C`) and names of sheets that are left out.
    ignore: Option<Vec<String>>,
    /// How the tables are to be understood. What it leaves out is decided anew.
    mapping: Option<Mapping>,
}

/// About what tables are.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TablesAbout {
    /// Many goods, with or without their materials.
    Goods,
    /// The bill of one good.
    Bill,
    /// A contract with its subcontracts.
    Contract,
    /// A customer's purchases in a period.
    Period,
}

/// The languages of words.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TableLanguage {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

/// A fact as a person states it.
#[derive(JsonSchema)]
pub struct TableStated {
    /// Its path or one of its headings: `good/hs`, `Код ТН ВЭД`.
    name: String,
    /// Its value as text: `8403 10 900 0`.
    value: String,
    /// Where it stands, for faults; the name where nothing is said.
    at: Option<String>,
}

/// A rate of a currency on a day.
#[derive(JsonSchema)]
pub struct TableRate {
    /// The currency, by its ISO 4217 code.
    currency: String,
    /// The day: `YYYY-MM-DD`.
    day: String,
    /// Units of the document's currency for one of this.
    rate: Decimal,
}

/// A fact that a cell states.
#[derive(JsonSchema)]
#[serde(untagged)]
pub enum TableFact {
    /// A text, or a decimal as text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A list of names.
    Names(Vec<String>),
    /// A mass with its unit.
    Mass(crate::facts::schema_other::Mass),
}

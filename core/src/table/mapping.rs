//! How tables are to be understood, in a form that people correct, save and give again.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::doc::{At, Fault, Faults, Fields, Json};

/// How tables are to be understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TableMapping"))]
pub struct Mapping {
    /// Each sheet by its name.
    pub sheets: BTreeMap<String, SheetMapping>,
}

/// How a sheet is to be understood. What is left out is decided anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SheetMapping {
    /// What it is about, as the reading tells it; `ignored` leaves it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The first and the last row of its headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headings: Option<[u32; 2]>,
    /// Each column by its heading; by its letters where it has none, or shares it with another.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub columns: BTreeMap<String, ColumnMapping>,
    /// What each row that is set apart is, by its text; `line` makes it a line, `ignore` leaves it out.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub apart: BTreeMap<String, String>,
}

/// How a column is to be understood. What is left out is decided anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnMapping {
    /// The fact that it states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Whether it is the user's own: carried to the answers, not read.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub own: bool,
    /// Whether it is left out.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ignore: bool,
    /// The currency of its amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Whether its amounts include VAT: `included` or `excluded`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat: Option<String>,
    /// By how much its amounts are multiplied: `1`, `1000`, `1000000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// The sign of its decimals: `,` or `.`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
    /// The order of its days: `day-month-year`, `month-day-year`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Mapping {
    /// Reads one; members that nobody knows are faults.
    pub(super) fn read(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Mapping> {
        let fields = Fields::open(json, at, faults)?;
        let sheets = fields.map("sheets", SheetMapping::read);
        fields.close();
        Some(Mapping { sheets })
    }
}

impl SheetMapping {
    fn read(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<SheetMapping> {
        let fields = Fields::open(json, at, faults)?;
        let about = fields.parsed("about", |text| one_of(text, ROLES));
        let rows = fields.list("headings", 2, |json, at, faults| match json {
            Json::Number(digits) => digits.parse::<u32>().ok().filter(|row| *row > 0).or_else(|| {
                faults.push(Fault::new("not-a-number", at).given(digits.as_ref()));
                None
            }),
            other => {
                faults.push(crate::doc::wrong_type(other, at, "number"));
                None
            }
        });
        let headings = rows.and_then(|rows: Vec<u32>| match rows.as_slice() {
            [only] => Some([*only, *only]),
            [first, last] if *last == *first || *last == first.saturating_add(1) => Some([*first, *last]),
            _ => {
                fields.fault("headings", "headings-of-two-rows", alloc::format!("{rows:?}"));
                None
            }
        });
        let columns = fields.map("columns", ColumnMapping::read);
        let apart = fields.map("apart", |json, at, faults| {
            let text = crate::doc::text_of(json, at, faults, crate::doc::TEXT_LIMIT)?;
            known(text, APART, at, faults)
        });
        fields.close();
        Some(SheetMapping { about, headings, columns, apart })
    }
}

/// What a sheet may be said to be about.
const ROLES: &[&str] =
    &["goods", "lines", "goods-and-lines", "document", "contracts", "contract-goods", "purchases", "ignored"];
/// What a row may be said to be.
pub(super) const APART: &[&str] =
    &["total", "wages", "overhead", "production-cost", "profit", "price", "section", "line", "ignore"];

fn one_of(text: &str, names: &[&str]) -> Result<String, &'static str> {
    if names.contains(&text) { Ok(String::from(text)) } else { Err("unknown-name") }
}

fn known(text: &str, names: &[&str], at: &At<'_>, faults: &Faults) -> Option<String> {
    let known = one_of(text, names);
    known.map_err(|code| faults.push(Fault::new(code, at).given(text).allowed(names.join(", ")))).ok()
}

impl ColumnMapping {
    fn read(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<ColumnMapping> {
        let fields = Fields::open(json, at, faults)?;
        let own = fields.flag("own").unwrap_or_default();
        let ignore = fields.flag("ignore").unwrap_or_default();
        let read = ColumnMapping {
            field: fields.text("field").map(String::from),
            own,
            ignore,
            currency: crate::facts::common::currency(&fields, "currency"),
            vat: fields.parsed("vat", |text| one_of(text, &["included", "excluded"])),
            scale: fields.parsed("scale", |text| one_of(text, &["1", "1000", "1000000", "1000000000"])),
            decimal: fields.parsed("decimal", |text| one_of(text, &[",", "."])),
            days: fields.parsed("days", |text| one_of(text, &["day-month-year", "month-day-year"])),
        };
        fields.close();
        Some(read)
    }
}

//! What the rules are measured by, and which materials operations need: data that is compiled in, as the law is.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::doc::{At, Fault, Faults, Fields, Json, decimal_of};
use crate::value::amount::{Amount, AmountError};
use crate::value::share::{Percent, percent};

/// Compiled from `core/plausibility/` by `cargo xtask rulebooks`.
const DATA: &str = include_str!("../../compiled/plausibility.json");

/// Domestic shares that a caller may name.
const MOST_LIMITS: usize = 100;

/// What the rules were measured by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FlagParameters {
    /// Digits of the code in which goods agree that are compared.
    pub outlier_digits: u8,
    /// The least number of goods of a code that are compared.
    pub outlier_least_cases: u32,
    /// How many median absolute deviations from the median are not yet far.
    pub outlier_deviations: String,
    /// How many percent points from the median are not yet far.
    pub outlier_floor: String,
    /// The least number of lines of a bill that two producers do not share by chance.
    pub shared_least_lines: u32,
    /// How much less than the good its materials may weigh, in percent of the good.
    pub mass_tolerance: String,
    /// How much of the materials may be waste, in percent of them.
    pub mass_most_waste: String,
    /// How near to its limit a value is told, in percent points.
    pub threshold_margin: String,
    /// Domestic shares, in percent, on which something hangs.
    pub share_limits: Vec<String>,
}

/// The same as the rules reckon with it.
pub(super) struct Limits {
    pub(super) digits: u8,
    pub(super) least_cases: u32,
    pub(super) deviations: Amount,
    pub(super) floor: Percent,
    pub(super) least_lines: u32,
    pub(super) tolerance: Percent,
    pub(super) most_waste: Percent,
    pub(super) margin: Percent,
    pub(super) shares: Vec<Percent>,
    /// By operation: the chapters as they were written, and as ranges.
    pub(super) operations: BTreeMap<String, Chapters>,
}

/// Chapters of one of which a material must be.
pub(super) struct Chapters {
    pub(super) text: String,
    ranges: Vec<RangeInclusive<u64>>,
}

impl Chapters {
    /// Reads `39 54-63`.
    fn read(text: &str) -> Option<Chapters> {
        let range = |part: &str| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            Some(first.parse().ok()?..=last.parse().ok()?)
        };
        let ranges = text.split(' ').map(range).collect::<Option<_>>()?;
        Some(Chapters { text: text.replace(' ', ", "), ranges })
    }

    pub(super) fn hold(&self, chapter: u64) -> bool {
        self.ranges.iter().any(|range| range.contains(&chapter))
    }
}

impl Limits {
    /// The parameters that the document gives, and for the others those that come with the engine.
    pub(super) fn read(document: &Fields<'_, '_>) -> Option<Limits> {
        let data = Json::parse(DATA).map_err(|fault| document.faults().push(fault)).ok()?;
        let at = At::Field(document.at(), "parameters");
        let mut given = match document.json("parameters") {
            Some(Json::Object(members)) => members.clone(),
            Some(other) => {
                document.faults().push(crate::doc::wrong_type(other, &at, "object"));
                return None;
            }
            None => Vec::new(),
        };
        if let Some(Json::Object(defaults)) = data.get("parameters") {
            for (name, value) in defaults {
                if given.iter().all(|(key, other)| key != name || *other == Json::Null) {
                    given.retain(|(key, _)| key != name);
                    given.push((Cow::clone(name), value.clone()));
                }
            }
        }
        let operations = data.get("operations").and_then(operations);
        let given = Json::Object(given);
        let fields = Fields::open(&given, &at, document.faults())?;
        let number = |name, from: u32, to: u32| whole(&fields, name, from, to);
        let of_percent = |fields: &Fields<'_, '_>, name| fields.decimal(name, percent);
        let digits = number("outlier_digits", 4, 10);
        let least_cases = number("outlier_least_cases", 2, u32::MAX);
        let deviations = fields.required("outlier_deviations", |fields, name| fields.decimal(name, amount));
        let floor = fields.required("outlier_floor", of_percent);
        let least_lines = number("shared_least_lines", 1, u32::MAX);
        let tolerance = fields.required("mass_tolerance", of_percent);
        let most_waste = fields.required("mass_most_waste", of_percent);
        let margin = fields.required("threshold_margin", of_percent);
        let shares =
            fields.list("share_limits", MOST_LIMITS, |json, at, faults: &Faults| decimal_of(json, at, faults, percent));
        fields.close();
        Some(Limits {
            digits: u8::try_from(digits?).ok()?,
            least_cases: least_cases?,
            deviations: deviations?,
            floor: floor?,
            least_lines: least_lines?,
            tolerance: tolerance?,
            most_waste: most_waste?,
            margin: margin?,
            shares: shares?,
            operations: operations?,
        })
    }

    pub(super) fn told(&self) -> FlagParameters {
        FlagParameters {
            outlier_digits: self.digits,
            outlier_least_cases: self.least_cases,
            outlier_deviations: plain(&self.deviations.to_string()),
            outlier_floor: self.floor.to_string(),
            shared_least_lines: self.least_lines,
            mass_tolerance: self.tolerance.to_string(),
            mass_most_waste: self.most_waste.to_string(),
            threshold_margin: self.margin.to_string(),
            share_limits: self.shares.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A number of times is no money: `5`, not `5.00`.
fn plain(amount: &str) -> String {
    amount.trim_end_matches('0').trim_end_matches('.').to_string()
}

pub(super) fn amount(text: &str) -> Result<Amount, &'static str> {
    text.parse().map_err(AmountError::code)
}

fn whole(fields: &Fields<'_, '_>, name: &'static str, from: u32, to: u32) -> Option<u32> {
    let parse = |text: &str| text.parse::<u32>().map_err(|_| "not-a-number");
    let number = fields.required(name, |fields, name| fields.decimal(name, parse))?;
    if !(from..=to).contains(&number) {
        let fault = Fault::new("threshold-out-of-range", &At::Field(fields.at(), name));
        let allowed = if to == u32::MAX { format!("{from}–…") } else { format!("{from}–{to}") };
        fields.faults().push(fault.given(number.to_string()).allowed(allowed));
    }
    Some(number)
}

fn operations(json: &Json<'_>) -> Option<BTreeMap<String, Chapters>> {
    let Json::Object(members) = json else { return None };
    let read = |(term, chapters): &(Cow<'_, str>, Json<'_>)| match chapters {
        Json::Text(text) => Some((term.to_string(), Chapters::read(text)?)),
        _ => None,
    };
    members.iter().map(read).collect()
}

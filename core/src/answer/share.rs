//! The domestic share of a good.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::doc::Code;
use crate::law::Citation;

/// The domestic share of the good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LocalContent {
    /// In percent, rounded as the cited rule says; absent while a fact is missing.
    pub share: Option<String>,
    /// The exact fraction before rounding; below zero where foreign materials exceed the base.
    pub exact: Option<String>,
    /// `F1`: on the ex-works price. `F2`: on the production cost.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub formula: Code,
    /// The cost of the foreign materials.
    pub foreign: Option<String>,
    /// The ex-works price or the production cost.
    pub base: Option<String>,
    /// The rate of VAT in percent, where the formula's price includes VAT: the base is raised by it or, where the
    /// amounts already include it, it is taken out of the foreign materials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<String>,
    /// Whether the amounts were stated with VAT.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub vat_included: bool,
    /// The lowest and the highest share that the missing facts allow, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<[String; 2]>,
    /// Where the formula stands.
    pub citation: Citation,
    /// Where the rounding stands.
    pub rounding: Citation,
}

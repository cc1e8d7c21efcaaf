//! The tests that were applied, each with what was compared.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::doc::Code;
use crate::law::Citation;
use crate::value::truth::Truth;

/// One test: what was compared, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Which test, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub test: Code,
    /// The test in the vocabulary's text form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// Whether it holds.
    pub outcome: Truth,
    /// Whether the verdict rests on it.
    pub decisive: bool,
    /// The good it was applied to, as a JSON pointer: empty for the good itself, `/materials/2/made_from` for a part.
    pub good: String,
    /// The rule that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What was compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// The materials that decided it, by their ids.
    pub materials: Vec<String>,
    /// The operations and facts that decided it, by the terms of the rulebook.
    pub terms: Vec<String>,
    /// The provision.
    pub citation: Citation,
}

/// A value beside its limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// What counts, in the document's currency.
    pub value: String,
    /// What may count besides, as long as a fact is missing; absent when nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided: Option<String>,
    /// Whether a missing value leaves the sum without an upper bound.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub unbounded: bool,
    /// What it is measured against: the ex-works price, or what `basis` names. Absent while that is not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// `value` in percent of `base`, to four decimals; the decision itself is made without rounding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<String>,
    /// What `base` is, as the vocabulary names it; absent where it is the ex-works price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub basis: Option<Code>,
    /// Whether the value must be at least the limit, not at most.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub at_least: bool,
    /// The limit in percent of `base`.
    pub limit: String,
    /// The limit in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_value: Option<String>,
    /// How much more the value may be, or how much less where it must be at least the limit; below zero, by how much it
    /// misses the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headroom: Option<String>,
}

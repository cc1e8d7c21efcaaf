//! The facts that are missing.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::doc::Code;

/// A fact that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Missing {
    /// Where it belongs in the facts, as a JSON pointer.
    pub fact: String,
    /// What kind of fact, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// The term of the rulebook that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The names nearest to the term, where that is a name which nobody knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
    /// How many digits the tariff code needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digits: Option<u8>,
    /// How many undecided outcomes, under all readings together, wait for it.
    pub settles: u32,
    /// The verdict that each answer alone would give, for a fact that is true or false.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gives: BTreeMap<String, Verdict>,
}

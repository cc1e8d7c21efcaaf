//! The sums of a bill, and how each of its materials was counted.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::doc::Code;
use crate::value::truth::Truth;

/// A sum of the bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// What it is, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// The exact value.
    pub value: String,
}

/// How a material was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MaterialStatus {
    /// The material.
    pub id: String,
    /// Whether it counts as foreign.
    pub foreign: Truth,
    /// Why, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub because: Code,
    /// Its value in the document's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

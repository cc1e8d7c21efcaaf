//! Where a statement of law stands, and how it is known.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

/// How a statement of law is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Read in the act itself.
    Primary,
    /// Read in a source that reports the act.
    Secondary,
    /// Our conclusion.
    Inferred,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Mark::Primary => "primary",
            Mark::Secondary => "secondary",
            Mark::Inferred => "inferred",
        })
    }
}

/// Where a statement of law stands, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// The act, by its id in the rulebook.
    pub act: String,
    /// The place in it: `p-2.4`, `annex-1/row-8403`.
    pub place: String,
    /// How it is known.
    pub mark: Mark,
}

//! What is known of a good's origin.

use serde::{Deserialize, Serialize};

/// What is known of a good's origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The good originates, under every open reading.
    Originating,
    /// It does not, under every open reading.
    NotOriginating,
    /// The law is known, a fact is missing: `missing` lists it.
    Undetermined,
    /// Open readings of an unclear provision give different verdicts: `combinations` says which gives which.
    Disputed,
    /// The act says something that the rulebook does not hold: `outside` says what.
    OutsideRulebook,
}

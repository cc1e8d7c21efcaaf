//! What each option of a reading gives, alone and with those of others.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::doc::Code;
use crate::law::Citation;

/// A reading that the good's rule touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingEffect {
    /// Its name.
    pub id: String,
    /// `open`: nothing else in the act settles it. `minority`: another provision does; it disputes nothing.
    /// `fixed`: the user chose an option.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub status: Code,
    /// The option that the figures and steps rest on.
    pub taken: String,
    /// What each option gives, the other readings as taken.
    pub options: Vec<OptionEffect>,
    /// The unclear provision.
    pub citation: Citation,
}

/// What one option of a reading gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionEffect {
    /// The option.
    pub option: String,
    /// The verdict under it.
    pub verdict: Verdict,
    /// The domestic share under it, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// The outcome under one combination of the open readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Combination {
    /// The option of each open reading.
    pub readings: BTreeMap<String, String>,
    /// The verdict under them.
    pub verdict: Verdict,
    /// The domestic share under them, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

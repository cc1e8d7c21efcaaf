//! A ground on which a verdict or a share rests.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Comparison;
use crate::doc::Code;
use crate::law::Citation;

/// Something that a verdict or a share rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ground {
    /// Which kind: `gap`, `inferred`, `own-word`, `no-paper`, `assumed`, `reading`,
    /// `part-unproved`, `part-signed`, `own-list`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: Code,
    /// What it is about: materials, terms, fields, a rule, a reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// What it carries: `verdict`, `share`, or both.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub carries: Vec<Code>,
    /// Whether the answer is provisional because of it.
    pub provisional: bool,
    /// The method by which a stock or overhead was split.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub method: Option<Code>,
    /// The entry of the rulebook's gaps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// From which figure on the gap would carry nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
    /// The provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

impl Ground {
    /// A ground of this kind, about nothing yet.
    pub(crate) fn new(kind: &'static str) -> Ground {
        Ground {
            kind: Cow::Borrowed(kind),
            about: Vec::new(),
            carries: Vec::new(),
            provisional: false,
            method: None,
            gap: None,
            settled: None,
            citation: None,
        }
    }
}

/// The figure from which on a gap would carry nothing, however it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settled {
    /// The condition that decides otherwise today, in the vocabulary's text form.
    pub expression: String,
    /// Whether the value must be `at-most` the limit, or `above` it.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub side: Code,
    /// The value beside the limit.
    pub comparison: Comparison,
}

//! What the reader must know besides the verdict.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::doc::Code;
use crate::law::{Citation, Gap};

/// Something that the reader must know, with the provision it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// What, as a code of the message catalogue.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// The field it is about, as a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The other field, where two contradict each other, as a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub and: Option<String>,
    /// The entry of the rulebook's gaps and defects whose text it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// What it concerns: ids of materials, names of operations, a rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

impl Notice {
    pub(crate) fn new(code: &'static str) -> Notice {
        Notice { code: Cow::Borrowed(code), at: None, and: None, gap: None, about: Vec::new(), citation: None }
    }

    pub(crate) fn at(mut self, at: impl Into<String>) -> Notice {
        self.at = Some(at.into());
        self
    }

    pub(crate) fn about(mut self, about: Vec<String>) -> Notice {
        self.about = about;
        self
    }

    pub(crate) fn citing(mut self, citation: &Citation) -> Notice {
        self.citation = Some(citation.clone());
        self
    }
}

/// Makes a notice with the text of a gap.
pub(crate) fn of_gap(code: &'static str, gap: &Gap) -> Notice {
    Notice { gap: Some(gap.id.clone()), ..Notice::new(code).citing(&gap.citation) }
}

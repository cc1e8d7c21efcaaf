//! Describes an edition without reading it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::{Mark, Origin, Rulebook};
use crate::doc::{Fault, from_json};
use crate::names::Wording;

/// An edition, as `rulebooks` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edition {
    /// The rulebook's name.
    pub id: String,
    /// The first day, which names the edition.
    pub first: String,
    /// The last day, inclusive; absent while it is in force.
    pub last: Option<String>,
    /// The day to which the law was read.
    pub read_to: String,
    /// The revision of the edition.
    pub revision: u32,
    /// The SHA-256 of its canonical JSON.
    pub sha256: String,
    /// How the days are known.
    pub known: Mark,
    /// Its title in the three languages.
    pub title: Wording,
    /// How many rows its list has.
    pub rules: u32,
    /// Rules of a loaded rulebook that may not mean what their author meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub warnings: Vec<Fault>,
}

from_json! {
    struct Edition { id, first, last, read_to, revision, sha256, known, title, rules, warnings: default }
}

impl Edition {
    pub(super) fn of(book: &Rulebook) -> Edition {
        Edition {
            id: book.id.clone(),
            first: book.first.to_string(),
            last: book.last.map(|last| last.to_string()),
            read_to: book.read_to.to_string(),
            revision: book.revision,
            sha256: book.sha256.clone(),
            known: book.in_force.mark,
            title: book.title.clone(),
            rules: match &book.origin {
                Origin::Own(rules) => u32::try_from(rules.list.len()).unwrap_or(u32::MAX),
                Origin::Borrowed { .. } | Origin::None => 0,
            },
            warnings: Vec::new(),
        }
    }

    /// `id@first day`.
    pub fn name(&self) -> String {
        [self.id.as_str(), "@", &self.first].concat()
    }
}

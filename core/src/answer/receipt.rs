//! What was computed by what from what: enough to do it again anywhere. Never a time.

use alloc::string::{String, ToString};

use serde::{Deserialize, Serialize};

use crate::doc::Code;
use crate::law::{Library, Rulebook};
use crate::value::day::Day;

/// The receipt of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// The engine's version.
    pub engine: String,
    /// The day whose law was applied.
    pub on: String,
    /// The rulebook's name.
    pub rulebook: String,
    /// The first day of the edition; absent where no edition holds on the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The revision of the edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// Whose the rulebook is: `user` for one that the user loaded; absent for one that comes with the engine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rulebook_of: Option<Code>,
    /// The SHA-256 of the edition's canonical JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rulebook_sha256: Option<String>,
    /// `id@edition` of the rulebook whose rules of origin stood in, and its SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_from: Option<[String; 2]>,
    /// The SHA-256 of the list of keys by which signatures beside parts were judged; absent where none were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys_sha256: Option<String>,
    /// The SHA-256 of the canonical JSON (RFC 8785) of the facts.
    pub facts_sha256: String,
}

impl Receipt {
    /// For a document of this day, rulebook and digest.
    pub(crate) fn of(
        (on, rulebook, sha256): (Day, &str, &str),
        book: Option<&Rulebook>,
        origin: Option<&Rulebook>,
        library: &Library,
    ) -> Receipt {
        let borrowed = origin.zip(book).filter(|(origin, book)| origin.id != book.id).map(|(origin, _)| origin);
        Receipt {
            engine: crate::VERSION.to_string(),
            on: on.to_string(),
            rulebook: rulebook.to_string(),
            edition: book.map(|book| book.first.to_string()),
            revision: book.map(|book| book.revision),
            rulebook_of: library.owner(rulebook, &[book, origin]),
            rulebook_sha256: book.map(|book| book.sha256.clone()),
            origin_from: borrowed.map(|origin| [origin.name(), origin.sha256.clone()]),
            keys_sha256: None,
            facts_sha256: sha256.to_string(),
        }
    }
}

//! The one catalogue of messages: a sentence with blanks for each code and language.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Language;
use crate::fault::Fault;
use crate::json::{FromJson, Json};
use crate::rulebook::Wording;

/// Compiled from `words/` by `cargo xtask rulebooks`.
const WORDS: &str = include_str!("../../compiled/words.json");

/// Messages by key.
#[derive(Clone, Debug)]
pub struct Catalogue(BTreeMap<String, Wording>);

impl Catalogue {
    /// The messages that come with the engine.
    ///
    /// # Errors
    /// None in a released engine: its tests load the catalogue.
    pub fn embedded() -> Result<Catalogue, Vec<Fault>> {
        let damaged = || Vec::from([Fault::new("not-json", &crate::fault::At::Root)]);
        Json::parse(WORDS).ok().as_ref().and_then(FromJson::from_json).map(Catalogue).ok_or_else(damaged)
    }

    /// All keys with their messages.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Wording)> {
        self.0.iter().map(|(key, wording)| (key.as_str(), wording))
    }

    /// The message of a key with its blanks filled: `{name}` becomes the value of `name`. A key that the catalogue does
    /// not know is said as it is, so that nothing is hidden.
    pub fn say(&self, key: &str, language: Language, blanks: &[(&str, &str)]) -> String {
        let Some(wording) = self.0.get(key) else { return key.to_string() };
        let template = match language {
            Language::Kk => &wording.kk,
            Language::Ru => &wording.ru,
            Language::En => &wording.en,
        };
        // One pass, so that a value with braces of its own is never taken for a blank.
        let mut said = String::new();
        let mut rest = template.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            said.push_str(before);
            let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
            let value = blanks.iter().find(|(blank, _)| *blank == name).map_or("", |(_, value)| value);
            said.push_str(value);
            rest = after;
        }
        said.push_str(rest);
        said
    }
}

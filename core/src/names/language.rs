//! The three languages, and a text in each of them.

use alloc::string::String;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::doc::{At, Fault};

/// A language of the words; all three are equal in rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Kk => "kk",
            Language::Ru => "ru",
            Language::En => "en",
        }
    }
}

impl FromStr for Language {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Language, Fault> {
        let known = Language::ALL.into_iter().find(|language| language.code() == text);
        known.ok_or_else(|| Fault::new("unknown-language", &At::Root).given(text).allowed("kk, ru, en"))
    }
}

/// A text in Kazakh, Russian and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wording {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Wording {
    /// The text in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}

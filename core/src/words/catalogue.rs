//! The one catalogue of messages: a sentence with blanks for each code and language.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;

use once_cell::race::OnceBox;

use crate::doc::{FromJson, Json};
use crate::names::{Language, Wording};

/// Compiled from `words/` by `cargo xtask rulebooks`: what is said of goods, of tables, of contracts, of examinations,
/// and of all else.
const OF_GOODS: &str = include_str!("../../compiled/words-goods.json");
const OF_TABLES: &str = include_str!("../../compiled/words-tables.json");
const OF_CONTRACTS: &str = include_str!("../../compiled/words-contracts.json");
const OF_EXAMS: &str = include_str!("../../compiled/words-exams.json");
const OF_OTHERS: &str = include_str!("../../compiled/words-others.json");

/// Messages by key. They are read when the first is said.
#[derive(Clone, Debug)]
pub struct Catalogue {
    texts: &'static [&'static str],
    messages: Arc<OnceBox<BTreeMap<String, Wording>>>,
}

impl Catalogue {
    /// The messages that come with the engine.
    pub fn embedded() -> Catalogue {
        Catalogue { texts: &[OF_GOODS, OF_TABLES, OF_CONTRACTS, OF_EXAMS, OF_OTHERS], messages: Arc::default() }
    }

    /// All of them but those that speak of examinations. What draws none need not hold these.
    pub fn without_exams() -> Catalogue {
        Catalogue { texts: &[OF_GOODS, OF_TABLES, OF_CONTRACTS, OF_OTHERS], messages: Arc::default() }
    }

    /// Those of them that speak of examinations, and of the goods and contracts in their questions.
    pub fn of_exams() -> Catalogue {
        Catalogue { texts: &[OF_GOODS, OF_CONTRACTS, OF_EXAMS], messages: Arc::default() }
    }

    /// Those of them that speak of goods. What speaks of nothing else need not hold the rest.
    pub fn of_goods() -> Catalogue {
        Catalogue { texts: &[OF_GOODS], messages: Arc::default() }
    }

    /// Those of them that speak of goods and of the tables in which they stand.
    pub fn of_tables() -> Catalogue {
        Catalogue { texts: &[OF_GOODS, OF_TABLES], messages: Arc::default() }
    }

    fn messages(&self) -> &BTreeMap<String, Wording> {
        // Tests read the catalogue; were a build damaged, keys would be said as they are.
        let read = |text: &&str| -> Option<BTreeMap<String, Wording>> { FromJson::from_json(&Json::parse(text).ok()?) };
        self.messages.get_or_init(|| Box::new(self.texts.iter().filter_map(read).flatten().collect()))
    }

    /// All keys with their messages.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Wording)> {
        self.messages().iter().map(|(key, wording)| (key.as_str(), wording))
    }

    /// The message of a key with its blanks filled: `{name}` becomes the value of `name`. A key that the catalogue does
    /// not know is said as it is, so that nothing is hidden.
    pub fn say(&self, key: &str, language: Language, blanks: &[(&str, &str)]) -> String {
        let Some(wording) = self.messages().get(key) else { return key.to_string() };
        // One pass, so that a value with braces of its own is never taken for a blank.
        let mut said = String::new();
        let mut rest = wording.in_language(language);
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

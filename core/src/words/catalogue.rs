//! The catalogue of messages: a sentence with blanks for each code and language.
//!
//! The words of a language are read when the first of them is said. A copy of the engine that is built without the
//! feature `words` holds none: whoever runs it gives it the words of the languages that are spoken.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
#[cfg(feature = "words")]
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::doc::{At, Fault, FromJson, Json, member};
use crate::names::Language;
#[cfg(feature = "words")]
use crate::names::{OF_PROCESSES, Wording};
use crate::sort::map;

/// Messages by key, in one language.
type Messages = BTreeMap<String, String>;

/// Compiled messages in Kazakh, Russian and English.
type Texts = [&'static str; 3];

/// Compiled from `words/` by `cargo xtask rulebooks`: messages in each language.
#[cfg(feature = "words")]
macro_rules! embedded {
    ($kind:literal) => {
        [
            include_str!(concat!("../../compiled/words-", $kind, "-kk.json")),
            include_str!(concat!("../../compiled/words-", $kind, "-ru.json")),
            include_str!(concat!("../../compiled/words-", $kind, "-en.json")),
        ]
    };
}

#[cfg(feature = "words")]
const OF_GOODS: &[Texts] = &[embedded!("goods"), OF_PROCESSES];
#[cfg(feature = "words")]
const OF_TABLES: &[Texts] = &[embedded!("goods"), OF_PROCESSES, embedded!("tables")];
#[cfg(feature = "words")]
const WITHOUT_EXAMS: &[Texts] =
    &[embedded!("goods"), OF_PROCESSES, embedded!("tables"), embedded!("contracts"), embedded!("others")];
#[cfg(feature = "words")]
const OF_EXAMS: &[Texts] = &[embedded!("goods"), OF_PROCESSES, embedded!("contracts"), embedded!("exams")];
#[cfg(feature = "words")]
const OF_ALL: &[Texts] = &[
    embedded!("goods"),
    OF_PROCESSES,
    embedded!("tables"),
    embedded!("contracts"),
    embedded!("exams"),
    embedded!("others"),
];

#[cfg(not(feature = "words"))]
const OF_GOODS: &[Texts] = &[];
#[cfg(not(feature = "words"))]
const OF_TABLES: &[Texts] = &[];
#[cfg(not(feature = "words"))]
const WITHOUT_EXAMS: &[Texts] = &[];
#[cfg(not(feature = "words"))]
const OF_EXAMS: &[Texts] = &[];
#[cfg(not(feature = "words"))]
const OF_ALL: &[Texts] = &[];

/// The messages of some kinds, in the languages at hand.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The name of the file that holds its messages: `tegi_good`.
    name: &'static str,
    texts: &'static [Texts],
    kk: Arc<OnceBox<Messages>>,
    ru: Arc<OnceBox<Messages>>,
    en: Arc<OnceBox<Messages>>,
}

impl Catalogue {
    fn new(name: &'static str, texts: &'static [Texts]) -> Catalogue {
        Catalogue { name, texts, kk: Arc::default(), ru: Arc::default(), en: Arc::default() }
    }

    /// All messages.
    pub fn embedded() -> Catalogue {
        Catalogue::new("tegi", OF_ALL)
    }

    /// All of them but those that speak of examinations. What draws none need not hold these.
    pub fn without_exams() -> Catalogue {
        Catalogue::new("tegi", WITHOUT_EXAMS)
    }

    /// Those of them that speak of examinations, and of the goods and contracts in their questions.
    pub fn of_exams() -> Catalogue {
        Catalogue::new("tegi_exam", OF_EXAMS)
    }

    /// Those of them that speak of goods. What speaks of nothing else need not hold the rest.
    pub fn of_goods() -> Catalogue {
        Catalogue::new("tegi_good", OF_GOODS)
    }

    /// Those of them that speak of goods and of the tables in which they stand.
    pub fn of_tables() -> Catalogue {
        Catalogue::new("tegi_table", OF_TABLES)
    }

    fn slot(&self, language: Language) -> &Arc<OnceBox<Messages>> {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }

    /// Takes the words of a language, as the file of the package has them: `{"language": "ru", "of": "tegi_good",
    /// "version": …, "words": {KEY: TEXT}}`. Returns the language.
    ///
    /// # Errors
    /// `not-words` if the text is another, or that of another version or module.
    pub(crate) fn take(&mut self, text: &str) -> Result<Language, Fault> {
        let read = || {
            let json = Json::parse(text).ok()?;
            let own = |name, value: &str| member::<String>(&json, name).filter(|given| given == value);
            own("of", self.name)?;
            own("version", crate::VERSION)?;
            let language = member::<String>(&json, "language")?.parse::<Language>().ok()?;
            Some((language, member::<Messages>(&json, "words")?))
        };
        let (language, messages) = read().ok_or_else(|| {
            Fault::new("not-words", &At::Root)
                .allowed([self.name, "_kk.json, ", self.name, "_ru.json, ", self.name, "_en.json"].concat())
        })?;
        let slot = Arc::new(OnceBox::with_value(Box::new(messages)));
        match language {
            Language::Kk => self.kk = slot,
            Language::Ru => self.ru = slot,
            Language::En => self.en = slot,
        }
        Ok(language)
    }

    /// Whether the words of a language are at hand.
    pub(crate) fn speaks(&self, language: Language) -> bool {
        !self.texts.is_empty() || self.slot(language).get().is_some()
    }

    fn messages(&self, language: Language) -> &Messages {
        // Tests read the catalogue; were a build damaged, keys would be said as they are.
        let read = |[kk, ru, en]: &Texts| -> Option<Messages> {
            let text = match language {
                Language::Kk => kk,
                Language::Ru => ru,
                Language::En => en,
            };
            FromJson::from_json(&Json::parse(text).ok()?)
        };
        self.slot(language).get_or_init(|| Box::new(map(self.texts.iter().filter_map(read).flatten())))
    }

    /// All keys with their messages.
    #[cfg(feature = "words")]
    pub fn iter(&self) -> impl Iterator<Item = (&str, Wording)> {
        let [kk, ru, en] = Language::ALL.map(|language| self.messages(language));
        let said = |messages: &Messages, key: &str| messages.get(key).cloned().unwrap_or_default();
        let keys: Vec<&String> = kk.keys().collect();
        keys.into_iter()
            .map(move |key| (key.as_str(), Wording { kk: said(kk, key), ru: said(ru, key), en: said(en, key) }))
    }

    /// Whether there is such a message.
    pub(crate) fn has(&self, key: &str, language: Language) -> bool {
        self.messages(language).contains_key(key)
    }

    /// The keys of a group, such as `notice`, without its name.
    pub(crate) fn keys_of<'c>(&'c self, group: &'c str, language: Language) -> impl Iterator<Item = &'c str> {
        self.messages(language).keys().filter_map(move |key| key.strip_prefix(group)?.strip_prefix('.'))
    }

    /// The message of a key with its blanks as they are; `None` if the catalogue does not know it.
    pub(crate) fn get(&self, key: &str, language: Language) -> Option<&str> {
        self.messages(language).get(key).map(String::as_str)
    }

    /// The message of a key with its blanks filled: `{name}` becomes the value of `name`. A key that the catalogue does
    /// not know is said as it is, so that nothing is hidden.
    pub fn say(&self, key: &str, language: Language, blanks: &[(&str, &str)]) -> String {
        let Some(mut rest) = self.get(key, language) else { return key.to_string() };
        // One pass, so that a value with braces of its own is never taken for a blank.
        let mut said = String::new();
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

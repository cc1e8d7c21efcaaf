//! All rulebooks at hand, and which edition holds on a day.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::{Citation, Origin, OriginRules, Rulebook, Wording};
use crate::day::Day;
use crate::fault::{At, Fault, Faults, Fields};
use crate::json::Json;

/// A compiled rulebook and the SHA-256 of its canonical JSON, which the file is.
macro_rules! embedded {
    ($name:literal) => {
        (
            include_str!(concat!("../../compiled/", $name, ".json")),
            include_str!(concat!("../../compiled/", $name, ".sha256")),
        )
    };
}

/// The rulebooks that come with the engine, compiled from `rulebooks/` by `cargo xtask rulebooks`.
const EMBEDDED: [(&str, &str); 8] = [
    embedded!("cis-2009@2024-05-04"),
    embedded!("ct-kz@2010-06-30"),
    embedded!("ct-kz@2015-06-16"),
    embedded!("ct-kz@2021-08-01"),
    embedded!("ct-kz@2024-04-28"),
    embedded!("kz-procurement@2018-06-29"),
    embedded!("kz-procurement@2025-10-06"),
    embedded!("kz-register@2025-09-08"),
];

const SERIES: &str = include_str!("../../compiled/series.json");

/// Rulebooks by name and day.
#[derive(Clone, Debug, Default)]
pub struct Library {
    books: Vec<Arc<Rulebook>>,
    acts: BTreeMap<String, Wording>,
    silences: Vec<Silence>,
}

/// Days on which a rulebook is known to have no edition, or none that was read.
#[derive(Clone, Debug)]
pub struct Silence {
    /// The rulebook.
    pub rulebook: String,
    /// The first day; nothing for "always before".
    pub first: Option<Day>,
    /// The last day; nothing for "ever since".
    pub last: Option<Day>,
    /// `unidentified`, `ended` or `before`.
    pub kind: String,
    /// Why.
    pub text: Wording,
    /// How it is known.
    pub citation: Citation,
}

/// Why no edition answers.
#[derive(Clone, Debug)]
pub enum Absent<'l> {
    /// No rulebook of this name.
    UnknownRulebook,
    /// No such edition of it.
    UnknownEdition,
    /// No edition holds on the day; where it is known why, the reason.
    NoEdition(Option<&'l Silence>),
}

impl Library {
    /// The rulebooks that come with the engine.
    ///
    /// # Errors
    /// None in a released engine: its tests load every rulebook. A damaged build answers with the faults.
    pub fn embedded() -> Result<Library, Vec<Fault>> {
        let mut library = Library::default();
        for (text, sha256) in EMBEDDED {
            let json = Json::parse(text).map_err(|fault| Vec::from([fault]))?;
            // The digest was taken when the book was compiled: taking it again would be most of the time to start.
            library.add(Rulebook::read_with(&json, sha256.to_string())?)?;
        }
        let json = Json::parse(SERIES).map_err(|fault| Vec::from([fault]))?;
        let faults = Faults::default();
        let series = Fields::open(&json, &At::Root, &faults).map(|fields| {
            let silences = fields.list("silences", 1_000, silence).unwrap_or_default();
            let acts = super::load::acts(&fields);
            fields.close();
            (silences, acts)
        });
        (library.silences, library.acts) = faults.or(series)?;
        Ok(library)
    }

    /// Adds a rulebook of the user's own, through the same checks as those that come with the engine.
    ///
    /// # Errors
    /// Every fault of the text, and `edition-overlaps` where another edition of the same name holds on a day of it.
    pub fn load(&mut self, text: &str) -> Result<Arc<Rulebook>, Vec<Fault>> {
        let json = Json::parse(text).map_err(|fault| Vec::from([fault]))?;
        self.add(Rulebook::read(&json)?)
    }

    fn add(&mut self, book: Rulebook) -> Result<Arc<Rulebook>, Vec<Fault>> {
        let overlapping = self.books.iter().find(|other| {
            let (ends_before, starts_after) =
                (other.last.is_some_and(|last| last < book.first), book.last.is_some_and(|last| last < other.first));
            other.id == book.id && !ends_before && !starts_after
        });
        if let Some(other) = overlapping {
            let fault = Fault::new("edition-overlaps", &At::Field(&At::Root, "first"));
            return Err(Vec::from([fault.given(book.name()).allowed(other.name())]));
        }
        if let Origin::Borrowed { rulebook, edition, .. } = &book.origin
            && self.own_rules(rulebook, *edition).is_none()
        {
            let fault = Fault::new("unknown-rulebook", &At::Field(&At::Root, "origin_from")).given(rulebook.clone());
            return Err(Vec::from([fault.allowed(self.ids().join(", "))]));
        }
        let book = Arc::new(book);
        let place = self.books.partition_point(|other| (&other.id, other.first) < (&book.id, book.first));
        self.books.insert(place, Arc::clone(&book));
        Ok(book)
    }

    /// All rulebooks, by name and first day.
    pub fn books(&self) -> impl Iterator<Item = &Rulebook> {
        self.books.iter().map(AsRef::as_ref)
    }

    /// The names of all rulebooks, each once.
    pub(crate) fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.books().map(|book| book.id.as_str()).collect();
        ids.dedup();
        ids
    }

    /// The title of an act that the silences cite.
    pub fn act(&self, id: &str) -> Option<&Wording> {
        self.acts.get(id)
    }

    /// What is known of the days without an edition.
    pub fn silences(&self) -> &[Silence] {
        &self.silences
    }

    /// The edition of a rulebook that holds on a day, or the one that is pinned.
    ///
    /// # Errors
    /// [`Absent`]: why there is none.
    pub fn edition(&self, id: &str, pinned: Option<Day>, on: Day) -> Result<&Rulebook, Absent<'_>> {
        let mut editions = self.books().filter(|book| book.id == id).peekable();
        if editions.peek().is_none() {
            return Err(Absent::UnknownRulebook);
        }
        match pinned {
            Some(first) => editions.find(|book| book.first == first).ok_or(Absent::UnknownEdition),
            None => editions.find(|book| book.holds_on(on)).ok_or_else(|| {
                Absent::NoEdition(self.silences.iter().find(|silence| {
                    silence.rulebook == id
                        && silence.first.is_none_or(|first| first <= on)
                        && silence.last.is_none_or(|last| on <= last)
                }))
            }),
        }
    }

    /// The rules of origin that a rulebook applies, and the rulebook that they stand in.
    pub fn origin_of<'l>(&'l self, book: &'l Rulebook) -> Option<(&'l OriginRules, &'l Rulebook)> {
        match &book.origin {
            Origin::Own(rules) => Some((rules, book)),
            Origin::Borrowed { rulebook, edition, .. } => self.own_rules(rulebook, *edition),
            Origin::None => None,
        }
    }

    fn own_rules(&self, id: &str, edition: Day) -> Option<(&OriginRules, &Rulebook)> {
        let book = self.books().find(|book| book.id == id && book.first == edition)?;
        match &book.origin {
            Origin::Own(rules) => Some((rules, book)),
            Origin::Borrowed { .. } | Origin::None => None,
        }
    }
}

fn silence(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Silence> {
    let fields = Fields::open(json, at, faults)?;
    let day = |name| fields.parsed(name, |text| text.parse::<Day>().map_err(|_| "not-a-day"));
    let (first, last) = (day("first"), day("last"));
    let string = |name| fields.text(name).map(ToString::to_string);
    let (rulebook, kind) = (string("rulebook"), string("kind"));
    let text = super::load::wording(&fields, "text");
    let citation = super::load::citation(&fields, "cite");
    fields.close();
    Some(Silence { rulebook: rulebook?, first, last, kind: kind?, text: text?, citation: citation? })
}

//! Holds all rulebooks, and finds the edition that is in force on a day.

mod earlier;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

pub(crate) use earlier::Release;
pub use earlier::is_released;

use super::meant::meant;
use super::{Citation, Edition, Origin, OriginRules, Rulebook};
use crate::doc::{At, Code, Fault, Faults, Fields, FromJson, Json};
use crate::names::Wording;
use crate::signature::{Judged, KeyList, Trust, judge_by_none, judge_named};
use crate::value::day::Day;

/// A compiled rulebook by its name.
macro_rules! embedded {
    ($($name:literal),* $(,)?) => { [$(include_str!(concat!("../../compiled/", $name, ".json"))),*] };
}

/// The rulebooks that come with the engine, compiled from `rulebooks/` by `cargo xtask rulebooks`.
const EMBEDDED: [&str; 8] = embedded![
    "cis-2009@2024-05-04",
    "ct-kz@2010-06-30",
    "ct-kz@2015-06-16",
    "ct-kz@2021-08-01",
    "ct-kz@2024-04-28",
    "kz-procurement@2018-06-29",
    "kz-procurement@2025-10-06",
    "kz-register@2025-09-08",
];

/// Their descriptions in the same order, so that none must be read at the start. The digests stand there too, because
/// computing them would take most of the time to start.
const EDITIONS: &str = include_str!("../../compiled/editions.json");

const SERIES: &str = include_str!("../../compiled/series.json");

/// Rulebooks by name and day. A rulebook that comes with the engine is read when somebody first asks for it.
#[derive(Clone, Debug, Default)]
pub struct Library {
    volumes: Vec<Arc<Volume>>,
    acts: BTreeMap<String, Wording>,
    silences: Vec<Silence>,
    /// The keys whose word for a masked record is taken, and how signatures are judged by them.
    keys: Option<(Arc<KeyList>, Judge)>,
    recompute: Option<Recompute>,
}

/// Judges signatures by keys. As a value it is linked only where keys can be given.
type Judge = fn(&[Json<'_>], &At<'_>, &str, &Trust, Day) -> Result<Judged, Vec<Fault>>;

/// A list of keys, with the way to judge by it.
fn trusted(list: KeyList) -> (Arc<KeyList>, Judge) {
    (Arc::new(list), judge_named)
}

/// Tells whether a record, given as its text, is what its facts give by a library.
pub type Recompute = fn(&str, &Library) -> bool;

/// A rulebook, and its description without reading it.
#[derive(Debug)]
struct Volume {
    edition: Edition,
    first: Day,
    last: Option<Day>,
    /// Its canonical JSON.
    text: Cow<'static, str>,
    book: OnceBox<Rulebook>,
}

impl Volume {
    fn embedded(edition: Edition, text: &'static str) -> Result<Volume, Vec<Fault>> {
        let day = |text: &str| text.parse::<Day>().map_err(|_| Vec::from([Fault::new("not-a-day", &At::Root)]));
        let (first, last) = (day(&edition.first)?, edition.last.as_deref().map(day).transpose()?);
        Ok(Volume { edition, first, last, text: Cow::Borrowed(text), book: OnceBox::new() })
    }

    fn book(&self) -> Result<&Rulebook, Vec<Fault>> {
        self.book.get_or_try_init(|| {
            let json = Json::parse(&self.text).map_err(|fault| Vec::from([fault]))?;
            Rulebook::read_with(&json, self.edition.sha256.clone()).map(Box::new)
        })
    }
}

/// Days on which a rulebook is known to have no edition, or none that was read.
#[derive(Clone, Debug)]
pub struct Silence {
    /// The rulebook.
    pub rulebook: String,
    /// The first day; `None` for "always before".
    pub first: Option<Day>,
    /// The last day; `None` for "ever since".
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
    /// No edition is in force on the day; the reason, if it is known.
    NoEdition(Option<&'l Silence>),
    /// It cannot be read. This never happens in a released engine.
    Damaged(Vec<Fault>),
}

/// Reads a rulebook as JSON. The author's form, TOML, is told from other texts.
fn parsed(text: &str) -> Result<Json<'_>, Vec<Fault>> {
    let is_key = |key: &str| {
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    Json::parse(text).map_err(|fault| {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let is_toml = lines.next().is_some_and(|line| {
            let table = line.trim_matches(['[', ']']).trim();
            line.split_once('=').is_some_and(|(key, _)| is_key(key.trim())) || (line.starts_with('[') && is_key(table))
        });
        Vec::from([if is_toml { Fault::new("rulebook-in-toml", &At::Root) } else { fault }])
    })
}

impl Library {
    /// The rulebooks that come with the engine.
    ///
    /// # Errors
    /// None in a released engine, whose tests read every rulebook. A damaged build returns the faults.
    pub fn embedded() -> Result<Library, Vec<Fault>> {
        let parse = |text| Json::parse(text).map_err(|fault| Vec::from([fault]));
        let editions: Option<Vec<Edition>> = FromJson::from_json(&parse(EDITIONS)?);
        let editions = editions.ok_or_else(|| Vec::from([Fault::new("not-json", &At::Root)]))?;
        let volumes = editions.into_iter().zip(EMBEDDED);
        let volumes = volumes.map(|(edition, text)| Volume::embedded(edition, text).map(Arc::new));
        let json = parse(SERIES)?;
        let faults = Faults::default();
        let series = Fields::open(&json, &At::Root, &faults).map(|fields| {
            let silences = fields.list("silences", 1_000, silence).unwrap_or_default();
            let acts = super::load::acts(&fields);
            fields.close();
            (silences, acts)
        });
        let (silences, acts) = faults.or(series)?;
        Ok(Library { volumes: volumes.collect::<Result<_, _>>()?, acts, silences, keys: None, recompute: None })
    }

    /// Adds a rulebook of the user, after the checks that the engine's own rulebooks pass.
    ///
    /// # Errors
    /// Every fault of the text; `official-id` for the name of a rulebook that comes with the engine; and
    /// `edition-overlaps` if another edition of the same name is in force on one of its days.
    pub fn load(&mut self, text: &str) -> Result<&Rulebook, Vec<Fault>> {
        let json = parsed(text)?;
        let text = json.canonical();
        let book = Rulebook::read_with(&json, crate::digest(text.as_bytes())).map_err(|faults| meant(&json, faults))?;
        self.has_name_of_its_own(&book)?;
        let overlapping = self.volumes.iter().find(|other| {
            let (ends_before, starts_after) =
                (other.last.is_some_and(|last| last < book.first), book.last.is_some_and(|last| last < other.first));
            other.edition.id == book.id && !ends_before && !starts_after
        });
        if let Some(other) = overlapping {
            let fault = Fault::new("edition-overlaps", &At::Field(&At::Root, "first"));
            return Err(Vec::from([fault.given(book.name()).allowed(other.edition.name())]));
        }
        self.insert(book, text)
    }

    /// Takes a list of trusted keys in place of an earlier one. Of a list without keys nothing is taken.
    pub fn trust(&mut self, keys: KeyList) {
        let list = Some(keys).filter(|list| !list.trust.keys.is_empty());
        self.keys = list.map(trusted);
    }

    /// The list of trusted keys.
    pub fn keys(&self) -> Option<&KeyList> {
        self.keys.as_ref().map(|(list, _)| &**list)
    }

    /// The same library with this list of keys, or without any.
    #[must_use]
    pub(crate) fn trusting(&self, keys: Option<&KeyList>) -> Library {
        let mut library = self.clone();
        library.keys = keys.cloned().map(trusted);
        library
    }

    /// Judges signatures beside the record of this digest by the list of trusted keys.
    pub(crate) fn judged(
        &self,
        envelopes: &[Json<'_>],
        at: &At<'_>,
        digest: &str,
        today: Day,
    ) -> Result<Judged, Vec<Fault>> {
        match &self.keys {
            Some((list, judge)) => judge(envelopes, at, digest, &list.trust, today),
            None => judge_by_none(envelopes, at, digest),
        }
    }

    /// The same library, by which masked records that hide no fact are recomputed. Without it they are masked records as
    /// any other: taken, and provisional. Recomputing needs an assessment, which is made far above the rulebooks; so
    /// whoever opens a library hands over [`record::holds`](crate::record::holds).
    #[must_use]
    pub fn recomputing(mut self, recompute: Recompute) -> Library {
        self.recompute = Some(recompute);
        self
    }

    pub(crate) fn recomputes(&self) -> bool {
        self.recompute.is_some()
    }

    /// Whether a record, given as its text, is what its facts give; `None` where this library recomputes none.
    pub(crate) fn recomputed(&self, record: &str) -> Option<bool> {
        self.recompute.map(|recompute| recompute(record, self))
    }

    /// Refuses the name of an official rulebook, because a reader of `kz-register` in an answer expects the official
    /// one. A rulebook that builds on it is called `kz-register+NAME`.
    fn has_name_of_its_own(&self, book: &Rulebook) -> Result<(), Vec<Fault>> {
        let at = At::Field(&At::Root, "id");
        if self.is_official(&book.id) {
            let own = [book.id.as_str(), "+NAME"].concat();
            return Err(Vec::from([Fault::new("official-id", &at).given(book.id.clone()).allowed(own)]));
        }
        match book.id.split_once('+') {
            Some((base, _)) if !self.is_official(base) => Err(Vec::from([self.unknown_rulebook(base, &at)])),
            _ => Ok(()),
        }
    }

    fn insert(&mut self, book: Rulebook, text: String) -> Result<&Rulebook, Vec<Fault>> {
        if let Origin::Borrowed { rulebook, edition, .. } = &book.origin
            && self.own_rules(rulebook, *edition).is_none()
        {
            let fault = Fault::new("unknown-rulebook", &At::Field(&At::Root, "origin_from")).given(rulebook.clone());
            return Err(Vec::from([fault.allowed(self.ids().join(", "))]));
        }
        let place = self.volumes.partition_point(|other| (&other.edition.id, other.first) < (&book.id, book.first));
        let (first, last) = (book.first, book.last);
        let edition = Edition { warnings: super::traps::traps(&book), ..Edition::of(&book) };
        let book = OnceBox::with_value(Box::new(book));
        self.volumes.insert(place, Arc::new(Volume { edition, first, last, text: Cow::Owned(text), book }));
        self.volumes.get(place).map_or_else(|| Err(Vec::new()), |volume| volume.book())
    }

    /// Adds a draft of a rulebook. It replaces the editions whose name and days it shares. Its rows may overlap; its
    /// audit reports that.
    ///
    /// # Errors
    /// Every other fault of the text.
    pub(crate) fn load_draft(&mut self, text: &str) -> Result<&Rulebook, Vec<Fault>> {
        let json = parsed(text)?;
        let text = json.canonical();
        let book =
            Rulebook::read_draft(&json, crate::digest(text.as_bytes())).map_err(|faults| meant(&json, faults))?;
        self.volumes.retain(|other| {
            let (ends_before, starts_after) =
                (other.last.is_some_and(|last| last < book.first), book.last.is_some_and(|last| last < other.first));
            other.edition.id != book.id || ends_before || starts_after
        });
        self.insert(book, text)
    }

    /// Replaces the edition of the same name by a changed rulebook, unchecked and under its old digest. The tests of
    /// the law use it to see what a change would do to the shared cases. Returns whether there was such an edition.
    pub fn substitute(&mut self, book: Rulebook) -> bool {
        let Some(volume) = self.volumes.iter_mut().find(|volume| volume.edition.name() == book.name()) else {
            return false;
        };
        *volume = Arc::new(Volume {
            edition: volume.edition.clone(),
            first: book.first,
            last: book.last,
            text: volume.text.clone(),
            book: OnceBox::with_value(Box::new(book)),
        });
        true
    }

    /// Returns the descriptions of all rulebooks by name and first day, without reading them.
    pub fn editions(&self) -> impl DoubleEndedIterator<Item = &Edition> {
        self.volumes.iter().map(|volume| &volume.edition)
    }

    /// Returns all rulebooks by name and first day. Reads those that were not read yet.
    pub fn books(&self) -> impl Iterator<Item = &Rulebook> {
        self.volumes.iter().filter_map(|volume| volume.book().ok())
    }

    /// Returns the canonical JSON of a rulebook of this library.
    pub fn text(&self, book: &Rulebook) -> &str {
        let volume = self.volumes.iter().find(|volume| volume.edition.sha256 == book.sha256);
        volume.map_or("", |volume| &volume.text)
    }

    /// Whether a rulebook came with the engine, any edition of it.
    pub(crate) fn is_official(&self, id: &str) -> bool {
        self.volumes.iter().any(|volume| volume.edition.id == id && matches!(volume.text, Cow::Borrowed(_)))
    }

    /// Returns the owner of a rulebook for the receipt; `None` if it comes with the engine.
    pub(crate) fn owner(&self, id: &str, books: &[Option<&Rulebook>]) -> Option<Code> {
        let is_loaded = books.iter().flatten().any(|book| self.is_of_user(book));
        (is_loaded || !self.is_official(id)).then_some(Cow::Borrowed("user"))
    }

    /// Returns the same library with these texts of official editions in place of its own.
    fn with_texts(&self, texts: &[Arc<Volume>]) -> Library {
        let mut library = self.clone();
        for volume in library.volumes.iter_mut().filter(|volume| matches!(volume.text, Cow::Borrowed(_))) {
            let is_other = |other: &&Arc<Volume>| other.edition.name() == volume.edition.name();
            if let Some(other) = texts.iter().find(is_other) {
                *volume = Arc::clone(other);
            }
        }
        library
    }

    /// Whether the user loaded a rulebook of this library.
    pub(crate) fn is_of_user(&self, book: &Rulebook) -> bool {
        let mut volumes = self.volumes.iter().filter(|volume| volume.edition.sha256 == book.sha256);
        volumes.any(|volume| matches!(volume.text, Cow::Owned(_)))
    }

    /// Returns the names of all rulebooks, each once.
    pub(crate) fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.editions().map(|edition| edition.id.as_str()).collect();
        ids.dedup();
        ids
    }

    /// Returns the title of an act that the silences cite.
    pub fn act(&self, id: &str) -> Option<&Wording> {
        self.acts.get(id)
    }

    /// Returns the declared days without an edition.
    pub fn silences(&self) -> &[Silence] {
        &self.silences
    }

    /// Returns the edition of a rulebook that is in force on a day, or the pinned one.
    ///
    /// # Errors
    /// [`Absent`]: why there is none.
    pub fn edition(&self, id: &str, pinned: Option<Day>, on: Day) -> Result<&Rulebook, Absent<'_>> {
        let mut editions = self.volumes.iter().filter(|volume| volume.edition.id == id).peekable();
        if editions.peek().is_none() {
            return Err(Absent::UnknownRulebook);
        }
        let volume = match pinned {
            Some(first) => editions.find(|volume| volume.first == first).ok_or(Absent::UnknownEdition),
            None => {
                let holds = |volume: &Volume| volume.first <= on && volume.last.is_none_or(|last| on <= last);
                editions.find(|volume| holds(volume)).ok_or_else(|| {
                    Absent::NoEdition(self.silences.iter().find(|silence| {
                        silence.rulebook == id
                            && silence.first.is_none_or(|first| first <= on)
                            && silence.last.is_none_or(|last| on <= last)
                    }))
                })
            }
        };
        volume?.book().map_err(Absent::Damaged)
    }

    /// Returns the rules of origin that a rulebook applies, and the rulebook that contains them.
    pub fn origin_of<'l>(&'l self, book: &'l Rulebook) -> Option<(&'l OriginRules, &'l Rulebook)> {
        match &book.origin {
            Origin::Own(rules) => Some((rules, book)),
            Origin::Borrowed { rulebook, edition, .. } => self.own_rules(rulebook, *edition),
            Origin::None => None,
        }
    }

    fn own_rules(&self, id: &str, edition: Day) -> Option<(&OriginRules, &Rulebook)> {
        let volume = self.volumes.iter().find(|volume| volume.edition.id == id && volume.first == edition)?;
        let book = volume.book().ok()?;
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
    let citation = super::text::citation(&fields, "cite");
    fields.close();
    Some(Silence { rulebook: rulebook?, first, last, kind: kind?, text: text?, citation: citation? })
}

//! Which law facts ask for, and whether they fit it.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::answer::Notice;
use crate::doc::{At, Fault, Faults};
use crate::facts::{Facts, GoodFacts};
use crate::judge::{MOST_LOOKS, Prepared};
use crate::law::{Absent, Library, OriginRules, Reading, Rulebook, Silence};
use crate::value::day::Day;

/// The rulebooks that facts ask for.
#[derive(Clone, Copy)]
pub(crate) struct Books<'l> {
    pub(super) book: &'l Rulebook,
    pub(super) rules: &'l OriginRules,
    pub(super) origin_book: &'l Rulebook,
    library: &'l Library,
}

impl<'l> Books<'l> {
    /// The rulebooks that these facts ask for, when they fit them; or what is known of there being none.
    pub(crate) fn of(
        facts: &Facts,
        library: &'l Library,
    ) -> Result<Result<Books<'l>, Option<&'l Silence>>, Vec<Fault>> {
        let book = match edition(library, &facts.rulebook, facts.edition, facts.on)? {
            Ok(book) => book,
            Err(silence) => return Ok(Err(silence)),
        };
        let Some((rules, origin_book)) = library.origin_of(book) else {
            let fault =
                Fault::new("rulebook-of-contracts", &At::Field(&At::Root, "rulebook")).given(facts.rulebook.clone());
            return Err(Vec::from([fault]));
        };
        let books = Books { book, rules, origin_book, library };
        fits(facts, &books.declared(), rules, origin_book)?;
        Ok(Ok(books))
    }

    /// The rules of a good and its parts, prepared.
    pub(crate) fn prepared(self, good: &GoodFacts) -> Prepared<'l> {
        let mut prepared = Prepared::of(self.book, self.origin_book, self.rules);
        prepared.prepare_for(good);
        prepared
    }

    /// The readings of the rulebook, and those of the one whose rules of origin stand in.
    pub(super) fn declared(self) -> Vec<&'l Reading> {
        let borrowed = self.origin_book.readings.iter().filter(|reading| self.book.reading(&reading.id).is_none());
        self.book.readings.iter().chain(borrowed).collect()
    }
}

/// What a good is assessed by: rulebooks, and the rules that were prepared of them.
#[derive(Clone, Copy)]
pub(crate) struct Law<'l> {
    pub(crate) book: &'l Rulebook,
    pub(crate) rules: &'l OriginRules,
    pub(crate) origin_book: &'l Rulebook,
    pub(super) library: &'l Library,
    pub(super) prepared: &'l Prepared<'l>,
}

impl<'l> Law<'l> {
    pub(crate) fn new(books: Books<'l>, prepared: &'l Prepared<'l>) -> Law<'l> {
        let Books { book, rules, origin_book, library } = books;
        Law { book, rules, origin_book, library, prepared }
    }

    /// The readings of the rulebook, and those of the one whose rules of origin stand in.
    pub(super) fn declared(self) -> Vec<&'l Reading> {
        let Law { book, rules, origin_book, library, .. } = self;
        Books { book, rules, origin_book, library }.declared()
    }

    /// Refuses a rule that is too large to be prepared.
    pub(super) fn check(self) -> Result<(), Fault> {
        let Some(cost) = self.prepared.too_large() else { return Ok(()) };
        let fault = Fault::new("too-much-work", &At::Field(&At::Root, "good"));
        Err(fault.given(cost.to_string()).allowed(MOST_LOOKS.to_string()))
    }
}

/// The edition of a rulebook that a document asks for, or what is known of there being none.
///
/// # Errors
/// `unknown-rulebook` or `unknown-edition`, with those that are at hand.
pub(crate) fn edition<'l>(
    library: &'l Library,
    id: &str,
    pinned: Option<Day>,
    on: Day,
) -> Result<Result<&'l Rulebook, Option<&'l Silence>>, Vec<Fault>> {
    let at = At::Field(&At::Root, "rulebook");
    match library.edition(id, pinned, on) {
        Ok(book) => Ok(Ok(book)),
        Err(Absent::NoEdition(silence)) => Ok(Err(silence)),
        Err(Absent::Damaged(faults)) => Err(faults),
        Err(Absent::UnknownRulebook) => Err(Vec::from([library.unknown_rulebook(id, &at)])),
        Err(Absent::UnknownEdition) => Err(Vec::from([library.unknown_edition(id, &at)])),
    }
}

/// Whether the readings that a user fixed are the rulebook's.
pub(crate) fn readings_fit(fixed: &BTreeMap<String, String>, declared: &[&Reading], faults: &Faults) {
    let at = At::Field(&At::Root, "readings");
    for (id, option) in fixed {
        let at = At::Field(&at, id);
        match declared.iter().find(|reading| reading.id == *id) {
            None => {
                let known: Vec<_> = declared.iter().map(|reading| reading.id.as_str()).collect();
                faults.push(Fault::new("unknown-reading", &at).allowed(known.join(", ")));
            }
            Some(reading) if !reading.options.iter().any(|(known, _)| known == option) => {
                let known: Vec<_> = reading.options.iter().map(|(option, _)| option.as_str()).collect();
                faults.push(Fault::new("unknown-option", &at).given(option.clone()).allowed(known.join(", ")));
            }
            Some(_) => {}
        }
    }
}

/// What cannot be known from the document alone: whether the rulebook knows what it names.
fn fits(facts: &Facts, declared: &[&Reading], rules: &OriginRules, book: &Rulebook) -> Result<(), Vec<Fault>> {
    let faults = Faults::default();
    let root = At::Root;
    readings_fit(&facts.readings, declared, &faults);
    good_fits(&facts.good, &root, rules, book, &faults);
    faults.or(Some(()))
}

fn good_fits(good: &GoodFacts, at: &At<'_>, rules: &OriginRules, book: &Rulebook, faults: &Faults) {
    let answers_fit = |answers: &BTreeMap<String, bool>, at: &At<'_>| {
        let at = At::Field(at, "answers");
        for term in answers.keys().filter(|term| book.terms.get(term).is_none()) {
            faults.push(Fault::new("unknown-question", &At::Field(&at, term)));
        }
    };
    answers_fit(&good.answers, at);
    if let Some(letter) = &good.wholly_produced {
        let categories = rules.wholly_produced.as_ref();
        if categories.is_none_or(|categories| categories.find(letter).is_none()) {
            let known: Vec<_> =
                categories.iter().flat_map(|list| &list.entries).map(|entry| entry.letter.as_str()).collect();
            let fault = Fault::new("unknown-category", &At::Field(at, "wholly_produced"));
            faults.push(fault.given(letter.clone()).allowed(known.join(", ")));
        }
    }
    let materials = At::Field(at, "materials");
    for (place, material) in good.materials.as_deref().unwrap_or_default().iter().enumerate() {
        let at = At::Item(&materials, place);
        answers_fit(&material.answers, &at);
        if let Some(part) = &material.made_from {
            good_fits(part, &At::Field(&at, "made_from"), rules, book, faults);
        }
    }
}

/// A day later than the law was read.
pub(crate) fn law_read_to(book: &Rulebook, on: Day) -> Option<Notice> {
    (on > book.read_to).then(|| Notice::new("law-read-to").about(Vec::from([book.read_to.to_string()])))
}

/// Why no edition answers.
pub(crate) fn of_silence(silence: Option<&Silence>) -> Notice {
    let notice = match silence {
        Some(silence) => {
            let code = match silence.kind.as_str() {
                "ended" => "edition-ended",
                "before" => "edition-before",
                _ => "edition-unidentified",
            };
            Notice::new(code).citing(&silence.citation)
        }
        None => Notice::new("no-edition"),
    };
    notice.at("/on")
}

//! What all sentences share: names, citations, notices, the receipt.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Speaker;
use crate::assessment::{Notice, Receipt};
use crate::day::Day;
use crate::rulebook::{Citation, Mark, Reading, Rulebook};

/// Longer lists of names are cut in sentences; the answer itself has them all.
const NAMES: usize = 12;

/// Tells one answer.
pub(super) struct Teller<'t> {
    pub(super) speaker: &'t Speaker<'t>,
    /// The rulebook that answered, and the one whose rules of origin it applied.
    pub(super) books: Vec<&'t Rulebook>,
}

impl<'t> Teller<'t> {
    pub(super) fn new(speaker: &'t Speaker<'t>, receipt: &Receipt) -> Teller<'t> {
        let edition = receipt.edition.as_ref().and_then(|edition| edition.parse::<Day>().ok());
        let book = edition.and_then(|edition| speaker.library.edition(&receipt.rulebook, Some(edition), edition).ok());
        let origin = book.and_then(|book| speaker.library.origin_of(book)).map(|(_, book)| book);
        Teller { speaker, books: book.into_iter().chain(origin).collect() }
    }

    pub(super) fn say(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        self.speaker.say(key, blanks)
    }

    pub(super) fn notice(&self, notice: &Notice) -> String {
        let gap = notice.gap.as_ref();
        let gap = gap.and_then(|id| self.books.iter().flat_map(|book| &book.gaps).find(|gap| gap.id == *id));
        let silence = || {
            let same = |silence: &&crate::rulebook::Silence| Some(&silence.citation) == notice.citation.as_ref();
            self.speaker.library.silences().iter().find(same).map(|silence| self.speaker.pick(&silence.text))
        };
        let text = gap.map(|gap| self.speaker.pick(&gap.text)).or_else(silence).unwrap_or_default();
        let about: Vec<_> = notice.about.iter().map(|name| self.term(name)).collect();
        let sentence = self.say(&format!("notice.{}", notice.code), &[("about", &some(&about)), ("text", text)]);
        match &notice.citation {
            Some(citation) => format!("{sentence} [{}]", self.citation(citation)),
            None => sentence,
        }
    }

    pub(super) fn receipt(&self, receipt: &Receipt) -> String {
        let none = String::new();
        let key = if receipt.edition.is_some() { "receipt.receipt" } else { "receipt.without-edition" };
        self.say(
            key,
            &[
                ("engine", &receipt.engine),
                ("rulebook", &receipt.rulebook),
                ("edition", receipt.edition.as_ref().unwrap_or(&none)),
                ("rulebook_sha256", receipt.rulebook_sha256.as_ref().unwrap_or(&none)),
                ("facts_sha256", &receipt.facts_sha256),
            ],
        )
    }

    /// A term's name; other names as they are.
    pub(super) fn term(&self, term: &str) -> String {
        let entry = self.books.iter().find_map(|book| book.terms.get(term));
        entry.map_or(term.to_string(), |entry| self.speaker.pick(&entry.name).to_string())
    }

    /// `Rules of origin of 2009, p. 2.4 (read in the act)`
    pub(super) fn citation(&self, citation: &Citation) -> String {
        let act = self.books.iter().find_map(|book| book.acts.get(&citation.act));
        let act = act.or_else(|| self.speaker.library.act(&citation.act));
        let act = act.map_or(citation.act.as_str(), |wording| self.speaker.pick(wording));
        let places: Vec<_> = citation.place.split('/').map(|place| self.place(place)).collect();
        let mark = match citation.mark {
            Mark::Primary => String::new(),
            mark => [" — ", &self.say(&format!("mark.{mark}"), &[])].concat(),
        };
        format!("{act}, {}{mark}", places.join(", "))
    }

    pub(super) fn place(&self, place: &str) -> String {
        match place.split_once('-') {
            Some((kind, number)) => self.say(&format!("place.{kind}"), &[("number", number)]),
            None => self.say(&format!("place.{place}"), &[]),
        }
    }

    /// A reading's question, and the names of its options.
    pub(super) fn reading_of(&self, id: &str) -> Option<&'t Reading> {
        self.books.iter().find_map(|book| book.reading(id))
    }

    /// The name of an option.
    pub(super) fn option_name(&self, reading: &str, option: &str) -> String {
        let options = self.reading_of(reading).map(|reading| reading.options.as_slice()).unwrap_or_default();
        let wording = options.iter().find(|(id, _)| id == option);
        wording.map_or(option.to_string(), |(_, wording)| self.speaker.pick(wording).to_string())
    }
}

pub(super) fn some(names: &[String]) -> String {
    let shown = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > NAMES { format!("{shown}, … ({})", names.len()) } else { shown }
}

//! What all sentences share: names, citations, notices, the receipt.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{OptionWords, ReadingWords, Sentence, Speaker};
use crate::answer::{Notice, Receipt};
use crate::law::{Citation, Mark, Origin, Reading, Rulebook};
use crate::value::country::Country;
use crate::value::day::Day;

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

    /// The country whose goods are domestic, in words, where that is not Kazakhstan: sentences name that by themselves.
    fn abroad(&self) -> Option<String> {
        let own = |book: &&'t Rulebook| match &book.origin {
            Origin::Own(rules) => Some(rules.as_ref()),
            Origin::Borrowed { .. } | Origin::None => None,
        };
        let rules = self.books.iter().find_map(own).filter(|rules| rules.country != Country::KAZAKHSTAN)?;
        let name = rules.country_name.as_ref().map(|name| self.speaker.pick(name).to_string());
        Some(name.unwrap_or_else(|| rules.country.to_string()))
    }

    /// A sentence that may name the country: `advice.lost-verdict`, or of another country `advice-abroad.lost-verdict`,
    /// where there is one.
    pub(super) fn say_of_country(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        let abroad = self.abroad().map(|country| (key.replacen('.', "-abroad.", 1), country));
        match abroad.filter(|(key, _)| self.speaker.catalogue.has(key, self.speaker.language)) {
            Some((key, country)) => self.say(&key, &[blanks, &[("country", country.as_str())]].concat()),
            None => self.say(key, blanks),
        }
    }

    /// A sentence about a whole answer, with the name of its rulebook and its day.
    pub(super) fn headline(&self, key: &str, receipt: &Receipt, blanks: &[(&str, &str)]) -> String {
        let title = self.books.first().map_or(receipt.rulebook.as_str(), |book| self.speaker.pick(&book.title));
        self.say_of_country(key, &[blanks, &[("rulebook", title), ("day", &receipt.on)]].concat())
    }

    pub(super) fn notices(&self, notices: &[Notice]) -> Vec<Sentence> {
        notices.iter().map(|notice| self.notice(notice)).collect()
    }

    fn notice(&self, notice: &Notice) -> Sentence {
        let gap = notice.gap.as_ref();
        let gap = gap.and_then(|id| self.books.iter().flat_map(|book| &book.gaps).find(|gap| gap.id == *id));
        let silence = || {
            let same = |silence: &&crate::law::Silence| Some(&silence.citation) == notice.citation.as_ref();
            self.speaker.library.silences().iter().find(same).map(|silence| self.speaker.pick(&silence.text))
        };
        let text = gap.map(|gap| self.speaker.pick(&gap.text)).or_else(silence).unwrap_or_default();
        let name = |name: &String| match notice.code.as_ref() {
            "settled-either-way" => self.question(name),
            _ => self.term(name),
        };
        let about: Vec<_> = notice.about.iter().map(name).collect();
        Sentence {
            text: self.say(&format!("notice.{}", notice.code), &[("about", &some(&about)), ("text", text)]),
            at: notice.at.clone(),
            citation: notice.citation.as_ref().map(|citation| self.citation(citation)),
        }
    }

    /// What a yes-or-no fact is about, from its JSON pointer.
    fn question(&self, fact: &str) -> String {
        match fact.rsplit('/').next() {
            Some("beyond_insufficient_operations") => self.say("step.beyond-insufficient", &[]),
            Some(term) => self.term(&term.replace('_', "-")),
            None => fact.to_string(),
        }
    }

    pub(super) fn cited(&self, text: String, citation: &Citation) -> Sentence {
        Sentence { citation: Some(self.citation(citation)), ..Sentence::new(text) }
    }

    pub(super) fn receipt(&self, receipt: &Receipt) -> String {
        let none = String::new();
        let key = if receipt.edition.is_some() { "receipt.receipt" } else { "receipt.without-edition" };
        let said = self.say(
            key,
            &[
                ("engine", &receipt.engine),
                ("rulebook", &receipt.rulebook),
                ("edition", receipt.edition.as_ref().unwrap_or(&none)),
                ("rulebook_sha256", receipt.rulebook_sha256.as_ref().unwrap_or(&none)),
                ("facts_sha256", &receipt.facts_sha256),
            ],
        );
        let of_user = receipt.rulebook_of.as_ref().map(|_| self.say("receipt.of-user", &[]));
        of_user.map_or(said.clone(), |of_user| [said, of_user].join("; "))
    }

    /// A term's name; other names as they are.
    pub(super) fn term(&self, term: &str) -> String {
        let entry = self.books.iter().find_map(|book| book.terms.get(term));
        if let Some(entry) = entry {
            return self.speaker.pick(&entry.name).to_string();
        }
        let is_operation = self.books.iter().any(|book| book.terms.is_operation(term));
        let of_trade = || self.speaker.said(&["process.", term].concat());
        is_operation.then(of_trade).flatten().unwrap_or(term).to_string()
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

    /// `annex-1` in words. A place that a user's rulebook names in words of its own is said as it stands there.
    pub(super) fn place(&self, place: &str) -> String {
        let (kind, number) = place.split_once('-').unwrap_or((place, ""));
        let key = format!("place.{kind}");
        let said = self.say(&key, &[("number", number)]);
        if said == key { place.replace('\u{a0}', " ") } else { said }
    }

    /// A reading in words, `status` being a code.
    pub(super) fn reading(
        &self,
        id: &str,
        status: &str,
        citation: &Citation,
        options: impl Iterator<Item = OptionWords>,
    ) -> ReadingWords {
        let declared = self.declared(id);
        ReadingWords {
            id: id.to_string(),
            question: declared.map_or(id, |reading| self.speaker.pick(&reading.question)).to_string(),
            status: self.say(&format!("reading.{status}"), &[]),
            citation: self.citation(citation),
            options: options.collect(),
        }
    }

    /// An option in words; `gives` is what comes of it.
    pub(super) fn option_words(&self, reading: &str, option: &str, taken: &str, gives: String) -> OptionWords {
        let options = self.declared(reading).map(|reading| reading.options.as_slice()).unwrap_or_default();
        let wording = options.iter().find(|(id, _)| id == option);
        OptionWords {
            option: option.to_string(),
            name: wording.map_or(option, |(_, wording)| self.speaker.pick(wording)).to_string(),
            text: gives,
            taken: option == taken,
        }
    }

    pub(super) fn declared(&self, reading: &str) -> Option<&'t Reading> {
        self.books.iter().find_map(|book| book.reading(reading))
    }
}

pub(super) fn some(names: &[String]) -> String {
    let shown = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > NAMES { format!("{shown}, … ({})", names.len()) } else { shown }
}

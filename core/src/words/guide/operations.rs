//! The operations to choose from for a tariff code: the usual ones first, then the others that its rules name; each with
//! its names, whether it counts, and how it stands to the operations that never confer origin.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::{Guide, Request, RuleGuide};
use crate::law::Standing;
use crate::names::{name_in, usual};
use crate::table::data::Data;
use crate::words::teller::Teller;
use crate::words::{Sentence, Speaker};

/// The operations to choose from for a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OperationsFor {
    /// Always `operations`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "operations")))]
    pub kind: &'static str,
    /// The code, digits alone.
    pub hs: String,
    /// The rulebook.
    pub rulebook: String,
    /// The first day of its edition.
    pub edition: String,
    /// The name of the rulebook in words.
    pub title: String,
    /// `kk`, `ru` or `en`.
    pub language: String,
    /// The operations: those usual in the chapter first, then the others that the rules of the code name.
    pub operations: Vec<OperationGuide>,
    /// Why goods of this code have no rule here, all of them or some: which operations count is then not known.
    pub outside: Vec<Sentence>,
}

/// An operation to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OperationGuide {
    /// Its name in the facts.
    pub term: String,
    /// In words.
    pub text: String,
    /// Other names by which tables know it, in all languages.
    pub also: Vec<String>,
    /// Whether it is usual in the chapter.
    pub usual: bool,
    /// `named` where a rule of the code names it or an operation that it is or includes, else `insufficient` where it
    /// never confers origin by itself, else `neither`.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = ["named", "insufficient", "neither"])))]
    pub counts: &'static str,
    /// The rules of the code that name it.
    pub rules: Vec<String>,
    /// How it stands to the operations that never confer origin: it is one of them, may be one, is not named by the act,
    /// is plainly none of them, or is no processing. None where the rulebook does not say it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>",
        extend("enum" = ["insufficient", "may-be", "unnamed", "beyond", "neutral", null])))]
    pub standing: Option<&'static str>,
    /// Why it stands so.
    pub reason: Sentence,
}

/// Tells the operations of a code in the words of the speaker.
pub(crate) fn operations(speaker: &Speaker<'_>, request: &Request<'_>) -> OperationsFor {
    let Request { book, rules, origin, hs, .. } = *request;
    let guide = Guide { teller: Teller { speaker, books: Vec::from([book, origin]) }, rules, origin, own: book };
    let (told, outside) = guide.of_code(hs);
    let mut operations: Vec<OperationGuide> = Vec::new();
    for id in usual(hs.chapter()) {
        operations.push(guide.operation(id, true, &told));
    }
    for term in told.iter().flat_map(|rule| &rule.operations).map(|one| &one.term) {
        if operations.iter().all(|one| one.term != *term) {
            operations.push(guide.operation(term, false, &told));
        }
    }
    OperationsFor {
        kind: "operations",
        hs: hs.to_string(),
        rulebook: book.id.clone(),
        edition: book.first.to_string(),
        title: speaker.pick(&book.title).to_string(),
        language: speaker.language.code().to_string(),
        operations,
        outside,
    }
}

impl Guide<'_> {
    fn operation(&self, id: &str, usual: bool, told: &[RuleGuide]) -> OperationGuide {
        let terms = &self.origin.terms;
        let of_trade = Data::get().operations.iter().map(|operation| &operation.named).find(|named| named.code == id);
        let text = match of_trade.filter(|_| !terms.is_operation(id)) {
            Some(named) => name_in(named, self.teller.speaker.language).to_string(),
            None => self.teller.term(id),
        };
        let names_it = |rule: &&RuleGuide| rule.operations.iter().any(|one| terms.meets(id, &one.term));
        let rules: Vec<String> = told.iter().filter(names_it).map(|rule| rule.words.rule.clone()).collect();
        let (standing, reason) = self.standing(terms.standing(id));
        let counts = match standing {
            _ if !rules.is_empty() => "named",
            Some("insufficient") => "insufficient",
            _ => "neither",
        };
        let also = of_trade.map(|named| named.also.clone()).unwrap_or_default();
        OperationGuide { term: id.to_string(), text, also, usual, counts, rules, standing, reason }
    }

    /// How an operation stands to the insufficient ones, and why.
    fn standing(&self, standing: Option<&Standing>) -> (Option<&'static str>, Sentence) {
        let Some((standing, insufficient)) = standing.zip(self.rules.insufficient.as_ref()) else {
            return (None, Sentence::new(self.say("operation-unsaid", &[])));
        };
        let category = |letter: &str| {
            let entry = insufficient.find(letter);
            entry.map(|entry| (entry.letter.as_str(), self.teller.speaker.pick(&entry.name))).unwrap_or_default()
        };
        let (name, key, (letter, text)) = match standing {
            Standing::Insufficient(letter) => ("insufficient", "operation-insufficient", category(letter)),
            Standing::MayBe(letter) => ("may-be", "operation-may-be", category(letter)),
            Standing::Unnamed => ("unnamed", "operation-unnamed", Default::default()),
            Standing::Beyond => ("beyond", "operation-beyond", Default::default()),
            Standing::Neutral => ("neutral", "operation-neutral", Default::default()),
        };
        let said = self.say(key, &[("letter", letter), ("category", text)]);
        (Some(name), self.teller.cited(said, &insufficient.citation))
    }
}

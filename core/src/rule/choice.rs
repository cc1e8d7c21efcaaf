//! What an evaluation takes for given besides the facts: the options of the readings, and for a moment more facts.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The option taken for each reading, and facts assumed for the sake of the argument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice<'a> {
    options: Vec<(&'a str, &'a str)>,
    assumed: Vec<(&'a str, bool)>,
}

impl<'a> Choice<'a> {
    /// These options.
    pub fn new(options: Vec<(&'a str, &'a str)>) -> Choice<'a> {
        Choice { options, assumed: Vec::new() }
    }

    /// The option taken for a reading.
    pub fn option(&self, reading: &str) -> Option<&'a str> {
        self.options.iter().find(|(id, _)| *id == reading).map(|(_, option)| *option)
    }

    /// All options taken.
    pub fn options(&self) -> &[(&'a str, &'a str)] {
        &self.options
    }

    /// The same, with one option changed.
    pub fn with(&self, reading: &str, option: &'a str) -> Choice<'a> {
        let mut changed = self.clone();
        for (_, taken) in changed.options.iter_mut().filter(|(id, _)| *id == reading) {
            *taken = option;
        }
        changed
    }

    /// The same, with one more fact assumed; `fact` is its JSON pointer.
    pub fn assuming(&self, fact: &'a str, answer: bool) -> Choice<'a> {
        let mut changed = self.clone();
        changed.assumed.push((fact, answer));
        changed
    }

    /// The facts that are assumed to hold, by their JSON pointers.
    pub fn assumed_facts(&self) -> impl Iterator<Item = &'a str> {
        self.assumed.iter().filter(|(_, answer)| *answer).map(|(fact, _)| *fact)
    }

    /// Whether anything may be assumed of a term: else its fact need not be written down to be looked up.
    pub(super) fn may_assume(&self, term: &str) -> bool {
        self.assumed.iter().any(|(fact, _)| fact.ends_with(term) || fact.ends_with("/necessary_component"))
    }

    /// What is assumed of a fact.
    pub fn assumed(&self, fact: &str) -> Option<bool> {
        self.assumed.iter().find(|(assumed, _)| *assumed == fact).map(|(_, answer)| *answer)
    }
}

/// A fact that an outcome waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    /// Its JSON pointer in the facts.
    pub fact: String,
    /// What kind of fact.
    pub code: &'static str,
    /// The term it is about.
    pub term: Option<String>,
    /// The digits that a tariff code needs.
    pub digits: Option<u8>,
}

impl Lack {
    /// A fact of this kind at this place.
    pub fn new(fact: String, code: &'static str) -> Lack {
        Lack { fact, code, term: None, digits: None }
    }

    /// About this term.
    pub fn term(mut self, term: &str) -> Lack {
        self.term = Some(term.to_string());
        self
    }

    /// Needing so many digits.
    pub fn digits(mut self, digits: u8) -> Lack {
        self.digits = Some(digits);
        self
    }

    /// Whether it is answered by true or false.
    pub fn is_yes_or_no(&self) -> bool {
        matches!(self.code, "answer" | "good-answer" | "material-answer" | "beyond-insufficient")
    }
}

//! The assumptions of an evaluation: the options of the readings, and facts that are tried for a moment.

use alloc::vec::Vec;

/// The option taken for each reading, and facts that are assumed to see what they would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice<'a> {
    options: Vec<(&'a str, &'a str)>,
    assumed: Vec<(&'a str, bool)>,
}

impl<'a> Choice<'a> {
    /// Makes a choice of these options.
    pub fn new(options: Vec<(&'a str, &'a str)>) -> Choice<'a> {
        Choice { options, assumed: Vec::new() }
    }

    /// Returns the option taken for a reading.
    pub fn option(&self, reading: &str) -> Option<&'a str> {
        self.options.iter().find(|(id, _)| *id == reading).map(|(_, option)| *option)
    }

    /// Returns all options taken.
    pub fn options(&self) -> &[(&'a str, &'a str)] {
        &self.options
    }

    /// Returns the same choice with one option changed.
    pub fn with(&self, reading: &str, option: &'a str) -> Choice<'a> {
        let mut changed = self.clone();
        for (_, taken) in changed.options.iter_mut().filter(|(id, _)| *id == reading) {
            *taken = option;
        }
        changed
    }

    /// Returns the same choice with one more assumed fact; `fact` is its JSON pointer.
    pub fn assuming(&self, fact: &'a str, answer: bool) -> Choice<'a> {
        let mut changed = self.clone();
        changed.assumed.push((fact, answer));
        changed
    }

    /// Returns the facts that are assumed to be true, by their JSON pointers.
    pub fn assumed_facts(&self) -> impl Iterator<Item = &'a str> {
        self.assumed.iter().filter(|(_, answer)| *answer).map(|(fact, _)| *fact)
    }

    /// Whether a fact of this term may be among the assumed ones. If not, its pointer need not be made to look it up.
    pub(super) fn may_assume(&self, term: &str) -> bool {
        self.assumed.iter().any(|(fact, _)| fact.ends_with(term) || fact.ends_with("/necessary_component"))
    }

    /// Returns the assumed answer to a fact.
    pub fn assumed(&self, fact: &str) -> Option<bool> {
        self.assumed.iter().find(|(assumed, _)| *assumed == fact).map(|(_, answer)| *answer)
    }
}

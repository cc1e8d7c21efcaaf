//! The options of the readings, by their names.

use alloc::vec::Vec;

/// The option taken for each reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice<'a> {
    options: Vec<(&'a str, &'a str)>,
}

impl<'a> Choice<'a> {
    /// Makes a choice of these options.
    pub fn new(options: Vec<(&'a str, &'a str)>) -> Choice<'a> {
        Choice { options }
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
}

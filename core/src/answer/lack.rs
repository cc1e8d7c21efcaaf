//! A fact that an outcome waits for, before an answer asks for it.

use alloc::string::{String, ToString};

/// A fact that an outcome waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    /// Its JSON pointer in the facts.
    pub fact: String,
    /// Its kind, as a code.
    pub code: &'static str,
    /// The term it is about.
    pub term: Option<String>,
    /// The digits that a tariff code needs.
    pub digits: Option<u8>,
}

impl Lack {
    /// Makes a missing fact of this kind at this place.
    pub fn new(fact: String, code: &'static str) -> Lack {
        Lack { fact, code, term: None, digits: None }
    }

    /// Adds the term that it is about.
    pub fn term(mut self, term: &str) -> Lack {
        self.term = Some(term.to_string());
        self
    }

    /// Adds the number of digits that are needed.
    pub fn digits(mut self, digits: u8) -> Lack {
        self.digits = Some(digits);
        self
    }

    /// Whether its answer is true or false.
    pub fn is_yes_or_no(&self) -> bool {
        matches!(self.code, "answer" | "good-answer" | "material-answer" | "beyond-insufficient")
    }
}

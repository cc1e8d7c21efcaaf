//! The receipt of an answer about a good.

use crate::answer::Receipt;
use crate::facts::Facts;
use crate::law::{Library, Rulebook};

impl Receipt {
    /// For an answer by `book`, whose rules of origin stand in `origin`.
    pub(crate) fn new(facts: &Facts, book: Option<&Rulebook>, origin: Option<&Rulebook>, library: &Library) -> Receipt {
        Receipt::of((facts.on, &facts.rulebook, &facts.sha256), book, origin, library)
    }
}

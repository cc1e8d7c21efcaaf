//! Draws an examination from a rulebook, seals its key, and grades the answers.
//!
//! A question is the smallest case that turns on a chosen row or provision. The engine alone gives its key, and each
//! wrong choice too: it judges the facts as one misconception sees them, so that a wrong answer tells which one it was.
//! The seed determines a paper wholly. The paper carries the key's salted digest, so that nobody who has the paper can
//! compute the key, and nobody who has the key can change it.
//!
//! May import: what judges goods and contracts, `record` for the rule of salts. Never: a key that the engine did not
//! give.

mod bench;
mod chance;
mod choose;
mod contract;
mod draft;
mod draw;
mod grade;
mod heading;
mod key;
mod kinds;
mod request;
mod share;
mod stock;
#[cfg(test)]
mod tests;
mod value;
mod verdicts;

use alloc::string::String;
use alloc::vec::Vec;

pub use bench::Outcome;
pub(crate) use draw::draw;
pub(crate) use grade::grade;
pub use grade::{CandidateResult, ChoiceCount, Given, Grading, Item, Misconception, Score, TopicScore, WrongAnswer};
pub use key::{Choice, ExamKey, Question};
pub use kinds::{Asks, Slip, Topic};
pub use request::MOST_QUESTIONS;
pub(crate) use request::read;

use crate::doc::Json;

/// What is planned of a question before it is made.
#[derive(Clone, Copy, Debug)]
struct Plan {
    topic: Topic,
    /// From 1 to 3: how many lines stand around what decides, and how near the limit is.
    level: u64,
}

/// A question whose choices are not yet chosen.
struct Made {
    /// The row or edition that it was made for.
    rule: String,
    asks: Asks,
    facts: Json<'static>,
    key: Outcome,
    /// What each misconception gives.
    found: Vec<(Slip, Outcome)>,
}

//! A good under test: its lines, the options taken, and what comes of a test.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Choice, Watch};
use crate::answer::{Comparison, Lack};
use crate::facts::{GoodFacts, Material};
use crate::law::{Citation, Expression, Selector, Terms};
use crate::value::amount::Total;
use crate::value::truth::Truth;

/// A material as the tests see it.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// What the user stated.
    pub material: &'a Material,
    /// Its place in the bill.
    pub place: usize,
    /// Whether it counts as foreign.
    pub foreign: Truth,
    /// Why, as a code.
    pub because: &'static str,
    /// The missing facts of `foreign`.
    pub lacks: Vec<Lack>,
    /// Whether it contains foreign inputs. It may count as domestic all the same, by cumulation or sufficient
    /// processing.
    pub foreign_inputs: Truth,
    /// The missing facts of `foreign_inputs`.
    pub input_lacks: Vec<Lack>,
    /// Whether heading tests look at it. They skip packaging, accessories and neutral elements.
    pub classified: bool,
    /// Whether value tests count it. They skip transport packaging, accessories and neutral elements.
    pub valued: bool,
}

/// The rule that is applied, with its provision.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its id.
    pub rule: &'a str,
    /// Its provision.
    pub citation: &'a Citation,
}

/// The materials from which a good must be made.
#[derive(Clone, Copy, Debug)]
pub struct MadeFrom<'a> {
    /// Any of these.
    pub selectors: &'a [Selector],
    /// Whether all foreign materials must be among them, without a tolerance.
    pub only: bool,
}

/// The good under test, under one choice of readings.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// What the user stated.
    pub good: &'a GoodFacts,
    /// The good's JSON pointer.
    pub at: &'a str,
    /// Its bill; `None` if none was stated.
    pub lines: Option<&'a [Line<'a>]>,
    /// The whole rule during its application.
    pub rule: Option<&'a Expression>,
    /// The places of stated operations with unknown names. Each may be any operation.
    pub unknown_operations: &'a [usize],
    /// The materials from which the good must be made, by another part of the same condition.
    pub made_from: Option<MadeFrom<'a>>,
    /// The options taken.
    pub choice: &'a Choice<'a>,
    /// The rulebook's terms.
    pub terms: &'a Terms,
    /// Whether to note steps.
    pub trace: bool,
    /// The list that notes what the tests look at, if somebody needs it.
    pub watch: Option<&'a Watch>,
    /// Whether only the truth is needed, without the missing facts.
    pub quiet: bool,
}

/// The outcome of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether it holds.
    pub truth: Truth,
    /// The missing facts that it waits for.
    pub lacks: Vec<Lack>,
    /// The places of the steps on which it rests.
    pub decisive: Vec<usize>,
}

impl Outcome {
    /// Makes an outcome without a test.
    pub fn plain(truth: Truth) -> Outcome {
        Outcome { truth, lacks: Vec::new(), decisive: Vec::new() }
    }

    /// Joins the outcomes that have the joint `truth`.
    fn joint(truth: Truth, parts: Vec<Outcome>) -> Outcome {
        let mut joint = Outcome::plain(truth);
        for part in parts.into_iter().filter(|part| part.truth == truth) {
            joint.lacks.extend(part.lacks);
            joint.decisive.extend(part.decisive);
        }
        joint
    }

    /// Joins outcomes that must all be true.
    pub fn all(parts: Vec<Outcome>) -> Outcome {
        Outcome::joint(parts.iter().fold(Truth::True, |truth, part| truth.and(part.truth)), parts)
    }

    /// Joins outcomes one of which must be true.
    pub fn any(parts: Vec<Outcome>) -> Outcome {
        Outcome::joint(parts.iter().fold(Truth::False, |truth, part| truth.or(part.truth)), parts)
    }
}

/// A truth, and the missing facts that it waits for.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) truth: Truth,
    pub(super) lacks: Vec<Lack>,
}

impl Answer {
    pub(super) fn known(truth: impl Into<Truth>) -> Answer {
        Answer { truth: truth.into(), lacks: Vec::new() }
    }

    pub(super) fn waits(lack: Lack) -> Answer {
        Answer { truth: Truth::Unknown, lacks: Vec::from([lack]) }
    }

    /// The truth is unknown, and the missing facts are not collected.
    pub(super) const OPEN: Answer = Answer { truth: Truth::Unknown, lacks: Vec::new() };

    pub(super) fn and(self, other: Answer) -> Answer {
        self.joined(other, Truth::and)
    }

    pub(super) fn or(self, other: Answer) -> Answer {
        self.joined(other, Truth::or)
    }

    fn joined(mut self, other: Answer, join: fn(Truth, Truth) -> Truth) -> Answer {
        let truth = join(self.truth, other.truth);
        if truth != Truth::Unknown {
            return Answer::known(truth);
        }
        self.lacks.extend(other.lacks);
        Answer { truth, lacks: self.lacks }
    }

    pub(super) fn not(self) -> Answer {
        Answer { truth: !self.truth, lacks: self.lacks }
    }
}

/// The result of a test before it becomes a step.
pub(super) struct Found {
    pub(super) answer: Answer,
    pub(super) comparison: Option<Comparison>,
    pub(super) counted: Total,
    pub(super) materials: Vec<String>,
    pub(super) terms: Vec<String>,
}

impl Found {
    pub(super) fn of(answer: Answer) -> Found {
        Found { answer, comparison: None, counted: Total::ZERO, materials: Vec::new(), terms: Vec::new() }
    }
}

impl Outcome {
    /// Joins candidates when it is unknown which of them applies. If they agree, it does not matter.
    pub fn agreed(candidates: Vec<Outcome>, questions: Vec<Lack>) -> Outcome {
        let first = candidates.first().map_or(Truth::Unknown, |candidate| candidate.truth);
        if first != Truth::Unknown && candidates.iter().all(|candidate| candidate.truth == first) {
            return Outcome::joint(first, candidates);
        }
        let mut outcome = Outcome { truth: Truth::Unknown, lacks: questions, decisive: Vec::new() };
        for candidate in candidates {
            outcome.lacks.extend(candidate.lacks);
            outcome.decisive.extend(candidate.decisive);
        }
        outcome
    }
}

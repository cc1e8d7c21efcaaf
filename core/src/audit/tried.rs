//! Conditions that are tried on examples, under every choice of the readings.

use alloc::vec::Vec;

use super::effort::EXAMPLE;
use super::prove::Prover;
use super::{Bench, Example};
use crate::facts::Facts;
use crate::judge::{Choice, Options, Trial};
use crate::law::{Citation, Clause, Expression, count};
use crate::value::truth::Truth;

/// Conditions that are tried.
pub(super) struct Tried<'t> {
    bench: Bench<'t>,
    trial: Trial<'t>,
    choices: usize,
    /// How often each looks at a material.
    costs: Vec<u64>,
}

impl<'t> Tried<'t> {
    pub(super) fn new(bench: Bench<'t>, conditions: &'t [Clause], choices: &[Choice<'t>]) -> Tried<'t> {
        let options = choices.iter().map(|choice| Options::new(choice.options()));
        let trial = Trial::new(bench.book, bench.rules, conditions, options);
        let costs = conditions.iter().map(|clause| clause.expression.cost()).collect();
        Tried { bench, trial, choices: choices.len(), costs }
    }

    /// Whether an example meets each of the wanted conditions: of the first under every choice, then of the second.
    /// Nothing where no effort is left.
    pub(super) fn truths(&self, example: &Example, wanted: &[usize]) -> Vec<Truth> {
        let costs = wanted.iter().filter_map(|place| self.costs.get(*place));
        let looks = costs.copied().fold(0, u64::saturating_add);
        let lines = count(example.materials.len()).saturating_add(1);
        if !self.bench.prover.effort.pay(looks.saturating_mul(count(self.choices)).saturating_mul(lines)) {
            return Vec::new();
        }
        facts(self.bench, example).map_or(Vec::new(), |facts| self.trial.truths(&facts.good, wanted))
    }

    /// The same of all conditions.
    pub(super) fn all(&self, example: &Example) -> Vec<Truth> {
        self.truths(example, &(0..self.costs.len()).collect::<Vec<_>>())
    }
}

/// Conditions to be tried, as if they stood in one provision.
pub(super) fn conditions(tried: impl IntoIterator<Item = Expression>, citation: &Citation) -> Vec<Clause> {
    tried.into_iter().map(|expression| Clause { expression, citation: citation.clone() }).collect()
}

/// The facts of an example; nothing where no effort is left.
pub(super) fn facts(bench: Bench<'_>, example: &Example) -> Option<Facts> {
    crate::pulse::pulse();
    let stated = count(example.operations.len()).saturating_add(count(example.answers.len()));
    let is_paid = bench.prover.effort.pay(EXAMPLE.saturating_add(stated));
    is_paid.then(|| Prover::facts(example)).flatten()
}

//! Tries conditions one by one on goods without parts, as the audit does: no row is selected and no rule applied.

use alloc::vec::Vec;

use super::bill::{Bill, Line};
use super::evaluate::{Cells, Evaluation};
use super::look::Look;
use super::rule::Rule;
use super::taking::{Options, Taking};
use super::told::Telling;
use crate::facts::GoodFacts;
use crate::law::{Clause, OriginRules, Rulebook, Selector};
use crate::value::truth::Truth;

/// Conditions that are tried, each under the same choices of readings.
pub(crate) struct Trial<'l> {
    book: &'l Rulebook,
    rules: &'l OriginRules,
    rule: Rule<'l>,
    takings: Vec<Taking<'l>>,
}

impl<'l> Trial<'l> {
    /// Prepares conditions by the terms of `book`, in which the rules of origin stand.
    pub(crate) fn new(
        book: &'l Rulebook,
        rules: &'l OriginRules,
        conditions: &'l [Clause],
        choices: impl Iterator<Item = Options<'l>>,
    ) -> Trial<'l> {
        let rule = Rule::of(conditions, &book.terms);
        Trial { book, rules, rule, takings: choices.map(Taking::new).collect() }
    }

    /// Whether a good meets each of the wanted conditions: of the first under every choice, then of the second.
    pub(crate) fn truths(&self, good: &GoodFacts, wanted: &[usize]) -> Vec<Truth> {
        let bill = self.bill(good);
        let mut cells = Cells::default();
        let by_choice: Vec<Vec<Truth>> = self
            .takings
            .iter()
            .map(|taking| {
                cells.reset(&self.rule);
                let mut evaluation = Evaluation { look: self.look(good, &bill, taking), cells: &mut cells };
                let conditions = wanted.iter().filter_map(|place| self.rule.conditions.get(*place));
                conditions.map(|condition| evaluation.truth(condition.root)).collect()
            })
            .collect();
        (0..wanted.len())
            .flat_map(|place| by_choice.iter().filter_map(move |truths| truths.get(place)))
            .copied()
            .collect()
    }

    /// Whether each of the selectors chooses the first material of a good, under no choice of readings.
    pub(crate) fn chosen(&self, good: &GoodFacts, selectors: &[&Selector]) -> Vec<Truth> {
        let (bill, taking) = (self.bill(good), Taking::new(Options::default()));
        let look = self.look(good, &bill, &taking);
        let first = look.lines().next();
        selectors.iter().filter_map(|selector| Some(look.matches::<()>(selector, first?).truth)).collect()
    }

    fn bill<'g>(&self, good: &'g GoodFacts) -> Bill<'g> {
        let line = |material| {
            let line = Line::read(material, self.rules, None);
            Line { status: line.find_status(self.rules, true), ..line }
        };
        Bill::new(good.materials.is_some(), good.materials.iter().flatten().map(line).collect())
    }

    fn look<'e>(&'e self, facts: &'e GoodFacts, bill: &'e Bill<'e>, taking: &'e Taking<'e>) -> Look<'e, 'e> {
        Look {
            good: 0,
            facts,
            price: facts.ex_works_price.map(|price| price.total()),
            cost: facts.production_cost.map(|cost| cost.total()),
            bill,
            behind: &[],
            rule: &self.rule,
            taking,
            tried: None,
            terms: &self.book.terms,
            // Those who try conditions name operations of the rulebook alone.
            unknown_operations: &[],
            telling: Telling::Waits,
        }
    }
}

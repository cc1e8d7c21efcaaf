//! What a formula counts under the readings taken: for those who ask what a little more or less would give.

use super::exact::Exact;
use super::taken;
use super::tree::evaluate;
use crate::facts::contract::ContractFacts;
use crate::law::Procurement;
use crate::value::amount::Total;

/// The numerator and the denominator.
pub(crate) struct Counted {
    least: Exact,
    denominator: Total,
}

impl Counted {
    /// Of a contract; nothing while a fact that matters is missing.
    pub(crate) fn of(facts: &ContractFacts, rules: &Procurement) -> Option<Counted> {
        let outcome = evaluate(facts, rules, &taken(&facts.readings));
        outcome.certain().is_some().then_some(Counted { least: outcome.least, denominator: outcome.denominator })
    }

    /// The share as it is shown, with so much more in the numerator.
    pub(crate) fn shown(&self, more: Total) -> alloc::string::String {
        self.with(Exact::whole(more))
    }

    /// The same with `part` ÷ `total` of an amount more; less, where the part is below zero.
    pub(crate) fn shown_with(&self, amount: Total, part: i128, total: i128) -> alloc::string::String {
        self.with(Exact::part(amount, part, total))
    }

    fn with(&self, more: Exact) -> alloc::string::String {
        Exact::sum([self.least.clone(), more].into()).over(self.denominator).percent()
    }
}

//! Counts the cost of judging a good before it is judged, from its facts and the rules that may apply to it.
//!
//! The unit is a look: one test at one material. The count depends only on facts and rulebook. So the same inputs are
//! refused, and the same parts of answers left out, in every language, on every machine and in every build.

use crate::facts::GoodFacts;
use crate::law::{Expression, OriginRules, candidates, count};

/// The most looks that one judgement spends on trying both answers to questions, for all its goods together.
const MOST_SETTLING: u64 = 400_000;
/// The most lines that are looked at to try the questions of one good. A question costs one look at each line of the
/// bill.
const MOST_LINES_TRIED: u64 = 2_000;

/// The cost of judging a good once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Work {
    /// The looks of one plain judgement.
    once: u64,
    /// How many questions of each good may be tried with both answers.
    tries: u64,
}

impl Work {
    /// Counts the work for a good with its parts: lines times the tests of the rules that may apply. For a part the count
    /// is multiplied by the square of its depth, because its missing facts pass through every bill above it.
    pub(crate) fn of(rules: &OriginRules, good: &GoodFacts) -> Work {
        let once = looks(rules, good, 1);
        Work { once, tries: MOST_SETTLING.checked_div(once.saturating_mul(2)).unwrap_or(0) }
    }

    /// Returns how many questions may be tried of a good with a bill of so many lines.
    pub(crate) fn tries(self, lines: usize) -> usize {
        let lines = count(lines).saturating_add(10);
        let of_bill = MOST_LINES_TRIED.checked_div(lines).unwrap_or(0);
        usize::try_from(of_bill.min(self.tries)).unwrap_or(usize::MAX)
    }

    /// Returns the looks of one judgement, with the questions that it tries.
    pub(crate) fn looks(self) -> u64 {
        self.once.saturating_mul(self.tries.min(MOST_LINES_TRIED / 10).saturating_mul(2).saturating_add(1))
    }

    /// The looks of one plain judgement.
    pub(crate) fn once(self) -> u64 {
        self.once
    }
}

fn looks(rules: &OriginRules, good: &GoodFacts, depth: u64) -> u64 {
    let lines = count(good.materials.as_ref().map_or(0, |materials| materials.len()));
    let tests = tests(rules, good).saturating_add(1);
    let own = lines.saturating_add(1).saturating_mul(tests).saturating_mul(depth.saturating_mul(depth));
    let parts = good.materials.iter().flatten().filter_map(|line| line.made_from.as_deref());
    parts.fold(own, |sum, part| sum.saturating_add(looks(rules, part, depth.saturating_add(1))))
}

/// Returns how often the rules that may apply to a good look at each of its materials.
fn tests(rules: &OriginRules, good: &GoodFacts) -> u64 {
    let rows = candidates(rules, good.hs);
    let clauses = rows.iter().flat_map(|row| &row.clauses);
    let clauses = clauses.chain(&rules.general).chain(&rules.set).chain(&rules.threshold);
    let costs = clauses.map(|clause| Expression::cost(&clause.expression).saturating_add(1));
    costs.fold(count(rows.len()), u64::saturating_add)
}

//! The goal, and whether facts reach it: by the engine itself, no model of it.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cell::Cell;

use super::candidates::{Candidate, View};
use super::change::Before;
use super::search::MOST_MISSED;
use crate::assessment::Law;
use crate::facts::Facts;
use crate::judge::Looked;
use crate::value::amount::Total;
use crate::value::share::Percent;

/// Lines that may be judged for one piece of advice; each trial judges all of them.
const MOST_LINES_JUDGED: usize = 1_000_000;
const MOST_TRIALS: usize = 20_000;
/// Looks that may be spent on trials.
pub(super) const MOST_LOOKS: u64 = 200_000_000;
/// This many sets are tried, however long the bill is.
const LEAST_TRIED: usize = 12;

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// The good originates under every open reading.
    Verdict,
    /// Its share is shown as at least this.
    Share(Percent),
}

impl Goal {
    pub(super) fn code(self) -> &'static str {
        match self {
            Goal::Verdict => "verdict",
            Goal::Share(_) => "share",
        }
    }

    /// Whether these facts reach it.
    pub(super) fn holds(self, law: Law<'_>, facts: &Facts) -> bool {
        match self {
            Goal::Verdict => law.originates(facts),
            Goal::Share(wish) => law.share(facts).is_some_and(|shown| wish.is_reached_by(&shown)),
        }
    }

    /// The most that may be foreign of a base for the share to be shown as at least the wished one.
    pub(super) fn most_foreign(self, base: Total) -> Option<Total> {
        let Goal::Share(wish) = self else { return None };
        // Shown with two decimals, halves up: from half a unit of the second decimal below the wish.
        let hundredths = wish.units().saturating_add(99).checked_div(100)?;
        let kept = hundredths.saturating_mul(10).saturating_sub(5).max(0);
        let most = base.units().saturating_mul(100_000_i128.saturating_sub(kept)).checked_div(100_000)?;
        Some(Total::from_units(most))
    }
}

/// Tries sets of changes; sets that all tests must find alike are tried once.
pub(super) struct Trials<'t, 'l> {
    pub(super) law: Law<'l>,
    pub(super) goal: Goal,
    pub(super) view: &'t View,
    pub(super) candidates: &'t [Candidate],
    /// The slot of each candidate.
    pub(super) slots: &'t [usize],
    /// A copy to be changed and restored.
    pub(super) facts: Facts,
    known: BTreeMap<Vec<i128>, bool>,
    left: Cell<usize>,
    /// Sets that were not tried, because enough were.
    missed: usize,
    /// Whether so many were missed that no more are looked up.
    is_over: &'t Cell<bool>,
}

impl<'t, 'l> Trials<'t, 'l> {
    pub(super) fn new(
        law: Law<'l>,
        goal: Goal,
        view: &'t View,
        (candidates, slots): (&'t [Candidate], &'t [usize]),
        facts: Facts,
        is_over: &'t Cell<bool>,
    ) -> Trials<'t, 'l> {
        let of_bill = MOST_LINES_JUDGED.checked_div(facts.good.weight()).unwrap_or(0).clamp(100, MOST_TRIALS);
        let left = of_bill.min(law.times(&facts, MOST_LOOKS).max(LEAST_TRIED));
        let (known, left) = (BTreeMap::new(), Cell::new(left));
        Trials { law, goal, view, candidates, slots, facts, known, left, missed: 0, is_over }
    }

    /// Whether a set was not tried, because enough were.
    pub(super) fn is_spent(&self) -> bool {
        self.missed > 0
    }

    /// Whether a set of changes, by their places in ascending order, reaches the goal.
    pub(super) fn works(&mut self, set: &[usize]) -> bool {
        let sign = self.sign(set);
        if let Some(known) = self.known.get(&sign) {
            return *known;
        }
        if self.left.get() == 0 {
            self.missed = self.missed.saturating_add(1);
            self.is_over.set(self.missed >= MOST_MISSED);
            return false;
        }
        self.left.set(self.left.get().saturating_sub(1));
        let home = self.law.rules.country;
        let candidates = self.candidates;
        let changes = set.iter().filter_map(|place| candidates.get(*place));
        let before: Vec<Before> = changes.map(|candidate| candidate.edit.apply(&mut self.facts.good, home)).collect();
        let works = self.goal.holds(self.law, &self.facts);
        before.into_iter().rev().for_each(|before| before.restore(&mut self.facts.good));
        self.known.insert(sign, works);
        works
    }

    /// What the tests can tell of a set: which limits it takes its sums below, which bars it clears, and each change
    /// that only the engine can judge. What is alike in all that comes out alike.
    fn sign(&self, set: &[usize]) -> Vec<i128> {
        let mut sums: Vec<([Total; 2], i128)> = Vec::new();
        sums.resize(self.view.notes.len(), ([Total::ZERO; 2], 0));
        let mut sign = Vec::new();
        let (mut is_nested, mut last) = (false, None);
        for place in set {
            let Some(candidate) = self.candidates.get(*place) else { continue };
            if candidate.is_singular {
                sign.push(i128::try_from(*place).unwrap_or(i128::MAX));
            }
            is_nested |= !candidate.edit.path().is_empty();
            // Two changes of one material move it once.
            let slot = self.slots.get(*place).copied();
            if slot == last {
                continue;
            }
            last = slot;
            for (note, moved) in &candidate.moves {
                if let Some((sum, count)) = sums.get_mut(*note) {
                    let ([certain, most], [of_certain, of_most]) = (*sum, *moved);
                    *sum = [certain.plus(of_certain), most.plus(of_most)];
                    *count = count.saturating_add(1);
                }
            }
        }
        for (([certain, most], count), note) in sums.into_iter().zip(&self.view.notes) {
            let below = |sum: Total, over: Total| if is_nested { sum.units() } else { i128::from(sum >= over) };
            match &note.looked {
                Looked::Limit(Some([over, at_most])) => sign.extend([below(certain, *over), below(most, *at_most)]),
                Looked::Limit(None) => sign.extend([certain.units(), most.units()]),
                Looked::Barred => sign.push(i128::from(i128::try_from(note.lines.len()) == Ok(count))),
                // Each change of a line that such a test counts is told by itself.
                Looked::Alone => {}
                Looked::Share(foreign, base) => {
                    let allowed = base.and_then(|base| self.goal.most_foreign(base));
                    sign.push(allowed.map_or(certain.units(), |allowed| below(certain, foreign.minus(allowed))));
                }
            }
        }
        sign
    }
}

//! What each answer to a missing yes-or-no fact would give: the page's next question shows what hangs on it.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use super::Verdict;
use super::assess::{Court, joint_verdict};
use crate::facts::GoodFacts;
use crate::rule::Lack;

/// Bills are judged again for every answer; beyond so many lines times combinations only `settles` is told.
const MOST_WORK: usize = 20_000;

/// For each yes-or-no fact: the verdict if it holds and if it does not.
pub(super) fn gives<'l>(
    court: &Court<'_>,
    lacks: impl Iterator<Item = &'l Lack>,
    combinations: usize,
) -> BTreeMap<&'l str, BTreeMap<String, Verdict>> {
    let mut gives = BTreeMap::new();
    for lack in lacks.filter(|lack| lack.is_yes_or_no()).take(affordable(court, combinations)) {
        let mut given = BTreeMap::new();
        for answer in [true, false] {
            given.insert(answer.to_string(), verdict_if(court, &lack.fact, answer));
        }
        gives.insert(lack.fact.as_str(), given);
    }
    gives
}

/// How many answers can be tried.
fn affordable(court: &Court<'_>, combinations: usize) -> usize {
    let lines = work(&court.facts.good, 1).saturating_add(10);
    MOST_WORK.checked_div(lines.saturating_mul(combinations)).unwrap_or(0)
}

/// The lines of a good and of its parts. What a line of a part waits for goes through every bill above it, and its
/// pointer is as long.
fn work(good: &GoodFacts, depth: usize) -> usize {
    let lines = good.materials.iter().flatten();
    lines.fold(0, |sum, line| {
        let of_part = line.made_from.as_deref().map_or(0, |part| work(part, depth.saturating_add(1)));
        sum.saturating_add(depth.saturating_mul(depth)).saturating_add(of_part)
    })
}

fn verdict_if(court: &Court<'_>, fact: &str, answer: bool) -> Verdict {
    joint_verdict(court.variants.combinations.iter().map(|choice| {
        let choice = choice.assuming(fact, answer);
        court.run(&choice, true, None).verdict
    }))
}

//! What each answer to a missing yes-or-no fact would give: the page's next question shows what hangs on it.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Verdict;
use super::assess::{Court, joint_verdict};
use crate::rule::{Choice, Lack};
use crate::sort::sorted;

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
    let lines = court.facts.good.materials.as_ref().map_or(0, Vec::len).saturating_add(10);
    MOST_WORK.checked_div(lines.saturating_mul(combinations)).unwrap_or(0)
}

/// A fact whose every answer gives the same verdict, under one choice of readings; and that verdict.
///
/// Two tests that wait for one fact are each unknown, though together they are decided: "a nib, or no nib".
pub(super) fn either_way(
    court: &Court<'_>,
    choice: &Choice<'_>,
    cumulating: bool,
    lacks: &[Lack],
) -> Option<(String, Verdict)> {
    let facts = lacks.iter().filter(|lack| lack.is_yes_or_no()).map(|lack| lack.fact.as_str());
    let mut facts = sorted(facts.collect(), Ord::cmp);
    facts.dedup();
    let combinations = court.variants.combinations.len();
    facts.into_iter().take(affordable(court, combinations)).find_map(|fact| {
        let verdict = |answer| court.run(&choice.assuming(fact, answer), cumulating, None).verdict;
        let held = verdict(true);
        let is_decided = matches!(held, Verdict::Originating | Verdict::NotOriginating);
        (is_decided && verdict(false) == held).then(|| (fact.to_string(), held))
    })
}

fn verdict_if(court: &Court<'_>, fact: &str, answer: bool) -> Verdict {
    joint_verdict(court.variants.combinations.iter().map(|choice| {
        let choice = choice.assuming(fact, answer);
        court.run(&choice, true, None).verdict
    }))
}

//! What each answer to a missing yes-or-no fact would give: the page's next question shows what hangs on it.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use super::Verdict;
use super::assess::{Court, joint_verdict};
use crate::rule::Lack;

/// Bills are judged again for every answer; beyond so many lines times combinations only `settles` is told.
const MOST_WORK: usize = 20_000;

/// For each yes-or-no fact: the verdict if it holds and if it does not.
pub(super) fn gives<'l>(
    court: &Court<'_>,
    lacks: impl Iterator<Item = &'l Lack>,
    combinations: usize,
) -> BTreeMap<&'l str, BTreeMap<String, Verdict>> {
    let lines = court.facts.good.materials.as_ref().map_or(0, alloc::vec::Vec::len).saturating_add(10);
    let affordable = MOST_WORK.checked_div(lines.saturating_mul(combinations)).unwrap_or(0);
    lacks
        .filter(|lack| lack.is_yes_or_no())
        .take(affordable)
        .map(|lack| {
            let given = [true, false].map(|answer| (answer.to_string(), verdict_if(court, &lack.fact, answer)));
            (lack.fact.as_str(), BTreeMap::from(given))
        })
        .collect()
}

fn verdict_if(court: &Court<'_>, fact: &str, answer: bool) -> Verdict {
    joint_verdict(court.variants.combinations.iter().map(|choice| {
        let choice = choice.assuming(fact, answer);
        court.run(&choice, true, None).verdict()
    }))
}

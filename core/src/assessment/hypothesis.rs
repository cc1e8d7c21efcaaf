//! What each answer to a missing yes-or-no fact would give: the page's next question shows what hangs on it.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};

use super::assess::Court;
use super::judging::{Judging, Waiting};
use crate::answer::{Lack, Verdict};

/// Bills are judged again for every answer; beyond so many lines times combinations only `settles` is told.
const MOST_WORK: usize = 20_000;

/// For each yes-or-no fact: the verdict if it holds and if it does not.
pub(super) fn gives<'l, 'a>(
    court: &Court<'a>,
    lacks: impl Iterator<Item = &'l Lack>,
    waiting: &Waiting<'a>,
    judging: &mut Judging<'a>,
) -> BTreeMap<&'l str, BTreeMap<String, Verdict>> {
    let mut gives = BTreeMap::new();
    for lack in lacks.filter(|lack| lack.is_yes_or_no()).take(affordable(court)) {
        let Some((_, fact)) = waiting.get(lack) else { continue };
        let mut given = BTreeMap::new();
        for answer in [true, false] {
            given.insert(answer.to_string(), judging.verdict_if(&court.variants, *fact, answer));
        }
        gives.insert(lack.fact.as_str(), given);
    }
    gives
}

/// How many answers can be tried.
fn affordable(court: &Court<'_>) -> usize {
    let combinations = court.variants.combinations.len();
    let of_bill = MOST_WORK.checked_div(court.facts.good.weight().saturating_mul(combinations)).unwrap_or(0);
    of_bill.min(court.budget.answers())
}

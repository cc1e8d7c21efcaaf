//! Finds outcomes that do not depend on a missing answer. Two tests that wait for the same fact are both unknown, but
//! together they may be decided: "with a nib, or without one".

use alloc::vec::Vec;

use super::{Bench, Finding, find};
use crate::answer::Notice;
use crate::apply::{Case, Outcome};
use crate::sort::sorted;
use crate::value::truth::Truth;

/// Returns the finding. If both answers to a missing yes-or-no fact give the same outcome, returns that outcome.
pub(super) fn settled<'a>(bench: Bench<'a>, case: &Case<'_>, finding: Finding<'a>) -> Finding<'a> {
    if finding.outcome.truth != Truth::Unknown {
        return finding;
    }
    // The questions of parts were tried when the parts were judged. Both answers to the veto give different verdicts.
    let is_own = |fact: &str| fact.strip_prefix(case.at).is_some_and(|rest| !rest.contains("/made_from/"));
    let lacks = finding.outcome.lacks.iter().filter(|lack| lack.term.is_some() && lack.is_yes_or_no());
    let mut facts = sorted(lacks.map(|lack| lack.fact.as_str()).filter(|fact| is_own(fact)).collect(), Ord::cmp);
    facts.dedup();
    // The good is judged again for every answer, so that only some questions of a long bill are tried.
    let affordable = bench.work.tries(case.lines.unwrap_or_default().len());
    let either_way = facts.into_iter().take(affordable).find_map(|fact| {
        let truth = |answer| {
            let choice = case.choice.assuming(fact, answer);
            find(bench, &Case { choice: &choice, quiet: true, trace: false, ..*case }, &mut Vec::new()).outcome.truth
        };
        let held = truth(true);
        (held != Truth::Unknown && truth(false) == held).then_some((fact, held))
    });
    let Some((fact, truth)) = either_way else { return finding };
    let notice = Notice::new("settled-either-way").about(Vec::from([fact.into()]));
    let outcome = Outcome { decisive: finding.outcome.decisive.clone(), ..Outcome::plain(truth) };
    let mut warnings = finding.warnings.clone();
    warnings.push(notice.at(fact));
    Finding { outcome, warnings, ..finding }
}

//! Operations that never confer origin: a good made only by them does not originate, whatever else it meets.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::step;
use crate::assessment::Step;
use crate::rule::{Case, Lack, Outcome, Truth};
use crate::rulebook::{Categories, Standing};

/// Whether the good is free of the veto: something was done that is none of the insufficient operations. `vague` are
/// the operations that the good's rule names and no act defines.
pub(super) fn veto(case: &Case<'_>, insufficient: &Categories, vague: &[&str], steps: &mut Vec<Step>) -> Outcome {
    let (truth, lacks, deciding) = beyond(case, vague);
    let mut outcome = Outcome { truth, lacks, decisive: Vec::new() };
    if case.trace {
        outcome.decisive.push(steps.len());
        steps.push(step("beyond-insufficient", truth, case, None, deciding, &insufficient.citation));
    }
    outcome
}

fn beyond(case: &Case<'_>, vague: &[&str]) -> (Truth, Vec<Lack>, Vec<alloc::string::String>) {
    let fact = format!("{}/beyond_insufficient_operations", case.at);
    let stated = case.good.beyond_insufficient_operations.or_else(|| case.choice.assumed(&fact));
    if let Some(stated) = stated {
        return (Truth::from(stated), Vec::new(), Vec::new());
    }
    let question = Lack::new(fact, "beyond-insufficient");
    let (performed, is_complete) = case.performed_operations();
    let of = |wanted: fn(Option<&Standing>) -> bool| -> Vec<_> {
        performed.iter().filter(|name| wanted(case.terms.standing(name))).map(ToString::to_string).collect()
    };
    let beyond = of(|standing| standing == Some(&Standing::Beyond));
    if !beyond.is_empty() {
        return (Truth::True, Vec::new(), beyond);
    }
    let mut open = of(|standing| matches!(standing, None | Some(Standing::MayBe(_))));
    if !is_complete {
        let operations = Lack::new(format!("{}/operations", case.at), "operations");
        return (Truth::Unknown, Vec::from([operations, question]), open);
    }
    // A stated list does not answer for them: they may have been performed besides.
    let mut lacks = Vec::new();
    let unsaid = if open.is_empty() { vague } else { &[] };
    for term in unsaid.iter().filter(|term| !performed.contains(*term)) {
        let (truth, waits) = case.stated_truth(term);
        if truth == Truth::True {
            open.push(term.to_string());
        }
        lacks.extend(waits);
    }
    if open.is_empty() && lacks.is_empty() {
        return (Truth::False, Vec::new(), of(|_| true));
    }
    lacks.push(question);
    (Truth::Unknown, lacks, open)
}

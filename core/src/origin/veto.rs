//! Operations that never confer origin: a good made only by them does not originate, whatever else it meets.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::step;
use crate::assessment::Step;
use crate::rule::{Case, Lack, Outcome, Truth};
use crate::rulebook::{Categories, Standing};

/// Whether the good is free of the veto: something was done that is none of the insufficient operations.
pub(super) fn veto(case: &Case<'_>, insufficient: &Categories, steps: &mut Vec<Step>) -> Outcome {
    let (truth, lacks, deciding) = beyond(case);
    let mut outcome = Outcome { truth, lacks, decisive: Vec::new() };
    if case.trace {
        outcome.decisive.push(steps.len());
        steps.push(step("beyond-insufficient", truth, case, None, deciding, &insufficient.citation));
    }
    outcome
}

fn beyond(case: &Case<'_>) -> (Truth, Vec<Lack>, Vec<alloc::string::String>) {
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
    let open = of(|standing| matches!(standing, None | Some(Standing::MayBe(_))));
    if !is_complete {
        let operations = Lack::new(format!("{}/operations", case.at), "operations");
        return (Truth::Unknown, Vec::from([operations, question]), open);
    }
    if open.is_empty() {
        return (Truth::False, Vec::new(), of(|_| true));
    }
    (Truth::Unknown, Vec::from([question]), open)
}

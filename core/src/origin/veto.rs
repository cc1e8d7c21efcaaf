//! Judges the insufficient operations: a good that was made only by them does not originate, even if it meets a
//! criterion.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::step;
use crate::answer::{Lack, Step};
use crate::apply::{Case, Outcome};
use crate::contradiction::contradicted;
use crate::law::{Categories, Standing};
use crate::value::truth::Truth;

/// The operations that the rules which may apply name and no act defines.
pub(super) struct Vague<'a> {
    /// Those that any of these rules names.
    pub(super) anywhere: Vec<&'a str>,
    /// Those that each of these rules names: whichever applies, a stated list leaves them open.
    pub(super) everywhere: Vec<&'a str>,
}

/// Whether the good is free of the veto: something was done that is not one of the insufficient operations.
pub(super) fn veto(case: &Case<'_>, insufficient: &Categories, vague: &Vague<'_>, steps: &mut Vec<Step>) -> Outcome {
    let (truth, lacks, deciding) = beyond(case, vague);
    let mut outcome = Outcome { truth, lacks, decisive: Vec::new() };
    if case.trace {
        outcome.decisive.push(steps.len());
        steps.push(step("beyond-insufficient", truth, case, None, deciding, &insufficient.citation));
    }
    outcome
}

/// Returns the two places that contradict each other: the list of operations, and the answer whether more was done. An
/// empty list leaves the decision to the answer.
pub(super) fn contradiction(case: &Case<'_>, everywhere: &[&str]) -> Option<[String; 2]> {
    let stated = case.good.beyond_insufficient_operations?;
    let (derived, _, deciding) = derived(case, everywhere);
    (!derived == Truth::from(stated) && !deciding.is_empty()).then(|| places(case))
}

fn places(case: &Case<'_>) -> [String; 2] {
    [format!("{}/operations", case.at), format!("{}/beyond_insufficient_operations", case.at)]
}

/// The operations decide if they are known well enough; otherwise the stated answer decides.
fn beyond(case: &Case<'_>, vague: &Vague<'_>) -> (Truth, Vec<Lack>, Vec<String>) {
    if contradiction(case, &vague.everywhere).is_some() {
        let lacks = places(case).map(contradicted);
        return (Truth::Unknown, lacks.into(), case.good.operations.clone().unwrap_or_default());
    }
    let (truth, lacks, terms) = derived(case, &vague.anywhere);
    let [_, fact] = places(case);
    match case.good.beyond_insufficient_operations.or_else(|| case.choice.assumed(&fact)) {
        Some(stated) if truth == Truth::Unknown || terms.is_empty() => (Truth::from(stated), Vec::new(), Vec::new()),
        _ => (truth, lacks, terms),
    }
}

/// Whether the operations are more than the insufficient ones.
fn derived(case: &Case<'_>, vague: &[&str]) -> (Truth, Vec<Lack>, Vec<String>) {
    let [_, fact] = places(case);
    let question = Lack::new(fact, "beyond-insufficient");
    let (performed, is_complete) = case.performed_operations();
    let of = |wanted: fn(Option<&Standing>) -> bool| -> Vec<_> {
        performed.iter().filter(|name| wanted(case.terms.standing(name))).map(ToString::to_string).collect()
    };
    let beyond = of(|standing| standing == Some(&Standing::Beyond));
    if !beyond.is_empty() {
        return (Truth::True, Vec::new(), beyond);
    }
    let mut open = of(|standing| matches!(standing, None | Some(Standing::MayBe(_) | Standing::Unnamed)));
    if !is_complete {
        let operations = Lack::new(format!("{}/operations", case.at), "operations");
        return (Truth::Unknown, Vec::from([operations, question]), open);
    }
    // A stated list says nothing about these operations. They may have been performed too.
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
    lacks.extend(case.unknown_names());
    lacks.push(question);
    (Truth::Unknown, lacks, open)
}

//! *Known never contradicts* and *silence never helps*: the same facts, some of them left out.

use fastrand::Rng;
use serde_json::{Value, json};
use tegi::answer::Verdict;
use tegi::facts::absence::Absence;

use super::pointer::{members, without};
use super::{Answer, Break, Court, Worth, told};

/// What was unknown and becomes known never turns a settled verdict: it stays, or the facts are told to contradict each
/// other and leave it open.
pub(super) fn known_never_contradicts(court: &Court, facts: &Value, known: &Answer, rng: &mut Rng) -> Option<Break> {
    let other = with_less(court, facts, rng, Absence::is_unknown)?;
    let before = court.assess(&other)?;
    let stays = before.verdict == known.verdict || known.is_contradicted() && !known.is_opposite(&before);
    (before.is_settled() && !stays).then(|| Break { why: told(known, &before), facts: facts.clone(), other })
}

/// Leaving out a fact never gives the party a better settled verdict than stating it. Where what was stated contradicts
/// itself, whoever leaves one of the two out has told another story; but never one that the other statement refutes.
pub(super) fn silence_never_helps(court: &Court, facts: &Value, stated: &Answer, rng: &mut Rng) -> Option<Break> {
    let other = with_less(court, facts, rng, Absence::never_helps)?;
    let silent = court.assess(&other)?;
    let is_as_good =
        stated.worth() == Worth::Settled || stated.is_contradicted() && stated.verdict != Verdict::NotOriginating;
    (silent.worth() == Worth::Settled && !is_as_good).then(|| Break {
        why: told(stated, &silent),
        facts: facts.clone(),
        other,
    })
}

/// The facts without one to three members of a kind; or with fewer digits of a code.
fn with_less(court: &Court, facts: &Value, rng: &mut Rng, kind: fn(Absence) -> bool) -> Option<Value> {
    let mut other = facts.clone();
    for _ in 0..[1, 1, 1, 2, 3][rng.usize(..5)] {
        if rng.u32(..8) == 0 {
            shorten(&mut other, rng);
            continue;
        }
        let mut places = members(&other, &court.operations);
        places.retain(|(_, absence)| kind(*absence));
        if places.is_empty() {
            break;
        }
        other = without(&other, &places[rng.usize(..places.len())].0)?;
    }
    (other != *facts).then_some(other)
}

/// Takes digits off a code.
fn shorten(facts: &mut Value, rng: &mut Rng) {
    let mut places = super::pointer::all(facts);
    places.retain(|place| place.ends_with("/hs") && !place.contains("/facts/"));
    let place = &places[rng.usize(..places.len())];
    if let Some(code) = facts.pointer_mut(place) {
        let text = code.as_str().unwrap_or_default();
        let lengths: Vec<usize> = [4, 6, 8, 9].into_iter().filter(|length| *length < text.len()).collect();
        if !lengths.is_empty() {
            let length = lengths[rng.usize(..lengths.len())];
            *code = json!(text.chars().take(length).collect::<String>());
        }
    }
}

//! *An answer gives what was told of it*: what a missing yes-or-no fact is told to give is what stating it gives.

use fastrand::Rng;
use serde_json::{Value, json};

use super::pointer::with;
use super::{Answer, Break, Court, told};

pub(super) fn forecasts_come_true(court: &Court, facts: &Value, answer: &Answer, rng: &mut Rng) -> Option<Break> {
    let (place, holds, verdict) = answer.forecasts.get(rng.usize(..answer.forecasts.len().max(1)))?;
    let other = with(facts, place, json!(holds))?;
    let stated = court.assess(&other)?;
    (stated.verdict != *verdict).then(|| Break {
        why: format!("{place}: {holds} is told to give {verdict:?}{}", told(answer, &stated)),
        facts: facts.clone(),
        other,
    })
}

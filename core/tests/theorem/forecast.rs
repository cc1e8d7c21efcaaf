//! *An answer gives what was told of it*: what a missing yes-or-no fact is told to give is what stating it gives.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{Answer, Break, Court, told};

pub(super) fn forecasts_come_true(court: &Court, facts: &Value, answer: &Answer, rng: &mut Rng) -> Option<Break> {
    let (place, holds, verdict) = answer.forecasts.get(rng.usize(..answer.forecasts.len().max(1)))?;
    let mut other = facts.clone();
    *made(&mut other, place)? = json!(holds);
    let stated = court.assess(&other)?;
    (stated.verdict != *verdict).then(|| Break {
        why: format!("{place}: {holds} is told to give {verdict:?}{}", told(answer, &stated)),
        facts: facts.clone(),
        other,
    })
}

/// What stands at a place, or a new member of the objects on the way to it.
fn made<'f>(facts: &'f mut Value, place: &str) -> Option<&'f mut Value> {
    place.strip_prefix('/')?.split('/').try_fold(facts, |json, name| match json {
        Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?),
        Value::Null | Value::Object(_) => {
            let members = if json.is_null() {
                *json = Map::new().into();
                json
            } else {
                json
            }
            .as_object_mut()?;
            Some(members.entry(name.replace("~1", "/").replace("~0", "~")).or_insert(Value::Null))
        }
        _ => None,
    })
}

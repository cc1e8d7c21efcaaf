//! *Contradiction never helps*: facts that contradict each other, and the same with either of the two left out.

use fastrand::Rng;
use serde_json::{Value, json};

use super::pointer::without;
use super::{Answer, Break, Court, told};

/// With either statement left out the party does at least as well as with both.
pub(super) fn contradiction_never_helps(court: &Court, facts: &Value, _: &Answer, rng: &mut Rng) -> Option<Break> {
    let mut both = facts.clone();
    contradict(&mut both, rng);
    let answer = court.assess(&both)?;
    for (first, second) in &answer.contradictions {
        for place in [first, second] {
            let Some(one) = without_statement(&both, place) else { continue };
            let Some(alone) = court.assess(&one) else { continue };
            if alone.worth() < answer.worth() {
                let why = format!(" without {place}{}", told(&answer, &alone));
                return Some(Break { why, facts: both, other: one });
            }
        }
    }
    None
}

/// A bill is contradicted by its values.
fn without_statement(facts: &Value, place: &str) -> Option<Value> {
    if !place.ends_with("/materials") {
        return without(facts, place);
    }
    let mut facts = facts.clone();
    for line in facts.pointer_mut(place)?.as_array_mut()? {
        line.as_object_mut()?.remove("value");
    }
    Some(facts)
}

/// States something beside the facts that they may contradict.
fn contradict(facts: &mut Value, rng: &mut Rng) {
    let lines = facts["materials"].as_array().map_or(0, Vec::len);
    let place = rng.usize(..lines.max(1));
    match rng.u32(..9) {
        0 => {
            facts["operations"] = json!(["storage"]);
            facts["beyond_insufficient_operations"] = json!(true);
        }
        1 => {
            facts["operations"] = json!(["welding"]);
            facts["beyond_insufficient_operations"] = json!(false);
        }
        2 => facts["good"]["production_cost"] = json!("0.01"),
        3 => {
            facts["good"]["quantity"] = json!("3");
            facts["good"]["unit_price"] = json!("1000000");
        }
        4 if lines > 0 => {
            facts["materials"][place]["quantity"] = json!("3");
            facts["materials"][place]["unit_price"] = json!("1000000");
        }
        5 if lines > 0 => {
            facts["materials"][place]["origin"] = json!("DE");
            facts["materials"][place]["proof"] = json!({"kind": "register-extract"});
        }
        6 if lines > 0 => {
            facts["materials"][place]["origin"] = json!("DE");
            facts["wholly_produced"] = json!("а");
        }
        7 if lines > 0 && facts["materials"][place]["made_from"]["good"].is_object() => {
            facts["materials"][place]["made_from"]["good"]["ex_works_price"] = json!("0.01");
        }
        8 => {
            let listed = facts["operations"].as_array().cloned().unwrap_or_default();
            if let Some(name) = listed.first().and_then(Value::as_str) {
                facts["answers"][name] = json!(false);
            }
        }
        // As they are.
        _ => {}
    }
}

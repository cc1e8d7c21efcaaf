//! The same facts said in another way: in another order, in other units, a line as two lines.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{Answer, Break, Court, told};
use crate::goods::{decimal, micro};

/// In another order of lines, operations, and members, parts too.
pub(super) fn order_does_not_matter(court: &Court, facts: &Value, before: &Answer, rng: &mut Rng) -> Option<Break> {
    let mut other = facts.clone();
    shuffle(&mut other, rng);
    let after = court.assess(&other)?;
    // What is missing, what is warned of and what it rests on too; not what was told of which place.
    let of = |answer: &Answer| (answer.missing.clone(), answer.warnings.clone(), answer.grounds.clone());
    (!before.is_same(&after) || of(before) != of(&after)).then(|| Break {
        why: told(before, &after),
        facts: facts.clone(),
        other,
    })
}

/// Gives an id to every line: one without is called by its place, which is another in another order.
pub(super) fn name_lines(facts: &mut Value) {
    if facts["type"].is_string() {
        return;
    }
    for (place, line) in facts["materials"].as_array_mut().into_iter().flatten().enumerate() {
        if line["id"].is_null() {
            line["id"] = json!(format!("line-{place}"));
        }
        if line["made_from"].is_object() {
            name_lines(&mut line["made_from"]);
        }
    }
}

fn shuffle(json: &mut Value, rng: &mut Rng) {
    match json {
        Value::Array(items) => {
            items.iter_mut().for_each(|item| shuffle(item, rng));
            rng.shuffle(items);
        }
        Value::Object(members) if !members.contains_key("type") => {
            let mut names: Vec<String> = members.keys().cloned().collect();
            rng.shuffle(&mut names);
            let mut other = Map::new();
            for name in names {
                let mut member = members.remove(&name).unwrap();
                shuffle(&mut member, rng);
                other.insert(name, member);
            }
            *members = other;
        }
        _ => {}
    }
}

/// All amounts in another currency with its rate, or a thousand times as large or as small.
pub(super) fn units_do_not_matter(court: &Court, facts: &Value, before: &Answer, rng: &mut Rng) -> Option<Break> {
    let mut other = facts.clone();
    // A lot may differ from its value by what rounding explains, which is of the digits that were stated: in thousands
    // these are others, in another currency they are the same.
    if rng.bool() && !facts.to_string().contains("unit_price") {
        let is_larger = rng.bool();
        each_amount(&mut other, &|amount| {
            let micro = micro(amount.as_str()?)?;
            let is_possible = is_larger || micro % 1_000 == 0;
            is_possible.then(|| json!(decimal(if is_larger { micro * 1_000 } else { micro / 1_000 })))
        })?;
    } else {
        in_currency(&mut other, [2, 7, 450, 1_000][rng.usize(..4)]);
    }
    let after = court.assess(&other)?;
    (!before.is_same(&after)).then(|| Break { why: told(before, &after), facts: facts.clone(), other })
}

const AMOUNTS: [&str; 11] = [
    "ex_works_price",
    "production_cost",
    "value",
    "unit_price",
    "fob_value",
    "net_cost",
    "total_cost",
    "excluded_costs",
    "labour_cost",
    "overhead_cost",
    "profit",
];

/// Changes every amount in its own currency; nothing where one cannot be changed.
fn each_amount(json: &mut Value, change: &dyn Fn(&Value) -> Option<Value>) -> Option<()> {
    match json {
        Value::Array(items) => items.iter_mut().try_for_each(|item| each_amount(item, change)),
        Value::Object(members) if !members.contains_key("type") => members.iter_mut().try_for_each(|(name, json)| {
            if !AMOUNTS.contains(&name.as_str()) {
                return each_amount(json, change);
            }
            let amount = if json.is_object() { &mut json["amount"] } else { json };
            *amount = change(amount)?;
            Some(())
        }),
        _ => Some(()),
    }
}

/// States every amount in another currency, at a rate by which all are so many times as large.
fn in_currency(json: &mut Value, times: i64) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| in_currency(item, times)),
        Value::Object(members) if !members.contains_key("type") => {
            for (name, json) in members.iter_mut() {
                if !AMOUNTS.contains(&name.as_str()) {
                    in_currency(json, times);
                    continue;
                }
                let amount = if json.is_object() { json["amount"].clone() } else { json.clone() };
                let rate = json["rate"].as_str().and_then(micro).unwrap_or(1_000_000);
                *json = json!({
                    "amount": amount, "currency": "EUR", "rate": decimal(rate * times), "rate_day": "2026-02-27"
                });
            }
        }
        _ => {}
    }
}

/// A line as two lines of the same kind that are worth as much together.
///
/// Of a line of which something is not known the two need not be of one kind: what was decided then may be open, but
/// never turns.
pub(super) fn splitting_changes_nothing(court: &Court, facts: &Value, before: &Answer, rng: &mut Rng) -> Option<Break> {
    let mut other = facts.clone();
    let lines = other["materials"].as_array_mut()?;
    let place = rng.usize(..lines.len().max(1));
    let line = lines.get_mut(place)?;
    // A lot and a part are of one value.
    if line["made_from"]["good"].is_object() || line["unit_price"] != Value::Null {
        return None;
    }
    let value = if line["value"].is_object() { &mut line["value"]["amount"] } else { &mut line["value"] };
    let tenths = micro(value.as_str()?)? / 100_000;
    let first = rng.i64(0..=tenths) * 100_000;
    let second = micro(value.as_str()?)? - first;
    *value = json!(decimal(first));
    let mut copy = line.clone();
    let value = if copy["value"].is_object() { &mut copy["value"]["amount"] } else { &mut copy["value"] };
    *value = json!(decimal(second));
    copy["id"] = json!("second");
    let added = rng.usize(..=lines.len());
    lines.insert(added, copy);
    let place = if added <= place { place + 1 } else { place };
    let after = court.assess(&other)?;
    // What did not matter of the one line may matter of two.
    let of_two = [place, added].map(|place| format!("/materials/{place}/"));
    let is_asked = after.asked.iter().any(|fact| of_two.iter().any(|line| fact.starts_with(line)));
    let is_known = before.missing.is_empty() && !is_asked;
    let is_same = if is_known { before.is_same(&after) } else { !before.is_opposite(&after) };
    (!is_same).then(|| Break { why: told(before, &after), facts: facts.clone(), other })
}

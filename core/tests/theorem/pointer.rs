//! Places in a document of facts, as JSON pointers.

use std::collections::BTreeSet;

use serde_json::Value;
use tegi::facts::absence::{Absence, BESIDE, Of, member};

/// All places of a document, those of what contains others first.
pub(super) fn all(facts: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(facts, "", &mut found);
    found
}

fn walk(json: &Value, at: &str, found: &mut Vec<String>) {
    let mut visit = |name: &str, json: &Value| {
        let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        found.push(at.clone());
        walk(json, &at, found);
    };
    match json {
        Value::Object(members) => members.iter().for_each(|(name, json)| visit(name, json)),
        Value::Array(items) => items.iter().enumerate().for_each(|(place, json)| visit(&place.to_string(), json)),
        _ => {}
    }
}

/// The document without what stands at a place.
pub(super) fn without(facts: &Value, place: &str) -> Option<Value> {
    let (parent, name) = place.rsplit_once('/')?;
    let name = name.replace("~1", "/").replace("~0", "~");
    let mut facts = facts.clone();
    match facts.pointer_mut(parent)? {
        Value::Object(members) => drop(members.remove(&name)?),
        Value::Array(items) => drop(items.remove(name.parse().ok().filter(|place| *place < items.len())?)),
        _ => return None,
    }
    Some(facts)
}

/// The document with something at a place; the objects on the way to it are made where there are none.
pub(super) fn with(facts: &Value, place: &str, value: Value) -> Option<Value> {
    let mut facts = facts.clone();
    let stands = place.strip_prefix('/')?.split('/').try_fold(&mut facts, |json, name| {
        if json.is_null() {
            *json = Value::Object(serde_json::Map::new());
        }
        match json {
            Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?),
            Value::Object(members) => {
                Some(members.entry(name.replace("~1", "/").replace("~0", "~")).or_insert(Value::Null))
            }
            _ => None,
        }
    })?;
    *stands = value;
    Some(facts)
}

/// The members of facts with what their absence means, those of parts too. Masked records are no facts.
pub(super) fn members(facts: &Value, operations: &BTreeSet<String>) -> Vec<(String, Absence)> {
    let mut found = Vec::new();
    of_facts(facts, "", operations, &mut found);
    found
}

fn of_facts(facts: &Value, at: &str, operations: &BTreeSet<String>, found: &mut Vec<(String, Absence)>) {
    let Some(members) = facts.as_object().filter(|members| !members.contains_key("type")) else { return };
    for name in members.keys() {
        let of = if at.is_empty() { member(Of::Document, name) } else { None };
        let known = of.or_else(|| member(Of::Facts, name)).unwrap_or_else(|| panic!("{at}/{name}"));
        push(known.absence, format!("{at}/{name}"), found);
    }
    of_object(&facts["good"], Of::Good, &format!("{at}/good"), found);
    answers_of(facts, at, found);
    let list = facts["operations"].as_array();
    let is_set = facts["materials"].as_array().into_iter().flatten().any(|line| line["is_set_item"] == true);
    let is_told = |name: &str, place: &str| match name {
        // All answers at once are those about operations, too.
        "answers" => list.is_some() && place.strip_prefix('/').is_none_or(|term| operations.contains(term)),
        "materials" => place.is_empty() && (is_set || !facts["wholly_produced"].is_null()),
        _ => place.is_empty() && list.is_some_and(Vec::is_empty),
    };
    for (place, absence) in found.iter_mut() {
        let of = BESIDE.iter().filter(|(_, member)| member.of == Of::Facts).find(|(_, member)| {
            let rest = place.strip_prefix(&format!("{at}/{}", member.name));
            rest.is_some_and(|rest| is_told(member.name, rest))
        });
        if let Some((_, member)) = of {
            *absence = member.absence;
        }
    }
    for (place, line) in facts["materials"].as_array().into_iter().flatten().enumerate() {
        let at = format!("{at}/materials/{place}");
        let first = found.len();
        of_object(line, Of::Line, &at, found);
        for (_, member) in BESIDE.iter().filter(|(stated, member)| member.of == Of::Line && !line[*stated].is_null()) {
            let of_member = |(place, _): &&mut (String, Absence)| *place == format!("{at}/{}", member.name);
            found[first..].iter_mut().filter(of_member).for_each(|(_, absence)| *absence = member.absence);
        }
        answers_of(line, &at, found);
        of_facts(&line["made_from"], &format!("{at}/made_from"), operations, found);
    }
}

fn of_object(json: &Value, of: Of, at: &str, found: &mut Vec<(String, Absence)>) {
    for (name, json) in json.as_object().into_iter().flatten() {
        let known = member(of, name).unwrap_or_else(|| panic!("{at}/{name}"));
        push(known.absence, format!("{at}/{name}"), found);
        if name == "proof" {
            of_object(json, Of::Paper, &format!("{at}/proof"), found);
        }
    }
}

fn answers_of(json: &Value, at: &str, found: &mut Vec<(String, Absence)>) {
    for name in json["answers"].as_object().into_iter().flat_map(|answers| answers.keys()) {
        push(Absence::Unknown, format!("{at}/answers/{name}"), found);
    }
}

fn push(absence: Absence, at: String, found: &mut Vec<(String, Absence)>) {
    found.push((at, absence));
}

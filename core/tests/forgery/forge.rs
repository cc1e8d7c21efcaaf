//! The ways to forge a record.

use fastrand::Rng;
use serde_json::{Value, json};

use super::{Sound, sealed};

/// A way to forge.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) forge: fn(&mut Rng, &mut Value, &Value) -> Option<()>,
}

/// All of them: the second document is another true record.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "a value changed", forge: value_changed },
    Kind { name: "a value taken from elsewhere in the record", forge: value_from_elsewhere },
    Kind { name: "a member removed", forge: removed },
    Kind { name: "a member added", forge: added },
    Kind { name: "a member swapped with another record's", forge: swapped },
    Kind { name: "a whole part exchanged with another record's", forge: part_exchanged },
    Kind { name: "the receipt exchanged in part", forge: receipt_exchanged },
    Kind { name: "another edition named", forge: edition },
    Kind { name: "another revision named", forge: revision },
    Kind { name: "another engine named", forge: engine },
    Kind { name: "a reading exchanged", forge: reading },
    Kind { name: "a verdict or share made better", forge: verdict },
    Kind { name: "a list cut, doubled or turned around", forge: list },
    Kind { name: "a number spelled otherwise", forge: number },
    Kind { name: "a mask exchanged", forge: mask },
    Kind { name: "a masked record passed off as whole, or the reverse", forge: kind },
    Kind { name: "a salt exchanged", forge: salt },
    Kind { name: "a digest exchanged", forge: digest },
    Kind { name: "the owner of the rulebook hidden or made up", forge: owner },
    Kind { name: "a pin added or removed", forge: pin },
    Kind { name: "the list of keys or a part's signatures exchanged", forge: keys },
];

/// A forged record and how; nothing where the way does not fit the record.
pub(crate) fn forged(rng: &mut Rng, all: &[Sound]) -> Option<(&'static str, Value)> {
    let (place, other) = (rng.usize(..all.len()), rng.usize(..all.len()));
    let kind = &KINDS[rng.usize(..KINDS.len())];
    let mut record = all[place].value.clone();
    for _ in 0..rng.usize(1..3) {
        (kind.forge)(rng, &mut record, &all[other].value)?;
    }
    // Nobody can tell what an earlier version made of other facts from what it would have made: it is a true record.
    let with_facts = !all[place].is_earlier && rng.bool();
    let record = if rng.u8(..8) == 0 { record } else { sealed(record, with_facts) };
    (record != all[place].value).then_some((kind.name, record))
}

/// All places of a document, its lists' items too.
fn places(value: &Value, at: String, out: &mut Vec<String>) {
    let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                out.push(format!("{at}/{}", escaped(name)));
                places(value, format!("{at}/{}", escaped(name)), out);
            }
        }
        Value::Array(items) => {
            for (place, value) in items.iter().enumerate() {
                out.push(format!("{at}/{place}"));
                places(value, format!("{at}/{place}"), out);
            }
        }
        _ => {}
    }
}

fn place(rng: &mut Rng, value: &Value, wanted: impl Fn(&str, &Value) -> bool) -> Option<String> {
    let mut all = Vec::new();
    places(value, String::new(), &mut all);
    all.retain(|at| wanted(at, value.pointer(at).unwrap()));
    (!all.is_empty()).then(|| all[rng.usize(..all.len())].clone())
}

fn value_changed(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let at = place(rng, record, |_, value| !value.is_object() && !value.is_array())?;
    let value = record.pointer_mut(&at)?;
    *value = match value {
        Value::Bool(is) => json!(!*is),
        Value::Number(_) => json!(rng.u32(..1000)),
        Value::String(text) if !text.is_empty() && rng.bool() => {
            let mut letters: Vec<char> = text.chars().collect();
            let place = rng.usize(..letters.len());
            letters[place] = if letters[place] == '9' { '0' } else { '9' };
            json!(letters.into_iter().collect::<String>())
        }
        Value::String(_) => [json!(""), json!(null), json!("originating"), json!("999.99")][rng.usize(..4)].clone(),
        _ => [json!(true), json!("KZ"), json!([]), json!({})][rng.usize(..4)].clone(),
    };
    Some(())
}

fn value_from_elsewhere(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let (from, to) = (place(rng, record, |_, _| true)?, place(rng, record, |_, _| true)?);
    let value = record.pointer(&from)?.clone();
    *record.pointer_mut(&to)? = value;
    Some(())
}

fn removed(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let at = place(rng, record, |_, _| true)?;
    let (parent, name) = at.rsplit_once('/')?;
    match record.pointer_mut(parent)? {
        Value::Object(members) => members.remove(&name.replace("~1", "/").replace("~0", "~")).map(|_| ()),
        Value::Array(items) => name.parse::<usize>().ok().map(|place| drop(items.remove(place))),
        _ => None,
    }
}

fn added(rng: &mut Rng, record: &mut Value, other: &Value) -> Option<()> {
    let from = place(rng, other, |_, _| true)?;
    let value = other.pointer(&from)?.clone();
    let name = if rng.bool() { from.rsplit('/').next()?.to_string() } else { "note".to_string() };
    let at = place(rng, record, |_, value| value.is_object() || value.is_array()).filter(|_| rng.u8(..6) > 0);
    match record.pointer_mut(&at.unwrap_or_default())? {
        Value::Object(members) => drop(members.insert(name, value)),
        Value::Array(items) => items.insert(rng.usize(..=items.len()), value),
        _ => return None,
    }
    Some(())
}

fn swapped(rng: &mut Rng, record: &mut Value, other: &Value) -> Option<()> {
    let at = place(rng, record, |at, value| other.pointer(at).is_some_and(|another| another != value))?;
    *record.pointer_mut(&at)? = other.pointer(&at)?.clone();
    Some(())
}

fn part_exchanged(rng: &mut Rng, record: &mut Value, other: &Value) -> Option<()> {
    let at = ["/facts", "/answer", "/rulebooks", "/answer/receipt", "/answer/rests_on", "/facts/materials"];
    let at = at[rng.usize(..at.len())];
    *record.pointer_mut(at)? = other.pointer(at)?.clone();
    Some(())
}

fn receipt_exchanged(rng: &mut Rng, record: &mut Value, other: &Value) -> Option<()> {
    let receipt = other.pointer("/answer/receipt")?.as_object()?;
    let own = record.pointer_mut("/answer/receipt")?.as_object_mut()?;
    for (name, value) in receipt.iter().filter(|_| rng.bool()) {
        own.insert(name.clone(), value.clone());
    }
    Some(())
}

/// The name of an edition, its first day, its revision and its digest, as anybody can look them up.
fn editions() -> Vec<Value> {
    let text = include_str!("../../compiled/editions.json");
    super::value(text).as_array().unwrap().clone()
}

fn edition(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let editions = editions();
    let named = &editions[rng.usize(..editions.len())];
    let receipt = record.pointer_mut("/answer/receipt")?.as_object_mut()?;
    for (own, theirs) in [("edition", "first"), ("revision", "revision"), ("rulebook_sha256", "sha256")] {
        receipt.insert(own.to_string(), named[theirs].clone());
    }
    if rng.bool() {
        receipt.insert("rulebook".to_string(), named["id"].clone());
    }
    Some(())
}

fn revision(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let receipt = record.pointer_mut("/answer/receipt")?.as_object_mut()?;
    receipt.insert("revision".to_string(), json!(rng.u32(..4)));
    if rng.bool() {
        receipt.insert("rulebook_sha256".to_string(), json!(tegi::digest(&rng.u64(..).to_be_bytes())));
    }
    if rng.bool() {
        receipt.insert("engine".to_string(), json!("0.1.0"));
    }
    Some(())
}

fn engine(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let named = ["0.1.0", "0.2.0", "0.0.9", "9.9.9", "0.1.0 ", "v0.1.0", "0.1", ""];
    *record.pointer_mut("/answer/receipt/engine")? = json!(named[rng.usize(..named.len())]);
    if rng.bool() {
        let answer = record.get_mut("answer")?.as_object_mut()?;
        answer.remove("provisional");
        answer.remove("rests_on");
    }
    Some(())
}

fn reading(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    match rng.u8(..3) {
        0 => {
            let readings = json!({"no-foreign-materials": "allowed", "comma-list": "any", "eaeu-material": "domestic"});
            record.get_mut("facts")?.as_object_mut()?.insert("readings".to_string(), readings);
        }
        1 => {
            let taken = place(rng, record, |at, _| at.starts_with("/answer/readings") && at.ends_with("/taken"))?;
            let option = place(rng, record, |at, _| at.starts_with("/answer/readings") && at.ends_with("/option"))?;
            let option = record.pointer(&option)?.clone();
            *record.pointer_mut(&taken)? = option;
        }
        _ => *record.pointer_mut("/answer/readings")? = json!([]),
    }
    Some(())
}

fn verdict(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let answer = record.get_mut("answer")?.as_object_mut()?;
    let better = [
        ("verdict", json!("originating")),
        ("criterion", json!("П")),
        ("provisional", json!(false)),
        ("rests_on", json!([])),
        ("share", json!("100.00")),
        ("warnings", json!([])),
        ("missing", json!([])),
        ("outside", json!([])),
    ];
    let is_first = rng.usize(..better.len());
    for (place, (name, value)) in better.into_iter().enumerate() {
        if place == is_first || rng.u8(..3) == 0 {
            answer.insert(name.to_string(), value);
        }
    }
    if let Some(share) = record.pointer_mut("/answer/local_content/share") {
        *share = json!("99.99");
    }
    Some(())
}

fn list(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let at = place(rng, record, |_, value| value.as_array().is_some_and(|items| !items.is_empty()))?;
    let items = record.pointer_mut(&at)?.as_array_mut()?;
    match rng.u8(..3) {
        0 => drop(items.pop()),
        1 => items.push(items[rng.usize(..items.len())].clone()),
        _ => items.reverse(),
    }
    Some(())
}

fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.split('.').count() < 3 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn number(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let is_number = |value: &Value| value.is_u64() || value.as_str().is_some_and(is_decimal);
    let at = place(rng, record, |_, value| is_number(value))?;
    let value = record.pointer_mut(&at)?;
    *value = match value {
        Value::Number(number) => json!(number.to_string()),
        Value::String(text) if text.contains('.') => json!(format!("{text}0")),
        Value::String(text) => json!(format!("0{text}")),
        _ => return None,
    };
    Some(())
}

fn mask(rng: &mut Rng, record: &mut Value, other: &Value) -> Option<()> {
    match rng.u8(..3) {
        // What is open is hidden.
        0 => {
            let at = place(rng, record, |_, value| !value.is_object())?;
            *record.pointer_mut(&at)? = json!({"hidden": tegi::digest(at.as_bytes())});
        }
        // What is hidden is made up.
        1 => {
            let at = place(rng, record, |at, _| at.ends_with("/hidden"))?;
            *record.pointer_mut(at.strip_suffix("/hidden")?)? = json!("1.00");
        }
        // A commitment of another record.
        _ => {
            let at = place(rng, record, |at, _| at.ends_with("/hidden"))?;
            let theirs = place(rng, other, |at, _| at.ends_with("/hidden"))?;
            *record.pointer_mut(&at)? = other.pointer(&theirs)?.clone();
        }
    }
    Some(())
}

fn kind(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let is_masked = record["type"] == "masked_record";
    let named = [if is_masked { "record" } else { "masked_record" }, "Record", ""];
    record["type"] = json!(named[rng.usize(..3)]);
    if rng.bool() {
        record["format"] = [json!(1), json!("1"), json!(2)][rng.usize(..3)].clone();
    }
    Some(())
}

fn salt(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let salts = [json!("ffeeddccbbaa99887766554433221100"), json!("0"), json!(""), json!(0), json!(null), json!({})];
    record["salt"] = salts[rng.usize(..salts.len())].clone();
    Some(())
}

fn digest(rng: &mut Rng, record: &mut Value, other: &Value) -> Option<()> {
    let at = place(rng, record, |at, value| at.ends_with("sha256") || at == "/digest" && value.is_string())?;
    *record.pointer_mut(&at)? = match rng.u8(..3) {
        0 => json!(tegi::digest(at.as_bytes())),
        1 => other.pointer(&at)?.clone(),
        _ => json!(record.pointer(&at)?.as_str()?.to_uppercase()),
    };
    Some(())
}

fn owner(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let receipt = record.pointer_mut("/answer/receipt")?.as_object_mut()?;
    if receipt.remove("rulebook_of").is_none() {
        receipt.insert("rulebook_of".to_string(), json!("user"));
    } else if rng.bool() {
        receipt.insert("rulebook_of".to_string(), json!("law"));
    }
    if rng.bool() {
        receipt.insert("rulebook".to_string(), json!("kz-register"));
    }
    Some(())
}

fn pin(rng: &mut Rng, record: &mut Value, _: &Value) -> Option<()> {
    let named = record.pointer("/facts/rulebook")?.as_str()?.to_string();
    let editions = editions();
    let other = &editions[rng.usize(..editions.len())];
    let first =
        if rng.bool() { other["first"].as_str()? } else { record.pointer("/answer/receipt/edition")?.as_str()? };
    let pinned = named.split_once('@').map_or_else(|| format!("{named}@{first}"), |(id, _)| id.to_string());
    record["facts"]["rulebook"] = json!(pinned);
    Some(())
}

/// A list of keys that was not asked, or none; signatures of nobody, and what came of them made up.
fn keys(rng: &mut Rng, record: &mut Value, other: &Value) -> Option<()> {
    let at = "/facts/materials/0/signatures";
    match rng.u8(..5) {
        0 => {
            let named = tegi::digest(b"another list");
            record.pointer_mut("/answer/receipt")?.as_object_mut()?.insert("keys_sha256".to_string(), json!(named));
        }
        1 => drop(record.pointer_mut("/answer/receipt")?.as_object_mut()?.remove("keys_sha256")?),
        2 => *record.pointer_mut(at)? = other.pointer(at).cloned().unwrap_or_else(|| json!([])),
        3 => {
            let found = json!([{"at": "/materials/0/signatures/0", "outcome": "valid", "whose": "works"}]);
            record.get_mut("answer")?.as_object_mut()?.insert("signatures".to_string(), found);
        }
        _ => {
            let mut part = record.pointer_mut("/facts/materials/0/made_from")?.take();
            part["answer"]["verdict"] = json!("originating");
            part["answer"]["provisional"] = json!(false);
            record["facts"]["materials"][0]["made_from"] = sealed(part, false);
        }
    }
    if rng.bool() {
        record.get_mut("answer")?.as_object_mut()?.insert("provisional".to_string(), json!(false));
    }
    Some(())
}

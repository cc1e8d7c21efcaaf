//! What an adversary has: the form of records, the sources, true records of every kind, and a hammer for each way to
//! forge.

pub(crate) mod forge;
pub(crate) mod signatures;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tegi::door::Door;

use super::signing::{envelope, key};

pub(crate) const SALT: &str = "00112233445566778899aabbccddeeff";

/// A true record.
pub(crate) struct Sound {
    pub(crate) value: Value,
    /// By the version before this one, which this one recomputes as that did.
    pub(crate) is_earlier: bool,
    pub(crate) is_masked: bool,
}

pub(crate) fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A rulebook of a user's own, which is at hand to the verifier.
pub(crate) fn own() -> String {
    let words = json!({"kk": "Өз жинағымыз", "ru": "Свой свод", "en": "A rulebook of our own"});
    json!({
        "id": "kz-register+own", "first": "2020-01-01", "read_to": "2026-12-31", "revision": 3,
        "in_force": "order-1 p-1 primary", "title": words, "acts": {"order-1": words},
        "origin": {"country": "KZ", "general": {"expression": "CTH", "cite": "order-1 p-2 primary"}}
    })
    .to_string()
}

fn good(on: &str, rulebook: &str, hs: &str, share: u32) -> Value {
    json!({
        "on": on, "rulebook": rulebook,
        "good": {"name": "Қазан", "hs": hs, "ex_works_price": "1000.00", "production_cost": "800.00"},
        "materials": [
            {"id": "sheet", "hs": "7208512000", "value": format!("{share}.00"), "origin": "CN"},
            {"id": "burner", "hs": "8416201000", "value": 200, "origin": "DE"},
            {"id": "paint", "hs": "3208", "value": "10.00", "origin": "KZ", "proof": {"kind": "none"}}
        ],
        "operations": ["welding", "assembly"], "beyond_insufficient_operations": true
    })
}

fn facts() -> Vec<Value> {
    let mut all = vec![
        good("2026-03-01", "cis-2009", "8403109000", 300),
        good("2026-03-01", "cis-2009", "8403109000", 301),
        good("2025-11-01", "cis-2009", "8541100000", 299),
        good("2026-03-01", "kz-register", "8403109000", 100),
        good("2022-03-01", "ct-kz", "8403109000", 300),
        good("2024-06-01", "ct-kz", "8403109000", 310),
        good("2012-03-01", "ct-kz", "8403109000", 300),
        good("2026-03-01", "kz-register+own", "8403109000", 300),
        json!({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "4407119000", "ex_works_price": "1000"},
            "materials": [{"hs": "4403", "value": "900", "origin": "RU"}], "operations": ["sawing", "drying"],
            "beyond_insufficient_operations": true}),
        json!({"on": "2020-01-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}),
        json!({"on": "2026-03-31", "rulebook": "kz-procurement", "subsoil_user": true,
            "rows": [{"id": "roof", "kind": "works", "share": "66.60", "exact": "2/3", "value": "10000000.00"}]}),
    ];
    for share in ["200.00", "300.00"] {
        all.push(json!({
            "on": "2026-03-01", "rulebook": "kz-procurement", "kind": "works", "value": "1000.00",
            "contracts": [{"id": "1", "value": "1000.00", "payroll": {"kazakhstani": "9", "total": "10"},
                "goods": [{"id": "g", "value": "400.00", "good_facts": {"rulebook": "kz-register",
                    "good": {"hs": "8403109000", "production_cost": "800.00"},
                    "materials": [{"hs": "7208512000", "value": share, "origin": "CN"}]}}]}]
        }));
    }
    all
}

/// The facts of a buyer, who uses the part on this line.
pub(crate) fn buyer(rulebook: &str, line: Value) -> Value {
    json!({
        "on": "2026-05-01", "rulebook": rulebook,
        "good": {"hs": "8403109000", "ex_works_price": "1000.00", "production_cost": "900.00"},
        "materials": [line], "operations": ["welding"]
    })
}

/// A record as far as it shows itself: commitments are blank.
pub(crate) fn shown(record: &Value) -> Value {
    match record {
        Value::Object(members) if members.len() == 1 && members.contains_key("hidden") => json!("hidden"),
        Value::Object(members) => {
            let members = members.iter().filter(|(name, _)| name.as_str() != "digest");
            members.map(|(name, value)| (name.clone(), shown(value))).collect()
        }
        other => other.clone(),
    }
}

/// True records of every kind: whole, masked, bought from a masked one, signed or not, by a user's rulebook, by an
/// earlier version.
pub(crate) fn sound(door: &Door) -> Vec<Sound> {
    let mut texts: Vec<String> = facts().iter().map(|facts| door.record(&facts.to_string(), Some(SALT))).collect();
    let masked: Vec<String> = texts.iter().map(|text| door.mask(text)).collect();
    let mut unsigned = good("2026-03-01", "cis-2009", "8403109000", 300);
    unsigned["materials"][1] = json!({"id": "burner", "value": "200.00", "made_from": value(&masked[0])});
    texts.push(door.record(&unsigned.to_string(), Some(SALT)));
    let settled = door
        .record(&buyer("cis-2009", json!({"hs": "7208", "value": "300.00", "origin": "CN"})).to_string(), Some(SALT));
    let line = json!({
        "id": "part", "value": "600.00", "made_from": value(&door.mask(&settled)),
        "signatures": [envelope(door, &settled, &key(1), json!({"signed_at": "2026-05-01T08:00:00Z"}))]
    });
    texts.push(door.record(&buyer("cis-2009", line).to_string(), Some(SALT)));
    texts.push(settled);
    texts.push(door.record(&facts()[0].to_string(), None));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/records.json");
    let cases = value(&fs::read_to_string(path).unwrap());
    let earlier = cases["cases"].as_array().unwrap().iter();
    let earlier = earlier.filter(|case| case["expect"]["outcome"] == "by-an-earlier-revision");
    let earlier: Vec<Value> = earlier.map(|case| value(case["text"].as_str().unwrap())).collect();
    assert!(earlier.len() > 3);
    let of = |text: &String, is_masked| Sound { value: value(text), is_earlier: false, is_masked };
    let mut all: Vec<Sound> = texts.iter().map(|text| of(text, false)).collect();
    all.extend(masked.iter().map(|text| of(text, true)));
    all.extend(earlier.into_iter().map(|value| Sound { value, is_earlier: true, is_masked: false }));
    for record in &all {
        let found = value(&door.verify(&record.value.to_string()));
        // What hides no fact is recomputed, masked or not.
        let is_hidden = record.is_masked && record.value["facts"].to_string().contains("hidden");
        assert_eq!(found["holds"], !is_hidden, "{} {found:#}", record.value);
    }
    all
}

/// What a masked record shows, as the sources say it.
fn open() -> Vec<&'static str> {
    let source = include_str!("../../src/facts/masked/form.rs");
    let places = source.lines().filter_map(|line| line.strip_prefix("    \"/")?.strip_suffix("\","));
    let places: Vec<_> = places.collect();
    assert!(places.len() > 20 && places.contains(&"answer/verdict"));
    places
}

/// The record with the digest that it needs, and with that of its facts if asked for: whoever forges can count, too.
pub(crate) fn sealed(mut record: Value, with_facts: bool) -> Value {
    if with_facts && record["answer"]["receipt"]["facts_sha256"].is_string() {
        let sha256 = tegi::digest(record["facts"].to_string().as_bytes());
        record["answer"]["receipt"]["facts_sha256"] = json!(sha256);
    }
    let mut masked = record.clone();
    let Some(members) = masked.as_object_mut() else { return record };
    members.remove("digest");
    if members.get("type") == Some(&json!("record")) {
        let salt = record["salt"].as_str().unwrap_or_default().to_string();
        members.insert("type".to_string(), json!("masked_record"));
        let open = open();
        for (name, value) in members.iter_mut().filter(|(name, _)| name.as_str() != "type") {
            hide(value, name.clone(), &salt, &open);
        }
    }
    let digest = tegi::digest(masked.to_string().as_bytes());
    if record.get("digest").is_some() {
        record["digest"] = json!(digest);
    }
    record
}

fn hide(value: &mut Value, at: String, salt: &str, open: &[&str]) {
    let leads = |from: &str, to: &str| to.strip_prefix(from).is_some_and(|rest| rest.starts_with('/'));
    if open.iter().any(|open| *open == at || leads(open, &at)) {
        return;
    }
    let is_on_the_way = open.iter().any(|open| leads(&at, open));
    match value {
        Value::Null if is_on_the_way => {}
        Value::Object(members) if is_on_the_way => {
            members.iter_mut().for_each(|(name, value)| hide(value, format!("{at}/{name}"), salt, open));
        }
        _ => {
            let committed = json!([salt, format!("/{at}"), value]).to_string();
            *value = json!({"hidden": tegi::digest(committed.as_bytes())});
        }
    }
}

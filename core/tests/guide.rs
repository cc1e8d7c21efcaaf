//! What is told of a code before any facts is what an assessment then applies.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use tegi::door::Door;
use tegi::law::{Library, ListRule, Origin};
use tegi::value::truth::Truth;

const RULEBOOK: &str = "cis-2009";

fn told(door: &Door, hs: &str) -> Value {
    let request = json!({"hs": hs, "rulebook": RULEBOOK, "language": "en"});
    serde_json::from_str(&door.rule_for(&request.to_string())).unwrap()
}

fn names(answer: &Value) -> Vec<String> {
    answer["rules"].as_array().unwrap().iter().map(|rule| rule["rule"].as_str().unwrap().to_string()).collect()
}

fn rows(library: &Library) -> Vec<&ListRule> {
    let book = library.named(RULEBOOK).unwrap();
    let Origin::Own(rules) = &book.origin else { panic!("{RULEBOOK} has rules of its own") };
    rules.list.iter().collect()
}

/// The full code that a row begins with.
fn full(row: &ListRule) -> String {
    format!("{:0<10}", row.range.first().to_string())
}

#[test]
fn the_rule_told_is_the_rule_applied() {
    let door = Door::open().unwrap();
    let rows = rows(door.library());
    let mut compared = 0;
    for row in &rows {
        let hs = full(row);
        let told = names(&told(&door, &hs));
        let of_code = |row: &&&ListRule| row.range.holds(hs.parse().unwrap()) == Truth::True;
        let gates: Vec<&str> = rows.iter().filter(of_code).filter_map(|row| row.gate.as_deref()).collect();
        // No description fits, or one alone.
        for fits in [None].into_iter().chain(gates.iter().copied().map(Some)) {
            let answers: Value = gates.iter().map(|gate| ((*gate).to_string(), json!(Some(*gate) == fits))).collect();
            let facts = json!({"on": "2026-03-01", "rulebook": RULEBOOK, "good": {"hs": hs}, "answers": answers});
            let answer: Value = serde_json::from_str(&door.assess_good(&facts.to_string())).unwrap();
            let applies = |name: &&String| match rows.iter().find(|row| row.id == **name) {
                Some(row) => !row.clauses.is_empty() && row.gate.as_deref().is_none_or(|gate| fits == Some(gate)),
                None => true,
            };
            let expected = told.iter().find(applies);
            assert_eq!(answer["rule"].as_str(), expected.map(String::as_str), "{hs}, {fits:?}: {told:?}");
            assert_eq!(answer["verdict"] == "outside_rulebook", expected.is_none(), "{hs}, {fits:?}: {told:?}");
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn a_code_too_short_is_told_every_rule_that_may_be_right() {
    let door = Door::open().unwrap();
    let rows = rows(door.library());
    for row in &rows {
        let short = names(&told(&door, &row.range.first().heading().to_string()));
        let of_full = names(&told(&door, &full(row)));
        assert!(of_full.iter().all(|rule| short.contains(rule)), "{}: {of_full:?} of {short:?}", row.id);
        assert!(short.contains(&row.id), "{}: {short:?}", row.id);
    }
}

#[test]
fn the_nearer_rule_stands_first() {
    let door = Door::open().unwrap();
    let of = |hs| names(&told(&door, hs));
    assert_eq!(of("8704"), ["8704", "8702-8704#1", "8702-8704#2", "general"]);
    assert_eq!(of("8528"), ["8528#2", "8528#1"]);
    assert_eq!(of("4012"), ["401211000-401219000", "4012", "general"]);
    assert_eq!(of("4012110000"), ["401211000-401219000"]);
    assert_eq!(of("8803"), ["8803", "general"]);
}

//! Processes of the trade: a synonym answers as its term, and no name of them is part of what a digest covers.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tegi::door::Door;

const RULEBOOK: &str = "cis-2009";

fn compiled(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("compiled").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The names of the processes that are no operations of a rulebook, by language and id.
fn of_trade() -> BTreeMap<String, BTreeMap<&'static str, String>> {
    let mut names: BTreeMap<String, BTreeMap<&'static str, String>> = BTreeMap::new();
    for language in ["kk", "ru", "en"] {
        for (key, name) in compiled(&format!("words-processes-{language}.json")).as_object().unwrap() {
            let id = key.strip_prefix("process.").unwrap().to_string();
            names.entry(id).or_default().insert(language, name.as_str().unwrap().to_string());
        }
    }
    names
}

fn book(door: &Door) -> Value {
    serde_json::from_str(&door.rulebook(RULEBOOK)).unwrap()
}

/// All operations by id with their names in three languages and their synonyms.
fn names() -> BTreeMap<String, Vec<String>> {
    let of_trade = of_trade();
    let all = compiled("table.json")["operations"].as_array().unwrap().clone();
    let names = |operation: &Value| {
        let id = operation["id"].as_str().unwrap().to_string();
        let name = |name: &Value| name.as_str().unwrap().to_string();
        let own = ["kk", "ru", "en"].map(|language| match of_trade.get(&id) {
            Some(names) => names[language].clone(),
            None => name(&operation[language]),
        });
        let also = operation["also"].as_array().into_iter().flatten().map(name);
        (id, own.into_iter().chain(also).collect())
    };
    all.iter().map(names).collect()
}

fn answered(door: &Door, operation: &str) -> String {
    let facts = json!({
        "on": "2026-03-01", "rulebook": RULEBOOK, "operations": [operation],
        "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
        "materials": [{"id": "sheet", "hs": "7208512000", "value": "100.00", "origin": "CN"}],
    });
    door.assess_good(&facts.to_string())
}

#[test]
fn a_synonym_answers_as_its_term() {
    let door = Door::open().unwrap();
    let (mut read, mut unclear) = (0, 0);
    for (id, names) in names() {
        let as_term = answered(&door, &id);
        assert!(!as_term.contains("unrecognised-operation"), "{id}: {as_term}");
        for name in names {
            let request = json!({"values": [{"kind": "operations", "cell": name}], "rulebook": RULEBOOK});
            let said: Value = serde_json::from_str(&door.read_values(&request.to_string())).unwrap();
            let value = &said["values"][0];
            if value["fault"]["code"] == "name-unclear" {
                unclear += 1;
                continue;
            }
            let meant = value["value"].as_array().unwrap_or_else(|| panic!("{id}, {name}: {said}"));
            assert_eq!(meant, &[json!(id)], "{name}");
            assert_eq!(answered(&door, meant[0].as_str().unwrap()), as_term, "{name}");
            read += 1;
        }
    }
    assert!(read > 2_000 && unclear * 20 < read, "{read}, {unclear}");
}

#[test]
fn about_three_hundred_processes_have_a_standing_in_the_hashed_rulebook_and_no_name() {
    let door = Door::open().unwrap();
    let book = book(&door);
    let processes = book["processes"].as_array().unwrap();
    let own = processes.iter().filter(|process| process.get("standing").is_some());
    assert!((290..=320).contains(&own.count()));
    for process in processes {
        let members: Vec<_> = process.as_object().unwrap().keys().map(String::as_str).collect();
        let known = ["id", "includes", "is", "standing"];
        assert!(members.iter().all(|member| known.contains(member)), "{members:?}");
    }
    // Another name is no other law.
    let text = book.to_string();
    let of_trade = of_trade();
    assert!(of_trade.len() > 290 && of_trade.values().all(|names| names.len() == 3));
    // Some English names are ids, too.
    let names = of_trade.values().flat_map(|names| ["kk", "ru"].map(|language| &names[language]));
    assert_eq!(names.into_iter().find(|name| text.contains(&format!("\"{name}\""))), None);
}

/// What each process alone gives under a limit that is met.
#[test]
fn the_standing_is_applied() {
    let door = Door::open().unwrap();
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for process in book(&door)["processes"].as_array().unwrap() {
        let (id, standing) = (process["id"].as_str().unwrap(), process["standing"].as_str());
        let Some(standing) = standing else { continue };
        let verdict = match standing {
            "beyond" => "originating",
            text if text.starts_with('?') => "undetermined",
            _ => "not_originating",
        };
        let answer: Value = serde_json::from_str(&answered(&door, id)).unwrap();
        assert_eq!(answer["verdict"], verdict, "{id} {standing}: {answer:#}");
        *counted.entry(verdict.to_string()).or_default() += 1;
    }
    assert!(counted.values().all(|count| *count > 20) && counted.len() == 3, "{counted:?}");
}

//! Runs the shared cases of `tests/values`: single values in, what each says out; one test each.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tegi::door::Door;

/// Whether all that is expected is there, and nothing else where nothing is expected.
fn within(expected: &Value, given: &Value) -> bool {
    match (expected, given) {
        (Value::Object(members), Value::Object(all)) => {
            members.is_empty() == all.is_empty()
                && members.iter().all(|(name, value)| all.get(name).is_some_and(|given| within(value, given)))
        }
        _ => expected == given,
    }
}

#[test]
fn values_are_read_as_the_shared_cases_say() {
    let door = Door::open().unwrap();
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/values/typed.json");
    let cases: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    for case in cases.get("cases").and_then(Value::as_array).unwrap() {
        let mut request = case.get("options").cloned().unwrap_or_else(|| json!({}));
        let values = case.get("values").cloned().unwrap();
        request.as_object_mut().unwrap().insert("values".into(), values.clone());
        let answer: Value = serde_json::from_str(&door.read_values(&request.to_string())).unwrap();
        let given = answer.get("values").and_then(Value::as_array).unwrap_or_else(|| panic!("{answer}"));
        let expected = case.get("expect").and_then(Value::as_array).unwrap();
        assert_eq!(expected.len(), given.len(), "{}", case.get("id").unwrap());
        for ((value, expected), given) in values.as_array().unwrap().iter().zip(expected).zip(given) {
            let is_same = within(expected, given) && given.get("fault").is_some() == expected.get("fault").is_some();
            assert!(is_same, "{value}: expected {expected}, but it is {given}");
        }
    }
}

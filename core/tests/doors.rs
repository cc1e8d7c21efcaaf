//! The doors that give a rulebook: an edition as it was compiled, and its rules in words.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tegi::door::Door;

fn compiled(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("compiled");
    fs::read_to_string(folder.join(format!("{name}.json"))).unwrap()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn an_edition_is_given_as_it_was_compiled() {
    let door = Door::open().unwrap();
    for edition in door.editions() {
        let name = format!("{}@{}", edition.id, edition.first);
        assert_eq!(door.rulebook(&name), compiled(&name));
    }
    assert_eq!(door.rulebook("ct-kz"), compiled("ct-kz@2024-04-28"), "the newest");
}

#[test]
fn what_is_not_at_hand_is_refused() {
    let door = Door::open().unwrap();
    for (name, code, given) in [
        ("", "unknown-rulebook", ""),
        ("CIS-2009", "unknown-rulebook", "CIS-2009"),
        ("no@2024-05-04", "unknown-rulebook", "no"),
        ("cis-2009@2024-05-05", "unknown-edition", "cis-2009"),
        ("cis-2009@", "not-an-edition", "cis-2009@"),
        ("cis-2009@2024-05-04@", "not-an-edition", "cis-2009@2024-05-04@"),
    ] {
        for answer in [door.rulebook(name), door.rules(name, "kk")] {
            let refusal = value(&answer);
            let fault = &refusal["errors"][0];
            assert_eq!((&fault["code"], &fault["given"], &fault["at"]), (&json!(code), &json!(given), &json!("")));
        }
    }
    assert_eq!(value(&door.rules("cis-2009", "de"))["errors"][0]["code"], "unknown-language");
}

#[test]
fn a_rulebook_of_the_users_own_is_given_in_canonical_form() {
    let mut door = Door::open().unwrap();
    let mut own = value(&compiled("cis-2009@2024-05-04"));
    own["id"] = json!("own");
    let spaced = serde_json::to_string_pretty(&own).unwrap();
    door.load_rulebook(&spaced);
    assert_eq!(door.rulebook("own"), compiled("cis-2009@2024-05-04").replace("\"id\":\"cis-2009\"", "\"id\":\"own\""));
    own["first"] = json!("2020-01-01");
    own["last"] = json!("2024-05-03");
    door.load_rulebook(&own.to_string());
    assert_eq!(value(&door.rulebook("own"))["first"], "2024-05-04", "the newest, whatever was loaded last");
    assert_eq!(value(&door.rulebook("own@2020-01-01")), own);
}

#[test]
fn the_rules_of_an_edition_are_said_as_answers_say_them() {
    let door = Door::open().unwrap();
    let book = value(&door.rulebook("cis-2009"));
    let rows = book["origin"]["list"].as_array().unwrap();
    for language in ["kk", "ru", "en"] {
        let rules = value(&door.rules("cis-2009", language));
        let rules = rules.as_array().unwrap();
        assert_eq!(rules.len(), rows.len() + 3);
        for (rule, row) in rules.iter().zip(rows) {
            assert_eq!((&rule["rule"], &rule["code"], &rule["code_to"]), (&row["id"], &row["code"], &row["code_to"]));
            assert_eq!((&rule["name"], &rule["condition"]), (&row["name"], &row["condition"]));
            assert_eq!(rule["only"].is_string(), row["gate"].is_string());
            let clauses = 1 + row["or"].as_array().map_or(0, Vec::len);
            assert_eq!(rule["words"].as_array().unwrap().len(), clauses, "{rule}");
        }
        let beside: Vec<_> = rules.iter().skip(rows.len()).map(|rule| rule["rule"].as_str().unwrap()).collect();
        assert_eq!(beside, ["general", "set", "wholly-produced"]);
        let answer = door.assess_good(r#"{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}"#);
        let said = value(&door.explain(&answer, language));
        assert_eq!(said["rule"], rules.iter().find(|rule| rule["rule"] == "8403").unwrap()["words"]);
        // СТ-KZ applies the rules of the CIS; contracts have none.
        assert_eq!(value(&door.rules("ct-kz", language)).as_array().unwrap().len(), rules.len());
        assert_eq!(door.rules("kz-procurement", language), "[]");
    }
}

//! Records: every byte counts, masked ones keep the digest, and other editions are told from alterations.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use serde_json::{Value, json};
use tegi::door::Door;

const SALT: &str = "00112233445566778899aabbccddeeff";

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn boiler() -> Value {
    json!({
        "on": "2026-03-01", "rulebook": "kz-register",
        "good": {"name": "Қазан", "hs": "8403109000", "ex_works_price": "1000.00", "production_cost": "800.00"},
        "materials": [
            {"id": "sheet", "hs": "7208512000", "value": "300.00", "origin": "CN"},
            {"id": "burner", "hs": "8416109000", "value": 200, "origin": null}
        ],
        "operations": ["welding"], "threshold": {"at_least": 1, "operations": ["welding"]}
    })
}

fn contract() -> Value {
    json!({
        "on": "2026-03-01", "rulebook": "kz-procurement", "kind": "works", "value": "1000.00",
        "contracts": [{
            "id": "1", "value": "1000.00", "payroll": {"kazakhstani": "9", "total": "10"},
            "goods": [{"id": "g", "value": "400.00", "good_facts": {
                "rulebook": "kz-register", "good": {"hs": "8403109000", "production_cost": "800.00"},
                "materials": [{"hs": "7208512000", "value": "300.00", "origin": "CN"}]
            }}]
        }]
    })
}

fn period() -> Value {
    json!({
        "on": "2026-03-31", "rulebook": "kz-procurement", "subsoil_user": true,
        "rows": [{"id": "roof", "kind": "works", "share": "66.60", "exact": "2/3", "value": "10000000.00"}]
    })
}

/// A rulebook with one rule, which a revision may change.
fn own(revision: u32, rule: &str) -> String {
    let words = json!({"kk": "Өз жинағымыз", "ru": "Свой свод", "en": "A rulebook of our own"});
    json!({
        "id": "own", "first": "2020-01-01", "read_to": "2026-12-31", "revision": revision,
        "in_force": "order-1 p-1 primary", "title": words, "acts": {"order-1": words},
        "origin": {"country": "KZ", "general": {"expression": rule, "cite": "order-1 p-2 primary"}}
    })
    .to_string()
}

/// What somebody who verifies the bytes is told; what is not UTF-8 is no text at all.
fn told(door: &Door, bytes: &[u8]) -> Value {
    std::str::from_utf8(bytes).map_or_else(|_| json!({"type": "refusal"}), |text| value(&door.verify(text)))
}

/// Whether somebody who verifies the bytes is told that they are not the record.
fn is_seen(door: &Door, bytes: &[u8]) -> bool {
    let found = told(door, bytes);
    found["type"] == "refusal" || (found["holds"] == false && found["outcome"] == "altered")
}

/// Whether somebody who verifies the bytes is told that only blanks are others.
fn is_reformatted(door: &Door, bytes: &[u8]) -> bool {
    let found = told(door, bytes);
    let holds = found["outcome"] == "reformatted" && found["holds"] == true;
    found["canonical"] == false && (holds || found["outcome"] == "masked")
}

#[test]
fn every_byte_counts() {
    let door = Door::open().unwrap();
    let full = door.record(&boiler().to_string(), Some(SALT));
    let masked = door.mask(&full);
    let bare = json!({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}});
    let records = [
        (masked, 2),
        // Nothing in it is hidden but the salt.
        (door.record(&bare.to_string(), Some(SALT)), 3),
        (door.record(&period().to_string(), None), 7),
        (door.record(&contract().to_string(), Some(SALT)), 11),
        (full, 11),
    ];
    for (text, stride) in records {
        let found = value(&door.verify(&text));
        assert!(found["holds"] == true || found["outcome"] == "masked", "{text}");
        for place in (0..text.len()).step_by(stride) {
            let mut changed = text.clone().into_bytes();
            changed[place] ^= 1 << (place % 7);
            assert!(is_seen(&door, &changed), "{place}: {}", String::from_utf8_lossy(&changed));
            // Every third place loses a byte and another gains one, too.
            if place % 3 == 0 {
                changed.remove(place);
                assert!(is_seen(&door, &changed), "{place}: {}", String::from_utf8_lossy(&changed));
                changed.splice(place..place, text.as_bytes()[place..=place].iter().chain(b" ").copied());
                let known = is_seen(&door, &changed) || is_reformatted(&door, &changed);
                assert!(known, "{place}: {}", String::from_utf8_lossy(&changed));
            }
        }
        let twice = text.replacen(r#""format":1"#, r#""format":1,"format":1"#, 1);
        assert!(is_seen(&door, twice.as_bytes()), "a member given twice");
    }
}

/// A text of the same value: blanks, members in another order, letters as escapes.
fn rewritten(text: &str) -> String {
    // In the order of a stack, so that the first member comes last.
    let members: Vec<String> = value(text)
        .as_object()
        .unwrap()
        .iter()
        .rev()
        .map(|(name, value)| format!("{}: {value}", json!(name)))
        .collect();
    format!("\n{{{}}}\r\n", members.join(",\t")).replace("verdict", "\\u0076erdict")
}

#[test]
fn a_record_that_was_only_written_otherwise_holds() {
    let door = Door::open().unwrap();
    for text in recorded(&door, 29) {
        let masked = door.mask(&text);
        let of_masked = if value(&masked)["facts"].to_string().contains("hidden") { "masked" } else { "reformatted" };
        for (text, outcome) in [(text, "reformatted"), (masked, of_masked)] {
            let found = value(&door.verify(&rewritten(&text)));
            let wanted = json!([outcome, outcome != "masked", true, false, []]);
            let members =
                ["outcome", "holds", "digest_holds", "canonical", "differences"].map(|name| found[name].clone());
            assert_eq!(json!(members), wanted, "{text}");
        }
    }
}

/// Each `step`th of the shared cases that have a record, by the text of it.
fn recorded(door: &Door, step: usize) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    // Of the folder of flags no case has a record.
    files.retain(|file| file.is_file());
    files.sort();
    let cases: Vec<Value> = files.iter().map(|file| value(&fs::read_to_string(file).unwrap())).collect();
    let cases = cases.iter().flat_map(|file| file["cases"].as_array().unwrap());
    let texts = cases.step_by(step).map(|case| door.record(&case["facts"].to_string(), Some(SALT)));
    texts.filter(|text| value(text)["type"] == "record").collect()
}

#[test]
fn every_record_holds_and_keeps_its_digest_masked() {
    let door = Door::open().unwrap();
    let texts = recorded(&door, 9);
    assert!(texts.len() > 50);
    for text in &texts {
        let found = value(&door.verify(text));
        assert_eq!((&found["holds"], &found["outcome"]), (&json!(true), &json!("same")), "{found:#}");
        let masked = door.mask(text);
        assert_eq!(value(&masked)["digest"], found["digest"]);
        let found = value(&door.verify(&masked));
        let outcome = if value(&masked)["facts"].to_string().contains("hidden") { "masked" } else { "same" };
        assert_eq!((&found["holds"], &found["outcome"]), (&json!(outcome == "same"), &json!(outcome)), "{found:#}");
        assert!(
            !masked.contains(r#""exact":""#)
                && !masked.contains(r#""value":""#)
                && masked.contains(r#""facts_sha256":{"hidden""#),
            "{masked}"
        );
    }
}

/// `make soak` runs it: a few million verifications.
#[test]
#[ignore = "takes minutes"]
fn every_byte_of_every_record_counts() {
    let door = Door::open().unwrap();
    let full = recorded(&door, 1);
    let masked = full.iter().step_by(4).map(|text| door.mask(text)).collect();
    let texts = [full, masked].concat();
    assert!(texts.len() >= 1_000);
    println!("{} records, {} bytes", texts.len(), texts.iter().map(String::len).sum::<usize>());
    let half = texts.len().div_ceil(2);
    std::thread::scope(|scope| {
        for part in texts.chunks(half) {
            scope.spawn(move || {
                let door = Door::open().unwrap();
                for text in part {
                    for place in 0..text.len() {
                        let mut changed = text.clone().into_bytes();
                        changed[place] ^= 1 << (place % 7);
                        assert!(is_seen(&door, &changed), "{place}: {}", String::from_utf8_lossy(&changed));
                    }
                }
            });
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_change_of_any_byte_of_any_record_is_seen(seed in any::<u32>(), place in any::<u32>(), to in 1_u8..128) {
        use std::sync::OnceLock;
        static RECORDS: OnceLock<(Door, Vec<String>)> = OnceLock::new();
        let (door, texts) = RECORDS.get_or_init(|| {
            let door = Door::open().unwrap();
            let texts = recorded(&door, 9);
            (door, texts)
        });
        let at = |index: u32, length: usize| usize::try_from(index).unwrap() % length;
        let text = &texts[at(seed, texts.len())];
        let mut changed = text.clone().into_bytes();
        let place = at(place, changed.len());
        prop_assume!(changed[place] != to);
        changed[place] = to;
        prop_assert!(is_seen(door, &changed), "{}", String::from_utf8_lossy(&changed));
    }
}

#[test]
fn a_revision_of_the_rulebook_is_told_from_an_alteration() {
    let facts = json!({
        "on": "2026-03-01", "rulebook": "own", "good": {"hs": "8403", "ex_works_price": "100"},
        "materials": [{"hs": "8416", "value": "45", "origin": "CN"}]
    });
    let (mut old, mut same, mut other) = (Door::open().unwrap(), Door::open().unwrap(), Door::open().unwrap());
    old.load_rulebook(&own(1, "CTH"));
    same.load_rulebook(&own(2, "CTH"));
    other.load_rulebook(&own(2, "CC"));
    let record = old.record(&facts.to_string(), None);
    assert_eq!(value(&record)["answer"]["verdict"], "originating");

    let found = value(&other.verify(&record));
    assert_eq!((&found["outcome"], &found["holds"]), (&json!("by-a-rulebook-of-the-user"), &json!(false)));
    let differences = found["differences"].as_array().unwrap();
    let verdict = differences.iter().find(|difference| difference["at"] == "/answer/verdict").unwrap();
    assert_eq!((&verdict["recorded"], &verdict["recomputed"]), (&json!("originating"), &json!("not_originating")));

    let found = value(&Door::open().unwrap().verify(&record));
    let wanted = (&json!("by-a-rulebook-of-the-user"), &json!("unknown-rulebook"));
    assert_eq!((&found["outcome"], &found["errors"][0]["code"]), wanted);
    assert_eq!(found["holds"], false);

    // The revision that answered is not at hand: that another gives the same answer shows nothing of it.
    let found = value(&same.verify(&record));
    assert_eq!((&found["outcome"], &found["holds"]), (&json!("by-a-rulebook-of-the-user"), &json!(false)), "{found:#}");
    assert!(
        found["differences"]
            .as_array()
            .unwrap()
            .iter()
            .all(|difference| { difference["at"].as_str().unwrap().starts_with("/answer/receipt/r") })
    );
}

#[test]
fn another_text_of_a_users_rulebook_does_not_hold() {
    let facts = json!({"on": "2026-03-01", "rulebook": "own", "good": {"hs": "8403", "ex_works_price": "100"}});
    let (mut one, mut other) = (Door::open().unwrap(), Door::open().unwrap());
    one.load_rulebook(&own(1, "CTH"));
    other.load_rulebook(&own(1, "CC"));
    let found = value(&other.verify(&one.record(&facts.to_string(), None)));
    assert_eq!((&found["outcome"], &found["holds"]), (&json!("by-a-rulebook-of-the-user"), &json!(false)));
}

#[test]
fn the_releases_are_those_whose_answers_are_kept() {
    let kept = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/released");
    for file in fs::read_dir(kept).unwrap() {
        let path = file.unwrap().path();
        let version = path.file_stem().unwrap().to_str().unwrap();
        assert!(tegi::law::is_released(version), "{version} is missing in RELEASES of law/library/earlier.rs");
    }
    assert!(!tegi::law::is_released("0.0.9"));
}

#[test]
fn every_earlier_revision_is_at_hand() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("compiled/earlier");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut kept: Vec<String> = files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_string()).collect();
    kept.sort();
    assert_eq!(tegi::law::Library::earlier().unwrap(), kept, "see RELEASES of law/library/earlier.rs");
}

#[test]
fn no_rulebook_of_a_user_has_the_name_of_an_official_one() {
    let mut door = Door::open().unwrap();
    let book = own(1, "CTH");
    for id in ["cis-2009", "kz-register", "ct-kz"] {
        let found = value(&door.load_rulebook(&book.replace(r#""id":"own""#, &format!(r#""id":"{id}""#))));
        let wanted = json!([{"code": "official-id", "at": "/id", "given": id, "allowed": format!("{id}+NAME")}]);
        assert_eq!(found["errors"], wanted);
    }
    let faulty = [("own+mine", "unknown-rulebook"), ("kz-register+", "not-a-name"), ("kz-register+a+b", "not-a-name")];
    for (id, code) in faulty {
        let found = value(&door.load_rulebook(&book.replace(r#""id":"own""#, &format!(r#""id":"{id}""#))));
        assert_eq!(found["errors"][0]["code"], code, "{id}");
    }
    door.load_rulebook(&book.replace(r#""id":"own""#, r#""id":"kz-register+mine""#));
    let facts = json!({"on": "2026-03-01", "rulebook": "kz-register+mine", "good": {"hs": "8403"}});
    let answer = value(&door.assess_good(&facts.to_string()));
    assert_eq!(answer["receipt"]["rulebook_of"], "user");
    assert!(answer["receipt"]["rulebook_sha256"].is_string());
    let said = value(&door.explain(&answer.to_string(), "en"));
    assert!(said["receipt"].as_str().unwrap().ends_with("the rulebook is the user's own, not an official one"));
    let official = json!({"on": "2026-03-01", "rulebook": "kz-register", "good": {"hs": "8403"}});
    assert!(value(&door.assess_good(&official.to_string()))["receipt"].get("rulebook_of").is_none());
    // The record tells it, too, and whoever has not the rulebook is told so.
    let record = door.record(&facts.to_string(), None);
    assert_eq!(value(&door.verify(&record))["outcome"], "same");
    let hidden = record.replace(r#""rulebook_of":"user","#, "");
    assert_eq!(value(&door.verify(&hidden))["outcome"], "altered");
    assert_eq!(value(&Door::open().unwrap().verify(&record))["outcome"], "by-a-rulebook-of-the-user");
}

/// A supplier's masked record of ten burners, as these facts are changed.
fn supplied(door: &Door, change: impl Fn(&mut Value)) -> Value {
    let mut facts = json!({
        "on": "2026-03-01", "rulebook": "cis-2009", "valid_to": "2026-12-31",
        "good": {"hs": "8416201000", "ex_works_price": "1000.00", "quantity": "10", "unit": "pcs"},
        "materials": [{"hs": "7208512000", "value": "300.00", "origin": "CN"}],
        "operations": ["welding"], "beyond_insufficient_operations": true
    });
    change(&mut facts);
    value(&door.mask(&door.record(&facts.to_string(), Some(SALT))))
}

/// The answer of a buyer whose lines use these parts, each with its quantity and unit.
fn bought(door: &Door, on: &str, parts: &[(&Value, Value, &str)]) -> Value {
    // Together they are above the half that may be foreign.
    let worth = format!("{}.00", 600 / parts.len());
    let lines = parts.iter().enumerate().map(|(place, (part, quantity, unit))| {
        json!({"id": format!("burner-{place}"), "value": worth, "made_from": part, "quantity": quantity, "unit": unit})
    });
    let facts = json!({
        "on": on, "rulebook": "cis-2009", "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
        "materials": lines.collect::<Vec<_>>(), "operations": ["welding"], "beyond_insufficient_operations": true
    });
    value(&door.assess_good(&facts.to_string()))
}

#[test]
fn a_buyer_is_told_first_what_hangs_on_a_masked_record() {
    let door = Door::open().unwrap();
    let part = supplied(&door, |_| {});
    let answer = bought(&door, "2026-03-01", &[(&part, json!("10"), "pcs")]);
    assert_eq!((&answer["verdict"], &answer["provisional"]), (&json!("originating"), &json!(true)), "{answer:#}");
    assert_eq!(answer["rests_on"][0]["kind"], "part-unproved");
    let about = format!("burner-0 ({})", part["digest"].as_str().unwrap());
    assert_eq!(answer["warnings"][0], json!({"code": "masked-part", "at": "/materials", "about": [about]}));
}

#[test]
fn no_more_of_a_part_is_used_than_its_record_states() {
    let door = Door::open().unwrap();
    let part = supplied(&door, |_| {});
    let told = |answer: &Value, code: &str| answer["warnings"].as_array().unwrap().iter().any(|it| it["code"] == code);
    for (used, is_too_much) in [(["5", "5"], false), (["5", "5.001"], true), (["10", "1"], true), (["0.5", "9"], false)]
    {
        let lines = used.map(|quantity| (&part, json!(quantity), "pcs"));
        let answer = bought(&door, "2026-03-01", &lines);
        assert_eq!(told(&answer, "contradiction-record"), is_too_much, "{used:?} {answer:#}");
        let verdict = if is_too_much { "undetermined" } else { "originating" };
        assert_eq!(answer["verdict"], verdict, "{answer:#}");
    }
    // A unit that is not stated is taken for the other's; of two units nobody knows what one is of the other.
    let lines = [(&part, json!("11"), "kg")];
    assert!(!told(&bought(&door, "2026-03-01", &lines), "contradiction-record"));
    let without = supplied(&door, |facts| drop(facts["good"].as_object_mut().unwrap().remove("unit")));
    assert!(told(&bought(&door, "2026-03-01", &[(&without, json!("11"), "kg")]), "contradiction-record"));
}

#[test]
fn cases_that_use_more_of_a_part_together_are_flagged() {
    let door = Door::open().unwrap();
    let part = supplied(&door, |_| {});
    let case = |id: &str, quantity: &str| {
        let line = json!({"value": "60.00", "made_from": part, "quantity": quantity});
        json!({"id": id, "facts": {"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}, "materials": [line]}})
    };
    let found = |cases: Value| value(&door.flags(&json!({"cases": cases}).to_string()));
    let within = found(json!([case("1", "6"), case("2", "4")]));
    assert_eq!((&within["flags"], &within["looked_at"]["record-used-up"]), (&json!([]), &json!(2)));
    let flagged = found(json!([case("1", "6"), case("2", "4.5")]));
    let flag = &flagged["flags"][0];
    assert_eq!((&flag["rule"], &flag["cases"]), (&json!("record-used-up"), &json!(["1", "2"])), "{flagged:#}");
    let figures =
        json!({"record": part["digest"], "recorded": "10.00", "used": "10.50", "excess": "0.50", "unit": "pcs"});
    assert_eq!(flag["figures"], figures);
    for language in ["kk", "ru", "en"] {
        let said = value(&door.explain(&flagged.to_string(), language))["flags"][0]["text"].to_string();
        assert!(said.contains("0.50") && !said.contains('{'), "{said}");
    }
}

#[test]
fn a_masked_record_counts_nothing_of_another_day_or_edition() {
    let door = Door::open().unwrap();
    let answer = |on: &str, change: &dyn Fn(&mut Value)| {
        let part = supplied(&door, change);
        bought(&door, on, &[(&part, json!("1"), "pcs")])
    };
    let code = |answer: &Value| answer["warnings"][1]["code"].as_str().unwrap_or_default().to_string();
    assert_eq!(answer("2026-12-31", &|_| {})["verdict"], "originating");
    let late = answer("2027-01-01", &|_| {});
    assert_eq!((code(&late).as_str(), &late["verdict"]), ("record-expired", &json!("undetermined")), "{late:#}");
    let early = answer("2026-02-28", &|_| {});
    assert_eq!((code(&early).as_str(), &early["verdict"]), ("record-after-facts", &json!("undetermined")));
    let never = answer("2030-01-01", &|facts| drop(facts.as_object_mut().unwrap().remove("valid_to")));
    assert_eq!(never["verdict"], "originating");
    // A text that the edition never had, under the digest that such a mask needs.
    let mut forged = supplied(&door, |_| {});
    forged["answer"]["receipt"]["rulebook_sha256"] = json!("0".repeat(64));
    forged.as_object_mut().unwrap().remove("digest");
    forged["digest"] = json!(tegi::digest(forged.to_string().as_bytes()));
    assert_eq!(value(&door.verify(&forged.to_string()))["outcome"], "altered");
    let answer = bought(&door, "2026-03-01", &[(&forged, json!("1"), "pcs")]);
    assert_eq!((code(&answer).as_str(), &answer["verdict"]), ("record-of-another-edition", &json!("undetermined")));
}

#[test]
fn a_masked_record_that_hides_no_fact_is_recomputed() {
    let door = Door::open().unwrap();
    let facts = json!({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8416201000"}});
    let mut forged = value(&door.mask(&door.record(&facts.to_string(), Some(SALT))));
    // An invented one has the digest that it needs, and is refuted all the same, to whoever buys it too.
    forged["answer"]["verdict"] = json!("originating");
    forged.as_object_mut().unwrap().remove("digest");
    forged["digest"] = json!(tegi::digest(forged.to_string().as_bytes()));
    let found = value(&door.verify(&forged.to_string()));
    assert_eq!((&found["outcome"], &found["differences"][0]["at"]), (&json!("altered"), &json!("/answer/verdict")));
    let answer = bought(&door, "2026-03-01", &[(&forged, json!("1"), "pcs")]);
    assert_eq!(json!([answer["verdict"], answer["warnings"][0]["code"]]), json!(["undetermined", "record-refuted"]));
}

#[test]
fn a_masked_record_hides_what_masking_hides_and_nothing_else() {
    let door = Door::open().unwrap();
    let changes: [(&str, Value); 5] = [
        ("/facts/good/hs", json!({"hidden": "0".repeat(64)})),
        ("/facts/readings", json!({"hidden": "0".repeat(64)})),
        ("/answer/verdict", json!({"hidden": "0".repeat(64)})),
        ("/facts/materials", json!([])),
        ("/answer/steps", json!({"hidden": "0"})),
    ];
    for (at, value_there) in changes {
        let mut forged = supplied(&door, |facts| facts["readings"] = json!({}));
        *forged.pointer_mut(at).unwrap() = value_there;
        forged.as_object_mut().unwrap().remove("digest");
        forged["digest"] = json!(tegi::digest(forged.to_string().as_bytes()));
        let found = value(&door.verify(&forged.to_string()));
        assert_eq!((&found["outcome"], &found["digest_holds"]), (&json!("altered"), &json!(true)), "{at} {found:#}");
        assert!(found["errors"].as_array().unwrap().iter().any(|fault| fault["at"] == at), "{found:#}");
        let answer = bought(&door, "2026-03-01", &[(&forged, json!("1"), "pcs")]);
        assert_eq!(answer["type"], "refusal");
    }
}

#[test]
fn a_day_to_which_facts_are_stated_is_not_before_their_own() {
    let door = Door::open().unwrap();
    let facts = json!({"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}, "valid_to": "2026-02-28"});
    let found = value(&door.assess_good(&facts.to_string()));
    assert_eq!(
        (&found["errors"][0]["code"], &found["errors"][0]["at"]),
        (&json!("days-reversed"), &json!("/valid_to"))
    );
}

#[test]
fn a_contract_names_the_rulebooks_of_its_lines() {
    let door = Door::open().unwrap();
    let record = value(&door.record(&contract().to_string(), None));
    let named = record["rulebooks"].as_object().unwrap();
    assert!(named.contains_key("kz-register@2025-09-08"), "{named:?}");
}

#[test]
fn a_large_bill_can_be_recorded_and_masked() {
    let line = json!({"hs": "7208", "value": "1", "origin": "CN"});
    let facts = json!({
        "on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000", "ex_works_price": "200000"},
        "operations": ["welding"], "materials": vec![line; 10_000]
    });
    let door = Door::open().unwrap();
    let record = door.record(&facts.to_string(), Some(SALT));
    assert_eq!(value(&door.verify(&record))["outcome"], "same");
    assert!(door.mask(&record).len() < 5_000);
    let altered = record.replacen(r#""value":"1""#, r#""value":"2""#, 1);
    let found = value(&door.verify(&altered));
    assert_eq!((&found["outcome"], &found["digest_holds"]), (&json!("altered"), &json!(false)));
}

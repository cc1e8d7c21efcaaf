//! Runs the shared cases of `tests/vectors`: one test each. Node and Python must give the bytes that Rust gives.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use tegi::door::Door;

mod cases;
#[path = "signing/parts.rs"]
mod parts;
#[allow(dead_code, reason = "other tests need the rest")]
mod signing;

use cases::holds;
use parts::with_parts;

fn main() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let in_folder =
        |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut files = in_folder(folder.clone());
    files.extend(in_folder(folder.join("plausibility")));
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut trials = Vec::new();
    let opened = Arc::new(Door::open().unwrap());
    let mut ids = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let cases: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in cases["cases"].as_array().unwrap() {
            assert!(ids.insert(case["id"].to_string()), "two cases are {}", case["id"]);
            let name = format!("{}/{}", file.file_stem().unwrap().to_string_lossy(), case["id"].as_str().unwrap());
            let (case, opened) = (case.clone(), Arc::clone(&opened));
            trials.push(Trial::test(name, move || check(&opened, &case)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(opened: &Door, case: &Value) -> Result<(), Failed> {
    let mut door = opened.clone();
    for book in case["load"].as_array().into_iter().flatten() {
        let loaded = door.load_rulebook(&book.to_string());
        if loaded.contains("refusal") {
            return Err(loaded.into());
        }
    }
    if let Some(keys) = case.get("keys") {
        let loaded = door.load_keys(&keys.to_string());
        if loaded.contains("refusal") {
            return Err(loaded.into());
        }
    }
    let facts = case["text"].as_str().map_or_else(|| with_parts(&door, case).to_string(), str::to_string);
    let text = match case["call"].as_str() {
        Some("record") => door.record(&facts, case["salt"].as_str()),
        Some("verify") => {
            let made = document(&door, case, facts.clone())?;
            if let Some(keys) = case.get("later_keys") {
                door.load_keys(&keys.to_string());
            }
            match case.get("beside") {
                Some(beside) => door.verify_with(&made, &beside.to_string()),
                None => door.verify(&made),
            }
        }
        Some("mask") => door.mask(&document(&door, case, facts.clone())?),
        Some("assess_contract") => door.assess_contract(&facts),
        Some("assess_period") => door.assess_period(&facts),
        Some("preference") => door.preference(&facts),
        Some("audit") => door.audit(&facts),
        Some("rule_for") => door.rule_for(&facts),
        Some("operations") => door.operations(&facts),
        Some("flags") => door.flags(&facts),
        Some("advise") => door.advise(&facts),
        _ => door.assess_good(&facts),
    };
    let answer: Value = serde_json::from_str(&text).unwrap();
    let expected = case["expect"].as_object().unwrap();
    for (key, expected) in expected {
        if !holds(key, expected, &answer) {
            return Err(format!("{key}: expected {expected}\nin {answer:#}").into());
        }
    }
    let kind = answer["type"].as_str().unwrap();
    // What became of a record is told with its errors.
    let is_refused = expected.contains_key("errors") && !expected.contains_key("outcome");
    if kind != if is_refused { "refusal" } else { type_of(case["call"].as_str()) } {
        return Err(format!("this is a {kind}: {answer:#}").into());
    }
    if matches!(kind, "record" | "masked_record") {
        // A record has the sentences of its answer and of its verification.
        return Ok(());
    }
    if kind == "rule_for" {
        return in_languages(&case["facts"], &answer, &|request| door.rule_for(request));
    }
    if kind == "operations" {
        return in_languages(&case["facts"], &answer, &|request| door.operations(request));
    }
    for language in ["kk", "ru", "en"] {
        let words: Value = serde_json::from_str(&door.explain(&text, language)).unwrap();
        unsaid(&words)?;
        if kind == "verification" {
            continue;
        }
        if kind == "preference" {
            of_preference(&words, &answer)?;
            continue;
        }
        if kind == "flags" {
            of_flags(&words, &answer)?;
            continue;
        }
        if kind == "advice" {
            of_advice(&words, &answer)?;
            continue;
        }
        in_parts(&words, &answer, &serde_json::from_str(&facts).unwrap_or_default())?;
    }
    Ok(())
}

/// The type of what a call answers.
fn type_of(call: Option<&str>) -> &str {
    match call {
        None | Some("assess_good") => "assessment",
        Some("assess_contract") => "contract_assessment",
        Some("assess_period") => "period_assessment",
        Some("verify") => "verification",
        Some("mask") => "masked_record",
        Some("advise") => "advice",
        Some(same) => same,
    }
}

/// The rule of a code is told in words at once: the same in each language, with words for everything.
fn in_languages(request: &Value, answer: &Value, tell: &dyn Fn(&str) -> String) -> Result<(), Failed> {
    let places = |answer: &Value| -> Vec<(Value, usize, usize)> {
        let count = |one: &Value, name: &str| one[name].as_array().map_or(0, Vec::len);
        let told = |name: &str| answer[name].as_array().cloned().unwrap_or_default();
        let rules =
            told("rules").into_iter().map(|one| (one["rule"].clone(), count(&one, "questions"), count(&one, "gaps")));
        let operations = told("operations").into_iter().map(|one| (one["term"].clone(), count(&one, "rules"), 0));
        rules.chain(operations).collect()
    };
    for language in ["kk", "ru", "en"] {
        let mut request = request.clone();
        request["language"] = language.into();
        let words: Value = serde_json::from_str(&tell(&request.to_string())).unwrap();
        unsaid(&words)?;
        if words["language"] != language || places(&words) != places(answer) {
            return Err(format!("{language}: {words:#}").into());
        }
    }
    Ok(())
}

/// The record of a case's facts, perhaps masked, with these texts in it altered; or the document that the case gives.
fn document(door: &Door, case: &Value, facts: String) -> Result<String, Failed> {
    if case["facts"].is_null() {
        return Ok(facts);
    }
    let mut document = door.record(&facts, case["salt"].as_str());
    if case["mask"] == true {
        document = door.mask(&document);
    }
    for pair in case["alter"].as_array().into_iter().flatten() {
        let (from, to) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
        if !document.contains(from) {
            return Err(format!("no {from} in {document}").into());
        }
        document = document.replacen(from, to, 1);
    }
    Ok(document)
}

/// The parts of an explanation follow those of the answer; place and provision stand beside the texts, not in them.
fn in_parts(words: &Value, answer: &Value, facts: &Value) -> Result<(), Failed> {
    let list = |of: &Value, name: &str| of[name].as_array().cloned().unwrap_or_default();
    let column = |of: &Value, name: &str, member: &str| -> Vec<Value> {
        list(of, name).iter().map(|item| item[member].clone()).collect()
    };
    let pairs = [
        (column(words, "missing", "at"), column(answer, "missing", "fact")),
        (column(words, "errors", "at"), column(answer, "errors", "at")),
        (column(words, "readings", "id"), column(answer, "readings", "id")),
        (column(words, "warnings", "at"), column(answer, "warnings", "at")),
    ];
    if let Some((said, meant)) = pairs.iter().find(|(said, meant)| said != meant) {
        return Err(format!("{said:?} is said of {meant:?}").into());
    }
    for (said, answered) in list(words, "readings").iter().zip(list(answer, "readings")) {
        for (said, option) in list(said, "options").iter().zip(list(&answered, "options")) {
            if said["option"] != option["option"] || said["taken"] != (option["option"] == answered["taken"]) {
                return Err(format!("{said} is said of {option}").into());
            }
        }
    }
    for name in ["rule", "figures", "materials", "steps", "missing", "outside", "warnings", "errors"] {
        for sentence in list(words, name) {
            let text = sentence["text"].as_str().unwrap();
            let at = sentence["at"].as_str();
            let cited = sentence["citation"].as_str().is_some_and(|citation| text.contains(citation));
            if cited || ["(/", "/materials/", "/contracts/"].iter().any(|glued| text.contains(glued)) {
                return Err(format!("place or provision within {sentence}").into());
            }
            if matches!(name, "materials" | "steps") && at.is_some_and(|at| facts.pointer(at).is_none()) {
                return Err(format!("no such place: {sentence}").into());
            }
        }
    }
    Ok(())
}

/// One sentence for each figure and each change; places stand beside the texts.
fn of_advice(words: &Value, answer: &Value) -> Result<(), Failed> {
    for name in ["headroom", "changes"] {
        let said = words[name].as_array().cloned().unwrap_or_default();
        let told = answer[name].as_array().cloned().unwrap_or_default();
        let glued =
            said.iter().any(|sentence| sentence["text"].as_str().is_none_or(|text| text.contains("/materials")));
        if said.len() != told.len() || glued {
            return Err(format!("{said:?} is said of {told:?}").into());
        }
    }
    Ok(())
}

/// One text for each flag, with its cases and place; one sentence for each rule and each fault.
fn of_flags(words: &Value, answer: &Value) -> Result<(), Failed> {
    let list = |of: &Value, name: &str| of[name].as_array().cloned().unwrap_or_default();
    let (said, told) = (list(words, "flags"), list(answer, "flags"));
    let same = |(said, told): (&Value, &Value)| said["cases"] == told["cases"] && said["at"] == told["at"];
    let faults: Vec<Value> = list(answer, "faults").iter().map(|fault| fault["at"].clone()).collect();
    let errors: Vec<Value> = list(words, "errors").iter().map(|error| error["at"].clone()).collect();
    let whole = said.len() == told.len()
        && faults == errors
        && list(words, "steps").len() == answer["looked_at"].as_object().map_or(0, |rules| rules.len());
    let is_said = said.iter().all(|flag| !flag.to_string().contains("\"\""));
    if whole && is_said && said.iter().zip(&told).all(same) {
        return Ok(());
    }
    Err(format!("{words:#} is said of {answer:#}").into())
}

/// The value of a preference stands in its sentence, its rule beside the provision.
fn of_preference(words: &Value, answer: &Value) -> Result<(), Failed> {
    let value = answer["value"].as_str().ok_or("no value")?;
    let is_said = words["verdict"].as_str().is_some_and(|verdict| verdict.contains(value));
    let is_cited = words["rule"][0]["citation"].as_str().is_some_and(|citation| !citation.is_empty());
    if is_said && is_cited { Ok(()) } else { Err(format!("{words:#}").into()) }
}

/// A code for which the catalogue has no words is said as it is: `notice.some-code`.
fn unsaid(words: &Value) -> Result<(), Failed> {
    const GROUPS: [&str; 29] = [
        "preference.",
        "preference-rule.",
        "guide.",
        "rule-name.",
        "offer.",
        "rests.",
        "flags.",
        "flag.",
        "flag-rule.",
        "flag-look.",
        "verification.",
        "advice.",
        "action.",
        "headroom.",
        "verdict.",
        "verdict-word.",
        "figure.",
        "foreign.",
        "because.",
        "outcome.",
        "step.",
        "missing.",
        "reading.",
        "content.",
        "notice.",
        "mark.",
        "place.",
        "rule.",
        "fault.",
    ];
    let text = words.to_string();
    let said = |word: &str, group: &str| word.strip_prefix(group).is_some_and(|code| !code.is_empty());
    match GROUPS.iter().find(|group| text.split([' ', '"', '(', '[', ',']).any(|word| said(word, group))) {
        Some(group) => Err(format!("no words for a {group}… in {words:#}").into()),
        None => Ok(()),
    }
}

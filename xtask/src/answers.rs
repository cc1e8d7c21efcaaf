//! Writes the canonical answer and its words for every shared case, and every edition with its rules in words and its
//! audit. The other languages must give the same bytes.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;
use tegi::door::Door;

use crate::parts::with_parts;
use crate::root;

/// Writes one line per case: id, answer, and its words in three languages, tab-separated. Then writes the same for each
/// edition.
pub(crate) fn write(out: &Path) -> Result<()> {
    let mut lines = String::new();
    let mut parts = serde_json::Map::new();
    for case in cases()? {
        let (door, answer) = answer(&case)?;
        if case.get("parts").is_some() {
            parts.insert(case.get("id").and_then(Value::as_str).context("id")?.to_string(), with_parts(&door, &case));
        }
        let words: Vec<String> = ["kk", "ru", "en"].iter().map(|language| door.explain(&answer, language)).collect();
        let id = case.get("id").and_then(Value::as_str).context("id")?;
        lines.push_str(&format!("{id}\t{answer}\t{}\n", words.join("\t")));
    }
    let door = Door::open().map_err(|faults| anyhow!("{faults:?}"))?;
    for edition in door.editions() {
        let name = format!("{}@{}", edition.id, edition.first);
        let rules: Vec<String> = ["kk", "ru", "en"].iter().map(|language| door.rules(&name, language)).collect();
        let audit = door.audit(&serde_json::json!({"rulebook": name}).to_string());
        let words: Vec<String> = ["kk", "ru", "en"].iter().map(|language| door.explain(&audit, language)).collect();
        let (book, rules, words) = (door.rulebook(&name), rules.join("\t"), words.join("\t"));
        lines.push_str(&format!("{name}\t{book}\t{rules}\t{audit}\t{words}\n"));
    }
    fs::write(out.with_file_name("answers-exams.tsv"), exams(&door)?)?;
    // The other languages sign nothing: they read the signed parts here.
    let beside = out.with_file_name("answers-parts.json");
    fs::write(&beside, Value::Object(parts).to_string()).with_context(|| beside.display().to_string())?;
    fs::write(out, lines).with_context(|| out.display().to_string())
}

/// Returns one line per examination: id, key, paper and right answers in three languages, and what came of the answers.
fn exams(door: &Door) -> Result<String> {
    let shared: Value = serde_json::from_str(&fs::read_to_string(root().join("tests/exams.json"))?)?;
    let mut lines = String::new();
    for case in shared.get("cases").and_then(Value::as_array).context("cases")? {
        let part = |name: &str| case.get(name).map(Value::to_string).with_context(|| name.to_string());
        let id = case.get("id").and_then(Value::as_str).context("id")?;
        let key = door.draw_exam(&part("request")?);
        let papers = ["kk", "ru", "en"].map(|language| door.exam_paper(&key, language));
        let answers = ["kk", "ru", "en"].map(|language| door.exam_answers(&key, language));
        let grading = door.grade_exam(&key, &part("given")?);
        lines.push_str(&[&[id.to_string(), key][..], &papers, &answers, &[grading]].concat().join("\t"));
        lines.push('\n');
    }
    Ok(lines)
}

/// Returns the record of a case's facts, masked if the case says so, with its texts altered as the case says; or the
/// document that the case gives.
fn document(door: &Door, case: &Value, facts: String) -> Result<String> {
    if case.get("facts").is_none() {
        return Ok(facts);
    }
    let mut document = door.record(&facts, case.get("salt").and_then(Value::as_str));
    if case.get("mask").is_some() {
        document = door.mask(&document);
    }
    let pairs: Vec<[String; 2]> =
        serde_json::from_value(case.get("alter").cloned().unwrap_or_else(|| Value::Array(vec![])))?;
    for [from, to] in pairs {
        document = document.replacen(&from, &to, 1);
    }
    Ok(document)
}

/// Returns the shared cases in the order of their files.
pub(crate) fn cases() -> Result<Vec<Value>> {
    let folder = root().join("tests/vectors");
    let mut files = Vec::new();
    for folder in [folder.join("plausibility"), folder] {
        for entry in fs::read_dir(folder)? {
            files.push(entry?.path());
        }
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let cases: Value =
            serde_json::from_str(&fs::read_to_string(&file)?).with_context(|| file.display().to_string())?;
        all.extend(cases.get("cases").and_then(Value::as_array).context("cases")?.iter().cloned());
    }
    Ok(all)
}

/// Returns the engine's answer to a shared case, with the rulebooks and keys of the case.
pub(crate) fn answer(case: &Value) -> Result<(Door, String)> {
    // Opened once, because reading the rulebooks again would take most of the time.
    static DOOR: LazyLock<Result<Door, String>> =
        LazyLock::new(|| Door::open().map_err(|faults| format!("{faults:?}")));
    let door = DOOR.as_ref().map_err(|faults| anyhow!("{faults}"))?;
    answer_of(door.clone(), case)
}

/// Returns this engine's answer to it.
pub(crate) fn answer_of(mut door: Door, case: &Value) -> Result<(Door, String)> {
    for book in case.get("load").and_then(Value::as_array).into_iter().flatten() {
        door.load_rulebook(&book.to_string());
    }
    if let Some(keys) = case.get("keys") {
        door.load_keys(&keys.to_string());
    }
    let facts = match case.get("text").and_then(Value::as_str) {
        Some(text) => text.to_string(),
        None if case.get("parts").is_some() => with_parts(&door, case).to_string(),
        None => case.get("facts").context("facts")?.to_string(),
    };
    let salt = case.get("salt").and_then(Value::as_str);
    let answer = match case.get("call").and_then(Value::as_str) {
        Some("record") => door.record(&facts, salt),
        Some("verify") => {
            let made = document(&door, case, facts)?;
            if let Some(keys) = case.get("later_keys") {
                door.load_keys(&keys.to_string());
            }
            match case.get("beside") {
                Some(beside) => door.verify_with(&made, &beside.to_string()),
                None => door.verify(&made),
            }
        }
        Some("mask") => door.mask(&document(&door, case, facts)?),
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
    Ok((door, answer))
}

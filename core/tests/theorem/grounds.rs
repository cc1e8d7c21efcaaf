//! *What a verdict rests on, carries*: a listed ground, answered otherwise, changes the verdict or the share; of a kind
//! that is not listed nothing does.

use fastrand::Rng;
use serde_json::{Value, json};

use super::{Answer, Break, Court, told};

/// A kind of ground of lines: which lines it is about, and what they state otherwise.
type Kind = (&'static str, fn(&Value) -> bool, fn(&mut Value));

/// A domestic origin without a paper may be unknown; an unknown origin, which the law takes for foreign, domestic.
const KINDS: [Kind; 2] = [
    ("no-paper", is_unproved, |line| drop(line.as_object_mut().unwrap().remove("origin"))),
    ("assumed", is_of_unknown_origin, |line| line["origin"] = json!("KZ")),
];

fn is_unproved(line: &Value) -> bool {
    let has_paper = line["proof"]["kind"].as_str().is_some_and(|kind| kind != "none");
    line["origin"] == "KZ" && line.get("made_from").is_none() && !has_paper
}

fn is_of_unknown_origin(line: &Value) -> bool {
    line["origin"].is_null() && line.get("made_from").is_none()
}

/// What contradicts itself, and a paper that counts nothing on its day, are judged as not stated: there the facts that
/// are changed are others than those that count.
pub(super) fn grounds_carry(court: &Court, facts: &Value, answer: &Answer, _: &mut Rng) -> Option<Break> {
    if answer.is_contradicted() || answer.warnings.iter().any(|code| code.starts_with("paper-")) {
        return None;
    }
    KINDS.iter().find_map(|(kind, is_of_kind, change)| {
        let mut other = facts.clone();
        if !each_line(&mut other, *is_of_kind, *change) {
            return None;
        }
        let changed = court.assess(&other)?;
        let listed = answer.grounds.iter().find(|(listed, ..)| listed == kind);
        let listed = listed.map(|(_, carries, _)| carries.clone()).unwrap_or_default();
        let found = carried(answer, &changed);
        (listed != found && !changed.is_contradicted()).then(|| Break {
            why: format!("{kind} is told to carry {listed:?}, and carries {found:?}{}", told(answer, &changed)),
            facts: facts.clone(),
            other,
        })
    })
}

/// What another answer changes of what this one settles.
fn carried(answer: &Answer, other: &Answer) -> Vec<String> {
    let has_share = answer.share.as_ref().is_some_and(|(exact, _)| exact.is_some());
    let changes = [
        ("share", has_share && other.share != answer.share),
        ("verdict", answer.is_decided() && other.verdict != answer.verdict),
    ];
    changes.into_iter().filter(|(_, is_so)| *is_so).map(|(name, _)| name.to_string()).collect()
}

/// Changes the lines of a kind, those of parts too; whether there are any. Masked records are no facts.
fn each_line(facts: &mut Value, is_of_kind: fn(&Value) -> bool, change: fn(&mut Value)) -> bool {
    let mut is_changed = false;
    for line in facts.get_mut("materials").and_then(Value::as_array_mut).into_iter().flatten() {
        if is_of_kind(line) {
            change(line);
            is_changed = true;
        }
        if let Some(part) = line.get_mut("made_from").filter(|part| part.get("type").is_none()) {
            is_changed |= each_line(part, is_of_kind, change);
        }
    }
    is_changed
}

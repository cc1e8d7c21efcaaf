//! Rules that can be read and mean something else than their author meant are told when a rulebook is loaded.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use tegi::law::Library;

fn book(rows: &Value) -> Value {
    let words = |text: &str| json!({"kk": text, "ru": text, "en": text});
    json!({
        "id": "own", "first": "2026-01-01", "read_to": "2026-01-01", "in_force": "act whole primary",
        "title": words("Own rules"), "acts": {"act": words("An act")},
        "terms": [
            {"id": "cut", "kind": "operation", "kk": "cut", "ru": "cut", "en": "cut"},
            {"id": "blade", "kind": "material", "kk": "blade", "ru": "blade", "en": "blade"},
            {"id": "small", "kind": "good", "kk": "small", "ru": "small", "en": "small"},
        ],
        "readings": [{
            "id": "value-of-all-materials", "status": "minority", "cite": "act p-1 primary", "question": words("All?"),
            "options": [{"id": "foreign", "name": words("foreign")}, {"id": "all", "name": words("all")}],
        }],
        "origin": {"country": "KZ", "list": rows},
    })
}

fn traps(rows: &Value) -> Vec<String> {
    let mut library = Library::embedded().unwrap();
    library.load(&book(rows).to_string()).unwrap_or_else(|faults| panic!("{rows}: {faults:?}"));
    let edition = library.editions().find(|edition| edition.id == "own").unwrap();
    edition
        .warnings
        .iter()
        .map(|fault| format!("{} {}", fault.at.trim_start_matches("/origin/list/"), fault.code))
        .collect()
}

fn of(expression: &str, code: &str, condition: &str) -> Vec<String> {
    let row =
        json!({"id": "row", "code": code, "expression": expression, "condition": condition, "cite": "act p-1 primary"});
    traps(&json!([row]))
}

#[test]
fn seeded_traps_are_found() {
    for (expression, condition, trap) in [
        ("CTH TOLERATING 7318 UP TO 10", "", "trap-tolerance"),
        ("CC TOLERATING ch39 UP TO 10", "", "trap-tolerance"),
        ("CTH OUTSIDE {8471, 8473} TOLERATING 8501", "", "trap-tolerance"),
        ("AH EXCEPT 8501 TOLERATING 8502 UP TO 5", "", "trap-tolerance"),
        ("OPS ALL {cut} TOLERATING 8502", "", "trap-tolerance"),
        ("CTH OUTSIDE {8501, 8502}", "", "trap-outside"),
        ("CTH AND MAXNOM 40 OF SAME-HEADING", "", "trap-limit-barred"),
        ("CTH AND MAXNOM 40 OF 8471", "", "trap-limit-barred"),
        ("AH EXCEPT 8501 AND MAXNOM 10 OF 8501", "", "trap-limit-barred"),
        ("CTH AND MAXNOM 40 OF SAME-SUBHEADING", "", "trap-limit-barred"),
        ("CTSH AND MAXNOM 40 OF SAME-SUBHEADING", "", "trap-limit-barred"),
        ("AH EXCEPT SAME-HEADING AND MAXNOM 10 OF 8471", "", "trap-limit-barred"),
        ("AH EXCEPT SAME-HEADING AND MAXNOM 10 OF SAME-SUBHEADING", "", "trap-limit-barred"),
        ("MAXNOM 40 AND MAXNOM 50 OF 8501", "", "trap-limit"),
        ("MAXNOM 40 AND MAXNOM 60", "", "trap-limit"),
        ("VAC 60 AND MAXNOM 50", "", "trap-limit"),
        ("MAXNOM 100", "", "trap-limit-all"),
        ("MAXNOM 40 OF fob AND MAXNOM 50 OF 8501 OF fob", "", "trap-limit"),
        ("MINOM 40 OF fob AND MINOM 30 OF fob", "", "trap-limit"),
        ("MINOM 0", "", "trap-limit-all"),
        ("MAXWEIGHT 100", "", "trap-limit-all"),
        ("MINWEIGHT 0 OF ch54", "", "trap-limit-all"),
        ("MAXWEIGHT 7 AND MAXWEIGHT 10 OF ch54", "", "trap-limit"),
        ("MINWEIGHT 40 OF ch54 AND MINWEIGHT 30 OF ch54", "", "trap-limit"),
        ("MAXWEIGHT 7", "at most 10 per cent by weight", "trap-percent"),
        ("MINOM 40", "a regional value content of at least 35 per cent", "trap-percent"),
        ("CTH OR MAXNOM 100", "", "trap-limit-all"),
        ("CTH OR MAXNOM 60", "change of heading or a regional value content of 50 %", "trap-percent"),
        ("MAXNOM 0.4", "at most 40%", "trap-percent"),
    ] {
        assert_eq!(of(expression, "8471", condition), [format!("0/expression {trap}")], "{expression}");
    }
}

#[test]
fn rules_that_mean_what_they_say_are_no_traps() {
    for (expression, condition) in [
        ("CTH TOLERATING SAME-HEADING UP TO 10", ""),
        ("CTH TOLERATING 8471 UP TO 10", ""),
        ("CTSH TOLERATING 847130 UP TO 10", ""),
        ("CTSH TOLERATING SAME-SUBHEADING UP TO 10", ""),
        ("AH EXCEPT SAME-SUBHEADING AND MAXNOM 10 OF SAME-HEADING", ""),
        ("AH EXCEPT SAME-SUBHEADING AND MAXNOM 10 OF 847130", ""),
        ("CC TOLERATING {ch84, ch39} UP TO 10", ""),
        ("CTH TOLERATING blade", ""),
        ("MAXNOM 40 TOLERATING 8501", ""),
        ("MAXNOM 40 OF 8501 TOLERATING 850110", ""),
        ("CTH OUTSIDE {8470, 8471}", ""),
        ("CTH OUTSIDE SAME-HEADING", ""),
        ("CTH OUTSIDE ch84", ""),
        ("MAXNOM 40 AND MAXNOM 10 OF 8501", ""),
        ("MAXNOM 40 OF fob AND MAXNOM 50 OF net-cost", ""),
        ("MAXWEIGHT 10 AND MAXWEIGHT 7 OF ch54", ""),
        ("MAXWEIGHT 10 AND MAXWEIGHT 20 OF materials", ""),
        ("MINWEIGHT 50 AND MINWEIGHT 30 OF ch54", ""),
        ("MAXNOM 40 AND MAXWEIGHT 50", ""),
        ("MAXNOM 100 OF originating-materials", "the value of originating materials"),
        ("MINOM 40 WITH {labour} OF fob AND MINOM 30 OF fob", ""),
        ("CTH AND MAXNOM 10 OF 8501 OF fob", ""),
        ("MAXNOM 40 OR MAXNOM 60 AND OPS ALL {cut}", ""),
        ("CTH OR MAXNOM 40 OF 8471", ""),
        ("CTSH AND MAXNOM 40 OF SAME-HEADING", ""),
        ("MAXNOM 60", "a regional value content of at least 40 per cent"),
        ("MAXNOM 37.5", "не более 37,5 %"),
    ] {
        assert!(of(expression, "8471", condition).is_empty(), "{expression}: {:?}", of(expression, "8471", condition));
    }
}

#[test]
fn rows_that_never_apply_are_found() {
    let row = |id: &str, code: &str, code_to: Option<&str>, gate: Option<&str>| {
        let mut row = json!({"id": id, "code": code, "expression": "CTH", "cite": "act p-1 primary"});
        let members = row.as_object_mut().unwrap();
        code_to.map(|to| members.insert("code_to".into(), json!(to)));
        gate.map(|gate| members.insert("gate".into(), json!(gate)));
        row
    };
    let (one, two) = (row("one", "8401", None, None), row("two", "8402", None, None));
    let both = row("both", "8401", Some("8402"), None);
    assert_eq!(traps(&json!([both, one, two])), ["0/code trap-shadowed"]);
    assert!(traps(&json!([both, one])).is_empty());
    // 8409 does not follow 8407 at once, and 8469 was deleted: what does not exist leaves no gap.
    let gated = row("gated", "8401", None, Some("small"));
    assert!(traps(&json!([both, gated, two])).is_empty(), "a row with a description leaves the rest");
    let again = row("again", "8401", None, Some("small"));
    assert_eq!(traps(&json!([gated, again])), ["1/code trap-shadowed"]);
}

#[test]
fn the_engines_own_rulebooks_load_and_are_not_listed_with_warnings() {
    let library = Library::embedded().unwrap();
    assert!(library.editions().all(|edition| edition.warnings.is_empty()));
    let text = library.text(library.named("cis-2009").unwrap()).to_string();
    let mut copy: Value = serde_json::from_str(&text).unwrap();
    copy["id"] = json!("copy");
    let mut library = library.clone();
    library.load(&copy.to_string()).unwrap();
    let warnings = &library.editions().find(|edition| edition.id == "copy").unwrap().warnings;
    let found: Vec<_> = warnings.iter().map(|fault| (fault.code.as_ref(), fault.allowed.as_deref())).collect();
    // The act itself says so of carpets: "of any other heading outside this group" names all headings but the own one.
    assert_eq!(found, ["5701", "5702", "5705"].map(|row| ("trap-outside", Some(row))));
}

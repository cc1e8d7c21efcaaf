//! A rulebook is checked before it answers anybody: each seeded fault is found, and named where it stands.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use tegi::answer::Verdict;
use tegi::assessment::assess_good;
use tegi::facts::Facts;
use tegi::law::{Absent, Edition, Library, Origin, Rulebook};

fn words(text: &str) -> Value {
    json!({"kk": text, "ru": text, "en": text})
}

fn row(id: &str, code: &str, expression: &str) -> Value {
    json!({"id": id, "code": code, "expression": expression, "cite": "act p-1 primary"})
}

/// A small rulebook without a fault.
fn sound() -> Value {
    json!({
        "id": "own", "first": "2026-01-01", "last": "2026-12-31", "read_to": "2026-01-01", "in_force": "act p-9 primary",
        "title": words("Own"), "acts": {"act": words("Act")},
        "terms": [{"id": "welding", "kind": "operation", "kk": "w", "ru": "w", "en": "w", "veto": "beyond"},
                  {"id": "hot", "kind": "good", "kk": "h", "ru": "h", "en": "h"}],
        "readings": [{"id": "value-of-all-materials", "status": "minority", "question": words("?"),
                      "options": [{"id": "foreign", "name": words("f")}, {"id": "all", "name": words("a")}],
                      "cite": "act p-2 primary"}],
        "origin": {"country": "KZ", "list": [row("8403", "8403", "MAXNOM 50"), row("840310", "840310", "OPS ALL {welding}")],
                   "general": {"expression": "CTH", "cite": "act p-3 primary"}},
        "gaps": [{"id": "g", "kind": "row", "subject": "8403", "text": words("t"), "cite": "act p-4 inferred"}]
    })
}

fn faults(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let mut book = sound();
    change(&mut book);
    let faults = Library::default().load(&book.to_string()).err().unwrap_or_default();
    faults.into_iter().map(|fault| (fault.code.to_string(), fault.at)).collect()
}

fn one(code: &str, at: &str) -> Vec<(String, String)> {
    vec![(code.to_string(), at.to_string())]
}

#[test]
fn a_sound_rulebook_has_no_fault() {
    assert_eq!(faults(|_| ()), []);
}

#[test]
fn a_nomenclature_holds_codes_and_ranges() {
    assert_eq!(faults(|book| book["nomenclature"] = json!(["8403", "0101-0106", "ch97"])), []);
    assert_eq!(faults(|book| book["nomenclature"] = json!(["8403", "84-85"])), one("not-a-code", "/nomenclature/1"));
}

#[test]
fn every_row_of_every_list_is_of_a_known_heading() {
    let library = Library::embedded().unwrap();
    for book in library.books() {
        let Origin::Own(rules) = &book.origin else { continue };
        for row in rules.list.iter() {
            let ends = [row.range.first(), row.range.last()];
            let known = ends.iter().all(|code| code.digits() < 4 || book.knows_heading(*code));
            assert!(known, "{}: {}", book.name(), row.id);
        }
    }
}

#[test]
fn a_rule_without_a_citation_does_not_load() {
    let found = faults(|book| {
        book["origin"]["list"][0].as_object_mut().unwrap().remove("cite");
    });
    assert!(found.contains(&("missing-field".to_string(), "/origin/list/0/cite".to_string())), "{found:?}");
    assert_eq!(faults(|book| book["origin"]["list"][0]["cite"] = json!("act p-1")), {
        let mut expected = one("not-a-citation", "/origin/list/0/cite");
        // The row could not be read, so the gap on it has no row either.
        expected.extend(one("unknown-rule", "/gaps/0/subject"));
        expected
    });
    assert_eq!(
        faults(|book| book["origin"]["general"]["cite"] = json!("other p-1 primary")),
        one("unknown-act", "/origin/general/expression")
    );
}

#[test]
fn days_and_editions_are_in_order() {
    assert_eq!(faults(|book| book["last"] = json!("2025-12-31")), one("days-reversed", "/last"));
    let mut library = Library::default();
    library.load(&sound().to_string()).unwrap();
    let mut next = sound();
    next["first"] = json!("2026-12-31");
    next["last"] = Value::Null;
    assert_eq!(library.load(&next.to_string()).unwrap_err()[0].code, "edition-overlaps");
    next["first"] = json!("2027-01-01");
    library.load(&next.to_string()).unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(library.edition("own", None, day("2026-12-31")).unwrap().first, day("2026-01-01"));
    assert_eq!(library.edition("own", None, day("2027-01-01")).unwrap().first, day("2027-01-01"));
    assert!(matches!(library.edition("own", None, day("2025-12-31")), Err(Absent::NoEdition(None))));
    assert!(matches!(library.edition("none", None, day("2026-01-01")), Err(Absent::UnknownRulebook)));
}

#[test]
fn rows_that_nobody_can_tell_apart_are_refused() {
    let with = |added: Value| faults(move |book| book["origin"]["list"].as_array_mut().unwrap().push(added));
    assert_eq!(with(row("again", "8403", "CTH")), one("rows-overlap", "/origin/list/2/code"));
    assert_eq!(with(row("8403", "8404", "CTH")), one("duplicate-id", "/origin/list/2/id"));
    let mut crossing = row("8402-840310", "8402", "CTH");
    crossing["code_to"] = json!("840310");
    // It ends within 8403, and nothing says which of the two holds there.
    assert_eq!(with(crossing)[0].0, "ranges-cross");
    let mut reversed = row("r", "8404", "CTH");
    reversed["code_to"] = json!("8402");
    assert_eq!(with(reversed), one("range-reversed", "/origin/list/2/code_to"));
    let mut gated = row("8403#2", "8403", "CTH");
    gated["gate"] = json!("hot");
    assert_eq!(with(gated), []);
}

#[test]
fn expressions_name_only_what_is_declared() {
    let expression = |text: &'static str| faults(move |book| book["origin"]["list"][1]["expression"] = json!(text));
    let at = "/origin/list/1/expression";
    assert_eq!(expression("MAXNOM 101"), one("not-an-expression", at));
    assert_eq!(expression("OPS ALL {casting}"), one("unknown-term", at));
    assert_eq!(expression("MAXNOM 50 OF 8503 AS unheard"), one("unknown-term", at));
    assert_eq!(expression("MAXNOM 50 OF 8503 AS welding"), one("term-of-other-kind", at));
    assert_eq!(expression("SITE welding"), one("term-of-other-kind", at));
    assert_eq!(expression("OPS UNSTATED {welding}"), one("undeclared-reading", at));
    assert_eq!(expression("FROM 7208"), one("undeclared-reading", at));
    assert_eq!(expression("READING value-of-all-materials { foreign: CTH; none: CC }"), one("undeclared-reading", at));
    let named = |kind: &'static str| {
        faults(move |book| {
            let term = json!({"id": "materials", "kind": kind, "kk": "x", "ru": "x", "en": "x"});
            book["terms"].as_array_mut().unwrap().push(term);
        })
    };
    // `MAXNOM 10 OF materials` would not mean the material so described.
    let at = sound()["terms"].as_array().unwrap().len();
    assert_eq!(named("material"), one("reserved-term", &format!("/terms/{at}/id")));
    assert_eq!(named("fact"), []);
    assert_eq!(faults(|book| book["gaps"][0]["subject"] = json!("9999")), one("unknown-rule", "/gaps/0/subject"));
    assert_eq!(faults(|book| book["terms"][0]["veto"] = json!("z")), one("unknown-category", "/terms (welding)"));
}

#[test]
fn a_gap_says_how_it_may_be_closed() {
    let closing = |expression: &str| {
        faults(|book| {
            book["gaps"][0]["closings"] = json!([{"expression": expression, "cite": "act p-4 inferred"}]);
        })
    };
    assert_eq!(closing("CTH AND MAXNOM 50"), []);
    let found = closing("MAXNOM");
    assert!(
        found.contains(&("not-an-expression".to_string(), "/gaps/0/closings/0/expression".to_string())),
        "{found:?}"
    );
    assert_eq!(closing("FACT unheard-of"), one("unknown-term", "/gaps/0/closings/0/expression"));
}

#[test]
fn a_fact_whose_answers_agree_is_not_asked() {
    let mut book = sound();
    let fact = |id: &str, kind: &str| json!({"id": id, "kind": kind, "kk": "w", "ru": "w", "en": "w"});
    book["terms"].as_array_mut().unwrap().extend([fact("bolting", "operation"), fact("thick", "fact")]);
    // Thick sheets are welded, others bolted: who did neither need not tell how thick they are.
    book["origin"]["list"][1] = row("840310", "840310", "OPS ALL {welding IF thick, bolting UNLESS thick}");
    let mut library = Library::default();
    library.load(&book.to_string()).unwrap();
    let facts = json!({"on": "2026-03-01", "rulebook": "own", "good": {"hs": "8403109000"}, "operations": []});
    let answer = assess_good(&Facts::parse(&facts.to_string()).unwrap(), &library).unwrap();
    assert_eq!((answer.verdict, answer.missing.len()), (Verdict::NotOriginating, 0));
    assert!(answer.warnings.iter().any(|warning| warning.code == "settled-either-way"));
}

#[test]
fn a_code_under_too_many_conditions_is_refused() {
    let mut book = sound();
    // Each of the conditions takes 8 593 looks at a material: tolerances in each other multiply.
    let condition = (0..5).fold("CTH".to_string(), |rule, _| format!("({rule} TOLERATING {{4403, 4407}})"));
    let mut large = row("850440", "850440", &condition);
    large["or"] = (0..16).map(|_| json!({"expression": &condition, "cite": "act p-1 primary"})).collect();
    book["origin"]["list"].as_array_mut().unwrap().push(large);
    let mut library = Library::default();
    library.load(&book.to_string()).unwrap();
    let assess = |hs: &str| {
        let facts = json!({"on": "2026-03-01", "rulebook": "own", "good": {"hs": hs}, "materials": []}).to_string();
        assess_good(&Facts::parse(&facts).unwrap(), &library)
    };
    let faults = assess("8504400000").unwrap_err();
    assert_eq!((faults[0].code.as_ref(), faults[0].at.as_str(), faults.len()), ("too-much-work", "/good", 1));
    assert!(assess("8403109000").is_ok());
}

#[test]
fn the_rulebooks_that_come_with_the_engine_hold() {
    let library = Library::embedded().unwrap();
    let names: Vec<String> = library.editions().map(|edition| edition.name()).collect();
    assert_eq!(
        names,
        [
            "cis-2009@2024-05-04",
            "ct-kz@2010-06-30",
            "ct-kz@2015-06-16",
            "ct-kz@2021-08-01",
            "ct-kz@2024-04-28",
            "kz-procurement@2018-06-29",
            "kz-procurement@2025-10-06",
            "kz-register@2025-09-08",
        ]
    );
    // What is told of a book without reading it is what reading it tells.
    assert_eq!(library.books().count(), names.len());
    let mut loaded = Library::default();
    let borrowed = |book: &&Rulebook| matches!(book.origin, tegi::law::Origin::Borrowed { .. });
    for book in library.books().filter(|book| !borrowed(book)).chain(library.books().filter(borrowed)) {
        let file = format!("{}/compiled/{}.json", env!("CARGO_MANIFEST_DIR"), book.name());
        let text = std::fs::read_to_string(file).unwrap();
        assert_eq!(library.text(book), text);
        loaded.load(&text).unwrap();
    }
    // A rulebook that somebody loads has warnings, those that come with the engine have none.
    let described = loaded.editions().map(|edition| Edition { warnings: Vec::new(), ..edition.clone() });
    assert!(described.eq(library.editions().cloned()));
    let cis = library.books().next().unwrap();
    let tegi::law::Origin::Own(rules) = &cis.origin else { panic!("rules of its own") };
    assert_eq!(rules.list.len(), 250);
    assert_eq!(rules.wholly_produced.as_ref().unwrap().entries.len(), 11);
    assert_eq!(rules.insufficient.as_ref().unwrap().entries.len(), 16);
}

#[test]
fn a_row_that_was_not_read_leaves_its_codes_outside() {
    let mut book = sound();
    let gap = |id: &str, kind: &str, subject: &str| json!({"id": id, "kind": kind, "subject": subject, "text": words(id), "cite": "act p-4 primary"});
    book["gaps"] = json!([gap("row-of-saws", "codes", "820210"), gap("perhaps-84", "suspect", "84")]);
    let mut library = Library::default();
    library.load(&book.to_string()).unwrap();
    let judged = |hs: &str| {
        let facts = json!({"on": "2026-03-01", "rulebook": "own", "good": {"hs": hs}, "materials": []}).to_string();
        let answer = assess_good(&Facts::parse(&facts).unwrap(), &library).unwrap();
        let codes =
            |notices: &[tegi::answer::Notice]| notices.iter().map(|one| one.code.to_string()).collect::<Vec<_>>();
        (answer.verdict, codes(&answer.outside), codes(&answer.warnings), answer.missing.len())
    };
    let (verdict, outside, ..) = judged("8202100000");
    assert_eq!((verdict, outside), (Verdict::OutsideRulebook, vec!["row-not-read".to_string()]));
    // Too short a code to tell.
    let (verdict, outside, _, missing) = judged("8202");
    assert_eq!((verdict, outside.len(), missing), (Verdict::Undetermined, 0, 1));
    assert_eq!(judged("8202200000").0, Verdict::Originating);
    assert!(judged("8413110000").2.contains(&"chapter-line-suspected".to_string()));
    assert!(!judged("8302110000").2.contains(&"chapter-line-suspected".to_string()));
}

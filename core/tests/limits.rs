//! The stated limits: at, and above. A refusal is an answer, however large the input.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use tegi::assessment::{Verdict, assess_good};
use tegi::facts::{DEEPEST, Facts, MOST_MATERIALS};
use tegi::fault::TEXT_LIMIT;
use tegi::rulebook::Library;

fn document(materials: &str) -> String {
    format!(
        r#"{{"on": "2026-03-01", "rulebook": "cis-2009", "good": {{"hs": "8403109000", "ex_works_price": "200000"}},
            "operations": ["welding"], "materials": [{materials}]}}"#
    )
}

fn codes(text: &str) -> Vec<String> {
    let faults = Facts::parse(text).err().unwrap_or_default();
    faults.into_iter().map(|fault| fault.code.to_string()).collect()
}

fn lines(count: usize) -> String {
    let mut lines = String::new();
    for place in 0..count {
        let comma = if place == 0 { "" } else { "," };
        write!(lines, r#"{comma}{{"hs": "7208", "value": "1", "origin": "CN"}}"#).unwrap();
    }
    lines
}

#[test]
fn a_hundred_thousand_materials_and_no_more() {
    let facts = Facts::parse(&document(&lines(MOST_MATERIALS))).unwrap();
    let assessment = assess_good(&facts, &Library::embedded().unwrap()).unwrap();
    assert_eq!(assessment.verdict, Verdict::Originating);
    let comparison = assessment.steps.first().unwrap().comparison.as_ref().unwrap();
    assert_eq!((comparison.value.as_str(), comparison.headroom.as_deref()), ("100000.00", Some("0.00")));
    assert_eq!(codes(&document(&lines(MOST_MATERIALS + 1))), ["too-many"]);
    // All levels together.
    let inner =
        format!(r#"{{"made_from": {{"good": {{"hs": "8416"}}, "materials": [{}]}}}},"#, lines(MOST_MATERIALS / 2));
    assert_eq!(codes(&document(&(inner + &lines(MOST_MATERIALS / 2)))), ["too-many"]);
}

fn nested(levels: usize) -> String {
    (0..levels).fold(r#"{"hs": "7208", "value": "1", "origin": "CN"}"#.to_string(), |inner, _| {
        format!(r#"{{"value": "1", "hs": "8416", "made_from": {{"good": {{"hs": "8416"}}, "operations": ["welding"], "materials": [{inner}]}}}}"#)
    })
}

#[test]
fn bills_within_bills() {
    let facts = Facts::parse(&document(&nested(DEEPEST))).unwrap();
    // Heading 8416 from another heading: every level qualifies and is absorbed, but the innermost from 7208.
    let assessment = assess_good(&facts, &Library::embedded().unwrap()).unwrap();
    assert_ne!(assessment.verdict, Verdict::OutsideRulebook);
    assert_eq!(codes(&document(&nested(DEEPEST + 1))), ["too-deep"]);
    assert_eq!(codes(&document(&nested(100))), ["too-deep"]);
}

#[test]
fn names_of_a_thousand_characters() {
    let named = |length: usize| document(&format!(r#"{{"name": "{}"}}"#, "ы".repeat(length)));
    assert_eq!(codes(&named(TEXT_LIMIT)), Vec::<String>::new());
    assert_eq!(codes(&named(TEXT_LIMIT + 1)), ["too-long"]);
}

//! The stated limits: at, and above. A refusal is an answer, however large the input.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use tegi::answer::Verdict;
use tegi::assessment::assess_good;
use tegi::doc::{Json, TEXT_LIMIT};
use tegi::facts::contract::{ContractFacts, MOST_CONTRACTS};
use tegi::facts::{DEEPEST, Facts, MOST_MATERIALS};
use tegi::law::Library;
use tegi::procurement::assess_contract;

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

/// A works contract with so many subcontracts, in a chain or side by side, each with ten goods and a payroll of its own.
fn contracts(count: usize, is_chain: bool) -> String {
    let mut rows = String::new();
    let value = |place: usize| {
        if is_chain {
            1_000 * (count - place)
        } else if place == 0 {
            1_000 * count
        } else {
            1_000
        }
    };
    for place in 0..count {
        let parent = if is_chain { place.saturating_sub(1) } else { 0 };
        let parent = if place == 0 { String::new() } else { format!(r#""parent": "c{parent}","#) };
        let comma = if place == 0 { "" } else { "," };
        write!(
            rows,
            r#"{comma}{{"id": "c{place}", {parent} "value": "{}", "payroll": {{"kazakhstani": "{}", "total": "{}"}}, "goods": ["#,
            value(place),
            place % 97,
            place + 101
        )
        .unwrap();
        for line in 0..10 {
            let comma = if line == 0 { "" } else { "," };
            let proof = r#"{"kind": "register-extract", "share": "60"}"#;
            write!(rows, r#"{comma}{{"id": "g{place}-{line}", "value": "10", "proof": {proof}}}"#).unwrap();
        }
        rows.push_str("]}");
    }
    let value = 1_000 * count;
    format!(
        r#"{{"on": "2026-03-01", "rulebook": "kz-procurement", "kind": "works", "value": "{value}", "contracts": [{rows}]}}"#
    )
}

#[test]
fn ten_thousand_contracts_with_a_hundred_thousand_goods() {
    let library = Library::embedded().unwrap();
    for is_chain in [false, true] {
        let text = contracts(MOST_CONTRACTS, is_chain);
        let facts = ContractFacts::read(&Json::parse(&text).unwrap()).unwrap();
        let assessment = assess_contract(&facts, &library).unwrap();
        assert!(assessment.share.is_some());
        // Ten thousand payrolls without a common denominator: exact all the same, but too long to be read.
        assert_eq!(assessment.exact, None);
        assert_eq!(assessment.rows.len(), MOST_CONTRACTS);
    }
    let text = contracts(MOST_CONTRACTS + 1, true);
    let faults = ContractFacts::read(&Json::parse(&text).unwrap()).unwrap_err();
    assert_eq!(faults.first().unwrap().code, "too-many");
}

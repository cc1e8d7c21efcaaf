//! Advice beside brute force: every set of changes of a small bill tried, every figure moved by one unit of its last
//! digit. What stands here knows the engine's assessments and RFC 6902, and nothing of how advice is found.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod changes;

use std::collections::BTreeMap;

use changes::case::*;
use changes::figures::*;
use changes::sets::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tegi::doc::Json;
use tegi::door::Door;

/// Optimised, ten times as many: `cargo test --release --test advice`.
const TIMES: u32 = if cfg!(debug_assertions) { 1 } else { 10 };

fn run(seed: u8, count: u32, most: usize, check: impl Fn(Case, Vec<u8>)) {
    let config = Config { cases: count * TIMES, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    let strategy = (cases(most), proptest::collection::vec(0..30_u8, 24));
    runner
        .run(&strategy, |(case, dice)| {
            check(case, dice);
            Ok(())
        })
        .unwrap();
}

#[test]
fn changes_are_those_of_brute_force() {
    let door = Door::open().unwrap();
    run(1, 100, 5, |case, _| check_changes(&door, &case, None, &BTreeMap::new()));
}

#[test]
fn changes_of_larger_bills_are_those_of_brute_force() {
    let door = Door::open().unwrap();
    run(2, 10, 8, |case, _| check_changes(&door, &case, None, &BTreeMap::new()));
}

#[test]
fn costs_order_the_changes() {
    let door = Door::open().unwrap();
    run(3, 80, 4, |case, dice| {
        let priced = singles(&case).into_iter().zip(dice).filter(|(_, cost)| *cost < 24);
        let costs = priced.map(|(single, cost)| (single.key, u64::from(cost))).collect();
        check_changes(&door, &case, None, &costs);
    });
}

#[test]
fn figures_break_where_advice_says() {
    let door = Door::open().unwrap();
    run(4, 150, 8, |case, dice| {
        check_headroom(&door, &case.facts, None);
        let case = by_share(case, &dice);
        let wish = format!("{}.{:02}", 20 + dice[20] * 2, dice[21]);
        check_headroom(&door, &case.facts, Some(&wish));
    });
}

#[test]
fn parts_made_in_house_are_looked_into() {
    let door = Door::open().unwrap();
    run(6, 30, 3, |case, dice| check_changes(&door, &with_parts(case, &dice), None, &BTreeMap::new()));
    run(7, 50, 5, |case, dice| check_headroom(&door, &with_parts(case, &dice).facts, None));
}

#[test]
fn rates_break_at_the_nearest_value() {
    let door = Door::open().unwrap();
    run(8, 10, 6, |case, dice| {
        let mut case = by_share(case, &dice);
        let amount = |of: &Value| json!({"amount": of, "currency": "USD", "rate": "2.50", "rate_day": "2025-02-27"});
        for (line, die) in case.facts["materials"].as_array_mut().unwrap().iter_mut().zip(&dice) {
            if die % 2 == 0 {
                line["value"] = amount(&line["value"]);
            }
        }
        for name in ["ex_works_price", "production_cost"].into_iter().take(usize::from(dice[22] % 3)) {
            let of_good = &mut case.facts["good"][name];
            *of_good = amount(of_good);
        }
        let wish = format!("{}.{:02}", 20 + dice[20] * 2, dice[21]);
        check_rates(&door, &case.facts, &wish);
    });
}

#[test]
fn a_wished_share_is_reached_by_the_fewest_materials() {
    let door = Door::open().unwrap();
    run(5, 100, 5, |case, dice| {
        let mut case = by_share(case, &dice);
        // What is partly foreign can be replaced too; brute force knows only what is not domestic.
        for line in case.facts["materials"].as_array_mut().unwrap() {
            if line["origin"] == "KZ" {
                line.as_object_mut().unwrap().remove("proof");
            }
        }
        case.operations.clear();
        case.expertise = false;
        let wish = format!("{}.{:02}", 50 + dice[20], dice[21]);
        check_changes(&door, &case, Some(&wish), &BTreeMap::new());
    });
}

#[test]
fn the_examples_that_come_with_the_project_are_advised() {
    let door = Door::open().unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/boiler.json")).unwrap();
    assert!(Json::parse(&text).is_ok());
    assert!(door.advise(&text).contains(r#""type":"advice""#));
}

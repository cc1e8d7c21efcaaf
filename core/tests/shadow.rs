//! One evaluation that is changed step by step gives what a whole answer gives: verdict, share, what is missing, what
//! each answer would give, the rule, the criterion, the steps; under every combination of readings, with closings of
//! gaps and with facts knocked out. So no node keeps a truth from before a change.
//!
//! The shared cases and 1 000 random facts in every run, twenty times as many where the build is optimised. A million:
//! `TEGI_FACTS=1000000 TEGI_SEED=7 cargo test --release -p tegi --test shadow`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod goods;
#[path = "signing/parts.rs"]
mod parts;
mod shadow_of;
#[allow(dead_code, reason = "other tests need the rest")]
mod signing;

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, thread};

use fastrand::Rng;
use serde_json::Value;
use tegi::door::Door;
use tegi::facts::Facts;

use parts::with_parts;

use goods::Author;
use shadow_of::{Compared, compare};

/// Random facts in every run.
const FACTS: u64 = if cfg!(debug_assertions) { 1_000 } else { 20_000 };
/// So many differences are told; one is enough to fail.
const TOLD: usize = 5;

fn number(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

/// The document without some of what stands in it.
fn knocked_out(facts: &Value, rng: &mut Rng) -> Value {
    fn walk(json: &mut Value, rng: &mut Rng) {
        match json {
            Value::Object(members) if !members.contains_key("type") => {
                members
                    .retain(|name, _| matches!(name.as_str(), "on" | "rulebook" | "good" | "hs") || rng.u32(..12) > 0);
                members.values_mut().for_each(|json| walk(json, rng));
            }
            Value::Array(items) => items.iter_mut().for_each(|json| walk(json, rng)),
            _ => {}
        }
    }
    let mut facts = facts.clone();
    walk(&mut facts, rng);
    facts
}

/// Compares documents on all processors: each as it is, and with facts knocked out.
fn run(count: u64, document: impl Fn(u64) -> Option<(Value, Door)> + Sync) -> Compared {
    let threads = thread::available_parallelism().map_or(1, |threads| u64::try_from(threads.get()).unwrap());
    let (next, all, told) = (AtomicU64::new(0), Mutex::new(Compared::default()), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut compared = Compared::default();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        break;
                    }
                    let Some((facts, door)) = document(number) else { continue };
                    let mut rng = Rng::with_seed(number);
                    for facts in [facts.clone(), knocked_out(&facts, &mut rng)] {
                        let Ok(read) = Facts::parse(&facts.to_string()) else { continue };
                        if let Err(why) = compare(&read, door.library(), &mut compared) {
                            told.lock().unwrap().push(format!("{why}\n  {facts}"));
                        }
                    }
                }
                all.lock().unwrap().add(&compared);
            });
        }
    });
    let told = told.into_inner().unwrap();
    let compared = all.into_inner().unwrap();
    assert!(
        told.is_empty(),
        "{} differences of {compared:?}:\n{}",
        told.len(),
        told.iter().take(TOLD).cloned().collect::<Vec<_>>().join("\n")
    );
    compared
}

#[test]
fn shared_cases_are_judged_alike() {
    let opened = Door::open().unwrap();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    let mut cases: Vec<Value> = Vec::new();
    for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        // The cases of bounds are as large as facts may be: too slow for a build that is not optimised.
        let is_slow = cfg!(debug_assertions) && file.ends_with("bounds.json");
        if !is_slow && file.extension().is_some_and(|extension| extension == "json") {
            let read: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            cases.extend(read["cases"].as_array().unwrap().iter().filter(|case| case["call"].is_null()).cloned());
        }
    }
    let compared = run(u64::try_from(cases.len()).unwrap(), |number| {
        let case = &cases[usize::try_from(number).unwrap()];
        let mut door = opened.clone();
        for book in case["load"].as_array().into_iter().flatten() {
            door.load_rulebook(&book.to_string());
        }
        if let Some(keys) = case.get("keys") {
            door.load_keys(&keys.to_string());
        }
        case["facts"].is_object().then(|| (with_parts(&door, case), door))
    });
    println!("{compared:?}");
    compared.are_of_every_kind(5);
    assert!(compared.settled_either_way > 0, "{compared:?}");
}

#[test]
fn random_facts_are_judged_alike() {
    let (count, seed) = (number("TEGI_FACTS", FACTS), number("TEGI_SEED", 2026).wrapping_mul(1 << 32));
    let door = Door::open().unwrap();
    let author = Author::new(&door);
    let compared = run(count, |number| Some((author.document(seed + number), door.clone())));
    println!("{compared:?}");
    if count >= FACTS {
        compared.are_of_every_kind(5);
    }
}

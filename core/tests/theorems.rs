//! The theorems of trust, tried on random facts about goods: no verdict can be bent by silence, contradiction, order,
//! units, or the way a bill is cut into lines.
//!
//! *Settled* is a verdict that the good originates or does not, and that is not provisional: what is undetermined,
//! disputed or outside the rulebook is open, and a provisional verdict says itself that it may still turn. For the
//! party a settled "originates" is best, a provisional one comes next, and all others are worth the same. Which members
//! the theorems speak of, and which are exceptions for what reasons, says `tegi::facts::absence`.
//!
//! 20 000 facts in every optimised run, a tenth in a build that is not. A million, or others: `TEGI_FACTS=1000000
//! TEGI_SEED=7 cargo test --release -p tegi --test theorems`; `TEGI_FROM` passes over the first. A break is made small and
//! printed with both documents.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod goods;
mod theorem;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::{env, thread};

use fastrand::Rng;
use serde_json::Value;
use tegi::answer::Verdict;
use tegi::door::Door;

use goods::Author;
use theorem::{Break, Court, THEOREMS, Theorem};

/// Facts in every run.
const FACTS: u64 = if cfg!(debug_assertions) { 2_000 } else { 20_000 };
/// So many breaks of a theorem are told; one is enough to fail.
const TOLD: usize = 3;

fn number(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

#[test]
fn theorems_hold_of_random_facts() {
    let (count, first) = (number("TEGI_FACTS", FACTS), number("TEGI_SEED", 2026).wrapping_mul(1 << 32));
    // Facts that were tried in another run may be passed over.
    let begin = number("TEGI_FROM", 0);
    let court = Court::new();
    let author = Author::new(&Door::open().unwrap());
    let threads = thread::available_parallelism().map_or(1, |threads| u64::try_from(threads.get()).unwrap());
    let breaks: Mutex<BTreeMap<&str, Vec<(Value, u64)>>> = Mutex::default();
    thread::scope(|scope| {
        for thread in 0..threads {
            let (court, author, breaks) = (&court, &author, &breaks);
            scope.spawn(move || {
                for seed in (begin..count).filter(|number| number % threads == thread).map(|number| first + number) {
                    let facts = theorem::facts_of(author, seed);
                    let Some(answer) = court.assess(&facts) else { continue };
                    for theorem in &THEOREMS {
                        let mut rng = Rng::with_seed(seed);
                        if (theorem.check)(court, &facts, &answer, &mut rng).is_some() {
                            breaks.lock().unwrap().entry(theorem.name).or_default().push((facts.clone(), seed));
                        }
                    }
                }
            });
        }
    });
    let breaks = breaks.into_inner().unwrap();
    for theorem in &THEOREMS {
        let found = breaks.get(theorem.name).map_or(&[][..], Vec::as_slice);
        for (facts, seed) in found.iter().take(TOLD) {
            let small = theorem::minimised(&court, theorem, facts, *seed);
            println!("{} (seed {seed}): {}", theorem.name, small.1.why);
            println!("  facts: {}\n  other: {}\n", small.1.facts, small.1.other);
        }
    }
    let told: Vec<String> = breaks.iter().map(|(name, found)| format!("{name}: {}", found.len())).collect();
    assert!(breaks.is_empty(), "of {count} facts these break theorems: {told:?}");
}

/// Random facts that are all alike, or mostly refused, would try nothing.
#[test]
fn random_facts_are_of_every_kind() {
    let court = Court::new();
    let author = Author::new(&Door::open().unwrap());
    let (mut verdicts, mut editions, mut told) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut refused = 0;
    for seed in 0..1_500 {
        let facts = author.document(seed);
        let Some(answer) = court.assess(&facts) else {
            refused += 1;
            continue;
        };
        *verdicts.entry(answer.verdict).or_insert(0) += 1;
        *verdicts.entry(answer.verdict).or_insert(0) += usize::from(answer.is_settled());
        *editions.entry(answer.edition).or_insert(0) += 1;
        for code in answer.warnings {
            *told.entry(code).or_insert(0) += 1;
        }
    }
    assert!(refused < 150, "{refused}");
    for verdict in [Verdict::Originating, Verdict::NotOriginating, Verdict::Undetermined, Verdict::Disputed] {
        assert!(verdicts.get(&verdict).is_some_and(|count| *count > 20), "{verdicts:?}");
    }
    assert_eq!(editions.len(), author.editions(), "{editions:?}");
    let wanted = ["contradiction-lot", "contradiction-cost", "contradiction-part", "contradiction-operations"];
    let wanted = wanted.into_iter().chain(["contradiction-paper", "paper-expired", "masked-part"]);
    for code in wanted {
        assert!(told.contains_key(code), "{code} of {told:?}");
    }
}

/// A theorem that an engine without the law breaks is found, and made small.
#[test]
fn a_break_is_found_and_made_small() {
    let court = Court::credulous();
    let author = Author::new(&Door::open().unwrap());
    let known: &Theorem = &THEOREMS[0];
    let found: Option<(Value, Break)> = (0..300).find_map(|seed| {
        let facts = theorem::facts_of(&author, seed);
        let answer = court.assess(&facts)?;
        (known.check)(&court, &facts, &answer, &mut Rng::with_seed(seed))?;
        Some(theorem::minimised(&court, known, &facts, seed))
    });
    let (facts, found) = found.unwrap();
    assert!(facts.to_string().len() < 200, "{facts} {}", found.why);
}

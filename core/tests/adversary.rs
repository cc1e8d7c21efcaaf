//! An adversary with the sources at hand forges records: none is held.
//!
//! From true records (whole, masked, bought from a masked one, by a user's rulebook, by an earlier version) a member is
//! changed, removed, added or swapped with another record's; editions, revisions, engines, readings, masks, salts and
//! digests are exchanged; and the digests are renewed. What comes out is either a true record again, which recording its
//! facts anew gives byte for byte, or it must not hold.
//!
//! 1 000 forgeries in every run, the same from the same seed. More, or others: `TEGI_FORGERIES=100000 TEGI_SEED=7 cargo
//! test --release -p tegi --test adversary -- --nocapture`, which prints how many of each kind there were.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod forgery;
mod signing;

use std::collections::BTreeMap;
use std::{env, thread};

use fastrand::Rng;
use serde_json::{Value, json};
use tegi::door::Door;

use forgery::forge::{KINDS, forged};
use forgery::signatures::{KINDS as OF_SIGNATURES, Signed, signed, trust};
use forgery::{SALT, Sound, buyer, own, shown, sound, value};

/// Forgeries in every run.
const FORGERIES: u64 = 1_000;

fn number(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

/// The verifier has a rulebook of its own, and a list of keys.
fn door() -> Door {
    let mut door = Door::open().unwrap();
    door.load_rulebook(&own());
    door.load_keys(&trust().to_string());
    door
}

/// Whether a record is a true one after all: recording its facts gives it, or it is that of an earlier version, perhaps
/// under another salt.
fn is_true(door: &Door, record: &Value, all: &[Sound]) -> bool {
    let salt = record.get("salt").map(|salt| salt.as_str().unwrap_or_default());
    if value(&door.record(&record["facts"].to_string(), salt)) == *record {
        return true;
    }
    // A masked record that hides no fact is recomputed; without the salt nobody can make its commitments again.
    let again = door.record(&record["facts"].to_string(), Some(SALT));
    if record["type"] == "masked_record" && shown(&value(&door.mask(&again))) == shown(record) {
        return true;
    }
    let is_of = |other: &Value| ["facts", "answer", "rulebooks"].iter().all(|name| record.get(name) == other.get(name));
    all.iter().any(|sound| sound.is_earlier && is_of(&sound.value))
}

#[test]
fn no_forgery_holds() {
    let (count, seed) = (number("TEGI_FORGERIES", FORGERIES), number("TEGI_SEED", 2026));
    let (door, workers) = (door(), 2);
    let all = sound(&door);
    let work = &|worker: u64| {
        let mut kinds: BTreeMap<&'static str, u64> = BTreeMap::new();
        let mut outcomes: BTreeMap<String, u64> = BTreeMap::new();
        let (mut made, mut place) = (worker, seed.wrapping_mul(1 << 32).wrapping_add(worker));
        while made < count {
            let found = forged(&mut Rng::with_seed(place), &all);
            place += workers;
            let Some((kind, record)) = found else { continue };
            let found = value(&door.verify(&record.to_string()));
            if found["holds"] == true && is_true(&door, &record, &all) {
                continue;
            }
            assert_ne!(found["holds"], true, "{kind}, from seed {}: {found:#}\n{record}", place - workers);
            let outcome = found["outcome"].as_str().unwrap_or("no record").to_string();
            assert!(outcome != "same" && outcome != "reformatted", "{record}");
            *kinds.entry(kind).or_default() += 1;
            *outcomes.entry(outcome).or_default() += 1;
            made += workers;
        }
        (kinds, outcomes)
    };
    let (mut kinds, mut outcomes) = (BTreeMap::new(), BTreeMap::new());
    thread::scope(|scope| {
        let hands: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        for hand in hands {
            let found = hand.join().unwrap();
            found.0.into_iter().for_each(|(kind, count)| *kinds.entry(kind).or_insert(0) += count);
            found.1.into_iter().for_each(|(outcome, count)| *outcomes.entry(outcome).or_insert(0) += count);
        }
    });
    println!("{kinds:#?}\n{outcomes:#?}");
    let never: Vec<_> = KINDS.iter().filter(|kind| !kinds.contains_key(kind.name)).map(|kind| kind.name).collect();
    assert!(never.is_empty(), "never made: {never:?}");
}

/// Forges signatures of every kind. Counts what came of them, as `look` tells of a record and what stands beside it.
fn forge_signatures(all: &[Signed], look: impl Fn(&str, &Value, &[Value]) -> Vec<String>) -> BTreeMap<String, u64> {
    let (count, seed) = (number("TEGI_FORGERIES", FORGERIES), number("TEGI_SEED", 2026));
    let (mut kinds, mut outcomes) = (BTreeMap::<&str, u64>::new(), BTreeMap::<String, u64>::new());
    let (mut made, mut place) = (0, seed.wrapping_mul(1 << 32));
    while made < count {
        let mut rng = Rng::with_seed(place);
        place += 1;
        let (one, other) = (rng.usize(..all.len()), rng.usize(..all.len()));
        let kind = &OF_SIGNATURES[rng.usize(..OF_SIGNATURES.len())];
        let forged = (one != other).then(|| (kind.forge)(&mut rng, &all[one], &all[other])).flatten();
        let Some((record, signatures)) = forged else { continue };
        for outcome in look(&format!("{}, from seed {}", kind.name, place - 1), &record, &signatures) {
            *outcomes.entry(outcome).or_default() += 1;
        }
        *kinds.entry(kind.name).or_default() += 1;
        made += 1;
    }
    println!("{kinds:#?}\n{outcomes:#?}");
    assert_eq!(kinds.len(), OF_SIGNATURES.len(), "{kinds:#?}");
    outcomes
}

/// What came of each signature, as an answer has it.
fn outcomes_in(answer: &Value) -> Vec<String> {
    let signatures = answer["signatures"].as_array().into_iter().flatten();
    signatures.map(|signature| signature["outcome"].as_str().unwrap().to_string()).collect()
}

#[test]
fn no_forged_signature_vouches() {
    let (door, trust) = (door(), trust());
    let outcomes = forge_signatures(&signed(&door, &sound(&door)), |name, record, signatures| {
        let given = json!({"signatures": signatures, "keys": trust, "on": "2026-05-01"});
        let found = value(&door.verify_with(&record.to_string(), &given.to_string()));
        let is_refused = found["type"] == "refusal";
        let is_held = found["vouched"] != false || found["holds"] != false;
        assert!(is_refused || !is_held, "{name}: {found:#}\n{record}");
        outcomes_in(&found)
    });
    assert!(!outcomes.contains_key("valid"), "{outcomes:#?}");
}

/// What a buyer gets who puts a record and signatures beside its part.
fn bought(door: &Door, record: &Value, signatures: &[Value]) -> Value {
    let rulebook = record.pointer("/facts/rulebook").and_then(Value::as_str).unwrap_or_default();
    let line = json!({"id": "part", "value": "600.00", "made_from": record, "signatures": signatures});
    value(&door.assess_good(&buyer(rulebook, line).to_string()))
}

#[test]
fn no_forged_signature_settles_a_part() {
    let door = door();
    let all = signed(&door, &sound(&door));
    let is_judged = |answer: &Value| answer["signatures"].is_array();
    let all: Vec<Signed> = all.into_iter().filter(|one| is_judged(&bought(&door, &one.masked, &one.by[..1]))).collect();
    // What is not forged is told by the key, and of a settled record by a ground of its own.
    let mut settled = 0;
    for one in &all {
        let answer = bought(&door, &one.masked, &one.by[..1]);
        assert_eq!(answer["signatures"][0]["outcome"], "valid", "{answer:#}");
        settled += u32::from(answer["rests_on"].to_string().contains("part-signed"));
    }
    assert!(all.len() > 4 && settled > 1, "{} {settled}", all.len());
    forge_signatures(&all, |name, record, signatures| {
        let answer = bought(&door, record, signatures);
        assert!(!answer["rests_on"].to_string().contains("part-signed"), "{name}: {answer:#}\n{record}");
        let mut outcomes = outcomes_in(&answer);
        assert!(!outcomes.iter().any(|outcome| outcome == "valid"), "{name}: {answer:#}\n{record}");
        outcomes.extend((answer["type"] == "refusal").then(|| "refused".to_string()));
        outcomes
    });
}

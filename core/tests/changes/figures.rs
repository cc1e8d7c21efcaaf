//! Every figure of a small good, moved until its goal is lost.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tegi::door::Door;

use super::case::{assessed, cents, goal, money, one_less};

pub(crate) fn put(facts: &mut Value, at: &str, value: &str) {
    *facts.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = json!(value);
}

fn contradict(door: &Door, facts: &Value) -> bool {
    assessed(door, facts).warnings.iter().any(|warning| warning.code.starts_with("contradiction"))
}

/// The last amount on the way to an extreme that contradicts no other figure, as far as facts do not by themselves.
pub(crate) fn furthest(door: &Door, facts: &Value, at: &str, extreme: &str) -> String {
    let contradicts = |amount: &str| {
        let mut facts = facts.clone();
        put(&mut facts, at, amount);
        contradict(door, &facts)
    };
    if !contradicts(extreme) {
        return extreme.to_string();
    }
    let now = facts.pointer(at).unwrap().as_str().unwrap();
    let amount = |cents: i128| format!("{}.{:02}", cents / 100, cents % 100);
    let (mut good, mut bad) = (i128::from(cents(now)), i128::from(cents(extreme)));
    while (good - bad).abs() > 1 {
        let middle = i128::midpoint(good, bad);
        if contradicts(&amount(middle)) {
            bad = middle;
        } else {
            good = middle;
        }
    }
    amount(good)
}

/// Every figure of a good that reaches its goal, moved by hand.
pub(crate) fn check_headroom(door: &Door, facts: &Value, wish: Option<&str>) {
    let mut document = json!({"facts": facts});
    if let Some(wish) = wish {
        document["wished_share"] = json!(wish);
    }
    let advice: Value = serde_json::from_str(&door.advise(&document.to_string())).unwrap();
    for (breaks, wish) in [("verdict", None), ("share", wish)] {
        if breaks == "share" && wish.is_none() {
            continue;
        }
        let reaches = goal(door, wish);
        if !reaches(facts) {
            assert!(!advice["headroom"].as_array().unwrap().iter().any(|entry| entry["breaks"] == breaks));
            continue;
        }
        let entries: Vec<&Value> =
            advice["headroom"].as_array().unwrap().iter().filter(|entry| entry["breaks"] == breaks).collect();
        let moved = |places: &[&str], to: &str| {
            let mut facts = facts.clone();
            places.iter().for_each(|at| put(&mut facts, at, to));
            reaches(&facts)
        };
        let mut listed = BTreeSet::new();
        for entry in &entries {
            let of = entry["of"].as_str().unwrap();
            let at: Vec<&str> =
                entry["at"].as_array().map_or(vec![of], |at| at.iter().map(|at| at.as_str().unwrap()).collect());
            let (holds_to, breaks_at) = (entry["holds_to"].as_str().unwrap(), entry["breaks_at"].as_str().unwrap());
            assert!(moved(&at, holds_to), "{entry} {facts}");
            assert!(!moved(&at, breaks_at), "{entry} {facts}");
            let (low, high) =
                if cents(holds_to) < cents(breaks_at) { (holds_to, breaks_at) } else { (breaks_at, holds_to) };
            assert_eq!(one_less(high), low, "{entry:#}");
            // Nothing breaks on the way.
            let now = entry["now"].as_str().unwrap();
            assert!(moved(&at, now), "{entry:#}");
            listed.insert(of.to_string());
        }
        let mut figures =
            vec![("/good/ex_works_price".to_string(), "0.01"), ("/good/production_cost".to_string(), "0.01")];
        for (place, line) in facts["materials"].as_array().unwrap().iter().enumerate() {
            figures.push((format!("/materials/{place}/value"), "999999999999999.99"));
            figures.push((format!("/materials/{place}/proof/share"), "0"));
            figures.push((format!("/materials/{place}/made_from/good/ex_works_price"), "0.01"));
            for inner in 0..line["made_from"]["materials"].as_array().map_or(0, Vec::len) {
                let at = format!("/materials/{place}/made_from/materials/{inner}/value");
                figures.push((at, "999999999999999.99"));
            }
        }
        for (at, extreme) in figures {
            if facts.pointer(&at).is_some_and(Value::is_string) && !listed.contains(&at) {
                let furthest = furthest(door, facts, &at, extreme);
                assert!(moved(&[&at], &furthest), "{at} breaks something {facts} {advice}");
            }
        }
    }
}

/// Every rate up to four times the stated one, tried one by one.
pub(crate) fn check_rates(door: &Door, facts: &Value, wish: &str) {
    let advice = door.advise(&json!({"facts": facts, "wished_share": wish}).to_string());
    let advice: Value = serde_json::from_str(&advice).unwrap();
    let mut places: Vec<String> = ["/good/ex_works_price", "/good/production_cost"].map(String::from).to_vec();
    places.extend((0..facts["materials"].as_array().unwrap().len()).map(|place| format!("/materials/{place}/value")));
    places.retain(|at| facts.pointer(at).is_some_and(Value::is_object));
    let at_rate = |cents: u32| {
        let mut facts = facts.clone();
        places.iter().for_each(|at| put(&mut facts, &format!("{at}/rate"), &money(cents)));
        facts
    };
    for (breaks, wish) in [("verdict", None), ("share", Some(wish))] {
        let reaches = goal(door, wish);
        if places.is_empty() || !reaches(facts) {
            continue;
        }
        let entries: Vec<&Value> =
            advice["headroom"].as_array().unwrap().iter().filter(|entry| entry["breaks"] == breaks).collect();
        let told = |rises: bool| {
            let rates = entries.iter().filter(|entry| entry["of"] == "rate:USD");
            let mut broken = rates.map(|entry| cents(entry["breaks_at"].as_str().unwrap()));
            broken.find(|cents| (*cents > 250) == rises)
        };
        // Where figures begin to contradict each other the law loses nothing: no head-room ends there.
        let found = |mut rates: Box<dyn Iterator<Item = u32>>| {
            let lost = rates.find(|cents| !reaches(&at_rate(*cents)))?;
            (contradict(door, facts) || !contradict(door, &at_rate(lost))).then_some(u64::from(lost))
        };
        assert_eq!(told(false), found(Box::new((1..250).rev())), "{advice} {facts}");
        assert_eq!(told(true).filter(|cents| *cents < 1_000), found(Box::new(251..1_000)), "{advice} {facts}");
    }
}

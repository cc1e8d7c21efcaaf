//! Advice beside brute force: every set of changes of a small bill tried, every figure moved by one unit of its last
//! digit. What stands here knows the engine's assessments and RFC 6902, and nothing of how advice is found.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tegi::assessment::{Assessment, Verdict, assess_good};
use tegi::door::Door;
use tegi::facts::Facts;
use tegi::json::Json;

/// A good with what else there is to be done to it than to replace its materials.
#[derive(Clone, Debug)]
struct Case {
    facts: Value,
    operations: Vec<&'static str>,
    expertise: bool,
}

/// Rules of different kinds: code, operations that the rule names, whether the general rule's tolerance applies.
const GOODS: [(&str, &[&str], bool); 7] = [
    // MAXNOM 50
    ("8403109000", &[], false),
    // MAXNOM 50 AND MAXNOM 10 OF 8503
    ("8501109000", &[], false),
    // MAXNOM 50 AND MAXNOM 5 OF SAME-HEADING
    ("8418102000", &[], false),
    // The general rule: CTH, with 5 % of necessary components of the same heading.
    ("7326909807", &[], true),
    // CTH TOLERATING SAME-HEADING UP TO 5
    ("7322110000", &[], false),
    // A comma list: all of them, or one.
    ("4407119000", &["finger-jointing", "planing", "sanding", "sawing"], false),
    // OPS ANY, or CTH TOLERATING SAME-HEADING UP TO 50
    ("2712109000", &["refining", "specified-treatments"], false),
];

const CODES: [&str; 6] = ["8503", "8418", "7326", "7322", "4403", "2712"];

fn money(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn cases(most: usize) -> impl Strategy<Value = Case> {
    let material = (0..CODES.len(), 0..40_000_u32, 0..6_u8, 0..4_u8, any::<bool>());
    let good = (0..GOODS.len(), 30_000..200_000_u32, 0..3_u8);
    (good, proptest::collection::vec(material, 1..=most)).prop_map(|((row, price, done), materials)| {
        let (hs, operations, expertise) = GOODS[row];
        let materials: Vec<Value> = materials
            .into_iter()
            .enumerate()
            .map(|(place, (code, value, origin, proof, necessary))| {
                let origin = ["CN", "CN", "RU", "RU", "KZ", ""][usize::from(origin)];
                let mut line = json!({"id": format!("m{place}"), "hs": CODES[code], "value": money(value)});
                line["necessary_component"] = json!(necessary);
                if !origin.is_empty() {
                    line["origin"] = json!(origin);
                }
                match proof {
                    0 => line["proof"] = json!({"kind": "none"}),
                    1 => line["proof"] = json!({"kind": "ct-1"}),
                    2 if place % 2 == 0 => line["proof"] = json!({"kind": "none"}),
                    _ => {}
                }
                line
            })
            .collect();
        let performed: Vec<&str> = match done {
            0 => vec!["packing"],
            1 => vec!["welding"],
            _ => vec!["welding", "cutting"],
        };
        let mut facts = json!({
            "on": "2026-03-01", "rulebook": "cis-2009", "operations": performed, "materials": materials,
            "good": {"hs": hs, "ex_works_price": money(price)}
        });
        if hs == "7322110000" {
            facts["answers"] = json!({"central-heating-radiators": true});
        }
        if expertise {
            facts["answers"] = json!({"expertise-confirms-necessity": false});
        }
        Case { facts, operations: operations.to_vec(), expertise }
    })
}

fn assessed(door: &Door, facts: &Value) -> Assessment {
    let text = facts.to_string();
    assess_good(&Facts::parse(&text).unwrap_or_else(|faults| panic!("{faults:?} {facts}")), door.library()).unwrap()
}

/// RFC 6902, as far as advice uses it.
fn patched(facts: &Value, patch: &Value) -> Value {
    let mut facts = facts.clone();
    for operation in patch.as_array().unwrap() {
        let (parent, name) = operation["path"].as_str().unwrap().rsplit_once('/').unwrap();
        let name = name.replace("~1", "/").replace("~0", "~");
        match (facts.pointer_mut(parent).unwrap(), operation["op"].as_str().unwrap()) {
            (Value::Object(members), "add") => drop(members.insert(name, operation["value"].clone())),
            (Value::Object(members), "remove") => drop(members.remove(&name).unwrap()),
            (Value::Array(items), "add") if name == "-" => items.push(operation["value"].clone()),
            other => panic!("{other:?}"),
        }
    }
    facts
}

/// A change as brute force makes it.
#[derive(Clone, Debug)]
struct Single {
    key: String,
    slot: String,
    moved: u64,
}

fn cents(text: &str) -> u64 {
    text.replace('.', "").parse().unwrap()
}

fn singles(case: &Case) -> Vec<Single> {
    let mut found = Vec::new();
    for line in case.facts["materials"].as_array().unwrap() {
        let id = line["id"].as_str().unwrap();
        let slot = id.to_string();
        if line["origin"] != "KZ" || line["made_from"].is_object() {
            let moved = cents(line["value"].as_str().unwrap());
            found.push(Single { key: format!("replace-material/{id}"), slot: slot.clone(), moved });
        }
        if line["origin"] == "RU" && line["proof"]["kind"] != "ct-1" {
            found.push(Single { key: format!("obtain-proof/{id}"), slot, moved: 0 });
        }
    }
    for (place, line) in case.facts["materials"].as_array().unwrap().iter().enumerate() {
        let prefix = format!("materials/{place}/made_from");
        for inner in line["made_from"]["materials"].as_array().into_iter().flatten() {
            let slot = format!("{prefix}/{}", inner["id"].as_str().unwrap());
            let moved = cents(inner["value"].as_str().unwrap());
            if inner["origin"] != "KZ" {
                found.push(Single { key: format!("replace-material/{slot}"), slot: slot.clone(), moved });
            }
            if inner["origin"] == "RU" {
                found.push(Single { key: format!("obtain-proof/{slot}"), slot, moved: 0 });
            }
        }
        if line["made_from"].is_object() {
            let key = format!("obtain-expertise/{prefix}/expertise-confirms-necessity");
            found.push(Single { slot: key.clone(), key, moved: 0 });
        }
    }
    let others = case.operations.iter().map(|operation| format!("perform-operation/{operation}"));
    let others = others.chain(["exceed-insufficient-operations".to_string()]);
    let others = others.chain(case.expertise.then(|| "obtain-expertise/expertise-confirms-necessity".to_string()));
    found.extend(others.map(|key| Single { slot: key.clone(), key, moved: 0 }));
    found
}

fn make(facts: &mut Value, key: &str) {
    let (kind, of) = key.split_once('/').unwrap_or((key, ""));
    // Of a part: its place, then what is changed within.
    if let Some((part, of)) = of.rsplit_once('/') {
        // A part that was itself replaced has nothing within.
        let part = facts.pointer_mut(&format!("/{part}"));
        return part.into_iter().for_each(|part| make(part, &format!("{kind}/{of}")));
    }
    let materials = facts["materials"].as_array_mut().unwrap();
    let line = materials.iter_mut().find(|line| line["id"] == of);
    match kind {
        "replace-material" => {
            let line = line.unwrap().as_object_mut().unwrap();
            line.insert("origin".into(), json!("KZ"));
            line.remove("proof");
            line.remove("made_from");
        }
        "obtain-proof" => line.unwrap()["proof"] = json!({"kind": "ct-1"}),
        "perform-operation" => facts["operations"].as_array_mut().unwrap().push(json!(of)),
        "exceed-insufficient-operations" => {
            // Packing alone is insufficient, so that nothing else can be true beside it (p. 3.1).
            if facts["operations"] == json!(["packing"]) {
                drop(facts.as_object_mut().unwrap().remove("operations"));
            }
            facts["beyond_insufficient_operations"] = json!(true);
        }
        _ => facts["answers"][of] = json!(true),
    }
}

/// All sets of changes that reach the goal and have none to spare, as sets of keys.
fn minimal(case: &Case, singles: &[Single], reaches: &dyn Fn(&Value) -> bool) -> Vec<BTreeSet<String>> {
    let mut masks: Vec<u32> = (0..1_u32 << singles.len()).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let mut found: Vec<u32> = Vec::new();
    for mask in masks {
        if found.iter().any(|way| mask & way == *way) {
            continue;
        }
        let chosen: Vec<&Single> =
            (0..singles.len()).filter(|bit| mask >> bit & 1 == 1).map(|bit| &singles[bit]).collect();
        let slots: BTreeSet<&str> = chosen.iter().map(|single| single.slot.as_str()).collect();
        if slots.len() < chosen.len() {
            continue;
        }
        let mut facts = case.facts.clone();
        chosen.iter().for_each(|single| make(&mut facts, &single.key));
        if reaches(&facts) {
            found.push(mask);
        }
    }
    let keys =
        |mask: u32| (0..singles.len()).filter(move |bit| mask >> bit & 1 == 1).map(|bit| singles[bit].key.clone());
    found.into_iter().map(|mask| keys(mask).collect()).collect()
}

fn keys_of(change: &Value) -> BTreeSet<String> {
    change["actions"].as_array().unwrap().iter().map(|action| action["key"].as_str().unwrap().to_string()).collect()
}

fn one_less(decimal: &str) -> String {
    let decimals = decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let units: u128 = decimal.replace('.', "").parse().unwrap();
    let (units, one) = (units - 1, 10_u128.pow(decimals.try_into().unwrap()));
    format!("{}.{:0decimals$}", units / one, units % one)
}

fn goal(door: &Door, wish: Option<&str>) -> impl Fn(&Value) -> bool {
    move |facts: &Value| {
        let assessment = assessed(door, facts);
        match wish {
            None => assessment.verdict == Verdict::Originating,
            Some(wish) => {
                let share = assessment.local_content.and_then(|content| content.share);
                share.is_some_and(|share| cents(&share) >= cents(wish))
            }
        }
    }
}

/// Advice against every set of changes.
fn check_changes(door: &Door, case: &Case, wish: Option<&str>, costs: &BTreeMap<String, u64>) {
    let reaches = goal(door, wish);
    let priced: serde_json::Map<_, _> =
        costs.iter().map(|(key, cost)| (key.clone(), json!(cost.to_string()))).collect();
    let wishes = json!({"wished_share": wish, "costs": priced});
    let mut document = wishes;
    document["facts"] = case.facts.clone();
    let advice: Value = serde_json::from_str(&door.advise(&document.to_string())).unwrap();
    let shown = || format!("{advice}\n{}", case.facts);
    assert_eq!(advice["reached"], reaches(&case.facts), "{}", shown());
    let changes = advice["changes"].as_array().unwrap();
    if advice["reached"] == true {
        assert!(changes.is_empty());
        return;
    }
    for change in changes {
        assert!(reaches(&patched(&case.facts, &change["patch"])), "{change} {}", shown());
    }
    let raised = |kind: &str| changes.iter().find(|change| change["actions"][0]["kind"] == kind);
    for (kind, at) in [("raise-price", "/good/ex_works_price"), ("raise-cost", "/good/production_cost")] {
        let mut facts = case.facts.clone();
        let mut stating = |amount: &str| {
            let (parent, name) = at.rsplit_once('/').unwrap();
            facts.pointer_mut(parent).unwrap()[name] = json!(amount);
            reaches(&facts)
        };
        match raised(kind) {
            Some(change) => {
                let to = change["actions"][0]["to"].as_str().unwrap();
                assert!(stating(to) && !stating(&one_less(to)), "{kind} {}", shown());
            }
            None => assert!(!stating("9999999999999.99"), "{kind} {}", shown()),
        }
    }
    let ways: Vec<BTreeSet<String>> =
        changes.iter().map(keys_of).filter(|keys| !keys.iter().any(|key| key.starts_with("raise-"))).collect();
    let singles = singles(case);
    let minimal = minimal(case, &singles, &reaches);
    for way in &ways {
        assert!(minimal.contains(way), "{way:?} has one to spare {}", shown());
    }
    let weight = |way: &BTreeSet<String>| {
        let unpriced = way.iter().filter(|key| !costs.is_empty() && !costs.contains_key(*key)).count();
        let cost: u64 = way.iter().filter_map(|key| costs.get(key)).sum();
        let moved: u64 = way.iter().map(|key| singles.iter().find(|single| single.key == *key).unwrap().moved).sum();
        (unpriced, cost, way.len(), moved)
    };
    assert!(ways.is_sorted_by_key(&weight), "{}", shown());
    let forced = minimal.iter().cloned().reduce(|left, right| &left & &right).unwrap_or_default();
    let searched: Vec<_> = minimal.iter().filter(|way| (*way - &forced).len() <= 3).collect();
    if advice["complete"] == true {
        for way in &searched {
            let is_listed = ways.contains(way);
            let is_beyond = advice["more"] == true && ways.last().is_some_and(|last| weight(way) >= weight(last));
            assert!(is_listed || is_beyond, "{way:?} was overlooked {}", shown());
        }
    }
    assert_eq!(ways.is_empty(), minimal.is_empty(), "{}", shown());
}

fn put(facts: &mut Value, at: &str, value: &str) {
    *facts.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = json!(value);
}

/// The last amount on the way to an extreme that contradicts no other figure, as far as facts do not by themselves.
fn furthest(door: &Door, facts: &Value, at: &str, extreme: &str) -> String {
    let contradicts = |amount: &str| {
        let mut facts = facts.clone();
        put(&mut facts, at, amount);
        assessed(door, &facts).warnings.iter().any(|warning| warning.code.starts_with("contradiction"))
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
fn check_headroom(door: &Door, facts: &Value, wish: Option<&str>) {
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

/// The same good by the certificate of earlier days, whose share is measured on its production cost.
fn by_share(mut case: Case, dice: &[u8]) -> Case {
    case.facts["rulebook"] = json!("ct-kz");
    case.facts["on"] = json!("2025-03-01");
    let price = cents(case.facts["good"]["ex_works_price"].as_str().unwrap());
    case.facts["good"]["production_cost"] =
        json!(money(u32::try_from(price).unwrap() / 10 * (4 + u32::from(dice[0] % 6))));
    for (line, die) in case.facts["materials"].as_array_mut().unwrap().iter_mut().zip(&dice[1..]) {
        if line["origin"] == "KZ" && die % 2 == 0 {
            line["proof"] = json!({"kind": "ct-kz", "share": format!("{}.5", 30 + die)});
        }
    }
    case
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

/// The same with some materials made in-house from materials of their own.
fn with_parts(mut case: Case, dice: &[u8]) -> Case {
    let price = case.facts["good"]["ex_works_price"].clone();
    case.facts["good"] = json!({"hs": "8403109000", "ex_works_price": price});
    (case.operations, case.expertise) = (Vec::new(), false);
    case.facts["operations"] = json!(["welding"]);
    case.facts.as_object_mut().unwrap().remove("answers");
    for (line, die) in case.facts["materials"].as_array_mut().unwrap().iter_mut().zip(dice.chunks(3)) {
        let value = line["value"].clone();
        if die[0] < 12 || value == "0.00" {
            continue;
        }
        line["hs"] = json!("8416109000");
        line["origin"] = json!("KZ");
        line["made_from"] = json!({
            "good": {"hs": "8416109000", "ex_works_price": value},
            "operations": ["welding"], "answers": {"expertise-confirms-necessity": false},
            "materials": [
                {"id": "jet", "hs": if die[1] < 15 { "8416" } else { "7326" }, "origin": "CN",
                    "value": money(u32::from(die[1]) * 200), "necessary_component": die[2] < 15},
                {"id": "case", "hs": if die[2] % 2 == 0 { "8416" } else { "7326" }, "origin": "RU",
                    "value": money(u32::from(die[2]) * 300), "proof": {"kind": "none"},
                    "necessary_component": true},
            ]
        });
    }
    case
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

/// Every rate up to four times the stated one, tried one by one.
fn check_rates(door: &Door, facts: &Value, wish: &str) {
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
        let found =
            |mut rates: Box<dyn Iterator<Item = u32>>| rates.find(|cents| !reaches(&at_rate(*cents))).map(u64::from);
        assert_eq!(told(false), found(Box::new((1..250).rev())), "{advice} {facts}");
        assert_eq!(told(true).filter(|cents| *cents < 1_000), found(Box::new(251..1_000)), "{advice} {facts}");
    }
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

//! Every set of changes of a small good, tried one after the other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use tegi::door::Door;

use super::case::{Case, cents, goal, one_less, patched};

/// A change as brute force makes it.
#[derive(Clone, Debug)]
pub(crate) struct Single {
    pub(crate) key: String,
    slot: String,
    moved: u64,
}

pub(crate) fn singles(case: &Case) -> Vec<Single> {
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

pub(crate) fn make(facts: &mut Value, key: &str) {
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
pub(crate) fn minimal(case: &Case, singles: &[Single], reaches: &dyn Fn(&Value) -> bool) -> Vec<BTreeSet<String>> {
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

pub(crate) fn keys_of(change: &Value) -> BTreeSet<String> {
    change["actions"].as_array().unwrap().iter().map(|action| action["key"].as_str().unwrap().to_string()).collect()
}

/// Advice against every set of changes.
pub(crate) fn check_changes(door: &Door, case: &Case, wish: Option<&str>, costs: &BTreeMap<String, u64>) {
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

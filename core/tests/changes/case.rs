//! Small random goods, and what a change makes of their facts.

use proptest::prelude::*;
use serde_json::{Value, json};
use tegi::answer::{Assessment, Verdict};
use tegi::assessment::assess_good;
use tegi::door::Door;
use tegi::facts::Facts;

/// A good with what else there is to be done to it than to replace its materials.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) facts: Value,
    pub(crate) operations: Vec<&'static str>,
    pub(crate) expertise: bool,
}

/// Rules of different kinds: code, operations that the rule names, whether the general rule's tolerance applies.
pub(crate) const GOODS: [(&str, &[&str], bool); 7] = [
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

pub(crate) const CODES: [&str; 6] = ["8503", "8418", "7326", "7322", "4403", "2712"];

pub(crate) fn money(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

pub(crate) fn cases(most: usize) -> impl Strategy<Value = Case> {
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

pub(crate) fn assessed(door: &Door, facts: &Value) -> Assessment {
    let text = facts.to_string();
    assess_good(&Facts::parse(&text).unwrap_or_else(|faults| panic!("{faults:?} {facts}")), door.library()).unwrap()
}

/// RFC 6902, as far as advice uses it.
pub(crate) fn patched(facts: &Value, patch: &Value) -> Value {
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

pub(crate) fn cents(text: &str) -> u64 {
    text.replace('.', "").parse().unwrap()
}

pub(crate) fn goal(door: &Door, wish: Option<&str>) -> impl Fn(&Value) -> bool {
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

/// The same good by the certificate of earlier days, whose share is measured on its production cost.
pub(crate) fn by_share(mut case: Case, dice: &[u8]) -> Case {
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

/// The same with some materials made in-house from materials of their own.
pub(crate) fn with_parts(mut case: Case, dice: &[u8]) -> Case {
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

pub(crate) fn one_less(decimal: &str) -> String {
    let decimals = decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let units: u128 = decimal.replace('.', "").parse().unwrap();
    let (units, one) = (units - 1, 10_u128.pow(decimals.try_into().unwrap()));
    format!("{}.{:0decimals$}", units / one, units % one)
}

//! What the search says is nowhere, a plain enumeration does not find either.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

use proptest::prelude::*;
use serde_json::{Value, json};

use super::pool::Pool;
use super::prove::Prover;
use super::request::{Request, read};
use super::{Bench, Example, ExampleMaterial, subject};
use crate::doc::Json;
use crate::law::{Library, Origin};
use crate::value::truth::Truth;

const OPERATIONS: [&str; 3] = ["casting", "painting", "welding"];

fn book(expression: &str) -> Value {
    let words = json!({"kk": "w", "ru": "w", "en": "w"});
    let reading = |id: &str, options: [&str; 2]| {
        let options = options.map(|option| json!({"id": option, "name": words}));
        json!({"id": id, "status": "open", "question": words, "options": options, "cite": "act p-2 primary"})
    };
    let mut of_all = reading("value-of-all-materials", ["foreign", "all"]);
    of_all["status"] = json!("minority");
    let term = |id: &str, kind: &str, veto: &str| {
        let mut term = json!({"id": id, "kind": kind, "kk": id, "ru": id, "en": id});
        if !veto.is_empty() {
            term["veto"] = json!(veto);
        }
        term
    };
    json!({
        "id": "own", "first": "2020-01-01", "read_to": "2020-06-01", "in_force": "act p-9 primary",
        "title": words, "acts": {"act": words},
        "terms": [term("welding", "operation", "beyond"), term("casting", "operation", "beyond"),
                  term("painting", "operation", "a"), term("old", "material", ""), term("dry", "site", "")],
        "readings": [reading("made-from", ["only", "at-least"]), reading("operations-list", ["all", "any"]),
                     reading("cap-headings", ["each", "sum"]), of_all],
        "origin": {
            "country": "KZ",
            "list": [{"id": "8501", "code": "8501", "expression": expression, "cite": "act p-1 primary"}],
            "insufficient": {"cite": "act p-4 primary", "entries": [{"letter": "a", "alias": "a", "name": words}]}
        }
    })
}

fn tests() -> impl Strategy<Value = String> {
    let selector = prop::sample::select(vec!["8503", "8503-8504", "SAME-HEADING", "ch72", "8503 AS old", "old"]);
    let list = prop::sample::select(vec!["{8503, 8504}", "{8503, ch72}", "{8503-8505, 8504}"]);
    let operations = prop::sample::select(vec![
        "OPS ALL {welding, casting}",
        "OPS ANY {welding, painting}",
        "OPS UNSTATED {welding, casting}",
        "OPS OTHER-THAN {casting, painting}",
        "OPS NOT-ALONE {casting}",
        "OPS AT-LEAST 2 OF {casting, painting, welding}",
        "OPS ALL {welding IF dry-fact | casting}",
        "SITE dry",
    ]);
    prop_oneof![
        Just("CTH".to_string()),
        Just("CC".to_string()),
        (1..4_u32).prop_map(|tens| format!("MAXNOM {tens}0")),
        (1..4_u32, selector.clone()).prop_map(|(tens, of)| format!("MAXNOM {tens}0 OF {of}")),
        (1..4_u32, prop::sample::select(vec!["EACH", "SUM", "EITHER"]), list.clone())
            .prop_map(|(tens, how, of)| format!("MAXNOM {tens}0 OF {how} {of}")),
        selector.prop_map(|of| format!("AH EXCEPT {of}")),
        list.prop_map(|of| format!("FROM {of}")),
        operations.prop_map(|text| text.replace(" IF dry-fact", "")),
    ]
}

fn expressions() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => tests(),
        1 => tests().prop_map(|test| format!("({test}) TOLERATING SAME-HEADING UP TO 10")),
    ];
    prop::collection::vec((part, any::<bool>()), 1..4).prop_map(|parts| {
        let mut text = String::new();
        for (part, is_and) in parts {
            let glue = match (text.is_empty(), is_and) {
                (true, _) => "",
                (false, true) => " AND ",
                (false, false) => " OR ",
            };
            text = [text.as_str(), glue, &part].concat();
        }
        text
    })
}

/// Every bill of at most two of these materials, with every set of operations and every answer.
fn enumerated(base: &Example) -> Vec<Example> {
    let mut lines = Vec::new();
    for hs in ["7201", "8501", "8503", "8504", "8505", "8510", "9401"] {
        for value in ["1.00", "100.00", "101.00", "201.00", "301.00"] {
            for (origin, old) in [("CN", false), ("CN", true), ("KZ", false)] {
                let mut answers = BTreeMap::new();
                answers.insert("old".to_string(), old);
                let (hs, value, origin) = (hs.to_string(), value.to_string(), origin.to_string());
                lines.push(ExampleMaterial {
                    hs,
                    value,
                    mass: None,
                    origin,
                    proof: None,
                    is_set_item: false,
                    wholly_obtained: None,
                    answers,
                });
            }
        }
    }
    let mut bills = vec![Vec::new()];
    bills.extend(lines.iter().map(|line| vec![line.clone()]));
    // Some of the pairs, so spread that they meet every kind.
    let pairs = lines
        .iter()
        .enumerate()
        .flat_map(|(place, one)| lines.iter().skip(place).map(move |other| vec![one.clone(), other.clone()]));
    bills.extend(pairs.step_by(37));
    let mut examples = Vec::new();
    for (place, materials) in bills.into_iter().enumerate() {
        for set in 0..16_usize {
            // Each bill with some of the operations, each operation with some of the bills.
            if !materials.is_empty() && (set + place) % 5 != 0 {
                continue;
            }
            let named = OPERATIONS.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
            let operations = named.map(|(_, name)| name.to_string()).collect();
            let mut answers = BTreeMap::new();
            answers.insert("dry".to_string(), set >= 8);
            examples.push(Example { materials: materials.clone(), operations, answers, ..base.clone() });
        }
    }
    examples
}

/// What no case of the pool does, no case of the enumeration does.
fn hides_nothing(text: &str) {
    let request: Request = {
        let json = json!({"rulebook": book(text)}).to_string();
        read(&Json::parse(&json).unwrap()).unwrap()
    };
    let draft = request.rulebook.open(&Library::default()).unwrap();
    let (library, book) = (&draft.library, draft.book().unwrap());
    let Origin::Own(rules) = &book.origin else { panic!("own rules") };
    let effort = super::effort::Effort::new();
    let bench = Bench { library, book, rules, nomenclature: None, prover: Prover::new(library, book, &effort) };
    let subjects = subject::all(bench, &request).unwrap();
    let pool = Pool::new(bench, &subjects[0]);
    assert!(!pool.cut);
    let tried = pool.tried(bench);
    let many = pool.choices.len();
    // Under which choices the condition is met by some case, and which parts change it in some case.
    let sight = |example: &Example| {
        let truths = tried.all(example);
        let (whole, rests) = truths.split_at(many);
        let met: Vec<bool> = whole.iter().map(|truth| *truth == Truth::True).collect();
        let decides: Vec<bool> = rests.chunks(many).map(|rest| rest != whole).collect();
        (met, decides)
    };
    let union = |examples: &[Example]| {
        let mut all = (vec![false; many], vec![false; pool.removals.len()]);
        for (met, decides) in examples.iter().map(sight) {
            all.0.iter_mut().zip(met).for_each(|(known, now)| *known |= now);
            all.1.iter_mut().zip(decides).for_each(|(known, now)| *known |= now);
        }
        all
    };
    let cases: Vec<Example> = pool.cases.iter().map(|case| case.example.clone()).collect();
    let (met, decides) = union(&cases);
    let base = subjects[0].place.as_ref().unwrap().example(bench);
    let (also_met, also_decides) = union(&enumerated(&base));
    for (known, found) in met.iter().zip(&also_met) {
        assert!(*known || !found, "{}: met only by the enumeration", text);
    }
    for ((known, found), removal) in decides.iter().zip(&also_decides).zip(&pool.removals) {
        assert!(*known || !found, "{}: {} decides in the enumeration", text, removal.part);
    }
}

/// A part decides only where an operation stands in place of another's, or beside it: each was overlooked once.
#[test]
fn an_operation_in_place_of_another() {
    for text in [
        "OPS OTHER-THAN {casting, painting} AND SITE dry",
        "OPS ANY {welding, painting} AND (OPS ALL {welding, casting}) TOLERATING SAME-HEADING UP TO 10",
        "OPS NOT-ALONE {casting} OR SITE dry",
        "OPS ANY {welding, painting} OR OPS NOT-ALONE {casting}",
    ] {
        hides_nothing(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn what_is_nowhere_is_nowhere(text in expressions()) {
        hides_nothing(&text);
    }
}

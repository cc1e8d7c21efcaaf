//! The audit of a rulebook: every example plays again as it says, seeded defects are found, a clean rulebook has none.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tegi::door::Door;

fn opened() -> Door {
    Door::open().unwrap()
}

fn audit(door: &Door, request: &Value) -> Value {
    let audit: Value = serde_json::from_str(&door.audit(&request.to_string())).unwrap();
    assert_eq!(audit["type"], "audit", "{audit:#}");
    audit
}

fn findings(audit: &Value) -> Vec<Value> {
    audit["findings"].as_array().unwrap().clone()
}

fn codes(audit: &Value) -> BTreeSet<String> {
    findings(audit).iter().map(|finding| finding["code"].as_str().unwrap().to_string()).collect()
}

/// The replays of a finding: its example, and those beside it.
fn replays(finding: &Value) -> Vec<Value> {
    let witness = &finding["witness"];
    let beside = witness["beside"].as_array().cloned().unwrap_or_default();
    if witness.is_null() { Vec::new() } else { [vec![witness.clone()], beside].concat() }
}

/// Whether what is expected of an example is what the engine answers.
fn check(door: &Door, replay: &Value) {
    let answer: Value = serde_json::from_str(&door.assess_good(&replay["facts"].to_string())).unwrap();
    let expect = &replay["expect"];
    assert_eq!(answer["verdict"], expect["verdict"], "{replay:#}\n{answer:#}");
    assert_eq!(answer["rule"], expect["rule"], "{replay:#}");
    if !expect["share"].is_null() {
        assert_eq!(answer["local_content"]["share"], expect["share"], "{replay:#}");
    }
    for fact in expect["missing"].as_array().into_iter().flatten() {
        assert!(answer["missing"].as_array().unwrap().iter().any(|missing| missing["fact"] == *fact), "{replay:#}");
    }
    for (id, options) in expect["readings"].as_object().into_iter().flatten() {
        let effects = answer["readings"].as_array().unwrap();
        let effect = effects.iter().find(|effect| effect["id"] == **id).unwrap();
        for option in effect["options"].as_array().unwrap() {
            let given = &options[option["option"].as_str().unwrap()];
            assert!(*given == option["verdict"] || *given == option["share"], "{replay:#}");
        }
    }
}

#[test]
fn every_example_of_every_rulebook_plays_again() {
    let door = opened();
    let mut kinds = BTreeSet::new();
    for edition in door.editions() {
        let audit = audit(&door, &json!({"rulebook": edition.name()}));
        for finding in findings(&audit) {
            kinds.insert(finding["kind"].as_str().unwrap().to_string());
            replays(&finding).iter().for_each(|replay| check(&door, replay));
            // Only a note on the act as a whole has no example.
            assert_eq!(finding["witness"].is_null(), finding["code"] == "noted", "{finding:#}");
            assert!(!finding["citations"].as_array().unwrap().is_empty());
        }
        said(&door, &audit);
        if edition.id == "cis-2009" {
            has_what_is_known(&audit);
            one_rule_alone_says_the_same(&door, &audit);
        }
    }
    let all = ["cliff", "contradiction", "gap", "overlap", "split", "undefined", "unreachable"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all);
}

/// Defects that a reader of the act finds by hand.
fn has_what_is_known(audit: &Value) {
    let found = |rule: &str, code: &str, about: &str| {
        let text = |finding: &Value| [finding["about"].to_string(), finding["part"].to_string()].concat();
        let all = findings(audit);
        let mut same = all.iter().filter(|finding| finding["rule"] == rule && finding["code"] == code);
        assert!(same.any(|finding| text(finding).contains(about)), "{rule}: {code} of {about}");
    };
    // One operation of each comma list is enough under a reading: a painter and a fitter make a television set.
    found("8528#1", "vetoed-also", "cabinet-parts-painting");
    found("4407", "perhaps-vetoed-only", "sawing");
    found("4407", "readings-differ", "operations-list");
    // Whoever refines has done something else than hydrate.
    found("1507-1515", "part-never-decides", "OPS NOT-ALONE {hydration}");
    // Cutting meat is insufficient in any case.
    found("1602", "part-never-decides", "meat-cutting");
    found("8702-8704#1", "both-descriptions", "8702-8704#2");
    found("list", "chapter-line-missing", "36");
    found("3824", "rest-of-row-unknown", "");
    found("insufficient", "undefined-veto", "cutting");
    found("8403", "limit-flips", "kz-register@2025-09-08");
}

fn one_rule_alone_says_the_same(door: &Door, whole: &Value) {
    for rule in ["8403", "4407", "1501", "general"] {
        let alone = audit(door, &json!({"rulebook": "cis-2009", "rule": rule}));
        let of_rule: Vec<Value> = findings(whole).into_iter().filter(|finding| finding["rule"] == rule).collect();
        assert_eq!(findings(&alone), of_rule, "{rule}");
    }
}

/// Everything is said, in three languages, and nothing by its code.
fn said(door: &Door, audit: &Value) {
    for language in ["kk", "ru", "en"] {
        let words: Value = serde_json::from_str(&door.explain(&audit.to_string(), language)).unwrap();
        assert_eq!(words["findings"].as_array().map_or(0, Vec::len), findings(audit).len());
        let text = words.to_string();
        for group in ["finding.", "ask.", "example.", "severity.", "finding-kind.", "rule-name.", "audit.", "place."] {
            let is_key = |word: &str| word.strip_prefix(group).is_some_and(|key| key.starts_with(char::is_alphabetic));
            assert!(!text.split([' ', '"', '(', '[', '«']).any(is_key), "{group} in {language}");
        }
        for finding in words["findings"].as_array().into_iter().flatten() {
            assert!(!finding["text"].as_str().unwrap().is_empty(), "{finding:#}");
            assert!(!finding["question"].as_str().unwrap().contains(": ?"), "{finding:#}");
        }
    }
}

fn words(text: &str) -> Value {
    json!({"kk": text, "ru": text, "en": text})
}

fn row(id: &str, code: &str, expression: &str) -> Value {
    json!({"id": id, "code": code, "expression": expression, "cite": "act p-1 primary"})
}

/// A small rulebook without a defect, of a day on which no other regime holds.
fn clean() -> Value {
    let reading = |id: &str, status: &str, options: [&str; 2]| {
        let options = options.map(|option| json!({"id": option, "name": words(option)}));
        json!({"id": id, "status": status, "question": words("Which?"), "options": options, "cite": "act p-2 primary"})
    };
    let operation =
        |id: &str, veto: &str| json!({"id": id, "kind": "operation", "kk": id, "ru": id, "en": id, "veto": veto});
    json!({
        "id": "own", "first": "2020-01-01", "last": "2020-12-31", "read_to": "2020-06-01", "in_force": "act p-9 primary",
        "title": words("Own"), "acts": {"act": words("Act")},
        "terms": [operation("welding", "beyond"), operation("casting", "beyond"), operation("painting", "a")],
        "readings": [reading("value-of-all-materials", "minority", ["foreign", "all"]),
                     reading("made-from", "minority", ["only", "at-least"]),
                     reading("operations-list", "open", ["all", "any"])],
        "origin": {
            "country": "KZ",
            "list": [row("8403", "8403", "MAXNOM 50 AND MAXNOM 10 OF 8503"),
                     row("8501", "8501", "OPS ANY {welding, casting}"),
                     row("8544", "8544", "CTH AND MAXNOM 40")],
            "general": {"expression": "CTH", "cite": "act p-3 primary"},
            "insufficient": {"cite": "act p-4 primary",
                             "entries": [{"letter": "a", "alias": "a", "name": words("painting")}]}
        }
    })
}

/// The audit of the clean rulebook after a change.
fn after(change: impl FnOnce(&mut Value)) -> Value {
    let mut book = clean();
    change(&mut book);
    let door = opened();
    let audit = audit(&door, &json!({"rulebook": book}));
    let mut own = opened();
    // Where rows cross it cannot be loaded, and its examples are played nowhere.
    if !own.load_rulebook(&book.to_string()).contains("refusal") {
        findings(&audit).iter().flat_map(replays).for_each(|replay| check(&own, &replay));
    }
    said(&own, &audit);
    audit
}

fn expression(place: usize, text: &str) -> Value {
    after(|book| book["origin"]["list"][place]["expression"] = json!(text))
}

fn only(audit: &Value) -> (String, String, String) {
    let all = findings(audit);
    assert_eq!(all.len(), 1, "{all:#?}");
    let text = |name: &str| all[0][name].as_str().unwrap_or_default().to_string();
    (text("code"), text("rule"), text("part"))
}

fn found(code: &str, rule: &str, part: &str) -> (String, String, String) {
    (code.to_string(), rule.to_string(), part.to_string())
}

#[test]
fn a_clean_rulebook_has_no_finding() {
    assert_eq!(findings(&after(|_| ())), Vec::<Value>::new());
}

#[test]
fn a_contradiction_is_found() {
    // What confers no origin is all that is asked for.
    assert_eq!(only(&expression(1, "OPS ALL {painting}")), found("vetoed-only", "8501", ""));
    assert_eq!(only(&expression(1, "OPS ANY {welding, painting}")), found("vetoed-also", "8501", ""));
    // Three of two.
    assert_eq!(only(&expression(1, "POINTS 16 OF {welding: 5, casting: 10}")), found("never-met", "8501", ""));
    assert!(codes(&expression(1, "POINTS 15 OF {welding: 5, casting: 10}")).is_empty());
    assert_eq!(only(&expression(1, "OPS AT-LEAST 3 OF {welding, casting}")), found("never-met", "8501", ""));
    let excluding = "OPS ALL {welding} AND OPS AT-LEAST 2 OF {casting}";
    assert_eq!(only(&expression(1, excluding)).0, "never-met");
}

#[test]
fn an_impossible_cap_is_found() {
    // The material that is due may be worth nothing.
    let audit = expression(0, "FROM 7208 AND MAXNOM 0 OF 7208");
    assert_eq!(only(&audit), found("never-with-foreign", "8403", "MAXNOM 0 OF 7208"));
    // A cap above another.
    let audit = expression(0, "MAXNOM 10 AND MAXNOM 50 OF 8503");
    assert_eq!(only(&audit), found("part-never-decides", "8403", "MAXNOM 50 OF 8503"));
    // A cap on what the change of heading bars.
    let audit = expression(2, "CTH AND MAXNOM 40 OF SAME-HEADING");
    assert_eq!(only(&audit), found("part-never-decides", "8544", "MAXNOM 40 OF SAME-HEADING"));
}

#[test]
fn limits_of_every_base_are_tried() {
    let part = |text: &str| only(&expression(0, text)).2;
    assert_eq!(part("MINOM 40 OF fob AND MINOM 30 OF fob"), "MINOM 30 OF fob");
    assert_eq!(part("MAXNOM 40 OF net-cost AND MAXNOM 50 OF 8503 OF net-cost"), "MAXNOM 50 OF 8503 OF net-cost");
    assert_eq!(part("MAXWEIGHT 10 AND MAXWEIGHT 20 OF 8503"), "MAXWEIGHT 20 OF 8503");
    assert_eq!(part("MINWEIGHT 50 OF 7208 AND MINWEIGHT 40 OF 7208"), "MINWEIGHT 40 OF 7208");
    for clean in [
        "MAXWEIGHT 10 AND MAXWEIGHT 7 OF 8503",
        "MAXWEIGHT 10 AND MAXNOM 50",
        "MINWEIGHT 50 OF {7208, 7209} AND MAXNOM 40",
        "MAXNOM 50 AND MAXNOM 100 OF originating-materials",
        "MAXNOM 40 OF production-cost AND MAXNOM 10 OF 8503 OF production-cost",
        "MINOM 40 WITH {labour, profit} OF fob AND MAXNOM 30 OF materials",
        "WHOLLY-OBTAINED {7208, 7209} AND MAXNOM 50",
    ] {
        assert!(!codes(&expression(0, clean)).contains("part-never-decides"), "{clean}");
    }
}

#[test]
fn parts_that_never_decide_are_found() {
    let part = |text: &str| only(&expression(0, text)).2;
    assert_eq!(part("AH EXCEPT {7201-7209, 7208}"), "7208");
    assert_eq!(part("CTH OR CTH AND MAXNOM 50"), "CTH AND MAXNOM 50");
    assert_eq!(
        part("MAXNOM 30 OF EACH {8503, 8504} AND MAXNOM 30 OF SUM {8503, 8504}"),
        "MAXNOM 30 OF EACH {8503, 8504}"
    );
    assert_eq!(part("CTH TOLERATING 7208 UP TO 10"), "TOLERATING 7208 UP TO 10");
    assert_eq!(part("OPS ALL {welding, casting} AND OPS ANY {casting}"), "OPS ANY {casting}");
    assert_eq!(part("OPS ANY {welding | welding, casting}"), "welding");
}

#[test]
fn a_split_is_found() {
    let audit = expression(1, "OPS UNSTATED {welding, casting}");
    assert_eq!(only(&audit), found("readings-differ", "8501", ""));
    let witness = &findings(&audit)[0]["witness"];
    assert_eq!(witness["expect"]["verdict"], "disputed");
    assert_eq!(witness["facts"]["operations"].as_array().unwrap().len(), 1);
    // One operation is all of them.
    assert_eq!(only(&expression(1, "OPS UNSTATED {welding}")).0, "reading-without-effect");
}

#[test]
fn a_shadowed_row_is_found() {
    let audit = after(|book| {
        let list = book["origin"]["list"].as_array_mut().unwrap();
        list.extend([row("840310", "840310", "CTH"), row("8403-8403", "8403", "CTH")]);
        list[4]["code_to"] = json!("8403");
        list[4]["gate"] = json!("hot");
        list.push(row("again", "8403", "CTH"));
        list[5]["gate"] = json!("hot");
        book["terms"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": "hot", "kind": "good", "kk": "h", "ru": "h", "en": "h"}));
    });
    let shadowed: Vec<Value> =
        findings(&audit).into_iter().filter(|finding| finding["code"] == "row-shadowed").collect();
    assert_eq!(shadowed.len(), 1, "{shadowed:#?}");
    assert_eq!((shadowed[0]["rule"].as_str(), &shadowed[0]["about"]), (Some("again"), &json!(["840310", "8403-8403"])));
    // All subheadings of the heading have rows of their own.
    let audit = after(|book| {
        let list = book["origin"]["list"].as_array_mut().unwrap();
        list.extend([row("a", "840300", "CTH"), row("b", "840350", "CTH")]);
        list[3]["code_to"] = json!("840349");
        list[4]["code_to"] = json!("840399");
    });
    assert!(codes(&audit).contains("row-shadowed"), "{audit:#}");
}

#[test]
fn overlapping_ranges_are_found() {
    // A draft that cannot be loaded is audited all the same.
    let crossing = after(|book| {
        let mut crossing = row("8402-840310", "8402", "CTH");
        crossing["code_to"] = json!("840310");
        book["origin"]["list"].as_array_mut().unwrap().push(crossing);
    });
    let finding = &findings(&crossing)[0];
    assert_eq!((finding["code"].as_str(), finding["severity"].as_str()), (Some("ranges-cross"), Some("high")));
    assert!(!finding["witness"].is_null());
    let same = after(|book| book["origin"]["list"].as_array_mut().unwrap().push(row("again", "8403", "CTH")));
    assert_eq!(codes(&same), BTreeSet::from(["row-shadowed".to_string(), "same-codes".to_string()]));
    let within = after(|book| book["origin"]["list"].as_array_mut().unwrap().push(row("840310", "840310", "CTH")));
    assert_eq!(only(&within).0, "row-within-row");
}

#[test]
fn gaps_and_human_facts_are_found() {
    let of_general = after(|book| {
        book["origin"].as_object_mut().unwrap().remove("general");
    });
    assert_eq!(only(&of_general), found("no-general-rule", "general", ""));
    let asked = |undefined: bool| {
        after(move |book| {
            let term = json!({"id": "simple", "kind": "site", "kk": "s", "ru": "s", "en": "s", "undefined": undefined});
            book["terms"].as_array_mut().unwrap().push(term);
            book["origin"]["list"][0]["expression"] = json!("MAXNOM 50 AND SITE simple");
        })
    };
    assert_eq!(only(&asked(true)), found("undefined-words", "8403", ""));
    assert_eq!(only(&asked(false)), found("human-facts", "8403", ""));
    let doubtful = after(|book| book["terms"][1]["veto"] = json!("?a"));
    assert_eq!(codes(&doubtful), BTreeSet::from(["perhaps-vetoed-also".to_string(), "undefined-veto".to_string()]));
}

#[test]
fn a_code_that_the_nomenclature_has_not_is_found() {
    let door = opened();
    let nomenclature = "code\tname\n6101\tcoats\n84\tmachines\n8403\tboilers\n8403109000\t- other\n8501\tmotors\n";
    let audit = audit(&door, &json!({"rulebook": clean(), "nomenclature": nomenclature}));
    assert_eq!(only(&audit), found("code-not-in-nomenclature", "8544", ""));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/self-assessment/data/nomenclature.tsv");
    let real = std::fs::read_to_string(file).unwrap();
    let request = json!({"rulebook": "cis-2009", "nomenclature": real, "rule": "8403"});
    assert_eq!(only(&self::audit(&door, &request)).0, "limit-flips");
}

#[test]
fn another_edition_changes_verdicts() {
    let door = opened();
    let mut next = clean();
    next["origin"]["list"][0]["expression"] = json!("MAXNOM 40 AND MAXNOM 10 OF 8503");
    next["origin"]["list"].as_array_mut().unwrap().remove(1);
    next["origin"]["list"].as_array_mut().unwrap().push(row("9401", "9401", "MAXNOM 20"));
    let compared = audit(&door, &json!({"rulebook": clean(), "against": next}));
    let changed: Vec<(Value, Value)> =
        findings(&compared).iter().map(|finding| (finding["rule"].clone(), finding["about"].clone())).collect();
    let wanted = [
        (json!("8403"), json!(["8403", "8403"])),
        (json!("8501"), json!(["8501", "general"])),
        (json!("9401"), json!(["general", "9401"])),
    ];
    assert_eq!(changed, wanted);
    // Both sides of each example play again, each by its own rulebook.
    for finding in findings(&compared) {
        for (replay, book) in replays(&finding).iter().zip([clean(), next.clone()]) {
            let mut own = opened();
            own.load_rulebook(&book.to_string());
            check(&own, replay);
        }
    }
    let same = audit(&door, &json!({"rulebook": clean(), "against": clean()}));
    assert_eq!(findings(&same), Vec::<Value>::new());
    let formulas = audit(&door, &json!({"rulebook": "ct-kz@2021-08-01", "against": "ct-kz@2024-04-28"}));
    assert!(codes(&formulas).contains("share-changes"));
}

#[test]
fn requests_are_checked() {
    let refused = |request: Value| {
        let answer: Value = serde_json::from_str(&opened().audit(&request.to_string())).unwrap();
        let error = &answer["errors"][0];
        [error["code"].as_str().unwrap().to_string(), error["at"].as_str().unwrap().to_string()]
    };
    assert_eq!(refused(json!({})), ["missing-field", "/rulebook"]);
    assert_eq!(refused(json!({"rulebook": "none"})), ["unknown-rulebook", ""]);
    assert_eq!(refused(json!({"rulebook": "cis-2009", "rule": "9999"})), ["unknown-rule", "/rule"]);
    assert_eq!(refused(json!({"rulebook": "kz-procurement", "rule": "8403"})), ["unknown-rule", "/rule"]);
    // Rules that stand in for others are audited as those others.
    let borrowed = audit(&opened(), &json!({"rulebook": "ct-kz@2024-04-28", "rule": "4407"}));
    assert_eq!(findings(&borrowed)[0]["witness"]["facts"]["rulebook"], "ct-kz@2024-04-28");
    findings(&borrowed).iter().flat_map(replays).for_each(|replay| check(&opened(), &replay));
    assert_eq!(refused(json!({"rulebook": "cis-2009", "kinds": ["x"]})), ["unknown-name", "/kinds/0"]);
    assert_eq!(refused(json!({"rulebook": "cis-2009", "kind": "x"})), ["unknown-field", "/kind"]);
    let mut broken = clean();
    broken["origin"]["list"][0]["expression"] = json!("MAXNOM 101");
    assert_eq!(refused(json!({"rulebook": broken})), ["not-an-expression", "/origin/list/0/expression"]);
}

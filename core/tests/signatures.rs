//! Signatures beside records: what each gives, and what it changes of whether a record holds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod signing;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use ed25519_dalek::Signer as _;
use serde_json::{Value, json};
use tegi::door::Door;
use tegi::signature::{PAYLOAD_TYPE, PublicKey, pae};

use signing::{bytes, envelope, jwk, key, sealed};

const SALT: &str = "00112233445566778899aabbccddeeff";

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn record(door: &Door, price: &str) -> String {
    let facts = json!({
        "on": "2026-03-01", "rulebook": "cis-2009", "operations": ["welding"],
        "good": {"name": "Қазан", "hs": "8403109000", "ex_works_price": price},
        "materials": [{"id": "sheet", "hs": "7208512000", "value": "300.00", "origin": "CN"}]
    });
    door.record(&facts.to_string(), Some(SALT))
}

fn thumbprint(number: u8) -> String {
    PublicKey::parse(&jwk(&key(number)).to_string()).unwrap().thumbprint()
}

/// A list of the keys 1 and 2; `more` changes and adds members.
fn trust(more: Value) -> Value {
    let of = |number| json!({"key": jwk(&key(number)), "whose": format!("works {number}")});
    let mut list = json!({"type": "trust", "format": 1, "keys": [of(1), of(2)]});
    list.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
    list
}

/// What comes of a record with these signatures and keys.
fn found(door: &Door, record: &str, signatures: &[&Value], keys: &Value) -> Value {
    value(&door.verify_with(record, &json!({"signatures": signatures, "keys": keys, "on": "2026-04-01"}).to_string()))
}

fn outcomes(found: &Value) -> Vec<String> {
    let signatures = found["signatures"].as_array().cloned().unwrap_or_default();
    signatures.iter().map(|signature| signature["outcome"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_signature_is_that_of_the_record_and_of_its_masked_form() {
    let door = Door::open().unwrap();
    let (whole, other) = (record(&door, "1000.00"), record(&door, "1000.01"));
    let masked = door.mask(&whole);
    let signed = envelope(&door, &whole, &key(1), json!({"signer": "Зауыт"}));
    for text in [&whole, &masked] {
        let found = found(&door, text, &[&signed], &trust(json!({})));
        assert_eq!((&found["holds"], &found["vouched"]), (&json!(true), &json!(true)), "{found:#}");
        let signature = &found["signatures"][0];
        let wanted = json!({
            "outcome": "valid", "form": "dsse", "key": thumbprint(1), "whose": "works 1", "signer": "Зауыт",
            "signed_at": "2026-03-01T12:00:00Z", "record": value(&whole)["digest"]
        });
        for (name, wanted) in wanted.as_object().unwrap() {
            assert_eq!(signature[name], *wanted, "{name}");
        }
    }
    // Beside another record it counts nothing.
    for (text, holds) in [(&other, true), (&door.mask(&other), false)] {
        let found = found(&door, text, &[&signed], &trust(json!({})));
        assert_eq!(outcomes(&found), ["of-another-record"]);
        assert_eq!((&found["holds"], &found["vouched"]), (&json!(holds), &json!(false)));
    }
    // Beside an altered one, too, whatever digest that states.
    let altered = masked.replace("\"verdict\":\"originating\"", "\"verdict\":\"not_originating\"");
    assert_ne!(altered, masked);
    let found = found(&door, &altered, &[&signed], &trust(json!({})));
    assert_eq!((outcomes(&found), &found["holds"]), (vec!["of-another-record".to_string()], &json!(false)));
}

#[test]
fn only_what_a_given_key_made_of_these_bytes_counts() {
    let door = Door::open().unwrap();
    let whole = record(&door, "1000.00");
    let masked = door.mask(&whole);
    let signed = envelope(&door, &whole, &key(1), json!({}));
    let by_another = envelope(&door, &whole, &key(3), json!({}));
    let list = trust(json!({}));
    let with = |change: &dyn Fn(&mut Value)| {
        let mut changed = signed.clone();
        change(&mut changed);
        changed
    };
    let statement = bytes(&signed["payload"]);
    let later = String::from_utf8(statement.clone()).unwrap().replace("12:00", "13:00");
    let spaced = String::from_utf8(statement.clone()).unwrap().replacen(':', ": ", 1);
    let of = |payload_type: &str, payload: &[u8]| sealed(payload_type, payload, &thumbprint(1), &key(1));
    let cases = [
        ("by a key that is not given", by_another.clone(), "unknown-key"),
        (
            "a foreign signature under a given key's name",
            with(&|one| {
                one["signatures"][0]["sig"] = by_another["signatures"][0]["sig"].clone();
            }),
            "invalid",
        ),
        (
            "under another given key's name",
            with(&|one| one["signatures"][0]["keyid"] = json!(thumbprint(2))),
            "invalid",
        ),
        ("under a name that is not given", with(&|one| one["signatures"][0]["keyid"] = json!("x")), "unknown-key"),
        ("without a name", with(&|one| one["signatures"][0]["keyid"] = Value::Null), "valid"),
        (
            "without a name, by another key",
            {
                let mut one = by_another.clone();
                one["signatures"][0].as_object_mut().unwrap().remove("keyid");
                one
            },
            "unknown-key",
        ),
        ("another time", with(&|one| one["payload"] = json!(STANDARD.encode(&later))), "invalid"),
        ("another payload type named", with(&|one| one["payloadType"] = json!("text/plain")), "malformed"),
        ("another payload type signed", of("text/plain", &statement), "malformed"),
        ("another spelling of the statement", of(PAYLOAD_TYPE, spaced.as_bytes()), "malformed"),
        ("the digest alone", of(PAYLOAD_TYPE, value(&whole)["digest"].as_str().unwrap().as_bytes()), "malformed"),
        ("the record itself", of(PAYLOAD_TYPE, masked.as_bytes()), "malformed"),
        (
            "the other alphabet",
            with(&|one| {
                one["signatures"][0]["sig"] = json!(URL_SAFE.encode(bytes(&one["signatures"][0]["sig"])));
            }),
            "valid",
        ),
        ("no base64", with(&|one| one["signatures"][0]["sig"] = json!("?")), "malformed"),
        ("a signature that is too short", with(&|one| one["signatures"][0]["sig"] = json!("AAAA")), "invalid"),
        ("no signatures", with(&|one| one["signatures"] = json!([])), "malformed"),
        ("no envelope", json!({}), "malformed"),
        ("a number", json!(7), "malformed"),
        ("a text", json!("a.b.c"), "malformed"),
        ("as its text", json!(signed.to_string()), "valid"),
        ("a member twice", json!(signed.to_string().replacen('{', "{\"payload\":\"\",", 1)), "malformed"),
        (
            "with proofs of time",
            with(&|one| {
                one["signatures"][0]["rfc3161"] = json!("MIIB");
                one["signatures"][0]["log"] = json!({"index": 7});
            }),
            "valid",
        ),
    ];
    for (what, given, wanted) in cases {
        let found = found(&door, &masked, &[&given], &list);
        assert_eq!(outcomes(&found), [wanted], "{what}: {found:#}");
        assert_eq!(found["holds"], wanted == "valid", "{what}");
        if what == "with proofs of time" {
            assert_eq!(found["signatures"][0]["unchecked"], json!(["rfc3161", "log"]));
        }
        if wanted == "invalid" || wanted == "unknown-key" {
            // What nobody is known to have said is not told as said.
            assert_eq!(found["signatures"][0]["signed_at"], Value::Null, "{what}");
        }
        for language in ["kk", "ru", "en"] {
            let words = value(&door.explain(&found.to_string(), language));
            let text = words["signatures"][0]["text"].as_str().unwrap().to_string();
            assert!(!text.contains('{') && !text.contains("verification."), "{what}: {text}");
        }
    }
    // Doubled it counts as once, and a bad one beside it takes nothing away.
    let found = found(&door, &masked, &[&signed, &signed, &by_another], &list);
    assert_eq!(outcomes(&found), ["valid", "valid", "unknown-key"]);
    assert_eq!(found["holds"], true);
}

#[test]
fn keys_have_days_and_may_be_revoked() {
    let door = Door::open().unwrap();
    let masked = door.mask(&record(&door, "1000.00"));
    let on = |day: &str| {
        envelope(&door, &record(&door, "1000.00"), &key(1), json!({"signed_at": format!("{day}T00:00:00Z")}))
    };
    let rotated = json!({"keys": [
        {"key": jwk(&key(1)), "whose": "works", "id": "old", "from": "2026-01-01", "until": "2026-03-10"},
        {"key": jwk(&key(2)), "whose": "works", "id": "new", "from": "2026-03-11"}
    ]});
    let revoked = |key: &str, from: &str, reason: &str| {
        let mut list = rotated.clone();
        list["revoked"] = json!([{"key": key, "from": from, "reason": reason}]);
        list
    };
    let cases = [
        ("2026-01-01", rotated.clone(), "valid"),
        ("2026-03-10", rotated.clone(), "valid"),
        ("2025-12-31", rotated.clone(), "not-yet"),
        ("2026-03-11", rotated.clone(), "expired"),
        ("2026-02-28", revoked("old", "2026-03-01", "ceased"), "valid"),
        ("2026-03-01", revoked("old", "2026-03-01", "ceased"), "revoked"),
        ("2026-03-01", revoked(&thumbprint(1), "2026-03-01", "superseded"), "revoked"),
        // Whoever has the key can state any time.
        ("2026-01-01", revoked("old", "2026-03-01", "compromised"), "revoked"),
        ("2026-01-01", revoked("new", "2026-01-01", "compromised"), "valid"),
        ("2026-04-02", trust(json!({})), "ahead"),
        ("2026-04-01", trust(json!({})), "valid"),
    ];
    for (day, more, wanted) in cases {
        let list = if more.get("type").is_some() { more } else { trust(more) };
        let found = found(&door, &masked, &[&on(day)], &list);
        assert_eq!(outcomes(&found), [wanted], "{day} {list}");
        assert_eq!(found["holds"], wanted == "valid", "{day} {list}");
    }
}

#[test]
fn a_record_that_was_replaced_does_not_hold() {
    let door = Door::open().unwrap();
    let (old, new) = (record(&door, "1000.00"), record(&door, "1001.00"));
    let digest = |text: &str| value(text)["digest"].as_str().unwrap().to_string();
    let of_old = envelope(&door, &old, &key(1), json!({}));
    let replacing = |number| envelope(&door, &new, &key(number), json!({"supersedes": digest(&old)}));
    let same_owner = trust(json!({"keys": [
        {"key": jwk(&key(1)), "whose": "works"}, {"key": jwk(&key(2)), "whose": "works"}
    ]}));
    let listed = trust(json!({"superseded": [{"record": digest(&old), "by": digest(&new)}]}));
    let revoked = trust(json!({"revoked": [{"key": thumbprint(1), "from": "2026-01-01", "reason": "compromised"}]}));
    let cases: [(&str, Vec<Value>, &Value, bool); 6] = [
        ("the list says so", vec![of_old.clone()], &listed, true),
        ("its signer says so", vec![of_old.clone(), replacing(1)], &trust(json!({})), true),
        ("by another key of its signer", vec![of_old.clone(), replacing(2)], &same_owner, true),
        ("another signer says so", vec![of_old.clone(), replacing(2)], &trust(json!({})), false),
        ("somebody unknown says so", vec![of_old.clone(), replacing(3)], &trust(json!({})), false),
        ("by a revoked key", vec![of_old.clone(), replacing(1)], &revoked, false),
    ];
    for (what, signatures, list, is_replaced) in cases {
        let signatures: Vec<&Value> = signatures.iter().collect();
        let found = found(&door, &old, &signatures, list);
        let wanted = if is_replaced { json!(digest(&new)) } else { Value::Null };
        assert_eq!((&found["superseded_by"], &found["holds"]), (&wanted, &json!(!is_replaced)), "{what} {found:#}");
    }
    let itself = json!({"key": jwk(&key(1)), "signed_at": "2026-03-01T12:00:00Z", "supersedes": digest(&old)});
    assert!(door.to_sign(&old, &itself.to_string()).contains("supersedes-itself"));
}

#[test]
fn a_replaced_record_of_a_part_is_not_vouched_for() {
    let door = Door::open().unwrap();
    let whole = record(&door, "1000.00");
    let masked = value(&door.mask(&whole));
    let signed = envelope(&door, &whole, &key(1), json!({}));
    let other = envelope(&door, &record(&door, "1001.00"), &key(1), json!({"supersedes": masked["digest"]}));
    let answer = |signatures: Value, keys: Value| {
        let mut door = door.clone();
        door.load_keys(&keys.to_string());
        let facts = json!({
            "on": "2026-04-01", "rulebook": "cis-2009", "operations": ["welding"],
            "good": {"hs": "8403109000", "ex_works_price": "1000.00"},
            "materials": [{"id": "part", "value": "600.00", "made_from": masked, "signatures": signatures}]
        });
        value(&door.assess_good(&facts.to_string()))
    };
    let is_provisional = |answer: &Value| answer["provisional"].as_bool().unwrap();
    assert!(!is_provisional(&answer(json!([signed]), trust(json!({})))));
    // One alone needs no list.
    assert!(!is_provisional(&answer(signed.clone(), trust(json!({})))));
    let by = "0".repeat(64);
    let listed = trust(json!({"superseded": [{"record": masked["digest"], "by": by}]}));
    for found in [answer(json!([signed]), listed), answer(json!([signed, other]), trust(json!({})))] {
        assert!(is_provisional(&found), "{found:#}");
        assert!(found["warnings"].to_string().contains("record-replaced"), "{found:#}");
    }
}

#[test]
fn the_whole_record_opens_the_masked_one() {
    let door = Door::open().unwrap();
    let (whole, other) = (record(&door, "1000.00"), record(&door, "1000.01"));
    let masked = door.mask(&whole);
    let opened = |record: &str, by: Value| value(&door.verify_with(record, &json!({"opened": by}).to_string()));
    for by in [value(&whole), json!(whole)] {
        let found = opened(&masked, by);
        assert_eq!((&found["holds"], &found["opened"], found.get("vouched")), (&json!(true), &json!(true), None));
    }
    let altered = whole.replace("\"300.00\"", "\"200.00\"");
    for by in [&other, &altered] {
        let found = opened(&masked, json!(by));
        assert_eq!((&found["holds"], &found["opened"]), (&json!(false), &json!(false)));
    }
    for (record, by, code, at) in [
        (&whole, json!(whole), "nothing-hidden", "/opened"),
        (&masked, json!(masked), "masked-already", "/opened"),
        (&masked, json!("{}"), "not-a-record", "/opened/type"),
        (&masked, json!("{"), "not-json", "/opened"),
    ] {
        let found = opened(record, by);
        assert_eq!((&found["errors"][0]["code"], &found["errors"][0]["at"]), (&json!(code), &json!(at)));
    }
}

#[test]
fn what_does_not_hold_is_not_signed() {
    let door = Door::open().unwrap();
    let whole = record(&door, "1000.00");
    let altered = whole.replace("\"300.00\"", "\"200.00\"");
    let resealed = {
        let mut forged = value(&whole);
        forged["answer"]["verdict"] = json!("undetermined");
        forged.as_object_mut().unwrap().remove("salt");
        forged
    };
    let about = json!({"key": jwk(&key(1)), "signed_at": "2026-03-01T12:00:00Z"});
    for (text, code) in [
        (altered, "digest-differs"),
        (resealed.to_string(), "digest-differs"),
        (door.mask(&whole), "masked-not-signed"),
        ("{}".to_string(), "not-a-record"),
    ] {
        let found = value(&door.to_sign(&text, &about.to_string()));
        assert_eq!(found["errors"][0]["code"], code, "{text}");
    }
    for (about, code, at) in [
        (json!({"signed_at": "2026-03-01T12:00:00Z"}), "missing-field", "/key"),
        (json!({"key": jwk(&key(1))}), "missing-field", "/signed_at"),
        (json!({"key": jwk(&key(1)), "signed_at": "2026-03-01"}), "not-a-time", "/signed_at"),
        (json!({"key": "x", "signed_at": "2026-03-01T12:00:00Z"}), "not-a-key", "/key"),
        (
            json!({"key": jwk(&key(1)), "signed_at": "2026-03-01T12:00:00Z", "supersedes": "x"}),
            "not-a-digest",
            "/supersedes",
        ),
        (json!({"key": jwk(&key(1)), "signed_at": "2026-03-01T12:00:00Z", "at": 1}), "unknown-field", "/at"),
    ] {
        let found = value(&door.to_sign(&whole, &about.to_string()));
        assert_eq!((&found["errors"][0]["code"], &found["errors"][0]["at"]), (&json!(code), &json!(at)));
    }
}

#[test]
fn signatures_of_0_1_0_are_read_and_state_no_time() {
    let door = Door::open().unwrap();
    let whole = record(&door, "1000.00");
    let masked = door.mask(&whole);
    let jws = |header: &str, record: &str| {
        let digest = value(record)["digest"].as_str().unwrap().to_string();
        let (header, digest) = (URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(digest));
        let signature = key(1).sign(format!("{header}.{digest}").as_bytes()).to_bytes();
        json!(format!("{header}..{}", URL_SAFE_NO_PAD.encode(signature)))
    };
    let dated = trust(json!({"keys": [{"key": jwk(&key(1)), "whose": "works", "from": "2026-01-01"}]}));
    let revoked = |reason| trust(json!({"revoked": [{"key": thumbprint(1), "from": "2026-01-01", "reason": reason}]}));
    let ours = r#"{"alg":"EdDSA"}"#;
    let other = record(&door, "1000.01");
    for (given, list, wanted) in [
        (jws(ours, &whole), trust(json!({})), "valid"),
        (jws(r#"{"alg":"Ed25519"}"#, &whole), trust(json!({})), "valid"),
        (jws(ours, &whole), jwk(&key(1)), "valid"),
        (jws(ours, &whole), jwk(&key(2)), "unknown-key"),
        (jws(ours, &other), trust(json!({})), "unknown-key"),
        (jws(ours, &whole), dated, "undated"),
        (jws(ours, &whole), revoked("ceased"), "undated"),
        (jws(ours, &whole), revoked("compromised"), "revoked"),
        (jws(r#"{"alg":"none"}"#, &whole), trust(json!({})), "malformed"),
        (jws(r#"{"alg":"EdDSA","crit":["b64"]}"#, &whole), trust(json!({})), "malformed"),
        (jws(r#"{"alg":"none","alg":"EdDSA"}"#, &whole), trust(json!({})), "malformed"),
        (jws("[]", &whole), trust(json!({})), "malformed"),
    ] {
        let found = found(&door, &masked, &[&given], &list);
        assert_eq!(outcomes(&found), [wanted], "{given} {found:#}");
        assert_eq!(found["holds"], wanted == "valid");
    }
}

#[test]
fn every_changed_byte_of_an_envelope_is_seen() {
    let door = Door::open().unwrap();
    let masked = door.mask(&record(&door, "1000.00"));
    let signed = envelope(&door, &record(&door, "1000.00"), &key(1), json!({"signer": "works"})).to_string();
    for place in (0..signed.len()).step_by(3) {
        let mut changed = signed.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        let found = found(&door, &masked, &[&json!(changed)], &trust(json!({})));
        // A key without its name is found by trying.
        let is_name = changed.contains("\"payload\"") && !changed.contains("\"keyid\"");
        assert!(found["holds"] == false || is_name, "{place}: {changed} {found:#}");
    }
}

#[test]
fn what_is_wrong_with_a_list_of_keys_is_told_at_its_place() {
    let door = Door::open().unwrap();
    let text = record(&door, "1000.00");
    let one = json!({"key": jwk(&key(1)), "whose": "works"});
    let with = |more: Value| {
        let mut one = one.clone();
        one.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        trust(json!({"keys": [one]}))
    };
    let revoked = |entry: Value| trust(json!({"revoked": [entry]}));
    let (digest, of_key) = ("a".repeat(64), thumbprint(1));
    for (list, code, at) in [
        (json!({"keys": []}), "missing-field", "/keys/type"),
        (trust(json!({"format": 2})), "unknown-format", "/keys/format"),
        (trust(json!({"more": 1})), "unknown-field", "/keys/more"),
        (trust(json!({"keys": [{"key": jwk(&key(1))}]})), "missing-field", "/keys/keys/0/whose"),
        (trust(json!({"keys": [one, one]})), "duplicate-id", "/keys/keys/1"),
        (
            with(json!({"key": {"kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode([0; 32])}})),
            "weak-key",
            "/keys/keys/0/key",
        ),
        (
            with(json!({"key": {"kty": "OKP", "crv": "Ed25519", "d": "AA", "x": "AA"}})),
            "private-key",
            "/keys/keys/0/key",
        ),
        (with(json!({"from": "2026-13-01"})), "not-a-day", "/keys/keys/0/from"),
        (with(json!({"from": "2026-02-01", "until": "2026-01-01"})), "days-reversed", "/keys/keys/0/until"),
        (
            revoked(json!({"key": "works", "from": "2026-01-01", "reason": "ceased"})),
            "unknown-key",
            "/keys/revoked/0/key",
        ),
        (
            revoked(json!({"key": of_key, "from": "2026-01-01", "reason": "lost"})),
            "unknown-name",
            "/keys/revoked/0/reason",
        ),
        (revoked(json!({"key": of_key, "reason": "ceased"})), "missing-field", "/keys/revoked/0/from"),
        (trust(json!({"superseded": [{"record": "A", "by": digest}]})), "not-a-digest", "/keys/superseded/0/record"),
        (
            trust(json!({"superseded": [{"record": digest, "by": digest}]})),
            "supersedes-itself",
            "/keys/superseded/0/by",
        ),
        (json!("{"), "not-json", "/keys"),
        (json!("x"), "not-a-key", "/keys"),
        (json!(7), "wrong-type", "/keys"),
    ] {
        let found = found(&door, &text, &[], &list);
        let fault = (&found["errors"][0]["code"], &found["errors"][0]["at"]);
        assert_eq!(fault, (&json!(code), &json!(at)), "{list} {found:#}");
        for language in ["kk", "ru", "en"] {
            let words = door.explain(&found.to_string(), language);
            assert!(!words.contains("fault."), "{words}");
        }
    }
    assert!(door.verify_with(&text, r#"{"key": 1}"#).contains("unknown-field"));
    let many = vec![json!("x"); 17];
    let found = found(&door, &text, &many.iter().collect::<Vec<_>>(), &trust(json!({})));
    assert_eq!((&found["errors"][0]["code"], &found["errors"][0]["at"]), (&json!("too-many"), &json!("/signatures")));
}

#[test]
fn what_is_signed_is_what_dsse_says() {
    let door = Door::open().unwrap();
    let about = json!({"key": jwk(&key(1)), "signed_at": "2026-03-01T12:00:00Z", "signer": "works"});
    let text = record(&door, "1000.00");
    let found = value(&door.to_sign(&text, &about.to_string()));
    let payload = bytes(&found["payload"]);
    let digest = value(&text)["digest"].as_str().unwrap().to_string();
    let wanted = format!(
        r#"{{"format":1,"record":"{digest}","signed_at":"2026-03-01T12:00:00Z","signer":"works","type":"record_statement"}}"#
    );
    assert_eq!(String::from_utf8(payload.clone()).unwrap(), wanted);
    assert_eq!(bytes(&found["pae"]), pae(PAYLOAD_TYPE, &payload));
    let bytes = String::from_utf8(pae(PAYLOAD_TYPE, &payload)).unwrap();
    assert_eq!(bytes, format!("DSSEv1 42 {PAYLOAD_TYPE} {} {wanted}", wanted.len()));
}

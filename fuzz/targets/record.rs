//! A record: the one of facts verifies and can be masked, none of its bytes can be changed unseen, and any other text
//! is refused. What stands beside a record may be anything, too.
#![no_main]

use std::sync::LazyLock;

use tegi::doc::Json;

const SALT: &str = "00112233445566778899aabbccddeeff";

static MASKED: LazyLock<String> = LazyLock::new(|| {
    let facts = r#"{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403"}}"#;
    tegi_fuzz::DOOR.mask(&tegi_fuzz::DOOR.record(facts, Some(SALT)))
});

libfuzzer_sys::fuzz_target!(|text: &str| {
    tegi_fuzz::ask(text, |door, text| door.verify(text));
    tegi_fuzz::is_canonical(&tegi_fuzz::DOOR.mask(text));
    LazyLock::force(&MASKED);
    tegi_fuzz::ask(text, |door, text| door.verify_with(&MASKED, text));
    for name in ["signatures", "keys", "opened"] {
        let beside = Json::Object(vec![(name.into(), Json::Text(text.into()))]).canonical();
        tegi_fuzz::ask(&beside, |door, beside| door.verify_with(&MASKED, beside));
    }
    let record = tegi_fuzz::DOOR.record(text, Some(SALT));
    if record.contains(r#""type":"refusal""#) {
        return;
    }
    let outcome = |record: &str, outcome: &str| tegi_fuzz::DOOR.verify(record).contains(outcome);
    assert!(outcome(&record, r#""outcome":"same""#), "{record}");
    assert!(outcome(&tegi_fuzz::DOOR.mask(&record), r#""outcome":"masked""#), "{record}");
    let place = text.bytes().map(usize::from).sum::<usize>() % record.len();
    let mut altered = record.clone().into_bytes();
    altered[place] ^= 1;
    if let Ok(altered) = String::from_utf8(altered) {
        assert!(!outcome(&altered, r#""outcome":"same""#), "{altered}");
    }
});

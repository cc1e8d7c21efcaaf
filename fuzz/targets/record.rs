//! A record: the one of facts verifies and can be masked, none of its bytes can be changed unseen, and any other text
//! is refused.
#![no_main]

const SALT: &str = "00112233445566778899aabbccddeeff";

libfuzzer_sys::fuzz_target!(|text: &str| {
    tegi_fuzz::ask(text, |door, text| door.verify(text));
    tegi_fuzz::is_canonical(&tegi_fuzz::DOOR.mask(text));
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

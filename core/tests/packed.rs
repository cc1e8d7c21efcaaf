//! A good that was packed is answered as it is at length, and bytes of any kind are left to the full way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use tegi::assessment::assess_good;
use tegi::doc::Json;
use tegi::door::{Found, Packed, pack};
use tegi::facts::Facts;
use tegi::law::Library;

fn document(price: &str, lines: &str) -> String {
    format!(
        r#"{{"on":"2025-03-01","rulebook":"ct-kz","currency":"KZT","vat":"excluded","operations":["welding"],
            "good":{{"hs":"8403109000","name":"Boiler","ex_works_price":{price},"production_cost":"900"}},
            "materials":[{lines}]}}"#
    )
}

const LINES: &str = r#"{"id":"a","hs":"8416109000","value":"300.5","origin":"CN"},
    {"id":"Уголок","value":12.5,"hs":"7208512000","origin":"KZ"},{"value":"0","origin":null,"name":null}"#;

fn packed(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    pack(&Json::parse(text).unwrap(), &mut bytes).map(|()| bytes)
}

/// A desk at which goods like this one were prepared.
fn desk(text: &str) -> Packed {
    let (mut desk, bytes) = (Packed::open().unwrap(), packed(text).unwrap());
    assert_eq!(desk.answer(&bytes), Found::Full);
    assert_eq!(desk.answer(&bytes), Found::Wanted);
    assert_eq!(desk.prepare(&bytes, text).map(|common| common.rule.unwrap().to_owned()).as_deref(), Some("8403"));
    desk
}

#[test]
fn a_packed_good_is_answered_as_at_length() {
    let text = document("\"1000\"", LINES);
    let mut desk = desk(&text);
    let library = Library::embedded().unwrap();
    for price in ["\"1000\"", "500", "313.01", "\"400.25\"", "99999"] {
        let text = document(price, LINES);
        let full = assess_good(&Facts::parse(&text).unwrap(), &library).unwrap();
        let Found::Short(0, short) = desk.answer(&packed(&text).unwrap()) else { panic!("{price}") };
        assert_eq!((short.verdict, short.provisional), (full.verdict, full.provisional));
        assert_eq!(short.has_criterion, full.criterion.is_some());
        assert_eq!(short.has_warnings, !full.warnings.is_empty());
        let share = full.local_content.unwrap().share.unwrap().replace('.', "");
        assert_eq!(short.share.map(|share| share.to_string()), Some(share));
    }
}

#[test]
fn what_is_not_right_is_left_to_the_full_way() {
    let text = document("\"1000\"", LINES);
    let mut desk = desk(&text);
    for (usual, spoilt) in [
        (r#""a","hs""#, r#""","hs""#),
        (r#""a","hs""#, r##""#1","hs""##),
        (r#""a","hs""#, r#""Уголок","hs""#),
        ("300.5", "300."),
        ("300.5", "0300.5"),
        ("300.5", "-1"),
        ("300.5", "1e3"),
        ("300.5", "0.0000001"),
        ("300.5", "1000000000000000"),
        ("\"1000\"", "\"0\""),
        ("\"1000\"", "1234567890123456"),
        ("8416109000", "8416"),
        ("8416109000", "841610900"),
        ("CN", "XX"),
        ("CN", "cn"),
        ("CN", "C"),
        ("KZT", "kzt"),
        ("KZT", ""),
        ("excluded", "included"),
        ("\"name\":null", "\"foo\":null"),
    ] {
        let spoilt = text.replace(usual, spoilt);
        assert_ne!(text, spoilt);
        let is_right = Facts::parse(&spoilt).is_ok();
        let found = packed(&spoilt).map_or(Found::Full, |bytes| desk.answer(&bytes));
        assert!(is_right || !matches!(found, Found::Short(..)), "{spoilt}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_bytes_are_no_other_good(place in 0_usize..400, byte in any::<u8>(), length in 0_usize..400) {
        let text = document("\"1000\"", LINES);
        let mut bytes = packed(&text).unwrap();
        if let Some(one) = bytes.get_mut(place) {
            *one = byte;
        }
        bytes.truncate(length);
        thread_local! {
            static DESK: std::cell::RefCell<Packed> = std::cell::RefCell::new(desk(&document("\"1000\"", LINES)));
        }
        DESK.with_borrow_mut(|desk| desk.answer(&bytes));
    }
}

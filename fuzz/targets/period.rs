//! Facts for `assess_period`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tegi_fuzz::ask(text, |door, text| door.assess_period(text)));

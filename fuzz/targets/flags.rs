//! A set of cases for an inspector, with parameters.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tegi_fuzz::ask(text, |door, text| door.flags(text)));

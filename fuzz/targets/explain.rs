//! An answer to be put into words, which may have been altered.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tegi_fuzz::ask(text, |door, text| door.explain(text, "kk")));

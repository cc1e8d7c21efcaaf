//! Facts and wishes for `advise`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tegi_fuzz::ask(text, |door, text| door.advise(text)));

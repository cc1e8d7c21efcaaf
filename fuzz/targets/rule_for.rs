//! What is asked of a tariff code for `rule_for` and `operations`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    tegi_fuzz::ask(text, |door, text| door.rule_for(text));
    tegi_fuzz::ask(text, |door, text| door.operations(text));
});

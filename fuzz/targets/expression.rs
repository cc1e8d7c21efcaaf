//! The text form of a rule: parser and printer are inverse to each other.
#![no_main]

use tegi::law::Expression;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(rule) = text.parse::<Expression>() {
        let printed = rule.to_string();
        assert_eq!(printed.parse::<Expression>().as_ref(), Ok(&rule), "{printed}");
    }
});

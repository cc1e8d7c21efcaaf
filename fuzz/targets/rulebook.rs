//! A rulebook of the user's own; the engine that refused it answers as before.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut door = tegi_fuzz::DOOR.clone();
    let before = door.rulebooks();
    let answer = door.load_rulebook(text);
    tegi_fuzz::is_canonical(&answer);
    if answer.contains(r#""type":"refusal""#) {
        assert_eq!(door.rulebooks(), before);
    }
});

//! The engine for JavaScript: JSON text in, canonical JSON text out. Objects become text in `js/write.js` and answers
//! become objects in `js/answer.js`, because calls out of wasm and into it, one for each member, cost more than both.
//! In the whole engine a usual good comes packed (`packed`), and its answer is one number: the rest is computed when
//! somebody reads it.
//!
//! Nothing here throws: what is wrong with an input is a refusal, which `js/index.js` turns into a `TegiError`. No export
//! may be called `memory`: wasm-bindgen's own export of that name would be shadowed.
//!
//! It is built four times: whole; for goods alone, which pages load first because it is half as large; as the reader of
//! tables, which pages load when somebody opens one; and for examinations.

#[cfg(feature = "exam")]
pub mod exam;
#[cfg(not(any(feature = "table", feature = "exam")))]
pub mod good;
#[cfg(feature = "whole")]
pub mod packed;
#[cfg(feature = "table")]
pub mod table;
#[cfg(feature = "whole")]
pub mod whole;

use std::cell::Cell;

use js_sys::JsString;
use tegi::door::{At, Door, Fault, Refusal, canonical, line_and_column};
use wasm_bindgen::prelude::*;

thread_local! {
    // The engine of this instance of the module. A call takes it out and puts it back, which needs no check of borrows
    // that could fail.
    static DOOR: Cell<Option<Door>> = const { Cell::new(None) };
}

/// Runs `work` with the engine, which is opened on the first call.
fn with_door<T>(work: impl FnOnce(&mut Door) -> T) -> Result<T, Vec<Fault>> {
    let mut door = match DOOR.take() {
        Some(door) => door,
        None if cfg!(feature = "whole") => Door::open_without_exams()?,
        None if cfg!(feature = "exam") => Door::open_for_exams()?,
        None if cfg!(feature = "table") => Door::open_for_tables()?,
        None => Door::open_for_goods()?,
    };
    let answer = work(&mut door);
    DOOR.set(Some(door));
    Ok(answer)
}

/// The editions at hand.
#[wasm_bindgen]
pub fn rulebooks() -> String {
    answer(with_door(|door| door.rulebooks()))
}

/// Takes the file of words of a language: the language, or a refusal.
#[wasm_bindgen(js_name = loadWords)]
pub fn load_words(words: &JsValue) -> String {
    answer(text(words).and_then(|words| with_door(|door| door.load_words(&words))))
}

/// An answer of the engine's, or a refusal, in words.
#[wasm_bindgen]
pub fn explain(given: &JsValue, language: &JsValue) -> String {
    // What is not a string is no language that the engine knows, and the engine says so.
    let language = language.as_string().unwrap_or_default();
    let explain = if cfg!(feature = "whole") { Door::explain } else { Door::explain_good };
    answer(text(given).and_then(|given| with_door(|door| explain(door, &given, &language))))
}

/// What the engine says of a document.
#[cfg(not(feature = "table"))]
fn assessed(facts: &JsValue, assess: impl FnOnce(&Door, &str) -> String) -> String {
    answer(text(facts).and_then(|facts| with_door(|door| assess(door, &facts))))
}

fn answer(text: Result<String, Vec<Fault>>) -> String {
    text.unwrap_or_else(|faults| canonical(&Refusal::new(faults)))
}

/// A string of JavaScript; one that is no Unicode text is refused here, because the crossing would replace parts of it.
fn text(given: &JsValue) -> Result<String, Vec<Fault>> {
    let Some(text) = given.as_string() else {
        let fault = Fault::new("wrong-type", &At::Root).given(name_of(given)).allowed("string");
        return Err(Vec::from([fault]));
    };
    match given.dyn_ref::<JsString>().and_then(|whole| lone_surrogate(&text, whole)) {
        None => Ok(text),
        Some(byte) => Err(Vec::from([Fault::new("not-json", &At::Root).given(line_and_column(&text, byte))])),
    }
}

/// What a value is, for a person.
fn name_of(value: &JsValue) -> &'static str {
    match value {
        _ if value.is_null() => "null",
        _ if value.is_undefined() => "undefined",
        _ if value.is_object() => "object",
        _ if value.is_function() => "function",
        _ if value.is_symbol() => "symbol",
        _ if value.is_bigint() => "bigint",
        _ if value.as_bool().is_some() => "boolean",
        _ => "number",
    }
}

/// The byte of `text` at which `original` has half a surrogate pair; nothing where it has none.
fn lone_surrogate(text: &str, original: &JsString) -> Option<usize> {
    // The crossing puts U+FFFD in its place, so that nearly all strings need no second look.
    if !text.contains('\u{FFFD}') {
        return None;
    }
    let mut byte: usize = 0;
    for letter in char::decode_utf16(original.iter()) {
        let Ok(letter) = letter else { return Some(byte) };
        byte = byte.saturating_add(letter.len_utf8());
    }
    None
}

//! What the engine answers of goods, and of its rulebooks.

use tegi::door::Door;
use wasm_bindgen::prelude::*;

use crate::{answer, assessed, text, with_door};

/// Facts of a good, to an assessment or a refusal.
#[wasm_bindgen(js_name = assessGood)]
pub fn assess_good(facts: &JsValue) -> String {
    assessed(facts, Door::assess_good)
}

/// An edition by its name, or a refusal.
#[wasm_bindgen]
pub fn rulebook(name: &JsValue) -> String {
    answer(text(name).and_then(|name| with_door(|door| door.rulebook(&name))))
}

/// An edition's rules in words, or a refusal.
#[wasm_bindgen]
pub fn rules(name: &JsValue, language: &JsValue) -> String {
    let language = language.as_string().unwrap_or_default();
    answer(text(name).and_then(|name| with_door(|door| door.rules(&name, &language))))
}

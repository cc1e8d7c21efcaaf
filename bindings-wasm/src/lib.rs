//! The engine for JavaScript. Two doors: text (JSON in) and objects (JavaScript's own values). Both give canonical JSON
//! text, because `JSON.parse` builds an object faster than calls out of wasm, one for each member, could.
//!
//! Nothing here throws: what is wrong with an input is a refusal, which the hand-written `js/index.js` turns into a
//! `TegiError`. No export may be called `memory`: wasm-bindgen's own export of that name would be shadowed.

mod value;

use std::cell::Cell;

use js_sys::JsString;
use serde::Serialize;
use tegi::assessment::Refusal;
use tegi::door::Door;
use tegi::fault::{At, Fault};
use tegi::json::{Json, canonical};
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
        None => Door::open()?,
    };
    let answer = work(&mut door);
    DOOR.set(Some(door));
    Ok(answer)
}

/// Facts of a good as a JavaScript value, to the canonical text of an assessment or a refusal.
#[wasm_bindgen(js_name = assessGood)]
pub fn assess_good(facts: &JsValue) -> String {
    assessed(facts, Door::assess_good_json)
}

/// Facts of a good as JSON text, to the canonical text of an assessment or a refusal.
#[wasm_bindgen(js_name = assessGoodText)]
pub fn assess_good_text(facts: &JsValue) -> String {
    assessed_text(facts, Door::assess_good)
}

/// Facts of a contract as a JavaScript value, to the canonical text of its in-country value or of a refusal.
#[wasm_bindgen(js_name = assessContract)]
pub fn assess_contract(facts: &JsValue) -> String {
    assessed(facts, Door::assess_contract_json)
}

/// Facts of a contract as JSON text, to the canonical text of its in-country value or of a refusal.
#[wasm_bindgen(js_name = assessContractText)]
pub fn assess_contract_text(facts: &JsValue) -> String {
    assessed_text(facts, Door::assess_contract)
}

/// Facts of a customer's purchases as a JavaScript value, to the canonical text of their in-country value or of a
/// refusal.
#[wasm_bindgen(js_name = assessPeriod)]
pub fn assess_period(facts: &JsValue) -> String {
    assessed(facts, Door::assess_period_json)
}

/// Facts of a customer's purchases as JSON text, to the canonical text of their in-country value or of a refusal.
#[wasm_bindgen(js_name = assessPeriodText)]
pub fn assess_period_text(facts: &JsValue) -> String {
    assessed_text(facts, Door::assess_period)
}

/// What a preference needs as a JavaScript value, to the canonical text of what it gives or of a refusal.
#[wasm_bindgen]
pub fn preference(facts: &JsValue) -> String {
    assessed(facts, Door::preference_json)
}

/// What a preference needs as JSON text, to the canonical text of what it gives or of a refusal.
#[wasm_bindgen(js_name = preferenceText)]
pub fn preference_text(facts: &JsValue) -> String {
    assessed_text(facts, Door::preference)
}

/// Facts of any kind, given as JSON text or as an object, and perhaps a salt: the text of their record or of a refusal.
#[wasm_bindgen(js_name = recordText)]
pub fn record_text(facts: &JsValue, salt: &JsValue) -> String {
    // What is no string is no salt, and the engine says so.
    let salt = (!salt.is_undefined()).then(|| salt.as_string().unwrap_or_default());
    answer(document(facts).and_then(|facts| with_door(|door| door.record(&facts, salt.as_deref()))))
}

/// A record, given as JSON text or as an object: the text of what comes of recomputing it, or of a refusal.
#[wasm_bindgen(js_name = verifyText)]
pub fn verify_text(record: &JsValue) -> String {
    answer(document(record).and_then(|record| with_door(|door| door.verify(&record))))
}

/// A record, given as JSON text or as an object: the text of the same with its costs hidden, or of a refusal.
#[wasm_bindgen(js_name = maskText)]
pub fn mask_text(record: &JsValue) -> String {
    answer(document(record).and_then(|record| with_door(|door| door.mask(&record))))
}

/// What is asked of an audit as a JavaScript value, to the canonical text of what was found or of a refusal.
#[wasm_bindgen]
pub fn audit(request: &JsValue) -> String {
    assessed(request, Door::audit_json)
}

/// What is asked of an audit as JSON text, to the canonical text of what was found or of a refusal.
#[wasm_bindgen(js_name = auditText)]
pub fn audit_text(request: &JsValue) -> String {
    assessed_text(request, Door::audit)
}

/// Facts and what is wished besides as JavaScript values, to the canonical text of advice or of a refusal.
#[wasm_bindgen]
pub fn advise(facts: &JsValue, wishes: &JsValue) -> String {
    let read = value::read(facts).and_then(|facts| {
        let wishes = if wishes.is_undefined() { Json::Object(Vec::new()) } else { value::read(wishes)? };
        with_door(|door| door.advise_json(&facts, &wishes))?
    });
    answer(read.map(|advice| canonical(&advice)))
}

/// Facts, alone or with what is wished besides, as JSON text, to the canonical text of advice or of a refusal.
#[wasm_bindgen(js_name = adviseText)]
pub fn advise_text(document: &JsValue) -> String {
    assessed_text(document, Door::advise)
}

/// Adds a rulebook, given as JSON text or as an object: the text of the editions at hand, or of a refusal.
#[wasm_bindgen(js_name = loadRulebookText)]
pub fn load_rulebook_text(rulebook: &JsValue) -> String {
    answer(document(rulebook).and_then(|rulebook| with_door(|door| door.load_rulebook(&rulebook))))
}

/// The text of the editions at hand.
#[wasm_bindgen(js_name = rulebooksText)]
pub fn rulebooks_text() -> String {
    answer(with_door(|door| door.rulebooks()))
}

/// The canonical text of an edition by its name, or of a refusal.
#[wasm_bindgen(js_name = rulebookText)]
pub fn rulebook_text(name: &JsValue) -> String {
    answer(text(name).and_then(|name| with_door(|door| door.rulebook(&name))))
}

/// The text of an edition's rules in words, or of a refusal.
#[wasm_bindgen(js_name = rulesText)]
pub fn rules_text(name: &JsValue, language: &JsValue) -> String {
    let language = language.as_string().unwrap_or_default();
    answer(text(name).and_then(|name| with_door(|door| door.rules(&name, &language))))
}

/// An answer of the engine's, given as JSON text or as an object, in words: the text of an explanation or a refusal.
#[wasm_bindgen(js_name = explainText)]
pub fn explain_text(given: &JsValue, language: &JsValue) -> String {
    // What is not a string is no language that the engine knows, and the engine says so.
    let language = language.as_string().unwrap_or_default();
    answer(document(given).and_then(|given| with_door(|door| door.explain(&given, &language))))
}

/// What the engine says of a JavaScript value, as text.
fn assessed<A: Serialize>(facts: &JsValue, assess: impl FnOnce(&Door, &Json<'_>) -> Result<A, Vec<Fault>>) -> String {
    let assessed = value::read(facts).and_then(|json| with_door(|door| assess(door, &json))?);
    answer(assessed.map(|assessed| canonical(&assessed)))
}

/// What the engine says of JSON text, as text.
fn assessed_text(facts: &JsValue, assess: impl FnOnce(&Door, &str) -> String) -> String {
    answer(text(facts).and_then(|facts| with_door(|door| assess(door, &facts))))
}

fn answer(text: Result<String, Vec<Fault>>) -> String {
    text.unwrap_or_else(|faults| canonical(&Refusal::new(faults)))
}

/// A document as text, or a value that becomes one.
fn document(given: &JsValue) -> Result<String, Vec<Fault>> {
    if given.is_string() { text(given) } else { value::read(given).map(|json| json.canonical()) }
}

/// A string of JavaScript; one that is no Unicode text is refused here, because the crossing would replace parts of it.
fn text(given: &JsValue) -> Result<String, Vec<Fault>> {
    let Some(text) = given.as_string() else {
        let fault = Fault::new("wrong-type", &At::Root).given(value::name_of(given)).allowed("string");
        return Err(Vec::from([fault]));
    };
    match given.dyn_ref::<JsString>().and_then(|whole| value::lone_surrogate(&text, whole)) {
        None => Ok(text),
        Some(byte) => Err(Vec::from([Fault::new("not-json", &At::Root).given(byte.to_string())])),
    }
}

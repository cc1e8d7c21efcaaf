//! What the whole engine answers besides: contracts, purchases, records, audits, flags, advice, rulebooks of the user's
//! own.

use tegi::door::Door;
use wasm_bindgen::prelude::*;

use crate::{answer, assessed, text, with_door};

/// Facts of a contract, to its in-country value or a refusal.
#[wasm_bindgen(js_name = assessContract)]
pub fn assess_contract(facts: &JsValue) -> String {
    assessed(facts, Door::assess_contract)
}

/// Facts of a customer's purchases, to their in-country value or a refusal.
#[wasm_bindgen(js_name = assessPeriod)]
pub fn assess_period(facts: &JsValue) -> String {
    assessed(facts, Door::assess_period)
}

/// What a preference needs, to what it gives or a refusal.
#[wasm_bindgen]
pub fn preference(facts: &JsValue) -> String {
    assessed(facts, Door::preference)
}

/// Facts of any kind, and perhaps a salt, to their record or a refusal.
#[wasm_bindgen]
pub fn record(facts: &JsValue, salt: &JsValue) -> String {
    // What is no string is no salt, and the engine says so.
    let salt = (!salt.is_undefined()).then(|| salt.as_string().unwrap_or_default());
    assessed(facts, |door, facts| door.record(facts, salt.as_deref()))
}

/// A record, and perhaps JSON of what stands beside it, to what comes of recomputing it or a refusal.
#[wasm_bindgen]
pub fn verify(record: &JsValue, beside: &JsValue) -> String {
    if beside.is_undefined() {
        return assessed(record, Door::verify);
    }
    both(record, beside, Door::verify_with)
}

/// A record that holds, and JSON of what its signer says, to what is to be signed or a refusal.
#[wasm_bindgen(js_name = toSign)]
pub fn to_sign(record: &JsValue, about: &JsValue) -> String {
    both(record, about, Door::to_sign)
}

fn both(record: &JsValue, other: &JsValue, tell: impl FnOnce(&Door, &str, &str) -> String) -> String {
    let read = text(record).and_then(|record| Ok((record, text(other)?)));
    answer(read.and_then(|(record, other)| with_door(|door| tell(door, &record, &other))))
}

/// A record, to the same with its costs hidden or a refusal.
#[wasm_bindgen]
pub fn mask(record: &JsValue) -> String {
    assessed(record, Door::mask)
}

/// What is asked of a tariff code, to the rules that may apply in words, or a refusal.
#[wasm_bindgen(js_name = ruleFor)]
pub fn rule_for(request: &JsValue) -> String {
    assessed(request, Door::rule_for)
}

/// What is asked of a tariff code, to the operations to choose from in words, or a refusal.
#[wasm_bindgen]
pub fn operations(request: &JsValue) -> String {
    assessed(request, Door::operations)
}

/// A language, to the names of facts, answers and values in it, or a refusal.
#[wasm_bindgen]
pub fn labels(language: &JsValue) -> String {
    assessed(language, Door::labels)
}

/// What is asked of an audit, to what was found or a refusal.
#[wasm_bindgen]
pub fn audit(request: &JsValue) -> String {
    assessed(request, Door::audit)
}

/// A set of cases, perhaps with parameters, to what was noticed or a refusal.
#[wasm_bindgen]
pub fn flags(document: &JsValue) -> String {
    assessed(document, Door::flags)
}

/// Facts, alone or with what is wished besides, to advice or a refusal.
#[wasm_bindgen]
pub fn advise(document: &JsValue) -> String {
    assessed(document, Door::advise)
}

/// Takes a list of trusted keys: their names and the digest of the list, or a refusal.
#[wasm_bindgen(js_name = loadKeys)]
pub fn load_keys(keys: &JsValue) -> String {
    answer(text(keys).and_then(|keys| with_door(|door| door.load_keys(&keys))))
}

/// Adds a rulebook: the editions at hand, or a refusal.
#[wasm_bindgen(js_name = loadRulebook)]
pub fn load_rulebook(rulebook: &JsValue) -> String {
    answer(text(rulebook).and_then(|rulebook| with_door(|door| door.load_rulebook(&rulebook))))
}

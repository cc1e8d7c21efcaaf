//! The signed parts of shared cases.

use serde_json::{Value, json};
use tegi::door::Door;

use super::signing::{envelope, key};

/// The salt of the records of parts.
const SALT: &str = "00112233445566778899aabbccddeeff";

/// The facts of a shared case with the records and signatures of its `parts` in their places: `{"at": pointer of the
/// material, "facts": the supplier's, "signed": [{"by": number of a key, "signed_at": …, "of": facts of another record,
/// "keyid": another name}]}`. They are made anew, so that no correction of the law makes the cases old.
pub(crate) fn with_parts(door: &Door, case: &Value) -> Value {
    let mut facts = case["facts"].clone();
    for part in case["parts"].as_array().into_iter().flatten() {
        let record = |facts: &Value| door.record(&facts.to_string(), Some(SALT));
        let whole = record(&part["facts"]);
        let material = facts.pointer_mut(part["at"].as_str().unwrap()).unwrap();
        material["made_from"] = serde_json::from_str(&door.mask(&whole)).unwrap();
        let signed = part["signed"].as_array().cloned().unwrap_or_default();
        if signed.is_empty() {
            continue;
        }
        let envelopes = signed.iter().map(|one| {
            let record = one.get("of").map_or_else(|| whole.clone(), record);
            let secret = key(u8::try_from(one["by"].as_u64().unwrap()).unwrap());
            let mut made = envelope(door, &record, &secret, json!({"signed_at": one["signed_at"]}));
            if let Some(name) = one.get("keyid") {
                made["signatures"][0]["keyid"] = name.clone();
            }
            made
        });
        material["signatures"] = envelopes.collect();
    }
    facts
}

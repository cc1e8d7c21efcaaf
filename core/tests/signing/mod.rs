//! Signs records in tests, as a signer with a key of its own would.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use tegi::door::Door;

/// The secret of a test's key: everybody can read it here.
pub(crate) fn key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

/// The public key as JWK.
pub(crate) fn jwk(key: &SigningKey) -> Value {
    json!({"kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes())})
}

/// The bytes of a base64 text.
pub(crate) fn bytes(text: &Value) -> Vec<u8> {
    STANDARD.decode(text.as_str().unwrap()).unwrap()
}

/// An envelope over a payload of this type.
pub(crate) fn sealed(payload_type: &str, payload: &[u8], keyid: &str, key: &SigningKey) -> Value {
    let signature = key.sign(&tegi::signature::pae(payload_type, payload)).to_bytes();
    json!({
        "payloadType": payload_type, "payload": STANDARD.encode(payload),
        "signatures": [{"keyid": keyid, "sig": STANDARD.encode(signature)}]
    })
}

/// The envelope of a record that holds; `about` is what the signer says besides.
pub(crate) fn envelope(door: &Door, record: &str, key: &SigningKey, about: Value) -> Value {
    let mut said = json!({"key": jwk(key), "signed_at": "2026-03-01T12:00:00Z"});
    said.as_object_mut().unwrap().extend(about.as_object().cloned().unwrap_or_default());
    let found: Value = serde_json::from_str(&door.to_sign(record, &said.to_string())).unwrap();
    assert_eq!(found["type"], "to_sign", "{found}");
    let signature = STANDARD.encode(key.sign(&bytes(&found["pae"])).to_bytes());
    json!({
        "payloadType": found["payload_type"], "payload": found["payload"],
        "signatures": [{"keyid": found["keyid"], "sig": signature}]
    })
}

//! The form of what a verifier is given, from which the TypeScript and Python types are made.

#![allow(dead_code, reason = "only its schema is used")]

use alloc::string::String;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

/// What stands beside a record that is verified.
#[derive(JsonSchema)]
pub struct Beside {
    /// DSSE envelopes, each as a document or as its text; or detached JWS of 0.1.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "envelopes")]
    signatures: Option<Value>,
    /// The keys that are trusted: a list, as a document or as its text; or one public key as PEM or JWK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "keys")]
    keys: Option<Value>,
    /// The whole record behind a masked one, as a document or as its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "whole")]
    opened: Option<Value>,
    /// The day of looking: a signature that states a later time does not count.
    on: Option<String>,
}

/// What a verifier trusts.
#[derive(JsonSchema)]
pub struct TrustList {
    /// Always `trust`.
    #[serde(rename = "type")]
    #[schemars(extend("const" = "trust"))]
    kind: String,
    /// The version of the form: 1.
    format: u32,
    /// The keys.
    keys: Vec<ListedKey>,
    /// Keys that count no more.
    revoked: Option<Vec<RevokedKey>>,
    /// Records that were replaced.
    superseded: Option<Vec<SupersededRecord>>,
}

/// A key that is trusted.
#[derive(JsonSchema)]
pub struct ListedKey {
    /// The public key: a JWK (RFC 8037), or PEM.
    #[schemars(schema_with = "public_key")]
    key: Value,
    /// Its name in envelopes, where it is another than its thumbprint (RFC 7638).
    id: Option<String>,
    /// Whose it is.
    whose: String,
    /// The first day on which it signs.
    from: Option<String>,
    /// The last day on which it signs.
    until: Option<String>,
}

/// A key that counts no more.
#[derive(JsonSchema)]
pub struct RevokedKey {
    /// Its name or thumbprint.
    key: String,
    /// The first day from which it does not count.
    from: String,
    /// Why. Of a compromised key no signature counts, whatever time it states.
    #[schemars(extend("enum" = ["compromised", "superseded", "ceased"]))]
    reason: String,
}

/// A record that was replaced.
#[derive(JsonSchema)]
pub struct SupersededRecord {
    /// Its digest.
    record: String,
    /// The digest of the one that replaced it.
    by: String,
}

/// An envelope of DSSE.
#[derive(JsonSchema)]
pub struct Envelope {
    /// The type of what is signed: `application/vnd.tegi.record-statement+json`.
    #[serde(rename = "payloadType")]
    payload_type: String,
    /// What is signed, a statement, in base64.
    payload: String,
    /// The signatures.
    signatures: Vec<EnvelopeSignature>,
}

/// A signature in an envelope.
#[derive(JsonSchema)]
pub struct EnvelopeSignature {
    /// The name of the key.
    keyid: Option<String>,
    /// The signature, in base64.
    sig: String,
    /// A token of RFC 3161 over the signature, in base64. It is kept and not checked.
    rfc3161: Option<String>,
    /// A proof that it stands in a public log. It is kept and not checked.
    log: Option<Value>,
}

pub(crate) fn envelopes(generator: &mut SchemaGenerator) -> Schema {
    let envelope = generator.subschema_for::<Envelope>();
    json_schema!({"anyOf": [{"type": "array", "items": {"anyOf": [envelope, {"type": "string"}]}}, {"type": "string"}]})
}

fn keys(generator: &mut SchemaGenerator) -> Schema {
    let list = generator.subschema_for::<TrustList>();
    json_schema!({"anyOf": [list, {"type": "object", "additionalProperties": true}, {"type": "string"}]})
}

/// An object or a text: Python 3.9 cannot say that of a member beside one that is called `from`.
fn public_key(_: &mut SchemaGenerator) -> Schema {
    json_schema!({})
}

fn whole(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [{"type": "object", "additionalProperties": true}, {"type": "string"}]})
}

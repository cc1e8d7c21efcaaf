//! The form of masked records, from which the TypeScript and Python types are made.

#![allow(dead_code, reason = "only its schema is used")]

use alloc::collections::BTreeMap;
use alloc::string::String;

use schemars::JsonSchema;
use serde_json::Value;

/// A record with its costs hidden and the same digest: `{"hidden": …}` stands for what is hidden.
#[derive(JsonSchema)]
pub struct MaskedRecord {
    /// Always `masked_record`.
    #[serde(rename = "type")]
    #[schemars(extend("const" = "masked_record"))]
    kind: String,
    /// The version of the form: 1.
    format: u32,
    /// What is shown of the facts.
    facts: BTreeMap<String, Value>,
    /// What is shown of the answer.
    answer: BTreeMap<String, Value>,
    /// The editions that judged the goods of a contract's lines, `id@first day`, and their SHA-256.
    rulebooks: Option<BTreeMap<String, String>>,
    /// The commitment to the salt.
    salt: Commitment,
    /// The SHA-256 of this document without this member.
    digest: String,
}

/// What stands for a hidden value.
#[derive(JsonSchema)]
pub struct Commitment {
    /// The SHA-256 of salt, place and value.
    hidden: String,
}

//! The form of records, from which the TypeScript and Python types are made.

#![allow(dead_code, reason = "only its schema is used")]

use alloc::collections::BTreeMap;
use alloc::string::String;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

/// Facts and answer in one document, each byte of which counts.
#[derive(JsonSchema)]
pub struct AssessmentRecord {
    /// Always `record`.
    #[serde(rename = "type")]
    #[schemars(extend("const" = "record"))]
    kind: String,
    /// The version of the form: 1.
    format: u32,
    /// The facts.
    #[schemars(schema_with = "any_facts")]
    facts: Value,
    /// The answer that they give, with its receipt.
    #[schemars(schema_with = "any_answer")]
    answer: Value,
    /// The editions that judged the goods of a contract's lines, `id@first day`, and their SHA-256.
    rulebooks: Option<BTreeMap<String, String>>,
    /// The salt of the commitments in its masked form.
    salt: Option<String>,
    /// The SHA-256 of its masked form.
    digest: String,
}

// By the names of types that have schemas of their own.

fn any_facts(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [
        {"$ref": "#/$defs/Facts"},
        {"$ref": "#/$defs/ContractFacts"},
        {"$ref": "#/$defs/PeriodFacts"},
    ]})
}

fn any_answer(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [
        {"$ref": "#/$defs/Assessment"},
        {"$ref": "#/$defs/ContractAssessment"},
        {"$ref": "#/$defs/PeriodAssessment"},
    ]})
}

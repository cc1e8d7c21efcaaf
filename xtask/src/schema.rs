//! Writes the wire types as JSON Schema, from which the TypeScript and Python types are made.

use std::fs;
use std::path::Path;

use anyhow::Result;
use schemars::schema_for;
use tegi::assessment::{Assessment, Refusal};
use tegi::door::Edition;
use tegi::facts::schema::Facts;
use tegi::words::Explanation;

/// Writes one file per type.
pub(crate) fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, schema) in [
        ("facts", schema_for!(Facts)),
        ("assessment", schema_for!(Assessment)),
        ("refusal", schema_for!(Refusal)),
        ("edition", schema_for!(Edition)),
        ("explanation", schema_for!(Explanation)),
    ] {
        fs::write(folder.join(format!("{name}.schema.json")), serde_json::to_string_pretty(&schema)? + "\n")?;
    }
    Ok(())
}

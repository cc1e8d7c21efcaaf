//! Keeps the answers of each released version to the shared cases. An answer whose bytes change needs a new version.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tegi::{VERSION, digest};

use crate::answers::{answer, cases};
use crate::root;

/// A case and its answer, by their digests.
type Digests = BTreeMap<String, [String; 2]>;

/// Writes the digests of this version's answers, or checks that no answer differs from its written digest.
///
/// A new case, or a case with new facts, may have any answer, because it was not released. A version without kept
/// answers is not released either; they are written at its release.
pub(crate) fn released(check: bool) -> Result<()> {
    let file = root().join("tests/released").join(format!("{VERSION}.tsv"));
    if check && !file.exists() {
        return Ok(());
    }
    let now = digests()?;
    if !check {
        fs::create_dir_all(file.parent().context("a folder")?)?;
        return fs::write(&file, print(&now)).with_context(|| file.display().to_string());
    }
    let then = read(&file)?;
    let changed: Vec<&str> = then
        .iter()
        .filter(|(id, [facts, answer])| now.get(*id).is_some_and(|[own, new]| own == facts && new != answer))
        .map(|(id, _)| id.as_str())
        .collect();
    if !changed.is_empty() {
        bail!(
            "version {VERSION} answers otherwise than it did: {}. Raise the version and run `cargo xtask released`.",
            changed.join(", ")
        );
    }
    Ok(())
}

fn digests() -> Result<Digests> {
    let mut all = Digests::new();
    for case in cases()? {
        let id = case.get("id").and_then(Value::as_str).context("id")?.to_string();
        let asked = ["call", "facts", "text", "load", "alter", "salt", "mask"].map(|name| case.get(name));
        let (_, answer) = answer(&case)?;
        let answer = answer.replace(&format!("\"{VERSION}\""), "\"\"");
        all.insert(id, [short(&serde_json::to_string(&asked)?), short(&answer)]);
    }
    Ok(all)
}

/// Makes 16 hexadecimal digits, enough to notice a change.
fn short(text: &str) -> String {
    digest(text.as_bytes()).chars().take(16).collect()
}

fn print(digests: &Digests) -> String {
    digests.iter().map(|(id, [facts, answer])| format!("{id}\t{facts}\t{answer}\n")).collect()
}

fn read(file: &PathBuf) -> Result<Digests> {
    let text = fs::read_to_string(file)
        .with_context(|| format!("{}: run `cargo xtask released` for a new version", file.display()))?;
    text.lines()
        .map(|line| {
            let [id, facts, answer] = line.split('\t').collect::<Vec<_>>().try_into().ok().context("three columns")?;
            Ok((id.to_string(), [facts.to_string(), answer.to_string()]))
        })
        .collect()
}

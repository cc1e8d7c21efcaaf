//! Prints which room of the core imports from which, and refuses imports from higher rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::root;

/// `core/rooms.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    /// From the lowest to the highest.
    rooms: Vec<String>,
    /// The imports `low -> high` that are still to be removed.
    upward: Vec<String>,
}

/// Each room with the rooms from which it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Prints the rooms, or compares them with the plan.
pub(crate) fn run(is_check: bool) -> Result<()> {
    let file = root().join("core/rooms.toml");
    let plan: Plan = toml::from_str(&fs::read_to_string(&file)?).with_context(|| file.display().to_string())?;
    let imports = imports(&root().join("core/src"))?;
    let missing: Vec<&String> = imports.keys().filter(|room| !plan.rooms.contains(room)).collect();
    ensure!(missing.is_empty(), "{}: these rooms are not named: {missing:?}", file.display());
    let gone: Vec<&String> = plan.rooms.iter().filter(|room| !imports.contains_key(*room)).collect();
    ensure!(gone.is_empty(), "{}: there are no such rooms: {gone:?}", file.display());
    if is_check {
        return check(&plan, &imports);
    }
    for room in plan.rooms.iter().rev() {
        let below: Vec<&str> = imports.get(room).into_iter().flatten().map(String::as_str).collect();
        println!("{room:14} {}", below.join(" "));
    }
    println!("\nupward: {}", upward(&plan, &imports).into_iter().collect::<Vec<_>>().join(", "));
    Ok(())
}

fn check(plan: &Plan, imports: &Imports) -> Result<()> {
    let (found, allowed) = (upward(plan, imports), plan.upward.iter().cloned().collect());
    let forbidden: Vec<&String> = found.difference(&allowed).collect();
    let undone: Vec<&String> = allowed.difference(&found).collect();
    if !forbidden.is_empty() {
        bail!("a room imports from one that stands above it: {forbidden:?}; core/rooms.toml has the order");
    }
    ensure!(undone.is_empty(), "core/rooms.toml: these imports are gone, take them out of `upward`: {undone:?}");
    Ok(())
}

/// Returns the imports of a room from a higher one.
fn upward(plan: &Plan, imports: &Imports) -> BTreeSet<String> {
    let floor = |room: &str| plan.rooms.iter().position(|other| other == room);
    let pairs = imports.iter().flat_map(|(room, of)| of.iter().map(move |other| (room, other)));
    pairs.filter(|(room, other)| floor(room) < floor(other)).map(|(room, other)| format!("{room} -> {other}")).collect()
}

/// Returns what the sources of a crate import from each other, by its top folders and files, without tests.
fn imports(source: &Path) -> Result<Imports> {
    let mut found = Imports::new();
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).context("a name")?.to_string();
        if name != "lib" {
            found.insert(name, BTreeSet::new());
        }
    }
    let rooms: Vec<String> = found.keys().cloned().collect();
    for room in &rooms {
        let mut files = vec![source.join(room), source.join(format!("{room}.rs"))];
        let mut texts = Vec::new();
        while let Some(path) = files.pop() {
            if path.is_dir() {
                for entry in fs::read_dir(&path)? {
                    files.push(entry?.path());
                }
            } else if path.exists() && !path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("tests")) {
                texts.push(fs::read_to_string(&path)?);
            }
        }
        let named = texts.iter().flat_map(|text| named(text)).filter(|other| rooms.contains(other) && other != room);
        found.entry(room.clone()).or_default().extend(named);
    }
    Ok(found)
}

/// Returns the names after `crate::` in a source text, without its comments and tests.
fn named(text: &str) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let behind = code.flat_map(|line| line.split("crate::").skip(1));
    behind
        .map(|rest| rest.chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect())
        .collect()
}

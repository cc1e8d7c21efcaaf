//! Prints which room of the core imports from which, and refuses imports from higher rooms and past the door.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::root;

/// `core/rooms.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    /// From the lowest to the highest.
    rooms: Vec<String>,
}

/// The crates that hand the core to other languages.
const BINDINGS: [&str; 2] = ["bindings-python", "bindings-wasm"];

/// What stands in the core's `lib.rs` itself.
const OF_LIB: [&str; 2] = ["VERSION", "digest"];

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
    Ok(())
}

fn check(plan: &Plan, imports: &Imports) -> Result<()> {
    let upward = upward(plan, imports);
    ensure!(
        upward.is_empty(),
        "a room imports from one that stands above it: {upward:?}; core/rooms.toml has the order"
    );
    let past_door = past_door(imports)?;
    ensure!(past_door.is_empty(), "bindings import from `door` alone: {past_door:?}");
    Ok(())
}

/// Returns what bindings import besides `door`.
fn past_door(rooms: &Imports) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for binding in BINDINGS {
        let texts = texts(Vec::from([root().join(binding).join("src")]))?;
        let named = texts.iter().flat_map(|text| named(text, "tegi::"));
        let past = named.filter(|room| room != "door" && rooms.contains_key(room));
        found.extend(past.map(|room| format!("{binding} -> {room}")));
    }
    Ok(found)
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
        let texts = texts(vec![source.join(room), source.join(format!("{room}.rs"))])?;
        let named: BTreeSet<String> = texts.iter().flat_map(|text| named(text, "crate::")).collect();
        let unknown: Vec<&String> =
            named.iter().filter(|name| !rooms.contains(name) && !OF_LIB.contains(&name.as_str())).collect();
        ensure!(unknown.is_empty(), "{room}: no room: {unknown:?}; name the room right behind `crate::`");
        let others = named.into_iter().filter(|other| rooms.contains(other) && other != room);
        found.entry(room.clone()).or_default().extend(others);
    }
    Ok(found)
}

/// Returns the texts of these Rust sources and of those in these folders, without files of tests.
fn texts(mut files: Vec<PathBuf>) -> Result<Vec<String>> {
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
    Ok(texts)
}

/// Returns the names after `crate::` or another root in a source text, without its comments and tests.
fn named(text: &str, root: &str) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let behind = code.flat_map(|line| line.split(root).skip(1));
    behind
        .map(|rest| rest.chars().take_while(|letter| letter.is_ascii_alphabetic() || *letter == '_').collect())
        .collect()
}

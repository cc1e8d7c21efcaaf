//! Keeps released editions unchanged. A correction is a new revision with its reason, and the old one is kept.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::root;

/// The file with the digests.
const LOCK: &str = "core/rulebooks/released.toml";

const HEAD: &str = "\
# The digests of released editions. An edition with a digest is never edited: a correction is a new revision. To begin
# one, write `revision = 2` (3, …) into its rulebook.toml and an entry here, without a digest: `wrong_from`, the first
# day for which answers were wrong, and `why`. `cargo xtask rulebooks --release` adds the digests; the old revision
# stays in core/compiled/earlier, so that its records can be recomputed: name it in law/library/earlier.rs.
";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lock {
    #[serde(default)]
    released: Vec<Entry>,
}

/// A revision of an edition.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    edition: String,
    revision: u32,
    /// Absent until the revision is released.
    sha256: Option<String>,
    /// The first day for which answers by the previous revision were wrong.
    wrong_from: Option<String>,
    /// The error that it corrects.
    why: Option<String>,
}

/// A compiled edition.
pub(crate) struct Compiled {
    pub(crate) name: String,
    pub(crate) revision: u32,
    pub(crate) sha256: String,
}

fn read() -> Result<Lock> {
    let path = root().join(LOCK);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

/// Returns the file that keeps the text of an earlier revision.
fn earlier(name: &str, revision: u32) -> PathBuf {
    root().join("core/compiled/earlier").join(format!("{name}+{revision}.json"))
}

fn digest_of(path: &Path) -> Option<String> {
    fs::read(path).ok().map(|bytes| tegi::digest(&bytes))
}

/// Refuses a released edition whose text has changed, and a revision without a reason.
pub(crate) fn check(editions: &[Compiled]) -> Result<()> {
    let lock = read()?;
    let mut faults = Vec::new();
    for entry in &lock.released {
        let name = format!("{} revision {}", entry.edition, entry.revision);
        let Some(current) = editions.iter().find(|edition| edition.name == entry.edition) else {
            faults.push(format!("{name} is in {LOCK} and has no folder in core/rulebooks"));
            continue;
        };
        if entry.revision > 1 && (entry.wrong_from.is_none() || entry.why.is_none()) {
            faults.push(format!("{name} says no `wrong_from` or no `why` in {LOCK}"));
        }
        if let Some(day) = &entry.wrong_from
            && day.parse::<tegi::value::day::Day>().is_err()
        {
            faults.push(format!("{name}: `wrong_from` in {LOCK} is no day: {day}"));
        }
        let Some(sha256) = &entry.sha256 else { continue };
        if entry.revision == current.revision && *sha256 != current.sha256 {
            let next = current.revision + 1;
            faults.push(format!(
                "{name} was released with the digest\n  {sha256}\nand its source now compiles to\n  {}\nA released \
                 edition is never edited. Write `revision = {next}` into its rulebook.toml, and into {LOCK}\n  \
                 [[released]]\n  edition = \"{}\"\n  revision = {next}\n  wrong_from = \"…\"  # the first day for \
                 which answers were wrong\n  why = \"…\"",
                current.sha256, entry.edition
            ));
        }
        let kept = earlier(&entry.edition, entry.revision);
        if entry.revision < current.revision && digest_of(&kept).as_ref() != Some(sha256) {
            faults.push(format!("{name} is not kept as it was released in {}", kept.display()));
        }
    }
    for edition in editions {
        let entries: Vec<_> = lock.released.iter().filter(|entry| entry.edition == edition.name).collect();
        let last = entries.iter().filter(|entry| entry.sha256.is_some()).map(|entry| entry.revision).max();
        let is_known = entries.iter().any(|entry| entry.revision == edition.revision);
        if edition.revision > 1 && !is_known {
            faults.push(format!("{} revision {} has no entry in {LOCK}", edition.name, edition.revision));
        }
        if last.is_some_and(|last| !(last..=last + 1).contains(&edition.revision)) {
            let last = last.unwrap_or_default();
            faults.push(format!(
                "{} is revision {}, and the last released one is {last}: a revision follows the one before",
                edition.name, edition.revision
            ));
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n\n"));
    Ok(())
}

/// Keeps the compiled text of a released revision before a newer one replaces it.
pub(crate) fn keep(editions: &[Compiled]) -> Result<()> {
    for entry in read()?.released {
        let Some(sha256) = &entry.sha256 else { continue };
        let is_earlier = |edition: &&Compiled| edition.name == entry.edition && edition.revision > entry.revision;
        let kept = earlier(&entry.edition, entry.revision);
        if !editions.iter().any(|edition| is_earlier(&edition)) || kept.exists() {
            continue;
        }
        let compiled = root().join("core/compiled").join(format!("{}.json", entry.edition));
        if digest_of(&compiled).as_ref() != Some(sha256) {
            bail!(
                "{} revision {} is no longer in core/compiled; take it from the version that released it and put it \
                 at {}",
                entry.edition,
                entry.revision,
                kept.display()
            );
        }
        fs::create_dir_all(kept.parent().context("a folder")?)?;
        fs::copy(&compiled, &kept).with_context(|| kept.display().to_string())?;
    }
    Ok(())
}

/// Writes the digests of all revisions that have none. They are released now.
pub(crate) fn release(editions: &[Compiled]) -> Result<()> {
    let mut lock = read()?;
    for edition in editions {
        let same = |entry: &&mut Entry| entry.edition == edition.name && entry.revision == edition.revision;
        match lock.released.iter_mut().find(same) {
            Some(entry) => {
                entry.sha256.get_or_insert_with(|| edition.sha256.to_string());
            }
            None => lock.released.push(Entry {
                edition: edition.name.to_string(),
                revision: edition.revision,
                sha256: Some(edition.sha256.to_string()),
                wrong_from: None,
                why: None,
            }),
        }
    }
    let sorted: BTreeMap<_, _> =
        lock.released.iter().map(|entry| ((entry.edition.as_str(), entry.revision), entry)).collect();
    let mut text = HEAD.to_string();
    for entry in sorted.values() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n[[released]]\nedition = \"{}\"\nrevision = {}\n", entry.edition, entry.revision);
        for (name, value) in [("sha256", &entry.sha256), ("wrong_from", &entry.wrong_from), ("why", &entry.why)] {
            if let Some(value) = value {
                let _ = writeln!(text, "{name} = {}", toml::Value::from(value.as_str()));
            }
        }
    }
    fs::write(root().join(LOCK), text)?;
    check(editions)
}

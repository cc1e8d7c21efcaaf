//! Compiles the authored law (TOML for an act, one CSV line per row) and the words to canonical JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Map, Value, json};
use tegi::doc::Json;
use tegi::law::schema::Rulebook as Form;
use tegi::law::{Edition, Library, Role, Rulebook};
use tegi::names::Language;
use tegi::value::hs::HsRange;
use tegi::value::nomenclature::Nomenclature;

use crate::law::{lock, quote};
use crate::root;

/// What to do with the compiled editions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write `core/compiled`.
    Write,
    /// Compare them with the committed ones.
    Check,
    /// Write them, and lock their digests.
    Release,
}

/// Compiles all editions, runs the guards of the law, and writes or compares `core/compiled`.
pub(crate) fn compile(mode: Mode) -> Result<()> {
    let authored = root().join("core/rulebooks");
    let compiled = root().join("core/compiled");
    let (library, books) = from_source()?;
    let mut files: BTreeMap<_, _> =
        books.into_iter().map(|(name, text)| (compiled.join(format!("{name}.json")), text)).collect();
    let editions: Vec<_> = library.editions().map(|edition| (edition.name(), edition)).collect();
    let locked = |(name, edition): &'_ (String, &Edition)| lock::Compiled {
        name: name.clone(),
        revision: edition.revision,
        sha256: edition.sha256.clone(),
    };
    let locked: Vec<_> = editions.iter().map(locked).collect();
    if mode != Mode::Check {
        lock::keep(&locked)?;
    }
    lock::check(&locked)?;
    // The warnings are for authors: of the engine's own rulebooks the audit tells more.
    let described = library.editions().map(|edition| Edition { warnings: Vec::new(), ..edition.clone() });
    files.insert(compiled.join("editions.json"), Json::of(&described.collect::<Vec<_>>())?.canonical());
    files.insert(compiled.join("series.json"), series(&authored)?);
    files.insert(compiled.join("headings.txt"), headings(&root().join("core/nomenclature/headings.csv"))?);
    files.insert(compiled.join("plausibility.json"), plausibility(&root().join("core/plausibility"), &library)?);
    for (kind, messages) in words(&root().join("core/words"))? {
        for (language, text) in by_language(&messages)? {
            files.insert(compiled.join(format!("words-{kind}-{language}.json")), text);
        }
    }
    for (path, text) in files {
        let current = fs::read_to_string(&path).unwrap_or_default();
        if current == text {
            continue;
        }
        if mode == Mode::Check {
            bail!("{} is not what its source says; run `cargo xtask rulebooks`", path.display());
        }
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    if mode == Mode::Release { lock::release(&locked) } else { Ok(()) }
}

/// Reads all editions from their source, checks them, and compares them with their quotes. Returns names and texts.
pub(crate) fn from_source() -> Result<(Library, Vec<(String, String)>)> {
    let authored = root().join("core/rulebooks");
    let mut library = Library::default();
    let mut books = Vec::new();
    for series in folders(&authored)? {
        for edition in folders(&series)? {
            let value = edition_of(&edition).with_context(|| edition.display().to_string())?;
            let text = Json::of(&value)?.canonical();
            let name = format!("{}@{}", name_of(&series)?, name_of(&edition)?);
            books.push((name, text, edition));
        }
    }
    // Rulebooks with their own rules come first, because others borrow from them.
    books.sort_by_key(|(_, text, _)| text.contains("\"origin_from\""));
    for (name, text, folder) in &books {
        let book = library.load(text).map_err(|faults| anyhow!("{name}: {}", listed(&faults)))?;
        // The types of other languages are made from this form.
        serde_json::from_str::<Form>(text).with_context(|| format!("{name} against law/schema.rs"))?;
        ensure!(book.name() == *name, "{name} says that it is {}", book.name());
        quote::check(book, folder)?;
    }
    Ok((library, books.into_iter().map(|(name, text, _)| (name, text)).collect()))
}

fn listed(faults: &[tegi::doc::Fault]) -> String {
    faults.iter().map(|fault| format!("\n  {fault:?}")).collect()
}

pub(crate) fn folders(parent: &Path) -> Result<Vec<PathBuf>> {
    let entries: Vec<PathBuf> =
        fs::read_dir(parent)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    let mut folders: Vec<PathBuf> = entries.into_iter().filter(|path| path.is_dir()).collect();
    folders.sort();
    Ok(folders)
}

fn name_of(path: &Path) -> Result<&str> {
    path.file_name().and_then(|name| name.to_str()).context("a folder without a name")
}

pub(crate) fn toml_of(path: &Path) -> Result<Map<String, Value>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

/// Returns the lines of a CSV file as objects. Empty cells are absent.
pub(crate) fn csv_of(path: &Path) -> Result<Vec<Map<String, Value>>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut reader = csv::Reader::from_path(path)?;
    let names = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cells = names.iter().zip(record.iter()).filter(|(_, cell)| !cell.is_empty());
        rows.push(cells.map(|(name, cell)| (name.to_string(), Value::from(cell))).collect());
    }
    Ok(rows)
}

fn edition_of(folder: &Path) -> Result<Value> {
    let mut book = toml_of(&folder.join("rulebook.toml"))?;
    book.extend(toml_of(&folder.join("gaps.toml"))?);
    let mut terms = csv_of(&folder.join("terms.csv"))?;
    for term in &mut terms {
        flag(term, "undefined");
    }
    book.insert("terms".to_string(), json!(terms));
    let processes = processes(&folder.join("processes.csv"))?;
    if !processes.is_empty() {
        book.insert("processes".to_string(), json!(processes));
    }
    let rows = csv_of(&folder.join("list.csv"))?;
    if let Some(origin) = book.get_mut("origin").and_then(Value::as_object_mut) {
        list_of(origin, rows)?;
    }
    Ok(Value::Object(book))
}

/// Reads the legal meaning of the trade's processes. Their reasons are only for readers of the file.
fn processes(file: &Path) -> Result<Vec<Map<String, Value>>> {
    let mut rows = csv_of(file)?;
    for row in &mut rows {
        row.remove("why");
        for name in ["is", "includes"] {
            if let Some(cell) = row.get_mut(name) {
                *cell = json!(cell.as_str().unwrap_or_default().split("; ").collect::<Vec<_>>());
            }
        }
    }
    Ok(rows)
}

/// Reads `yes` in a cell as true.
fn flag(row: &mut Map<String, Value>, name: &str) {
    if let Some(cell) = row.get_mut(name) {
        *cell = Value::from(cell == "yes");
    }
}

/// Reads the rows of the list, each with its citation, and the clauses that other acts add to some of them.
fn list_of(origin: &mut Map<String, Value>, mut rows: Vec<Map<String, Value>>) -> Result<()> {
    let list = origin.remove("list");
    let added = origin.remove("list_or");
    if rows.is_empty() {
        return Ok(());
    }
    let cite = list.as_ref().and_then(|list| list.get("cite")).and_then(Value::as_str).context("origin.list.cite")?;
    for row in &mut rows {
        flag(row, "excluded");
        if row.remove("rest").is_some_and(|rest| rest == "unknown") {
            row.insert("rest_unknown".to_string(), Value::from(true));
        }
        let mark = row.remove("mark").context("a row without a mark")?;
        let id = row.get("id").and_then(Value::as_str).context("a row without an id")?;
        let citation = format!("{cite}/row-{id} {}", mark.as_str().unwrap_or_default());
        row.insert("cite".to_string(), Value::from(citation));
        // Notes are only for readers of the list. Users' warnings stand in gaps.toml.
        row.remove("note");
        row.remove("amended_by");
    }
    for mut clause in added.and_then(|added| added.as_array().cloned()).unwrap_or_default() {
        let rule = clause.as_object_mut().and_then(|clause| clause.remove("rule")).context("list_or without a rule")?;
        let row = rows.iter_mut().find(|row| row.get("id") == Some(&rule)).context("list_or of an unknown rule")?;
        let others = row.entry("or").or_insert_with(|| json!([]));
        others.as_array_mut().context("or")?.push(clause);
    }
    origin.insert("list".to_string(), json!(rows));
    Ok(())
}

fn series(authored: &Path) -> Result<String> {
    let mut value = toml_of(&authored.join("series.toml"))?;
    value.remove("series");
    let silences = value.remove("silence").context("series.toml without silences")?;
    value.insert("silences".to_string(), silences);
    Ok(Json::of(&value)?.canonical())
}

/// Reads the headings of the nomenclature. It has deleted ones too, because old papers and lists still use them.
fn headings(file: &Path) -> Result<String> {
    let mut ranges: Vec<HsRange> = Vec::new();
    for row in csv_of(file)? {
        let heading = row.get("heading").and_then(Value::as_str).with_context(|| format!("{row:?}"))?;
        let range = heading.parse().map_err(|_| anyhow!("{heading} is no heading"))?;
        ensure!(heading.len() == 4 && ranges.last().is_none_or(|last| *last < range), "{heading} is out of order");
        ranges.push(range);
    }
    Ok(Nomenclature::of(&ranges).digits().to_string())
}

/// Reads the parameters of the flags, and the chapters that operations need. Their reasons are only for readers of the
/// file.
fn plausibility(folder: &Path, library: &Library) -> Result<String> {
    let mut operations = Map::new();
    for row in csv_of(&folder.join("operations.csv"))? {
        let cell = |name: &str| row.get(name).and_then(Value::as_str).with_context(|| format!("{row:?} has no {name}"));
        let (term, chapters, _) = (cell("term")?, cell("chapters")?, cell("why")?);
        let of_operation = |book: &Rulebook| book.terms.get(term).is_some_and(|term| term.role == Role::Operation);
        ensure!(library.books().any(of_operation), "{term} is no operation of a rulebook");
        for end in chapters.split([' ', '-']) {
            format!("ch{end}").parse::<HsRange>().map_err(|_| anyhow!("{term}: {end} is no chapter"))?;
        }
        ensure!(operations.insert(term.to_string(), json!(chapters)).is_none(), "{term} stands twice");
    }
    let parameters = toml_of(&folder.join("parameters.toml"))?;
    Ok(Json::of(&json!({"operations": operations, "parameters": parameters}))?.canonical())
}

/// What messages are about, by the name of their file. A module of the package has what it needs of them.
fn about(name: &str) -> &'static str {
    match name {
        "answer" | "fault" | "rule" | "signature" => "goods",
        "table" => "tables",
        "contract" => "contracts",
        "exam" => "exams",
        _ => "others",
    }
}

/// Returns the messages by key, each by what it is about.
fn words(folder: &Path) -> Result<BTreeMap<&'static str, Map<String, Value>>> {
    let mut keys = BTreeSet::new();
    let mut catalogues: BTreeMap<&'static str, Map<String, Value>> = BTreeMap::new();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    for file in files {
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let all = catalogues.entry(about(name)).or_default();
        for (group, messages) in toml_of(&file)? {
            for (key, words) in messages.as_object().with_context(|| group.clone())? {
                let key = format!("{group}.{key}");
                ensure!(keys.insert(key.clone()), "{key} stands twice");
                all.insert(key, words.clone());
            }
        }
    }
    Ok(catalogues)
}

/// Returns words by key, apart for each language, as canonical JSON: a page loads the language that it speaks.
pub(crate) fn by_language(words: &Map<String, Value>) -> Result<Vec<(&'static str, String)>> {
    let of = |language: &'static str| {
        let said = |(key, words): (&String, &Value)| {
            let said = words.get(language).and_then(Value::as_str);
            Ok((key.clone(), said.with_context(|| format!("{key} is not said in {language}"))?.to_string()))
        };
        let words = words.iter().map(said).collect::<Result<BTreeMap<String, String>>>()?;
        Ok((language, Json::of(&words)?.canonical()))
    };
    Language::ALL.into_iter().map(|language| of(language.code())).collect()
}

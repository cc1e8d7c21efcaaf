//! Compiles the names that tables use (headings, units, countries, currencies and choices) to one JSON text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};
use tegi::doc::Json;
use tegi::names::key;
use tegi::table::field;

use crate::root;
use crate::rulebooks::{by_language, csv_of, folders, toml_of};

/// The sheets in the reader's order, and the file with their columns.
const SHEETS: [(&str, &str); 6] = [
    ("goods", "goods"),
    ("lines", "goods"),
    ("document", "contracts"),
    ("contracts", "contracts"),
    ("contract-goods", "contracts"),
    ("purchases", "contracts"),
];

/// Writes `core/compiled/table.json`; with `check` only compares it with the committed file.
pub(crate) fn compile(check: bool) -> Result<()> {
    let folder = root().join("core/table");
    let shared = toml_of(&folder.join("fields/shared.toml"))?;
    let mut names = Vec::new();
    let mut fields = Vec::new();
    for (sheet, file) in SHEETS {
        let mut name = object(&shared, "sheet")?.get(sheet).cloned().with_context(|| format!("sheet.{sheet}"))?;
        name.as_object_mut().context("a sheet is a table")?.insert("id".to_string(), json!(sheet));
        names.push(name);
        let authored = toml_of(&folder.join("fields").join(file).with_extension("toml"))?;
        let columns = authored.get(sheet).and_then(Value::as_array).with_context(|| format!("{file}.toml: {sheet}"))?;
        for column in columns {
            let field = field_of(column, &shared).with_context(|| format!("{sheet}: {column}"))?;
            fields.push(with(field, "sheet", json!(sheet)));
        }
    }
    let other = toml_of(&folder.join("fields/other.toml"))?;
    let mut authored = toml_of(&folder.join("choices.toml"))?;
    let unclear = authored.remove("unclear").context("choices.toml: unclear")?;
    let mut choices = Map::new();
    for (kind, values) in authored {
        let values = values.as_object().with_context(|| format!("choices.toml: {kind}"))?.iter();
        let values = values.map(|(id, value)| Ok(with(value.as_object().context("a value")?.clone(), "id", json!(id))));
        choices.insert(kind, Value::Array(values.collect::<Result<_>>()?));
    }
    let (operations, names_of_processes) = operations(&root().join("core"))?;
    let value = json!({
        "sheets": names,
        "fields": fields,
        "other": object(&other, "other")?,
        "units": toml_of(&folder.join("units.toml"))?,
        "countries": named(&folder.join("countries.csv"))?,
        "choices": choices,
        "unclear": unclear,
        "operations": operations,
        "currencies": named(&folder.join("currencies.csv"))?,
    });
    let text = Json::of(&value)?.canonical();
    let doubts = field::doubtful(&text);
    ensure!(doubts.is_empty(), "core/table:\n{}", doubts.join("\n"));
    let mut files: Vec<(String, String)> = Vec::new();
    for (language, text) in by_language(&names_of_processes)? {
        files.push((format!("words-processes-{language}"), text));
    }
    let usual = Json::of(&usual(&root().join("core/operations"))?)?.canonical();
    files.extend([("table".to_string(), text), ("usual".to_string(), usual)]);
    for (name, text) in files {
        let path = root().join("core/compiled").join(name).with_extension("json");
        if fs::read_to_string(&path).unwrap_or_default() == text {
            continue;
        }
        ensure!(!check, "{} is not what its source says; run `cargo xtask table`", path.display());
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Reads the usual operations of each chapter, in their usual order.
fn usual(folder: &Path) -> Result<Map<String, Value>> {
    let mut known = BTreeMap::new();
    for row in csv_of(&folder.join("chapters.csv"))? {
        let cell = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
        known.insert(cell("id").to_string(), chapters(cell("chapters"))?);
    }
    let mut all = Map::new();
    for row in csv_of(&folder.join("usual.csv"))? {
        let cell = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
        let ids: Vec<&str> = cell("operations").split(' ').collect();
        ensure!((8..=12).contains(&ids.len()), "usual.csv: {} has {} operations", cell("chapters"), ids.len());
        let different: BTreeSet<_> = ids.iter().collect();
        ensure!(different.len() == ids.len(), "usual.csv: {} names an operation twice", cell("chapters"));
        for chapter in chapters(cell("chapters"))? {
            for id in &ids {
                let is_usual = known.get(*id).is_some_and(|chapters| chapters.contains(&chapter));
                ensure!(is_usual, "usual.csv: {id} is not usual in chapter {chapter} by chapters.csv");
            }
            let before = all.insert(format!("{chapter:02}"), json!(ids));
            ensure!(before.is_none(), "usual.csv: chapter {chapter} stands twice");
        }
    }
    Ok(all)
}

/// Reads chapters such as `06 07 84-90`.
fn chapters(text: &str) -> Result<BTreeSet<u64>> {
    let mut all = BTreeSet::new();
    for part in text.split(' ') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (u64, u64) = (first.parse()?, last.parse()?);
        ensure!((1..=97).contains(&first) && first <= last && last <= 97, "{part} is no chapters");
        all.extend(first..=last);
    }
    Ok(all)
}

fn object<'v>(value: &'v Map<String, Value>, name: &str) -> Result<&'v Map<String, Value>> {
    value.get(name).and_then(Value::as_object).with_context(|| format!("{name} is no table"))
}

fn with(mut field: Map<String, Value>, name: &str, value: Value) -> Value {
    field.insert(name.to_string(), value);
    Value::Object(field)
}

/// Makes a field of its own members and of the shared headings that `as` names.
fn field_of(column: &Value, shared: &Map<String, Value>) -> Result<Map<String, Value>> {
    let mut own = column.as_object().context("no table")?.clone();
    let without = own.remove("without").unwrap_or_else(|| json!([]));
    let without = without.as_array().context("without is no list")?.clone();
    if let Some(base) = own.remove("as") {
        let base = base.as_str().context("as is no text")?;
        let base = object(shared, "common")?.get(base).and_then(Value::as_object).with_context(|| base.to_string())?;
        for (name, value) in base {
            match own.get_mut(name) {
                None => {
                    own.insert(name.clone(), value.clone());
                }
                // A field's own headings come before the shared ones. Its other members replace the shared ones.
                Some(Value::Array(items)) => items.extend(value.as_array().cloned().unwrap_or_default()),
                Some(_) => {}
            }
        }
    }
    if let Some(also) = own.get_mut("also").and_then(Value::as_array_mut) {
        for left_out in &without {
            ensure!(also.contains(left_out), "{left_out} stands in `without`, and not among the headings");
        }
        also.retain(|heading| !without.contains(heading));
    }
    let known = ["path", "kind", "is_required", "kk", "ru", "en", "also", "like", "states"];
    if let Some(unknown) = own.keys().find(|name| !known.contains(&name.as_str())) {
        bail!("unknown member {unknown}");
    }
    Ok(own)
}

/// Reads the rows of a file of names. `also` has further names, with `; ` between them.
fn named(path: &Path) -> Result<Vec<Value>> {
    let mut seen = BTreeMap::new();
    let mut all = Vec::new();
    for mut row in csv_of(path)? {
        if let Some(also) = row.remove("also") {
            let names: Vec<&str> = also.as_str().unwrap_or_default().split("; ").collect();
            row.insert("also".to_string(), json!(names));
        }
        let code = row.get("code").or(row.get("id")).and_then(Value::as_str).context("a row without a code")?;
        ensure!(seen.insert(code.to_string(), ()).is_none(), "{}: {code} stands twice", path.display());
        all.push(Value::Object(row));
    }
    Ok(all)
}

/// Reads the processes of `core/operations`, and the operations of the rulebooks, whose names stand there. Returns also
/// the names of the processes that are no operations of a rulebook, as messages.
fn operations(core: &Path) -> Result<(Vec<Value>, Map<String, Value>)> {
    let mut terms = BTreeMap::new();
    let mut meant: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for series in folders(&core.join("rulebooks"))? {
        for edition in folders(&series)? {
            for mut term in csv_of(&edition.join("terms.csv"))? {
                let id = term.get("id").and_then(Value::as_str).context("a term without an id")?.to_string();
                if term.get("kind").is_some_and(|kind| kind == "operation") {
                    term.retain(|name, _| ["id", "kk", "ru", "en"].contains(&name.as_str()));
                    terms.insert(id, term);
                }
            }
            for row in csv_of(&edition.join("processes.csv"))? {
                let cell = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
                let ids = cell("is").split("; ").filter(|id| !id.is_empty()).map(String::from).collect();
                meant.insert(cell("id").to_string(), ids);
            }
        }
    }
    let folder = core.join("operations");
    let official: BTreeMap<String, String> = terms
        .iter()
        .flat_map(|(id, term)| {
            let names =
                ["kk", "ru", "en"].map(|language| term.get(language).and_then(Value::as_str).unwrap_or_default());
            names.map(|name| (key(name), id.clone()))
        })
        .collect();
    let mut names = Map::new();
    let mut all = Vec::new();
    for mut process in named(&folder.join("names.csv"))? {
        let process = process.as_object_mut().context("a process")?;
        let id = process.get("id").and_then(Value::as_str).context("a process without an id")?.to_string();
        for language in ["kk", "ru", "en", "also"] {
            let texts = match process.get(language) {
                Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).collect(),
                Some(Value::String(text)) => vec![text.as_str()],
                _ => Vec::new(),
            };
            if let Some((text, term)) = texts.iter().find_map(|text| Some((text, official.get(&key(text))?))) {
                ensure!(*term == id, "names.csv: {id} is called «{text}», which is the rulebook's name of {term}");
            }
        }
        match terms.remove(&id) {
            Some(term) => {
                ensure!(!process.contains_key("ru"), "names.csv: {id} has its names in the rulebook");
                process.extend(term);
            }
            None => {
                for language in ["kk", "ru", "en"] {
                    ensure!(process.contains_key(language), "names.csv: {id} has no name in {language}");
                }
                // Words use these names, too, also in modules that read no tables.
                let words = ["kk", "ru", "en"].map(|language| (language.to_string(), process.remove(language)));
                names.insert(
                    format!("process.{id}"),
                    Value::Object(words.into_iter().filter_map(|(key, name)| Some((key, name?))).collect()),
                );
                let ids = meant.remove(&id).with_context(|| format!("{id} stands in no processes.csv"))?;
                process.insert("is".to_string(), json!(ids));
            }
        }
        process.retain(|name, _| ["id", "kk", "ru", "en", "also", "is"].contains(&name.as_str()));
        all.push(Value::Object(process.clone()));
    }
    let nameless: Vec<_> = meant.keys().filter(|id| !official.values().any(|term| term == *id)).collect();
    ensure!(nameless.is_empty(), "names.csv does not name {nameless:?}");
    all.extend(terms.into_values().map(Value::Object));
    Ok((all, names))
}

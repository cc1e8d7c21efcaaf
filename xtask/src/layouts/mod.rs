//! Writes random bills in twelve layouts and reads them back. The result must be the same facts or a fault, never other
//! facts.

mod bill;
mod garble;
mod sheet;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use fastrand::Rng;
use serde_json::{Map, Value, json};
use tegi::door::Door;

use bill::{Bill, Operation};
use write::{DAY, LAYOUTS, RATES, Written, write};

/// A written bill with the facts that it states.
struct Case {
    written: Written,
    facts: Value,
}

/// The number of cells that are spoilt in a bill, and the number of bills of which one is spoilt.
const SPOILT: usize = 4;
const SPOILT_OF: usize = 4;

/// Writes so many random bills in each layout and reads them with the core. Then spoils cells of the bills whose good
/// does not originate.
pub(crate) fn check(count: usize, seed: u64) -> Result<()> {
    let door = Door::open().map_err(|faults| anyhow!("{faults:?}"))?;
    let operations = operations(&door)?;
    // For each layout: how many were read, and why others were refused.
    let mut told: BTreeMap<usize, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
    let mut silent = 0;
    for number in 0..count {
        let seed = seed.wrapping_add(number as u64);
        for layout in 0..LAYOUTS {
            let case = made(layout, seed, &operations)?;
            let reading = read(&door, &case.written)?;
            let (read, refused) = told.entry(layout).or_default();
            match judge(&reading, &case.facts) {
                Outcome::Same => {
                    *read += 1;
                    if (number + layout) % SPOILT_OF == 0 {
                        let mut rng = Rng::with_seed(seed);
                        let spoilt = garble::check(&door, &case.written, SPOILT, &mut rng);
                        silent += spoilt.with_context(|| format!("layout {layout}, seed {seed}"))?;
                    }
                }
                Outcome::Fault(code) => *refused.entry(code).or_default() += 1,
                Outcome::Other(what) => {
                    let sheets: Vec<Value> = case.written.sheets.iter().map(|sheet| sheet.wire("book")).collect();
                    bail!(
                        "layout {layout}, seed {seed}: {what}\nwritten: {}\nfacts: {}\nread: {reading:#}",
                        Value::from(sheets),
                        case.facts
                    );
                }
            }
        }
    }
    for (layout, (read, refused)) in told {
        println!("layout {layout}: {read} of {count} read, refused: {refused:?}");
    }
    println!("spoilt cells that were no fault, and let no good originate: {silent}");
    Ok(())
}

/// Writes so many random bills in each layout for the hosts: `N.json` with what is asked, the sheets for a writer of
/// workbooks and the facts; and the bytes of text tables beside it.
pub(crate) fn write_files(folder: &Path, count: usize, seed: u64) -> Result<()> {
    fs::create_dir_all(folder)?;
    let door = Door::open().map_err(|faults| anyhow!("{faults:?}"))?;
    let operations = operations(&door)?;
    for number in 0..count {
        let layout = number % LAYOUTS;
        let case = made(layout, seed.wrapping_add(number as u64), &operations)?;
        let written = &case.written;
        let mut files = Vec::new();
        if let Some(dialect) = written.dialect {
            for sheet in &written.sheets {
                let name = format!("{number}-{}.{}", sheet.name, if dialect.separator == '\t' { "tsv" } else { "csv" });
                fs::write(folder.join(&name), sheet.bytes(dialect)?)?;
                files.push(json!({"file": name, "name": format!("{}.csv", sheet.name)}));
            }
        }
        let sheets: Vec<Value> = written.sheets.iter().map(|sheet| sheet.book()).collect();
        let case = json!({
            "layout": layout, "options": options(written), "files": files,
            "sheets": if written.dialect.is_none() { Value::from(sheets) } else { Value::Null },
            "facts": case.facts,
        });
        fs::write(folder.join(format!("{number}.json")), format!("{case:#}\n"))?;
    }
    Ok(())
}

/// Writes a random bill in a layout. Facts without a place in the layout are left out.
fn made(layout: usize, seed: u64, operations: &[Operation]) -> Result<Case> {
    let mut rng = Rng::with_seed(seed.wrapping_mul(31).wrapping_add(layout as u64));
    let mut bill = Bill::random(&mut rng, operations, layout != 7);
    match layout {
        // Windows-1251 has no Kazakh letters.
        3 => bill.without_kazakh(),
        5 => bill.as_costing(),
        _ => {}
    }
    let written = write(layout, &bill, &mut rng);
    let mut same = written.same.clone();
    same.remove("good");
    same.remove("operations");
    let facts = bill.facts(&same, &RATES, DAY);
    Ok(Case { written, facts })
}

/// Returns what the core reads.
fn read(door: &Door, written: &Written) -> Result<Value> {
    let (mut sheets, mut files) = (Vec::new(), Vec::new());
    for sheet in &written.sheets {
        match written.dialect {
            None => sheets.push(sheet.wire("book.xlsx")),
            Some(dialect) => {
                sheets.push(json!({"file": format!("{}.csv", sheet.name), "bytes": files.len()}));
                files.push(sheet.bytes(dialect)?);
            }
        }
    }
    let request = json!({"options": options(written), "sheets": sheets});
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    Ok(serde_json::from_str(&door.read_table_files(&request.to_string(), &files))?)
}

fn options(written: &Written) -> Value {
    let rates: Vec<Value> =
        RATES.iter().map(|(currency, rate)| json!({"currency": currency, "day": DAY, "rate": rate})).collect();
    json!({"about": written.about, "language": "ru", "same": written.same, "rates": rates, "ignore": written.ignore})
}

/// Returns the operations of the CIS list with unique names.
fn operations(door: &Door) -> Result<Vec<Operation>> {
    let book: Value = serde_json::from_str(&door.rulebook("cis-2009"))?;
    let terms = book.get("terms").and_then(Value::as_array).context("terms")?;
    let text = |term: &Value, name: &str| term.get(name).and_then(Value::as_str).unwrap_or_default().to_string();
    let all: Vec<Operation> = terms
        .iter()
        .filter(|term| text(term, "kind") == "operation")
        .map(|term| Operation { id: text(term, "id"), names: ["kk", "ru", "en"].map(|language| text(term, language)) })
        .collect();
    let is_clear = |one: &Operation| {
        one.names
            .iter()
            .all(|name| !name.is_empty() && !name.contains([';', ',', '(', '/']) && name.chars().count() < 60)
            && all.iter().filter(|other| (0..3).any(|language| other.names[language] == one.names[language])).count()
                == 1
    };
    Ok(all.iter().filter(|one| is_clear(one)).cloned().collect())
}

enum Outcome {
    Same,
    Fault(String),
    Other(String),
}

/// Whether the read facts are the written ones.
fn judge(reading: &Value, facts: &Value) -> Outcome {
    let documents = list(reading, "documents");
    if let Some(fault) = faults_of(reading).first() {
        return Outcome::Fault(fault.get("code").and_then(Value::as_str).unwrap_or_default().to_string());
    }
    let [document] = documents.as_slice() else {
        return Outcome::Other(format!("{} documents", documents.len()));
    };
    let read = document.get("facts").cloned().unwrap_or_default();
    match difference("", &plain(&read), &plain(facts)) {
        None => Outcome::Same,
        Some(what) => Outcome::Other(what),
    }
}

/// Returns all faults of a reading and its documents.
fn faults_of(reading: &Value) -> Vec<Value> {
    let mut faults = list(reading, "faults");
    faults.extend(list(reading, "errors"));
    faults.extend(list(reading, "documents").iter().flat_map(|document| list(document, "faults")));
    faults
}

fn list(value: &Value, name: &str) -> Vec<Value> {
    value.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Returns facts in one form: decimals without needless zeros, operations in one order, no nulls.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut plain_members = Map::new();
            for (name, member) in members {
                if member.is_null() {
                    continue;
                }
                let mut member = plain(member);
                if name == "operations"
                    && let Value::Array(items) = &mut member
                {
                    items.sort_by_key(ToString::to_string);
                }
                plain_members.insert(name.clone(), member);
            }
            Value::Object(plain_members)
        }
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::String(text) if is_decimal(text) => {
            let text = text.trim_end_matches('0').trim_end_matches('.');
            text.into()
        }
        other => other.clone(),
    }
}

fn is_decimal(text: &str) -> bool {
    text.contains('.') && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}

/// Returns the first place at which two documents differ.
fn difference(at: &str, read: &Value, written: &Value) -> Option<String> {
    match (read, written) {
        (Value::Object(one), Value::Object(other)) => {
            let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            names.into_iter().find_map(|name| {
                let null = Value::Null;
                difference(&format!("{at}/{name}"), one.get(name).unwrap_or(&null), other.get(name).unwrap_or(&null))
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(place, (one, other))| difference(&format!("{at}/{place}"), one, other)),
        _ if read == written => None,
        _ => Some(format!("{at}: read {read}, written {written}")),
    }
}

//! Spoils one cell of a table whose good does not originate. The good must not originate then without a fault.

use anyhow::{Result, bail};
use fastrand::Rng;
use serde_json::Value;
use tegi::door::Door;

use super::sheet::Cell;
use super::write::Written;
use super::{faults_of, read};

/// Texts that stand in a cell by mistake: no kind of cell accepts them, or they say that a row is no line.
const GARBAGE: [&str; 14] = [
    "???",
    "н/д",
    "-",
    "#REF!",
    "12,5,7",
    "Итого",
    "Всего",
    "Барлығы",
    "Total",
    "в т.ч. НДС",
    "см. прил. 2",
    "1Е5",
    "",
    "Зарплата",
];

/// Spoils so many cells, one at a time, and counts those without a fault in the answer.
pub(super) fn check(door: &Door, written: &Written, times: usize, rng: &mut Rng) -> Result<usize> {
    if !is_refused(door, &read(door, written)?)? {
        return Ok(0);
    }
    let mut silent = 0;
    for _ in 0..times {
        let mut spoilt = written.clone();
        let place = rng.usize(0..spoilt.sheets.len());
        let Some(sheet) = spoilt.sheets.get_mut(place) else { continue };
        let row = rng.usize(0..sheet.rows.len());
        let Some(cells) = sheet.rows.get_mut(row).filter(|cells| !cells.is_empty()) else { continue };
        let column = rng.usize(0..cells.len());
        let garbage = GARBAGE[rng.usize(0..GARBAGE.len())];
        let Some(cell) = cells.get_mut(column) else { continue };
        let before = format!("{cell:?}");
        *cell = if garbage.is_empty() { Cell::Blank } else { Cell::text(garbage) };
        // Windows-1251 has no Kazakh letters.
        let Ok(reading) = read(door, &spoilt) else { continue };
        if faults_of(&reading).is_empty() {
            silent += 1;
            if verdicts(door, &reading)?.iter().any(|verdict| verdict == "originating") {
                let sheets: Vec<Value> = written.sheets.iter().map(|sheet| sheet.wire("book")).collect();
                bail!(
                    "sheet {place}, row {}, column {}: {before} became {garbage:?}, and the good originates\n{}\n{reading}",
                    row + 1,
                    column + 1,
                    Value::from(sheets)
                );
            }
        }
    }
    Ok(silent)
}

/// Whether the good of a reading does not originate.
fn is_refused(door: &Door, reading: &Value) -> Result<bool> {
    Ok(faults_of(reading).is_empty() && verdicts(door, reading)? == ["not_originating"])
}

/// Returns the verdict of each good of a reading.
fn verdicts(door: &Door, reading: &Value) -> Result<Vec<String>> {
    let documents = reading.get("documents").and_then(Value::as_array).cloned().unwrap_or_default();
    let assess = |document: &Value| {
        let facts = document.get("facts").map(Value::to_string).unwrap_or_default();
        let answer: Value = serde_json::from_str(&door.assess_good(&facts))?;
        Ok(answer.get("verdict").and_then(Value::as_str).unwrap_or_default().to_string())
    };
    documents.iter().map(assess).collect()
}

//! Runs the shared cases of `tests/tables`: cells and text tables in, facts or faults out; one test each.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Value, json};
use tegi::door::Door;

fn main() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/tables");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let opened = Arc::new(Door::open().unwrap());
    let mut trials = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let cases: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in cases["cases"].as_array().unwrap() {
            let name = format!("{}/{}", file.file_stem().unwrap().to_string_lossy(), case["id"].as_str().unwrap());
            let (case, door) = (case.clone(), Arc::clone(&opened));
            trials.push(Trial::test(name, move || check(&door, &case)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(door: &Door, case: &Value) -> Result<(), Failed> {
    let mut files = Vec::new();
    let sheets: Vec<Value> = case["sheets"].as_array().unwrap().iter().map(|sheet| whole(sheet, &mut files)).collect();
    let request = json!({"options": case["options"], "sheets": sheets}).to_string();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let answer: Value = serde_json::from_str(&door.read_table_files(&request, &files)).unwrap();
    let expected = &case["expect"];
    let wrong = |what: &str| {
        let part =
            |value: &Value| value.pointer(&format!("/{what}")).map_or_else(|| "nothing".into(), ToString::to_string);
        Err(format!("{what}: expected {}\nbut it is {}", part(expected), part(&answer)).into())
    };
    if !faults_hold(&expected["faults"], &answer["faults"]) {
        return wrong("faults");
    }
    if let Some(tables) = expected.get("tables")
        && !within(tables, &answer["tables"])
    {
        return wrong("tables");
    }
    if let Some(mapping) = expected.get("mapping")
        && !within(mapping, &answer["mapping"])
    {
        return wrong("mapping");
    }
    let Some(documents) = expected["documents"].as_array() else { return Ok(()) };
    let given = answer["documents"].as_array().unwrap();
    if documents.len() != given.len() {
        return wrong("documents");
    }
    for (place, (document, given)) in documents.iter().zip(given).enumerate() {
        let is_same = |name: &str| document.get(name).is_none_or(|expected| *expected == given[name]);
        let cells = document.get("cells").is_none_or(|cells| within(cells, &given["cells"]));
        if !is_same("id") || !is_same("facts") || !is_same("own") || !cells {
            return wrong(&format!("documents/{place}"));
        }
        if !faults_hold(&document["faults"], &given["faults"]) {
            return wrong(&format!("documents/{place}/faults"));
        }
    }
    Ok(())
}

/// A sheet as it is asked for: rows may be lists of cells, which are numbered, and bytes may be written as digits.
fn whole(sheet: &Value, files: &mut Vec<Vec<u8>>) -> Value {
    let mut sheet = sheet.clone();
    if let Some(rows) = sheet["rows"].as_array() {
        let rows = rows.iter().enumerate().filter(|(_, row)| !row.is_null());
        let rows =
            rows.map(|(place, row)| if row.is_array() { json!({"row": place + 1, "cells": row}) } else { row.clone() });
        sheet["rows"] = rows.collect();
    }
    if let Some(hex) = sheet.as_object_mut().unwrap().remove("hex") {
        let digits: Vec<u8> = hex.as_str().unwrap().bytes().filter(u8::is_ascii_hexdigit).collect();
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
        sheet["bytes"] = files.len().into();
        files.push(digits.chunks(2).map(byte).collect());
    }
    sheet
}

/// Whether there are as many faults as expected, and each has what is expected of it.
fn faults_hold(expected: &Value, given: &Value) -> bool {
    let (none, given) = (Vec::new(), given.as_array().unwrap());
    let expected = expected.as_array().unwrap_or(&none);
    expected.len() == given.len() && expected.iter().zip(given).all(|(expected, given)| within(expected, given))
}

/// Whether all that is expected is there: every member of an object, every item of a list.
fn within(expected: &Value, given: &Value) -> bool {
    match (expected, given) {
        (Value::Object(expected), Value::Object(_)) => expected.iter().all(|(key, value)| within(value, &given[key])),
        (Value::Array(expected), Value::Array(given)) => {
            expected.len() == given.len() && expected.iter().zip(given).all(|(expected, given)| within(expected, given))
        }
        _ => expected == given,
    }
}

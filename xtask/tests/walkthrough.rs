//! Walks through CONTRIBUTING.md in a copy of the project: its commands run, and say what it promises.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What the guards say that `make check` and `make law` begin with, in the copy.
fn told(copy: &Path, verbs: &[&str]) -> String {
    let tool =
        Command::new(env!("CARGO_BIN_EXE_xtask")).args(verbs).env("CARGO_MANIFEST_DIR", copy.join("xtask")).output();
    let tool = tool.unwrap();
    String::from_utf8_lossy(&[tool.stdout, tool.stderr].concat()).into_owned()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A copy of what the guards of the law read.
fn copied(name: &str) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&place);
    for folder in ["core/rulebooks", "core/compiled", "core/words", "core/plausibility", "tests/vectors"] {
        copy(&root().join(folder), &place.join(folder));
    }
    place
}

/// The list of the CIS rules in a copy, changed.
fn change(place: &Path, change: impl FnOnce(String) -> String) {
    let list = place.join("core/rulebooks/cis-2009/2024-05-04/list.csv");
    let text = fs::read_to_string(&list).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text);
    fs::write(list, changed).unwrap();
}

#[test]
fn make_check_runs_the_guards_of_the_law() {
    let makefile = fs::read_to_string(root().join("Makefile")).unwrap();
    let (_, check) = makefile.split_once("\ncheck:\n").unwrap();
    let (check, _) = check.split_once("\n\n").unwrap();
    for guard in ["rulebooks", "law", "coverage"] {
        assert!(check.contains(&format!("\tcargo xtask {guard} --check\n")), "{guard}");
    }
}

#[test]
fn a_row_without_cases_is_refused() {
    let place = copied("bare-row");
    let row = "9506,9506,,,,,MAXNOM 50,\"Инвентарь\",\"стоимость материалов не должна превышать 50% цены\",,primary,\n";
    change(&place, |list| list + row);
    let said = told(&place, &["law", "--check"]);
    assert!(said.contains("row 9506: no case is originating and none not_originating"), "{said}");
}

#[test]
fn an_edit_of_a_released_edition_is_refused() {
    let place = copied("edited");
    // The expression and the quoted condition: the quote check has nothing to say.
    let edit = |row: &str| row.replace("MAXNOM 50 AND", "MAXNOM 40 AND").replace("превышать 50%", "превышать 40%");
    change(&place, |list| {
        let rows = list.lines().map(|row| if row.starts_with("8501,") { edit(row) } else { row.to_string() });
        rows.collect::<Vec<_>>().join("\n") + "\n"
    });
    for verbs in [&["rulebooks", "--check"][..], &["rulebooks"]] {
        let said = told(&place, verbs);
        assert!(said.contains("A released edition is never edited. Write `revision = "), "{said}");
    }
}

#[test]
fn the_walk_through_of_8501_says_what_it_promises() {
    let (root, place) = (root(), copied("walkthrough"));
    let page = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let mut said = String::new();
    let mut looked_at = 0;
    for block in page.split("```").skip(1).step_by(2) {
        let (kind, lines) = block.split_once('\n').unwrap();
        for line in lines.lines() {
            match (kind, line) {
                ("sh", "make check") => said = told(&place, &["rulebooks", "--check"]),
                ("sh", "make law") => said = told(&place, &["law"]),
                ("sh", line) if line.starts_with("sed ") => {
                    assert!(Command::new("sh").args(["-c", line]).current_dir(&place).status().unwrap().success());
                }
                ("sh", line) if line.starts_with("make case NAME=") => {
                    let name = line.trim_start_matches("make case NAME=");
                    assert!(told(&root, &["case", name]).contains("as expected"), "{line}");
                    looked_at += 1;
                }
                ("text", line) => {
                    assert!(said.contains(line.trim_end()), "{line}\nis not in\n{said}");
                    looked_at += 1;
                }
                _ => panic!("nothing is known of {line}"),
            }
        }
    }
    assert!(looked_at >= 7, "the page no longer has the walk-through");
}

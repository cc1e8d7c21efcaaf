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

#[test]
fn the_walk_through_of_8501_says_what_it_promises() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("walkthrough");
    let _ = fs::remove_dir_all(&place);
    for folder in ["core/rulebooks", "core/compiled", "core/words", "core/plausibility", "tests/vectors"] {
        copy(&root.join(folder), &place.join(folder));
    }
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

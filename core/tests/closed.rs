//! The core reaches nothing outside: no source of it asks for `std`, where files, sockets, clocks and threads are.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { Vec::from([path]) }).collect()
}

#[test]
fn no_source_asks_for_std() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let found = sources(&folder);
    assert!(found.len() > 50, "{} sources", found.len());
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        // Tests stand at the end of a file, and may.
        let shipped = text.split("#[cfg(test)]").next().unwrap();
        for (place, line) in shipped.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            let asks = code.contains("std::") || code.contains("crate std") || code.contains("unsafe");
            assert!(!asks, "{}:{}: {line}", path.display(), place + 1);
        }
    }
    let root = fs::read_to_string(folder.join("lib.rs")).unwrap();
    assert!(root.contains("#![no_std]\n"));
}

//! Hands the docs of the stub to the compiler, so that `help` shows the same text as an editor: arguments, errors and
//! an example of each function, written once.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

const STUB: &str = "python/tegi/__init__.pyi";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={STUB}");
    let stub = fs::read_to_string(Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(STUB))?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut found = 0_usize;
    // A function begins at the margin; its docs are the first text in three quotes behind it.
    for function in stub.split("\ndef ").skip(1) {
        // `rulebook` is a module that can be called: the docs of the call stand at a private name.
        let name = function.split('(').next().ok_or("a function without arguments")?.trim_start_matches('_');
        let docs = function.split("\"\"\"").nth(1).ok_or_else(|| format!("{name} has no docs"))?;
        let lines: Vec<&str> = docs.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
        fs::write(out.join(format!("{name}.txt")), lines.join("\n").trim_end())?;
        found = found.saturating_add(1);
    }
    if found == 0 { Err(format!("{STUB} has no functions").into()) } else { Ok(()) }
}

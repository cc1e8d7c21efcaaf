//! Build verbs that need code. `cargo xtask` lists them.

mod answers;
mod coverage;
mod rulebooks;
mod schema;
#[cfg(feature = "wasm")]
mod wasm;

use std::path::PathBuf;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask rulebooks [--check]   compile core/rulebooks and core/words to core/compiled
cargo xtask coverage [--check]    write COVERAGE.md, from the rulebooks and the shared cases
cargo xtask schema DIR            write the wire types as JSON Schema
cargo xtask answers OUT           write the canonical answer of every shared case, one a line
cargo xtask wasm                  build the npm package's dist (with --features wasm)";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["rulebooks"] => rulebooks::compile(false),
        ["rulebooks", "--check"] => rulebooks::compile(true),
        ["coverage"] => coverage::write(false),
        ["coverage", "--check"] => coverage::write(true),
        ["schema", folder] => schema::write(&PathBuf::from(folder)),
        ["answers", file] => answers::write(&PathBuf::from(file)),
        #[cfg(feature = "wasm")]
        ["wasm"] => wasm::build(),
        [] | ["--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("unknown verb\n{HELP}"),
    }
}

/// The root of the project: where `cargo` runs this, not where it was compiled, since a build folder may be copied.
fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().map(PathBuf::from).unwrap_or(xtask)
}

//! Build verbs that need code. `cargo xtask` lists them.

mod answers;
mod case;
mod coverage;
mod law;
#[allow(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::string_slice,
    reason = "a table that is made here has the rows and columns that it was made with"
)]
mod layouts;
#[path = "../../core/tests/signing/parts.rs"]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a shared case in another form fails by panicking")]
mod parts;
mod reference;
mod released;
mod rooms;
mod rulebooks;
mod schema;
#[path = "../../core/tests/signing/mod.rs"]
#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a shared case in another form fails by panicking; the core's own tests need the rest"
)]
mod signing;
mod table;
#[cfg(feature = "wasm")]
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

use rulebooks::Mode;

const HELP: &str = "\
cargo xtask rulebooks [--check]   compile core/rulebooks and core/words to core/compiled
cargo xtask rulebooks --release   the same, and lock the digests of editions that are released now
cargo xtask table [--check]       compile core/table: headings, units and names that tables use
cargo xtask coverage [--check]    write COVERAGE.md, from the rulebooks and the shared cases
cargo xtask reference [--check]   write docs/reference.md in three languages: all facts, answers, values, operations
cargo xtask layouts COUNT [SEED]  write random bills in twelve layouts and read them back
cargo xtask layouts-to DIR COUNT  write them as files, for other readers
cargo xtask released [--check]    write what this version answers to the shared cases; it may not change after
cargo xtask law [--check]         tell what a change of the law changes; try slips in all rows, or in those changed
cargo xtask rooms [--check]       draw which room of the core imports from which; refuse imports that go upward
cargo xtask case NAME             run one shared case and show its facts and answer
cargo xtask schema DIR            write the wire types as JSON Schema
cargo xtask answers OUT           write the canonical answer of every shared case, one a line
cargo xtask wasm                  build the npm package's dist (with --features wasm)";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Prints the causes without the call stack: the reader changed a rulebook, not this tool.
            eprintln!("{}", error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": "));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["rulebooks"] => rulebooks::compile(Mode::Write),
        ["rulebooks", "--check"] => rulebooks::compile(Mode::Check),
        ["rulebooks", "--release"] => rulebooks::compile(Mode::Release),
        ["table"] => table::compile(false),
        ["table", "--check"] => table::compile(true),
        ["coverage"] => coverage::write(false),
        ["coverage", "--check"] => coverage::write(true),
        ["reference"] => reference::write(false),
        ["reference", "--check"] => reference::write(true),
        ["layouts", count] => layouts::check(count.parse()?, 1),
        ["layouts", count, seed] => layouts::check(count.parse()?, seed.parse()?),
        ["layouts-to", folder, count] => layouts::write_files(&PathBuf::from(folder), count.parse()?, 1),
        ["released"] => released::released(false),
        ["released", "--check"] => released::released(true),
        ["law"] => law::report::run(true),
        ["law", "--check"] => law::report::run(false),
        ["rooms"] => rooms::run(false),
        ["rooms", "--check"] => rooms::run(true),
        ["case", name] => case::run(name),
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

/// Returns the root of the project: the folder in which `cargo` runs this. The folder of compilation may differ,
/// because a build folder may be copied.
fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().map(PathBuf::from).unwrap_or(xtask)
}

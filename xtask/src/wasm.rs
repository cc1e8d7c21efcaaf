//! Builds the npm package's `dist`: the wasm, its glue, and the hand-written files beside them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use tegi::doc::Json;
use tegi::names::Language;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The features that Rust's wasm uses beyond the first version. They are named one by one, because `--all-features`
/// writes code that Node 20 rejects.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A module of the package.
struct Module {
    name: &'static str,
    /// The profile that it is compiled with.
    profile: &'static str,
    /// The features of the crate that it has.
    features: &'static [&'static str],
    /// The kinds of words that it says.
    words: &'static [&'static str],
}

/// The profile of what pages load first.
const SMALL: &str = "wasm-small";

/// The modules of the package: the whole engine, goods alone, tables alone, examinations alone.
const MODULES: [Module; 4] = [
    Module {
        name: "tegi",
        profile: "wasm",
        features: &[],
        words: &["goods", "processes", "tables", "contracts", "others"],
    },
    Module { name: "tegi_good", profile: SMALL, features: &["--no-default-features"], words: &["goods", "processes"] },
    Module {
        name: "tegi_table",
        profile: "wasm",
        features: &["--no-default-features", "--features", "table"],
        words: &["goods", "processes", "tables"],
    },
    Module {
        name: "tegi_exam",
        profile: "wasm",
        features: &["--no-default-features", "--features", "exam"],
        words: &["goods", "processes", "contracts", "exams"],
    },
];

/// Builds the package. Two builds of the same sources give the same bytes on every machine.
pub(crate) fn build() -> Result<()> {
    let root = crate::root();
    let package = root.join("bindings-wasm");
    let dist = package.join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("removing {}", dist.display()))?;
    }
    for Module { name, profile, features, words } in MODULES {
        compile(&root, profile, features)?;
        bind(&root.join("target").join(TARGET).join(profile).join("tegi_wasm.wasm"), name, &dist)?;
        shrink(&package, &dist.join(format!("{name}_bg.wasm")))?;
        for language in Language::ALL.map(Language::code) {
            let text = words_of(&root, name, words, language)?;
            fs::write(dist.join(format!("{name}_{language}.json")), text).context("writing words")?;
        }
    }
    for file in hand_written(&package.join("js"))? {
        copy(&file, &dist)?;
    }
    copy(&root.join("LICENSE"), &dist)?;
    sums(&dist)
}

/// Makes the digests of the package's files, in the form of `sha256sum --check`.
fn sums(dist: &Path) -> Result<()> {
    let mut files = fs::read_dir(dist)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    let mut sums = String::new();
    for file in files {
        let name = file.file_name().context("a file has a name")?.to_string_lossy().into_owned();
        let digest = tegi::digest(&fs::read(&file)?);
        writeln!(sums, "{digest}  {name}")?;
    }
    fs::write(dist.join("SHA256SUMS"), sums).context("writing SHA256SUMS")
}

/// Returns the words of a module in one language, as its engine takes them.
fn words_of(root: &Path, module: &str, kinds: &[&str], language: &str) -> Result<String> {
    let mut words = serde_json::Map::new();
    for kind in kinds {
        let file = root.join("core/compiled").join(format!("words-{kind}-{language}.json"));
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        words.extend(serde_json::from_str::<serde_json::Map<_, _>>(&text)?);
    }
    let file = serde_json::json!({"language": language, "of": module, "version": tegi::VERSION, "words": words});
    Ok(Json::of(&file)?.canonical())
}

fn compile(root: &Path, profile: &str, features: &[&str]) -> Result<()> {
    // Panic messages name source files. The folders of this machine are left out, because they differ between machines.
    let cargo_home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let flags = match cargo_home {
        Ok(home) => format!("--remap-path-prefix={home}=/cargo"),
        Err(_) => bail!("neither CARGO_HOME nor HOME is set"),
    };
    // One loop of rounds in place of sixty-four rounds: a receipt takes longer, and weighs less.
    let flags = if profile == SMALL { flags + " --cfg sha2_backend_soft=\"compact\"" } else { flags };
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string());
    let mut command = Command::new(cargo);
    command.args(["build", "--locked", "--package", "tegi-wasm", "--profile", profile, "--target", TARGET]);
    command.args(features).args(["--target-dir".as_ref(), root.join("target").as_os_str()]);
    run(command.current_dir(root).env("RUSTFLAGS", flags))
}

/// Makes the glue. It names no wasm file. The entry beside it names the file once, so that a bundler finds it and emits
/// it once.
fn bind(wasm: &Path, name: &str, dist: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(false).omit_default_module_path(true);
    // An instance that ran out of memory is replaced by a new one.
    bindgen.reset_state_function(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.web(true)?.generate(dist).context("binding the wasm")
}

fn shrink(package: &Path, wasm: &Path) -> Result<()> {
    let wasm_opt = package.join("node_modules").join(".bin").join("wasm-opt");
    ensure!(wasm_opt.exists(), "no wasm-opt: run `npm ci` in {}", package.display());
    run(Command::new(wasm_opt).arg(wasm).args(["-Oz", "--output"]).arg(wasm).args(FEATURES))
}

/// Returns the files of `js/` that are part of the package.
fn hand_written(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".js") || file.to_string_lossy().ends_with(".d.ts"));
    files.sort();
    Ok(files)
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().with_context(|| format!("no file name: {}", file.display()))?;
    fs::copy(file, folder.join(name)).with_context(|| format!("copying {}", file.display()))?;
    Ok(())
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {command:?}"))?;
    ensure!(status.success(), "{command:?} ended with {status}");
    Ok(())
}

//! The names of the processes of the trade, which stand outside the rulebooks.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;

use once_cell::race::OnceBox;

use crate::doc::{FromJson, Json};
use crate::names::Wording;

/// Compiled from `operations/` by `cargo xtask table`.
const TEXT: &str = include_str!("../../compiled/processes.json");

static NAMES: OnceBox<BTreeMap<String, Wording>> = OnceBox::new();

/// Returns the names of a process, `None` if it is none or a rulebook names it.
pub(crate) fn process(id: &str) -> Option<&'static Wording> {
    // Tests read the names; were a build damaged, a process would be called by its id.
    let read = || FromJson::from_json(&Json::parse(TEXT).ok()?);
    NAMES.get_or_init(|| Box::new(read().unwrap_or_default())).get(id)
}

//! The operations that are usual in the making of a chapter's goods.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::doc::{FromJson, Json};

/// Compiled from `operations/usual.csv` by `cargo xtask table`: chapter, then operations.
const USUAL: &str = include_str!("../../compiled/usual.json");

static BY_CHAPTER: OnceBox<BTreeMap<String, Vec<String>>> = OnceBox::new();

/// The operations that are usual in a chapter, in the order in which they are usually done.
pub(crate) fn usual(chapter: u64) -> &'static [String] {
    // Tests read the list; were a build damaged, none would be usual.
    let read = || FromJson::from_json(&Json::parse(USUAL).ok()?);
    let by_chapter = BY_CHAPTER.get_or_init(|| Box::new(read().unwrap_or_default()));
    by_chapter.get(&alloc::format!("{chapter:02}")).map(Vec::as_slice).unwrap_or_default()
}

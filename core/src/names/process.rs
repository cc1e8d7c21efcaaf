//! The names of the processes of the trade, which stand outside the rulebooks.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;

use once_cell::race::OnceBox;

use crate::doc::{FromJson, Json};
use crate::names::Wording;

/// Compiled from `operations/` by `cargo xtask table`: messages of the catalogue, in Kazakh, Russian and English.
pub(crate) const OF_PROCESSES: [&str; 3] = [
    include_str!("../../compiled/words-processes-kk.json"),
    include_str!("../../compiled/words-processes-ru.json"),
    include_str!("../../compiled/words-processes-en.json"),
];

static NAMES: OnceBox<BTreeMap<String, Wording>> = OnceBox::new();

/// Returns the names of a process in all languages, by which tables know it; `None` if it is none or a rulebook names
/// it. Words take the name from the catalogue, as `process.ID`.
pub(crate) fn process(id: &str) -> Option<&'static Wording> {
    // Tests read the names; were a build damaged, a process would be called by its id.
    NAMES.get_or_init(|| Box::new(read().unwrap_or_default())).get(id)
}

fn read() -> Option<BTreeMap<String, Wording>> {
    let of = |text| -> Option<BTreeMap<String, String>> { FromJson::from_json(&Json::parse(text).ok()?) };
    let [kk, ru, en] = OF_PROCESSES.map(of);
    let (mut ru, mut en) = (ru?, en?);
    let mut names = BTreeMap::new();
    for (key, kk) in kk? {
        let id = key.strip_prefix("process.")?.into();
        names.insert(id, Wording { kk, ru: ru.remove(&key)?, en: en.remove(&key)? });
    }
    Some(names)
}

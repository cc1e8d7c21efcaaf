//! The names of operations nearest to one that nobody knows.

use alloc::string::String;
use alloc::vec::Vec;

use crate::facts::Threshold;
use crate::law::{Role, Terms};
use crate::names::{folded, nearest};

/// Returns the operations of the user's own row and of the rulebook whose names, in any of the three languages, are
/// nearest to a name: at most three, the nearest first, as facts name them; those that have just this name, alone.
pub(super) fn nearest_operations(name: &str, own: Option<&Threshold>, terms: &Terms) -> Vec<String> {
    let of_row = own.into_iter().flat_map(|row| &row.operations).map(|name| (folded(name), name.as_str()));
    let operations = terms.iter().filter(|(_, entry)| entry.role == Role::Operation);
    let of_book = operations.flat_map(|(id, entry)| {
        let names = [&entry.name.kk, &entry.name.ru, &entry.name.en].into_iter().flat_map(|name| synonyms(name));
        names.chain([folded(&id.replace('-', " "))]).map(move |name| (name, id))
    });
    let names: Vec<(String, &str)> = of_row.chain(of_book).collect();
    let key = folded(name).replace('-', " ");
    // Just this name in another language needs no second one beside it.
    let is_same = names.iter().any(|(name, _)| *name == key);
    let names = names.iter().filter(|(name, _)| !is_same || *name == key);
    nearest(&key, names.map(|(name, id)| (name.as_str(), *id)))
}

/// The names that a wording gives: `пиление (распиловка)` is two.
fn synonyms(wording: &str) -> Vec<String> {
    let names = wording.split(['(', ')', ',', ';']).map(folded);
    names.filter(|name| !name.is_empty()).chain([folded(wording)]).collect()
}

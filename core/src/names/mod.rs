//! Compares names as people write them, in three languages: folding, letters that look alike, nearest names.
//!
//! May import: `doc`, `sort`. Never: which names there are of fields, units or operations; `table` and `law` know.

mod fold;
mod index;
mod language;
mod named;
mod near;
mod process;
mod usual;

pub use fold::{Word, folded, key, words};
pub(crate) use fold::{alike, folded_words, joined};
pub(crate) use index::{Choices, Found, Index, Unclear, name_in};
pub use language::{Language, Wording};
pub(crate) use named::Named;
pub use near::{MOST_OFFERS, distance, nearest};
#[cfg(feature = "words")]
pub(crate) use process::OF_PROCESSES;
pub(crate) use process::process;
pub(crate) use usual::usual;

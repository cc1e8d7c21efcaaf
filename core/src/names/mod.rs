//! Compares names as people write them: folding, letters that look alike, nearest names, and the data of all names.

mod data;
mod fold;
mod index;
mod near;

pub use data::TEXT;
pub(crate) use data::{Data, Named};
pub use fold::{Word, folded, key, words};
pub(crate) use fold::{alike, folded_words, joined};
pub(crate) use index::{Found, Index, name_in};
pub use near::{MOST_OFFERS, distance, nearest};

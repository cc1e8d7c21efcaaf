//! Compares names as people write them: folding, letters that look alike, nearest names, and the data of all names.

mod data;
mod fold;
mod near;

pub(crate) use data::{Data, Named};
pub(crate) use fold::joined;
pub use fold::{Word, folded, key, words};
pub use near::{MOST_OFFERS, distance, nearest};

//! Numbers and codes, each with its grammar, its range and its errors.
//!
//! May import: nothing of the engine. Never: documents, law, or what a value is used for.

pub mod amount;
pub mod bin;
pub mod country;
pub mod day;
pub mod hs;
pub mod nomenclature;
pub mod proof;
pub mod share;
pub mod truth;

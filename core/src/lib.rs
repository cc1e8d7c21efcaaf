//! Determines where a good originates and how much of it is domestic, by the law of the day.
//!
//! Facts come in, the rulebook in force on their day is looked up, each test is applied and noted, an answer goes out:
//!
//! ```
//! use tegi::{answer::Verdict, assessment::assess_good, facts::Facts, law::Library};
//!
//! let library = Library::embedded().map_err(|faults| format!("{faults:?}"))?;
//! let facts = Facts::parse(r#"{
//!     "on": "2026-03-01", "rulebook": "cis-2009",
//!     "good": {"name": "Hot-water boiler", "hs": "8403109000", "ex_works_price": "1000.00"},
//!     "materials": [{"id": "burner", "hs": "8416109000", "value": "500.00", "origin": "DE"}],
//!     "operations": ["welding"]
//! }"#).map_err(|faults| format!("{faults:?}"))?;
//! let assessment = assess_good(&facts, &library).map_err(|faults| format!("{faults:?}"))?;
//! assert_eq!(assessment.verdict, Verdict::Originating);
//! assert_eq!(assessment.criterion.as_deref(), Some("Д8403"));
//! # Ok::<(), String>(())
//! ```
//!
//! The core knows no browser, no clock, no file and no float. [`door`] is the same in JSON text: what bindings use.

#![no_std]

/// The examples of the project's README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod advice;
pub mod answer;
pub mod assessment;
pub mod audit;
pub mod brief;
mod contradiction;
pub mod doc;
pub mod door;
pub mod exam;
pub mod facts;
pub mod judge;
pub mod law;
pub mod names;
pub mod plausibility;
pub mod procurement;
mod pulse;
pub mod record;
pub mod signature;
mod sort;
pub mod table;
pub mod value;
pub mod words;

use alloc::string::String;

use sha2::{Digest, Sha256};

/// The engine's version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

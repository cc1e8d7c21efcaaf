//! Determines where a good originates and how much of it is domestic, by the law of the day.
//!
//! The core knows no browser, no clock, no file and no float.

#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod amount;
pub mod bin;
pub mod country;
pub mod day;
pub mod share;

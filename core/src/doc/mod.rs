//! A document as text and as JSON, the faults of it, and how its members are read.
//!
//! JSON keeps numbers by their digits and members in their order, and is written in the canonical form of RFC 8785. All
//! faults of a document are told at once, each at its place.
//!
//! May import: nothing but `pulse` and `sort`. Never: what a member means, or a number as a value.

mod fault;
mod fields;
mod json;

pub(crate) use fault::shortened;
pub use fault::{At, Code, Fault, Faults};
pub(crate) use fields::report_duplicates;
pub use fields::{Fields, TEXT_LIMIT, decimal_of, text_of, wrong_type};
pub use json::{DEPTH, Json, NotJson, canonical, line_and_column};
pub(crate) use json::{FromJson, from_json, member, plain_decimal};

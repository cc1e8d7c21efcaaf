//! Applies an expression to a good under one choice of readings: three-valued, every test noted as a step.
//!
//! May import: the law, `answer`, `facts`, `contradiction`. Never: which rule applies to a good; that is `origin`.

mod case;
mod choice;
mod evaluate;
mod operations;
mod values;
mod watch;

pub use case::{Case, Line, Outcome, Place};
pub use choice::Choice;
pub use watch::{Looked, Note, Watch};

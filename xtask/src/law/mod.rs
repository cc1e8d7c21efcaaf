//! Guards the law as code is guarded: expressions against their quotes, released editions against edits, rows against
//! slips that no case would notice.

pub(crate) mod lock;
pub(crate) mod mutants;
mod mutate;
pub(crate) mod quote;
pub(crate) mod report;

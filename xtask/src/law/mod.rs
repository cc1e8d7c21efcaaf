//! Guards the law as code is guarded: expressions against their quotes, released editions against edits.

pub(crate) mod lock;
pub(crate) mod quote;

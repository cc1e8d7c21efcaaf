//! Guards the law: compares expressions with their quotes, refuses edits of released editions, and finds slips in rows
//! that no case notices.

pub(crate) mod lock;
pub(crate) mod mutants;
mod mutate;
pub(crate) mod quote;
pub(crate) mod report;

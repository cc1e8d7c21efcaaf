//! Prepares rules and evaluates them: the verdict and the share of a good under one choice of readings.
//!
//! For whoever judges the same law or the same bill many times. A rule is prepared once for an edition and a code
//! ([`Prepared`]); a bill is read once ([`Goods::read`]); an evaluation ([`Goods::evaluate`]) finds one truth for each
//! node and one interval for each limit, into buffers that stay from good to good. Under other readings, assumptions or
//! amounts only the nodes that depend on them are evaluated again. What an unknown truth waits for is noted by a type
//! that is empty while evaluating and a list while explaining (`why`), so that truth and reason cannot differ.
//!
//! | file | what it holds |
//! |---|---|
//! | `prepared`, `rule` | rules by code; their conditions as arrays of nodes |
//! | `bill` | lines with their status |
//! | `taking` | options, and facts assumed for a moment; on what two takings differ |
//! | `look`, `limit`, `done` | tests: of materials, of values, of operations |
//! | `evaluate` | nodes: truths and intervals |
//! | `find` | selection of the row, veto, wholly produced |
//! | `goods`, `share` | a good with its parts; its share |
//!
//! It imports facts, rulebook, expressions and values; for as long as the older engine stands, also `Verdict` from
//! `assessment`, `Otherwise`, `Work`, `candidates` and `unknown_operations` from `origin`, and what `contradiction`
//! names. Never in it: steps, sentences, JSON, pointers (but where `why` tells them), or what only an answer needs.
//!
//! No door uses it yet. It stands in the shadow of `origin`, `rule::evaluate` and `content`, which give the answers;
//! `core/tests/shadow.rs` holds the two against each other.

mod bill;
mod done;
mod evaluate;
mod explain;
mod find;
mod goods;
mod limit;
mod look;
mod prepared;
mod rule;
mod share;
mod taking;
mod why;

use alloc::borrow::Cow;

pub use evaluate::Tested;
pub use find::Outside;
pub use goods::Goods;
pub use prepared::Prepared;
pub(crate) use rule::MOST_LOOKS;
pub use share::{Measured, Vat};
pub use taking::{Assumed, Options, Taking};
pub(crate) use why::Waits;

use crate::contradiction::Sound;
use crate::facts::Facts;
use crate::law::Library;

/// The facts as they are judged: without what contradicts itself, and without papers that count nothing.
pub fn as_judged<'f>(facts: &'f Facts, library: &Library) -> Cow<'f, Facts> {
    Sound::new(facts, library).facts
}

//! Prepares rules and evaluates them: the verdict and the share of a good under one choice of readings.
//!
//! A rule is prepared once for an edition and a code ([`Prepared`]), and kept by whoever judges many times: one answer,
//! one advice, one batch. A bill is read once ([`Goods::read`], or [`Goods::set_bill`] from columns). An evaluation
//! ([`Goods::evaluate`]) finds one truth for each node and one interval for each limit, into buffers that stay from good
//! to good. Under other readings, assumptions or amounts only those goods are judged again, and only those nodes of
//! their rules evaluated, that depend on the change. What an unknown truth waits for is noted by a type that is empty
//! while evaluating and a list while explaining (`why`), so that truth and reason cannot differ.
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
//! | `columns` | bills that come as columns |
//! | `explain` | what an evaluation waits for, and what came of each test |
//!
//! It imports facts, rulebook, expressions and values, and the verdict of `answer`; for as long as the older engine
//! stands, also `Otherwise`, `Work`, `candidates` and `unknown_operations` from `origin`, and what `contradiction`
//! names. Never in it: steps, sentences, JSON, pointers (but where `why` tells them), or what only an answer needs.
//!
//! Every verdict and share comes from here. The older engine (`origin`, `apply`) still gives the steps of an
//! answer, its warnings and the statuses of its materials; `core/tests/shadow.rs` holds the two against each other.

mod bill;
mod columns;
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

pub use columns::PlainLine;
pub use evaluate::Tested;
pub use find::Outside;
pub use goods::Goods;
pub use prepared::{Kept, Prepared};
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

//! Prepares rules and evaluates them: where a good originates and its share under one choice of readings, and why.
//!
//! A rule is prepared once for an edition and a code ([`Prepared`]), and kept by whoever judges many times: one answer,
//! one advice, one batch. A bill is read once ([`Goods::read`], or [`Goods::set_bill`] from columns). An evaluation
//! ([`Goods::evaluate`]) finds one truth for each node and one interval for each limit, into buffers that stay from good
//! to good. Under other readings, assumptions or amounts only those goods are judged again, and only those nodes of
//! their rules evaluated, that depend on the change. Reasons are noted by a type that is empty while evaluating (`why`)
//! and takes what is asked for while explaining (`told`), so that truth and reason cannot differ.
//!
//! | file | what it holds |
//! |---|---|
//! | `prepared`, `rule` | rules by code; their conditions as arrays of nodes |
//! | `bill` | lines with their status |
//! | `taking`, `choice` | options, and facts assumed for a moment; on what two takings differ |
//! | `look`, `limit`, `done` | tests: of materials, of values, of operations |
//! | `evaluate` | nodes: truths and intervals |
//! | `find`, `veto` | selection of the row, wholly produced; the insufficient operations |
//! | `goods`, `share` | a good with its parts; its share |
//! | `columns` | bills that come as columns |
//! | `trial` | conditions that are tried by themselves |
//! | `work` | what judging costs, counted before it is done |
//! | `why`, `told`, `note`, `warn` | reasons: missing facts; steps and warnings; what the tests look at |
//! | `explain`, `account` | what an evaluation waits for; its steps, warnings and materials |
//!
//! It imports facts, rulebook, expressions and values, of `answer` the verdict, steps, notices and missing facts, and
//! what `contradiction` names. Never in it: sentences, JSON, several readings beside each other, or what an answer as a
//! whole says. Pointers are made only where `told`, `why` and `account` tell.

mod account;
mod bill;
mod choice;
mod columns;
mod done;
mod evaluate;
mod explain;
mod find;
mod goods;
mod limit;
mod look;
mod note;
mod obtained;
mod prepared;
mod rule;
mod share;
mod taking;
mod told;
mod trial;
mod veto;
mod warn;
mod why;
mod work;

use alloc::borrow::Cow;

pub(crate) use account::{Account, Counted, OfGood};
pub use choice::Choice;
pub use columns::{OfLines, PlainLine};
pub(crate) use done::unknown_operations;
pub use find::Outside;
pub use goods::Goods;
pub use note::{Looked, Note};
pub use prepared::{Kept, Prepared};
pub(crate) use rule::MOST_LOOKS;
pub use share::{Measured, Vat};
pub(crate) use taking::Otherwise;
pub use taking::{Assumed, Options, Taking};
pub(crate) use trial::Trial;
pub(crate) use why::Waits;
pub(crate) use work::Work;

use crate::contradiction::Sound;
use crate::facts::Facts;
use crate::law::Library;

/// The facts as they are judged: without what contradicts itself, and without papers that count nothing.
pub fn as_judged<'f>(facts: &'f Facts, library: &Library) -> Cow<'f, Facts> {
    Sound::new(facts, library).facts
}

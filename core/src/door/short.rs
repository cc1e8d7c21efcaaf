//! Answers goods in brief, one call after the other, for bindings that give the rest of an answer when it is read.
//!
//! It knows the rulebooks that come with the engine and no others. No rulebook of a user has the name of one of these,
//! and keys matter only to papers, which a brief answer never has. So the rest of an answer is the same whenever it is
//! computed.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use self_cell::self_cell;

use super::official;
use crate::answer::Verdict;
use crate::brief::{Alike, Briefing, Kept, PlainLine};
use crate::doc::Fault;
use crate::facts::Facts;
use crate::law::Library;
use crate::value::amount::Total;

/// So many kinds of goods are kept prepared. With one more, all are forgotten, so that memory has a bound.
const MOST_PREPARED: usize = 256;
/// So many keys are remembered.
const MOST_KEYS: usize = 4_096;

self_cell! {
    /// Goods of one kind, with the buffers in which their bills are evaluated.
    struct Plan {
        owner: Alike<'static>,
        #[not_covariant]
        dependent: Briefing,
    }
}

/// An answer in brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// What is known of the good's origin.
    pub verdict: Verdict,
    /// Whether something of what it rests on is not settled.
    pub provisional: bool,
    /// Whether the good originates by the criterion of its kind.
    pub has_criterion: bool,
    /// The domestic share as it is shown, in hundredths of a percent.
    pub share: Option<u32>,
    /// Whether the answer has any warning.
    pub has_warnings: bool,
}

/// What is known of a kind of goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The full way answers such goods: the kind is new, or raises a question.
    Full,
    /// The kind was seen before: [`Desk::prepare`] may prepare it.
    Wanted,
    /// It is prepared, and has this place.
    Prepared(usize),
}

/// Goods that were prepared, by what they state besides name, amounts and bill.
pub struct Desk {
    library: &'static Library,
    rules: Kept<'static>,
    kinds: BTreeMap<Vec<u8>, Kind>,
    /// The key of the last call, which is often that of the next one.
    last: (Vec<u8>, Kind),
    plans: Vec<Plan>,
}

impl Desk {
    /// Prepares nothing yet.
    ///
    /// # Errors
    /// None in a released engine; see [`Library::embedded`].
    pub fn open() -> Result<Desk, Vec<Fault>> {
        let last = (Vec::new(), Kind::Full);
        Ok(Desk { library: official()?, rules: Kept::default(), kinds: BTreeMap::new(), last, plans: Vec::new() })
    }

    /// What is known of the kind with this key. Two goods may have one key only if they state the same besides name,
    /// amounts and bill.
    pub fn kind(&mut self, key: &[u8]) -> Kind {
        if self.last.0 == key {
            return self.last.1;
        }
        let kind = match self.kinds.get(key) {
            Some(kind) => *kind,
            None => {
                // Preparing pays from the second good on.
                self.note(key, Kind::Wanted);
                return Kind::Full;
            }
        };
        self.last.0.clear();
        self.last.0.extend_from_slice(key);
        self.last.1 = kind;
        kind
    }

    /// Prepares the kind with this key, for which these facts stand; their name, amounts and bill are not looked at.
    /// Returns its place, unless such goods may raise a question.
    pub fn prepare(&mut self, key: &[u8], facts: Option<&Facts>) -> Option<usize> {
        if self.plans.len() >= MOST_PREPARED {
            self.plans.clear();
            self.kinds.clear();
            self.rules = Kept::default();
        }
        let alike = facts.and_then(|facts| Alike::new(facts, self.library, &mut self.rules));
        // Why a rulebook holds no answer is told by the full way.
        let alike = alike.filter(|alike| alike.outside().is_empty() && alike.rule().is_some());
        let place = alike.map(|alike| {
            self.plans.push(Plan::new(alike, |alike| Briefing::new(alike)));
            self.plans.len().saturating_sub(1)
        });
        self.note(key, place.map_or(Kind::Full, Kind::Prepared));
        place
    }

    fn note(&mut self, key: &[u8], kind: Kind) {
        if self.kinds.len() >= MOST_KEYS {
            self.kinds.retain(|_, kind| matches!(kind, Kind::Prepared(_)));
        }
        self.kinds.insert(key.to_vec(), kind);
        self.last.0.clear();
        self.last.1 = Kind::Full;
    }

    /// What is known of all goods of a kind.
    pub fn alike(&self, place: usize) -> Option<&Alike<'static>> {
        self.plans.get(place).map(Plan::borrow_owner)
    }

    /// The answer for a good of this kind; `None` if the full way must answer.
    pub fn answer(
        &mut self,
        place: usize,
        price: Option<Total>,
        cost: Option<Total>,
        lines: &[PlainLine],
    ) -> Option<Short> {
        let plan = self.plans.get_mut(place)?;
        plan.with_dependent_mut(|alike, briefing| {
            let brief = briefing.answer(price, cost, lines)?;
            Some(Short {
                verdict: brief.verdict,
                provisional: brief.provisional,
                has_criterion: brief.criterion.is_some(),
                share: brief.share,
                has_warnings: alike.warnings(brief.of_bill).next().is_some(),
            })
        })
    }
}

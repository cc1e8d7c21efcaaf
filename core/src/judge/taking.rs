//! What an evaluation takes besides the facts: the options of the readings, and for a moment more facts.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::rule::{Depends, OPERATIONS, STATUS};
use super::why::{Waits, What};
use crate::law::{Clause, Gap, reading};

/// A change of the law for one judgement, which shows what rests on a provision.
#[derive(Clone, Copy)]
pub(crate) enum Otherwise<'a> {
    /// No change.
    Nothing,
    /// The gap is closed by this condition.
    Closing(&'a Gap, &'a Clause),
    /// Provisions that were not read in the act itself leave their outcome unknown.
    PrimaryOnly,
}

impl Otherwise<'_> {
    /// Whether the same is taken.
    pub(crate) fn is_same(self, other: Otherwise<'_>) -> bool {
        match (self, other) {
            (Otherwise::Closing(gap, clause), Otherwise::Closing(of, by)) => {
                core::ptr::eq(gap, of) && core::ptr::eq(clause, by)
            }
            (Otherwise::Nothing, Otherwise::Nothing) | (Otherwise::PrimaryOnly, Otherwise::PrimaryOnly) => true,
            _ => false,
        }
    }
}

/// The option taken for each reading; those of the vocabulary itself are looked up once.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    taken: Arc<[(&'a str, &'a str)]>,
    pub(crate) is_list_any: bool,
    pub(crate) is_cap_summed: bool,
    pub(crate) is_from_at_least: bool,
    pub(crate) is_from_earlier_stage: bool,
    pub(crate) is_further_due: bool,
    pub(crate) counts_all_materials: bool,
    pub(crate) suffices_without_foreign: bool,
    pub(crate) looks_through: bool,
    pub(crate) is_union_domestic: bool,
    pub(crate) excludes_vat: bool,
}

impl<'a> Options<'a> {
    /// Takes these options, each a reading with its option.
    pub fn new(taken: &[(&'a str, &'a str)]) -> Options<'a> {
        let has = |id: &str, option: &str| {
            taken.iter().find(|(reading, _)| *reading == id).is_some_and(|(_, taken)| *taken == option)
        };
        Options {
            is_list_any: has(reading::OPERATIONS_LIST, "any"),
            is_cap_summed: has(reading::CAP_HEADINGS, "sum"),
            is_from_at_least: has(reading::MADE_FROM, "at-least"),
            is_from_earlier_stage: has(reading::MADE_FROM, reading::EARLIER_STAGE),
            is_further_due: has(reading::OPEN_ENDED_LIST, "further-due"),
            counts_all_materials: has(reading::VALUE_OF_ALL_MATERIALS, "all"),
            suffices_without_foreign: has(reading::NO_FOREIGN_MATERIALS, "sufficient"),
            looks_through: has("partial-share-material", "look-through"),
            is_union_domestic: has("eaeu-material", "domestic"),
            excludes_vat: has("ex-works-vat", "excluded"),
            taken: taken.into(),
        }
    }

    /// The option taken for a reading.
    pub(crate) fn option(&self, reading: &str) -> Option<&'a str> {
        self.taken.iter().find(|(id, _)| *id == reading).map(|(_, option)| *option)
    }
}

/// A yes-or-no fact that is assumed for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumed<'a> {
    pub(crate) fact: Waits<'a>,
    pub(crate) holds: bool,
}

/// What is taken in one evaluation.
#[derive(Clone)]
pub struct Taking<'a> {
    pub(crate) options: Options<'a>,
    /// Whether materials of other parties count as domestic.
    pub(crate) cumulating: bool,
    /// What is taken otherwise than it stands.
    pub(crate) otherwise: Otherwise<'a>,
    pub(crate) assumed: Vec<Assumed<'a>>,
}

impl<'a> Taking<'a> {
    /// Takes these options, and all else as it stands.
    pub fn new(options: Options<'a>) -> Taking<'a> {
        Taking { options, cumulating: true, otherwise: Otherwise::Nothing, assumed: Vec::new() }
    }

    /// The same, without counting materials of other parties as domestic.
    pub fn without_cumulation(mut self) -> Taking<'a> {
        self.cumulating = false;
        self
    }

    /// The same, with one more fact assumed.
    pub fn assuming(mut self, assumed: Assumed<'a>) -> Taking<'a> {
        self.assumed.push(assumed);
        self
    }

    /// The same, where what the rulebook does not hold is this condition.
    pub fn closing(mut self, gap: &'a Gap, closing: &'a Clause) -> Taking<'a> {
        self.otherwise = Otherwise::Closing(gap, closing);
        self
    }

    /// The same, where what was not read in the act itself says nothing.
    pub fn primary_only(mut self) -> Taking<'a> {
        self.otherwise = Otherwise::PrimaryOnly;
        self
    }

    /// The same, where something is taken otherwise than it stands.
    pub(crate) fn otherwise(mut self, otherwise: Otherwise<'a>) -> Taking<'a> {
        self.otherwise = otherwise;
        self
    }

    /// The options taken.
    pub(crate) fn options(&self) -> &Options<'a> {
        &self.options
    }

    /// Becomes what another one is, in the room that is there.
    pub(crate) fn copy_from(&mut self, other: &Taking<'a>) {
        self.options.clone_from(&other.options);
        self.assumed.clone_from(&other.assumed);
        (self.cumulating, self.otherwise) = (other.cumulating, other.otherwise);
    }

    /// Whether another one, whose options are those taken here, takes no others, and assumes the same.
    pub(crate) fn has_as_much(&self, other: &Taking<'a>) -> bool {
        self.options.taken.len() == other.options.taken.len() && self.assumed == other.assumed
    }

    /// On what evaluations of any good under the two differ.
    pub(crate) fn differs(&self, other: &Taking<'a>) -> Depends {
        let mut differs = if self.cumulating == other.cumulating { 0 } else { STATUS };
        // Mostly the one was made of the other.
        if Arc::ptr_eq(&self.options.taken, &other.options.taken) {
            return differs;
        }
        for (place, (id, option)) in self.options.taken.iter().enumerate() {
            // Most often the two are of one rulebook, in one order.
            let (of, taken) = other.options.taken.get(place).copied().unwrap_or_default();
            let is_same = core::ptr::eq(of, *id) && core::ptr::eq(taken, *option);
            if !is_same && other.options.option(id) != Some(*option) {
                differs |= of_name(id);
            }
        }
        differs
    }

    /// On what evaluations of one good under the two differ by what is assumed of it.
    pub(crate) fn assumes_otherwise(&self, other: &Taking<'a>, good: usize) -> Depends {
        let changed = |these: &[Assumed<'a>], those: &[Assumed<'a>]| {
            let changed = these.iter().filter(|one| one.fact.good == good && !those.contains(one));
            // Something depends on every answer, though it may be no part of a condition.
            changed.fold(0, |all, one| all | one.fact.what.concerns() | OPERATIONS)
        };
        changed(&self.assumed, &other.assumed) | changed(&other.assumed, &self.assumed)
    }
}

impl What<'_> {
    /// What depends on an assumption about it.
    pub(crate) fn concerns(self) -> Depends {
        match self {
            // Whatever is answered yes may be an operation that was performed.
            What::Answer(term, _) => of_name(term) | OPERATIONS,
            What::OfMaterial(_, term) => of_name(term),
            _ => 0,
        }
    }
}

/// The mark of a term or reading. Two may have the same: then more is evaluated anew than need be.
pub(crate) fn of_name(name: &str) -> Depends {
    let sum = name.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    1 << (FIRST_NAME + sum % (Depends::BITS - FIRST_NAME))
}

/// The marks below are those of columns.
const FIRST_NAME: u32 = 8;

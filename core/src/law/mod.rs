//! The law as data: expressions, rows, formulas, readings, citations, and what of an act a rulebook does not hold.
//!
//! `expression/` is the closed vocabulary of tests: what a rule of origin can say, and its text form. `load` reads a
//! rulebook, `check` checks it, `traps` finds what its author may not have meant, `library` selects the edition of a
//! day. The forms of rulebooks are in `schema`.
//!
//! May import: `value`, `doc`, `names`, `signature` for lists of keys. Never: facts, answers, or how a test is applied.

mod check;
mod citation;
mod content;
mod edition;
mod expression;
mod gap;
mod leaf;
mod library;
mod list;
mod load;
mod meant;
pub(crate) mod methodology;
pub(crate) mod name;
mod origin;
mod process;
mod readings;
#[cfg(feature = "schema")]
pub mod schema;
mod terms;
mod text;
mod traps;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

pub use citation::{Citation, Mark};
pub use content::{Base, Content};
pub use edition::Edition;
pub use expression::{
    Alternative, Atom, Basis as LimitBasis, Codes, Cost, Due, Expression, Item, Level, Mention, Operation, Quantity,
    Role, Scope, Selector, SyntaxError, Term, Test, Tolerance, reading,
};
pub(crate) use expression::{count, visit};
pub use gap::{Gap, GapKind};
pub(crate) use library::Release;
pub use library::{Absent, Library, Recompute, Silence, is_released};
pub use list::List;
pub use methodology::{Preferences, Procurement};
pub(crate) use origin::candidates;
pub use origin::{Categories, Category, Clause, Criteria, Cumulation, ListRule, Origin, OriginRules};
pub use readings::Reading;
pub use terms::{Standing, TermEntry, Terms};

use crate::names::{Index, Wording};
use crate::value::day::Day;
use crate::value::hs::HsCode;
use crate::value::nomenclature::Nomenclature;

/// One edition of one act.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Its name: `cis-2009`.
    pub id: String,
    /// Its first day, which names the edition.
    pub first: Day,
    /// Its last day, inclusive; `None` while it is in force.
    pub last: Option<Day>,
    /// Its first and last day, and how they are known.
    pub in_force: Citation,
    /// The day to which the law was read.
    pub read_to: Day,
    /// 1; more if the edition was corrected after its release.
    pub revision: u32,
    /// The SHA-256 of its canonical JSON.
    pub sha256: String,
    /// Its name in words.
    pub title: Wording,
    /// The acts that it cites.
    pub acts: BTreeMap<String, Wording>,
    /// The headings that codes can have, if the rulebook names its own.
    pub nomenclature: Option<Nomenclature>,
    /// The descriptions, operations, sites and facts that only a person can tell.
    pub terms: Terms,
    /// Where the law can be read in several ways.
    pub readings: Vec<Reading>,
    /// How origin is decided.
    pub origin: Origin,
    /// The formula of the domestic share.
    pub content: Option<Content>,
    /// How the in-country value of contracts and purchases is computed.
    pub procurement: Option<Procurement>,
    /// The parts of the act that the rulebook does not hold, and defects of the act.
    pub gaps: Vec<Gap>,
    /// Its operations by their names, made when a table first asks for one.
    pub(crate) operations: Arc<OnceBox<Index>>,
}

impl Rulebook {
    /// Returns a reading by its id.
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.id == id)
    }

    /// Whether the nomenclature of the rulebook has, or had, the code's four-digit heading.
    pub fn knows_heading(&self, code: HsCode) -> bool {
        self.nomenclature.as_ref().unwrap_or(&Nomenclature::EMBEDDED).knows_heading(code)
    }

    /// Whether the edition is in force on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// `id@first day`.
    pub fn name(&self) -> String {
        alloc::format!("{}@{}", self.id, self.first)
    }
}

//! One edition of one act as data: rules, formulas, readings, citations, and the parts of the act that it does not
//! hold.

mod check;
mod edition;
mod library;
mod list;
mod load;
pub(crate) mod methodology;
pub(crate) mod name;
mod process;
#[cfg(feature = "schema")]
pub mod schema;
mod text;

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use once_cell::race::OnceBox;
use serde::{Deserialize, Serialize};

pub use edition::Edition;
pub(crate) use library::Release;
pub use library::{Absent, Library, Silence, is_released};
pub use list::List;
pub use methodology::{Preferences, Procurement};
use process::Processes;

use crate::names::{Index, Wording};
use crate::rule::{Expression, Role, Term, Test};
use crate::value::country::Country;
use crate::value::day::Day;
use crate::value::hs::{HsCode, HsRange};
use crate::value::nomenclature::Nomenclature;
use crate::value::proof::ProofKind;

/// How a statement of law is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Read in the act itself.
    Primary,
    /// Read in a source that reports the act.
    Secondary,
    /// Our conclusion.
    Inferred,
}

/// Where a statement of law stands, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// The act, by its id in the rulebook.
    pub act: String,
    /// The place in it: `p-2.4`, `annex-1/row-8403`.
    pub place: String,
    /// How it is known.
    pub mark: Mark,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Mark::Primary => "primary",
            Mark::Secondary => "secondary",
            Mark::Inferred => "inferred",
        })
    }
}

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

/// How origin is decided.
#[derive(Clone, Debug)]
pub enum Origin {
    /// By these rules.
    Own(Box<OriginRules>),
    /// By the rules of another rulebook, because the act's own rules were not read. The result is indicative.
    Borrowed {
        /// The other rulebook.
        rulebook: String,
        /// Its edition.
        edition: Day,
        /// Why.
        citation: Citation,
    },
    /// It is not decided: the act is about contracts.
    None,
}

/// Rules of origin.
#[derive(Clone, Debug)]
pub struct OriginRules {
    /// The country whose goods are domestic.
    pub country: Country,
    /// The categories of wholly produced goods.
    pub wholly_produced: Option<Categories>,
    /// The list of conditions, in its order.
    pub list: List,
    /// The rule for goods that the list does not name.
    pub general: Option<Clause>,
    /// The rule for sets.
    pub set: Option<Clause>,
    /// The rule of the minimum threshold of operations: at least k of the n operations of a list.
    pub threshold: Option<Clause>,
    /// Materials of other parties that count as domestic.
    pub cumulation: Option<Cumulation>,
    /// Materials that qualify count in full.
    pub absorption: Option<Citation>,
    /// Unknown origin is foreign.
    pub unknown_origin: Option<Citation>,
    /// Operations that never confer origin.
    pub insufficient: Option<Categories>,
    /// Energy, machines and what does not enter the good.
    pub neutral: Option<Citation>,
    /// Usual accessories follow the machine.
    pub accessories: Option<Citation>,
    /// Packaging follows the good; only retail packaging counts in value tests.
    pub packaging: Option<Citation>,
    /// The criterion codes of the certificate.
    pub criteria: Option<Criteria>,
}

/// A lettered list of the act.
#[derive(Clone, Debug)]
pub struct Categories {
    /// Where it stands.
    pub citation: Citation,
    /// The paper that shows that a good belongs to one of them. Without this paper it is the party's word. `None` if
    /// any paper shows it.
    pub proof: Option<ProofKind>,
    /// Its entries.
    pub entries: Vec<Category>,
}

impl Categories {
    /// Returns the entry of this letter, Cyrillic or Latin.
    pub fn find(&self, letter: &str) -> Option<&Category> {
        self.entries.iter().find(|entry| entry.letter == letter || entry.alias == letter)
    }
}

/// One lettered entry.
#[derive(Clone, Debug)]
pub struct Category {
    /// The act's letter.
    pub letter: String,
    /// The Latin letter at the same place of the alphabet of entries.
    pub alias: String,
    /// What it says.
    pub name: Wording,
    /// For goods wholly produced: whether this kind of production is not one of the insufficient operations.
    pub is_production: bool,
}

/// A condition with its provision.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The condition.
    pub expression: Expression,
    /// Where it stands.
    pub citation: Citation,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct ListRule {
    /// Its name: the code or range, with `#n` if several rows have the same.
    pub id: String,
    /// The codes it covers.
    pub range: HsRange,
    /// The description of its goods; `None` if it covers all goods of these codes.
    pub gate: Option<Term>,
    /// Its conditions; one of them suffices. Empty if the row takes its goods out of the list.
    pub clauses: Vec<Clause>,
    /// Whether the list as read does not say what applies to other goods of these codes.
    pub rest_unknown: bool,
    /// The goods, as enacted.
    pub name: String,
    /// The condition, as enacted.
    pub condition: String,
    /// Where it stands.
    pub citation: Citation,
}

impl ListRule {
    /// Whether its condition is a test of a set.
    pub fn is_of_set(&self) -> bool {
        self.clauses.iter().any(|clause| matches!(clause.expression, Expression::Test(Test::Set(_))))
    }
}

/// Materials of other parties.
#[derive(Clone, Debug)]
pub struct Cumulation {
    /// The parties.
    pub parties: Vec<Country>,
    /// Where it stands.
    pub citation: Citation,
}

/// The criterion codes of the certificate.
#[derive(Clone, Debug)]
pub struct Criteria {
    /// Wholly produced.
    pub wholly_produced: String,
    /// Sufficiently processed; the good's heading follows.
    pub sufficient: String,
    /// By cumulation.
    pub cumulation: String,
    /// Where they stand.
    pub citation: Citation,
}

/// What the share is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// F1.
    ExWorksPrice,
    /// F2.
    ProductionCost,
}

/// The formula of the domestic share.
#[derive(Clone, Debug)]
pub struct Content {
    /// What it is measured against.
    pub base: Base,
    /// Whether the price includes VAT (reading `ex-works-vat`).
    pub vat: bool,
    /// States whose materials may count as domestic (reading `eaeu-material`).
    pub union: Vec<Country>,
    /// Where it stands.
    pub citation: Citation,
    /// Where the rounding to two decimals, halves up, stands.
    pub rounding: Citation,
}

/// Where the law can be read in several ways.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its name.
    pub id: String,
    /// Whether nothing else in the act settles it.
    pub open: bool,
    /// The question.
    pub question: Wording,
    /// The options, the default first.
    pub options: Vec<(String, Wording)>,
    /// The unclear provision.
    pub citation: Citation,
}

/// A part of the act that the rulebook does not hold, or a defect of the act.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Its name.
    pub id: String,
    /// What it concerns.
    pub kind: GapKind,
    /// What it says.
    pub text: Wording,
    /// The provision.
    pub citation: Citation,
    /// Its closings: conditions that the missing part may turn out to say. If one of them would change a verdict, the
    /// verdict rests on the gap. Empty if no verdict can rest on it.
    pub closings: Vec<Clause>,
}

/// What a gap concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// A chapter with a line that was not read. Its goods that the list does not name are outside the rulebook.
    Chapter(u64),
    /// A chapter that may have such a line. The general rule applies, and each verdict by it has a warning.
    Suspect(u64),
    /// Codes whose row was not read. Their goods are outside the rulebook, even if it borrows rules.
    Codes(HsRange),
    /// The list as a whole. Every verdict by the general rule has a warning of it.
    List,
    /// A row of the list. Every verdict by this row has a warning of it.
    Row(String),
    /// The threshold of operations. Without a list of operations there is no verdict.
    Threshold,
    /// Every answer has a warning of it.
    Everywhere,
    /// Only the coverage report shows it.
    Noted,
}

impl GapKind {
    /// Returns how many digits of a code tell whether the gap concerns it.
    pub(crate) fn digits(&self) -> u8 {
        match self {
            GapKind::Codes(range) => range.digits(),
            _ => 0,
        }
    }
}

/// The terms of a rulebook, and the processes of the trade.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    entries: BTreeMap<String, TermEntry>,
    processes: Processes,
}

/// A term.
#[derive(Clone, Debug)]
pub struct TermEntry {
    /// What it stands for.
    pub role: Role,
    /// Its name in words.
    pub name: Wording,
    /// Whether it decides while no act defines it.
    pub undefined: bool,
    /// The standing of an operation; `None` for other terms.
    pub standing: Option<Standing>,
}

/// The standing of an operation: how it relates to the operations that never confer origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is one of them, by its letter.
    Insufficient(String),
    /// It may be one of them. This depends on words that the act does not define.
    MayBe(String),
    /// The act names nothing like it. The user is asked whether it is more than they are.
    Unnamed,
    /// It is clearly none of them.
    Beyond,
    /// It is no processing, such as a test, a mark or a measurement.
    Neutral,
}

impl Terms {
    /// Returns an entry by its id.
    pub fn get(&self, term: &str) -> Option<&TermEntry> {
        self.entries.get(term)
    }

    /// Returns all entries by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &TermEntry)> {
        self.entries.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// Whether no act defines it.
    pub fn is_undefined(&self, term: &str) -> bool {
        self.get(term).is_some_and(|entry| entry.undefined)
    }

    /// Returns the standing of an operation; `None` if the rulebook does not know the name.
    pub fn standing(&self, operation: &str) -> Option<&Standing> {
        match self.get(operation) {
            Some(entry) => entry.standing.as_ref(),
            None => self.processes.get(operation).and_then(|process| process.standing()),
        }
    }

    /// Whether a name is an operation: one of the terms, or a process of the trade.
    pub fn is_operation(&self, name: &str) -> bool {
        match self.get(name) {
            Some(entry) => entry.role == Role::Operation,
            None => self.processes.get(name).is_some(),
        }
    }

    /// Returns the processes that are not terms, by id.
    pub fn processes(&self) -> impl Iterator<Item = &str> {
        self.processes.iter().map(|(id, _)| id).filter(|id| self.get(id).is_none())
    }

    /// Whether an operation is another one or a kind of it, as drilling is a kind of machining.
    pub fn is_kind_of(&self, operation: &str, other: &str) -> bool {
        operation == other || self.processes.get(operation).is_some_and(|process| process.is(other))
    }

    /// Whether an operation implies another one: it is that one or a kind of it, or it always includes it.
    pub fn meets(&self, operation: &str, other: &str) -> bool {
        operation == other || self.processes.get(operation).is_some_and(|process| process.meets(other))
    }
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

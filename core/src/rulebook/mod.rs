//! One edition of one act as data: rules, formulas, readings, citations, and what of the act it does not hold.

mod check;
mod edition;
mod library;
mod list;
mod load;
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
use process::Processes;

use crate::country::Country;
use crate::day::Day;
use crate::facts::ProofKind;
use crate::hs::{HsCode, HsRange};
use crate::names::{Index, Wording};
use crate::nomenclature::Nomenclature;
use crate::procurement::Preferences;
use crate::rule::{Expression, Role, Term, Test};
use crate::share::Percent;

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
    /// Its last day, inclusive; nothing while it is in force.
    pub last: Option<Day>,
    /// Its first and last day, and how they are known.
    pub in_force: Citation,
    /// The day to which the law was read.
    pub read_to: Day,
    /// 1, or more where an edition was corrected after its release.
    pub revision: u32,
    /// The SHA-256 of its canonical JSON.
    pub sha256: String,
    /// Its name in words.
    pub title: Wording,
    /// The acts that it cites.
    pub acts: BTreeMap<String, Wording>,
    /// The headings that codes can have, where the rulebook names its own.
    pub nomenclature: Option<Nomenclature>,
    /// What only a person can tell.
    pub terms: Terms,
    /// Where the law can be read in several ways.
    pub readings: Vec<Reading>,
    /// How origin is decided.
    pub origin: Origin,
    /// The formula of the domestic share.
    pub content: Option<Content>,
    /// How the in-country value of contracts and purchases is computed.
    pub procurement: Option<Procurement>,
    /// What the act says and the rulebook does not hold, and defects of the act itself.
    pub gaps: Vec<Gap>,
    /// Its operations by their names, once a table asks for one.
    pub(crate) operations: Arc<OnceBox<Index>>,
}

/// How the in-country value of contracts and purchases is computed.
#[derive(Clone, Debug)]
pub struct Procurement {
    /// Formula 1: goods.
    pub goods: Citation,
    /// Formula 2: works and services.
    pub works: Citation,
    /// Formula 4: works and services under newer subsoil-use contracts.
    pub subsoil: Citation,
    /// Formula 5: purchases of a period.
    pub period: Citation,
    /// The rounding to two decimals, halves up.
    pub rounding: Citation,
    /// Which papers give a good's share.
    pub proofs: Citation,
    /// Whether an extract from the producers' register is one of them.
    pub register_extract: bool,
    /// The first day on which a certificate СТ-KZ gives nothing any more, where the edition names one.
    pub ct_kz_until: Option<Day>,
    /// The least share of works and services in a subsoil user's purchases of a year.
    pub subsoil_threshold: (Percent, Citation),
    /// What follows from the figures.
    pub preferences: Preferences,
}

/// How origin is decided.
#[derive(Clone, Debug)]
pub enum Origin {
    /// By these rules.
    Own(Box<OriginRules>),
    /// By those of another rulebook that stand in for rules nobody here has read: the result is indicative.
    Borrowed {
        /// The other rulebook.
        rulebook: String,
        /// Its edition.
        edition: Day,
        /// Why.
        citation: Citation,
    },
    /// Not at all: the act is about contracts.
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
    /// The paper that shows that a good is of one of them; without it that is the party's word. Nothing: any paper.
    pub proof: Option<ProofKind>,
    /// Its entries.
    pub entries: Vec<Category>,
}

impl Categories {
    /// The entry of this letter, Cyrillic or Latin.
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
    /// For goods wholly produced: their production is itself none of the insufficient operations.
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
    /// Its name: the code, the range, with `#n` where several rows have the same.
    pub id: String,
    /// The codes it covers.
    pub range: HsRange,
    /// It covers only the goods so described.
    pub gate: Option<Term>,
    /// What holds: any of these. None where the row takes its goods out of the list.
    pub clauses: Vec<Clause>,
    /// The list as read does not say what holds for other goods of these codes.
    pub rest_unknown: bool,
    /// The goods, as enacted.
    pub name: String,
    /// The condition, as enacted.
    pub condition: String,
    /// Where it stands.
    pub citation: Citation,
}

impl ListRule {
    /// Whether its condition is itself that of a set.
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

/// Something that the rulebook does not hold, or a defect of the act.
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
    /// The conditions by which it may be closed once the missing part is read: any of them could be the law. A verdict
    /// that one of them would change rests on the gap. None where the gap cannot carry a verdict.
    pub closings: Vec<Clause>,
}

/// What a gap concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// A chapter that has a line of its own: goods of it that the list does not name are outside the rulebook.
    Chapter(u64),
    /// A chapter that may have a line of its own: the general rule stands, and every verdict by it says so.
    Suspect(u64),
    /// Codes for which the act has a row that was not read: goods of them are outside the rulebook, whatever rules it
    /// borrows.
    Codes(HsRange),
    /// The list as a whole: every verdict by the general rule carries it.
    List,
    /// A row of the list: every verdict by it carries it.
    Row(String),
    /// The threshold of operations: without a list of operations there is no verdict.
    Threshold,
    /// Every answer carries it.
    Everywhere,
    /// Only the coverage report shows it.
    Noted,
}

impl GapKind {
    /// How many digits of a code tell whether it is concerned.
    pub(crate) fn digits(&self) -> u8 {
        match self {
            GapKind::Codes(range) => range.digits(),
            _ => 0,
        }
    }
}

/// The terms of a rulebook, and what the processes of the trade are among them.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    entries: BTreeMap<String, TermEntry>,
    processes: Processes,
}

/// What is known of a term.
#[derive(Clone, Debug)]
pub struct TermEntry {
    /// What it stands for.
    pub role: Role,
    /// Its name in words.
    pub name: Wording,
    /// It decides, and the acts define it nowhere.
    pub undefined: bool,
    /// How an operation stands to the insufficient ones.
    pub standing: Option<Standing>,
}

/// How an operation stands to the operations that never confer origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is one of them, by its letter.
    Insufficient(String),
    /// It may be: that depends on words that the act does not define.
    MayBe(String),
    /// The act names nothing like it: whether it is more than they are is asked.
    Unnamed,
    /// It is plainly none of them.
    Beyond,
    /// It is no processing: a test, a mark, a measurement.
    Neutral,
}

impl Terms {
    /// An entry by its id.
    pub fn get(&self, term: &str) -> Option<&TermEntry> {
        self.entries.get(term)
    }

    /// All entries, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &TermEntry)> {
        self.entries.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// Whether the acts define it nowhere.
    pub fn is_undefined(&self, term: &str) -> bool {
        self.get(term).is_some_and(|entry| entry.undefined)
    }

    /// How an operation stands to the insufficient ones; nothing for names that the rulebook does not know.
    pub fn standing(&self, operation: &str) -> Option<&Standing> {
        match self.get(operation) {
            Some(entry) => entry.standing.as_ref(),
            None => self.processes.get(operation).and_then(|process| process.standing()),
        }
    }

    /// Whether a name is that of an operation: one of the terms, or a process of the trade.
    pub fn is_operation(&self, name: &str) -> bool {
        match self.get(name) {
            Some(entry) => entry.role == Role::Operation,
            None => self.processes.get(name).is_some(),
        }
    }

    /// The processes that are no terms themselves, by id.
    pub fn processes(&self) -> impl Iterator<Item = &str> {
        self.processes.iter().map(|(id, _)| id).filter(|id| self.get(id).is_none())
    }

    /// Whether an operation is another or a kind of it: drilling is machining.
    pub fn is_kind_of(&self, operation: &str, other: &str) -> bool {
        operation == other || self.processes.get(operation).is_some_and(|process| process.is(other))
    }

    /// Whether another operation was performed wherever this one was: it is that one, or always has it as a part.
    pub fn meets(&self, operation: &str, other: &str) -> bool {
        operation == other || self.processes.get(operation).is_some_and(|process| process.meets(other))
    }
}

impl Rulebook {
    /// A reading by its id.
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

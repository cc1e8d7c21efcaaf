//! How origin is decided: the list of conditions, the general rule, sets, thresholds, and what goes with them.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Citation, Expression, List, Term, Test};
use crate::names::Wording;
use crate::sort::sorted;
use crate::value::country::Country;
use crate::value::day::Day;
use crate::value::hs::{HsCode, HsRange};
use crate::value::proof::ProofKind;
use crate::value::truth::Truth;

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
    /// Its name in words, if the rulebook has it.
    pub country_name: Option<Wording>,
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
    /// Its condition as enacted; `None` of a row without one.
    pub(crate) fn enacted(&self) -> Option<&str> {
        Some(self.condition.as_str()).filter(|condition| !condition.is_empty())
    }

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

impl Criteria {
    /// That of a good of this code which was sufficiently processed.
    pub(crate) fn sufficient_for(&self, code: HsCode) -> String {
        [self.sufficient.as_str(), &code.heading().to_string()].concat()
    }
}

/// Returns the rows that may apply to a code, the most specific first: narrower ranges first, then rows with a
/// description.
pub(crate) fn candidates(rules: &OriginRules, code: HsCode) -> Vec<&ListRule> {
    let rows = rules.list.of_chapter(code).filter(|rule| rule.range.holds(code) != Truth::False);
    let rank = |rule: &ListRule| (rule.range.width(), rule.gate.is_none());
    sorted(rows.collect(), |left, right| rank(left).cmp(&rank(right)))
}

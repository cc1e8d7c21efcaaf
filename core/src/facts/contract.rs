//! The facts of a contract, and of a customer's purchases.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Facts, Lot, Proof};
use crate::value::amount::{Amount, Total};
use crate::value::bin::Bin;
use crate::value::country::Country;
use crate::value::day::Day;
use crate::value::proof::ProofKind;
use crate::value::share::Percent;

/// A document of facts about a contract and its subcontracts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractFacts {
    /// The day whose law applies.
    pub on: Day,
    /// The rulebook.
    pub rulebook: String,
    /// The edition, where one is pinned.
    pub edition: Option<Day>,
    /// What is bought.
    pub kind: Kind,
    /// The value of the customer's contract, or of all of them if the formula has several.
    pub value: Amount,
    /// The currency of all amounts.
    pub currency: Option<String>,
    /// Whether all amounts include VAT.
    pub vat_included: bool,
    /// Options that the user fixed.
    pub readings: BTreeMap<String, String>,
    /// The day of the subsoil-use contract.
    pub subsoil_contract_day: Option<Day>,
    /// The day on which its term was changed.
    pub subsoil_term_changed_day: Option<Day>,
    /// The day of the customer's contract.
    pub contract_day: Option<Day>,
    /// The day of the report.
    pub report_day: Option<Day>,
    /// The contracts of all tiers.
    pub contracts: Vec<Contract>,
    /// The SHA-256 of the document's canonical JSON.
    pub sha256: String,
}

/// What is bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Goods.
    Goods,
    /// Works.
    Works,
    /// Services.
    Services,
    /// Works or services under a subsoil-use contract.
    Subsoil,
}

impl Kind {
    /// The name in facts and answers.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Goods => "goods",
            Kind::Works => "works",
            Kind::Services => "services",
            Kind::Subsoil => "subsoil",
        }
    }
}

/// One contract of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// Its id.
    pub id: String,
    /// The place of the contract that it is a subcontract of.
    pub parent: Option<usize>,
    /// Its value.
    pub value: Amount,
    /// Its day.
    pub day: Option<Day>,
    /// The sum of its direct subcontracts.
    pub subcontracts: Total,
    /// The sum of the goods bought for it.
    pub goods_value: Total,
    /// Its performer.
    pub performer: Performer,
    /// The payroll of Kazakhstani personnel, and all of it.
    pub payroll: Option<(Amount, Amount)>,
    /// The number of citizens among the staff, and the whole staff.
    pub headcount: Option<(Amount, Amount)>,
    /// The goods bought for it.
    pub goods: Vec<GoodsLine>,
}

impl GoodsLine {
    /// Whether a paper was stated for it; `none` is no paper.
    pub fn has_paper(&self) -> bool {
        self.proof.as_ref().is_some_and(|proof| proof.kind != ProofKind::None)
    }
}

impl Performer {
    /// Whether a paper was stated for its status.
    pub fn has_paper(&self) -> bool {
        self.proof.as_ref().is_some_and(|proof| proof.kind != ProofKind::None)
    }
}

impl Contract {
    /// Whether a branch performs it. This is stated, or the sixth digit of its БИН says it.
    pub fn is_of_branch(&self) -> bool {
        self.performer.branch || self.performer.bin.is_some_and(Bin::is_of_branch)
    }

    /// Returns the value of the performer's own work: without goods and subcontracts.
    pub fn own_work(&self) -> Total {
        self.value.total().minus(self.goods_value).minus(self.subcontracts)
    }
}

/// The performer of a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Performer {
    /// The name.
    pub name: Option<String>,
    /// The БИН or ИИН.
    pub bin: Option<Bin>,
    /// Whether a Kazakhstani producer of works and services.
    pub kazakhstani_producer: Option<bool>,
    /// Whether a natural monopoly in its regulated activity.
    pub natural_monopoly: bool,
    /// Whether a branch.
    pub branch: bool,
    /// The paper that proves its status.
    pub proof: Option<Proof>,
}

/// One line of goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its value.
    pub value: Amount,
    /// How much of it the value is for.
    pub lot: Lot,
    /// The day of its delivery.
    pub delivered: Option<Day>,
    /// Whether the value is that of the contract, not of the purchase.
    pub is_contract_price: bool,
    /// Whether bought from a natural monopoly in its regulated activity.
    pub natural_monopoly: bool,
    /// The share of housing by its expert-reviewed design summary.
    pub housing_share: Option<Percent>,
    /// Its country of origin, if it is stated.
    pub country: Option<Country>,
    /// The paper that gives its share.
    pub proof: Option<Proof>,
    /// The good's own facts, from which its share can be computed.
    pub good_facts: Option<Box<Facts>>,
}

/// A document of facts about a customer's purchases in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodFacts {
    /// The day whose law applies.
    pub on: Day,
    /// The rulebook.
    pub rulebook: String,
    /// The edition, where one is pinned.
    pub edition: Option<Day>,
    /// Whether the customer is a subsoil user.
    pub subsoil_user: bool,
    /// Whether all amounts include VAT.
    pub vat_included: bool,
    /// Options that the user fixed.
    pub readings: BTreeMap<String, String>,
    /// The purchases.
    pub rows: Vec<PeriodRow>,
    /// The SHA-256 of the document's canonical JSON.
    pub sha256: String,
}

/// One purchase of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodRow {
    /// Its id.
    pub id: String,
    /// What was bought.
    pub kind: Kind,
    /// Its share as reported.
    pub share: Percent,
    /// Its exact share, as a fraction of one.
    pub exact: Option<(u128, u128)>,
    /// Its value.
    pub value: Amount,
}

/// The most contracts of one document.
pub const MOST_CONTRACTS: usize = 10_000;
/// The most lines of goods of one document, and purchases of a period.
pub const MOST_LINES: usize = 100_000;

//! The in-country value of a contract and of a customer's purchases.
//!
//! May import: `assessment` for goods that stand on a contract's lines, and all below it. Never: a rule of origin,
//! records, advice.

mod assess;
mod counted;
mod exact;
mod lines;
mod period;
mod preferences;
mod readings;
mod rests;
mod tree;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use assess::assess_contract;
pub(crate) use assess::procurement_of;
pub(crate) use counted::Counted;
pub use period::assess_period;
pub use preferences::{
    Preference, conditional_discount, conditional_price, preference, shortfall_penalty, turnkey_points,
};

use crate::answer::{Ground, Notice, Receipt};
use crate::doc::Code;
use crate::law::Citation;
use crate::law::methodology::READINGS;
use crate::value::truth::Truth;

/// The answer to `assess_contract`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContractAssessment {
    /// Always `contract_assessment`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "contract_assessment")))]
    pub kind: Code,
    /// The in-country value in percent, two decimals; null while a fact is missing.
    pub share: Option<String>,
    /// Whether something of what it rests on is not settled: a share that is not to be relied on as it stands.
    pub provisional: bool,
    /// What the share rests on: what of it, answered otherwise, would change it.
    pub rests_on: Vec<Ground>,
    /// The exact fraction; null where it is too long to be read.
    pub exact: Option<String>,
    /// What the formula has above the line, in money; six decimals where it has no end.
    pub numerator: Option<String>,
    /// What it has below.
    pub denominator: Option<String>,
    /// The lowest and the highest share that the missing facts allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<[String; 2]>,
    /// Which formula: `1` goods, `2` works and services, `4` under newer subsoil-use contracts.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub formula: Option<Code>,
    /// Why that formula, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub because: Option<Code>,
    /// The VAT basis of all amounts: `excluded` or `included`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub vat: Code,
    /// What the share would be if every computed share were proved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_proved: Option<Part>,
    /// The contracts, in the order given.
    pub rows: Vec<ContractRow>,
    /// The readings that matter to this contract, and what each option gives.
    pub readings: Vec<ShareReading>,
    /// The facts that are missing.
    pub missing: Vec<MissingFact>,
    /// Why the rulebook holds no answer.
    pub outside: Vec<Notice>,
    /// What the reader must know besides.
    pub warnings: Vec<Notice>,
    /// The provisions of formula, proofs and rounding.
    pub citations: Vec<Citation>,
    /// What was computed by what from what.
    pub receipt: Receipt,
}

/// A share and its exact fraction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// In percent, two decimals.
    pub share: String,
    /// The exact fraction; null where it is too long to be read.
    pub exact: Option<String>,
}

/// One contract of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContractRow {
    /// Its id.
    pub id: String,
    /// The contract that it is a subcontract of.
    pub parent: Option<String>,
    /// Its value.
    pub value: String,
    /// The goods bought for it.
    pub goods: String,
    /// Its direct subcontracts.
    pub subcontracts: String,
    /// What is left: value less goods less subcontracts.
    pub own_work: String,
    /// The payroll share that its own work counts with, as a fraction of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payroll_share: Option<String>,
    /// Whether performed by a Kazakhstani producer, where the formula asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<Truth>,
    /// What it adds to the numerator; without what facts are missing for.
    pub contribution: String,
    /// Its goods.
    pub lines: Vec<GoodsRow>,
}

/// One line of goods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoodsRow {
    /// Its id.
    pub id: String,
    /// Its value.
    pub value: String,
    /// The share it counts with, in percent; null while a fact is missing.
    pub share: Option<String>,
    /// Value times share.
    pub counted: String,
    /// Why, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub because: Code,
    /// The share that it would count with if what was computed were proved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub would_be: Option<String>,
}

/// A reading and what each of its options gives, the other readings as taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShareReading {
    /// Its name.
    pub id: String,
    /// `open`, or `fixed` by the user.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub status: Code,
    /// The option that the figures rest on.
    pub taken: String,
    /// What each option gives.
    pub options: Vec<ShareOption>,
    /// The unclear provision.
    pub citation: Citation,
}

/// What one option of a reading gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShareOption {
    /// The option.
    pub option: String,
    /// The share in percent; null while a fact is missing.
    pub share: Option<String>,
    /// The exact fraction.
    pub exact: Option<String>,
}

/// A fact that is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingFact {
    /// Where it belongs, as a JSON pointer.
    pub fact: String,
    /// What kind of fact, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
}

/// The answer to `assess_period`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeriodAssessment {
    /// Always `period_assessment`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "period_assessment")))]
    pub kind: Code,
    /// All purchases together.
    pub share: Option<String>,
    /// Whether something of what it rests on is not settled: a share that is not to be relied on as it stands.
    pub provisional: bool,
    /// What the share rests on: what of it, answered otherwise, would change it.
    pub rests_on: Vec<Ground>,
    /// The exact fraction.
    pub exact: Option<String>,
    /// What the formula has above the line, in money.
    pub numerator: Option<String>,
    /// What it has below.
    pub denominator: Option<String>,
    /// The VAT basis of all amounts: `excluded` or `included`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub vat: Code,
    /// Goods, works and services by themselves, where there are any.
    pub kinds: Vec<KindShare>,
    /// Works and services together beside their threshold; for a subsoil user.
    pub works_and_services: Option<ShareThreshold>,
    /// The readings that matter, and what each option gives.
    pub readings: Vec<ShareReading>,
    /// Why the rulebook holds no answer.
    pub outside: Vec<Notice>,
    /// What the reader must know besides.
    pub warnings: Vec<Notice>,
    /// The provisions of formula and rounding.
    pub citations: Vec<Citation>,
    /// What was computed by what from what.
    pub receipt: Receipt,
}

/// The purchases of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindShare {
    /// `goods`, `works` or `services`.
    pub kind: String,
    /// In percent, two decimals.
    pub share: String,
    /// The exact fraction.
    pub exact: Option<String>,
    /// What the formula has above the line, in money.
    pub numerator: String,
    /// What it has below.
    pub denominator: String,
}

/// A share beside its least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShareThreshold {
    /// In percent, two decimals; the comparison itself is exact.
    pub share: String,
    /// The exact fraction.
    pub exact: Option<String>,
    /// The least share, in percent.
    pub limit: String,
    /// Whether it is reached.
    pub outcome: Truth,
    /// How far above it, in percentage points.
    pub headroom: String,
    /// The provision.
    pub citation: Citation,
}

/// The options taken: the user's, else the defaults.
fn taken(fixed: &BTreeMap<String, String>) -> crate::judge::Choice<'_> {
    let option = |(id, options): (&'static str, &'static [&'static str])| {
        let default = options.first().copied().unwrap_or_default();
        (id, fixed.get(id).map_or(default, String::as_str))
    };
    crate::judge::Choice::new(READINGS.into_iter().map(option).collect())
}

//! The answer: verdict, figures, steps with citations, what is missing, and the receipt.

mod asked;
mod assess;
mod budget;
mod ground;
mod hypothesis;
mod methods;
mod offers;
mod parts;
mod probe;
mod receipt;
mod rests;
mod variants;
mod walk;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use assess::assess_good;
pub(crate) use assess::{Law, before_bill, edition, law_read_to, of_book, of_silence, readings_fit};
pub use ground::{Ground, Settled};
pub use receipt::Receipt;

use crate::fault::Fault;
use crate::rule::Truth;
use crate::rulebook::Citation;

/// A code of the message catalogue.
pub type Code = Cow<'static, str>;

/// What is known of a good's origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The good originates, under every open reading.
    Originating,
    /// It does not, under every open reading.
    NotOriginating,
    /// The law is known, a fact is missing: `missing` lists it.
    Undetermined,
    /// Open readings of an unclear provision give different verdicts: `combinations` says which gives which.
    Disputed,
    /// The act says something that the rulebook does not hold: `outside` says what.
    OutsideRulebook,
}

/// The answer to `assess_good`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// Always `assessment`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "assessment")))]
    pub kind: Code,
    /// What is known of the good's origin.
    pub verdict: Verdict,
    /// Whether something of what it rests on is not settled: a verdict that is not to be relied on as it stands.
    pub provisional: bool,
    /// What verdict and share rest on: what of it, answered otherwise, would change them.
    pub rests_on: Vec<Ground>,
    /// The origin criterion for column 9 of a certificate СТ-1: `П`, `Д8403` or `К`; only for an originating good.
    pub criterion: Option<String>,
    /// The rule that was applied: a row of the list, `general`, `set`, `wholly-produced` or `threshold`.
    pub rule: Option<String>,
    /// The condition as enacted, where the rule is a row of a list.
    pub condition: Option<String>,
    /// The domestic share, where the rulebook has a formula.
    pub local_content: Option<LocalContent>,
    /// Sums of the bill, in the document's currency.
    pub figures: Vec<Figure>,
    /// How each material was counted, and why.
    pub materials: Vec<MaterialStatus>,
    /// Every test, in the order of application, under the default readings.
    pub steps: Vec<Step>,
    /// The facts that are missing, the one that settles most first.
    pub missing: Vec<Missing>,
    /// The readings that the good's rule touches.
    pub readings: Vec<ReadingEffect>,
    /// The outcome under each combination of the open readings; empty where none is touched.
    pub combinations: Vec<Combination>,
    /// What the act says and the rulebook does not hold, where that is why there is no verdict.
    pub outside: Vec<Notice>,
    /// What the reader must know besides the verdict.
    pub warnings: Vec<Notice>,
    /// What was computed by what from what.
    pub receipt: Receipt,
}

/// The answer to an input that could not be read: all its faults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Refusal {
    /// Always `refusal`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "refusal")))]
    pub kind: Code,
    /// Every fault, in the order of reading.
    pub errors: Vec<Fault>,
}

impl Refusal {
    /// A refusal for these faults.
    pub fn new(errors: Vec<Fault>) -> Refusal {
        Refusal { kind: Cow::Borrowed("refusal"), errors }
    }
}

/// One test: what was compared, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Which test, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub test: Code,
    /// The test in the vocabulary's text form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// Whether it holds.
    pub outcome: Truth,
    /// Whether the verdict rests on it.
    pub decisive: bool,
    /// The good it was applied to, as a JSON pointer: empty for the good itself, `/materials/2/made_from` for a part.
    pub good: String,
    /// The rule that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What was compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// The materials that decided it, by their ids.
    pub materials: Vec<String>,
    /// The operations and facts that decided it, by the terms of the rulebook.
    pub terms: Vec<String>,
    /// The provision.
    pub citation: Citation,
}

/// A value beside its limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// What counts, in the document's currency.
    pub value: String,
    /// What may count besides, as long as a fact is missing; absent when nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided: Option<String>,
    /// Whether a missing value leaves the sum without an upper bound.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub unbounded: bool,
    /// What it is measured against: the ex-works price. Absent when it was not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// `value` in percent of `base`, to four decimals; the decision itself is made without rounding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<String>,
    /// The limit in percent of `base`.
    pub limit: String,
    /// The limit in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_value: Option<String>,
    /// How much more the value may be; below zero, by how much it is too high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headroom: Option<String>,
}

/// A sum of the bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// What it is, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// The exact value.
    pub value: String,
}

/// How a material was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MaterialStatus {
    /// The material.
    pub id: String,
    /// Whether it counts as foreign.
    pub foreign: Truth,
    /// Why, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub because: Code,
    /// Its value in the document's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A fact that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Missing {
    /// Where it belongs in the facts, as a JSON pointer.
    pub fact: String,
    /// What kind of fact, as a code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// The term of the rulebook that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The names nearest to the term, where that is a name which nobody knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
    /// How many digits the tariff code needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digits: Option<u8>,
    /// How many undecided outcomes, under all readings together, wait for it.
    pub settles: u32,
    /// The verdict that each answer alone would give, for a fact that is true or false.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gives: BTreeMap<String, Verdict>,
}

/// A reading that the good's rule touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingEffect {
    /// Its name.
    pub id: String,
    /// `open`: nothing else in the act settles it. `minority`: another provision does; it disputes nothing.
    /// `fixed`: the user chose an option.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub status: Code,
    /// The option that the figures and steps rest on.
    pub taken: String,
    /// What each option gives, the other readings as taken.
    pub options: Vec<OptionEffect>,
    /// The unclear provision.
    pub citation: Citation,
}

/// What one option of a reading gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionEffect {
    /// The option.
    pub option: String,
    /// The verdict under it.
    pub verdict: Verdict,
    /// The domestic share under it, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// The outcome under one combination of the open readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Combination {
    /// The option of each open reading.
    pub readings: BTreeMap<String, String>,
    /// The verdict under them.
    pub verdict: Verdict,
    /// The domestic share under them, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// Something that the reader must know, with the provision it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// What, as a code of the message catalogue.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// The field it is about, as a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The other field, where two contradict each other, as a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub and: Option<String>,
    /// The entry of the rulebook's gaps and defects whose text it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// What it concerns: ids of materials, names of operations, a rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

impl Notice {
    pub(crate) fn new(code: &'static str) -> Notice {
        Notice { code: Cow::Borrowed(code), at: None, and: None, gap: None, about: Vec::new(), citation: None }
    }

    pub(crate) fn at(mut self, at: impl Into<String>) -> Notice {
        self.at = Some(at.into());
        self
    }

    pub(crate) fn about(mut self, about: Vec<String>) -> Notice {
        self.about = about;
        self
    }

    pub(crate) fn citing(mut self, citation: &Citation) -> Notice {
        self.citation = Some(citation.clone());
        self
    }
}

/// The domestic share of the good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LocalContent {
    /// In percent, rounded as the cited rule says; absent while a fact is missing.
    pub share: Option<String>,
    /// The exact fraction before rounding; below zero where foreign materials exceed the base.
    pub exact: Option<String>,
    /// `F1`: on the ex-works price. `F2`: on the production cost.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub formula: Code,
    /// The cost of the foreign materials.
    pub foreign: Option<String>,
    /// The ex-works price or the production cost.
    pub base: Option<String>,
    /// The rate of VAT in percent, where the formula's price includes VAT: the base is raised by it or, where the
    /// amounts already include it, it is taken out of the foreign materials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<String>,
    /// Whether the amounts were stated with VAT.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub vat_included: bool,
    /// The lowest and the highest share that the missing facts allow, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<[String; 2]>,
    /// Where the formula stands.
    pub citation: Citation,
    /// Where the rounding stands.
    pub rounding: Citation,
}

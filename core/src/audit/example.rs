//! The examples that show a finding: facts as `assess_good` takes them, and what it answers.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::answer::Verdict;

/// The smallest example of a finding, and others that stand beside it for contrast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Witness {
    /// The facts, as `assess_good` takes them.
    pub facts: Example,
    /// What it answers.
    pub expect: Expect,
    /// The same good a little changed, or by another rulebook, and what is answered then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Replay>,
}

/// An example that can be played again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replay {
    /// The facts, as `assess_good` takes them.
    pub facts: Example,
    /// What it answers.
    pub expect: Expect,
}

/// What `assess_good` answers, as far as the finding rests on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expect {
    /// The verdict.
    pub verdict: Verdict,
    /// The rule that was applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The domestic share in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// By reading and option: the verdict, or for a formula's reading the share.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, BTreeMap<String, String>>,
    /// Facts that are missing, as JSON pointers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// Facts about a good, complete but for what the finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Example {
    /// The day whose law applies.
    pub on: String,
    /// The rulebook, as `id@edition`.
    pub rulebook: String,
    /// The rate of VAT in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<String>,
    /// Options of readings that are fixed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, String>,
    /// The good.
    pub good: ExampleGood,
    /// Its bill of materials.
    pub materials: Vec<ExampleMaterial>,
    /// The operations performed.
    pub operations: Vec<String>,
    /// Answers to the rulebook's questions, by term.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, bool>,
    /// The letter of a category of wholly produced goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wholly_produced: Option<String>,
    /// Whether more was done than the operations that never confer origin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond_insufficient_operations: Option<bool>,
    /// A row of the register's list of operations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<ExampleThreshold>,
}

/// The good of an example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExampleGood {
    /// Its tariff code.
    pub hs: String,
    /// Its price, franco-factory.
    pub ex_works_price: String,
    /// Its production cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub production_cost: Option<String>,
    /// Its value free on board.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fob_value: Option<String>,
    /// Its net cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net_cost: Option<String>,
    /// The labour in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labour_cost: Option<String>,
    /// The overhead that falls to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overhead_cost: Option<String>,
    /// The profit on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profit: Option<String>,
    /// Its mass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mass: Option<ExampleMass>,
}

/// A material of an example.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExampleMaterial {
    /// Its tariff code.
    pub hs: String,
    /// Its value.
    pub value: String,
    /// Its mass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mass: Option<ExampleMass>,
    /// Where it originates.
    pub origin: String,
    /// The paper that proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ExampleProof>,
    /// An item of a set.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub is_set_item: bool,
    /// Whether it is wholly obtained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wholly_obtained: Option<bool>,
    /// Answers to the rulebook's questions about it, by term.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, bool>,
}

/// A mass.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExampleMass {
    /// How many kilograms.
    pub amount: String,
    /// The unit: a kilogram.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kg")))]
    pub unit: String,
}

impl ExampleMass {
    /// So many kilograms.
    pub(super) fn new(kilograms: &str) -> ExampleMass {
        ExampleMass { amount: kilograms.to_string(), unit: "kg".to_string() }
    }
}

/// The paper of a material.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExampleProof {
    /// What it is: a certificate СТ-KZ.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "ct-kz")))]
    pub kind: String,
    /// The domestic share that it states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
}

/// At least so many of these operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExampleThreshold {
    /// How many are due.
    pub at_least: u32,
    /// The operations of the list.
    pub operations: Vec<String>,
}

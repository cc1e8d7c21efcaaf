//! The way to qualify: for a good or contract that does not reach its goal the cheapest exact changes; for one that
//! does, how far each figure may move before it does not.
//!
//! Every change is an RFC 6902 patch of the facts and was tried: the patched facts were assessed before it is given.
//!
//! May import: what computes answers. Never: a verdict of its own, or a change that was not tried.

mod candidates;
mod change;
mod contract;
mod contract_headroom;
mod goal;
mod good;
mod headroom;
mod numbers;
mod patch;
mod search;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use patch::{PatchOperation, PatchValue};

use crate::answer::{Notice, Receipt, Verdict};
use crate::doc::{At, Code, Fault, Faults, Fields, Json, decimal_of};
use crate::facts::Facts;
use crate::facts::contract::ContractFacts;
use crate::law::{Citation, Library};
use crate::value::amount::{Amount, AmountError, Total};
use crate::value::share::{Percent, percent};
use search::Weight;

/// The answer to `advise`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Advice {
    /// Always `advice`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "advice")))]
    pub kind: Code,
    /// What the facts are about: `good` or `contract`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub about: Code,
    /// What the changes aim at: `verdict`, that the good originates under every open reading; or `share`, that the
    /// share as documents show it is at least the wished one.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub goal: Code,
    /// The wished share in percent.
    pub wished_share: Option<String>,
    /// Whether the goal is reached as the facts stand.
    pub reached: bool,
    /// What is known of the good's origin; null of a contract.
    pub verdict: Option<Verdict>,
    /// The domestic share, or the in-country value of the contract, in percent.
    pub share: Option<String>,
    /// How far each figure may move, the others as they are, before a verdict `originating` or a wished share that is
    /// reached is lost. A figure that is not listed may have any value.
    pub headroom: Vec<Headroom>,
    /// What reaches the goal: those whose costs were given, the cheapest first; then the others, those of fewest actions
    /// first. Empty where the goal is reached.
    pub changes: Vec<Change>,
    /// So many changes besides those that every way needs were searched in every set.
    pub up_to: u32,
    /// Whether no cheaper change was overlooked among those sets.
    // And no change has anything to spare, and the head-room of every figure was looked for.
    pub complete: bool,
    /// Whether there may be further changes, none of them cheaper.
    pub more: bool,
    /// The facts that are missing, as JSON pointers: until they are stated advice rests on what is known.
    pub missing: Vec<String>,
    /// Why the rulebook holds no answer, where the verdict is that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outside: Vec<Notice>,
    /// What was computed by what from what.
    pub receipt: Receipt,
}

/// How far one figure may move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Headroom {
    /// The figure: its JSON pointer, or `rate:USD` for a rate of exchange.
    pub of: String,
    /// The material, part, goods line or contract that it is of; of a rate the currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Which figure: `price`, `cost`, `part-price`, `part-cost`, `part-figure`, `fob-value`, `net-cost`,
    /// `total-cost`, `excluded-costs`, `labour-cost`, `overhead-cost`, `profit`, `value`, `share`, `payroll` or `rate`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub figure: Code,
    /// For a rate, where it stands in the facts: all of them move together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<String>,
    /// What is lost: `verdict` or `share`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub breaks: Code,
    /// The figure as stated.
    pub now: String,
    /// The last value, in units of its last digit, at which nothing is lost.
    pub holds_to: String,
    /// The first at which it is.
    pub breaks_at: String,
    /// The test that breaks, in the vocabulary's text form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test: Option<String>,
    /// The provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

/// A set of changes that together reach the goal; none of them can be spared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What is to be done.
    pub actions: Vec<Action>,
    /// The same as operations on the facts (RFC 6902), to be made in this order.
    pub patch: Vec<PatchOperation>,
    /// What the assessment of the patched facts says.
    pub gives: Gives,
    /// The sum of the costs given for the actions; absent where one of them has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action {
    /// What kind: `replace-material`, `replace-good`, `obtain-proof`, `perform-operation`,
    /// `exceed-insufficient-operations`, `obtain-expertise`, `raise-price`, `raise-cost`, `raise-payroll` or
    /// `engage-producer`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: Code,
    /// By which `costs` names it: `replace-material/burner`.
    pub key: String,
    /// What it is about, as a JSON pointer into the facts.
    pub at: String,
    /// The material, operation, goods line or contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Of a figure: as stated, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// Of a figure: the least that suffices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What a change gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gives {
    /// The verdict; null of a contract.
    pub verdict: Option<Verdict>,
    /// The share in percent.
    pub share: Option<String>,
}

/// What the user wishes, besides the facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The wished share.
    pub share: Option<Percent>,
    /// What each change costs, by its key, or all of a kind.
    pub costs: BTreeMap<String, Amount>,
}

/// The kinds of changes.
const KINDS: [&str; 10] = [
    "replace-material",
    "replace-good",
    "obtain-proof",
    "perform-operation",
    "exceed-insufficient-operations",
    "obtain-expertise",
    "raise-price",
    "raise-cost",
    "raise-payroll",
    "engage-producer",
];

/// Costs of one document.
const MOST_COSTS: usize = 200_000;

impl Wishes {
    /// Reads `{"wished_share": "60", "costs": {"replace-material/burner": "500"}}`.
    ///
    /// # Errors
    /// Every fault of it.
    pub fn read(json: &Json<'_>) -> Result<Wishes, Vec<Fault>> {
        let faults = Faults::default();
        let wishes = Fields::open(json, &At::Root, &faults).map(Wishes::fields);
        faults.or(wishes)
    }

    fn fields(fields: Fields<'_, '_>) -> Wishes {
        let share = fields.decimal("wished_share", percent);
        let costs = fields.map("costs", |json, at, faults| {
            decimal_of(json, at, faults, |text| text.parse::<Amount>().map_err(AmountError::code))
        });
        let at = At::Field(fields.at(), "costs");
        for key in costs.keys().filter(|key| !KINDS.contains(&kind_of(key))) {
            let fault = Fault::new("unknown-name", &At::Field(&at, key)).given(kind_of(key)).allowed(KINDS.join(", "));
            fields.faults().push(fault);
        }
        if costs.len() > MOST_COSTS {
            fields.fault("costs", "too-many", costs.len().to_string());
        }
        fields.close();
        Wishes { share, costs }
    }
}

/// Advises on facts about a good or a contract.
///
/// # Errors
/// Every fault of the facts; `missing-field` at `/wished_share` for a contract without one; `no-share-formula` where
/// the rulebook of a good has none; `nothing-to-advise` for facts about purchases.
pub fn advise(facts: &Json<'_>, wishes: &Wishes, library: &Library) -> Result<Advice, Vec<Fault>> {
    let has = |name: &str| matches!(facts, Json::Object(members) if members.iter().any(|(key, _)| key == name));
    if has("contracts") || (has("kind") && !has("good")) {
        contract::advise(facts, &ContractFacts::read(facts)?, wishes, library)
    } else if has("rows") {
        Err(Vec::from([Fault::new("nothing-to-advise", &At::Root)]))
    } else {
        good::advise(facts, Facts::read(facts)?, wishes, library)
    }
}

/// Splits `{"facts": …, "wished_share": …, "costs": …}`; facts by themselves are taken too.
pub(crate) fn split<'a>(document: Json<'a>) -> (Json<'a>, Json<'a>) {
    match document {
        Json::Object(members) if members.iter().any(|(key, _)| key == "facts") => {
            let (facts, wishes): (Vec<_>, Vec<_>) = members.into_iter().partition(|(key, _)| key == "facts");
            let facts = facts.into_iter().next().map_or(Json::Null, |(_, facts)| facts);
            (facts, Json::Object(wishes))
        }
        facts => (facts, Json::Object(Vec::new())),
    }
}

fn kind_of(key: &str) -> &str {
    key.split('/').next().unwrap_or_default()
}

/// The cost of a change by its key, else that of its kind.
fn cost_of(key: &str, costs: &BTreeMap<String, Amount>) -> Option<Amount> {
    costs.get(key).or_else(|| costs.get(kind_of(key))).copied()
}

fn weight_of(key: &str, moved: Total, costs: &BTreeMap<String, Amount>) -> Weight {
    let cost = cost_of(key, costs);
    // Where nobody gave costs all changes are alike.
    let unpriced = u32::from(cost.is_none() && !costs.is_empty());
    Weight { unpriced, cost: cost.map_or(Total::ZERO, |cost| cost.total()), size: 1, moved }
}

/// The sum of the costs of these actions, where each has one.
fn cost_of_all(actions: &[Action], costs: &BTreeMap<String, Amount>) -> Option<String> {
    let each: Option<Vec<Amount>> = actions.iter().map(|action| cost_of(&action.key, costs)).collect();
    let sum = each?.into_iter().fold(Total::ZERO, |sum, cost| sum.plus(cost.total()));
    Some(sum.to_string())
}

fn empty(about: &'static str, wishes: &Wishes, receipt: Receipt) -> Advice {
    Advice {
        kind: Cow::Borrowed("advice"),
        about: Cow::Borrowed(about),
        goal: Cow::Borrowed(if wishes.share.is_some() { "share" } else { "verdict" }),
        wished_share: wishes.share.map(|share| share.to_string()),
        reached: false,
        verdict: None,
        share: None,
        headroom: Vec::new(),
        changes: Vec::new(),
        up_to: search::UP_TO,
        complete: true,
        more: false,
        missing: Vec::new(),
        outside: Vec::new(),
        receipt,
    }
}

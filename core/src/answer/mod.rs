//! Holds the types of an answer about a good: verdict, steps, missing facts, readings, warnings, grounds, receipt.
//!
//! They have the form that they have on the wire. They stand below judging, because judging fills them.
//!
//! May import: `value`, `doc`, `signature` for what came of signatures, `law` for citations and editions. Never: facts, or anything that decides what an answer
//! says.

mod bill;
mod ground;
mod lack;
mod missing;
mod notice;
mod readings;
mod receipt;
mod share;
mod step;
mod verdict;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use bill::{Figure, MaterialStatus};
pub use ground::{Ground, Settled};
pub use lack::Lack;
pub use missing::Missing;
pub use notice::Notice;
pub(crate) use notice::of_gap;
pub use readings::{Combination, OptionEffect, ReadingEffect};
pub use receipt::Receipt;
pub use share::LocalContent;
pub use step::{Comparison, Step};
pub use verdict::Verdict;

use crate::doc::{Code, Fault};
use crate::signature::FoundSignature;

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
    /// What came of each signature beside the masked record of a part, on the day of the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<FoundSignature>,
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

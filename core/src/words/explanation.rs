//! What an explanation is made of: sentences, each with the place it is about and the provision it rests on.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{FindingWords, FlagWords};
use crate::doc::Code;
use crate::names::Language;

/// An answer in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// Always `explanation`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "explanation")))]
    pub kind: Code,
    /// `kk`, `ru` or `en`.
    pub language: String,
    /// What is known of the good's origin, in one sentence; of a refusal, that the facts could not be read.
    pub verdict: String,
    /// What verdict and share rest on, in the order of the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<Sentence>,
    /// The rule that was applied, generated from its expressions: any of these conditions will do.
    pub rule: Vec<Sentence>,
    /// The domestic share.
    pub local_content: Option<Sentence>,
    /// Sums of the bill.
    pub figures: Vec<Sentence>,
    /// How each material was counted, and why, in the order of the answer.
    pub materials: Vec<Sentence>,
    /// The tests in the order of application; `at` is the part of the bill that a test is about, if not the good. Of an
    /// audit, how far each kind of finding was looked for; of flags, on how many cases each rule could be applied.
    pub steps: Vec<Sentence>,
    /// Of advice: how far each figure may move, in the order of the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headroom: Vec<Sentence>,
    /// Of advice: the changes, in the order of the answer; `at` where there is one thing to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Sentence>,
    /// What is missing, as questions, in the order of the answer.
    pub missing: Vec<Question>,
    /// The readings that the rule touches, and what each option gives, in the order of the answer.
    pub readings: Vec<ReadingWords>,
    /// Why the rulebook does not hold an answer.
    pub outside: Vec<Sentence>,
    /// What the reader must know besides.
    pub warnings: Vec<Sentence>,
    /// The faults of facts that could not be read, in the order of the refusal; of a record, where it differs;
    /// of flags, the faults of cases.
    pub errors: Vec<Sentence>,
    /// What an audit found, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingWords>,
    /// Of a record: what came of each signature, in the order of the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Sentence>,
    /// What was noticed in a set of cases, in the order of the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<FlagWords>,
    /// What was computed by what from what.
    pub receipt: Option<String>,
}

/// A sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sentence {
    /// The sentence, without place and provision.
    pub text: String,
    /// What it is about, as a JSON pointer into the facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The provision: act, place and, unless it was read in the act itself, how it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
}

/// A missing fact as a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The question.
    pub text: String,
    /// Where the answer belongs in the facts, as a JSON pointer.
    pub at: String,
    /// What follows from `true` and from `false` alone, each as a sentence; absent where neither can be said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gives: BTreeMap<String, String>,
}

/// A reading of an unclear provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingWords {
    /// The reading, by its name in `readings` of the facts.
    pub id: String,
    /// What is unclear.
    pub question: String,
    /// Whether it is open, settled elsewhere in the act, or chosen by the user.
    pub status: String,
    /// The unclear provision.
    pub citation: String,
    /// What each option gives.
    pub options: Vec<OptionWords>,
}

/// An option of a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionWords {
    /// The option, by its name in the rulebook.
    pub option: String,
    /// The option in words.
    pub name: String,
    /// What it gives: verdict and share.
    pub text: String,
    /// Whether the answer's figures and steps rest on it.
    pub taken: bool,
}

impl Explanation {
    pub(super) fn empty(language: Language, verdict: String) -> Explanation {
        Explanation {
            kind: Cow::Borrowed("explanation"),
            language: String::from(language.code()),
            verdict,
            rests_on: Vec::new(),
            rule: Vec::new(),
            local_content: None,
            figures: Vec::new(),
            materials: Vec::new(),
            steps: Vec::new(),
            headroom: Vec::new(),
            changes: Vec::new(),
            missing: Vec::new(),
            readings: Vec::new(),
            outside: Vec::new(),
            warnings: Vec::new(),
            errors: Vec::new(),
            findings: Vec::new(),
            signatures: Vec::new(),
            flags: Vec::new(),
            receipt: None,
        }
    }
}

impl Sentence {
    pub(super) fn new(text: String) -> Sentence {
        Sentence { text, at: None, citation: None }
    }

    pub(super) fn at(self, at: impl Into<String>) -> Sentence {
        Sentence { at: Some(at.into()), ..self }
    }
}

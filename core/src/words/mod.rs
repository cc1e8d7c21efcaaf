//! Sentences in Kazakh, Russian and English, made from codes, figures and citations at the very end.
//!
//! May import: every room that answers. Never: figures or decisions; no decision hangs on a sentence.

mod advice;
mod answer;
mod audit;
mod catalogue;
mod contract;
mod exam;
mod exam_story;
mod expected;
mod explanation;
mod guide;
mod labels;
mod plausibility;
mod preference;
mod read;
mod rests;
mod rule;
mod rules;
mod teller;
mod verification;

use alloc::string::String;
use alloc::vec::Vec;

pub use audit::FindingWords;
pub use catalogue::Catalogue;
pub use exam::{AnswerWords, ExamAnswers, ExamPaper, PaperChoice, PaperQuestion, PaperTable, SlipWords, TopicWords};
pub use explanation::{Explanation, OptionWords, Question, ReadingWords, Sentence};
pub use guide::{OperationGuide, OperationsFor, OptionGuide, ReadingGuide, RuleFor, RuleGuide, TermWords};
pub(crate) use guide::{operations, read as read_rule_request, rule_for};
pub(crate) use labels::labels;
pub use labels::{FactLabel, Labels, ValueLabel};
pub use plausibility::FlagWords;
pub use rules::RuleWords;

use crate::advice::Advice;
use crate::answer::{Assessment, Refusal};
use crate::audit::Audit;
use crate::doc::{Fault, FromJson, Json, member};
use crate::exam::ExamKey;
use crate::law::{Expression, Library, Rulebook};
use crate::names::Language;
use crate::plausibility::Flags;
use crate::procurement::{ContractAssessment, PeriodAssessment, Preference};
use crate::record::Verification;

/// Puts answers into words.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) library: &'a Library,
    pub(crate) language: Language,
}

impl<'a> Speaker<'a> {
    /// A speaker of this language about the rulebooks of this library.
    pub fn new(catalogue: &'a Catalogue, library: &'a Library, language: Language) -> Speaker<'a> {
        Speaker { catalogue, library, language }
    }

    /// An assessment in words.
    pub fn assessment(&self, assessment: &Assessment) -> Explanation {
        answer::explain(self, assessment)
    }

    /// The in-country value of a contract in words.
    pub fn contract(&self, assessment: &ContractAssessment) -> Explanation {
        contract::explain_contract(self, assessment)
    }

    /// The in-country value of a customer's purchases in words.
    pub fn period(&self, assessment: &PeriodAssessment) -> Explanation {
        contract::explain_period(self, assessment)
    }

    /// What a preference gives, in words.
    pub fn preference(&self, preference: &Preference) -> Explanation {
        preference::explain(self, preference)
    }

    /// What came of recomputing a record, in words; where it differs stands in `errors`.
    pub fn verification(&self, found: &Verification) -> Explanation {
        verification::explain(self, found)
    }

    /// What an audit found, in words.
    pub fn audit(&self, audit: &Audit) -> Explanation {
        audit::explain(self, audit)
    }

    /// What was noticed in a set of cases, in words.
    pub fn flags(&self, flags: &Flags) -> Explanation {
        plausibility::explain(self, flags)
    }

    /// The paper of an examination, from its key.
    pub fn exam_paper(&self, key: &ExamKey) -> ExamPaper {
        exam::paper(self, key)
    }

    /// The right answers of an examination, each with why it is right.
    pub fn exam_answers(&self, key: &ExamKey) -> ExamAnswers {
        exam::answers(self, key)
    }

    /// Advice in words.
    pub fn advice(&self, advice: &Advice) -> Explanation {
        advice::explain(self, advice)
    }

    /// A refusal in words: one sentence for each fault.
    pub fn refusal(&self, refusal: &Refusal) -> Explanation {
        let errors = refusal.errors.iter().map(|fault| self.fault(fault)).collect();
        Explanation { errors, ..Explanation::empty(self.language, self.say("verdict.refused", &[])) }
    }

    /// A fault in one sentence; `at` is its place, empty for the whole document.
    pub fn fault(&self, fault: &Fault) -> Sentence {
        let given = fault.given.as_deref().unwrap_or("");
        let allowed = fault.allowed.as_deref().unwrap_or("");
        let offers = fault.offers.join(", ");
        let said = match fault.code.as_ref() {
            "not-an-expression" => self.unread(given, allowed),
            code => {
                let key = alloc::format!("fault.{code}");
                self.say(&key, &[("given", given), ("allowed", allowed), ("offers", &offers)])
            }
        };
        // A sentence that does not name what may be meant is followed by it: what is offered is never hidden.
        let said = match fault.offers.first() {
            Some(first) if !said.contains(first.as_str()) => {
                self.say("offer.may-be", &[("said", &said), ("offers", &offers)])
            }
            _ => said,
        };
        Sentence::new(said).at(&fault.at)
    }

    /// The condition of a rule as a sentence, so that what is read is what is applied.
    pub fn rule(&self, expression: &Expression, book: &Rulebook) -> String {
        rule::sentence(self, expression, book)
    }

    /// The rules of origin that a rulebook applies: the list, then the rules for what it does not name. None of a
    /// rulebook of contracts.
    pub fn rules(&self, book: &Rulebook) -> Vec<RuleWords> {
        rules::rules(self, book)
    }

    /// The message of a key with its blanks filled.
    pub(crate) fn say(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        crate::pulse::pulse();
        self.catalogue.say(key, self.language, blanks)
    }

    /// The message of a key that has no blanks; `None` if the catalogue does not know it.
    pub(crate) fn said(&self, key: &str) -> Option<&'a str> {
        self.catalogue.get(key, self.language)
    }

    /// A wording of a rulebook in the speaker's language.
    pub(crate) fn pick<'w>(&self, wording: &'w crate::names::Wording) -> &'w str {
        wording.in_language(self.language)
    }
}

/// Puts the JSON of an answer into words.
pub(crate) fn explain_text(answer: &str, speaker: &Speaker<'_>) -> Option<Explanation> {
    let json = Json::parse(answer).ok()?;
    match kind_of(&json).as_deref() {
        Some("contract_assessment") => ContractAssessment::from_json(&json).map(|answer| speaker.contract(&answer)),
        Some("period_assessment") => PeriodAssessment::from_json(&json).map(|answer| speaker.period(&answer)),
        Some("preference") => Preference::from_json(&json).map(|answer| speaker.preference(&answer)),
        Some("verification") => Verification::from_json(&json).map(|found| speaker.verification(&found)),
        Some("audit") => Audit::from_json(&json).map(|audit| speaker.audit(&audit)),
        Some("flags") => Flags::from_json(&json).map(|flags| speaker.flags(&flags)),
        Some("advice") => Advice::from_json(&json).map(|answer| speaker.advice(&answer)),
        _ => of_good(&json, speaker),
    }
}

/// The same of answers about goods alone, so that what asks nothing else need not hold the words for the rest.
pub(crate) fn explain_good_text(answer: &str, speaker: &Speaker<'_>) -> Option<Explanation> {
    of_good(&Json::parse(answer).ok()?, speaker)
}

fn of_good(answer: &Json<'_>, speaker: &Speaker<'_>) -> Option<Explanation> {
    match kind_of(answer).as_deref() {
        Some("refusal") => Refusal::from_json(answer).map(|refusal| speaker.refusal(&refusal)),
        Some("assessment") => Assessment::from_json(answer).map(|answer| speaker.assessment(&answer)),
        _ => None,
    }
}

fn kind_of(answer: &Json<'_>) -> Option<String> {
    member(answer, "type")
}

//! The key of an examination and its seal.
//!
//! The seal is the SHA-256 of the canonical text of `[salt, key]`, `key` being without salt and digest. A paper carries
//! it, so that the key can be held against what was sealed before the examination.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::bench::Outcome;
use super::kinds::{Asks, Slip, Topic};
use super::request::Request;
use crate::answer::Verdict;
use crate::doc::{At, Code, Fault, FromJson, Json, canonical, from_json};
use crate::value::day::Day;

/// The version of the form.
const FORMAT: u32 = 1;

/// The key of an examination: its questions with facts, choices and the right ones.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExamKey {
    /// Always `exam_key`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "exam_key")))]
    pub kind: Code,
    /// The version of the form.
    pub format: u32,
    /// The engine's version that drew it.
    pub engine: String,
    /// The edition, as `id@first day`.
    pub rulebook: String,
    /// The day of its questions, but for those about editions.
    pub on: String,
    /// What it was drawn from.
    pub seed: String,
    /// The topics that were asked for.
    pub topics: Vec<Topic>,
    /// The level, where one was asked for.
    pub level: Option<u32>,
    /// The questions in their order.
    pub questions: Vec<Question>,
    /// What keeps the seal from being guessed.
    pub salt: String,
    /// The seal.
    pub digest: String,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExamQuestion"))]
pub struct Question {
    /// Its number, from 1.
    pub number: u32,
    /// What it is about.
    pub topic: Topic,
    /// How hard it is, from 1 to 3.
    pub level: u32,
    /// The row, rule or edition that it was made for.
    pub rule: String,
    /// What it asks for.
    pub asks: Asks,
    /// Which factory its story is told of.
    pub setting: u32,
    /// The facts, as `assess_good`, `assess_contract` or `preference` takes them.
    #[cfg_attr(feature = "schema", schemars(with = "alloc::collections::BTreeMap<String, serde_json::Value>"))]
    pub facts: Json<'static>,
    /// The choices in their order.
    pub choices: Vec<Choice>,
    /// The letter of the right one.
    pub answer: String,
}

/// One choice.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExamChoice"))]
pub struct Choice {
    /// Its letter.
    pub letter: String,
    /// The verdict, where one is asked for.
    pub verdict: Option<Verdict>,
    /// The percent, share, price or number.
    pub figure: Option<String>,
    /// The lines that stand in the way.
    pub lines: Option<Vec<String>>,
    /// The misconception that gives it; nothing of the right one.
    pub slip: Option<Slip>,
}

from_json! {
    struct ExamKey {
        kind = "type", format, engine, rulebook, on, seed, topics, level, questions, salt, digest,
    }
    struct Question { number, topic, level, rule, asks, setting, facts, choices, answer }
    struct Choice { letter, verdict, figure, lines, slip }
}

impl Choice {
    pub(super) fn new(letter: char, outcome: Outcome, slip: Option<Slip>) -> Choice {
        let Outcome { verdict, figure, lines } = outcome;
        Choice { letter: letter.to_string(), verdict, figure, lines, slip }
    }

    /// What it says.
    pub fn outcome(&self) -> Outcome {
        Outcome { verdict: self.verdict, figure: self.figure.clone(), lines: self.lines.clone() }
    }
}

impl ExamKey {
    pub(super) fn new(
        request: &Request,
        rulebook: String,
        on: Day,
        topics: Vec<Topic>,
        questions: Vec<Question>,
    ) -> ExamKey {
        let mut key = ExamKey {
            kind: Cow::Borrowed("exam_key"),
            format: FORMAT,
            engine: crate::VERSION.to_string(),
            rulebook,
            on: on.to_string(),
            seed: request.seed.clone(),
            topics,
            level: request.level,
            questions,
            salt: request.salt.clone(),
            digest: String::new(),
        };
        key.digest = Json::of(&key).map(|json| seal(&json)).unwrap_or_default();
        key
    }

    /// Reads a key and refuses one that is not what was sealed.
    ///
    /// # Errors
    /// `not-json`; `exam-not-a-key`; `exam-key-rewritten` where its text is not canonical; `exam-key-altered` where its
    /// digest is not that of what it says.
    pub fn parse(text: &str) -> Result<ExamKey, Vec<Fault>> {
        let text = text.strip_suffix('\n').unwrap_or(text);
        let json = Json::parse(text).map_err(|fault| Vec::from([fault]))?;
        let fault = |code, name| Err(Vec::from([Fault::new(code, &At::Field(&At::Root, name))]));
        if json.text("type") != Some("exam_key") || json.get("format") != Some(&Json::Number(Cow::Borrowed("1"))) {
            return fault("exam-not-a-key", "type");
        }
        if json.text("digest") != Some(seal(&json).as_str()) {
            return fault("exam-key-altered", "digest");
        }
        // A digest is of what a text says. One byte more or less is a change of the file all the same.
        if json.canonical() != text {
            return fault("exam-key-rewritten", "digest");
        }
        ExamKey::from_json(&json).map_or_else(|| fault("exam-not-a-key", "questions"), Ok)
    }

    /// Its canonical text.
    pub fn text(&self) -> String {
        canonical(self)
    }

    /// A question by its number.
    pub fn question(&self, number: u32) -> Option<&Question> {
        self.questions.iter().find(|question| question.number == number)
    }
}

impl Question {
    /// Its choice of this letter.
    pub fn choice(&self, letter: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.letter == letter)
    }
}

/// The seal of a key.
pub(super) fn seal(key: &Json<'_>) -> String {
    let Json::Object(members) = key else { return String::new() };
    let is_sealed = |name: &str| name != "salt" && name != "digest";
    let sealed: Vec<_> = members.iter().filter(|(name, _)| is_sealed(name)).cloned().collect();
    let salt = Json::Text(Cow::Borrowed(key.text("salt").unwrap_or_default()));
    crate::digest(Json::List(Vec::from([salt, Json::Object(sealed)])).canonical().as_bytes())
}

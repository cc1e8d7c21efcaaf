//! What is asked of an examination: rulebook, day, seed, salt, how many questions, on what and how hard.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::kinds::Topic;
use crate::doc::{At, Fault, Faults, Fields, Json, text_of};
use crate::facts::common::{day, rulebook};
use crate::record::is_salt;
use crate::value::day::Day;

/// The most questions of one paper.
pub const MOST_QUESTIONS: u32 = 500;
/// Questions of a paper where nothing is said.
const USUAL: u32 = 40;
/// The hardest level.
pub(super) const LEVELS: u32 = 3;

/// What is asked of an examination.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(super) rulebook: String,
    pub(super) edition: Option<Day>,
    pub(super) on: Option<Day>,
    pub(super) seed: String,
    pub(super) salt: String,
    pub(super) questions: u32,
    pub(super) topics: Vec<Topic>,
    pub(super) level: Option<u32>,
}

/// Reads `{"rulebook": NAME, "on": DAY, "seed": HEX, "salt": HEX, "questions": 40, "topics": […], "level": 1}`.
/// Rulebook, seed and salt are required.
///
/// # Errors
/// Every fault of the request.
pub(crate) fn read(json: &Json<'_>) -> Result<Request, Vec<Fault>> {
    let faults = Faults::default();
    let request = Fields::open(json, &At::Root, &faults).and_then(|fields| {
        let book = fields.required("rulebook", rulebook);
        let on = day(&fields, "on");
        let seed = fields.required("seed", |fields, name| secret(fields, name, "not-a-seed"));
        let salt = fields.required("salt", |fields, name| secret(fields, name, "not-a-salt"));
        let questions = count(&fields, "questions", MOST_QUESTIONS);
        let level = count(&fields, "level", LEVELS);
        let topics = fields.list("topics", Topic::ALL.len(), topic);
        fields.close();
        let (rulebook, edition) = book?;
        Some(Request {
            rulebook,
            edition,
            on,
            seed: seed?,
            salt: salt?,
            questions: questions.unwrap_or(USUAL),
            topics: topics.unwrap_or_default(),
            level,
        })
    });
    faults.or(request)
}

/// A text that nobody guesses: at least 128 bits in hexadecimal.
fn secret(fields: &Fields<'_, '_>, name: &'static str, code: &'static str) -> Option<String> {
    let text = fields.text(name)?;
    if !is_salt(text) {
        fields.fault(name, code, text);
        return None;
    }
    Some(text.to_string())
}

fn count(fields: &Fields<'_, '_>, name: &'static str, most: u32) -> Option<u32> {
    let json = fields.json(name)?;
    let number = if let Json::Number(digits) = json { digits.parse::<u32>().ok() } else { None };
    let number = number.filter(|number| (1..=most).contains(number));
    if number.is_none() {
        let fault = Fault::new("not-a-count", &At::Field(fields.at(), name)).given(json.canonical());
        fields.faults().push(fault.allowed(alloc::format!("1–{most}")));
    }
    number
}

fn topic(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Topic> {
    let text = text_of(json, at, faults, crate::doc::TEXT_LIMIT)?;
    let found = Topic::ALL.iter().find(|topic| topic.code() == text).copied();
    if found.is_none() {
        let known: Vec<&str> = Topic::ALL.iter().map(|topic| topic.code()).collect();
        faults.push(Fault::new("unknown-name", at).given(text).allowed(known.join(", ")));
    }
    found
}

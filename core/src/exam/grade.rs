//! Grades answers by a sealed key: each candidate by topic and misconception, each question by difficulty and
//! discrimination.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::bench::Bench;
use super::key::{ExamKey, Question};
use super::kinds::{Slip, Topic};
use crate::doc::{At, Code, Fault, Faults, Fields, Json, TEXT_LIMIT, text_of};
use crate::law::Library;
use crate::sort::sorted;
use crate::value::amount::Total;
use crate::value::share::Share;

/// The most candidates who are graded at once.
const MOST_CANDIDATES: usize = 10_000;
/// A misconception is named where it was met so often at least.
const NAMED: u32 = 2;

/// What a candidate answered.
#[derive(Clone, Debug)]
pub struct Given {
    candidate: String,
    /// The letter by the question's number.
    answers: BTreeMap<u32, String>,
}

/// What came of an examination.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExamGrading"))]
pub struct Grading {
    /// Always `exam_grading`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "exam_grading")))]
    pub kind: Code,
    /// The seal of the key by which was graded.
    pub digest: String,
    /// The edition, as `id@first day`.
    pub rulebook: String,
    /// Each candidate, in the order given.
    pub candidates: Vec<CandidateResult>,
    /// Each question, for the examiner.
    pub items: Vec<Item>,
    /// The numbers of questions that this engine answers otherwise than the key: the law or the engine has changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<u32>,
}

/// How many of how many.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExamScore"))]
pub struct Score {
    /// Right answers.
    pub right: u32,
    /// Questions.
    pub of: u32,
    /// In percent, two decimals, halves up.
    pub percent: String,
}

/// A score in one topic.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicScore {
    /// The topic.
    pub topic: Topic,
    /// Right answers.
    pub right: u32,
    /// Questions.
    pub of: u32,
}

/// What came of one candidate's answers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExamCandidate"))]
pub struct CandidateResult {
    /// The name or number that was given.
    pub candidate: String,
    /// The whole paper.
    pub score: Score,
    /// By topic, in the order of the topics.
    pub topics: Vec<TopicScore>,
    /// Each answer that is wrong or missing.
    pub wrong: Vec<WrongAnswer>,
    /// The misconceptions that wrong answers come from, the likeliest first.
    pub misconceptions: Vec<Misconception>,
}

/// One answer that is wrong or missing.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WrongAnswer {
    /// The number of the question.
    pub question: u32,
    /// The letter that was given; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// The right letter.
    pub right: String,
    /// The misconception that gives this answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slip: Option<Slip>,
}

/// How often a misconception was met.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Misconception {
    /// Which one.
    pub slip: Slip,
    /// How many answers come from it.
    pub taken: u32,
    /// How many questions have a choice that comes from it.
    pub offered: u32,
    /// Whether it was met at least twice and at half of the occasions: then the candidate probably has it.
    pub named: bool,
}

/// What the answers tell of one question.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExamItem"))]
pub struct Item {
    /// Its number.
    pub question: u32,
    /// Its topic.
    pub topic: Topic,
    /// How many answered it right, in percent of all candidates.
    pub difficulty: String,
    /// Of all pairs of a candidate who answered it right and one who did not: in how many percent the first did better
    /// in the rest of the paper, less in how many worse. Absent where all or none answered it right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discrimination: Option<String>,
    /// How often each choice was taken.
    pub choices: Vec<ChoiceCount>,
}

/// How often a choice was taken.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChoiceCount {
    /// Its letter.
    pub letter: String,
    /// How often.
    pub count: u32,
}

/// Grades `{"answers": [{"candidate": …, "answers": {"1": "A", …}}], "paper": {…}}` by a key. With the paper, its seal
/// must be the key's.
///
/// # Errors
/// Those of [`ExamKey::parse`]; `exam-other-paper`; every fault of the answers.
pub(crate) fn grade(key: &str, given: &Json<'_>, library: &Library) -> Result<Grading, Vec<Fault>> {
    let key = ExamKey::parse(key)?;
    let candidates = read(given, &key)?;
    let right: Vec<(&Given, BTreeSet<u32>)> = candidates.iter().map(|given| (given, right(&key, given))).collect();
    Ok(Grading {
        kind: Cow::Borrowed("exam_grading"),
        digest: key.digest.clone(),
        rulebook: key.rulebook.clone(),
        candidates: right.iter().map(|(given, right)| result(&key, given, right)).collect(),
        items: key.questions.iter().map(|question| item(question, &right)).collect(),
        changed: changed(&key, library),
    })
}

fn read(given: &Json<'_>, key: &ExamKey) -> Result<Vec<Given>, Vec<Fault>> {
    let faults = Faults::default();
    let candidates = Fields::open(given, &At::Root, &faults).and_then(|fields| {
        if let Some(paper) = fields.json("paper")
            && paper.text("seal") != Some(key.digest.as_str())
        {
            let at = At::Field(&At::Root, "paper");
            faults.push(Fault::new("exam-other-paper", &At::Field(&at, "seal")).allowed(key.digest.clone()));
        }
        let answers = fields.required("answers", |fields, name| {
            fields.list(name, MOST_CANDIDATES, |json, at, faults| candidate(json, at, faults, key))
        });
        fields.close();
        answers
    });
    let mut seen = BTreeSet::new();
    let at = At::Field(&At::Root, "answers");
    for (place, given) in candidates.iter().flatten().enumerate() {
        if !seen.insert(given.candidate.as_str()) {
            let fault = Fault::new("exam-candidate-twice", &At::Item(&at, place));
            faults.push(fault.given(given.candidate.clone()));
        }
    }
    faults.or(candidates)
}

fn candidate(json: &Json<'_>, at: &At<'_>, faults: &Faults, key: &ExamKey) -> Option<Given> {
    let fields = Fields::open(json, at, faults)?;
    let candidate = fields.required("candidate", |fields, name| fields.text(name).map(ToString::to_string));
    let letters = fields.map("answers", |json, at, faults| {
        let text = text_of(json, at, faults, TEXT_LIMIT)?;
        Some((latin(&text.trim().to_uppercase()), at.to_string()))
    });
    fields.close();
    let mut answers = BTreeMap::new();
    for (number, (letter, at)) in letters {
        let question = number.parse().ok().and_then(|number: u32| key.question(number));
        let Some(question) = question else {
            faults.push(Fault::at("exam-no-question", at).given(number).allowed(format!("1–{}", key.questions.len())));
            continue;
        };
        // An empty cell is no answer.
        if letter.is_empty() {
            continue;
        }
        if question.choice(&letter).is_none() {
            let known: Vec<&str> = question.choices.iter().map(|choice| choice.letter.as_str()).collect();
            faults.push(Fault::at("exam-no-choice", at).given(letter).allowed(known.join(", ")));
            continue;
        }
        answers.insert(question.number, letter);
    }
    Some(Given { candidate: candidate?, answers })
}

/// A letter as choices are lettered: whoever writes Cyrillic types «А», «В», «С», «Е», which look alike.
fn latin(letter: &str) -> String {
    let alike = |letter| match letter {
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        other => other,
    };
    letter.chars().map(alike).collect()
}

/// The numbers of the questions that were answered right.
fn right(key: &ExamKey, given: &Given) -> BTreeSet<u32> {
    let is_right = |question: &&Question| given.answers.get(&question.number) == Some(&question.answer);
    key.questions.iter().filter(is_right).map(|question| question.number).collect()
}

fn result(key: &ExamKey, given: &Given, right: &BTreeSet<u32>) -> CandidateResult {
    let of_topic = |topic: Topic| {
        let asked = key.questions.iter().filter(move |question| question.topic == topic);
        let met = asked.clone().filter(|question| right.contains(&question.number));
        TopicScore { topic, right: size(met.count()), of: size(asked.count()) }
    };
    let topics = Topic::ALL.iter().map(|topic| of_topic(*topic)).filter(|score| score.of > 0).collect();
    let wrong: Vec<WrongAnswer> = key
        .questions
        .iter()
        .filter(|question| !right.contains(&question.number))
        .map(|question| {
            let given = given.answers.get(&question.number).cloned();
            let slip = given.as_ref().and_then(|letter| question.choice(letter)?.slip);
            WrongAnswer { question: question.number, given, right: question.answer.clone(), slip }
        })
        .collect();
    let (count, of) = (size(right.len()), size(key.questions.len()));
    CandidateResult {
        candidate: given.candidate.clone(),
        score: Score { right: count, of, percent: percent(count.into(), of.into()) },
        topics,
        misconceptions: misconceptions(key, &wrong),
        wrong,
    }
}

/// The misconceptions of wrong answers. Those come first that were met often and at most of their occasions.
fn misconceptions(key: &ExamKey, wrong: &[WrongAnswer]) -> Vec<Misconception> {
    let of = |slip: Slip| {
        let taken = size(wrong.iter().filter(|answer| answer.slip == Some(slip)).count());
        let has = |question: &&Question| question.choices.iter().any(|choice| choice.slip == Some(slip));
        let offered = size(key.questions.iter().filter(has).count());
        let named = taken >= NAMED && taken.saturating_mul(2) >= offered;
        Misconception { slip, taken, offered, named }
    };
    let met = Slip::ALL.iter().map(|slip| of(*slip)).filter(|found| found.taken > 0).collect();
    let square = |found: &Misconception| u64::from(found.taken).saturating_mul(found.taken.into());
    // By the square of what was met over the occasions, compared without division.
    sorted(met, |left: &Misconception, right: &Misconception| {
        let (left_side, right_side) =
            (square(left).saturating_mul(right.offered.into()), square(right).saturating_mul(left.offered.into()));
        right_side.cmp(&left_side)
    })
}

fn item(question: &Question, candidates: &[(&Given, BTreeSet<u32>)]) -> Item {
    let number = question.number;
    let has = |right: &BTreeSet<u32>| right.contains(&number);
    let met = candidates.iter().filter(|(_, right)| has(right)).count();
    let taken = |letter: &String| {
        size(candidates.iter().filter(|(given, _)| given.answers.get(&number) == Some(letter)).count())
    };
    let letters = question.choices.iter().map(|choice| &choice.letter);
    Item {
        question: number,
        topic: question.topic,
        difficulty: percent(size(met).into(), size(candidates.len()).into()),
        discrimination: discrimination(number, candidates),
        choices: letters.map(|letter| ChoiceCount { letter: letter.clone(), count: taken(letter) }).collect(),
    }
}

/// Pairs of a candidate who met the question and one who did not, by who did better in the rest of the paper.
fn discrimination(number: u32, candidates: &[(&Given, BTreeSet<u32>)]) -> Option<String> {
    let mut by_rest: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
    for (_, right) in candidates {
        let is_met = right.contains(&number);
        let counts = by_rest.entry(right.len().saturating_sub(usize::from(is_met))).or_default();
        if is_met { counts.0 = counts.0.saturating_add(1) } else { counts.1 = counts.1.saturating_add(1) }
    }
    let (mut met, mut not_met, mut better, mut worse) = (0_i64, 0_i64, 0_i64, 0_i64);
    for (of_met, of_others) in by_rest.values() {
        better = better.saturating_add(of_met.saturating_mul(not_met));
        worse = worse.saturating_add(of_others.saturating_mul(met));
        met = met.saturating_add(*of_met);
        not_met = not_met.saturating_add(*of_others);
    }
    let pairs = met.saturating_mul(not_met);
    (pairs > 0).then(|| percent(better.saturating_sub(worse), pairs))
}

/// A part in percent, two decimals, halves away from zero; of nothing it is nothing.
fn percent(part: i64, whole: i64) -> String {
    let [part, whole] = [part, whole].map(|count| Total::from_units(count.into()));
    Share::of(part, whole).map_or_else(|| "0.00".to_string(), |share| share.percent(2))
}

/// The questions that this engine answers otherwise than the key says.
fn changed(key: &ExamKey, library: &Library) -> Vec<u32> {
    let Ok(book) = library.named(&key.rulebook) else { return Vec::new() };
    let Ok(on) = key.on.parse() else { return Vec::new() };
    let bench = Bench { library, book, origin: library.origin_of(book), on };
    let holds = |question: &&Question| {
        let right = question.choice(&question.answer).map(super::Choice::outcome);
        bench.outcome(question.asks, &question.facts) == right
    };
    key.questions.iter().filter(|question| !holds(question)).map(|question| question.number).collect()
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

//! An examination in words: the story of each question with its bill, its choices, and why the right one is right.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::exam_story::Story;
use super::{Sentence, Speaker};
use crate::answer::Verdict;
use crate::assessment::assess_good;
use crate::doc::{Code, Json};
use crate::exam::{Asks, Choice, ExamKey, Question, Slip, Topic};
use crate::facts::Facts;
use crate::facts::contract::ContractFacts;
use crate::names::Language;
use crate::procurement::{assess_contract, preference};

/// The paper of an examination, as candidates get it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExamPaper {
    /// Always `exam_paper`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "exam_paper")))]
    pub kind: Code,
    /// The version of the form.
    pub format: u32,
    /// `kk`, `ru` or `en`.
    pub language: String,
    /// The edition, as `id@first day`.
    pub rulebook: String,
    /// Its day, but for questions about editions.
    pub on: String,
    /// The seal of the key.
    pub seal: String,
    /// What it is.
    pub title: String,
    /// The rulebook and how many questions.
    pub head: String,
    /// How to answer, and what the seal is for.
    pub notes: Vec<String>,
    /// The questions.
    pub questions: Vec<PaperQuestion>,
}

/// One question as it is told.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaperQuestion {
    /// Its number.
    pub number: u32,
    /// The story, sentence by sentence.
    pub story: Vec<String>,
    /// The bill, or the contracts and their goods.
    pub tables: Vec<PaperTable>,
    /// What is asked.
    pub ask: String,
    /// The choices.
    pub choices: Vec<PaperChoice>,
}

/// A table of a story.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaperTable {
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// A choice as it is told.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaperChoice {
    /// Its letter.
    pub letter: String,
    /// What it says.
    pub text: String,
}

/// The right answers of an examination in words, and what each misconception is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExamAnswers {
    /// Always `exam_answers`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "exam_answers")))]
    pub kind: Code,
    /// `kk`, `ru` or `en`.
    pub language: String,
    /// Each question's right answer and why.
    pub questions: Vec<AnswerWords>,
    /// The topics of the paper.
    pub topics: Vec<TopicWords>,
    /// The misconceptions of its wrong choices.
    pub slips: Vec<SlipWords>,
}

/// Why an answer is right.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerWords {
    /// The number of the question.
    pub number: u32,
    /// Its topic.
    pub topic: Topic,
    /// The letter of the right choice.
    pub letter: String,
    /// What the right choice says.
    pub text: String,
    /// The rule, the steps and how materials count, each with its provision.
    pub why: Vec<Sentence>,
}

/// A topic in words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicWords {
    /// The topic.
    pub topic: Topic,
    /// Its name.
    pub text: String,
}

/// A misconception in words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlipWords {
    /// The misconception.
    pub slip: Slip,
    /// What was done wrong.
    pub text: String,
}

/// The paper of a key.
pub(super) fn paper(speaker: &Speaker<'_>, key: &ExamKey) -> ExamPaper {
    let say = |name: &str, blanks: &[(&str, &str)]| speaker.say(&["exam.", name].concat(), blanks);
    let title = speaker.library.named(&key.rulebook).ok().map(|book| speaker.pick(&book.title).to_string());
    let title = title.unwrap_or_else(|| key.rulebook.clone());
    let count = key.questions.len().to_string();
    ExamPaper {
        kind: Cow::Borrowed("exam_paper"),
        format: key.format,
        language: speaker.language.code().to_string(),
        rulebook: key.rulebook.clone(),
        on: key.on.clone(),
        seal: key.digest.clone(),
        title: say("title", &[]),
        head: say("head", &[("rulebook", &title), ("count", &count)]),
        notes: Vec::from([say("note-one", &[]), say("note-two", &[]), say("note-seal", &[("seal", &key.digest)])]),
        questions: key.questions.iter().map(|one| question(speaker, one)).collect(),
    }
}

fn question(speaker: &Speaker<'_>, question: &Question) -> PaperQuestion {
    let told = Story::of(speaker, question);
    let choices = question
        .choices
        .iter()
        .map(|choice| PaperChoice { letter: choice.letter.clone(), text: choice_text(speaker, question.asks, choice) });
    PaperQuestion {
        number: question.number,
        story: told.sentences,
        tables: told.tables,
        ask: speaker.say(&["exam-ask.", question.asks.code()].concat(), &[]),
        choices: choices.collect(),
    }
}

/// What a choice says.
fn choice_text(speaker: &Speaker<'_>, asks: Asks, choice: &Choice) -> String {
    let verdict = choice.verdict.map(|verdict| {
        let code = match verdict {
            Verdict::Originating => "originating",
            Verdict::NotOriginating => "not-originating",
            Verdict::Undetermined | Verdict::OutsideRulebook => "undetermined",
            Verdict::Disputed => "disputed",
        };
        speaker.say(&["exam-verdict.", code].concat(), &[])
    });
    let verdict = verdict.unwrap_or_default();
    let figure = choice.figure.as_deref().unwrap_or_default();
    match asks {
        Asks::Verdict => verdict,
        Asks::Percent => {
            speaker.say("exam-choice.percent", &[("verdict", &verdict), ("figure", &number(figure, speaker.language))])
        }
        Asks::Lines => {
            let lines = choice.lines.as_deref().unwrap_or_default().join(", ");
            let lines = if lines.is_empty() { speaker.say("exam-choice.no-lines", &[]) } else { lines };
            speaker.say("exam-choice.lines", &[("verdict", &verdict), ("lines", &lines)])
        }
        Asks::Share => speaker.say("exam-choice.share", &[("figure", &number(figure, speaker.language))]),
        Asks::Price | Asks::Points => number(figure, speaker.language),
    }
}

/// A number as people of a language write it.
pub(super) fn number(text: &str, language: Language) -> String {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let (group, point) = match language {
        Language::En => (',', '.'),
        Language::Kk | Language::Ru => ('\u{a0}', ','),
    };
    let mut out = String::new();
    let length = whole.chars().count();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && length.saturating_sub(place).is_multiple_of(3) && digit.is_ascii_digit() {
            out.push(group);
        }
        out.push(digit);
    }
    if rest.is_empty() { out } else { format!("{out}{point}{rest}") }
}

/// The right answers of a key, and what its misconceptions are.
pub(super) fn answers(speaker: &Speaker<'_>, key: &ExamKey) -> ExamAnswers {
    let of = |question: &Question| {
        let right = question.choice(&question.answer);
        AnswerWords {
            number: question.number,
            topic: question.topic,
            letter: question.answer.clone(),
            text: right.map(|choice| choice_text(speaker, question.asks, choice)).unwrap_or_default(),
            why: why(speaker, question),
        }
    };
    let has_topic = |topic: &&Topic| key.questions.iter().any(|question| question.topic == **topic);
    let choices = || key.questions.iter().flat_map(|question| &question.choices);
    let has_slip = |slip: &&Slip| choices().any(|choice| choice.slip == Some(**slip));
    let topic_words =
        |topic: &Topic| TopicWords { topic: *topic, text: speaker.say(&["exam-topic.", topic.code()].concat(), &[]) };
    ExamAnswers {
        kind: Cow::Borrowed("exam_answers"),
        language: speaker.language.code().to_string(),
        questions: key.questions.iter().map(of).collect(),
        topics: Topic::ALL.iter().filter(has_topic).map(topic_words).collect(),
        slips: Slip::ALL.iter().filter(has_slip).map(|slip| slip_words(speaker, *slip)).collect(),
    }
}

fn slip_words(speaker: &Speaker<'_>, slip: Slip) -> SlipWords {
    SlipWords { slip, text: speaker.say(&["exam-slip.", slip.code()].concat(), &[]) }
}

/// The rule, the steps and how materials count, as the answer itself is explained.
fn why(speaker: &Speaker<'_>, question: &Question) -> Vec<Sentence> {
    let facts: &Json<'_> = &question.facts;
    let library = speaker.library;
    let told = match question.asks {
        Asks::Price | Asks::Points => preference(facts, library).ok().map(|it| speaker.preference(&it)),
        _ if facts.get("contracts").is_some() => {
            let facts = ContractFacts::read(facts).ok();
            facts.and_then(|facts| assess_contract(&facts, library).ok()).map(|it| speaker.contract(&it))
        }
        _ => {
            let facts = Facts::read(facts).ok();
            facts.and_then(|facts| assess_good(&facts, library).ok()).map(|it| speaker.assessment(&it))
        }
    };
    let Some(told) = told else { return Vec::new() };
    let is_of_share = question.asks == Asks::Share;
    let of_origin = told.rule.into_iter().chain(told.steps).filter(|_| !is_of_share || told.local_content.is_none());
    let readings = told.readings.into_iter().filter(|_| question.asks == Asks::Verdict).map(|reading| {
        let options: Vec<String> =
            reading.options.iter().map(|option| format!("{}: {}", option.name, option.text)).collect();
        let text = [reading.question, options.join("; ")].join(" ");
        Sentence { citation: Some(reading.citation), ..Sentence::new(text) }
    });
    let missing = told.missing.into_iter().map(|question| Sentence::new(question.text).at(&question.at));
    let of_origin: Vec<Sentence> = of_origin.collect();
    of_origin.into_iter().chain(told.local_content).chain(told.materials).chain(readings).chain(missing).collect()
}

//! Draws a paper: topics in turn, each question anew until its choices tell nothing by their form.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bench::{Bench, ValueRow};
use super::chance::Chance;
use super::choose::{Form, choose};
use super::key::{Choice, ExamKey, Question};
use super::kinds::Topic;
use super::request::{LEVELS, Request};
use super::verdicts::{CommaRow, comma_rows};
use super::{Made, Plan, contract, heading, share, value, verdicts};
use crate::assessment::edition;
use crate::doc::{At, Fault};
use crate::law::Library;
use crate::value::hs::HsCode;

/// How often a question is drawn anew before another topic takes its place.
const TRIES: u64 = 60;
/// How many forms are drawn for a question: one topic alone may not have every form.
const FORMS: u64 = 8;

/// What questions are made from, looked through once.
struct Pool<'a> {
    bench: Bench<'a>,
    rows: Vec<ValueRow<'a>>,
    unlisted: Vec<HsCode>,
    commas: Vec<CommaRow<'a>>,
}

impl Pool<'_> {
    /// Whether the rulebook has what the topic is about.
    fn has(&self, topic: Topic) -> bool {
        let rules = self.bench.origin.map(|(rules, _)| rules);
        let of_rules = |has: fn(&crate::law::OriginRules) -> bool| !self.rows.is_empty() && rules.is_some_and(has);
        let series = || self.bench.library.books().filter(|book| book.id == self.bench.book.id);
        match topic {
            Topic::ValueLimit | Topic::MissingFact => !self.rows.is_empty(),
            Topic::UnknownOrigin => of_rules(|rules| rules.unknown_origin.is_some()),
            Topic::Cumulation => of_rules(|rules| rules.cumulation.is_some()),
            Topic::Absorption => of_rules(|rules| rules.absorption.is_some()),
            Topic::Packaging => of_rules(|rules| rules.packaging.is_some()),
            Topic::SameHeading | Topic::Tolerance => {
                !self.unlisted.is_empty() && rules.is_some_and(|rules| heading::tolerance(rules).is_some())
            }
            Topic::Sets => of_rules(|rules| rules.set.is_some()),
            Topic::InsufficientOperations => {
                !self.unlisted.is_empty() && rules.is_some_and(|rules| rules.insufficient.is_some())
            }
            Topic::Edition if self.bench.book.procurement.is_some() => series().count() > 1,
            Topic::Edition => {
                let bases: Vec<_> = series().filter_map(|book| Some(book.content.as_ref()?.base)).collect();
                bases.iter().any(|base| bases.first() != Some(base))
            }
            Topic::Share => self.bench.book.content.is_some(),
            Topic::Contract | Topic::Preference => self.bench.book.procurement.is_some(),
            Topic::TwoReadings => !self.commas.is_empty(),
        }
    }

    fn make(&self, plan: Plan, chance: &mut Chance) -> Option<Made> {
        let bench = &self.bench;
        match plan.topic {
            Topic::ValueLimit | Topic::UnknownOrigin | Topic::Cumulation | Topic::Absorption | Topic::Packaging => {
                value::make(bench, &self.rows, plan, chance)
            }
            Topic::SameHeading => heading::same_heading(bench, &self.unlisted, plan, chance),
            Topic::Tolerance => heading::tolerated(bench, &self.unlisted, plan, chance),
            Topic::Sets => heading::set(bench, plan, chance),
            Topic::InsufficientOperations => verdicts::operations(bench, &self.unlisted, plan, chance),
            Topic::Edition if bench.book.procurement.is_none() => share::make(bench, plan, chance),
            Topic::Share => share::make(bench, plan, chance),
            Topic::Contract | Topic::Edition => contract::make(bench, plan, chance),
            Topic::Preference => contract::preference(bench, chance),
            Topic::MissingFact => verdicts::missing(bench, &self.rows, plan, chance),
            Topic::TwoReadings => verdicts::readings(bench, &self.commas, plan, chance),
        }
    }
}

/// Draws what is asked for.
///
/// # Errors
/// `unknown-rulebook`, `unknown-edition`, `no-edition`; `exam-topic-absent` where the rulebook has nothing that a topic
/// is about; `exam-too-few` where no more questions can be made.
pub(crate) fn draw(request: &Request, library: &Library) -> Result<ExamKey, Vec<Fault>> {
    let newest = library.named(&request.rulebook)?;
    let read_to = newest.last.map_or(newest.read_to, |last| last.min(newest.read_to));
    let on = request.on.or(request.edition).unwrap_or_else(|| read_to.max(newest.first));
    let Ok(book) = edition(library, &request.rulebook, request.edition, on)? else {
        return Err(Vec::from([Fault::new("no-edition", &At::Field(&At::Root, "on")).given(on.to_string())]));
    };
    let mut pool = Pool {
        bench: Bench { library, book, origin: library.origin_of(book), on },
        rows: Vec::new(),
        unlisted: Vec::new(),
        commas: Vec::new(),
    };
    // A rulebook that borrows rules of origin is asked about its share; what it borrows is asked where it stands.
    if matches!(book.origin, crate::law::Origin::Own(_)) {
        pool.rows = pool.bench.value_rows();
        pool.unlisted = pool.bench.unlisted();
        pool.commas = comma_rows(&pool.bench);
    }
    let topics = topics(request, &pool)?;
    let questions = questions(request, &pool, &topics)?;
    Ok(ExamKey::new(request, book.name(), on, topics, questions))
}

/// The topics that are asked about.
fn topics(request: &Request, pool: &Pool<'_>) -> Result<Vec<Topic>, Vec<Fault>> {
    let there: Vec<Topic> = Topic::ALL.iter().copied().filter(|topic| pool.has(*topic)).collect();
    let known = || there.iter().map(|topic| topic.code()).collect::<Vec<_>>().join(", ");
    let at = At::Field(&At::Root, "topics");
    let absent = request.topics.iter().enumerate().filter(|(_, topic)| !there.contains(topic));
    let fault = |(place, topic): (usize, &Topic)| {
        Fault::new("exam-topic-absent", &At::Item(&at, place)).given(topic.code()).allowed(known())
    };
    let faults: Vec<Fault> = absent.map(fault).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    if there.is_empty() {
        return Err(Vec::from([Fault::new("exam-no-topics", &At::Field(&At::Root, "rulebook"))]));
    }
    Ok(if request.topics.is_empty() { there } else { request.topics.clone() })
}

fn questions(request: &Request, pool: &Pool<'_>, topics: &[Topic]) -> Result<Vec<Question>, Vec<Fault>> {
    let mut order = Chance::new(&request.seed, "order");
    let turns = order.shuffled(topics.to_vec());
    let mut seen = BTreeSet::new();
    let mut drawn = Vec::new();
    for number in 0..request.questions {
        let first = usize::try_from(number).unwrap_or_default().checked_rem(turns.len()).unwrap_or_default();
        // A topic that cannot have the form gives way to others, so that all forms are as likely as they were drawn.
        let question = (0..FORMS).find_map(|attempt| {
            let form = Form::draw(&mut Chance::new(&request.seed, &format!("{number}/form/{attempt}")));
            let mut in_turn = turns.iter().cycle().skip(first).take(turns.len());
            in_turn.find_map(|topic| question(request, pool, *topic, (number, attempt), form, &mut seen))
        });
        drawn.push(question.ok_or_else(|| {
            let fault = Fault::new("exam-too-few", &At::Field(&At::Root, "questions"));
            Vec::from([fault.given(request.questions.to_string()).allowed(drawn.len().to_string())])
        })?);
    }
    let drawn = order.shuffled(drawn).into_iter();
    Ok((1..).zip(drawn).map(|(number, question)| Question { number, ..question }).collect())
}

/// One question of a topic: it is made anew until its choices differ and its form is the one that was drawn.
fn question(
    request: &Request,
    pool: &Pool<'_>,
    topic: Topic,
    (number, attempt): (u32, u64),
    form: Form,
    seen: &mut BTreeSet<String>,
) -> Option<Question> {
    let mut chance = Chance::new(&request.seed, &format!("{number}/{}/{attempt}", topic.code()));
    let level = request.level.unwrap_or_else(|| number.checked_rem(LEVELS).unwrap_or_default().saturating_add(1));
    for _ in 0..TRIES {
        let Some(made) = pool.make(Plan { topic, level: level.into() }, &mut chance) else { continue };
        let Some(wrong) = choose(&made.key, made.found, topic.own(), form, &mut chance) else { continue };
        if !seen.insert(crate::digest(made.facts.canonical().as_bytes())) {
            continue;
        }
        let right = (made.key, None);
        let wrong = wrong.into_iter().map(|(slip, outcome)| (outcome, Some(slip)));
        let choices = chance.shuffled(core::iter::once(right).chain(wrong).collect());
        let lettered = ('A'..='Z').zip(choices);
        let choices: Vec<Choice> =
            lettered.map(|(letter, (outcome, slip))| Choice::new(letter, outcome, slip)).collect();
        let answer = choices.iter().find(|choice| choice.slip.is_none())?.letter.clone();
        return Some(Question {
            number: 0,
            topic,
            level,
            rule: made.rule,
            asks: made.asks,
            setting: u32::try_from(chance.below(1_000)).unwrap_or_default(),
            facts: made.facts,
            choices,
            answer,
        });
    }
    None
}

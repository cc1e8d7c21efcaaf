//! The theorems: each changes facts in one way and holds the two answers against each other.

mod change;
mod contradict;
mod forecast;
mod grounds;
mod pointer;
mod silence;

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::Value;
use tegi::answer::{Assessment, Verdict};
use tegi::assessment::assess_good;
use tegi::door::Door;
use tegi::facts::Facts;
use tegi::law::Role;

use crate::goods::Author;

/// Where facts are judged.
pub(crate) struct Court {
    door: Door,
    /// Terms that are operations.
    operations: BTreeSet<String>,
    /// Lets every good of a stated price originate, and no other: an engine that breaks theorems.
    is_credulous: bool,
}

/// What is compared of an answer; lists are in an order of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) verdict: Verdict,
    pub(crate) provisional: bool,
    pub(crate) edition: Option<String>,
    pub(crate) warnings: Vec<String>,
    criterion: Option<String>,
    rule: Option<String>,
    share: Option<(Option<String>, Option<[String; 2]>)>,
    readings: Vec<(String, String, Verdict, Option<String>)>,
    missing: Vec<String>,
    /// The places of the missing facts.
    asked: Vec<String>,
    /// What each answer to a missing yes-or-no fact is told to give.
    forecasts: Vec<(String, bool, Verdict)>,
    grounds: Vec<(String, Vec<String>, bool)>,
    /// The places of each contradiction.
    contradictions: Vec<(String, String)>,
}

/// How much a party likes an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Worth {
    NotGreen,
    Provisional,
    Settled,
}

impl Answer {
    pub(crate) fn is_settled(&self) -> bool {
        !self.provisional && self.is_decided()
    }

    fn is_decided(&self) -> bool {
        matches!(self.verdict, Verdict::Originating | Verdict::NotOriginating)
    }

    fn worth(&self) -> Worth {
        match (self.verdict, self.provisional) {
            (Verdict::Originating, false) => Worth::Settled,
            (Verdict::Originating, true) => Worth::Provisional,
            _ => Worth::NotGreen,
        }
    }

    /// Whether it is the other of the two verdicts.
    fn is_opposite(&self, other: &Answer) -> bool {
        self.is_decided() && other.is_decided() && self.verdict != other.verdict
    }

    fn is_contradicted(&self) -> bool {
        !self.contradictions.is_empty()
    }

    /// The verdict and the share with what they rest on: all that a person acts on.
    fn is_same(&self, other: &Answer) -> bool {
        let of = |answer: &Answer| {
            let Answer { verdict, provisional, criterion, rule, share, readings, .. } = answer.clone();
            (verdict, provisional, criterion, rule, share, readings)
        };
        of(self) == of(other)
    }
}

impl Court {
    pub(crate) fn new() -> Court {
        let door = Door::open().unwrap();
        let terms = door.library().books().flat_map(|book| book.terms.iter());
        let operations = terms.filter(|(_, term)| term.role == Role::Operation).map(|(name, _)| name.to_string());
        let operations = operations.collect();
        Court { door, operations, is_credulous: false }
    }

    /// One whose engine breaks theorems.
    pub(crate) fn credulous() -> Court {
        Court { is_credulous: true, ..Court::new() }
    }

    /// The answer; nothing where the facts are refused.
    pub(crate) fn assess(&self, facts: &Value) -> Option<Answer> {
        let read = Facts::parse(&facts.to_string()).ok()?;
        let mut answer = read_answer(assess_good(&read, self.door.library()).ok()?);
        if self.is_credulous {
            let is_priced = facts.pointer("/good/ex_works_price").is_some();
            answer.verdict = if is_priced { Verdict::Originating } else { Verdict::NotOriginating };
            answer.provisional = false;
        }
        Some(answer)
    }
}

fn read_answer(answer: Assessment) -> Answer {
    fn sorted<T: Ord>(found: impl Iterator<Item = T>) -> Vec<T> {
        let mut found: Vec<T> = found.collect();
        found.sort();
        found
    }
    let readings = answer.readings.iter().flat_map(|reading| {
        let options = reading.options.iter();
        options.map(|option| (reading.id.clone(), option.option.clone(), option.verdict, option.share.clone()))
    });
    let grounds = answer.rests_on.iter().map(|ground| {
        let mut carries: Vec<String> = ground.carries.iter().map(ToString::to_string).collect();
        carries.sort();
        let method = ground.method.iter().flat_map(|method| ["-", method]);
        let kind = core::iter::once(ground.kind.as_ref()).chain(method).collect::<String>();
        (kind, carries, ground.provisional)
    });
    let forecasts = answer.missing.iter().flat_map(|missing| {
        missing.gives.iter().map(|(answer, verdict)| (missing.fact.clone(), answer == "true", *verdict))
    });
    let contradictions = answer.warnings.iter().filter(|notice| notice.code.starts_with("contradiction"));
    let places = contradictions.map(|notice| (notice.at.clone().unwrap(), notice.and.clone().unwrap()));
    Answer {
        verdict: answer.verdict,
        provisional: answer.provisional,
        edition: answer.receipt.edition.as_ref().map(|edition| format!("{}@{edition}", answer.receipt.rulebook)),
        warnings: sorted(answer.warnings.iter().map(|notice| notice.code.to_string())),
        criterion: answer.criterion.clone(),
        rule: answer.rule.clone(),
        share: answer.local_content.as_ref().map(|content| (content.exact.clone(), content.between.clone())),
        readings: sorted(readings),
        missing: sorted(answer.missing.iter().map(|missing| missing.code.to_string())),
        asked: answer.missing.iter().map(|missing| missing.fact.clone()).collect(),
        forecasts: forecasts.collect(),
        grounds: sorted(grounds),
        contradictions: places.collect(),
    }
}

/// Two documents whose answers break a theorem.
pub(crate) struct Break {
    pub(crate) facts: Value,
    pub(crate) other: Value,
    pub(crate) why: String,
}

/// A theorem, and what tries it on facts with their answer.
pub(crate) struct Theorem {
    pub(crate) name: &'static str,
    pub(crate) check: fn(&Court, &Value, &Answer, &mut Rng) -> Option<Break>,
}

/// All of them.
pub(crate) const THEOREMS: [Theorem; 8] = [
    Theorem { name: "known never contradicts", check: silence::known_never_contradicts },
    Theorem { name: "silence never helps", check: silence::silence_never_helps },
    Theorem { name: "an answer gives what was told of it", check: forecast::forecasts_come_true },
    Theorem { name: "contradiction never helps", check: contradict::contradiction_never_helps },
    Theorem { name: "order does not matter", check: change::order_does_not_matter },
    Theorem { name: "units do not matter", check: change::units_do_not_matter },
    Theorem { name: "what a verdict rests on, carries", check: grounds::grounds_carry },
    Theorem { name: "splitting a line changes nothing", check: change::splitting_changes_nothing },
];

/// What each side says, for a person.
fn told(before: &Answer, after: &Answer) -> String {
    let say = |answer: &Answer| {
        let Answer { verdict, provisional, criterion, rule, share, readings, missing, grounds, warnings, .. } = answer;
        let provisional = if *provisional { " (provisional)" } else { "" };
        format!(
            "{verdict:?}{provisional} {criterion:?} {rule:?} {share:?} {readings:?} missing {missing:?} \
             rests on {grounds:?} warnings {warnings:?}"
        )
    };
    format!("\n  facts give {}\n  other give {}", say(before), say(after))
}

/// The facts of a seed, whose lines all have ids.
pub(crate) fn facts_of(author: &Author, seed: u64) -> Value {
    let mut facts = author.document(seed);
    change::name_lines(&mut facts);
    facts
}

/// The smallest facts that still break the theorem, by leaving out one thing after the other.
pub(crate) fn minimised(court: &Court, theorem: &Theorem, facts: &Value, seed: u64) -> (Value, Break) {
    let broken = |facts: &Value, tries: u64| {
        let answer = court.assess(facts)?;
        let mut seeds = std::iter::once(seed).chain(0..tries);
        seeds.find_map(|seed| (theorem.check)(court, facts, &answer, &mut Rng::with_seed(seed)))
    };
    let mut small = facts.clone();
    let mut found = broken(&small, 0).unwrap();
    loop {
        let mut places = pointer::all(&small);
        // The largest first.
        places.sort_by_key(|place| std::cmp::Reverse(small.pointer(place).map_or(0, |json| json.to_string().len())));
        let smaller = places.iter().find_map(|place| {
            let smaller = pointer::without(&small, place)?;
            broken(&smaller, 60).map(|found| (smaller, found))
        });
        match smaller {
            None => return (small, found),
            Some((facts, why)) => (small, found) = (facts, why),
        }
    }
}

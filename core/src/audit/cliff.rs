//! Limits at which one tenge more turns the verdict, while another regime says the opposite of the same good.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::materials::{above, limit, limits};
use super::pool::Pool;
use super::{Bench, Example, ExampleThreshold, Finding, FindingKind, Replay, Severity, Witness};
use crate::answer::Verdict;
use crate::law::{Mention, Origin, Rulebook};
use crate::value::share::Percent;
use crate::value::truth::Truth;

pub(super) fn of_rule(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    let Some(condition) = &pool.subject.condition else { return Vec::new() };
    let found = limits(condition).into_iter().filter_map(|percent| {
        let (within, beyond) = turning(bench, pool, percent)?;
        let (regime, opposite) = regimes(bench).into_iter().find_map(|book| {
            let replay = elsewhere(bench, book, &beyond.facts)?;
            (replay.expect.verdict == Verdict::Originating).then_some((book, replay))
        })?;
        let subject = pool.subject;
        let found = Finding::new(FindingKind::Cliff, "limit-flips", subject.id, Severity::Low, subject.citation);
        let witness = Witness::new(beyond.facts, beyond.expect).beside([within, opposite]);
        let about = [format!("{percent} %"), regime.name()];
        Some(found.about(about).citing(&regime.in_force).shown_by(witness))
    });
    found.collect()
}

/// A good whose material is worth just the limit, which originates; and the same with one tenge more, which does not.
fn turning(bench: Bench<'_>, pool: &Pool<'_>, percent: Percent) -> Option<(Replay, Replay)> {
    let (limit, above) = (limit(percent)?, above(percent)?);
    let failing = pool.cases.iter().filter(|case| {
        case.always(Truth::False) && matches!(case.example.materials.as_slice(), [only] if only.value == above)
    });
    failing.take(40).find_map(|case| {
        let worth = |value: &str| {
            let mut example = case.example.clone();
            for line in &mut example.materials {
                line.value = value.to_string();
            }
            bench.prover.replay(example)
        };
        let (within, beyond) = (worth(&limit)?, worth(&above)?);
        let turns = within.expect.verdict == Verdict::Originating && beyond.expect.verdict == Verdict::NotOriginating;
        turns.then_some((within, beyond))
    })
}

/// Other rulebooks with rules of origin of their own for the same country that hold on the day.
fn regimes(bench: Bench<'_>) -> Vec<&Rulebook> {
    let others = bench.library.books().filter(|book| {
        let is_of_country = matches!(&book.origin, Origin::Own(rules) if rules.country == bench.rules.country);
        book.holds_on(bench.prover.on) && book.id != bench.book.id && is_of_country
    });
    others.collect()
}

/// The same good by another rulebook: its operations are those of the list that it asks for, its conditions are met.
fn elsewhere(bench: Bench<'_>, book: &Rulebook, facts: &Example) -> Option<Replay> {
    let (rules, origin) = bench.library.origin_of(book)?;
    let mut answers: BTreeMap<String, bool> = BTreeMap::new();
    if let Some(threshold) = &rules.threshold {
        threshold.expression.mentions(&mut |mention| {
            if let Mention::Term(_, term) = mention {
                answers.insert(term.to_string(), true);
            }
        });
    }
    for (term, answer) in &facts.answers {
        if origin.terms.get(term).is_some() {
            answers.entry(term.clone()).or_insert(*answer);
        }
    }
    let mut example = Example { rulebook: book.name(), answers, readings: BTreeMap::new(), ..facts.clone() };
    for line in &mut example.materials {
        line.answers.retain(|term, _| origin.terms.get(term).is_some());
    }
    if rules.threshold.is_some() {
        if example.operations.is_empty() {
            example.operations.push("assembly".to_string());
        }
        example.threshold = Some(ExampleThreshold { at_least: 1, operations: example.operations.clone() });
    }
    bench.prover.replay(example)
}

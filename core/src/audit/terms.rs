//! Words that decide and that the acts define nowhere, and facts that only a person can tell.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::materials::material;
use super::pool::{Pool, PoolCase};
use super::subject::{Place, codes, unlisted};
use super::{Bench, Example, Finding, FindingKind, Severity, Witness};
use crate::answer::Verdict;
use crate::law::{Mention, Role, Standing};
use crate::value::truth::Truth;

/// Cases in which a term is tried, of those that meet the condition and of those that do not.
const TRIED: usize = 60;

pub(super) fn of_rule(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    let groups = [("undefined-words", true, Severity::Medium), ("human-facts", false, Severity::Low)];
    let asked = asked(bench, pool);
    let is_met = |case: &&PoolCase| case.truths.contains(&Truth::True);
    // A description decides where another rule would say the opposite, which may be where this one is not met.
    let others = pool.cases.iter().filter(|case| !is_met(case)).take(TRIED);
    let cases: Vec<&PoolCase> = pool.cases.iter().filter(is_met).take(TRIED).chain(others).collect();
    let found = groups.into_iter().filter_map(|(code, undefined, severity)| {
        let terms = asked.iter().filter(|term| bench.book.terms.is_undefined(term) == undefined);
        let decisive: Vec<(&String, Witness)> =
            terms.filter_map(|term| Some((term, decides(bench, &cases, term)?))).collect();
        let names: Vec<String> = decisive.iter().map(|(term, _)| term.to_string()).collect();
        let (_, witness) = decisive.into_iter().next()?;
        let subject = pool.subject;
        let found = Finding::new(FindingKind::Undefined, code, subject.id, severity, subject.citation);
        Some(found.about(names).shown_by(witness))
    });
    found.collect()
}

/// What the rule asks a person: descriptions, conditions, and operations that the acts do not define.
fn asked(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<String> {
    let mut asked: Vec<String> = pool.subject.row.and_then(|row| row.gate.clone()).into_iter().collect();
    if let Some(condition) = &pool.subject.condition {
        condition.mentions(&mut |mention| {
            if let Mention::Term(role, term) = mention {
                let is_known = role == Role::Operation && !bench.book.terms.is_undefined(term);
                if !is_known && !asked.iter().any(|other| other == term) {
                    asked.push(term.to_string());
                }
            }
        });
    }
    asked
}

/// A good whose verdict hangs on the term: it is not answered, and each answer gives another verdict.
fn decides(bench: Bench<'_>, cases: &[&PoolCase], term: &str) -> Option<Witness> {
    cases.iter().find_map(|case| {
        let mut example = case.example.clone();
        example.answers.remove(term);
        example.operations.retain(|name| name != term);
        for line in &mut example.materials {
            line.answers.remove(term);
        }
        waiting(bench, example, |missing| missing.term.as_deref() == Some(term))
    })
}

/// The example, if it is undetermined and each answer to a missing fact gives another verdict.
fn waiting(bench: Bench<'_>, example: Example, is_meant: impl Fn(&crate::answer::Missing) -> bool) -> Option<Witness> {
    let assessment = bench.prover.assess(&example)?;
    let differs = |given: &BTreeMap<String, Verdict>| given.get("true") != given.get("false");
    let missing = assessment.missing.iter().find(|missing| is_meant(missing) && differs(&missing.gives))?;
    let mut expect = bench.prover.proved(&example, Verdict::Undetermined)?;
    expect.missing.push(missing.fact.clone());
    Some(Witness::new(example, expect))
}

/// Operations of which nobody can say whether they are among those that never confer origin.
pub(super) fn of_veto(bench: Bench<'_>) -> Vec<Finding> {
    let Some(insufficient) = &bench.rules.insufficient else { return Vec::new() };
    let mut letters: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, entry) in bench.book.terms.iter() {
        if let Some(Standing::MayBe(letter)) = &entry.standing {
            let letter = insufficient.find(letter).map_or(letter.as_str(), |category| category.letter.as_str());
            letters.entry(letter).or_default().push(id);
        }
    }
    let Some(place) = plain(bench) else { return Vec::new() };
    let found = letters.into_iter().filter_map(|(letter, operations)| {
        let (_, witness) = operations.iter().find_map(|operation| {
            let example = Example {
                operations: Vec::from([operation.to_string()]),
                beyond_insufficient_operations: None,
                ..sound(bench, &place)?
            };
            Some((operation, waiting(bench, example, |missing| missing.code == "beyond-insufficient")?))
        })?;
        let citation = &insufficient.citation;
        let found = Finding::new(FindingKind::Undefined, "undefined-veto", "insufficient", Severity::Medium, citation);
        let names = operations.iter().map(ToString::to_string);
        Some(found.about(names).part(letter.to_string()).shown_by(witness))
    });
    found.collect()
}

/// A good that originates whatever its operations, but for the veto.
fn plain(bench: Bench<'_>) -> Option<Place> {
    let at = |hs| Place { hs, answers: BTreeMap::new(), is_set: false, threshold: false };
    let of_rows = bench.rules.list.iter().filter(|row| row.gate.is_none());
    let rows = of_rows.filter_map(|row| codes(bench, row.range).into_iter().next());
    let mut places = unlisted(bench).into_iter().chain(rows).map(at);
    places.find(|place| {
        sound(bench, place).is_some_and(|example| bench.prover.proved(&example, Verdict::Originating).is_some())
    })
}

fn sound(bench: Bench<'_>, place: &Place) -> Option<Example> {
    let hs = ["7208", "3901"].iter().filter_map(|text| text.parse::<crate::value::hs::HsCode>().ok());
    let hs = hs.into_iter().find(|hs| hs.chapter() != place.hs.chapter())?;
    let materials = Vec::from([material(bench, place, hs, "1.00")]);
    Some(Example { materials, ..place.example(bench) })
}

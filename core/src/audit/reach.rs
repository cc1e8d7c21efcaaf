//! Rows that never decide because others go before, and parts of a condition that change no verdict.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::pool::Pool;
use super::split::disputed;
use super::subject::codes;
use super::{Bench, Finding, FindingKind, Severity, Witness};
use crate::law::{ListRule, candidates};
use crate::value::truth::Truth;

pub(super) fn of_rule(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    match (pool.subject.row, &pool.subject.place) {
        (Some(row), None) => shadowed(bench, pool, row).into_iter().collect(),
        _ => parts(bench, pool).into_iter().chain(idle_readings(bench, pool)).collect(),
    }
}

fn finding(pool: &Pool<'_>, code: &'static str, severity: Severity) -> Finding {
    Finding::new(FindingKind::Unreachable, code, pool.subject.id, severity, pool.subject.citation)
}

/// A row before which others go on every one of its codes.
fn shadowed(bench: Bench<'_>, pool: &Pool<'_>, row: &ListRule) -> Option<Finding> {
    let mut before: Vec<&ListRule> = Vec::new();
    let mut witness = None;
    for hs in codes(bench, row.range) {
        let rows = candidates(bench.rules, hs);
        let mut example = bench.prover.example(&hs.to_string());
        example.beyond_insufficient_operations = Some(true);
        for other in rows.into_iter().take_while(|other| !core::ptr::eq(*other, row)) {
            if other.gate.is_none() || other.gate == row.gate {
                if !before.iter().any(|known| known.id == other.id) {
                    before.push(other);
                }
            } else {
                example.answers.extend(other.gate.iter().map(|gate| (gate.clone(), false)));
            }
        }
        example.answers.extend(row.gate.iter().map(|gate| (gate.clone(), true)));
        let other = |replay: &super::Replay| replay.expect.rule.as_ref().is_some_and(|rule| *rule != row.id);
        witness = witness.or_else(|| bench.prover.replay(example).filter(other));
    }
    let witness = witness.map(|replay| Witness::new(replay.facts, replay.expect));
    let found = finding(pool, "row-shadowed", Severity::High).about(before.iter().map(|row| row.id.clone()));
    Some(before.iter().fold(found, |found, row| found.citing(&row.citation)).shown_by(witness))
}

/// Parts without which every case has the same outcome.
fn parts(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    let sure = pool.cases.iter().find(|case| case.always(Truth::True));
    let met = sure.or_else(|| pool.cases.iter().find(|case| case.truths.contains(&Truth::True)));
    let Some(met) = met.filter(|_| !pool.cut) else { return Vec::new() };
    let tried = pool.tried(bench);
    let mut idle: Vec<usize> = (1..=pool.removals.len()).collect();
    for case in &pool.cases {
        if idle.is_empty() {
            break;
        }
        let truths = tried.truths(&case.example, &idle);
        let same = truths.chunks(pool.choices.len().max(1)).map(|truths| truths == case.truths);
        idle = idle.iter().copied().zip(same).filter(|(_, same)| *same).map(|(place, _)| place).collect();
    }
    let mut told: Vec<String> = Vec::new();
    for removal in idle.into_iter().filter_map(|place| pool.removals.get(place.checked_sub(1)?)) {
        // Of a part and what it consists of, the whole is enough; and the same part of two alternatives once.
        if !told.iter().any(|part| part.contains(&removal.part)) {
            told.push(removal.part.clone());
        }
    }
    let found = told.into_iter().filter_map(|part| {
        let replay = bench.prover.replay(met.example.clone())?;
        let witness = Witness::new(replay.facts, replay.expect);
        Some(finding(pool, "part-never-decides", Severity::Medium).part(part).shown_by(witness))
    });
    found.collect()
}

/// Open readings of the rule under which every case has the same verdict.
fn idle_readings(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    let idle = pool.readings.iter().filter(|reading| !pool.cut && disputed(bench, pool, reading).is_none());
    let found = idle.filter_map(|reading| {
        let case = pool.cases.iter().find(|case| case.truths.contains(&Truth::True))?;
        let replay = bench.prover.replay(case.example.clone())?;
        let found = finding(pool, "reading-without-effect", Severity::Low).about([reading.id.to_string()]);
        Some(found.citing(&reading.citation).shown_by(Witness::new(replay.facts, replay.expect)))
    });
    found.collect()
}

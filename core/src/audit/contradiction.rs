//! Conditions that nothing meets, and conditions that are met by operations which never confer origin.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::pool::{Pool, PoolCase, completed, with_bill, with_way};
use super::ways::Way;
use super::{Bench, Example, Finding, FindingKind, Severity, Witness};
use crate::answer::Verdict;
use crate::law::{Expression, Standing};
use crate::value::truth::Truth;

pub(super) fn of_rule(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    let Some(condition) = &pool.subject.condition else { return Vec::new() };
    if pool.cases.is_empty() {
        return Vec::new();
    }
    let met: Vec<&PoolCase> = pool.cases.iter().filter(|case| case.truths.contains(&Truth::True)).collect();
    let found = if met.is_empty() { never_met(bench, pool) } else { barred(bench, pool, condition, &met) };
    found.into_iter().chain(vetoed(bench, pool, condition)).collect()
}

fn finding(pool: &Pool<'_>, code: &'static str, severity: Severity) -> Finding {
    Finding::new(FindingKind::Contradiction, code, pool.subject.id, severity, pool.subject.citation)
}

/// Of these cases the first that fails for one part alone, and that part.
fn nearest<'p>(
    bench: Bench<'_>,
    pool: &'p Pool<'_>,
    fits: impl Fn(&PoolCase) -> bool,
) -> Option<(&'p PoolCase, &'p str)> {
    let tried = pool.tried(bench);
    let rests: Vec<usize> = (1..=pool.removals.len()).collect();
    let many = pool.choices.len().max(1);
    pool.cases.iter().filter(|case| fits(case)).find_map(|case| {
        let truths = tried.truths(&case.example, &rests);
        let place = truths.iter().position(|truth| *truth == Truth::True)?.checked_div(many)?;
        pool.removals.get(place).map(|removal| (case, removal.part.as_str()))
    })
}

/// A cap and a requirement, or two requirements, that exclude each other.
fn never_met(bench: Bench<'_>, pool: &Pool<'_>) -> Option<Finding> {
    if pool.cut {
        return None;
    }
    let nearest = nearest(bench, pool, |_| true);
    let (case, part) = nearest.map_or((pool.cases.first()?, None), |(case, part)| (case, Some(part)));
    let expect = bench.prover.proved(&case.example, Verdict::NotOriginating)?;
    let found = finding(pool, "never-met", Severity::High).shown_by(Witness::new(case.example.clone(), expect));
    Some(part.iter().fold(found, |found, part| found.part(part.to_string())))
}

/// Materials that a condition names and that another part of it bars as soon as they are foreign.
fn barred(bench: Bench<'_>, pool: &Pool<'_>, condition: &Expression, met: &[&PoolCase]) -> Option<Finding> {
    let home = bench.rules.country.to_string();
    let is_foreign = |case: &PoolCase| {
        !case.example.materials.is_empty() && case.example.materials.iter().all(|line| line.origin != home)
    };
    if !condition.names_materials() || pool.cut || met.iter().any(|case| is_foreign(case)) {
        return None;
    }
    let (case, part) = nearest(bench, pool, is_foreign)?;
    let expect = bench.prover.proved(&case.example, Verdict::NotOriginating)?;
    let domestic = met.iter().find_map(|case| bench.prover.replay(case.example.clone()))?;
    let witness = Witness::new(case.example.clone(), expect).beside([domestic]);
    Some(finding(pool, "never-with-foreign", Severity::Medium).part(part.to_string()).shown_by(witness))
}

/// How the operations of a way stand to those that never confer origin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    /// All are among them, or no processing.
    Vetoed,
    /// All may be, by words that the acts do not define.
    Perhaps,
    /// One is plainly none of them, or none is asked for.
    Free,
}

fn grade(bench: Bench<'_>, way: &Way) -> Grade {
    let of = |name: &str| match bench.book.terms.standing(name) {
        Some(Standing::Insufficient(_) | Standing::Neutral) => Grade::Vetoed,
        Some(Standing::MayBe(_) | Standing::Unnamed) => Grade::Perhaps,
        Some(Standing::Beyond) | None => Grade::Free,
    };
    way.performed().map(of).max().unwrap_or(Grade::Free)
}

/// Whoever does just what the condition asks for, and it confers no origin.
fn vetoed(bench: Bench<'_>, pool: &Pool<'_>, condition: &Expression) -> Option<Finding> {
    let insufficient = bench.rules.insufficient.as_ref()?;
    let worst = pool.ways.iter().map(|(_, way)| grade(bench, way)).min().filter(|worst| *worst != Grade::Free)?;
    let is_only = pool.ways.iter().all(|(_, way)| grade(bench, way) == worst);
    let ways = pool.ways.iter().filter(|(_, way)| grade(bench, way) == worst);
    let (code, severity) = match (worst, is_only) {
        (Grade::Vetoed, true) => ("vetoed-only", Severity::High),
        (Grade::Vetoed, false) => ("vetoed-also", Severity::High),
        (_, true) => ("perhaps-vetoed-only", Severity::Medium),
        (_, false) => ("perhaps-vetoed-also", Severity::Low),
    };
    let mut ways: Vec<_> = ways.collect();
    let size = |way: &Way| (way.performed().count(), way.size());
    ways = crate::sort::sorted(ways, |(_, left), (_, right)| size(left).cmp(&size(right)));
    let (way, witness) = ways.into_iter().find_map(|(choice, way)| {
        let example = meeting(bench, pool, condition, *choice, way)?;
        Some((way, shown(bench, example, worst)?))
    })?;
    let operations = way.performed().map(ToString::to_string);
    let found = finding(pool, code, severity).about(operations).citing(&insufficient.citation);
    Some(found.shown_by(witness))
}

/// A good that meets the condition by just these operations.
fn meeting(bench: Bench<'_>, pool: &Pool<'_>, condition: &Expression, choice: usize, way: &Way) -> Option<Example> {
    let place = pool.subject.place.as_ref()?;
    let (whole, tried) = (completed(bench, condition, way), pool.tried(bench));
    pool.bills.iter().find_map(|bill| {
        let example = with_way(with_bill(place.example(bench), bill)?, &whole, bench)?;
        let truths = tried.truths(&example, &[0]);
        let is_met = truths.get(choice) == Some(&Truth::True);
        // Where another reading would say otherwise, this one is fixed.
        let is_sure = truths.iter().all(|truth| *truth == Truth::True);
        is_met.then(|| if is_sure { example } else { pool.fixed(example, choice) })
    })
}

/// The same good, where one operation more was done that is plainly none of the insufficient ones.
fn with_another(bench: Bench<'_>, example: &Example) -> Option<Example> {
    let is_beyond = |entry: &crate::law::TermEntry| entry.standing == Some(Standing::Beyond);
    let mut others =
        bench.book.terms.iter().filter(|(id, entry)| is_beyond(entry) && !example.answers.contains_key(*id));
    let (another, _) = others.next()?;
    let mut met = Example { beyond_insufficient_operations: None, ..example.clone() };
    met.operations.push(another.to_string());
    Some(met)
}

/// It meets the condition, and yet the operations alone do not, or perhaps do not, confer origin.
fn shown(bench: Bench<'_>, example: Example, worst: Grade) -> Option<Witness> {
    let stated = |beyond| Example { beyond_insufficient_operations: beyond, ..example.clone() };
    let verdict = if worst == Grade::Vetoed { Verdict::NotOriginating } else { Verdict::Undetermined };
    let mut expect = bench.prover.proved(&stated(None), verdict)?;
    let met = if worst == Grade::Vetoed { with_another(bench, &example)? } else { stated(Some(true)) };
    let met = bench.prover.replay(met).filter(|met| met.expect.verdict == Verdict::Originating)?;
    let mut beside = Vec::from([met]);
    if worst == Grade::Perhaps {
        expect.missing.push("/beyond_insufficient_operations".to_string());
        let barred = bench.prover.replay(stated(Some(false)));
        beside.push(barred.filter(|barred| barred.expect.verdict == Verdict::NotOriginating)?);
    }
    Some(Witness::new(stated(None), expect).beside(beside))
}

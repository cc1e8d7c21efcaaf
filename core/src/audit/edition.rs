//! What another edition or rulebook changes: goods whose verdict or share is not the same.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::effort::Effort;
use super::pool::Pool;
use super::prove::Prover;
use super::request::Request;
use super::split::{line, measured};
use super::subject;
use super::{Bench, Example, Finding, FindingKind, Replay, Severity, Witness};
use crate::answer::Assessment;
use crate::law::{Library, Rulebook};

/// Cases of one rule that are judged by both.
const TRIED: usize = 200;

/// A rulebook in the library that holds it.
pub(super) type Side<'a> = (&'a Library, &'a Rulebook);

pub(super) fn changes(sides: [Side<'_>; 2], request: &Request, effort: &Effort) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let [old, new] = sides;
    let origins = sides.map(|(library, book)| library.origin_of(book));
    let [Some((_, left)), Some((_, right))] = origins else { return found };
    if left.sha256 != right.sha256 {
        for (one, other) in [(old, new), (new, old)] {
            let Some((rules, origin)) = one.0.origin_of(one.1) else { continue };
            let (library, prover) = (one.0, Prover::new(one.0, one.1, effort));
            let bench = Bench { library, book: origin, rules, nomenclature: request.nomenclature.as_deref(), prover };
            // A rule of one side that is asked for may be none of the other's.
            for subject in subject::all(bench, request).unwrap_or_default() {
                if found.iter().any(|finding| finding.rule == subject.id) {
                    continue;
                }
                effort.begin();
                let pool = Pool::new(bench, &subject);
                found.extend(of_rule(&pool, one, other, core::ptr::eq(one.1, old.1)));
            }
        }
    }
    if request.rule.is_none() {
        found.extend(of_share(old, new, effort));
    }
    found
}

/// The smallest good of the rule that the two judge differently; `forward` where `one` is the rulebook under audit.
fn of_rule(pool: &Pool<'_>, one: Side<'_>, other: Side<'_>, forward: bool) -> Option<Finding> {
    let effort = pool.effort;
    let (here, there) = (Prover::new(one.0, one.1, effort), Prover::new(other.0, other.1, effort));
    let (witness, beside) = pool.cases.iter().take(TRIED).find_map(|case| {
        let mine = here.replay(case.example.clone())?;
        let theirs = there.replay(carried(&case.example, other))?;
        (mine.expect.verdict != theirs.expect.verdict).then_some((mine, theirs))
    })?;
    let (witness, beside) = if forward { (witness, beside) } else { (beside, witness) };
    let subject = pool.subject;
    let found = Finding::new(FindingKind::Edition, "verdict-changes", subject.id, Severity::High, subject.citation);
    let about = [witness.expect.rule.clone(), beside.expect.rule.clone()];
    let about = about.map(|rule| rule.unwrap_or_else(|| "-".to_string()));
    Some(found.about(about).shown_by(Witness::new(witness.facts, witness.expect).beside([beside])))
}

/// The same facts for another rulebook, without questions that it does not ask.
fn carried(example: &Example, (library, book): Side<'_>) -> Example {
    let mut example = Example { rulebook: book.name(), ..example.clone() };
    if let Some((_, origin)) = library.origin_of(book) {
        let is_known = |term: &String| origin.terms.get(term).is_some();
        example.answers.retain(|term, _| is_known(term));
        for line in &mut example.materials {
            line.answers.retain(|term, _| is_known(term));
        }
    }
    example
}

/// A good whose domestic share the two formulas give differently.
fn of_share(old: Side<'_>, new: Side<'_>, effort: &Effort) -> Option<Finding> {
    let content = old.1.content.as_ref()?;
    let share = |assessment: &Assessment| assessment.local_content.as_ref()?.share.clone();
    let measure = |side: Side<'_>, example: Example| -> Option<Replay> {
        let assessment = Prover::new(side.0, side.1, effort).assess(&example)?;
        let mut expect = super::prove::expected(&assessment);
        expect.share = Some(share(&assessment)?);
        Some(Replay { facts: example, expect })
    };
    let example = measured(Prover::new(old.0, old.1, effort), Vec::from([line("CN", None)]));
    let theirs = measure(new, carried(&example, new))?;
    let mine = measure(old, example)?;
    if mine.expect.share == theirs.expect.share {
        return None;
    }
    let about: Vec<String> = [&mine, &theirs].into_iter().filter_map(|replay| replay.expect.share.clone()).collect();
    let found = Finding::new(FindingKind::Edition, "share-changes", "content", Severity::Medium, &content.citation);
    let found = new.1.content.iter().fold(found, |found, content| found.citing(&content.citation));
    Some(found.about(about).shown_by(Witness::new(mine.facts, mine.expect).beside([theirs])))
}

//! Provisions that can be read in several ways, where the readings give different results.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::pool::Pool;
use super::prove::{Prover, expected, options};
use super::{Bench, Example, ExampleMaterial, ExampleProof, Finding, FindingKind, Severity, Witness};
use crate::answer::Verdict;
use crate::law::{Library, Reading, Rulebook, reading};
use crate::value::truth::Truth;

pub(super) fn of_rule(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    let found = pool.readings.iter().filter_map(|reading| {
        let witness = disputed(bench, pool, reading)?;
        let subject = pool.subject;
        let found = Finding::new(FindingKind::Split, "readings-differ", subject.id, Severity::High, subject.citation);
        Some(found.about([reading.id.clone()]).citing(&reading.citation).shown_by(witness))
    });
    found.chain(nothing_foreign(bench, pool)).collect()
}

/// A row made from materials, for a good all of whose materials are domestic: whether the row is of such goods.
///
/// The reading stands in no condition, so that the pool, whose materials are foreign, does not try it.
fn nothing_foreign(bench: Bench<'_>, pool: &Pool<'_>) -> Option<Finding> {
    let reading = bench.book.reading(reading::NO_FOREIGN_MATERIALS)?;
    let (subject, condition) = (pool.subject, pool.subject.condition.as_ref()?);
    subject.row.filter(|_| condition.names_materials())?;
    let mut tried = Vec::new();
    let witness = pool.cases.iter().find_map(|case| {
        let how = (&case.example.operations, &case.example.answers);
        if tried.len() == MOST_WAYS || tried.contains(&how) {
            return None;
        }
        tried.push(how);
        DOMESTIC.iter().find_map(|hs| {
            let line = ExampleMaterial { hs: hs.to_string(), ..line(&bench.rules.country.to_string(), None) };
            let example = Example { materials: Vec::from([line]), ..case.example.clone() };
            splits(bench, &example, reading)
        })
    })?;
    let found = Finding::new(FindingKind::Split, "readings-differ", subject.id, Severity::High, subject.citation);
    Some(found.about([reading.id.clone()]).citing(&reading.citation).shown_by(witness))
}

/// Headings of domestic materials, one of which a row made from materials will hardly name: rolled steel, salt.
const DOMESTIC: [&str; 2] = ["7208", "2501"];
/// Ways to perform and answer for which a domestic bill is tried.
const MOST_WAYS: usize = 16;

/// The smallest good that originates under one option of the reading and not under another.
pub(super) fn disputed(bench: Bench<'_>, pool: &Pool<'_>, reading: &Reading) -> Option<Witness> {
    let differing =
        pool.cases.iter().filter(|case| case.truths.contains(&Truth::True) && case.truths.contains(&Truth::False));
    differing.filter_map(|case| splits(bench, &case.example, reading)).next()
}

/// The example, where it originates under one option of the reading and not under another.
fn splits(bench: Bench<'_>, example: &Example, reading: &Reading) -> Option<Witness> {
    let assessment = bench.prover.assess(example)?;
    let options = options(&assessment, &reading.id, false);
    let has = |verdict: &str| options.values().any(|given| given == verdict);
    if assessment.verdict != Verdict::Disputed || !has("originating") || !has("not_originating") {
        return None;
    }
    let mut expect = expected(&assessment);
    expect.readings.insert(reading.id.clone(), options);
    Some(Witness::new(example.clone(), expect))
}

/// The readings of the formula of the domestic share.
pub(super) fn of_content(library: &Library, book: &Rulebook, prover: Prover<'_>) -> Vec<Finding> {
    let Some(content) = &book.content else { return Vec::new() };
    let home = library.origin_of(book).map(|(rules, _)| rules.country.to_string()).unwrap_or_default();
    let mut materials = Vec::from([line(&home, Some("50.00"))]);
    materials.extend(content.union.first().map(|country| line(&country.to_string(), None)));
    let bills: Vec<Vec<ExampleMaterial>> = materials.into_iter().map(|material| Vec::from([material])).collect();
    let found = book.readings.iter().filter(|reading| reading.options.len() > 1).filter_map(|reading| {
        let (example, assessment) = bills.iter().find_map(|materials| {
            let example = measured(prover, materials.clone());
            let assessment = prover.assess(&example)?;
            let options = options(&assessment, &reading.id, true);
            let mut shares = options.values();
            let first = shares.next()?;
            shares.any(|share| share != first).then_some((example, assessment))
        })?;
        let mut expect = expected(&assessment);
        expect.share = assessment.local_content.as_ref().and_then(|content| content.share.clone());
        expect.readings.insert(reading.id.clone(), options(&assessment, &reading.id, true));
        let found = Finding::new(FindingKind::Split, "shares-differ", "content", Severity::Medium, &reading.citation);
        Some(found.about([reading.id.clone()]).citing(&content.citation).shown_by(Witness::new(example, expect)))
    });
    found.collect()
}

/// A good with all that a formula of the share asks.
pub(super) fn measured(prover: Prover<'_>, materials: Vec<ExampleMaterial>) -> Example {
    let mut example = prover.example("8403");
    example.vat_rate = Some("12".to_string());
    example.good.production_cost = Some("800.00".to_string());
    example.materials = materials;
    example
}

/// A material of 400 tenge.
pub(super) fn line(origin: &str, share: Option<&str>) -> ExampleMaterial {
    ExampleMaterial {
        hs: "7208".to_string(),
        value: "400.00".to_string(),
        mass: None,
        origin: origin.to_string(),
        proof: share.map(|share| ExampleProof { kind: "ct-kz".to_string(), share: Some(share.to_string()) }),
        is_set_item: false,
        wholly_obtained: None,
        answers: Default::default(),
    }
}

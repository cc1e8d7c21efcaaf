//! Rows that share codes, codes that the nomenclature does not have, and goods for which there is no answer.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::pool::Pool;
use super::prove::Prover;
use super::subject::{Place, Subject, of_row, unlisted};
use super::tried::{Tried, conditions};
use super::{Bench, Example, Finding, FindingKind, Severity, Witness};
use crate::answer::Verdict;
use crate::law::{Expression, Gap, GapKind, Library, ListRule, Origin, Rulebook, candidates};
use crate::value::hs::{HsCode, HsRange};
use crate::value::truth::Truth;

/// Rows that share codes and that judge a good of them differently.
pub(super) fn overlaps(bench: Bench<'_>, rule: Option<&str>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (place, one) in bench.rules.list.iter().enumerate() {
        for other in bench.rules.list.iter().skip(place.saturating_add(1)) {
            let is_meant = rule.is_none_or(|rule| rule == one.id || rule == other.id);
            if is_meant && one.range.meets(other.range) {
                found.extend(overlap(bench, one, other));
            }
        }
    }
    found
}

fn overlap(bench: Bench<'_>, one: &ListRule, other: &ListRule) -> Option<Finding> {
    // The row that goes before, as the engine takes it: the narrower, and one with a description.
    let rank = |row: &ListRule| (row.range.width(), row.gate.is_none());
    let (first, second) = if rank(other) < rank(one) { (other, one) } else { (one, other) };
    let crosses = !first.range.contains(second.range) && !second.range.contains(first.range);
    let same = first.range == second.range;
    let (code, severity) = match (&first.gate, &second.gate) {
        _ if crosses => ("ranges-cross", Severity::High),
        (None, None) if same => ("same-codes", Severity::High),
        (Some(one), Some(other)) if same && one != other => ("both-descriptions", Severity::Medium),
        // Two rows of one description: the second never decides, which is told there.
        (Some(_), Some(_)) if same => return None,
        _ => ("row-within-row", Severity::Low),
    };
    let witness = judged_differently(bench, first, second, code);
    if witness.is_none() && severity != Severity::High {
        return None;
    }
    let found = Finding::new(FindingKind::Overlap, code, &first.id, severity, &first.citation);
    Some(found.about([second.id.clone()]).citing(&second.citation).shown_by(witness))
}

/// A good to which both rows speak, and which meets the condition of one only; beside it the same good where the other
/// decides.
fn judged_differently(bench: Bench<'_>, first: &ListRule, second: &ListRule, code: &str) -> Option<Witness> {
    let (subject, other) = (of_row(bench, first), of_row(bench, second));
    let (one, two) = (subject.condition?, other.condition?);
    let mut place = subject.place?;
    if code == "ranges-cross" {
        place.hs = HsCode::of_number(first.range.ends().0.max(second.range.ends().0))?;
    } else if code == "both-descriptions" {
        place.answers.extend(second.gate.iter().map(|gate| (gate.clone(), true)));
    }
    let condition = Some(Expression::Any(Vec::from([one.clone(), two.clone()])));
    let joint = Subject { id: &first.id, citation: &first.citation, row: None, condition, place: Some(place) };
    let pool = Pool::new(bench, &joint);
    let both = conditions([one, two], &first.citation);
    let tried = Tried::new(bench, &both, &pool.choices);
    pool.cases.iter().find_map(|case| {
        let truths = tried.all(&case.example);
        let (first_truths, second_truths) = truths.split_at_checked(pool.choices.len())?;
        let is = |truths: &[Truth], truth: Truth| truths.iter().all(|other| *other == truth);
        let differs = (is(first_truths, Truth::True) && is(second_truths, Truth::False))
            || (is(first_truths, Truth::False) && is(second_truths, Truth::True));
        if !differs {
            return None;
        }
        let replay = bench.prover.replay(case.example.clone())?;
        let mut example = case.example.clone();
        match code {
            "both-descriptions" => example.answers.extend(first.gate.iter().map(|gate| (gate.clone(), false))),
            _ => {
                let place = other.place.as_ref()?;
                example.good.hs = place.hs.to_string();
                for gate in [&first.gate, &second.gate].into_iter().flatten() {
                    example.answers.remove(gate);
                }
                example.answers.extend(place.answers.clone());
            }
        }
        let beside = bench.prover.replay(example).filter(|beside| beside.expect.verdict != replay.expect.verdict)?;
        Some(Witness::new(replay.facts, replay.expect).beside([beside]))
    })
}

/// Rows whose first or last code the nomenclature does not have.
pub(super) fn not_in_nomenclature(bench: Bench<'_>, rule: Option<&str>) -> Vec<Finding> {
    let Some(codes) = bench.nomenclature else { return Vec::new() };
    let codes: Vec<HsCode> = codes.iter().filter_map(|code| code.parse().ok()).collect();
    let is_gone = |code: HsCode| {
        let range = HsRange::single(code);
        !codes.iter().any(|known| range.holds(*known) != Truth::False)
    };
    let rows = bench.rules.list.iter().filter(|row| rule.is_none_or(|rule| rule == row.id));
    let found = rows.filter_map(|row| {
        let mut ends = Vec::from([row.range.first(), row.range.last()]);
        ends.dedup();
        ends.retain(|code| is_gone(*code));
        if ends.is_empty() {
            return None;
        }
        let code = "code-not-in-nomenclature";
        let found = Finding::new(FindingKind::Unreachable, code, &row.id, Severity::Medium, &row.citation);
        let place = of_row(bench, row).place;
        let replay = place.and_then(|place| bench.prover.replay(place.example(bench)));
        let witness = replay.map(|replay| Witness::new(replay.facts, replay.expect));
        Some(found.about(ends.iter().map(ToString::to_string)).shown_by(witness))
    });
    found.collect()
}

/// Goods of a rule's codes for which it has no answer, and what its text lacks.
pub(super) fn gaps_of_rule(bench: Bench<'_>, pool: &Pool<'_>) -> Vec<Finding> {
    let subject = pool.subject;
    let Some(place) = &subject.place else { return Vec::new() };
    let finding = |code, severity| Finding::new(FindingKind::Gap, code, subject.id, severity, subject.citation);
    let mut found = Vec::new();
    if let Some(row) = subject.row.filter(|row| row.rest_unknown) {
        let mut example = place.example(bench);
        example.answers.extend(row.gate.iter().map(|gate| (gate.clone(), false)));
        let expect = bench.prover.proved(&example, Verdict::OutsideRulebook);
        let witness = expect.map(|expect| Witness::new(example, expect));
        found.extend(witness.map(|witness| finding("rest-of-row-unknown", Severity::Medium).shown_by(witness)));
    }
    for terms in subject.condition.iter().flat_map(undescribed) {
        let mut example = place.example(bench);
        example.answers.extend(terms.iter().map(|term| (term.clone(), false)));
        let expect = bench.prover.proved(&example, Verdict::Undetermined);
        let witness = expect.map(|expect| Witness::new(example, expect));
        let noted = |witness| finding("no-part-applies", Severity::Medium).about(terms).shown_by(Some(witness));
        found.extend(witness.map(noted));
    }
    for gap in bench.book.gaps.iter().filter(|gap| gap.kind == GapKind::Row(subject.id.to_string())) {
        let case = pool.cases.iter().find(|case| case.truths.contains(&Truth::True)).or(pool.cases.first());
        let replay = case.and_then(|case| bench.prover.replay(case.example.clone()));
        let witness = replay.map(|replay| Witness::new(replay.facts, replay.expect));
        let mut noted = of_gap("note-on-row", subject.id, Severity::Low, gap);
        noted.witness = witness;
        found.push(noted);
    }
    found
}

/// The parts of a code that a condition describes one by one.
fn undescribed(condition: &Expression) -> Vec<Vec<String>> {
    match condition {
        Expression::Subproduct(parts) => Vec::from([parts.iter().map(|(term, _)| term.clone()).collect()]),
        Expression::All(parts) | Expression::Any(parts) => parts.iter().flat_map(undescribed).collect(),
        _ => Vec::new(),
    }
}

fn of_gap(code: &'static str, rule: &str, severity: Severity, gap: &Gap) -> Finding {
    let found = Finding::new(FindingKind::Gap, code, rule, severity, &gap.citation);
    Finding { gap: Some(gap.id.clone()), ..found }
}

/// What a rulebook as a whole does not hold.
pub(super) fn gaps(library: &Library, book: &Rulebook, prover: Prover<'_>, rule: Option<&str>) -> Vec<Finding> {
    if rule.is_some() {
        return Vec::new();
    }
    let rules = match &book.origin {
        Origin::Own(rules) => Some(rules.as_ref()),
        Origin::Borrowed { .. } | Origin::None => None,
    };
    let bench = rules.map(|rules| Bench { library, book, rules, nomenclature: None, prover });
    let mut found: Vec<Finding> = book.gaps.iter().filter_map(|gap| gap_of(bench, prover, gap)).collect();
    if let Origin::Borrowed { rulebook, citation, .. } = &book.origin {
        let replay = prover.replay(prover.example("8403"));
        let witness = replay.map(|replay| Witness::new(replay.facts, replay.expect));
        let borrowed = Finding::new(FindingKind::Gap, "rules-borrowed", "list", Severity::Medium, citation);
        found.push(borrowed.about([rulebook.clone()]).shown_by(witness));
    }
    if let Some(bench) = bench.filter(|bench| bench.rules.general.is_none() && bench.rules.threshold.is_none()) {
        let example = unlisted(bench).map(|hs| prover.example(&hs.to_string()));
        let witness = example.and_then(|example| {
            let expect = prover.proved(&example, Verdict::OutsideRulebook)?;
            Some(Witness::new(example, expect))
        });
        let citation = &book.in_force;
        let none = Finding::new(FindingKind::Gap, "no-general-rule", "general", Severity::Medium, citation);
        found.push(none.shown_by(witness));
    }
    found
}

fn gap_of(bench: Option<Bench<'_>>, prover: Prover<'_>, gap: &Gap) -> Option<Finding> {
    let (code, severity) = match &gap.kind {
        GapKind::Chapter(_) => ("chapter-line-missing", Severity::High),
        GapKind::Suspect(_) => ("chapter-line-suspected", Severity::Medium),
        GapKind::Codes(_) => ("row-not-read", Severity::High),
        GapKind::List => ("list-incomplete", Severity::Medium),
        GapKind::Threshold => ("no-threshold", Severity::High),
        GapKind::Row(_) => return None,
        GapKind::Everywhere | GapKind::Noted => ("noted", Severity::Low),
    };
    let mut found = of_gap(code, "list", severity, gap);
    match &gap.kind {
        GapKind::Chapter(chapter) | GapKind::Suspect(chapter) => found.about = Vec::from([format!("{chapter:02}")]),
        GapKind::Codes(codes) => found.about = Vec::from([codes.to_string()]),
        _ => {}
    }
    let placed = |bench: Bench<'_>| {
        let place = |hs| Place { hs, answers: BTreeMap::new(), is_set: false, threshold: false };
        let (hs, verdict) = match &gap.kind {
            GapKind::Chapter(chapter) | GapKind::Suspect(chapter) => {
                let is_missing = matches!(gap.kind, GapKind::Chapter(_));
                let headings = (1..=99_u64).filter_map(|heading| format!("{chapter:02}{heading:02}").parse().ok());
                let mut free = headings.filter(|hs: &HsCode| candidates(bench.rules, *hs).is_empty());
                (free.next()?, if is_missing { Verdict::OutsideRulebook } else { Verdict::Originating })
            }
            GapKind::List => (unlisted(bench)?, Verdict::Originating),
            GapKind::Threshold => ("8403".parse().ok()?, Verdict::OutsideRulebook),
            GapKind::Codes(_) | GapKind::Row(_) | GapKind::Everywhere | GapKind::Noted => return None,
        };
        Some((place(hs).example(bench), verdict))
    };
    let shown = match &gap.kind {
        // A row that was not read is of the act that answers, also where the rules are those of another.
        GapKind::Codes(codes) => {
            let example = prover.example(&codes.first().to_string());
            let example = Example { beyond_insufficient_operations: Some(true), ..example };
            Some((example, Verdict::OutsideRulebook))
        }
        _ => bench.and_then(placed),
    };
    found.witness = shown.and_then(|(example, verdict)| {
        let expect = prover.proved(&example, verdict)?;
        Some(Witness::new(example, expect))
    });
    Some(found)
}

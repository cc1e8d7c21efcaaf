//! Finds the rule of a good, if it is certain before its bill is read.

use alloc::vec::Vec;

use super::{Bench, by_threshold, candidates, of_gap, unknown_operations, vague_of, veto};
use crate::answer::Notice;
use crate::apply::Case;
use crate::facts::GoodFacts;
use crate::law::{Clause, Expression, GapKind, ListRule, Mark, Standing, Terms};
use crate::value::truth::Truth;

/// What a good is judged by.
pub(crate) struct Ground<'a> {
    /// Any of these must hold.
    pub(crate) expressions: Vec<&'a Expression>,
    /// The rule that has them.
    pub(crate) rule: Option<&'a str>,
    /// The parts of the act that the rulebook does not hold, if there is no rule because of them.
    pub(crate) outside: Vec<Notice>,
    /// Warnings about the rule.
    pub(crate) warnings: Vec<Notice>,
    /// Whether more was done than the insufficient operations.
    pub(crate) free_of_veto: Truth,
    /// Whether this is only the user's word: no stated operation is, or may be, more than the insufficient ones.
    pub(crate) is_bare_word: bool,
    /// The closings of the gap that the rule fills.
    pub(crate) closings: Vec<&'a Expression>,
    /// Whether all of it was read in the acts.
    pub(crate) is_primary: bool,
}

/// Returns the ground of a good that is no set and states neither description nor category. `None` if a description or
/// a longer code may matter.
pub(crate) fn ground<'a>(bench: Bench<'a>, good: &'a GoodFacts) -> Option<Ground<'a>> {
    let terms = &bench.book.terms;
    let unknown_operations = unknown_operations(bench.rules, bench.book, good);
    let case = Case {
        good,
        at: "",
        lines: None,
        rule: None,
        unknown_operations: &unknown_operations,
        made_from: None,
        choice: bench.choice,
        terms,
        trace: false,
        watch: None,
        quiet: false,
    };
    let row = candidates(bench.rules, good.hs).into_iter().take(1).filter(|row| !is_open(row, good));
    if veto::contradiction(&case, &vague_of(bench, &row.collect::<Vec<_>>(), false).everywhere).is_some() {
        return None;
    }
    let mut steps = Vec::new();
    let judged_by = |rule: Option<&'a str>, rows: &[&'a ListRule]| {
        let free_of_veto = bench.rules.insufficient.as_ref().map_or(Truth::True, |insufficient| {
            veto::veto(&case, insufficient, &vague_of(bench, rows, false), &mut Vec::new()).truth
        });
        let is_primary = bench.rules.insufficient.as_ref().is_none_or(|list| list.citation.mark == Mark::Primary);
        Ground {
            expressions: Vec::new(),
            rule,
            outside: Vec::new(),
            warnings: Vec::new(),
            free_of_veto,
            is_bare_word: bench.rules.insufficient.is_some() && is_bare_word(good, terms),
            closings: Vec::new(),
            is_primary,
        }
    };
    let is_primary = |clauses: &[Clause]| clauses.iter().all(|clause| clause.citation.mark == Mark::Primary);
    let closings = |kind: GapKind| {
        let gaps = bench.book.gaps.iter().filter(move |gap| gap.kind == kind);
        gaps.flat_map(|gap| &gap.closings).map(|clause| &clause.expression).collect::<Vec<_>>()
    };
    if let Some(threshold) = &bench.rules.threshold {
        let outside = by_threshold(bench, threshold, &case, &mut steps).outside;
        return (!outside.is_empty()).then_some(Ground { outside, ..judged_by(None, &[]) });
    }
    let of = |clauses: &'a [Clause]| clauses.iter().map(|clause| &clause.expression).collect();
    let gaps = |kind: GapKind, code| {
        let found = bench.book.gaps.iter().filter(move |gap| gap.kind == kind);
        found.map(|gap| of_gap(code, gap)).collect::<Vec<_>>()
    };
    if super::select::row_not_read(bench, good.hs).is_some() {
        return None;
    }
    match candidates(bench.rules, good.hs).first() {
        Some(row) if is_open(row, good) => None,
        Some(row) if !row.clauses.is_empty() => {
            let warnings = gaps(GapKind::Row(row.id.clone()), "note-on-row");
            let ground = judged_by(Some(&row.id), &[*row]);
            Some(Ground {
                expressions: of(&row.clauses),
                warnings,
                closings: closings(GapKind::Row(row.id.clone())),
                is_primary: ground.is_primary && is_primary(&row.clauses),
                ..ground
            })
        }
        row => {
            let of_chapter = gaps(GapKind::Chapter(good.hs.chapter()), "chapter-line-missing");
            if row.is_none() && !of_chapter.is_empty() {
                return Some(Ground { outside: of_chapter.into_iter().take(1).collect(), ..judged_by(None, &[]) });
            }
            let general = core::slice::from_ref(bench.rules.general.as_ref()?);
            let suspect = GapKind::Suspect(good.hs.chapter());
            let mut warnings = gaps(GapKind::List, "list-incomplete");
            warnings.extend(gaps(suspect.clone(), "chapter-line-suspected"));
            let mut closable = closings(GapKind::List);
            closable.extend(closings(suspect));
            let ground = judged_by(Some("general"), &[]);
            Some(Ground {
                expressions: of(general),
                warnings,
                // The list itself leaves this code to the general rule, so no line that was not read concerns it.
                closings: if row.is_none() { closable } else { Vec::new() },
                is_primary: ground.is_primary && is_primary(general),
                ..ground
            })
        }
    }
}

/// Whether the row may not be that of the good.
fn is_open(row: &ListRule, good: &GoodFacts) -> bool {
    row.gate.is_some() || row.range.holds(good.hs) != Truth::True
}

fn is_bare_word(good: &GoodFacts, terms: &Terms) -> bool {
    let mut operations = good.operations.iter().flatten().map(|name| terms.standing(name));
    let is_more = |standing: Option<&Standing>| {
        matches!(standing, Some(Standing::Beyond | Standing::MayBe(_) | Standing::Unnamed))
    };
    good.beyond_insufficient_operations.is_some() && !operations.any(is_more)
}

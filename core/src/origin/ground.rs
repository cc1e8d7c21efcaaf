//! What a good is judged by, as far as that is certain before its bill is looked at.

use alloc::vec::Vec;

use super::{Bench, by_threshold, candidates, of_gap, vague_operations, veto};
use crate::assessment::Notice;
use crate::facts::GoodFacts;
use crate::rule::{Case, Expression, Truth};
use crate::rulebook::{Clause, GapKind, ListRule};

/// What a good is judged by.
pub(crate) struct Ground<'a> {
    /// Any of these must hold.
    pub(crate) expressions: Vec<&'a Expression>,
    /// The rule that they are.
    pub(crate) rule: Option<&'a str>,
    /// What the rulebook does not hold, where that is why there is no rule.
    pub(crate) outside: Vec<Notice>,
    /// What the reader must know of the rule.
    pub(crate) warnings: Vec<Notice>,
    /// Whether more was done than the insufficient operations.
    pub(crate) free_of_veto: Truth,
}

/// The ground of a good that is no set and states neither description nor category; nothing where a description or a
/// longer code may matter.
pub(crate) fn ground<'a>(bench: Bench<'a>, good: &'a GoodFacts) -> Option<Ground<'a>> {
    let terms = &bench.book.terms;
    let case = Case {
        good,
        at: "",
        lines: None,
        rule: None,
        made_from: None,
        choice: bench.choice,
        terms,
        trace: false,
        watch: None,
    };
    let mut steps = Vec::new();
    let judged_by = |rule: Option<&'a str>, rows: &[&'a ListRule]| {
        let free_of_veto = bench.rules.insufficient.as_ref().map_or(Truth::True, |insufficient| {
            let vague = vague_operations(bench, rows);
            veto::veto(&case, insufficient, &vague, &mut Vec::new()).truth
        });
        Ground { expressions: Vec::new(), rule, outside: Vec::new(), warnings: Vec::new(), free_of_veto }
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
    match candidates(bench.rules, good.hs).first() {
        Some(row) if is_open(row, good) => None,
        Some(row) if !row.clauses.is_empty() => {
            let warnings = gaps(GapKind::Row(row.id.clone()), "note-on-row");
            Some(Ground { expressions: of(&row.clauses), warnings, ..judged_by(Some(&row.id), &[*row]) })
        }
        row => {
            let of_chapter = gaps(GapKind::Chapter(good.hs.chapter()), "chapter-line-missing");
            if row.is_none() && !of_chapter.is_empty() {
                return Some(Ground { outside: of_chapter.into_iter().take(1).collect(), ..judged_by(None, &[]) });
            }
            let general = core::slice::from_ref(bench.rules.general.as_ref()?);
            let warnings = gaps(GapKind::List, "list-incomplete");
            Some(Ground { expressions: of(general), warnings, ..judged_by(Some("general"), &[]) })
        }
    }
}

/// Whether it is not certain that the row is of the good.
fn is_open(row: &ListRule, good: &GoodFacts) -> bool {
    row.gate.is_some() || row.range.holds(good.hs) != Truth::True
}

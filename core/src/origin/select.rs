//! Selects the row of the list: by the longest matching code, then by the description. The user is asked if that is
//! ambiguous.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::{Applied, Bench, Finding, Otherwise, by_clause, by_condition, of_gap, set_rule, step};
use crate::answer::{Lack, Notice, Step};
use crate::apply::{Case, Outcome};
use crate::contradiction::{CONTRADICTED_PRODUCTS, against};
use crate::law::{Clause, Expression, Gap, GapKind, ListRule, OriginRules};
use crate::sort::sorted;
use crate::value::hs::HsCode;
use crate::value::truth::Truth;

/// Returns the rows that may apply to a code, the most specific first: narrower ranges first, then rows with a
/// description.
pub(crate) fn candidates(rules: &OriginRules, code: HsCode) -> Vec<&ListRule> {
    let rows = rules.list.of_chapter(code).filter(|rule| rule.range.holds(code) != Truth::False);
    let rank = |rule: &ListRule| (rule.range.width(), rule.gate.is_none());
    sorted(rows.collect(), |left, right| rank(left).cmp(&rank(right)))
}

/// Returns the gap for a row of the answering act that was not read and may be the row of this code.
pub(super) fn row_not_read(bench: Bench<'_>, code: HsCode) -> Option<(&Gap, Truth)> {
    bench.own.gaps.iter().find_map(|gap| match gap.kind {
        GapKind::Codes(range) => Some((gap, range.holds(code))).filter(|(_, holds)| *holds != Truth::False),
        _ => None,
    })
}

pub(super) fn by_code<'a>(bench: Bench<'a>, case: &Case<'_>, steps: &mut Vec<Step>) -> Finding<'a> {
    let rows = candidates(bench.rules, case.good.hs);
    let Some((gap, holds)) = row_not_read(bench, case.good.hs) else { return from_row(bench, case, &rows, steps) };
    let outside = Finding::outside(of_gap("row-not-read", gap));
    if holds == Truth::True {
        return outside;
    }
    let digits = gap.kind.digits();
    let question = Lack::new(format!("{}/good/hs", case.at), "good-hs").digits(digits);
    either([from_row(bench, case, &rows, steps), outside], Vec::from([question]))
}

/// Judges by the first of the rows if the good fits its description, otherwise by the other rows.
fn from_row<'a>(bench: Bench<'a>, case: &Case<'_>, rows: &[&'a ListRule], steps: &mut Vec<Step>) -> Finding<'a> {
    let Some((row, others)) = rows.split_first() else { return by_general(bench, case, false, steps) };
    let mut questions = Vec::new();
    let coded = row.range.holds(case.good.hs);
    if coded == Truth::Unknown {
        let digits = row.range.digits();
        questions.push(Lack::new(format!("{}/good/hs", case.at), "good-hs").digits(digits));
    }
    let (described, lacks) = described(case, row, others);
    questions.extend(lacks);
    if let (Some(term), true) = (&row.gate, case.trace) {
        let rule = Some(row.id.clone());
        steps.push(step("description", described, case, rule, Vec::from([term.to_string()]), &row.citation));
    }
    let rest = |steps: &mut Vec<Step>| {
        // If the description of this row fits the good, no other row of the same codes applies.
        let is_other = |other: &&&ListRule| described != Truth::True || other.range != row.range;
        let others: Vec<_> = others.iter().filter(is_other).copied().collect();
        // A set with another code than the row for sets is under the general rule for sets.
        if let Some(set) = set_rule(bench, case).filter(|_| row.is_of_set() && coded == Truth::Unknown) {
            let of_sets = by_clause(bench, "set", None, set, case, steps);
            return Finding { beside: of_sets.outcome.truth != Truth::False, ..of_sets };
        }
        // The list as read may not say what applies to other goods of the row's codes.
        if row.rest_unknown && coded == Truth::True && others.is_empty() {
            let notice = Notice::new("rest-of-row-unknown").about(Vec::from([row.id.clone()]));
            return Finding::outside(notice.citing(&row.citation));
        }
        from_row(bench, case, &others, steps)
    };
    match coded.and(described) {
        Truth::True => {
            let mut finding = by_row(bench, case, row, steps);
            let also = others.iter().filter(|other| other.range == row.range && is_stated(case, other));
            let also: Vec<_> = also.map(|other| other.id.clone()).collect();
            if !also.is_empty() {
                let about = core::iter::once(row.id.clone()).chain(also).collect();
                finding.warnings.push(Notice::new("several-descriptions").about(about).citing(&row.citation));
            }
            finding
        }
        Truth::False => rest(steps),
        Truth::Unknown => {
            let candidates = [by_row(bench, case, row, steps), rest(steps)];
            either(candidates, questions)
        }
    }
}

/// Whether the good fits the description of the row. It does not if the user stated that another row of the same codes
/// describes it.
fn described(case: &Case<'_>, row: &ListRule, others: &[&ListRule]) -> (Truth, Vec<Lack>) {
    let Some(term) = &row.gate else { return (Truth::True, Vec::new()) };
    let (truth, lacks) = case.stated_truth(term);
    if truth == Truth::Unknown && others.iter().any(|other| other.range == row.range && is_stated(case, other)) {
        return (Truth::False, Vec::new());
    }
    (truth, lacks)
}

fn is_stated(case: &Case<'_>, row: &ListRule) -> bool {
    row.gate.as_ref().is_some_and(|term| case.stated_truth(term).0 == Truth::True)
}

/// Joins two findings when it is unknown which of them applies.
fn either<'a>(candidates: [Finding<'a>; 2], questions: Vec<Lack>) -> Finding<'a> {
    let [first, second] = candidates;
    let outcome = Outcome::agreed(Vec::from([first.outcome, second.outcome]), questions);
    let mut warnings = first.warnings;
    warnings.extend(second.warnings);
    let rows = [first.rows, second.rows].concat();
    Finding { outcome, rule: None, rows, beside: first.beside || second.beside, outside: Vec::new(), warnings }
}

fn by_row<'a>(bench: Bench<'a>, case: &Case<'_>, row: &'a ListRule, steps: &mut Vec<Step>) -> Finding<'a> {
    if row.clauses.is_empty() {
        if case.trace {
            steps.push(step("taken-out-of-list", Truth::True, case, Some(row.id.clone()), Vec::new(), &row.citation));
        }
        return by_general(bench, case, true, steps);
    }
    let closing = closing(bench, &GapKind::Row(row.id.clone()));
    let clauses = closing.map_or(row.clauses.as_slice(), core::slice::from_ref);
    let alternatives = clauses.iter().map(|clause| by_condition(bench, &row.id, clause, case, steps));
    let outcome = Outcome::any(alternatives.collect());
    let condition = Some(row.condition.as_str()).filter(|condition| !condition.is_empty());
    let may_hold = outcome.truth != Truth::False;
    let mut finding = Finding::of(outcome, Applied { id: &row.id, condition, is_wholly_produced: false });
    finding.rows.extend(may_hold.then_some(row));
    finding.warnings.extend(clauses.iter().filter_map(|clause| all_denied(case, &clause.expression)));
    let of_row = bench.book.gaps.iter().filter(|gap| gap.kind == GapKind::Row(row.id.clone()));
    finding.warnings.extend(of_row.map(|gap| of_gap("note-on-row", gap)));
    finding
}

/// Warns if the facts deny all products of the row of the good's code. If one product was not denied, the good is
/// assumed to be that one.
fn all_denied(case: &Case<'_>, expression: &Expression) -> Option<Notice> {
    match expression {
        Expression::Subproduct(parts) if parts.iter().all(|(term, _)| case.stated_truth(term).0 == Truth::False) => {
            let mut places = parts.iter().map(|(term, _)| format!("{}/answers/{term}", case.at));
            let about = parts.iter().map(|(term, _)| term.clone()).collect();
            Some(against(CONTRADICTED_PRODUCTS, places.next()?, places.next()?).about(about))
        }
        Expression::All(parts) | Expression::Any(parts) => parts.iter().find_map(|part| all_denied(case, part)),
        Expression::Tolerating(rule, _) => all_denied(case, rule),
        Expression::Subproduct(_) | Expression::Reading(..) | Expression::Test(_) => None,
    }
}

/// Returns the condition that closes a gap of this kind in this judgement.
fn closing<'a>(bench: Bench<'a>, kind: &GapKind) -> Option<&'a Clause> {
    match bench.otherwise {
        Otherwise::Closing(gap, clause) if gap.kind == *kind => Some(clause),
        _ => None,
    }
}

/// Judges by the general rule, for goods that the list does not name. Chapters with a line that was not read are
/// outside the rulebook.
fn by_general<'a>(bench: Bench<'a>, case: &Case<'_>, taken_out: bool, steps: &mut Vec<Step>) -> Finding<'a> {
    let chapter = GapKind::Chapter(case.good.hs.chapter());
    if let Some(gap) = bench.book.gaps.iter().find(|gap| gap.kind == chapter && !taken_out) {
        return Finding::outside(of_gap("chapter-line-missing", gap));
    }
    let Some(general) = &bench.rules.general else { return Finding::outside(Notice::new("no-general-rule")) };
    // The list itself leaves this code to the general rule, so no line that was not read concerns it.
    let suspect = GapKind::Suspect(case.good.hs.chapter());
    let closing = closing(bench, &GapKind::List).or_else(|| closing(bench, &suspect));
    let general = closing.filter(|_| !taken_out).unwrap_or(general);
    let mut finding = by_clause(bench, "general", None, general, case, steps);
    finding.beside = finding.outcome.truth != Truth::False;
    let of_list = bench.book.gaps.iter().filter(|gap| gap.kind == GapKind::List);
    finding.warnings.extend(of_list.map(|gap| of_gap("list-incomplete", gap)));
    let suspected = bench.book.gaps.iter().filter(|gap| gap.kind == suspect);
    finding.warnings.extend(suspected.map(|gap| of_gap("chapter-line-suspected", gap)));
    finding
}

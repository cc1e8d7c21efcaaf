//! The rules to be audited: each with a good that it decides on.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::request::Request;
use super::{Bench, Example, ExampleThreshold};
use crate::doc::{At, Fault};
use crate::law::{Citation, Clause, Expression, GapKind, ListRule, OriginRules, candidates};
use crate::value::hs::{HsCode, HsRange};
use crate::value::truth::Truth;

/// A rule and where it decides.
pub(super) struct Subject<'a> {
    pub(super) id: &'a str,
    pub(super) citation: &'a Citation,
    /// Its row, where it is one of the list.
    pub(super) row: Option<&'a ListRule>,
    /// Its conditions, any of which will do; none where a row takes its goods out of the list.
    pub(super) condition: Option<Expression>,
    /// The good; nothing where other rows always go before.
    pub(super) place: Option<Place>,
}

/// A good on which a rule decides.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) hs: HsCode,
    /// Descriptions that it answers to, and those of rows that go before.
    pub(super) answers: BTreeMap<String, bool>,
    /// Its materials are items of a set.
    pub(super) is_set: bool,
    /// The user's row of the register's list.
    pub(super) threshold: bool,
}

/// The operation of the register's row in examples.
const LISTED: &str = "assembly";

impl Place {
    fn at(hs: HsCode) -> Place {
        Place { hs, answers: BTreeMap::new(), is_set: false, threshold: false }
    }

    /// A good of this place, complete but for what its rule asks.
    pub(super) fn example(&self, bench: Bench<'_>) -> Example {
        let example = bench.prover.example(&self.hs.to_string());
        Example {
            answers: self.answers.clone(),
            operations: self.operations(),
            threshold: self.threshold.then(|| ExampleThreshold { at_least: 1, operations: self.operations() }),
            beyond_insufficient_operations: bench.rules.insufficient.is_some().then_some(true),
            ..example
        }
    }

    fn operations(&self) -> Vec<String> {
        if self.threshold { Vec::from([LISTED.to_string()]) } else { Vec::new() }
    }
}

/// The rules in their order: the list, then those beside it; or the one that was asked for.
///
/// # Errors
/// `unknown-rule`.
pub(super) fn all<'a>(bench: Bench<'a>, request: &Request) -> Result<Vec<Subject<'a>>, Vec<Fault>> {
    let wanted = |id: &str| request.rule.as_deref().is_none_or(|rule| rule == id);
    let rules = bench.rules;
    let mut subjects: Vec<Subject<'a>> =
        rules.list.iter().filter(|row| wanted(&row.id)).map(|row| of_row(bench, row)).collect();
    let beside: [(&str, &Option<Clause>); 3] =
        [("general", &rules.general), ("set", &rules.set), ("threshold", &rules.threshold)];
    for (id, clause) in beside {
        if let Some(clause) = clause.as_ref().filter(|_| wanted(id)) {
            let unlisted = || unlisted(bench);
            let place = match id {
                "threshold" => "8403".parse().ok().map(|hs| Place { threshold: true, ..Place::at(hs) }),
                "set" => unlisted().map(|hs| Place { is_set: true, ..Place::at(hs) }),
                // Where origin hangs on a list of operations the general rule is never asked.
                _ if rules.threshold.is_some() => None,
                _ => unlisted().map(Place::at),
            };
            let condition = Some(clause.expression.clone());
            subjects.push(Subject { id, citation: &clause.citation, row: None, condition, place });
        }
    }
    match &request.rule {
        Some(rule) if subjects.is_empty() => {
            let known: Vec<&str> = rules.list.iter().map(|row| row.id.as_str()).collect();
            let fault = Fault::new("unknown-rule", &At::Field(&At::Root, "rule")).given(rule.clone());
            Err(Vec::from([fault.allowed(known.join(", "))]))
        }
        _ => Ok(subjects),
    }
}

pub(super) fn of_row<'a>(bench: Bench<'a>, row: &'a ListRule) -> Subject<'a> {
    let mut conditions: Vec<Expression> = row.clauses.iter().map(|clause| clause.expression.clone()).collect();
    let condition = if conditions.len() > 1 { Some(Expression::Any(conditions)) } else { conditions.pop() };
    let place = codes(bench, row.range).into_iter().find_map(|hs| decides(bench.rules, row, hs));
    Subject { id: &row.id, citation: &row.citation, row: Some(row), condition, place }
}

/// The good on which the row decides, where it does on one of this code: rows that go before are described otherwise.
fn decides(rules: &OriginRules, row: &ListRule, hs: HsCode) -> Option<Place> {
    let mut place = Place::at(hs);
    for other in candidates(rules, hs) {
        match &other.gate {
            _ if core::ptr::eq(other, row) => {
                if row.range.holds(hs) != Truth::True {
                    return None;
                }
                let gate = row.gate.iter().cloned();
                let is_barred = row.gate.as_ref().is_some_and(|gate| place.answers.get(gate) == Some(&false));
                place.answers.extend(gate.map(|gate| (gate, true)));
                return (!is_barred).then_some(place);
            }
            Some(gate) => {
                place.answers.insert(gate.clone(), false);
            }
            None => return None,
        }
    }
    None
}

/// Codes of a range in which every other row that it meets begins or ends; those of the nomenclature first.
pub(super) fn codes(bench: Bench<'_>, range: HsRange) -> Vec<HsCode> {
    let named = bench.nomenclature.unwrap_or_default().iter().filter(|code| code.len() >= 4);
    let named = named.filter_map(|code| code.parse::<HsCode>().ok());
    let mut codes: Vec<HsCode> = named.filter(|code| range.holds(*code) == Truth::True).collect();
    codes.extend(range.first().to_string().parse::<HsCode>());
    let (low, high) = range.ends();
    codes.extend(HsCode::of_number(low));
    for other in bench.rules.list.iter().map(|row| row.range).filter(|other| other.meets(range)) {
        let (first, last) = other.ends();
        let behind = last.saturating_add(1);
        let inner = [first, behind].into_iter().filter(|number| (low..=high).contains(number));
        codes.extend(inner.filter_map(HsCode::of_number));
    }
    codes
}

/// A heading that no row holds: garments and machines before living animals, an example that people can picture.
pub(super) fn unlisted(bench: Bench<'_>) -> Option<HsCode> {
    let headings = (6101..=9706_u32).chain(101..=6006);
    headings.map(|number| format!("{number:04}")).find_map(|text| {
        let hs: HsCode = text.parse().ok()?;
        let is_named = bench.nomenclature.is_none_or(|codes| codes.contains(&text));
        let is_missing = bench.book.gaps.iter().any(|gap| gap.kind == GapKind::Chapter(hs.chapter()));
        (is_named && !is_missing && candidates(bench.rules, hs).is_empty()).then_some(hs)
    })
}

//! Goods that are answered to be several products, of which a good can be one alone.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::facts::GoodFacts;
use crate::law::{Expression, ListRule, OriginRules};
use crate::value::hs::HsRange;
use crate::value::truth::Truth;

/// Returns each set of products of one row, or of rows of the same codes, that the good was answered to be.
pub(super) fn several(rules: &OriginRules, good: &GoodFacts) -> Vec<Vec<String>> {
    // Most goods are answered nothing.
    if good.answers.is_empty() {
        return Vec::new();
    }
    let rows = || rules.list.of_chapter(good.hs).filter(|row| row.range.holds(good.hs) != Truth::False);
    let conditions = rows().flat_map(|row| &row.clauses).map(|clause| &clause.expression);
    let of_conditions = conditions.filter_map(|condition| several_products(condition, good));
    several_rows(rows(), good).chain(of_conditions).collect()
}

/// The products that rows of the same codes describe, if the good was answered to be more than one of them.
fn several_rows<'r>(rows: impl Iterator<Item = &'r ListRule>, good: &GoodFacts) -> impl Iterator<Item = Vec<String>> {
    let mut stated: BTreeMap<HsRange, Vec<String>> = BTreeMap::new();
    for row in rows {
        let Some(term) = row.gate.as_ref().filter(|term| good.answers.get(*term) == Some(&true)) else { continue };
        let terms = stated.entry(row.range).or_default();
        if !terms.contains(term) {
            terms.push(term.clone());
        }
    }
    stated.into_values().filter(|terms| terms.len() > 1)
}

/// The products of a row, if the good was answered to be more than one of them.
fn several_products(condition: &Expression, good: &GoodFacts) -> Option<Vec<String>> {
    let find = |part: &Expression| several_products(part, good);
    match condition {
        Expression::All(parts) | Expression::Any(parts) => parts.iter().find_map(find),
        Expression::Tolerating(rule, _) => find(rule),
        Expression::Reading(_, options) => options.iter().map(|(_, part)| part).find_map(find),
        Expression::Subproduct(parts) => {
            let stated = parts.iter().map(|(term, _)| term).filter(|term| good.answers.get(*term) == Some(&true));
            let stated: Vec<String> = stated.cloned().collect();
            (stated.len() > 1).then_some(stated)
        }
        Expression::Test(_) => None,
    }
}

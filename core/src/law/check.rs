//! Checks what a rulebook must fulfil before it answers anything.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Citation, Clause, GapKind, Origin, OriginRules, Reading, Rulebook, Standing};
use crate::doc::{At, Fault, Faults};
use crate::law::{Mention, Role, reading};
use crate::names::nearest;
use crate::sort::sorted;
use crate::value::hs::{HsCode, HsRange};

/// The most readings that one rule may touch. Each doubles the outcomes to be computed.
const READINGS_OF_A_RULE: usize = 8;
/// The most rows that a code of one heading may match. Each is tried within the one before, by recursion.
const ROWS_OF_A_HEADING: usize = 128;

/// The most faults that name what may be meant.
const MOST_WITH_OFFERS: usize = 100;

pub(super) fn check(book: &Rulebook, faults: &Faults) {
    let root = At::Root;
    if book.last.is_some_and(|last| last < book.first) {
        faults.push(Fault::new("days-reversed", &At::Field(&root, "last")));
    }
    cites(book, &book.in_force, &At::Field(&root, "in_force"), faults);
    let readings = At::Field(&root, "readings");
    for (place, reading) in book.readings.iter().enumerate() {
        let at = At::Item(&readings, place);
        cites(book, &reading.citation, &At::Field(&at, "cite"), faults);
        let options = At::Field(&at, "options");
        unique(reading.options.iter().map(|(option, _)| option.as_str()), &options, "id", faults);
        if reading.options.is_empty() {
            faults.push(Fault::new("missing-field", &At::Field(&at, "options")));
        }
        if book.readings.iter().take(place).any(|other| other.id == reading.id) {
            faults.push(Fault::new("duplicate-id", &At::Field(&at, "id")).given(reading.id.clone()));
        }
    }
    let origin = At::Field(&root, "origin");
    match &book.origin {
        Origin::Own(rules) => origin_rules(book, rules, &origin, faults),
        Origin::None => {}
        Origin::Borrowed { citation, .. } => {
            cites(book, citation, &At::Field(&At::Field(&root, "origin_from"), "cite"), faults);
        }
    }
    if let Some(content) = &book.content {
        let at = At::Field(&root, "content");
        cites(book, &content.citation, &At::Field(&at, "cite"), faults);
        cites(book, &content.rounding, &At::Field(&At::Field(&at, "rounding"), "cite"), faults);
        declared(book, "partial-share-material", &["binary", "look-through"], &at, faults);
        if content.vat {
            declared(book, "ex-works-vat", &["included", "excluded"], &at, faults);
        }
        if !content.union.is_empty() {
            declared(book, "eaeu-material", &["foreign", "domestic"], &at, faults);
        }
    }
    if let Some(procurement) = &book.procurement {
        let at = At::Field(&root, "procurement");
        for (name, citation) in [
            ("goods", &procurement.goods),
            ("works", &procurement.works),
            ("subsoil", &procurement.subsoil),
            ("period", &procurement.period),
            ("rounding", &procurement.rounding),
            ("proofs", &procurement.proofs),
            ("subsoil_threshold", &procurement.subsoil_threshold.1),
            ("conditional_price", &procurement.preferences.conditional_price.1),
            ("conditional_discount", &procurement.preferences.conditional_discount.1),
            ("turnkey_points", &procurement.preferences.turnkey_points.1),
            ("shortfall_penalty", &procurement.preferences.shortfall_penalty.1),
        ] {
            cites(book, citation, &At::Field(&At::Field(&at, name), "cite"), faults);
        }
        for (id, options) in super::methodology::READINGS {
            declared(book, id, options, &at, faults);
        }
    }
    gaps(book, faults);
}

fn gaps(book: &Rulebook, faults: &Faults) {
    let root = At::Root;
    let at = At::Field(&root, "gaps");
    for (place, gap) in book.gaps.iter().enumerate() {
        let at = At::Item(&at, place);
        cites(book, &gap.citation, &At::Field(&at, "cite"), faults);
        let known = match (&gap.kind, &book.origin) {
            (GapKind::Row(row), Origin::Own(rules)) => rules.list.iter().any(|rule| rule.id == *row),
            (GapKind::Row(_), Origin::Borrowed { .. } | Origin::None) => false,
            _ => true,
        };
        if !known {
            faults.push(Fault::new("unknown-rule", &At::Field(&at, "subject")));
        }
        if book.gaps.iter().take(place).any(|other| other.id == gap.id) {
            faults.push(Fault::new("duplicate-id", &At::Field(&at, "id")).given(gap.id.clone()));
        }
        let of_gap = At::Field(&at, "closings");
        for (place, closing) in gap.closings.iter().enumerate() {
            clause_of(book, closing, &At::Item(&of_gap, place), faults);
        }
    }
}

fn cites(book: &Rulebook, citation: &Citation, at: &At<'_>, faults: &Faults) {
    if !book.acts.contains_key(&citation.act) {
        let acts = book.acts.keys().map(|act| (act.as_str(), act.as_str()));
        faults.push(Fault::new("unknown-act", at).given(citation.act.clone()).offers(near(
            &citation.act,
            acts,
            faults,
        )));
    }
}

fn origin_rules(book: &Rulebook, rules: &OriginRules, at: &At<'_>, faults: &Faults) {
    for (name, clause) in [("general", &rules.general), ("set", &rules.set), ("threshold", &rules.threshold)] {
        if let Some(clause) = clause {
            clause_of(book, clause, &At::Field(at, name), faults);
        }
    }
    for (name, citation) in [
        ("absorption", rules.absorption.as_ref()),
        ("unknown_origin", rules.unknown_origin.as_ref()),
        ("neutral", rules.neutral.as_ref()),
        ("accessories", rules.accessories.as_ref()),
        ("packaging", rules.packaging.as_ref()),
        ("cumulation", rules.cumulation.as_ref().map(|cumulation| &cumulation.citation)),
        ("criteria", rules.criteria.as_ref().map(|criteria| &criteria.citation)),
        ("wholly_produced", rules.wholly_produced.as_ref().map(|categories| &categories.citation)),
        ("insufficient", rules.insufficient.as_ref().map(|categories| &categories.citation)),
    ] {
        if let Some(citation) = citation {
            cites(book, citation, &At::Field(&At::Field(at, name), "cite"), faults);
        }
    }
    list(book, rules, &At::Field(at, "list"), faults);
    for (name, categories) in [("wholly_produced", &rules.wholly_produced), ("insufficient", &rules.insufficient)] {
        let at = At::Field(at, name);
        let at = At::Field(&at, "entries");
        let entries = || categories.iter().flat_map(|categories| &categories.entries);
        unique(entries().map(|entry| entry.letter.as_str()), &at, "letter", faults);
        unique(entries().map(|entry| entry.alias.as_str()), &at, "alias", faults);
    }
    let is_letter =
        |letter: &str| rules.insufficient.as_ref().is_some_and(|categories| categories.find(letter).is_some());
    super::process::check(&book.terms, &is_letter, faults);
    for (id, term) in book.terms.iter() {
        if let Some(Standing::Insufficient(letter) | Standing::MayBe(letter)) = &term.standing
            && !is_letter(letter)
        {
            let at = format!("/terms ({id})");
            faults.push(Fault { at, ..Fault::new("unknown-category", &At::Root).given(letter.clone()) });
        }
    }
}

fn list(book: &Rulebook, rules: &OriginRules, at: &At<'_>, faults: &Faults) {
    let mut ids = BTreeSet::new();
    let mut ungated: BTreeMap<_, &str> = BTreeMap::new();
    for (place, rule) in rules.list.iter().enumerate() {
        let at = At::Item(at, place);
        cites(book, &rule.citation, &At::Field(&at, "cite"), faults);
        if !ids.insert(&rule.id) {
            faults.push(Fault::new("duplicate-id", &At::Field(&at, "id")).given(rule.id.clone()));
        }
        match &rule.gate {
            Some(term) => knows(book, term, Role::Good, &At::Field(&at, "gate"), faults),
            None => {
                // Two rows that cover the same codes can only be told apart by a description.
                if let Some(other) = ungated.insert(rule.range, &rule.id) {
                    faults.push(Fault::new("rows-overlap", &At::Field(&at, "code")).given(other));
                }
            }
        }
        for clause in &rule.clauses {
            clause_of(book, clause, &at, faults);
        }
    }
    overlaps(rules, at, faults);
    let mut of_heading: BTreeMap<HsCode, usize> = BTreeMap::new();
    for (place, rule) in rules.list.iter().enumerate() {
        let rows = of_heading.entry(rule.range.first().heading()).or_default();
        *rows = rows.saturating_add(1);
        if *rows == ROWS_OF_A_HEADING.saturating_add(1) {
            let at = At::Item(at, place);
            let fault = Fault::new("too-many-rows", &At::Field(&at, "code")).given(rule.range.first().to_string());
            faults.push(fault.allowed(ROWS_OF_A_HEADING.to_string()));
        }
    }
}

/// Reports each name that is given twice.
fn unique<'n>(names: impl Iterator<Item = &'n str>, at: &At<'_>, field: &str, faults: &Faults) {
    let mut seen = BTreeSet::new();
    for (place, name) in names.enumerate() {
        if !seen.insert(name) {
            let at = At::Item(at, place);
            faults.push(Fault::new("duplicate-id", &At::Field(&at, field)).given(name));
        }
    }
}

/// Refuses two ranges that cross. Neither lies within the other, so neither is the more specific one.
fn overlaps(rules: &OriginRules, at: &At<'_>, faults: &Faults) {
    let ranges: Vec<_> = rules.list.iter().enumerate().map(|(place, rule)| (rule.range, place)).collect();
    let ranges = sorted(ranges, |(left, _), (right, _)| left.outer_first().cmp(&right.outer_first()));
    // The ranges that contain the current one, the innermost last.
    let mut around: Vec<HsRange> = Vec::new();
    for (range, place) in ranges {
        while around.last().is_some_and(|outer| !outer.meets(range)) {
            around.pop();
        }
        if let Some(outer) = around.last().filter(|outer| !outer.contains(range)) {
            let at = At::Item(at, place);
            faults.push(Fault::new("ranges-cross", &At::Field(&at, "code")).given(format!("{outer}")));
        }
        around.push(range);
    }
}

fn clause_of(book: &Rulebook, clause: &Clause, at: &At<'_>, faults: &Faults) {
    let at = At::Field(at, "expression");
    cites(book, &clause.citation, &at, faults);
    let (mut touched, mut operations) = (BTreeSet::new(), BTreeSet::new());
    clause.expression.mentions(&mut |mention| match mention {
        Mention::Term(role, term) => {
            knows(book, term, role, &at, faults);
            if role == Role::Operation {
                operations.insert(term);
            }
        }
        Mention::Reading(id, options) => {
            touched.insert(String::from(id));
            declared(book, id, &options, &at, faults);
        }
        Mention::WhollyProduced => {
            let has_categories = matches!(&book.origin, Origin::Own(rules) if rules.wholly_produced.is_some());
            if !has_categories {
                faults.push(Fault::new("no-categories", &at));
            }
        }
    });
    // A condition that names an operation beside an operation of which it is a kind means two stages of work. One
    // process must not meet both.
    for operation in &operations {
        for kind in operations.iter().filter(|kind| *kind != operation && book.terms.meets(operation, kind)) {
            faults.push(Fault::new("operation-beside-its-kind", &at).given(*operation).allowed(*kind));
        }
    }
    if touched.len() > READINGS_OF_A_RULE {
        faults.push(Fault::new("too-many-readings", &at));
    }
}

/// Returns the nearest of some names. Of a rulebook with many faults only the first ones get them, so that the work is
/// bounded.
fn near<'n>(name: &str, names: impl Iterator<Item = (&'n str, &'n str)>, faults: &Faults) -> Vec<String> {
    if faults.count() < MOST_WITH_OFFERS { nearest(name, names) } else { Vec::new() }
}

fn knows(book: &Rulebook, term: &str, role: Role, at: &At<'_>, faults: &Faults) {
    match book.terms.get(term) {
        None => {
            let of_role = book.terms.iter().filter(|(_, entry)| entry.role == role).map(|(id, _)| (id, id));
            faults.push(Fault::new("unknown-term", at).given(term).offers(near(term, of_role, faults)));
        }
        Some(entry) if entry.role != role => faults.push(Fault::new("term-of-other-kind", at).given(term)),
        Some(_) => {}
    }
}

/// Checks that each ambiguity that a rule touches is declared with the same options. Their order does not matter, and a
/// rulebook may add the optional ones of the vocabulary.
fn declared(book: &Rulebook, id: &str, options: &[&str], at: &At<'_>, faults: &Faults) {
    let same = |reading: &Reading| {
        let is_optional = |option: &str| reading::OPTIONAL.contains(&(id, option));
        let has = |option: &str| reading.options.iter().any(|(declared, _)| declared == option);
        options.iter().all(|option| has(option))
            && reading.options.iter().all(|(option, _)| options.contains(&option.as_str()) || is_optional(option))
    };
    if !book.reading(id).is_some_and(same) {
        faults.push(Fault::new("undeclared-reading", at).given(id).allowed(options.join(", ")));
    }
}

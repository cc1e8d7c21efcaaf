//! Finds rules that can be read and mean something else than their author meant.
//!
//! None of them is refused, because a law may say so. A rulebook of the user is told of each when it is loaded.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::expression::Basis;
use super::expression::visit;
use super::{
    Atom, Clause, Codes, Expression, Level, ListRule, Origin, OriginRules, Rulebook, Scope, Selector, Test, Tolerance,
};
use crate::doc::{At, Fault};
use crate::value::hs::{HsCode, HsRange};
use crate::value::share::Percent;

/// The most rows that a reason names.
const MOST_NAMED: usize = 5;

/// Returns the traps of a rulebook, each at its pointer.
pub(super) fn traps(book: &Rulebook) -> Vec<Fault> {
    let Origin::Own(rules) = &book.origin else { return Vec::new() };
    let (mut found, root) = (Vec::new(), At::Root);
    let origin = At::Field(&root, "origin");
    for (name, clause) in [("general", &rules.general), ("set", &rules.set), ("threshold", &rules.threshold)] {
        if let Some(clause) = clause {
            let at = At::Field(&origin, name);
            of_clause(clause, None, &At::Field(&at, "expression"), &mut found);
        }
    }
    let list = At::Field(&origin, "list");
    for (place, row) in rules.list.iter().enumerate() {
        let at = At::Item(&list, place);
        for (number, clause) in row.clauses.iter().enumerate() {
            let others = At::Field(&at, "or");
            match number.checked_sub(1) {
                None => {
                    let at = At::Field(&at, "expression");
                    of_clause(clause, Some(row), &at, &mut found);
                    percents(clause, row, &at, &mut found);
                }
                Some(other) => {
                    let at = At::Item(&others, other);
                    of_clause(clause, Some(row), &At::Field(&at, "expression"), &mut found);
                }
            }
        }
    }
    shadowed(book, rules, &list, &mut found);
    found
}

fn of_clause(clause: &Clause, row: Option<&ListRule>, at: &At<'_>, found: &mut Vec<Fault>) {
    let looking = Looking { range: row.map(|row| row.range) };
    looking.at(&clause.expression, &mut |code, given, allowed, offer| {
        found.push(Fault::new(code, at).given(given).allowed(allowed).offers(offer));
    });
}

type Note<'n> = &'n mut dyn FnMut(&'static str, String, String, Option<String>);

/// Looks through the conditions of one row; a condition for all goods has no range.
struct Looking {
    range: Option<HsRange>,
}

impl Looking {
    fn at(&self, expression: &Expression, note: Note<'_>) {
        match expression {
            Expression::All(parts) => {
                self.limits(&flat(parts), note);
                // A part by itself binds or not whatever stands beside it.
                parts
                    .iter()
                    .filter(|part| {
                        !matches!(
                            part,
                            Expression::Test(
                                Test::MaxNom(..)
                                    | Test::MinOriginating(..)
                                    | Test::MaxWeight(..)
                                    | Test::MinWeight(..)
                                    | Test::ValueAdded(_)
                            )
                        )
                    })
                    .for_each(|part| self.at(part, note));
            }
            Expression::Any(parts) => parts.iter().for_each(|part| self.at(part, note)),
            Expression::Test(test) => {
                self.limits(&[expression], note);
                self.outside(test, note);
            }
            Expression::Tolerating(rule, tolerances) => {
                for tolerance in tolerances.iter().filter(|tolerance| !self.may_offend(tolerance, rule)) {
                    note("trap-tolerance", listed(&tolerance.selectors), rule.to_string(), None);
                }
                self.at(rule, note);
            }
            Expression::Subproduct(parts) | Expression::Reading(_, parts) => {
                parts.iter().for_each(|(_, part)| self.at(part, note));
            }
        }
    }

    /// The same of limits by weight, which only another of the same direction and base can make idle.
    fn weight(&self, parts: &[&Expression], place: usize, note: Note<'_>) {
        let of = |part: &&Expression| match part {
            Expression::Test(Test::MaxWeight(percent, selectors, basis)) => {
                Some((true, *percent, selectors.clone(), *basis))
            }
            Expression::Test(Test::MinWeight(percent, selectors, basis)) => {
                Some((false, *percent, selectors.clone(), *basis))
            }
            _ => None,
        };
        let Some((part, (is_most, percent, selectors, basis))) =
            parts.get(place).and_then(|part| Some((part, of(part)?)))
        else {
            return;
        };
        let is_idle = if is_most { percent == Percent::ALL } else { percent == Percent::NONE };
        if is_idle && basis != Basis::OriginatingMaterials {
            note("trap-limit-all", part.to_string(), String::new(), None);
            return;
        }
        let stricter = parts.iter().enumerate().find(|(other, stricter)| {
            let Some((most, limit, of_these, against)) = of(stricter) else { return false };
            let is_same = of_these == selectors;
            let is_before = limit == percent && (*other < place || !is_same);
            let is_stricter = if most { limit < percent } else { limit > percent };
            // Of all materials foreign ones of a kind are a part; what originates of all says nothing of a kind.
            let includes = is_same || (most && of_these.is_empty());
            *other != place && most == is_most && against == basis && includes && (is_stricter || is_before)
        });
        if let Some((_, stricter)) = stricter {
            note("trap-limit", part.to_string(), stricter.to_string(), None);
        }
    }

    /// Limits that can never bind, among parts that must all hold.
    fn limits(&self, parts: &[&Expression], note: Note<'_>) {
        for (place, part) in parts.iter().enumerate() {
            let Expression::Test(test) = part else { continue };
            if let Test::MinOriginating(percent, costs, basis) = test {
                let stricter = parts.iter().enumerate().find(|(other, stricter)| match stricter {
                    Expression::Test(Test::MinOriginating(least, with, of)) => {
                        let is_before = least > percent || (least == percent && *other < place);
                        *other != place && with == costs && of == basis && is_before
                    }
                    _ => false,
                });
                match stricter {
                    _ if *percent == Percent::NONE => note("trap-limit-all", part.to_string(), String::new(), None),
                    Some((_, stricter)) => note("trap-limit", part.to_string(), stricter.to_string(), None),
                    None => {}
                }
                continue;
            }
            self.weight(parts, place, note);
            let Some((most, scope, basis)) = limit(test) else { continue };
            // What originates may be worth less than what does not.
            if most == Percent::ALL && basis != Basis::OriginatingMaterials {
                note("trap-limit-all", part.to_string(), String::new(), None);
                continue;
            }
            let stricter = parts.iter().enumerate().find(|(other, stricter)| {
                let Expression::Test(test) = stricter else { return false };
                let Some((limit, Scope::All, of)) = limit(test) else { return false };
                *other != place
                    && of == basis
                    && (limit < most || (limit == most && (*other < place || *scope != Scope::All)))
            });
            if let Some((_, stricter)) = stricter {
                note("trap-limit", part.to_string(), stricter.to_string(), None);
                continue;
            }
            let selectors = of_scope(scope);
            let barred = parts
                .iter()
                .find(|other| !selectors.is_empty() && selectors.iter().all(|selector| self.bars(other, selector)));
            if let Some(barring) = barred {
                let offer = match test {
                    Test::MaxNom(percent, _, Basis::ExWorks) => Some(
                        [&barring.to_string(), " TOLERATING ", &listed_of(&selectors), " UP TO ", &percent.to_string()]
                            .concat(),
                    ),
                    _ => None,
                };
                note("trap-limit-barred", part.to_string(), barring.to_string(), offer);
            }
        }
    }

    /// Whether no foreign material that the selector chooses can be there, because the part forbids all of them.
    fn bars(&self, part: &Expression, selector: &Selector) -> bool {
        let Expression::Test(test) = part else { return false };
        let Some(codes) = self.codes(&selector.atom) else { return false };
        match test {
            Test::Change(level) => {
                // Only if all goods of the row have one chapter, heading or subheading, or the own heading is meant.
                let is_own = matches!(selector.atom.codes, Some(Codes::Same(own)) if own.digits() >= level.digits());
                is_own || self.one(*level).is_some_and(|own| own.contains(codes))
            }
            Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) => selectors.iter().any(|barred| {
                let is_plain = barred.except.is_none() && barred.atom.described.is_none();
                let is_within = match (barred.atom.codes, selector.atom.codes) {
                    (Some(Codes::Range(barred)), _) => barred.contains(codes),
                    (Some(Codes::Same(barred)), Some(Codes::Same(own))) => own.digits() >= barred.digits(),
                    // Only if all goods of the row have one heading or subheading is it known which is barred.
                    (Some(Codes::Same(level)), _) => self.one(level).is_some_and(|barred| barred.contains(codes)),
                    (None, _) => false,
                };
                is_plain && is_within
            }),
            _ => false,
        }
    }

    /// A change of heading outside a group without the row's own heading: materials of that heading are then allowed.
    fn outside(&self, test: &Test, note: Note<'_>) {
        let (Test::Outside(selectors), Some(own)) = (test, self.own(Level::Heading)) else { return };
        let holds = |selector: &Selector| {
            selector.atom.codes.is_none() || self.codes(&selector.atom).is_some_and(|codes| codes.meets(own))
        };
        if !selectors.iter().any(holds) {
            let offer = ["CTH AND AH EXCEPT ", &listed(selectors)].concat();
            note("trap-outside", listed(selectors), own.to_string(), Some(offer));
        }
    }

    /// Whether a material of a tolerance may break the rule without it.
    fn may_offend(&self, tolerance: &Tolerance, rule: &Expression) -> bool {
        tolerance.selectors.iter().any(|selector| self.offends(rule, selector))
    }

    fn offends(&self, rule: &Expression, selector: &Selector) -> bool {
        // A material that only a description chooses may have any code.
        let Some(codes) = self.codes(&selector.atom) else { return true };
        let meets = |selectors: &[Selector]| {
            selectors.iter().any(|other| self.codes(&other.atom).is_none_or(|other| other.meets(codes)))
        };
        match rule {
            Expression::All(parts) | Expression::Any(parts) => parts.iter().any(|part| self.offends(part, selector)),
            Expression::Tolerating(rule, _) => self.offends(rule, selector),
            Expression::Subproduct(parts) | Expression::Reading(_, parts) => {
                parts.iter().any(|(_, part)| self.offends(part, selector))
            }
            Expression::Test(test) => match test {
                Test::Change(level) => self.own(*level).is_none_or(|own| own.meets(codes)),
                Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) => meets(selectors),
                Test::AnyHeading
                | Test::AnyHeadingIncluding(_)
                | Test::Operations(..)
                | Test::Site(_)
                | Test::Fact(_) => false,
                Test::MaxNom(_, scope, _) => {
                    let selectors: Vec<Selector> = of_scope(scope).into_iter().cloned().collect();
                    selectors.is_empty() || meets(&selectors)
                }
                _ => true,
            },
        }
    }

    /// The chapters, headings or subheadings of the row's goods.
    fn own(&self, level: Level) -> Option<HsRange> {
        let range = self.range?;
        HsRange::new(range.first().cut(level.digits()), range.last().cut(level.digits())).ok()
    }

    /// The chapter, heading or subheading that all goods of the row have.
    fn one(&self, level: Level) -> Option<HsRange> {
        self.own(level).filter(|own| own.first() == own.last() && own.first().digits() == level.digits())
    }

    /// The codes that an atom may choose; `None` if they are not known.
    fn codes(&self, atom: &Atom) -> Option<HsRange> {
        match atom.codes? {
            Codes::Range(range) => Some(range),
            Codes::Same(level) => self.own(level),
        }
    }
}

/// The parts that must all hold, also those of parts within.
fn flat(parts: &[Expression]) -> Vec<&Expression> {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Expression::All(inner) => all.extend(flat(inner)),
            part => all.push(part),
        }
    }
    all
}

/// The most that a test lets foreign materials be worth, of which materials, and in percent of what.
fn limit(test: &Test) -> Option<(Percent, &Scope, Basis)> {
    match test {
        Test::MaxNom(percent, scope, basis) => Some((*percent, scope, *basis)),
        Test::ValueAdded(percent) => Some((percent.complement(), &Scope::All, Basis::ExWorks)),
        _ => None,
    }
}

/// The selectors of a scope; none of all materials, and none where a fact chooses among them.
fn of_scope(scope: &Scope) -> Vec<&Selector> {
    match scope {
        Scope::Only(selector) => Vec::from([selector]),
        Scope::Each(selectors) | Scope::Sum(selectors) | Scope::Either(selectors) => selectors.iter().collect(),
        Scope::All | Scope::Prevailing(..) => Vec::new(),
    }
}

fn listed(selectors: &[Selector]) -> String {
    listed_of(&selectors.iter().collect::<Vec<_>>())
}

fn listed_of(selectors: &[&Selector]) -> String {
    let all: Vec<String> = selectors.iter().map(ToString::to_string).collect();
    if all.len() == 1 { all.concat() } else { ["{", &all.join(", "), "}"].concat() }
}

/// Percents of an expression that its condition, as quoted, does not contain. What is left to one hundred counts too,
/// because "at least 40 percent of own value" is a limit of 60 percent.
fn percents(clause: &Clause, row: &ListRule, at: &At<'_>, found: &mut Vec<Fault>) {
    if row.condition.trim().is_empty() {
        return;
    }
    let quoted = numbers(&row.condition);
    let (mut all, mut tolerated) = (Vec::new(), Vec::new());
    let mut test = |test: &Test| match test {
        // A comparison of two sums names no percent.
        Test::MaxNom(percent, _, Basis::OriginatingMaterials) if *percent == Percent::ALL => {}
        Test::MaxNom(percent, ..)
        | Test::MinOriginating(percent, ..)
        | Test::MaxWeight(percent, ..)
        | Test::MinWeight(percent, ..)
        | Test::ValueAdded(percent)
        | Test::Set(percent) => {
            all.push(*percent);
        }
        _ => {}
    };
    visit(&clause.expression, &mut test, &mut |tolerance| tolerated.extend(tolerance.up_to));
    all.extend(tolerated);
    all.dedup();
    for percent in all.into_iter().filter(|one| !quoted.contains(one) && !quoted.contains(&one.complement())) {
        let shown: Vec<String> = quoted.iter().map(ToString::to_string).collect();
        found.push(Fault::new("trap-percent", at).given(percent.to_string()).allowed(shown.join(", ")));
    }
}

/// The numbers of a text from 0 to 100.
fn numbers(text: &str) -> Vec<Percent> {
    let is_number = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.');
    let words = text.split(|letter| !is_number(letter)).map(|word| word.trim_matches([',', '.']));
    words.filter_map(|word| word.replace(',', ".").parse().ok()).collect()
}

/// Rows that no good can meet, because rows that go first hold all their goods.
fn shadowed(book: &Rulebook, rules: &OriginRules, list: &At<'_>, found: &mut Vec<Fault>) {
    let mut first: BTreeMap<(HsRange, Option<&str>), &str> = BTreeMap::new();
    let mut note = |place: usize, row: &ListRule, others: String| {
        let at = At::Item(list, place);
        found.push(Fault::new("trap-shadowed", &At::Field(&at, "code")).given(row.id.clone()).allowed(others));
    };
    for (place, row) in rules.list.iter().enumerate() {
        let key = (row.range, row.gate.as_deref());
        match first.get(&key) {
            Some(other) if row.gate.is_some() => note(place, row, (*other).to_string()),
            _ => {
                first.insert(key, &row.id);
            }
        }
        let (Some(low), Some(high)) = (heading(row.range, true), heading(row.range, false)) else { continue };
        if low == high {
            continue;
        }
        let within =
            |other: &&ListRule| other.gate.is_none() && other.range != row.range && row.range.contains(other.range);
        let inner: Vec<&ListRule> = rules.list.iter().filter(within).collect();
        let covering = |number: u64| {
            let code: HsCode = alloc::format!("{number:04}").parse().ok().filter(|code| book.knows_heading(*code))?;
            Some(inner.iter().find(|inner| inner.range.contains(HsRange::single(code))))
        };
        // Of the headings that exist, the row that holds each.
        let rows: Option<Vec<&str>> = (low..=high).filter_map(covering).map(|row| Some(row?.id.as_str())).collect();
        if let Some(mut rows) = rows.filter(|rows| !rows.is_empty()) {
            rows.dedup();
            rows.truncate(MOST_NAMED);
            note(place, row, rows.join(", "));
        }
    }
}

/// The number of the first or last heading of a range that is of whole headings.
fn heading(range: HsRange, is_first: bool) -> Option<u64> {
    let code = if is_first { range.first() } else { range.last() };
    (code.digits() == 4).then(|| code.heading_number())
}

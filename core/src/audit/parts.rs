//! A condition less one part of it: what changes no verdict when it is taken away never decides.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::law::{Expression, Item, Operation, Quantity, Scope, Selector, Test};

/// A condition without one part.
pub(super) struct Removal {
    /// What was taken away, in the vocabulary's text form.
    pub(super) part: String,
    /// What is left.
    pub(super) rest: Expression,
}

/// The condition without each of its parts in turn. "Of any heading" says what is allowed, and is no part that decides.
pub(super) fn removals(condition: &Expression) -> Vec<Removal> {
    let mut found = Vec::new();
    within(condition, &|rest| rest, &mut found);
    found
}

type Rebuild<'r> = &'r dyn Fn(Expression) -> Expression;

fn within(expression: &Expression, rebuild: Rebuild<'_>, found: &mut Vec<Removal>) {
    let mut note = |part: String, rest: Expression| found.push(Removal { part, rest: rebuild(rest) });
    match expression {
        Expression::All(parts) => {
            each(parts, |place, part| {
                if !is_permission(part) {
                    note(part.to_string(), joined(without(parts, place), Expression::All));
                }
            });
            each(parts, |place, part| {
                within(part, &|rest| rebuild(Expression::All(with(parts, place, rest))), found);
            });
        }
        Expression::Any(parts) => {
            each(parts, |place, part| note(part.to_string(), joined(without(parts, place), Expression::Any)));
            each(parts, |place, part| {
                within(part, &|rest| rebuild(Expression::Any(with(parts, place, rest))), found);
            });
        }
        Expression::Tolerating(rule, tolerances) => {
            each(tolerances, |place, tolerance| {
                let others = without(tolerances, place);
                let rest = if others.is_empty() {
                    rule.as_ref().clone()
                } else {
                    Expression::Tolerating(rule.clone(), others)
                };
                note(tolerance.to_string(), rest);
            });
            within(rule, &|rest| rebuild(Expression::Tolerating(rest.into(), tolerances.clone())), found);
        }
        Expression::Subproduct(parts) => each(parts, |place, (term, part)| {
            let again = |rest| rebuild(Expression::Subproduct(with(parts, place, (term.clone(), rest))));
            within(part, &again, found);
        }),
        Expression::Reading(id, options) => each(options, |place, (option, part)| {
            let again = |rest| rebuild(Expression::Reading(id.clone(), with(options, place, (option.clone(), rest))));
            within(part, &again, found);
        }),
        Expression::Test(test) => of_test(test, &mut |part, rest| note(part, Expression::Test(rest))),
    }
}

fn of_test(test: &Test, note: &mut dyn FnMut(String, Test)) {
    let mut of_selectors = |selectors: &[Selector], rebuild: &dyn Fn(Vec<Selector>) -> Test| {
        if selectors.len() > 1 {
            each(selectors, |place, selector| note(selector.to_string(), rebuild(without(selectors, place))));
        }
    };
    match test {
        Test::Outside(selectors) => of_selectors(selectors, &Test::Outside),
        Test::AnyHeadingExcept(selectors) => of_selectors(selectors, &Test::AnyHeadingExcept),
        Test::WhollyObtained(selectors) => of_selectors(selectors, &Test::WhollyObtained),
        Test::From(selectors) => of_selectors(selectors, &Test::From),
        Test::MaxNom(percent, scope, basis) => match scope {
            Scope::Each(selectors) => {
                of_selectors(selectors, &|rest| Test::MaxNom(*percent, Scope::Each(rest), *basis))
            }
            Scope::Sum(selectors) => of_selectors(selectors, &|rest| Test::MaxNom(*percent, Scope::Sum(rest), *basis)),
            Scope::Either(selectors) => {
                of_selectors(selectors, &|rest| Test::MaxNom(*percent, Scope::Either(rest), *basis))
            }
            Scope::All | Scope::Only(_) | Scope::Prevailing(..) => {}
        },
        Test::MaxWeight(percent, selectors, basis) => {
            of_selectors(selectors, &|rest| Test::MaxWeight(*percent, rest, *basis))
        }
        Test::MinWeight(percent, selectors, basis) => {
            of_selectors(selectors, &|rest| Test::MinWeight(*percent, rest, *basis))
        }
        Test::Operations(quantity, items, on) => {
            of_items(*quantity, items, &mut |part, rest| note(part, Test::Operations(*quantity, rest, on.clone())));
        }
        _ => {}
    }
}

fn of_items(quantity: Quantity, items: &[Item], note: &mut dyn FnMut(String, Vec<Item>)) {
    // Less of "at least so many of these" is another rule, not the same less one part.
    if items.len() > 1 && !matches!(quantity, Quantity::AtLeast(_) | Quantity::Points(_)) {
        each(items, |place, item| note(item.to_string(), without(items, place)));
    }
    each(items, |place, item| {
        each(&item.alternatives, |inner, alternative| {
            if item.alternatives.len() > 1 {
                let rest = Item { alternatives: without(&item.alternatives, inner), ..*item };
                note(alternative.to_string(), with(items, place, rest));
            }
            if let Operation::Parts(term, quantity, parts) = &alternative.operation {
                of_items(*quantity, parts, &mut |part, rest| {
                    let operation = Operation::Parts(term.clone(), *quantity, rest);
                    let changed = crate::law::Alternative { operation, due: alternative.due.clone() };
                    let rest = Item { alternatives: with(&item.alternatives, inner, changed), ..*item };
                    note(part, with(items, place, rest));
                });
            }
        });
    });
}

/// Whether it allows something and forbids nothing.
fn is_permission(part: &Expression) -> bool {
    matches!(part, Expression::Test(Test::AnyHeading | Test::AnyHeadingIncluding(_)))
}

fn joined(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}

fn each<T>(items: &[T], mut look: impl FnMut(usize, &T)) {
    items.iter().enumerate().for_each(|(place, item)| look(place, item));
}

fn without<T: Clone>(items: &[T], place: usize) -> Vec<T> {
    items.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, item)| item.clone()).collect()
}

fn with<T: Clone>(items: &[T], place: usize, changed: T) -> Vec<T> {
    let mut items = items.to_vec();
    if let Some(item) = items.get_mut(place) {
        *item = changed;
    }
    items
}

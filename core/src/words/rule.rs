//! A rule's expression as a sentence.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Speaker;
use crate::law::{
    Alternative, Atom, Codes, Cost, Due, Expression, Item, Level, LimitBasis, Operation, Quantity, Rulebook, Scope,
    Selector, Test, Tolerance,
};
use crate::value::share::Percent;

pub(super) fn sentence(speaker: &Speaker<'_>, expression: &Expression, book: &Rulebook) -> String {
    Writer { speaker, book }.expression(expression)
}

pub(super) fn tolerance(speaker: &Speaker<'_>, tolerance: &Tolerance, book: &Rulebook) -> String {
    Writer { speaker, book }.tolerance(tolerance)
}

struct Writer<'w> {
    speaker: &'w Speaker<'w>,
    book: &'w Rulebook,
}

impl Writer<'_> {
    fn say(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        self.speaker.say(&format!("rule.{key}"), blanks)
    }

    fn term(&self, term: &str) -> String {
        match self.book.terms.get(term) {
            Some(entry) => self.speaker.pick(&entry.name).to_string(),
            None => term.to_string(),
        }
    }

    fn joined(&self, parts: impl Iterator<Item = String>, key: &str) -> String {
        let glue = self.say(key, &[]);
        parts.collect::<Vec<_>>().join(&glue)
    }

    /// Brackets keep "and" and "or" apart in every language.
    fn part(&self, expression: &Expression) -> String {
        match expression {
            Expression::Any(_) | Expression::All(_) | Expression::Reading(..) => {
                format!("({})", self.expression(expression))
            }
            _ => self.expression(expression),
        }
    }

    fn expression(&self, expression: &Expression) -> String {
        match expression {
            Expression::All(parts) => self.joined(parts.iter().map(|part| self.part(part)), "and"),
            Expression::Any(parts) => self.joined(parts.iter().map(|part| self.part(part)), "or"),
            Expression::Test(test) => self.test(test),
            Expression::Tolerating(rule, tolerances) => {
                let tolerated = self.joined(tolerances.iter().map(|tolerance| self.tolerance(tolerance)), "semicolon");
                self.say("tolerating", &[("rule", &self.part(rule)), ("tolerated", &tolerated)])
            }
            Expression::Subproduct(parts) => {
                let cases = parts.iter().map(|(term, rule)| {
                    self.say("subproduct", &[("good", &self.term(term)), ("rule", &self.part(rule))])
                });
                self.joined(cases, "semicolon")
            }
            Expression::Reading(id, options) => {
                let reading = self.book.reading(id);
                let name = |option: &str| {
                    let wording = reading.and_then(|reading| reading.options.iter().find(|(id, _)| id == option));
                    wording.map_or(option.to_string(), |(_, wording)| self.speaker.pick(wording).to_string())
                };
                let cases = options
                    .iter()
                    .map(|(option, rule)| self.say("option", &[("option", &name(option)), ("rule", &self.part(rule))]));
                let question = reading.map_or(id.as_str(), |reading| self.speaker.pick(&reading.question));
                self.say("reading", &[("question", question), ("options", &self.joined(cases, "semicolon"))])
            }
        }
    }

    fn tolerance(&self, tolerance: &Tolerance) -> String {
        let materials = self.selectors(&tolerance.selectors);
        let mut text = match tolerance.up_to {
            Some(percent) => {
                self.say("tolerance-up-to", &[("materials", &materials), ("percent", &percent.to_string())])
            }
            None => self.say("tolerance", &[("materials", &materials)]),
        };
        if let Some(term) = &tolerance.given {
            text = self.say("given", &[("rule", &text), ("fact", &self.term(term))]);
        }
        text
    }

    fn test(&self, test: &Test) -> String {
        match test {
            Test::WhollyProduced => self.say("wholly-produced", &[]),
            Test::Change(Level::Chapter) => self.say("change-of-chapter", &[]),
            Test::Change(Level::Heading) => self.say("change-of-heading", &[]),
            Test::Change(Level::Subheading) => self.say("change-of-subheading", &[]),
            Test::Outside(selectors) => self.say("outside", &[("materials", &self.selectors(selectors))]),
            Test::AnyHeading => self.say("any-heading", &[]),
            Test::AnyHeadingExcept(selectors) => {
                self.say("any-heading-except", &[("materials", &self.selectors(selectors))])
            }
            Test::AnyHeadingIncluding(selectors) => {
                self.say("any-heading-including", &[("materials", &self.selectors(selectors))])
            }
            Test::From(selectors) => self.say("made-from", &[("materials", &self.selectors(selectors))]),
            Test::WhollyObtained(selectors) => {
                self.say("wholly-obtained", &[("materials", &self.selectors(selectors))])
            }
            // A comparison of two sums names no percent.
            Test::MaxNom(Percent::ALL, Scope::All, LimitBasis::OriginatingMaterials) => {
                self.say("no-more-than-own", &[])
            }
            Test::MaxNom(Percent::ALL, Scope::Only(selector), LimitBasis::OriginatingMaterials) => {
                self.say("no-more-than-own-of", &[("materials", &self.selector(selector))])
            }
            Test::MaxNom(percent, scope, basis) => self.max_nom(&percent.to_string(), scope, *basis),
            Test::MinOriginating(percent, costs, basis) => {
                let costs = self.joined(costs.iter().map(|cost| self.say(name_of_cost(*cost), &[])), "comma");
                let key = if costs.is_empty() { "min-originating" } else { "min-originating-with" };
                let base = self.say(name_of_basis(*basis), &[]);
                self.say(key, &[("percent", &percent.to_string()), ("costs", &costs), ("base", &base)])
            }
            Test::MaxWeight(percent, selectors, basis) => {
                self.weight(["max-weight", "max-weight-of"], *percent, selectors, *basis)
            }
            Test::MinWeight(percent, selectors, basis) => {
                self.weight(["min-weight", "min-weight-of"], *percent, selectors, *basis)
            }
            Test::ValueAdded(percent) => self.say("value-added", &[("percent", &percent.to_string())]),
            Test::Operations(quantity, items, on) => {
                let text = self.operations(*quantity, items);
                match on {
                    Some(term) => self.say("given", &[("rule", &text), ("fact", &self.term(term))]),
                    None => text,
                }
            }
            Test::Site(term) => self.say("site", &[("site", &self.term(term))]),
            Test::Fact(term) => self.say("fact", &[("fact", &self.term(term))]),
            Test::Set(percent) => self.say("set", &[("percent", &percent.to_string())]),
        }
    }

    fn weight(
        &self,
        [of_all, of_some]: [&str; 2],
        percent: Percent,
        selectors: &[Selector],
        basis: LimitBasis,
    ) -> String {
        let base = match basis {
            LimitBasis::Materials => "of-mass-of-materials",
            LimitBasis::OriginatingMaterials => "of-mass-of-originating-materials",
            _ => "of-mass",
        };
        let blanks = [("percent", &percent.to_string()), ("base", &self.say(base, &[]))];
        let blanks = blanks.map(|(name, value)| (name, value.as_str()));
        if selectors.is_empty() {
            return self.say(of_all, &blanks);
        }
        let materials = self.selectors(selectors);
        self.say(of_some, &[&blanks[..], &[("materials", materials.as_str())]].concat())
    }

    fn max_nom(&self, percent: &str, scope: &Scope, basis: LimitBasis) -> String {
        let base = self.say(name_of_basis(basis), &[]);
        let with = |key: &str, materials: &str| {
            self.say(key, &[("percent", percent), ("materials", materials), ("base", &base)])
        };
        match scope {
            Scope::All => with("max-nom", ""),
            Scope::Only(selector) => with("max-nom-of", &self.selector(selector)),
            Scope::Each(selectors) => with("max-nom-each", &self.selectors(selectors)),
            Scope::Sum(selectors) => with("max-nom-sum", &self.selectors(selectors)),
            Scope::Either(selectors) => with("max-nom-either", &self.selectors(selectors)),
            Scope::Prevailing(selector, _, groups) => {
                let groups = self.selectors(groups.as_slice());
                self.say(
                    "max-nom-prevailing",
                    &[
                        ("percent", percent),
                        ("materials", &self.selector(selector)),
                        ("groups", &groups),
                        ("base", &base),
                    ],
                )
            }
        }
    }

    fn selectors(&self, selectors: &[Selector]) -> String {
        self.joined(selectors.iter().map(|selector| self.selector(selector)), "comma")
    }

    fn selector(&self, selector: &Selector) -> String {
        let atom = self.atom(&selector.atom);
        match &selector.except {
            Some(except) => self.say("except", &[("materials", &atom), ("except", &self.atom(except))]),
            None => atom,
        }
    }

    fn atom(&self, atom: &Atom) -> String {
        let codes = atom.codes.map(|codes| match codes {
            Codes::Range(range) => match range.to_string().strip_prefix("ch") {
                Some(chapter) => self.say("chapter", &[("code", chapter)]),
                None => self.say("heading", &[("code", &range.to_string().replace('-', "–"))]),
            },
            Codes::Same(level) => self.say(own_codes(level), &[]),
        });
        match (codes, &atom.described) {
            (Some(codes), Some(term)) => self.say("described", &[("name", &self.term(term)), ("codes", &codes)]),
            (Some(codes), None) => codes,
            (None, Some(term)) => format!("«{}»", self.term(term)),
            (None, None) => String::new(),
        }
    }

    fn operations(&self, quantity: Quantity, items: &[Item]) -> String {
        let has_points = matches!(quantity, Quantity::Points(_));
        let item = |item: &Item| {
            let name = self.item(item);
            let points = item.points.to_string();
            if has_points { self.say("points", &[("operation", &name), ("points", &points)]) } else { name }
        };
        let list = self.joined(items.iter().map(item), "comma");
        let key = match quantity {
            Quantity::All => "operations-all",
            Quantity::Any => "operations-any",
            Quantity::Unstated => "operations-unstated",
            Quantity::OtherThan => "operations-other-than",
            Quantity::NotAlone => "operations-not-alone",
            Quantity::AtLeast(_) => "operations-at-least",
            Quantity::Points(_) => "operations-points",
        };
        let count = match quantity {
            Quantity::AtLeast(count) | Quantity::Points(count) => count.to_string(),
            _ => String::new(),
        };
        self.say(key, &[("list", &list), ("count", &count)])
    }

    fn item(&self, item: &Item) -> String {
        self.joined(item.alternatives.iter().map(|alternative| self.alternative(alternative)), "either")
    }

    fn alternative(&self, alternative: &Alternative) -> String {
        let name = match &alternative.operation {
            Operation::Named(term) | Operation::Others(term) => self.term(term),
            Operation::Parts(term, quantity, parts) => {
                format!("{} ({})", self.term(term), self.operations(*quantity, parts))
            }
        };
        match &alternative.due {
            Due::Always => name,
            Due::If(term) => self.say("if", &[("operation", &name), ("fact", &self.term(term))]),
            Due::Unless(term) => self.say("unless", &[("operation", &name), ("fact", &self.term(term))]),
        }
    }
}

/// The message for the good's own codes.
fn own_codes(level: Level) -> &'static str {
    match level {
        Level::Heading => "same-heading",
        Level::Subheading => "same-subheading",
        // No word of the vocabulary means it.
        Level::Chapter => "",
    }
}

/// The message for what a limit is a percent of.
fn name_of_basis(basis: LimitBasis) -> &'static str {
    match basis {
        LimitBasis::ExWorks => "of-ex-works",
        LimitBasis::Fob => "of-fob",
        LimitBasis::NetCost => "of-net-cost",
        LimitBasis::ProductionCost => "of-production-cost",
        LimitBasis::Materials => "of-materials",
        LimitBasis::OriginatingMaterials => "of-originating-materials",
        LimitBasis::Mass => "of-mass",
    }
}

/// The message for a cost that counts beside originating materials.
fn name_of_cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Labour => "cost-labour",
        Cost::Overhead => "cost-overhead",
        Cost::Profit => "cost-profit",
    }
}

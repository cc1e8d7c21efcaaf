//! What a rule asks, as questions with their places in the facts.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Guide;
use crate::law::{Atom, Base, Codes, Cost, Expression, LimitBasis, Mention, Role, Scope, Selector, Test, visit};
use crate::value::hs::HsRange;
use crate::words::Question;

/// No code of a material is shorter.
const FEWEST_DIGITS: u8 = 4;

/// What the tests of a rule look at.
#[derive(Default)]
struct Needs {
    materials: bool,
    values: bool,
    /// What their limits are percents of.
    bases: Vec<LimitBasis>,
    /// What counts beside originating materials.
    costs: Vec<Cost>,
    operations: bool,
    whole: bool,
    items: bool,
    /// Whether materials must be wholly obtained.
    obtained: bool,
    /// Whether materials are weighed, and whether against the good.
    masses: bool,
    good_mass: bool,
    /// How many digits of the codes of materials; none where codes do not matter.
    digits: u8,
}

impl Needs {
    fn test(&mut self, test: &Test) {
        match test {
            Test::Change(level) => self.codes(level.digits().max(FEWEST_DIGITS)),
            Test::Outside(selectors)
            | Test::AnyHeadingExcept(selectors)
            | Test::AnyHeadingIncluding(selectors)
            | Test::From(selectors) => self.selectors(selectors),
            Test::WhollyObtained(selectors) => {
                self.selectors(selectors);
                self.obtained = true;
            }
            Test::AnyHeading => self.materials = true,
            Test::MaxNom(_, scope, basis) => {
                self.value(*basis);
                match scope {
                    Scope::All => {}
                    Scope::Only(selector) => self.selector(selector),
                    Scope::Each(selectors) | Scope::Sum(selectors) | Scope::Either(selectors) => {
                        self.selectors(selectors);
                    }
                    Scope::Prevailing(selector, _, groups) => {
                        self.selector(selector);
                        self.selectors(groups.as_slice());
                    }
                }
            }
            Test::MinOriginating(_, costs, basis) => {
                self.value(*basis);
                self.costs.extend(costs);
            }
            Test::MaxWeight(_, selectors, basis) | Test::MinWeight(_, selectors, basis) => {
                self.selectors(selectors);
                self.masses = true;
                self.good_mass |= *basis == LimitBasis::Mass;
            }
            Test::ValueAdded(_) => self.value(LimitBasis::ExWorks),
            Test::Set(_) => {
                self.value(LimitBasis::ExWorks);
                self.items = true;
            }
            Test::Operations(..) => self.operations = true,
            Test::WhollyProduced => self.whole = true,
            Test::Site(_) | Test::Fact(_) => {}
        }
    }

    fn value(&mut self, basis: LimitBasis) {
        self.materials = true;
        self.values = true;
        self.bases.push(basis);
    }

    fn codes(&mut self, digits: u8) {
        self.materials = true;
        self.digits = self.digits.max(digits);
    }

    fn selectors(&mut self, selectors: &[Selector]) {
        self.materials = true;
        selectors.iter().for_each(|selector| self.selector(selector));
    }

    fn selector(&mut self, selector: &Selector) {
        self.atom(&selector.atom);
        selector.except.iter().for_each(|except| self.atom(except));
    }

    fn atom(&mut self, atom: &Atom) {
        match atom.codes {
            Some(Codes::Range(range)) => self.codes(range.digits().max(FEWEST_DIGITS)),
            Some(Codes::Same(level)) => self.codes(level.digits().max(FEWEST_DIGITS)),
            None => {}
        }
    }
}

impl Guide<'_> {
    /// What is asked whatever the rule.
    pub(super) fn always(&self) -> Vec<Question> {
        let mut asked = Vec::new();
        if self.rules.insufficient.is_some() {
            asked.push(self.known("operations", "/operations"));
            asked.push(self.known("beyond-insufficient", "/beyond_insufficient_operations"));
        }
        if self.rules.wholly_produced.is_some() {
            asked.push(self.known("wholly-produced", "/wholly_produced"));
        }
        if self.rules.set.is_some() {
            asked.push(self.own("asked-set-item", "/materials/-/is_set_item"));
        }
        if let Some(content) = &self.own.content {
            asked.push(match content.base {
                Base::ExWorksPrice => self.known("ex-works-price", "/good/ex_works_price"),
                Base::ProductionCost => self.known("production-cost", "/good/production_cost"),
            });
            if content.vat {
                asked.push(self.known("vat-rate", "/vat_rate"));
            }
            asked.push(self.known("materials", "/materials"));
            asked.push(self.own("asked-origin", "/materials/-/origin"));
            asked.push(self.own("asked-value", "/materials/-/value"));
        }
        asked
    }

    /// The row of the list of operations that the user supplies, and which of them were performed.
    pub(super) fn threshold(&self) -> [Question; 2] {
        [self.own("asked-threshold", "/threshold"), self.known("operations", "/operations")]
    }

    /// More digits of the good's code.
    pub(super) fn fuller_code(&self, range: HsRange) -> Question {
        let digits = range.digits().to_string();
        question(self.teller.say("missing.good-hs", &[("digits", &digits)]), "/good/hs".to_string())
    }

    /// What conditions ask, any of which will do.
    pub(super) fn of_expressions(&self, expressions: &[&Expression]) -> Vec<Question> {
        let mut needs = Needs::default();
        let mut tolerates = Needs::default();
        let mut asked = Vec::new();
        for expression in expressions {
            visit(expression, &mut |test| needs.test(test), &mut |tolerance| {
                tolerates.selectors(&tolerance.selectors);
                tolerates.values |= tolerance.up_to.is_some();
            });
        }
        if needs.whole {
            asked.push(self.known("wholly-produced", "/wholly_produced"));
        }
        let values = needs.values || tolerates.values;
        // A tolerance is a percent of the ex-works price.
        let is_of = |basis| needs.bases.contains(&basis);
        if tolerates.values || is_of(LimitBasis::ExWorks) {
            asked.push(self.known("ex-works-price", "/good/ex_works_price"));
        }
        for (basis, code, at) in [
            (LimitBasis::Fob, "fob-value", "/good/fob_value"),
            (LimitBasis::NetCost, "net-cost", "/good/net_cost"),
            (LimitBasis::ProductionCost, "production-cost", "/good/production_cost"),
        ] {
            if is_of(basis) {
                asked.push(self.known(code, at));
            }
        }
        if needs.good_mass {
            asked.push(self.known("good-mass", "/good/mass"));
        }
        for (cost, code, at) in [
            (Cost::Labour, "labour-cost", "/good/labour_cost"),
            (Cost::Overhead, "overhead-cost", "/good/overhead_cost"),
            (Cost::Profit, "profit", "/good/profit"),
        ] {
            if needs.costs.contains(&cost) {
                asked.push(self.known(code, at));
            }
        }
        if needs.materials || tolerates.materials {
            asked.push(self.known("materials", "/materials"));
            asked.push(self.own("asked-origin", "/materials/-/origin"));
        }
        let digits = needs.digits.max(tolerates.digits);
        if digits > 0 {
            let text = self.say("asked-code", &[("digits", &digits.to_string())]);
            asked.push(question(text, "/materials/-/hs".to_string()));
        }
        if values {
            asked.push(self.own("asked-value", "/materials/-/value"));
        }
        if needs.masses {
            asked.push(self.own("asked-mass", "/materials/-/mass"));
        }
        if needs.obtained {
            asked.push(self.known("material-wholly-obtained", "/materials/-/wholly_obtained"));
        }
        if needs.items {
            asked.push(self.own("asked-set-item", "/materials/-/is_set_item"));
        }
        if needs.operations {
            asked.push(self.known("operations", "/operations"));
        }
        for expression in expressions {
            expression.mentions(&mut |mention| match mention {
                Mention::Term(Role::Operation, _) => {}
                Mention::Term(role, term) => {
                    let question = self.of_term(role, term);
                    if asked.iter().all(|known| known.at != question.at) {
                        asked.push(question);
                    }
                }
                _ => {}
            });
        }
        asked
    }

    /// What only a person can tell.
    pub(super) fn of_term(&self, role: Role, term: &str) -> Question {
        let (key, at) = match role {
            Role::Good => ("good-answer", format!("/answers/{term}")),
            Role::Material if term == "necessary-component" => {
                ("material-answer", "/materials/-/necessary_component".to_string())
            }
            Role::Material => ("material-answer", format!("/materials/-/answers/{term}")),
            Role::Operation | Role::Site | Role::Fact => ("answer", format!("/answers/{term}")),
        };
        question(self.teller.say(&format!("missing.{key}"), &[("term", &self.teller.term(term))]), at)
    }

    /// A question that an assessment asks, too.
    fn known(&self, key: &str, at: &str) -> Question {
        question(self.teller.say(&format!("missing.{key}"), &[]), at.to_string())
    }

    /// A question about each material, where an assessment would ask of one.
    fn own(&self, key: &str, at: &str) -> Question {
        question(self.say(key, &[]), at.to_string())
    }
}

fn question(text: String, at: String) -> Question {
    Question { text, at, gives: BTreeMap::new() }
}

//! What questions are made on: the rulebook, the rows that can be asked about, and the engine that judges each variant.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::kinds::Asks;
use crate::answer::{Assessment, Verdict};
use crate::assessment::assess_good;
use crate::doc::Json;
use crate::facts::Facts;
use crate::facts::contract::ContractFacts;
use crate::law::{
    Atom, Codes, Expression, Gap, GapKind, Level, Library, LimitBasis, ListRule, OriginRules, Rulebook, Scope,
    Standing, Test, candidates,
};
use crate::names::usual;
use crate::procurement::{ContractAssessment, assess_contract, preference};
use crate::value::day::Day;
use crate::value::hs::HsCode;
use crate::value::truth::Truth;

/// What is answered to a question: the key's, or that of a misconception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The verdict, where one is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The percent, share, price or number that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// The lines that stand in the way, by their ids, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<Vec<String>>,
}

impl Outcome {
    fn of_verdict(verdict: Verdict) -> Outcome {
        Outcome { verdict: Some(verdict), figure: None, lines: None }
    }

    fn of_figure(figure: String) -> Outcome {
        Outcome { verdict: None, figure: Some(figure), lines: None }
    }

    /// Its figure as a number, to be ordered by.
    pub(super) fn rank(&self) -> Option<i64> {
        let digits: String = self.figure.as_ref()?.chars().filter(|letter| *letter != '.').collect();
        digits.parse().ok()
    }
}

/// What questions are made on.
#[derive(Clone, Copy)]
pub(super) struct Bench<'a> {
    pub(super) library: &'a Library,
    pub(super) book: &'a Rulebook,
    /// The rules of origin, and the rulebook in which they stand.
    pub(super) origin: Option<(&'a OriginRules, &'a Rulebook)>,
    /// The day of questions that are about no edition.
    pub(super) on: Day,
}

/// A row whose condition is a limit of value, perhaps beside a change of heading.
#[derive(Clone)]
pub(super) struct ValueRow<'a> {
    pub(super) rule: &'a ListRule,
    pub(super) hs: HsCode,
    pub(super) answers: BTreeMap<String, bool>,
    /// The limit in whole percent.
    pub(super) percent: u64,
    /// The code of the materials that count; nothing where all do.
    pub(super) only: Option<String>,
}

impl<'a> Bench<'a> {
    /// What the engine answers to these facts; nothing where they are refused, or give nothing of what is asked.
    pub(super) fn outcome(&self, asks: Asks, facts: &Json<'_>) -> Option<Outcome> {
        match asks {
            Asks::Price | Asks::Points => preference(facts, self.library).ok().map(|it| Outcome::of_figure(it.value)),
            Asks::Share if facts.get("contracts").is_some() => {
                let assessment = self.contract(facts)?;
                let settled = |option: &crate::procurement::ShareOption| option.share == assessment.share;
                let is_settled = assessment.readings.iter().flat_map(|reading| &reading.options).all(settled);
                assessment.share.clone().filter(|_| is_settled && assessment.missing.is_empty()).map(Outcome::of_figure)
            }
            _ => self.of_good(asks, &self.good(facts)?),
        }
    }

    /// The whole answer about a good.
    pub(super) fn good(&self, facts: &Json<'_>) -> Option<Assessment> {
        crate::pulse::pulse();
        assess_good(&Facts::read(facts).ok()?, self.library).ok()
    }

    fn contract(&self, facts: &Json<'_>) -> Option<ContractAssessment> {
        crate::pulse::pulse();
        assess_contract(&ContractFacts::read(facts).ok()?, self.library).ok()
    }

    fn of_good(&self, asks: Asks, assessment: &Assessment) -> Option<Outcome> {
        let verdict = assessment.verdict;
        let is_settled = matches!(verdict, Verdict::Originating | Verdict::NotOriginating);
        let own = || assessment.steps.iter().filter(|step| step.good.is_empty());
        match asks {
            Asks::Share => {
                let content = assessment.local_content.as_ref()?;
                let same = assessment.combinations.iter().all(|combination| combination.share == content.share);
                content.share.clone().filter(|_| same).map(Outcome::of_figure)
            }
            Asks::Percent if is_settled => {
                let measured = own().find_map(|step| step.comparison.as_ref()?.measured.clone())?;
                Some(Outcome { verdict: Some(verdict), figure: Some(measured), lines: None })
            }
            Asks::Lines if is_settled => {
                let step = own().find(|step| step.test == "change-of-heading")?;
                let is_met = step.outcome == Truth::True;
                // A change that is met and an origin that is not rest on another test than this question is about.
                (is_met == (verdict == Verdict::Originating)).then(|| {
                    let lines = if is_met { Vec::new() } else { step.materials.clone() };
                    Outcome { verdict: Some(verdict), figure: None, lines: Some(lines) }
                })
            }
            Asks::Verdict if verdict != Verdict::OutsideRulebook => Some(Outcome::of_verdict(verdict)),
            _ => None,
        }
    }

    /// The rows that limit a value and ask nothing of operations.
    pub(super) fn value_rows(&self) -> Vec<ValueRow<'a>> {
        let Some((rules, _)) = self.origin else { return Vec::new() };
        let found = rules.list.iter().filter_map(|rule| {
            let [clause] = rule.clauses.as_slice() else { return None };
            let (percent, scope) = limit(&clause.expression)?;
            let (hs, answers) = place(rules, rule)?;
            let only = match scope {
                Scope::All => None,
                Scope::Only(selector) if selector.except.is_none() => Some(code(&selector.atom, hs)?),
                _ => return None,
            };
            Some(ValueRow { rule, hs, answers, percent: percent.to_string().parse().ok()?, only })
        });
        found.collect()
    }

    /// Goods that no row names, for which the general rule stands: headings of chapters whose rows were read.
    pub(super) fn unlisted(&self) -> Vec<HsCode> {
        let Some((rules, book)) = self.origin.filter(|(rules, _)| rules.general.is_some()) else { return Vec::new() };
        let is_whole = |chapter: &u64| {
            let of_chapter = |gap: &Gap| match &gap.kind {
                GapKind::Chapter(missing) | GapKind::Suspect(missing) => missing == chapter,
                _ => false,
            };
            let is_beyond = |standing: &Standing| *standing == Standing::Beyond;
            !book.gaps.iter().any(of_chapter) && self.operation(*chapter, is_beyond).len() > 1
        };
        let headings = (30..=96_u64).filter(is_whole).flat_map(|chapter| {
            (1..=30_u64).filter_map(move |place| format!("{chapter:02}{place:02}").parse::<HsCode>().ok())
        });
        headings.filter(|hs| book.knows_heading(*hs) && candidates(rules, *hs).is_empty()).collect()
    }

    /// The operations that are usual in a chapter and stand so to those that never confer origin.
    pub(super) fn operation(&self, chapter: u64, wanted: impl Fn(&Standing) -> bool) -> Vec<&'static String> {
        let Some((_, book)) = self.origin else { return Vec::new() };
        let fits = |name: &&String| book.terms.standing(name).is_some_and(&wanted);
        usual(chapter).iter().filter(fits).collect()
    }
}

/// The one limit of value of a condition that asks nothing else than a change of heading.
fn limit(expression: &Expression) -> Option<(crate::value::share::Percent, &Scope)> {
    match expression {
        Expression::Test(Test::MaxNom(percent, scope, LimitBasis::ExWorks)) => Some((*percent, scope)),
        Expression::All(parts) => {
            let mut found = None;
            for part in parts {
                match part {
                    Expression::Test(Test::MaxNom(percent, scope, LimitBasis::ExWorks)) if found.is_none() => {
                        found = Some((*percent, scope))
                    }
                    Expression::Test(Test::AnyHeading | Test::Change(Level::Heading)) => {}
                    _ => return None,
                }
            }
            found
        }
        _ => None,
    }
}

fn code(atom: &Atom, hs: HsCode) -> Option<String> {
    match (&atom.described, atom.codes) {
        (None, Some(Codes::Same(Level::Heading))) => Some(hs.heading().to_string()),
        (None, Some(Codes::Range(range))) => Some(range.first().to_string()),
        _ => None,
    }
}

/// A good on which the row decides: its code, and descriptions that it answers to or not.
pub(super) fn place(rules: &OriginRules, row: &ListRule) -> Option<(HsCode, BTreeMap<String, bool>)> {
    let hs = row.range.first();
    let mut answers = BTreeMap::new();
    for other in candidates(rules, hs) {
        match &other.gate {
            _ if core::ptr::eq(other, row) => {
                let is_barred = row.gate.as_ref().is_some_and(|gate| answers.get(gate) == Some(&false));
                answers.extend(row.gate.iter().map(|gate| (gate.clone(), true)));
                return (row.range.holds(hs) == Truth::True && !is_barred).then_some((hs, answers));
            }
            Some(gate) => {
                answers.insert(gate.clone(), false);
            }
            None => return None,
        }
    }
    None
}

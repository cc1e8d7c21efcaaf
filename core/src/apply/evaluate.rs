//! Applies an expression to a good under one choice of readings, in three values. Notes each test as a step.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Looked;
use super::case::{Answer, Case, Found, Line, MadeFrom, Outcome, Place};
use crate::answer::{Lack, Step};
use crate::law::{Atom, Codes, Expression, Level, Role, Selector, Test, Tolerance, reading};
use crate::pulse::pulse_at;
use crate::sort::sorted;
use crate::value::amount::Total;
use crate::value::hs::HsCode;
use crate::value::truth::Truth;

impl<'a> Case<'a> {
    /// Applies `rule`, noting its steps.
    pub fn evaluate(&self, rule: &Expression, place: Place<'a>, steps: &mut Vec<Step>) -> Outcome {
        Case { rule: Some(rule), ..*self }.apply(rule, &[], place, steps)
    }

    fn apply(&self, rule: &Expression, exempt: &[&Tolerance], place: Place<'a>, steps: &mut Vec<Step>) -> Outcome {
        match rule {
            Expression::All(parts) => {
                let case = Case { made_from: self.made_from_by(parts, exempt), ..*self };
                Outcome::all(parts.iter().map(|part| case.apply(part, exempt, place, steps)).collect())
            }
            Expression::Any(parts) => {
                Outcome::any(parts.iter().map(|part| self.apply(part, exempt, place, steps)).collect())
            }
            Expression::Test(test) => {
                let found = self.test(test, exempt);
                self.note(code_of(test), || test.to_string(), found, place, steps)
            }
            Expression::Tolerating(rule, tolerances) => self.tolerating(rule, tolerances, exempt, place, steps),
            Expression::Subproduct(parts) => self.subproduct(parts, exempt, place, steps),
            Expression::Reading(id, options) => {
                let taken = self.choice.option(id);
                let chosen = options.iter().find(|(option, _)| Some(option.as_str()) == taken).or(options.first());
                match chosen {
                    Some((_, rule)) => self.apply(rule, exempt, place, steps),
                    None => Outcome::plain(Truth::Unknown),
                }
            }
        }
    }

    /// Returns the materials from which the good must be made, if one of the parts demands it.
    fn made_from_by<'e>(&self, parts: &'e [Expression], exempt: &[&Tolerance]) -> Option<MadeFrom<'e>> {
        let only = exempt.is_empty() && self.choice.option(reading::MADE_FROM) != Some("at-least");
        parts.iter().find_map(|part| match part {
            Expression::Test(Test::From(selectors)) => Some(MadeFrom { selectors, only }),
            _ => None,
        })
    }

    /// Notes the result of a test as a step.
    pub(super) fn note(
        &self,
        code: &'static str,
        expression: impl FnOnce() -> String,
        found: Found,
        place: Place<'a>,
        steps: &mut Vec<Step>,
    ) -> Outcome {
        let mut outcome = Outcome { truth: found.answer.truth, lacks: found.answer.lacks, decisive: Vec::new() };
        outcome.lacks = sorted(outcome.lacks, Ord::cmp);
        outcome.lacks.dedup();
        if self.trace {
            outcome.decisive.push(steps.len());
            steps.push(Step {
                test: Cow::Borrowed(code),
                expression: Some(expression()),
                outcome: outcome.truth,
                decisive: false,
                good: self.at.to_string(),
                rule: Some(place.rule.to_string()),
                comparison: found.comparison,
                materials: found.materials,
                terms: found.terms,
                citation: place.citation.clone(),
            });
        }
        outcome
    }

    /// Applies the rule without its tolerances, then with them. Keeps the steps of the better outcome.
    fn tolerating(
        &self,
        rule: &Expression,
        tolerances: &[Tolerance],
        exempt: &[&Tolerance],
        place: Place<'a>,
        steps: &mut Vec<Step>,
    ) -> Outcome {
        let start = steps.len();
        let strict = self.apply(rule, exempt, place, steps);
        if strict.truth == Truth::True && self.watch.is_none() {
            return strict;
        }
        let strict_steps = steps.split_off(start);
        let is_only_way = exempt.is_empty() && tolerances.len() == 1;
        let exempt: Vec<&Tolerance> = exempt.iter().copied().chain(tolerances).collect();
        let mut parts = Vec::from([self.apply(rule, &exempt, place, steps)]);
        for tolerance in tolerances {
            if let Some(percent) = tolerance.up_to {
                // A material that breaks the rule and that nothing else excuses must be tolerated, so it counts in any
                // case.
                let must_be = |line: &Line<'a>| is_only_way && self.offends(rule, line);
                let found = self.limit(percent, |line| match self.selected(&tolerance.selectors, line) {
                    // A material at which no test of headings looks needs no tolerance.
                    _ if !line.classified => Answer::known(false),
                    Answer { truth: Truth::Unknown, .. } if must_be(line) => Answer::known(true),
                    selected => selected,
                });
                parts.push(self.note("tolerance", || tolerance.to_string(), found, place, steps));
            }
            if let Some(term) = &tolerance.given {
                let found = Found { terms: Vec::from([term.clone()]), ..Found::of(self.stated(term)) };
                parts.push(self.note("fact", || format!("FACT {term}"), found, place, steps));
            }
        }
        let relaxed = Outcome::all(parts);
        if strict.truth > relaxed.truth || strict.truth == Truth::True {
            steps.truncate(start);
            steps.extend(strict_steps);
            return strict;
        }
        let decisive = relaxed.decisive.clone();
        Outcome { decisive, ..Outcome::any(Vec::from([strict, relaxed])) }
    }

    /// Whether a material certainly breaks a change of heading.
    fn offends(&self, rule: &Expression, line: &Line<'a>) -> bool {
        let is_of_heading = matches!(rule, Expression::Test(Test::Change(Level::Heading)));
        is_of_heading && line.classified && self.same(line, Level::Heading).truth == Truth::True
    }

    /// Whether a tolerance allows the material: it is a chosen one, and it does not exceed the limit alone.
    fn spared(&self, tolerance: &Tolerance, line: &Line<'a>) -> Answer {
        if self.is_too_much(tolerance, line) { Answer::known(false) } else { self.selected(&tolerance.selectors, line) }
    }

    /// Whether tolerances cover a material in case it is of the good's own heading. One unknown description does not
    /// matter if one tolerance covers the material with it and another one without it.
    fn is_tolerated_in_heading(&self, exempt: &[&Tolerance], line: &Line<'a>) -> bool {
        let free: Vec<_> = exempt.iter().filter(|one| !self.is_too_much(one, line)).collect();
        let described = |term: &str| self.described(term, line).truth;
        let open = free.iter().flat_map(|one| one.descriptions()).find(|term| described(term) == Truth::Unknown);
        let covered_if = |so: bool| {
            let is_described = |term: &str| if Some(term) == open { Truth::from(so) } else { described(term) };
            free.iter().any(|one| one.covers_same_heading(is_described))
        };
        covered_if(true) && covered_if(false)
    }

    fn is_too_much(&self, tolerance: &Tolerance, line: &Line<'a>) -> bool {
        match (tolerance.up_to, line.material.value, self.price()) {
            (Some(percent), Some(value), Some(price)) => !percent.covers(value.total(), price),
            _ => false,
        }
    }

    /// Applies the condition of the described part of the code to which the good belongs.
    fn subproduct(
        &self,
        parts: &[(String, Expression)],
        exempt: &[&Tolerance],
        place: Place<'a>,
        steps: &mut Vec<Step>,
    ) -> Outcome {
        let mut candidates = Vec::new();
        let mut questions = Vec::new();
        for (term, rule) in parts {
            let answer = self.stated(term);
            match answer.truth {
                Truth::True => return self.apply(rule, exempt, place, steps),
                Truth::False => {}
                Truth::Unknown => {
                    questions.extend(answer.lacks);
                    candidates.push(self.apply(rule, exempt, place, steps));
                }
            }
        }
        if candidates.is_empty() {
            // The good is none of the described parts. The act does not say what applies then.
            let lacks = parts.iter().map(|(term, _)| self.lack_of(term)).collect();
            return Outcome { truth: Truth::Unknown, lacks, decisive: Vec::new() };
        }
        Outcome::agreed(candidates, questions)
    }

    fn test(&self, test: &Test, exempt: &[&Tolerance]) -> Found {
        match test {
            Test::WhollyProduced => self.wholly_produced(),
            Test::Change(Level::Heading) => self.no_foreign(exempt, |line| {
                if self.is_tolerated_in_heading(exempt, line) {
                    Answer::known(false)
                } else {
                    self.same(line, Level::Heading)
                }
            }),
            Test::Change(level) => self.no_foreign(exempt, |line| self.same(line, *level)),
            Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) => {
                self.no_foreign(exempt, |line| self.selected(selectors, line))
            }
            Test::AnyHeading | Test::AnyHeadingIncluding(_) => Found::of(Answer::known(true)),
            Test::From(selectors) => self.made_from(selectors, exempt),
            Test::MaxNom(percent, scope) => self.max_nom(*percent, scope),
            Test::ValueAdded(percent) => self.value_added(*percent),
            Test::Set(percent) => self.set(*percent),
            Test::Operations(quantity, items, on) => self.operations(*quantity, items, on.as_ref()),
            Test::Site(term) | Test::Fact(term) => {
                Found { terms: Vec::from([term.clone()]), ..Found::of(self.stated(term)) }
            }
        }
    }

    fn wholly_produced(&self) -> Found {
        if self.good.wholly_produced.is_none() {
            return Found::of(Answer::waits(Lack::new(format!("{}/wholly_produced", self.at), "wholly-produced")));
        }
        let Some(lines) = self.lines else { return Found::of(self.no_bill()) };
        // A good that is produced "only from" domestic materials has no material that counts as domestic by cumulation,
        // or because its foreign inputs were sufficiently processed.
        let lines: Vec<_> = lines
            .iter()
            .map(|line| Line {
                foreign: line.foreign.or(line.foreign_inputs),
                lacks: line.lacks.iter().chain(&line.input_lacks).cloned().collect(),
                ..line.clone()
            })
            .collect();
        Case { lines: Some(&lines), ..*self }.no_foreign(&[], |_| Answer::known(true))
    }

    /// Tests that no foreign material is `barred`, except the exempt ones.
    fn no_foreign(&self, exempt: &[&Tolerance], barred: impl Fn(&Line<'a>) -> Answer) -> Found {
        let Some(lines) = self.lines else { return Found::of(self.no_bill()) };
        let mut found = Found::of(Answer::known(true));
        let mut offending = Vec::new();
        for line in lines.iter().filter(|line| line.classified && line.foreign != Truth::False) {
            pulse_at(line.place);
            let spared = exempt.iter().fold(Answer::known(false), |spared, one| spared.or(self.spared(one, line)));
            let offends = barred(line).and(spared.not());
            if offends.truth == Truth::False {
                continue;
            }
            offending.push(line.place);
            let foreign = self.foreign(line);
            let holds = offends.and(foreign).not();
            if holds.truth < found.answer.truth {
                found.materials.clear();
            }
            if self.trace && holds.truth <= found.answer.truth {
                found.materials.push(line.material.id.clone());
            }
            found.answer = found.answer.and(holds);
        }
        self.watched(|| Looked::Barred, || offending);
        found
    }

    /// Whether the good has materials and none of them is foreign. Returns also the materials that are, or may be,
    /// foreign.
    pub(crate) fn nothing_foreign(&self) -> (Outcome, Vec<String>) {
        let lines = self.lines.unwrap_or_default();
        let counted = || lines.iter().filter(|line| line.classified || line.valued);
        let none = match self.lines {
            None => self.no_bill(),
            Some(_) => counted().fold(Answer::known(counted().next().is_some()), |none, line| {
                none.and(Answer { truth: !line.foreign, lacks: line.lacks.clone() })
            }),
        };
        let outcome = Outcome { truth: none.truth, lacks: none.lacks, decisive: Vec::new() };
        let foreign = counted().filter(|line| line.foreign != Truth::False);
        (outcome, foreign.map(|line| line.material.id.clone()).collect())
    }

    fn same(&self, line: &Line<'a>, level: Level) -> Answer {
        let digits = level.digits();
        let Some(code) = line.material.code() else { return self.without_code(line, digits) };
        match self.good.hs.agrees(code, digits) {
            Truth::Unknown if self.good.hs.digits() < digits => {
                Answer::waits(Lack::new(format!("{}/good/hs", self.at), "good-hs").digits(digits))
            }
            Truth::Unknown => self.without_code(line, digits),
            truth => Answer::known(truth),
        }
    }

    /// Tests that the good is made from these materials: at least one is used and, by one reading, no other foreign
    /// material.
    fn made_from(&self, selectors: &[Selector], exempt: &[&Tolerance]) -> Found {
        let Some(lines) = self.lines else { return Found::of(self.no_bill()) };
        let mut used = Found::of(Answer::known(false));
        for line in lines.iter().filter(|line| line.classified) {
            pulse_at(line.place);
            let answer = self.is_made_from(selectors, line);
            if answer.truth == Truth::True {
                used.materials.push(line.material.id.clone());
            }
            used.answer = used.answer.or(answer);
        }
        if self.choice.option(reading::MADE_FROM) == Some("at-least") || used.answer.truth == Truth::False {
            return used;
        }
        let others = self.no_foreign(exempt, |line| self.is_made_from(selectors, line).not());
        let materials = if others.answer.truth == Truth::True { used.materials } else { others.materials };
        Found { answer: used.answer.and(others.answer), materials, ..Found::of(Answer::known(true)) }
    }

    /// Whether a material is one of those from which the good must be made or, by one reading, of an earlier stage.
    fn is_made_from(&self, selectors: &[Selector], line: &Line<'a>) -> Answer {
        if self.is_earlier_stage(line) { Answer::known(true) } else { self.selected(selectors, line) }
    }

    /// Whether the named material was made from this one in this country, and the reading is taken by which this
    /// suffices.
    pub(super) fn is_earlier_stage(&self, line: &Line<'a>) -> bool {
        line.material.earlier_stage && self.choice.option(reading::MADE_FROM) == Some(reading::EARLIER_STAGE)
    }

    /// Whether any of the selectors chooses the material.
    pub(super) fn selected(&self, selectors: &[Selector], line: &Line<'a>) -> Answer {
        selectors.iter().fold(Answer::known(false), |chosen, selector| chosen.or(self.matches(selector, line)))
    }

    pub(crate) fn matches(&self, selector: &Selector, line: &Line<'a>) -> Answer {
        let chosen = self.belongs(&selector.atom, line);
        match &selector.except {
            // Both have the same codes, so only the description differs.
            Some(except) if chosen.truth != Truth::False && except.codes == selector.atom.codes => {
                let described = except.described.as_ref().map(|term| self.described(term, line));
                chosen.and(described.unwrap_or(Answer::known(true)).not())
            }
            Some(except) if chosen.truth != Truth::False => chosen.and(self.belongs(except, line).not()),
            _ => chosen,
        }
    }

    fn belongs(&self, atom: &Atom, line: &Line<'a>) -> Answer {
        let coded = match atom.codes {
            None => Answer::known(true),
            Some(Codes::SameHeading) => self.same(line, Level::Heading),
            Some(Codes::Range(range)) => match line.material.code().map(|code| range.holds(code)) {
                None | Some(Truth::Unknown) => self.without_code(line, range.digits()),
                Some(truth) => Answer::known(truth),
            },
        };
        match &atom.described {
            Some(term) if coded.truth != Truth::False => coded.and(self.described(term, line)),
            _ => coded,
        }
    }

    fn described(&self, term: &str, line: &Line<'a>) -> Answer {
        let at = || format!("{}/materials/{}", self.at, line.place);
        self.ask(line.material.answer(term), term, || {
            let fact = if term == "necessary-component" {
                format!("{}/necessary_component", at())
            } else {
                format!("{}/answers/{term}", at())
            };
            Lack::new(fact, "material-answer").term(term)
        })
    }

    /// Returns a fact about the good that only a person can state.
    pub fn stated_truth(&self, term: &str) -> (Truth, Vec<Lack>) {
        let answer = Case { quiet: false, ..*self }.stated(term);
        (answer.truth, answer.lacks)
    }

    pub(super) fn stated(&self, term: &str) -> Answer {
        self.ask(self.good.answers.get(term).copied(), term, || self.lack_of(term))
    }

    pub(super) fn lack_of(&self, term: &str) -> Lack {
        let describes_good = self.terms.get(term).is_some_and(|entry| entry.role == Role::Good);
        let code = if describes_good { "good-answer" } else { "answer" };
        Lack::new(format!("{}/answers/{term}", self.at), code).term(term)
    }

    /// Returns the stated answer, or the assumed one, or a question.
    pub(super) fn ask(&self, stated: Option<bool>, term: &str, lack: impl FnOnce() -> Lack) -> Answer {
        if let Some(stated) = stated {
            return Answer::known(stated);
        }
        if self.quiet && !self.choice.may_assume(term) {
            return Answer::OPEN;
        }
        let lack = lack();
        match self.choice.assumed(&lack.fact) {
            Some(assumed) => Answer::known(assumed),
            None => Answer::waits(lack),
        }
    }

    pub(super) fn no_bill(&self) -> Answer {
        Answer::waits(Lack::new(format!("{}/materials", self.at), "materials"))
    }

    fn without_code(&self, line: &Line<'a>, digits: u8) -> Answer {
        if self.quiet {
            return Answer::OPEN;
        }
        let fact = format!("{}/materials/{}/hs", self.at, line.place);
        Answer::waits(Lack::new(fact, "material-hs").digits(digits))
    }

    /// Whether a material is foreign.
    pub(super) fn foreign(&self, line: &Line<'a>) -> Answer {
        let lacks = if self.quiet { Vec::new() } else { line.lacks.clone() };
        Answer { truth: line.foreign, lacks }
    }

    /// Returns the ex-works price as an exact sum.
    pub(super) fn price(&self) -> Option<Total> {
        self.good.ex_works_price.map(|price| price.total())
    }

    /// Returns the good's heading.
    pub fn heading(&self) -> HsCode {
        self.good.hs.heading()
    }
}

fn code_of(test: &Test) -> &'static str {
    match test {
        Test::WhollyProduced => "wholly-produced",
        Test::Change(Level::Chapter) => "change-of-chapter",
        Test::Change(Level::Heading) => "change-of-heading",
        Test::Change(Level::Subheading) => "change-of-subheading",
        Test::Outside(_) => "outside-headings",
        Test::AnyHeading => "any-heading",
        Test::AnyHeadingExcept(_) => "any-heading-except",
        Test::AnyHeadingIncluding(_) => "any-heading-including",
        Test::From(_) => "made-from",
        Test::MaxNom(..) => "max-non-originating",
        Test::ValueAdded(_) => "value-added",
        Test::Operations(..) => "operations",
        Test::Site(_) => "site",
        Test::Fact(_) => "fact",
        Test::Set(_) => "set",
    }
}

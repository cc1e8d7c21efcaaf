//! Limits of value and of weight: sums of materials beside a percent of a base, decided by cross-multiplication.

use alloc::vec::Vec;

use super::bill::Line;
use super::look::{Found, Interval, Look};
use super::note::Looked;
use super::why::{Answer, What, Why};
use crate::facts::Figure;
use crate::law::{Cost, LimitBasis, Scope, Selector};
use crate::pulse::pulse_at;
use crate::value::amount::{Amount, Total};
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// So many percent of a base.
#[derive(Clone, Copy)]
pub(super) struct Limit {
    pub(super) percent: Percent,
    pub(super) basis: LimitBasis,
    pub(super) measure: Measure,
}

/// What of a material is added up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Its value.
    Value,
    /// Its mass. Packaging, accessories and what is neutral are no part of the mass of a good.
    Mass,
}

impl Measure {
    fn looks_at(self, line: &Line<'_>) -> bool {
        match self {
            Measure::Value => line.valued,
            Measure::Mass => line.classified,
        }
    }

    fn of(self, line: &Line<'_>) -> Option<Total> {
        match self {
            Measure::Value => line.value,
            Measure::Mass => line.material.and_then(|material| material.mass).map(Amount::total),
        }
    }

    /// The fact that is missing where a line does not state it.
    fn missing<'a>(self, place: usize) -> What<'a> {
        match self {
            Measure::Value => What::Value(place),
            Measure::Mass => What::Mass(place),
        }
    }
}

/// What a limit is a percent of, at least and at most. `None` where nothing bounds it.
struct Base {
    least: Option<Total>,
    most: Option<Total>,
}

/// A limit beside what was counted.
struct Limited {
    limit: Limit,
    base: Base,
    certain: Total,
    possible: Total,
    unbounded: bool,
    at_least: bool,
}

/// What is added up of some lines and costs.
struct Sum<W> {
    /// What counts.
    certain: Total,
    /// What may count besides.
    open: Total,
    /// Whether something that counts, or may, was not stated.
    unbounded: bool,
    /// What the sum waits for.
    why: W,
}

impl<'a, W: Why<'a>> Sum<W> {
    fn new() -> Self {
        Sum { certain: Total::ZERO, open: Total::ZERO, unbounded: false, why: W::default() }
    }

    /// Adds what counts, or may; `missing` tells of what was not stated.
    #[inline]
    fn add(&mut self, value: Option<Total>, is_certain: bool, missing: impl FnOnce() -> Answer<W>) {
        match value {
            Some(value) if is_certain => self.certain = self.certain.plus(value),
            Some(value) => self.open = self.open.plus(value),
            None => {
                self.unbounded = true;
                self.why.join(missing().why);
            }
        }
    }

    /// The most that it can be, as far as all was stated.
    fn possible(&self) -> Total {
        self.certain.plus(self.open)
    }
}

/// A line with its place.
type One<'o, 'a> = (usize, &'o Line<'a>);

impl<'e, 'a> Look<'e, 'a> {
    pub(super) fn max_nom<W: Why<'a>>(&self, limit: Limit, scope: &'a Scope, made_from: Option<bool>) -> Found<'a, W> {
        match scope {
            Scope::All => self.row_limit(limit, |_| Answer::known(true)),
            Scope::Only(selector) => match made_from {
                Some(is_bare) => {
                    let only = is_bare && !self.taking.options.is_from_at_least;
                    self.limit_of_used(limit, selector, Some(only), |line| line.classified)
                }
                None => self.row_limit(limit, |one| self.matches(selector, one)),
            },
            Scope::Sum(selectors) => self.row_limit(limit, |one| self.selected(selectors, one)),
            Scope::Either(selectors) if self.taking.options.is_cap_summed => {
                self.row_limit(limit, |one| self.selected(selectors, one))
            }
            Scope::Each(selectors) | Scope::Either(selectors) => self.each(limit, selectors),
            Scope::Prevailing(selector, term, groups) => self.prevailing(limit, selector, term, groups),
        }
    }

    /// Where materials of both groups are used, only the group that prevails counts.
    fn prevailing<W: Why<'a>>(
        &self,
        limit: Limit,
        selector: &'a Selector,
        term: &'a str,
        [first, second]: &'a [Selector; 2],
    ) -> Found<'a, W> {
        let valued = || self.lines().filter(|(_, line)| line.valued);
        let used = |group: &'a Selector| {
            valued().fold(Answer::known(false), |used, one| used.or(self.matches::<W>(group, one)))
        };
        let both = used(first).and(used(second));
        // One material is not of both.
        let may_be = |one: &One<'e, 'a>| {
            let of = |group: &'a Selector| self.matches::<()>(group, *one).truth != Truth::False;
            of(first) || of(second)
        };
        let are_two = valued().filter(may_be).nth(1).is_some();
        let everything = || self.row_limit(limit, |one| self.matches(selector, one));
        if both.truth == Truth::False || !are_two {
            return everything();
        }
        let prevails = self.stated::<W>(term);
        let of_group = |group: &'a Selector| self.limit_of_used::<W>(limit, group, None, |line| line.valued);
        let everything = (both.truth == Truth::Unknown).then(everything);
        let of_first = (prevails.truth != Truth::False).then(|| of_group(first));
        let of_second = (prevails.truth != Truth::True).then(|| of_group(second));
        let mut why = both.why;
        why.join(prevails.why);
        let mut found = agree([everything, of_first, of_second], why);
        if self.tells_steps::<W>() {
            found.terms.push(term);
        }
        found
    }

    /// The limit for materials of which one at least is used: where none certainly is, the cheapest that may be counts.
    /// Where the good may be made from such only, all foreign ones that may be of the kind are; but what is of an
    /// earlier stage need not be, and where it is used no other needs to. `made_from` says of a row made from them
    /// whether only such may be used.
    fn limit_of_used<W: Why<'a>>(
        &self,
        limit: Limit,
        selector: &'a Selector,
        made_from: Option<bool>,
        looked_at: fn(&Line<'a>) -> bool,
    ) -> Found<'a, W> {
        let counts_all = self.taking.options.counts_all_materials;
        let is_earlier = |line: &Line<'a>| made_from.is_some() && looked_at(line) && self.is_earlier_stage(line);
        let is_bound = |line: &Line<'a>| {
            let counts = line.status.foreign == Truth::True || !counts_all;
            made_from == Some(true) && looked_at(line) && counts && !is_earlier(line)
        };
        let truth_of = |one: One<'_, 'a>| match self.matches::<()>(selector, one).truth {
            Truth::Unknown if is_bound(one.1) => Truth::True,
            truth => truth,
        };
        let is_used = self.lines().any(|(_, line)| is_earlier(line));
        let cheapest = if is_used { None } else { self.cheapest(looked_at, truth_of) };
        self.row_limit(limit, |one| {
            if cheapest == Some(one.0) {
                return Answer::known(true);
            }
            let matches = self.matches(selector, one);
            if matches.truth == Truth::Unknown && is_bound(one.1) { Answer::known(true) } else { matches }
        })
    }

    /// Of the materials that may be of a kind the one that adds the least to a sum; `None` if one certainly is.
    fn cheapest(&self, looked_at: fn(&Line<'a>) -> bool, is_of: impl Fn(One<'e, 'a>) -> Truth) -> Option<usize> {
        let mut cheapest: Option<(Total, usize)> = None;
        for (place, line) in self.lines().filter(|(_, line)| looked_at(line)) {
            match is_of((place, line)) {
                Truth::True => return None,
                Truth::Unknown => {
                    let counts = line.status.foreign == Truth::True || self.taking.options.counts_all_materials;
                    let this = (line.value.filter(|_| counts).unwrap_or(Total::ZERO), place);
                    cheapest = Some(cheapest.map_or(this, |least| least.min(this)));
                }
                Truth::False => {}
            }
        }
        cheapest.map(|(_, place)| place)
    }

    /// The limit for each group by itself: the group nearest to breaking it is shown.
    fn each<W: Why<'a>>(&self, limit: Limit, selectors: &'a [Selector]) -> Found<'a, W> {
        let groups = selectors.iter().map(|selector| self.row_limit(limit, |one| self.matches(selector, one)));
        let counted = |found: &Found<'a, W>| found.interval.map_or(Total::ZERO, |interval| interval.certain);
        let joined = groups.reduce(|worst, next| {
            let is_nearer = (!next.answer.truth, counted(&next)) > (!worst.answer.truth, counted(&worst));
            if is_nearer {
                Found { answer: worst.answer.and(next.answer), ..next }
            } else {
                Found { answer: worst.answer.and(next.answer), ..worst }
            }
        });
        joined.unwrap_or_else(|| Answer::known(true).into())
    }

    /// A row's limit, which speaks of materials: under a minority reading not only of foreign ones.
    fn row_limit<W: Why<'a>>(&self, limit: Limit, counts: impl Fn(One<'e, 'a>) -> Answer<W>) -> Found<'a, W> {
        self.counted(limit, self.taking.options.counts_all_materials, counts)
    }

    /// The foreign materials for which `counts` holds are at most `percent` of the ex-works price.
    pub(super) fn limit<W: Why<'a>>(
        &self,
        percent: Percent,
        counts: impl Fn(One<'e, 'a>) -> Answer<W>,
    ) -> Found<'a, W> {
        let limit = Limit { percent, basis: LimitBasis::ExWorks, measure: Measure::Value };
        self.counted(limit, false, counts)
    }

    /// Foreign materials of these, or all of them, weigh at most so much.
    pub(super) fn max_weight<W: Why<'a>>(&self, limit: Limit, selectors: &'a [Selector]) -> Found<'a, W> {
        self.counted(limit, false, |one| self.of_these(selectors, one))
    }

    /// Whether a material is one of these; no selectors choose all.
    pub(super) fn of_these<W: Why<'a>>(&self, selectors: &'a [Selector], one: One<'_, 'a>) -> Answer<W> {
        if selectors.is_empty() { Answer::known(true) } else { self.selected(selectors, one) }
    }

    fn counted<W: Why<'a>>(
        &self,
        limit: Limit,
        all_materials: bool,
        counts: impl Fn(One<'e, 'a>) -> Answer<W>,
    ) -> Found<'a, W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let (mut sum, mut lines) = (Sum::<W>::new(), Vec::new());
        let is_told = self.tells::<W>();
        let measure = limit.measure;
        for one in self.lines().filter(|(_, line)| measure.looks_at(line)) {
            let (place, line) = one;
            pulse_at(place);
            if !all_materials && line.status.foreign == Truth::False {
                continue;
            }
            let foreign = if all_materials { Answer::known(true) } else { self.foreign(one) };
            let counted = counts(one).and(foreign);
            if counted.truth == Truth::False {
                continue;
            }
            sum.why.join(counted.why);
            if is_told {
                lines.push(place);
            }
            sum.add(measure.of(line), counted.truth == Truth::True, || self.waits(measure.missing(place)));
        }
        let possible = sum.possible();
        let Sum { certain, open, unbounded, mut why } = sum;
        let is_counted =
            |one: One<'e, 'a>| counts(one).truth.and(if all_materials { Truth::True } else { one.1.status.foreign });
        let base = self.base(limit, is_counted, &mut why);
        let percent = limit.percent;
        // What is certain was compared with the base already.
        let covers_all = |least| open == Total::ZERO && base.most == Some(least) || percent.covers(possible, least);
        let truth = match base {
            // A part is never more than the whole.
            _ if percent == Percent::ALL && limit.basis == LimitBasis::Materials => Truth::True,
            Base { most: Some(most), .. } if !percent.covers(certain, most) => Truth::False,
            Base { least: Some(least), .. } if !unbounded && covers_all(least) => Truth::True,
            Base { least: None, .. } if !unbounded && possible == Total::ZERO => Truth::True,
            // Nothing of it is allowed, whatever the base.
            _ if percent == Percent::NONE && certain > Total::ZERO => Truth::False,
            _ => Truth::Unknown,
        };
        let limit = Limited { limit, base, certain, possible, unbounded, at_least: false };
        self.compared(limit, truth, why, lines)
    }

    /// Originating materials of these and the costs that count beside them are at least so many percent of the base.
    pub(super) fn min_originating<W: Why<'a>>(
        &self,
        limit: Limit,
        selectors: &'a [Selector],
        costs: &[Cost],
    ) -> Found<'a, W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let (mut sum, mut lines) = (Sum::<W>::new(), Vec::new());
        let is_told = self.tells::<W>();
        let measure = limit.measure;
        for one in self.lines().filter(|(_, line)| measure.looks_at(line)) {
            let (place, line) = one;
            pulse_at(place);
            let chosen = self.of_these::<W>(selectors, one);
            if chosen.truth == Truth::False {
                continue;
            }
            // Those that do not count, or may not, decide that there is too little.
            if is_told && line.status.foreign != Truth::False {
                lines.push(place);
            }
            let counted = chosen.and(self.foreign::<W>(one).not());
            if counted.truth == Truth::False {
                continue;
            }
            sum.why.join(counted.why);
            sum.add(measure.of(line), counted.truth == Truth::True, || self.waits(measure.missing(place)));
        }
        for cost in costs {
            let figure = match cost {
                Cost::Labour => Figure::LabourCost,
                Cost::Overhead => Figure::OverheadCost,
                Cost::Profit => Figure::Profit,
            };
            sum.add(self.figure(figure), true, || self.waits(What::Figure(figure)));
        }
        let possible = sum.possible();
        let Sum { certain, unbounded, mut why, .. } = sum;
        let is_counted = |one: One<'e, 'a>| self.of_these::<()>(selectors, one).truth.and(!one.1.status.foreign);
        let base = self.base(limit, is_counted, &mut why);
        let percent = limit.percent;
        let truth = match base {
            Base { most: Some(most), .. } if percent.is_reached(certain, most) => Truth::True,
            Base { least: Some(least), .. } if !unbounded && !percent.is_reached(possible, least) => Truth::False,
            _ if percent == Percent::NONE => Truth::True,
            _ => Truth::Unknown,
        };
        self.compared(Limited { limit, base, certain, possible, unbounded, at_least: true }, truth, why, lines)
    }

    fn figure(&self, figure: Figure) -> Option<Total> {
        self.facts.figures.get(&figure).map(|amount| amount.total())
    }

    /// What a limit is a percent of. `is_counted` says which materials count towards the limit: of the sum of all
    /// materials, one whose value is unknown and that counts makes the percent larger only.
    fn base<W: Why<'a>>(&self, limit: Limit, is_counted: impl Fn(One<'e, 'a>) -> Truth, why: &mut W) -> Base {
        let mut known = |whole: Option<Total>, what| {
            if whole.is_none() {
                why.join(self.waits::<W>(what).why);
            }
            Base { least: whole, most: whole }
        };
        let measure = limit.measure;
        match limit.basis {
            LimitBasis::Mass => known(self.facts.mass.map(Amount::total), What::GoodMass),
            LimitBasis::ExWorks => known(self.price, What::Price),
            LimitBasis::ProductionCost => known(self.cost, What::Cost),
            LimitBasis::Fob => known(self.figure(Figure::FobValue), What::Figure(Figure::FobValue)),
            LimitBasis::NetCost => {
                let of = |figure| self.figure(figure);
                match (of(Figure::NetCost), of(Figure::TotalCost), of(Figure::ExcludedCosts)) {
                    (None, Some(total), Some(excluded)) => known(Some(total.minus(excluded)), What::Cost),
                    // What is excluded was not stated: the net cost may be anything up to the total.
                    (None, Some(total), None) => {
                        known(None, What::Figure(Figure::ExcludedCosts));
                        Base { least: None, most: Some(total) }
                    }
                    (net, ..) => known(net, What::Figure(Figure::NetCost)),
                }
            }
            LimitBasis::Materials => {
                let (mut sum, mut is_open) = (Total::ZERO, false);
                for one in self.lines().filter(|(_, line)| measure.looks_at(line)) {
                    match measure.of(one.1) {
                        Some(value) => sum = sum.plus(value),
                        None => {
                            known(None, measure.missing(one.0));
                            is_open |= is_counted(one) != Truth::True;
                        }
                    }
                }
                Base { least: Some(sum), most: (!is_open).then_some(sum) }
            }
            // Where it is unknown whether a material is foreign, the least leaves it out here and the sum of foreign
            // ones counts it; the other way round the most.
            LimitBasis::OriginatingMaterials => {
                let mut sum = Sum::<W>::new();
                for one in self.lines().filter(|(_, line)| measure.looks_at(line)) {
                    let own = self.foreign::<W>(one).not();
                    if own.truth != Truth::False {
                        sum.why.join(own.why);
                        sum.add(measure.of(one.1), own.truth == Truth::True, || self.waits(measure.missing(one.0)));
                    }
                }
                let most = (!sum.unbounded).then_some(sum.possible());
                let least = Some(sum.certain);
                why.join(sum.why);
                Base { least, most }
            }
        }
    }

    /// What came of a limit.
    fn compared<W: Why<'a>>(&self, of: Limited, truth: Truth, why: W, lines: Vec<usize>) -> Found<'a, W> {
        let Limited { limit: Limit { percent, basis, measure }, base, certain, possible, unbounded, at_least } = of;
        let mut why = if truth == Truth::Unknown { why } else { W::default() };
        let base = base.most.filter(|most| base.least == Some(*most));
        let limit = base.map(|base| percent.of(base));
        self.note_look(&mut why, || {
            // How much is too much or, of a least, how much is missing.
            let over = limit.map(|limit| match at_least {
                false => [certain.minus(limit), possible.minus(limit)],
                true => [limit.minus(possible), limit.minus(certain)],
            });
            // Masses do not move with values, nor does a base that moves with the status of materials stay.
            let looked = match (measure, basis) {
                (Measure::Mass, _) | (_, LimitBasis::OriginatingMaterials) => Looked::Alone,
                _ => Looked::Limit(over),
            };
            (looked, lines.iter().map(|place| (*place, Percent::ALL)).collect())
        });
        let basis = match (measure, basis) {
            (_, LimitBasis::ExWorks) => None,
            (_, LimitBasis::Mass) => Some("mass"),
            (Measure::Mass, LimitBasis::Materials) => Some("mass-of-materials"),
            (Measure::Mass, LimitBasis::OriginatingMaterials) => Some("mass-of-originating-materials"),
            (Measure::Value, named) => LimitBasis::NAMES.iter().find(|(_, one)| *one == named).map(|(name, _)| *name),
            (Measure::Mass, _) => None,
        };
        let is_money = measure == Measure::Value;
        let interval = Interval { certain, possible, unbounded, percent, base, basis, limit, at_least, is_money };
        Found { answer: Answer { truth, why }, interval: Some(interval), lines, terms: Vec::new() }
    }
}

/// Which of the cases applies is not known: where they agree it does not matter. The first is shown.
fn agree<'a, W: Why<'a>>(cases: [Option<Found<'a, W>>; 3], mut questions: W) -> Found<'a, W> {
    let mut cases = cases.into_iter().flatten();
    let Some(first) = cases.next() else { return Answer { truth: Truth::Unknown, why: questions }.into() };
    let answer = cases.fold(first.answer, |agreed, case| agreed.agreed(case.answer, W::default()));
    if answer.truth != Truth::Unknown {
        return Found { answer, ..first };
    }
    questions.join(answer.why);
    Found { answer: Answer { truth: Truth::Unknown, why: questions }, ..first }
}

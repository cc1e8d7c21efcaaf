//! Value limits: sums of materials beside a percent of the ex-works price, decided by cross-multiplication.

use super::bill::Line;
use super::look::{Found, Interval, Look};
use super::why::{Answer, Join, What, Why};
use crate::law::{Scope, Selector};
use crate::pulse::pulse_at;
use crate::value::amount::Total;
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// A line with its place.
type One<'o, 'a> = (usize, &'o Line<'a>);

impl<'e, 'a> Look<'e, 'a> {
    pub(super) fn max_nom<W: Why<'a>>(&self, percent: Percent, scope: &'a Scope, made_from: Option<bool>) -> Found<W> {
        match scope {
            Scope::All => self.row_limit(percent, |_| Answer::known(true)),
            Scope::Only(selector) => match made_from {
                Some(is_bare) => {
                    let only = is_bare && !self.taking.options.is_from_at_least;
                    self.limit_of_used(percent, selector, Some(only), |line| line.classified)
                }
                None => self.row_limit(percent, |one| self.matches(selector, one)),
            },
            Scope::Sum(selectors) => self.row_limit(percent, |one| self.selected(selectors, one)),
            Scope::Either(selectors) if self.taking.options.is_cap_summed => {
                self.row_limit(percent, |one| self.selected(selectors, one))
            }
            Scope::Each(selectors) | Scope::Either(selectors) => self.each(percent, selectors),
            Scope::Prevailing(selector, term, groups) => self.prevailing(percent, selector, term, groups),
        }
    }

    /// Where materials of both groups are used, only the group that prevails counts.
    fn prevailing<W: Why<'a>>(
        &self,
        percent: Percent,
        selector: &'a Selector,
        term: &'a str,
        [first, second]: &'a [Selector; 2],
    ) -> Found<W> {
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
        let everything = || self.row_limit(percent, |one| self.matches(selector, one));
        if both.truth == Truth::False || !are_two {
            return everything();
        }
        let prevails = self.stated::<W>(term);
        let of_group = |group: &'a Selector| self.limit_of_used::<W>(percent, group, None, |line| line.valued);
        let everything = (both.truth == Truth::Unknown).then(everything);
        let of_first = (prevails.truth != Truth::False).then(|| of_group(first));
        let of_second = (prevails.truth != Truth::True).then(|| of_group(second));
        let mut why = both.why;
        why.join(prevails.why);
        agree([everything, of_first, of_second], why)
    }

    /// The limit for materials of which one at least is used: where none certainly is, the cheapest that may be counts.
    /// Where the good may be made from such only, all foreign ones that may be of the kind are; but what is of an
    /// earlier stage need not be, and where it is used no other needs to. `made_from` says of a row made from them
    /// whether only such may be used.
    fn limit_of_used<W: Why<'a>>(
        &self,
        percent: Percent,
        selector: &'a Selector,
        made_from: Option<bool>,
        looked_at: fn(&Line<'a>) -> bool,
    ) -> Found<W> {
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
        self.row_limit(percent, |one| {
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
    fn each<W: Why<'a>>(&self, percent: Percent, selectors: &'a [Selector]) -> Found<W> {
        let groups = selectors.iter().map(|selector| self.row_limit(percent, |one| self.matches(selector, one)));
        let counted = |found: &Found<W>| found.interval.map_or(Total::ZERO, |interval| interval.certain);
        let joined = groups.reduce(|worst, next| {
            let is_nearer = (!next.answer.truth, counted(&next)) > (!worst.answer.truth, counted(&worst));
            let interval = if is_nearer { next.interval } else { worst.interval };
            Found { answer: worst.answer.and(next.answer), interval }
        });
        joined.unwrap_or_else(|| Answer::known(true).into())
    }

    /// A row's limit, which speaks of materials: under a minority reading not only of foreign ones.
    fn row_limit<W: Why<'a>>(&self, percent: Percent, counts: impl Fn(One<'e, 'a>) -> Answer<W>) -> Found<W> {
        self.counted(percent, self.taking.options.counts_all_materials, counts)
    }

    /// The foreign materials for which `counts` holds are at most `percent` of the ex-works price.
    pub(super) fn limit<W: Why<'a>>(&self, percent: Percent, counts: impl Fn(One<'e, 'a>) -> Answer<W>) -> Found<W> {
        self.counted(percent, false, counts)
    }

    fn counted<W: Why<'a>>(
        &self,
        percent: Percent,
        all_materials: bool,
        counts: impl Fn(One<'e, 'a>) -> Answer<W>,
    ) -> Found<W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let (mut certain, mut possible, mut unbounded) = (Total::ZERO, Total::ZERO, false);
        let mut why = W::default();
        for one in self.lines().filter(|(_, line)| line.valued) {
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
            why.join(counted.why);
            match line.value {
                Some(value) => {
                    possible = possible.plus(value);
                    if counted.truth == Truth::True {
                        certain = certain.plus(value);
                    }
                }
                None => {
                    unbounded = true;
                    why.join(self.waits::<W>(What::Value(place)).why);
                }
            }
        }
        let truth = match self.price {
            Some(price) if !percent.covers(certain, price) => Truth::False,
            Some(price) if !unbounded && percent.covers(possible, price) => Truth::True,
            None if !unbounded && possible == Total::ZERO => Truth::True,
            _ => Truth::Unknown,
        };
        if truth != Truth::Unknown {
            why = W::default();
        } else if self.price.is_none() {
            why.join(self.waits::<W>(What::Price).why);
        }
        let limit = self.price.map(|price| percent.of(price));
        Found { answer: Answer { truth, why }, interval: Some(Interval { certain, possible, unbounded, limit }) }
    }
}

/// Which of the cases applies is not known: where they agree it does not matter.
fn agree<W: Join>(cases: [Option<Found<W>>; 3], questions: W) -> Found<W> {
    let mut agreed: Option<(Truth, Option<Interval>)> = None;
    let (mut do_agree, mut why) = (true, questions);
    for case in cases.into_iter().flatten() {
        let (truth, interval) = agreed.unwrap_or((case.answer.truth, case.interval));
        do_agree &= truth != Truth::Unknown && truth == case.answer.truth;
        why.join(case.answer.why);
        agreed = Some((truth, interval));
    }
    match agreed {
        Some((truth, interval)) if do_agree => Found { answer: Answer::known(truth), interval },
        found => Found { answer: Answer { truth: Truth::Unknown, why }, interval: found.and_then(|(_, shown)| shown) },
    }
}

//! Tests value limits: compares sums of materials with a percent of the ex-works price, by cross-multiplication.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::Looked;
use super::case::{Answer, Case, Found, Line, MadeFrom};
use crate::answer::{Comparison, Lack};
use crate::law::{Scope, Selector, reading};
use crate::pulse::pulse_at;
use crate::value::amount::Total;
use crate::value::share::{Percent, Share};
use crate::value::truth::Truth;

/// A sum with a certain part and a part that waits for facts.
struct Sum {
    certain: Total,
    possible: Total,
    unbounded: bool,
    lacks: Vec<Lack>,
    places: Vec<usize>,
}

impl<'a> Case<'a> {
    pub(super) fn max_nom(&self, percent: Percent, scope: &Scope) -> Found {
        match scope {
            Scope::All => self.row_limit(percent, |_| Answer::known(true)),
            Scope::Only(selector) => {
                let used = self.made_from.filter(|from| from.selectors == core::slice::from_ref(selector));
                match used {
                    Some(from) => self.limit_of_used(percent, selector, Some(from), |line| line.classified),
                    None => self.row_limit(percent, |line| self.matches(selector, line)),
                }
            }
            Scope::Sum(selectors) => self.row_limit(percent, |line| self.selected(selectors, line)),
            Scope::Each(selectors) => self.each(percent, selectors),
            Scope::Either(selectors) => match self.choice.option(reading::CAP_HEADINGS) {
                Some("sum") => self.row_limit(percent, |line| self.selected(selectors, line)),
                _ => self.each(percent, selectors),
            },
            Scope::Prevailing(selector, term, groups) => {
                let [first, second] = groups.as_ref();
                let used = |group: &Selector| {
                    let lines = self.lines.unwrap_or_default().iter().filter(|line| line.valued);
                    lines.fold(Answer::known(false), |used, line| used.or(self.matches(group, line)))
                };
                let both = used(first).and(used(second));
                // One material cannot belong to both groups.
                let may_be = |line: &&Line<'_>| {
                    let of = |group: &Selector| self.matches(group, line).truth != Truth::False;
                    line.valued && (of(first) || of(second))
                };
                let are_two = self.lines.unwrap_or_default().iter().filter(may_be).nth(1).is_some();
                let everything = || self.row_limit(percent, |line| self.matches(selector, line));
                if both.truth == Truth::False || !are_two {
                    return everything();
                }
                let prevails = self.stated(term);
                let of_group = |group: &Selector| self.limit_of_used(percent, group, None, |line| line.valued);
                let mut cases = Vec::new();
                if both.truth == Truth::Unknown {
                    cases.push(everything());
                }
                if prevails.truth != Truth::False {
                    cases.push(of_group(first));
                }
                if prevails.truth != Truth::True {
                    cases.push(of_group(second));
                }
                let mut found = agree(cases, both.lacks.into_iter().chain(prevails.lacks).collect());
                found.terms.push(term.clone());
                found
            }
        }
    }

    /// Tests the limit for a kind of material of which at least one is used. If no material is certainly of the kind,
    /// the cheapest that may be counts. If the good may be made from this kind only, all foreign materials that may be
    /// of it are. A material of an earlier stage need not be of it, and if one is used, no other need be.
    fn limit_of_used(
        &self,
        percent: Percent,
        selector: &Selector,
        made_from: Option<MadeFrom<'_>>,
        looked_at: fn(&Line<'a>) -> bool,
    ) -> Found {
        let only = made_from.is_some_and(|from| from.only);
        let is_earlier = |line: &Line<'a>| made_from.is_some() && looked_at(line) && self.is_earlier_stage(line);
        let is_of = |line: &Line<'a>| {
            let counts = line.foreign == Truth::True || !self.counts_all_materials();
            let is_bound = only && looked_at(line) && counts && !is_earlier(line);
            match self.matches(selector, line) {
                Answer { truth: Truth::Unknown, .. } if is_bound => Answer::known(true),
                matches => matches,
            }
        };
        let is_used = self.lines.unwrap_or_default().iter().any(is_earlier);
        let cheapest = if is_used { None } else { self.cheapest(looked_at, is_of) };
        self.row_limit(percent, |line| if cheapest == Some(line.place) { Answer::known(true) } else { is_of(line) })
    }

    /// Returns the material that may be of a kind and adds the least to a sum; `None` if a material is certainly of it.
    fn cheapest(&self, looked_at: fn(&Line<'a>) -> bool, is_of: impl Fn(&Line<'a>) -> Answer) -> Option<usize> {
        let mut cheapest: Option<(Total, usize)> = None;
        for line in self.lines?.iter().filter(|line| looked_at(line)) {
            match is_of(line).truth {
                Truth::True => return None,
                Truth::Unknown => {
                    let counts = line.foreign == Truth::True || self.counts_all_materials();
                    let value = line.material.value.filter(|_| counts).map_or(Total::ZERO, |value| value.total());
                    let this = (value, line.place);
                    cheapest = Some(cheapest.map_or(this, |least| least.min(this)));
                }
                Truth::False => {}
            }
        }
        cheapest.map(|(_, place)| place)
    }

    /// Tests the limit for each group by itself. Shows the group that is nearest to breaking it.
    fn each(&self, percent: Percent, selectors: &[Selector]) -> Found {
        let groups = selectors.iter().map(|selector| self.row_limit(percent, |line| self.matches(selector, line)));
        let joined = groups.reduce(|worst, next| {
            let answer = worst.answer.clone().and(next.answer.clone());
            let nearer = (!next.answer.truth, next.counted) > (!worst.answer.truth, worst.counted);
            Found { answer, ..if nearer { next } else { worst } }
        });
        joined.unwrap_or_else(|| Found::of(Answer::known(true)))
    }

    /// Tests a limit of a row. By a minority reading it counts domestic materials too.
    fn row_limit(&self, percent: Percent, counts: impl Fn(&Line<'a>) -> Answer) -> Found {
        self.counted(percent, self.counts_all_materials(), counts)
    }

    fn counts_all_materials(&self) -> bool {
        self.choice.option(reading::VALUE_OF_ALL_MATERIALS) == Some("all")
    }

    /// Tests that the foreign materials that `counts` selects are at most `percent` of the ex-works price.
    pub(super) fn limit(&self, percent: Percent, counts: impl Fn(&Line<'a>) -> Answer) -> Found {
        self.counted(percent, false, counts)
    }

    fn counted(&self, percent: Percent, all_materials: bool, counts: impl Fn(&Line<'a>) -> Answer) -> Found {
        match self.sum(all_materials, counts) {
            Some(sum) => self.compare(percent, sum),
            None => Found::of(self.no_bill()),
        }
    }

    /// Tests `VAC p`: the price without the foreign materials is at least p percent of it.
    pub(super) fn value_added(&self, percent: Percent) -> Found {
        self.limit(percent.complement(), |_| Answer::known(true))
    }

    /// Tests that the foreign items of a set are at most so much of its price.
    pub(super) fn set(&self, percent: Percent) -> Found {
        self.limit(percent, |line| Answer::known(line.material.is_set_item != Some(false)))
    }

    fn sum(&self, all_materials: bool, counts: impl Fn(&Line<'a>) -> Answer) -> Option<Sum> {
        let lines = self.lines?;
        let mut sum = Sum {
            certain: Total::ZERO,
            possible: Total::ZERO,
            unbounded: false,
            lacks: Vec::new(),
            places: Vec::new(),
        };
        for line in lines.iter().filter(|line| line.valued) {
            pulse_at(line.place);
            if !all_materials && line.foreign == Truth::False {
                continue;
            }
            let foreign = if all_materials { Answer::known(true) } else { self.foreign(line) };
            let counted = counts(line).and(foreign);
            if counted.truth == Truth::False {
                continue;
            }
            sum.places.push(line.place);
            sum.lacks.extend(counted.lacks);
            match line.material.value.map(|value| value.total()) {
                Some(value) if counted.truth == Truth::True => {
                    sum.certain = sum.certain.plus(value);
                    sum.possible = sum.possible.plus(value);
                }
                Some(value) => sum.possible = sum.possible.plus(value),
                None => {
                    sum.unbounded = true;
                    if !self.quiet {
                        let fact = format!("{}/materials/{}/value", self.at, line.place);
                        sum.lacks.push(Lack::new(fact, "material-value"));
                    }
                }
            }
        }
        Some(sum)
    }

    fn ids(&self, places: &[usize]) -> Vec<alloc::string::String> {
        let lines = self.lines.unwrap_or_default();
        let lines = places.iter().filter_map(|place| lines.get(*place));
        lines.map(|line| line.material.id.clone()).collect()
    }

    fn compare(&self, percent: Percent, sum: Sum) -> Found {
        let price = self.price();
        let truth = match price {
            Some(price) if !percent.covers(sum.certain, price) => Truth::False,
            Some(price) if !sum.unbounded && percent.covers(sum.possible, price) => Truth::True,
            None if !sum.unbounded && sum.possible == Total::ZERO => Truth::True,
            _ => Truth::Unknown,
        };
        let mut lacks = Vec::new();
        if truth == Truth::Unknown {
            lacks = sum.lacks;
            if price.is_none() {
                lacks.push(Lack::new(format!("{}/good/ex_works_price", self.at), "ex-works-price"));
            }
        }
        self.watched(
            || Looked::Limit(price.map(|price| [sum.certain, sum.possible].map(|sum| sum.minus(percent.of(price))))),
            || sum.places.clone(),
        );
        let undecided = sum.possible.minus(sum.certain);
        let comparison = self.trace.then(|| Comparison {
            value: sum.certain.to_string(),
            undecided: (undecided > Total::ZERO).then(|| undecided.to_string()),
            unbounded: sum.unbounded,
            base: price.map(|price| price.to_string()),
            measured: price.and_then(|price| Share::of(sum.certain, price)).map(|share| share.percent(4)),
            limit: percent.to_string(),
            limit_value: price.map(|price| percent.of(price).to_string()),
            headroom: price.map(|price| percent.of(price).minus(sum.certain).to_string()),
        });
        Found {
            answer: Answer { truth, lacks },
            comparison,
            counted: sum.certain,
            materials: if self.trace { self.ids(&sum.places) } else { Vec::new() },
            terms: Vec::new(),
        }
    }
}

/// Joins cases when it is unknown which of them applies. If they agree, it does not matter.
fn agree(cases: Vec<Found>, questions: Vec<Lack>) -> Found {
    let mut cases = cases.into_iter();
    let Some(first) = cases.next() else { return Found::of(Answer { truth: Truth::Unknown, lacks: questions }) };
    let truth = first.answer.truth;
    let mut lacks = questions;
    let mut all_agree = truth != Truth::Unknown;
    lacks.extend(first.answer.lacks.iter().cloned());
    for case in cases {
        all_agree &= case.answer.truth == truth;
        lacks.extend(case.answer.lacks);
    }
    if all_agree { first } else { Found { answer: Answer { truth: Truth::Unknown, lacks }, ..first } }
}

//! How far each figure of a good may move before something is lost.
//!
//! Values only lose when they rise, prices, costs and documented shares only when they fall: there is one last value,
//! and bisection with the engine finds it. Lines that the same tests count differ only in their value, so that one of
//! them tells the distance for all. A rate that moves price and materials at once may lose and win again: there every
//! sum is a straight line in the rate, and the places where one crosses its limit part what can change.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::Cell;

use super::Headroom;
use super::candidates::View;
use super::change::line_mut;
use super::goal::Goal;
use super::numbers::{Figure, Rate, What, figures, last_holding, rates, shown, units};
use crate::answer::Step;
use crate::assessment::Law;
use crate::contradiction::{Sound, is_counted};
use crate::doc::Json;
use crate::facts::{Facts, GoodFacts, Lot};
use crate::judge::Looked;
use crate::law::{Citation, Library};
use crate::sort::sorted;
use crate::value::amount::{Amount, DECIMALS, Total};
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// The head-room of every figure that can lose the goal, in the order of the facts; rates come last. The facts reach
/// the goal; they are moved and left as they were. Also tells whether all figures were looked at: in a long bill with many
/// kinds of lines only the first ones are.
pub(super) fn headroom(
    document: &Json<'_>,
    law: Law<'_>,
    goal: Goal,
    facts: &mut Facts,
    library: &Library,
) -> (Vec<Headroom>, bool) {
    let figures = figures(document, &facts.good);
    let view = View::of(law, facts, goal);
    let contradicted = Sound::new(facts, library).touched().clone();
    let left = Cell::new(law.times(facts, MOST_LOOKS).max(LEAST_TRIED));
    let mut meter = Meter { law, goal, library, facts, contradicted, left, lots: BTreeMap::new() };
    let reach = meter.reach(&view);
    let mut found: Vec<Headroom> = figures.iter().filter_map(|figure| meter.figure(figure, &view, &reach)).collect();
    let rates = rates(&figures);
    for rate in &rates {
        found.extend(meter.rate(rate));
    }
    let is_whole = meter.left.get() > 0;
    (found, is_whole)
}

/// Looks that may be spent on head-room: beyond them the remaining figures are left out.
const MOST_LOOKS: u64 = 200_000_000;
/// This many changes are tried, however long the bill is.
const LEAST_TRIED: usize = 24;

/// How much more the value of a line may be, in units of an amount, and which test breaks beyond.
#[derive(Clone)]
struct Distance {
    more: i128,
    /// Which of the distances it is: lines of one move alike.
    class: usize,
    culprit: (Option<String>, Option<Citation>),
}

/// The distance of each line that has one, by its place among all lines.
type Reach = Vec<Option<Distance>>;

/// Lines that the same tests count, with the same part of their value; one that is like no other by itself.
type Class = (Vec<(usize, Percent)>, Option<usize>);

struct Meter<'m, 'l> {
    law: Law<'l>,
    goal: Goal,
    library: &'m Library,
    facts: &'m mut Facts,
    /// The places that contradict others as the facts stand.
    contradicted: BTreeSet<String>,
    /// How many more changes may be tried.
    left: Cell<usize>,
    /// Whether figures contradict each other where a line of this class, counted or not, is moved so far.
    lots: BTreeMap<(usize, bool, i128), bool>,
}

impl Meter<'_, '_> {
    /// Takes one trial of those that are left.
    fn may_try(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    /// Whether the goal is still reached after a change, which is undone. Where no trial is left it is: nothing is found
    /// then.
    fn holds(&mut self, change: impl FnOnce(&mut GoodFacts) -> bool, figures: &[&Figure]) -> bool {
        if !self.may_try() {
            return true;
        }
        let before = self.before(figures);
        let holds = change(&mut self.facts.good) && self.goal.holds(self.law, self.facts);
        self.restore(figures, before);
        holds
    }

    fn before(&self, figures: &[&Figure]) -> Vec<Option<i128>> {
        figures.iter().map(|figure| figure.now).collect()
    }

    fn restore(&mut self, figures: &[&Figure], before: Vec<Option<i128>>) {
        for (figure, now) in figures.iter().zip(before) {
            now.map(|now| figure.state(&mut self.facts.good, now));
        }
    }

    /// The distance of every line that a test counts.
    fn reach(&mut self, view: &View) -> Reach {
        let mut classes: BTreeMap<Class, Vec<(Amount, usize)>> = BTreeMap::new();
        for (index, seen) in view.lines.iter().enumerate().filter(|(_, seen)| !seen.looks.is_empty()) {
            let Some(line) = line_mut(&mut self.facts.good, &seen.path, seen.place) else { continue };
            let Some(value) = line.value else { continue };
            // A value that is a quantity times a price cannot move, so it says nothing about other lines.
            let has_lot = line.lot.quantity.is_some() && line.lot.unit_price.is_some();
            let is_alone = seen.is_unvalued || seen.is_part || has_lot || !seen.path.is_empty() || view.is_alone(seen);
            let alone = is_alone.then_some(index);
            classes.entry((seen.looks.clone(), alone)).or_default().push((value, index));
        }
        let mut reach = Reach::new();
        reach.resize(view.lines.len(), None);
        for ((looks, _), lines) in classes {
            // The smallest can rise furthest: where it loses nothing, no other does.
            let Some((value, index)) = lines.iter().min() else { continue };
            let Some(seen) = view.lines.get(*index) else { continue };
            let slack = looks.iter().filter_map(|(note, _)| view.slack(*note, self.goal));
            let Some(distance) = self.distance(*value, (&seen.path, seen.place), *index, slack.collect()) else {
                continue;
            };
            for (_, index) in lines {
                reach.get_mut(index).into_iter().for_each(|known| *known = Some(distance.clone()));
            }
        }
        reach
    }

    /// How much more a line's value may be; `slack` is what the tests that count it leave.
    fn distance(
        &mut self,
        value: Amount,
        (path, place): (&[usize], usize),
        class: usize,
        slack: Vec<Total>,
    ) -> Option<Distance> {
        let fine = 10_i128.saturating_pow(DECIMALS);
        let now = value.total().units().checked_div(fine)?;
        let most = 10_i128.saturating_pow(21).saturating_sub(1);
        let (law, goal) = (self.law, self.goal);
        let (facts, left) = (&mut *self.facts, &self.left);
        let mut holds = |more: i128| {
            if left.get() == 0 {
                return true;
            }
            left.set(left.get().saturating_sub(1));
            let amount = shown(now.saturating_add(more), DECIMALS).parse::<Amount>().ok();
            let Some(line) = line_mut(&mut facts.good, path, place) else { return false };
            line.value = amount;
            let holds = amount.is_some() && goal.holds(law, facts);
            if let Some(line) = line_mut(&mut facts.good, path, place) {
                line.value = Some(value);
            }
            holds
        };
        let most = most.saturating_sub(now);
        // What a test leaves is nearly always where it breaks.
        let slack = slack.into_iter().filter(|slack| *slack >= Total::ZERO);
        let hints = sorted(slack.filter_map(|slack| slack.units().checked_div(fine)).collect(), Ord::cmp);
        let hinted = hints.into_iter().find(|hint| *hint < most && !holds(hint.saturating_add(1)));
        let more = match hinted.filter(|hint| holds(*hint)) {
            Some(hint) => hint,
            None => last_holding(0, most, &mut holds)?,
        };
        let broken = shown(now.saturating_add(more).saturating_add(1), DECIMALS).parse().ok();
        line_mut(&mut self.facts.good, path, place)?.value = broken;
        let culprit = self.culprit();
        line_mut(&mut self.facts.good, path, place)?.value = Some(value);
        (self.left.get() > 0).then_some(Distance { more, class, culprit })
    }

    fn figure(&mut self, figure: &Figure, view: &View, reach: &Reach) -> Option<Headroom> {
        let now = figure.now.filter(|_| self.left.get() > 0)?;
        let (last, next, culprit) = match &figure.what {
            What::Value(path, place) => {
                let distance = reach.get(view.place_of(path, *place)?)?.as_ref()?;
                let value = figure.amount(now)?.total().units().checked_div(10_i128.saturating_pow(DECIMALS))?;
                let last = figure.within(value.saturating_add(distance.more))?;
                (last, last.saturating_add(1), distance.culprit.clone())
            }
            What::Price(_) | What::Cost(_) | What::Of(..) | What::Share(..) => {
                let end = figure.worst(&self.facts.good);
                let last = last_holding(now, end, &mut |now| self.holds(|good| figure.state(good, now), &[figure]))?;
                let next = if end < now { last.saturating_sub(1) } else { last.saturating_add(1) };
                figure.state(&mut self.facts.good, next);
                let culprit = self.culprit();
                figure.state(&mut self.facts.good, now);
                (last, next, culprit)
            }
        };
        if self.contradicts(figure, (now, next), view, reach) || self.left.get() == 0 {
            return None;
        }
        let written = |units: i128| shown(units, figure.decimals);
        (next <= figure.most()).then(|| Headroom {
            of: figure.at.clone(),
            id: figure.id(&self.facts.good),
            figure: Cow::Borrowed(figure.kind()),
            at: Vec::new(),
            breaks: Cow::Borrowed(self.goal.code()),
            now: written(now),
            holds_to: written(last),
            breaks_at: written(next),
            test: culprit.0,
            citation: culprit.1,
        })
    }

    /// Whether a figure contradicts another once it is at `next`. Lines of one class without a quantity do it together.
    fn contradicts(&mut self, figure: &Figure, (now, next): (i128, i128), view: &View, reach: &Reach) -> bool {
        let alike = match &figure.what {
            What::Value(path, place) if path.is_empty() => view
                .place_of(path, *place)
                .and_then(|index| reach.get(index)?.as_ref())
                .zip(line_mut(&mut self.facts.good, path, *place))
                .filter(|(_, line)| line.lot == Lot::default())
                .zip(figure.amount(next).zip(figure.amount(now)))
                .map(|((distance, line), (next, now))| {
                    (distance.class, is_counted(line), next.total().minus(now.total()).units())
                }),
            _ => None,
        };
        if let Some(known) = alike.and_then(|alike| self.lots.get(&alike)) {
            return *known;
        }
        let is_contradicted = self.may_try() && figure.state(&mut self.facts.good, next) && self.is_contradicted();
        figure.state(&mut self.facts.good, now);
        alike.map(|alike| self.lots.insert(alike, is_contradicted));
        is_contradicted
    }

    /// Whether figures contradict each other that did not as they were stated. The law loses nothing by that, so it is
    /// no end of a head-room.
    fn is_contradicted(&self) -> bool {
        let sound = Sound::new(self.facts, self.library);
        sound.touched().iter().any(|place| !self.contradicted.contains(place))
    }

    /// A rate, downwards and upwards.
    fn rate(&mut self, rate: &Rate<'_>) -> Vec<Headroom> {
        let now = rate.now();
        let crossings = self.crossings(rate);
        let mut found = Vec::new();
        for end in [1, rate.most()] {
            let is_beyond = |place: &i128| (now.min(end)..=now.max(end)).contains(place) && *place != now;
            let stops = crossings.iter().flat_map(|crossing| (-1..=2).map(|near| crossing.saturating_add(near)));
            let stops = stops.chain([end]).filter(is_beyond).collect();
            let stops: Vec<i128> = sorted(stops, |left: &i128, right| left.abs_diff(now).cmp(&right.abs_diff(now)));
            let mut holds = |place: i128| self.holds(|good| rate.state(good, place), &rate.figures);
            let mut good = now;
            let mut last = None;
            for stop in stops {
                last = last_holding(good, stop, &mut holds);
                if last.is_some() {
                    break;
                }
                good = stop;
            }
            let Some(last) = last else { continue };
            let next = if end < now { last.saturating_sub(1) } else { last.saturating_add(1) };
            rate.state(&mut self.facts.good, next);
            let culprit = (!self.is_contradicted()).then(|| self.culprit());
            rate.state(&mut self.facts.good, now);
            let Some(culprit) = culprit else { continue };
            found.push(Headroom {
                of: ["rate:", &rate.currency].concat(),
                id: Some(rate.currency.clone()),
                figure: Cow::Borrowed("rate"),
                at: rate.figures.iter().filter_map(|one| Some(one.exchange.as_ref()?.at.clone())).collect(),
                breaks: Cow::Borrowed(self.goal.code()),
                now: shown(now, rate.decimals),
                holds_to: shown(last, rate.decimals),
                breaks_at: shown(next, rate.decimals),
                test: culprit.0,
                citation: culprit.1,
            });
        }
        found
    }

    /// The rates at which a sum crosses its limit, cut off: what is above a limit at this rate and at twice as much
    /// gives the line.
    fn crossings(&mut self, rate: &Rate<'_>) -> Vec<i128> {
        let now = rate.now();
        let above = |meter: &Self| -> Vec<Option<Total>> {
            let view = View::of(meter.law, meter.facts, meter.goal);
            (0..view.notes.len()).map(|note| view.slack(note, meter.goal)).collect()
        };
        let here = above(self);
        let far = rate.state(&mut self.facts.good, now.saturating_mul(2)).then(|| above(self));
        rate.state(&mut self.facts.good, now);
        let pairs = here.into_iter().zip(far.unwrap_or_default());
        let crossing = |(here, far): (Option<Total>, Option<Total>)| {
            let (here, far) = (here?.units(), far?.units());
            let moved = here.checked_mul(now)?.checked_div(far.checked_sub(here)?)?;
            now.checked_sub(moved)
        };
        pairs.filter_map(crossing).collect()
    }

    /// The test that fails on facts that have lost the goal, and its provision.
    fn culprit(&self) -> (Option<String>, Option<Citation>) {
        self.may_try();
        if matches!(self.goal, Goal::Share(_)) {
            return (None, self.law.book.content.as_ref().map(|content| content.citation.clone()));
        }
        let steps = self.law.lost(self.facts);
        // Where facts are missing a test that breaks may be left undecided.
        let failed = |step: &&Step| step.outcome != Truth::True;
        let above = |step: &&Step| step.outcome != Truth::True && step.comparison.is_some();
        let decisive = || steps.iter().filter(|step| step.decisive);
        let step = decisive().find(above).or_else(|| decisive().find(failed)).or_else(|| steps.iter().find(above));
        (step.and_then(|step| step.expression.clone()), step.map(|step| step.citation.clone()))
    }
}

impl View {
    /// How far below its limit a noted sum is.
    fn slack(&self, note: usize, goal: Goal) -> Option<Total> {
        match &self.notes.get(note)?.looked {
            // What may count is what breaks first.
            Looked::Limit(over) => over.map(|[_, over]| Total::ZERO.minus(over)),
            Looked::Share(foreign, base) => Some(goal.most_foreign((*base)?)?.minus(*foreign)),
            Looked::Barred | Looked::Alone => None,
        }
    }
}

impl Figure {
    /// The most that can be stated and is at most this much, in units of an amount.
    fn within(&self, most: i128) -> Option<i128> {
        let fine = 10_i128.saturating_pow(DECIMALS.saturating_sub(self.decimals));
        match &self.exchange {
            None => most.checked_div(fine),
            Some(exchange) => {
                let rate = units(&exchange.rate.total().to_string(), DECIMALS)?;
                most.checked_mul(10_i128.saturating_pow(self.decimals))?.checked_div(rate)
            }
        }
    }
}

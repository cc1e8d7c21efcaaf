//! What a test may look at: one good with its bill under the options taken. Here: which materials a selector chooses.

use alloc::vec::Vec;

use super::bill::{Because, Bill, Line};
use super::goods::Good;
use super::limit::{Limit, Measure};
use super::note::{Looked, Note};
use super::rule::{Leaf, Rule};
use super::taking::{Assumed, Taking};
use super::told::{Telling, Told};
use super::why::{Answer, Stated, Waits, What, Why, waits};
use crate::facts::GoodFacts;
use crate::law::{Atom, Codes, Level, Role, Selector, Terms, Test, Tolerance};
use crate::pulse::pulse_at;
use crate::value::amount::Total;
use crate::value::hs::HsRange;
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// One good under the options taken.
#[derive(Clone, Copy)]
pub(crate) struct Look<'e, 'a> {
    /// Its place among the goods.
    pub(crate) good: usize,
    pub(crate) facts: &'a GoodFacts,
    pub(crate) price: Option<Total>,
    pub(crate) cost: Option<Total>,
    pub(crate) bill: &'e Bill<'a>,
    /// The goods behind it, among them its parts.
    pub(crate) behind: &'e [Good<'a>],
    pub(crate) rule: &'e Rule<'a>,
    pub(crate) taking: &'e Taking<'a>,
    /// What is assumed besides, to see whether it is settled either way.
    pub(crate) tried: Option<Assumed<'a>>,
    pub(crate) terms: &'a Terms,
    /// The stated operations whose names nobody knows, by their places: each may be any operation.
    pub(crate) unknown_operations: &'e [usize],
    /// What is noted where reasons are.
    pub(crate) telling: Telling,
}

/// How far a value is from its limit: what certainly counts, and all that may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) certain: Total,
    pub(crate) possible: Total,
    /// Whether a value is missing, so that nothing bounds the sum.
    pub(crate) unbounded: bool,
    /// The limit in percent of the price.
    pub(crate) percent: Percent,
    /// What the limit is a percent of; `None` while that is not settled.
    pub(crate) base: Option<Total>,
    /// Which base that is, by its name; `None` of the ex-works price.
    pub(crate) basis: Option<&'static str>,
    /// The limit in money; `None` without a base.
    pub(crate) limit: Option<Total>,
    /// Whether the value must be at least the limit, not at most.
    pub(crate) at_least: bool,
    /// Whether it is a sum of money, not a mass.
    pub(crate) is_money: bool,
}

impl Interval {
    /// How far the certain value is from missing its limit.
    pub(crate) fn headroom(&self) -> Option<Total> {
        let limit = self.limit?;
        Some(if self.at_least { self.certain.minus(limit) } else { limit.minus(self.certain) })
    }
}

/// What came of a test. Lines and terms are noted where steps are told.
pub(crate) struct Found<'a, W> {
    pub(crate) answer: Answer<W>,
    pub(crate) interval: Option<Interval>,
    /// The lines that decide it, by their places.
    pub(crate) lines: Vec<usize>,
    /// The operations and facts that decide it.
    pub(crate) terms: Vec<&'a str>,
}

impl<W> From<Answer<W>> for Found<'_, W> {
    fn from(answer: Answer<W>) -> Self {
        Found { answer, interval: None, lines: Vec::new(), terms: Vec::new() }
    }
}

impl<'e, 'a> Look<'e, 'a> {
    /// Applies a test.
    pub(crate) fn test<W: Why<'a>>(&self, leaf: &Leaf<'a>) -> Found<'a, W> {
        let exempt = self.rule.tolerances.get(leaf.exempt.clone()).unwrap_or_default();
        match leaf.test {
            Test::WhollyProduced if self.facts.wholly_produced.is_none() => self.waits(What::WhollyProduced).into(),
            Test::WhollyProduced if !self.bill.is_stated => self.waits(What::Bill).into(),
            Test::WhollyProduced => self.nothing_foreign_within(),
            Test::Change(level) => {
                let same = self.range_of(*level);
                self.no_foreign(exempt, |line| {
                    if !exempt.is_empty() && self.is_tolerated_at(*level, exempt, line) {
                        Answer::known(false)
                    } else {
                        self.same(same, line)
                    }
                })
            }
            Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) => {
                self.no_foreign(exempt, |line| self.selected(selectors, line))
            }
            Test::AnyHeading | Test::AnyHeadingIncluding(_) => Answer::known(true).into(),
            Test::From(selectors) => self.made_from(selectors, exempt),
            Test::WhollyObtained(selectors) => self.wholly_obtained(selectors, exempt),
            Test::MaxNom(percent, scope, basis) => {
                let limit = Limit { percent: *percent, basis: *basis, measure: Measure::Value };
                self.max_nom(limit, scope, leaf.made_from)
            }
            Test::MinOriginating(percent, costs, basis) => {
                let limit = Limit { percent: *percent, basis: *basis, measure: Measure::Value };
                self.min_originating(limit, &[], costs)
            }
            Test::MaxWeight(percent, selectors, basis) => {
                let limit = Limit { percent: *percent, basis: *basis, measure: Measure::Mass };
                self.max_weight(limit, selectors)
            }
            Test::MinWeight(percent, selectors, basis) => {
                let limit = Limit { percent: *percent, basis: *basis, measure: Measure::Mass };
                self.min_originating(limit, selectors, &[])
            }
            Test::ValueAdded(percent) => self.limit(percent.complement(), |_| Answer::known(true)),
            Test::Set(percent) => self.limit(*percent, |(_, line)| Answer::known(line.is_set_item != Some(false))),
            Test::Operations(quantity, items, on) => {
                let vague = self.rule.conditions.get(leaf.condition).map_or(&[][..], |one| &one.vague);
                let mut answer = self.operations::<W>(*quantity, items, vague);
                let mut terms = Vec::new();
                if self.tells_steps::<W>() {
                    terms = self.deciding(*quantity, items, vague);
                    terms.extend(on.as_deref());
                }
                if let Some(term) = on {
                    answer = answer.and(self.stated(term));
                }
                Found { terms, ..answer.into() }
            }
            Test::Site(term) | Test::Fact(term) => self.fact(term),
        }
    }

    /// A fact about the good, as a test.
    pub(crate) fn fact<W: Why<'a>>(&self, term: &'a str) -> Found<'a, W> {
        let terms = if self.tells_steps::<W>() { Vec::from([term]) } else { Vec::new() };
        Found { terms, ..self.stated(term).into() }
    }

    /// Whether more is told than what unknown truths wait for.
    pub(crate) fn tells<W: Why<'a>>(&self) -> bool {
        W::TOLD && self.telling != Telling::Waits
    }

    pub(crate) fn tells_steps<W: Why<'a>>(&self) -> bool {
        W::TOLD && self.telling == Telling::Steps
    }

    /// Where steps and warnings are told.
    pub(crate) fn steps<'w, W: Why<'a>>(&self, why: &'w mut W) -> Option<&'w mut Told<'a>> {
        if self.tells_steps::<W>() { why.told() } else { None }
    }

    /// Notes what a test looks at, where that is told.
    pub(crate) fn note_look<W: Why<'a>>(&self, why: &mut W, looked: impl FnOnce() -> (Looked, Vec<(usize, Percent)>)) {
        if W::TOLD
            && self.telling == Telling::Looks
            && let Some(told) = why.told()
        {
            let (looked, lines) = looked();
            told.looks.push(Note { good: self.good, looked, lines });
        }
    }

    /// What came of a test that lines may break. `lines` are those that do or may, each with what it leaves of it.
    pub(super) fn of_lines<W: Why<'a>>(&self, mut answer: Answer<W>, lines: Vec<(usize, Truth)>) -> Found<'a, W> {
        self.note_look(&mut answer.why, || {
            (Looked::Barred, lines.iter().map(|(place, _)| (*place, Percent::ALL)).collect())
        });
        let truth = answer.truth;
        let deciding = lines.into_iter().filter(|(_, left)| *left == truth).map(|(place, _)| place);
        Found { lines: deciding.collect(), ..answer.into() }
    }

    /// No foreign material may be as `barred` says, except those exempt.
    fn no_foreign<W: Why<'a>>(
        &self,
        exempt: &[&'a Tolerance],
        barred: impl Fn((usize, &Line<'a>)) -> Answer<W>,
    ) -> Found<'a, W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let (mut none, mut lines) = (Answer::known(true), Vec::new());
        let is_told = self.tells::<W>();
        for (place, line) in self.lines().filter(|(_, line)| line.classified && line.status.foreign != Truth::False) {
            pulse_at(place);
            let one = (place, line);
            let spared =
                exempt.iter().fold(Answer::known(false), |spared, tolerance| spared.or(self.spared(tolerance, one)));
            let offends = barred(one).and(spared.not());
            if offends.truth == Truth::False {
                continue;
            }
            let left = offends.and(self.foreign(one)).not();
            if is_told {
                lines.push((place, left.truth));
            }
            none = none.and(left);
            if none.truth == Truth::False && !is_told {
                break;
            }
        }
        self.of_lines(none, lines)
    }

    /// No line is foreign, and nothing foreign went into one: what counts as domestic only by cumulation or processing
    /// does not make a good that is produced "only from" domestic materials.
    pub(crate) fn nothing_foreign_within<W: Why<'a>>(&self) -> Found<'a, W> {
        let (mut none, mut lines) = (Answer::known(true), Vec::new());
        for one in self.lines().filter(|(_, line)| line.classified) {
            let truth = one.1.any_foreign();
            let mut why = W::default();
            if W::TOLD && truth == Truth::Unknown {
                why.join(self.why_foreign(one));
                why.join(self.why_inputs(one));
            }
            if self.tells::<W>() && truth != Truth::False {
                lines.push((one.0, !truth));
            }
            none = none.and(Answer { truth, why }.not());
        }
        self.of_lines(none, lines)
    }

    /// Whether materials went into the good and none of them is foreign.
    pub(crate) fn nothing_foreign<W: Why<'a>>(&self) -> Found<'a, W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let counted = || self.lines().filter(|(_, line)| line.classified || line.valued);
        let none =
            counted().fold(Answer::known(counted().next().is_some()), |none, one| none.and(self.foreign(one).not()));
        let mut lines = Vec::new();
        if self.tells_steps::<W>() {
            let foreign = counted().filter(|(_, line)| line.status.foreign != Truth::False);
            lines.extend(foreign.map(|(place, _)| place));
        }
        Found { lines, ..none.into() }
    }

    /// Whether a tolerance lets a material be used: it is one of those chosen, and not alone already too much.
    pub(super) fn spared<W: Why<'a>>(&self, tolerance: &'a Tolerance, one: (usize, &Line<'a>)) -> Answer<W> {
        if self.is_too_much(tolerance, one.1) { Answer::known(false) } else { self.selected(&tolerance.selectors, one) }
    }

    /// Whether tolerances cover a material of the good's own chapter, heading or subheading, be its own what it may; and
    /// be it as they describe or not, where one covers it in the one case and one in the other.
    fn is_tolerated_at(&self, level: Level, exempt: &[&'a Tolerance], one: (usize, &Line<'a>)) -> bool {
        let free = || exempt.iter().filter(|tolerance| !self.is_too_much(tolerance, one.1));
        let described = |term: &str| self.truth_described(term, one);
        let open = free().flat_map(|tolerance| tolerance.descriptions()).find(|term| described(term).is_unknown());
        let covered_if = |so: bool| {
            let is_described = |term: &str| if Some(term) == open { Truth::from(so) } else { described(term) };
            free().any(|tolerance| tolerance.covers_same(level, is_described))
        };
        covered_if(true) && covered_if(false)
    }

    fn is_too_much(&self, tolerance: &Tolerance, line: &Line<'a>) -> bool {
        match (tolerance.up_to, line.value, self.price) {
            (Some(percent), Some(value), Some(price)) => !percent.covers(value, price),
            _ => false,
        }
    }

    /// Made from these materials: at least one of them is used and, under one reading, no other foreign material.
    fn made_from<W: Why<'a>>(&self, selectors: &'a [Selector], exempt: &[&'a Tolerance]) -> Found<'a, W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let (mut used, mut lines) = (Answer::known(false), Vec::new());
        for one in self.lines().filter(|(_, line)| line.classified) {
            pulse_at(one.0);
            let is_it = self.is_made_from(selectors, one);
            if is_it.truth == Truth::True && self.tells_steps::<W>() {
                lines.push(one.0);
            }
            used = used.or(is_it);
        }
        if self.taking.options.is_from_at_least || used.truth == Truth::False {
            return Found { lines, ..used.into() };
        }
        let others = self.no_foreign(exempt, |one| self.is_made_from(selectors, one).not());
        let lines = if others.answer.truth == Truth::True { lines } else { others.lines };
        Found { lines, ..used.and(others.answer).into() }
    }

    /// Whether a material is one of those of which the good must be made or, by one reading, of an earlier stage.
    fn is_made_from<W: Why<'a>>(&self, selectors: &'a [Selector], one: (usize, &Line<'a>)) -> Answer<W> {
        if self.is_earlier_stage(one.1) { Answer::known(true) } else { self.selected(selectors, one) }
    }

    /// Whether the named material was made of this one here, and the reading is taken that this suffices.
    pub(super) fn is_earlier_stage(&self, line: &Line<'a>) -> bool {
        self.taking.options.is_from_earlier_stage && line.material.is_some_and(|material| material.earlier_stage)
    }

    /// Whether any of the selectors chooses the material.
    pub(crate) fn selected<W: Why<'a>>(&self, selectors: &'a [Selector], one: (usize, &Line<'a>)) -> Answer<W> {
        selectors.iter().fold(Answer::known(false), |chosen, selector| chosen.or(self.matches(selector, one)))
    }

    pub(crate) fn matches<W: Why<'a>>(&self, selector: &'a Selector, one: (usize, &Line<'a>)) -> Answer<W> {
        let chosen = self.belongs(&selector.atom, one);
        match &selector.except {
            // Of the same codes, a description alone parts the one from the other.
            Some(except) if chosen.truth != Truth::False && except.codes == selector.atom.codes => {
                let described = except.described.as_ref().map(|term| self.described(term, one));
                chosen.and(described.unwrap_or(Answer::known(true)).not())
            }
            Some(except) if chosen.truth != Truth::False => chosen.and(self.belongs(except, one).not()),
            _ => chosen,
        }
    }

    fn belongs<W: Why<'a>>(&self, atom: &'a Atom, one: (usize, &Line<'a>)) -> Answer<W> {
        let coded = match atom.codes {
            None => Answer::known(true),
            Some(Codes::Same(level)) => self.same(self.range_of(level), one),
            Some(Codes::Range(range)) => match one.1.code.map(|code| range.holds(code)) {
                None | Some(Truth::Unknown) => self.waits(What::Code(one.0, range.digits())),
                Some(truth) => Answer::known(truth),
            },
        };
        match &atom.described {
            Some(term) if coded.truth != Truth::False => coded.and(self.described(term, one)),
            _ => coded,
        }
    }

    /// The codes of the good's own chapter, heading or subheading, as far as its code tells.
    fn range_of(&self, level: Level) -> (HsRange, u8) {
        (HsRange::single(self.facts.hs.cut(level.digits())), level.digits())
    }

    /// Whether a material is of the same chapter, heading or subheading as the good.
    pub(crate) fn same<W: Why<'a>>(
        &self,
        (range, digits): (HsRange, u8),
        (place, line): (usize, &Line<'a>),
    ) -> Answer<W> {
        let is_short = self.facts.hs.digits() < digits;
        match line.code.map(|code| range.holds(code)) {
            None => self.waits(What::Code(place, digits)),
            Some(Truth::False) => Answer::known(false),
            Some(_) if is_short => self.waits(What::GoodCode(digits)),
            Some(Truth::Unknown) => self.waits(What::Code(place, digits)),
            Some(Truth::True) => Answer::known(true),
        }
    }

    /// Whether a material certainly stands in the way of a change of code.
    pub(crate) fn offends(&self, level: Level, one: (usize, &Line<'a>)) -> bool {
        one.1.classified && self.same::<()>(self.range_of(level), one).truth == Truth::True
    }

    fn truth_described(&self, term: &str, (place, line): (usize, &Line<'a>)) -> Truth {
        line.answer(term).or_else(|| self.assumed(What::OfMaterial(place, term))).into()
    }

    fn described<W: Why<'a>>(&self, term: &'a str, one: (usize, &Line<'a>)) -> Answer<W> {
        match self.truth_described(term, one) {
            Truth::Unknown => self.waits(What::OfMaterial(one.0, term)),
            truth => Answer::known(truth),
        }
    }

    /// A fact about the good that only a person can state.
    pub(crate) fn stated<W: Why<'a>>(&self, term: &'a str) -> Answer<W> {
        match self.facts.answers.get(term).copied().or_else(|| self.assumed_answer(term)) {
            Some(stated) => Answer::known(stated),
            None => self.lack_of(term),
        }
    }

    pub(crate) fn lack_of<W: Why<'a>>(&self, term: &'a str) -> Answer<W> {
        // Whether it describes the good matters only for how it is asked.
        let describes_good = W::TOLD && self.terms.get(term).is_some_and(|entry| entry.role == Role::Good);
        self.waits(What::Answer(term, describes_good))
    }

    /// What is assumed for the moment.
    pub(crate) fn all_assumed(&self) -> impl Iterator<Item = Assumed<'a>> {
        self.taking.assumed.iter().copied().chain(self.tried).filter(|one| one.fact.good == self.good)
    }

    pub(crate) fn assumed(&self, what: What<'_>) -> Option<bool> {
        self.all_assumed().find(|one| one.fact.what == what).map(|one| one.holds)
    }

    fn assumed_answer(&self, term: &str) -> Option<bool> {
        let is_of = |one: &Assumed<'a>| matches!(one.fact.what, What::Answer(of, _) if of == term);
        self.all_assumed().find(is_of).map(|one| one.holds)
    }

    pub(crate) fn waits<W: Why<'a>>(&self, what: What<'a>) -> Answer<W> {
        waits(self.good, what)
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &'e Line<'a>)> + use<'e, 'a> {
        self.bill.lines.iter().enumerate()
    }

    /// Whether a material is foreign.
    pub(crate) fn foreign<W: Why<'a>>(&self, one: (usize, &Line<'a>)) -> Answer<W> {
        let truth = one.1.status.foreign;
        let why = if W::TOLD && truth == Truth::Unknown { self.why_foreign(one) } else { W::default() };
        Answer { truth, why }
    }

    pub(super) fn part(&self, line: &Line<'a>) -> Option<(usize, &'e Good<'a>)> {
        let place = line.part?;
        let behind = place.checked_sub(self.good)?.checked_sub(1)?;
        Some((place, self.behind.get(behind)?))
    }

    /// Why it is unknown whether a material is foreign.
    pub(crate) fn why_foreign<W: Why<'a>>(&self, (place, line): (usize, &Line<'a>)) -> W {
        let of = |what| W::of(Waits { good: self.good, what });
        match line.status.because {
            Because::Contradicted => {
                let mut why = of(What::Contradicted(Stated::Origin(place)));
                why.join(of(What::Contradicted(Stated::Paper(place))));
                why
            }
            Because::Ct1NotStated => of(What::Paper(place)),
            Because::RecordedUndecided => of(What::Recorded(place)),
            Because::Part => self.part(line).map_or(W::default(), |(place, part)| part.why_undecided(place)),
            _ => W::default(),
        }
    }

    /// Why it is unknown whether anything foreign went into what is made by the bill of a part.
    pub(crate) fn why_inputs<W: Why<'a>>(&self, (_, line): (usize, &Line<'a>)) -> W {
        let mut why = W::default();
        let Some((place, part)) = self.part(line) else { return why };
        if !part.is_wholly_produced() {
            if !part.bill.is_stated {
                why.join(W::of(Waits { good: place, what: What::Bill }));
            }
            let behind = self.behind.get(place.saturating_sub(self.good)..).unwrap_or_default();
            let inner = Look { good: place, bill: &part.bill, behind, ..*self };
            for one in inner.lines().filter(|(_, line)| line.classified && line.any_foreign().is_unknown()) {
                why.join(inner.why_foreign(one));
                why.join(inner.why_inputs(one));
            }
        }
        if part.is_contradicted() {
            why.join(W::of(Waits { good: place, what: What::Contradicted(Stated::WhollyProduced) }));
        }
        why.once()
    }
}

//! What a test may look at: one good with its bill under the options taken. Here: which materials a selector chooses.

use super::bill::{Because, Bill, Line};
use super::goods::Good;
use super::rule::{Leaf, Rule};
use super::taking::{Assumed, Taking};
use super::why::{Answer, Stated, Waits, What, Why, waits};
use crate::facts::GoodFacts;
use crate::law::{Atom, Codes, Level, Role, Selector, Terms, Test, Tolerance};
use crate::pulse::pulse_at;
use crate::value::amount::Total;
use crate::value::hs::HsRange;
use crate::value::truth::Truth;

/// One good under the options taken.
#[derive(Clone, Copy)]
pub(crate) struct Look<'e, 'a> {
    /// Its place among the goods.
    pub(crate) good: usize,
    pub(crate) facts: &'a GoodFacts,
    pub(crate) price: Option<Total>,
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
}

/// How far a value is from its limit: what certainly counts, and all that may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) certain: Total,
    pub(crate) possible: Total,
    /// Whether a value is missing, so that nothing bounds the sum.
    pub(crate) unbounded: bool,
    /// The limit in money; `None` without a price.
    pub(crate) limit: Option<Total>,
}

/// What came of a test.
pub(crate) struct Found<W> {
    pub(crate) answer: Answer<W>,
    pub(crate) interval: Option<Interval>,
}

impl<W> From<Answer<W>> for Found<W> {
    fn from(answer: Answer<W>) -> Found<W> {
        Found { answer, interval: None }
    }
}

impl<'e, 'a> Look<'e, 'a> {
    /// Applies a test.
    pub(crate) fn test<W: Why<'a>>(&self, leaf: &Leaf<'a>) -> Found<W> {
        let exempt = self.rule.tolerances.get(leaf.exempt.clone()).unwrap_or_default();
        match leaf.test {
            Test::WhollyProduced if self.facts.wholly_produced.is_none() => self.waits(What::WhollyProduced).into(),
            Test::WhollyProduced if !self.bill.is_stated => self.waits(What::Bill).into(),
            Test::WhollyProduced => self.nothing_foreign_within().into(),
            Test::Change(Level::Heading) => {
                let same = self.range_of(Level::Heading);
                self.no_foreign(exempt, |line| {
                    if !exempt.is_empty() && self.is_tolerated_in_heading(exempt, line) {
                        Answer::known(false)
                    } else {
                        self.same(same, line)
                    }
                })
            }
            Test::Change(level) => {
                let same = self.range_of(*level);
                self.no_foreign(exempt, |line| self.same(same, line))
            }
            Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) => {
                self.no_foreign(exempt, |line| self.selected(selectors, line))
            }
            Test::AnyHeading | Test::AnyHeadingIncluding(_) => Answer::known(true).into(),
            Test::From(selectors) => self.made_from(selectors, exempt).into(),
            Test::MaxNom(percent, scope) => self.max_nom(*percent, scope, leaf.made_from),
            Test::ValueAdded(percent) => self.limit(percent.complement(), |_| Answer::known(true)),
            Test::Set(percent) => self.limit(*percent, |(_, line)| Answer::known(line.is_set_item != Some(false))),
            Test::Operations(quantity, items, on) => {
                let vague = self.rule.conditions.get(leaf.condition).map_or(&[][..], |one| &one.vague);
                let answer = self.operations::<W>(*quantity, items, vague);
                match on {
                    Some(term) => answer.and(self.stated(term)).into(),
                    None => answer.into(),
                }
            }
            Test::Site(term) | Test::Fact(term) => self.stated(term).into(),
        }
    }

    /// No foreign material may be as `barred` says, except those exempt.
    fn no_foreign<W: Why<'a>>(
        &self,
        exempt: &[&'a Tolerance],
        barred: impl Fn((usize, &Line<'a>)) -> Answer<W>,
    ) -> Found<W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill).into();
        }
        let mut none = Answer::known(true);
        for (place, line) in self.lines().filter(|(_, line)| line.classified && line.status.foreign != Truth::False) {
            pulse_at(place);
            let one = (place, line);
            let spared =
                exempt.iter().fold(Answer::known(false), |spared, tolerance| spared.or(self.spared(tolerance, one)));
            let offends = barred(one).and(spared.not());
            if offends.truth == Truth::False {
                continue;
            }
            none = none.and(offends.and(self.foreign(one)).not());
            if none.truth == Truth::False {
                break;
            }
        }
        none.into()
    }

    /// No line is foreign, and nothing foreign went into one: what counts as domestic only by cumulation or processing
    /// does not make a good that is produced "only from" domestic materials.
    pub(crate) fn nothing_foreign_within<W: Why<'a>>(&self) -> Answer<W> {
        let mut none = Answer::known(true);
        for one in self.lines().filter(|(_, line)| line.classified) {
            let truth = one.1.any_foreign();
            let mut why = W::default();
            if W::TOLD && truth == Truth::Unknown {
                why.join(self.why_foreign(one));
                why.join(self.why_inputs(one));
            }
            none = none.and(Answer { truth, why }.not());
        }
        none
    }

    /// Whether materials went into the good and none of them is foreign.
    pub(crate) fn nothing_foreign<W: Why<'a>>(&self) -> Answer<W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill);
        }
        let counted = || self.lines().filter(|(_, line)| line.classified || line.valued);
        counted().fold(Answer::known(counted().next().is_some()), |none, one| none.and(self.foreign(one).not()))
    }

    /// Whether a tolerance lets a material be used: it is one of those chosen, and not alone already too much.
    fn spared<W: Why<'a>>(&self, tolerance: &'a Tolerance, one: (usize, &Line<'a>)) -> Answer<W> {
        if self.is_too_much(tolerance, one.1) { Answer::known(false) } else { self.selected(&tolerance.selectors, one) }
    }

    /// Whether tolerances cover a material of the good's own heading, be its own heading what it may; and be it as they
    /// describe or not, where one covers it in the one case and one in the other.
    fn is_tolerated_in_heading(&self, exempt: &[&'a Tolerance], one: (usize, &Line<'a>)) -> bool {
        let free = || exempt.iter().filter(|tolerance| !self.is_too_much(tolerance, one.1));
        let described = |term: &str| self.truth_described(term, one);
        let open = free().flat_map(|tolerance| tolerance.descriptions()).find(|term| described(term).is_unknown());
        let covered_if = |so: bool| {
            let is_described = |term: &str| if Some(term) == open { Truth::from(so) } else { described(term) };
            free().any(|tolerance| tolerance.covers_same_heading(is_described))
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
    fn made_from<W: Why<'a>>(&self, selectors: &'a [Selector], exempt: &[&'a Tolerance]) -> Answer<W> {
        if !self.bill.is_stated {
            return self.waits(What::Bill);
        }
        let lines = self.lines().filter(|(_, line)| line.classified);
        let used = lines.fold(Answer::known(false), |used, one| {
            pulse_at(one.0);
            used.or(self.is_made_from(selectors, one))
        });
        if self.taking.options.is_from_at_least || used.truth == Truth::False {
            return used;
        }
        used.and(self.no_foreign(exempt, |one| self.is_made_from(selectors, one).not()).answer)
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
            Some(Codes::SameHeading) => self.same(self.range_of(Level::Heading), one),
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

    /// Whether a material certainly stands in the way of a change of heading.
    pub(crate) fn offends(&self, one: (usize, &Line<'a>)) -> bool {
        one.1.classified && self.same::<()>(self.range_of(Level::Heading), one).truth == Truth::True
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

    fn part(&self, line: &Line<'a>) -> Option<(usize, &'e Good<'a>)> {
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

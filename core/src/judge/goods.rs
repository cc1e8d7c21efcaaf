//! Judges a good with its parts: each part first, since what comes of it is the status of a line.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::bill::{Because, Bill, Line, Status, is_part};
use super::done::{Performed, unknown_operations};
use super::evaluate::{Cells, Evaluation};
use super::find::{Applied, Finder, Finding, Outside};
use super::look::Look;
use super::prepared::Prepared;
use super::rule::{Depends, PRICE, Rule, STATUS};
use super::taking::{Assumed, Taking};
use super::told::{Reasons, Telling};
use super::why::{Answer, Stated, Waits, What, Why};
use super::work::Work;
use crate::answer::Verdict;
use crate::facts::GoodFacts;
use crate::law::{OriginRules, Rulebook};
use crate::pulse::pulse;
use crate::sort::sorted;
use crate::value::amount::Total;
use crate::value::truth::Truth;

/// The law that goods are judged by.
#[derive(Clone, Copy)]
pub(crate) struct Law<'l> {
    /// The rulebook that answers.
    pub(crate) own: &'l Rulebook,
    /// The rulebook of the rules of origin.
    pub(crate) book: &'l Rulebook,
    pub(crate) rules: &'l OriginRules,
}

/// A good of a document, or a part of one.
pub(crate) struct Good<'a> {
    pub(crate) facts: &'a GoodFacts,
    /// The good that it is a part of, and the line there.
    pub(super) within: Option<(usize, usize)>,
    pub(crate) rule: Arc<Rule<'a>>,
    pub(crate) price: Option<Total>,
    pub(crate) cost: Option<Total>,
    pub(crate) bill: Bill<'a>,
    unknown_operations: Vec<usize>,
    performed: Performed,
    cells: Cells,
    pub(crate) found: Found<'a>,
}

/// What was found of a good.
#[derive(Default)]
pub(crate) struct Found<'a> {
    pub(crate) truth: Option<Truth>,
    pub(crate) rule: Option<Applied<'a>>,
    pub(crate) outside: Option<Outside<'a>>,
    pub(crate) headroom: Option<Total>,
    /// The missing fact whose answer gives the same either way, where one decides.
    pub(crate) either_way: Option<Waits<'a>>,
    /// What it waits for, where that is unknown: of the good itself as often as a test does, which tells how much a
    /// fact settles.
    pub(crate) waits: Vec<Waits<'a>>,
}

impl<'a> Good<'a> {
    fn truth(&self) -> Truth {
        match self.found.truth {
            Some(Truth::False) => Truth::False,
            // Its bill contradicts what it is worth: nothing is concluded in its favour.
            Some(truth) if !self.facts.is_doubted => truth,
            _ => Truth::Unknown,
        }
    }

    pub(crate) fn is_wholly_produced(&self) -> bool {
        self.found.rule.is_some_and(|rule| rule.is_wholly_produced)
    }

    /// Whether the claim that it is wholly produced and its bill contradict each other.
    pub(crate) fn is_contradicted(&self) -> bool {
        self.cells.is_contradicted
    }

    /// Why it is not known whether it originates, as its place among the goods tells.
    pub(crate) fn why_undecided<W: Why<'a>>(&self, place: usize) -> W {
        let mut why = W::default();
        self.found.waits.iter().for_each(|waits| why.join(W::of(*waits)));
        let mut also = |what| why.join(W::of(Waits { good: place, what }));
        if self.facts.is_doubted {
            also(What::Contradicted(Stated::Bill));
        }
        if self.found.outside.is_some() {
            also(What::Outside);
        }
        why
    }

    /// Makes ready to find whether it originates. `place` is its own, `behind` are the goods behind it.
    pub(super) fn finder<'e>(
        &'e mut self,
        place: usize,
        behind: &'e [Good<'a>],
        law: Law<'a>,
        taking: &'e Taking<'a>,
    ) -> Finder<'e, 'a> {
        let look = Look {
            good: place,
            facts: self.facts,
            price: self.price,
            cost: self.cost,
            bill: &self.bill,
            behind,
            rule: &self.rule,
            taking,
            tried: None,
            terms: &law.book.terms,
            unknown_operations: &self.unknown_operations,
            telling: Telling::Waits,
        };
        let evaluation = Evaluation { look, cells: &mut self.cells };
        Finder { law, performed: self.performed, wants_headroom: false, evaluation }
    }

    /// How it counts as a material: in full as domestic where it originates.
    fn status(&self) -> Status {
        let inputs = match (self.is_contradicted(), self.is_wholly_produced()) {
            // Where the claim that nothing foreign is in it and its bill contradict each other, nobody knows which of
            // them is true.
            (true, _) => Truth::Unknown,
            (false, true) => Truth::False,
            (false, false) if !self.bill.is_stated => Truth::Unknown,
            (false, false) => {
                let lines = self.bill.lines.iter().filter(|line| line.classified);
                lines.fold(Truth::False, |any, line| any.or(line.any_foreign()))
            }
        };
        Status { foreign: !self.truth(), because: Because::Part, inputs }
    }
}

/// A document's good and its parts, each good before its parts. Buffers stay from document to document.
#[derive(Default)]
pub struct Goods<'a> {
    pub(crate) goods: Vec<Good<'a>>,
    /// Goods whose buffers wait for the next document.
    spare: Vec<Good<'a>>,
    pub(super) law: Option<Law<'a>>,
    /// What was taken when goods were last evaluated.
    pub(super) last: Option<Box<Taking<'a>>>,
    /// Whether it was found what each good waits for.
    pub(super) is_explained: bool,
    /// Whether these goods were not evaluated yet.
    is_new: bool,
    pub(super) changed: Depends,
    work: Option<Work>,
    wants_headroom: bool,
}

impl<'a> Goods<'a> {
    /// Keeps buffers for goods of any rulebook.
    pub fn new() -> Goods<'a> {
        Goods::default()
    }

    /// Finds the head-room of each evaluation, too.
    pub fn with_headroom(mut self) -> Goods<'a> {
        self.wants_headroom = true;
        self
    }

    /// Reads a good with its parts. Returns whether it can be judged: a rulebook of a user may have a rule too large to
    /// be prepared.
    pub fn read(&mut self, prepared: &Prepared<'a>, facts: &'a GoodFacts) -> bool {
        self.spare.append(&mut self.goods);
        (self.is_new, self.changed, self.work, self.law) = (true, 0, None, Some(prepared.law));
        let is_read = self.add(prepared, facts, None).is_some();
        if !is_read {
            self.law = None;
        }
        is_read
    }

    fn add(&mut self, prepared: &Prepared<'a>, facts: &'a GoodFacts, within: Option<(usize, usize)>) -> Option<usize> {
        let place = self.goods.len();
        let rule = prepared.rule(facts.hs)?;
        let (rules, book) = (prepared.law.rules, prepared.law.book);
        let (mut lines, mut unknown, mut cells, mut waits) = match self.spare.pop() {
            Some(spare) => (spare.bill.lines, spare.unknown_operations, spare.cells, spare.found.waits),
            None => <(Vec<Line<'a>>, Vec<usize>, Cells, Vec<Waits<'a>>)>::default(),
        };
        cells.reset(&rule);
        waits.clear();
        unknown.clear();
        unknown.extend(unknown_operations(rules, book, facts));
        lines.clear();
        lines.extend(facts.materials.iter().flatten().map(|material| Line::read(material, rules, None)));
        self.goods.push(Good {
            facts,
            within,
            rule,
            price: facts.ex_works_price.map(|price| price.total()),
            cost: facts.production_cost.map(|cost| cost.total()),
            bill: Bill::new(facts.materials.is_some(), lines),
            unknown_operations: unknown,
            performed: Performed::of(facts, &book.terms),
            cells,
            found: Found { waits, ..Found::default() },
        });
        for (line, material) in facts.materials.iter().flatten().enumerate().filter(|(_, one)| is_part(one, rules)) {
            let part = self.add(prepared, material.made_from.as_deref()?, Some((place, line)))?;
            if let Some(line) = self.goods.get_mut(place).and_then(|good| good.bill.lines.get_mut(line)) {
                line.part = Some(part);
            }
        }
        Some(place)
    }

    /// Changes the price of the good.
    pub fn set_price(&mut self, price: Option<Total>) {
        if let Some(good) = self.goods.first_mut() {
            good.price = price;
            self.changed |= PRICE;
        }
    }

    /// Forgets all that was evaluated.
    pub fn renew(&mut self) {
        self.is_new = true;
        for good in &mut self.goods {
            good.cells.reset(&good.rule);
        }
    }

    /// Evaluates the good. Of what was evaluated before, only what depends on a change is evaluated again.
    pub fn evaluate(&mut self, taking: &Taking<'a>) -> Verdict {
        let Some(law) = self.law else { return Verdict::Undetermined };
        let (of_root, is_new) = (core::mem::take(&mut self.changed), core::mem::take(&mut self.is_new));
        self.is_explained = false;
        let last = self.last.take();
        let before = last.as_ref().filter(|_| !is_new);
        // Whether a provision says something has no mark: it is no part of a condition.
        let is_all = before.is_none_or(|last| !last.otherwise.is_same(taking.otherwise));
        let differs = before.map_or(Depends::MAX, |last| taking.differs(last));
        let is_same = before.is_some_and(|last| differs == 0 && !is_all && last.has_as_much(taking));
        for place in (0..self.goods.len()).rev() {
            pulse();
            let assumed = before.map_or(0, |last| taking.assumes_otherwise(last, place));
            let differs = differs | if place == 0 { of_root } else { 0 };
            let has_moved = self.find_statuses(place, law, taking, differs & STATUS != 0);
            let changed = (differs & !STATUS) | assumed;
            let Some(good) = self.goods.get_mut(place) else { continue };
            good.found.waits.clear();
            if is_all || has_moved || assumed != 0 || changed & good.rule.depends != 0 {
                self.judge(place, law, taking, changed);
            }
        }
        self.last = Some(match last {
            Some(last) if is_same => last,
            Some(mut last) => {
                last.copy_from(taking);
                last
            }
            None => Box::new(taking.clone()),
        });
        self.verdict()
    }

    /// What was found of the good.
    pub fn verdict(&self) -> Verdict {
        match self.goods.first().map(|good| (good.found.truth, good.found.outside)) {
            Some((Some(Truth::True), _)) => Verdict::Originating,
            Some((Some(Truth::False), _)) => Verdict::NotOriginating,
            Some((_, Some(_))) => Verdict::OutsideRulebook,
            _ => Verdict::Undetermined,
        }
    }

    /// Finds how the lines of a good count: those that are parts by what came of these. Returns whether any counts
    /// otherwise than before.
    fn find_statuses(&mut self, place: usize, law: Law<'a>, taking: &Taking<'a>, all: bool) -> bool {
        let Some((good, behind)) = self.goods.get_mut(place..).and_then(|goods| goods.split_first_mut()) else {
            return false;
        };
        let mut has_moved = false;
        // Without goods behind it no line is a part.
        if behind.is_empty() && !all {
            return false;
        }
        for line in &mut good.bill.lines {
            let status = match line.part {
                Some(part) => {
                    part.checked_sub(place.saturating_add(1)).and_then(|part| behind.get(part)).map(Good::status)
                }
                None if all => Some(line.find_status(law.rules, taking.cumulating)),
                None => None,
            };
            if let Some(status) = status.filter(|status| *status != line.status) {
                line.status = status;
                has_moved = true;
            }
        }
        if has_moved {
            good.cells.forget(&good.rule, STATUS);
        }
        has_moved
    }

    fn judge(&mut self, place: usize, law: Law<'a>, taking: &Taking<'a>, changed: Depends) {
        let wants_headroom = self.wants_headroom && place == 0;
        let root = self.goods.first().map(|good| good.facts);
        let Some((good, behind)) = self.goods.get_mut(place..).and_then(|goods| goods.split_first_mut()) else {
            return;
        };
        good.cells.forget(&good.rule, changed);
        let waits = core::mem::take(&mut good.found.waits);
        let mut finder = good.finder(place, behind, law, taking);
        finder.wants_headroom = wants_headroom;
        let Finding { answer: Answer { truth, why: () }, rule: applied, outside, headroom } = finder.find();
        let mut found = Found { truth: Some(truth), rule: applied, outside, headroom, either_way: None, waits };
        if truth == Truth::Unknown {
            finder.wants_headroom = false;
            // What parts wait for is not told yet: only the good's own questions are tried.
            let own = finder.find::<Reasons<'a>>().answer.why.waits;
            let work = *self.work.get_or_insert_with(|| root.map_or(Work::default(), |root| Work::of(law.rules, root)));
            let tries = work.tries(finder.evaluation.look.bill.lines.len());
            if let Some((truth, fact)) = either_way::<()>(&mut finder, &own, tries, &mut ()) {
                (found.truth, found.either_way) = (Some(truth), Some(fact));
            }
        }
        good.found = found;
    }

    /// What judging the good costs.
    pub(super) fn work(&mut self) -> Work {
        let (goods, law) = (&self.goods, self.law);
        let root = goods.first().zip(law).map(|(good, law)| (law.rules, good.facts));
        *self.work.get_or_insert_with(|| root.map_or(Work::default(), |(rules, facts)| Work::of(rules, facts)))
    }

    /// Why the rulebook holds no answer, where that is so.
    pub fn outside(&self) -> Option<Outside<'a>> {
        self.goods.first()?.found.outside
    }

    /// Whether a fact is missing, and its answer gives the same either way.
    pub fn is_settled_either_way(&self) -> bool {
        self.goods.first().is_some_and(|good| good.found.either_way.is_some())
    }

    /// The rule that was applied; `None` if that is not certain.
    pub fn rule(&self) -> Option<&'a str> {
        self.goods.first()?.found.rule.map(|rule| rule.id)
    }

    /// The smallest head-room among the limits on which the verdict rests, where that was wanted.
    pub fn headroom(&self) -> Option<Total> {
        self.goods.first()?.found.headroom
    }
}

/// What is decided whatever the answer to a question, with the question. Two tests that wait for one fact are each
/// unknown, though they are decided together: "a nib, or no nib". `why` takes the reasons of all that is tried.
pub(super) fn either_way<'a, W: Why<'a>>(
    finder: &mut Finder<'_, 'a>,
    waits: &[Waits<'a>],
    tries: usize,
    why: &mut W,
) -> Option<(Truth, Waits<'a>)> {
    let good = finder.evaluation.look.good;
    // What its parts wait for was tried when they were judged. The veto either way is two different verdicts.
    let is_own = |one: &&Waits<'a>| one.good == good && matches!(one.what, What::Answer(..) | What::OfMaterial(..));
    let own = waits.iter().filter(is_own).map(|one| (one.what.told("").fact, *one));
    let mut own = sorted(own.collect(), |(one, _), (other, _)| one.cmp(other));
    own.dedup_by(|(one, _), (other, _)| one == other);
    let kept = finder.evaluation.cells.clone();
    let settled = own.into_iter().take(tries).find_map(|(_, fact)| {
        let mut truth = |holds| {
            let rule = finder.evaluation.look.rule;
            finder.evaluation.look.tried = Some(Assumed { fact, holds });
            finder.evaluation.cells.clone_from(&kept);
            finder.evaluation.cells.forget(rule, fact.what.concerns());
            let answer = finder.find::<W>().answer;
            why.join(answer.why);
            answer.truth
        };
        let held = truth(true);
        (held != Truth::Unknown && truth(false) == held).then_some((held, fact))
    });
    finder.evaluation.look.tried = None;
    *finder.evaluation.cells = kept;
    settled
}

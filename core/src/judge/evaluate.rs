//! Evaluates the nodes of a prepared rule: one truth each, kept until something changes that it depends on.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::look::{Found, Interval, Look};
use super::rule::{Depends, Kind, Node, Rule};
use super::told::{ToldStep, code_of};
use super::why::{Answer, Why};
use crate::law::{Expression, Term};
use crate::value::amount::Total;
use crate::value::truth::Truth;

/// The values of a prepared rule for one bill. Buffers stay from good to good.
#[derive(Clone, Default)]
pub(crate) struct Cells {
    /// The truth of each node; `None` if it was not evaluated since something changed.
    truths: Vec<Option<Truth>>,
    /// The interval of each limit, as its node was evaluated.
    intervals: Vec<Option<Interval>>,
    /// The rows by which the good may originate.
    pub(crate) may_hold: Vec<bool>,
    /// Whether the good may originate by a rule that is no row of the list.
    pub(crate) may_hold_beside: bool,
    /// Whether the claim that the good is wholly produced and its bill contradict each other.
    pub(crate) is_contradicted: bool,
}

impl Cells {
    /// Makes room for a rule, with nothing evaluated.
    pub(crate) fn reset(&mut self, rule: &Rule<'_>) {
        self.truths.clear();
        self.truths.resize(rule.nodes.len(), None);
        self.intervals.clear();
        self.intervals.resize(rule.nodes.len(), None);
        self.may_hold.clear();
        self.may_hold.resize(rule.rows.len(), false);
    }

    /// Forgets what depends on something that changes.
    pub(crate) fn forget(&mut self, rule: &Rule<'_>, changed: Depends) {
        if changed == 0 {
            return;
        }
        for (_, truth) in rule.nodes.iter().zip(&mut self.truths).filter(|(node, _)| node.depends & changed != 0) {
            *truth = None;
        }
    }

    /// Forgets by which rules the good may originate.
    pub(crate) fn forget_rows(&mut self) {
        self.may_hold.fill(false);
        self.may_hold_beside = false;
    }

    /// Takes a row's finding down.
    pub(crate) fn note_row(&mut self, row: usize, may_hold: bool) {
        if let Some(noted) = self.may_hold.get_mut(row) {
            *noted = may_hold;
        }
    }
}

/// One good with the cells that take its values.
pub(crate) struct Evaluation<'e, 'a> {
    pub(crate) look: Look<'e, 'a>,
    pub(crate) cells: &'e mut Cells,
}

impl<'e, 'a> Evaluation<'e, 'a> {
    fn node(&self, place: usize) -> Option<&'e Node<'a>> {
        self.look.rule.nodes.get(place)
    }

    /// The truth of a node, evaluated where it is not known yet.
    pub(crate) fn truth(&mut self, place: usize) -> Truth {
        if let Some(Some(truth)) = self.cells.truths.get(place) {
            return *truth;
        }
        let Some(node) = self.node(place) else { return Truth::Unknown };
        let truth = match &node.kind {
            Kind::All => self.joined(place, Truth::True),
            Kind::Any | Kind::Tolerating => self.joined(place, Truth::False),
            Kind::Test(_) | Kind::Tolerated(..) | Kind::Given(_) => {
                let found = self.leaf::<()>(&node.kind);
                if let Some(interval) = self.cells.intervals.get_mut(place) {
                    *interval = found.interval;
                }
                found.answer.truth
            }
            Kind::Subproduct(_) | Kind::Reading(..) => self.answer::<()>(place).truth,
        };
        if let Some(cell) = self.cells.truths.get_mut(place) {
            *cell = Some(truth);
        }
        truth
    }

    /// What the children of a node say together, until one of them decides.
    fn joined(&mut self, place: usize, idle: Truth) -> Truth {
        let mut joint = idle;
        for child in self.look.rule.children(place) {
            let truth = self.truth(child);
            joint = if idle == Truth::True { joint.and(truth) } else { joint.or(truth) };
            if joint == !idle {
                break;
            }
        }
        joint
    }

    /// The truth of a node, and what it waits for.
    pub(crate) fn answer<W: Why<'a>>(&mut self, place: usize) -> Answer<W> {
        let Some(node) = self.node(place) else { return Answer { truth: Truth::Unknown, why: W::default() } };
        let rule = self.look.rule;
        match &node.kind {
            Kind::Tolerating if self.look.tells_steps::<W>() => self.better(place),
            Kind::All | Kind::Any | Kind::Tolerating => {
                let truth = self.truth(place);
                if !self.look.tells::<W>() && (!W::TOLD || truth != Truth::Unknown) {
                    return Answer::known(truth);
                }
                let is_all = matches!(node.kind, Kind::All);
                rule.children(place).fold(Answer::known(is_all), |joint, child| {
                    let one = self.answer(child);
                    if is_all { joint.and(one) } else { joint.or(one) }
                })
            }
            Kind::Test(_) | Kind::Tolerated(..) | Kind::Given(_) => self.tested(place, &node.kind),
            Kind::Subproduct(parts) => self.subproduct(place, parts),
            Kind::Reading(id, options) => match self.taken(place, id, options) {
                Some(child) => self.answer(child),
                None => Answer { truth: Truth::Unknown, why: W::default() },
            },
        }
    }

    /// Of a rule without its tolerances and with them, the way that gets further; of two that get as far, the way with
    /// them.
    fn better<W: Why<'a>>(&mut self, place: usize) -> Answer<W> {
        let mut children = self.look.rule.children(place);
        let mut way = || children.next().map_or(Answer::known(false), |child| self.answer(child));
        let strict: Answer<W> = way();
        if strict.truth == Truth::True {
            return strict;
        }
        let relaxed = way();
        if strict.truth > relaxed.truth { strict } else { relaxed }
    }

    /// What came of a test, a tolerance or a fact.
    fn tested<W: Why<'a>>(&mut self, place: usize, kind: &Kind<'a>) -> Answer<W> {
        let truth = self.truth(place);
        if !self.look.tells::<W>() && (!W::TOLD || truth != Truth::Unknown) {
            return Answer::known(truth);
        }
        let found = self.leaf::<W>(kind);
        let mut why = found.answer.why.once();
        if let Some(told) = self.look.steps(&mut why) {
            let (test, expression) = match kind {
                Kind::Test(leaf) => (code_of(leaf.test), leaf.test.to_string()),
                Kind::Tolerated(tolerance, _) => ("tolerance", tolerance.to_string()),
                Kind::Given(term) => ("fact", format!("FACT {term}")),
                _ => return Answer { truth, why },
            };
            let (interval, lines, terms) = (found.interval, found.lines, found.terms);
            let expression = Some(expression);
            told.steps.push(ToldStep { expression, interval, lines, terms, ..ToldStep::new(test, truth) });
        }
        Answer { truth, why }
    }

    /// Each described part of the code has its own condition; the good is one of them.
    fn subproduct<W: Why<'a>>(&mut self, place: usize, parts: &'a [(Term, Expression)]) -> Answer<W> {
        let (look, mut questions) = (self.look, W::default());
        let mut agreed: Option<Answer<W>> = None;
        // Of several that are affirmed nobody knows which it is.
        let is_known = look.is_one_of(parts);
        for (child, (term, _)) in look.rule.children(place).zip(parts) {
            match look.stated::<()>(term).truth {
                Truth::True if is_known => {
                    let Answer { truth, why } = self.answer::<W>(child);
                    // What was not answered before it was tested, too.
                    let mut tested = agreed.map_or(W::default(), |before| before.why.beside());
                    tested.join(why);
                    return Answer { truth, why: tested };
                }
                Truth::False => {}
                Truth::True | Truth::Unknown => {
                    questions.join(look.lack_of::<W>(term).why);
                    let of_part = self.answer(child);
                    agreed = Some(match agreed {
                        None => of_part,
                        Some(before) => before.agreed(of_part, W::default()),
                    });
                }
            }
        }
        if agreed.is_none() {
            // None of the parts that the act describes: what holds then, it does not say.
            parts.iter().for_each(|(term, _)| questions.join(look.lack_of::<W>(term).why));
        }
        match agreed {
            Some(agreed) if agreed.truth != Truth::Unknown => agreed,
            Some(open) => {
                questions.join(open.why);
                Answer { truth: Truth::Unknown, why: questions }
            }
            None => Answer { truth: Truth::Unknown, why: questions },
        }
    }

    fn leaf<W: Why<'a>>(&self, kind: &Kind<'a>) -> Found<'a, W> {
        let look = self.look;
        match kind {
            Kind::Test(leaf) => look.test(leaf),
            Kind::Given(term) => look.fact(term),
            Kind::Tolerated(tolerance, offended) => {
                let Some(percent) = tolerance.up_to else { return Answer::known(true).into() };
                // What offends the rule and has no other way out must be tolerated, so it counts in any case.
                look.limit(percent, |one| match look.selected(&tolerance.selectors, one) {
                    // What no test of headings looks at needs no tolerance.
                    _ if !one.1.classified => Answer::known(false),
                    Answer { truth: Truth::Unknown, .. } if offended.is_some_and(|level| look.offends(level, one)) => {
                        Answer::known(true)
                    }
                    selected => selected,
                })
            }
            _ => Answer { truth: Truth::Unknown, why: W::default() }.into(),
        }
    }

    /// The smallest head-room among the limits on which the truth of a node rests.
    pub(crate) fn headroom(&mut self, place: usize) -> Option<Total> {
        let truth = self.truth(place);
        let node = self.node(place)?;
        let rule = self.look.rule;
        match &node.kind {
            Kind::All | Kind::Any => {
                let mut smallest = None;
                for child in rule.children(place) {
                    if self.truth(child) == truth {
                        smallest = least(smallest, self.headroom(child));
                    }
                }
                smallest
            }
            Kind::Tolerating => {
                // That of the way that gets further; of two that get as far, the way with the tolerance.
                let mut children = rule.children(place);
                let (strict, relaxed) = (children.next()?, children.next()?);
                let is_strict = self.truth(strict) == Truth::True || self.truth(strict) > self.truth(relaxed);
                self.headroom(if is_strict { strict } else { relaxed })
            }
            // How far a mass is from its limit is no sum of money.
            Kind::Test(_) | Kind::Tolerated(..) => {
                self.cells.intervals.get(place)?.as_ref().filter(|interval| interval.is_money)?.headroom()
            }
            Kind::Given(_) => None,
            Kind::Subproduct(parts) => {
                let (look, is_known) = (self.look, self.look.is_one_of(parts));
                let described = |(_, (term, _)): &(usize, &'a (Term, _))| look.stated::<()>(term).truth;
                let mut smallest = None;
                for part in rule.children(place).zip(*parts) {
                    match described(&part) {
                        Truth::True if is_known => return self.headroom(part.0),
                        Truth::True | Truth::Unknown => smallest = least(smallest, self.headroom(part.0)),
                        Truth::False => {}
                    }
                }
                smallest
            }
            Kind::Reading(id, options) => self.headroom(self.taken(place, id, options)?),
        }
    }

    /// The child of the option taken, or of the first.
    fn taken(&self, place: usize, id: &str, options: &[(Term, Expression)]) -> Option<usize> {
        let taken = self.look.taking.options.option(id);
        let chosen = options.iter().position(|(option, _)| Some(option.as_str()) == taken).unwrap_or(0);
        self.look.rule.children(place).nth(chosen)
    }
}

impl<'a> Look<'_, 'a> {
    /// Whether one of the described parts of a code is affirmed, and no other.
    fn is_one_of(&self, parts: &'a [(Term, Expression)]) -> bool {
        parts.iter().filter(|(term, _)| self.stated::<()>(term).truth == Truth::True).count() == 1
    }
}

/// The smaller of two that are there.
pub(crate) fn least(one: Option<Total>, other: Option<Total>) -> Option<Total> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

//! Evaluates the nodes of a prepared rule: one truth each, kept until something changes that it depends on.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::look::{Found, Interval, Look};
use super::rule::{Depends, Kind, Node, Rule};
use super::why::{Answer, Why};
use crate::law::{Citation, Expression, Term};
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
            Kind::Test(_) | Kind::Tolerated(..) => {
                let found = self.leaf::<()>(&node.kind);
                if let Some(interval) = self.cells.intervals.get_mut(place) {
                    *interval = found.interval;
                }
                found.answer.truth
            }
            Kind::Given(_) | Kind::Subproduct(_) | Kind::Reading(..) => self.answer::<()>(place).truth,
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
            Kind::All | Kind::Any | Kind::Tolerating => {
                let truth = self.truth(place);
                let mut why = W::default();
                if W::TOLD && truth == Truth::Unknown {
                    for child in rule.children(place) {
                        if self.truth(child) == truth {
                            why.join(self.answer::<W>(child).why);
                        }
                    }
                }
                Answer { truth, why }
            }
            Kind::Test(_) | Kind::Tolerated(..) => match self.truth(place) {
                Truth::Unknown if W::TOLD => {
                    Answer { truth: Truth::Unknown, why: self.leaf::<W>(&node.kind).answer.why.once() }
                }
                truth => Answer { truth, why: W::default() },
            },
            Kind::Given(term) => self.look.stated(term),
            Kind::Subproduct(parts) => self.subproduct(place, parts),
            Kind::Reading(id, options) => match self.taken(place, id, options) {
                Some(child) => self.answer(child),
                None => Answer { truth: Truth::Unknown, why: W::default() },
            },
        }
    }

    /// Each described part of the code has its own condition; the good is one of them.
    fn subproduct<W: Why<'a>>(&mut self, place: usize, parts: &'a [(Term, Expression)]) -> Answer<W> {
        let (look, mut questions) = (self.look, W::default());
        let mut agreed: Option<Answer<W>> = None;
        for (child, (term, _)) in look.rule.children(place).zip(parts) {
            let answer = look.stated::<W>(term);
            match answer.truth {
                Truth::True => return self.answer(child),
                Truth::False => {}
                Truth::Unknown => {
                    questions.join(answer.why);
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

    fn leaf<W: Why<'a>>(&self, kind: &Kind<'a>) -> Found<W> {
        let look = self.look;
        match kind {
            Kind::Test(leaf) => look.test(leaf),
            Kind::Tolerated(tolerance, is_only_way) => {
                let Some(percent) = tolerance.up_to else { return Answer::known(true).into() };
                // What offends the rule and has no other way out must be tolerated, so it counts in any case.
                look.limit(percent, |one| match look.selected(&tolerance.selectors, one) {
                    // What no test of headings looks at needs no tolerance.
                    _ if !one.1.classified => Answer::known(false),
                    Answer { truth: Truth::Unknown, .. } if *is_only_way && look.offends(one) => Answer::known(true),
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
            Kind::Test(_) | Kind::Tolerated(..) => {
                let interval = (*self.cells.intervals.get(place)?)?;
                Some(interval.limit?.minus(interval.certain))
            }
            Kind::Given(_) => None,
            Kind::Subproduct(parts) => {
                let look = self.look;
                let described = |(_, (term, _)): &(usize, &'a (Term, _))| look.stated::<()>(term).truth;
                let mut smallest = None;
                for part in rule.children(place).zip(*parts) {
                    match described(&part) {
                        Truth::True => return self.headroom(part.0),
                        Truth::Unknown => smallest = least(smallest, self.headroom(part.0)),
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

    /// Every test, tolerance and fact of the rule, each with the provision it is of, its text form and its truth.
    pub(crate) fn tests(&mut self) -> Vec<Tested<'a>> {
        let rule = self.look.rule;
        let mut tested = Vec::new();
        for condition in &rule.conditions {
            let end = self.node(condition.root).map_or(0, |root| root.end);
            for place in condition.root..end {
                let text = match self.node(place).map(|node| &node.kind) {
                    Some(Kind::Test(leaf)) => leaf.test.to_string(),
                    Some(Kind::Tolerated(tolerance, _)) => tolerance.to_string(),
                    Some(Kind::Given(term)) => format!("FACT {term}"),
                    _ => continue,
                };
                tested.push(Tested { citation: &condition.clause.citation, text, truth: self.truth(place) });
            }
        }
        tested
    }
}

/// What came of a test.
#[derive(Clone, Debug)]
pub struct Tested<'a> {
    /// The provision that it is of.
    pub citation: &'a Citation,
    /// The test in the vocabulary's text form.
    pub text: String,
    /// Whether it holds.
    pub truth: Truth,
}

/// The smaller of two that are there.
pub(crate) fn least(one: Option<Total>, other: Option<Total>) -> Option<Total> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

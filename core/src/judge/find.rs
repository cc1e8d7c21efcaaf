//! Finds whether a good originates: wholly produced, or sufficiently processed by the rule of its code, and not made
//! only by operations that never confer origin. The one place that selects a row.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bill::Because;
use super::done::Performed;
use super::evaluate::{Evaluation, least};
use super::goods::Law;
use super::rule::Condition;
use super::taking::Otherwise;
use super::told::{ToldStep, Warning};
use super::why::{Answer, Stated, What, Why};
use crate::law::{Citation, Gap, GapKind, ListRule, Mark, Test, reading};
use crate::value::amount::Total;
use crate::value::hs::HsRange;
use crate::value::truth::Truth;

/// The rule that was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Applied<'a> {
    pub(crate) id: &'a str,
    /// Its condition as enacted, where it is a row of the list.
    pub(crate) condition: Option<&'a str>,
    pub(crate) is_wholly_produced: bool,
}

/// Why the rulebook holds no answer.
#[derive(Clone, Copy, Debug)]
pub enum Outside<'a> {
    /// The list has a gap.
    Gap(&'a Gap),
    /// No list of operations was stated, and the rulebook has none.
    NoThreshold,
    /// The list does not name the good, and there is no rule for such goods.
    NoGeneralRule,
    /// The list as read does not say what holds for other goods of the codes of this row.
    RestOfRow(&'a ListRule),
}

/// What was found.
pub(crate) struct Finding<'a, W> {
    pub(crate) answer: Answer<W>,
    /// `None` if it is not certain which rule applies.
    pub(crate) rule: Option<Applied<'a>>,
    pub(crate) outside: Option<Outside<'a>>,
    /// The smallest head-room among the limits on which it rests.
    pub(crate) headroom: Option<Total>,
}

impl<'a, W: Why<'a>> Finding<'a, W> {
    fn of(answer: Answer<W>, id: &'a str) -> Finding<'a, W> {
        let rule = Some(Applied { id, condition: None, is_wholly_produced: false });
        Finding { answer, rule, outside: None, headroom: None }
    }

    fn outside(outside: Outside<'a>) -> Finding<'a, W> {
        Finding { answer: open(), rule: None, outside: Some(outside), headroom: None }
    }

    /// Wholly produced, or this. As long as that may be, it is not what the rulebook does not hold that is wanting.
    fn or(self, other: Finding<'a, W>) -> Finding<'a, W> {
        let outside = if self.answer.truth == Truth::Unknown { None } else { other.outside };
        let carried = other.carried();
        let answer = self.answer.or(other.answer);
        Finding { headroom: carried(answer.truth), answer, outside, ..other }
    }

    /// Which of the two applies is not known.
    fn either(self, other: Finding<'a, W>, questions: W) -> Finding<'a, W> {
        let answer = self.answer.agreed(other.answer, questions);
        Finding { answer, rule: None, outside: None, headroom: least(self.headroom, other.headroom) }
    }

    /// The same, with what was told before it.
    fn behind(self, mut before: W) -> Finding<'a, W> {
        before.join(self.answer.why);
        Finding { answer: Answer { truth: self.answer.truth, why: before }, ..self }
    }

    /// Its head-room, as long as the joint truth of it and others rests on it.
    fn carried(&self) -> impl FnOnce(Truth) -> Option<Total> + use<'a, W> {
        let (truth, headroom) = (self.answer.truth, self.headroom);
        move |joint| headroom.filter(|_| truth == joint)
    }
}

/// Ranges whose rows are passed over, because another row of the same codes describes the good.
#[derive(Clone, Copy)]
struct Passed<'p> {
    range: HsRange,
    before: Option<&'p Passed<'p>>,
}

impl Passed<'_> {
    fn has(this: Option<&Passed<'_>>, range: HsRange) -> bool {
        this.is_some_and(|passed| passed.range == range || Passed::has(passed.before, range))
    }
}

/// An answer that waits for no fact.
fn open<'a, W: Why<'a>>() -> Answer<W> {
    Answer { truth: Truth::Unknown, why: W::default() }
}

/// What a good is judged by.
pub(crate) struct Finder<'e, 'a> {
    pub(crate) law: Law<'a>,
    pub(crate) performed: Performed,
    pub(crate) wants_headroom: bool,
    pub(crate) evaluation: Evaluation<'e, 'a>,
}

impl<'e, 'a> Finder<'e, 'a> {
    /// Whether the good meets a criterion and is free of the veto.
    pub(crate) fn find<W: Why<'a>>(&mut self) -> Finding<'a, W> {
        self.evaluation.cells.forget_rows();
        self.evaluation.cells.is_contradicted = false;
        let Some((mut whole, is_production)) = self.wholly_produced() else {
            let sufficient = self.sufficient();
            return self.unless_vetoed(sufficient);
        };
        if whole.answer.truth == Truth::True {
            // No row is applied then. What contradicts the facts is told all the same, whatever the rule is.
            self.tell_denied_products(&mut whole.answer.why);
            let is_denied = self.evaluation.look.facts.beyond_insufficient_operations == Some(false);
            if is_production && is_denied {
                self.tell_contradicted(&mut whole.answer.why, core::iter::empty());
            }
        }
        match (whole.answer.truth, is_production) {
            (Truth::True, true) => whole,
            (Truth::True, false) => self.unless_vetoed(whole),
            (_, true) => {
                let sufficient = self.sufficient();
                whole.or(self.unless_vetoed(sufficient))
            }
            (_, false) => {
                let either = whole.or(self.sufficient());
                self.unless_vetoed(either)
            }
        }
    }

    /// Whether a provision says nothing.
    fn is_silent(&self, citation: &Citation) -> bool {
        matches!(self.evaluation.look.taking.otherwise, Otherwise::PrimaryOnly) && citation.mark != Mark::Primary
    }

    /// The finding, and whether more was done than what never confers origin.
    fn unless_vetoed<W: Why<'a>>(&mut self, finding: Finding<'a, W>) -> Finding<'a, W> {
        let Some(insufficient) = &self.law.rules.insufficient else { return finding };
        let mut finding = finding;
        let is_met = finding.answer.truth != Truth::False;
        let look = self.evaluation.look;
        if !is_met && !look.tells_steps::<W>() {
            return finding;
        }
        let cells = &*self.evaluation.cells;
        let rows = look.rule.rows.iter().zip(&cells.may_hold).filter(|(_, may_hold)| **may_hold);
        let rows = rows.map(|(row, _)| look.rule.conditions.get(row.conditions.clone()).unwrap_or_default());
        let of_row = |conditions: &'e [Condition<'a>]| conditions.iter().flat_map(|condition| condition.vague.iter());
        let vague = rows.clone().flat_map(of_row).copied();
        // Each rule that may apply must leave the stated list open.
        let is_everywhere =
            |term: &&str| !cells.may_hold_beside && rows.clone().all(|row| of_row(row).any(|one| one == term));
        self.tell_contradicted(&mut finding.answer.why, vague.clone().filter(&is_everywhere));
        // Nothing can lift a good that meets no criterion; the veto would only ask questions that settle nothing.
        if !is_met {
            return finding;
        }
        let (mut beyond, terms) = look.beyond(self.performed, vague, is_everywhere);
        if self.is_silent(&insufficient.citation) {
            beyond = open();
        }
        if let Some(told) = look.steps(&mut beyond.why) {
            let citation = Some(&insufficient.citation);
            told.steps.push(ToldStep { terms, citation, ..ToldStep::new("beyond-insufficient", beyond.truth) });
        }
        if finding.outside.is_some() && beyond.truth != Truth::False {
            // What the rulebook does not hold, no answer about operations can supply.
            return finding;
        }
        let carried = finding.carried();
        let answer = finding.answer.and(beyond);
        Finding { headroom: carried(answer.truth), answer, outside: None, ..finding }
    }

    /// The stated category of wholly produced goods, unless a foreign material contradicts it; and whether such
    /// production is itself more than the insufficient operations.
    fn wholly_produced<W: Why<'a>>(&mut self) -> Option<(Finding<'a, W>, bool)> {
        let categories = self.law.rules.wholly_produced.as_ref()?;
        let look = self.evaluation.look;
        let category = categories.find(look.facts.wholly_produced.as_deref()?)?;
        // A bill that was not stated contradicts nothing.
        let found = look.nothing_foreign_within();
        let (mut answer, lines): (Answer<W>, _) = (found.answer, found.lines);
        answer.why = answer.why.once();
        if self.is_silent(&categories.citation) {
            answer = open();
        }
        let is_foreign = |because| matches!(because, Because::Foreign | Because::NoCt1);
        let mut foreign = look.lines().filter(|(_, line)| line.classified && is_foreign(line.status.because));
        if answer.truth == Truth::False
            && let Some((place, _)) = foreign.next()
        {
            // Which of the two is true, nobody here knows.
            answer.truth = Truth::Unknown;
            answer.why.join(look.waits::<W>(What::Contradicted(Stated::WhollyProduced)).why);
            answer.why.join(look.waits::<W>(What::Contradicted(Stated::Origin(place))).why);
            self.evaluation.cells.is_contradicted = true;
            if let Some(told) = look.steps(&mut answer.why) {
                let places = core::iter::once(place).chain(foreign.map(|(place, _)| place));
                told.warnings.push(Warning::WhollyProduced(places.collect()));
            }
        }
        let id = "wholly-produced";
        if let Some(told) = look.steps(&mut answer.why) {
            let expression = Some(Test::WhollyProduced.to_string());
            told.steps.push(ToldStep { expression, lines, ..ToldStep::new(id, answer.truth) });
            told.of_rule(id, &categories.citation);
        }
        let rule = Some(Applied { id, condition: None, is_wholly_produced: true });
        Some((Finding { answer, rule, outside: None, headroom: None }, category.is_production))
    }

    /// Sufficient processing: of a set, by the threshold of operations, or by the rule of the code.
    pub(super) fn sufficient<W: Why<'a>>(&mut self) -> Finding<'a, W> {
        let rule = self.evaluation.look.rule;
        // A row that has a rule for sets of its own goes before the general one.
        if let Some(set) = self.set_rule().filter(|_| !rule.has_own_set) {
            return self.by_condition("set", set);
        }
        if let Some(threshold) = rule.threshold {
            return self.by_threshold(threshold);
        }
        self.by_code()
    }

    /// The general rule for sets, where the good is one.
    fn set_rule(&self) -> Option<usize> {
        let look = self.evaluation.look;
        look.rule.set.filter(|_| look.bill.is_of_set)
    }

    /// What a condition says that is no row's.
    fn beside_rows<W: Why<'a>>(&mut self, id: &'a str, place: usize) -> Finding<'a, W> {
        let finding = self.by_condition(id, place);
        self.evaluation.cells.may_hold_beside |= finding.answer.truth != Truth::False;
        finding
    }

    /// What one condition says.
    fn by_condition<W: Why<'a>>(&mut self, id: &'a str, place: usize) -> Finding<'a, W> {
        let Some(condition) = self.evaluation.look.rule.conditions.get(place) else { return Finding::of(open(), id) };
        if self.is_silent(&condition.clause.citation) {
            return Finding::of(open(), id);
        }
        let mut answer = self.evaluation.answer(condition.root);
        let look = self.evaluation.look;
        if let Some(told) = look.steps(&mut answer.why) {
            told.of_rule(id, &condition.clause.citation);
        }
        let headroom = if self.wants_headroom { self.evaluation.headroom(condition.root) } else { None };
        let finding = Finding { headroom, ..Finding::of(answer, id) };
        if !look.taking.options.suffices_without_foreign || !condition.names_materials {
            return finding;
        }
        // The condition is of goods in which foreign materials are used: one without any need not meet it.
        let mut none = look.nothing_foreign();
        if let Some(told) = look.steps(&mut none.answer.why) {
            let lines = none.lines;
            told.steps.push(ToldStep { lines, ..ToldStep::new(reading::NO_FOREIGN_MATERIALS, none.answer.truth) });
            told.of_rule(id, &condition.clause.citation);
        }
        let carried = finding.carried();
        let answer = finding.answer.or(none.answer);
        Finding { headroom: carried(answer.truth), answer, ..finding }
    }

    /// At least k of the n operations of a list: the user's own row, or nothing can be said.
    fn by_threshold<W: Why<'a>>(&mut self, threshold: usize) -> Finding<'a, W> {
        let Some(row) = &self.evaluation.look.facts.threshold else {
            let gap = self.law.book.gaps.iter().find(|gap| gap.kind == GapKind::Threshold);
            return Finding::outside(gap.map_or(Outside::NoThreshold, Outside::Gap));
        };
        let conditions = self.by_condition("threshold", threshold);
        let look = self.evaluation.look;
        let mut counted = match &look.facts.operations {
            None => look.waits(What::Operations),
            Some(performed) => {
                let count = row.operations.iter().filter(|operation| performed.contains(operation)).count();
                let is_enough = u32::try_from(count).unwrap_or(u32::MAX) >= row.at_least;
                // Names that nobody knows may be those of operations of the row.
                if is_enough { Answer::known(true) } else { look.unrecognised() }
            }
        };
        if let (Some(told), Some(condition)) = (look.steps::<W>(&mut counted.why), look.rule.conditions.get(threshold))
        {
            let expression = Some(format!("{} / {}", row.at_least, row.operations.len()));
            let performed = look.facts.operations.iter();
            let is_counted = |name: &&String| performed.clone().any(|performed| performed.contains(name));
            let terms = row.operations.iter().filter(is_counted).map(|name| name.as_str()).collect();
            told.steps.push(ToldStep { expression, terms, ..ToldStep::new("threshold", counted.truth) });
            told.of_rule("threshold", &condition.clause.citation);
        }
        let carried = conditions.carried();
        let answer = conditions.answer.and(counted);
        Finding { headroom: carried(answer.truth), answer, ..conditions }
    }

    fn by_code<W: Why<'a>>(&mut self) -> Finding<'a, W> {
        match self.evaluation.look.rule.not_read {
            None => self.row_from(0, None),
            Some((gap, Truth::True)) => Finding::outside(Outside::Gap(gap)),
            Some((gap, _)) => {
                let question = self.evaluation.look.waits::<W>(What::GoodCode(gap.kind.digits()));
                let outside = Finding::outside(Outside::Gap(gap));
                self.row_from(0, None).either(outside, question.why)
            }
        }
    }

    /// The first of the rows from here on, if its goods are described, else what the others say.
    fn row_from<W: Why<'a>>(&mut self, first: usize, passed: Option<&Passed<'_>>) -> Finding<'a, W> {
        let look = self.evaluation.look;
        let mut rows = look.rule.rows.iter().enumerate().skip(first);
        let Some((place, row)) = rows.find(|(_, row)| !Passed::has(passed, row.row.range)) else {
            return self.by_general(false);
        };
        let next = place.saturating_add(1);
        let described = self.described::<W>(row.row, next, passed);
        let truth = described.truth;
        let finding = match row.coded.and(truth) {
            // No other row of the same codes is said to describe it: two that are contradict each other.
            Truth::True => self.by_row(place),
            Truth::False => self.rest(place, truth, passed),
            Truth::Unknown => {
                let mut questions = described.why;
                if row.coded == Truth::Unknown {
                    questions.join(look.waits::<W>(What::GoodCode(row.row.range.digits())).why);
                }
                let by_row = self.by_row(place);
                by_row.either(self.rest(place, truth, passed), questions)
            }
        };
        let mut before = W::default();
        if let (Some(term), Some(told)) = (&row.row.gate, look.steps(&mut before)) {
            let terms = Vec::from([term.as_str()]);
            told.steps.push(ToldStep { terms, ..ToldStep::of_row("description", truth, row.row) });
        }
        finding.behind(before)
    }

    /// What the rows behind one say.
    fn rest<W: Why<'a>>(&mut self, place: usize, described: Truth, passed: Option<&Passed<'_>>) -> Finding<'a, W> {
        let rule = self.evaluation.look.rule;
        let Some(row) = rule.rows.get(place) else { return self.by_general(false) };
        let next = place.saturating_add(1);
        // If the good is not of a row that describes it, then it is of none of the same codes.
        let also = Passed { range: row.row.range, before: passed };
        let passed = if described == Truth::True { Some(&also) } else { passed };
        // A set whose code is not that of the row for sets is under the general rule for them.
        if let Some(set) = self.set_rule().filter(|_| row.row.is_of_set() && row.coded == Truth::Unknown) {
            return self.beside_rows("set", set);
        }
        // What holds for other goods of the row's codes, the list as read may not say.
        let mut others = rule.rows.iter().skip(next).filter(|other| !Passed::has(passed, other.row.range));
        if row.row.rest_unknown && row.coded == Truth::True && others.next().is_none() {
            return Finding::outside(Outside::RestOfRow(row.row));
        }
        self.row_from(next, passed)
    }

    /// Whether the good is as the row describes it. Where another row of the same codes was said to describe it, this
    /// one was not.
    fn described<W: Why<'a>>(&self, row: &'a ListRule, next: usize, passed: Option<&Passed<'_>>) -> Answer<W> {
        let Some(term) = &row.gate else { return Answer::known(true) };
        let answer = self.evaluation.look.stated(term);
        let mut others = self.same_codes(row, next, passed);
        let is_denied = answer.truth == Truth::Unknown && others.any(|other| self.is_stated(other));
        if is_denied { Answer::known(false) } else { answer }
    }

    /// The rows behind one that have the same codes.
    fn same_codes<'p>(
        &self,
        row: &'a ListRule,
        next: usize,
        passed: Option<&'p Passed<'p>>,
    ) -> impl Iterator<Item = &'a ListRule> + use<'e, 'p, 'a> {
        let others = self.evaluation.look.rule.rows.iter().skip(next).map(|other| other.row);
        others.filter(move |other| other.range == row.range && !Passed::has(passed, other.range))
    }

    /// Whether it was stated that a row describes the good.
    fn is_stated(&self, row: &'a ListRule) -> bool {
        let look = self.evaluation.look;
        row.gate.as_ref().is_some_and(|term| look.stated::<()>(term).truth == Truth::True)
    }

    fn by_row<W: Why<'a>>(&mut self, place: usize) -> Finding<'a, W> {
        let Some(row) = self.evaluation.look.rule.rows.get(place) else { return self.by_general(false) };
        let id = row.row.id.as_str();
        let look = self.evaluation.look;
        if row.row.clauses.is_empty() {
            let mut before = W::default();
            if let Some(told) = look.steps(&mut before) {
                told.steps.push(ToldStep::of_row("taken-out-of-list", Truth::True, row.row));
            }
            return self.by_general(true).behind(before);
        }
        let closing = self.closing(|kind| matches!(kind, GapKind::Row(of) if of == id));
        let conditions = closing.map_or(row.conditions.clone(), |closing| closing..closing.saturating_add(1));
        let mut joint: Option<Finding<'a, W>> = None;
        for condition in conditions.clone() {
            let one = self.by_condition(id, condition);
            joint = Some(match joint {
                None => one,
                Some(before) => {
                    let (first, second) = (before.carried(), one.carried());
                    let answer = before.answer.or(one.answer);
                    let headroom = least(first(answer.truth), second(answer.truth));
                    Finding { headroom, ..Finding::of(answer, id) }
                }
            });
        }
        let mut finding = joint.unwrap_or_else(|| Finding::of(Answer::known(false), id));
        self.evaluation.cells.note_row(place, finding.answer.truth != Truth::False);
        finding.rule = Some(Applied { id, condition: row.row.enacted(), is_wholly_produced: false });
        if let Some(told) = look.steps(&mut finding.answer.why) {
            let conditions = look.rule.conditions.get(conditions).unwrap_or_default();
            let denied = conditions.iter().filter_map(|condition| self.denied(&condition.clause.expression));
            told.warnings.extend(denied.map(Warning::Products));
            let is_of_row = |kind: &GapKind| matches!(kind, GapKind::Row(of) if of == id);
            told.warnings.extend(self.gaps("note-on-row", is_of_row));
        }
        finding
    }

    /// The condition by which a gap of this kind is taken to be closed.
    fn closing(&self, is_of: impl Fn(&GapKind) -> bool) -> Option<usize> {
        let Otherwise::Closing(gap, clause) = self.evaluation.look.taking.otherwise else { return None };
        let rule = self.evaluation.look.rule;
        let is_it = |(other, place): &&(&Gap, usize)| {
            let condition = rule.conditions.get(*place);
            core::ptr::eq(*other, gap) && condition.is_some_and(|one| core::ptr::eq(one.clause, clause))
        };
        rule.closings.iter().filter(|(gap, _)| is_of(&gap.kind)).find(is_it).map(|(_, place)| *place)
    }

    /// The rule for goods that the list does not name; chapters known to have a line that was not read are outside.
    fn by_general<W: Why<'a>>(&mut self, taken_out: bool) -> Finding<'a, W> {
        let rule = self.evaluation.look.rule;
        if let Some(gap) = rule.of_chapter.filter(|_| !taken_out) {
            return Finding::outside(Outside::Gap(gap));
        }
        let Some(general) = rule.general else { return Finding::outside(Outside::NoGeneralRule) };
        // A code that the list itself leaves to the general rule is in no line that was not read.
        let closing = self.closing(|kind| matches!(kind, GapKind::List | GapKind::Suspect(_)));
        let mut finding = self.beside_rows("general", closing.filter(|_| !taken_out).unwrap_or(general));
        let look = self.evaluation.look;
        if let Some(told) = look.steps::<W>(&mut finding.answer.why) {
            told.warnings.extend(self.gaps("list-incomplete", |kind| *kind == GapKind::List));
            let suspect = GapKind::Suspect(look.facts.hs.chapter());
            told.warnings.extend(self.gaps("chapter-line-suspected", |kind| *kind == suspect));
        }
        finding
    }
}

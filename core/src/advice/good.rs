//! Advice on a good.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::Cell;

use super::candidates::{Candidate, View, candidates, items};
use super::goal::{Goal, MOST_LOOKS, Trials};
use super::headroom::headroom;
use super::numbers::{Figure, What, figures, last_holding, shown};
use super::patch::{PatchOperation, push};
use super::search::{Found, Weight, ways};
use super::{Action, Advice, Change, Gives, Wishes, cost_of_all, empty, weight_of};
use crate::answer::{Assessment, Verdict};
use crate::assessment::{Books, Law, assess_good};
use crate::doc::{At, Fault, Json};
use crate::facts::Facts;
use crate::law::Library;
use crate::sort::sorted;
use crate::value::amount::Total;

/// Advises on a good, whose facts were read from `document`.
pub(super) fn advise(
    document: &Json<'_>,
    facts: Facts,
    wishes: &Wishes,
    library: &Library,
) -> Result<Advice, Vec<Fault>> {
    let assessment = assess_good(&facts, library)?;
    let share = assessment.local_content.as_ref().and_then(|content| content.share.clone());
    let advice = Advice {
        verdict: Some(assessment.verdict),
        share,
        missing: assessment.missing.iter().map(|missing| missing.fact.clone()).collect(),
        outside: assessment.outside.clone(),
        ..empty("good", wishes, assessment.receipt.clone())
    };
    let Ok(books) = Books::of(&facts, library)? else { return Ok(advice) };
    let prepared = books.prepared(&facts.good);
    let law = Law::new(books, &prepared);
    if wishes.share.is_some() && law.book.content.is_none() {
        let fault = Fault::new("no-share-formula", &At::Field(&At::Root, "wished_share"));
        return Err(Vec::from([fault.given(law.book.name())]));
    }
    let goal = wishes.share.map_or(Goal::Verdict, Goal::Share);
    let mut goals = Vec::from([Goal::Verdict, goal]);
    goals.dedup();
    let mut desk = Desk { document, law, library, goal, wishes, facts };
    let (mut lost, mut is_whole) = (Vec::new(), true);
    for kept in goals.into_iter().filter(|goal| reaches(*goal, &assessment)) {
        let (found, all) = headroom(document, law, kept, &mut desk.facts, library);
        lost.extend(found);
        is_whole &= all;
    }
    if reaches(goal, &assessment) {
        return Ok(Advice { reached: true, headroom: lost, complete: is_whole, ..advice });
    }
    let (changes, complete, more) = desk.changes();
    Ok(Advice { headroom: lost, changes, complete: complete && is_whole, more, ..advice })
}

/// Whether an assessment says that a goal is reached.
fn reaches(goal: Goal, assessment: &Assessment) -> bool {
    match goal {
        Goal::Verdict => assessment.verdict == Verdict::Originating,
        Goal::Share(wish) => {
            let share = assessment.local_content.as_ref().and_then(|content| content.share.as_ref());
            share.is_some_and(|shown| wish.is_reached_by(shown))
        }
    }
}

/// Ways that are assessed, however long that takes.
const LEAST_SHOWN: usize = 2;

/// It would have cost too much to try.
struct NotTried;

/// Where changes are found and tried.
struct Desk<'d> {
    document: &'d Json<'d>,
    law: Law<'d>,
    library: &'d Library,
    goal: Goal,
    wishes: &'d Wishes,
    facts: Facts,
}

impl Desk<'_> {
    /// All changes, the cheapest first; whether none was overlooked; whether there may be more.
    fn changes(&mut self) -> (Vec<Change>, bool, bool) {
        let view = View::of(self.law, &self.facts, self.goal);
        let candidates = candidates(self.law, &self.facts, &view, self.goal);
        let items = items(&candidates, &self.wishes.costs, &self.facts.good);
        let slots: Vec<usize> = items.iter().map(|item| item.slot).collect();
        let is_over = Cell::new(false);
        let mut trials = Trials::new(self.law, self.goal, &view, (&candidates, &slots), self.facts.clone(), &is_over);
        let Found { ways, complete, more } = ways(&items, &is_over, &mut |set| trials.works(set));
        let most = self.law.assessments(&self.facts, MOST_LOOKS).max(LEAST_SHOWN);
        let is_all_tried = ways.len() <= most;
        let mut complete = complete && is_all_tried && !trials.is_spent();
        let mut found = Vec::new();
        for way in ways.into_iter().take(most) {
            let chosen: Vec<&Candidate> = way.iter().filter_map(|place| candidates.get(*place)).collect();
            match self.replace(&chosen) {
                Some(change) => found.push((super::search::weight(&items, &way), change)),
                None => complete = false,
            }
        }
        for (name, kind) in [("ex_works_price", "raise-price"), ("production_cost", "raise-cost")] {
            match self.raise(name, kind) {
                Ok(raised) => found.extend(raised),
                Err(NotTried) => complete = false,
            }
        }
        let changes = sorted(found, |(left, _), (right, _)| left.cmp(right)).into_iter().map(|(_, change)| change);
        (changes.collect(), complete, more || !is_all_tried)
    }

    /// A set of changes as a patch, tried.
    fn replace(&self, chosen: &[&Candidate]) -> Option<Change> {
        let mut document = self.document.clone().into_owned();
        let mut patch = Vec::new();
        let home = self.law.rules.country;
        let mut actions = Vec::new();
        for candidate in chosen {
            candidate.edit.patch(&self.facts.good, home, &mut document, &mut patch);
            actions.push(Action {
                kind: Cow::Borrowed(candidate.edit.kind()),
                key: candidate.key.clone(),
                at: candidate.edit.at(),
                of: candidate.of.clone(),
                now: None,
                to: None,
            });
        }
        self.tried(&document, actions, patch)
    }

    /// The least price or cost that suffices by itself.
    ///
    /// # Errors
    /// Trying it would cost too many looks.
    fn raise(&mut self, name: &str, kind: &'static str) -> Result<Option<(Weight, Change)>, NotTried> {
        let at = ["/good/", name].concat();
        let what = if kind == "raise-price" { What::Price(Vec::new()) } else { What::Cost(Vec::new()) };
        let stated = figures(self.document, &self.facts.good).into_iter().find(|figure| figure.what == what);
        let figure = stated.unwrap_or(Figure { what, at, now: None, decimals: 2, exchange: None });
        let mut facts = self.facts.clone();
        let (law, goal) = (self.law, self.goal);
        let mut left = law.times(&facts, MOST_LOOKS).saturating_add(1);
        let mut holds = |now: i128| {
            left = left.saturating_sub(1);
            left > 0 && figure.state(&mut facts.good, now) && goal.holds(law, &facts)
        };
        let (most, floor) = (figure.most(), figure.now.unwrap_or(0));
        // Downwards from the highest: the last that suffices.
        let least = holds(most).then(|| last_holding(most, floor, &mut holds)).flatten();
        if left == 0 {
            return Err(NotTried);
        }
        let Some(least) = least else { return Ok(None) };
        let to = shown(least, figure.decimals);
        let action = Action {
            kind: Cow::Borrowed(kind),
            key: kind.to_string(),
            at: figure.at.clone(),
            of: None,
            now: figure.now.map(|now| shown(now, figure.decimals)),
            to: Some(to.clone()),
        };
        let mut document = self.document.clone().into_owned();
        let mut patch = Vec::new();
        push(PatchOperation::text(figure.at.clone(), to), &mut document, &mut patch);
        let amount = |units: i128| figure.amount(units).map_or(Total::ZERO, |amount| amount.total());
        let moved = amount(least).minus(amount(floor));
        let weight = weight_of(kind, moved, &self.wishes.costs);
        Ok(self.tried(&document, Vec::from([action]), patch).map(|change| (weight, change)))
    }

    /// The change, when the engine says of the patched facts that the goal is reached.
    fn tried(&self, document: &Json<'_>, actions: Vec<Action>, patch: Vec<PatchOperation>) -> Option<Change> {
        let assessment = assess_good(&Facts::read(document).ok()?, self.library).ok()?;
        let share: Option<String> = assessment.local_content.as_ref().and_then(|content| content.share.clone());
        let gives = Gives { verdict: Some(assessment.verdict), share };
        let cost = cost_of_all(&actions, &self.wishes.costs);
        reaches(self.goal, &assessment).then_some(Change { actions, patch, gives, cost })
    }
}

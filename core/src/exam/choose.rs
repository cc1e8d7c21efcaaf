//! Chooses wrong choices so that nothing of their form tells the right one.
//!
//! Each is what the engine gives for one misconception. Of all that a question has, those are taken by which the right
//! figure has the rank that was drawn beforehand, and, as far as can be, shares its verdict with as many as was drawn.

use alloc::vec::Vec;

use super::bench::Outcome;
use super::chance::Chance;
use super::kinds::Slip;

/// The most wrong choices of a question.
const WRONG: usize = 3;

/// In how many tenths of all questions a figure that was rounded early may be a choice.
const ROUND: u64 = 3;

/// What was drawn of a question's form before its facts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// How many wrong figures are to be below the right one.
    below: usize,
    /// How many wrong choices are to have the right verdict.
    alike: usize,
}

impl Form {
    pub(super) fn draw(chance: &mut Chance) -> Form {
        let below = usize::try_from(chance.below(4)).unwrap_or_default();
        // Of four choices of two verdicts each split is as likely as by tossing a coin for each.
        let alike = (0..WRONG).filter(|_| chance.coin()).count();
        Form { below, alike }
    }
}

/// Takes wrong choices of these, among them one of the topic's own. `None` where there are too few that differ, or none
/// by which the right figure gets its rank.
pub(super) fn choose(
    key: &Outcome,
    found: Vec<(Slip, Outcome)>,
    own: &[Slip],
    form: Form,
    chance: &mut Chance,
) -> Option<Vec<(Slip, Outcome)>> {
    // What two misconceptions give would not tell which one it was.
    let is_clear = |outcome: &Outcome| found.iter().filter(|(_, other)| other == outcome).count() == 1;
    let distinct = found.iter().filter(|(_, outcome)| outcome != key && is_clear(outcome));
    // A percent that was rounded too early ends in zeros, which right ones seldom do: it is offered as seldom.
    let has_round = chance.below(10) < ROUND;
    let distinct = distinct.filter(|(slip, _)| has_round || *slip != Slip::RoundedEarly);
    let distinct: Vec<(Slip, Outcome)> = chance.shuffled(distinct.cloned().collect());
    let has_own = |chosen: &[(Slip, Outcome)]| chosen.iter().any(|(slip, _)| own.contains(slip));
    if key.figure.is_none() {
        // An order that begins with one of the topic's own.
        let (mut chosen, others): (Vec<_>, Vec<_>) = distinct.into_iter().partition(|(slip, _)| own.contains(slip));
        let is_there = !chosen.is_empty();
        chosen.extend(others);
        chosen.truncate(WRONG);
        return (is_there && chosen.len() > 1).then_some(chosen);
    }
    // Where there are only two, both are taken.
    if distinct.len() < WRONG {
        let is_right = distinct.len() > 1 && has_own(&distinct) && fits(key, &distinct, form.below % WRONG);
        return is_right.then_some(distinct);
    }
    let mut best: Option<(usize, Vec<(Slip, Outcome)>)> = None;
    for (first, one) in distinct.iter().enumerate() {
        for (second, two) in distinct.iter().enumerate().skip(first.saturating_add(1)) {
            for three in distinct.iter().skip(second.saturating_add(1)) {
                let chosen = Vec::from([one.clone(), two.clone(), three.clone()]);
                if !has_own(&chosen) || !fits(key, &chosen, form.below) {
                    continue;
                }
                let alike = chosen.iter().filter(|(_, outcome)| outcome.verdict == key.verdict).count();
                let away = alike.abs_diff(form.alike);
                if best.as_ref().is_none_or(|(nearest, _)| away < *nearest) {
                    best = Some((away, chosen));
                }
            }
        }
    }
    best.map(|(_, chosen)| chosen)
}

/// Whether so many figures are below the right one; an equal one, which has another verdict, may stand on either side.
fn fits(key: &Outcome, chosen: &[(Slip, Outcome)], below: usize) -> bool {
    let Some(right) = key.rank() else { return false };
    let ranks = chosen.iter().filter_map(|(_, outcome)| outcome.rank());
    let (less, equal) = ranks.fold((0_usize, 0_usize), |(less, equal), rank| {
        (less.saturating_add(usize::from(rank < right)), equal.saturating_add(usize::from(rank == right)))
    });
    (less..=less.saturating_add(equal)).contains(&below)
}

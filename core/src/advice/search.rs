//! The cheapest smallest sets of changes that reach a goal.
//!
//! A change never stands in the way of the goal, so that whatever reaches it still does with more: where all changes
//! together do not reach it nothing does, and a change without which all the others do not is part of every way.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::cell::Cell;

use crate::sort::sorted;
use crate::value::amount::Total;

/// Changes beyond those that every way needs: all sets of so many are searched.
pub(super) const UP_TO: u32 = 3;
/// Ways that are listed.
pub(super) const MOST_WAYS: usize = 12;
/// Sets looked at in one search.
const MOST_SETS: usize = 50_000;
/// Changes that are put together into sets, of all sets together: with a hundred thousand changes a few hundred sets.
const MOST_PUT_TOGETHER: usize = 40_000_000;
/// When no trial is left, so many more sets may be looked up among those that were tried and not be found there.
pub(super) const MOST_MISSED: usize = 64;
/// So many changes that every way needs may each be made in more than one manner; beyond that the cheapest is taken.
const FREE_CHOICES: usize = 2;

/// What orders sets: those that cost least first, where costs were given; then the smaller; then those that move less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight {
    /// Changes whose cost nobody gave.
    pub(super) unpriced: u32,
    pub(super) cost: Total,
    pub(super) size: u32,
    /// The value of what is replaced.
    pub(super) moved: Total,
}

impl Weight {
    pub(super) fn plus(self, other: Weight) -> Weight {
        Weight {
            unpriced: self.unpriced.saturating_add(other.unpriced),
            cost: self.cost.plus(other.cost),
            size: self.size.saturating_add(other.size),
            moved: self.moved.plus(other.moved),
        }
    }
}

/// A single change as the search sees it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Changes of one slot are about the same thing: one of them will do.
    pub(super) slot: usize,
    /// Changes of one class differ only in how much they move.
    pub(super) class: usize,
    pub(super) weight: Weight,
    /// How much of what counts it moves.
    pub(super) bulk: Total,
}

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Sets of changes, by their places, none of which has one to spare; the cheapest first.
    pub(super) ways: Vec<Vec<usize>>,
    /// Whether nothing cheaper was overlooked among the sets of [`UP_TO`] changes beyond those that every way needs.
    pub(super) complete: bool,
    /// Whether there may be more ways, none of them cheaper.
    pub(super) more: bool,
}

/// Searches. `works` tells whether a set of changes, by their places in ascending order, reaches the goal.
///
/// Whoever has tried enough sets `is_over`: then it ends with what was found.
pub(super) fn ways(items: &[Item], is_over: &Cell<bool>, works: &mut dyn FnMut(&[usize]) -> bool) -> Found {
    let all: Vec<usize> = (0..items.len()).collect();
    if items.is_empty() || !works(&all) {
        return Found { complete: true, ..Found::default() };
    }
    let (forced, settled) = forced(items, &all, is_over, works);
    let mut with = |set: &[usize]| {
        let joined = sorted(forced.iter().chain(set).copied().collect(), Ord::cmp);
        works(&joined)
    };
    if with(&[]) {
        return Found { ways: Vec::from([forced]), complete: settled, more: false };
    }
    let taken: BTreeSet<usize> = forced.iter().filter_map(|place| items.get(*place)).map(|item| item.slot).collect();
    let is_free = |place: &usize| items.get(*place).is_some_and(|item| !taken.contains(&item.slot));
    let by_weight = |left: &usize, right: &usize| weight(items, &[*left]).cmp(&weight(items, &[*right]));
    let rest = sorted(all.into_iter().filter(is_free).collect(), by_weight);
    let least = least_size(items, &rest, &mut with);
    let mut found = Found { complete: settled, ..Found::default() };
    if least <= UP_TO {
        let most = MOST_SETS.min(affordable(forced.len()));
        enumerate(items, &rest, (least, most), is_over, &mut with, &mut found);
    }
    if found.ways.is_empty() {
        // More are needed, or there are too many sets: the way that keeps the cheap ones, and the one of few.
        found.more = true;
        let by_bulk = |left: &usize, right: &usize| bulk(items, *left).cmp(&bulk(items, *right));
        let dear_first: Vec<usize> = rest.iter().rev().copied().collect();
        let small_first = sorted(rest.clone(), by_bulk);
        for order in [small_first, dear_first] {
            let (way, is_least) = spare(items, order, affordable(items.len()), is_over, &mut with);
            found.complete &= is_least;
            if !found.ways.contains(&way) {
                found.ways.push(way);
            }
        }
    }
    let join = |way: Vec<usize>| sorted(forced.iter().copied().chain(way).collect(), Ord::cmp);
    let ways = found.ways.into_iter().map(join).collect();
    let ways = sorted(ways, |left: &Vec<usize>, right| weight(items, left).cmp(&weight(items, right)));
    Found { ways, ..found }
}

pub(super) fn weight(items: &[Item], set: &[usize]) -> Weight {
    let weights = set.iter().filter_map(|place| items.get(*place)).map(|item| item.weight);
    weights.fold(Weight::default(), Weight::plus)
}

fn class(items: &[Item], place: usize) -> usize {
    items.get(place).map_or(0, |item| item.class)
}

fn bulk(items: &[Item], place: usize) -> Total {
    items.get(place).map_or(Total::ZERO, |item| item.bulk)
}

/// How often a set of so many changes may be put together, at most.
fn affordable(changes: usize) -> usize {
    MOST_PUT_TOGETHER.checked_div(changes.saturating_add(1)).unwrap_or(0)
}

/// The changes that every way needs; and whether it does not matter in which manner each is made.
///
/// Among slots whose changes are of the same classes, the one that moves most is tried first. If the goal is reached
/// without it, it is reached without each smaller one. So a long bill with few kinds of lines costs few trials.
fn forced(
    items: &[Item],
    all: &[usize],
    is_over: &Cell<bool>,
    works: &mut dyn FnMut(&[usize]) -> bool,
) -> (Vec<usize>, bool) {
    let slot = |place: usize| items.get(place).map(|item| item.slot);
    let by_slot = sorted(all.to_vec(), |left, right| slot(*left).cmp(&slot(*right)));
    let classes = |of_slot: &[usize]| -> Vec<usize> { of_slot.iter().map(|place| class(items, *place)).collect() };
    let most = |of_slot: &[usize]| of_slot.iter().map(|place| bulk(items, *place)).max();
    let slots: Vec<(Vec<usize>, &[usize])> = by_slot
        .chunk_by(|left, right| slot(*left) == slot(*right))
        .map(|of_slot| (classes(of_slot), of_slot))
        .collect();
    let slots = sorted(slots, |(left, one), (right, other)| {
        left.cmp(right).then_with(|| most(other).cmp(&most(one))).then_with(|| one.cmp(other))
    });
    let mut forced = Vec::new();
    let mut choices: Vec<Vec<usize>> = Vec::new();
    let mut spared: Option<&[usize]> = None;
    let mut left = affordable(all.len());
    let mut is_whole = true;
    for (classes, of_slot) in &slots {
        if spared == Some(classes.as_slice()) {
            continue;
        }
        is_whole &= left > 0 && !is_over.get();
        if !is_whole {
            break;
        }
        left = left.saturating_sub(1);
        let without: Vec<usize> = all.iter().copied().filter(|place| !of_slot.contains(place)).collect();
        if works(&without) {
            spared = Some(classes);
            continue;
        }
        match of_slot {
            [only] => forced.push(*only),
            _ => choices.push(of_slot.to_vec()),
        }
    }
    let choices = sorted(choices, Ord::cmp);
    let settled = choices.len() <= FREE_CHOICES;
    if !settled {
        for of_slot in choices.into_iter().take(left.checked_div(4).unwrap_or(0)).take_while(|_| !is_over.get()) {
            let rivals = |manner: usize| -> Vec<usize> {
                all.iter().copied().filter(|place| *place == manner || !of_slot.contains(place)).collect()
            };
            let manners = of_slot.iter().copied().filter(|manner| works(&rivals(*manner)));
            forced.extend(manners.min_by_key(|manner| weight(items, &[*manner])));
        }
    }
    (sorted(forced, Ord::cmp), settled && is_whole)
}

/// Below this many changes nothing works: not even the greatest of each class.
fn least_size(items: &[Item], rest: &[usize], works: &mut dyn FnMut(&[usize]) -> bool) -> u32 {
    let class = |place: usize| class(items, place);
    let slot = |place: usize| items.get(place).map_or(0, |item| item.slot);
    let greatest_first = sorted(rest.to_vec(), |left, right| {
        (class(*left), bulk(items, *right), slot(*left)).cmp(&(class(*right), bulk(items, *left), slot(*right)))
    });
    let mut size = 1_u32;
    for most in 1..=3_usize {
        let of_class = greatest_first.chunk_by(|left, right| class(*left) == class(*right));
        let greatest: Vec<usize> = of_class
            .flat_map(|of_class| of_class.chunk_by(|left, right| slot(*left) == slot(*right)).take(most).flatten())
            .copied()
            .collect();
        if works(&greatest) {
            break;
        }
        size = size.saturating_add(1);
    }
    size
}

/// All sets of at most [`UP_TO`], the cheapest first, until enough work.
fn enumerate(
    items: &[Item],
    rest: &[usize],
    (least, most): (u32, usize),
    is_over: &Cell<bool>,
    works: &mut dyn FnMut(&[usize]) -> bool,
    found: &mut Found,
) {
    let set_of = |places: &[usize]| -> Vec<usize> {
        sorted(places.iter().filter_map(|place| rest.get(*place)).copied().collect(), Ord::cmp)
    };
    let mut queue = BTreeSet::new();
    let offer = |queue: &mut BTreeSet<_>, places: Vec<usize>| {
        if places.last().is_some_and(|last| *last < rest.len()) {
            queue.insert((weight(items, &set_of(&places)), places));
        }
    };
    offer(&mut queue, Vec::from([0]));
    let mut looked = 0_usize;
    while let Some((of_set, places)) = queue.pop_first() {
        looked = looked.saturating_add(1);
        if looked > most || is_over.get() {
            found.complete = false;
            return;
        }
        let set = set_of(&places);
        let has_spare = found.ways.iter().any(|way| way.iter().all(|place| set.contains(place)));
        let is_way = !has_spare && of_set.size >= least && is_one_each(items, &set) && works(&set);
        let Some((last, before)) = places.split_last() else { continue };
        let next = last.saturating_add(1);
        if !has_spare && !is_way && of_set.size < UP_TO {
            offer(&mut queue, places.iter().copied().chain([next]).collect());
        }
        offer(&mut queue, before.iter().copied().chain([next]).collect());
        if is_way {
            found.ways.push(set);
            if found.ways.len() == MOST_WAYS {
                found.more = !queue.is_empty();
                return;
            }
        }
    }
}

/// Whether no two changes are about the same thing.
fn is_one_each(items: &[Item], set: &[usize]) -> bool {
    let slots: BTreeSet<usize> = set.iter().filter_map(|place| items.get(*place)).map(|item| item.slot).collect();
    slots.len() == set.len()
}

/// What remains when everything that can be spared is, in this order; and whether enough was tried to know it.
///
/// Changes that can be spared one by one can also be spared together, so a run of them is found by doubling and halving.
/// If one change of a class cannot be spared, no other that moves as much can be, and it is not tried.
fn spare(
    items: &[Item],
    order: Vec<usize>,
    most: usize,
    is_over: &Cell<bool>,
    works: &mut dyn FnMut(&[usize]) -> bool,
) -> (Vec<usize>, bool) {
    let mut kept: BTreeSet<usize> = order.iter().copied().collect();
    let mut needed: BTreeMap<usize, Total> = BTreeMap::new();
    let mut left = most;
    let mut rest = order.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let is_needed = needed.get(&class(items, *first)).is_some_and(|least| bulk(items, *first) >= *least);
        if is_needed {
            rest = others;
            continue;
        }
        let mut can_go = |length: usize| {
            let gone: BTreeSet<usize> = rest.iter().take(length).copied().collect();
            let without: Vec<usize> = kept.difference(&gone).copied().collect();
            works(&without)
        };
        let (mut can, mut cannot) = (0_usize, rest.len().saturating_add(1));
        let mut step = 1_usize;
        while cannot.saturating_sub(can) > 1 && left > 0 && !is_over.get() {
            let next = can.saturating_add(step).min(cannot.saturating_sub(1));
            left = left.saturating_sub(1);
            if can_go(next) {
                can = next;
                step = step.saturating_mul(2);
            } else {
                cannot = next;
                step = cannot.saturating_sub(can).checked_div(2).unwrap_or(1).max(1);
            }
        }
        for gone in rest.iter().take(can) {
            kept.remove(gone);
        }
        rest = rest.get(can..).unwrap_or_default();
        if left == 0 || is_over.get() {
            break;
        }
        if let Some((first, others)) = rest.split_first() {
            let least = needed.entry(class(items, *first)).or_insert_with(|| bulk(items, *first));
            *least = (*least).min(bulk(items, *first));
            rest = others;
        }
    }
    (kept.into_iter().collect(), left > 0 && !is_over.get())
}

//! The ways in which the operations and facts that a rule asks for can be given: each as few as will do.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::effort::{Effort, choices};
use crate::judge::Choice;
use crate::law::{Alternative, Due, Expression, Item, Operation, Quantity, Standing, Terms, Test, count, reading};
use crate::sort::sorted;

/// More ways than this are not told apart.
const MOST: usize = 256;

/// Operations that are performed (`true`) or must not be, and answers that are given.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    pub(super) operations: BTreeMap<String, bool>,
    pub(super) answers: BTreeMap<String, bool>,
    pub(super) wholly_produced: bool,
    /// Whether it rests on a test of materials besides: then it is none the less where less is asked for.
    rests_on_bill: bool,
}

impl Way {
    fn performing(term: &str) -> Way {
        Way { operations: only(term, true), ..Way::default() }
    }

    pub(super) fn answering(term: &str, answer: bool) -> Way {
        Way { answers: only(term, answer), ..Way::default() }
    }

    /// The answers of another way, with nothing performed.
    pub(super) fn answering_as(other: &Way) -> Way {
        Way { answers: other.answers.clone(), ..Way::default() }
    }

    /// The names of what is performed.
    pub(super) fn performed(&self) -> impl Iterator<Item = &str> {
        self.operations.iter().filter(|(_, performed)| **performed).map(|(name, _)| name.as_str())
    }

    /// Both, unless one demands what the other bars.
    fn and(&self, other: &Way) -> Option<Way> {
        let mut joint = self.clone();
        joint.wholly_produced |= other.wholly_produced;
        joint.rests_on_bill |= other.rests_on_bill;
        let merged = merge(&mut joint.operations, &other.operations) && merge(&mut joint.answers, &other.answers);
        merged.then_some(joint)
    }

    /// Whether it asks for nothing that the other does not.
    fn is_within(&self, other: &Way) -> bool {
        let within = |small: &BTreeMap<String, bool>, large: &BTreeMap<String, bool>| {
            small.iter().all(|(name, value)| large.get(name) == Some(value))
        };
        within(&self.operations, &other.operations)
            && within(&self.answers, &other.answers)
            && (other.wholly_produced || !self.wholly_produced)
            && (other.rests_on_bill || !self.rests_on_bill)
    }

    pub(super) fn size(&self) -> usize {
        self.operations.len().saturating_add(self.answers.len())
    }
}

fn only(term: &str, value: bool) -> BTreeMap<String, bool> {
    let mut map = BTreeMap::new();
    map.insert(term.to_string(), value);
    map
}

/// Whether nothing of `more` stands the other way round.
fn merge(map: &mut BTreeMap<String, bool>, more: &BTreeMap<String, bool>) -> bool {
    more.iter().all(|(name, value)| *map.entry(name.clone()).or_insert(*value) == *value)
}

/// Finds ways under one choice of readings. Tests of materials are taken as met: they are looked at apart.
pub(super) struct Finder<'a> {
    pub(super) choice: &'a Choice<'a>,
    /// Operations that the rule does not name, one plainly sufficient and one that may not be.
    pub(super) others: &'a [String],
    pub(super) terms: &'a Terms,
    /// What may still be looked at.
    pub(super) effort: &'a Effort,
    /// Whether there were more ways than are told apart.
    pub(super) cut: bool,
}

impl Finder<'_> {
    pub(super) fn expression(&mut self, expression: &Expression) -> Vec<Way> {
        match expression {
            Expression::All(parts) => {
                let parts: Vec<Vec<Way>> = parts.iter().map(|part| self.expression(part)).collect();
                self.all(parts)
            }
            Expression::Any(parts) => {
                let ways = parts.iter().flat_map(|part| self.expression(part)).collect();
                self.least(ways)
            }
            Expression::Test(test) => self.test(test),
            Expression::Tolerating(rule, _) => self.expression(rule),
            Expression::Subproduct(parts) => {
                let mut ways = Vec::new();
                for (place, (term, rule)) in parts.iter().enumerate() {
                    let before = parts.iter().take(place).map(|(term, _)| Way::answering(term, false));
                    let this = before.chain([Way::answering(term, true)]).map(|way| Vec::from([way]));
                    let all = this.chain([self.expression(rule)]).collect();
                    ways.extend(self.all(all));
                }
                ways
            }
            Expression::Reading(id, options) => {
                let taken = self.choice.option(id);
                let chosen = options.iter().find(|(option, _)| Some(option.as_str()) == taken).or(options.first());
                chosen.map(|(_, rule)| self.expression(rule)).unwrap_or_default()
            }
        }
    }

    fn test(&mut self, test: &Test) -> Vec<Way> {
        match test {
            Test::Operations(quantity, items, on) => {
                let ways = self.list(*quantity, items);
                match on {
                    Some(term) => self.all(Vec::from([ways, Vec::from([Way::answering(term, true)])])),
                    None => ways,
                }
            }
            Test::Site(term) | Test::Fact(term) => Vec::from([Way::answering(term, true)]),
            Test::WhollyProduced => Vec::from([Way { wholly_produced: true, ..Way::default() }]),
            _ => Vec::from([Way { rests_on_bill: true, ..Way::default() }]),
        }
    }

    fn list(&mut self, quantity: Quantity, items: &[Item]) -> Vec<Way> {
        let is_any = self.choice.option(reading::OPERATIONS_LIST) == Some("any");
        let needed = match quantity {
            Quantity::Any => 1,
            Quantity::AtLeast(count) => usize::try_from(count).unwrap_or(usize::MAX),
            Quantity::Points(points) => return self.points(points, items),
            Quantity::Unstated if is_any => 1,
            Quantity::OtherThan => return self.other_than(items),
            Quantity::NotAlone => {
                let mut none = Way::default();
                none.operations.extend(names(items).map(|name| (name.to_string(), false)));
                let mut ways = self.other_than(items);
                ways.push(none);
                return ways;
            }
            Quantity::All | Quantity::Unstated => {
                let items = items.iter().map(|item| self.item(item, true)).collect();
                return self.all(items);
            }
        };
        let items: Vec<Vec<Way>> = items.iter().map(|item| self.item(item, false)).collect();
        self.so_many(needed, &items)
    }

    /// Sets of items that bring so many points, none of which can be left out: the dearest items first. Where that can be
    /// done in more ways than are told apart, the first of them.
    fn points(&mut self, points: u32, items: &[Item]) -> Vec<Way> {
        let by_points = sorted(items.iter().collect(), |left: &&Item, right| right.points.cmp(&left.points));
        let dear: Vec<(u32, Vec<Way>)> = by_points.iter().map(|item| (item.points, self.item(item, false))).collect();
        let mut found = Vec::new();
        let mut sets: Vec<(u32, usize, Vec<usize>)> = Vec::from([(0, 0, Vec::new())]);
        while let Some((sum, from, set)) = sets.pop() {
            if sum >= points {
                let parts = set.iter().filter_map(|place| dear.get(*place)).map(|(_, ways)| ways.clone()).collect();
                found.extend(self.all(parts));
                if found.len() >= MOST {
                    self.cut |= !sets.is_empty();
                    break;
                }
                continue;
            }
            let rest = dear.iter().skip(from).fold(0, |all: u32, (one, _)| all.saturating_add(*one));
            let Some((one, _)) = dear.get(from).filter(|_| sum.saturating_add(rest) >= points) else { continue };
            let next = from.saturating_add(1);
            sets.push((sum, next, set.clone()));
            sets.push((sum.saturating_add(*one), next, set.into_iter().chain([from]).collect()));
        }
        self.least(found)
    }

    /// So many of the items; where that can be done in more ways than are told apart, of the first of them alone.
    fn so_many(&mut self, needed: usize, items: &[Vec<Way>]) -> Vec<Way> {
        let mut items = items;
        for fewer in [needed.saturating_add(1), needed] {
            if choices(items.len(), needed) > MOST {
                self.cut = true;
                items = items.get(..fewer).unwrap_or(items);
            }
        }
        self.chosen(needed, items)
    }

    /// So many of the items: with the first of them and one less of the others, or without it.
    fn chosen(&mut self, needed: usize, items: &[Vec<Way>]) -> Vec<Way> {
        if needed == 0 {
            return Vec::from([Way::default()]);
        }
        let Some((first, others)) = items.split_first().filter(|_| items.len() >= needed) else { return Vec::new() };
        let fewer = self.chosen(needed.saturating_sub(1), others);
        let mut ways = self.all(Vec::from([first.clone(), fewer]));
        ways.extend(self.chosen(needed, others));
        self.least(ways)
    }

    /// Demanded or counted, as an evaluation takes it.
    fn item(&mut self, item: &Item, demanded: bool) -> Vec<Way> {
        let demanded = demanded && item.alternatives.len() == 1;
        let ways = item.alternatives.iter().flat_map(|alternative| self.alternative(alternative, demanded)).collect();
        self.least(ways)
    }

    fn alternative(&mut self, alternative: &Alternative, demanded: bool) -> Vec<Way> {
        let performed = match &alternative.operation {
            Operation::Named(term) => Vec::from([Way::performing(term)]),
            Operation::Others(term) => match self.choice.option(reading::OPEN_ENDED_LIST) {
                Some("further-due") => Vec::from([Way::performing(term)]),
                _ if demanded => Vec::from([Way::default()]),
                _ => Vec::new(),
            },
            Operation::Parts(term, quantity, parts) => {
                let mut ways = self.list(*quantity, parts);
                ways.push(Way::performing(term));
                ways
            }
        };
        let (term, due) = match &alternative.due {
            Due::Always => return performed,
            Due::If(term) => (term, true),
            Due::Unless(term) => (term, false),
        };
        let when_due = Vec::from([Way::answering(term, due)]);
        if demanded {
            let mut ways = performed;
            ways.push(Way::answering(term, !due));
            ways
        } else {
            self.all(Vec::from([performed, when_due]))
        }
    }

    fn other_than(&self, items: &[Item]) -> Vec<Way> {
        let is_listed = |name: &str| names(items).any(|listed| listed == name);
        let counts = |name: &&String| {
            let standing = self.terms.standing(name);
            !matches!(standing, Some(Standing::Insufficient(_) | Standing::Neutral)) && !is_listed(name)
        };
        self.others.iter().filter(counts).map(|name| Way::performing(name)).collect()
    }

    /// Every combination of one way of each part.
    fn all(&mut self, parts: Vec<Vec<Way>>) -> Vec<Way> {
        let mut joint = Vec::from([Way::default()]);
        for part in parts {
            let pairs = count(joint.len()).saturating_mul(count(part.len())).saturating_mul(4);
            if !self.effort.pay(pairs) {
                self.cut = true;
                joint.truncate(1);
                let first = joint.iter().zip(part.first()).filter_map(|(way, other)| way.and(other));
                joint = first.collect();
                continue;
            }
            let pairs = joint.iter().flat_map(|way| part.iter().filter_map(|other| way.and(other))).collect();
            joint = self.least(pairs);
        }
        joint
    }

    /// The smallest first, and none that asks for more than another.
    fn least(&mut self, ways: Vec<Way>) -> Vec<Way> {
        let mut ways = sorted(ways, |left, right| left.size().cmp(&right.size()));
        if !self.effort.pay(count(ways.len()).saturating_mul(count(ways.len().min(MOST)).saturating_add(8)) / 8) {
            self.cut = true;
            ways.truncate(1);
        }
        let mut least: Vec<Way> = Vec::new();
        for way in ways {
            if least.len() == MOST {
                self.cut = true;
                break;
            }
            if !least.iter().any(|other| other.is_within(&way)) {
                least.push(way);
            }
        }
        least
    }
}

/// The names of a list's operations, those of their parts too.
pub(super) fn names(items: &[Item]) -> impl Iterator<Item = &str> {
    items.iter().flat_map(|item| &item.alternatives).map(|alternative| match &alternative.operation {
        Operation::Named(term) | Operation::Others(term) | Operation::Parts(term, ..) => term.as_str(),
    })
}

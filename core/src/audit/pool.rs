//! The cases of a rule: bills that its tests tell apart, each with operations and answers that they tell apart. Of cases
//! that every test, and every test less one part, sees alike, the smallest is kept: no other could show more.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::effort::{Effort, LARGEST};
use super::materials::{Bill, asked_of_bill, bills};
use super::parts::{Removal, removals};
use super::subject::{Place, Subject};
use super::tried::{Tried, conditions};
use super::ways::{Finder, Way, names};
use super::{Bench, Example, note};
use crate::judge::Choice;
use crate::law::{Clause, Expression, Mention, Quantity, Reading, Role, Standing, Test, count, visit};
use crate::value::truth::Truth;

/// Cases of one rule.
const MOST: usize = 4_000;
/// Tests of operations and facts whose every set is met by some case.
const MOST_SETS: usize = 6;
/// Choices of readings of one rule.
const MOST_CHOICES: usize = 16;

/// The cases of a rule.
pub(super) struct Pool<'a> {
    pub(super) subject: &'a Subject<'a>,
    /// The open readings that the rule touches.
    pub(super) readings: Vec<&'a Reading>,
    /// Every choice of their options, the one that is taken first.
    pub(super) choices: Vec<Choice<'a>>,
    /// The smallest first.
    pub(super) cases: Vec<PoolCase>,
    /// The bills that its tests tell apart.
    pub(super) bills: Vec<Bill>,
    /// The condition less each of its parts.
    pub(super) removals: Vec<Removal>,
    /// The condition, and behind it what is left of it without each part.
    conditions: Vec<Clause>,
    /// The least that must be performed and answered, by choice.
    pub(super) ways: Vec<(usize, Way)>,
    /// Whether there are more cases than were made.
    pub(super) cut: bool,
    /// What may still be looked at.
    pub(super) effort: &'a Effort,
}

/// A case, and whether it meets the condition under each choice.
pub(super) struct PoolCase {
    pub(super) example: Example,
    pub(super) truths: Vec<Truth>,
}

impl PoolCase {
    /// Whether the condition is met, or is not, under every choice.
    pub(super) fn always(&self, truth: Truth) -> bool {
        self.truths.iter().all(|other| *other == truth)
    }
}

impl<'a> Pool<'a> {
    pub(super) fn new(bench: Bench<'a>, subject: &'a Subject<'a>) -> Pool<'a> {
        let mut pool = Pool {
            subject,
            readings: Vec::new(),
            choices: Vec::new(),
            cases: Vec::new(),
            bills: Vec::new(),
            removals: Vec::new(),
            conditions: Vec::new(),
            ways: Vec::new(),
            cut: false,
            effort: bench.prover.effort,
        };
        if let (Some(condition), Some(place)) = (&subject.condition, &subject.place) {
            // What would be looked at is counted before anything is.
            if condition.cost() > LARGEST {
                pool.cut = true;
            } else {
                pool.fill(bench, condition, place);
            }
        }
        pool
    }

    fn fill(&mut self, bench: Bench<'a>, condition: &Expression, place: &Place) {
        self.readings = touched(bench, condition);
        self.choices = choices(bench, &self.readings);
        self.removals = removals(condition);
        let mut leaves = Vec::new();
        tests(condition, &mut leaves);
        self.removals.iter().for_each(|removal| tests(&removal.rest, &mut leaves));
        let citation = self.subject.citation;
        let (of_bill, of_rest): (Vec<_>, Vec<_>) = leaves.into_iter().partition(is_of_bill);
        let [of_bill, of_rest] = [of_bill, of_rest].map(|leaves| conditions(leaves, citation));
        let rests = self.removals.iter().map(|removal| &removal.rest);
        self.conditions = conditions(core::iter::once(condition).chain(rests).cloned(), citation);
        let (all, mut cut) = bills(bench, place, condition);
        let tried = Tried::new(bench, &of_bill, &self.choices);
        self.bills = told_apart(all, |bill| {
            let example = with_bill(place.example(bench), bill)?;
            let is_foreign = bill.materials.iter().all(|line| line.origin != bench.rules.country.to_string());
            Some((is_foreign, tried.all(&example)))
        });
        let (all, too_many) = self.performances(bench, condition, &performed_tests(condition));
        cut |= too_many || bench.prover.effort.is_spent();
        let tried = Tried::new(bench, &of_rest, &self.choices);
        let ways = told_apart(all, |way| {
            let example = with_way(place.example(bench), way, bench)?;
            Some((true, tried.all(&example)))
        });
        let tried = Tried::new(bench, &self.conditions, &self.choices);
        for bill in &self.bills {
            for way in &ways {
                let example = with_bill(place.example(bench), bill).and_then(|example| with_way(example, way, bench));
                let Some(example) = example else { continue };
                if self.cases.len() == MOST {
                    cut = true;
                    break;
                }
                let truths = tried.truths(&example, &[0]);
                if truths.len() < self.choices.len() {
                    cut = true;
                    break;
                }
                self.cases.push(PoolCase { example, truths });
            }
        }
        self.cut = cut;
    }

    /// The least that must be performed and answered, and the same with one thing otherwise.
    ///
    /// `own` are the condition's tests of operations and facts: every set of them is met by some performance.
    fn performances(&mut self, bench: Bench<'a>, condition: &Expression, own: &[Expression]) -> (Vec<Way>, bool) {
        let effort = bench.prover.effort;
        let others = others(bench, condition);
        let named = operations(condition);
        let any: Vec<String> = others.iter().chain(&named).cloned().collect();
        let rests = self.removals.iter().map(|removal| &removal.rest);
        let rests: Vec<&Expression> = rests.filter(|rest| performed_tests(rest) != own).collect();
        let mut cut = own.len() > MOST_SETS;
        let mut together = Vec::new();
        for (place, choice) in self.choices.iter().enumerate() {
            let mut finder = Finder { choice, others: &others, terms: &bench.book.terms, effort, cut: false };
            self.ways.extend(finder.expression(condition).into_iter().map(|way| (place, way)));
            for set in subsets(own) {
                together.extend(finder.expression(&Expression::All(set)));
            }
            // Where a part decides, the condition without it is met in another way, at times by what the part bars.
            finder.others = &any;
            for rest in &rests {
                together.extend(finder.expression(rest));
            }
            cut |= finder.cut;
        }
        // Each answer that the condition asks is given in each.
        let cost = condition.cost();
        let complete = |way: &Way| {
            let is_paid = effort.pay(cost.saturating_add(count(way.size())));
            is_paid.then(|| completed(bench, condition, way))
        };
        let mut all: Vec<Way> = complete(&Way::default()).into_iter().collect();
        all.extend(self.ways.iter().map(|(_, way)| way).chain(&together).filter_map(complete));
        // Each operation that is named, alone and beside the least of the ways; one that a test bars, beside every way
        // and in place of what it performs.
        let least = Vec::from([Way::default(), self.ways.first().map(|(_, way)| way.clone()).unwrap_or_default()]);
        let mut every = least.clone();
        every.extend(self.ways.iter().map(|(_, way)| way.clone()));
        for way in &together {
            note(&mut every, Way::answering_as(way));
        }
        let barred = barred(condition);
        for name in named {
            for way in if barred.contains(&name) { &every } else { &least } {
                let mut way = way.clone();
                way.operations.insert(name.clone(), true);
                all.extend(complete(&way));
            }
        }
        for (_, way) in &self.ways {
            for name in way.operations.keys() {
                let mut other = way.clone();
                let performed = other.operations.get(name).copied().unwrap_or(false);
                other.operations.insert(name.clone(), !performed);
                all.extend(complete(&other));
            }
            let Some(whole) = complete(way) else { break };
            for term in whole.answers.keys() {
                if !effort.pay(count(whole.answers.len())) {
                    break;
                }
                let mut other = whole.clone();
                other.answers.entry(term.clone()).and_modify(|answer| *answer = !*answer);
                all.push(other);
            }
        }
        let mut seen = BTreeSet::new();
        all.retain(|way| seen.insert(way.clone()));
        let all = crate::sort::sorted(all, |left, right| {
            let key = |way: &Way| (way.performed().count(), way.answers.values().filter(|answer| **answer).count());
            key(left).cmp(&key(right))
        });
        (all, cut)
    }

    /// The condition, and behind it the condition less each of its parts, to be tried.
    pub(super) fn tried<'t>(&'t self, bench: Bench<'t>) -> Tried<'t> {
        Tried::new(bench, &self.conditions, &self.choices)
    }

    /// An example for which the readings are fixed as a choice has them.
    pub(super) fn fixed(&self, mut example: Example, choice: usize) -> Example {
        for reading in &self.readings {
            if let Some(option) = self.choices.get(choice).and_then(|choice| choice.option(&reading.id)) {
                example.readings.insert(reading.id.clone(), option.to_string());
            }
        }
        example
    }
}

pub(super) fn with_bill(mut example: Example, bill: &Bill) -> Option<Example> {
    example.materials = bill.materials.clone();
    agreeing(&mut example.answers, &bill.answers).then_some(example)
}

/// An example in which just this is performed and answered.
pub(super) fn with_way(mut example: Example, way: &Way, bench: Bench<'_>) -> Option<Example> {
    let performed = way.performed().map(ToString::to_string);
    let new: Vec<String> = performed.filter(|name| !example.operations.contains(name)).collect();
    example.operations.extend(new);
    if way.wholly_produced {
        let entries = bench.rules.wholly_produced.iter().flat_map(|categories| &categories.entries);
        example.wholly_produced = entries.map(|entry| entry.letter.clone()).next();
    }
    agreeing(&mut example.answers, &way.answers).then_some(example)
}

fn agreeing(answers: &mut BTreeMap<String, bool>, more: &BTreeMap<String, bool>) -> bool {
    more.iter().all(|(term, answer)| *answers.entry(term.clone()).or_insert(*answer) == *answer)
}

/// Every answer that the operations and facts of a condition ask is given: what is not said is not so.
pub(super) fn completed(bench: Bench<'_>, condition: &Expression, way: &Way) -> Way {
    let mut way = way.clone();
    let of_bill = asked_of_bill(condition);
    condition.mentions(&mut |mention| {
        if let Mention::Term(role, term) = mention {
            let asked = match role {
                Role::Good | Role::Site | Role::Fact => !of_bill.contains(&term),
                Role::Operation => bench.book.terms.is_undefined(term) && way.operations.get(term) != Some(&true),
                Role::Material => false,
            };
            if asked {
                way.answers.entry(term.to_string()).or_insert(false);
            } else if role == Role::Operation {
                way.answers.remove(term);
            }
        }
    });
    way
}

/// Operations that a condition names.
fn operations(condition: &Expression) -> Vec<String> {
    let mut named = Vec::new();
    condition.mentions(&mut |mention| {
        if let Mention::Term(Role::Operation, term) = mention {
            note(&mut named, term.to_string());
        }
    });
    named
}

/// Operations of lists that ask for other ones.
fn barred(condition: &Expression) -> Vec<String> {
    let mut barred = Vec::new();
    let mut look = |test: &Test| {
        if let Test::Operations(Quantity::OtherThan | Quantity::NotAlone, items, _) = test {
            barred.extend(names(items).map(ToString::to_string));
        }
    };
    visit(condition, &mut look, &mut |_| ());
    barred
}

/// Operations that the condition does not name: one that is plainly sufficient, and one that may not be.
fn others(bench: Bench<'_>, condition: &Expression) -> Vec<String> {
    let mut listed: Vec<String> = Vec::new();
    let mut look = |test: &Test| {
        if let Test::Operations(_, items, _) = test {
            listed.extend(names(items).map(ToString::to_string));
        }
    };
    visit(condition, &mut look, &mut |_| ());
    let first = |wanted: &dyn Fn(&Standing) -> bool| {
        let mut terms = bench.book.terms.iter().filter(|(id, entry)| {
            !entry.undefined && !listed.iter().any(|other| other == id) && entry.standing.as_ref().is_some_and(wanted)
        });
        terms.next().map(|(id, _)| id.to_string())
    };
    // One like those that are listed, where there is one: it is more at home among these goods.
    let kin: Vec<&str> = listed.iter().filter_map(|id| letter_of(bench.book.terms.standing(id)?)).collect();
    let like =
        first(&|standing| letter_of(standing).is_some_and(|letter| kin.contains(&letter)) && is_doubtful(standing));
    let doubtful = like.or_else(|| first(&is_doubtful));
    first(&|standing| *standing == Standing::Beyond).into_iter().chain(doubtful).collect()
}

fn is_doubtful(standing: &Standing) -> bool {
    matches!(standing, Standing::MayBe(_))
}

fn letter_of(standing: &Standing) -> Option<&str> {
    match standing {
        Standing::Insufficient(letter) | Standing::MayBe(letter) => Some(letter),
        Standing::Beyond | Standing::Neutral | Standing::Unnamed => None,
    }
}

/// The open readings that a condition touches and that have a choice.
fn touched<'a>(bench: Bench<'a>, condition: &Expression) -> Vec<&'a Reading> {
    let mut ids: Vec<String> = Vec::new();
    condition.mentions(&mut |mention| {
        if let Mention::Reading(id, _) = mention {
            ids.push(id.to_string());
        }
    });
    let open = |reading: &&Reading| reading.open && reading.options.len() > 1 && ids.contains(&reading.id);
    bench.book.readings.iter().filter(open).collect()
}

fn choices<'a>(bench: Bench<'a>, open: &[&'a Reading]) -> Vec<Choice<'a>> {
    let default = |reading: &'a Reading| Some((reading.id.as_str(), reading.options.first()?.0.as_str()));
    let mut choices = Vec::from([Choice::new(bench.book.readings.iter().filter_map(default).collect())]);
    for reading in open {
        let others = reading.options.iter().skip(1);
        let changed: Vec<_> = others
            .flat_map(|(option, _)| choices.iter().map(|choice| choice.with(&reading.id, option)).collect::<Vec<_>>())
            .collect();
        choices.extend(changed);
        choices.truncate(MOST_CHOICES);
    }
    choices
}

/// The tests of a condition, a tolerance with what it relaxes; each once.
fn tests(condition: &Expression, found: &mut Vec<Expression>) {
    match condition {
        Expression::All(parts) | Expression::Any(parts) => parts.iter().for_each(|part| tests(part, found)),
        Expression::Subproduct(parts) => parts.iter().for_each(|(_, part)| tests(part, found)),
        Expression::Reading(_, options) => options.iter().for_each(|(_, part)| tests(part, found)),
        Expression::Test(_) | Expression::Tolerating(..) => {
            if !found.contains(condition) {
                found.push(condition.clone());
            }
            if let Expression::Tolerating(rule, _) = condition {
                tests(rule, found);
            }
        }
    }
}

/// The tests of operations and facts.
fn performed_tests(condition: &Expression) -> Vec<Expression> {
    let mut found = Vec::new();
    tests(condition, &mut found);
    found.retain(|test| !is_of_bill(test));
    found
}

/// Whether only materials decide it.
fn is_of_bill(condition: &Expression) -> bool {
    let mut of_bill = true;
    let mut look = |test: &Test| {
        of_bill &= !matches!(test, Test::Operations(..) | Test::Site(_) | Test::Fact(_) | Test::WhollyProduced);
    };
    visit(condition, &mut look, &mut |_| ());
    of_bill
}

/// Every set of these tests but the empty one.
fn subsets(tests: &[Expression]) -> Vec<Vec<Expression>> {
    let mut sets: Vec<Vec<Expression>> = Vec::from([Vec::new()]);
    for test in tests.iter().take(MOST_SETS) {
        let larger: Vec<_> = sets.iter().map(|set| set.iter().chain([test]).cloned().collect()).collect();
        sets.extend(larger);
    }
    sets.into_iter().filter(|set| !set.is_empty()).collect()
}

/// Of those that are seen alike, the first.
fn told_apart<T>(items: Vec<T>, look: impl Fn(&T) -> Option<(bool, Vec<Truth>)>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.into_iter().filter(|item| look(item).is_some_and(|sight| seen.insert(sight))).collect()
}

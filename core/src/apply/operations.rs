//! Tests operations: compares what was performed with what a list demands.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::case::{Answer, Case, Found};
use crate::answer::Lack;
use crate::contradiction::contradicted;
use crate::law::{Alternative, Due, Item, Operation, Quantity, Standing, Term, reading};
use crate::value::truth::Truth;

/// The most questions about names of operations.
const MOST_QUESTIONS: usize = 100;

impl<'a> Case<'a> {
    pub(super) fn operations(&self, quantity: Quantity, items: &[Item], on: Option<&Term>) -> Found {
        let mut terms = Vec::new();
        let mut answer = match quantity {
            Quantity::OtherThan => self.other_than(items, &mut terms),
            Quantity::NotAlone => self.not_alone(items, &mut terms),
            _ => self.list(quantity, items, &mut terms),
        };
        if let Some(term) = on {
            terms.push(term.clone());
            answer = answer.and(self.stated(term));
        }
        Found { terms, ..Found::of(answer) }
    }

    /// Tests whether all, any, or at least so many of the items were performed. `terms` receives the operations that
    /// decide the outcome.
    fn list(&self, quantity: Quantity, items: &[Item], terms: &mut Vec<String>) -> Answer {
        let needed = match quantity {
            Quantity::Any => 1,
            Quantity::AtLeast(count) => count,
            Quantity::Unstated if self.choice.option(reading::OPERATIONS_LIST) == Some("any") => 1,
            _ => return self.all_of(items, terms),
        };
        let (mut performed, mut possible, mut lacks) = (0_u32, 0_u32, Vec::new());
        let (mut done, mut open) = (Vec::new(), Vec::new());
        for item in items {
            let answer = self.item(item, false, &mut Vec::new());
            match answer.truth {
                Truth::False => {}
                Truth::Unknown => {
                    possible = possible.saturating_add(1);
                    open.extend(names(item));
                }
                Truth::True => {
                    performed = performed.saturating_add(1);
                    done.extend(names(item));
                }
            }
            lacks.extend(answer.lacks);
        }
        if performed >= needed {
            terms.append(&mut done);
            Answer::known(true)
        } else if performed.saturating_add(possible) < needed {
            terms.extend(items.iter().flat_map(names));
            Answer::known(false)
        } else {
            terms.append(&mut open);
            Answer { truth: Truth::Unknown, lacks }
        }
    }

    fn all_of(&self, items: &[Item], terms: &mut Vec<String>) -> Answer {
        let mut joint = Answer::known(true);
        for item in items {
            let mut of_item = Vec::new();
            let answer = self.item(item, true, &mut of_item);
            if answer.truth < joint.truth {
                terms.clear();
            }
            if answer.truth <= joint.truth {
                terms.append(&mut of_item);
            }
            joint = joint.and(answer);
        }
        joint
    }

    /// `demanded` says whether the list demands the item or counts it. An operation that is not due counts as performed
    /// in the first case, and not at all in the second.
    fn item(&self, item: &Item, demanded: bool, terms: &mut Vec<String>) -> Answer {
        terms.extend(names(item));
        // A condition of an alternative says which alternatives may be chosen. It excuses nobody from all of them.
        let demanded = demanded && item.alternatives.len() == 1;
        item.alternatives
            .iter()
            .fold(Answer::known(false), |chosen, alternative| chosen.or(self.alternative(alternative, demanded)))
    }

    fn alternative(&self, alternative: &Alternative, demanded: bool) -> Answer {
        let performed = match &alternative.operation {
            Operation::Named(term) => self.performed(term),
            Operation::Others(term) => match self.choice.option(reading::OPEN_ENDED_LIST) {
                Some("further-due") => self.performed(term),
                _ => Answer::known(demanded),
            },
            Operation::Parts(term, quantity, parts) => {
                // It may be among the operations that were not stated, whatever the facts say about its parts.
                let by_name = self.named(term).unwrap_or_else(|| self.unlisted());
                by_name.or(self.list(*quantity, parts, &mut Vec::new()))
            }
        };
        let due = match &alternative.due {
            Due::Always => return performed,
            Due::If(term) => self.stated(term),
            Due::Unless(term) => self.stated(term).not(),
        };
        if demanded { due.not().or(performed) } else { due.and(performed) }
    }

    /// Returns what the facts say about an operation: by its name, or by an operation that is a kind of it or includes
    /// it. `None` if they say nothing.
    fn named(&self, term: &str) -> Option<Answer> {
        let answers = &self.good.answers;
        let listed = self.good.operations.iter().flatten().any(|name| self.terms.meets(name, term));
        let answered = || answers.iter().any(|(name, answer)| *answer && self.terms.meets(name, term));
        match answers.get(term) {
            Some(true) => Some(Answer::known(true)),
            // An example: turning was stated and machining denied. Neither is chosen.
            Some(false) if listed || answered() => {
                let places = [format!("{}/operations", self.at), format!("{}/answers/{term}", self.at)];
                Some(Answer { truth: Truth::Unknown, lacks: places.map(contradicted).into() })
            }
            Some(false) => Some(Answer::known(false)),
            None => (listed || answered()).then(|| Answer::known(true)),
        }
    }

    /// Whether an operation was performed. A stated list is complete, with two exceptions. Operations that the acts do
    /// not define stay a question, and an unknown name may be the name of any operation.
    fn performed(&self, term: &str) -> Answer {
        if let Some(answer) = self.named(term) {
            return answer;
        }
        if self.terms.is_undefined(term) {
            return self.stated(term);
        }
        self.unlisted()
    }

    /// Whether an operation was performed that the facts do not name. It was not if a list is stated and all its names
    /// are known.
    fn unlisted(&self) -> Answer {
        match &self.good.operations {
            Some(_) => self.unrecognised(),
            None if self.quiet => Answer::OPEN,
            None => Answer::waits(self.no_operations()),
        }
    }

    pub(super) fn no_operations(&self) -> Lack {
        Lack::new(format!("{}/operations", self.at), "operations")
    }

    /// Returns the operations that are stated or assumed to be performed, in the list or as answers, and whether there
    /// are no others.
    pub fn performed_operations(&self) -> (Vec<&'a str>, bool) {
        let good = self.good;
        let mut performed: Vec<&str> = good.operations.iter().flatten().map(String::as_str).collect();
        let answered = good.answers.iter().filter(|(_, answer)| **answer).map(|(term, _)| term.as_str());
        for term in answered.chain(self.assumed_terms()) {
            if self.terms.is_operation(term) && !performed.contains(&term) {
                performed.push(term);
            }
        }
        (performed, good.operations.is_some())
    }

    /// Returns the terms whose answer for this good is assumed to be yes.
    fn assumed_terms(&self) -> impl Iterator<Item = &'a str> {
        let at = self.at;
        self.choice.assumed_facts().filter_map(move |fact| fact.strip_prefix(at)?.strip_prefix("/answers/"))
    }

    /// Tests that an operation other than these was performed. Insufficient operations, and those that are no
    /// processing, do not count.
    fn other_than(&self, items: &[Item], terms: &mut Vec<String>) -> Answer {
        let listed: Vec<String> = items.iter().flat_map(names).collect();
        let (performed, is_complete) = self.performed_operations();
        let mut joint = if is_complete { Answer::known(false) } else { Answer::waits(self.no_operations()) };
        for name in performed.into_iter().filter(|name| !listed.iter().any(|other| self.terms.is_kind_of(name, other)))
        {
            let answer = match self.terms.standing(name) {
                Some(Standing::Insufficient(_) | Standing::Neutral) => continue,
                Some(_) => Answer::known(true),
                None => self.without_standing(name),
            };
            terms.push(String::from(name));
            joint = joint.or(answer);
        }
        // A stated list says nothing about operations that the rule names and no act defines.
        if is_complete && joint.truth != Truth::True {
            let vague = self.rule.map(|rule| rule.vague_operations(self.terms)).unwrap_or_default();
            for term in vague.into_iter().filter(|term| !listed.iter().any(|other| other == term)) {
                joint = joint.or(self.performed(term));
            }
        }
        if joint.truth == Truth::False {
            terms.extend(listed);
        }
        joint
    }

    /// Tests that these operations were not performed alone: if one of them was performed, another operation was too.
    fn not_alone(&self, items: &[Item], terms: &mut Vec<String>) -> Answer {
        let listed = items.iter().flat_map(names);
        let used = listed.fold(Answer::known(false), |used, name| used.or(self.performed(&name)));
        if used.truth == Truth::False {
            terms.extend(items.iter().flat_map(names));
            return Answer::known(true);
        }
        used.not().or(self.other_than(items, terms))
    }

    /// Whether a stated operation with an unknown name is the wanted one.
    fn unrecognised(&self) -> Answer {
        if self.quiet {
            return if self.unknown_operations.is_empty() { Answer::known(false) } else { Answer::OPEN };
        }
        let lacks = self.unknown_names();
        if lacks.is_empty() { Answer::known(false) } else { Answer { truth: Truth::Unknown, lacks } }
    }

    /// Returns the questions about unknown names of operations, at most a hundred, because a list of a thousand must
    /// not be copied for each test. The others are asked once these are answered.
    pub fn unknown_names(&self) -> Vec<Lack> {
        let names = self.unknown_operations.iter().take(MOST_QUESTIONS);
        names.filter_map(|place| self.unknown_name(*place)).collect()
    }

    fn unknown_name(&self, place: usize) -> Option<Lack> {
        let name = self.good.operations.as_ref()?.get(place)?;
        Some(Lack::new(format!("{}/operations/{place}", self.at), "unknown-operation").term(name))
    }

    /// Returns the question about an operation without a standing: its name is unknown, or the rulebook states none.
    fn without_standing(&self, name: &str) -> Answer {
        let of_name =
            |place: &&usize| self.good.operations.iter().flatten().nth(**place).is_some_and(|one| one == name);
        let unknown = self.unknown_operations.iter().find(of_name).and_then(|place| self.unknown_name(*place));
        let lack = unknown.unwrap_or_else(|| Lack::new(format!("{}/operations", self.at), "operation-names"));
        Answer::waits(lack)
    }
}

fn names(item: &Item) -> impl Iterator<Item = String> + '_ {
    item.alternatives.iter().map(|alternative| match &alternative.operation {
        Operation::Named(term) | Operation::Others(term) | Operation::Parts(term, ..) => term.clone(),
    })
}

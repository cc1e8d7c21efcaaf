//! Operations: what was performed, beside what a list demands and beside what never confers origin.

use alloc::string::String;
use alloc::vec::Vec;

use super::look::Look;
use super::why::{Answer, Stated, What, Why};
use crate::facts::GoodFacts;
use crate::law::{Alternative, Due, Item, Operation, OriginRules, Quantity, Rulebook, Standing, Terms};
use crate::value::truth::Truth;

/// Questions about names of operations.
const MOST_QUESTIONS: usize = 100;

/// How the operations that a good states stand to the insufficient ones, found once for all evaluations.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Performed {
    /// Whether any is stated.
    pub(super) is_any: bool,
    /// Whether one is plainly more.
    pub(super) is_beyond: bool,
    /// Whether of one nobody knows.
    pub(super) is_open: bool,
}

impl Performed {
    pub(crate) fn of(facts: &GoodFacts, terms: &Terms) -> Performed {
        stated(facts, terms).fold(Performed::default(), |all, name| all.with(name, terms))
    }

    pub(super) fn with(self, name: &str, terms: &Terms) -> Performed {
        let standing = terms.standing(name);
        Performed {
            is_any: true,
            is_beyond: self.is_beyond || standing == Some(&Standing::Beyond),
            is_open: self.is_open || matches!(standing, None | Some(Standing::MayBe(_) | Standing::Unnamed)),
        }
    }
}

/// Returns the places of stated operations that are unknown: neither the rulebook nor the user's own row, if a rule
/// asks for it, names them.
pub(crate) fn unknown_operations(rules: &OriginRules, book: &Rulebook, good: &GoodFacts) -> Vec<usize> {
    let own = good.threshold.as_ref().filter(|_| rules.threshold.is_some());
    let is_known =
        |name: &String| book.terms.is_operation(name) || own.is_some_and(|row| row.operations.contains(name));
    let operations = good.operations.iter().flatten().enumerate();
    operations.filter(|(_, name)| !is_known(name)).map(|(place, _)| place).collect()
}

/// The operations that were stated, in the list or as answers; one may come twice.
fn stated<'a>(facts: &'a GoodFacts, terms: &Terms) -> impl Iterator<Item = &'a str> {
    let answered = facts.answers.iter().filter(|(term, answer)| **answer && terms.is_operation(term));
    facts.operations.iter().flatten().chain(answered.map(|(term, _)| term)).map(|name| name.as_str())
}

impl<'e, 'a> Look<'e, 'a> {
    pub(super) fn operations<W: Why<'a>>(&self, quantity: Quantity, items: &'a [Item], vague: &[&'a str]) -> Answer<W> {
        match quantity {
            Quantity::OtherThan => self.other_than(items, vague),
            Quantity::NotAlone => self.not_alone(items, vague),
            _ => self.list(quantity, items),
        }
    }

    /// All, any, or at least so many of the items, or of their points.
    pub(super) fn list<W: Why<'a>>(&self, quantity: Quantity, items: &'a [Item]) -> Answer<W> {
        let Some(needed) = self.needed(quantity) else {
            return items.iter().fold(Answer::known(true), |joint, item| joint.and(self.item(item, true)));
        };
        let (mut performed, mut possible, mut why) = (0_u32, 0_u32, W::default());
        for item in items {
            let answer = self.item::<W>(item, false);
            let count = if let Quantity::Points(_) = quantity { item.points } else { 1 };
            if answer.truth != Truth::False {
                possible = possible.saturating_add(count);
            }
            if answer.truth == Truth::True {
                performed = performed.saturating_add(count);
            }
            why.join(answer.why);
        }
        if performed >= needed {
            Answer::known(true)
        } else if possible < needed {
            Answer::known(false)
        } else {
            Answer { truth: Truth::Unknown, why }
        }
    }

    /// How many of the items, or of their points, a list asks for; `None` if it demands each of them.
    pub(super) fn needed(&self, quantity: Quantity) -> Option<u32> {
        match quantity {
            Quantity::Any => Some(1),
            Quantity::AtLeast(count) | Quantity::Points(count) => Some(count),
            Quantity::Unstated if self.taking.options.is_list_any => Some(1),
            _ => None,
        }
    }

    /// `demanded`: whether the list demands the item (an operation that is not due is then as good as performed) or
    /// counts it (then it counts for nothing).
    pub(super) fn item<W: Why<'a>>(&self, item: &'a Item, demanded: bool) -> Answer<W> {
        // Among alternatives a condition says which of them may be chosen; it excuses nobody from all of them.
        let demanded = demanded && item.alternatives.len() == 1;
        let alternatives = item.alternatives.iter();
        alternatives.fold(Answer::known(false), |chosen, one| chosen.or(self.alternative(one, demanded)))
    }

    fn alternative<W: Why<'a>>(&self, alternative: &'a Alternative, demanded: bool) -> Answer<W> {
        let performed = match &alternative.operation {
            Operation::Named(term) => self.performed(term),
            Operation::Others(term) if self.taking.options.is_further_due => self.performed(term),
            Operation::Others(_) => Answer::known(demanded),
            Operation::Parts(term, quantity, parts) => {
                // Whatever is said of its parts, it may be among the operations that were not stated.
                let by_name = self.named(term).unwrap_or_else(|| self.unlisted());
                by_name.or(self.list(*quantity, parts))
            }
        };
        let due = match &alternative.due {
            Due::Always => return performed,
            Due::If(term) => self.stated(term),
            Due::Unless(term) => self.stated(term).not(),
        };
        if demanded { due.not().or(performed) } else { due.and(performed) }
    }

    /// What the facts say of an operation, by its name or by that of one that is a kind of it or has it as a part;
    /// `None` if they say nothing.
    fn named<W: Why<'a>>(&self, term: &'a str) -> Option<Answer<W>> {
        let meets = |name: &str| self.terms.meets(name, term);
        let answers = &self.facts.answers;
        let is_told = || {
            self.facts.operations.iter().flatten().any(|name| meets(name))
                || answers.iter().any(|(name, answer)| *answer && meets(name))
        };
        match answers.get(term) {
            Some(true) => Some(Answer::known(true)),
            // Turning was stated, machining denied: neither is chosen.
            Some(false) if is_told() => {
                let mut answer = self.waits::<W>(What::Contradicted(Stated::Operations));
                answer.why.join(self.waits::<W>(What::Contradicted(Stated::Answer(term))).why);
                Some(answer)
            }
            Some(false) => Some(Answer::known(false)),
            None => is_told().then(|| Answer::known(true)),
        }
    }

    /// A stated list is complete, except for operations that the acts do not define, which stay a question, and where
    /// it has a name that nobody knows, which may be that of any operation.
    pub(super) fn performed<W: Why<'a>>(&self, term: &'a str) -> Answer<W> {
        let by_name = self.named(term);
        by_name.unwrap_or_else(|| if self.terms.is_undefined(term) { self.stated(term) } else { self.unlisted() })
    }

    /// Whether an operation was performed that the facts do not name: not, where all that was performed is stated by
    /// names that are known.
    fn unlisted<W: Why<'a>>(&self) -> Answer<W> {
        match &self.facts.operations {
            Some(_) => self.unrecognised(),
            None => self.waits(What::Operations),
        }
    }

    /// Whether one of the stated operations whose names nobody knows is the one that is looked for.
    pub(super) fn unrecognised<W: Why<'a>>(&self) -> Answer<W> {
        let names = self.unknown_operations.iter().take(MOST_QUESTIONS);
        names.fold(Answer::known(false), |any, place| any.or(self.unknown_name(*place)))
    }

    fn unknown_name<W: Why<'a>>(&self, place: usize) -> Answer<W> {
        let name = self.facts.operations.as_ref().and_then(|names| names.get(place));
        self.waits(What::UnknownOperation(place, name.map_or("", |name| name)))
    }

    /// The operations said or assumed to be performed; one may come twice.
    pub(super) fn all_performed(&self) -> impl Iterator<Item = &'a str> {
        stated(self.facts, self.terms).chain(self.assumed_operations())
    }

    /// Those that are only assumed.
    pub(super) fn assumed_operations(&self) -> impl Iterator<Item = &'a str> {
        let assumed = self.all_assumed().filter(|one| one.holds).filter_map(|one| match one.fact.what {
            What::Answer(term, _) => Some(term),
            _ => None,
        });
        assumed.filter(|term| self.terms.is_operation(term))
    }

    /// At least one operation that is none of these. What never confers origin, or is no processing, does not count.
    pub(super) fn other_than<W: Why<'a>>(&self, items: &'a [Item], vague: &[&'a str]) -> Answer<W> {
        let is_listed = |name: &str| names(items).any(|other| self.terms.is_kind_of(name, other));
        let is_complete = self.facts.operations.is_some();
        let mut joint = if is_complete { Answer::known(false) } else { self.waits(What::Operations) };
        for name in self.all_performed().filter(|name| !is_listed(name)) {
            joint = joint.or(match self.terms.standing(name) {
                Some(Standing::Insufficient(_) | Standing::Neutral) => Answer::known(false),
                Some(_) => Answer::known(true),
                None => self.without_standing(name),
            });
        }
        // A stated list does not answer for those that the rule names and no act defines.
        if is_complete && joint.truth != Truth::True {
            for term in vague.iter().filter(|term| names(items).all(|other| other != **term)) {
                joint = joint.or(self.performed(term));
            }
        }
        joint
    }

    /// These alone are not enough: where one of them was performed, something else was too.
    fn not_alone<W: Why<'a>>(&self, items: &'a [Item], vague: &[&'a str]) -> Answer<W> {
        let used = names(items).fold(Answer::known(false), |used, name| used.or(self.performed(name)));
        if used.truth == Truth::False { Answer::known(true) } else { used.not().or(self.other_than(items, vague)) }
    }

    /// An operation of which nobody says how it stands to the insufficient ones: its name is not known, or the rulebook
    /// does not say it.
    fn without_standing<W: Why<'a>>(&self, name: &str) -> Answer<W> {
        let of_name =
            |place: &&usize| self.facts.operations.iter().flatten().nth(**place).is_some_and(|one| one == name);
        match self.unknown_operations.iter().find(of_name) {
            Some(place) => self.unknown_name(*place),
            None => self.waits(What::OperationNames),
        }
    }
}

/// The names of the operations of a list.
pub(super) fn names(items: &[Item]) -> impl Iterator<Item = &str> {
    items.iter().flat_map(|item| &item.alternatives).map(|alternative| match &alternative.operation {
        Operation::Named(term) | Operation::Others(term) | Operation::Parts(term, ..) => term.as_str(),
    })
}

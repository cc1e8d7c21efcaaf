//! The terms of a rulebook: what only a person can tell, and how operations stand to the insufficient ones.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::process::Processes;
use super::{Expression, Mention, Role};
use crate::names::Wording;

/// The terms of a rulebook, and the processes of the trade.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub(super) entries: BTreeMap<String, TermEntry>,
    pub(super) processes: Processes,
}

impl Terms {
    /// Returns an entry by its id.
    pub fn get(&self, term: &str) -> Option<&TermEntry> {
        self.entries.get(term)
    }

    /// Returns all entries by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &TermEntry)> {
        self.entries.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// Whether no act defines it.
    pub fn is_undefined(&self, term: &str) -> bool {
        self.get(term).is_some_and(|entry| entry.undefined)
    }

    /// Returns the standing of an operation; `None` if the rulebook does not know the name.
    pub fn standing(&self, operation: &str) -> Option<&Standing> {
        match self.get(operation) {
            Some(entry) => entry.standing.as_ref(),
            None => self.processes.get(operation).and_then(|process| process.standing()),
        }
    }

    /// Whether a name is an operation: one of the terms, or a process of the trade.
    pub fn is_operation(&self, name: &str) -> bool {
        match self.get(name) {
            Some(entry) => entry.role == Role::Operation,
            None => self.processes.get(name).is_some(),
        }
    }

    /// Returns the processes that are not terms, by id.
    pub fn processes(&self) -> impl Iterator<Item = &str> {
        self.processes.iter().map(|(id, _)| id).filter(|id| self.get(id).is_none())
    }

    /// Whether an operation is another one or a kind of it, as drilling is a kind of machining.
    pub fn is_kind_of(&self, operation: &str, other: &str) -> bool {
        operation == other || self.processes.get(operation).is_some_and(|process| process.is(other))
    }

    /// Whether an operation implies another one: it is that one or a kind of it, or it always includes it.
    pub fn meets(&self, operation: &str, other: &str) -> bool {
        operation == other || self.processes.get(operation).is_some_and(|process| process.meets(other))
    }
}

/// A term.
#[derive(Clone, Debug)]
pub struct TermEntry {
    /// What it stands for.
    pub role: Role,
    /// Its name in words.
    pub name: Wording,
    /// Whether it decides while no act defines it.
    pub undefined: bool,
    /// The standing of an operation; `None` for other terms.
    pub standing: Option<Standing>,
}

/// The standing of an operation: how it relates to the operations that never confer origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is one of them, by its letter.
    Insufficient(String),
    /// It may be one of them. This depends on words that the act does not define.
    MayBe(String),
    /// The act names nothing like it. The user is asked whether it is more than they are.
    Unnamed,
    /// It is clearly none of them.
    Beyond,
    /// It is no processing, such as a test, a mark or a measurement.
    Neutral,
}

impl Expression {
    /// Returns the operations that it names and no act defines.
    pub fn vague_operations<'e>(&'e self, terms: &Terms) -> Vec<&'e str> {
        let mut vague = Vec::new();
        self.mentions(&mut |mention| match mention {
            Mention::Term(Role::Operation, term) if terms.is_undefined(term) => vague.push(term),
            _ => {}
        });
        vague
    }
}

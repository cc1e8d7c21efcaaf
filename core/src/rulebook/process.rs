//! Processes of the trade: which operations of a rulebook each is or includes, and how it stands to the insufficient
//! ones. Their names are no law and stand elsewhere.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::load::standing;
use super::text::string;
use super::{Standing, Terms};
use crate::fault::{At, Fault, Faults, Fields, TEXT_LIMIT, text_of};
use crate::json::Json;
use crate::rule::Role;

/// A process by its id, as it is authored.
pub(super) struct Stated {
    pub(super) id: String,
    is: Vec<String>,
    includes: Vec<String>,
    standing: Option<Standing>,
}

/// What a process is in law.
#[derive(Clone, Debug, Default)]
pub(super) struct Process {
    /// The operations that it is a kind of.
    is: BTreeSet<String>,
    /// The operations that are always part of it.
    includes: BTreeSet<String>,
    /// The operations that were performed wherever it was: those that it is, and those that are always part of it.
    meets: BTreeSet<String>,
    /// How it stands to the insufficient ones; none for a term, which says it itself.
    standing: Option<Standing>,
}

/// The processes of a rulebook, and its own operations that are kinds of others.
#[derive(Clone, Debug, Default)]
pub(super) struct Processes(BTreeMap<String, Process>);

impl Processes {
    pub(super) fn get(&self, id: &str) -> Option<&Process> {
        self.0.get(id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Process)> {
        self.0.iter().map(|(id, process)| (id.as_str(), process))
    }

    /// Follows what each is and includes: a kind of milling is a kind of machining.
    pub(super) fn of(stated: &[Stated], faults: &Faults) -> Processes {
        let by_id: BTreeMap<&str, &Stated> = stated.iter().map(|one| (one.id.as_str(), one)).collect();
        if by_id.len() < stated.len() {
            let mut seen = BTreeSet::new();
            for one in stated.iter().filter(|one| !seen.insert(one.id.as_str())) {
                faults.push(Fault::new("duplicate-id", &At::Field(&At::Root, "processes")).given(one.id.clone()));
            }
        }
        let process = |one: &Stated| {
            let is = follow(&one.is, &|id| by_id.get(id).map(|one| one.is.as_slice()).unwrap_or_default());
            let first: Vec<String> = one.is.iter().chain(&one.includes).cloned().collect();
            let meets = follow(&first, &|id| by_id.get(id).map(|one| one.is.as_slice()).unwrap_or_default());
            Process { is, includes: one.includes.iter().cloned().collect(), meets, standing: one.standing.clone() }
        };
        Processes(stated.iter().map(|one| (one.id.clone(), process(one))).collect())
    }
}

impl Process {
    pub(super) fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref()
    }

    pub(super) fn is(&self, operation: &str) -> bool {
        self.is.contains(operation)
    }

    pub(super) fn meets(&self, operation: &str) -> bool {
        self.meets.contains(operation)
    }
}

/// What can be reached; each id is looked at once, so that a circle ends.
fn follow<'a>(first: &'a [String], next: &dyn Fn(&str) -> &'a [String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = first.iter().collect();
    while let Some(id) = open.pop() {
        if found.insert(id.clone()) {
            open.extend(next(id));
        }
    }
    found
}

/// Reads `{"id": …, "is": […], "includes": […], "standing": …}`.
pub(super) fn read(fields: Fields<'_, '_>) -> Option<Stated> {
    let id = fields.required("id", string);
    let stated = string(&fields, "standing").map(|text| standing(&text));
    let names = |name| {
        let read =
            |json: &Json<'_>, at: &At<'_>, faults: &Faults| text_of(json, at, faults, TEXT_LIMIT).map(String::from);
        fields.list(name, MOST_OPERATIONS, read).unwrap_or_default()
    };
    let (is, includes) = (names("is"), names("includes"));
    fields.close();
    Some(Stated { id: id?, is, includes, standing: stated })
}

/// No process is made of more.
const MOST_OPERATIONS: usize = 100;

/// Tells what is wrong with the processes of a rulebook, each at its id.
pub(super) fn check(terms: &Terms, is_letter: &dyn Fn(&str) -> bool, faults: &Faults) {
    for (id, process) in terms.processes.iter() {
        let found = |code, given: &str| {
            let at = format!("/processes ({id})");
            faults.push(Fault { at, ..Fault::new(code, &At::Root).given(given) });
        };
        let is_term = |id: &str| terms.get(id).is_some_and(|entry| entry.role == Role::Operation);
        for operation in process.meets.iter().filter(|operation| !is_term(operation)) {
            found("unknown-term", operation);
        }
        if let Some(Standing::Insufficient(letter) | Standing::MayBe(letter)) = &process.standing
            && !is_letter(letter)
        {
            found("unknown-category", letter);
        }
        // A term says itself how it stands; a process that is no term must not leave it open.
        if terms.get(id).is_some() == process.standing.is_some() {
            found("process-standing", id);
        }
        // What is no more than they are in one case must not meet a rule by what it includes only in another.
        let is_beyond = |name: &String| terms.standing(name) == Some(&Standing::Beyond);
        if terms.get(id).is_none() && process.standing != Some(Standing::Beyond) {
            process.includes.iter().filter(|name| is_beyond(name)).for_each(|name| found("process-includes", name));
        }
    }
}

//! Processes of the trade: the operations that each is or includes, and its standing. Names are no law; they stand in
//! `core/operations`.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::load::standing;
use super::text::string;
use super::{Standing, Terms};
use crate::doc::{At, Fault, Faults, Fields, Json, TEXT_LIMIT, text_of};
use crate::law::Role;
use crate::sort::map;

/// A process by its id, as its author wrote it.
pub(super) struct Stated {
    pub(super) id: String,
    is: Vec<String>,
    includes: Vec<String>,
    standing: Option<Standing>,
}

/// The legal meaning of a process.
#[derive(Clone, Debug, Default)]
pub(super) struct Process {
    /// The operations that it is a kind of.
    is: BTreeSet<String>,
    /// The operations that are always part of it.
    includes: BTreeSet<String>,
    /// The operations that it implies: those that it is, and those that are always part of it.
    meets: BTreeSet<String>,
    /// Its standing; `None` for a term, which states its own.
    standing: Option<Standing>,
}

/// The processes of a rulebook, and its operations that are kinds of others.
#[derive(Clone, Debug, Default)]
pub(super) struct Processes(BTreeMap<String, Process>);

impl Processes {
    pub(super) fn get(&self, id: &str) -> Option<&Process> {
        self.0.get(id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Process)> {
        self.0.iter().map(|(id, process)| (id.as_str(), process))
    }

    /// Follows the relations of each process: a kind of milling is also a kind of machining.
    pub(super) fn of(stated: &[Stated], faults: &Faults) -> Processes {
        let by_id = map(stated.iter().map(|one| (one.id.as_str(), one)));
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
            let mut includes = BTreeSet::new();
            includes.extend(one.includes.iter().cloned());
            Process { is, includes, meets, standing: one.standing.clone() }
        };
        Processes(map(stated.iter().map(|one| (one.id.clone(), process(one)))))
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

/// Returns everything that can be reached. Each id is visited once, so that a circle ends.
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

/// The most operations that a process has.
const MOST_OPERATIONS: usize = 100;

/// Reports the faults of a rulebook's processes, each at its id.
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
        // A term states its own standing. A process that is not a term must have one.
        if terms.get(id).is_some() == process.standing.is_some() {
            found("process-standing", id);
        }
        // A process that is not clearly sufficient must not include an operation that is.
        let is_beyond = |name: &String| terms.standing(name) == Some(&Standing::Beyond);
        if terms.get(id).is_none() && process.standing != Some(Standing::Beyond) {
            process.includes.iter().filter(|name| is_beyond(name)).for_each(|name| found("process-includes", name));
        }
    }
}

//! Which single changes of a good can matter at all, and what each of them moves.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::change::{Edit, Path, good_at, pointer};
use super::goal::Goal;
use super::search::Item;
use crate::assessment::Law;
use crate::facts::{Facts, GoodFacts};
use crate::judge::{Counted, Looked, Note};
use crate::law::{Expression, Operation, Quantity, Standing, Test, candidates as rows};
use crate::value::amount::{Amount, Total};
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// A single change that may help.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) edit: Edit,
    /// By which costs are given: `replace-material/burner`.
    pub(super) key: String,
    /// The material or the operation.
    pub(super) of: Option<String>,
    /// What it takes out of the sums that were noted, by their place among the notes.
    pub(super) moves: Vec<Move>,
    /// Whether nothing but the engine itself can tell what it does.
    pub(super) is_singular: bool,
}

/// What a change takes out of a noted sum: of what certainly counts, and of all that may.
pub(super) type Move = (usize, [Total; 2]);

/// What the tests of a good look at.
pub(super) struct View {
    pub(super) notes: Vec<Note>,
    /// The lines of the good and of its judged parts.
    pub(super) lines: Vec<Seen>,
    /// The good and its judged parts, each with the place of its first line among all lines.
    bills: Vec<(Path, usize)>,
}

/// How a line was counted.
pub(super) struct Seen {
    pub(super) path: Path,
    pub(super) place: usize,
    foreign: Truth,
    because: &'static str,
    /// Whether it was judged by its own bill.
    pub(super) is_part: bool,
    /// The tests that count it, by their place among the notes, and what part of its value.
    pub(super) looks: Vec<(usize, Percent)>,
    /// Whether its value was not stated.
    pub(super) is_unvalued: bool,
}

impl View {
    pub(super) fn of(law: Law<'_>, facts: &Facts, goal: Goal) -> View {
        let mut view = View { notes: Vec::new(), lines: Vec::new(), bills: Vec::new() };
        let for_share = matches!(goal, Goal::Share(_));
        view.notes = law.looks(facts, !for_share, |path, lines| view.see(path, lines));
        // A verdict does not look at the share, nor the share at the tests of the good itself.
        view.notes.retain(|note| match note.looked {
            Looked::Share(..) => for_share,
            _ => !for_share || note.good > 0,
        });
        view.count();
        view
    }

    fn see(&mut self, path: Path, lines: &[Counted<'_>]) {
        self.bills.push((path.clone(), self.lines.len()));
        for (place, line) in lines.iter().enumerate() {
            let Counted { material, foreign, because, is_part } = *line;
            let (path, is_unvalued) = (path.clone(), material.value.is_none());
            self.lines.push(Seen { path, place, foreign, because, is_part, looks: Vec::new(), is_unvalued });
        }
    }

    /// Notes of each line which tests count it.
    fn count(&mut self) {
        for (index, note) in self.notes.iter().enumerate() {
            let Some((_, start)) = self.bills.get(note.good) else { continue };
            for (place, percent) in &note.lines {
                let Some(seen) = self.lines.get_mut(start.saturating_add(*place)) else { continue };
                seen.looks.push((index, *percent));
            }
        }
    }

    /// Whether a test counts it whose outcome no sum of values tells.
    pub(super) fn is_alone(&self, seen: &Seen) -> bool {
        let mut noted = seen.looks.iter().filter_map(|(note, _)| self.notes.get(*note));
        noted.any(|note| note.looked == Looked::Alone)
    }

    /// The place of a line among all lines.
    pub(super) fn place_of(&self, path: &[usize], place: usize) -> Option<usize> {
        // Bills stand in the order of their paths.
        let found = self.bills.binary_search_by(|(known, _)| known.as_slice().cmp(path)).ok()?;
        Some(self.bills.get(found)?.1.saturating_add(place))
    }
}

/// All single changes that may help: to originate, or where only a share counts to raise it.
pub(super) fn candidates(law: Law<'_>, facts: &Facts, view: &View, goal: Goal) -> Vec<Candidate> {
    let for_share = matches!(goal, Goal::Share(_));
    let root = &facts.good;
    let mut found = Vec::new();
    let parties = law.rules.cumulation.as_ref().map(|cumulation| cumulation.parties.as_slice()).unwrap_or_default();
    for seen in view.lines.iter().filter(|seen| !seen.looks.is_empty()) {
        let material = good_at(root, &seen.path).and_then(|good| good.materials.as_ref()?.get(seen.place));
        let Some(material) = material else { continue };
        let moves = |(note, percent): &(usize, Percent)| -> Move {
            let counted = material.value.map_or(Total::ZERO, |value| percent.of(value.total()));
            let is_limit = view.notes.get(*note).is_some_and(|note| matches!(note.looked, Looked::Limit(_)));
            // What may be foreign does not certainly count towards a limit.
            let certain = if seen.foreign.is_unknown() && is_limit { Total::ZERO } else { counted };
            (*note, [certain, counted])
        };
        let moves: Vec<Move> = seen.looks.iter().map(moves).collect();
        let is_singular = seen.is_unvalued
            || seen.is_part
            || seen.foreign.is_unknown()
            || view.is_alone(seen)
            || !seen.path.is_empty()
            || root.wholly_produced.is_some();
        let mut offer = |edit: Edit| {
            let key = [edit.kind(), &pointer(&seen.path), "/", &material.id].concat();
            let (of, moves) = (Some(material.id.clone()), moves.clone());
            found.push(Candidate { edit, key, of, moves, is_singular });
        };
        let is_of_party = material.origin.is_some_and(|country| parties.contains(&country));
        let is_uncertified = matches!(seen.because, "no-ct-1" | "ct-1-not-stated");
        if is_of_party && is_uncertified && !(for_share && seen.path.is_empty()) {
            offer(Edit::Certify(seen.path.clone(), seen.place));
        }
        offer(Edit::Domestic(seen.path.clone(), seen.place));
    }
    // To a share no operation of the good itself matters.
    for (path, _) in view.bills.iter().filter(|(path, _)| !for_share || !path.is_empty()).cloned() {
        let Some(good) = good_at(root, &path) else { continue };
        let prefix = pointer(&path);
        let mut offer = |edit: Edit, term: Option<&str>| {
            let key = match term {
                Some(term) => [edit.kind(), &prefix, "/", term].concat(),
                None => [edit.kind(), &prefix].concat(),
            };
            found.push(Candidate { edit, key, of: term.map(Into::into), moves: Vec::new(), is_singular: true });
        };
        let wanted = Wanted::of(law, good);
        for term in wanted.operations {
            offer(Edit::Perform(path.clone(), term.clone()), Some(&term));
        }
        for term in wanted.confirmations {
            offer(Edit::Confirm(path.clone(), term.clone()), Some(&term));
        }
        let is_beyond = |name: &String| law.origin_book.terms.standing(name) == Some(&Standing::Beyond);
        let is_free = good.operations.iter().flatten().any(is_beyond);
        if law.rules.insufficient.is_some() && good.beyond_insufficient_operations != Some(true) && !is_free {
            let may_be_more = |name: &String| {
                !matches!(law.origin_book.terms.standing(name), Some(Standing::Insufficient(_) | Standing::Neutral))
            };
            let stated = good.operations.iter().flatten();
            let insufficient = if stated.clone().any(may_be_more) { Vec::new() } else { stated.cloned().collect() };
            offer(Edit::Exceed(path, insufficient), None);
        }
    }
    found
}

/// What a good's rules name and its facts lack.
struct Wanted {
    operations: BTreeSet<String>,
    confirmations: BTreeSet<String>,
}

impl Wanted {
    fn of(law: Law<'_>, good: &GoodFacts) -> Wanted {
        let mut wanted = Wanted { operations: BTreeSet::new(), confirmations: BTreeSet::new() };
        let rows = rows(law.rules, good.hs);
        let clauses = rows.iter().flat_map(|row| &row.clauses).chain(&law.rules.general).chain(&law.rules.set);
        clauses.for_each(|clause| wanted.by(&clause.expression));
        let of_list = good.threshold.iter().filter(|_| good.operations.is_some()).flat_map(|list| &list.operations);
        wanted.operations.extend(of_list.cloned());
        let is_done = |term: &String| {
            let listed = good.operations.as_ref().is_some_and(|listed| listed.contains(term));
            good.answers.get(term).copied().unwrap_or(listed)
        };
        wanted.operations.retain(|term| !is_done(term));
        wanted.confirmations.retain(|term| good.answers.get(term) != Some(&true));
        wanted
    }

    fn by(&mut self, expression: &Expression) {
        match expression {
            Expression::All(parts) | Expression::Any(parts) => parts.iter().for_each(|part| self.by(part)),
            Expression::Tolerating(rule, tolerances) => {
                self.confirmations.extend(tolerances.iter().filter_map(|tolerance| tolerance.given.clone()));
                self.by(rule);
            }
            Expression::Subproduct(parts) => parts.iter().for_each(|(_, part)| self.by(part)),
            Expression::Reading(_, options) => options.iter().for_each(|(_, option)| self.by(option)),
            Expression::Test(Test::Operations(quantity, items, _)) => self.by_list(*quantity, items),
            Expression::Test(_) => {}
        }
    }

    fn by_list(&mut self, quantity: Quantity, items: &[crate::law::Item]) {
        // Lists of what is not enough name nothing that would help.
        if matches!(quantity, Quantity::OtherThan | Quantity::NotAlone) {
            return;
        }
        for alternative in items.iter().flat_map(|item| &item.alternatives) {
            match &alternative.operation {
                Operation::Named(term) | Operation::Others(term) => drop(self.operations.insert(term.clone())),
                Operation::Parts(term, quantity, parts) => {
                    self.operations.insert(term.clone());
                    self.by_list(*quantity, parts);
                }
            }
        }
    }
}

/// The candidates as the search sees them.
pub(super) fn items(candidates: &[Candidate], costs: &BTreeMap<String, Amount>, root: &GoodFacts) -> Vec<Item> {
    let mut slots: BTreeMap<String, usize> = BTreeMap::new();
    let mut classes: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut items = Vec::new();
    for candidate in candidates {
        let count = slots.len();
        let about = match candidate.edit {
            Edit::Perform(..) => [&candidate.edit.at(), candidate.of.as_deref().unwrap_or_default()].join("/"),
            _ => candidate.edit.at(),
        };
        let slot = *slots.entry(about).or_insert(count);
        let mut looked: Vec<usize> = candidate.moves.iter().map(|(note, _)| *note).collect();
        if candidate.is_singular {
            // By itself: no note has such a place.
            looked.push(usize::MAX.saturating_sub(items.len()));
        }
        let count = classes.len();
        let class = *classes.entry(looked).or_insert(count);
        let line = match &candidate.edit {
            Edit::Domestic(path, place) => good_at(root, path).and_then(|good| good.materials.as_ref()?.get(*place)),
            _ => None,
        };
        let moved = line.and_then(|line| line.value).map_or(Total::ZERO, |value| value.total());
        let bulk = candidate.moves.iter().map(|(_, [_, most])| *most).max().unwrap_or(Total::ZERO);
        items.push(Item { slot, class, bulk, weight: super::weight_of(&candidate.key, moved, costs) });
    }
    items
}

//! Which single changes of a good can matter at all, and what each of them moves.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::change::{Edit, Path, good_at, pointer};
use super::goal::Goal;
use super::search::Item;
use crate::amount::{Amount, Total};
use crate::assessment::Law;
use crate::facts::{Facts, GoodFacts};
use crate::origin::{Bill, candidates as rows};
use crate::rule::{Expression, Looked, Note, Operation, Quantity, Test, Truth, Watch};
use crate::rulebook::Standing;
use crate::share::Percent;

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
    /// The judged parts.
    parts: Vec<Path>,
}

/// How a line was counted.
pub(super) struct Seen {
    pub(super) path: Path,
    pub(super) place: usize,
    foreign: Truth,
    because: &'static str,
    /// Whether it was judged by its own bill.
    is_part: bool,
}

impl View {
    pub(super) fn of(law: Law<'_>, facts: &Facts, goal: Goal) -> View {
        let watch = Watch::default();
        let mut view = View { notes: Vec::new(), lines: Vec::new(), parts: Vec::new() };
        let for_share = matches!(goal, Goal::Share(_));
        law.watched(facts, !for_share, &watch, |judgement| view.see(&judgement.bill, &Vec::new()));
        view.notes = watch.into_inner();
        // A verdict does not look at the share, nor the share at the tests of the good itself.
        view.notes.retain(|note| match note.looked {
            Looked::Share(..) => for_share,
            _ => !for_share || !note.at.is_empty(),
        });
        view
    }

    fn see(&mut self, bill: &Bill<'_>, path: &Path) {
        for line in bill.lines.iter().flatten() {
            let is_part = bill.parts.iter().any(|(place, _)| *place == line.place);
            let (path, because) = (path.clone(), line.because);
            self.lines.push(Seen { path, place: line.place, foreign: line.foreign, because, is_part });
        }
        for (place, part) in &bill.parts {
            let path: Path = path.iter().copied().chain([*place]).collect();
            self.see(part, &path);
            self.parts.push(path);
        }
    }

    /// What each line moves, by pointer of its good and place.
    pub(super) fn moves(&self, root: &GoodFacts) -> BTreeMap<(String, usize), (Vec<Move>, bool)> {
        let mut moves: BTreeMap<(String, usize), (Vec<Move>, bool)> = BTreeMap::new();
        let mut goods = BTreeMap::from([(String::new(), Some(root))]);
        for path in &self.parts {
            goods.insert(pointer(path), good_at(root, path));
        }
        for (index, note) in self.notes.iter().enumerate() {
            let materials = goods.get(&note.at).copied().flatten().and_then(|good| good.materials.as_deref());
            for (place, percent) in &note.lines {
                let value = materials.and_then(|lines| lines.get(*place)).and_then(|line| line.value);
                let entry = moves.entry((note.at.clone(), *place)).or_default();
                let counted = value.map_or(Total::ZERO, |value| part(*percent, value));
                entry.0.push((index, [counted, counted]));
                entry.1 |= value.is_none() || note.looked == Looked::Capped;
            }
        }
        moves
    }
}

fn part(percent: Percent, value: Amount) -> Total {
    percent.of(value.total())
}

/// All single changes that may help: to originate, or where only a share counts to raise it.
pub(super) fn candidates(law: Law<'_>, facts: &Facts, view: &View, goal: Goal) -> Vec<Candidate> {
    let for_share = matches!(goal, Goal::Share(_));
    let root = &facts.good;
    let mut moves = view.moves(root);
    let mut found = Vec::new();
    let parties = law.rules.cumulation.as_ref().map(|cumulation| cumulation.parties.as_slice()).unwrap_or_default();
    for seen in &view.lines {
        let Some((mut moves, is_open)) = moves.remove(&(pointer(&seen.path), seen.place)) else { continue };
        if seen.foreign.is_unknown() {
            // What may be foreign does not certainly count towards a limit.
            let is_limit =
                |note: usize| view.notes.get(note).is_some_and(|note| matches!(note.looked, Looked::Limit(_)));
            let of_limits = moves.iter_mut().filter(|(note, _)| is_limit(*note));
            of_limits.for_each(|(_, [certain, _])| *certain = Total::ZERO);
        }
        let material = good_at(root, &seen.path).and_then(|good| good.materials.as_ref()?.get(seen.place));
        let Some(material) = material else { continue };
        let is_singular = is_open
            || seen.is_part
            || seen.foreign.is_unknown()
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
    let goods = core::iter::once(Vec::new()).filter(|_| !for_share).chain(view.parts.iter().cloned());
    for path in goods {
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
            offer(Edit::Exceed(path), None);
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

    fn by_list(&mut self, quantity: Quantity, items: &[crate::rule::Item]) {
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

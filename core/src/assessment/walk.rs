//! Goes through a good with its parts.

use alloc::string::String;
use alloc::vec::Vec;

use crate::facts::{GoodFacts, Material};

/// Whether something holds of a good or one of its parts.
pub(super) fn any_good(good: &GoodFacts, holds: &dyn Fn(&GoodFacts) -> bool) -> bool {
    let mut parts = good.materials.iter().flatten().filter_map(|line| line.made_from.as_deref());
    holds(good) || parts.any(|part| any_good(part, holds))
}

/// Goes through a good and its parts.
pub(super) fn each_good(good: &mut GoodFacts, change: &mut dyn FnMut(&mut GoodFacts)) {
    change(good);
    for line in good.materials.iter_mut().flatten() {
        if let Some(part) = &mut line.made_from {
            each_good(part, change);
        }
    }
}

/// Goes through the lines of a good and of its parts.
pub(super) fn each_line(good: &mut GoodFacts, change: &mut dyn FnMut(&mut Material)) {
    for line in good.materials.iter_mut().flatten() {
        change(line);
        if let Some(part) = &mut line.made_from {
            each_line(part, change);
        }
    }
}

/// Changes those of the wanted lines whose places among them, in the order of [`names_of`], are chosen. The change may
/// take the part off a line: the lines of that part have their places none the less.
pub(super) fn change_lines(
    good: &mut GoodFacts,
    place: &mut usize,
    wanted: &dyn Fn(&Material) -> bool,
    chosen: &dyn Fn(usize) -> bool,
    change: &dyn Fn(&mut Material),
) {
    for line in good.materials.iter_mut().flatten() {
        let is_wanted = wanted(line);
        let is_chosen = is_wanted && chosen(*place);
        *place = place.saturating_add(usize::from(is_wanted));
        if let Some(part) = &mut line.made_from {
            change_lines(part, place, wanted, chosen, change);
        }
        if is_chosen {
            change(line);
        }
    }
}

/// The ids of the wanted lines, those of parts behind the ids of the lines that they make.
pub(super) fn names_of(good: &GoodFacts, before: &str, wanted: &dyn Fn(&Material) -> bool, names: &mut Vec<String>) {
    for line in good.materials.iter().flatten() {
        let name = if before.is_empty() { line.id.clone() } else { [before, "/", &line.id].concat() };
        if wanted(line) {
            names.push(name.clone());
        }
        if let Some(part) = &line.made_from {
            names_of(part, &name, wanted, names);
        }
    }
}

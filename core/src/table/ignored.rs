//! Whether what is to be left out is there, and is one thing.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::address::column_of;
use super::answer::Role;
use super::layout::{Layout, SheetLayout, Usage};
use super::side::letters_of;
use crate::doc::Fault;
use crate::names::{distance, folded};

/// So many names are offered for one that is not there.
const MOST_OFFERS: usize = 3;
/// Letters in which they may differ.
const FAR: usize = 3;

/// Faults of names that mean nothing in these tables, and of headings and letters that mean several columns.
pub(super) fn faults(layout: &Layout) -> Vec<Fault> {
    layout.ask.ignore.iter().filter_map(|name| fault(layout, name)).collect()
}

fn fault(layout: &Layout, name: &str) -> Option<Fault> {
    let key = folded(name);
    let is_name = |text: &str| folded(text) == key;
    let is_of_sheet = |sheet: &SheetLayout| {
        let is_used = |text: &str| is_name(text) && !text.is_empty();
        is_used(&sheet.sheet.name)
            || is_used(&sheet.name)
            || sheet.left_out.iter().any(|left| left.what == "ignored" && is_name(&left.text))
            || sheet.above.iter().any(|apart| is_name(&apart.text))
    };
    let mut columns: Vec<String> = Vec::new();
    let mut is_twice = false;
    for sheet in &layout.sheets {
        let of_sheet = addresses(sheet, name, &is_name);
        is_twice |= of_sheet.len() > 1 || (column_of(name).is_some() && !of_sheet.is_empty() && !columns.is_empty());
        columns.extend(of_sheet);
    }
    if is_twice {
        return Some(Fault::at("ignored-twice", "").given(name).allowed(columns.join(", ")));
    }
    if !columns.is_empty() || layout.sheets.iter().any(is_of_sheet) {
        return None;
    }
    Some(Fault::at("unknown-ignored", "").given(name).offers(near(layout, &key)))
}

/// The columns of a sheet that a name means: by heading, else by letters, alone or behind the sheet.
fn addresses(sheet: &SheetLayout, name: &str, is_name: &dyn Fn(&str) -> bool) -> Vec<String> {
    let filled = || sheet.columns.iter().enumerate().filter(|(_, column)| column.usage != Usage::Blank);
    let at = |place: usize| match sheet.name.as_str() {
        "" => letters_of(place),
        name => [name, "!", &letters_of(place)].concat(),
    };
    let of_headings: Vec<String> = filled()
        .filter(|(_, column)| !column.heading.is_empty() && is_name(&column.heading))
        .map(|(place, _)| at(place))
        .collect();
    if !of_headings.is_empty() {
        return of_headings;
    }
    let own = [sheet.name.as_str(), sheet.sheet.name.as_str()];
    let letters = name.rsplit_once('!').filter(|(of, _)| own.contains(of)).map_or(name, |(_, letters)| letters);
    filled().filter(|(place, _)| letters_of(*place) == letters).map(|(place, _)| at(place)).collect()
}

/// The nearest headings and sheets; where none is near, all headings.
fn near(layout: &Layout, key: &str) -> Vec<String> {
    let read = layout.sheets.iter().filter(|sheet| !matches!(sheet.role, Role::Blank));
    let headings = read.clone().flat_map(|sheet| &sheet.columns).map(|column| column.heading.as_str());
    let names = read.map(|sheet| sheet.sheet.name.as_str());
    let mut all: Vec<(usize, &str)> = Vec::new();
    for text in headings.chain(names).filter(|text| !text.is_empty()) {
        let other = folded(text);
        let is_part = !key.is_empty() && (other.contains(key) || key.contains(other.as_str()));
        let letters = if is_part { Some(FAR) } else { distance(key, &other, FAR) };
        if let Some(letters) = letters.filter(|_| all.iter().all(|(_, known)| *known != text)) {
            all.push((letters, text));
        }
    }
    let all = crate::sort::sorted(all, |left: &(usize, &str), right: &(usize, &str)| left.0.cmp(&right.0));
    all.into_iter().take(MOST_OFFERS).map(|(_, text)| text.to_string()).collect()
}

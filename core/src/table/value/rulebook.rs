//! Reads a rulebook: by its id, pinned or not, or by its title or another name in three languages.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Context, Doubt, Kind, Said, bare, choice};
use crate::law::{Edition, Library};
use crate::names::key;
use crate::table::cell::{Cell, Content};

pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let text = bare(cell.shown());
    if let Content::Day(day) = &cell.content {
        return Err(Doubt::new("became-a-date", day));
    }
    if let Some(library) = context.library {
        if let Some(id) = of_library(text, library) {
            return Ok(Said::text(id));
        }
    } else if is_id(text) {
        return Ok(Said::text(text));
    }
    match choice::named(Kind::Rulebook, text, context.language) {
        Ok(id) => Ok(Said::text(id)),
        // The engine says which editions a rulebook has.
        Err(_) if text.contains('@') && is_id(text) => Ok(Said::text(text)),
        Err(doubt) => {
            let ids: Vec<&str> = context.library.map(Library::ids).unwrap_or_default();
            let doubt = if ids.is_empty() { doubt } else { doubt.allowed(ids.join(", ")) };
            Err(Doubt { code: if doubt.code == "unknown-name" { "unknown-rulebook" } else { doubt.code }, ..doubt })
        }
    }
}

/// The rulebook of the library that a text names: an id, an edition, or a title, which may be of one edition only.
fn of_library(text: &str, library: &Library) -> Option<String> {
    let lower = text.to_lowercase();
    if let Some(edition) = library.editions().find(|edition| edition.id == lower || edition.name() == lower) {
        return Some(if edition.id == lower { edition.id.clone() } else { edition.name() });
    }
    let wanted = key(text);
    let is_titled = |edition: &&Edition| {
        let title = &edition.title;
        [&title.kk, &title.ru, &title.en].into_iter().any(|title| key(title) == wanted)
    };
    let titled: Vec<&Edition> = library.editions().filter(is_titled).collect();
    let first = titled.first()?;
    // Where all editions have the title, the day decides which; else the title pins its edition.
    let all = library.editions().filter(|edition| edition.id == first.id).count();
    if titled.len() == all {
        Some(first.id.clone())
    } else if titled.len() == 1 {
        Some(first.name())
    } else {
        None
    }
}

/// Whether a text has the form of `id` or `id@2024-05-04`.
fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-@".contains(&byte))
}

//! A rulebook by its name, as facts and users write it: `id`, or `id@edition`.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{Library, Rulebook};
use crate::day::Day;
use crate::fault::{At, Fault};

/// The two parts of a name; the code of its fault.
pub(crate) fn parts(name: &str) -> Result<(&str, Option<Day>), &'static str> {
    match name.split_once('@') {
        None => Ok((name, None)),
        Some((id, edition)) => match edition.parse() {
            Ok(edition) => Ok((id, Some(edition))),
            Err(_) => Err("not-an-edition"),
        },
    }
}

impl Library {
    /// The edition of this name: `cis-2009@2024-05-04`, or `cis-2009` for the newest.
    ///
    /// # Errors
    /// `not-an-edition`, `unknown-rulebook` or `unknown-edition`, with those that are at hand.
    pub fn named(&self, name: &str) -> Result<&Rulebook, Vec<Fault>> {
        let root = At::Root;
        let one = |fault| Vec::from([fault]);
        let (id, edition) = parts(name).map_err(|code| one(Fault::new(code, &root).given(name)))?;
        let editions = self.books().filter(|book| book.id == id);
        let newest = editions.last().ok_or_else(|| one(self.unknown_rulebook(id, &root)))?;
        let Some(first) = edition else { return Ok(newest) };
        self.edition(id, Some(first), first).map_err(|_| one(self.unknown_edition(id, &root)))
    }

    /// The fault of asking for a rulebook that nobody has loaded.
    pub(crate) fn unknown_rulebook(&self, id: &str, at: &At<'_>) -> Fault {
        let known: BTreeSet<&str> = self.books().map(|book| book.id.as_str()).collect();
        Fault::new("unknown-rulebook", at).given(id).allowed(known.into_iter().collect::<Vec<_>>().join(", "))
    }

    /// The fault of asking for an edition that nobody has loaded.
    pub(crate) fn unknown_edition(&self, id: &str, at: &At<'_>) -> Fault {
        let known: Vec<_> = self.books().filter(|book| book.id == id).map(Rulebook::name).collect();
        Fault::new("unknown-edition", at).given(id).allowed(known.join(", "))
    }
}

//! Finds a rulebook by the name that facts and users write: `id`, or `id@edition`.

use alloc::vec::Vec;

use super::library::Absent;
use super::{Edition, Library, Rulebook};
use crate::doc::{At, Fault};
use crate::value::day::Day;

/// Returns the two parts of a name, or the code of its fault.
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
    /// Returns the edition of this name: `cis-2009@2024-05-04`, or `cis-2009` for the newest.
    ///
    /// # Errors
    /// `not-an-edition`, `unknown-rulebook` or `unknown-edition`, with the known ones.
    pub fn named(&self, name: &str) -> Result<&Rulebook, Vec<Fault>> {
        let root = At::Root;
        let one = |fault| Vec::from([fault]);
        let (id, edition) = parts(name).map_err(|code| one(Fault::new(code, &root).given(name)))?;
        let newest = || self.editions().rfind(|edition| edition.id == id)?.first.parse().ok();
        let first = edition.or_else(newest).ok_or_else(|| one(self.unknown_rulebook(id, &root)))?;
        self.edition(id, Some(first), first).map_err(|absent| match absent {
            Absent::Damaged(faults) => faults,
            Absent::UnknownRulebook => one(self.unknown_rulebook(id, &root)),
            Absent::UnknownEdition | Absent::NoEdition(_) => one(self.unknown_edition(id, &root)),
        })
    }

    /// Makes the fault for a rulebook that is not loaded.
    pub(crate) fn unknown_rulebook(&self, id: &str, at: &At<'_>) -> Fault {
        Fault::new("unknown-rulebook", at).given(id).allowed(self.ids().join(", "))
    }

    /// Makes the fault for an edition that is not loaded.
    pub(crate) fn unknown_edition(&self, id: &str, at: &At<'_>) -> Fault {
        let known: Vec<_> = self.editions().filter(|edition| edition.id == id).map(Edition::name).collect();
        Fault::new("unknown-edition", at).given(id).allowed(known.join(", "))
    }
}

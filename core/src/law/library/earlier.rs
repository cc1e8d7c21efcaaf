//! Holds the rulebooks of earlier released versions, so that their records can be recomputed.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use super::{Edition, Library, Volume};
use crate::doc::{Fault, Json};
use crate::law::Rulebook;

/// The released texts of editions that were revised later.
macro_rules! earlier {
    ($($name:literal),* $(,)?) => { &[$(include_str!(concat!("../../../compiled/earlier/", $name, ".json"))),*] };
}

/// A version that was released before this one.
#[derive(Debug)]
pub(crate) struct Release {
    pub(crate) version: &'static str,
    /// The members that its answers did not have yet, as pointers into an answer; `*` is any one member or place.
    pub(crate) later: &'static [&'static str],
    /// The editions that were revised after it.
    texts: &'static [&'static str],
    volumes: OnceBox<Vec<Arc<Volume>>>,
}

/// The released versions before this one. A record by a version that is not among them was altered.
pub(crate) static RELEASES: [Release; 1] = [Release {
    version: "0.1.0",
    later: &["/provisional", "/rests_on", "/receipt/rulebook_of"],
    texts: earlier![
        "cis-2009@2024-05-04+1",
        "ct-kz@2015-06-16+1",
        "ct-kz@2021-08-01+1",
        "ct-kz@2024-04-28+1",
        "kz-register@2025-09-08+1",
    ],
    volumes: OnceBox::new(),
}];

/// Whether a version was released, this one among them.
pub fn is_released(engine: &str) -> bool {
    engine == crate::VERSION || Release::of(engine).is_some()
}

impl Release {
    /// Returns the released version of this number, except this version.
    pub(crate) fn of(version: &str) -> Option<&'static Release> {
        RELEASES.iter().find(|release| release.version == version)
    }

    fn volumes(&self) -> Result<&[Arc<Volume>], Vec<Fault>> {
        let volumes = self.volumes.get_or_try_init(|| {
            self.texts.iter().map(|text| volume(text)).collect::<Result<Vec<_>, _>>().map(Box::new)
        });
        volumes.map(Vec::as_slice)
    }
}

fn volume(text: &'static str) -> Result<Arc<Volume>, Vec<Fault>> {
    let json = Json::parse(text).map_err(|fault| Vec::from([fault]))?;
    let book = Rulebook::read_with(&json, crate::digest(text.as_bytes()))?;
    let volume = Volume::embedded(Edition::of(&book), text)?;
    // The volume was made here, so its book is not set yet.
    let _ = volume.book.set(Box::new(book));
    Ok(Arc::new(volume))
}

impl Library {
    /// Returns this library as a released version had it: each official edition in the revision that came with that
    /// version.
    ///
    /// # Errors
    /// None in a released engine: its tests read every earlier revision.
    pub(crate) fn as_of(&self, release: &Release) -> Result<Library, Vec<Fault>> {
        Ok(self.with_texts(release.volumes()?))
    }

    /// The revisions that are kept so that records by them can be recomputed: `cis-2009@2024-05-04+1`.
    ///
    /// # Errors
    /// None in a released engine.
    pub fn earlier() -> Result<Vec<String>, Vec<Fault>> {
        let mut names = Vec::new();
        for release in &RELEASES {
            let editions = release.volumes()?.iter().map(|volume| &volume.edition);
            names.extend(editions.map(|edition| alloc::format!("{}+{}", edition.name(), edition.revision)));
        }
        Ok(names)
    }
}

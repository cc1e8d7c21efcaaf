//! What is asked: a code, a rulebook, a day, a language.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::doc::{At, Fault, Faults, Fields, Json};
use crate::facts::common::{day, rulebook};
use crate::law::{Absent, Library, OriginRules, Rulebook};
use crate::names::Language;
use crate::table::value::code_of;
use crate::value::day::Day;
use crate::value::hs::HsCode;

/// The rulebook whose rules are told where none is named: that of the certificate СТ-1, whose list others borrow.
const USUAL: &str = "cis-2009";

/// A request that can be answered.
#[derive(Clone, Copy)]
pub(crate) struct Request<'l> {
    pub(super) hs: HsCode,
    /// The rulebook that answers.
    pub(super) book: &'l Rulebook,
    pub(super) rules: &'l OriginRules,
    /// The rulebook that they stand in.
    pub(super) origin: &'l Rulebook,
    /// The day, where one was named.
    pub(super) on: Option<Day>,
    pub(crate) language: Language,
}

/// Reads `{"hs": …, "rulebook": …, "on": …, "language": …}`. Without a day the newest edition answers.
pub(crate) fn read<'l>(json: &Json<'_>, library: &'l Library) -> Result<Request<'l>, Vec<Fault>> {
    let faults = Faults::default();
    let request = Fields::open(json, &At::Root, &faults).and_then(|fields| {
        let hs = fields.required("hs", |fields, name| fields.text(name));
        let named = if fields.json("rulebook").is_some() {
            rulebook(&fields, "rulebook")
        } else {
            Some((USUAL.to_string(), None))
        };
        let is_dated = fields.json("on").is_some();
        let on = day(&fields, "on");
        let language = language(&fields);
        fields.close();
        let (id, pinned) = named.unzip();
        // A day that cannot be read chooses no edition; the newest would be another answer.
        let known = id.filter(|_| pinned.is_some_and(|pinned| pinned.is_some()) || on.is_some() || !is_dated);
        let law = known.and_then(|id| law(library, &id, pinned.flatten(), on, &faults));
        let hs = hs.and_then(|hs| {
            let read = code_of(hs, law.map(|(_, _, origin)| origin));
            read.map_err(|doubt| faults.push(doubt.fault("/hs"))).ok()
        });
        let (book, rules, origin) = law?;
        Some(Request { hs: hs?, book, rules, origin, on, language: language? })
    });
    faults.or(request)
}

fn language(fields: &Fields<'_, '_>) -> Option<Language> {
    if fields.json("language").is_none() {
        return Some(Language::Ru);
    }
    let text = fields.text("language")?;
    let at = At::Field(fields.at(), "language");
    text.parse().map_err(|fault: Fault| fields.faults().push(Fault { at: at.to_string(), ..fault })).ok()
}

/// The edition that answers, and the rules of origin that it applies.
fn law<'l>(
    library: &'l Library,
    id: &str,
    pinned: Option<Day>,
    on: Option<Day>,
    faults: &Faults,
) -> Option<(&'l Rulebook, &'l OriginRules, &'l Rulebook)> {
    let root = At::Root;
    let (at, at_day) = (At::Field(&root, "rulebook"), At::Field(&root, "on"));
    let newest = || library.editions().rfind(|edition| edition.id == id).and_then(|edition| edition.first.parse().ok());
    let first = pinned.or_else(|| if on.is_none() { newest() } else { None });
    let Some(some_day) = on.or(first) else {
        faults.push(library.unknown_rulebook(id, &at));
        return None;
    };
    let book = match library.edition(id, first, some_day) {
        Ok(book) => book,
        Err(absent) => {
            match absent {
                Absent::Damaged(all) => all.into_iter().for_each(|fault| faults.push(fault)),
                Absent::UnknownRulebook => faults.push(library.unknown_rulebook(id, &at)),
                Absent::UnknownEdition => faults.push(library.unknown_edition(id, &at)),
                Absent::NoEdition(_) => {
                    let fault = Fault::new("no-edition-of-rules", &at_day).given(some_day.to_string());
                    faults.push(fault.allowed(days_of(library, id)));
                }
            }
            return None;
        }
    };
    let Some((rules, origin)) = library.origin_of(book) else {
        faults.push(Fault::new("rulebook-of-contracts", &at).given(id));
        return None;
    };
    Some((book, rules, origin))
}

/// On which days the editions of a rulebook hold.
fn days_of(library: &Library, id: &str) -> String {
    let days = library.editions().filter(|edition| edition.id == id).map(|edition| {
        let last = edition.last.as_deref().unwrap_or("…");
        format!("{} – {last}", edition.first)
    });
    days.collect::<Vec<_>>().join(", ")
}

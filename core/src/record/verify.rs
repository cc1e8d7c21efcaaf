//! Recomputes a record and says whether it still says what its facts give.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::{Choose, Difference, compute, digest, duplicates, kind, mask, whole};
use crate::assessment::Code;
use crate::day::Day;
use crate::fault::{At, Fault, Faults};
use crate::json::{Json, from_json};
use crate::rulebook::Library;
use crate::rulebook::name::parts;

/// What came of recomputing a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The same facts give the same record, byte for byte.
    Same,
    /// It was altered: its text, its digest or its answer is not that of its facts.
    Altered,
    /// It was made by another version of the engine.
    OtherEngine,
    /// It was made under an edition, or a revision of one, that is not at hand.
    OtherEdition,
    /// Its costs are hidden, so that it cannot be recomputed.
    Masked,
}

/// The answer to `verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verification {
    /// Always `verification`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "verification")))]
    pub kind: Code,
    /// Whether the record was not altered and its answer is the one that its facts give here, too; of a masked record,
    /// whether it was not altered.
    pub holds: bool,
    /// What came of it.
    pub outcome: Outcome,
    /// The digest as recorded.
    pub digest: String,
    /// Whether the digest is that of the record.
    pub digest_holds: bool,
    /// Whether the text is canonical (RFC 8785), byte for byte, and no member is given twice.
    pub canonical: bool,
    /// The version of the engine that made it.
    pub engine: Option<String>,
    /// The edition that it was made under, `id@first day`.
    pub edition: Option<String>,
    /// Where the record is not what its facts give under that edition: the first hundred places.
    pub differences: Vec<Difference>,
    /// How many more there are.
    pub more: u32,
    /// What the edition gives that is in force on the day of the facts, where it is another than the recorded one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<InForce>,
    /// What a masked record hides, as JSON pointers.
    pub hidden: Vec<String>,
    /// Why the answer could not be computed again.
    pub errors: Vec<Fault>,
}

/// What another edition gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InForce {
    /// The edition, `id@first day`.
    pub edition: String,
    /// Where its answer is another than the recorded one, the receipt apart: the first hundred places.
    pub differences: Vec<Difference>,
    /// How many more there are.
    pub more: u32,
}

from_json! {
    struct Verification {
        kind = "type", holds, outcome, digest, digest_holds, canonical, engine, edition, differences, more, in_force,
        hidden, errors,
    }
    struct InForce { edition, differences, more }
}

from_json! {
    enum Outcome {
        Same = "same",
        Altered = "altered",
        OtherEngine = "other-engine",
        OtherEdition = "other-edition",
        Masked = "masked",
    }
}

/// More differences than this are counted, not listed.
const LISTED: usize = 100;

const ENGINE: &str = "/answer/receipt/engine";
const EDITION: [&str; 5] = [
    "/answer/receipt/edition",
    "/answer/receipt/revision",
    "/answer/receipt/rulebook_sha256",
    "/answer/receipt/origin_from",
    "/rulebooks",
];

/// Recomputes a record, given as its text.
///
/// # Errors
/// `not-json`; `not-a-record`; `unknown-format`.
///
/// ```
/// use tegi::{json::Json, record::{Outcome, record, verify}, rulebook::Library};
/// let library = Library::embedded()?;
/// let facts = r#"{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}"#;
/// let text = record(Json::parse(facts).map_err(|fault| vec![fault])?, None, &library)?.canonical();
/// assert_eq!(verify(&text, &library)?.outcome, Outcome::Same);
/// let found = verify(&text.replace(r#""criterion":null"#, r#""criterion":"П""#), &library)?;
/// assert_eq!((found.outcome, found.differences[0].at.as_str()), (Outcome::Altered, "/answer/criterion"));
/// # Ok::<(), Vec<tegi::fault::Fault>>(())
/// ```
pub fn verify(text: &str, library: &Library) -> Result<Verification, Vec<Fault>> {
    let record = Json::parse(text).map_err(|fault| Vec::from([fault]))?;
    let is_masked = kind(&record)?;
    let receipt = record.get("answer").and_then(|answer| answer.get("receipt"));
    let stated = |name| receipt.and_then(|receipt| receipt.text(name));
    let edition = stated("rulebook").zip(stated("edition")).map(|(id, first)| [id, "@", first].concat());
    let repeated = Faults::default();
    duplicates(&record, &At::Root, &repeated);
    let verification = Verification {
        kind: Cow::Borrowed("verification"),
        holds: false,
        outcome: Outcome::Altered,
        digest: record.text("digest").unwrap_or_default().to_string(),
        digest_holds: record.text("digest") == Some(&digest(&record)),
        canonical: repeated.is_empty() && record.canonical() == text,
        engine: stated("engine").map(ToString::to_string),
        edition,
        differences: Vec::new(),
        more: 0,
        in_force: None,
        hidden: Vec::new(),
        errors: Vec::new(),
    };
    if is_masked {
        return Ok(of_masked(&record, verification));
    }
    let first = stated("edition").and_then(|first| first.parse().ok());
    Ok(recomputed(&record, first, verification, library))
}

fn of_masked(record: &Json<'_>, verification: Verification) -> Verification {
    let holds = verification.digest_holds && verification.canonical;
    let mut hidden = Vec::new();
    mask::hidden(record, &At::Root, &mut hidden);
    let outcome = if holds { Outcome::Masked } else { Outcome::Altered };
    Verification { holds, outcome, hidden, ..verification }
}

fn recomputed(record: &Json<'_>, first: Option<Day>, verification: Verification, library: &Library) -> Verification {
    let facts = record.get("facts").unwrap_or(&Json::Null);
    // Where the recorded edition is not at hand, the one in force; that it is another one will show in the receipt.
    let again = match first.map(|first| compute(facts, Choose::Edition(first), library)) {
        Some(Ok(computed)) => Ok(computed),
        Some(Err(_)) => compute(facts, Choose::InForce, library),
        None => compute(facts, Choose::Stated, library),
    };
    let is_intact = verification.canonical && verification.digest_holds;
    let other_engine = verification.engine.as_deref() != Some(crate::VERSION);
    let computed = match again {
        Ok(computed) => computed,
        Err(errors) => {
            let unknown = |fault: &Fault| matches!(fault.code.as_ref(), "unknown-rulebook" | "unknown-edition");
            let outcome = match is_intact {
                true if errors.iter().any(unknown) => Outcome::OtherEdition,
                true if other_engine => Outcome::OtherEngine,
                _ => Outcome::Altered,
            };
            return Verification { outcome, errors, ..verification };
        }
    };
    let in_force = in_force(record, facts, &computed.answer, library);
    let again = whole(facts.clone(), computed, record.text("salt"));
    let mut found = super::difference::differences(record, &again, &At::Root);
    let is_of = |difference: &Difference, place: &&str| {
        difference.at.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_version = |difference: &Difference| EDITION.iter().chain([&ENGINE]).any(|place| is_of(difference, place));
    let other_edition = found.iter().any(|difference| EDITION.iter().any(|place| is_of(difference, place)));
    // The receipt's other members are the same under every engine and edition.
    let untrue = |difference: &Difference| is_of(difference, &"/answer/receipt") && !is_version(difference);
    let outcome = match is_intact {
        true if found.is_empty() => Outcome::Same,
        true if found.iter().any(untrue) => Outcome::Altered,
        true if other_edition => Outcome::OtherEdition,
        true if other_engine => Outcome::OtherEngine,
        _ => Outcome::Altered,
    };
    let is_elsewhere = matches!(outcome, Outcome::OtherEngine | Outcome::OtherEdition);
    if is_elsewhere {
        // It holds; another answer has another.
        found.retain(|difference| difference.at != "/digest");
    }
    let holds = outcome == Outcome::Same || (is_elsewhere && found.iter().all(is_version));
    let (differences, more) = listed(found);
    Verification { holds, outcome, differences, more, in_force, ..verification }
}

/// What the edition gives that is in force on the day, where the answer was computed under another.
fn in_force(record: &Json<'_>, facts: &Json<'_>, answer: &Json<'_>, library: &Library) -> Option<InForce> {
    let (id, _) = facts.text("rulebook").and_then(|name| parts(name).ok())?;
    let on = facts.text("on").and_then(|on| on.parse().ok())?;
    let book = library.edition(id, None, on).ok()?;
    if answer.get("receipt").and_then(|receipt| receipt.text("edition")) == Some(&book.first.to_string()) {
        return None;
    }
    let computed = compute(facts, Choose::InForce, library).ok()?;
    let answer = At::Field(&At::Root, "answer");
    let mut found = super::difference::differences(record.get("answer")?, &computed.answer, &answer);
    found.retain(|difference| !difference.at.starts_with("/answer/receipt/"));
    let (differences, more) = listed(found);
    Some(InForce { edition: book.name(), differences, more })
}

fn listed(mut found: Vec<Difference>) -> (Vec<Difference>, u32) {
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    (found, u32::try_from(more).unwrap_or(u32::MAX))
}

//! Recomputes a record and says whether it still says what its facts give.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::{Choose, Computed, Difference, compute, compute_by, whole};
use crate::doc::{At, Code, Fault, Faults, Json, from_json};
use crate::facts::masked::form::{digest, duplicates, in_receipt, kind, release};
use crate::facts::masked::{Claim, Fit, form, whole_mask};
use crate::law::name::parts;
use crate::law::{Library, Release, is_released};
use crate::signature::FoundSignature;

/// What came of recomputing a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The same facts give the same record, byte for byte.
    Same,
    /// The same facts give the same record, which was only written otherwise: blanks, order of members, escapes.
    Reformatted,
    /// It was altered: its text, its digest or its answer is not that of its facts.
    Altered,
    /// Its facts call for another edition than the one that it says it was answered by. It does not hold.
    ByAnotherEdition,
    /// It was answered by an earlier revision of the edition, which gives this answer. It holds for what it says; what
    /// today's revision gives stands beside it.
    ByAnEarlierRevision,
    /// It was made by another released version of the engine. It does not hold until that version gives the same record.
    ByAnotherEngine,
    /// Signatures beside its parts were judged by a list of keys that is not at hand. It does not hold until that list is
    /// given.
    ByOtherKeys,
    /// It was answered by a rulebook of a user's own that is not at hand, or not with that text. It does not hold.
    ByARulebookOfTheUser,
    /// Its costs are hidden, so that it cannot be recomputed: it is consistent, and nobody has shown it to be true. It
    /// does not hold by itself: a signature by a given key, or the whole record, shows it.
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
    /// Whether its answer is the one that its facts give here, too. A masked record shows nothing: it holds by a valid
    /// signature, or by the whole record behind it.
    pub holds: bool,
    /// What came of it.
    pub outcome: Outcome,
    /// The digest as recorded.
    pub digest: String,
    /// Whether the digest is that of the record.
    pub digest_holds: bool,
    /// Whether the text is canonical (RFC 8785), byte for byte, and no member is given twice. A record that was only
    /// written otherwise says the same.
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
    /// What today's revision of the edition gives, where an earlier one answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub today: Option<InForce>,
    /// What a masked record hides, as JSON pointers.
    pub hidden: Vec<String>,
    /// Why the answer could not be computed again.
    pub errors: Vec<Fault>,
    /// What came of each signature that was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<FoundSignature>,
    /// Whether a signature by a key that was given is valid. Absent where neither signatures nor keys were asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vouched: Option<bool>,
    /// Whether the whole record that was given is the one behind this masked one, and holds. Absent where none was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened: Option<bool>,
    /// The digest of the record that replaced this one. What was replaced does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
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
        today, hidden, errors, signatures: default, vouched, opened, superseded_by,
    }
    struct InForce { edition, differences, more }
}

from_json! {
    enum Outcome {
        Same = "same",
        Reformatted = "reformatted",
        Altered = "altered",
        ByAnotherEdition = "by-another-edition",
        ByAnEarlierRevision = "by-an-earlier-revision",
        ByAnotherEngine = "by-another-engine",
        ByOtherKeys = "by-other-keys",
        ByARulebookOfTheUser = "by-a-rulebook-of-the-user",
        Masked = "masked",
    }
}

/// More differences than this are counted, not listed.
const LISTED: usize = 100;

const ENGINE: &str = "/answer/receipt/engine";
const EDITION: &str = "/answer/receipt/edition";
/// What tells one text of an edition from another.
const TEXT: [&str; 4] =
    ["/answer/receipt/revision", "/answer/receipt/rulebook_sha256", "/answer/receipt/origin_from", "/rulebooks"];

/// The list of keys by which signatures beside parts were judged, and what hangs on it besides.
const KEYS: &str = "/answer/receipt/keys_sha256";
const OF_KEYS: [&str; 5] = [KEYS, "/answer/provisional", "/answer/rests_on", "/answer/warnings", "/answer/signatures"];

/// Recomputes a record, given as its text.
///
/// # Errors
/// `not-json`; `not-a-record`; `unknown-format`.
///
/// ```
/// use tegi::{doc::Json, law::Library, record::{Outcome, record, verify}};
/// let library = Library::embedded()?;
/// let facts = r#"{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}"#;
/// let text = record(Json::parse(facts).map_err(|fault| vec![fault])?, None, &library)?.canonical();
/// assert_eq!(verify(&text, &library)?.outcome, Outcome::Same);
/// let found = verify(&text.replace(r#""criterion":null"#, r#""criterion":"П""#), &library)?;
/// assert_eq!((found.outcome, found.differences[0].at.as_str()), (Outcome::Altered, "/answer/criterion"));
/// # Ok::<(), Vec<tegi::doc::Fault>>(())
/// ```
pub fn verify(text: &str, library: &Library) -> Result<Verification, Vec<Fault>> {
    let record = Json::parse(text).map_err(|fault| Vec::from([fault]))?;
    let verification = verified(&record, library)?;
    let canonical = verification.canonical && record.canonical() == text;
    // The record says the same, whatever its blanks and the order of its members.
    let outcome = match verification.outcome {
        Outcome::Same if !canonical => Outcome::Reformatted,
        outcome => outcome,
    };
    Ok(Verification { canonical, outcome, ..verification })
}

/// Recomputes a record as if its text were canonical.
///
/// # Errors
/// As of [`verify`].
pub(super) fn verified(record: &Json<'_>, library: &Library) -> Result<Verification, Vec<Fault>> {
    let is_masked = kind(record)?;
    // A record says by which keys it was answered, or that none were asked.
    let unkeyed = library.keys().filter(|_| keys_of(record).is_none()).map(|_| library.trusting(None));
    let library = unkeyed.as_ref().unwrap_or(library);
    let edition = edition_of(record);
    let repeated = Faults::default();
    duplicates(record, &At::Root, &repeated);
    let is_unambiguous = repeated.is_empty();
    let verification = Verification {
        kind: Cow::Borrowed("verification"),
        holds: false,
        outcome: Outcome::Altered,
        digest: record.text("digest").unwrap_or_default().to_string(),
        digest_holds: record.text("digest") == Some(&digest(record)),
        canonical: is_unambiguous,
        engine: in_receipt(record, "engine").map(ToString::to_string),
        edition,
        differences: Vec::new(),
        more: 0,
        in_force: None,
        today: None,
        hidden: Vec::new(),
        errors: Vec::new(),
        signatures: Vec::new(),
        vouched: None,
        opened: None,
        superseded_by: None,
    };
    // Where a member is given twice, some readers of JSON take the first and some the last.
    let is_intact = is_unambiguous && verification.digest_holds;
    if is_masked {
        return Ok(of_masked(record, verification, is_intact, library));
    }
    if let Some(fault) = super::fault_of_salt(record) {
        return Ok(Verification { errors: Vec::from([fault]), ..verification });
    }
    Ok(recomputed(record, verification, is_intact, library))
}

fn of_masked(record: &Json<'_>, verification: Verification, is_intact: bool, library: &Library) -> Verification {
    let mut hidden = Vec::new();
    form::hidden(record, &At::Root, &mut hidden);
    let faults = Faults::default();
    whole_mask(record, &At::Root, &faults);
    let errors = faults.or(None::<()>).err().unwrap_or_default();
    let id = record.get("facts").and_then(|facts| facts.text("rulebook")).and_then(|name| parts(name).ok());
    let is_own = id.is_none_or(|(id, _)| !library.is_official(id));
    let outcome = match Claim::of(record).fit(library) {
        _ if !is_intact || !errors.is_empty() => Outcome::Altered,
        Fit::Fits => Outcome::Masked,
        Fit::OtherEdition => Outcome::ByAnotherEdition,
        Fit::OtherText if !is_own => Outcome::Altered,
        Fit::OtherText | Fit::Unknown => Outcome::ByARulebookOfTheUser,
    };
    let verification = Verification { holds: false, outcome, hidden, errors, ..verification };
    if outcome == Outcome::Masked && form::shows_all_facts(record) {
        return recomputed(record, verification, is_intact, library);
    }
    verification
}

/// Whether a record, given as its text, holds. A [`Library`] that is to recompute the masked records of parts gets it.
pub fn holds(text: &str, library: &Library) -> bool {
    Json::parse(text).is_ok_and(|record| verified(&record, library).is_ok_and(|found| found.holds))
}

/// The digest of the list of keys by which a record was answered.
pub(super) fn keys_of<'j>(record: &'j Json<'_>) -> Option<&'j str> {
    in_receipt(record, "keys_sha256")
}

/// The edition by which a record was answered, as `id@first day`.
fn edition_of(record: &Json<'_>) -> Option<String> {
    let (id, first) = (in_receipt(record, "rulebook")?, in_receipt(record, "edition")?);
    Some([id, "@", first].concat())
}

/// A record as it is compared with what its facts give: what is hidden of it, blank.
fn compared<'j>(record: &'j Json<'_>) -> Cow<'j, Json<'j>> {
    match record.text("type") {
        Some("masked_record") => Cow::Owned(form::shown(record)),
        _ => Cow::Borrowed(record),
    }
}

/// What facts give, in the form of the record that is compared with it, which shows all or what masking shows.
fn again<'j>(record: &Json<'_>, facts: &Json<'j>, computed: Computed) -> Json<'j> {
    if record.text("type") != Some("masked_record") {
        return whole(facts.clone(), computed, record.text("salt"));
    }
    form::shown(&whole(facts.clone(), computed, Some(""))).into_owned()
}

fn recomputed(record: &Json<'_>, verification: Verification, is_intact: bool, library: &Library) -> Verification {
    let facts = record.get("facts").unwrap_or(&Json::Null);
    let is_own =
        facts.text("rulebook").and_then(|name| parts(name).ok()).is_some_and(|(id, _)| !library.is_official(id));
    let engine = verification.engine.as_deref().unwrap_or_default();
    let is_intact = is_intact && is_released(engine);
    let release = Release::of(engine);
    let computed = match compute_as(facts, release, library) {
        Ok(computed) => computed,
        Err(errors) => {
            let unknown = |fault: &Fault| matches!(fault.code.as_ref(), "unknown-rulebook" | "unknown-edition");
            let outcome = match is_intact {
                true if is_own && errors.iter().any(unknown) => Outcome::ByARulebookOfTheUser,
                true if release.is_some() => Outcome::ByAnotherEngine,
                _ => Outcome::Altered,
            };
            return Verification { outcome, errors, ..verification };
        }
    };
    let in_force = in_force(record, facts, &computed.answer, library);
    let again = again(record, facts, computed);
    let mut found = super::difference::differences(&compared(record), &again, &At::Root);
    // The receipt's other members are the same under every engine and edition.
    let untrue = |difference: &Difference| is_of(difference, "/answer/receipt") && !is_version(difference);
    let only_engine = found.iter().all(|difference| is_of(difference, ENGINE) || difference.at == "/digest");
    let other_edition = found.iter().any(|difference| is_of(difference, EDITION));
    let other_text = found.iter().any(is_of_text);
    let other_keys = found.iter().any(|difference| is_of(difference, KEYS));
    let only_keys = found
        .iter()
        .all(|difference| OF_KEYS.iter().any(|place| is_of(difference, place)) || difference.at == "/digest");
    let today = release.filter(|_| only_engine).and_then(|_| today(record, &again, library));
    let outcome = match is_intact {
        true if found.is_empty() => Outcome::Same,
        true if found.iter().any(untrue) => Outcome::Altered,
        true if other_edition => Outcome::ByAnotherEdition,
        true if is_own && other_text => Outcome::ByARulebookOfTheUser,
        // One version of the engine holds one revision of an official edition, and never another text of it.
        true if other_text => Outcome::Altered,
        true if today.is_some() => Outcome::ByAnEarlierRevision,
        true if release.is_some() => Outcome::ByAnotherEngine,
        true if other_keys && only_keys => Outcome::ByOtherKeys,
        _ => Outcome::Altered,
    };
    if !matches!(outcome, Outcome::Same | Outcome::Altered) {
        // It is that of what the record says; another answer has another.
        found.retain(|difference| difference.at != "/digest");
    }
    let holds = matches!(outcome, Outcome::Same | Outcome::ByAnEarlierRevision);
    let today = today.filter(|_| outcome == Outcome::ByAnEarlierRevision);
    let (differences, more) = listed(found);
    Verification { holds, outcome, differences, more, in_force, today, ..verification }
}

fn is_of(difference: &Difference, place: &str) -> bool {
    difference.at.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_of_text(difference: &Difference) -> bool {
    TEXT.iter().any(|place| is_of(difference, place))
}

fn is_version(difference: &Difference) -> bool {
    is_of(difference, ENGINE) || is_of(difference, EDITION) || is_of(difference, KEYS) || is_of_text(difference)
}

/// What facts give by the editions that a released version had, in the form that its answers had; today's without one.
fn compute_as(facts: &Json<'_>, release: Option<&Release>, library: &Library) -> Result<Computed, Vec<Fault>> {
    let Some(release) = release else { return compute(facts, library) };
    let mut computed = compute(facts, &library.as_of(release)?)?;
    super::form::take_out(&mut computed.answer, release.later);
    Ok(computed)
}

/// What today's revisions give, where the record was answered by an earlier one; nothing where no edition that judged
/// it was revised since.
fn today(record: &Json<'_>, then: &Json<'_>, library: &Library) -> Option<InForce> {
    let facts = record.get("facts")?;
    let computed = compute(facts, library).ok()?;
    let now = again(record, facts, computed);
    if !super::difference::differences(then, &now, &At::Root).iter().any(is_of_text) {
        return None;
    }
    let mut found = super::difference::differences(&compared(record), &now, &At::Root);
    found.retain(|difference| {
        is_of(difference, "/answer") && !is_of(difference, "/answer/receipt") && !is_later(difference, record)
    });
    let (differences, more) = listed(found);
    Some(InForce { edition: edition_of(&now).unwrap_or_default(), differences, more })
}

/// Whether the difference is that today's answers have a member that those of the record's version had not.
fn is_later(difference: &Difference, record: &Json<'_>) -> bool {
    let later = release(record).map(|release| release.later).unwrap_or_default();
    let at = difference.at.strip_prefix("/answer").unwrap_or_default();
    // That today's answer is provisional is worth telling, whatever the earlier one could say.
    let is_provisional = at == "/provisional" && difference.recomputed.as_deref() == Some("true");
    let is_of_form = later.iter().any(|pattern| super::form::leads(pattern, at));
    difference.recorded.is_none() && is_of_form && !is_provisional
}

/// What the edition gives that is in force on the day, where the answer was computed under another.
fn in_force(record: &Json<'_>, facts: &Json<'_>, answer: &Json<'_>, library: &Library) -> Option<InForce> {
    let (id, _) = facts.text("rulebook").and_then(|name| parts(name).ok())?;
    let on = facts.text("on").and_then(|on| on.parse().ok())?;
    let book = library.edition(id, None, on).ok()?;
    if answer.get("receipt").and_then(|receipt| receipt.text("edition")) == Some(&book.first.to_string()) {
        return None;
    }
    let computed = compute_by(facts, Choose::InForce, library).ok()?;
    let answer = At::Field(&At::Root, "answer");
    let now = again(record, facts, computed);
    let mut found = super::difference::differences(compared(record).get("answer")?, now.get("answer")?, &answer);
    found.retain(|difference| !difference.at.starts_with("/answer/receipt/"));
    let (differences, more) = listed(found);
    Some(InForce { edition: book.name(), differences, more })
}

fn listed(mut found: Vec<Difference>) -> (Vec<Difference>, u32) {
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    (found, u32::try_from(more).unwrap_or(u32::MAX))
}

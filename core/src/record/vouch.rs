//! Verifies a record with what stands beside it: signatures, keys, the whole record behind a masked one.

use alloc::string::String;
use alloc::vec::Vec;

use super::verify::{Outcome, Verification, keys_of, verified, verify};
use crate::doc::{At, Fault, Faults, Fields, Json};
use crate::facts::masked::form::{digest, kind};
use crate::law::Library;
use crate::signature::{Judged, KeyList, Trust, judge};
use crate::value::day::Day;

/// What stands beside a record.
struct Given<'a> {
    signatures: Vec<Json<'a>>,
    trust: Trust,
    on: Option<Day>,
}

/// Recomputes a record, given as its text, and judges what stands beside it. `given` is an object, and each member may
/// be absent:
///
/// - `signatures`: a list of DSSE envelopes, each a document or its text, or detached JWS of 0.1.0;
/// - `keys`: a list of trusted keys ([`Trust`]), as a document or its text; or one public key as PEM or JWK;
/// - `opened`: the whole record behind a masked one, as a document or its text;
/// - `on`: the day of looking; a signature that states a later time does not count.
///
/// A masked record holds where a signature is valid, or where the whole record that holds has its digest. A record that
/// was replaced does not hold. What comes of signatures changes nothing else: that an answer is the one that its facts
/// give is seen without them.
///
/// # Errors
/// Those of [`verify`]; every fault of `given`, and of its keys. What is wrong with a signature is an outcome.
///
/// ```
/// use tegi::{doc::Json, law::Library, record::{record, verify_with}};
/// let library = Library::embedded()?;
/// let facts = r#"{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "8403109000"}}"#;
/// let text = record(Json::parse(facts).map_err(|fault| vec![fault])?, None, &library)?.canonical();
/// // The key of RFC 8037, which everybody knows.
/// let given = r#"{"keys": {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}"#;
/// let found = verify_with(&text, &Json::parse(given).map_err(|fault| vec![fault])?, &library)?;
/// assert_eq!((found.holds, found.vouched), (true, Some(false)));
/// # Ok::<(), Vec<tegi::doc::Fault>>(())
/// ```
pub fn verify_with(text: &str, given: &Json<'_>, library: &Library) -> Result<Verification, Vec<Fault>> {
    let faults = Faults::default();
    let beside = read(given, &faults);
    let beside = faults.or(beside)?;
    let record = Json::parse(text).map_err(|fault| Vec::from([fault]))?;
    // The list that is given also answers for the parts, where it is the one by which the record was answered.
    let keyed = keys_of(&record).and_then(|sha256| {
        let list = KeyList::of(beside.trust.clone());
        (list.sha256 == sha256).then(|| library.trusting(Some(&list)))
    });
    let library = keyed.as_ref().unwrap_or(library);
    let found = verify(text, library)?;
    // Where the digest is not that of the record, nobody signed it.
    let digest = if found.digest_holds { digest(&record) } else { String::new() };
    let is_masked = found.outcome == Outcome::Masked;
    let opened = given
        .get("opened")
        .filter(|opened| **opened != Json::Null)
        .map(|opened| opens(opened, &record, &digest, library))
        .transpose()?;
    let at = At::Field(&At::Root, "signatures");
    let Judged { signatures, is_vouched, superseded_by } =
        judge(&beside.signatures, &at, &digest, &beside.trust, beside.on)?;
    let is_shown = if is_masked { is_vouched || opened == Some(true) } else { found.holds };
    let holds = is_shown && superseded_by.is_none();
    let is_asked = ["signatures", "keys"].iter().any(|name| given.get(name).is_some_and(|json| *json != Json::Null));
    Ok(Verification { holds, signatures, vouched: is_asked.then_some(is_vouched), opened, superseded_by, ..found })
}

fn read<'a>(json: &Json<'a>, faults: &Faults) -> Option<Given<'a>> {
    let fields = Fields::open(json, &At::Root, faults)?;
    let signatures = match fields.json("signatures") {
        None => Vec::new(),
        Some(Json::List(items)) => items.clone(),
        // One alone.
        Some(other) => Vec::from([other.clone()]),
    };
    let keys = fields.json("keys").map(|json| Trust::read(json, &At::Field(&At::Root, "keys"), faults));
    // It is looked at with the record.
    fields.json("opened");
    let on = fields.parsed("on", |text| text.parse::<Day>().map_err(|_| "not-a-day"));
    fields.close();
    Some(Given { signatures, trust: keys.unwrap_or_else(|| Some(Trust::default()))?, on })
}

/// Whether a whole record holds and is the one behind a masked one.
fn opens(opened: &Json<'_>, record: &Json<'_>, of: &str, library: &Library) -> Result<bool, Vec<Fault>> {
    let at = At::Field(&At::Root, "opened");
    let placed = |faults: Vec<Fault>| {
        faults.into_iter().map(|fault| Fault { at: ["/opened", &fault.at].concat(), ..fault }).collect::<Vec<_>>()
    };
    if !kind(record)? {
        return Err(Vec::from([Fault::new("nothing-hidden", &at)]));
    }
    let inner = match opened {
        Json::Text(text) => Some(Json::parse(text).map_err(|fault| placed(Vec::from([fault])))?),
        _ => None,
    };
    let whole = inner.as_ref().unwrap_or(opened);
    if kind(whole).map_err(placed)? {
        return Err(Vec::from([Fault::new("masked-already", &at)]));
    }
    Ok(digest(whole) == of && verified(whole, library).map_err(placed)?.holds)
}

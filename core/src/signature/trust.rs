//! What a verifier is given besides: keys that it trusts, keys that were revoked, records that were replaced.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::key::PublicKey;
use super::statement::is_digest;
use crate::doc::{At, Fault, Faults, Fields, Json};
use crate::value::day::Day;

/// A list of more keys than this is refused: each of them may have to be tried.
const MOST_KEYS: usize = 1_000;

/// Revoked keys, and replaced records.
const MOST_ENTRIES: usize = 10_000;

const TYPE: &str = "trust";

/// What a verifier trusts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// The keys.
    pub keys: Vec<TrustedKey>,
    /// Those that were revoked.
    pub revoked: Vec<Revoked>,
    /// Digests of records, and of those that replaced them.
    pub superseded: Vec<(String, String)>,
}

/// A key that a verifier trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKey {
    /// The key.
    pub key: PublicKey,
    /// Its name in envelopes: one that the list gives, or else its thumbprint.
    pub id: String,
    /// Its thumbprint, by which envelopes may name it, too.
    pub thumbprint: String,
    /// Whose it is.
    pub whose: Option<String>,
    /// The first day on which it signs.
    pub from: Option<Day>,
    /// The last day on which it signs.
    pub until: Option<Day>,
}

/// A key that counts no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// Its name or thumbprint.
    pub key: String,
    /// The first day from which it does not count.
    pub from: Day,
    /// Why.
    pub reason: Reason,
}

/// Why a key was revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Others may have it. Whoever has it can state any time, so that none of its signatures counts.
    Compromised,
    /// Another took its place.
    Superseded,
    /// Whose it was uses none any more.
    Ceased,
}

impl Reason {
    /// Its name.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Compromised => "compromised",
            Reason::Superseded => "superseded",
            Reason::Ceased => "ceased",
        }
    }
}

impl TrustedKey {
    fn new(key: PublicKey) -> TrustedKey {
        let thumbprint = key.thumbprint();
        TrustedKey { key, id: thumbprint.clone(), thumbprint, whose: None, from: None, until: None }
    }

    pub(super) fn is_called(&self, name: &str) -> bool {
        self.id == name || self.thumbprint == name
    }
}

impl Trust {
    /// Reads a list of keys, given as a document or as its text; or one key, as PEM or JWK.
    pub(crate) fn read(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Trust> {
        let is_key = |json: &Json<'_>| json.get("kty").is_some();
        match json {
            Json::Text(text) if text.trim_start().starts_with('{') => match Json::parse(text) {
                Ok(inner) if !is_key(&inner) => document(&inner, at, faults),
                Ok(inner) => single(&inner, at, faults),
                Err(fault) => {
                    faults.push(Fault { at: at.to_string(), ..fault });
                    None
                }
            },
            Json::Object(_) if !is_key(json) => document(json, at, faults),
            other => single(other, at, faults),
        }
    }

    /// The revocation that counts for a key, if there is one: the gravest, then the earliest.
    pub(super) fn revocation(&self, key: &TrustedKey) -> Option<&Revoked> {
        let all = self.revoked.iter().filter(|revoked| key.is_called(&revoked.key));
        all.min_by_key(|revoked| (revoked.reason != Reason::Compromised, revoked.from))
    }
}

fn single(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Trust> {
    let key = TrustedKey::new(PublicKey::read(json, at, faults)?);
    Some(Trust { keys: Vec::from([key]), ..Trust::default() })
}

fn document(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Trust> {
    let fields = Fields::open(json, at, faults)?;
    let kind = fields.required("type", Fields::text).unwrap_or(TYPE);
    if kind != TYPE {
        fields.fault("type", "unknown-name", kind);
    }
    if fields.required("format", |fields, name| fields.json(name)).is_some_and(|json| json.canonical() != "1") {
        fields.fault("format", "unknown-format", "");
    }
    let keys = fields.required("keys", |fields, name| fields.list(name, MOST_KEYS, key)).unwrap_or_default();
    let revoked = fields.list("revoked", MOST_ENTRIES, revoked).unwrap_or_default();
    let superseded = fields.list("superseded", MOST_ENTRIES, superseded).unwrap_or_default();
    fields.close();
    one_name_each(&keys, at, faults);
    let is_known = |name: &str| is_thumbprint(name) || keys.iter().any(|key| key.is_called(name));
    for (place, entry) in revoked.iter().enumerate().filter(|(_, entry)| !is_known(&entry.key)) {
        // A slip in a name would leave a stolen key in use.
        let at = At::Field(at, "revoked");
        let at = At::Item(&at, place);
        faults.push(Fault::new("unknown-key", &At::Field(&at, "key")).given(entry.key.clone()));
    }
    Some(Trust { keys, revoked, superseded })
}

/// Notes names that two keys have, and keys that stand there twice.
fn one_name_each(keys: &[TrustedKey], at: &At<'_>, faults: &Faults) {
    let at = At::Field(at, "keys");
    for (place, key) in keys.iter().enumerate() {
        let earlier = keys.iter().take(place);
        if earlier.into_iter().any(|other| other.is_called(&key.id) || other.is_called(&key.thumbprint)) {
            faults.push(Fault::new("duplicate-id", &At::Item(&at, place)).given(key.id.clone()));
        }
    }
}

/// Whether a name has the form of a thumbprint: of a key that the list does not hold, perhaps.
fn is_thumbprint(name: &str) -> bool {
    super::encoding::from_base64url(name).is_some_and(|bytes| bytes.len() == 32)
}

fn key(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<TrustedKey> {
    let fields = Fields::open(json, at, faults)?;
    let key = fields
        .required("key", |fields, name| PublicKey::read(fields.json(name)?, &At::Field(at, name), fields.faults()));
    let id = fields.text("id");
    if id.is_some_and(str::is_empty) {
        fields.fault("id", "empty-name", "");
    }
    let whose = fields.required("whose", Fields::text);
    let (from, until) = (day(&fields, "from"), day(&fields, "until"));
    if let Some((from, until)) = from.zip(until).filter(|(from, until)| from > until) {
        let fault = Fault::new("days-reversed", &At::Field(at, "until"));
        faults.push(fault.given(until.to_string()).allowed(from.to_string()));
    }
    fields.close();
    let key = TrustedKey::new(key?);
    let id = id.map_or_else(|| key.id.clone(), ToString::to_string);
    Some(TrustedKey { id, whose: whose.map(ToString::to_string), from, until, ..key })
}

fn revoked(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Revoked> {
    let fields = Fields::open(json, at, faults)?;
    let key = fields.required("key", Fields::text);
    let from = fields.required("from", day);
    let reason = fields.required("reason", |fields, name| {
        let known = [Reason::Compromised, Reason::Superseded, Reason::Ceased];
        let text = fields.text(name)?;
        let found = known.into_iter().find(|reason| reason.code() == text);
        if found.is_none() {
            fields.fault(name, "unknown-name", text);
        }
        found
    });
    fields.close();
    Some(Revoked { key: key?.to_string(), from: from?, reason: reason? })
}

fn superseded(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<(String, String)> {
    let fields = Fields::open(json, at, faults)?;
    let digest = |text: &str| if is_digest(text) { Ok(text.to_string()) } else { Err("not-a-digest") };
    let record = fields.required("record", |fields, name| fields.parsed(name, digest));
    let by = fields.required("by", |fields, name| fields.parsed(name, digest));
    fields.close();
    let (record, by) = record.zip(by)?;
    if record == by {
        faults.push(Fault::new("supersedes-itself", &At::Field(at, "by")).given(by));
        return None;
    }
    Some((record, by))
}

fn day(fields: &Fields<'_, '_>, name: &'static str) -> Option<Day> {
    fields.parsed(name, |text| text.parse::<Day>().map_err(|_| "not-a-day"))
}

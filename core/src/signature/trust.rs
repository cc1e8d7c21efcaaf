//! What a verifier is given besides: keys that it trusts, keys that were revoked, records that were replaced.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::key::{Jwk, PublicKey};
use super::statement::is_digest;
use crate::doc::{At, Code, Fault, Faults, Fields, Json, canonical};
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

/// A list of keys by which answers are given, and its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyList {
    /// What is trusted.
    pub trust: Trust,
    /// The SHA-256 of its canonical JSON, in one form: keys as JWK, names that are thumbprints left out.
    pub sha256: String,
}

/// What was taken of a list of keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadedKeys {
    /// Always `loaded_keys`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "loaded_keys")))]
    pub kind: Code,
    /// The names of the keys, in the order of the list.
    pub keys: Vec<String>,
    /// The digest of the list, as receipts have it.
    pub sha256: String,
}

impl KeyList {
    /// The list of a text: a document, or one key as PEM or JWK.
    ///
    /// # Errors
    /// Every fault of it.
    pub fn parse(text: &str) -> Result<KeyList, Vec<Fault>> {
        let faults = Faults::default();
        let trust = Trust::read(&Json::Text(text.into()), &At::Root, &faults);
        faults.or(trust).map(KeyList::of)
    }

    pub(crate) fn of(trust: Trust) -> KeyList {
        let sha256 = crate::digest(canonical(&Form::of(&trust)).as_bytes());
        KeyList { trust, sha256 }
    }
}

impl LoadedKeys {
    pub(crate) fn of(list: &KeyList) -> LoadedKeys {
        LoadedKeys {
            kind: "loaded_keys".into(),
            keys: list.trust.keys.iter().map(|key| key.id.clone()).collect(),
            sha256: list.sha256.clone(),
        }
    }
}

/// The one form of a list, so that its digest does not hang on how it was written.
#[derive(Serialize)]
struct Form<'t> {
    #[serde(rename = "type")]
    kind: &'static str,
    format: u32,
    keys: Vec<FormOfKey<'t>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revoked: Vec<FormOfRevoked<'t>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    superseded: Vec<FormOfSuperseded<'t>>,
}

#[derive(Serialize)]
struct FormOfKey<'t> {
    key: Jwk,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whose: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

#[derive(Serialize)]
struct FormOfRevoked<'t> {
    key: &'t str,
    from: String,
    reason: &'static str,
}

#[derive(Serialize)]
struct FormOfSuperseded<'t> {
    record: &'t str,
    by: &'t str,
}

impl Form<'_> {
    fn of(trust: &Trust) -> Form<'_> {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let keys = trust.keys.iter().map(|key| FormOfKey {
            key: key.key.jwk(),
            id: Some(key.id.as_str()).filter(|id| *id != key.thumbprint),
            whose: key.whose.as_deref(),
            from: day(key.from),
            until: day(key.until),
        });
        let revoked = trust.revoked.iter().map(|revoked| FormOfRevoked {
            key: &revoked.key,
            from: revoked.from.to_string(),
            reason: revoked.reason.code(),
        });
        let superseded = trust.superseded.iter().map(|(record, by)| FormOfSuperseded { record, by });
        Form {
            kind: TYPE,
            format: 1,
            keys: keys.collect(),
            revoked: revoked.collect(),
            superseded: superseded.collect(),
        }
    }
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

//! What a signer says: which record, when, under which name, and what it replaces.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::encoding::to_base64;
use super::envelope::{PAYLOAD_TYPE, pae};
use super::key::PublicKey;
use crate::doc::{At, Code, Fault, Faults, Fields, Json, canonical};
use crate::value::day::Day;

const TYPE: &str = "record_statement";
const FORMAT: u32 = 1;

/// What is signed, in canonical JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Always `record_statement`.
    #[serde(rename = "type")]
    pub kind: Code,
    /// The version of the form: 1.
    pub format: u32,
    /// The digest of the record.
    pub record: String,
    /// When it was signed, as the signer states it, in UTC: `2026-03-01T12:00:00Z`.
    pub signed_at: String,
    /// The signer's name for itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// The digest of the record that this one replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
}

impl Statement {
    /// Reads a statement. There is one spelling of each: what is not canonical is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Statement> {
        let text = core::str::from_utf8(bytes).ok()?;
        let json = Json::parse(text).ok()?;
        let faults = Faults::default();
        let statement = read(&json, &faults);
        let statement = faults.or(statement).ok()?;
        (canonical(&statement) == text).then_some(statement)
    }

    /// The day of the time that it states.
    pub(super) fn day(&self) -> Option<Day> {
        self.signed_at.get(..10)?.parse().ok()
    }
}

fn read(json: &Json<'_>, faults: &Faults) -> Option<Statement> {
    let fields = Fields::open(json, &At::Root, faults)?;
    let is_ours = fields.text("type") == Some(TYPE) && fields.json("format") == Some(&Json::Number("1".into()));
    let record = fields.required("record", digest_of);
    let said = said(&fields);
    fields.close();
    let (signed_at, signer, supersedes) = said?;
    is_ours.then_some(Statement { kind: TYPE.into(), format: FORMAT, record: record?, signed_at, signer, supersedes })
}

/// What the signer says besides the record: time, name, and what it replaces.
fn said(fields: &Fields<'_, '_>) -> Option<(String, Option<String>, Option<String>)> {
    let signed_at = fields.required("signed_at", |fields, name| fields.parsed(name, time));
    let signer = fields.text("signer").map(ToString::to_string);
    let supersedes = digest_of(fields, "supersedes");
    Some((signed_at?, signer, supersedes))
}

/// A time in UTC to the second (RFC 3339), in one spelling.
fn time(text: &str) -> Result<String, &'static str> {
    let wrong = "not-a-time";
    let (day, clock) = text.split_once('T').ok_or(wrong)?;
    day.parse::<Day>().map_err(|_| wrong)?;
    let clock = clock.strip_suffix('Z').ok_or(wrong)?;
    let mut limits = [24_u8, 60, 60].into_iter();
    for part in clock.split(':') {
        let limit = limits.next().ok_or(wrong)?;
        let is_plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let number: u8 = part.parse().map_err(|_| wrong)?;
        if !is_plain || number >= limit {
            return Err(wrong);
        }
    }
    if limits.next().is_some() { Err(wrong) } else { Ok(text.to_string()) }
}

fn digest_of(fields: &Fields<'_, '_>, name: &'static str) -> Option<String> {
    fields.parsed(name, |text| if is_digest(text) { Ok(text.to_string()) } else { Err("not-a-digest") })
}

/// Whether a text is a SHA-256 in lower-case hexadecimal.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What is to be signed by whoever holds the private key: the core never sees one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToSign {
    /// Always `to_sign`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "to_sign")))]
    pub kind: Code,
    /// The name of the key, for the envelope.
    pub keyid: String,
    /// The statement in base64, for the envelope.
    pub payload: String,
    /// Its type, for the envelope.
    pub payload_type: String,
    /// The bytes to be signed, in base64.
    pub pae: String,
}

/// Returns what is to be signed of the record with this digest.
///
/// `about` is an object: `key`, the public key; `signed_at`, the time; perhaps `signer` and `supersedes`.
///
/// # Errors
/// Every fault of `about`.
pub(crate) fn statement_to_sign(record: String, about: &Json<'_>) -> Result<ToSign, Vec<Fault>> {
    let faults = Faults::default();
    let found = read_about(about, &faults);
    let (key, (signed_at, signer, supersedes)) = faults.or(found)?;
    if supersedes.as_ref() == Some(&record) {
        return Err(Vec::from([Fault::at("supersedes-itself", "/supersedes").given(record)]));
    }
    let statement = Statement { kind: TYPE.into(), format: FORMAT, record, signed_at, signer, supersedes };
    let payload = canonical(&statement);
    Ok(ToSign {
        kind: "to_sign".into(),
        keyid: key.thumbprint(),
        payload: to_base64(payload.as_bytes()),
        payload_type: PAYLOAD_TYPE.to_string(),
        pae: to_base64(&pae(PAYLOAD_TYPE, payload.as_bytes())),
    })
}

type Said = (String, Option<String>, Option<String>);

fn read_about(about: &Json<'_>, faults: &Faults) -> Option<(PublicKey, Said)> {
    let fields = Fields::open(about, &At::Root, faults)?;
    let key = fields.required("key", |fields, name| {
        PublicKey::read(fields.json(name)?, &At::Field(fields.at(), name), fields.faults())
    });
    let said = said(&fields);
    fields.close();
    Some((key?, said?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        assert!(time("2026-03-01T23:59:59Z").is_ok());
        for text in [
            "",
            "2026-03-01",
            "2026-03-01T24:00:00Z",
            "2026-03-01T12:00Z",
            "2026-03-01T12:00:60Z",
            "2026-03-01t12:00:00Z",
            "2026-03-01T12:00:00+05:00",
            "2026-02-30T12:00:00Z",
            "2026-03-01T12:00:00.5Z",
            "2026-03-01T+1:00:00Z",
            "2026-03-01T12:00:00:00Z",
        ] {
            assert_eq!(time(text), Err("not-a-time"), "{text}");
        }
    }
}

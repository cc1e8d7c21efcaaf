//! What carries signatures: DSSE envelopes, and the detached JWS of version 0.1.0.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::SignatureForm;
use super::encoding::{from_base64, from_base64url, to_base64url};
use crate::doc::{At, Code, Fault, Faults, Fields, Json, report_duplicates, wrong_type};

/// The type of what is signed: a statement about a record.
pub const PAYLOAD_TYPE: &str = "application/vnd.tegi.record-statement+json";

/// A statement is short.
const LONGEST_PAYLOAD: usize = 8_000;

/// An envelope is longer by its signatures, proofs of time among them.
pub(super) const LONGEST: usize = 200_000;

/// Signatures in all envelopes together.
pub(crate) const MOST: usize = 16;

/// What `alg` says of Ed25519: RFC 8037, and RFC 9864.
const ALGORITHMS: [&str; 2] = ["EdDSA", "Ed25519"];

/// What a DSSE signature may carry besides, as proofs of its time. They are kept and not checked.
const PROOFS: [&str; 2] = ["rfc3161", "log"];

/// The bytes under a signature: DSSE's pre-authentication encoding of type and payload.
///
/// ```
/// let bytes = tegi::signature::pae("http://example.com/HelloWorld", b"hello world");
/// assert_eq!(bytes, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
/// ```
pub fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let (of_type, of_payload) = (payload_type.len().to_string(), payload.len().to_string());
    let head = ["DSSEv1 ", &of_type, " ", payload_type, " ", &of_payload, " "].concat();
    [head.as_bytes(), payload].concat()
}

/// A signature as it came.
pub(super) struct Signed {
    pub(super) at: String,
    pub(super) form: SignatureForm,
    /// The key that it names.
    pub(super) keyid: Option<String>,
    /// The bytes under it.
    pub(super) message: Vec<u8>,
    /// What it says: a statement's text, or the digest of a record.
    pub(super) payload: Vec<u8>,
    pub(super) signature: Vec<u8>,
    /// The proofs of time that it carries.
    pub(super) unchecked: Vec<Code>,
}

/// Reads the signatures of an envelope, each by itself; its faults where it is none of them.
pub(super) fn read(json: &Json<'_>, at: &At<'_>, digest: &str) -> Vec<Result<Signed, (String, Vec<Fault>)>> {
    let failed = |faults: Vec<Fault>| Vec::from([Err((at.to_string(), faults))]);
    match json {
        Json::Text(text) if text.len() > LONGEST => failed(Vec::from([Fault::new("not-an-envelope", at)])),
        Json::Text(text) if text.trim_start().starts_with('{') => match Json::parse(text) {
            Ok(inner) => read_dsse(&inner, at),
            Err(fault) => failed(Vec::from([Fault { at: at.to_string(), ..fault }])),
        },
        Json::Text(text) => Vec::from([jws(text.trim(), at, digest)
            .ok_or_else(|| (at.to_string(), Vec::from([Fault::new("not-an-envelope", at)])))]),
        other => read_dsse(other, at),
    }
}

fn read_dsse(json: &Json<'_>, at: &At<'_>) -> Vec<Result<Signed, (String, Vec<Fault>)>> {
    let faults = Faults::default();
    let payload = dsse_payload(json, at, &faults);
    let payload = match faults.or(payload) {
        Ok(payload) => payload,
        Err(faults) => return Vec::from([Err((at.to_string(), faults))]),
    };
    let place = At::Field(at, "signatures");
    let items = match json.get("signatures") {
        Some(Json::List(items)) if !items.is_empty() => items,
        _ => return Vec::from([Err((at.to_string(), Vec::from([Fault::new("not-an-envelope", &place)])))]),
    };
    // One more than may be given: whoever counts them sees that there are too many.
    let items = items.iter().take(MOST.saturating_add(1)).enumerate();
    items
        .map(|(number, item)| {
            let (at, faults) = (At::Item(&place, number), Faults::default());
            let signed = dsse_signature(item, &at, &payload, &faults);
            faults.or(signed).map_err(|faults| (at.to_string(), faults))
        })
        .collect()
}

/// The payload of an envelope. What else it has is not signed and counts nothing, as DSSE wants it.
fn dsse_payload(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Vec<u8>> {
    let Json::Object(members) = json else {
        faults.push(wrong_type(json, at, "object"));
        return None;
    };
    report_duplicates(members, at, faults);
    let fields = Fields::open(json, at, faults)?;
    let payload_type = fields.required("payloadType", Fields::text)?;
    if payload_type != PAYLOAD_TYPE {
        faults.push(
            Fault::new("other-payload-type", &At::Field(at, "payloadType")).given(payload_type).allowed(PAYLOAD_TYPE),
        );
    }
    let payload = fields.required("payload", |fields, name| fields.text_up_to(name, LONGEST_PAYLOAD))?;
    bytes(&fields, "payload", payload)
}

fn dsse_signature(json: &Json<'_>, at: &At<'_>, payload: &[u8], faults: &Faults) -> Option<Signed> {
    let fields = Fields::open(json, at, faults)?;
    if let Json::Object(members) = json {
        report_duplicates(members, at, faults);
    }
    let keyid = fields.text("keyid").filter(|keyid| !keyid.is_empty());
    let text = fields.required("sig", Fields::text)?;
    let signature = bytes(&fields, "sig", text)?;
    let unchecked = PROOFS.iter().filter(|name| json.get(name).is_some()).map(|name| (*name).into()).collect();
    Some(Signed {
        at: at.to_string(),
        form: SignatureForm::Dsse,
        keyid: keyid.map(ToString::to_string),
        message: pae(PAYLOAD_TYPE, payload),
        payload: payload.to_vec(),
        signature,
        unchecked,
    })
}

fn bytes(fields: &Fields<'_, '_>, name: &'static str, text: &str) -> Option<Vec<u8>> {
    let found = from_base64(text);
    if found.is_none() {
        fields.fault(name, "not-base64", "");
    }
    found
}

/// A detached JWS over the digest (RFC 7515, appendix F), as 0.1.0 made it.
fn jws(text: &str, at: &At<'_>, digest: &str) -> Option<Signed> {
    let mut parts = text.split('.');
    let (header, payload, signature) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !payload.is_empty() {
        return None;
    }
    let signature = from_base64url(signature)?;
    let message = [header, ".", &to_base64url(digest.as_bytes())].concat().into_bytes();
    let header = String::from_utf8(from_base64url(header)?).ok()?;
    let header = Json::parse(&header).ok()?;
    let Json::Object(members) = &header else { return None };
    let faults = Faults::default();
    report_duplicates(members, &At::Root, &faults);
    // What `crit` names must be understood (RFC 7515, 4.1.11), and here nothing is.
    let is_known = header.text("alg").is_some_and(|name| ALGORITHMS.contains(&name));
    if !faults.is_empty() || !is_known || header.get("crit").is_some() {
        return None;
    }
    Some(Signed {
        at: at.to_string(),
        form: SignatureForm::Jws,
        keyid: header.text("kid").map(ToString::to_string),
        message,
        payload: digest.as_bytes().to_vec(),
        signature,
        unchecked: Vec::new(),
    })
}

//! The masked form of a record: what it shows, what it hides behind commitments, and the digest that both forms have.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::doc::{At, Fault, Faults, Json, report_duplicates};
use crate::law::Release;

/// The version of the form.
pub(crate) const FORMAT: &str = "1";

/// What a masked record shows; of what stands above these, only the members on the way to them. All else is hidden.
const OPEN: &[&str] = &[
    "/format",
    "/rulebooks",
    "/facts/on",
    "/facts/rulebook",
    "/facts/kind",
    "/facts/currency",
    "/facts/vat",
    "/facts/vat_rate",
    "/facts/readings",
    "/facts/good/name",
    "/facts/good/hs",
    "/facts/good/quantity",
    "/facts/good/unit",
    "/facts/valid_to",
    "/answer/type",
    "/answer/verdict",
    "/answer/provisional",
    "/answer/criterion",
    "/answer/rule",
    "/answer/condition",
    "/answer/local_content/share",
    "/answer/local_content/between",
    "/answer/local_content/formula",
    "/answer/local_content/citation",
    "/answer/local_content/rounding",
    "/answer/combinations",
    "/answer/outside",
    "/answer/share",
    "/answer/formula",
    "/answer/because",
    "/answer/vat",
    "/answer/citations",
    // The receipt's digest of the facts bears no salt: with it a guess could be tested.
    "/answer/receipt/engine",
    "/answer/receipt/on",
    "/answer/receipt/rulebook",
    "/answer/receipt/edition",
    "/answer/receipt/revision",
    "/answer/receipt/rulebook_of",
    "/answer/receipt/rulebook_sha256",
    "/answer/receipt/keys_sha256",
    "/answer/receipt/origin_from",
];

/// Members that 0.1.0 hid. Its masked records stay as they are.
const LATER: [&str; 3] = ["/facts/good/quantity", "/facts/good/unit", "/facts/valid_to"];

/// What a place of a masked record is.
enum Place {
    Open,
    /// Something below it is open.
    Leading,
    Hidden,
}

/// Whether a document is a record, and a masked one.
///
/// # Errors
/// `not-a-record`, with the member that is missing or other than it must be; `unknown-format`.
pub(crate) fn kind(record: &Json<'_>) -> Result<bool, Vec<Fault>> {
    let fault = |code, name| Err(Vec::from([Fault::new(code, &At::Field(&At::Root, name))]));
    let is_masked = match record.get("type") {
        Some(Json::Text(kind)) if kind == "record" => false,
        Some(Json::Text(kind)) if kind == "masked_record" => true,
        _ => return fault("not-a-record", "type"),
    };
    if record.get("format") != Some(&Json::Number(Cow::Borrowed(FORMAT))) {
        return fault("unknown-format", "format");
    }
    for name in ["facts", "answer"] {
        if !matches!(record.get(name), Some(Json::Object(_))) {
            return fault("not-a-record", name);
        }
    }
    if record.text("digest").is_none() {
        return fault("not-a-record", "digest");
    }
    Ok(is_masked)
}

/// The digest of a record, masked or not.
pub(crate) fn digest(record: &Json<'_>) -> String {
    crate::digest(masked(record).canonical().as_bytes())
}

/// The masked form without its digest. What is masked already stays as it is.
pub(crate) fn masked<'j>(record: &'j Json<'_>) -> Json<'j> {
    let Json::Object(members) = record else { return record.clone() };
    let salt = record.text("salt").unwrap_or_default();
    let is_masked = record.text("type") == Some("masked_record");
    let is_earlier = is_earlier(record);
    let members = members.iter().filter(|(name, _)| name != "digest").map(|(name, value)| {
        let value = match name.as_ref() {
            _ if is_masked => value.clone(),
            "type" => text("masked_record"),
            _ => hide(value, &["/", name].concat(), salt, is_earlier),
        };
        (Cow::Borrowed(name.as_ref()), value)
    });
    Json::Object(members.collect())
}

fn hide<'j>(json: &'j Json<'_>, at: &str, salt: &str, is_earlier: bool) -> Json<'j> {
    match (json, place(at, is_earlier)) {
        (_, Place::Open) => json.clone(),
        (Json::Null, Place::Leading) => Json::Null,
        (Json::Object(members), Place::Leading) => {
            let members = members.iter().map(|(name, value)| {
                (Cow::Borrowed(name.as_ref()), hide(value, &[at, "/", name].concat(), salt, is_earlier))
            });
            Json::Object(members.collect())
        }
        _ => {
            let committed =
                ["[", &text(salt).canonical(), ",", &text(at).canonical(), ",", &json.canonical(), "]"].concat();
            Json::Object(Vec::from([(Cow::Borrowed("hidden"), text(crate::digest(committed.as_bytes())))]))
        }
    }
}

/// A record as far as it shows itself when it is masked: every commitment is blank, since without the salt nobody can
/// make it again.
pub(crate) fn shown<'j>(record: &'j Json<'_>) -> Json<'j> {
    blanked(masked(record))
}

fn blanked(json: Json<'_>) -> Json<'_> {
    if is_commitment(&json) {
        return Json::Object(Vec::from([(Cow::Borrowed("hidden"), text(""))]));
    }
    match json {
        Json::Object(members) => {
            Json::Object(members.into_iter().map(|(name, value)| (name, blanked(value))).collect())
        }
        other => other,
    }
}

/// Whether a masked record hides nothing of its facts, so that it is recomputed as any other.
pub(crate) fn shows_all_facts(record: &Json<'_>) -> bool {
    let mut found = Vec::new();
    hidden(record.get("facts").unwrap_or(&Json::Null), &At::Root, &mut found);
    found.is_empty()
}

/// The places at which a masked record shows what masking hides, or hides what it shows.
pub(crate) fn misplaced(record: &Json<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let Json::Object(members) = record else { return out };
    let is_earlier = is_earlier(record);
    for (name, value) in members.iter().filter(|(name, _)| name != "type" && name != "digest") {
        look(value, &["/", name].concat(), is_earlier, &mut out);
    }
    out
}

fn look(json: &Json<'_>, at: &str, is_earlier: bool, out: &mut Vec<String>) {
    let is_right = match (json, place(at, is_earlier)) {
        (_, Place::Open) => !is_commitment(json),
        (Json::Null, Place::Leading) => true,
        (Json::Object(members), Place::Leading) if !is_commitment(json) => {
            members.iter().for_each(|(name, value)| look(value, &[at, "/", name].concat(), is_earlier, out));
            true
        }
        _ => is_commitment(json),
    };
    if !is_right {
        out.push(String::from(at));
    }
}

/// Whether something stands for a hidden value.
pub(crate) fn is_commitment(json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    let is_digest = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    matches!(members.as_slice(), [(name, Json::Text(text))] if name == "hidden" && is_digest(text))
}

/// The places of what a masked record hides.
pub(crate) fn hidden(json: &Json<'_>, at: &At<'_>, out: &mut Vec<String>) {
    let Json::Object(members) = json else { return };
    if let [(name, Json::Text(_))] = members.as_slice()
        && name == "hidden"
    {
        out.push(at.to_string());
        return;
    }
    for (name, value) in members {
        hidden(value, &At::Field(at, name), out);
    }
}

/// Notes the members that an object has twice, at any depth: readers of JSON differ on which of them counts.
pub(crate) fn duplicates(json: &Json<'_>, at: &At<'_>, faults: &Faults) {
    match json {
        Json::Object(members) => {
            report_duplicates(members, at, faults);
            members.iter().for_each(|(name, value)| duplicates(value, &At::Field(at, name), faults));
        }
        Json::List(items) => {
            items.iter().enumerate().for_each(|(place, item)| duplicates(item, &At::Item(at, place), faults));
        }
        _ => {}
    }
}

/// Which of them a place is, in the records of an earlier version or in today's.
fn place(at: &str, is_earlier: bool) -> Place {
    let leads = |from: &str, to: &str| to.strip_prefix(from).is_some_and(|rest| rest.starts_with('/'));
    let mut open = OPEN.iter().filter(|open| !is_earlier || !LATER.contains(open));
    if open.clone().any(|open| *open == at || leads(open, at)) {
        return Place::Open;
    }
    if open.any(|open| leads(at, open)) { Place::Leading } else { Place::Hidden }
}

fn is_earlier(record: &Json<'_>) -> bool {
    release(record).is_some()
}

/// What a record's receipt says of it.
pub(crate) fn in_receipt<'j>(record: &'j Json<'_>, name: &str) -> Option<&'j str> {
    record.get("answer")?.get("receipt")?.text(name)
}

/// The released version that made a record; `None` of this one's, and of one that never was.
pub(crate) fn release(record: &Json<'_>) -> Option<&'static Release> {
    Release::of(in_receipt(record, "engine")?)
}

pub(crate) fn text<'a>(text: impl Into<Cow<'a, str>>) -> Json<'a> {
    Json::Text(text.into())
}

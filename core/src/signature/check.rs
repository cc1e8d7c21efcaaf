//! What comes of each signature beside a record.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::envelope::{MOST, Signed, read};
use super::statement::Statement;
use super::trust::{Reason, Trust, TrustedKey};
use crate::doc::{At, Code, Fault, Json, from_json};
use crate::value::day::Day;

/// What came of a signature. Only a valid one vouches for a record; every other one counts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SignatureOutcome {
    /// It is that of this record by a key that was given, in the days of the key.
    Valid,
    /// It is not that of what it stands beside: the key that it names did not make it.
    Invalid,
    /// No key was given that it names; or, where it names none, no key that was given made it.
    UnknownKey,
    /// A key that was given made it, for another record.
    OfAnotherRecord,
    /// The time that it states lies before the first day of the key.
    NotYet,
    /// The time that it states lies behind the last day of the key.
    Expired,
    /// The time that it states lies behind the day on which it is looked at.
    Ahead,
    /// The key was revoked.
    Revoked,
    /// It states no time, and the key counts in some days only. The form of version 0.1.0 states none.
    Undated,
    /// It is no signature of a form that is known.
    Malformed,
}

/// The form of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SignatureForm {
    /// An envelope of DSSE with a statement.
    Dsse,
    /// A detached JWS over the digest, as version 0.1.0 made it.
    Jws,
}

/// A signature, and what came of it. What its statement says stands here only where a key that was given made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FoundSignature {
    /// Which it is, as a JSON pointer into what was given.
    pub at: String,
    /// What came of it.
    pub outcome: SignatureOutcome,
    /// Its form, where it has one.
    pub form: Option<SignatureForm>,
    /// The key: the one that made it; else the one that it names.
    pub key: Option<String>,
    /// Whose key it is, as the list of keys has it.
    pub whose: Option<String>,
    /// When it was made, as the signer states it. Nobody else vouches for it.
    pub signed_at: Option<String>,
    /// The signer's name for itself.
    pub signer: Option<String>,
    /// The digest of the record that it is of.
    pub record: Option<String>,
    /// The digest of the record that the signer says that one replaces.
    pub supersedes: Option<String>,
    /// The day that decided: the first or last of the key, that of its revocation, or that of looking.
    pub day: Option<String>,
    /// Why the key was revoked: `compromised`, `superseded` or `ceased`.
    pub reason: Option<Code>,
    /// Proofs of its time that it carries and that were not checked: `rfc3161`, `log`.
    pub unchecked: Vec<Code>,
    /// Why it could not be read.
    pub errors: Vec<Fault>,
}

from_json! {
    struct FoundSignature {
        at, outcome, form, key, whose, signed_at, signer, record, supersedes, day, reason, unchecked, errors,
    }
}

from_json! {
    enum SignatureOutcome {
        Valid = "valid",
        Invalid = "invalid",
        UnknownKey = "unknown-key",
        OfAnotherRecord = "of-another-record",
        NotYet = "not-yet",
        Expired = "expired",
        Ahead = "ahead",
        Revoked = "revoked",
        Undated = "undated",
        Malformed = "malformed",
    }
    enum SignatureForm { Dsse = "dsse", Jws = "jws" }
}

/// What came of all signatures together.
pub(crate) struct Judged {
    pub(crate) signatures: Vec<FoundSignature>,
    /// Whether a valid one is among them.
    pub(crate) is_vouched: bool,
    /// The digest of the record that replaced this one, as the list or whoever signed this one says.
    pub(crate) superseded_by: Option<String>,
}

/// Judges signatures beside the record of this digest.
///
/// # Errors
/// `too-many`.
pub(crate) fn judge(
    envelopes: &[Json<'_>],
    at: &At<'_>,
    digest: &str,
    trust: &Trust,
    today: Option<Day>,
) -> Result<Judged, Vec<Fault>> {
    judged(envelopes, at, digest, trust, &|signed| one(signed, digest, trust, today))
}

/// Judges the signatures that name their key; to another no key is tried. There may be many parts, and many keys.
///
/// # Errors
/// `too-many`.
pub(crate) fn judge_named(
    envelopes: &[Json<'_>],
    at: &At<'_>,
    digest: &str,
    trust: &Trust,
    today: Day,
) -> Result<Judged, Vec<Fault>> {
    let unknown = |signed: &Signed| unread(signed, SignatureOutcome::UnknownKey);
    let tell = |signed: &Signed| {
        if signed.keyid.is_some() { one(signed, digest, trust, Some(today)) } else { unknown(signed) }
    };
    judged(envelopes, at, digest, trust, &tell)
}

/// Reads signatures where no key was given.
///
/// # Errors
/// `too-many`.
pub(crate) fn judge_by_none(envelopes: &[Json<'_>], at: &At<'_>, digest: &str) -> Result<Judged, Vec<Fault>> {
    judged(envelopes, at, digest, &Trust::default(), &|signed| unread(signed, SignatureOutcome::UnknownKey))
}

fn judged(
    envelopes: &[Json<'_>],
    at: &At<'_>,
    digest: &str,
    trust: &Trust,
    tell: &dyn Fn(&Signed) -> FoundSignature,
) -> Result<Judged, Vec<Fault>> {
    let mut all = Vec::new();
    for (place, envelope) in envelopes.iter().enumerate() {
        all.extend(read(envelope, &At::Item(at, place), digest));
        if all.len() > MOST {
            let given = all.len().to_string();
            return Err(Vec::from([Fault::new("too-many", at).given(given).allowed(MOST.to_string())]));
        }
    }
    let signatures: Vec<FoundSignature> = all
        .into_iter()
        .map(|signed| match signed {
            Ok(signed) => tell(&signed),
            Err((at, errors)) => FoundSignature { errors, ..nothing(at, SignatureOutcome::Malformed) },
        })
        .collect();
    let listed = trust.superseded.iter().find(|(record, _)| record == digest).map(|(_, by)| by.clone());
    let superseded_by = listed.or_else(|| replaced(&signatures, digest));
    Ok(Judged { is_vouched: signatures.iter().any(is_valid), superseded_by, signatures })
}

/// The record that replaces this one by the word of somebody who signed both: others cannot take back what they did not
/// sign.
fn replaced(signatures: &[FoundSignature], digest: &str) -> Option<String> {
    let signed = || signatures.iter().filter(|found| is_valid(found));
    let is_same = |one: &FoundSignature, other: &FoundSignature| {
        one.key == other.key || one.whose.is_some() && one.whose == other.whose
    };
    let others = signatures.iter().filter(|found| {
        found.outcome == SignatureOutcome::OfAnotherRecord && found.supersedes.as_deref() == Some(digest)
    });
    let mut others = others.filter(|other| signed().any(|found| is_same(found, other)));
    others.find_map(|other| other.record.clone())
}

fn is_valid(found: &FoundSignature) -> bool {
    found.outcome == SignatureOutcome::Valid
}

fn nothing(at: String, outcome: SignatureOutcome) -> FoundSignature {
    FoundSignature {
        at,
        outcome,
        form: None,
        key: None,
        whose: None,
        signed_at: None,
        signer: None,
        record: None,
        supersedes: None,
        day: None,
        reason: None,
        unchecked: Vec::new(),
        errors: Vec::new(),
    }
}

/// A signature of which nothing is told but the key that it names.
fn unread(signed: &Signed, outcome: SignatureOutcome) -> FoundSignature {
    FoundSignature {
        form: Some(signed.form),
        key: signed.keyid.clone(),
        unchecked: signed.unchecked.clone(),
        ..nothing(signed.at.clone(), outcome)
    }
}

fn one(signed: &Signed, digest: &str, trust: &Trust, today: Option<Day>) -> FoundSignature {
    let unread = |outcome| unread(signed, outcome);
    // A name only says which key to try; whether that key made it the signature shows.
    let is_named = |key: &&TrustedKey| signed.keyid.as_ref().is_none_or(|name| key.is_called(name));
    let mut keys = trust.keys.iter().filter(is_named).peekable();
    if keys.peek().is_none() {
        return unread(SignatureOutcome::UnknownKey);
    }
    let Some(key) = keys.find(|key| key.key.verifies(&signed.message, &signed.signature)) else {
        let is_named = signed.keyid.is_some();
        return unread(if is_named { SignatureOutcome::Invalid } else { SignatureOutcome::UnknownKey });
    };
    let by_key =
        FoundSignature { key: Some(key.id.clone()), whose: key.whose.clone(), ..unread(SignatureOutcome::Valid) };
    if signed.form == SignatureForm::Jws {
        let found = FoundSignature { record: Some(digest.to_string()), ..by_key };
        return in_days(found, key, None, trust, today);
    }
    let Some(statement) = Statement::read(&signed.payload) else {
        let errors = Vec::from([Fault::at("not-a-statement", signed.at.clone())]);
        return FoundSignature { outcome: SignatureOutcome::Malformed, errors, ..by_key };
    };
    let day = statement.day();
    let is_of_this = statement.record == digest;
    let found = FoundSignature {
        signed_at: Some(statement.signed_at),
        signer: statement.signer,
        record: Some(statement.record),
        supersedes: statement.supersedes,
        ..by_key
    };
    let found = in_days(found, key, day, trust, today);
    // The days of the key count there, too: what is revoked or expired replaces nothing.
    let is_of_another = found.outcome == SignatureOutcome::Valid && !is_of_this;
    if is_of_another { FoundSignature { outcome: SignatureOutcome::OfAnotherRecord, ..found } } else { found }
}

/// Holds the time that a signature states against the days of its key.
fn in_days(
    found: FoundSignature,
    key: &TrustedKey,
    day: Option<Day>,
    trust: &Trust,
    today: Option<Day>,
) -> FoundSignature {
    let revoked = trust.revocation(key);
    let ended = |outcome, on: Option<Day>, found| FoundSignature {
        outcome,
        day: on.map(|day| day.to_string()),
        reason: revoked.filter(|_| outcome == SignatureOutcome::Revoked).map(|revoked| revoked.reason.code().into()),
        ..found
    };
    if let Some(revoked) =
        revoked.filter(|revoked| revoked.reason == Reason::Compromised || day.is_some_and(|day| day >= revoked.from))
    {
        return ended(SignatureOutcome::Revoked, Some(revoked.from), found);
    }
    let Some(day) = day else {
        let counts_always = revoked.is_none() && key.from.is_none() && key.until.is_none();
        return if counts_always { found } else { ended(SignatureOutcome::Undated, None, found) };
    };
    if key.from.is_some_and(|from| day < from) {
        ended(SignatureOutcome::NotYet, key.from, found)
    } else if key.until.is_some_and(|until| day > until) {
        ended(SignatureOutcome::Expired, key.until, found)
    } else if today.is_some_and(|today| day > today) {
        ended(SignatureOutcome::Ahead, today, found)
    } else {
        found
    }
}

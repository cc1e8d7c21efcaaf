//! What came of recomputing a record, as sentences.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::teller::some;
use super::{Explanation, Sentence, Speaker};
use crate::record::{Difference, Outcome, Verification};
use crate::signature::{FoundSignature, SignatureOutcome};

pub(super) fn explain(speaker: &Speaker<'_>, found: &Verification) -> Explanation {
    let say = |key: &str, blanks: &[(&str, &str)]| speaker.say(&["verification.", key].concat(), blanks);
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| say("nothing", &[]));
    let (engine, edition) = (text(&found.engine), text(&found.edition));
    let is_todays = |found: &Verification| found.today.as_ref().is_none_or(|today| today.differences.is_empty());
    let key = match (found.outcome, found.holds) {
        (Outcome::Same, _) => "same",
        (Outcome::Reformatted, _) => "reformatted",
        (Outcome::Altered, _) => "altered",
        (Outcome::Masked, _) if found.opened == Some(true) => "masked-opened",
        (Outcome::Masked, _) if found.vouched == Some(true) => "masked-signed",
        (Outcome::Masked, _) => "masked",
        (Outcome::ByAnotherEdition, _) => "by-another-edition",
        (Outcome::ByAnEarlierRevision, _) if is_todays(found) => "by-an-earlier-revision-same",
        (Outcome::ByAnEarlierRevision, _) => "by-an-earlier-revision",
        (Outcome::ByAnotherEngine, _) => "by-another-engine",
        (Outcome::ByOtherKeys, _) => "by-other-keys",
        (Outcome::ByARulebookOfTheUser, _) => "by-a-rulebook-of-the-user",
    };
    let mut verdict = say(key, &[("engine", &engine), ("version", crate::VERSION), ("edition", &edition)]);
    if let Some(by) = &found.superseded_by {
        verdict = [&verdict, " ", &say("superseded", &[("by", by)])].concat();
    }
    let difference = |difference: &Difference| {
        let (recorded, recomputed) = (text(&difference.recorded), text(&difference.recomputed));
        Sentence::new(say("difference", &[("recorded", &recorded), ("recomputed", &recomputed)])).at(&difference.at)
    };
    let mut warnings = Vec::new();
    // Of a record that was only written otherwise the verdict says so.
    if !found.canonical && found.outcome != Outcome::Reformatted {
        warnings.push(say("not-canonical", &[]));
    }
    if !found.digest_holds {
        warnings.push(say("no-digest", &[]));
    }
    if found.vouched == Some(false) {
        warnings.push(say("not-vouched", &[]));
    }
    if found.opened == Some(false) {
        warnings.push(say("not-opened", &[]));
    }
    if found.more > 0 {
        warnings.push(say("more", &[("count", &found.more.to_string())]));
    }
    if let Some(other) = &found.in_force {
        let listed = u32::try_from(other.differences.len()).unwrap_or(u32::MAX);
        let count = listed.saturating_add(other.more);
        let key = if count == 0 { "in-force-same" } else { "in-force" };
        warnings.push(say(key, &[("edition", &other.edition), ("count", &count.to_string())]));
    }
    if !found.hidden.is_empty() {
        warnings.push(say("hidden", &[("places", &some(&found.hidden))]));
    }
    let of_signatures = found.signatures.iter().flat_map(|signature| &signature.errors);
    let faults = found.errors.iter().chain(of_signatures).map(|fault| speaker.fault(fault));
    let today = found.today.iter().flat_map(|today| &today.differences).map(|other| {
        let (recorded, recomputed) = (text(&other.recorded), text(&other.recomputed));
        Sentence::new(say("today", &[("recorded", &recorded), ("recomputed", &recomputed)])).at(&other.at)
    });
    Explanation {
        errors: found.differences.iter().map(difference).chain(faults).collect(),
        warnings: warnings.into_iter().map(Sentence::new).chain(today).collect(),
        signatures: found.signatures.iter().map(|signature| told(speaker, signature)).collect(),
        receipt: Some(say("made", &[("engine", &engine), ("edition", &edition), ("digest", &found.digest)])),
        ..Explanation::empty(speaker.language, verdict)
    }
}

/// A signature and what came of it, in a few sentences.
pub(super) fn told(speaker: &Speaker<'_>, found: &FoundSignature) -> Sentence {
    let say = |key: &str, blanks: &[(&str, &str)]| speaker.say(&["verification.", key].concat(), blanks);
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| say("nothing", &[]));
    let key = match found.outcome {
        SignatureOutcome::Valid => "signature-valid",
        SignatureOutcome::Invalid => "signature-invalid",
        SignatureOutcome::UnknownKey => "signature-unknown-key",
        SignatureOutcome::OfAnotherRecord => "signature-of-another-record",
        SignatureOutcome::NotYet => "signature-not-yet",
        SignatureOutcome::Expired => "signature-expired",
        SignatureOutcome::Ahead => "signature-ahead",
        SignatureOutcome::Revoked => "signature-revoked",
        SignatureOutcome::Undated => "signature-undated",
        SignatureOutcome::Malformed => "signature-malformed",
    };
    let reason = match found.reason.as_deref() {
        Some("compromised") => say("reason-compromised", &[]),
        Some("superseded") => say("reason-superseded", &[]),
        Some("ceased") => say("reason-ceased", &[]),
        _ => String::new(),
    };
    let blanks = [
        ("key", text(&found.key)),
        ("whose", found.whose.clone().unwrap_or_else(|| text(&found.key))),
        ("at", text(&found.signed_at)),
        ("record", text(&found.record)),
        ("day", text(&found.day)),
        ("reason", reason),
    ];
    let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut said = Vec::from([say(key, &blanks)]);
    if let Some(signer) = &found.signer {
        said.push(say("signer", &[("signer", signer)]));
    }
    if found.signed_at.is_some() {
        said.push(say("signed-at", &blanks));
    }
    if let Some(other) = &found.supersedes {
        said.push(say("supersedes", &[("record", other)]));
    }
    if !found.unchecked.is_empty() {
        said.push(say("unchecked", &[("proofs", &found.unchecked.join(", "))]));
    }
    Sentence::new(said.join(" ")).at(&found.at)
}

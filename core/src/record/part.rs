//! A part of a good that is known by its masked record alone.

use alloc::string::{String, ToString};

use super::{digest, duplicates, kind};
use crate::assessment::Verdict;
use crate::fault::{At, Fault, Faults, wrong_type};
use crate::hs::HsCode;
use crate::json::{Json, member};
use crate::share::Percent;

/// What a masked record says of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaskedPart {
    /// Its tariff code.
    pub hs: HsCode,
    /// Whether it originates.
    pub verdict: Verdict,
    /// Whether it is wholly produced.
    pub is_wholly_produced: bool,
    /// Its domestic share.
    pub share: Option<Percent>,
    /// The digest of its record.
    pub digest: String,
}

/// Whether a `made_from` is a record instead of a good's facts.
pub(crate) fn is_record(json: &Json<'_>) -> bool {
    json.text("type").is_some()
}

/// Reads a masked record of a good, judged by `rulebook` as the document itself; its digest must hold.
pub(crate) fn part(json: &Json<'_>, at: &At<'_>, faults: &Faults, rulebook: Option<&str>) -> Option<MaskedPart> {
    let fault = |code, name| Fault::new(code, &At::Field(at, name));
    match kind(json) {
        Ok(true) => {}
        // A record that hides nothing: its facts belong here, which are judged again.
        Ok(false) => return push(faults, fault("not-masked", "type")),
        Err(found) => {
            for Fault { code, at: inner, .. } in found {
                faults.push(Fault { code, at: [at.to_string(), inner].concat(), given: None, allowed: None });
            }
            return None;
        }
    }
    duplicates(json, at, faults);
    if json.text("digest") != Some(&digest(json)) {
        return push(faults, fault("digest-differs", "digest"));
    }
    let answer = json.get("answer")?;
    let Some(verdict) = member::<Verdict>(answer, "verdict") else {
        return push(faults, wrong_type(answer, &At::Field(at, "answer"), "assessment"));
    };
    let judged_by = answer.get("receipt").and_then(|receipt| receipt.text("rulebook")).unwrap_or_default();
    if let Some(own) = rulebook.filter(|own| *own != judged_by) {
        return push(faults, fault("other-rulebook", "answer").given(judged_by).allowed(own));
    }
    let code = json.get("facts").and_then(|facts| facts.get("good")).and_then(|good| good.text("hs"));
    let code = code.unwrap_or_default();
    let Ok(hs) = code.parse() else {
        return push(faults, fault("not-a-code", "facts").given(code));
    };
    let share = answer.get("local_content").and_then(|content| content.text("share"));
    let share = share.and_then(|share| share.parse().ok());
    let is_wholly_produced = answer.text("rule") == Some("wholly-produced");
    Some(MaskedPart { hs, verdict, is_wholly_produced, share, digest: json.text("digest")?.to_string() })
}

fn push<T>(faults: &Faults, fault: Fault) -> Option<T> {
    faults.push(fault);
    None
}

//! A part of a good that is known by its masked record alone.

pub(crate) mod form;
#[cfg(feature = "schema")]
pub mod schema;
mod whole;

use alloc::string::{String, ToString};

use form::{digest, duplicates, kind, shows_all_facts};
pub(crate) use whole::whole_mask;

use crate::answer::Verdict;
use crate::doc::{At, Fault, Faults, Json, member, wrong_type};
use crate::law::name::parts;
use crate::law::{Absent, Library, Release};
use crate::value::amount::Amount;
use crate::value::day::Day;
use crate::value::hs::HsCode;
use crate::value::share::Percent;

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
    /// What its maker made of it, as far as that is recorded.
    pub quantity: Option<Amount>,
    /// In which unit.
    pub unit: Option<String>,
    /// The last day for which its maker states it.
    pub valid_to: Option<Day>,
    /// What its record says of how it came to be.
    pub claim: Claim,
    /// Whether its own answer is not said to be settled.
    pub is_provisional: bool,
    /// The record itself, where it hides nothing of the facts: it is recomputed.
    pub shown: Option<String>,
    /// Whether it is known to be true: by the key of somebody who is trusted, or recomputed. Reading never says so.
    pub is_proved: bool,
}

/// What a masked record says of how it came to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    on: Option<Day>,
    rulebook: String,
    engine: String,
    edition: Option<String>,
    revision: Option<String>,
    sha256: Option<String>,
}

/// How a claim fits the rulebooks at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// The edition that its facts call for answered, in the text that came with its version.
    Fits,
    /// Another edition answered.
    OtherEdition,
    /// The edition that answered never had that text.
    OtherText,
    /// There is no such rulebook at hand.
    Unknown,
}

impl Claim {
    pub(crate) fn of(record: &Json<'_>) -> Claim {
        let facts = record.get("facts");
        let receipt = record.get("answer").and_then(|answer| answer.get("receipt"));
        let stated = |name| receipt.and_then(|receipt| receipt.text(name)).map(ToString::to_string);
        let revision = match receipt.and_then(|receipt| receipt.get("revision")) {
            Some(Json::Number(text)) => Some(text.to_string()),
            _ => None,
        };
        Claim {
            on: facts.and_then(|facts| facts.text("on")?.parse().ok()),
            rulebook: facts.and_then(|facts| facts.text("rulebook")).unwrap_or_default().to_string(),
            engine: stated("engine").unwrap_or_default(),
            edition: stated("edition"),
            revision,
            sha256: stated("rulebook_sha256"),
        }
    }

    /// Holds it against the rulebooks that its version had.
    pub(crate) fn fit(&self, library: &Library) -> Fit {
        let Some(((id, pinned), on)) = parts(&self.rulebook).ok().zip(self.on) else { return Fit::Unknown };
        let then = Release::of(&self.engine).and_then(|release| library.as_of(release).ok());
        match then.as_ref().unwrap_or(library).edition(id, pinned, on) {
            Ok(book) if self.edition != Some(book.first.to_string()) => Fit::OtherEdition,
            Ok(book) => {
                let is_text = self.sha256.as_ref() == Some(&book.sha256);
                let is_revision = self.revision == Some(book.revision.to_string());
                if is_text && is_revision { Fit::Fits } else { Fit::OtherText }
            }
            Err(Absent::NoEdition(_)) if self.edition.is_none() => Fit::Fits,
            Err(Absent::NoEdition(_)) => Fit::OtherEdition,
            Err(_) => Fit::Unknown,
        }
    }
}

impl MaskedPart {
    /// Why it counts nothing in a document of this day; nothing where it counts.
    pub(crate) fn counts_nothing(&self, on: Day, library: &Library) -> Option<&'static str> {
        if self.claim.on.is_none_or(|day| day > on) {
            return Some("record-after-facts");
        }
        if self.valid_to.is_some_and(|last| last < on) {
            return Some("record-expired");
        }
        if self.claim.fit(library) != Fit::Fits {
            return Some("record-of-another-edition");
        }
        (self.recomputed(library) == Some(false)).then_some("record-refuted")
    }

    /// Whether the record is what its facts give; nothing where it hides some, or where nobody recomputes records.
    pub(crate) fn recomputed(&self, library: &Library) -> Option<bool> {
        library.recomputed(self.shown.as_deref()?)
    }

    /// Leaves the verdict, the share and the claim undecided.
    pub(crate) fn doubt(&mut self) {
        (self.verdict, self.is_wholly_produced, self.share) = (Verdict::Undetermined, false, None);
    }
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
            for fault in found {
                let at = [at.to_string(), fault.at].concat();
                faults.push(Fault { at, given: None, allowed: None, ..fault });
            }
            return None;
        }
    }
    duplicates(json, at, faults);
    whole_mask(json, at, faults);
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
    let good = json.get("facts").and_then(|facts| facts.get("good"));
    let code = good.and_then(|good| good.text("hs"));
    let code = code.unwrap_or_default();
    let Ok(hs) = code.parse() else {
        return push(faults, fault("not-a-code", "facts").given(code));
    };
    let share = answer.get("local_content").and_then(|content| content.text("share"));
    let share = share.and_then(|share| share.parse().ok());
    let is_wholly_produced = answer.text("rule") == Some("wholly-produced");
    let quantity = match good.and_then(|good| good.get("quantity")) {
        Some(Json::Text(text) | Json::Number(text)) => text.parse().ok(),
        _ => None,
    };
    let valid_to = json.get("facts").and_then(|facts| facts.text("valid_to")?.parse().ok());
    Some(MaskedPart {
        hs,
        verdict,
        is_wholly_produced,
        share,
        digest: json.text("digest")?.to_string(),
        quantity,
        unit: good.and_then(|good| good.text("unit")).map(ToString::to_string),
        valid_to,
        claim: Claim::of(json),
        // Answers of 0.1.0 did not say it.
        is_provisional: answer.get("provisional") != Some(&Json::Bool(false)),
        shown: shows_all_facts(json).then(|| json.canonical()),
        is_proved: false,
    })
}

fn push<T>(faults: &Faults, fault: Fault) -> Option<T> {
    faults.push(fault);
    None
}

//! What came of recomputing a record, as sentences.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::teller::some;
use super::{Explanation, Sentence, Speaker};
use crate::record::{Difference, Outcome, Verification};

pub(super) fn explain(speaker: &Speaker<'_>, found: &Verification) -> Explanation {
    let say = |key: &str, blanks: &[(&str, &str)]| speaker.say(&["verification.", key].concat(), blanks);
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| say("nothing", &[]));
    let (engine, edition) = (text(&found.engine), text(&found.edition));
    let is_todays = |found: &Verification| found.today.as_ref().is_none_or(|today| today.differences.is_empty());
    let key = match (found.outcome, found.holds) {
        (Outcome::Same, _) => "same",
        (Outcome::Reformatted, _) => "reformatted",
        (Outcome::Altered, _) => "altered",
        (Outcome::Masked, _) => "masked",
        (Outcome::ByAnotherEdition, _) => "by-another-edition",
        (Outcome::ByAnEarlierRevision, _) if is_todays(found) => "by-an-earlier-revision-same",
        (Outcome::ByAnEarlierRevision, _) => "by-an-earlier-revision",
        (Outcome::ByAnotherEngine, _) => "by-another-engine",
        (Outcome::ByARulebookOfTheUser, _) => "by-a-rulebook-of-the-user",
    };
    let verdict = say(key, &[("engine", &engine), ("version", crate::VERSION), ("edition", &edition)]);
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
    let faults = found.errors.iter().map(|fault| speaker.fault(fault));
    let today = found.today.iter().flat_map(|today| &today.differences).map(|other| {
        let (recorded, recomputed) = (text(&other.recorded), text(&other.recomputed));
        Sentence::new(say("today", &[("recorded", &recorded), ("recomputed", &recomputed)])).at(&other.at)
    });
    Explanation {
        errors: found.differences.iter().map(difference).chain(faults).collect(),
        warnings: warnings.into_iter().map(Sentence::new).chain(today).collect(),
        receipt: Some(say("made", &[("engine", &engine), ("edition", &edition), ("digest", &found.digest)])),
        ..Explanation::empty(speaker.language, verdict)
    }
}

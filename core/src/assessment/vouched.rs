//! Holds signatures beside the masked records of parts against the keys that are trusted.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::walk::each_line;
use crate::answer::Notice;
use crate::doc::{At, Fault, Json};
use crate::facts::{Facts, GoodFacts, Material};
use crate::law::Library;
use crate::signature::{FoundSignature, Judged};

/// What came of all signatures beside parts.
#[derive(Default)]
pub(super) struct Vouched {
    pub(super) signatures: Vec<FoundSignature>,
    /// Why a record that somebody vouches for is not taken as settled all the same.
    pub(super) warnings: Vec<Notice>,
    /// The digest of the list of keys; nothing where no signature was held against one.
    pub(super) keys_sha256: Option<String>,
}

impl Vouched {
    /// Judges the signatures on the day of the facts, and notes of each part whether its record is known to be true.
    pub(super) fn of(facts: &mut Cow<'_, Facts>, library: &Library) -> Result<Vouched, Vec<Fault>> {
        let mut found = Vouched::default();
        if facts.good.beside_records() == 0 {
            return Ok(found);
        }
        if !library.recomputes() {
            // Where nobody recomputes records, one that hides no fact is as any other.
            let forget = &mut |line: &mut Material| line.record.iter_mut().for_each(|record| record.shown = None);
            each_line(&mut facts.to_mut().good, forget);
        }
        let keys = library.keys().filter(|_| facts.good.has_signatures());
        found.keys_sha256 = keys.map(|list| list.sha256.clone());
        let facts = facts.to_mut();
        let today = facts.on;
        let mut judge = |line: &Material, (digest, is_provisional): (&str, bool), at: &At<'_>| {
            let envelopes: Vec<_> =
                line.signatures.iter().map(|text| Json::Text(Cow::Borrowed(text.as_str()))).collect();
            let Judged { mut signatures, is_vouched, superseded_by } =
                library.judged(&envelopes, &At::Field(at, "signatures"), digest, today)?;
            found.signatures.append(&mut signatures);
            let mut warn = |code, about: &str| {
                let about = Vec::from([format!("{} ({about})", line.id)]);
                found.warnings.push(Notice::new(code).at(At::Field(at, "made_from").to_string()).about(about));
            };
            Ok(match superseded_by {
                _ if !is_vouched => false,
                Some(by) => {
                    warn("record-replaced", &by);
                    false
                }
                None if is_provisional => {
                    warn("record-provisional", digest);
                    false
                }
                None => true,
            })
        };
        each(&mut facts.good, &At::Root, &mut judge)?;
        Ok(found)
    }
}

/// Whether the record of a line is vouched for; of the record its digest, and whether its own answer is provisional.
type Judge<'j> = dyn FnMut(&Material, (&str, bool), &At<'_>) -> Result<bool, Vec<Fault>> + 'j;

fn each(good: &mut GoodFacts, at: &At<'_>, judge: &mut Judge<'_>) -> Result<(), Vec<Fault>> {
    let materials = At::Field(at, "materials");
    for (place, line) in good.materials.iter_mut().flatten().enumerate() {
        let at = At::Item(&materials, place);
        if let Some(record) = &line.record {
            let of_record = (record.digest.as_str(), record.is_provisional);
            // Where it hides no fact, it was recomputed: one that is refuted decides nothing any more.
            let is_proved = record.shown.is_some() || judge(line, of_record, &at)?;
            if let Some(record) = &mut line.record {
                record.is_proved = is_proved;
            }
        }
        if let Some(part) = &mut line.made_from {
            each(part, &At::Field(&at, "made_from"), judge)?;
        }
    }
    Ok(())
}

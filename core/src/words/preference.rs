//! What a preference gives, as sentences.

use alloc::vec::Vec;

use super::teller::Teller;
use super::{Explanation, Speaker};
use crate::law::Rulebook;
use crate::procurement::Preference;

/// The value in one sentence, and the rule with its provision. A preference has no receipt: its act is told by the name
/// that the rulebooks at hand give it.
pub(super) fn explain(speaker: &Speaker<'_>, preference: &Preference) -> Explanation {
    let knows = |book: &&Rulebook| book.acts.contains_key(&preference.citation.act);
    let teller = Teller { speaker, books: speaker.library.books().filter(knows).collect() };
    let key = |group: &str| [group, ".", &preference.preference].concat();
    let verdict = teller.say(&key("preference"), &[("value", &preference.value)]);
    let rule = teller.cited(teller.say(&key("preference-rule"), &[]), &preference.citation);
    Explanation { rule: Vec::from([rule]), ..Explanation::empty(speaker.language, verdict) }
}

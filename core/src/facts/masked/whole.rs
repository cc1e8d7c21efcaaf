//! Whether a masked record states all that one must, and hides what one hides.

use alloc::string::ToString;

use super::form::{is_commitment, misplaced};
use crate::doc::{At, Fault, Faults, Json};
use crate::law::is_released;

/// What a masked record states of how it came to be, as pointers; each is needed.
const NEEDED: [&[&str]; 9] = [
    &["facts", "on"],
    &["facts", "rulebook"],
    &["answer", "type"],
    &["answer", "receipt", "engine"],
    &["answer", "receipt", "on"],
    &["answer", "receipt", "rulebook"],
    &["answer", "receipt", "edition"],
    &["answer", "receipt", "rulebook_sha256"],
    &["answer", "receipt", "revision"],
];

/// Notes what a masked record lacks or contradicts: day, rulebook, edition, revision, engine and kind, and commitments
/// to its salt and to its facts' digest. Whoever makes one up must at least make up all of it.
pub(crate) fn whole_mask(record: &Json<'_>, at: &At<'_>, faults: &Faults) {
    let member = |path: &[&str]| path.iter().try_fold(record, |json, name| json.get(name));
    let fault = |path: &[&str], given: &str| {
        let place = [at.to_string(), path.iter().map(|name| ["/", name].concat()).collect()].concat();
        faults.push(Fault { at: place, ..Fault::new("masked-incomplete", &At::Root).given(given) });
    };
    let silent = matches!(member(&["answer", "outside"]), Some(Json::List(items)) if !items.is_empty());
    for path in NEEDED {
        // Where no edition holds on the day, the receipt names none.
        let is_of_edition = matches!(path.last(), Some(&("edition" | "revision" | "rulebook_sha256")));
        match member(path) {
            Some(Json::Text(_) | Json::Number(_)) => {}
            Some(Json::Null) | None if is_of_edition && silent => {}
            found => fault(path, &found.map(Json::canonical).unwrap_or_default()),
        }
    }
    for path in [&["salt"][..], &["answer", "receipt", "facts_sha256"]] {
        if !member(path).is_some_and(is_commitment) {
            fault(path, &member(path).map(Json::canonical).unwrap_or_default());
        }
    }
    for place in misplaced(record) {
        let at = [at.to_string(), place].concat();
        faults.push(Fault { at, ..Fault::new("masked-incomplete", &At::Root).given("") });
    }
    let kind = member(&["answer", "type"]).and_then(|json| if let Json::Text(kind) = json { Some(kind) } else { None });
    match kind.map(AsRef::as_ref) {
        Some("assessment") if !matches!(member(&["facts", "good", "hs"]), Some(Json::Text(_))) => {
            fault(&["facts", "good", "hs"], "");
        }
        Some("assessment" | "contract_assessment" | "period_assessment") | None => {}
        Some(other) => fault(&["answer", "type"], other),
    }
    let text = |path: &[&str]| match member(path) {
        Some(Json::Text(text)) => Some(text.to_string()),
        _ => None,
    };
    let of_receipt = |name| text(&["answer", "receipt", name]);
    if let Some(on) = of_receipt("on").filter(|on| Some(on) != text(&["facts", "on"]).as_ref()) {
        fault(&["answer", "receipt", "on"], &on);
    }
    let named = text(&["facts", "rulebook"]);
    let (id, pinned) = named.as_deref().map(|name| name.split_once('@').unwrap_or((name, ""))).unwrap_or_default();
    if let Some(book) = of_receipt("rulebook").filter(|book| book != id) {
        fault(&["answer", "receipt", "rulebook"], &book);
    }
    if let Some(edition) = of_receipt("edition").filter(|edition| !pinned.is_empty() && edition != pinned) {
        fault(&["answer", "receipt", "edition"], &edition);
    }
    if let Some(engine) = of_receipt("engine").filter(|engine| !is_released(engine)) {
        fault(&["answer", "receipt", "engine"], &engine);
    }
}

//! Reads texts and names of a rulebook.

use alloc::string::{String, ToString};

use super::{Citation, Mark};
use crate::doc::Fields;

/// Conditions as enacted have up to some thousand characters.
pub(super) const LONGEST: usize = 20_000;

/// Reads a text for people. Refuses control characters and characters that change the direction of writing, because
/// they can make a text look different from what it says.
pub(super) fn string(fields: &Fields<'_, '_>, name: &'static str) -> Option<String> {
    let text = fields.text_up_to(name, LONGEST)?;
    if text.chars().any(is_control) {
        fields.fault(name, "control-character", shown(text));
        return None;
    }
    Some(text.to_string())
}

/// Returns the text with invisible characters written out.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for letter in text.chars() {
        if is_control(letter) { shown.extend(letter.escape_unicode()) } else { shown.push(letter) }
    }
    shown
}

pub(super) fn is_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Reads a name that other parts refer to.
pub(super) fn id(fields: &Fields<'_, '_>) -> Option<String> {
    named(fields, "id")
}

pub(super) fn named(fields: &Fields<'_, '_>, name: &'static str) -> Option<String> {
    let text = fields.required(name, string)?;
    if text.trim().is_empty() {
        fields.fault(name, "missing-field", "");
        return None;
    }
    Some(text)
}

/// `act place mark`
pub(super) fn citation(fields: &Fields<'_, '_>, name: &'static str) -> Option<Citation> {
    fields.parsed(name, |text| {
        let mut parts = text.split(' ');
        let (Some(act), Some(place), Some(mark), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err("not-a-citation");
        };
        let mark = match mark {
            "primary" => Mark::Primary,
            "secondary" => Mark::Secondary,
            "inferred" => Mark::Inferred,
            _ => return Err("not-a-citation"),
        };
        if act.is_empty() || place.is_empty() || text.chars().any(is_control) {
            return Err("not-a-citation");
        }
        Ok(Citation { act: act.to_string(), place: place.to_string(), mark })
    })
}

pub(super) fn cite(fields: &Fields<'_, '_>) -> Option<Citation> {
    fields.required("cite", citation)
}

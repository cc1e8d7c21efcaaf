//! Tells what the author of a broken expression may have meant. The engine's own rulebooks have none: only what a user
//! loads comes here, so that a module without it holds none of this.

use alloc::format;
use alloc::vec::Vec;

use super::expression::{Expression, Intent, SyntaxError, place_of};
use crate::doc::{At, Fault, Json};

/// In longer texts no mistakes are looked for, so that a rulebook of many long texts costs no more than reading them.
const LONGEST_MENDED: usize = 2_000;

const UNREAD: &str = "not-an-expression";

/// The fault of an expression that cannot be read.
pub(super) fn unread(error: &SyntaxError, at: &At<'_>) -> Fault {
    Fault::new(UNREAD, at).given(error.found.clone())
}

/// The faults of a rulebook, where each known mistake of an expression is one of its own; the first of an expression
/// offers what may be meant.
pub(super) fn meant(json: &Json<'_>, faults: Vec<Fault>) -> Vec<Fault> {
    faults.into_iter().flat_map(|fault| of_expression(json, &fault).unwrap_or_else(|| Vec::from([fault]))).collect()
}

fn of_expression(json: &Json<'_>, fault: &Fault) -> Option<Vec<Fault>> {
    let Json::Text(text) = json.at_pointer(&fault.at).filter(|_| fault.code == UNREAD)? else { return None };
    if text.len() > LONGEST_MENDED {
        return None;
    }
    let intent = Intent::of(text, text.parse::<Expression>().err()?);
    if intent.slips.is_empty() {
        return None;
    }
    let here = |fault_here: Fault| Fault { at: fault.at.clone(), ..fault_here };
    let mut offers = intent.offers;
    let mut faults: Vec<Fault> = Vec::new();
    for slip in intent.slips {
        let one = Fault::new(slip.code, &At::Root).given(slip.given).allowed(slip.instead);
        faults.push(here(one.offers(core::mem::take(&mut offers))));
    }
    // The text is mended up to here, so the place is that of the piece in the text as it was written.
    faults.extend(intent.rest.map(|rest| {
        let place = place_of(text, &rest.found).unwrap_or_else(|| text.chars().count().saturating_add(1));
        here(unread(&rest, &At::Root).allowed(format!("{place}: {}", rest.expected)))
    }));
    Some(faults)
}

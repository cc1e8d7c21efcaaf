//! A reading's options beside each other, and what is said of them.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::exact::Exact;
use super::{ShareOption, ShareReading};
use crate::judge::Choice;
use crate::law::Reading;

/// What each option of a reading gives, the other readings as taken.
pub(super) fn share_reading(
    reading: &Reading,
    fixed: &BTreeMap<String, String>,
    choice: &Choice<'_>,
    share_under: impl Fn(&Choice<'_>) -> Option<Exact>,
) -> ShareReading {
    let options = reading.options.iter().map(|(option, _)| {
        let share = share_under(&choice.with(&reading.id, option));
        ShareOption {
            option: option.clone(),
            share: share.as_ref().map(Exact::percent),
            exact: share.as_ref().and_then(Exact::text),
        }
    });
    ShareReading {
        id: reading.id.clone(),
        status: Cow::Borrowed(if fixed.contains_key(&reading.id) { "fixed" } else { "open" }),
        taken: choice.option(&reading.id).unwrap_or_default().to_string(),
        options: options.collect(),
        citation: reading.citation.clone(),
    }
}

/// The readings whose options do not all give the same.
pub(super) fn differing(readings: &[ShareReading]) -> Vec<String> {
    let differ = readings.iter().filter(|reading| {
        let first = reading.options.first().map(|option| &option.exact);
        reading.options.iter().any(|option| Some(&option.exact) != first)
    });
    differ.map(|reading| reading.id.clone()).collect()
}

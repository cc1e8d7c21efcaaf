//! Finds what the author of a text that is no expression may have meant.
//!
//! The text is mended where reading stopped, and read again. Only a text that can be read in the end is offered, so that
//! no offer leads to another fault.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::mend::{Place, mend};
use super::{Expression, SyntaxError, tokens};

/// The most mistakes that are looked for in one text.
const MOST_SLIPS: usize = 24;

/// A mistake that people make in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    /// Its code in the catalogue of messages.
    pub(crate) code: &'static str,
    /// The piece of the text.
    pub(crate) given: String,
    /// What stands in its place.
    pub(crate) instead: String,
}

/// What is wrong with a text that is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Intent {
    /// The known mistakes, from left to right.
    pub(crate) slips: Vec<Slip>,
    /// What still cannot be read without them; `None` if all of it can.
    pub(crate) rest: Option<SyntaxError>,
    /// The expressions that may be meant. Empty if something still cannot be read.
    pub(crate) offers: Vec<String>,
}

impl Intent {
    /// Returns the mistakes of a text and what it may mean.
    pub(crate) fn of(text: &str, error: SyntaxError) -> Intent {
        let mut slips: Vec<Slip> = Vec::new();
        // Where two parts stand side by side, either word may be missing between them.
        let mut texts = Vec::from([text.to_string()]);
        let mut error = error;
        while slips.len() < MOST_SLIPS {
            let Some(current) = texts.first().cloned() else { break };
            let Some(mended) = mend(&Place::of(&current, &error)) else {
                return Intent { slips, rest: Some(error), offers: Vec::new() };
            };
            let others = texts.iter().skip(1).filter_map(|text| {
                let error = text.parse::<Expression>().err()?;
                mend(&Place::of(text, &error))?.texts.into_iter().next()
            });
            texts =
                if texts.len() == 1 { mended.texts } else { mended.texts.into_iter().take(1).chain(others).collect() };
            slips.push(mended.slip);
            match texts.first().map(|text| text.parse::<Expression>()) {
                Some(Err(next)) => error = next,
                _ => {
                    let readable = texts.iter().filter_map(|text| text.parse::<Expression>().ok());
                    return Intent { slips, rest: None, offers: readable.map(|one| one.to_string()).collect() };
                }
            }
        }
        Intent { slips, rest: Some(error), offers: Vec::new() }
    }
}

/// Returns where a piece stands in a text, counted in letters from 1; `None` if it does not stand there as a word.
pub(crate) fn place_of(text: &str, piece: &str) -> Option<usize> {
    let at = tokens(text).into_iter().find(|(_, token)| *token == piece).map(|(at, _)| at);
    let at = at.or_else(|| text.find(piece).filter(|_| !piece.is_empty()))?;
    text.get(..at).map(|before| before.chars().count().saturating_add(1))
}

/// A syntax error as a fault shows it: the letter at which reading stopped, counted from 1, and what could stand there.
pub(crate) fn shown(error: &SyntaxError, text: &str) -> String {
    let letter = text.get(..error.at).map_or(0, |before| before.chars().count());
    format!("{}: {}", letter.saturating_add(1), error.expected)
}

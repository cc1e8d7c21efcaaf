//! What a rulebook does not hold of its act, and defects of the act itself.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Citation, Clause};
use crate::names::Wording;
use crate::value::hs::HsRange;

/// A part of the act that the rulebook does not hold, or a defect of the act.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Its name.
    pub id: String,
    /// What it concerns.
    pub kind: GapKind,
    /// What it says.
    pub text: Wording,
    /// The provision.
    pub citation: Citation,
    /// Its closings: conditions that the missing part may turn out to say. If one of them would change a verdict, the
    /// verdict rests on the gap. Empty if no verdict can rest on it.
    pub closings: Vec<Clause>,
}

/// What a gap concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// A chapter with a line that was not read. Its goods that the list does not name are outside the rulebook.
    Chapter(u64),
    /// A chapter that may have such a line. The general rule applies, and each verdict by it has a warning.
    Suspect(u64),
    /// Codes whose row was not read. Their goods are outside the rulebook, even if it borrows rules.
    Codes(HsRange),
    /// The list as a whole. Every verdict by the general rule has a warning of it.
    List,
    /// A row of the list. Every verdict by this row has a warning of it.
    Row(String),
    /// The threshold of operations. Without a list of operations there is no verdict.
    Threshold,
    /// Every answer has a warning of it.
    Everywhere,
    /// Only the coverage report shows it.
    Noted,
}

impl GapKind {
    /// Returns how many digits of a code tell whether the gap concerns it.
    pub(crate) fn digits(&self) -> u8 {
        match self {
            GapKind::Codes(range) => range.digits(),
            _ => 0,
        }
    }
}

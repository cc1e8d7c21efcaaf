//! What the tests looked at: which materials move which of them, and how far each sum is from its limit.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;

use super::Case;
use crate::amount::Total;
use crate::share::Percent;

/// Collects notes while goods are judged and measured.
pub type Watch = RefCell<Vec<Note>>;

/// What one test looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The good's JSON pointer.
    pub at: String,
    /// How it looked.
    pub looked: Looked,
    /// The lines that it looked at, by place, and what part of their value counts.
    pub lines: Vec<(usize, Percent)>,
}

/// How a test looks at lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Their sum has a limit, and is so far above it: what certainly counts, and all that may; nothing where there is
    /// no price yet.
    Limit(Option<[Total; 2]>),
    /// They stand in the way by what they are.
    Barred,
    /// They are foreign in the share: their sum, and the base.
    Share(Total, Option<Total>),
}

impl<'a> Case<'a> {
    /// Notes what a test looked at, where somebody watches.
    pub(super) fn watched(&self, looked: impl FnOnce() -> Looked, lines: impl FnOnce() -> Vec<usize>) {
        if let Some(watch) = self.watch {
            let lines = lines().into_iter().map(|place| (place, Percent::ALL)).collect();
            watch.borrow_mut().push(Note { at: self.at.to_string(), looked: looked(), lines });
        }
    }
}

//! Notes what the tests looked at: which materials change which test, and how far each sum is from its limit.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;

use super::Case;
use crate::value::amount::Total;
use crate::value::share::Percent;

/// The notes of one judgement and measurement.
pub type Watch = RefCell<Vec<Note>>;

/// A note about one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The good's JSON pointer.
    pub at: String,
    /// The kind of look.
    pub looked: Looked,
    /// The lines that it looked at, by place, and the part of their value that counts.
    pub lines: Vec<(usize, Percent)>,
}

/// The way in which a test looks at lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Their sum has a limit. The two totals say how far it is above the limit: the certain part, and all that may
    /// count. `None` if no price is stated.
    Limit(Option<[Total; 2]>),
    /// They break the test by their kind.
    Barred,
    /// They are foreign in the share. The totals are their sum and the base.
    Share(Total, Option<Total>),
}

impl<'a> Case<'a> {
    /// Notes what a test looked at, if there is a list for it.
    pub(super) fn watched(&self, looked: impl FnOnce() -> Looked, lines: impl FnOnce() -> Vec<usize>) {
        if let Some(watch) = self.watch {
            let lines = lines().into_iter().map(|place| (place, Percent::ALL)).collect();
            watch.borrow_mut().push(Note { at: self.at.to_string(), looked: looked(), lines });
        }
    }
}
